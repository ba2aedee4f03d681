//! The ledger is trustworthy: who may write it, what damage is noticed, how it is mended and merged.

mod damage;
mod ending;
mod histories;
mod merging;
mod writing;

use std::fs;

use crate::site::Site;

/// The smallest content with a ledger that was not begun by a demonstration, so that its numbers bind.
pub(crate) fn official() -> Site {
    Site::new().write(
        "ledger.yaml",
        "entries:\n- {record: centers/hall, number: 2026-00001, published_on: 2026-01-05}\n",
    )
}

fn ledger(site: &Site) -> Option<String> {
    fs::read_to_string(site.content().join("ledger.yaml")).ok()
}

/// The line of a record in a ledger.
#[track_caller]
fn line<'l>(ledger: &'l str, record: &str) -> &'l str {
    let wanted = format!("- {{record: {record},");
    ledger
        .lines()
        .find(|line| line.starts_with(&wanted))
        .unwrap_or_else(|| panic!("no {record} in\n{ledger}"))
}

fn notice(title: &str) -> String {
    format!("---\ntitle: {title}\nissuer: 甲\nissued_on: 2026-11-01\nsummary: {title}\n---\n文\n")
}
