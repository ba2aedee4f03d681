//! The records as a workbook, and workbooks that come back.

mod additions;
mod bad_input;
mod book;
mod exchange;
mod office;
mod random;
