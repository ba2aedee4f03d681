use super::{
    Acceptance, AttachedFile, Category, Code, Count, Date, Days, Id, LetterReason, LetterRef, LetterStatus,
    PersonName, Power, Processing, Text, YesNo, record,
};

record! {
    /// An authorization letter. Items, scope, powers, responsibility and term are the notice's five parts of it.
    "授权书" Letter {
        number: Text = "编号" | "授权书编号" [ToldInFull];
            "授权书编号，年份用六角括号，如 港南市监授〔2025〕1号。",
        /// Who grants.
        department: Id = "授权部门" | "部门" [NamesDepartment];
            "作出授权的部门的标识，即 departments 文件夹里的文件名（不带 .yaml），如 scjgj。",
        /// To which window.
        window: Id = "被授权窗口" | "窗口";
            "被授权窗口的标识，即 windows 文件夹里的文件名（不带 .yaml），如 scjgj。",
        /// Why it was signed.
        reason: LetterReason = "签订情形";
            "为什么签订：年度授权、首次授权，或某人变更后重签。",
        /// What the signed paper calls the department, the window and its counters.
        signed_as: Option<SignedAs> = "签订时名称";
            "授权书原件上的部门名称、窗口名称和台位号；与现在相同的不用写，以后更名、搬迁了也不改授权书。",
        /// Who signed it, as a snapshot.
        legal_representative: PersonName = "法定代表人";
            "签订时的法定代表人姓名；以后换人也不改这里，而是重签授权书。",
        /// Who may use it, as a snapshot.
        grantees: Grantees = "被授权人员";
            "签订时窗口的首席代表、A岗、B岗人员姓名；以后换人也不改这里，而是重签授权书。",
        scope: Option<Text> = "授权范围";
            "授权范围，照授权书原文写。",
        /// 授权事项 and 授权权限.
        #[serde(default)]
        grants: Vec<Grant> = "授权事项";
            "授权事项和权限：哪些事项、授予哪几项职权；权限相同的事项写在一组。",
        /// What is not granted, and why.
        #[serde(default)]
        withheld: Vec<Withheld> = "未授权事项";
            "没有授权的事项和职权，以及理由。",
        responsibility: Option<Text> = "责任";
            "授权书里关于责任承担的条款，照原文写。",
        signed_on: Option<Date> = "签订日期";
            "签订日期，如 2025-12-18；没有签订日期的不会公开。",
        term: Option<Term> = "授权期限" | "期限";
            "授权期限的第一天和最后一天，如 {起始: 2026-01-01, 终止: 2026-12-31}。",
        /// 已盖章. Default yes once signed.
        sealed: Option<YesNo> = "已盖章";
            "是否已加盖部门公章，写 是 或 否；签订后不写当作 是。",
        /// How far it has come. Default 已签订.
        status: Option<LetterStatus> = "进度" | "状态";
            "草拟、已签订、已备案或已废止；不写当作 已签订。草拟的不会公开。",
        /// The letter it replaces.
        supersedes: Option<LetterRef> = "替代";
            "被这份授权书替代的那一份的标识（文件名），如 scjgj；在别的年度的写成 2025/scjgj。",
        /// 废止日期: the first day on which it no longer holds.
        revoked_on: Option<Date> = "废止日期";
            "从哪一天起不再有效，如 2026-06-01；没有废止的不写。",
        /// Why it was revoked.
        revoked_reason: Option<Text> = "废止原因";
            "废止的原因，与废止日期一起写。",
        /// The signed and sealed letter as a file.
        scan: Option<AttachedFile> = "扫描件";
            "签字盖章后的扫描件，如 attachments/2026/scjgj.pdf。程序看不到图片里的字，要写明谁看过：{文件: …, 人工检查: {日期: …, 岗位: …}}。",
        filed_on: Option<Date> = "备案日期" [Internal];
            "报备案机构备案的日期。仅供内部使用，不会公开。",
        filing_copies: Option<Count> = "备案份数" [Internal];
            "备案的份数，写整数。仅供内部使用，不会公开。",
        /// Former ids, so that its number stays and old addresses lead on.
        #[serde(default)]
        former_ids: Vec<LetterRef> = "曾用标识" [Untold];
            "改过文件名的，写以前的文件名（不带 .yaml），如 [scjgj]；索引号不变，旧网址会转到新网址。换了年度文件夹的写成 2025/scjgj。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

impl Letter {
    /// Has it been signed, so that the public may see it?
    pub fn is_signed(&self) -> bool {
        self.signed_on.is_some() && self.status != Some(LetterStatus::Draft)
    }
}

record! {
    /// What a letter called things when it was signed; it is never rewritten.
    "签订时名称" SignedAs {
        department: Option<Text> = "部门名称" | "部门" [ToldInFull];
            "原件上授权部门的名称，如 港南区工商行政管理局。",
        window: Option<Text> = "窗口名称" | "窗口" [ToldInFull];
            "原件上被授权窗口的名称，如 区工商局窗口。",
        #[serde(default)]
        counters: Vec<Code> = "台位号" | "台位";
            "原件上窗口的台位号，如 [A01, A02]。",
    }
}

record! {
    /// The people who may use the letter.
    "被授权人员" Grantees {
        chief: Option<PersonName> = "首席代表";
            "首席代表的姓名，与窗口岗位中的一致。",
        #[serde(default)]
        a: Vec<PersonName> = "A岗";
            "A岗人员的姓名，可以多人，如 [张三, 李四]。",
        #[serde(default)]
        b: Vec<PersonName> = "B岗";
            "B岗人员的姓名，可以多人，如 [王五]。",
    }
}

record! {
    /// Powers granted for items.
    "授权条目" Grant {
        /// The items, one by one.
        #[serde(default)]
        items: Vec<Id> = "事项";
            "授权的事项，逐个写事项的标识，如 [gtgsh-sl, spxzf-dj]。",
        /// A selection, for drafts only: expanded when the letter is signed.
        select: Option<Selection> = "批量选择";
            "按类别批量选择事项，只能用在草拟的授权书里；签订时要换成逐个列出的事项。",
        #[serde(default)]
        powers: Vec<Power> = "权限";
            "授予的职权，如 [受理决定权, 审核审批权]。承诺件授予协调处置权，即办件授予审核审批权。",
        /// Limits on their use.
        limits: Option<Text> = "限制" [NoneIsAnAnswer];
            "行使这些职权的限制条件；没有限制的不写。",
    }
}

record! {
    /// Picks items by kind.
    "批量选择" Selection {
        category: Option<Category> = "事项类型";
            "只选这一类事项，如 行政许可。",
        processing: Option<Processing> = "办件类型";
            "只选 即办件 或 承诺件。",
    }
}

record! {
    /// Powers kept by the department.
    "未授权条目" Withheld {
        #[serde(default)]
        items: Vec<Id> = "事项";
            "没有授权的事项，逐个写事项的标识。",
        #[serde(default)]
        powers: Vec<Power> = "权限";
            "没有授予的职权，如 [审核审批权]。",
        reason: Text = "理由";
            "为什么没有授权，会原样公布，如 需现场核查，由分管领导审批。",
    }
}

record! {
    /// First and last day; the last day counts to its end.
    "授权期限" Term {
        /// First day.
        from: Date = "起始" | "自";
            "授权生效的第一天，如 2026-01-01。",
        /// Last day.
        to: Date = "终止" | "至" [EndlessIsWrong];
            "授权有效的最后一天（含当天），如 2026-12-31。",
    }
}

impl Term {
    /// When the letter holds, unless something ends it earlier.
    pub fn days(&self) -> Days {
        Days::new(self.from, self.to)
    }
}
