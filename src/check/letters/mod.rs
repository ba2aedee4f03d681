//! LTR: authorization letters (notice, parts two to four).

mod grants;
mod parts;
mod people;
mod terms;

use crate::records::{self, LetterStatus};
use crate::registry::{Letter, LetterKey, Registry};
use crate::rulebook::{
    LTR_01, LTR_02, LTR_03, LTR_04, LTR_05, LTR_06, LTR_07, LTR_08, LTR_09, LTR_10, LTR_11, LTR_13, LTR_15,
    LTR_16, LTR_17, LTR_18, LTR_19, LTR_20, LTR_21, LTR_23, LTR_24, LTR_25, LTR_26,
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
    Check::concluding(&LTR_09, terms::is_renewed),
    Check::direct(&LTR_10, terms::do_not_overlap),
    Check::concluding(&LTR_11, terms::leave_no_gap),
    Check::concluding(&LTR_13, people::are_the_present_ones),
    Check::direct(&LTR_15, grants::promised_items_are_approved_by_leaders),
    Check::direct(&LTR_16, grants::instant_items_need_no_coordination),
    Check::concluding(&LTR_17, grants::withheld_powers_have_reasons),
    Check::missing(&LTR_18, parts::signed_letters_are_sealed),
    Check::direct(&LTR_19, grants::items_are_not_withdrawn),
    Check::direct(&LTR_20, parts::responsibility_is_the_departments),
    Check::direct(&LTR_21, terms::signing_day_is_possible),
    Check::concluding(&LTR_23, terms::every_department_grants),
    Check::direct(&LTR_24, parts::speaks_of_authorization),
    Check::direct(&LTR_25, grants::signed_letters_name_items),
    Check::direct(&LTR_26, grants::items_are_named_once),
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
