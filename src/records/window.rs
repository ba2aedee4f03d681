use super::{
    Acceptance, Code, Count, Date, Days, Hours, Id, PersonName, Phone, Role, Text, WindowKind, WindowStatus,
    YesNo, record,
};

record! {
    /// A service window.
    "窗口" Window {
        name: Text = "名称" | "窗口名称" [ToldInFull];
            "窗口的名称，与窗口标牌一致，如 区市场监管局窗口。",
        /// Former names with their days.
        #[serde(default)]
        names: Vec<WindowName> = "历次名称";
            "窗口用过的名称，从早到晚，每个写明用到哪一天；现在的名称不写在这里。",
        kind: WindowKind = "类型" | "窗口类型";
            "部门窗口、综合窗口或镇街窗口。",
        /// The centre it is in.
        center: Id = "所在中心";
            "窗口所在政务服务中心的标识，即 centers 文件夹里的文件名（不带 .yaml），如 qzwfw。",
        /// Whose window it is; several for a comprehensive window.
        #[serde(default)]
        departments: Vec<Id> = "所属部门" [NamesDepartment];
            "窗口属于哪个部门，写部门的标识，如 [scjgj]；综合窗口可以写多个。",
        #[serde(default)]
        counters: Vec<Code> = "台位号" | "台位";
            "台位号，可以多个，如 [A01, A02]。",
        floor: Option<Text> = "楼层" [ToldInFull];
            "所在楼层，如 一楼。",
        zone: Option<Text> = "区域" [ToldInFull];
            "所在区域，如 市场准入区。",
        phone: Phone = "咨询电话" | "电话";
            "窗口的办公电话，含区号，如 0775-1234567。不能写私人手机。",
        /// 监督投诉, where it differs from the centre's.
        complaint: Option<Phone> = "监督投诉电话";
            "监督投诉电话，含区号；与政务服务中心相同的不用写。",
        /// Opening hours, where they differ from the centre's.
        #[serde(default)]
        hours: Vec<Hours> = "办公时间";
            "窗口的办公时间，每段一行；与政务服务中心相同的不用写。",
        /// Who sits here.
        #[serde(default)]
        posts: Vec<Post> = "岗位";
            "窗口的首席代表、A岗、B岗人员，每人以“- 岗位: …”开头。只写岗位信息，不写身份证号、出生日期、住址等个人信息。",
        /// Whether it is in use. Default 在用.
        status: Option<WindowStatus> = "状态";
            "在用、暂停或撤销；不写当作 在用。写了日期的，以日期为准。",
        /// First day.
        opened_on: Option<Date> = "启用日期";
            "窗口对外办公的第一天，如 2026-03-01；一直就有的不用写。",
        /// Last day.
        closed_on: Option<Date> = "撤销日期";
            "撤销的窗口写最后办公的一天（含当天），如 2026-06-30；第二天起不再办公，网页会保留。",
        closed_reason: Option<Text> = "撤销原因" [NoneIsAnAnswer];
            "撤销的窗口写明原因、到哪里办，会原样公开，如 并入一楼综合窗口。",
        /// When it is out of use for a while.
        #[serde(default)]
        suspended: Vec<Suspension> = "暂停";
            "窗口暂停办公的日子和原因，每段一行，如 {开始日期: 2026-12-01, 结束日期: 2026-12-31, 原因: 大厅改造}。",
        /// A temporary announcement.
        alert: Option<Alert> = "临时公告";
            "临时公告，如窗口搬迁、系统停机；只在写明的日期内显示。",
        /// Items people ask for here that are handled elsewhere.
        #[serde(default)]
        services_not_here: Vec<ElsewherePointer> = "非本窗口事项指引";
            "常有人到这里问、但不在本窗口办的事，告诉公众到哪里办。",
        formed_on: Option<Date> = "成文日期" [Untold];
            "这份信息的成文日期，如 2025-12-15。",
        /// Follows from what was told of changes.
        updated_on: Option<Date> = "更新日期" [Derived, Untold];
            "不用填写：由程序按变更记录显示。写了的不起作用，mingchuang fix 会去掉。",
        assured_on: Option<Date> = "核对日期" [SaysWhenCompared, Untold];
            "最近一次核对这份信息的日期，如 2026-12-01。",
        order: Option<Count> = "排序" [Untold];
            "在列表中的先后，写整数，小的排在前面；不写的排在最后。",
        /// Former ids, so that its number stays and old addresses lead on.
        #[serde(default)]
        former_ids: Vec<Id> = "曾用标识" [Untold];
            "改过文件名的，写以前的文件名（不带 .yaml），如 [scjgj]；索引号不变，旧网址会转到新网址。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

record! {
    /// A person at a window. The registration form's private fields have no key here on purpose.
    "岗位人员" Post {
        role: Role = "岗位";
            "首席代表、A岗 或 B岗。",
        name: PersonName = "姓名";
            "工作人员的姓名，会公开。",
        title: Option<Text> = "职务" [ToldInFull];
            "职务，如 行政审批股股长。",
        staff_no: Option<Text> = "工号" [WrittenAsCode];
            "工作牌上的工号，不能写身份证号。",
        /// What the post does.
        duties: Option<Text> = "岗位职责";
            "岗位职责，一两句话，会原样公开。",
        /// For a B岗: the colleague it stands in for.
        backs_up: Option<PersonName> = "替补对象";
            "B岗人员填写：替补哪一位A岗人员，写姓名。",
        /// In post since.
        since: Option<Date> = "任岗日期";
            "到这个岗位的日期，如 2025-04-11。",
        /// Last day in post.
        until: Option<Date> = "离岗日期";
            "在这个岗位的最后一天（含当天）；仍在岗的不写。",
        phone: Option<Phone> = "办公电话";
            "办公电话，含区号，如 0775-1234567。不能写私人手机；公务手机要同时写“公务手机: 是”。",
        /// Is the office telephone an official mobile?
        official_mobile: Option<YesNo> = "公务手机";
            "办公电话是单位配发的公务手机时写 是，否则不写。",
        /// A remark for the public.
        note: Option<Text> = "备注" [NoneIsAnAnswer];
            "给公众看的备注，会原样公开，不能写个人信息。",
    }
}

impl Post {
    /// When the person holds the post.
    pub fn days(&self) -> Days {
        Days::new(self.since, self.until)
    }

    /// The office telephone; a mobile number is published only where it is declared official.
    pub fn published_phone(&self) -> Option<&Phone> {
        let is_official = self.official_mobile.is_some_and(|official| official.0);
        self.phone.as_ref().filter(|phone| is_official || !phone.is_mobile())
    }

    /// Does the person hold the post on this day?
    pub fn is_held_on(&self, day: Date) -> bool {
        self.days().hold(day)
    }
}

record! {
    /// A name that a window no longer has.
    "窗口旧名称" WindowName {
        name: Text = "名称";
            "窗口那时的名称，如 区工商局窗口。",
        /// Last day.
        until: Date = "使用至";
            "这个名称用到哪一天（含当天），如 2026-05-31。",
    }
}

record! {
    /// When a window is out of use for a while: nobody sits there, and what it may decide nobody decides there.
    "暂停办公" Suspension {
        /// First day; it may be as old as the window.
        from: Option<Date> = "开始日期";
            "暂停的第一天，如 2026-12-01；不知道从哪一天起的不写。",
        /// Last day; it may be unknown.
        to: Option<Date> = "结束日期";
            "暂停的最后一天（含当天），如 2026-12-31；还没有定的不写。",
        reason: Option<Text> = "原因";
            "暂停的原因和改到哪里办，会原样公布，如 大厅改造，请到 B03 窗口办理。",
    }
}

impl Suspension {
    /// When it is out of use.
    pub fn days(&self) -> Days {
        Days::new(self.from, self.to)
    }
}

record! {
    /// A temporary announcement.
    "临时公告" Alert {
        text: Text = "内容";
            "公告内容，会原样显示在窗口页上方。",
        /// First day it is shown.
        from: Date = "开始日期";
            "从哪一天起显示，如 2026-12-01。",
        /// Last day it is shown.
        to: Date = "结束日期";
            "显示到哪一天（含当天），如 2026-12-10。",
    }
}

impl Alert {
    /// When it is shown.
    pub fn days(&self) -> Days {
        Days::new(self.from, self.to)
    }
}

record! {
    /// Sends people to the right place.
    "非本窗口事项指引" ElsewherePointer {
        /// What they ask for.
        name: Text = "事项" [ToldInFull];
            "公众来问的事，如 驾驶证换证。",
        go_to: Text = "去哪里办";
            "应当到哪里办，写清单位、楼层或地址。",
    }
}
