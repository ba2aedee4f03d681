//! What has been found in a file so far, and the one place where text is searched for personal numbers.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::diagnostic::abridge;
use crate::privacy::{self, Private};

use super::cells::Table;
use super::inspection::{Leak, Trace, Unread};
use super::layout::{Heads, Layout, Texts};
use super::limits::{self, Budget, Read};

/// Findings while a file is looked through.
#[derive(Debug)]
pub(super) struct Findings {
    /// A birth date after this day is none.
    pub(super) today: Date,
    pub(super) leaks: Vec<Leak>,
    pub(super) unread: Option<Unread>,
    pub(super) traces: Vec<Trace>,
    /// Files inside the file that are still to be looked into.
    pub(super) inner: Vec<Inner>,
    pub(super) budget: Budget,
    /// Heads of the page before.
    pub(super) heads: Heads,
}

/// A file inside a file.
#[derive(Debug)]
pub(super) struct Inner {
    /// Where it lies, for people.
    pub(super) place: String,
    pub(super) bytes: Vec<u8>,
    /// Can what it tells of its makers be taken out where it lies?
    pub(super) is_cleanable: bool,
}

impl Findings {
    /// Nothing yet.
    pub(super) fn on(today: Date) -> Self {
        Self {
            today,
            leaks: Vec::new(),
            unread: None,
            traces: Vec::new(),
            inner: Vec::new(),
            budget: Budget::default(),
            heads: Heads::default(),
        }
    }

    /// Searches a text that a reader would see in one piece.
    pub(super) fn text(&mut self, place: &str, text: &str) {
        self.text_at(|| place.to_owned(), text);
    }

    /// The same for a place that is put into words only if it is needed.
    pub(super) fn text_at(&mut self, place: impl Fn() -> String, text: &str) {
        for told in self.in_text(text) {
            self.leak(told.what, place(), &told.written);
        }
    }

    /// What is personal in a text.
    fn in_text(&mut self, text: &str) -> Vec<Told> {
        let mut all = Vec::new();
        if text.len() < limits::SHORTEST || self.leaks.len() >= limits::LEAKS {
            return all;
        }
        if self.budget.text(text.len()).is_err() {
            self.unread(Unread::TooLarge);
            return all;
        }
        let mut rest = text;
        while !rest.is_empty() && all.len() < limits::LEAKS {
            let (part, after) = rest.split_at(cut(rest));
            let found = privacy::find(part, self.today).into_iter();
            all.extend(found.filter(|found| found.what != Private::MaskedIdNumber).map(|found| {
                let text = |range: std::ops::Range<usize>| part.get(range).unwrap_or_default().to_owned();
                Told { what: found.what, written: text(found.range), secret: text(found.secret) }
            }));
            rest = after;
        }
        all
    }

    /// Searches what is written on a page: its lines, and what goes on from one to the next.
    pub(super) fn page(&mut self, place: &str, layout: Layout) {
        let Texts { lines, joined, tables } = layout.into_texts(&mut self.heads);
        let mut cells: Vec<Told> = Vec::new();
        for column in tables.iter().flat_map(|tables| &tables.columns) {
            // Numbers below each other are not one.
            cells.extend(self.in_table(column).filter(|told| !is_number(told.what)));
        }
        // The lines of a cell that is told in full are told no more.
        let mut all: Vec<Told> = lines.iter().flat_map(|text| self.in_text(text)).collect();
        all.retain(|told| !cells.iter().any(|cell| cell.holds_more(told)));
        for joined in joined {
            if all.len() >= limits::LEAKS || self.budget.text(joined.text.len()).is_err() {
                break;
            }
            let found = privacy::find(&joined.text, self.today).into_iter();
            all.extend(found.filter(|found| joined.holds(found.what, &found.range)).map(|found| {
                let written = joined.text.get(found.range).unwrap_or_default().to_owned();
                Told { what: found.what, secret: written.clone(), written }
            }));
        }
        all.extend(cells);
        for table in tables.iter().flat_map(|tables| &tables.rows) {
            for told in self.in_table(table) {
                if !all.iter().any(|other| other.holds(&told)) {
                    all.push(told);
                }
            }
        }
        for told in all {
            self.leak(told.what, place.to_owned(), &told.written);
        }
    }

    /// What is personal in a table of a page, without what stands on the page before.
    fn in_table(&mut self, table: &Table) -> impl Iterator<Item = Told> + use<> {
        let head = table.head;
        self.in_rows(&table.rows).into_iter().filter(move |((row, _), _)| *row >= head).map(|(_, told)| told)
    }

    /// Searches the cells of a table, each alone and with those that say what it is.
    pub(super) fn rows(&mut self, rows: &[Vec<String>], place: impl Fn(usize, usize) -> String) {
        for ((row, cell), told) in self.in_rows(rows) {
            self.leak(told.what, place(row, cell), &told.written);
        }
    }

    /// What is personal in the cells of a table, with its row and cell.
    fn in_rows(&mut self, rows: &[Vec<String>]) -> Vec<((usize, usize), Told)> {
        if self.leaks.len() >= limits::LEAKS {
            return Vec::new();
        }
        let size = rows.iter().flatten().map(String::len).sum();
        if self.budget.text(size).is_err() {
            self.unread(Unread::TooLarge);
            return Vec::new();
        }
        let found = privacy::find_in_rows(rows, self.today).into_iter();
        found
            .filter(|found| found.what != Private::MaskedIdNumber)
            .map(|found| {
                let written = found.written(rows);
                let told = Told { what: found.what, secret: written.clone(), written };
                ((found.row, found.cells.start), told)
            })
            .collect()
    }

    /// Searches a text again with the one above it, which may be the word that says what it is.
    pub(super) fn below(&mut self, place: impl Fn() -> String, word: &str, text: &str) {
        let rows = [vec![word.to_owned()], vec![text.to_owned()]];
        self.new_only(|findings| findings.rows(&rows, |_, _| place()), |_| true);
    }

    /// Is the whole text an identity number?
    pub(super) fn is_id_number(&self, text: &str) -> bool {
        matches!(privacy::find(text, self.today).as_slice(),
            [found] if found.what == Private::IdNumber && found.range == (0..text.len()))
    }

    /// Searches a text that may have been read elsewhere: a number that is known from another place is left out.
    pub(super) fn text_once(&mut self, place: &str, text: &str) {
        self.new_only(|findings| findings.text(place, text), |_| true);
    }

    /// Keeps of what a search finds what nobody knows yet, and `is_kept` as well.
    pub(super) fn new_only(&mut self, search: impl FnOnce(&mut Self), is_kept: impl Fn(&Leak) -> bool) {
        let known = self.leaks.len();
        search(self);
        let mut new = self.leaks.split_off(known);
        new.retain(|leak| !self.leaks.iter().any(|other| other.masked == leak.masked) && is_kept(leak));
        self.leaks.extend(new);
    }

    /// Keeps a number once for each place: the same text may have been read in more than one way.
    pub(super) fn leak(&mut self, what: Private, place: String, number: &str) {
        // Read in one line or in two, with cells between its parts or without: it is the same number.
        let number: Cow<'_, str> =
            if is_number(what) { number.split_whitespace().collect() } else { number.into() };
        let leak = Leak { what, place, masked: abridge(&number) };
        if self.leaks.len() < limits::LEAKS && !self.leaks.contains(&leak) {
            self.leaks.push(leak);
        }
    }

    /// Something could not be read; the worst reason stands.
    pub(super) fn unread(&mut self, why: Unread) {
        self.unread = self.unread.max(Some(why));
    }

    /// Keeps why something could not be read, if so.
    pub(super) fn note<T>(&mut self, read: Read<T>) -> Option<T> {
        read.map_err(|why| self.unread(why)).ok()
    }

    /// Something tells of the makers; of each kind what goes and what stays is told once.
    pub(super) fn trace(&mut self, what: impl Into<Cow<'static, str>>, is_cleaned: bool) {
        let trace = Trace { what: what.into(), is_cleaned };
        if !self.traces.contains(&trace) {
            self.traces.push(trace);
        }
    }

    /// Remembers a file inside this one.
    pub(super) fn inner(&mut self, mut place: String, bytes: Vec<u8>, is_cleanable: bool) {
        place.truncate(place.floor_char_boundary(limits::PLACE));
        match self.budget.file() {
            Ok(()) => self.inner.push(Inner { place, bytes, is_cleanable }),
            Err(why) => self.unread(why),
        }
    }

    /// Takes in what was found in a file inside this one.
    pub(super) fn take_in(&mut self, own: Self, inner: &Inner) {
        self.budget = own.budget;
        self.unread = self.unread.max(own.unread);
        for trace in own.traces {
            self.trace(trace.what, trace.is_cleaned && inner.is_cleanable);
        }
        let leaks = own
            .leaks
            .into_iter()
            .map(|leak| Leak { place: format!("{}：{}", inner.place, leak.place), ..leak });
        self.leaks.extend(leaks.take(limits::LEAKS.saturating_sub(self.leaks.len())));
    }

    /// Searches bytes of unknown structure for texts: 8-bit ones and UTF-16 in either order.
    pub(super) fn strings(&mut self, place: &str, bytes: &[u8]) {
        for run in bytes.split(|byte| *byte < b' ').filter(|run| has_number(run)) {
            self.text(place, &String::from_utf8_lossy(run));
        }
        for (start, is_big) in [(0, false), (1, false), (0, true), (1, true)] {
            let mut run = String::new();
            let pairs = bytes.get(start..).unwrap_or_default().chunks_exact(2);
            for pair in pairs {
                let pair = [pair[0], pair[1]];
                let unit = if is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
                match char::from_u32(u32::from(unit)).filter(|c| *c >= ' ') {
                    Some(c) => run.push(c),
                    None => self.run(place, &mut run),
                }
            }
            self.run(place, &mut run);
        }
    }

    fn run(&mut self, place: &str, run: &mut String) {
        if has_number(run.as_bytes()) {
            self.text(place, run);
        }
        run.clear();
    }
}

/// Something personal that was found.
struct Told {
    what: Private,
    /// With the word that announces it.
    written: String,
    secret: String,
}

impl Told {
    /// Is the other one the same, or a part of it?
    fn holds(&self, other: &Self) -> bool {
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        self.what == other.what && plain(&self.secret).contains(&plain(&other.secret))
    }

    /// Is the other one only a part of it?
    fn holds_more(&self, other: &Self) -> bool {
        self.holds(other) && !other.holds(self)
    }
}

fn is_number(what: Private) -> bool {
    matches!(what, Private::IdNumber | Private::MaskedIdNumber | Private::Mobile | Private::BankCard)
}

/// Where a long text can be cut without cutting a number: behind a line, else behind a letter.
fn cut(text: &str) -> usize {
    if text.len() <= limits::AT_ONCE {
        return text.len();
    }
    let end = text.floor_char_boundary(limits::AT_ONCE);
    let head = text.get(..end).unwrap_or_default();
    let last = head
        .char_indices()
        .rev()
        .find(|(_, c)| *c == '\n')
        .or_else(|| head.char_indices().rev().find(|(_, c)| c.is_alphabetic()));
    last.map_or(end, |(at, c)| at + c.len_utf8())
}

/// Can there be a number in it? Six digits at least, in any script that has its digits in one or more bytes.
fn has_number(run: &[u8]) -> bool {
    run.len() >= 11
        && run.iter().filter(|byte| byte.is_ascii_digit() || (0x90..=0x99).contains(*byte)).count() >= 6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(layout: &mut Layout, x: f64, y: f64, text: &str) {
        for (at, c) in text.chars().enumerate() {
            let at = x + 10.0 * f64::from(u32::try_from(at).unwrap());
            layout.push((at, y), (1.0, 0.0), 10.0, 10.0, &c.to_string()).unwrap();
        }
    }

    #[test]
    fn what_stands_in_prose_is_told_beside_what_stands_in_a_table() {
        let mut layout = Layout::default();
        write(&mut layout, 0.0, 200.0, "甲的家庭住址：示例镇示例村88号");
        for (y, [name, address]) in [
            (100.0, ["姓名", "住址"]),
            (80.0, ["甲", "示例路12号"]),
            (68.0, ["", "3栋402室"]),
            (40.0, ["乙", "示例路5号"]),
        ] {
            write(&mut layout, 0.0, y, name);
            write(&mut layout, 100.0, y, address);
        }
        let mut findings = Findings::on(Date::constant(2026, 11, 23));
        findings.page("第 1 页", layout);
        assert!(findings.leaks.iter().all(|leak| leak.what == Private::HomeAddress));
        let told: Vec<&str> = findings.leaks.iter().map(|leak| leak.masked.as_str()).collect();
        assert_eq!(told.len(), 3, "{told:?}");
    }
}
