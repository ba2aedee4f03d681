use super::{
    Acceptance, Category, Count, Date, Denominator, HttpUrl, Id, Percent, Power, Text, YesNo, record,
};

record! {
    /// `policy.yaml`: the notice as data, so that a successor notice needs no change of code.
    "授权规则" Policy {
        /// The documents the disclosure rests on.
        #[serde(default)]
        basis_documents: Vec<BasisDocument> = "公开依据",
        /// The lists the items come from.
        #[serde(default)]
        item_lists: Vec<ItemListDocument> = "事项清单",
        /// What each power means.
        #[serde(default)]
        powers: Vec<PowerNote> = "职权说明",
        /// Thresholds and denominators of the eight rates.
        rates: RateRules = "授权率口径",
        /// Categories the notice does not know, counted as one it knows.
        #[serde(default)]
        category_mapping: Vec<CategoryMapping> = "事项类型归并",
        /// Fixed statements on every window page.
        statements: Statements = "声明",
        /// A letter is to be filed within this many days of its signing (notice, part five). Not set: not checked.
        filing_days: Option<Count> = "备案期限天数",
        /// A letter is about to expire this many days before its end. Default 30.
        expiring_days: Option<Count> = "到期提醒天数",
        /// Findings that are known and accepted.
        #[serde(default)]
        accept: Vec<Acceptance> = "接受",
    }
}

impl Policy {
    /// How many days before its end a letter is about to expire; a month where nothing is written.
    pub fn expiring_days(&self) -> i32 {
        self.expiring_days.map_or(30, |days| i32::try_from(days.0).unwrap_or(i32::MAX))
    }
}

record! {
    /// A document the disclosure rests on.
    "公开依据" BasisDocument {
        /// Title without 《》.
        title: Text = "标题",
        /// 文号.
        document_no: Option<Text> = "文号",
        /// Who issued it.
        issuer: Option<Text> = "制发机关",
        /// When.
        issued_on: Option<Date> = "成文日期",
        /// Which articles matter here.
        articles: Option<Text> = "条款",
        /// The notice page of this site that holds its text.
        notice: Option<Id> = "通知",
        /// Where its text stands elsewhere.
        url: Option<HttpUrl> = "网址",
    }
}

record! {
    /// A list of items by category (notice, part three).
    "事项清单" ItemListDocument {
        /// Which category it lists.
        category: Category = "事项类型",
        /// Title without 《》.
        title: Text = "标题",
        /// 文号.
        document_no: Text = "文号",
        /// When.
        issued_on: Option<Date> = "成文日期",
        /// The names of the items in it, to compare with the records.
        #[serde(default)]
        names: Vec<Text> = "事项名称",
    }
}

record! {
    /// What a power means, for the page 职权说明.
    "职权说明" PowerNote {
        /// The power.
        power: Power = "职权",
        /// One sentence in official words.
        meaning: Text = "含义",
        /// One sentence in everyday words.
        plain: Text = "通俗说明",
        /// Which items it can be granted for.
        applies_to: Text = "适用范围",
    }
}

record! {
    /// The eight rates of the notice (rule book §1.4).
    "授权率口径" RateRules {
        /// RAT-01.
        accept: RateRule = "受理决定权",
        /// RAT-02.
        approve_instant: RateRule = "即办件审核审批权",
        /// RAT-03.
        approve_permit: RateRule = "行政许可审核审批权",
        /// RAT-04.
        approve_public_service: RateRule = "公共服务审核审批权",
        /// RAT-05.
        coordinate: RateRule = "承诺件协调处置权",
        /// RAT-06.
        certify: RateRule = "制证权",
        /// RAT-07.
        deliver: RateRule = "送达权",
        /// RAT-08.
        litigate: RateRule = "应诉代理权",
    }
}

record! {
    /// Threshold and denominator of one rate.
    "授权率" RateRule {
        /// The least that is enough; 以上 includes the number itself.
        threshold: Percent = "应达",
        /// Measured against which items.
        denominator: Denominator = "分母",
        /// 原则上: falling short is a remark, not a failure.
        in_principle: Option<YesNo> = "原则上",
        /// The notice's words, shown beside the verdict.
        clause: Text = "原文",
    }
}

record! {
    /// Counts a category the notice does not know as one it knows.
    "事项类型归并" CategoryMapping {
        /// This category …
        category: Category = "事项类型",
        /// … counts as this one.
        counts_as: Category = "视同",
    }
}

record! {
    /// Statements that stand on every window page and letter page.
    "声明" Statements {
        /// All legal responsibility is borne by the department.
        liability: Text = "责任声明",
        /// The window may not pass the grant on.
        no_redelegation: Text = "不得再委托声明",
    }
}
