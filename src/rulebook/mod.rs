//! The rule book: every rule by its id, with its severity, what it asks, and what `explain` says about it.
//!
//! Owns the ids and the words, one family per file; a rule's doc comment is what web staff read, so it is
//! Chinese. Must not know how a rule is judged: the rooms that read and check refer to the rules from here.
//!
//! A doc comment says what a finding means, then `依据：` the clause it comes from, then `错误：` and `正确：`
//! with the smallest example, indented by four blanks. `words.rs` defines the form; the tests run every example.

// The examples are YAML, where a list of quoted texts is not a link.
#![allow(clippy::doc_link_with_quotes)]

mod acceptance;
mod calendar;
mod catalogue;
mod disclosure;
mod editions;
mod encoding;
mod filing;
mod form;
mod histories;
mod items;
mod letters;
mod lexicon;
mod loading;
mod output;
mod pairings;
mod privacy;
mod rates;
mod references;
mod text;
mod theme;
mod windows;
mod words;

use crate::diagnostic::Rule;

pub use acceptance::*;
pub use calendar::*;
pub use catalogue::catalogue;
pub use disclosure::*;
pub use editions::*;
pub use encoding::*;
pub use filing::*;
pub use form::*;
pub use histories::*;
pub use items::*;
pub use letters::*;
pub use lexicon::*;
pub use loading::*;
pub use output::*;
pub use pairings::*;
pub use privacy::*;
pub use rates::*;
pub use references::*;
pub use text::*;
pub use theme::*;
pub use windows::*;
pub use words::{Heading, Part, Words};

/// Every rule, family by family, in the order of the rule book.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        encoding::ALL,
        loading::ALL,
        form::ALL,
        references::ALL,
        items::ALL,
        histories::ALL,
        lexicon::ALL,
        windows::ALL,
        letters::ALL,
        pairings::ALL,
        filing::ALL,
        rates::ALL,
        editions::ALL,
        disclosure::ALL,
        privacy::ALL,
        calendar::ALL,
        output::ALL,
        theme::ALL,
        text::ALL,
        acceptance::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The rule of an id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id.eq_ignore_ascii_case(id))
}

/// Declares a family: doc comment, name, id, severity, and the one sentence that says what is asked.
macro_rules! rules {
    ($( $(#[doc = $doc:literal])+ $name:ident $id:literal $severity:ident $title:literal; )*) => {
        $(
            $(#[doc = $doc])+
            pub static $name: Rule = Rule {
                id: $id,
                severity: $crate::diagnostic::Severity::$severity,
                title: $title,
                doc: concat!($($doc, "\n"),+),
            };
        )*
        pub(super) static ALL: &[&Rule] = &[$(&$name),*];
    };
}

use rules;
