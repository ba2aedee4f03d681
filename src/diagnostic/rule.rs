use super::Severity;

/// A rule of the rule book, as people see it. How it is judged is known where it is judged.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable id such as `LTR-10`.
    pub id: &'static str,
    /// What a finding of it means.
    pub severity: Severity,
    /// One Chinese sentence: what the rule asks.
    pub title: &'static str,
    /// What a finding means, the clause, a wrong and a right example: the rule's doc comment.
    pub doc: &'static str,
}

/// May the owner of a record accept findings of a rule that matter this much? Never what belongs to a person.
pub fn is_acceptable(rule: &str, severity: Severity) -> bool {
    matches!(severity, Severity::Warning | Severity::Info) && !is_personal(rule)
}

/// Is it a rule about personal data?
pub fn is_personal(rule: &str) -> bool {
    rule.starts_with("PRV-")
}
