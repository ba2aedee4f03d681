//! Which rules exist, whatever room they live in.

use crate::check;
use crate::diagnostic::Severity::{self, Error, Warning};

/// Rules outside `check`: of form, encoding, references and addresses.
const ELSEWHERE: [(&str, Severity); 28] = [
    ("ACC-01", Warning),
    ("ACC-02", Severity::Info),
    ("DIS-08", Error),
    ("ENC-01", Error),
    ("ENC-02", Error),
    ("ENC-06", Error),
    ("LOD-01", Warning),
    ("LOD-02", Error),
    ("LOD-03", Error),
    ("OUT-01", Error),
    ("PRV-04", Error),
    ("REF-01", Error),
    ("REF-02", Error),
    ("REF-03", Error),
    ("TXT-02", Warning),
    ("TXT-03", Warning),
    ("YML-01", Error),
    ("YML-02", Error),
    ("YML-03", Error),
    ("YML-05", Error),
    ("YML-06", Error),
    ("YML-07", Error),
    ("YML-08", Error),
    ("YML-12", Error),
    ("YML-14", Error),
    ("YML-15", Error),
    ("YML-16", Error),
    ("YML-17", Error),
];

/// What a rule asks, in one Chinese sentence; `None` if there is no such rule or nobody has said.
pub fn rule_title(id: &str) -> Option<&'static str> {
    check::rules().find(|rule| rule.id == id).map(|rule| rule.title)
}

/// How much a rule's findings matter; `None` if there is no such rule.
pub(super) fn rule_severity(id: &str) -> Option<Severity> {
    rules().find(|(known, _)| *known == id).map(|(_, severity)| severity)
}

/// Every id.
pub(super) fn rule_ids() -> impl Iterator<Item = &'static str> {
    rules().map(|(id, _)| id)
}

fn rules() -> impl Iterator<Item = (&'static str, Severity)> {
    check::rules().map(|rule| (rule.id, rule.severity)).chain(ELSEWHERE)
}
