//! The characters of a query, each with the part it plays there.

use super::super::index::Character;

/// The part a character plays in a query, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lookup) enum Mark {
    /// Of a word that asks for an action: 丢了, 换.
    Action,
    /// Of what the query is about.
    Matter,
    /// Of the name of an area. Looked up, because offices have such names, but its weight is low.
    Place,
    /// Of a stop word in the middle of a sentence: 的, 怎么.
    StopWord,
}

/// One character of a query.
#[derive(Debug, Clone, Copy)]
pub(in crate::lookup) struct QueryCharacter {
    pub character: Character,
    pub mark: Mark,
}

impl QueryCharacter {
    /// Is it neither a stop word nor a place?
    pub(in crate::lookup) fn is_telling(&self) -> bool {
        self.mark <= Mark::Matter
    }

    /// May it be part of a key?
    pub(super) fn is_sought(&self) -> bool {
        self.mark < Mark::StopWord
    }

    pub(in crate::lookup) fn is_action(&self) -> bool {
        self.mark == Mark::Action
    }
}
