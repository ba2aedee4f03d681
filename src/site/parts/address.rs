//! Owns the address of every page, from the root of the site: no other file of `site` composes one.

use crate::language::Topic;
use crate::registry::{CenterKey, DepartmentKey, ItemKey, LetterKey, Registry, WindowKey};
use crate::site::model::{Initial, Part};

use super::column::{AZ, CATALOGUE, CHANGES, DATA, DEPARTMENTS, ITEMS, LETTERS, NOTICES, TOPICS, WINDOWS};

/// Centres belong to the column of windows and have no list of their own.
pub(crate) const CENTERS: &str = "centers/";

/// The first page of a list, or its only one: `windows/index.html` for `windows/`, `rates.html` for `rates`.
pub(crate) fn first(stem: &str) -> String {
    page(stem, 1)
}

/// A page of a list. The stem is a folder with its slash (`windows/index.html`, `windows/page-2.html`) or a name
/// (`rates.html`, `rates-2.html`). [`is_list_page`] and [`takes`] keep records from taking these addresses.
pub(crate) fn page(stem: &str, number: usize) -> String {
    match (stem.ends_with('/'), number) {
        (true, 1) => format!("{stem}index.html"),
        (true, _) => format!("{stem}page-{number}.html"),
        (false, 1) => format!("{stem}.html"),
        (false, _) => format!("{stem}-{number}.html"),
    }
}

/// Is this the name of a page of a list in its folder? No record may have such a name.
pub(crate) fn is_list_page(id: &str) -> bool {
    id == "index" || is_numbered(id, "page")
}

/// Would a page of this name at the root be among the pages of the stem, or beside their folder?
pub(crate) fn takes(stem: &str, name: &str) -> bool {
    match stem.strip_suffix('/') {
        Some(folder) => name == folder,
        None => name == stem || is_numbered(name, stem),
    }
}

fn is_numbered(name: &str, stem: &str) -> bool {
    let number = name.strip_prefix(stem).and_then(|rest| rest.strip_prefix('-'));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// The page of a department.
pub fn department(registry: &Registry, key: DepartmentKey) -> String {
    record(DEPARTMENTS.stem, &registry.departments[key].id)
}

/// The page of an item.
pub fn item(registry: &Registry, key: ItemKey) -> String {
    let item = &registry.items[key];
    record(&items_of(registry, item.department), &item.id)
}

/// The folder of a department's items.
pub(crate) fn items_of(registry: &Registry, key: DepartmentKey) -> String {
    format!("{}{}/", ITEMS.stem, registry.departments[key].id)
}

pub(crate) fn window(registry: &Registry, key: WindowKey) -> String {
    record(WINDOWS.stem, &registry.windows[key].id)
}

/// The folder of what is printed and put up.
pub(crate) const PRINT: &str = "print/";

/// The sheet that is put up at a window.
pub(crate) fn wall_notice(registry: &Registry, key: WindowKey) -> String {
    format!("{PRINT}{}", window(registry, key))
}

pub(crate) fn center(registry: &Registry, key: CenterKey) -> String {
    record(CENTERS, &registry.centers[key].id)
}

pub(crate) fn letter(registry: &Registry, key: LetterKey) -> String {
    let letter = &registry.letters[key];
    record(&letters_of(letter.year), &letter.id)
}

/// The folder of a year's letters.
pub(crate) fn letters_of(year: i16) -> String {
    format!("{}{year}/", LETTERS.stem)
}

/// The folder of what changed in a year.
pub(crate) fn changes_of(year: i16) -> String {
    format!("{}/{year}/", CHANGES.stem)
}

/// The catalogue as a table.
pub(crate) const CATALOGUE_FILE: &str = "catalog/catalog.csv";

/// The stem of a part of the catalogue.
pub(crate) fn catalogue_of(registry: &Registry, part: Part) -> String {
    let all = CATALOGUE.stem;
    match part {
        Part::All => all.to_owned(),
        Part::Kind(kind) => format!("{all}kind-{}/", kind.id()),
        Part::Year(year) => format!("{all}year-{year}/"),
        Part::Department(key) => format!("{all}department-{}/", registry.departments[key].id),
    }
}

pub(crate) fn notice(id: &str) -> String {
    record(NOTICES.stem, id)
}

pub(crate) fn topic(topic: &Topic) -> String {
    record(TOPICS.stem, &topic.id)
}

/// The stem of the list of names with an initial.
pub(crate) fn initial(initial: &Initial) -> String {
    format!("{}/{}", AZ.stem, initial.id())
}

/// The site map for search engines, or a part of it.
pub(crate) fn site_map(part: Option<usize>) -> String {
    part.map_or_else(|| "sitemap.xml".to_owned(), |part| format!("sitemap-{part}.xml"))
}

/// The folder of what is there to take away.
pub(crate) const DOWNLOADS: &str = DATA.stem;

/// A file of data.
pub(crate) fn download(path: &str) -> String {
    format!("{DOWNLOADS}{path}")
}

/// Is it, or would it be, a file of data?
pub(crate) fn is_data(url: &str) -> bool {
    url.starts_with(DOWNLOADS) && !url.ends_with(".html")
}

/// A file that is published beside the pages, under the path it has in the content. Only the characters that no address
/// gives another meaning stand for themselves.
pub(crate) fn attachment(path: &str) -> String {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(byte);
    let written = path.bytes().map(|byte| match byte {
        plain if is_plain(&plain) => char::from(plain).to_string(),
        other => format!("%{other:02X}"),
    });
    written.collect()
}

fn record(folder: &str, id: &str) -> String {
    format!("{folder}{id}.html")
}

/// The page of a record, there or gone, by its name in the ledger.
pub(crate) fn of_record(name: &str) -> String {
    format!("{}.html", name.strip_prefix("pages/").unwrap_or(name))
}

/// Where to look when the page at an address is gone, the nearest first: the first page of its list, the lists above it,
/// the home page.
pub(crate) fn upward(url: &str) -> Vec<String> {
    let mut nearest = Vec::new();
    let mut stem = url.strip_suffix(".html").unwrap_or(url);
    if let Some((list, number)) = stem.rsplit_once('-')
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        nearest.push(first(list));
    }
    while let Some((folder, _)) = stem.rsplit_once('/') {
        nearest.extend([first(&format!("{folder}/")), first(folder)]);
        stem = folder;
    }
    nearest.push(first("index"));
    nearest.retain(|other| other != url);
    nearest
}

/// The same address below the folder of another department's items.
pub(crate) fn below_items_of(url: &str, from: &str, to: &str) -> Option<String> {
    let rest = url.strip_prefix(ITEMS.stem)?.strip_prefix(from)?.strip_prefix('/')?;
    Some(format!("{}{to}/{rest}", ITEMS.stem))
}

/// The name in the ledger of the record that a page shows.
pub(crate) fn record_name(url: &str) -> &str {
    url.strip_suffix(".html").unwrap_or(url)
}

/// From a page to the root of the site: empty, `../` or `../../`.
pub(crate) fn to_root(url: &str) -> &'static str {
    match url.bytes().filter(|b| *b == b'/').count() {
        0 => "",
        1 => "../",
        _ => "../../",
    }
}
