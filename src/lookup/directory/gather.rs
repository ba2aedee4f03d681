//! Gathers the directory of a site: its items, windows, departments and publications.

use std::collections::BTreeMap;

use crate::language::{Lexicon, Saying};
use crate::records::{Code, Date};
use crate::registry::{Areas, DepartmentKey, Item, ItemKey, Key, Registry, WindowKey};
use crate::site::{Document, Model, department_url, documents, in_brief, item_url, whereabouts};

use super::entry::{Alias, Answer, Directory, Entry, EntryKind, Place};

/// The everyday words of the built-in lexicon, then those of the site.
pub fn sayings(registry: &Registry) -> Vec<&Saying> {
    Lexicon::built_in().words.iter().chain(&registry.sayings).collect()
}

impl Directory {
    /// Everything that can be looked up, with its days: items, windows, departments, centres, letters and notices. What is
    /// over or still to come is there as well, so that nothing else is ranked otherwise on another day.
    pub fn of(model: &Model<'_>) -> Self {
        let registry = model.registry;
        let areas = Areas::of(registry);
        let mut entries = items(model, &areas);
        let mut places = Vec::with_capacity(registry.windows.len());
        for (key, window) in registry.windows.iter() {
            let at = whereabouts(model, key);
            let counters = window.record.counters.iter().map(Code::as_str);
            let former = window.record.names.iter().map(|former| former.name.as_str().into());
            let people =
                at.posts.iter().map(|(said, days)| Alias { said: said.as_str().into(), days: *days });
            entries.push(Entry {
                kind: EntryKind::Window,
                name: window.record.name.as_str().into(),
                aliases: former.chain(people).collect(),
                codes: codes(counters, model, &format!("windows/{}", window.id)),
                answers: vec![Answer {
                    area: area(&areas, key),
                    url: at.url.as_str().into(),
                    tag: "窗口".into(),
                    places: vec![number(key)],
                    brief: Vec::new(),
                    days: at.days,
                }],
                ..Entry::default()
            });
            places.push(Place {
                url: at.url.into(),
                name: at.name.into(),
                spot: at.spot.into(),
                phone: at.phone.into(),
                dialled: at.dialled.into(),
                hours: at.hours.into(),
                holidays: at.holidays,
                closed: at.closed.into(),
                states: at.states.into_iter().map(|(label, days)| (label.into(), days)).collect(),
            });
        }
        entries.extend(registry.departments.keys().map(|key| department(model, key, &areas)));
        entries.extend(documents(model).into_iter().map(publication));
        let published = published(model);
        for entry in &mut entries {
            entry.published = entry.codes.iter().filter_map(|code| published.get(&**code)).min().copied();
        }
        Self { entries, places, areas: areas.names.into_iter().map(Into::into).collect() }
    }
}

/// One entry for each name of items, whichever departments handle them.
fn items(model: &Model<'_>, areas: &Areas<'_>) -> Vec<Entry> {
    let registry = model.registry;
    let mut by_name: BTreeMap<&str, Entry> = BTreeMap::new();
    for (key, item) in registry.items.iter() {
        let record = &item.record;
        let entry = by_name.entry(record.name.as_str()).or_insert_with(|| Entry {
            kind: EntryKind::Item,
            name: record.name.as_str().into(),
            ..Entry::default()
        });
        for alias in &record.aliases {
            if !entry.aliases.iter().any(|known| *known.said == **alias) {
                entry.aliases.push(alias.as_str().into());
            }
        }
        entry.codes.extend(item_codes(model, item));
        entry.answers.extend(answers(model, key, item, areas));
    }
    by_name.into_values().collect()
}

/// One answer for each area in which the item is handled.
fn answers(model: &Model<'_>, key: ItemKey, item: &Item, areas: &Areas<'_>) -> Vec<Answer> {
    let registry = model.registry;
    let otherwise = area_of(areas, registry, item.department);
    let answer = |(area, windows): (u32, Vec<WindowKey>)| Answer {
        area,
        url: item_url(registry, key).into(),
        tag: item.record.processing.label().into(),
        brief: in_brief(model, key, &windows).into_iter().map(|(said, days)| (said.into(), days)).collect(),
        places: windows.into_iter().map(number).collect(),
        days: item.days(),
    };
    by_area(&item.windows, areas, otherwise).into_iter().map(answer).collect()
}

/// Windows by area; without windows, none in the area `otherwise`.
fn by_area(windows: &[WindowKey], areas: &Areas<'_>, otherwise: u32) -> BTreeMap<u32, Vec<WindowKey>> {
    let mut by_area: BTreeMap<u32, Vec<WindowKey>> = BTreeMap::new();
    for window in windows {
        by_area.entry(area(areas, *window)).or_default().push(*window);
    }
    if by_area.is_empty() {
        by_area.insert(otherwise, Vec::new());
    }
    by_area
}

fn department(model: &Model<'_>, key: DepartmentKey, areas: &Areas<'_>) -> Entry {
    let registry = model.registry;
    let department = &registry.departments[key];
    let record = &department.record;
    let other_names = || record.short_name.as_deref().into_iter().chain(department.former_names());
    let all_names = std::iter::once(record.name.as_str()).chain(other_names());
    let district = registry.site.area_name.as_str();
    let plain = all_names.filter_map(|name| match name.split_once(district) {
        Some((_, name)) => Some(name),
        None => name.strip_prefix(['区', '县', '市']),
    });
    let plain = plain.filter(|name| name.chars().count() > 1);
    let answer = |(area, windows): (u32, Vec<WindowKey>)| Answer {
        area,
        url: department_url(registry, key).into(),
        tag: "部门".into(),
        places: windows.into_iter().map(number).collect(),
        brief: Vec::new(),
        days: department.days(),
    };
    Entry {
        kind: EntryKind::Department,
        name: record.name.as_str().into(),
        aliases: other_names().chain(plain).map(Into::into).collect(),
        codes: codes(record.credit_code.as_deref(), model, &format!("departments/{}", department.id)),
        answers: by_area(&department.windows, areas, 0).into_iter().map(answer).collect(),
        ..Entry::default()
    }
}

/// A publication, found by its name or its index number; the name of a letter is its number.
fn publication(document: Document<'_>) -> Entry {
    Entry {
        kind: EntryKind::Publication,
        name: document.name.into(),
        codes: document.index_no.into_iter().map(Into::into).collect(),
        answers: vec![Answer { url: document.url.into(), tag: document.kind.into(), ..Answer::default() }],
        ..Entry::default()
    }
}

fn item_codes(model: &Model<'_>, item: &Item) -> Vec<Box<str>> {
    let record = &item.record;
    let written = [&record.catalog_code, &record.task_code, &record.handle_item_code, &record.local_code];
    let department = &model.registry.departments[item.department].id;
    codes(written.into_iter().flatten().map(Code::as_str), model, &format!("items/{department}/{}", item.id))
}

/// The codes of a record, and its index number (索引号).
fn codes<'c>(written: impl IntoIterator<Item = &'c str>, model: &Model<'_>, record: &str) -> Vec<Box<str>> {
    let mut codes: Vec<Box<str>> = written.into_iter().map(Into::into).collect();
    codes.extend(model.numbers.index_no(record).map(Into::into));
    codes
}

/// How many index numbers had been given before each.
fn published(model: &Model<'_>) -> BTreeMap<String, u32> {
    let lines = model.numbers.ledger().lines.iter();
    let given = lines.filter_map(|(name, line)| Some((line.published_on, model.numbers.index_no(name)?)));
    let mut given: Vec<(Date, String)> = given.collect();
    given.sort_unstable();
    given.into_iter().zip(0..).map(|((_, number), before)| (number, before)).collect()
}

fn area(areas: &Areas<'_>, window: WindowKey) -> u32 {
    u32::try_from(areas.of_window(window)).unwrap_or(0)
}

/// The area of a department's first window.
fn area_of(areas: &Areas<'_>, registry: &Registry, department: DepartmentKey) -> u32 {
    registry.departments[department].windows.first().map_or(0, |window| area(areas, *window))
}

fn number(window: WindowKey) -> u32 {
    u32::try_from(window.index()).unwrap_or(u32::MAX)
}
