//! The papers of a yearly round: letters to sign, forms to fill in, lists to file. Records and templates → documents.
//!
//! Owns what such a paper says and how a template is filled. Templates are documents that an office may change with its own
//! word processor; those in the program have the form of official documents. Must not know the disk, nor what becomes of a
//! paper. What no record may hold is left blank.

mod builtin;
mod chinese;
mod fault;
mod fill;
mod fonts;
mod kind;
mod letter;
mod lines;
mod lists;
mod markup;
mod paper;
mod people;
mod template;
mod values;

pub use builtin::Style;
pub use fault::Fault;
pub use fonts::Fonts;
pub use kind::Kind;
pub use letter::letter_items;
pub use lines::{Line, letter_lines};
pub use paper::{Paper, folder_of, papers};
pub use template::Templates;
