use super::{Acceptance, Count, Date, Text, Validity, record};

record! {
    /// Head of a `notices/*.md` file.
    "通知" NoticeFront {
        /// Title.
        title: Text = "标题",
        /// 文号.
        document_no: Option<Text> = "文号",
        /// Who issued it.
        issuer: Text = "制发机关",
        /// 成文日期.
        issued_on: Date = "成文日期",
        /// Whether it still holds. Default 有效.
        validity: Option<Validity> = "有效性",
        /// 内容概述.
        summary: Text = "内容概述",
        /// Findings that are known and accepted.
        #[serde(default)]
        accept: Vec<Acceptance> = "接受",
    }
}

record! {
    /// Head of a `pages/*.md` file.
    "页面" PageFront {
        /// Title.
        title: Text = "标题",
        /// 内容概述.
        summary: Text = "内容概述",
        /// Place in lists; smaller comes first.
        order: Option<Count> = "排序",
        /// Findings that are known and accepted.
        #[serde(default)]
        accept: Vec<Acceptance> = "接受",
    }
}
