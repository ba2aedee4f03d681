use super::{
    Acceptance, Count, CreditCode, Date, Days, DepartmentKind, HttpUrl, Id, LeaderRole, PersonName, Phone,
    Text, YesNo, record,
};

record! {
    /// A department that grants powers to its window.
    "部门" Department {
        name: Text = "名称" | "部门名称" [ToldInFull];
            "部门的规范全称，与公章一致，如 贵港市港南区市场监督管理局。",
        short_name: Option<Text> = "简称" [ToldInFull];
            "规范简称，如 区市场监管局；列表和标题里使用。",
        #[serde(default)]
        former_names: Vec<Text> = "曾用名";
            "曾经用过、但不知道用到哪一天的名称，每行一个；公众按旧名称也能查到。",
        /// Former names with their days.
        #[serde(default)]
        names: Vec<DepartmentName> = "历次名称";
            "部门用过的名称，从早到晚，每个写明用到哪一天；现在的名称不写在这里。那时签订的授权书仍用当时的名称。",
        kind: DepartmentKind = "单位类别";
            "单位的类别：区直部门、市驻单位、镇人民政府、街道办事处或公共服务企业。",
        credit_code: Option<CreditCode> = "统一社会信用代码" [NumbersAThing];
            "18 位统一社会信用代码，请加引号。",
        /// First day.
        established_on: Option<Date> = "成立日期";
            "部门成立的第一天，如 2026-03-01；一直就有的不用写。",
        /// Last day: merged into another, or gone.
        ended_on: Option<Date> = "撤并日期";
            "部门撤销或并入别的部门之前的最后一天（含当天），如 2026-12-31；网页会保留。",
        /// The department that takes over.
        moved_to: Option<Id> = "并入部门";
            "部门撤并后由哪个部门接着办，写它的标识，如 scjgj；与撤并日期一起写。",
        /// Who signs the letters.
        legal_representative: LegalRepresentative = "法定代表人";
            "签订授权书的法定代表人（主要负责人）。只写姓名、职务和任职日期，不写身份证号等个人信息。",
        /// Who approves promised items.
        #[serde(default)]
        approval_leaders: Vec<ApprovalLeader> = "审批领导";
            "承诺件由谁审批，按职务写，不写姓名。",
        /// The approval office and whether it moved into the hall as a whole (notice, part two).
        approval_office: Option<ApprovalOffice> = "行政审批办公室";
            "行政审批办公室（股）的名称，以及是否成建制进驻政务服务中心。",
        /// What it does.
        duties: Option<Text> = "主要职责";
            "部门的主要职责，一两句话即可。",
        address: Text = "办公地址" | "地址";
            "部门办公地址，详细到路名和门牌号。",
        /// Hours in words.
        hours: Option<Text> = "办公时间";
            "部门机关的办公时间，用文字写，如 周一至周五 9:00–12:00、15:00–18:00（法定节假日除外）。",
        phone: Phone = "联系电话" | "电话";
            "部门对外办公电话，含区号，如 0775-1234567。不能写私人手机。",
        website: Option<HttpUrl> = "网站";
            "部门网站的完整网址，以 https:// 或 http:// 开头。",
        complaint: Option<Phone> = "监督投诉电话";
            "监督投诉电话，含区号，如 0775-1234567。",
        responsibilities_url: Option<HttpUrl> = "权责清单网址";
            "权责清单所在网页的完整网址，以 https:// 或 http:// 开头。",
        /// Cases by year, for 窗口审批办结率.
        #[serde(default)]
        statistics: Vec<Statistic> = "办件统计";
            "每年窗口受理和办结的件数，用来计算窗口审批办结率；一年一行。",
        /// Internal: the person in charge (notice, part five). Never published.
        liaison: Option<Liaison> = "专人负责" [Internal];
            "负责授权书签订、备案工作的联系人。仅供内部使用，不会公开。",
        order: Option<Count> = "排序" [Untold];
            "在列表中的先后，写整数，小的排在前面；不写的排在最后。",
        assured_on: Option<Date> = "核对日期" [SaysWhenCompared, Untold];
            "最近一次核对这份信息的日期，如 2026-12-01。",
        /// Former ids, so that its number stays and old addresses lead on.
        #[serde(default)]
        former_ids: Vec<Id> = "曾用标识" [Untold];
            "改过文件名的，写以前的文件名（不带 .yaml），如 [scjgj]；索引号不变，旧网址会转到新网址。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

impl Department {
    /// When it exists.
    pub fn days(&self) -> Days {
        Days::new(self.established_on, self.ended_on)
    }
}

record! {
    /// A name that a department no longer has.
    "部门旧名称" DepartmentName {
        name: Text = "名称";
            "部门那时的全称，如 贵港市港南区工商行政管理局。",
        short_name: Option<Text> = "简称";
            "部门那时的简称，如 区工商局。",
        /// Last day.
        until: Date = "使用至";
            "这个名称用到哪一天（含当天），如 2026-05-31。",
    }
}

record! {
    /// Who signs for the department.
    "法定代表人" LegalRepresentative {
        name: PersonName = "姓名";
            "法定代表人的姓名。",
        title: Text = "职务" [ToldInFull];
            "法定代表人的职务，如 局长。",
        /// In office since.
        since: Option<Date> = "任职日期";
            "任现职的日期，如 2024-03-15。",
    }
}

record! {
    /// Who approves promised items; by title.
    "审批领导" ApprovalLeader {
        role: LeaderRole = "类别";
            "分管领导 或 主要领导。",
        title: Text = "职务" [ToldInFull];
            "审批人的职务，如 副局长；不写姓名。",
    }
}

record! {
    /// 行政审批办公室.
    "行政审批办公室" ApprovalOffice {
        name: Text = "名称" [ToldInFull];
            "行政审批办公室（股）的名称，如 行政审批股。",
        stationed: YesNo = "成建制进驻";
            "是否成建制进驻政务服务中心，写 是 或 否。",
    }
}

record! {
    /// Cases taken and cases concluded at the window in a year.
    "办件统计" Statistic {
        year: Count = "年度";
            "哪一年，写四位数字，如 2025。",
        accepted: Count = "窗口受理件数";
            "这一年窗口受理的件数，写整数。",
        concluded: Count = "窗口办结件数";
            "这一年在窗口办结的件数，写整数，一般不大于受理件数。",
    }
}

record! {
    /// Internal contact for the work on letters.
    "专人负责" Liaison {
        name: Text = "姓名";
            "联系人姓名。仅供内部使用，不会公开。",
        phone: Option<Phone> = "电话";
            "联系人的办公电话，含区号，如 0775-1234567。仅供内部使用，不会公开。",
    }
}
