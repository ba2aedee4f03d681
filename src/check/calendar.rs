//! CAL: the working calendar.

use crate::policy::WorkCalendar;
use crate::records::{Calendar, IndexEntry, Ledger, Letter, NoticeFront};
use crate::rulebook::{CAL_01, CAL_02, CAL_03};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::direct(&CAL_01, the_year_is_known),
    Check::direct(&CAL_02, no_day_is_both),
    Check::direct(&CAL_03, the_clock_is_right),
];

fn the_year_is_known(scene: &Scene<'_>, found: Sink<'_>) {
    let (year, calendar) = (scene.day().year(), WorkCalendar::of(scene.registry));
    // By December next year's holidays have been announced.
    let years = year..=year + i16::from(scene.day().month() == 12);
    for year in years.filter(|year| !calendar.knows(*year)) {
        let message = format!("缺少 {year} 年节假日安排，工作日按周一至周五估算");
        let finding = Finding::at(scene.registry.policy_file, [], message);
        found(finding.fix(format!("请按国务院办公厅的通知添加 calendar/{year}.yaml")));
    }
}

fn no_day_is_both(scene: &Scene<'_>, found: Sink<'_>) {
    for filed in scene.registry.calendars.values() {
        let calendar = &filed.record;
        for (at, day) in calendar.work.iter().enumerate() {
            let Some(off) = calendar.off.iter().position(|other| other == day) else { continue };
            let message = format!("{day} 既放假又上班");
            let finding = Finding::at(filed.file, [Calendar::work, at.into()], message);
            let finding = finding.related(filed.file, [Calendar::off, off.into()], "放假写在这里");
            found(finding.fix("请从其中一处删除这一天"));
        }
    }
}

/// A machine whose clock is years behind shows letters as in force that ended long ago.
fn the_clock_is_right(scene: &Scene<'_>, found: Sink<'_>) {
    let (registry, day) = (scene.registry, scene.day());
    // Days of signing have a rule of their own, LTR-21.
    let letters = registry.letters.values();
    let filed = letters.filter_map(|letter| Some((letter.record.filed_on?, letter.file, Letter::filed_on)));
    let issued = registry
        .notices
        .iter()
        .map(|notice| (notice.document.front.issued_on, notice.file, NoticeFront::issued_on));
    let published = registry.ledger.file.and_then(|file| {
        let newest =
            registry.ledger.entries.values().max_by_key(|entry| (entry.published_on, entry.index))?;
        Some((newest.published_on, file, newest.index))
    });
    let newest = filed.chain(issued).max_by_key(|(date, file, _)| (*date, *file));
    // What the tool itself wrote down is better evidence than what people wrote.
    if let Some((date, file, at)) = published.filter(|(date, ..)| *date > day) {
        if date > scene.against.today {
            return; // DIS-21 says so.
        }
        let message = format!("按 {day} 计算，早于台账里的首次公开日期 {date}");
        let path = [Ledger::entries, at.into(), IndexEntry::published_on];
        found(Finding::at(file, path, message).fix(CLOCK));
    } else if let Some((date, file, key)) = newest.filter(|(date, ..)| *date > day) {
        let message = format!("按 {day} 计算，早于数据里的日期 {date}");
        found(Finding::at(file, [key], message).fix(CLOCK));
    }
}

const CLOCK: &str = "请核对电脑的日期，或用 --as-of 指定按哪一天计算；日期写错的请改正";
