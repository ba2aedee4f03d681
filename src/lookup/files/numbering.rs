//! What the numbers in the scripts of one index mean, in one short name that each of these scripts carries.

use xxhash_rust::xxh3::Xxh3;

use super::super::index::Index;
use super::super::numbers;
use super::block::is_by_area;
use super::pack::written;

/// The numbering of an index in this many shards.
///
/// Two scripts of the same numbering can be used together, even if they come from different publications: a document,
/// an area or a shard has the same number in both. It is made from the content alone. Documents that were added lately
/// take new numbers and leave the others as they are, so that they do not change it.
pub(super) fn numbering(index: &Index, shards: usize) -> String {
    let mut hasher = Xxh3::new();
    let program = (env!("CARGO_PKG_VERSION"), numbers::named());
    let hot: Vec<String> = index.hot.iter().map(|key| key.text()).collect();
    hasher.update(written(&(program, shards, is_by_area(index), &index.areas, hot)).as_bytes());
    for document in &index.documents[..index.settled] {
        let entry = &document.entry;
        let page = entry.answers.first().map(|answer| &answer.url);
        hasher.update(written(&(entry.kind.penalty(), &entry.name, page)).as_bytes());
    }
    letters(hasher.digest(), 8)
}

/// A hash as so many letters, at most sixteen: no figures, which might look like a number of somebody.
pub(super) fn letters(hash: u64, count: u32) -> String {
    (0..count).map(|digit| char::from(b'a' + (hash >> (digit * 4) & 15) as u8)).collect()
}
