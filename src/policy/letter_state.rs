use crate::records::{Date, LetterStatus};

use super::validity::{End, Validity};

/// Where a letter stands on a day. The last day counts to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterState {
    /// Not signed, or not yet on that day: never shown to the public, never counted.
    Draft,
    /// Signed, term not begun.
    NotYetInForce,
    /// In force.
    InForce,
    /// In force, but its term ends soon.
    Expiring,
    /// Term over.
    Expired,
    /// A letter that replaces it has begun.
    Superseded,
    /// Withdrawn.
    Revoked,
}

impl LetterState {
    /// Where a letter that is valid so stands on a day, if it counts as about to expire so many days before its end.
    pub fn on(validity: Validity, day: Date, reminder_days: i32) -> Self {
        let Validity { signed_on, days, end } = validity;
        if signed_on.is_none_or(|signed| day < signed) {
            Self::Draft
        } else if days.end_before(day) {
            match end {
                End::Term => Self::Expired,
                End::Superseded => Self::Superseded,
                End::Revoked => Self::Revoked,
            }
        } else if days.begin_after(day) {
            Self::NotYetInForce
        } else if end == End::Term && days.last.is_some_and(|last| day.days_until(last) <= reminder_days) {
            Self::Expiring
        } else {
            Self::InForce
        }
    }

    /// Does the window decide by this letter on that day?
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::InForce | Self::Expiring)
    }

    /// Is it no longer in force, for good?
    pub fn is_over(self) -> bool {
        matches!(self, Self::Expired | Self::Superseded | Self::Revoked)
    }

    /// May the public see it?
    pub fn is_public(self) -> bool {
        self != Self::Draft
    }

    /// The fixed wording.
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => LetterStatus::Draft.label(),
            Self::NotYetInForce => "尚未生效",
            Self::InForce => "有效",
            Self::Expiring => "即将到期",
            Self::Expired => "已过期",
            Self::Superseded => "已被替代",
            Self::Revoked => LetterStatus::Revoked.label(),
        }
    }

    /// For classes and data attributes.
    pub fn identifier(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::NotYetInForce => "not-yet",
            Self::InForce => "in-force",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::Superseded => "superseded",
            Self::Revoked => "revoked",
        }
    }
}
