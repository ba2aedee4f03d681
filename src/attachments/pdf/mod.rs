//! PDF: the texts of its pages, and all else that is said in it.
//!
//! A page is read as a reader sees it; what no page shows – properties, outlines, forms, older versions – is read object by
//! object.

mod cmap;
mod content;
mod crypt;
mod document;
mod filters;
mod font;
mod lexer;
mod object;
mod pages;
mod rest;
mod traces;

use super::findings::Findings;
use super::inspection::Unread;
use super::limits::Budget;

use content::Known;
use document::Document;

/// Looks through a PDF.
pub(super) fn inspect(bytes: &[u8], findings: &mut Findings) {
    let read = Document::read(bytes, &mut findings.budget);
    let Some(file) = findings.note(read) else { return };
    if file.is_cut {
        findings.unread(Unread::Broken);
    }
    let mut known = Known::default();
    let read = pages::read(&file, &mut known, findings);
    findings.note(read);
    let read = rest::read(&file, &mut known, findings);
    findings.note(read);
    let plan = traces::plan(&file, &mut findings.budget);
    for (what, is_cleaned) in findings.note(plan).unwrap_or_default().told {
        findings.trace(what, is_cleaned);
    }
}

/// The PDF with blanks where it told of its makers, all else at its place; `None` if there is nothing to change.
pub(super) fn cleaned(bytes: &[u8], budget: &mut Budget) -> Option<Vec<u8>> {
    let file = Document::read(bytes, budget).ok()?;
    let plan = traces::plan(&file, budget).ok()?;
    let mut clean = bytes.to_vec();
    let is_changed = !plan.changes.is_empty();
    for change in plan.changes {
        clean.get_mut(change.range)?.copy_from_slice(&change.bytes);
    }
    is_changed.then_some(clean)
}
