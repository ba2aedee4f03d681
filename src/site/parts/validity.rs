use serde::Serialize;

use crate::policy::LetterState;
use crate::records::Date;
use crate::registry::LetterKey;
use crate::site::model::Model;

/// A letter's state on the day of the build, and the dates by which the visitor's browser works it out again.
#[derive(Serialize)]
pub(crate) struct ValidityView {
    /// `有效`.
    pub(crate) label: &'static str,
    /// `in-force`.
    pub(crate) id: &'static str,
    from: Option<Date>,
    /// Last day on which it holds: end of term, or the day before it was revoked or replaced.
    to: Option<Date>,
    /// End of the term as signed.
    term_to: Option<Date>,
    /// Days left, where it ends soon.
    days_left: Option<i32>,
    /// Does the window decide by it on the day of the build?
    in_force: bool,
    /// What ends it early: `revoked`, `superseded`.
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
