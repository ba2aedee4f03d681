use super::{
    Acceptance, Category, Count, Date, Denominator, HttpUrl, Id, Percent, Power, Text, YesNo, record,
};

record! {
    /// `policy.yaml`: the notice as data, so that a successor notice needs no change of code.
    "授权规则" Policy {
        /// The documents the disclosure rests on.
        #[serde(default)]
        basis_documents: Vec<BasisDocument> = "公开依据";
            "授权公开所依据的文件，显示在网站上，每份一行。",
        /// The lists the items come from.
        #[serde(default)]
        item_lists: Vec<ItemListDocument> = "事项清单";
            "各类事项清单所依据的文件，每类一行。",
        /// What each power means.
        #[serde(default)]
        powers: Vec<PowerNote> = "职权说明";
            "六项职权各自的含义，显示在“职权说明”页。",
        /// Thresholds and denominators of the eight rates.
        rates: RateRules = "授权率口径";
            "八项授权率各自应达到的标准和计算口径。",
        /// Categories the notice does not know, counted as one it knows.
        #[serde(default)]
        category_mapping: Vec<CategoryMapping> = "事项类型归并";
            "通知没有提到的事项类型，计算授权率时算作哪一类。",
        /// Fixed statements on every window page.
        statements: Statements = "声明";
            "每个窗口页和授权书页都要显示的固定声明。",
        /// A letter is to be filed within this many days of its signing (notice, part five). Not set: not checked.
        filing_days: Option<Count> = "备案期限天数" [Internal];
            "授权书签订后多少天内要备案；不写就不检查。只用于内部检查，不会公开。",
        /// A letter is about to expire this many days before its end. Default 30.
        expiring_days: Option<Count> = "到期提醒天数";
            "授权书到期前多少天起显示“即将到期”，写整数；不写当作 30。",
        /// What is shown is compared with what is at least every so many days. Default 365.
        assurance_days: Option<Count> = "核对期限天数" [Internal];
            "部门、窗口、事项和中心的信息最多多少天核对一次，写整数；不写当作 365。只用于内部检查，不会公开。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

impl Policy {
    /// How many days before its end a letter counts as about to expire; 30 if nothing is written.
    pub fn reminder_days(&self) -> i32 {
        self.expiring_days.map_or(30, |days| i32::try_from(days.0).unwrap_or(i32::MAX))
    }

    /// Within how many days what is shown is compared with what is; 365 if nothing is written.
    pub fn compared_within(&self) -> i32 {
        self.assurance_days.map_or(365, |days| i32::try_from(days.0).unwrap_or(i32::MAX))
    }
}

record! {
    /// A document the disclosure rests on.
    "公开依据" BasisDocument {
        /// Title without 《》.
        title: Text = "标题";
            "文件的完整标题，不加书名号。",
        document_no: Option<Text> = "文号";
            "发文字号，年份用六角括号，如 港南政办通〔2017〕23号。",
        /// Who issued it.
        issuer: Option<Text> = "制发机关";
            "制发机关的全称。",
        issued_on: Option<Date> = "成文日期";
            "成文日期，如 2017-05-27。",
        /// Which articles matter here.
        articles: Option<Text> = "条款";
            "与授权有关的条款，如 第二、三部分。",
        /// The notice page of this site that holds its text.
        notice: Option<Id> = "通知";
            "本网站刊登文件全文的通知的标识，即 notices 文件夹里的文件名（不带 .md）。",
        /// Where its text stands elsewhere.
        url: Option<HttpUrl> = "网址";
            "文件全文在其他网站上的完整网址，以 https:// 或 http:// 开头。",
    }
}

record! {
    /// A list of items by category (notice, part three).
    "事项清单" ItemListDocument {
        /// Which category it lists.
        category: Category = "事项类型";
            "清单列的是哪一类事项，如 行政许可。",
        /// Title without 《》.
        title: Text = "标题";
            "清单的完整标题，不加书名号。",
        document_no: Text = "文号";
            "清单的发文字号，如 港南政发〔2017〕3号。",
        issued_on: Option<Date> = "成文日期";
            "成文日期，如 2017-03-01。",
        /// The names of the items in it, to compare with the records.
        #[serde(default)]
        names: Vec<Text> = "事项名称";
            "清单里的事项名称；写了就会核对事项记录有没有遗漏。",
    }
}

record! {
    /// What a power means, for the page 职权说明.
    "职权说明" PowerNote {
        power: Power = "职权";
            "六项职权之一，如 受理决定权。",
        /// One sentence in official words.
        meaning: Text = "含义";
            "用规范的话说明这项职权，一句话。",
        /// One sentence in everyday words.
        plain: Text = "通俗说明";
            "用老百姓听得懂的话说明这项职权，一句话。",
        /// Which items it can be granted for.
        applies_to: Text = "适用范围";
            "可以对哪些事项授予，如 全部事项、承诺件。",
    }
}

record! {
    /// The eight rates of the notice (part two).
    "授权率口径" RateRules {
        /// RAT-01.
        accept: RateRule = "受理决定权";
            "受理决定权授权率的标准。",
        /// RAT-02.
        approve_instant: RateRule = "即办件审核审批权";
            "即办件审核审批权授权率的标准。",
        /// RAT-03.
        approve_permit: RateRule = "行政许可审核审批权";
            "行政许可事项审核审批权授权率的标准。",
        /// RAT-04.
        approve_public_service: RateRule = "公共服务审核审批权";
            "公共服务事项审核审批权授权率的标准。",
        /// RAT-05.
        coordinate: RateRule = "承诺件协调处置权";
            "承诺件协调处置权授权率的标准。",
        /// RAT-06.
        certify: RateRule = "制证权";
            "办理事项制证权授权率的标准。",
        /// RAT-07.
        deliver: RateRule = "送达权";
            "办理结果送达权授权率的标准。",
        /// RAT-08.
        litigate: RateRule = "应诉代理权";
            "应诉代理权授权率的标准。",
    }
}

record! {
    /// Threshold and denominator of one rate.
    "授权率" RateRule {
        /// The least that is enough; 以上 includes the number itself.
        threshold: Percent = "应达";
            "最低应达到的百分比，如 80%；正好等于也算达标。",
        /// Measured against which items.
        denominator: Denominator = "分母";
            "以哪些事项为分母，如 全部事项、即办件。",
        /// 原则上: falling short is a remark, not a failure.
        in_principle: Option<YesNo> = "原则上";
            "通知写明“原则上”的填 是：未达到只作提示，不算未达标。",
        /// The notice's words, shown beside the verdict.
        clause: Text = "原文";
            "通知里的原文，显示在结论旁边。",
    }
}

record! {
    /// Counts a category the notice does not know as one it knows.
    "事项类型归并" CategoryMapping {
        /// This category …
        category: Category = "事项类型";
            "通知没有提到的事项类型，如 行政确认。",
        /// … counts as this one.
        counts_as: Category = "视同";
            "计算授权率时算作哪一类，如 行政许可。",
    }
}

record! {
    /// Statements that stand on every window page and letter page.
    "声明" Statements {
        /// All legal responsibility is borne by the department.
        liability: Text = "责任声明";
            "法律责任由部门承担的声明，照通知原文写。",
        /// The window may not pass the grant on.
        no_redelegation: Text = "不得再委托声明";
            "窗口不得把所授职权再转给他人行使的声明，照通知原文写。",
    }
}
