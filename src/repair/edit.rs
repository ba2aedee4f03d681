use std::ops::Range;

/// A piece of text to be replaced by another, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) text: String,
    pub(super) what: &'static str,
}

impl Edit {
    pub(super) fn new(range: Range<usize>, text: impl Into<String>, what: &'static str) -> Self {
        Self { range, text: text.into(), what }
    }

    /// Moves an edit that was made in a part of a file to its place in the whole.
    pub(super) fn shift(&mut self, by: usize) {
        self.range = self.range.start + by..self.range.end + by;
    }
}

/// Puts edits in order and leaves out what overlaps an earlier one or crosses a line.
pub(super) fn in_order(text: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| edit.range.start);
    let mut end = 0;
    edits.retain(|edit| {
        let sound = edit.range.start >= end
            && text
                .get(edit.range.clone())
                .is_some_and(|old| old != edit.text && !old.contains(['\n', '\r']));
        if sound {
            end = edit.range.end;
        }
        sound
    });
    edits
}

/// The text with every edit made; the edits are in order.
pub(super) fn apply(text: &str, edits: &[Edit]) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        whole.push_str(&text[at..edit.range.start]);
        whole.push_str(&edit.text);
        at = edit.range.end;
    }
    whole.push_str(&text[at..]);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_edits_are_left_out_and_the_rest_is_made() {
        let edit = |range: Range<usize>| Edit::new(range, "x", "");
        let edits = in_order("abcdef\n", vec![edit(4..5), edit(1..3), edit(2..4), edit(5..7)]);
        assert_eq!(apply("abcdef\n", &edits), "axdxf\n");
    }
}
