use std::collections::BTreeMap;

use super::entry::Entry;
use super::index::{Index, Posting, Record, block_of, texts_of, tier};
use super::key::Key;
use super::query::Query;
use super::score::{Match, Scorer, initials};
use super::unit::units;

/// Keys asked for at first, and in all with those for what may have been meant.
const MOST_KEYS: usize = 6;
/// Scripts asked for besides the page's own and the core of the index.
const MOST_SCRIPTS: usize = 10;
/// Blocks of records looked at: as many as a browser fetches from one host at a time.
const MOST_BLOCKS: usize = 6;
/// Blocks looked at where nothing was found at first.
const LOOSE_BLOCKS: usize = 2;
/// With less than this of the votes of the best, in hundredths, a record is not worth a block.
const WORTHWHILE: i32 = 25;
/// Records weighed.
const MOST_WEIGHED: usize = 400;
/// Found by its code: above all else.
const BY_CODE: u32 = 2000;

/// Something found.
#[derive(Debug, Clone, Copy)]
pub struct Found<'i> {
    /// The entry.
    pub entry: &'i Entry,
    /// How well it answers, about 0 to 1000; from [`GOOD`] on it is an answer, below a guess.
    pub score: u32,
    /// The text that matched best.
    pub text: &'i str,
}

/// Scores from here on answer the query.
pub const GOOD: u32 = 500;

impl Index {
    /// Looks a query up: at most `most` entries, the best first.
    pub fn search(&self, query: &str, most: usize) -> Vec<Found<'_>> {
        let mut query = Query::new(query, &self.reader);
        let mut found = self.find(&query);
        if found.is_empty() && query.initials.is_empty() {
            query.is_loose = true;
            found = self.find(&query);
        }
        found.sort_by_key(|(number, score, _)| (std::cmp::Reverse(*score), *number));
        let told = |(number, score, text)| {
            let record: &Record = self.records.get(number as usize)?;
            Some(Found { entry: &record.entry, score, text })
        };
        found.into_iter().take(most).filter_map(told).collect()
    }

    /// Number, score and best text of what was found, in no order.
    fn find(&self, query: &Query) -> Vec<(u32, u32, &str)> {
        if query.is_empty() {
            return Vec::new();
        }
        let mut votes = Votes::default();
        let mut keys = query.keys(|key| self.hot.contains(&key));
        let room =
            MOST_KEYS - query.words.len() - usize::from(query.code.is_some()) - usize::from(query.is_rare);
        self.choose(query, &mut keys, room);
        let first = keys.first().copied();
        let mut scorer = Scorer::new(query, &self.weights);
        for key in &keys {
            self.vote(*key, first == Some(*key), &mut votes);
            self.vote_phrases(*key, &mut scorer, &mut votes);
        }
        for word in &query.words {
            let records = self.words.get(&format!("={word}"));
            records.into_iter().flatten().for_each(|record| votes.add(*record, WORD.into()));
        }
        let coded = self.with_code(query);
        for record in &coded {
            votes.add(*record, CODE.into());
        }
        let mut asked = MOST_KEYS - room + keys.len();
        let best = votes.by_record.values().map(|vote| vote.keys).max().unwrap_or(0);
        if best * 2 < keys.len() + query.words.len() && query.initials.is_empty() && !query.is_loose {
            let mut more = query.doubtful_keys();
            more.retain(|key| !keys.contains(key));
            more.truncate(room.saturating_sub(keys.len()));
            for key in &more {
                self.vote(*key, false, &mut votes);
                self.vote_phrases(*key, &mut scorer, &mut votes);
            }
            asked += more.len();
        }
        let mut candidates: Vec<(i32, u32)> = votes
            .by_record
            .iter()
            .map(|(record, vote)| (vote.weight - i32::from(tier(*record)) * PER_TIER, *record))
            .collect();
        candidates.sort_by_key(|(weight, record)| (std::cmp::Reverse(*weight), *record));
        candidates.truncate(MOST_WEIGHED);
        let most_blocks =
            if query.is_loose { LOOSE_BLOCKS } else { MOST_BLOCKS.min(MOST_SCRIPTS.saturating_sub(asked)) };
        let mut blocks: Vec<usize> = Vec::new();
        let most = candidates.first().map_or(0, |(weight, _)| *weight);
        for (weight, record) in &candidates {
            let block = block_of(*record);
            if weight * 100 >= most * WORTHWHILE && !blocks.contains(&block) && blocks.len() < most_blocks {
                blocks.push(block);
            }
        }
        let near = candidates.iter().map(|(_, record)| *record);
        self.weigh(query, near.filter(|record| blocks.contains(&block_of(*record))), &coded)
    }

    /// The keys that tell most, in their order: those of pairs that stand in words come first.
    fn choose(&self, query: &Query, keys: &mut Vec<Key>, most: usize) {
        if keys.len() <= most {
            return;
        }
        let mut in_words: Vec<Key> = Vec::new();
        for two in query.units.windows(2) {
            let [one, two] = two else { continue };
            let (Some(a), Some(b)) = (one.unit.ch, two.unit.ch) else { continue };
            let sounds = one.unit.sound.zip(two.unit.sound);
            if let Some((x, y)) = sounds.filter(|_| !two.unit.gap && self.common.holds(a, b)) {
                in_words.push(Key::pair(x, y));
            }
        }
        let tells = |key: &Key| {
            key.as_pair().map_or(2, |(a, b)| {
                let weight = |at: u16| self.weights.get(usize::from(at)).copied().unwrap_or(0);
                weight(a.0) + weight(b.0) + if in_words.contains(key) { 30 } else { 0 }
            })
        };
        let mut kept: Vec<(u8, usize)> = keys.iter().enumerate().map(|(at, key)| (tells(key), at)).collect();
        kept.sort_by_key(|(tells, at)| (std::cmp::Reverse(*tells), *at));
        kept.truncate(most);
        kept.sort_by_key(|(_, at)| *at);
        *keys = kept.into_iter().map(|(_, at)| keys[at]).collect();
    }

    /// How much tells what stands in so many of all records.
    pub(super) fn tells(&self, posting: &Posting) -> u32 {
        let all = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
        (all / posting.frequency.max(1)).max(1).ilog2() + 2
    }

    fn vote(&self, key: Key, is_first: bool, votes: &mut Votes) {
        let Some(posting) = self.posting(key) else { return };
        let weight = i32::try_from(self.tells(posting)).unwrap_or(2);
        posting.starting.iter().for_each(|record| votes.add(*record, weight + 3 * i32::from(is_first)));
        posting.others.iter().for_each(|record| votes.add(*record, weight));
    }

    /// Votes for what everyday words lead to that begin with this pair: the more of them stands in the query, the more.
    fn vote_phrases(&self, key: Key, scorer: &mut Scorer<'_>, votes: &mut Votes) {
        for phrase in self.phrases.get(&key).into_iter().flatten() {
            let weight = scorer.said(&units(&phrase.text));
            for (record, order) in phrase.records.iter().zip(0..) {
                votes.weigh(*record, (weight - order).max(0));
            }
        }
    }

    fn with_code(&self, query: &Query) -> Vec<u32> {
        let records = query.code.as_ref().and_then(|code| self.words.get(&format!("#{code}")));
        records.cloned().unwrap_or_default()
    }

    /// Weighs records on their texts: number, score and the text that matched best.
    fn weigh(
        &self,
        query: &Query,
        records: impl Iterator<Item = u32>,
        coded: &[u32],
    ) -> Vec<(u32, u32, &str)> {
        let mut scorer = Scorer::new(query, &self.weights);
        let mut found = Vec::new();
        for number in records {
            let Some(record) = self.records.get(number as usize) else { continue };
            let best = self.weigh_record(query, record, &mut scorer);
            if coded.contains(&number) {
                found.push((number, BY_CODE, &*record.entry.name));
            } else if let Some((score, text)) = best {
                found.push((number, score, text));
            }
        }
        found
    }

    fn weigh_record<'i>(
        &'i self,
        query: &Query,
        record: &'i Record,
        scorer: &mut Scorer<'_>,
    ) -> Option<(u32, &'i str)> {
        scorer.begin(query.actions & record.actions != 0);
        let mut best: Option<(u32, u32, &str)> = None;
        let mut matches = 0;
        let by_initials = !query.initials.is_empty();
        for (text, remoteness) in texts_of(record, &self.sayings) {
            let units = units(text);
            let matched = if by_initials { initials(&query.initials, &units) } else { scorer.text(&units) };
            let Some(Match { mut of_query, mut of_text, longest, begins }) = matched else { continue };
            matches += 1;
            of_text = of_text * NEARNESS[usize::from(remoteness.min(3))] / 100;
            if by_initials {
                // Three letters that are a whole word by chance tell little, least of all in what people say.
                of_text /= 5;
                if text != &*record.entry.name {
                    of_query = of_query * 9 / 10;
                }
            }
            let beside = of_text * 4 + longest.min(8) * LONGER + u32::from(begins) * BEGINS;
            let whole = of_query * 6 + beside;
            if best.is_none_or(|(known, _, _)| whole > known) {
                best = Some((whole, beside, text));
            }
        }
        let (score, beside, text) = best?;
        let score = if by_initials {
            score / 10 + matches.min(MOST_TEXTS) * PER_TEXT
        } else {
            let together = scorer.together() * 6 + beside;
            (score + together.saturating_sub(score) * TOGETHER / 100) / 10
        };
        let sayings = u32::try_from(record.links.len()).unwrap_or(u32::MAX).min(MOST_SAYINGS);
        let mut score = score + sayings * PER_SAYING;
        let other_action = match (query.actions, record.actions) {
            (0, 0) => 0,
            (0, _) => 25,
            (wanted, shown) if wanted & shown != 0 => 0,
            (_, 0) => 0,
            _ => 80,
        };
        score = score.saturating_sub(other_action);
        score = score.saturating_sub(record.entry.kind.remoteness() * LESS_WANTED);
        (score > 0).then_some((score >> u32::from(query.is_loose), text))
    }
}

/// What an everyday word counts that leads to the first, second … of its meanings, in hundredths.
const NEARNESS: [u32; 4] = [100, 92, 84, 76];
/// What counts of what only several texts of a record have together, in hundredths.
const TOGETHER: u32 = 40;
/// What a unit more in the longest stretch in common is worth, and to begin with it, in tenths.
const LONGER: u32 = 50;
const BEGINS: u32 = 100;
/// What every text with the same initials adds, and how many count.
const PER_TEXT: u32 = 30;
const MOST_TEXTS: u32 = 10;
/// What people have words for is asked for: what each saying adds, and how many count.
const PER_SAYING: u32 = 6;
const MOST_SAYINGS: u32 = 6;
/// How much less what is no item is worth, for each step of remoteness.
const LESS_WANTED: u32 = 15;
/// Votes that a record of a later tier begins behind.
const PER_TIER: i32 = 2;
/// Votes of a word in letters, and of a code.
pub(super) const WORD: u8 = 12;
pub(super) const CODE: u8 = 63;

#[derive(Default)]
struct Votes {
    by_record: BTreeMap<u32, Vote>,
}

#[derive(Default)]
struct Vote {
    weight: i32,
    keys: usize,
}

impl Votes {
    fn weigh(&mut self, record: u32, weight: i32) {
        let vote = self.by_record.entry(record).or_default();
        vote.weight += weight;
    }

    fn add(&mut self, record: u32, weight: i32) {
        let vote = self.by_record.entry(record).or_default();
        vote.weight += weight;
        vote.keys += 1;
    }
}
