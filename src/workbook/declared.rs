//! Which records are shown as sheets, and which of their fields as columns. Labels, help, choices and forms come from
//! the declarations of the records.

use crate::diagnostic::Step;
use crate::load::Kind;
use crate::records::{
    ApprovalOffice, AttachedFile, Department, Fee, Flag, Item, ItemList, ItemResult, LegalBasis,
    LegalRepresentative, Letter, Material, Post, ScalarKind, Shape, Window, Withheld,
};

use super::head::{Head, Holds, ListStyle, Refers};

/// A sheet with one record a row.
pub(super) struct Table {
    /// The name of the sheet.
    pub(super) name: &'static str,
    /// What a row is, and what people do here.
    pub(super) about: &'static str,
    pub(super) kind: Kind,
    /// The lists through which a row is reached from the root of its file.
    pub(super) lists: &'static [Step],
    /// The field of the record around a row that tells it apart, where there is a list around the list.
    pub(super) around: Option<Step>,
    columns: &'static [Column],
}

/// A column of a [`Table`].
struct Column {
    /// Of which record around the row it is, by number from the root; its own record if none.
    depth: Option<usize>,
    /// The keys that lead to the value; none for the id that the path gives.
    path: &'static [Step],
    refers: Option<Refers>,
    is_fixed: bool,
    identifies: bool,
    by_marks: bool,
}

const fn own(path: &'static [Step]) -> Column {
    Column { depth: None, path, refers: None, is_fixed: false, identifies: false, by_marks: false }
}

const fn around(depth: usize, path: &'static [Step]) -> Column {
    Column { depth: Some(depth), is_fixed: true, ..own(path) }
}

/// The id that the path of the file gives.
const ID: Column = around(0, &[]);

impl Column {
    const fn to(self, refers: Refers) -> Self {
        Self { refers: Some(refers), ..self }
    }

    const fn fixed(self) -> Self {
        Self { is_fixed: true, ..self }
    }

    const fn identifying(self) -> Self {
        Self { identifies: true, ..self }
    }

    const fn by_marks(self) -> Self {
        Self { by_marks: true, ..self }
    }
}

pub(super) static TABLES: [Table; 7] = [
    Table {
        name: "部门",
        about: "每行一个部门。",
        kind: Kind::Department,
        lists: &[],
        around: None,
        columns: &[
            ID.identifying(),
            own(&[Department::name]),
            own(&[Department::short_name]),
            own(&[Department::kind]),
            own(&[Department::credit_code]),
            own(&[Department::legal_representative, LegalRepresentative::name]),
            own(&[Department::legal_representative, LegalRepresentative::title]),
            own(&[Department::legal_representative, LegalRepresentative::since]),
            own(&[Department::approval_office, ApprovalOffice::name]),
            own(&[Department::approval_office, ApprovalOffice::stationed]),
            own(&[Department::duties]),
            own(&[Department::address]),
            own(&[Department::hours]),
            own(&[Department::phone]),
            own(&[Department::complaint]),
            own(&[Department::website]),
            own(&[Department::responsibilities_url]),
            own(&[Department::established_on]),
            own(&[Department::ended_on]),
            own(&[Department::moved_to]).to(Refers::Department),
            own(&[Department::order]),
            own(&[Department::assured_on]),
        ],
    },
    Table {
        name: "窗口",
        about: "每行一个窗口；人员在“岗位”表。",
        kind: Kind::Window,
        lists: &[],
        around: None,
        columns: &[
            ID.identifying(),
            own(&[Window::name]),
            own(&[Window::kind]),
            own(&[Window::center]).to(Refers::Center),
            own(&[Window::departments]).to(Refers::Department),
            own(&[Window::counters]),
            own(&[Window::floor]),
            own(&[Window::zone]),
            own(&[Window::phone]),
            own(&[Window::complaint]),
            own(&[Window::status]),
            own(&[Window::opened_on]),
            own(&[Window::closed_on]),
            own(&[Window::closed_reason]),
            own(&[Window::formed_on]),
            own(&[Window::assured_on]),
            own(&[Window::order]),
        ],
    },
    Table {
        name: "岗位",
        about: "每行一名窗口人员；离岗的填离岗日期，不要删行。新来的在最后加一行，填窗口。",
        kind: Kind::Window,
        lists: &[Window::posts],
        around: None,
        columns: &[
            ID.to(Refers::Window).identifying(),
            own(&[Post::role]).identifying(),
            own(&[Post::name]).identifying(),
            own(&[Post::title]),
            own(&[Post::staff_no]),
            own(&[Post::duties]),
            own(&[Post::backs_up]),
            own(&[Post::since]),
            own(&[Post::until]),
            own(&[Post::phone]),
            own(&[Post::official_mobile]),
            own(&[Post::note]),
        ],
    },
    Table {
        name: "事项",
        about: "每行一个事项；不再办理的填失效日期，不要删行。新增的在最后加一行，填部门、事项类型、标识。",
        kind: Kind::ItemList,
        lists: &[ItemList::items],
        around: None,
        columns: &[
            around(0, &[ItemList::department]).to(Refers::Department).identifying(),
            around(0, &[ItemList::category]),
            own(&[Item::id]).fixed().identifying(),
            own(&[Item::name]),
            own(&[Item::parent_name]),
            own(&[Item::aliases]).by_marks(),
            own(&[Item::processing]),
            own(&[Item::windows]).to(Refers::Window),
            own(&[Item::statutory_limit]),
            own(&[Item::promised_limit]),
            own(&[Item::visits]),
            own(&[Item::audience]),
            own(&[Item::accept_condition]),
            own(&[Item::fee, Fee::charged]),
            own(&[Item::fee, Fee::standard]),
            own(&[Item::fee, Fee::basis]),
            own(&[Item::result, ItemResult::name]),
            own(&[Item::result, ItemResult::validity]),
            own(&[Item::certificate]),
            own(&[Item::special_procedures]),
            own(&[Item::approver_title]),
            own(&[Item::consult]),
            own(&[Item::complaint]),
            own(&[Item::online_url]),
            own(&[Item::catalog_code]),
            own(&[Item::task_code]),
            own(&[Item::handle_item_code]),
            own(&[Item::local_code]),
            own(&[Item::joint]),
            own(&[Item::effective_from]),
            own(&[Item::effective_to]),
            own(&[Item::moved_to]),
            own(&[Item::withdrawn_note]),
            own(&[Item::assured_on]),
            around(0, &[ItemList::document]),
        ],
    },
    Table {
        name: "材料",
        about: "每行一个事项的一样材料。新增的在最后加一行，填部门、事项标识。",
        kind: Kind::ItemList,
        lists: &[ItemList::items, Item::materials],
        around: Some(Item::id),
        columns: &[
            around(0, &[ItemList::department]).to(Refers::Department).identifying(),
            around(1, &[Item::id]).identifying(),
            around(1, &[Item::name]),
            own(&[Material::name]).identifying(),
            own(&[Material::original]),
            own(&[Material::copies]),
            own(&[Material::source]),
            own(&[Material::note]),
            own(&[Material::blank_form, AttachedFile::file]),
            own(&[Material::sample, AttachedFile::file]),
        ],
    },
    Table {
        name: "依据",
        about: "每行一个事项的一部设定依据；同一部法律改名，请在“法律名称”表改一次。",
        kind: Kind::ItemList,
        lists: &[ItemList::items, Item::by_law],
        around: Some(Item::id),
        columns: &[
            around(0, &[ItemList::department]).to(Refers::Department).identifying(),
            around(1, &[Item::id]).identifying(),
            around(1, &[Item::name]),
            own(&[LegalBasis::title]).identifying(),
            own(&[LegalBasis::article]).identifying(),
        ],
    },
    Table {
        name: "未授权",
        about: "每行是一份授权书里没有授权的一组事项和理由；已签订的授权书只能看，草拟的可以改。",
        kind: Kind::Letter,
        lists: &[Letter::withheld],
        around: None,
        columns: &[
            ID.identifying(),
            around(0, &[Letter::number]),
            around(0, &[Letter::department]).to(Refers::Department),
            around(0, &[Letter::window]).to(Refers::Window),
            own(&[Withheld::items]).to(Refers::Item).identifying(),
            own(&[Withheld::powers]).identifying(),
            own(&[Withheld::reason]),
        ],
    },
];

impl Table {
    /// The heads of its columns.
    pub(super) fn heads(&self) -> Vec<Head> {
        let mut heads: Vec<Head> = self.columns.iter().map(|column| self.head(column)).collect();
        let labels: Vec<String> = heads.iter().map(|head| head.caption.clone()).collect();
        for (head, column) in heads.iter_mut().zip(self.columns) {
            let is_ambiguous = labels.iter().filter(|label| **label == head.caption).count() > 1;
            // Of which record between the file and the row it is.
            if is_ambiguous && column.depth.is_some() || column.depth > Some(0) {
                head.caption = format!("{}{}", self.around_label(column), head.caption);
            }
        }
        heads
    }

    fn head(&self, column: &Column) -> Head {
        let mut head = Head {
            is_own: !column.is_fixed,
            identifies: column.identifies,
            refers: column.refers,
            holds: Holds::Field(column.depth.unwrap_or(self.lists.len()), column.path),
            ..Head::said("", "")
        };
        if column.path.is_empty() {
            head.holds = Holds::Id;
            let caption = if self.lists.is_empty() { "标识" } else { self.kind_label() };
            let said = Head::said(caption, "记录的标识，即文件名，不能改。");
            return Head { caption: said.caption, help: said.help, ..head };
        }
        let mut shape = self.shape(column.depth.unwrap_or(self.lists.len()));
        head.is_required = true;
        for step in column.path {
            let Some(Shape::Record(record)) = shape else { break };
            let Some(field) = record.fields.iter().find(|field| field.step == *step) else { break };
            // The value that stands for the whole record is called like the record.
            if record.short != Some(field.key) {
                head.caption = joined(&head.caption, field.label());
                field.description.clone_into(&mut head.help);
                head.is_required &= field.required;
            }
            head.completes = field.required;
            head.form = field.scalar();
            let is_text = head.form.is_some_and(|form| form.kind == ScalarKind::Text);
            if matches!((field.shape)(), Shape::List(_)) {
                let lines = is_text && !column.by_marks && !field.is(Flag::WrittenAsCode);
                head.list = Some(if lines { ListStyle::Lines } else { ListStyle::Marks });
            }
            shape = Some((field.shape)());
        }
        head
    }

    /// The form of the record so many lists below the root.
    pub(super) fn shape(&self, depth: usize) -> Option<Shape> {
        let mut shape = self.kind.shape();
        for step in self.lists.iter().take(depth) {
            let Shape::Record(record) = shape else { return None };
            let field = record.fields.iter().find(|field| field.step == *step)?;
            let Shape::List(element) = (field.shape)() else { return None };
            shape = element();
        }
        Some(shape)
    }

    /// What people call the record around the row to which a column belongs.
    fn around_label(&self, column: &Column) -> &'static str {
        let step = column.depth.and_then(|depth| self.lists.get(depth.checked_sub(1)?));
        step.map_or(self.kind_label(), |step| step.label())
    }

    fn kind_label(&self) -> &'static str {
        self.kind.label()
    }
}

/// `办理结果` and `名称` are `办理结果名称`; `收费` and `收费标准` are `收费标准`.
fn joined(outer: &str, inner: &str) -> String {
    if inner.contains(outer) { inner.to_owned() } else { format!("{outer}{inner}") }
}
