//! Every number that the program and the script of the search page must agree on.
//!
//! Each stands here once, with its meaning; [`named`] writes them all into `core.js`, where the script finds them under
//! the same names (`LONGEST_QUERY` is `numbers.longestQuery`). What only the building of the index needs stands where it
//! is used.

use serde_json::{Map, Value, json};

/// Declares the numbers, and the list of them by name.
macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident: $kind:ty = $value:expr;)*) => {
        $($(#[$doc])* pub(super) const $name: $kind = $value;)*

        /// All of them under the names the script knows.
        pub(super) fn named() -> Map<String, Value> {
            [$((camel_case(stringify!($name)), json!($name))),*].into_iter().collect()
        }
    };
}

numbers! {
    // --- files ---

    /// Scripts in one folder.
    PER_FOLDER: usize = 256;
    /// A key is read as digits of this base to find its shard.
    HASH_FACTOR: usize = 31;
    /// Documents before this one are the most wanted, and lie in blocks of their own size.
    WANTED: u32 = 1024;
    /// Wanted documents in one block: people have many words for them.
    WANTED_BLOCK: u32 = 8;
    /// All other documents in one block.
    BLOCK: u32 = 16;
    /// A quarter of the first tier of documents.
    TIER: u32 = 64;
    /// Every next tier ends so many times later.
    TIER_GROWTH: u32 = 4;
    /// A pair of characters (a, b) has bit (a · first + b · second) mod third mod fourth. All steps stay below 2⁵³, so
    /// that a script computes the same.
    PAIR_HASH: [u64; 4] = [31 * 2029, 17 * 2029, 65_521, 1 << 14];

    // --- reading a query ---

    /// Characters of a query that are read.
    LONGEST_QUERY: usize = 60;
    /// Letters at the end of typed pinyin that may be a syllable not yet complete.
    UNFINISHED: usize = 3;
    /// First letters of syllables in one key; a shorter run in common is chance.
    INITIALS: usize = 3;
    /// Words in letters and digits that are looked for.
    MOST_WORDS: usize = 2;
    /// What a character tells: letters and digits. Syllables tell 1 (in every document) to 9.
    LATIN_WEIGHT: u32 = 5;
    /// The same: a stop word, the name of a place.
    STOP_WORD_WEIGHT: u32 = 1;

    // --- choosing keys and blocks ---

    /// Keys asked for at first, and in all with those for what may have been meant.
    MOST_KEYS: usize = 6;
    /// Keys of single characters, where nothing else was found.
    LOOSE_KEYS: usize = 2;
    /// Scripts asked for besides the page's own and the core of the index.
    MOST_SCRIPTS: usize = 10;
    /// Blocks looked at: as many as a browser fetches from one host at a time.
    MOST_BLOCKS: usize = 6;
    /// Blocks looked at where nothing was found at first.
    LOOSE_BLOCKS: usize = 2;
    /// Candidates kept.
    MOST_CANDIDATES: usize = 400;
    /// With less than this of the votes of the best, in hundredths, a candidate is not worth a block.
    WORTHWHILE: i32 = 25;
    /// What a pair tells in addition that stands in a word.
    IN_WORD: u32 = 30;
    /// What any key tells that is no pair.
    NO_PAIR: u32 = 2;

    // --- votes ---

    /// Votes in addition for a document with a text that begins with the first key.
    FIRST_KEY: i32 = 3;
    /// Votes that a document of a later tier begins behind.
    PER_TIER: i32 = 2;
    /// Votes for each telling character of an everyday phrase that stands in the query, written so.
    WRITTEN: usize = 6;
    /// The same, where some of it only sounds so.
    HEARD: usize = 4;
    /// Telling characters of a phrase that count.
    MOST_TELLING: usize = 9;

    // --- matching: hundredths ---

    /// The same character; a whole.
    SAME: u32 = 100;
    /// A syllable typed in pinyin.
    TYPED: u32 = 95;
    /// Another character of the same sound.
    ALIKE: u32 = 80;
    /// A sound that is taken for it: n for l.
    CONFUSED: u32 = 60;
    /// How much of that counts for one character alone, outside any run.
    ALONE: u32 = 80;
    /// The same, where it is not the same character.
    ALONE_HEARD: u32 = 40;

    // --- scores ---

    /// Scores from here on answer the query; below they are guesses.
    GOOD: u32 = 500;
    /// Found by its code: above all else.
    BY_CODE: u32 = 2000;
    /// Scores are computed in tenths, and shares of a text in tenths of hundredths.
    TENTH: u32 = 10;
    /// What a thousandth of the query that stands in the text is worth.
    OF_QUERY: u32 = 6;
    /// What a thousandth of the text that stands in the query is worth.
    OF_TEXT: u32 = 4;
    /// What each character of the longest run is worth.
    PER_RUN: u32 = 50;
    /// Characters of the longest run that count.
    MOST_RUN: u32 = 8;
    /// What it is worth that the text begins with the longest run.
    BEGINS: u32 = 100;
    /// How much a text counts that leads to the first, second … of its meanings, in hundredths.
    NEARNESS: [u32; 4] = [100, 92, 84, 76];
    /// How much counts of what only several texts of a document have together, in hundredths.
    TOGETHER: u32 = 40;
    /// Three letters that are all initials of a text by chance tell little: its share is divided by this.
    INITIALS_OF_TEXT: u32 = 5;
    /// How much the initials of any text but the official name count, in hundredths.
    INITIALS_SAID: u32 = 90;
    /// What each text with these initials adds.
    PER_TEXT: u32 = 30;
    /// Texts with these initials that count.
    MOST_TEXTS: u32 = 10;
    /// What is taken off a document that does something else than was asked for.
    OTHER_ACTION: i32 = 80;
    /// What is taken off a document that does something special where nothing was asked for.
    UNASKED_ACTION: i32 = 25;
}

/// `LONGEST_QUERY` → `longestQuery`.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_').map(str::to_ascii_lowercase);
    let first = words.next().unwrap_or_default();
    words.fold(first, |name, word| name + &word[..1].to_ascii_uppercase() + &word[1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_knows_a_number_by_its_name() {
        let numbers = named();
        assert_eq!(numbers["longestQuery"], 60);
        assert_eq!(numbers["wanted"], 1024);
    }
}
