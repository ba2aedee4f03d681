use crate::load::Kind;
use crate::records::{Date, Letter, LetterStatus, Term};

use super::document::Document;

/// Why nobody may change the letter of a row.
pub(super) const SIGNED: &str = "已签订的授权书不能改；要改授权，请重新签订授权书";

/// Is it a letter that is not signed yet?
pub(super) fn is_draft(document: &Document) -> bool {
    let is_letter = document.kind == Kind::Letter;
    let status = document.one(&[Letter::status]);
    is_letter && (status == LetterStatus::Draft.label() || document.one(&[Letter::signed_on]).is_empty())
}

/// The letters that matter from a day on: drafts, and what still holds or is going to.
pub(super) fn current(documents: &[Document], day: Date) -> Vec<usize> {
    let replaced: Vec<String> = documents
        .iter()
        .filter(|document| document.kind == Kind::Letter && !is_draft(document))
        .filter_map(|document| replaced_by(document, day))
        .collect();
    let numbers = documents.iter().enumerate().filter(|(_, document)| document.kind == Kind::Letter);
    let matters = numbers.filter(|(_, document)| {
        let on = |path: &[_]| Date::read(&document.one(path));
        let is_over = on(&[Letter::term, Term::to]).is_some_and(|last| last < day)
            || on(&[Letter::revoked_on]).is_some_and(|first| first <= day)
            || replaced.contains(&document.id);
        is_draft(document) || !is_over
    });
    matters.map(|(at, _)| at).collect()
}

/// The letter that this one has replaced by a day.
fn replaced_by(document: &Document, day: Date) -> Option<String> {
    let old = Some(document.one(&[Letter::supersedes])).filter(|old| !old.is_empty())?;
    let begins = Date::read(&document.one(&[Letter::term, Term::from]));
    if begins.is_some_and(|first| first > day) {
        return None;
    }
    let year = document.id.split('/').next().unwrap_or_default();
    Some(if old.contains('/') { old } else { format!("{year}/{old}") })
}
