use serde::Serialize;

use crate::policy::{End, LetterState};
use crate::records::Date;
use crate::registry::LetterKey;
use crate::site::model::Model;

use super::dated::{Dated, dated};

/// When a letter is in force, and what is said of it from the day of the build on.
#[derive(Serialize)]
pub(crate) struct ValidityView {
    from: Option<Date>,
    /// The last day on which it is in force: the end of its term, or the day before it was revoked or replaced.
    to: Option<Date>,
    /// The end of its term, as signed.
    term_to: Option<Date>,
    /// Does it end before its term does?
    early: bool,
    /// Where it stands.
    states: Dated<StateView>,
    /// Where it stands once it is over.
    over: Option<StateView>,
}

/// Where a letter stands.
#[derive(Serialize, PartialEq)]
pub(crate) struct StateView {
    /// Shown to people: `有效`.
    label: &'static str,
    /// For style sheets: `in-force`.
    id: &'static str,
}

impl ValidityView {
    pub(crate) fn new(model: &Model<'_>, key: LetterKey) -> Self {
        let validity = model.history.validity(key);
        let term = model.registry.letters[key].record.term.as_ref();
        Self {
            from: validity.days.first,
            to: validity.days.last,
            term_to: term.map(|term| term.to),
            early: validity.end != End::Term,
            states: states(model, key),
            over: validity.days.last.map(|last| {
                let first_known = validity.signed_on.map_or(last, |signed| signed.max(last));
                view(model.history.state(key, first_known.next()))
            }),
        }
    }
}

/// Where a letter stands, from the day of the build on.
pub(crate) fn states(model: &Model<'_>, key: LetterKey) -> Dated<StateView> {
    dated(model.day(), model.history.letter_changes(key), |day| {
        let state = model.history.state(key, day);
        state.is_public().then(|| view(state))
    })
}

fn view(state: LetterState) -> StateView {
    StateView { label: state.label(), id: state.identifier() }
}

/// Is there a day from that of the build on which it is in force, or is it still to come?
pub(crate) fn matters(state: LetterState) -> bool {
    state.is_in_force() || state == LetterState::NotYetInForce
}
