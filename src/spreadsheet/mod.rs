//! Tables that people keep in a spreadsheet: a file of any common format → its sheets, within bounds of size; and plain tables → a
//! workbook.
//!
//! Owns the formats, and what a cell holds. Must not know what the cells are about, nor the disk.

mod grid;
mod reading;
mod writing;

pub(crate) use grid::{Grid, Held, Spot};
pub(crate) use reading::read;
pub(crate) use writing::{Page, write};
