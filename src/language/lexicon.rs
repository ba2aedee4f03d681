//! The lexicon: everyday words, stop words, actions and life events. Must not know how they are searched.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// Everyday words and their meanings in the language of item lists. `lexicon.yaml` beside this file is the built-in
/// lexicon; a site adds its own words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// Pairs of a traditional character and its simplified form, separated by spaces.
    pub traditional: Box<str>,
    /// Stop words: 怎么办理, 我想.
    pub ignored: Vec<Box<str>>,
    /// Characters that only join words: 的, 了.
    pub particles: Box<str>,
    /// What people do with a paper or a registration: change it, replace it.
    pub actions: Vec<Action>,
    /// Life events, each a page.
    pub topics: Vec<Topic>,
    /// Everyday words.
    pub words: Vec<Saying>,
}

/// An action by which an item differs from similar ones: 变更, 注销, 补领.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Words that show it in official names.
    pub marks: Vec<Box<str>>,
    /// Words with which people ask for it.
    pub say: Vec<Box<str>>,
}

/// Everyday words for one matter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saying {
    /// What people say.
    pub say: Vec<Box<str>>,
    /// Parts of the names of departments that people call this; they lead to the department, before any items.
    #[serde(default)]
    pub of: Vec<Box<str>>,
    /// Parts of official names, the most likely meaning first. Parts separated by spaces must all occur in the name.
    pub means: Vec<Box<str>>,
}

/// A life event.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The name of its page in addresses.
    pub id: Box<str>,
    /// What it is called.
    pub name: Box<str>,
    /// Parts of official names, in the order in which a citizen needs the items.
    pub means: Vec<Box<str>>,
}

impl Lexicon {
    /// The lexicon that is built into the program.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }
}

/// Does an official name contain all parts of this meaning?
pub fn is_meant(name: &str, meaning: &str) -> bool {
    let mut parts = meaning.split_whitespace().peekable();
    parts.peek().is_some() && parts.all(|part| name.contains(part))
}

static BUILT_IN: LazyLock<Lexicon> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("lexicon.yaml")).unwrap_or_default());

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn the_built_in_lexicon_can_be_read_and_is_large() {
        let lexicon: Lexicon = serde_yaml::from_str(include_str!("lexicon.yaml")).unwrap();
        assert!(lexicon.words.len() >= 800, "{} entries", lexicon.words.len());
        assert!(lexicon.traditional.split_whitespace().all(|pair| pair.chars().count() == 2));
    }

    #[test]
    fn a_word_is_said_in_one_entry_only() {
        let mut entries: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, saying) in Lexicon::built_in().words.iter().enumerate() {
            assert!(!saying.say.is_empty() && !saying.means.is_empty(), "entry {at} is empty");
            for word in &saying.say {
                let other = entries.insert(word, at);
                assert!(other.is_none(), "{word} stands twice");
            }
        }
    }

    #[test]
    fn all_parts_of_a_meaning_stand_in_the_name() {
        assert!(is_meant("居民身份证补领", "身份证 补领"));
        assert!(!is_meant("居民身份证申领", "身份证 补领"));
        assert!(!is_meant("居民身份证申领", " "));
    }
}
