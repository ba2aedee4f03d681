//! Which window handles it: a search engine for people who do not know the official names.
//!
//! Owns how queries are read and documents ranked, and the files that the search page fetches. Must not know
//! templates or touch the disk.
//!
//! # The task
//!
//! Official names are long and resemble each other (食品经营许可证核发). Queries are short and share few characters with them,
//! or none: 开饭馆, a homophone typed by mistake, pinyin, the initials of a name, a counter, a whole sentence. The
//! engine has to run in the browser of a cheap phone, from plain files and without a server, and to give the same
//! answers as `mingchuang search`.
//!
//! # One key space
//!
//! Every text is read aloud, as syllables without tone, with zh/ch/sh as z/c/s and -ng as -n. A key is a pair of
//! neighbouring syllables, so a homophone or typed pinyin has the same keys as the characters that were meant. The
//! initials of three syllables are keys as well; words in letters, codes and counters are keys as they are written.
//! When whole texts are compared later, the same character counts more than the same sound, and the same sound more
//! than one that is confused with it (n and l).
//!
//! # From content to answers
//!
//! Each part uses only those before it:
//!
//! 1. [`directory`] gathers the entries: items (those of one name are one entry, with an answer for each area),
//!    windows, departments and other publications.
//! 2. [`index`] makes a *document* of each entry. Its *texts* are the official name, its everyday names, and the
//!    words of every saying of the lexicon that leads to it. Documents are numbered by *tier* (short names, and those
//!    that people have everyday words for, come first) and within a tier by sound, so that similar documents lie in
//!    the same *block*. Documents that were published lately follow behind in the order of their publication, so that
//!    they move no other; from time to time, when they are many, all are numbered again. The *posting* of a key lists the best 1,000 documents that contain it. Pairs in more
//!    documents than that are *hot*, and are extended to triples. An everyday phrase is kept beside the posting of
//!    its first pair, with the documents it leads to, so that it can vote for them before any of them is fetched.
//! 3. [`query`] reads what was typed: pinyin becomes syllables, stop words are dropped or weigh little, and words
//!    such as 丢了 and 换 ask for an *action*. The rest is turned into keys.
//! 4. [`answer`] looks up at most six keys, those of greatest *weight*, and lets keys and phrases *vote*. The lower the
//!    *document frequency* of a key, the more votes it has. The documents with the most votes are *candidates*; of their
//!    blocks as many are fetched as the limit of files leaves. Each candidate in these is matched by the *runs* of
//!    characters that the query and a text have in common, and *ranked* by how much of the query and of the text the runs
//!    cover. All numbers are whole numbers, so that program and page agree to the last digit.
//! 5. [`files`] writes the index as scripts: postings in *shards* by a hash of their key, documents in blocks, and a
//!    *core* with what a browser needs to read a query. A first search fetches the page's own script, the core, and
//!    at most ten shards and blocks: 12 files in all. The core of a small site contains everything. Each script names
//!    the *numbering* that it belongs to, so that a page that was opened before a publication notices when it is given
//!    scripts that number documents otherwise, and loads itself again.
//!
//! # The twin
//!
//! `assets/search/engine.js` of the default theme does in the browser what [`query`] and [`answer`] do here, under
//! the same names. Every number that both need is declared only in [`numbers`] and reaches the script through the
//! core. `tests/lookup` asks both the same queries and compares names, scores and texts.

mod answer;
mod directory;
mod files;
mod index;
mod numbers;
mod query;

pub use answer::{Found, GOOD};
pub use directory::{Alias, Answer, Directory, Entry, EntryKind, Place, sayings};
pub use files::{LookupFile, LookupFiles};
pub use index::Index;
