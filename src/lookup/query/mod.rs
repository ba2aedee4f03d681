//! Reading a query: pinyin becomes syllables, stop words are dropped, actions are recognised, and keys are formed.
//!
//! Owns how a query is read. Must not know which documents there are, only the vocabulary of the site.

mod mark;
mod matter;
mod pinyin;
#[expect(clippy::module_inception, reason = "the query is what this is about")]
mod query;

pub(super) use mark::QueryCharacter;
pub(super) use query::Query;
