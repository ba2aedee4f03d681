//! Any bytes as any file of a content folder: judged and located, never a panic.
#![no_main]

#[path = "../entry.rs"]
#[allow(dead_code)]
mod entry;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entry::records(data));
