//! The closed lists of official terms. Wording follows the notice and the national item standard.

use super::choice;

choice! {
    /// The six powers a department may grant to its window (notice, part two).
    "职权" Power {
        /// Decide whether an application is taken.
        Accept = "受理决定权" | "accept",
        /// Examine and approve, for instant items.
        Approve = "审核审批权" | "approve",
        /// Coordinate, for promised items.
        Coordinate = "协调处置权" | "coordinate",
        /// Make the certificate.
        Certify = "办理事项制证权" | "certify",
        /// Deliver the result.
        Deliver = "办理结果送达权" | "deliver",
        /// Represent the department when the decision is challenged.
        Litigate = "应诉代理权" | "litigate",
    }
}

choice! {
    /// How an item is processed; the notice itself closes this list.
    "办件类型" Processing else ITM_08 {
        /// Decided at the window.
        Instant = "即办件" | "instant",
        /// Decided by the department's leaders within a promised time.
        Promised = "承诺件" | "promised",
    }
}

choice! {
    /// What kind of administrative act an item is.
    "事项类型" Category {
        Permit = "行政许可" | "permit",
        PublicService = "公共服务" | "public_service",
        Confirmation = "行政确认" | "confirmation",
        Payment = "行政给付" | "payment",
        Reward = "行政奖励" | "reward",
        Adjudication = "行政裁决" | "adjudication",
        Levy = "行政征收" | "levy",
        Other = "其他行政权力" | "other",
    }
}

choice! {
    /// What kind of unit a department is (notice, addressees).
    "单位类别" DepartmentKind {
        District = "区直部门" | "district_department",
        Municipal = "市驻单位" | "municipal_stationed",
        /// 镇.
        Town = "镇人民政府" | "town",
        /// 街道.
        Subdistrict = "街道办事处" | "subdistrict",
        Utility = "公共服务企业" | "utility",
    }
}

choice! {
    /// The level of a service centre.
    "中心级别" CenterLevel {
        District = "区级" | "district",
        Town = "镇级" | "town",
        Village = "村级" | "village",
    }
}

choice! {
    /// What kind of window it is.
    "窗口类型" WindowKind {
        /// One department's window.
        Department = "部门窗口" | "department",
        /// A window for several departments.
        Comprehensive = "综合窗口" | "comprehensive",
        /// A town's window.
        Town = "镇街窗口" | "town",
    }
}

choice! {
    /// Whether a window is in use.
    "窗口状态" WindowStatus {
        /// In use.
        Active = "在用" | "active",
        /// Out of use for a while.
        Suspended = "暂停" | "suspended",
        /// Gone.
        Closed = "撤销" | "closed",
    }
}

choice! {
    /// The posts of a window (notice, part four).
    "岗位" Role {
        /// 首席代表, head of the window.
        Chief = "首席代表" | "chief_representative",
        A = "A岗" | "a_post",
        B = "B岗" | "b_post",
    }
}

choice! {
    /// Which leader approves promised items.
    "审批领导" LeaderRole {
        Deputy = "分管领导" | "deputy",
        Principal = "主要领导" | "principal",
    }
}

choice! {
    /// Who an item is for.
    "服务对象" Audience {
        Individual = "个人" | "individual",
        LegalPerson = "法人" | "legal_person",
        Other = "其他组织" | "other",
    }
}

choice! {
    /// Why a letter was signed (notice, part four: yearly, and anew when people change).
    "签订情形" LetterReason {
        Annual = "年度授权" | "annual",
        Initial = "首次授权" | "initial",
        LegalRepresentativeChanged = "法定代表人变更" | "legal_representative_changed",
        ChiefChanged = "首席代表变更" | "chief_representative_changed",
        /// A岗变更.
        AChanged = "A岗变更" | "a_post_changed",
        /// B岗变更.
        BChanged = "B岗变更" | "b_post_changed",
        Special = "特殊情况" | "special",
    }
}

choice! {
    /// How far a letter has come.
    "授权书进度" LetterStatus {
        /// Never shown to the public.
        Draft = "草拟" | "draft",
        /// Signed and sealed.
        Signed = "已签订" | "signed",
        /// Filed with the filing authority.
        Filed = "已备案" | "filed",
        /// Withdrawn.
        Revoked = "已废止" | "revoked",
    }
}

choice! {
    /// Which items a rate is measured against (readings of the notice, see the rates page).
    "分母口径" Denominator {
        /// All items of the department.
        All = "全部事项" | "all",
        Instant = "即办件" | "instant",
        Promised = "承诺件" | "promised",
        Permit = "行政许可" | "permit",
        /// 行政许可 that are 即办件.
        PermitInstant = "行政许可即办件" | "permit_instant",
        PublicService = "公共服务" | "public_service",
        /// 公共服务 that are 即办件.
        PublicServiceInstant = "公共服务即办件" | "public_service_instant",
        /// Items that end in a certificate.
        WithCertificate = "需制证事项" | "with_certificate",
    }
}

choice! {
    /// Kinds of opening hours.
    "时段类型" HoursKind {
        Regular = "正常" | "regular",
        Extended = "延时" | "extended",
        Appointment = "预约" | "appointment",
    }
}

choice! {
    /// Whether a published document still holds.
    "有效性" Validity {
        InForce = "有效" | "in_force",
        Repealed = "已废止" | "repealed",
    }
}
