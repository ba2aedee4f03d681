use std::time::Duration;

use similar::TextDiff;

use crate::diagnostic::mask;

/// How long the search for the shortest difference of a file may take.
const LONGEST_DIFF: Duration = Duration::from_millis(500);

/// So many lines around a change show where it is.
pub(super) const AROUND: usize = 3;

/// What changes between two texts, line by line under the names of both, with some lines around; private numbers are masked.
pub(super) fn unified(before: (&str, &str), after: (&str, &str), around: usize) -> Vec<String> {
    // If every line of a huge file has changed, the shortest difference takes minutes; a longer one is right too.
    let diff = TextDiff::configure().timeout(LONGEST_DIFF).diff_lines(before.1, after.1);
    let mut unified = diff.unified_diff();
    // Otherwise a missing last line break would be remarked upon in English.
    let unified = unified.context_radius(around).missing_newline_hint(false);
    unified.header(before.0, after.0).to_string().lines().map(mask).collect()
}
