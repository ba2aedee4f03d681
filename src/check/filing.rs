//! FIL: letters are filed with the filing authority (notice, part five). Internal: never published.

use crate::records::{Letter, LetterStatus};
use crate::rulebook::{FIL_01, FIL_02, FIL_03};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::direct(&FIL_01, in_time),
    Check::direct(&FIL_02, in_one_copy),
    Check::direct(&FIL_03, after_signing),
];

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

/// Do the day of filing, the status and the day of signing agree? In a letter copied in December the old ones often stay.
fn after_signing(scene: &Scene<'_>, found: Sink<'_>) {
    for (key, letter) in scene.registry.letters.iter() {
        let record = &letter.record;
        let name = scene.letter_name(key);
        let (filed_on, status) = (Letter::filed_on.label(), Letter::status.label());
        let (path, message, fix) = match (record.filed_on, record.status) {
            (None, Some(LetterStatus::Filed)) => (
                Letter::status,
                format!("{name}的{status}是“{}”，却没有{filed_on}", LetterStatus::Filed.label()),
                format!(
                    "请补上“{filed_on}”；还没有备案的请写“{}”",
                    Letter::status.pair(LetterStatus::Signed.label())
                ),
            ),
            (Some(filed), Some(LetterStatus::Draft)) => (
                Letter::filed_on,
                format!("{name}还是草拟，却写了{filed_on} {filed}"),
                format!("请删去“{filed_on}”；已经签订的请改写“{status}”"),
            ),
            (Some(filed), _) if record.signed_on.is_some_and(|signed| filed < signed) => (
                Letter::filed_on,
                format!("{name}的{filed_on} {filed} 早于{}", Letter::signed_on.label()),
                "先签订才能备案；请核对两个日期，复制来的请改成这一次的".to_owned(),
            ),
            _ => continue,
        };
        found(Finding::at(letter.file, [path], message).fix(fix));
    }
}
