use super::{Acceptance, AttachmentPath, Audience, Category, Code, Count, Date, HttpUrl, Id, Limit, Phone, Processing, Text, YesNo, record};

record! {
    /// `items/*.yaml`: one department's items of one category, from one list.
    "事项清单" ItemList {
        /// Whose items.
        department: Id = "实施部门" | "部门",
        /// Their category.
        category: Category = "事项类型",
        /// 文号 of the list they come from.
        document: Option<Text> = "来源清单" | "清单文号",
        /// The items.
        #[serde(default)]
        items: Vec<Item> = "事项",
        /// Findings that are known and accepted.
        #[serde(default)]
        accept: Vec<Acceptance> = "接受",
    }
}

record! {
    /// An item: one thing a citizen can have done.
    "事项" Item {
        /// Unique within the department.
        id: Id = "标识",
        /// Official name.
        name: Text = "名称" | "事项名称",
        /// Name of the 主项 it belongs to.
        parent_name: Option<Text> = "主项名称",
        /// Everyday names.
        #[serde(default)]
        aliases: Vec<Text> = "通俗名称",
        /// 基本编码, 12 characters.
        catalog_code: Option<Code> = "基本编码",
        /// 实施编码, 31 characters.
        task_code: Option<Code> = "实施编码",
        /// 业务办理项编码.
        handle_item_code: Option<Code> = "业务办理项编码",
        /// 地方编码.
        local_code: Option<Code> = "地方编码",
        /// 联办: handled by several departments together, under one code.
        joint: Option<YesNo> = "联办",
        /// 即办件 or 承诺件.
        processing: Processing = "办件类型",
        /// Where it is handled.
        #[serde(default)]
        windows: Vec<Id> = "办理窗口",
        /// A change of the list by 扩权强县 or another document.
        adjustment: Option<Box<Adjustment>> = "清单调整",
        /// 设定依据.
        #[serde(default)]
        by_law: Vec<LegalBasis> = "设定依据",
        /// 受理条件.
        accept_condition: Option<Text> = "受理条件",
        /// 申请材料.
        #[serde(default)]
        materials: Vec<Material> = "申请材料",
        /// 办理流程, where it differs from the usual one.
        #[serde(default)]
        handle_flow: Vec<FlowStep> = "办理流程",
        /// 法定办结时限.
        statutory_limit: Option<Limit> = "法定办结时限",
        /// 承诺办结时限.
        promised_limit: Option<Limit> = "承诺办结时限",
        /// 收费.
        fee: Option<Box<Fee>> = "收费",
        /// 到办事现场次数.
        visits: Option<Count> = "到办事现场次数",
        /// 服务对象.
        #[serde(default)]
        audience: Vec<Audience> = "服务对象",
        /// 办理结果.
        result: Option<Box<ItemResult>> = "办理结果",
        /// Does it end in a certificate? Default yes.
        certificate: Option<YesNo> = "是否制证",
        /// 咨询电话, where it differs from the window's.
        consult: Option<Phone> = "咨询电话",
        /// 监督投诉, where it differs from the centre's.
        complaint: Option<Phone> = "监督投诉电话",
        /// Where to apply online.
        online_url: Option<HttpUrl> = "网上办理",
        /// 特别程序, not counted in the limits.
        #[serde(default)]
        special_procedures: Vec<Text> = "特别程序",
        /// 审批责任人职务, for promised items.
        approver_title: Option<Text> = "审批责任人职务",
        /// First day.
        effective_from: Option<Date> = "生效日期",
        /// Last day; a withdrawn item keeps its page.
        effective_to: Option<Date> = "失效日期",
        /// Why it was withdrawn and where to go.
        withdrawn_note: Option<Text> = "取消说明",
        /// 核对日期.
        assured_on: Option<Date> = "核对日期",
        /// Findings that are known and accepted.
        #[serde(default)]
        accept: Vec<Acceptance> = "接受",
    }
}

record! {
    /// A change of the list (notice, part three: the actual items prevail).
    "清单调整" Adjustment {
        /// `扩权强县新增` …
        kind: Text = "调整情形",
        /// 文号.
        document_no: Option<Text> = "文号",
        /// Since when.
        effective_on: Option<Date> = "生效日期",
    }
}

record! {
    /// A law the item rests on.
    "设定依据" LegalBasis {
        /// Title without 《》.
        title: Text = "名称",
        /// Article.
        article: Option<Text> = "条款",
    }
}

record! {
    /// A document to bring.
    "申请材料" Material {
        /// What.
        name: Text = "名称",
        /// How many originals.
        original: Option<Count> = "原件",
        /// How many copies.
        copies: Option<Count> = "复印件",
        /// Where one gets it.
        source: Option<Text> = "来源渠道",
        /// An empty form to fill in.
        blank_form: Option<AttachmentPath> = "空白表格",
        /// A filled-in example.
        sample: Option<AttachmentPath> = "示例样表",
        /// When it is needed, or a remark.
        note: Option<Text> = "说明",
    }
}

record! {
    /// A step of the procedure.
    "办理步骤" FlowStep {
        /// What is done.
        step: Text = "环节",
        /// By whom.
        by: Text = "办理人",
        /// How long it takes.
        limit: Option<Limit> = "时限",
    }
}

record! {
    /// Fees.
    "收费" Fee {
        /// Is there one?
        charged: YesNo = "是否收费",
        /// How much.
        standard: Option<Text> = "收费标准",
        /// By which document.
        basis: Option<Text> = "收费依据",
        /// The account to pay into.
        payee_account: Option<Code> = "缴费账号",
        /// The account is a public body's, not a person's.
        public_account: Option<YesNo> = "公用账户",
    }
}

record! {
    /// What the citizen gets.
    "办理结果" ItemResult {
        /// Name of the certificate or document.
        name: Text = "名称",
        /// How long it is valid.
        validity: Option<Text> = "有效期",
    }
}
