//! What is wrong, as plain data: rule id, severity, place, message, fix.
//!
//! Owns the vocabulary in which every stage reports. Must not know how a finding is printed, nor what YAML is:
//! a place is a byte range or a path of keys and indexes, and `load` works out its line and column.

mod io_reason;
mod located;
mod mask;
mod place;
mod rule;
mod severity;
mod tally;

pub use io_reason::io_reason;
pub use located::{Located, LocatedLabel, Position};
pub use mask::{abridge, conceal, mask};
pub use place::{Aim, FileId, Key, Path, Place, Step};
pub use rule::{Rule, is_acceptable, is_personal};
pub use severity::Severity;
pub use tally::Tally;

/// One finding, ready to be located and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable rule id such as `LTR-10`.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, one terse Chinese sentence without a full stop.
    pub message: String,
    /// Where; `None` when the finding is about the content folder as a whole.
    pub place: Option<Place>,
    /// What to write instead, in Chinese.
    pub fix: Option<String>,
    /// Other places that belong to the finding, each with a short Chinese label.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// A finding of a rule.
    pub fn of(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self { place: Some(place), ..Self::general(rule, message) }
    }

    /// A finding of a rule about the content folder as a whole.
    pub fn general(rule: &'static Rule, message: impl Into<String>) -> Self {
        let (fix, related) = (None, Vec::new());
        Self { rule: rule.id, severity: rule.severity, message: message.into(), place: None, fix, related }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// Points at a second place, with a short label.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push((place, label.into()));
        self
    }
}
