//! Tables that people keep in a spreadsheet: a file of any common format → its sheets, within bounds of size.
//!
//! Owns the formats, and what a cell holds. Must not know what the cells are about, nor the disk.

mod grid;
mod reading;

pub(crate) use grid::{Grid, Held, Spot};
pub(crate) use reading::read;
