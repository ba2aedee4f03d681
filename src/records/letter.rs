use super::{Acceptance, AttachmentPath, Category, Count, Date, Id, LetterReason, LetterRef, LetterStatus, PersonName, Power, Processing, Text, YesNo, record};

record! {
    /// An authorization letter. Items, scope, powers, responsibility and term are the notice's five parts of it.
    "授权书" Letter {
        /// 授权书编号.
        number: Text = "编号" | "授权书编号",
        /// Who grants.
        department: Id = "授权部门" | "部门",
        /// To which window.
        window: Id = "被授权窗口" | "窗口",
        /// Why it was signed.
        reason: LetterReason = "签订情形",
        /// Who signed it, as a snapshot.
        legal_representative: PersonName = "法定代表人",
        /// Who may use it, as a snapshot.
        grantees: Grantees = "被授权人员",
        /// 授权范围.
        scope: Option<Text> = "授权范围",
        /// 授权事项 and 授权权限.
        #[serde(default)]
        grants: Vec<Grant> = "授权事项",
        /// What is not granted, and why.
        #[serde(default)]
        withheld: Vec<Withheld> = "未授权事项",
        /// 责任.
        responsibility: Option<Text> = "责任",
        /// 签订日期.
        signed_on: Option<Date> = "签订日期",
        /// 期限.
        term: Option<Term> = "授权期限" | "期限",
        /// 已盖章. Default yes once signed.
        sealed: Option<YesNo> = "已盖章",
        /// How far it has come. Default 已签订.
        status: Option<LetterStatus> = "进度" | "状态",
        /// The letter it replaces.
        supersedes: Option<LetterRef> = "替代",
        /// 废止日期: the first day on which it no longer holds.
        revoked_on: Option<Date> = "废止日期",
        /// Why it was revoked.
        revoked_reason: Option<Text> = "废止原因",
        /// The signed and sealed letter as a file.
        scan: Option<AttachmentPath> = "扫描件",
        /// Internal: 备案日期.
        filed_on: Option<Date> = "备案日期",
        /// Internal: 备案份数.
        filing_copies: Option<Count> = "备案份数",
        /// Findings that are known and accepted.
        #[serde(default)]
        accept: Vec<Acceptance> = "接受",
    }
}

impl Letter {
    /// Has it been signed, so that the public may see it?
    pub fn is_signed(&self) -> bool {
        self.signed_on.is_some() && self.status != Some(LetterStatus::Draft)
    }
}

record! {
    /// The people who may use the letter.
    "被授权人员" Grantees {
        /// 首席代表.
        chief: Option<PersonName> = "首席代表",
        /// A岗.
        #[serde(default)]
        a: Vec<PersonName> = "A岗",
        /// B岗.
        #[serde(default)]
        b: Vec<PersonName> = "B岗",
    }
}

record! {
    /// Powers granted for items.
    "授权条目" Grant {
        /// The items, one by one.
        #[serde(default)]
        items: Vec<Id> = "事项",
        /// A selection, for drafts only: expanded when the letter is signed.
        select: Option<Selection> = "批量选择",
        /// The powers.
        #[serde(default)]
        powers: Vec<Power> = "权限",
        /// Limits on their use.
        limits: Option<Text> = "限制",
    }
}

record! {
    /// Picks items by kind.
    "批量选择" Selection {
        /// Of this category.
        category: Option<Category> = "事项类型",
        /// Of this kind.
        processing: Option<Processing> = "办件类型",
    }
}

record! {
    /// Powers kept by the department.
    "未授权条目" Withheld {
        /// The items.
        #[serde(default)]
        items: Vec<Id> = "事项",
        /// The powers.
        #[serde(default)]
        powers: Vec<Power> = "权限",
        /// Why.
        reason: Text = "理由",
    }
}

record! {
    /// First and last day; the last day counts to its end.
    "授权期限" Term {
        /// First day.
        from: Date = "起始" | "自",
        /// Last day.
        to: Date = "终止" | "至",
    }
}
