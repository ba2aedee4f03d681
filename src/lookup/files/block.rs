//! Blocks: scripts of neighbouring documents, with everything that an answer shows.

use std::collections::BTreeMap;
use std::fmt::Write;

use rayon::prelude::*;

use super::super::directory::{Answer, Place};
use super::super::index::{Document, Index, blocks, first_of};
use super::pack::{quoted, rows, written};
use super::script::{LookupFile, numbered};
use crate::records::{Date, Days};

/// If documents have more answers than this on average, the answers of each area go into scripts of their own.
const MOST_ANSWERS: usize = 4;

/// Are items of the same names handled in so many areas that a visitor has to choose an area first?
pub(super) fn is_by_area(index: &Index) -> bool {
    let answers: usize = index.documents.iter().map(|document| document.entry.answers.len()).sum();
    index.areas.len() > 1 && answers > MOST_ANSWERS * index.documents.len()
}

/// All blocks (`lookup/b/…`). If answers are divided by area, these have no answers, and there are further blocks for
/// each area (`lookup/a/AREA/…`) with what is handled there or, failing that, in the whole district.
pub(super) fn all(index: &Index, numbering: &str) -> Vec<LookupFile> {
    let blocks = blocks(&index.documents);
    let blocks = || blocks.par_iter().enumerate();
    let by_area = is_by_area(index);
    let whole = |(number, documents): (usize, &&[Document])| {
        let answers = |document| Some(if by_area { Vec::new() } else { answers(document, |_| true) });
        numbered("b", number, numbering, &block(index, number, documents, answers))
    };
    let mut files: Vec<LookupFile> = blocks().map(whole).collect();
    if by_area {
        let of_areas = blocks().flat_map_iter(|(number, documents)| {
            (0..index.areas.len()).filter_map(move |area| {
                let area = u32::try_from(area).unwrap_or(0);
                let is_handled = documents.iter().any(|document| answers_in(document, area).is_some());
                let folder = format!("a/{area}");
                let answers = move |document| answers_in(document, area);
                is_handled
                    .then(|| numbered(&folder, number, numbering, &block(index, number, documents, answers)))
            })
        });
        files.par_extend(of_areas);
    }
    files
}

/// `FIRST,[PLACE…],DOCUMENT…`: the number of the first document, the windows that answers refer to, and the documents,
/// each `[TEXTS,ACTIONS,PRIOR,[[AREA,"TAG","URL",[PLACE…],BRIEF]…]]`. `TEXTS` has a line for each text, an empty line between
/// groups, and the remoteness of a group before its first text. `BRIEF` is what else is said,
/// `[["WHO DECIDES"],["HOW LONG"]…]`. A document that is not handled in the
/// area is `[]`. A document, answer or text with days has the first and the last of them at its end, each "" if there is none;
/// after a text they are parted from it by tabs.
fn block<'d>(
    index: &Index,
    number: usize,
    documents: &'d [Document],
    answers_of: impl Fn(&'d Document) -> Option<Vec<&'d Answer>>,
) -> Vec<String> {
    let mut places = Places::default();
    let document = |document: &'d Document| {
        let Some(answers) = answers_of(document) else { return "[]".to_owned() };
        let groups = document.texts(&index.sayings).map(|(remoteness, texts)| {
            let said = texts.iter().map(|(text, days)| (*text, said_of(*days)));
            let said: Vec<(&str, Option<[String; 2]>)> = said.collect();
            let rows =
                rows(said.iter().map(|(text, days)| {
                    std::iter::once(*text).chain(days.iter().flatten().map(String::as_str))
                }));
            format!("{remoteness}{rows}")
        });
        let groups: Vec<String> = groups.collect();
        let answers = answers.into_iter().map(|answer| {
            let named = answer.places.iter().filter_map(|place| Some((*place, index.place(*place)?)));
            let at: Vec<usize> = named.map(|(number, place)| places.at(number, place)).collect();
            let brief = list(answer.brief.iter().map(|(said, days)| dated(written(&[said]), *days)));
            let (area, at) = (answer.area.to_string(), written(&at));
            dated(list([area, written(&answer.tag), written(&answer.url), at, brief]), answer.days)
        });
        let (groups, answers) = (quoted(&groups.join("\n\n")), list(answers));
        let (actions, prior) = (document.actions.to_string(), document.prior().to_string());
        dated(list([groups, actions, prior, answers]), document.entry.days())
    };
    let documents: Vec<String> = documents.iter().map(document).collect();
    let mut data = vec![first_of(number).to_string(), format!("[{}]", places.written.join(","))];
    data.extend(documents);
    data
}

fn list(written: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", written.into_iter().collect::<Vec<_>>().join(","))
}

/// A written list with the days on which it is meant at its end, if not always: `"2026-01-01",""`.
fn dated(mut list: String, days: Days) -> String {
    if let Some([first, last]) = said_of(days) {
        list.pop();
        let _ = write!(list, ",\"{first}\",\"{last}\"]");
    }
    list
}

/// The first and the last day, each empty if there is none; nothing if it is always meant.
fn said_of(days: Days) -> Option<[String; 2]> {
    let written = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    (days != Days::default()).then(|| [written(days.first), written(days.last)])
}

fn answers(document: &Document, is_wanted: impl Fn(&Answer) -> bool) -> Vec<&Answer> {
    document.entry.answers.iter().filter(|answer| is_wanted(answer)).collect()
}

/// The answers in an area or, if there are none, in the whole district (area 0).
fn answers_in(document: &Document, area: u32) -> Option<Vec<&Answer>> {
    let mut found = [area, 0].into_iter().map(|area| answers(document, |answer| answer.area == area));
    found.find(|answers| !answers.is_empty())
}

/// The windows that one block refers to, each once.
#[derive(Default)]
struct Places {
    /// The place of each in the block, by its number in the directory.
    at: BTreeMap<u32, usize>,
    written: Vec<String>,
}

impl Places {
    fn at(&mut self, number: u32, place: &Place) -> usize {
        *self.at.entry(number).or_insert_with(|| {
            let Place { url, name, spot, phone, dialled, hours, holidays, closed, states } = place;
            let states =
                list(states.iter().map(|(label, days)| dated(written(&[Place::in_brackets(label)]), *days)));
            let holidays = holidays.then_some("");
            let closed = Some(closed).filter(|closed| !closed.is_empty());
            let times = [
                ("hours", Some(&**hours)),
                ("holidays", holidays),
                ("closed", closed.map(|closed| &**closed)),
            ];
            let times: BTreeMap<_, _> =
                times.into_iter().filter_map(|(name, said)| Some((name, said?))).collect();
            let times = if hours.is_empty() { "0".to_owned() } else { written(&times) };
            let link = if phone.is_empty() { String::new() } else { format!("tel:{dialled}") };
            let place = [&**url, name, spot, phone, &link].map(|text| written(&text));
            self.written.push(list(place.into_iter().chain([times, states])));
            self.written.len() - 1
        })
    }
}
