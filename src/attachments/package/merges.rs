//! Where the cells of a worksheet stand, and which of them are merged.

use std::collections::BTreeMap;

use crate::attachments::limits::{self, Budget};
use crate::attachments::markup::{Piece, pieces};

/// Over how many columns and rows a cell reaches, by its name: `B1`.
pub(super) type Merges = BTreeMap<String, (usize, usize)>;

/// Reads what the end of a sheet says of its cells.
pub(super) fn merges(sheet: &str, budget: &mut Budget) -> Merges {
    let mut merges = Merges::new();
    let Some(list) = sheet.find("mergeCells").and_then(|at| sheet.get(sheet[..at].rfind('<')?..)) else {
        return merges;
    };
    // What cannot be read is merged with nothing.
    let _ = pieces(list, |piece| {
        budget.step()?;
        if let Piece::Open(element) = piece
            && element.name() == "mergeCell"
            && merges.len() < limits::ENTRIES
            && let Some(range) = element.attribute("ref")
            && let Some((first, last)) = range.split_once(':')
        {
            let reach = |from: u32, to: u32| usize::try_from(to.saturating_sub(from)).unwrap_or(0) + 1;
            let reaches = (reach(column(first), column(last)), reach(row(first), row(last)));
            merges.insert(first.to_owned(), reaches);
        }
        Ok(())
    });
    merges
}

/// The column of a cell, counted from one; zero if its name does not say.
pub(super) fn column(name: &str) -> u32 {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).take(4);
    letters.fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1)
}

fn row(name: &str) -> u32 {
    name.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse().unwrap_or(0)
}
