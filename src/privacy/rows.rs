//! Tables: the cell above, the cell before or the first cell of the row may be the word that makes a cell personal, and
//! a number may be spread over the cells of a row.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use super::beside::says_what;
use super::labelled::is_label;
use super::radicals::unified;
use super::{Found, Private, find, meet};

/// Personal data in the cells of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InCells {
    /// The kind.
    pub what: Private,
    /// The row, counted from zero.
    pub row: usize,
    /// Its cells: one, or several over which a number is spread.
    pub cells: Range<usize>,
    /// Where it begins, in bytes of the first of these cells.
    pub start: usize,
    /// Where it ends, in bytes of the last of these cells.
    pub end: usize,
}

impl InCells {
    /// What must not be shown, the cells set apart by a blank.
    pub fn written<S: AsRef<str>>(&self, rows: &[Vec<S>]) -> String {
        let cells = rows.get(self.row).and_then(|row| row.get(self.cells.clone())).unwrap_or_default();
        let part = |at: usize, text: &str| {
            let from = if at == 0 { self.start } else { 0 };
            let to = if at + 1 == cells.len() { self.end } else { text.len() };
            text.get(from..to).unwrap_or(text).to_owned()
        };
        let parts: Vec<String> = cells.iter().enumerate().map(|(at, text)| part(at, text.as_ref())).collect();
        parts.join(" ")
    }
}

/// Looks for personal data in every cell of a table, alone and together with the cells that say what it is; in the order
/// of rows and cells. Numbers whose parts stand below each other are found by whoever hands a column over as a row.
pub fn find_in_rows<S: AsRef<str>>(rows: &[Vec<S>], today: Date) -> Vec<InCells> {
    let unified: Vec<Vec<Cow<'_, str>>> =
        rows.iter().map(|row| row.iter().map(|cell| unified(cell.as_ref())).collect()).collect();
    judge(&unified, today).personal
}

/// What was found in a table, and what its words say is none.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) personal: Vec<InCells>,
    pub(super) cleared: Vec<InCells>,
}

/// Tells what is personal from what only looks like it.
pub(super) fn judge<S: AsRef<str>>(rows: &[Vec<S>], today: Date) -> Judged {
    let mut judged = Judged::default();
    let mut heads = Heads::default();
    for (row, cells) in rows.iter().enumerate() {
        let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        let known = judged.personal.len();
        let says: Vec<Option<Cow<'_, str>>> = cells.iter().map(|cell| word_for_others(cell)).collect();
        for (cell, text) in cells.iter().enumerate() {
            let beside = [cell.checked_sub(1), Some(0)].into_iter().flatten();
            let beside = beside.filter(|at| *at < cell).filter_map(|at| says[at].as_deref());
            let words = heads.above(cell).into_iter().chain(beside);
            let (personal, cleared) = in_cell(text, words, today);
            let placed = |Found { what, secret, .. }: Found| InCells {
                what,
                row,
                cells: cell..cell + 1,
                start: secret.start,
                end: secret.end,
            };
            judged.personal.extend(personal.into_iter().map(placed));
            judged.cleared.extend(cleared.into_iter().map(placed));
        }
        for one in spread(&cells, today) {
            let one = InCells { row, ..one };
            if heads.part(&one, &cells) {
                judged.cleared.push(one);
            } else if !judged.personal[known..].iter().any(|other| one.cells.contains(&other.cells.start)) {
                judged.personal.push(one);
            }
        }
        heads.take(&cells, says);
    }
    judged
}

/// What the rows above say of their columns.
#[derive(Default)]
struct Heads<'t> {
    /// For each column the last cell that says what stands below it.
    labels: Vec<Cow<'t, str>>,
    /// The last row of nothing but words.
    words: Vec<&'t str>,
}

impl<'t> Heads<'t> {
    fn above(&self, column: usize) -> Option<&str> {
        self.labels.get(column).map(AsRef::as_ref).filter(|label| !label.is_empty())
    }

    fn take(&mut self, cells: &[&'t str], says: Vec<Option<Cow<'t, str>>>) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            *self = Self::default();
        }
        if cells.len() > self.labels.len() {
            self.labels.resize(cells.len(), Cow::Borrowed(""));
        }
        let has_digits = cells.iter().any(|cell| cell.contains(|c: char| c.is_ascii_digit()));
        if !has_digits && cells.iter().any(|cell| is_head_of_offices(cell)) {
            self.labels.fill(Cow::Borrowed(""));
        }
        for (label, word) in self.labels.iter_mut().zip(says) {
            if let Some(word) = word {
                *label = word;
            }
        }
        if !has_digits && cells.iter().filter(|cell| !cell.trim().is_empty()).count() > 1 {
            self.words = cells.to_vec();
        }
    }

    /// Do the columns of something spread over several cells hold different things, such as figures?
    fn part(&self, spread: &InCells, cells: &[&str]) -> bool {
        let heads: BTreeSet<&str> = self
            .words
            .get(spread.cells.clone())
            .unwrap_or_default()
            .iter()
            .map(|head| head.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_digit()))
            .filter(|head| !head.is_empty())
            .collect();
        let says = heads.iter().any(|head| {
            ["手机", "电话", "号码", "证号", "卡号", "账号"].iter().any(|word| head.contains(word))
        });
        // No figure begins with a zero.
        let is_no_figure = cells[spread.cells.clone()].iter().any(|cell| {
            let cell = cell.trim();
            cell.len() > 1 && cell.starts_with('0')
        });
        heads.len() > 1 && !says && !is_no_figure && spread.what != Private::IdNumber
    }
}

/// Does it head a column in a table of places where people work?
fn is_head_of_offices(cell: &str) -> bool {
    const LONGEST: usize = 18;
    let cell = cell.trim();
    cell.len() <= LONGEST
        && ["地址", "地点"].iter().any(|word| cell.ends_with(word))
        && !cell.starts_with(['无', '暂', '未', '同', '不'])
        && word_for_others(cell).is_none()
}

/// Can a cell say of others what they are?
pub fn says_of_others(cell: &str) -> bool {
    word_for_others(&unified(cell)).is_some()
}

/// What the cell says of others, on one line; `None` if it says nothing of them.
fn word_for_others(cell: &str) -> Option<Cow<'_, str>> {
    const NUMBERS: [&str; 8] = ["电话", "手机", "联系", "账号", "帐号", "卡号", "账户", "证号"];
    if !cell.bytes().any(|b| b >= 0x80 || b.is_ascii_alphabetic()) {
        return None;
    }
    let word: Cow<'_, str> =
        if cell.contains('\n') { cell.lines().map(str::trim).collect() } else { Cow::Borrowed(cell) };
    let is_of_number = || word.len() <= 48 && NUMBERS.iter().any(|one| word.contains(one));
    let says = is_label(&word) || says_what(&word) || is_of_number();
    says.then_some(word)
}

/// Finds what the cell holds by itself or behind one of the words, and what one of the words clears.
fn in_cell<'w>(text: &str, words: impl Iterator<Item = &'w str>, today: Date) -> (Vec<Found>, Vec<Found>) {
    let alone = find(text, today);
    let (mut all, mut cleared) = (alone.clone(), Vec::new());
    let is_in = |all: &[Found], one: &Found| {
        all.iter().any(|other| other.what == one.what && meet(&other.secret, &one.secret))
    };
    for word in words.filter(|word| *word != text) {
        let before = format!("{word}：");
        let together: Vec<Found> = find(&format!("{before}{text}"), today)
            .into_iter()
            .filter_map(|mut found| {
                let start = found.secret.start.checked_sub(before.len())?;
                found.secret = start..found.secret.end - before.len();
                Some(found)
            })
            .collect();
        cleared.extend(all.extract_if(.., |one| is_in(&alone, one) && !is_in(&together, one)));
        let more: Vec<Found> = together.into_iter().filter(|one| !is_in(&all, one)).collect();
        all.extend(more.into_iter().filter(|one| !is_in(&alone, one)));
    }
    all.sort_by_key(|found| found.secret.start);
    (all, cleared)
}

/// Numbers that begin with one cell and end with another.
fn spread(cells: &[&str], today: Date) -> Vec<InCells> {
    let mut row = String::new();
    let mut places: Vec<Range<usize>> = Vec::new();
    for cell in cells {
        let start = row.len();
        row.push_str(cell.trim());
        places.push(start..row.len());
        row.push(' ');
    }
    let with_digits = cells.iter().filter(|cell| cell.contains(super::is_digit)).count();
    if with_digits < 2 {
        return Vec::new();
    }
    let mut all = Vec::new();
    for found in find(&row, today) {
        let first = places.iter().position(|place| place.start == found.secret.start && !place.is_empty());
        let last = places.iter().position(|place| place.end == found.secret.end && !place.is_empty());
        let (Some(first), Some(last)) = (first, last) else { continue };
        let is_number = matches!(found.what, Private::IdNumber | Private::Mobile | Private::BankCard);
        if first < last && is_number {
            let inside = |at: usize| cells[at].len() - cells[at].trim_start().len();
            let end = inside(last) + places[last].len();
            all.push(InCells { what: found.what, row: 0, cells: first..last + 1, start: inside(first), end });
        }
    }
    all
}
