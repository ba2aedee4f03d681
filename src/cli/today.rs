use jiff::Timestamp;
use jiff::tz::Offset;

use crate::records::Date;

/// Today in China, whatever the machine's time zone. The one place that reads the clock.
pub(super) fn today() -> Date {
    Offset::constant(8).to_datetime(Timestamp::now()).date().into()
}
