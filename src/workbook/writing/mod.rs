//! A snapshot of the records → the bytes of a workbook: the same records, the same bytes.

mod book;
mod guide;
mod register;
mod remarks;
mod style;

pub(super) use book::{OTHERS, write};
pub(super) use register::HEADS as REGISTER_HEADS;
