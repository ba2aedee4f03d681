//! Whether a window is in office: whether anybody sits there who may decide. Holidays and hours are another matter.

use crate::records::{Date, Days, WindowStatus};

use super::Window;

/// What a window is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office<'r> {
    /// In office.
    In,
    /// It opens on a later day.
    NotYetOpened {
        /// Its first day.
        opens_on: Date,
    },
    /// Out of use for a while.
    Suspended {
        /// Why, and where to go instead.
        reason: Option<&'r str>,
        /// The last day of it, if it is known.
        last: Option<Date>,
    },
    /// Gone.
    Closed {
        /// Why, and where to go instead.
        reason: Option<&'r str>,
        /// Its last day, if it is known.
        last: Option<Date>,
    },
}

impl Window {
    /// The days on which it is there, even if out of use for a while; none if it was closed without a day.
    pub fn days(&self) -> Option<Days> {
        let gone = self.record.status == Some(WindowStatus::Closed) && self.record.closed_on.is_none();
        (!gone).then(|| Days::new(self.record.opened_on, self.record.closed_on))
    }

    /// What it is on a day.
    pub fn office_on(&self, day: Date) -> Office<'_> {
        let reason = self.record.closed_reason.as_deref();
        let Some(days) = self.days() else { return Office::Closed { reason, last: None } };
        if days.end_before(day) {
            return Office::Closed { reason, last: days.last };
        }
        if let Some(opens_on) = days.first.filter(|first| day < *first) {
            return Office::NotYetOpened { opens_on };
        }
        let record = &self.record;
        if let Some(now) = record.suspended.iter().find(|suspension| suspension.days().hold(day)) {
            return Office::Suspended { reason: now.reason.as_deref(), last: now.to };
        }
        if record.status == Some(WindowStatus::Suspended) && record.suspended.is_empty() {
            return Office::Suspended { reason: None, last: None };
        }
        Office::In
    }

    /// Is it in office on this day?
    pub fn is_in_office(&self, day: Date) -> bool {
        self.office_on(day) == Office::In
    }

    /// Is it open on this day, even if it is out of use for a while?
    pub fn is_open(&self, day: Date) -> bool {
        matches!(self.office_on(day), Office::In | Office::Suspended { .. })
    }

    /// Is it closed for good on this day?
    pub fn is_closed(&self, day: Date) -> bool {
        matches!(self.office_on(day), Office::Closed { .. })
    }

    /// The days on which [`Window::office_on`] may be different from the day before.
    pub fn changes(&self) -> impl Iterator<Item = Date> {
        let suspensions = self.record.suspended.iter().flat_map(|suspension| suspension.days().changes());
        self.days().into_iter().flat_map(Days::changes).chain(suspensions)
    }
}
