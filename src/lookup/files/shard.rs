//! Shards: tables from key to posting, each of which is a script of its own.

use std::fmt::Write;

use rayon::prelude::*;

use super::super::index::{Index, Phrase, VOTES_OF_CODE, VOTES_OF_WORD};
use super::super::numbers::HASH_FACTOR;
use super::pack::{pack, quoted};

/// Roughly how large one shard should be, unpacked.
const SHARD_BYTES: usize = 1800;
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
        if !shard.is_empty() {
            shard.push('\n');
        }
        shard.push_str(&text);
    }
    shards.iter().map(|shard| quoted(shard)).collect()
}

struct Entry {
    key: String,
    text: String,
}

/// The key, its votes, the packed lists of documents, and each phrase with the documents it leads to: `PHRASE,DOCUMENT…`; all
/// parted by tabs.
fn entry(key: &str, votes: u32, beginning: &str, others: &str, phrases: &[Phrase]) -> Entry {
    let mut text = format!("{key}\t{votes}\t{beginning}\t{others}");
    for phrase in phrases {
        // Whatever is no character is a gap in a phrase.
        let _ = write!(text, "\t{}", phrase.text.replace(['\t', '\n', ','], " "));
        for document in &phrase.documents {
            let _ = write!(text, ",{document}");
        }
    }
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

/// The shard that holds a key. The first sign does not count, so that a word, a code and initials of the same letters lie
/// together.
fn shard_of(key: &str, count: usize) -> usize {
    let key = key.replacen(|c: char| !c.is_ascii_alphanumeric(), "", 1);
    key.bytes().fold(0, |hash, byte| (hash * HASH_FACTOR + usize::from(byte)) % count)
}
