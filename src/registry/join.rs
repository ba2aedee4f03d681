//! Content → registry: sorts, numbers, resolves every reference once, and reports those that lead nowhere.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, FileId, Place, Step};
use crate::load::{Content, Filed, Kind, YearLetter};
use crate::records::{self, Id, ItemList, Scalar};
use crate::rulebook::{LTR_12, LTR_14};

use super::entities::{Center, Department, Grant, Item, Letter, Notice, Page, Window, Withheld};
use super::gone::{Gone, GoneNames};
use super::ids::{Ids, ItemIds, duplicate, malformed};
use super::index_ledger::{IndexLedger, ledger};
use super::link::link;
use super::moves::Moves;
use super::speech;
use super::succession::replace;
use super::unread::Unread;
use super::{
    CenterKey, DepartmentKey, Doubt, ItemKey, Key, LetterKey, Noted, Registry, Table, Whole, WindowKey,
};

/// Joins the records. `None` only if `site.yaml` or `policy.yaml` could not be read at all.
pub(crate) fn join(mut content: Content) -> (Option<Registry>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let unfinished = std::mem::take(&mut content.unread);
    let unread = Unread(&unfinished);

    let centers = unique(Kind::Center, content.centers, |center| center.order, &mut findings);
    let departments =
        unique(Kind::Department, content.departments, |department| department.order, &mut findings);
    let windows = unique(Kind::Window, content.windows, |window| window.order, &mut findings);
    let ledger = match &content.site {
        Some(site) => ledger(content.ledger.take(), &site.record, &mut findings),
        None => IndexLedger::default(),
    };
    let ledger = IndexLedger { unread: unread.file(Kind::Ledger), ..ledger };
    let gone = Gone::of(&ledger, content.ended.as_ref());
    let mut center_ids = unread.ids(Kind::Center, &centers, |center| &center.former_ids);
    let mut department_ids = unread.ids(Kind::Department, &departments, |one| &one.former_ids);
    let mut window_ids = unread.ids(Kind::Window, &windows, |window| &window.former_ids);
    gone.tell("centers/", &mut center_ids);
    gone.tell("departments/", &mut department_ids);
    gone.tell("windows/", &mut window_ids);
    let mut uncertain = unread.folders();
    let mut join = Join {
        items_unread: unread.doubt(&[Kind::ItemList], &department_ids),
        center_ids,
        department_ids,
        window_ids,
        gone,
        findings,
    };

    let mut centers = Table::new(centers.into_iter().map(center).collect());
    let mut departments = Table::new(departments.into_iter().map(department).collect());
    let mut windows = Table::new(windows.into_iter().map(|window| join.window(window)).collect());
    let lists = content.item_lists.iter().map(|list| list.record.items.len()).sum::<usize>();
    let (mut items, item_ids) = join.items(content.item_lists);
    if items.len() < lists {
        // A list without a department, an id that is there twice: that is the mistake to tell.
        uncertain.insert("items/");
    }
    let mut moves = Moves {
        departments: &join.department_ids,
        items: &item_ids,
        items_unread: &join.items_unread,
        findings: &mut join.findings,
    };
    moves.resolve(&mut departments, &mut items);
    let letters = join.letters(content.letters, &item_ids, unread.any(Kind::Letter));
    let doubt = unread.doubt(&[Kind::Window, Kind::ItemList, Kind::Letter], &join.department_ids);
    let mut findings = join.findings;

    link(&mut centers, &mut departments, &mut windows, &mut items, &letters);
    let notices = documents(Kind::Notice, content.notices, &mut findings);
    let pages = documents(Kind::Page, content.pages, &mut findings);
    let mut notices: Vec<Notice> = notices.into_iter().map(Notice::from).collect();
    notices.sort_by(|a, b| {
        b.document.front.issued_on.cmp(&a.document.front.issued_on).then_with(|| a.id.cmp(&b.id))
    });
    let mut pages: Vec<Page> = pages.into_iter().map(Page::from).collect();
    pages.sort_by_key(|page| (page.document.front.order.map_or(u32::MAX, |order| order.0), page.id.clone()));

    let (Some(site), Some(policy)) = (content.site, content.policy) else {
        return (None, findings);
    };
    let calendars = content.calendars.into_iter().filter_map(|c| Some((c.id.parse().ok()?, c))).collect();
    let logs = content.change_logs.into_iter().filter_map(|c| Some((c.id.parse().ok()?, c))).collect();
    let mut registry = Registry {
        site_file: site.file,
        site: site.record,
        policy_file: policy.file,
        policy: policy.record,
        sayings: speech::sayings(content.lexicon.as_ref().map(|filed| &filed.record)),
        topics: speech::topics(content.lexicon.as_ref().map(|filed| &filed.record)),
        lexicon: content.lexicon,
        calendars,
        centers,
        departments,
        windows,
        items,
        letters,
        notices,
        pages,
        named: BTreeMap::new(),
        gone: GoneNames::of(&ledger, content.ended.as_ref()),
        ledger: Noted::new(Whole::LedgerBefore, ledger),
        change_logs: logs,
        remembered: content.remembered,
        files: content.files,
        ended: content.ended,
        uncertain,
        attachments: content.attachments,
        file_references: Vec::new(),
        unread_documents: unread.any(Kind::Notice) || unread.any(Kind::Page),
        doubt,
    };
    registry.named = registry.every_name();
    registry.file_references = registry.every_file_reference();
    (Some(registry), findings)
}

/// Sorts by the staff's order, then id, and reports ids that are malformed or taken.
fn unique<T>(
    kind: Kind,
    mut records: Vec<Filed<T>>,
    order: impl Fn(&T) -> Option<records::Count>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Filed<T>> {
    let mut first: BTreeMap<String, FileId> = BTreeMap::new();
    records.retain(|filed| {
        if Id::parse(&filed.id).is_err() {
            findings.push(malformed(kind, &filed.id, filed.file));
        }
        match first.get(&filed.id) {
            Some(file) => {
                findings.push(duplicate(
                    kind.label(),
                    &filed.id,
                    Place::file(filed.file),
                    Place::file(*file),
                ));
                false
            }
            None => {
                first.insert(filed.id.clone(), filed.file);
                true
            }
        }
    });
    records.sort_by(|a, b| {
        let place = |filed: &Filed<T>| order(&filed.record).map_or(u32::MAX, |order| order.0);
        place(a).cmp(&place(b)).then_with(|| a.id.cmp(&b.id))
    });
    records
}

fn documents<T>(kind: Kind, records: Vec<Filed<T>>, findings: &mut Vec<Diagnostic>) -> Vec<Filed<T>> {
    unique(kind, records, |_| None, findings)
}

fn center(filed: Filed<records::Center>) -> Center {
    Center { file: filed.file, id: filed.id.into(), record: filed.record, windows: Vec::new() }
}

fn department(filed: Filed<records::Department>) -> Department {
    Department {
        file: filed.file,
        id: filed.id.into(),
        record: filed.record,
        windows: Vec::new(),
        items: Vec::new(),
        letters: Vec::new(),
        moved_to: None,
    }
}

struct Join {
    center_ids: Ids<CenterKey>,
    department_ids: Ids<DepartmentKey>,
    window_ids: Ids<WindowKey>,
    gone: Gone,
    /// Departments whose item lists could not all be read: an unknown item of theirs is not reported.
    items_unread: Doubt,
    findings: Vec<Diagnostic>,
}

impl Join {
    fn window(&mut self, filed: Filed<records::Window>) -> Window {
        let Filed { file, id, record } = filed;
        let who = format!("窗口“{}”", record.name);
        let place = Place::value(file, [records::Window::center]);
        let center = self.center_ids.resolve(record.center.as_str(), place, &who, &mut self.findings);
        let mut departments = Vec::with_capacity(record.departments.len());
        for (at, department) in record.departments.iter().enumerate() {
            let place = Place::value(file, [records::Window::departments, at.into()]);
            departments.extend(self.department_ids.resolve(
                department.as_str(),
                place,
                &who,
                &mut self.findings,
            ));
        }
        Window { file, id: id.into(), record, center, departments, items: Vec::new(), letters: Vec::new() }
    }

    fn items(&mut self, lists: Vec<Filed<records::ItemList>>) -> (Table<ItemKey, Item>, ItemIds) {
        let mut items: Vec<Item> = Vec::new();
        for Filed { file, record: list, .. } in lists {
            let place = Place::value(file, [ItemList::department]);
            let department =
                self.department_ids.resolve(list.department.as_str(), place, "事项清单", &mut self.findings);
            let Some(department) = department else { continue };
            for (index, record) in list.items.into_iter().enumerate() {
                let who = format!("事项“{}”", record.name);
                let mut windows = Vec::with_capacity(record.windows.len());
                for (at, window) in record.windows.iter().enumerate() {
                    let steps = [ItemList::items, index.into(), records::Item::windows, at.into()];
                    let place = Place::value(file, steps);
                    windows.extend(self.window_ids.resolve(window.as_str(), place, &who, &mut self.findings));
                }
                items.push(Item {
                    file,
                    index,
                    id: record.id.as_str().into(),
                    category: list.category,
                    document: list.document.clone(),
                    department,
                    windows,
                    parts: Vec::new(),
                    moved_to: None,
                    days: record.days(),
                    record,
                });
            }
        }
        items.sort_by_key(|item| (item.department, item.category, item.file, item.index));
        let ids = self.number_items(&mut items);
        (Table::new(items), ids)
    }

    fn number_items(&mut self, items: &mut Vec<Item>) -> ItemIds {
        let place =
            |item: &Item| Place::value(item.file, [ItemList::items, item.index.into(), records::Item::id]);
        let mut first: BTreeMap<(DepartmentKey, Box<str>), Place> = BTreeMap::new();
        items.retain(|item| {
            let key = (item.department, item.id.clone());
            match first.get(&key) {
                Some(other) => {
                    self.findings.push(duplicate("事项", &item.id, place(item), other.clone()));
                    false
                }
                None => {
                    first.insert(key, place(item));
                    true
                }
            }
        });
        let mut ids = ItemIds::new();
        for (at, item) in items.iter().enumerate() {
            ids.entry(item.department)
                .or_insert_with(|| Ids::new("事项"))
                .add(&item.id, ItemKey::from_index(at));
        }
        for (at, item) in items.iter().enumerate() {
            for former in &item.record.former_ids {
                let department = former
                    .department
                    .as_ref()
                    .map_or(Some(item.department), |id| self.department_ids.get(id.as_str()));
                let Some(department) = department else { continue };
                let ids = ids.entry(department).or_insert_with(|| Ids::new("事项"));
                ids.add_former(former.id.as_str(), ItemKey::from_index(at));
            }
        }
        self.gone.tell_items(&self.department_ids, &mut ids);
        ids
    }

    fn letters(
        &mut self,
        filed: Vec<Filed<YearLetter>>,
        items: &ItemIds,
        letters_unread: bool,
    ) -> Table<LetterKey, Letter> {
        let mut letters: Vec<Letter> = Vec::with_capacity(filed.len());
        for Filed { file, id, record: YearLetter { year, letter: record } } in filed {
            if Id::parse(&id).is_err() {
                self.findings.push(malformed(Kind::Letter, &id, file));
            }
            letters.push(self.letter(file, id, year, record, items));
        }
        letters.sort_by(|a, b| (a.year, &a.id, a.file).cmp(&(b.year, &b.id, b.file)));
        letters.dedup_by(|later, first| {
            let same = (later.year, &later.id) == (first.year, &first.id);
            if same {
                let (place, other) = (Place::file(later.file), Place::file(first.file));
                self.findings.push(duplicate(Kind::Letter.label(), &later.id, place, other));
            }
            same
        });
        let mut letters = Table::new(letters);
        replace(&mut letters, letters_unread, &self.gone, &mut self.findings);
        letters
    }

    fn letter(
        &mut self,
        file: FileId,
        id: String,
        year: i16,
        record: records::Letter,
        items: &ItemIds,
    ) -> Letter {
        let who = format!("授权书“{}”", record.number);
        let place = Place::value(file, [records::Letter::department]);
        let department = self.grantor(&record, place, &who);
        let place = Place::value(file, [records::Letter::window]);
        let window = self.window_ids.resolve_signed(record.window.as_str(), place, &who, &mut self.findings);
        let mut resolve = |[list, at, items_of]: [Step; 3], written: &[Id]| -> Vec<ItemKey> {
            let mut keys: Vec<ItemKey> = Vec::with_capacity(written.len());
            let Some(department) = department else { return keys };
            for (n, item) in written.iter().enumerate() {
                let place = Place::value(file, [list, at, items_of, n.into()]);
                let known = items.get(&department);
                match known.and_then(|ids| ids.get(item.as_str())) {
                    Some(key) if keys.contains(&key) => {}
                    Some(key) => keys.push(key),
                    None if self.items_unread.covers(department) => {}
                    None if known.is_some_and(|ids| ids.knows(item.as_str())) => {}
                    None if items.values().any(|ids| ids.get(item.as_str()).is_some()) => {
                        let message = format!("{who}授予了不属于本部门的事项“{item}”");
                        let department = records::Letter::department.label();
                        let fix = format!("授权书只能授予本部门的事项，请删去，或核对“{department}”");
                        self.findings.push(Diagnostic::of(&LTR_14, place, message).fix(fix));
                    }
                    None => {
                        let empty = Ids::new("本部门事项");
                        known.unwrap_or(&empty).resolve_signed(
                            item.as_str(),
                            place,
                            &who,
                            &mut self.findings,
                        );
                    }
                }
            }
            keys
        };
        let grants = record
            .grants
            .iter()
            .enumerate()
            .map(|(at, grant)| Grant {
                items: resolve([records::Letter::grants, at.into(), records::Grant::items], &grant.items),
                powers: grant.powers.iter().copied().collect(),
            })
            .collect();
        let withheld = record
            .withheld
            .iter()
            .enumerate()
            .map(|(at, entry)| Withheld {
                items: resolve(
                    [records::Letter::withheld, at.into(), records::Withheld::items],
                    &entry.items,
                ),
                powers: entry.powers.iter().copied().collect(),
                reason: entry.reason.clone(),
            })
            .collect();
        Letter {
            file,
            year,
            id: id.into(),
            record,
            department,
            window,
            grants,
            withheld,
            supersedes: None,
            superseded_by: Vec::new(),
        }
    }

    /// The department that grants in a letter. A window never may (notice, part four).
    fn grantor(&mut self, record: &records::Letter, place: Place, who: &str) -> Option<DepartmentKey> {
        let id = record.department.as_str();
        if !self.department_ids.knows(id) && self.window_ids.knows(id) {
            let message = format!("{who}的授权部门“{id}”是窗口：服务窗口不得将部门授权再行委托");
            let fix = format!("请把“{}”改为作出授权的部门", records::Letter::department.label());
            self.findings.push(Diagnostic::of(&LTR_12, place, message).fix(fix));
            return None;
        }
        self.department_ids.resolve_signed(id, place, who, &mut self.findings)
    }
}
