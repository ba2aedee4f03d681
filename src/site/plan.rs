//! Every page of the site, decided before anything is rendered, and the records whose addresses would clash with one.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place};
use crate::records::{Item, ItemList};
use crate::registry::Registry;
use crate::rulebook::OUT_01;

use super::model::Model;
use super::pages::{PageId, STEMS, View};
use super::parts::{Link, address};

/// The name at the root that is reserved for the folder of files beside the pages.
const RESERVED: [&str; 1] = ["attachments"];

/// A page and its address.
#[derive(Debug, Clone)]
pub struct Plan {
    id: PageId,
    /// Its path from the root of the site.
    pub path: String,
    /// May search engines show it?
    pub is_indexed: bool,
    /// Where an old address leads on to.
    leads_to: Option<Link>,
}

impl Plan {
    /// What the page shows.
    pub fn view<'r>(&self, model: &'r Model<'r>) -> View<'r> {
        match &self.leads_to {
            Some(to) => View::moved(&self.path, to.clone()),
            None => self.id.view(model),
        }
    }

    /// Is everything that it shows read while its view is made? Where an old address leads was worked out before.
    pub fn is_traced(&self) -> bool {
        self.leads_to.is_none()
    }

    /// Does it show what there is, rather than tell what became of something?
    pub fn is_current(&self) -> bool {
        !self.id.is_trace()
    }
}

/// Lists every page in the order of the site, then those at old addresses.
pub fn plan(model: &Model<'_>) -> Vec<Plan> {
    let all = PageId::all(model).into_iter();
    let mut plans: Vec<Plan> =
        all.map(|(id, path)| Plan { is_indexed: id.is_indexed(model), id, path, leads_to: None }).collect();
    let taken: BTreeSet<&str> = plans.iter().map(|plan| plan.path.as_str()).collect();
    let moved = moved(model, &taken).into_iter();
    let moved: Vec<Plan> = moved
        .map(|(path, to)| Plan { id: PageId::moved(), path, is_indexed: false, leads_to: Some(to) })
        .collect();
    plans.extend(moved);
    plans
}

/// The addresses of the pages that show no single record, to be remembered.
pub fn lists(model: &Model<'_>, plans: &[Plan]) -> BTreeSet<Box<str>> {
    let named = &model.registry.named;
    let records: BTreeSet<String> = named.keys().map(|name| address::of_record(name)).collect();
    let is_list =
        |plan: &&Plan| plan.is_current() && !plan.id.is_not_found() && !records.contains(&plan.path);
    plans.iter().filter(is_list).map(|plan| plan.path.as_str().into()).collect()
}

/// Every address that was ever published and has no page any more, with where it leads.
fn moved(model: &Model<'_>, taken: &BTreeSet<&str>) -> BTreeMap<String, Link> {
    let registry = model.registry;
    let ledger = model.numbers.ledger();
    let named = &registry.named;
    let ended: BTreeMap<&str, &str> =
        registry.ended().map(|ended| (ended.record.as_str(), ended.title.as_str())).collect();
    let title = |name: &str| {
        let there = named.get(name).map(|key| registry.title_of(*key));
        there.or_else(|| ended.get(name).copied())
    };
    let upward = |from: &str| address::upward(from).into_iter().find(|url| taken.contains(url.as_str()));
    let mut moved = BTreeMap::new();
    let mut departments: Vec<(&str, &str)> = Vec::new();
    for (name, line) in &ledger.lines {
        for former in &line.former {
            let renamed = former.strip_prefix("departments/").zip(name.strip_prefix("departments/"));
            departments.extend(renamed);
            let (from, to) = (address::of_record(former), address::of_record(name));
            match title(name).filter(|_| taken.contains(to.as_str())) {
                Some(title) => moved.insert(from, Link::new(to, title)),
                None => upward(&from).and_then(|to| moved.insert(from, Link::new(to, ABOVE))),
            };
        }
    }
    // What a demonstration showed nobody has to find again.
    let pages = (!ledger.demonstration).then_some(&ledger.pages).into_iter().flatten();
    for from in pages {
        let renamed = departments.iter().filter_map(|(old, new)| address::below_items_of(from, old, new));
        let to = renamed.into_iter().find(|url| taken.contains(url.as_str())).or_else(|| upward(from));
        moved.extend(to.map(|to| (from.to_string(), Link::new(to, ABOVE))));
    }
    moved.retain(|from, _| !taken.contains(from.as_str()));
    moved
}

/// What the page above is called where an address is gone.
const ABOVE: &str = "上一级页面";

/// Reports records whose ids would give them the address of another page (OUT-01).
pub fn check_addresses(registry: &Registry) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut check = |is_taken: bool, id: &str, place: Place| {
        if is_taken {
            let message = format!("标识“{id}”与列表页的网址冲突");
            findings.push(Diagnostic::of(&OUT_01, place, message).fix("请改用别的标识"));
        }
    };
    let mut in_folder = |id: &str, place: Place| check(address::is_list_page(id), id, place);
    registry.windows.values().for_each(|window| in_folder(&window.id, Place::file(window.file)));
    registry
        .departments
        .values()
        .for_each(|department| in_folder(&department.id, Place::file(department.file)));
    registry.letters.values().for_each(|letter| in_folder(&letter.id, Place::file(letter.file)));
    registry.notices.iter().for_each(|notice| in_folder(&notice.id, Place::file(notice.file)));
    for item in registry.items.values() {
        in_folder(&item.id, Place::value(item.file, [ItemList::items, item.index.into(), Item::id]));
    }
    for page in &registry.pages {
        let is_taken = STEMS.iter().chain(&RESERVED).any(|stem| address::takes(stem, &page.id));
        check(is_taken, &page.id, Place::file(page.file));
    }
    findings
}
