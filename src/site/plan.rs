//! Every page of the site, decided before anything is rendered, and the records whose addresses would clash with one.

use crate::diagnostic::{Diagnostic, Place};
use crate::records::{Item, ItemList};
use crate::registry::Registry;
use crate::rulebook::OUT_01;

use super::model::Model;
use super::pages::{PageId, STEMS, View};
use super::parts::address;

/// Names at the root that are reserved: for future pages, and for the folder of files beside the pages.
const RESERVED: [&str; 2] = ["attachments", "downloads"];

/// A page and its address.
#[derive(Debug, Clone)]
pub struct Plan {
    id: PageId,
    /// Its path from the root of the site.
    pub path: String,
    /// May search engines show it?
    pub is_indexed: bool,
}

impl Plan {
    /// What the page shows.
    pub fn view<'r>(&self, model: &'r Model<'r>) -> View<'r> {
        self.id.view(model)
    }
}

/// Lists every page in the order of the site.
pub fn plan(model: &Model<'_>) -> Vec<Plan> {
    let pages = PageId::all(model).into_iter();
    pages.map(|(id, path)| Plan { is_indexed: id.is_indexed(model), id, path }).collect()
}

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
