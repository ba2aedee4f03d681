//! CAL: the working calendar.

use crate::policy::WorkCalendar;
use crate::rulebook::{CAL_01, CAL_02};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] =
    &[Check::direct(&CAL_01, the_year_is_known), Check::direct(&CAL_02, no_day_is_both)];

fn the_year_is_known(scene: &Scene<'_>, found: Sink<'_>) {
    let year = scene.day().year();
    let calendars = scene.registry.calendars.iter().map(|(year, filed)| (*year, &filed.record));
    if !WorkCalendar::new(calendars).knows(year) {
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
            let finding = Finding::at(filed.file, ["work".into(), at.into()], message);
            let finding = finding.related(filed.file, ["off".into(), off.into()], "放假写在这里");
            found(finding.fix("请从其中一处删除这一天"));
        }
    }
}
