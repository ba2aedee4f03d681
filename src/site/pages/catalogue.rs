use serde::Serialize;

use crate::registry::RecordKey;
use crate::site::model::{Model, Part};
use crate::site::parts::paging::{ROWS, pages, rows_of};
use crate::site::parts::{Entry, HEADS, Head, Link, PageKind, Pager, address, column, entry};

/// 公开目录: 索引号, 名称, 内容概述, 生成日期 (条例 art. 12), all of it or a part.
#[derive(Serialize)]
pub(crate) struct Catalogue<'r> {
    head: Head,
    /// How many entries in all, on the first page alone: a new record does not change the others.
    total: Option<usize>,
    /// The catalogue as a file; on its first page.
    file: Option<&'static str>,
    /// The parts in which it can be read.
    kinds: Vec<Link>,
    years: Vec<Link>,
    departments: Vec<Link>,
    /// What its columns are called.
    heads: [&'static str; 3],
    /// The entries of this page, in the order of the catalogue.
    entries: Vec<Entry<'r>>,
    pager: Option<Pager>,
}

impl<'r> PageKind<'r> for Catalogue<'r> {
    const STEM: &'static str = column::CATALOGUE.stem;
    /// Which page of which part.
    type Key = (Part, usize);

    fn places(model: &Model<'_>) -> Vec<((Part, usize), String)> {
        let of = |(part, records): (Part, &[RecordKey])| {
            let numbered = pages(&address::catalogue_of(model.registry, part), records.len(), ROWS);
            numbered.into_iter().map(move |(page, url)| ((part, page), url))
        };
        model.catalogue.parts().flat_map(of).collect()
    }

    fn is_indexed(_: &Model<'_>, (part, _): (Part, usize)) -> bool {
        part == Part::All
    }

    fn new(model: &'r Model<'r>, (part, page): (Part, usize)) -> Self {
        let registry = model.registry;
        let records = model.catalogue.records(part);
        let stem = address::catalogue_of(registry, part);
        let mut head = Head::list(&column::CATALOGUE, page);
        if part != Part::All {
            let title = format!("{}：{}", column::CATALOGUE.name, title(model, part));
            let description = column::CATALOGUE.description.unwrap_or_default();
            head = Head::column(address::page(&stem, page), title, &column::CATALOGUE, description)
                .crumbs([Link::column(&column::CATALOGUE)]);
        }
        head.noindex = !Self::is_indexed(model, (part, page));
        let links = |wanted: fn(Part) -> bool| -> Vec<Link> {
            let parts = model.catalogue.parts().map(|(part, _)| part).filter(|part| wanted(*part));
            parts
                .map(|part| {
                    Link::new(address::first(&address::catalogue_of(registry, part)), title(model, part))
                })
                .collect()
        };
        Self {
            head,
            total: (page == 1).then_some(records.len()),
            file: (page == 1 && part == Part::All).then_some(address::CATALOGUE_FILE),
            kinds: links(|part| matches!(part, Part::All | Part::Kind(_))),
            years: links(|part| matches!(part, Part::Year(_))),
            departments: links(|part| matches!(part, Part::Department(_))),
            heads: HEADS,
            entries: rows_of(records, page, ROWS).iter().map(|key| entry(model, *key)).collect(),
            pager: Pager::new(&stem, page, records.len(), ROWS),
        }
    }
}

fn title(model: &Model<'_>, part: Part) -> String {
    match part {
        Part::All => "全部".to_owned(),
        Part::Kind(kind) => kind.label().to_owned(),
        Part::Year(year) => format!("{year} 年"),
        Part::Department(key) => model.registry.departments[key].short_name().to_owned(),
    }
}
