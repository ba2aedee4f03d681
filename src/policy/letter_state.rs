use crate::records::{Date, LetterStatus};
use crate::registry::{LetterKey, Registry};

/// Where a letter stands on a day. The last day of a term counts to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterState {
    /// Not signed: never shown to the public, never counted.
    Draft,
    /// Signed, term not begun.
    NotYetInForce,
    /// In force.
    InForce,
    /// In force, but ending soon; with the days left, 0 on the last day.
    Expiring(i32),
    /// Term over.
    Expired,
    /// A letter that replaces it has begun.
    Superseded,
    /// Withdrawn.
    Revoked,
}

impl LetterState {
    /// Every state that the public sees.
    pub const PUBLIC: [Self; 6] = [
        Self::NotYetInForce,
        Self::InForce,
        Self::Expiring(0),
        Self::Expired,
        Self::Superseded,
        Self::Revoked,
    ];

    /// The state of a letter on a day.
    pub fn of(registry: &Registry, key: LetterKey, day: Date) -> Self {
        let letter = &registry.letters[key];
        let record = &letter.record;
        match record.status {
            Some(LetterStatus::Draft) => return Self::Draft,
            Some(LetterStatus::Revoked) if record.revoked_on.is_none_or(|on| on <= day) => {
                return Self::Revoked;
            }
            _ if record.revoked_on.is_some_and(|on| on <= day) => return Self::Revoked,
            _ => {}
        }
        let (Some(term), Some(_)) = (&record.term, record.signed_on) else { return Self::Draft };
        if letter.superseded_by.iter().any(|newer| replaces(registry, *newer, day)) {
            return Self::Superseded;
        }
        if day < term.from {
            return Self::NotYetInForce;
        }
        let left = day.days_until(term.to);
        let soon = registry.policy.reminder_days();
        match left {
            ..0 => Self::Expired,
            left if left <= soon => Self::Expiring(left),
            _ => Self::InForce,
        }
    }

    /// Does the window decide by this letter on that day?
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::InForce | Self::Expiring(_))
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
            Self::Expiring(_) => "即将到期",
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
            Self::Expiring(_) => "expiring",
            Self::Expired => "expired",
            Self::Superseded => "superseded",
            Self::Revoked => "revoked",
        }
    }
}

/// Has a newer letter, itself signed and not withdrawn, begun by that day?
fn replaces(registry: &Registry, newer: LetterKey, day: Date) -> bool {
    let record = &registry.letters[newer].record;
    record.is_signed() && record.term.as_ref().is_some_and(|term| term.from <= day)
}
