use crate::policy::Authority;
use crate::records::{Date, LetterStatus};
use crate::registry::{ItemKey, Letter, LetterKey, Registry};

use super::super::pairs::{Pair, first_day};
use super::super::people::differences;

/// How far a letter has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// There is none.
    Missing,
    /// Not signed.
    Drafted,
    /// Signed, and not filed.
    Signed,
    /// Filed.
    Filed,
}

impl Progress {
    /// From bad to good.
    pub const ALL: [Self; 4] = [Self::Missing, Self::Drafted, Self::Signed, Self::Filed];

    /// The wording.
    pub fn label(self) -> &'static str {
        match self {
            Self::Missing => "还没有",
            Self::Drafted => LetterStatus::Draft.label(),
            Self::Signed => LetterStatus::Signed.label(),
            Self::Filed => LetterStatus::Filed.label(),
        }
    }
}

/// How the round stands for a department at a window.
#[derive(Debug, Clone)]
pub struct Row {
    /// `区市场监管局`, with the window if there are several.
    pub name: String,
    pub(super) pair: Pair,
    /// The number of the letter, if there is one.
    pub number: Option<String>,
    /// How far it is.
    pub progress: Progress,
    /// When it was signed.
    pub signed_on: Option<Date>,
    /// When it was filed.
    pub filed_on: Option<Date>,
    /// The last day for filing it, while it is not filed.
    pub file_by: Option<Date>,
    /// The last day of what is in force today, if anything is.
    pub in_force_to: Option<Date>,
    /// Will the window have a letter in force on the first day of the year if nothing else happens?
    pub will_hold: bool,
    /// Where the letter names another than sits there.
    pub people: Vec<String>,
    /// Items of the first day that the letter does not name.
    pub unlisted: Vec<String>,
}

/// What the rows are asked for.
#[derive(Clone, Copy)]
pub(super) struct Question<'h, 'r> {
    pub(super) registry: &'r Registry,
    pub(super) now: Authority<'h, 'r>,
    /// As it would be on the first day, if nothing else happens.
    pub(super) then: Authority<'h, 'r>,
    pub(super) year: i16,
}

impl Row {
    /// One for each letter of the year, or one that says that there is none.
    pub(super) fn of(question: Question<'_, '_>, pair: Pair) -> Vec<Self> {
        let letters = pair.of_year(question.registry, question.year);
        match letters.as_slice() {
            [] => vec![Self::new(question, pair, None, &letters)],
            some => some.iter().map(|key| Self::new(question, pair, Some(*key), &letters)).collect(),
        }
    }

    fn new(question: Question<'_, '_>, pair: Pair, key: Option<LetterKey>, all: &[LetterKey]) -> Self {
        let Question { registry, now, then, year } = question;
        let day = now.day().max(first_day(year));
        let letter = key.map(|key| &registry.letters[key]);
        let record = letter.map(|letter| &letter.record);
        let signed_on = record.filter(|record| record.is_signed()).and_then(|record| record.signed_on);
        let filed_on = record.and_then(|record| record.filed_on);
        let progress = match record {
            None => Progress::Missing,
            Some(_) if signed_on.is_none() => Progress::Drafted,
            Some(_) if filed_on.is_some() => Progress::Filed,
            Some(_) => Progress::Signed,
        };
        let days = registry.policy.filing_days.and_then(|days| i32::try_from(days.0).ok());
        let due = signed_on.zip(days).map(|(signed, days)| signed.plus_days(days));
        let in_force = pair.letters(registry).filter(|key| now.state(*key).is_in_force());
        let in_force: Vec<LetterKey> = in_force.collect();
        let people = match letter {
            Some(letter) => differences(registry, pair, letter, day),
            None => {
                let letters = in_force.iter().map(|key| &registry.letters[*key]);
                letters.flat_map(|letter| differences(registry, pair, letter, now.day())).collect()
            }
        };
        // What one of several letters does not name another may; it is told once.
        let is_first = key == all.first().copied();
        let listed: Vec<&Letter> = all.iter().map(|key| &registry.letters[*key]).collect();
        let unlisted = if is_first && !all.is_empty() {
            let items = pair.items(registry, first_day(year)).into_iter();
            let missing = items.filter(|item| !listed.iter().any(|letter| names(registry, letter, *item)));
            missing.map(|item| registry.items[item].record.name.to_string()).collect()
        } else {
            Vec::new()
        };
        Self {
            name: pair.name(registry),
            pair,
            number: record.map(|record| record.number.to_string()),
            progress,
            signed_on,
            filed_on,
            file_by: due.filter(|_| filed_on.is_none()),
            in_force_to: in_force.iter().filter_map(|key| Some(registry.days_in_force(*key)?.1)).max(),
            will_hold: then.has_letter(pair.window, pair.department),
            people,
            unlisted,
        }
    }

    /// Is there nothing left to do?
    pub fn is_done(&self) -> bool {
        self.progress == Progress::Filed && self.people.is_empty() && self.unlisted.is_empty()
    }
}

/// Does a letter say anything of an item, or will it once it is signed?
fn names(registry: &Registry, letter: &Letter, key: ItemKey) -> bool {
    let granted = letter.grants.iter().flat_map(|grant| &grant.items);
    let named = granted.chain(letter.withheld.iter().flat_map(|kept| &kept.items)).any(|item| *item == key);
    named || registry.selected(letter).concat().contains(&key)
}
