//! Any bytes as an attachment: looked through, cleaned and looked through again, without a panic.
#![no_main]

use mingchuang::attachments::{cleaned, inspect};
use mingchuang::records::Date;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some(today) = Date::new(2026, 11, 23).map(Date::civil) else { return };
    inspect("", data, today);
    if let Some(clean) = cleaned(data) {
        let again = inspect("", &clean, today);
        assert!(again.traces.iter().all(|trace| !trace.is_cleaned), "what was cleaned is clean");
    }
});
