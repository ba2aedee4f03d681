//! Any bytes as the text of a notice: only safe HTML comes out.
#![no_main]

#[path = "../entry.rs"]
#[allow(dead_code)]
mod entry;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entry::markdown(data));
