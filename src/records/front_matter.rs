use super::{Acceptance, AttachedFile, Count, Date, Id, Text, Validity, record};

record! {
    /// Head of a `notices/*.md` file.
    "通知" NoticeFront {
        title: Text = "标题" [ToldInFull];
            "文件或通知的完整标题，不加书名号。",
        document_no: Option<Text> = "文号" [ToldInFull];
            "发文字号，年份用六角括号，如 港南政办通〔2017〕23号。",
        /// Who issued it.
        issuer: Text = "制发机关" [ToldInFull];
            "制发机关的全称，如 贵港市港南区人民政府办公室。",
        issued_on: Date = "成文日期";
            "文件落款的成文日期，如 2017-05-27。",
        /// Whether it still holds. Default 有效.
        validity: Option<Validity> = "有效性";
            "有效 或 已废止；不写当作 有效。",
        summary: Text = "内容概述";
            "一两句话概括文件内容，显示在公开目录和通知列表里。",
        /// Shown at the end, in this order, and where the text links to them.
        #[serde(default)]
        attachments: Vec<AttachedFile> = "附件";
            "随文公开的附件，按顺序列在文末，如 - {文件: attachments/2026/样本.pdf, 标题: 授权书样本}。",
        /// Former ids, so that its number stays and old addresses lead on.
        #[serde(default)]
        former_ids: Vec<Id> = "曾用标识" [Untold];
            "改过文件名的，写以前的文件名（不带 .md），如 [zn]；索引号不变，旧网址会转到新网址。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

record! {
    /// Head of a `pages/*.md` file.
    "页面" PageFront {
        title: Text = "标题" [ToldInFull];
            "页面标题，如 政府信息公开指南。",
        summary: Text = "内容概述";
            "一两句话概括页面内容，显示在公开目录里。",
        order: Option<Count> = "排序" [Untold];
            "在列表中的先后，写整数，小的排在前面；不写的排在最后。",
        /// Shown at the end, in this order, and where the text links to them.
        #[serde(default)]
        attachments: Vec<AttachedFile> = "附件";
            "随文公开的附件，按顺序列在文末，如 - {文件: attachments/2026/样本.pdf, 标题: 授权书样本}。",
        /// Former ids, so that its number stays and old addresses lead on.
        #[serde(default)]
        former_ids: Vec<Id> = "曾用标识" [Untold];
            "改过文件名的，写以前的文件名（不带 .md），如 [zn]；索引号不变，旧网址会转到新网址。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

record! {
    /// What stands below the head of a Markdown file, as if it were a record.
    "正文" Body {
        text: Text = "正文";
            "正文，用 Markdown 写在文件头部的下面。",
    }
}
