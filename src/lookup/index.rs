use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::action::{ActionNumber, actions_of};
use super::common::CommonPairs;
use super::entry::{Answer, Directory, Entry, EntryKind, Place};
use super::key::{Key, keys_of, plain_code, triples_of, words_of};
use super::meaning::{Link, department_links, links};
use super::reader::Reader;
use super::unit::{Unit, units};
use crate::language::{Saying, Syllable, syllables};

/// Records in one block; the first records, for which people have many words, lie in smaller ones.
const BLOCK: usize = 16;
const SMALL_BLOCK: usize = 8;
const IN_SMALL_BLOCKS: usize = 1024;
/// The longest list of records a key may have; the best stay.
const MOST_PER_KEY: usize = 1000;
const MOST_FIRST: usize = 64;
/// How many records an everyday word leads to.
const MOST_PER_PHRASE: usize = 16;
/// The pairs so common that triples are kept for them.
const MOST_HOT: usize = 512;
/// The first tier ends at four times this, and each next one at four times the last.
const TIER: u32 = 64;

/// Everything that can be looked up, ready to be searched or written out.
pub struct Index {
    /// By number; see [`Index::build`] for their order.
    pub(super) records: Vec<Record>,
    /// The lexicon: what people say, by saying.
    pub(super) sayings: Vec<Box<[Box<str>]>>,
    /// By key.
    pub(super) postings: Vec<(Key, Posting)>,
    /// By word (`=ktv`) or code (`#a01`).
    pub(super) words: BTreeMap<String, Vec<u32>>,
    /// Everyday words by the pair they begin with.
    pub(super) phrases: BTreeMap<Key, Vec<Phrase>>,
    /// Pairs of characters that stand in words.
    pub(super) common: CommonPairs,
    /// What must be known to read a query.
    pub(super) reader: Reader,
    /// Pairs for which triples are kept.
    pub(super) hot: BTreeSet<Key>,
    /// By syllable: how much it tells, from 1 to 9.
    pub(super) weights: Vec<u8>,
    pub(super) directory: Directory,
}

/// An entry in the index.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub entry: Entry,
    /// The actions its name shows, as bits.
    pub actions: u16,
    /// Everyday words that lead here.
    pub links: Vec<Link>,
}

/// The records that have a key.
#[derive(Debug, Clone, Default)]
pub(super) struct Posting {
    /// Those with a text that begins with it, then the others; both ascending.
    pub starting: Vec<u32>,
    pub others: Vec<u32>,
    /// In how many records it stands, listed or not.
    pub frequency: u32,
}

/// An everyday word and what it leads to.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub text: Box<str>,
    /// The nearest first.
    pub records: Vec<u32>,
}

impl Index {
    /// Builds the index. Records are numbered so that numbers tell what ranking needs: by tier (short and wanted names
    /// first), then by how the name sounds, so that neighbours are alike and lie in one block.
    ///
    /// `sayings` are the built-in everyday words and the site's own.
    pub fn build(mut directory: Directory, sayings: &[&Saying]) -> Self {
        let entries = std::mem::take(&mut directory.entries);
        let (records, ranks) = arrange(entries, sayings);
        let said: Vec<Box<[Box<str>]>> =
            sayings.iter().map(|saying| saying.say.clone().into_boxed_slice()).collect();
        let weights = weights(&records, &said);
        let mut pairs = gather(&records, &said, |units, give| keys_of(units, give));
        let hot = hot_pairs(&mut pairs);
        if !hot.is_empty() {
            let is_hot = |key: Key| hot.contains(&key);
            pairs.extend(gather(&records, &said, |units, give| triples_of(units, is_hot, give)));
        }
        pairs.par_sort_unstable();
        let postings = postings(&pairs, &ranks);
        drop(pairs);
        let words = words(&records, &said);
        let phrases = phrases(&records, &said);
        let common = CommonPairs::of(&records, &said);
        let reader = Reader::of(&records, &said, &directory.areas);
        Self { records, sayings: said, postings, words, phrases, common, reader, hot, weights, directory }
    }

    /// The windows an answer names.
    pub fn places_of(&self, answer: &Answer) -> impl Iterator<Item = &Place> {
        answer.places.iter().filter_map(|place| self.directory.places.get(*place as usize))
    }

    pub(super) fn posting(&self, key: Key) -> Option<&Posting> {
        let at = self.postings.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(&self.postings[at].1)
    }
}

/// Every text of a record, each with how remote it is: its name, its own everyday names, those of the lexicon.
pub(super) fn texts_of<'i>(
    record: &'i Record,
    sayings: &'i [Box<[Box<str>]>],
) -> impl Iterator<Item = (&'i str, u8)> {
    let own = std::iter::once(&record.entry.name).chain(&record.entry.aliases);
    let said = record
        .links
        .iter()
        .flat_map(|link| sayings[link.saying as usize].iter().map(|said| (&**said, link.remoteness)));
    own.map(|text| (&**text, 0)).chain(said)
}

/// Puts the entries in order: their records, and the rank of each record.
fn arrange(entries: Vec<Entry>, sayings: &[&Saying]) -> (Vec<Record>, Vec<u32>) {
    let mut sorted: Vec<Sorted> = entries.into_par_iter().map(Sorted::new).collect();
    sorted.par_sort_by(|one, two| (one.length, &one.entry).cmp_names(&(two.length, &two.entry)));
    let items = sorted.iter().enumerate().filter(|(_, sorted)| sorted.entry.kind == EntryKind::Item);
    let names = items.map(|(at, sorted)| (at, &*sorted.entry.name, sorted.action));
    let mut links = links(sayings, names, sorted.len());
    let departments =
        sorted.iter().enumerate().filter(|(_, sorted)| sorted.entry.kind == EntryKind::Department);
    let departments = departments.map(|(at, sorted)| (at, &*sorted.entry.name));
    for (at, link) in department_links(sayings, &departments) {
        links[at].push(link);
    }
    for (sorted, links) in sorted.iter_mut().zip(links) {
        // What people have words for is asked for.
        sorted.length = sorted.length.saturating_sub(links.len().min(4));
        sorted.links = links;
    }
    let mut ranked: Vec<(usize, Sorted)> = sorted.into_iter().enumerate().collect();
    ranked.par_sort_by_key(|(at, sorted)| (sorted.length, *at));
    let mut placed: Vec<(u8, u32, Sorted)> =
        ranked.into_iter().zip(0u32..).map(|((_, sorted), rank)| (tier(rank), rank, sorted)).collect();
    placed.par_sort_by(|one, two| (one.0, &one.2.sounds, one.1).cmp(&(two.0, &two.2.sounds, two.1)));
    let ranks = placed.iter().map(|(_, rank, _)| *rank).collect();
    let record = |(_, _, sorted): (u8, u32, Sorted)| Record {
        entry: sorted.entry,
        actions: sorted.actions,
        links: sorted.links,
    };
    (placed.into_iter().map(record).collect(), ranks)
}

/// The block in which a record lies.
pub(super) fn block_of(record: u32) -> usize {
    let record = record as usize;
    if record < IN_SMALL_BLOCKS {
        record / SMALL_BLOCK
    } else {
        IN_SMALL_BLOCKS / SMALL_BLOCK + (record - IN_SMALL_BLOCKS) / BLOCK
    }
}

/// All blocks, in order.
pub(super) fn blocks(records: &[Record]) -> Vec<&[Record]> {
    let (first, others) = records.split_at(IN_SMALL_BLOCKS.min(records.len()));
    first.chunks(SMALL_BLOCK).chain(others.chunks(BLOCK)).collect()
}

/// The tier of a rank, and of a record's number, since records are numbered by tier: from 1.
pub(super) fn tier(rank: u32) -> u8 {
    let mut tier = 1;
    let mut rest = rank / TIER / 4;
    while rest > 0 {
        tier += 1;
        rest /= 4;
    }
    tier
}

/// An entry on its way to its place.
struct Sorted {
    entry: Entry,
    length: usize,
    actions: u16,
    action: ActionNumber,
    sounds: Vec<u16>,
    links: Vec<Link>,
}

impl Sorted {
    fn new(entry: Entry) -> Self {
        let units = units(&entry.name);
        let (actions, action) = actions_of(&entry.name);
        let sounds = units.iter().map(|unit| unit.sound.map_or(u16::MAX, |sound| sound.0)).collect();
        let length = units.len() + usize::from(action > 0) + 2 * usize::from(entry.kind != EntryKind::Item);
        Self { length, actions, action, sounds, links: Vec::new(), entry }
    }
}

trait CompareNames {
    fn cmp_names(&self, other: &Self) -> std::cmp::Ordering;
}

impl CompareNames for (usize, &Entry) {
    fn cmp_names(&self, other: &Self) -> std::cmp::Ordering {
        (self.0, self.1.kind, &self.1.name, &self.1.answers).cmp(&(
            other.0,
            other.1.kind,
            &other.1.name,
            &other.1.answers,
        ))
    }
}

/// A key, whether a text begins with it (0) or not (1), and a record: one number, so that millions sort fast.
type Packed = u64;

const RECORD_BITS: u32 = 24;

fn gather(
    records: &[Record],
    sayings: &[Box<[Box<str>]>],
    keys: impl Fn(&[Unit], &mut dyn FnMut(Key, bool)) + Sync,
) -> Vec<Packed> {
    let chunk = |(number, chunk): (usize, &[Record])| {
        let mut packed = Vec::with_capacity(chunk.len() * 32);
        for (record, at) in chunk.iter().zip((number * CHUNK) as u64..) {
            let before = packed.len();
            for (text, _) in texts_of(record, sayings) {
                keys(&units(text), &mut |key: Key, start| {
                    packed.push(key.number() << (RECORD_BITS + 1) | u64::from(!start) << RECORD_BITS | at);
                });
            }
            packed[before..].sort_unstable();
            let mut kept = before;
            for next in before..packed.len() {
                if next == before || packed[next] != packed[kept - 1] {
                    packed[kept] = packed[next];
                    kept += 1;
                }
            }
            packed.truncate(kept);
        }
        packed
    };
    let chunks: Vec<Vec<Packed>> = records.par_chunks(CHUNK).enumerate().map(chunk).collect();
    chunks.concat()
}

const CHUNK: usize = 4096;

/// The pairs in more records than a list may hold, the commonest first, up to a number.
fn hot_pairs(packed: &mut [Packed]) -> BTreeSet<Key> {
    packed.par_sort_unstable();
    let runs = packed.chunk_by(|one, two| one >> (RECORD_BITS + 1) == two >> (RECORD_BITS + 1));
    let mut common: Vec<(usize, Key)> = runs
        .filter(|run| run.len() > MOST_PER_KEY)
        .map(|run| (run.len(), Key::from_number(run[0] >> (RECORD_BITS + 1))))
        .filter(|(_, key)| key.as_pair().is_some())
        .collect();
    common.sort_by_key(|(count, key)| (std::cmp::Reverse(*count), *key));
    common.truncate(MOST_HOT);
    common.into_iter().map(|(_, key)| key).collect()
}

fn postings(packed: &[Packed], ranks: &[u32]) -> Vec<(Key, Posting)> {
    let runs: Vec<&[Packed]> =
        packed.chunk_by(|one, two| one >> (RECORD_BITS + 1) == two >> (RECORD_BITS + 1)).collect();
    let posting = |run: &[Packed]| {
        let key = Key::from_number(run[0] >> (RECORD_BITS + 1));
        let middle = run.partition_point(|packed| packed >> RECORD_BITS & 1 == 0);
        let number = |packed: &Packed| u32::try_from(packed & ((1 << RECORD_BITS) - 1)).unwrap_or(u32::MAX);
        let mut starting: Vec<u32> = run[..middle].iter().map(number).collect();
        let others = run[middle..].iter().map(number);
        let mut others: Vec<u32> = others.filter(|other| starting.binary_search(other).is_err()).collect();
        let frequency = u32::try_from(starting.len() + others.len()).unwrap_or(u32::MAX);
        let most = if key.is_of_beginnings() { MOST_FIRST } else { MOST_PER_KEY };
        keep_best(&mut starting, most, ranks);
        keep_best(&mut others, most, ranks);
        (key, Posting { starting, others, frequency })
    };
    runs.into_par_iter().map(posting).collect()
}

/// Keeps the records of best rank, in order of their numbers.
fn keep_best(records: &mut Vec<u32>, most: usize, ranks: &[u32]) {
    if records.len() > most {
        records.select_nth_unstable_by_key(most, |record| ranks[*record as usize]);
        records.truncate(most);
        records.sort_unstable();
    }
}

fn weights(records: &[Record], sayings: &[Box<[Box<str>]>]) -> Vec<u8> {
    let none = || vec![0u32; syllables().len()];
    let count = |mut counts: Vec<u32>, record: &Record| {
        let mut sounds: Vec<Syllable> =
            texts_of(record, sayings).flat_map(|(text, _)| units(text)).flat_map(Unit::sounds).collect();
        sounds.sort_unstable();
        sounds.dedup();
        for sound in sounds {
            counts[usize::from(sound.0)] += 1;
        }
        counts
    };
    let add = |mut one: Vec<u32>, two: Vec<u32>| {
        one.iter_mut().zip(two).for_each(|(one, two)| *one += two);
        one
    };
    let counts = records.par_iter().fold(none, count).reduce(none, add);
    let all = u32::try_from(records.len()).unwrap_or(u32::MAX);
    counts.into_iter().map(|count| weight(all, count)).collect()
}

/// How much tells what stands in `count` of `all`: from 1 (in all) to 9.
fn weight(all: u32, count: u32) -> u8 {
    let halvings = (all / count.max(1)).max(1).ilog2();
    u8::try_from(halvings.min(8)).unwrap_or(8) + 1
}

fn words(records: &[Record], sayings: &[Box<[Box<str>]>]) -> BTreeMap<String, Vec<u32>> {
    let mut words: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (record, number) in records.iter().zip(0u32..) {
        let in_texts = texts_of(record, sayings)
            .filter(|(text, _)| text.bytes().any(|b| b.is_ascii_alphanumeric()) || text.contains(is_wide))
            .flat_map(|(text, _)| words_of(&units(text)))
            .map(|word| format!("={word}"));
        let codes = record.entry.codes.iter().filter_map(|code| Some(format!("#{}", plain_code(code)?)));
        for word in in_texts.chain(codes) {
            let records = words.entry(word).or_default();
            if records.last() != Some(&number) && records.len() < MOST_PER_KEY {
                records.push(number);
            }
        }
    }
    words
}

/// Everyday words, of the lexicon and of the items themselves, by the pair they begin with.
fn phrases(records: &[Record], sayings: &[Box<[Box<str>]>]) -> BTreeMap<Key, Vec<Phrase>> {
    let mut targets: Vec<Vec<(u8, u32)>> = vec![Vec::new(); sayings.len()];
    let mut by_text: BTreeMap<&str, Vec<(u8, u32)>> = BTreeMap::new();
    for (record, number) in records.iter().zip(0u32..) {
        for link in &record.links {
            targets[link.saying as usize].push((link.remoteness, number));
        }
        for alias in &record.entry.aliases {
            by_text.entry(alias).or_default().push((0, number));
        }
    }
    for (said, targets) in sayings.iter().zip(targets).filter(|(_, targets)| !targets.is_empty()) {
        for word in said {
            by_text.entry(word).or_default().extend(&targets);
        }
    }
    let mut phrases: BTreeMap<Key, Vec<Phrase>> = BTreeMap::new();
    for (text, mut targets) in by_text {
        targets.sort_unstable();
        let records: Vec<u32> = targets.into_iter().map(|(_, number)| number).take(MOST_PER_PHRASE).collect();
        let mut keys = Vec::new();
        keys_of(&units(text), |key, start| {
            if start && key.as_pair().is_some() {
                keys.push(key);
            }
        });
        for key in keys {
            phrases.entry(key).or_default().push(Phrase { text: text.into(), records: records.clone() });
        }
    }
    phrases
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}')
}
