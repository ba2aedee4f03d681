//! A value meant → the smallest change of a text: comments, order, quoting and layout of everything else stay.
//!
//! Owns how a content file is changed by a program, and the promise that nothing but the value meant differs: every
//! changed text is read again and compared. Must not know why a value changes, the disk, or encodings.
//!
//! A change replaces, puts in or takes out one piece of the text, so that no other byte can differ; what is then read must be
//! the old document with the change made, or nothing is changed. What a reader could take in two ways is not tried at all:
//! references, tags, several documents.

mod carry;
mod change;
mod insert;
mod layout;
mod located;
mod look;
mod make;
mod meaning;
mod remove;
mod replace;
mod revision;
mod scalar;
mod text;

pub use carry::Carried;
pub use change::{Act, Change, Meant, Step};
pub use look::meant;
pub use revision::{Revised, Revision};

use crate::load::{Kind, tree, yaml_part};
use crate::records::Shape;

use meaning::Meaning;

/// Why a text is not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotEdited {
    /// The text cannot be read as it is.
    Unreadable,
    /// Nothing stands where the value should change.
    NoSuchPlace,
    /// The text is written in a way that cannot be changed safely; somebody has to do it by hand.
    ByHand,
}

/// The text of the content file at `path` after every change, in their order; each sees what those before it left.
pub fn edit(path: &str, text: &str, changes: &[Change]) -> Result<String, NotEdited> {
    let kind = Kind::of(path);
    let head = match kind {
        Some(kind) => yaml_part(kind, text).ok_or(NotEdited::Unreadable)?,
        None => 0..text.len(),
    };
    let (before, behind) = (text::cut(text, 0..head.start), text::cut(text, head.end..text.len()));
    let yaml = text::cut(text, head);
    // Depth and size are measured before anything else is read.
    if tree::may_overwhelm(yaml) {
        return Err(NotEdited::ByHand);
    }
    let shape = kind.map(Kind::shape);
    let mut changed = yaml.to_owned();
    for change in changes {
        changed = checked(&changed, shape, change)?;
    }
    Ok([before, &changed, behind].concat())
}

/// The text with one more entry behind the last of a list. Its own words and comments come along wherever the list has lines of
/// its own; else only what it means.
pub fn carry(path: &str, text: &str, list: &[Step], entry: &Carried) -> Result<String, NotEdited> {
    let append = Change { at: list.to_vec(), act: Act::Append(entry.meant.clone()) };
    match carry::as_written(text, Kind::of(path).map(Kind::shape), &append, entry) {
        Some(text) => Ok(text),
        None => edit(path, text, &[append]),
    }
}

/// A text as a value in lines of its own: plain, or in quotes where it has to be.
pub fn written(text: &str) -> String {
    scalar::line(text, scalar::Context::Block, saphyr_parser::ScalarStyle::Plain)
}

/// The text with a change made, read again.
fn checked(text: &str, shape: Option<Shape>, change: &Change) -> Result<String, NotEdited> {
    let read = |text: &str| located::read(text)?.ok_or(NotEdited::ByHand);
    let root = read(text)?;
    let wanted = Meaning::of(&root, shape)?.after(change, shape)?;
    let changed = make::make(text, &root, shape, change)?;
    let is_meant = read(&changed).and_then(|root| Meaning::of(&root, shape)) == Ok(wanted);
    if is_meant { Ok(changed) } else { Err(NotEdited::ByHand) }
}
