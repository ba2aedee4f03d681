//! The site's own everyday words and topics, in the form of the built-in lexicon.

use crate::language::{Lexicon, Saying, Topic};
use crate::records::{self, Text};

/// What people of this place say, in addition to the built-in lexicon.
pub(super) fn sayings(lexicon: Option<&records::Lexicon>) -> Vec<Saying> {
    let saying = |word: &records::EverydayWord| Saying {
        say: texts(&word.say),
        of: Vec::new(),
        means: texts(&word.means),
    };
    lexicon.into_iter().flat_map(|lexicon| &lexicon.words).map(saying).collect()
}

/// All topics: the site's own first, then those of the built-in lexicon that none of its own replaces.
pub(super) fn topics(lexicon: Option<&records::Lexicon>) -> Vec<Topic> {
    let topic = |topic: &records::Topic| Topic {
        id: topic.id.to_string().into(),
        name: topic.name.as_str().into(),
        means: texts(&topic.means),
    };
    let mut topics: Vec<Topic> = lexicon.into_iter().flat_map(|lexicon| &lexicon.topics).map(topic).collect();
    for known in &Lexicon::built_in().topics {
        if !topics.iter().any(|own| own.id == known.id) {
            topics.push(known.clone());
        }
    }
    topics
}

fn texts(texts: &[Text]) -> Vec<Box<str>> {
    texts.iter().map(|text| text.as_str().into()).collect()
}
