use crate::diagnostic::FileId;
use crate::records::{
    Body, Date, FieldShape, Flag, ItemList, Scalar, ScalarKind, Seen, Shape, Shaped, Text, Walked,
};
use crate::registry::{DepartmentKey, Item, RecordKey, Registry};

use super::index_numbers::is_public;

/// A record with a page of its own, as the public sees it.
pub(crate) struct Record<'r> {
    /// Its name in the ledger: `windows/scjgj`.
    pub(crate) name: String,
    /// What people call it.
    pub(crate) title: &'r str,
    /// Where it is written.
    pub(crate) file: FileId,
    /// The department that answers for it, if it is one's.
    pub(crate) department: Option<DepartmentKey>,
    values: &'r dyn Walked,
    rest: Rest<'r>,
}

/// What belongs to a record beside its fields.
enum Rest<'r> {
    Nothing,
    /// The list that an item is in.
    List(&'r Item),
    /// The fingerprint of the text below the head.
    Body(u64),
}

/// Every record that is public on a day, in the order of their names.
pub(super) fn records(registry: &Registry, day: Date) -> Vec<Record<'_>> {
    let named = registry.named.iter().filter(|(_, key)| is_public(registry, **key, day));
    named.map(|(name, key)| Record::new(registry, name.clone(), *key)).collect()
}

/// What people call the records of a kind, by the name of one.
pub(super) fn kind_of(name: &str) -> &'static str {
    let kinds = [
        ("centers/", "政务服务中心"),
        ("departments/", "授权部门"),
        ("windows/", "服务窗口"),
        ("items/", "办理事项"),
        ("letters/", "授权书"),
        ("notices/", "通知与依据"),
        ("pages/", "公开指南等页面"),
    ];
    kinds.iter().find(|(folder, _)| name.starts_with(folder)).map_or("其他信息", |(_, kind)| kind)
}

impl<'r> Record<'r> {
    fn new(registry: &'r Registry, name: String, key: RecordKey) -> Self {
        let title = registry.title_of(key);
        let nothing = Rest::Nothing;
        let (file, department, values, rest): (FileId, _, &dyn Walked, _) = match key {
            RecordKey::Center(key) => {
                let center = &registry.centers[key];
                (center.file, None, &center.record, nothing)
            }
            RecordKey::Department(key) => {
                let department = &registry.departments[key];
                (department.file, Some(key), &department.record, nothing)
            }
            RecordKey::Window(key) => {
                let window = &registry.windows[key];
                let only = window.departments.first().filter(|_| window.departments.len() == 1);
                (window.file, only.copied(), &window.record, nothing)
            }
            RecordKey::Item(key) => {
                let item = &registry.items[key];
                (item.file, Some(item.department), &item.record, Rest::List(item))
            }
            RecordKey::Letter(key) => {
                let letter = &registry.letters[key];
                (letter.file, letter.department, &letter.record, nothing)
            }
            RecordKey::Notice(at) => {
                let notice = &registry.notices[at];
                (notice.file, None, &notice.document.front, Rest::Body(notice.document.fingerprint))
            }
            RecordKey::Page(at) => {
                let page = &registry.pages[at];
                (page.file, None, &page.document.front, Rest::Body(page.document.fingerprint))
            }
        };
        Self { name, title, file, department, values, rest }
    }

    /// Who answers for it: the department, or what it belongs to where no single department does.
    pub(super) fn owner(&self, registry: &'r Registry) -> &'r str {
        self.department.map_or(kind_of(&self.name), |key| registry.departments[key].record.name.as_str())
    }

    /// What a reader of its page sees of it, field by field, as far as changes are told. A file counts as changed when its
    /// bytes are.
    pub(super) fn seen(&self, registry: &Registry) -> Vec<(&'static FieldShape, Seen)> {
        let mut fields = self.fields();
        fields.retain(|(field, _)| !field.is(Flag::Untold));
        for (_, seen) in &mut fields {
            add_bytes(seen, registry);
        }
        fields
    }

    fn fields(&self) -> Vec<(&'static FieldShape, Seen)> {
        let mut fields = match self.values.seen() {
            Seen::Record(fields) => fields,
            Seen::Nothing | Seen::Text { .. } | Seen::List(_) => Vec::new(),
        };
        match self.rest {
            Rest::Nothing => {}
            Rest::List(item) => {
                let Shape::Record(list) = ItemList::shape() else { return fields };
                let of_list = |field: &FieldShape| match field.step {
                    step if step == ItemList::category => Some(item.category.seen()),
                    step if step == ItemList::document => Some(item.document.seen()),
                    _ => None,
                };
                fields.extend(list.fields.iter().filter_map(|field| Some((field, of_list(field)?))));
            }
            Rest::Body(fingerprint) => {
                let body = Text::parse(&format!("{fingerprint:016x}")).map(|text| Body { text }.seen());
                if let Ok(Seen::Record(body)) = body {
                    fields.extend(body);
                }
            }
        }
        fields
    }
}

/// Adds the fingerprint of an attachment to its path.
fn add_bytes(seen: &mut Seen, registry: &Registry) {
    match seen {
        Seen::Text { text, form, .. } if form.kind == ScalarKind::File => {
            let bytes = registry.attachment(text).map_or(0, |attachment| attachment.fingerprint);
            *text = format!("{text} {bytes:032x}");
        }
        Seen::List(elements) => elements.iter_mut().for_each(|element| add_bytes(element, registry)),
        Seen::Record(fields) => fields.iter_mut().for_each(|(_, value)| add_bytes(value, registry)),
        Seen::Nothing | Seen::Text { .. } => {}
    }
}
