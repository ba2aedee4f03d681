//! A character of a query, and what it is there for.

use super::super::index::Character;

/// What a character of a query is there for, in the order of how much it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lookup) enum Mark {
    /// It asks for an action: 丢了, 换.
    Action,
    /// What it is about.
    Matter,
    /// It belongs to the name of an area. Looked for, because offices bear such names, but it tells little.
    Place,
    /// A word that tells nothing, in the middle of a sentence: 的, 怎么.
    StopWord,
}

/// A character of a query.
#[derive(Debug, Clone, Copy)]
pub(in crate::lookup) struct QueryCharacter {
    pub character: Character,
    pub mark: Mark,
}

impl QueryCharacter {
    /// Neither a stop word nor a place.
    pub(in crate::lookup) fn is_telling(&self) -> bool {
        self.mark <= Mark::Matter
    }

    /// Worth a key.
    pub(super) fn is_sought(&self) -> bool {
        self.mark < Mark::StopWord
    }

    pub(in crate::lookup) fn is_action(&self) -> bool {
        self.mark == Mark::Action
    }
}
