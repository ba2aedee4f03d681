//! What is given away, field by field: the allow-list. Pages show all of it; what they do not show has no line here.

use crate::records::{
    Adjustment, Alert, ApprovalLeader, ApprovalOffice, AttachedFile, Category, Center, Closure, Department,
    DepartmentName, ElsewherePointer, Fee, FlowStep, Grantees, Hours, Item, ItemResult, LegalBasis,
    LegalRepresentative, Letter, Material, Post, Scalar, Shape, Shaped, Statistic, Suspension, Term, Window,
    WindowName, WindowStatus,
};

use super::form::{Column, Form};
use super::given::{Added, Given, added, given, of_added, of_fields};

/// A kind of records that is given away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 政务服务中心.
    Centers,
    /// 部门.
    Departments,
    /// 窗口.
    Windows,
    /// 事项.
    Items,
    /// 授权书.
    Letters,
}

impl Kind {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Centers, Self::Departments, Self::Windows, Self::Items, Self::Letters];

    /// The name in files and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Centers => "centers",
            Self::Departments => "departments",
            Self::Windows => "windows",
            Self::Items => "items",
            Self::Letters => "letters",
        }
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self.shape() {
            Shape::Record(shape) => shape.label,
            Shape::Scalar(_) | Shape::List(_) => "",
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Centers => Center::shape(),
            Self::Departments => Department::shape(),
            Self::Windows => Window::shape(),
            Self::Items => Item::shape(),
            Self::Letters => Letter::shape(),
        }
    }

    /// Its columns.
    pub fn columns(self) -> Vec<Column> {
        let (own, given): (&[Added], &[Given]) = match self {
            Self::Centers => (&[], CENTER),
            Self::Departments => (OF_DEPARTMENT, DEPARTMENT),
            Self::Windows => (OF_WINDOW, WINDOW),
            Self::Items => (OF_ITEM, ITEM),
            Self::Letters => (OF_LETTER, LETTER),
        };
        let id = of_added(ID).into_iter();
        let given = of_fields(self.shape(), given).into_iter();
        id.chain(given).chain([own, OF_ALL].into_iter().flat_map(of_added)).collect()
    }
}

const ID: &[Added] = added! {
    "id" "信息标识" "这条信息固定不变的标识，网页的地址是它加上“.html”" Form::Text;
};

const OF_ALL: &[Added] = added! {
    "index_no" "索引号" "公开目录里的索引号" Form::Code;
    "published_on" "发布日期" "第一次公开的日期" Form::Day;
    "updated_on" "更新日期" "最近一次改动公开的日期" Form::Day;
};

const CENTER: &[Given] = given!(Center: name, level, address, floors, hours(Hours: days, opens, closes, label, kind, from, to),
    open_on_holidays, closures(Closure: from, to, reason), phone, complaint, transport, parking, accessibility, area,
    formed_on, assured_on);

const OF_DEPARTMENT: &[Added] = added! {
    "from" "存在起始" "部门成立的第一天，空着的是一直就有" Form::Day;
    "to" "存在终止" "部门撤并前的最后一天，空着的是没有定" Form::Day;
    "moved_to" "并入部门" "撤并后接着办的部门的信息标识" Form::Text;
};

const DEPARTMENT: &[Given] = given!(Department: name, short_name, former_names, names(DepartmentName: name, until), kind,
    credit_code, legal_representative(LegalRepresentative: name, title),
    approval_leaders(ApprovalLeader: role, title), approval_office(ApprovalOffice: name, stationed), duties, address, hours,
    phone, complaint, website, responsibilities_url, statistics(Statistic: year, accepted, concluded), assured_on);

const OF_WINDOW: &[Added] = added! {
    "from" "启用日期" "对外办公的第一天，空着的是一直就有" Form::Day;
    "to" "撤销日期" "对外办公的最后一天，空着的是没有定" Form::Day;
    "undated" "没有写明日期的状态" "已经撤销或暂停，但没有写明日期" Form::Term(WindowStatus::CHOICES);
    "center" "所在中心" "所在政务服务中心的信息标识" Form::Text;
    "departments" "所属部门" "窗口所属部门的信息标识" Form::List;
};

const WINDOW: &[Given] = given!(Window: name, names(WindowName: name, until), kind, counters, floor, zone, phone, complaint,
    hours(Hours: days, opens, closes, label, kind, from, to),
    posts(table Post: role, name, title, staff_no, duties, backs_up, since, until, phone, note),
    closed_reason, suspended(Suspension: from, to, reason), alert(Alert: text, from, to),
    services_not_here(ElsewherePointer: name, go_to), formed_on, assured_on);

const OF_ITEM: &[Added] = added! {
    "from" "办理起始" "可以办理的第一天，空着的是一直就有" Form::Day;
    "to" "办理终止" "可以办理的最后一天，空着的是没有定" Form::Day;
    "department" "实施部门" "实施部门的信息标识" Form::Text;
    "category" "事项类型" "事项属于哪一类" Form::Term(Category::CHOICES);
    "document" "来源清单" "清单所依据文件的文号" Form::Text;
    "windows" "办理窗口" "办理窗口的信息标识" Form::List;
    "moved_to" "划转至" "接着办的事项的信息标识" Form::Text;
};

const ITEM: &[Given] = given!(Item: name, parent_name, aliases, catalog_code, task_code, handle_item_code, local_code, processing,
    adjustment(Adjustment: kind, document_no, effective_on), by_law(LegalBasis: title, article), accept_condition,
    materials(table Material: name, original, copies, source, blank_form(AttachedFile: file), sample(AttachedFile: file), note),
    handle_flow(FlowStep: step, by, limit), statutory_limit, promised_limit,
    fee(Fee: charged, standard, basis, payee_account), visits, audience, result(ItemResult: name, validity), certificate,
    consult, complaint, online_url, special_procedures, approver_title, withdrawn_note, assured_on);

const OF_LETTER: &[Added] = added! {
    "from" "有效起始" "有效的第一天" Form::Day;
    "to" "有效终止" "有效的最后一天，被替代、废止的比授权期限早；早于有效起始的从未生效" Form::Day;
    "department" "授权部门" "授权部门的信息标识" Form::Text;
    "department_name" "授权部门名称" "签订时授权部门的名称" Form::Text;
    "window" "被授权窗口" "被授权窗口的信息标识" Form::Text;
    "counters" "台位号" "签订时窗口的台位号" Form::List;
    "window_name" "被授权窗口名称" "签订时被授权窗口的名称" Form::Text;
    "grants" "授权事项" "逐个事项授予和没有授予的职权" Form::Table(of_added(GRANTED));
    "supersedes" "替代" "被这份授权书替代的授权书的信息标识" Form::Text;
};

const GRANTED: &[Added] = added! {
    "item" "事项标识" "事项的信息标识" Form::Text;
    "item_name" "事项名称" "事项的名称" Form::Text;
    "powers" "授予的职权" "窗口按这份授权书可以行使的职权" Form::List;
    "withheld" "没有授予的职权" "仍由部门行使的职权和理由" Form::Rows(of_added(KEPT));
};

const KEPT: &[Added] = added! {
    "powers" "职权" "没有授予的职权" Form::List;
    "reason" "理由" "为什么没有授予" Form::Text;
};

const LETTER: &[Given] = given!(Letter: number, reason, legal_representative,
    grantees(Grantees: chief, a, b), scope, responsibility, signed_on, term(Term: from, to), sealed, revoked_on,
    revoked_reason, scan(AttachedFile: file));
