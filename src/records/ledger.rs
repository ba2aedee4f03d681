use super::{Date, Text, YesNo, record};

record! {
    /// `ledger.yaml`: what `Cargo.lock` is to versions. Written by `build`, committed with the content.
    "索引号台账" Ledger {
        /// Was it made for demonstration data? Then its numbers bind nobody.
        demonstration: Option<YesNo> = "演示数据";
            "演示数据的台账写 是：转为正式发布时索引号重新编定。由程序填写，不要手工修改。",
        /// One entry per published record, never removed, never renumbered.
        #[serde(default)]
        entries: Vec<IndexEntry> = "索引号";
            "每条已公开信息的索引号，由 mingchuang build 自动填写。不要手工修改或删除。",
        /// The addresses of pages that show no single record.
        #[serde(default)]
        pages: Vec<Text> = "网页";
            "已经公开过的列表等网页的地址，由程序填写，不要手工修改。",
    }
}

record! {
    /// An index number and the day its record was first published.
    "索引号条目" IndexEntry {
        /// `windows/scjgj`, `items/scjgj/spjyxk-xb`, `letters/2026/scjgj` …
        record: Text = "记录";
            "哪一条信息，如 windows/scjgj。由程序填写，不要手工修改。",
        /// 后段码 `2026-00001`; with the publisher's code before it if that was another one. A standing page has none.
        number: Option<Text> = "编号";
            "索引号的后段，如 2026-00001；换过发布机构代码的，连同当时的代码。由程序填写，不要手工修改。",
        published_on: Date = "首次公开日期";
            "首次公开日期，如 2026-01-01。由程序填写，不要手工修改。",
        /// What the record was called before, so that old addresses lead on.
        #[serde(default)]
        former: Vec<Text> = "曾用";
            "这条信息以前的名字，旧网址由此转到新网址。由程序填写，不要手工修改。",
    }
}
