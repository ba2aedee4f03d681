//! A query that has been read, and the keys to look up for it.

use super::super::index::{Character, Key, Vocabulary, characters, plain_code, words_of};
use super::super::numbers::{INITIALS, LONGEST_QUERY, LOOSE_KEYS, MOST_WORDS};
use super::mark::{Mark, QueryCharacter};
use super::matter::{find_matter, mark_fillers};
use super::pinyin::read_pinyin;
use crate::language::{Syllable, is_han};

/// What somebody typed, after reading.
#[derive(Debug, Clone, Default)]
pub(in crate::lookup) struct Query {
    /// What to match: the query without the stop words at its ends.
    pub text: Vec<QueryCharacter>,
    /// The actions asked for, as bits.
    pub actions: u16,
    /// The letters typed, if they may be initials of syllables.
    pub initials: Vec<u8>,
    /// Words of letters and digits.
    pub words: Vec<String>,
    /// The whole query as a code or number.
    pub code: Option<String>,
    /// Does it contain characters whose readings the page has to fetch?
    pub is_rare: bool,
    /// Set when nothing was found: then a single syllable in common is enough for a guess.
    pub is_loose: bool,
}

impl Query {
    pub(in crate::lookup) fn new(typed: &str, vocabulary: &Vocabulary) -> Self {
        let typed = || typed.chars().take(LONGEST_QUERY);
        let is_rare = typed().any(|c| is_han(c) && !vocabulary.is_known(c));
        let listed = |c: char| if is_han(c) && !vocabulary.is_listed(c) { ' ' } else { c };
        let typed: String = typed().map(listed).collect();
        let written = characters(&typed);
        let read = read_pinyin(&written);
        let has_digit = typed.bytes().any(|b| b.is_ascii_digit());
        let is_latin = read.iter().all(|one| one.is_latin());
        let letters: Vec<u8> = written.iter().filter_map(|one| u8::try_from(one.ch?).ok()).collect();
        let are_initials = is_latin && !has_digit && letters.len() > 1;
        let code = plain_code(&typed).filter(|code| code.len() > 1 && (has_digit || is_latin));
        let mark = |character: Character| QueryCharacter { character, mark: Mark::Matter };
        let all: Vec<QueryCharacter> = read.into_iter().map(mark).collect();
        let mut text = all.clone();
        let actions = find_matter(&mut text);
        if text.is_empty() {
            text = all;
        }
        mark_fillers(&mut text, vocabulary);
        Self {
            text,
            actions,
            initials: if are_initials { letters } else { Vec::new() },
            words: words_of(&written).into_iter().take(MOST_WORDS).collect(),
            code,
            is_rare,
            is_loose: false,
        }
    }

    /// Is there nothing to look up?
    pub(in crate::lookup) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The keys to look up, in the order of the text: the pairs of the matter; if there are fewer than two, also those
    /// of the actions; if there are none, any pairs. `is_hot`: are there triples for this pair?
    pub(in crate::lookup) fn keys(&self, is_hot: impl Fn(Key) -> bool) -> Vec<Key> {
        if self.is_loose {
            let telling = self.text.iter().filter(|one| one.is_telling());
            let mut keys = distinct(telling.filter_map(|one| one.character.sound).map(Key::first));
            keys.truncate(LOOSE_KEYS);
            return keys;
        }
        if !self.initials.is_empty() {
            return match self.initials.as_slice() {
                [a, b] => vec![Key::first_initials([*a, *b])],
                letters => distinct(letters.array_windows::<INITIALS>().map(|three| Key::initials(*three))),
            };
        }
        let mut pairs = self.pairs(&is_hot, |one| one.is_sought() && !one.is_action());
        if pairs.len() < 2 {
            pairs = self.pairs(&is_hot, QueryCharacter::is_sought);
        }
        if pairs.is_empty() {
            pairs = self.pairs(&is_hot, |_| true);
        }
        if pairs.is_empty() {
            let first = self.text.iter().find_map(|one| one.character.sound);
            return first.map(Key::first).into_iter().collect();
        }
        distinct(pairs.into_iter())
    }

    /// The pairs; two hot ones in a row are replaced by their triple.
    fn pairs(&self, is_hot: &impl Fn(Key) -> bool, is_sought: impl Fn(&QueryCharacter) -> bool) -> Vec<Key> {
        let mut keys = Vec::new();
        // The pair just before, if it is hot, and whether the last key is that of a pair.
        let mut hot_before: Option<[Syllable; 2]> = None;
        let mut last_is_pair = false;
        for two in self.text.windows(2) {
            let [one, two] = two else { continue };
            let before = hot_before.take();
            let sounds = one.character.sound.zip(two.character.sound);
            let is_pair = is_sought(one) && is_sought(two) && !two.character.gap;
            let Some((a, b)) = sounds.filter(|_| is_pair) else { continue };
            let key = Key::pair(a, b);
            if is_hot(key) {
                hot_before = Some([a, b]);
            }
            match before.filter(|_| hot_before.is_some()) {
                Some([first, _]) => {
                    if last_is_pair {
                        keys.pop();
                    }
                    keys.push(Key::triple(first, a, b));
                    last_is_pair = false;
                }
                None => {
                    keys.push(key);
                    last_is_pair = true;
                }
            }
        }
        keys
    }

    /// Keys for sounds that may have been confused, such as n and l.
    pub(in crate::lookup) fn doubtful_keys(&self) -> Vec<Key> {
        let sounds: Vec<Syllable> = self.text.iter().filter_map(|one| one.character.sound).collect();
        let mut keys = Vec::new();
        for two in sounds.windows(2) {
            let [a, b] = two else { continue };
            keys.extend(a.confused().map(|a| Key::pair(a, *b)));
            keys.extend(b.confused().map(|b| Key::pair(*a, b)));
        }
        distinct(keys.into_iter())
    }
}

fn distinct(keys: impl Iterator<Item = Key>) -> Vec<Key> {
    let mut seen = Vec::new();
    for key in keys {
        if !seen.contains(&key) {
            seen.push(key);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str) -> Query {
        Query::new(text, &Vocabulary::of(&[], &Vec::new(), &[]))
    }

    fn left(text: &str) -> String {
        let asked = query(text);
        asked.text.iter().filter(|one| !one.is_action()).filter_map(|one| one.character.ch).collect()
    }

    fn pinyin(text: &str) -> String {
        let asked = query(text);
        let typed = asked.text.iter().map(|one| one.character).filter(|one| one.ch.is_none());
        let sounds = typed.filter_map(|one| one.sound);
        sounds.map(Syllable::name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_says_nothing_is_dropped() {
        assert_eq!(left("我想开个小饭馆需要什么手续？"), "开个小饭馆");
        assert_eq!(left("身份证在哪里办"), "身份证");
        assert_eq!(left("怎么办"), "怎么办", "nothing else is left");
    }

    #[test]
    fn actions_are_told_from_the_matter() {
        assert_eq!(left("身份证丢了怎么补办"), "身份证");
        assert_ne!(query("身份证丢了").actions, 0);
        assert_eq!(query("换身份证").actions, query("身份证到期").actions);
        assert_eq!(query("兑换外币").actions, 0);
    }

    #[test]
    fn pinyin_is_read_in_few_syllables() {
        assert_eq!(pinyin("yingyezhizhao"), "yin ye zi zao");
        assert_eq!(pinyin("ying ye zhi zhao"), "yin ye zi zao");
        assert_eq!(pinyin("shenfenzh"), "sen fen");
        assert_eq!(pinyin("补办shenfenzheng"), "sen fen zen");
        assert_eq!(query("yyzz").initials, b"yyzz");
        assert_eq!(pinyin("yyzz"), "");
        assert_eq!(query("ktv").words, ["ktv"]);
    }

    #[test]
    fn hot_pairs_in_a_row_become_triples() {
        let asked = query("食品经营许可");
        assert_eq!(asked.keys(|_| false).len(), 5);
        let triples = asked.keys(|_| true);
        assert_eq!(triples.len(), 4);
        assert!(triples.iter().all(|key| key.as_pair().is_none()));
        let jing_ying = Key::pair(Syllable::of('经').unwrap(), Syllable::of('营').unwrap());
        assert_eq!(asked.keys(|key| key == jing_ying).len(), 5);
    }

    #[test]
    fn nothing_typed_is_nothing_sought() {
        assert!(query("").is_empty());
        assert!(query("？！").is_empty());
    }
}
