//! Any bytes as any file of a content folder, repaired twice: the second time there is nothing to do.
#![no_main]

#[path = "../entry.rs"]
#[allow(dead_code)]
mod entry;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entry::repair(data));
