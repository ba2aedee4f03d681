//! LTR: authorization letters (notice, parts two to four).

mod grants;
mod overlaps;
mod parts;
mod people;
mod places;
mod replacements;
mod terms;

use crate::records::{self, Date, LetterStatus};
use crate::registry::{Letter, LetterKey, Registry};
use crate::rulebook::{
    LTR_01, LTR_02, LTR_03, LTR_04, LTR_05, LTR_06, LTR_07, LTR_08, LTR_09, LTR_10, LTR_11, LTR_13, LTR_15,
    LTR_16, LTR_17, LTR_18, LTR_19, LTR_20, LTR_21, LTR_23, LTR_24, LTR_25, LTR_26, LTR_27, LTR_28, LTR_29,
    LTR_30, LTR_31, LTR_32, LTR_33, LTR_34, LTR_35, LTR_36,
};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::missing(&LTR_01, parts::names_items),
    Check::missing(&LTR_02, parts::names_scope),
    Check::missing(&LTR_03, parts::names_powers),
    Check::missing(&LTR_04, parts::names_responsibility),
    Check::missing(&LTR_05, parts::names_term),
    Check::direct(&LTR_06, terms::term_runs_forward),
    Check::direct(&LTR_07, terms::term_is_a_year_at_most),
    Check::direct(&LTR_08, terms::annual_letters_are_signed_in_december),
    Check::concluding(&LTR_09, terms::is_renewed).looking_ahead(),
    Check::direct(&LTR_10, overlaps::do_not_overlap),
    Check::concluding(&LTR_11, terms::leave_no_gap),
    Check::concluding(&LTR_13, people::are_the_present_ones),
    Check::direct(&LTR_15, grants::promised_items_are_approved_by_leaders),
    Check::direct(&LTR_16, grants::instant_items_need_no_coordination),
    Check::concluding(&LTR_17, grants::withheld_powers_have_reasons).looking_ahead(),
    Check::missing(&LTR_18, parts::signed_letters_are_sealed),
    Check::direct(&LTR_19, grants::items_are_not_withdrawn),
    Check::direct(&LTR_20, parts::responsibility_is_the_departments),
    Check::direct(&LTR_21, terms::signing_day_is_possible),
    Check::concluding(&LTR_23, terms::every_department_grants),
    Check::direct(&LTR_24, parts::speaks_of_authorization),
    Check::direct(&LTR_25, grants::signed_letters_name_items),
    Check::direct(&LTR_26, grants::items_are_named_once),
    Check::direct(&LTR_27, replacements::go_round_in_no_circle),
    Check::direct(&LTR_28, replacements::fit_what_they_replace),
    Check::direct(&LTR_29, places::windows_are_the_departments),
    Check::direct(&LTR_30, places::some_items_are_handled_there),
    Check::direct(&LTR_31, places::every_item_is_handled_there),
    Check::direct(&LTR_32, places::windows_are_open),
    Check::concluding(&LTR_33, terms::drafts_are_signed_in_time).looking_ahead(),
    Check::direct(&LTR_34, terms::signing_day_has_come),
    Check::direct(&LTR_35, terms::revocation_follows_signing),
    Check::missing(&LTR_36, terms::revoked_letters_say_since_when),
];

fn is_draft(registry: &Registry, key: LetterKey) -> bool {
    registry.letters[key].record.status == Some(LetterStatus::Draft)
}

/// What to write into a letter that has not been signed.
fn draft() -> String {
    records::Letter::status.pair(LetterStatus::Draft.label())
}

fn each_letter(scene: &Scene<'_>, mut look: impl FnMut(LetterKey, &Letter)) {
    for (key, letter) in scene.registry.letters.iter() {
        look(key, letter);
    }
}

/// First and last day, from the day of the check on, on which a letter counts, or would if it were signed as it stands.
/// `None` if it is over.
fn days_ahead(scene: &Scene<'_>, key: LetterKey) -> Option<(Date, Date)> {
    let record = &scene.registry.letters[key].record;
    let (from, to) = match &record.term {
        Some(term) if !record.is_signed() => (term.from, term.to),
        _ => scene.registry.days_in_force(key)?,
    };
    let from = from.max(scene.day());
    (from <= to).then_some((from, to))
}
