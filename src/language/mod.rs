//! How Chinese is read aloud and spoken: pinyin, traditional characters, everyday words.
//!
//! Owns the readings of characters and phrases, and the built-in lexicon. Must not know records, pages or the index.

mod charset;
mod lexicon;
mod phrase;
mod script;
mod syllable;

pub use charset::{LEVEL_ONE, common_characters, is_common, is_listed, uncommon_characters};
pub use lexicon::{Action, Lexicon, Saying, Topic, is_meant};
pub use phrase::{Phrase, phrases, readings};
pub use script::{is_han, plain_form, traditional_forms};
pub use syllable::{Syllable, syllables};
