//! Which window handles it: a search engine for names that people do not know.
//!
//! Owns how queries are understood and documents ranked, and the files of the search page. Must not know templates, nor
//! touch the disk.
//!
//! # The task
//!
//! Official names are long and alike (食品经营许可证核发), queries are short and share few characters with them, or none:
//! 开饭馆, a homophone typed by mistake, pinyin, the initials of a name, a counter, a whole sentence. The engine has to
//! run in a browser on a cheap phone, from plain files and without a server, and to say the same as `mingchuang search`.
//!
//! # One key space
//!
//! Every text is read aloud: as syllables without tone, zh/ch/sh as z/c/s, -ng as -n. A key is a pair of neighbouring
//! syllables, so that a homophone or typed pinyin has the same keys as the characters that were meant. The initials of
//! three syllables are keys as well; letters, codes and counters are keys as they are written. Where whole texts are
//! compared later, the same character counts more than the same sound, and that more than a sound taken for it (n and l).
//!
//! # From content to answers
//!
//! The parts use only those before them:
//!
//! 1. [`directory`] gathers the entries that can be found: items (those of one name are one entry, with an answer for each
//!    area), windows, departments and what is published besides.
//! 2. [`index`] makes a *document* of each. Its *texts* are the official name, its everyday names, and the words of every
//!    saying of the lexicon that leads to it. Documents are numbered by *tier* (short names and those that people have
//!    words for come first) and within a tier by sound, so that documents that are alike lie in one *block*. A key's
//!    *posting* lists the best 1,000 documents that have it; pairs that more have are *hot*, and get triples. An everyday
//!    phrase stands beside the postings of its first pair with what it leads to, so that it votes for its items before any
//!    of them is fetched.
//! 3. [`query`] reads what was typed: pinyin becomes syllables, stop words go or count little, 丢了 and 换 ask for an
//!    *action*. What is left gives at most six keys, those that tell most.
//! 4. [`answer`] lets keys and phrases *vote*. A key has the more votes the lower its *document frequency*. The documents
//!    with most votes are *candidates*; their blocks are fetched, six at most. Each candidate in them is matched by the
//!    *runs* of characters that query and text have in common, and *ranked* by how much of the query and of the text these
//!    cover. No number has a fraction, so that program and page agree to the last digit.
//! 5. [`files`] writes the index as scripts: postings in *shards* by a hash of their key, documents in blocks, and a *core*
//!    that holds what a browser must know to read Chinese. A first visit asks for the page's script, the core, at most six
//!    shards and six blocks: 12 files in all. The core of a small site holds everything.
//!
//! # The twin
//!
//! `assets/search/engine.js` of the default theme does once more what [`query`] and [`answer`] do, under the same names.
//! Every number that both need stands in [`numbers`] alone and reaches the script through the core. `tests/lookup` asks
//! both the same queries and compares names, scores and texts.

mod answer;
mod directory;
mod files;
mod index;
mod numbers;
mod query;

pub use answer::{Found, GOOD};
pub use directory::{Answer, Directory, Entry, EntryKind, Place, sayings};
pub use files::{LookupFile, LookupFiles};
pub use index::Index;
