use super::key::{Key, plain_code, words_of};
use super::matter::{drop_long, find_actions, mark_fillers, strip_ends};
use super::pinyin::read_pinyin;
use super::reader::Reader;
use super::unit::{Unit, units};
use crate::language::{Syllable, is_han};

/// The longest query that is looked at, in characters.
const LONGEST: usize = 60;
/// How many characters are looked for each by itself, where nothing else was found.
const LOOSE_KEYS: usize = 2;
/// How many of its words in letters and digits are looked for.
const MOST_WORDS: usize = 2;

/// What somebody typed, understood.
#[derive(Debug, Clone, Default)]
pub(super) struct Query {
    /// What is to be found, without what says nothing.
    pub units: Vec<QueryUnit>,
    /// The actions asked for, as bits.
    pub actions: u16,
    /// First letters of syllables, where that is what was typed.
    pub initials: Vec<u8>,
    /// Letters and digits in a row.
    pub words: Vec<String>,
    /// Does it hold characters whose readings the page has to ask for?
    pub is_rare: bool,
    /// All of it as a code or number.
    pub code: Option<String>,
    /// Nothing was found: is whatever has one character in common to be shown as nearest?
    pub is_loose: bool,
}

/// A unit of a query.
#[derive(Debug, Clone, Copy)]
pub(super) struct QueryUnit {
    pub unit: Unit,
    /// Is it part of a word that asks for an action?
    pub is_action: bool,
    /// Does it say little about the matter: a word in the middle of a sentence, the name of an area?
    pub is_filler: bool,
    /// Is it part of the name of an area?
    pub is_area: bool,
}

impl QueryUnit {
    /// Is it worth a key?
    fn is_sought(&self) -> bool {
        !self.is_filler || self.is_area
    }
}

impl Query {
    pub(super) fn new(text: &str, reader: &Reader) -> Self {
        let ignored = &reader.ignored;
        let listed = |c: char| if is_han(c) && !reader.is_listed(c) { ' ' } else { c };
        let text: String = text.chars().take(LONGEST).map(listed).collect();
        let typed = units(&text);
        let has_han = typed.iter().any(|unit| !unit.is_latin());
        let mut words = words_of(&typed);
        words.truncate(MOST_WORDS);
        let has_digit = text.bytes().any(|b| b.is_ascii_digit());
        let read = read_pinyin(&typed);
        let is_read = read.iter().any(|unit| unit.ch.is_none());
        let may_be_code = has_digit || !has_han && !is_read;
        let code = plain_code(&text).filter(|code| code.len() >= 2 && may_be_code);
        let letters: Vec<u8> = typed.iter().filter_map(|unit| u8::try_from(unit.ch?).ok()).collect();
        let are_initials = !has_han && !is_read && !has_digit && letters.len() >= 2;
        let mut units: Vec<QueryUnit> = read
            .into_iter()
            .map(|unit| QueryUnit { unit, is_action: false, is_filler: false, is_area: false })
            .collect();
        let all = units.clone();
        drop_long(&mut units, ignored);
        let mut actions = find_actions(&mut units, false);
        strip_ends(&mut units, ignored);
        actions |= find_actions(&mut units, true);
        strip_ends(&mut units, ignored);
        if units.is_empty() {
            units = all;
        }
        mark_fillers(&mut units, reader);
        let initials = if are_initials { letters } else { Vec::new() };
        let is_rare = text.chars().any(|c| is_han(c) && !reader.is_known(c));
        Self { units, actions, initials, words, is_rare, code, is_loose: false }
    }

    /// Does it hold nothing that could be found?
    pub(super) fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The keys to look for, best first not: in the order of the text. Pairs inside the matter itself; if there are not
    /// two, also those of its actions.
    pub(super) fn keys(&self, is_hot: impl Fn(Key) -> bool) -> Vec<Key> {
        if self.is_loose {
            let sounds = self.units.iter().filter(|unit| !unit.is_filler).filter_map(|unit| unit.unit.sound);
            return distinct(sounds.map(Key::first)).into_iter().take(LOOSE_KEYS).collect();
        }
        if !self.initials.is_empty() {
            return match self.initials.as_slice() {
                [a, b] => vec![Key::first_initials([*a, *b])],
                letters => {
                    distinct(letters.windows(3).map(|three| Key::initials([three[0], three[1], three[2]])))
                }
            };
        }
        let mut pairs = self.pairs(&is_hot, |unit| unit.is_sought() && !unit.is_action);
        if pairs.len() < 2 {
            pairs = self.pairs(&is_hot, QueryUnit::is_sought);
        }
        if pairs.is_empty() {
            pairs = self.pairs(&is_hot, |_| true);
        }
        if pairs.is_empty() {
            let first = self.units.iter().find_map(|unit| unit.unit.sound);
            return first.map(Key::first).into_iter().collect();
        }
        distinct(pairs.into_iter())
    }

    /// The pairs, with two hot ones in a row replaced by their triple.
    fn pairs(&self, is_hot: &impl Fn(Key) -> bool, is_sought: impl Fn(&QueryUnit) -> bool) -> Vec<Key> {
        let mut keys = Vec::new();
        let mut last: Option<(usize, Syllable, Syllable)> = None;
        let mut last_is_kept = false;
        for (at, two) in self.units.windows(2).enumerate() {
            let [one, two] = two else { continue };
            let wanted = is_sought(one) && is_sought(two);
            let Some((a, b)) = one.unit.sound.zip(two.unit.sound).filter(|_| wanted && !two.unit.gap) else {
                continue;
            };
            let key = Key::pair(a, b);
            let hot_before =
                last.filter(|(before, _, middle)| *before + 1 == at && *middle == a && is_hot(key));
            match hot_before {
                Some((_, first, _)) => {
                    if last_is_kept {
                        keys.pop();
                    }
                    keys.push(Key::triple(first, a, b));
                    last_is_kept = false;
                }
                None => {
                    keys.push(key);
                    last_is_kept = true;
                }
            }
            last = is_hot(key).then_some((at, a, b));
        }
        keys
    }

    /// Keys for what may have been meant: n for l and its like.
    pub(super) fn doubtful_keys(&self) -> Vec<Key> {
        let sounds: Vec<Syllable> = self.units.iter().filter_map(|unit| unit.unit.sound).collect();
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
        Query::new(text, &Reader::of(&[], &[], &[]))
    }

    fn left(text: &str) -> String {
        let asked = query(text);
        asked.units.iter().filter(|unit| !unit.is_action).filter_map(|unit| unit.unit.ch).collect()
    }

    fn pinyin(text: &str) -> String {
        let asked = query(text);
        let sounds =
            asked.units.iter().filter(|unit| unit.unit.ch.is_none()).filter_map(|unit| unit.unit.sound);
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
