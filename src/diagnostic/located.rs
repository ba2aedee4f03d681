use std::ops::Range;

use super::Diagnostic;

/// A finding together with everything needed to show it, worked out from the source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Its place, if it has one.
    pub position: Option<Position>,
    /// The places of [`Diagnostic::related`], in the same order.
    pub labels: Vec<LocatedLabel>,
}

/// A second place with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedLabel {
    /// Where.
    pub position: Position,
    /// Short Chinese label.
    pub label: String,
}

/// A spot in a file as people and editors count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Path relative to the content folder, with `/`.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Byte range of the decoded text.
    pub bytes: Range<usize>,
}
