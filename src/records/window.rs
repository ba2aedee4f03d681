use super::{Acceptance, Code, Count, Date, Hours, Id, PersonName, Phone, Role, Text, WindowKind, WindowStatus, YesNo, record};

record! {
    /// A service window.
    "窗口" Window {
        /// Name.
        name: Text = "名称" | "窗口名称",
        /// What kind of window.
        kind: WindowKind = "类型" | "窗口类型",
        /// The centre it is in.
        center: Id = "所在中心",
        /// Whose window it is; several for a comprehensive window.
        #[serde(default)]
        departments: Vec<Id> = "所属部门",
        /// 台位号.
        #[serde(default)]
        counters: Vec<Code> = "台位号" | "台位",
        /// Floor.
        floor: Option<Text> = "楼层",
        /// Zone.
        zone: Option<Text> = "区域",
        /// 咨询电话.
        phone: Phone = "咨询电话" | "电话",
        /// 监督投诉, where it differs from the centre's.
        complaint: Option<Phone> = "监督投诉电话",
        /// Opening hours, where they differ from the centre's.
        #[serde(default)]
        hours: Vec<Hours> = "办公时间",
        /// Who sits here.
        #[serde(default)]
        posts: Vec<Post> = "岗位",
        /// Whether it works. Default 在用.
        status: Option<WindowStatus> = "状态",
        /// Last day, for a closed window.
        closed_on: Option<Date> = "撤销日期",
        /// A temporary announcement.
        alert: Option<Alert> = "临时公告",
        /// Items people ask for here and should ask for elsewhere.
        #[serde(default)]
        services_not_here: Vec<ElsewherePointer> = "非本窗口事项指引",
        /// 成文日期.
        formed_on: Option<Date> = "成文日期",
        /// 更新日期.
        updated_on: Option<Date> = "更新日期",
        /// 核对日期.
        assured_on: Option<Date> = "核对日期",
        /// Place in lists; smaller comes first.
        order: Option<Count> = "排序",
        /// Findings that are known and accepted.
        #[serde(default)]
        accept: Vec<Acceptance> = "接受",
    }
}

record! {
    /// A person at a window. The registration form's private fields have no key here on purpose.
    "岗位人员" Post {
        /// The post.
        role: Role = "岗位",
        /// Name.
        name: PersonName = "姓名",
        /// Title.
        title: Option<Text> = "职务",
        /// Staff number.
        staff_no: Option<Text> = "工号",
        /// What the post does.
        duties: Option<Text> = "岗位职责",
        /// For a B岗: whose stand-in.
        backs_up: Option<PersonName> = "替补对象",
        /// In post since.
        since: Option<Date> = "任岗日期",
        /// Last day in post.
        until: Option<Date> = "离岗日期",
        /// Office telephone.
        phone: Option<Phone> = "办公电话",
        /// The office telephone is an official mobile.
        official_mobile: Option<YesNo> = "公务手机",
        /// A remark for the public.
        note: Option<Text> = "备注",
    }
}

impl Post {
    /// Does the person hold the post on this day?
    pub fn is_held_on(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}

record! {
    /// A temporary announcement.
    "临时公告" Alert {
        /// The announcement.
        text: Text = "内容",
        /// First day it is shown.
        from: Date = "开始日期",
        /// Last day it is shown.
        to: Date = "结束日期",
    }
}

record! {
    /// Sends people to the right place.
    "非本窗口事项指引" ElsewherePointer {
        /// What they ask for.
        name: Text = "事项",
        /// Where to go.
        go_to: Text = "去哪里办",
    }
}
