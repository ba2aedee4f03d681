//! Every number that the program and the script of the search page must agree on.
//!
//! Each is declared here once, with its meaning; [`named`] writes them all into `core.js`, where the script finds them
//! under the same names (`LONGEST_QUERY` is `numbers.longestQuery`). Numbers that only the building of the index needs
//! are declared where they are used.

use serde_json::{Map, Value, json};

/// Declares the numbers, and a list of them by name.
macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident: $kind:ty = $value:expr;)*) => {
        $($(#[$doc])* pub(super) const $name: $kind = $value;)*

        /// All of them, under the names that the script uses.
        pub(super) fn named() -> Map<String, Value> {
            [$((camel_case(stringify!($name)), json!($name))),*].into_iter().collect()
        }
    };
}

numbers! {
    // --- files ---

    /// Scripts in one folder.
    PER_FOLDER: usize = 256;
    /// The base of the hash of a key that finds its shard.
    HASH_FACTOR: usize = 31;
    /// Documents with numbers below this are wanted most, and lie in smaller blocks.
    WANTED: u32 = 1020;
    /// Documents in one block of the wanted ones; few, because each of these has many texts.
    WANTED_BLOCK: u32 = 5;
    /// Documents in any other block.
    BLOCK: u32 = 16;
    /// A quarter of the size of the first tier of documents.
    TIER: u32 = 64;
    /// Each tier ends at this many times the number at which the tier before it ends.
    TIER_GROWTH: u32 = 4;
    /// The pair of characters (a, b) has bit (a · first + b · second) mod third mod fourth of the filter. Every
    /// intermediate value stays below 2⁵³, so that a script computes the same bit.
    PAIR_HASH: [u64; 4] = [31 * 2029, 17 * 2029, 65_521, 1 << 14];

    // --- reading a query ---

    /// Characters of a query that are read; any further ones are ignored.
    LONGEST_QUERY: usize = 60;
    /// Letters at the end of typed pinyin that may be the beginning of an unfinished syllable.
    UNFINISHED: usize = 3;
    /// Initials in one key; any fewer are in common by chance.
    INITIALS: usize = 3;
    /// Words of letters and digits that are looked up.
    MOST_WORDS: usize = 2;
    /// Weight of a letter or digit. Syllables weigh from 1 (in every document) to 9.
    LATIN_WEIGHT: u32 = 5;
    /// Weight of a character of a stop word or of the name of a place.
    STOP_WORD_WEIGHT: u32 = 1;

    // --- choosing keys and blocks ---

    /// Keys, words and codes looked up for one query, including keys for confused sounds.
    MOST_KEYS: usize = 6;
    /// Keys of single syllables that are looked up where nothing else was found.
    LOOSE_KEYS: usize = 2;
    /// Scripts fetched besides the page's own and the core of the index: first shards, then as many blocks as are left.
    MOST_SCRIPTS: usize = 10;
    /// Blocks fetched where nothing was found at first.
    LOOSE_BLOCKS: usize = 2;
    /// Candidates kept.
    MOST_CANDIDATES: usize = 400;
    /// A candidate with less than this share of the best candidate's votes, in hundredths, is not worth a block.
    WORTHWHILE: i32 = 25;
    /// Extra weight of a pair that occurs inside a word, when keys are chosen.
    IN_WORD: u32 = 30;
    /// Weight of any key that is not a pair, when keys are chosen.
    NO_PAIR: u32 = 2;

    // --- votes ---

    /// Extra votes for a document with a text that begins with the first key of the query.
    FIRST_KEY: i32 = 3;
    /// Votes taken off a document, once for each tier up to its own.
    PER_TIER: i32 = 2;
    /// Votes of an everyday phrase for each of its telling characters (neither stop words nor places) in the query, if
    /// what they share is written the same.
    WRITTEN: usize = 6;
    /// The same, if some of it only sounds the same.
    HEARD: usize = 4;
    /// Telling characters of a phrase that are counted.
    MOST_TELLING: usize = 9;

    // --- matching: hundredths ---

    /// The same character: the whole value.
    SAME: u32 = 100;
    /// A syllable typed in pinyin, for a character with that sound.
    TYPED: u32 = 95;
    /// A different character with the same sound.
    ALIKE: u32 = 80;
    /// A sound that is confused with it: n for l.
    CONFUSED: u32 = 60;
    /// The share of its value that the same character keeps outside any run of two or more.
    ALONE: u32 = 80;
    /// The share that any other character keeps there.
    ALONE_HEARD: u32 = 40;

    // --- scores ---

    /// Documents with this score or more answer the query; those below are guesses.
    GOOD: u32 = 500;
    /// Score of a document found by its code: above all others.
    BY_CODE: u32 = 2000;
    /// Scores are computed in tenths of a point, and shares in tenths of a hundredth.
    TENTH: u32 = 10;
    /// Tenths of a point for each thousandth of the query that is found in the text.
    OF_QUERY: u32 = 6;
    /// Tenths of a point for each thousandth of the text that is found in the query.
    OF_TEXT: u32 = 4;
    /// Tenths of a point for each character of the longest run.
    PER_RUN: u32 = 50;
    /// Characters of the longest run that are counted.
    MOST_RUN: u32 = 8;
    /// Tenths of a point for a text that begins with the longest run.
    BEGINS: u32 = 100;
    /// How much a text counts by its remoteness, in hundredths: of the first, second … meaning of a saying.
    NEARNESS: [u32; 4] = [100, 92, 84, 76];
    /// How much counts of what the texts of a document match together beyond its best text alone, in hundredths.
    TOGETHER: u32 = 40;
    /// Typed letters may be all the initials of a short text by chance: the share of the text is divided by this.
    INITIALS_OF_TEXT: u32 = 5;
    /// How much the initials of any text but the official name count, in hundredths.
    INITIALS_SAID: u32 = 90;
    /// Points for each text of a document that matches the initials.
    PER_TEXT: u32 = 30;
    /// Such texts that are counted.
    MOST_TEXTS: u32 = 10;
    /// Points off a document that has actions, but none of those asked for.
    OTHER_ACTION: i32 = 80;
    /// Points off a document that has an action where none was asked for.
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
        assert_eq!(numbers["wanted"], 1020);
    }
}
