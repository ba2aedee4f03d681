use serde::Serialize;

use crate::policy::LetterState;
use crate::records::Date;
use crate::registry::LetterKey;
use crate::site::model::Model;

/// A letter's state on the day of the build, and the dates from which a visitor's browser computes it for a later day.
#[derive(Serialize)]
pub(crate) struct ValidityView {
    /// Shown to people: `有效`.
    pub(crate) label: &'static str,
    /// For style sheets and scripts: `in-force`.
    pub(crate) id: &'static str,
    from: Option<Date>,
    /// The last day on which it applies: the end of its term, or the day before it was revoked or replaced.
    to: Option<Date>,
    /// The end of its term, as signed.
    term_to: Option<Date>,
    /// How many days are left, if it ends soon.
    days_left: Option<i32>,
    /// Does the window decide on the strength of it on the day of the build?
    in_force: bool,
    /// What ends it before its term: `revoked`, `superseded`.
    ended_by: Option<&'static str>,
}

impl ValidityView {
    pub(crate) fn new(model: &Model<'_>, key: LetterKey) -> Self {
        let registry = model.registry;
        let letter = &registry.letters[key];
        let state = model.authority.state(key);
        let term = letter.record.term.as_ref();
        let revoked = letter.record.revoked_on.map(|on| (on.plus_days(-1), "revoked"));
        let superseded = letter.superseded_by.iter().filter_map(|newer| {
            let newer = &registry.letters[*newer].record;
            let term = newer.term.as_ref().filter(|_| newer.is_signed());
            term.map(|term| (term.from.plus_days(-1), "superseded"))
        });
        let early = revoked.into_iter().chain(superseded).min();
        let term_to = term.map(|term| term.to);
        let early = early.filter(|(end, _)| term_to.is_none_or(|to| *end < to));
        Self {
            label: state.label(),
            id: state.identifier(),
            from: term.map(|term| term.from),
            to: early.map(|(end, _)| end).or(term_to),
            term_to,
            days_left: if let LetterState::Expiring(days) = state { Some(days) } else { None },
            in_force: state.is_in_force(),
            ended_by: early.map(|(_, by)| by),
        }
    }
}
