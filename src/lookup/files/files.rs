//! All files of the index together, and their version.

use xxhash_rust::xxh3::Xxh3;

use super::super::index::Index;
use super::block::all as blocks;
use super::core::{core, rare};
use super::pack::written;
use super::script::{LookupFile, script};
use super::shard::shards;
use crate::language::common_characters;

/// If all scripts together are no larger than this, unpacked, the core contains them all.
const WHOLE_BYTES: usize = 160_000;

/// Every file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookupFiles {
    /// Changes when anything in the index does: the page asks for `lookup/core.js?v=…`.
    pub version: String,
    /// The files, `lookup/core.js` first.
    pub files: Vec<LookupFile>,
}

impl Index {
    /// Every file of the index.
    pub fn files(&self) -> LookupFiles {
        let mut files = shards(self);
        let shards = files.len();
        files.extend(blocks(self));
        let mut core = script("core", &[written(&core(self, shards, &version(&files)))]);
        if files.iter().map(|file| file.text.len()).sum::<usize>() <= WHOLE_BYTES {
            core.text.extend(files.drain(..).map(|file| file.text));
        }
        let version = version(std::slice::from_ref(&core));
        // For browsers that cannot decode GBK, and for queries with rare characters.
        files.push(script("chars", &[written(&common_characters())]));
        files.push(script("rare", &rare().map(|table| written(&table))));
        files.insert(0, core);
        LookupFiles { version, files }
    }
}

fn version(files: &[LookupFile]) -> String {
    let mut hasher = Xxh3::new();
    for file in files {
        hasher.update(file.text.as_bytes());
    }
    format!("{:012x}", hasher.digest() >> 16)
}
