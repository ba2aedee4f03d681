use super::{AttachmentPath, Date, Text, record};

record! {
    /// A file below `attachments/` that a record shows: mostly written as its path alone.
    "附件" AttachedFile or file {
        file: AttachmentPath = "文件";
            "文件在 attachments 文件夹里的位置，如 attachments/2026/scjgj.pdf。",
        /// What the link to it says. Default: what the file is to the record, or its name.
        title: Option<Text> = "标题" [ToldInFull];
            "网页上链接的文字，如 2026年度授权书；不写的按字段或文件名显示。",
        /// Who has looked at a file into which the program cannot look.
        checked: Option<HumanCheck> = "人工检查" [Internal];
            "程序看不到内容的文件（扫描件、加密文件等）由谁在哪一天看过，如 {日期: 2026-11-20, 岗位: 办公室主任}。",
    }
}

record! {
    /// A person has looked at all of a file, and found nothing that must not be published.
    "人工检查" HumanCheck {
        on: Date = "日期";
            "逐页看完的日期，如 2026-11-20；文件换过以后要重新看，并改这个日期。",
        /// A post, not a person. Never published.
        by: Text = "岗位";
            "看的人的岗位或职务，如 办公室主任，不写姓名。不会公开。",
    }
}
