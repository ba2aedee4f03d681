//! ITM and REF: items.

mod adjustments;
mod basics;
mod codes;
mod lists;
mod wording;

use crate::diagnostic::Step;
use crate::records::{ItemList, narrow};
use crate::registry::{Item, ItemKey};
use crate::rulebook::{
    ITM_01, ITM_02, ITM_03, ITM_04, ITM_05, ITM_06, ITM_07, ITM_09, ITM_10, ITM_11, ITM_12, ITM_13, ITM_14,
    ITM_15, ITM_16, ITM_17, ITM_18, ITM_19, ITM_20, ITM_21, ITM_22, ITM_23, ITM_24, REF_04, REF_05, REF_08,
};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::missing(&REF_04, basics::has_a_window),
    Check::direct(&REF_05, basics::windows_work),
    Check::direct(&REF_08, basics::windows_serve_the_department),
    Check::direct(&ITM_01, codes::are_unique),
    Check::direct(&ITM_02, codes::have_their_length),
    Check::direct(&ITM_03, codes::hold_the_departments_code),
    Check::direct(&ITM_04, codes::hold_the_catalog_code),
    Check::direct(&ITM_05, basics::promise_keeps_the_law),
    Check::direct(&ITM_06, basics::instant_items_are_instant),
    Check::missing(&ITM_07, basics::fees_have_a_basis),
    Check::missing(&ITM_09, wording::guides_are_complete),
    Check::concluding(&ITM_23, wording::kinds_are_complete),
    Check::missing(&ITM_24, wording::no_visit_has_a_way),
    Check::missing(&ITM_10, lists::have_a_source),
    Check::direct(&ITM_11, wording::materials_are_definite),
    Check::missing(&ITM_12, wording::have_everyday_names),
    Check::direct(&ITM_13, wording::names_differ),
    Check::direct(&ITM_14, lists::do_not_mix_levels),
    Check::missing(&ITM_15, basics::promised_items_name_their_approver),
    Check::direct(&ITM_16, lists::are_known),
    Check::concluding(&ITM_17, lists::are_recorded),
    Check::direct(&ITM_18, basics::dates_run_forward),
    Check::direct(&ITM_19, adjustments::agree_with_the_days),
    Check::missing(&ITM_20, adjustments::have_a_day),
    Check::direct(&ITM_21, basics::no_item_is_its_own_part),
    Check::direct(&ITM_22, codes::hold_a_credit_code),
];

pub(super) fn at<const N: usize>(item: &Item, rest: [Step; N], message: String) -> Finding {
    let path = [ItemList::items, item.index.into()].into_iter().chain(rest).collect();
    Finding::along(item.file, path, message)
}

/// Items of which something may be asked: a 主项 that only gathers others has nothing of its own.
fn each_counted(scene: &Scene<'_>, mut look: impl FnMut(ItemKey, &Item)) {
    for (key, item) in
        scene.registry.items.iter().filter(|(key, _)| scene.registry.is_counted(*key, scene.day()))
    {
        look(key, item);
    }
}

fn each_active(scene: &Scene<'_>, mut look: impl FnMut(&Item)) {
    for item in scene.registry.items.values().filter(|item| item.is_active(scene.day())) {
        look(item);
    }
}

/// A name without punctuation and blanks, full-width letters made ordinary: for comparing two names.
fn bare(name: &str) -> String {
    name.chars().map(narrow).filter(|c| c.is_alphanumeric()).collect()
}
