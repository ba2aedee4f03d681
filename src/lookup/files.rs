use std::collections::BTreeMap;
use std::fmt::Write;

use rayon::prelude::*;
use serde_json::{Value, json};
use xxhash_rust::xxh3::Xxh3;

use super::alphabet::Alphabet;
use super::entry::{Answer, Place};
use super::index::{Index, Phrase, Posting, Record, blocks};
use super::key::LETTERS;
use super::search::{CODE, WORD};
use crate::language::Lexicon;

/// A site whose scripts weigh no more than this together, unpacked, has them all in one.
const WHOLE_BYTES: usize = 160_000;
/// What one script of keys should weigh about, unpacked.
const SHARD_BYTES: usize = 2000;
/// With more answers a record than this, answers lie in scripts of their own, by area.
const MOST_ANSWERS: usize = 4;
/// Scripts in one folder.
const PER_FOLDER: usize = 256;

/// A file the search page reads: classic scripts that hand their data to the page's own script, so that they work from
/// disk and under `script-src 'self'`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookupFile {
    /// From the root of the site.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Every file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookupFiles {
    /// Changes when anything in them does: the page asks for `lookup/core.js?v=…`.
    pub version: String,
    /// `lookup/core.js` first.
    pub files: Vec<LookupFile>,
}

impl Index {
    /// Every file of the index.
    pub fn files(&self) -> LookupFiles {
        let by_area = self.is_by_area();
        let mut files = self.shards();
        let shards = files.len();
        let block = |(number, records): (usize, &&[Record])| {
            let all = |record| Some(if by_area { Vec::new() } else { answers(record, |_| true) });
            numbered("b", number, &self.block(records, all))
        };
        let in_blocks: Vec<LookupFile> = blocks(&self.records).par_iter().enumerate().map(block).collect();
        files.extend(in_blocks);
        if by_area {
            files.extend(self.blocks_by_area());
        }
        let alphabet = Alphabet::of(self);
        let mut core = script("core", &safe(&self.core(&alphabet, shards, by_area, &version(&files))));
        if files.iter().map(|file| file.text.len()).sum::<usize>() <= WHOLE_BYTES {
            core.text.extend(files.drain(..).map(|file| file.text));
        }
        let version = version(std::slice::from_ref(&core));
        files.push(script("chars", &quoted(&alphabet.in_order)));
        files.push(script("rare", &quoted(&alphabet.rare)));
        files.insert(0, core);
        LookupFiles { version, files }
    }

    /// Do the same names recur in so many areas that a visitor chooses an area first?
    fn is_by_area(&self) -> bool {
        let answers: usize = self.records.iter().map(|record| record.entry.answers.len()).sum();
        self.directory.areas.len() > 1 && answers > MOST_ANSWERS * self.records.len()
    }

    /// The blocks of each area, with what is handled there, or else in the whole district: `lookup/a/AREA/…`.
    fn blocks_by_area(&self) -> Vec<LookupFile> {
        let areas: Vec<u32> = (0..).take(self.directory.areas.len()).collect();
        let by_block = |(number, records): (usize, &&[Record])| -> Vec<LookupFile> {
            let block = |area: &u32| {
                let is_handled = records.iter().any(|record| answers_in(record, *area).is_some());
                let data = || self.block(records, |record| answers_in(record, *area));
                is_handled.then(|| numbered(&format!("a/{area}"), number, &data()))
            };
            areas.iter().filter_map(block).collect()
        };
        blocks(&self.records).par_iter().enumerate().flat_map_iter(by_block).collect()
    }

    /// `AREA,TAG,URL,PLACES`.
    fn answer(&self, answer: &Answer, places: &mut Places) -> String {
        let mut at = String::new();
        for place in &answer.places {
            if let Some(there) = self.directory.places.get(*place as usize) {
                varint(places.number(*place, there), &mut at);
            }
        }
        format!("{},{},{},{at}", answer.area, plain(&answer.tag), plain(&answer.url))
    }

    fn core(&self, alphabet: &Alphabet, shards: usize, by_area: bool, version: &str) -> Value {
        let lexicon = Lexicon::built_in();
        let said: Vec<String> = lexicon.actions.iter().map(|action| action.say.join(" ")).collect();
        let weights: String = self.weights.iter().map(u8::to_string).collect();
        let hot: String = self.hot.iter().map(|key| key.text()).collect();
        json!({
            "v": version,
            "k": shards,
            "s": alphabet.syllables,
            "f": alphabet.confused,
            "c": alphabet.readings,
            "x": alphabet.extra,
            "t": alphabet.traditional,
            "q": alphabet.phrases,
            "w": weights,
            "i": lexicon.ignored.join(" "),
            "j": lexicon.particles,
            "a": said.join(";"),
            "y": self.reader.area_names.join(" "),
            "h": hot,
            "p": base64(&self.common.bits),
            "e": u8::from(by_area),
        })
    }

    /// The scripts of the keys.
    fn shards(&self) -> Vec<LookupFile> {
        let keys: Vec<(String, String)> = self
            .postings
            .par_iter()
            .map(|(key, posting)| {
                let phrases = self.phrases.get(key).map_or(&[][..], Vec::as_slice);
                let text = key.text();
                let entry = self.entry(&text, posting, phrases);
                (text, entry)
            })
            .collect();
        let words = self.words.iter().map(|(word, records)| (word.clone(), word_entry(word, records)));
        let entries: Vec<(String, String)> = keys.into_iter().chain(words).collect();
        let bytes: usize = entries.iter().map(|(_, entry)| entry.len()).sum();
        let count = bytes.div_ceil(SHARD_BYTES).max(1);
        let mut shards = vec![" ".to_owned(); count];
        for (key, entry) in entries {
            shards[shard_of(&key, count)].push_str(&entry);
        }
        shards.iter().enumerate().map(|(number, data)| numbered("k", number, &[data.as_str()])).collect()
    }

    /// `KEY,WEIGHT,STARTING,OTHERS[,PHRASE:RECORDS]… `
    fn entry(&self, key: &str, posting: &Posting, phrases: &[Phrase]) -> String {
        let mut entry = format!("{key},{},", char::from(LETTERS[self.tells(posting) as usize & 63]));
        ascending(&posting.starting, &mut entry);
        entry.push(',');
        ascending(&posting.others, &mut entry);
        for phrase in phrases.iter().filter(|phrase| !phrase.text.contains([',', ':', ' '])) {
            let _ = write!(entry, ",{}:", phrase.text);
            phrase.records.iter().for_each(|record| varint(*record, &mut entry));
        }
        entry.push(' ');
        entry
    }

    /// One block: its everyday words, its windows, its records; each a text of lines. A record without answers here
    /// is an empty line.
    fn block<'r>(
        &self,
        records: &'r [Record],
        answers_of: impl Fn(&'r Record) -> Option<Vec<&'r Answer>>,
    ) -> [String; 3] {
        let mut sayings: BTreeMap<u32, usize> = BTreeMap::new();
        let mut places = Places::default();
        let mut said = String::new();
        let mut lines = String::new();
        for record in records {
            let Some(answers) = answers_of(record) else {
                lines.push('\n');
                continue;
            };
            let mut links = String::new();
            for link in &record.links {
                let next = sayings.len();
                let at = *sayings.entry(link.saying).or_insert_with(|| {
                    line(&mut said, self.sayings[link.saying as usize].iter().map(|word| &**word));
                    next
                });
                varint(u32::try_from(at).unwrap_or(0) * 4 + u32::from(link.remoteness.min(3)), &mut links);
            }
            let answers: Vec<String> =
                answers.iter().map(|answer| self.answer(answer, &mut places)).collect();
            let aliases: Vec<String> = record.entry.aliases.iter().map(|alias| plain(alias)).collect();
            let kind = record.entry.kind.remoteness();
            let _ = writeln!(
                lines,
                "{}\t{}\t{links}\t{}\t{kind}\t{}",
                plain(&record.entry.name),
                aliases.join("|"),
                record.actions,
                answers.join("|")
            );
        }
        [said, places.text, lines]
    }
}

fn answers(record: &Record, is_wanted: impl Fn(&Answer) -> bool) -> Vec<&Answer> {
    record.entry.answers.iter().filter(|answer| is_wanted(answer)).collect()
}

/// What is handled in an area, or else in the whole district.
fn answers_in(record: &Record, area: u32) -> Option<Vec<&Answer>> {
    let mut found = [area, 0].into_iter().map(|area| answers(record, |answer| answer.area == area));
    found.find(|answers| !answers.is_empty())
}

/// The windows one script names, each once.
#[derive(Default)]
struct Places {
    numbers: BTreeMap<u32, u32>,
    text: String,
}

impl Places {
    fn number(&mut self, key: u32, there: &Place) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(key).or_insert_with(|| {
            let holidays = if there.holidays { "1" } else { "" };
            let words = [&*there.url, &there.name, &there.spot, &there.phone, &there.hours];
            line(&mut self.text, words.into_iter().chain([holidays, &*there.closed, &*there.dialled]));
            next
        })
    }
}

fn word_entry(word: &str, records: &[u32]) -> String {
    let votes = if word.starts_with('#') { CODE } else { WORD };
    let mut entry = format!("{word},{},,", char::from(LETTERS[usize::from(votes) & 63]));
    ascending(records, &mut entry);
    entry.push(' ');
    entry
}

/// A line of fields; what separates fields cannot stand in them.
fn line<'f>(text: &mut String, fields: impl Iterator<Item = &'f str>) {
    let fields: Vec<String> = fields.map(plain).collect();
    text.push_str(&fields.join("|"));
    text.push('\n');
}

fn plain(field: &str) -> String {
    field.replace(['\t', '\n', '\r', '|'], " ")
}

/// Which script holds a key. The script of the search page computes the same.
fn shard_of(key: &str, count: usize) -> usize {
    key.bytes().fold(0usize, |hash, byte| (hash * 31 + usize::from(byte)) % 1_000_003) % count
}

/// Ascending numbers as the steps between them.
fn ascending(numbers: &[u32], text: &mut String) {
    let mut before = 0;
    for number in numbers {
        varint(number - before, text);
        before = *number;
    }
}

/// Five bits a letter, the lowest first; the sixth says that more follow.
fn varint(mut number: u32, text: &mut String) {
    while number >= 32 {
        text.push(char::from(LETTERS[(number & 31 | 32) as usize]));
        number >>= 5;
    }
    text.push(char::from(LETTERS[number as usize]));
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for three in bytes.chunks(3) {
        let at = |i: usize| u32::from(three.get(i).copied().unwrap_or(0));
        let bits = at(0) | at(1) << 8 | at(2) << 16;
        (0..4).for_each(|i| text.push(char::from(LETTERS[(bits >> (6 * i) & 63) as usize])));
    }
    text
}

/// As a JavaScript string that may also stand inside HTML.
fn quoted(text: &str) -> String {
    safe(&Value::from(text))
}

fn safe(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

fn version(files: &[LookupFile]) -> String {
    let mut hasher = Xxh3::new();
    for file in files {
        hasher.update(file.text.as_bytes());
    }
    format!("{:012x}", hasher.digest() >> 16)
}

/// A script that hands over its data under its path.
fn script(path: &str, data: &str) -> LookupFile {
    LookupFile { path: format!("lookup/{path}.js"), text: format!("mingchuang(\"{path}\",{data})\n") }
}

fn numbered(folder: &str, number: usize, data: &[impl AsRef<str>]) -> LookupFile {
    let data: Vec<String> = data.iter().map(|text| quoted(text.as_ref())).collect();
    script(&format!("{folder}/{}/{}", number / PER_FOLDER, number % PER_FOLDER), &data.join(","))
}
