//! Shards: tables from key to posting, each of which is a script of its own.

use std::fmt::Write;

use rayon::prelude::*;

use super::super::index::{Index, Phrase, VOTES_OF_CODE, VOTES_OF_WORD};
use super::super::numbers::HASH_FACTOR;
use super::pack::{pack, written};

/// Roughly how large one shard should be, unpacked.
const SHARD_BYTES: usize = 2500;
/// How many binary digits of the number of shards, after the first one, may be other than 0.
const SIGNIFICANT: u32 = 4;

/// All shards, each as its table is written.
pub(super) fn shards(index: &Index) -> Vec<String> {
    let of_keys = index.postings.par_iter().map(|(key, posting)| {
        let phrases = index.phrases.get(key).map_or(&[][..], Vec::as_slice);
        let [beginning, others] =
            [&posting.beginning, &posting.others].map(|list| pack(list.iter().copied()));
        entry(&key.text(), index.votes_of(posting), &beginning, &others, phrases)
    });
    let mut entries: Vec<Entry> = of_keys.collect();
    entries.extend(index.words.iter().map(|(word, documents)| {
        let votes = if word.starts_with('#') { VOTES_OF_CODE } else { VOTES_OF_WORD };
        entry(word, votes.unsigned_abs(), "", &pack(documents.iter().copied()), &[])
    }));
    let count = count(entries.iter().map(|entry| entry.text.len()).sum());
    let mut shards = vec![String::new(); count];
    for Entry { key, text } in entries {
        let shard = &mut shards[shard_of(&key, count)];
        shard.push(if shard.is_empty() { '{' } else { ',' });
        shard.push_str(&text);
    }
    for shard in &mut shards {
        shard.push_str(if shard.is_empty() { "{}" } else { "}" });
    }
    shards
}

struct Entry {
    key: String,
    text: String,
}

/// `"KEY":[VOTES,"BEGINNING","OTHERS",{"PHRASE":[DOCUMENT…]…}]`; the last part is left out if there are no phrases.
fn entry(key: &str, votes: u32, beginning: &str, others: &str, phrases: &[Phrase]) -> Entry {
    let mut text = format!("\"{key}\":[{votes},\"{beginning}\",\"{others}\"");
    for (phrase, at) in phrases.iter().zip(0..) {
        let before = if at == 0 { ",{" } else { "," };
        let _ = write!(text, "{before}{}:{}", written(&phrase.text), written(&phrase.documents));
    }
    text.push_str(if phrases.is_empty() { "]" } else { "}]" });
    Entry { key: key.to_owned(), text }
}

/// How many shards there are for this many bytes: a number with few significant digits, so that it mostly stays when a
/// little is added; but no multiple of the factor, which would make the hash depend on the last letter of a key alone.
fn count(bytes: usize) -> usize {
    let count = bytes.div_ceil(SHARD_BYTES).max(1);
    let step = 1 << count.ilog2().saturating_sub(SIGNIFICANT);
    let count = count.next_multiple_of(step);
    count + usize::from(count.is_multiple_of(HASH_FACTOR))
}

/// The shard that holds a key.
fn shard_of(key: &str, count: usize) -> usize {
    key.bytes().fold(0, |hash, byte| (hash * HASH_FACTOR + usize::from(byte)) % count)
}
