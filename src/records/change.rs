use super::{Date, Text, YesNo, record};

record! {
    /// `changes/YEAR.yaml`: what the public saw change in the year. Written by `build`, committed with the content.
    "变更记录" ChangeLog {
        /// In the order of the days, and within a day of the records.
        #[serde(default)]
        entries: Vec<Change> = "变更";
            "已公开信息的每处变更，由 mingchuang build 自动填写。可以补写理由，不要改动别的内容，也不要删除。",
    }
}

record! {
    /// A change of one field of a published record, as the public saw it. What is told as a fact has neither old nor new
    /// words.
    "变更" Change {
        on: Date = "日期";
            "公众从哪一天起看到变更，如 2026-11-29。由程序填写，不要手工修改。",
        /// The name in the ledger: `windows/scjgj`.
        record: Text = "信息";
            "哪一条信息，如 windows/scjgj。由程序填写，不要手工修改。",
        /// The label of the field, or what became of the whole record.
        what: Text = "改动";
            "改了哪一栏，如 咨询电话；整条信息的变化写作 首次公开。由程序填写，不要手工修改。",
        #[serde(default)]
        from: Vec<Text> = "原为";
            "原来的内容；只说明改过、不公布内容的不写。由程序填写，不要手工修改。",
        #[serde(default)]
        to: Vec<Text> = "现为";
            "现在的内容；只说明改过、不公布内容的不写。由程序填写，不要手工修改。",
        reason: Option<Text> = "理由";
            "为什么改，会原样公布，如 首席代表轮岗；不写也可以。",
        /// Were the words taken out because they should never have been public?
        redacted: Option<YesNo> = "已隐去";
            "内容已用 mingchuang redact 隐去的写 是。由程序填写，不要手工修改。",
    }
}
