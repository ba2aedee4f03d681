//! The index: documents, numbered for ranking and fetching, and postings for everything they may be found by.
//!
//! Owns how a text is read aloud, which keys it has, and which sayings lead to which documents. Must not know queries.

mod action;
mod character;
mod document;
#[expect(clippy::module_inception, reason = "the index is a part of the index")]
mod index;
mod key;
mod meaning;
mod order;
mod phrase;
mod posting;
mod vocabulary;
mod weight;
mod word_list;
mod word_pairs;

pub(super) use character::{Character, characters};
pub(super) use document::Document;
pub use index::Index;
pub(super) use key::{Key, plain_code, words_of};
pub(super) use order::{block_of, blocks, first_of, tier};
pub(super) use phrase::Phrase;
pub(super) use posting::{VOTES_OF_CODE, VOTES_OF_WORD};
pub(super) use vocabulary::Vocabulary;
pub(super) use weight::Weights;
pub(super) use word_list::WordList;
