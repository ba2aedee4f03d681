//! FIL: letters are filed with the filing authority (notice, part five). Internal: never published.

use crate::records::{Letter, LetterStatus};
use crate::rulebook::{FIL_01, FIL_02};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[Check::direct(&FIL_01, in_time), Check::direct(&FIL_02, in_one_copy)];

fn in_time(scene: &Scene<'_>, found: Sink<'_>) {
    let days = scene.registry.policy.filing_days.and_then(|days| i32::try_from(days.0).ok());
    let Some(days) = days else { return };
    for (key, letter) in scene.registry.letters.iter() {
        let record = &letter.record;
        let signed = record.signed_on.filter(|_| record.status != Some(LetterStatus::Draft));
        let Some(due) = signed.map(|day| day.plus_days(days)) else { continue };
        let name = scene.letter_name(key);
        let (path, message) = match record.filed_on {
            Some(filed) if filed > due => {
                (Letter::filed_on, format!("{name}于 {filed} 备案，晚于期限 {due}"))
            }
            None if scene.day() > due => (Letter::signed_on, format!("{name}未在 {due} 前备案")),
            _ => continue,
        };
        let finding = Finding::at(letter.file, [path], message);
        let fix = format!("请及时备案并补上“{}”；这一项只供内部掌握，不会公开", Letter::filed_on.label());
        found(finding.fix(fix));
    }
}

fn in_one_copy(scene: &Scene<'_>, found: Sink<'_>) {
    for (key, letter) in scene.registry.letters.iter() {
        if let Some(copies) = letter.record.filing_copies.filter(|copies| copies.0 != 1) {
            let message = format!("{}备案份数为 {}，应为一式一份", scene.letter_name(key), copies.0);
            let finding = Finding::at(letter.file, [Letter::filing_copies], message);
            found(finding.fix("请改为 1，或删去这一项"));
        }
    }
}
