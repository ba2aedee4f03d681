use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::Offset;

use crate::records::Date;

/// Sets the day for trials and tests; the clock is not asked then.
const VARIABLE: &str = "MINGCHUANG_TODAY";

/// Today in China, whatever the time zone of the machine. Nothing else reads the clock.
pub(super) fn today() -> Date {
    set().and_then(|raw| Date::read(&raw)).unwrap_or_else(|| now().date().into())
}

/// This moment, by which a build knows what was changed just before it.
pub(super) fn moment() -> SystemTime {
    SystemTime::now()
}

/// What is wrong with the day that was set, if anything.
pub(super) fn complaint() -> Option<String> {
    let raw = set().filter(|raw| Date::read(raw).is_none())?;
    Some(format!("环境变量 {VARIABLE} 的值“{raw}”不是日期，请写成 2026-12-31 的形式，或者取消设置"))
}

fn set() -> Option<String> {
    std::env::var(VARIABLE).ok().filter(|raw| !raw.is_empty())
}

/// Date and time in China in the form of a file name: `20261201-083000`.
pub(super) fn stamp() -> String {
    let now = now();
    format!(
        "{:04}{:02}{:02}-{:02}{:02}{:02}",
        now.year(),
        now.month(),
        now.day(),
        now.hour(),
        now.minute(),
        now.second()
    )
}

fn now() -> civil::DateTime {
    Offset::constant(8).to_datetime(Timestamp::now())
}
