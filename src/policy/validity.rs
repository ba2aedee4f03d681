use crate::records::{Date, Days, LetterStatus};
use crate::registry::{LetterKey, Registry};

/// From when to when a letter is in force, and what ends it: known from the letters alone, for every day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Validity {
    /// The day of signing, before which nobody knows the letter; `None` for a draft.
    pub signed_on: Option<Date>,
    /// The days on which it is in force; if it ends before it begins, it never is.
    pub days: Days,
    /// What ends it.
    pub end: End,
}

/// What ends a letter. The last day of its term, the day before a letter that replaces it begins and the day before it is
/// withdrawn are its last day: whichever comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum End {
    /// Its term.
    Term,
    /// A letter that replaces it.
    Superseded,
    /// It is withdrawn.
    Revoked,
}

impl Validity {
    /// When a letter is in force, as it is known on a day: letters that are signed later do not exist yet.
    pub fn known_on(registry: &Registry, key: LetterKey, day: Date) -> Self {
        let record = &registry.letters[key].record;
        let signed = record.signed_on.filter(|signed| record.is_signed() && *signed <= day);
        let (Some(signed), Some(term)) = (signed, &record.term) else {
            return Self { signed_on: None, days: Days::default(), end: End::Term };
        };
        let mut ends = vec![(term.to, End::Term)];
        let known = |newer: &LetterKey| registry.letters[*newer].record.signed_on.is_some_and(|on| on <= day);
        let newer = registry.successors(key).into_iter().filter(known);
        let begun = newer.filter_map(|newer| registry.unreplaced_days(newer));
        ends.extend(begun.map(|(first, _)| (first.plus_days(-1), End::Superseded)));
        ends.extend(withdrawal(registry, key, signed).map(|first| (first.plus_days(-1), End::Revoked)));
        let (last, end) = ends.into_iter().min().unwrap_or((term.to, End::Term));
        Self { signed_on: Some(signed), days: Days::new(term.from, last), end }
    }

    /// The days on which its state changes, if it counts as about to expire so many days before its end.
    pub fn changes(self, reminder_days: i32) -> impl Iterator<Item = Date> {
        let soon = self.days.last.filter(|_| self.end == End::Term);
        self.signed_on
            .into_iter()
            .chain(self.days.changes())
            .chain(soon.map(|last| last.plus_days(-reminder_days)))
    }
}

/// The first day on which a letter is withdrawn. Without a day (LTR-36) it is taken as never in force.
fn withdrawal(registry: &Registry, key: LetterKey, signed: Date) -> Option<Date> {
    let record = &registry.letters[key].record;
    let revoked = record.status == Some(LetterStatus::Revoked);
    record.revoked_on.or_else(|| revoked.then_some(signed))
}
