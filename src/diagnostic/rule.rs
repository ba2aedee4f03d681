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
