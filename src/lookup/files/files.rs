//! All files of the index together, and their version.

use xxhash_rust::xxh3::Xxh3;

use super::super::index::Index;
use super::block::all as blocks;
use super::core::{core, rare};
use super::numbering::{letters, numbering};
use super::pack::written;
use super::script::{LookupFile, numbered, script};
use super::shard::shards;
use crate::language::common_characters;

/// If all scripts together are no larger than this, unpacked, the core contains them all.
const WHOLE_BYTES: usize = 160_000;

/// Every file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookupFiles {
    /// Changes when anything in the index does: the page asks for `lookup/core.js?v=…`. It begins with the numbering,
    /// by which a page and the core know whether a script that they are given goes with them.
    pub version: String,
    /// The files, `lookup/core.js` first.
    pub files: Vec<LookupFile>,
}

impl Index {
    /// Every file of the index.
    pub fn files(&self) -> LookupFiles {
        let shards = shards(self);
        let numbering = numbering(self, shards.len());
        let core = |files: &[LookupFile]| core(self, shards.len(), &version(&numbering, files));
        let shard = |(number, table): (usize, &String)| {
            numbered("k", number, &numbering, std::slice::from_ref(table))
        };
        let mut files: Vec<LookupFile> = shards.iter().enumerate().map(shard).collect();
        files.extend(blocks(self, &numbering));
        let mut core = script("core", &numbering, &[written(&core(&files))]);
        if files.iter().map(|file| file.text.len()).sum::<usize>() <= WHOLE_BYTES {
            core.text.extend(files.drain(..).map(|file| file.text));
        }
        let version = version(&numbering, std::slice::from_ref(&core));
        // For browsers that cannot decode GBK, and for queries with rare characters.
        files.push(script("chars", &numbering, &[written(&common_characters())]));
        files.push(script("rare", &numbering, &rare().map(|table| written(&table))));
        files.insert(0, core);
        LookupFiles { version, files }
    }
}

fn version(numbering: &str, files: &[LookupFile]) -> String {
    let mut hasher = Xxh3::new();
    for file in files {
        hasher.update(file.text.as_bytes());
    }
    numbering.to_owned() + &letters(hasher.digest(), 12)
}
