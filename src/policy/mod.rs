//! What the notice says, computed for every day: letters in force, powers granted, the eight rates, working days, office
//! hours.
//!
//! Owns every reading of the notice (parts two to four). Pure: a day is passed in.
//! Knows no YAML and no HTML.

mod authority;
mod grant_state;
mod history;
mod letter_state;
mod office_hours;
mod rates;
mod ratio;
mod timeline;
mod validity;
mod working_days;

pub use authority::Authority;
pub use grant_state::GrantState;
pub use history::{History, Mention};
pub use letter_state::LetterState;
pub use office_hours::{DayHours, Doubt, OfficeHours, OpenSpan, WeekHours, rows_on};
pub use rates::{Counted, DoubleHundred, Rate, RateId, Verdict, double_hundred, measure};
pub use ratio::Ratio;
pub use timeline::{Span, Timeline};
pub use validity::{End, Validity};
pub use working_days::{Exception, WorkCalendar};
