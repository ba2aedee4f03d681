//! Every page of the site, decided before anything is rendered.

use crate::diagnostic::{Diagnostic, Place};
use crate::records::{Item, ItemList};
use crate::registry::{CenterKey, DepartmentKey, ItemKey, LetterKey, Registry, WindowKey};
use crate::rulebook::OUT_01;

use super::head::page_url;
use super::{
    Model, View, az, catalogue, center, department, home, item, item_list, letter, letter_list, notice,
    plain, powers, rates, search, topic, window, window_list,
};

/// Rows on one page of a long list.
pub(super) const ROWS: usize = 200;

/// Standing pages may not take these names: they are other pages' addresses.
const RESERVED: [&str; 17] = [
    "index",
    "rates",
    "powers",
    "sitemap",
    "404",
    "search",
    "az",
    "topics",
    "changes",
    "downloads",
    "windows",
    "items",
    "departments",
    "letters",
    "centers",
    "notices",
    "catalog",
];

/// Which page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PageId {
    Home,
    Search,
    Az,
    AzLetter(usize, usize),
    TopicList,
    Topic(usize),
    WindowList(usize),
    Window(WindowKey),
    DepartmentList(usize),
    Department(DepartmentKey),
    ItemIndex(usize),
    DepartmentItems(DepartmentKey, usize),
    Item(ItemKey),
    LetterYears,
    LetterYear(i16, usize),
    Letter(LetterKey),
    Center(CenterKey),
    Rates(usize),
    Powers,
    NoticeList,
    Notice(usize),
    Page(usize),
    Catalogue(usize),
    Sitemap,
    NotFound,
}

/// A page and its address.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Which page.
    pub id: PageId,
    /// Its path from the root of the site.
    pub path: String,
}

impl Plan {
    /// What the page shows.
    pub fn view<'r>(&self, model: &'r Model<'r>) -> View<'r> {
        match self.id {
            PageId::Home => View::Home(home::Home::new(model)),
            PageId::Search => View::Search(search::Search::new(model)),
            PageId::Az => View::Az(az::Az::new(model)),
            PageId::AzLetter(letter, page) => View::AzLetter(az::AzLetter::new(model, letter, page)),
            PageId::TopicList => View::TopicList(topic::TopicList::new(model)),
            PageId::Topic(at) => View::Topic(topic::TopicPage::new(model, at)),
            PageId::WindowList(page) => View::WindowList(window_list::WindowList::new(model, page)),
            PageId::Window(key) => View::Window(Box::new(window::WindowPage::new(model, key))),
            PageId::DepartmentList(page) => {
                View::DepartmentList(department::DepartmentList::new(model, page))
            }
            PageId::Department(key) => {
                View::Department(Box::new(department::DepartmentPage::new(model, key)))
            }
            PageId::ItemIndex(page) => View::ItemIndex(item_list::ItemIndex::new(model, page)),
            PageId::DepartmentItems(key, page) => {
                View::DepartmentItems(item_list::DepartmentItems::new(model, key, page))
            }
            PageId::Item(key) => View::Item(Box::new(item::ItemPage::new(model, key))),
            PageId::LetterYears => View::LetterYears(letter_list::LetterYears::new(model)),
            PageId::LetterYear(year, page) => {
                View::LetterYear(letter_list::LetterYear::new(model, year, page))
            }
            PageId::Letter(key) => View::Letter(Box::new(letter::LetterPage::new(model, key))),
            PageId::Center(key) => View::Center(Box::new(center::CenterPage::new(model, key))),
            PageId::Rates(page) => View::Rates(rates::RatesPage::new(model, page)),
            PageId::Powers => View::Powers(powers::PowersPage::new(model)),
            PageId::NoticeList => View::NoticeList(notice::NoticeList::new(model)),
            PageId::Notice(at) => View::Notice(notice::NoticePage::new(model, at)),
            PageId::Page(at) => View::Page(notice::StandingPage::new(model, at)),
            PageId::Catalogue(page) => View::Catalogue(catalogue::Catalogue::new(model, page)),
            PageId::Sitemap => View::Sitemap(plain::Sitemap::new(model)),
            PageId::NotFound => View::NotFound(plain::NotFound::new(model)),
        }
    }
}

/// Lists every page in the order of the site.
pub fn plan(model: &Model<'_>) -> Vec<Plan> {
    let registry = model.registry;
    let mut pages = Pages(Vec::with_capacity(registry.items.len() + registry.windows.len() * 4 + 64));
    pages.add(PageId::Home, "index.html");
    pages.add(PageId::Search, "search.html");
    pages.add(PageId::Az, "az.html");
    for (at, letter) in model.initials.letters.iter().enumerate() {
        for page in 1..=page_count(letter.len(), ROWS) {
            pages.add(PageId::AzLetter(at, page), letter.url(page));
        }
    }
    pages.add(PageId::TopicList, "topics/index.html");
    for (at, topic) in model.topics.iter().enumerate() {
        pages.add(PageId::Topic(at), topic.url());
    }
    pages.paged("windows/", registry.windows.len(), PageId::WindowList);
    for (key, window) in registry.windows.iter() {
        pages.add(PageId::Window(key), format!("windows/{}.html", window.id));
    }
    pages.paged("departments/", registry.departments.len(), PageId::DepartmentList);
    for (key, department) in registry.departments.iter() {
        pages.add(PageId::Department(key), format!("departments/{}.html", department.id));
    }
    pages.paged("items/", registry.departments.len(), PageId::ItemIndex);
    for (key, department) in
        registry.departments.iter().filter(|(_, department)| !department.items.is_empty())
    {
        let folder = format!("items/{}/", department.id);
        pages.paged(&folder, department.items.len(), |page| PageId::DepartmentItems(key, page));
        for item in &department.items {
            pages.add(PageId::Item(*item), item_url(registry, *item));
        }
    }
    pages.add(PageId::LetterYears, "letters/index.html");
    for (year, letters) in model.letters_by_year.iter().rev() {
        let folder = format!("letters/{year}/");
        pages.paged(&folder, letters.len(), |page| PageId::LetterYear(*year, page));
    }
    for key in &model.public_letters {
        pages.add(PageId::Letter(*key), letter_url(registry, *key));
    }
    for (key, center) in registry.centers.iter() {
        pages.add(PageId::Center(key), format!("centers/{}.html", center.id));
    }
    pages.add(PageId::Rates(1), "rates.html");
    for page in 2..=page_count(registry.departments.len(), rates::ROWS) {
        pages.add(PageId::Rates(page), format!("rates-{page}.html"));
    }
    pages.add(PageId::Powers, "powers.html");
    pages.add(PageId::NoticeList, "notices/index.html");
    for (at, notice) in registry.notices.iter().enumerate() {
        pages.add(PageId::Notice(at), format!("notices/{}.html", notice.id));
    }
    pages.paged("catalog/", catalogue::len(model), PageId::Catalogue);
    for (at, page) in registry.pages.iter().enumerate() {
        pages.add(PageId::Page(at), format!("{}.html", page.id));
    }
    pages.add(PageId::Sitemap, "sitemap.html");
    pages.add(PageId::NotFound, "404.html");
    pages.0
}

struct Pages(Vec<Plan>);

impl Pages {
    fn add(&mut self, id: PageId, path: impl Into<String>) {
        self.0.push(Plan { id, path: path.into() });
    }

    fn paged(&mut self, folder: &str, rows: usize, id: impl Fn(usize) -> PageId) {
        for page in 1..=page_count(rows, ROWS) {
            self.add(id(page), page_url(folder, page));
        }
    }
}

/// At least one page, even of nothing.
pub(super) fn page_count(rows: usize, per_page: usize) -> usize {
    rows.div_ceil(per_page).max(1)
}

/// The rows of one page.
pub(super) fn rows_of<T>(rows: &[T], page: usize, per_page: usize) -> &[T] {
    let start = (page.saturating_sub(1) * per_page).min(rows.len());
    &rows[start..(start + per_page).min(rows.len())]
}

/// The page of a department.
pub fn department_url(registry: &Registry, key: DepartmentKey) -> String {
    format!("departments/{}.html", registry.departments[key].id)
}

/// The page of an item.
pub fn item_url(registry: &Registry, key: ItemKey) -> String {
    let item = &registry.items[key];
    format!("items/{}/{}.html", registry.departments[item.department].id, item.id)
}

pub(super) fn letter_url(registry: &Registry, key: LetterKey) -> String {
    let letter = &registry.letters[key];
    format!("letters/{}/{}.html", letter.year, letter.id)
}

/// Reports ids that would take the address of another page (OUT-01).
pub fn check_addresses(registry: &Registry) -> Vec<Diagnostic> {
    let is_list_page = |id: &str| id == "index" || id.strip_prefix("page-").is_some_and(is_number);
    let taken = |id: &str| format!("标识“{id}”与列表页的网址冲突");
    let fix = "请改用别的标识";
    let mut findings = Vec::new();
    let mut check = |id: &str, place: Place| {
        if is_list_page(id) {
            findings.push(Diagnostic::of(&OUT_01, place, taken(id)).fix(fix));
        }
    };
    registry.windows.values().for_each(|window| check(&window.id, Place::file(window.file)));
    registry.departments.values().for_each(|department| check(&department.id, Place::file(department.file)));
    registry.letters.values().for_each(|letter| check(&letter.id, Place::file(letter.file)));
    registry.notices.iter().for_each(|notice| check(&notice.id, Place::file(notice.file)));
    for item in registry.items.values() {
        check(&item.id, Place::value(item.file, [ItemList::items, item.index.into(), Item::id]));
    }
    for page in &registry.pages {
        if RESERVED.contains(&&*page.id) || page.id.strip_prefix("rates-").is_some_and(is_number) {
            findings.push(Diagnostic::of(&OUT_01, Place::file(page.file), taken(&page.id)).fix(fix));
        }
    }
    findings
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
