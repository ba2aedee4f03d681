use jiff::Timestamp;
use jiff::civil;
use jiff::tz::Offset;

use crate::records::Date;

/// Today in China, whatever the time zone of the machine. Nothing else reads the clock.
pub(super) fn today() -> Date {
    now().date().into()
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
