//! Any bytes as any file of a content folder: checked and every finding located, without a panic.
#![no_main]

#[path = "../entry.rs"]
#[allow(dead_code)]
mod entry;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entry::records(data));
