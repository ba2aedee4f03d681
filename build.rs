//! Gives the program a fingerprint of its own source, so that pages made by another version are made again.

use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher;
use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let mut hasher = DefaultHasher::new();
    hash(Path::new("src"), &mut hasher)?;
    hasher.write(&fs::read("Cargo.lock").unwrap_or_default());
    println!("cargo::rustc-env=MINGCHUANG_SOURCE={:016x}", hasher.finish());
    Ok(())
}

fn hash(folder: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash(&path, hasher)?;
        } else {
            hasher.write(path.to_string_lossy().replace('\\', "/").as_bytes());
            hasher.write(&fs::read(&path)?);
        }
    }
    Ok(())
}
