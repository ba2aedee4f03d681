use super::{
    Acceptance, AdjustmentEffect, AttachedFile, Audience, Category, Code, Count, Date, Days, HttpUrl, Id,
    ItemRef, Limit, Phone, Processing, Text, YesNo, record,
};

record! {
    /// `items/*.yaml`: one department's items of one category, from one list.
    "事项清单" ItemList {
        /// Whose items.
        department: Id = "实施部门" | "部门" [NamesDepartment];
            "实施部门的标识，即 departments 文件夹里的文件名（不带 .yaml），如 scjgj。",
        /// Their category.
        category: Category = "事项类型";
            "这份清单里的事项属于哪一类，如 行政许可、公共服务；一份文件只写一类。",
        /// 文号 of the list they come from.
        document: Option<Text> = "来源清单" | "清单文号";
            "清单所依据文件的文号，如 港南政发〔2017〕3号。",
        #[serde(default)]
        items: Vec<Item> = "事项";
            "清单里的各个事项，每项以“- 标识: …”开头。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

record! {
    /// An item: one thing a citizen can get done.
    "事项" Item {
        /// Unique within the department.
        id: Id = "标识" [Untold];
            "事项的标识，用小写字母、数字和连字符，同一部门内不能重复，如 spjyxk-xb。它是网址的一部分，发布后不要改。",
        name: Text = "名称" | "事项名称" [ToldInFull];
            "事项的规范名称，与清单一致，如 食品经营许可（新办）。",
        /// Name of the 主项 it belongs to.
        parent_name: Option<Text> = "主项名称" [ToldInFull];
            "所属主项的名称；本事项就是主项的不用写。",
        #[serde(default)]
        aliases: Vec<Text> = "通俗名称" [Untold];
            "老百姓平常的叫法，如 开饭馆、餐饮证；用来查找。",
        /// 基本编码, 12 characters.
        catalog_code: Option<Code> = "基本编码" [NumbersAThing];
            "国家基本目录里的 12 位基本编码，请加引号。",
        /// 实施编码, 31 characters.
        task_code: Option<Code> = "实施编码" [NumbersAThing];
            "31 位实施编码，请加引号。",
        handle_item_code: Option<Code> = "业务办理项编码" [NumbersAThing];
            "业务办理项编码，请加引号。",
        local_code: Option<Code> = "地方编码" [NumbersAThing];
            "本地使用的编码；以 0 开头的请加引号。",
        /// 联办: handled by several departments together, under one code.
        joint: Option<YesNo> = "联办";
            "几个部门用同一编码联合办理的，各处都写 是；否则编码重复会报错。",
        processing: Processing = "办件类型";
            "即办件（窗口当场办结）或 承诺件（在承诺时限内办结）。",
        /// Where it is handled.
        #[serde(default)]
        windows: Vec<Id> = "办理窗口";
            "在哪些窗口办理，写窗口的标识，即 windows 文件夹里的文件名（不带 .yaml），如 [scjgj]。",
        /// A change of the list by 扩权强县 or another document.
        adjustment: Option<Box<Adjustment>> = "清单调整";
            "因扩权强县或其他文件对清单所作的调整；没有调整的不写。",
        #[serde(default)]
        by_law: Vec<LegalBasis> = "设定依据";
            "设定这个事项的法律、法规、规章，每部一行。",
        accept_condition: Option<Text> = "受理条件";
            "符合什么条件才能受理，用公众看得懂的话写。",
        #[serde(default)]
        materials: Vec<Material> = "申请材料";
            "要交的材料，每样一行；可以共享核验、不用交的请在说明里写明。",
        /// 办理流程, where it differs from the usual one.
        #[serde(default)]
        handle_flow: Vec<FlowStep> = "办理流程";
            "办理的各个环节，与通常流程不同时才写。",
        statutory_limit: Option<Limit> = "法定办结时限";
            "法律、法规规定的最长办结时限，如 20 个工作日。",
        promised_limit: Option<Limit> = "承诺办结时限";
            "对外承诺的办结时限，如 10 个工作日、当场办结；不能长于法定办结时限。",
        fee: Option<Box<Fee>> = "收费";
            "是否收费、收多少、依据什么。",
        visits: Option<Count> = "到办事现场次数";
            "申请人最多要到现场几次，写整数；全程网办写 0。",
        #[serde(default)]
        audience: Vec<Audience> = "服务对象";
            "面向谁：个人、法人、其他组织，可写多个，如 [个人, 法人]。",
        result: Option<Box<ItemResult>> = "办理结果";
            "办成后申请人拿到什么证照或文书。",
        /// Does it end in a certificate? Default yes.
        certificate: Option<YesNo> = "是否制证";
            "办理结果是否要制作证照，写 是 或 否；不写当作 是。",
        /// 咨询电话, where it differs from the window's.
        consult: Option<Phone> = "咨询电话";
            "咨询电话，含区号，如 0775-1234567；与窗口电话相同的不用写。",
        /// 监督投诉, where it differs from the centre's.
        complaint: Option<Phone> = "监督投诉电话";
            "监督投诉电话，含区号；与政务服务中心相同的不用写。",
        /// Where to apply online.
        online_url: Option<HttpUrl> = "网上办理";
            "网上办理页面的完整网址，以 https:// 或 http:// 开头。",
        /// 特别程序, not counted in the limits.
        #[serde(default)]
        special_procedures: Vec<Text> = "特别程序" [NoneIsAnAnswer];
            "听证、检验、公示等不计入办结时限的程序，每样一行。",
        /// 审批责任人职务, for promised items.
        approver_title: Option<Text> = "审批责任人职务" [ToldInFull];
            "承诺件由谁审批，只写职务，如 分管副局长，不写姓名。",
        /// First day.
        effective_from: Option<Date> = "生效日期";
            "可以办理的第一天，如 2026-03-01；一直就有的不用写。",
        /// Last day; a withdrawn item keeps its page.
        effective_to: Option<Date> = "失效日期";
            "最后可以办理的一天（含当天）；写了以后，网页会保留，从第二天起标明不再办理。",
        /// The item that takes its place.
        moved_to: Option<ItemRef> = "划转至";
            "划给别的部门或并入别的事项以后，接着办的是哪个事项：写 部门标识/事项标识，如 scjgj/spjyxk-xb；同一部门的只写事项标识。",
        /// Why it was withdrawn and where to go.
        withdrawn_note: Option<Text> = "取消说明" [NoneIsAnAnswer];
            "为什么取消、以后到哪里办，与失效日期一起写。",
        assured_on: Option<Date> = "核对日期" [SaysWhenCompared, Untold];
            "最近一次核对这个事项的日期，如 2026-12-01。",
        /// Former ids, so that its number stays and old addresses lead on.
        #[serde(default)]
        former_ids: Vec<ItemRef> = "曾用标识" [Untold];
            "改过标识的，写以前的标识，如 [spjyxk-xb]；从别的部门转来的写 部门标识/事项标识。索引号不变，旧网址会转到新网址。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

record! {
    /// A change of the list (notice, part three: the actual items prevail).
    "清单调整" Adjustment {
        kind: Text = "调整情形" [ToldInFull];
            "调整的情形，要看得出是新增还是取消，如 扩权强县新增、扩权强县减少、取消。",
        document_no: Option<Text> = "文号" [ToldInFull];
            "调整所依据文件的文号，如 桂政发〔2017〕1号。",
        effective_on: Option<Date> = "生效日期";
            "调整从哪一天起生效，如 2017-06-01：新增的从这一天起办理，取消的办到前一天。",
    }
}

impl Item {
    /// When it is handled. A change of the list adds it from its day on, or takes it away from its day on, unless the
    /// item says another day itself.
    pub fn days(&self) -> Days {
        let change = self.adjustment.as_ref().map(|change| change.days()).unwrap_or_default();
        Days::new(self.effective_from.or(change.first), self.effective_to.or(change.last))
    }
}

impl Adjustment {
    /// When the list has the item, as far as the change says.
    pub fn days(&self) -> Days {
        match AdjustmentEffect::said_by(&self.kind) {
            Some(AdjustmentEffect::Added) => Days::new(self.effective_on, None),
            Some(AdjustmentEffect::Removed) => Days::new(None, self.effective_on.map(|on| on.plus_days(-1))),
            Some(AdjustmentEffect::Changed) | None => Days::default(),
        }
    }
}

record! {
    /// A law the item rests on.
    "设定依据" LegalBasis {
        /// Title without 《》.
        title: Text = "名称" [ToldInFull];
            "法律、法规、规章的名称，不加书名号，如 中华人民共和国食品安全法。",
        article: Option<Text> = "条款" [ToldInFull];
            "具体条款，如 第三十五条。",
    }
}

record! {
    /// A document to bring.
    "申请材料" Material {
        name: Text = "名称" [ToldInFull];
            "材料名称，如 食品经营许可申请书。",
        original: Option<Count> = "原件";
            "要几份原件，写整数；不要原件的不写。",
        copies: Option<Count> = "复印件";
            "要几份复印件，写整数；不要复印件的不写。",
        /// Where to get it.
        source: Option<Text> = "来源渠道";
            "材料从哪里来，如 窗口领取、申请人自备。",
        /// An empty form to fill in.
        blank_form: Option<AttachedFile> = "空白表格";
            "空白表格的文件，放在 attachments 文件夹里，如 attachments/食品经营许可申请书.docx；发布前检查内容，放在材料下面供下载。",
        /// A filled-in example.
        sample: Option<AttachedFile> = "示例样表";
            "填写样例的文件，放在 attachments 文件夹里；样例里的人名、证号必须是虚构的。发布前检查内容，放在材料下面供下载。",
        /// When it is needed, or a remark.
        note: Option<Text> = "说明" [NoneIsAnAnswer];
            "什么情况下要交，或其他说明，如 出示原件核对。",
    }
}

record! {
    /// A step of the procedure.
    "办理步骤" FlowStep {
        step: Text = "环节" [ToldInFull];
            "环节的名称，如 受理、审查、决定、制证、送达。",
        by: Text = "办理人" [ToldInFull];
            "由谁办理，写岗位或部门，如 窗口A岗，不写姓名。",
        limit: Option<Limit> = "时限";
            "这个环节要多久，如 1 个工作日、当场办结。",
    }
}

record! {
    /// Fees.
    "收费" Fee {
        /// Is there a fee?
        charged: YesNo = "是否收费";
            "是否收费，写 是 或 否。",
        /// How much.
        standard: Option<Text> = "收费标准" [NoneIsAnAnswer, ToldInFull];
            "收费标准，如 每证 10 元；收费的必须写清楚。",
        /// The document that sets it.
        basis: Option<Text> = "收费依据" [NoneIsAnAnswer, ToldInFull];
            "收费依据的文件名称或文号。",
        /// The account to pay into.
        payee_account: Option<Code> = "缴费账号" [NumbersAThing];
            "单位收费账户的账号，要加引号；必须同时注明“公用账户: 是”，个人账户不能公开。",
        /// Does the account belong to a public body, not to a person?
        public_account: Option<YesNo> = "公用账户";
            "缴费账号是单位账户时写 是。",
    }
}

impl Fee {
    /// The account to pay into, if it belongs to a public body.
    pub fn published_account(&self) -> Option<&Code> {
        self.payee_account.as_ref().filter(|_| self.public_account.is_some_and(|public| public.0))
    }
}

record! {
    /// What the citizen gets.
    "办理结果" ItemResult {
        /// Name of the certificate or document.
        name: Text = "名称" [ToldInFull];
            "证照或文书的名称，如 食品经营许可证。",
        /// How long it is valid.
        validity: Option<Text> = "有效期" [ToldInFull];
            "证照的有效期，如 5 年、长期有效。",
    }
}
