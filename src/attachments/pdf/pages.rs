//! The pages of a PDF, in their order, with what is pinned to them.

use std::collections::BTreeSet;

use super::content::{Drawn, Known, Painter, State};
use super::document::{Document, is_type, list};
use super::object::{Dict, Object, strings};
use crate::attachments::findings::Findings;
use crate::attachments::inspection::Unread;
use crate::attachments::limits::{self, Budget, Read};

/// Fewer glyphs without a meaning cannot be a number.
const SHORTEST: usize = 11;
/// A page with curves and no text may have its letters drawn: a letter takes about ten.
const DRAWN_LETTERS: usize = 200;

/// Reads all pages, then those that are in the file but no longer in the document.
pub(super) fn read(file: &Document<'_>, known: &mut Known, findings: &mut Findings) -> Read<()> {
    let mut seen = BTreeSet::new();
    let pages = in_order(file, &mut seen, &mut findings.budget)?;
    let is_page = |object: &Object| object.dict().is_some_and(|dict| is_type(dict, "Page"));
    let loose = file.objects.values().filter(|stored| !seen.contains(&stored.id.0)).chain(&file.older);
    let loose: Vec<&Dict> =
        loose.filter(|stored| is_page(&stored.object)).filter_map(|stored| stored.object.dict()).collect();
    if pages.is_empty() && loose.is_empty() {
        return Err(Unread::Broken);
    }
    for (at, page) in pages.iter().enumerate() {
        self::page(&format!("第 {} 页", at + 1), file, page, known, findings)?;
    }
    for page in loose.into_iter().take(limits::PAGES) {
        self::page("文件里留存的旧页面", file, &[page], known, findings)?;
    }
    Ok(())
}

/// A page and what it inherits from, the page first.
type Lineage<'f> = Vec<&'f Dict>;

fn in_order<'f>(
    file: &'f Document<'_>,
    seen: &mut BTreeSet<u32>,
    budget: &mut Budget,
) -> Read<Vec<Lineage<'f>>> {
    let root = file.root.and_then(|id| file.objects.get(&id)).and_then(|stored| stored.object.dict());
    let Some(first) = root.and_then(|root| root.get("Pages")) else { return Ok(Vec::new()) };
    let mut pages = Vec::new();
    let mut open: Vec<(&Object, Lineage<'f>)> = vec![(first, Vec::new())];
    while let Some((object, above)) = open.pop() {
        budget.step()?;
        if let Object::Ref(id) = object
            && !seen.insert(*id)
        {
            continue;
        }
        // A page that is named and not there was cut off.
        let Some(dict) = file.resolve(object).dict() else { return Err(Unread::Broken) };
        let mut lineage = vec![dict];
        lineage.extend(above);
        if lineage.len() > limits::NESTING {
            return Err(Unread::TooLarge);
        }
        match file.get(dict, "Kids").array() {
            Some(kids) if kids.len() > limits::PAGES => return Err(Unread::TooLarge),
            Some(kids) => open.extend(kids.iter().rev().map(|kid| (kid, lineage.clone()))),
            None => pages.push(lineage),
        }
        if pages.len() > limits::PAGES || open.len() > limits::PAGES {
            return Err(Unread::TooLarge);
        }
    }
    Ok(pages)
}

fn page(
    place: &str,
    file: &Document<'_>,
    lineage: &[&Dict],
    known: &mut Known,
    findings: &mut Findings,
) -> Read<()> {
    let empty = Dict::new();
    let resources = lineage.iter().find_map(|dict| file.get(dict, "Resources").dict()).unwrap_or(&empty);
    let Some(page) = lineage.first() else { return Ok(()) };
    let mut painter = Painter::new(file, known, &mut findings.budget);
    let mut content = Vec::new();
    let mut trouble = None;
    for part in list(file.get(page, "Contents")) {
        painter.budget.step()?;
        if matches!(part, Object::Ref(id) if !file.objects.contains_key(id)) {
            trouble = trouble.max(Some(Unread::Broken));
        }
        if let Object::Stream(stream) = file.resolve(part) {
            painter.known.drawn.insert(stream.id.0);
            match file.data(stream, painter.budget) {
                Ok(bytes) => content.extend(bytes.unwrap_or_default()),
                Err(why) => trouble = trouble.max(Some(why)),
            }
            content.push(b'\n');
        }
    }
    let painted = painter.paint(&content, resources);
    let mut notes = String::new();
    let noted = annotations(&mut painter, page, resources, &mut notes);
    let drawn = std::mem::take(&mut painter.drawn);
    trouble = trouble.max(painted.err()).max(noted.err());
    judge(place, drawn, findings);
    findings.text_at(|| format!("{place}的批注或表单"), &notes);
    trouble.map_or(Ok(()), Err)
}

/// What is pinned to a page: remarks, form fields, stamps.
fn annotations(painter: &mut Painter<'_, '_>, page: &Dict, resources: &Dict, notes: &mut String) -> Read<()> {
    let file = painter.file;
    let mut seen = BTreeSet::new();
    for object in list(file.get(page, "Annots")) {
        painter.budget.step()?;
        let is_known = matches!(object, Object::Ref(id) if !seen.insert(*id));
        let Some(dict) = file.resolve(object).dict().filter(|_| !is_known) else { continue };
        let before = notes.len();
        strings(file.resolve(object), notes);
        // Many pages may show the same remarks.
        painter.budget.text(notes.len() - before)?;
        let is_seal = file.get(dict, "FT").name() == Some("Sig");
        let had_picture = painter.drawn.has_picture;
        let looks = file.get(dict, "AP").dict().map(|looks| looks.values().map(|look| file.resolve(look)));
        for look in looks.into_iter().flatten() {
            match look {
                Object::Stream(stream) => painter.form(stream, &State::default(), resources, 0)?,
                // One for each state of a box.
                Object::Dict(states) => {
                    for state in states.values() {
                        painter.budget.step()?;
                        if let Object::Stream(stream) = file.resolve(state) {
                            painter.form(stream, &State::default(), resources, 0)?;
                        }
                    }
                }
                _ => {}
            }
        }
        // A seal is made by its keeper, not by who wrote the document.
        if is_seal {
            painter.drawn.has_picture = had_picture;
        }
    }
    Ok(())
}

/// Searches what was drawn, and says what could not be read of it.
pub(super) fn judge(place: &str, drawn: Drawn, findings: &mut Findings) {
    let has_text = !drawn.layout.is_empty();
    findings.page(place, drawn.layout);
    findings.text(place, &drawn.beside);
    findings.text(place, &drawn.asides);
    if drawn.unmapped >= SHORTEST {
        findings.unread(Unread::Unmapped);
    }
    let has_drawn_letters = drawn.outlines.are_letters() || !has_text && drawn.curves >= DRAWN_LETTERS;
    if drawn.has_picture || has_drawn_letters {
        findings.unread(Unread::Scanned);
    }
}
