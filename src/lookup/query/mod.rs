//! What somebody typed, understood: pinyin read, stop words and actions told from the matter, keys to look for.
//!
//! Owns how a query is read. Must not know what documents there are, only the vocabulary of the site.

mod mark;
mod matter;
mod pinyin;
#[expect(clippy::module_inception, reason = "the query is what this is about")]
mod query;

pub(super) use mark::QueryCharacter;
pub(super) use query::Query;
