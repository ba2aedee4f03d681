use serde::Serialize;

use crate::records::{Date, Text};

/// A name that a department or a window once had.
#[derive(Serialize)]
pub(crate) struct FormerNameView<'r> {
    name: &'r str,
    /// The last day on which it was the name, if it is known.
    until: Option<Date>,
}

/// The former names with their last days, the newest first, then those of which only the name is known.
pub(crate) fn former_names<'r>(
    dated: impl Iterator<Item = (&'r Text, Date)>,
    undated: &'r [Text],
) -> Vec<FormerNameView<'r>> {
    let mut names: Vec<FormerNameView<'r>> =
        dated.map(|(name, until)| FormerNameView { name, until: Some(until) }).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.until));
    names.extend(undated.iter().map(|name| FormerNameView { name, until: None }));
    names
}
