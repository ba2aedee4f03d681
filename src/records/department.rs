use super::{Acceptance, Code, Count, Date, DepartmentKind, HttpUrl, LeaderRole, PersonName, Phone, Text, YesNo, record};

record! {
    /// A department that grants powers to its window.
    "部门" Department {
        /// Full name.
        name: Text = "名称" | "部门名称",
        /// Short name.
        short_name: Option<Text> = "简称",
        /// Earlier names.
        #[serde(default)]
        former_names: Vec<Text> = "曾用名",
        /// What kind of unit.
        kind: DepartmentKind = "单位类别",
        /// 统一社会信用代码.
        credit_code: Option<Code> = "统一社会信用代码",
        /// Who signs the letters.
        legal_representative: LegalRepresentative = "法定代表人",
        /// Who approves promised items.
        #[serde(default)]
        approval_leaders: Vec<ApprovalLeader> = "审批领导",
        /// The approval office and whether it moved into the hall as a whole (notice, part two).
        approval_office: Option<ApprovalOffice> = "行政审批办公室",
        /// What it does.
        duties: Option<Text> = "主要职责",
        /// Street address.
        address: Text = "办公地址" | "地址",
        /// Hours in words.
        hours: Option<Text> = "办公时间",
        /// Telephone.
        phone: Phone = "联系电话" | "电话",
        /// Its own site.
        website: Option<HttpUrl> = "网站",
        /// 监督投诉.
        complaint: Option<Phone> = "监督投诉电话",
        /// 权责清单.
        responsibilities_url: Option<HttpUrl> = "权责清单网址",
        /// Cases by year, for 窗口审批办结率.
        #[serde(default)]
        statistics: Vec<Statistic> = "办件统计",
        /// Internal: the person in charge (notice, part five). Never published.
        liaison: Option<Liaison> = "专人负责",
        /// Place in lists; smaller comes first.
        order: Option<Count> = "排序",
        /// 核对日期.
        assured_on: Option<Date> = "核对日期",
        /// Findings that are known and accepted.
        #[serde(default)]
        accept: Vec<Acceptance> = "接受",
    }
}

record! {
    /// Who signs for the department.
    "法定代表人" LegalRepresentative {
        /// Name.
        name: PersonName = "姓名",
        /// Title.
        title: Text = "职务",
        /// In office since.
        since: Option<Date> = "任职日期",
    }
}

record! {
    /// Who approves promised items; by title.
    "审批领导" ApprovalLeader {
        /// 分管领导 or 主要领导.
        role: LeaderRole = "类别",
        /// Title.
        title: Text = "职务",
    }
}

record! {
    /// 行政审批办公室.
    "行政审批办公室" ApprovalOffice {
        /// Name.
        name: Text = "名称",
        /// 成建制进驻.
        stationed: YesNo = "成建制进驻",
    }
}

record! {
    /// Cases taken and cases concluded at the window in a year.
    "办件统计" Statistic {
        /// The year.
        year: Count = "年度",
        /// 窗口受理件数.
        accepted: Count = "窗口受理件数",
        /// 窗口办结件数.
        concluded: Count = "窗口办结件数",
    }
}

record! {
    /// Internal contact for the work on letters.
    "专人负责" Liaison {
        /// Name.
        name: Text = "姓名",
        /// Telephone.
        phone: Option<Phone> = "电话",
    }
}
