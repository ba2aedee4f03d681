use serde::{Serialize, Serializer};

use super::column::{COLUMNS, Column, HOME};
use super::link::Link;

/// The columns of the navigation, in order. Each has its own name (`windows`), so that a template can also use a single
/// one.
pub(crate) struct Navigation;

impl Serialize for Navigation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns: Vec<(&str, Link)> =
            columns().map(|column| (column.stem.trim_end_matches('/'), Link::column(column))).collect();
        serializer.collect_map(columns)
    }
}

/// Links to all pages that lead into columns, for the site map.
pub(crate) fn entrances() -> Vec<Link> {
    let of_column = |column: &'static Column| match column.entrances {
        [] => vec![Link::column(column)],
        entrances => entrances.iter().map(Link::entrance).collect(),
    };
    std::iter::once(&HOME).chain(columns()).flat_map(of_column).collect()
}

fn columns() -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().copied().filter(|column| column.in_navigation)
}
