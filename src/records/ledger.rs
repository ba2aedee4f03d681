use super::{Date, Text, record};

record! {
    /// `ledger.yaml`: what `Cargo.lock` is to versions. Written by `build`, committed with the content.
    "索引号台账" Ledger {
        /// One entry per published record, never removed, never renumbered.
        #[serde(default)]
        entries: Vec<IndexEntry> = "索引号";
            "每条已公开信息的索引号，由 mingchuang build 自动填写。不要手工修改或删除。",
    }
}

record! {
    /// An index number and the day its record was first published.
    "索引号条目" IndexEntry {
        /// `windows/scjgj`, `items/scjgj/spjyxk-xb`, `letters/2026/scjgj` …
        record: Text = "记录";
            "哪一条信息，如 windows/scjgj。由程序填写，不要手工修改。",
        /// 后段码 `2026-00001`.
        number: Text = "编号";
            "索引号的后段，如 2026-00001。由程序填写，不要手工修改。",
        published_on: Date = "首次公开日期";
            "首次公开日期，如 2026-01-01。由程序填写，不要手工修改。",
    }
}
