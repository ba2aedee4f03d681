use jiff::Timestamp;
use jiff::civil;
use jiff::tz::Offset;

use crate::records::Date;

/// Today in China, whatever the machine's time zone. The one place that reads the clock.
pub(super) fn today() -> Date {
    now().date().into()
}

/// The moment in China as part of a file name: `20261201-083000`.
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
