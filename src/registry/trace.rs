//! What a piece of work reads, noted while it reads, so that the next run knows which work a change can reach.
//!
//! Tables note the records that are taken from them; what is worked out from many records notes itself ([`PerRecord`],
//! [`Noted`]). Nobody has to keep a list. The work stays on its thread: what another thread reads for it is not noted.
//!
//! [`PerRecord`]: super::PerRecord
//! [`Noted`]: super::Noted

use std::cell::RefCell;

use super::key::Key;

/// What can be read: one record of a table with all that was worked out for it, or what follows from many of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part(u32);

/// What was worked out from many records and is read as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// What the public was told of changes.
    Changes,
    /// The ledger as the content has it.
    LedgerBefore,
    /// The ledger as it is after this build.
    Ledger,
    /// The order of the windows.
    WindowOrder,
    /// Which letters are public.
    PublicLetters,
    /// The same by year.
    LettersByYear,
    /// How much there is of everything, from day to day.
    Figures,
    /// The catalogue.
    Catalogue,
    /// The names of all items.
    Names,
    /// Life events with their items.
    Topics,
    /// The files of data.
    Data,
    /// The index of the search.
    Lookup,
}

impl Whole {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Lookup as usize + 1;
}

impl Part {
    /// Of which kind, among them the wholes.
    pub(super) const KINDS: usize = 8;
    const BITS: u32 = 29;
    pub(super) const WHOLES: u32 = 0;

    pub(super) fn record<K: Key>(key: K) -> Self {
        Self::new(K::KIND, u32::try_from(key.index()).unwrap_or(u32::MAX))
    }

    pub(super) fn whole(whole: Whole) -> Self {
        Self::new(Self::WHOLES, whole as u32)
    }

    fn new(kind: u32, index: u32) -> Self {
        Self(kind << Self::BITS | index.min((1 << Self::BITS) - 1))
    }

    pub(super) fn kind(self) -> usize {
        (self.0 >> Self::BITS) as usize
    }

    pub(super) fn index(self) -> usize {
        (self.0 & ((1 << Self::BITS) - 1)) as usize
    }
}

/// What a thread is reading.
struct Reading {
    /// Counts the pieces of work; 0 while nothing is to be noted.
    round: u32,
    rounds: u32,
    /// In which round each part was noted last.
    noted: [Vec<u32>; Part::KINDS],
    parts: Vec<Part>,
}

thread_local! {
    static READING: RefCell<Reading> = const {
        RefCell::new(Reading { round: 0, rounds: 0, noted: [const { Vec::new() }; Part::KINDS], parts: Vec::new() })
    };
}

impl Reading {
    fn note(&mut self, part: Part) {
        if self.round == 0 {
            return;
        }
        let noted = &mut self.noted[part.kind()];
        let at = part.index();
        if noted.len() <= at {
            noted.resize(at + 1, 0);
        }
        if noted[at] != self.round {
            noted[at] = self.round;
            self.parts.push(part);
        }
    }
}

/// Notes that a record was read, or something that was worked out for it.
pub(super) fn note<K: Key>(key: K) {
    READING.with_borrow_mut(|reading| reading.note(Part::record(key)));
}

/// Notes that something was read as a whole.
pub(crate) fn note_whole(whole: Whole) {
    READING.with_borrow_mut(|reading| reading.note(Part::whole(whole)));
}

/// Everything that a piece of work read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace(pub(super) Vec<Part>);

impl Trace {
    /// Does the work, and says what it read. Work inside of it has a trace of its own.
    pub fn of<T>(work: impl FnOnce() -> T) -> (T, Self) {
        let outer = READING.with_borrow_mut(|reading| {
            reading.rounds = reading.rounds.wrapping_add(1).max(1);
            let outer = (reading.round, std::mem::take(&mut reading.parts));
            reading.round = reading.rounds;
            outer
        });
        let done = work();
        let mut parts = READING.with_borrow_mut(|reading| {
            let (round, parts) = outer;
            reading.round = round;
            std::mem::replace(&mut reading.parts, parts)
        });
        parts.sort_unstable();
        (done, Self(parts))
    }

    /// As few bytes: the distances of the parts.
    pub fn to_bytes(&self) -> Vec<u8> {
        let before = std::iter::once(0).chain(self.0.iter().map(|part| part.0));
        let steps: Vec<u32> = before.zip(&self.0).map(|(before, part)| part.0 - before).collect();
        postcard::to_stdvec(&steps).unwrap_or_default()
    }

    /// `None` if they are not those of a trace.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let steps: Vec<u32> = postcard::from_bytes(bytes).ok()?;
        let sums = steps.into_iter().scan(0_u32, |sum, step| {
            *sum = sum.wrapping_add(step);
            Some(Part(*sum))
        });
        Some(Self(sums.collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ItemKey, Table, WindowKey};
    use super::*;

    fn table<K: Key>(records: usize) -> Table<K, usize> {
        Table::new((0..records).collect())
    }

    #[test]
    fn what_is_taken_from_a_table_is_noted_once_and_in_order() {
        let (items, windows) = (table::<ItemKey>(300), table::<WindowKey>(3));
        let item = |at| Part::record(ItemKey::from_index(at));
        let (sum, trace) = Trace::of(|| {
            let read = [299, 2, 299].map(|at| items[ItemKey::from_index(at)]);
            note_whole(Whole::Names);
            read.iter().sum::<usize>() + windows.values().sum::<usize>()
        });
        assert_eq!(sum, 603);
        let windows = [0, 1, 2].map(|at| Part::record(WindowKey::from_index(at)));
        let whole = Part::whole(Whole::Names);
        assert_eq!(trace.0, [&[whole], windows.as_slice(), &[item(2), item(299)]].concat());
        assert_eq!(Trace::from_bytes(&trace.to_bytes()), Some(trace));
    }

    #[test]
    fn what_is_read_outside_of_the_work_or_by_work_inside_of_it_is_not_noted() {
        let items = table::<ItemKey>(9);
        let read = |at: usize| items[ItemKey::from_index(at)];
        read(1);
        let ((inner, _), outer) = Trace::of(|| {
            read(2);
            let inner = Trace::of(|| read(3)).1;
            (inner, read(4))
        });
        read(5);
        let parts = |read: &[usize]| -> Vec<Part> {
            read.iter().map(|at| Part::record(ItemKey::from_index(*at))).collect()
        };
        assert_eq!((inner.0, outer.0), (parts(&[3]), parts(&[2, 4])));
        assert_eq!(Trace::of(|| items.keys().len() + items.len()).1, Trace(Vec::new()));
    }
}
