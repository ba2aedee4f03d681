use serde::Serialize;

use crate::registry::{CenterKey, DepartmentKey, ItemKey, LetterKey, Registry, WindowKey};
use crate::site::model::Model;

use super::address;
use super::column::{CHANGES, Column, Entrance};

/// A link inside the site; its address is from the root.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Link {
    pub(crate) url: String,
    pub(crate) label: String,
}

impl Link {
    pub(crate) fn new(url: impl Into<String>, label: impl Into<String>) -> Self {
        Self { url: url.into(), label: label.into() }
    }

    pub(crate) fn column(column: &Column) -> Self {
        Self::new(address::first(column.stem), column.name)
    }

    pub(crate) fn entrance(entrance: &Entrance) -> Self {
        Self::new(address::first(entrance.stem), entrance.title)
    }

    pub(crate) fn letters_of(year: i16) -> Self {
        Self::new(address::first(&address::letters_of(year)), format!("{year}年度授权书"))
    }

    pub(crate) fn changes_of(year: i16) -> Self {
        Self::new(address::first(&address::changes_of(year)), format!("{year}年{}", CHANGES.title))
    }

    pub(crate) fn center(registry: &Registry, key: CenterKey) -> Self {
        Self::new(address::center(registry, key), registry.centers[key].record.name.as_str())
    }

    pub(crate) fn department(registry: &Registry, key: DepartmentKey) -> Self {
        Self::new(address::department(registry, key), registry.departments[key].record.name.as_str())
    }

    pub(crate) fn window(registry: &Registry, key: WindowKey) -> Self {
        Self::new(address::window(registry, key), registry.windows[key].record.name.as_str())
    }

    pub(crate) fn item(registry: &Registry, key: ItemKey) -> Self {
        Self::new(address::item(registry, key), registry.items[key].record.name.as_str())
    }

    pub(crate) fn letter(registry: &Registry, key: LetterKey) -> Self {
        Self::new(address::letter(registry, key), registry.letters[key].record.number.as_str())
    }
}

/// Links to the initials of names of items.
pub(crate) fn initials(model: &Model<'_>) -> Vec<Link> {
    let link = |initial| Link::new(address::first(&address::initial(initial)), initial.label());
    model.initials.letters.iter().map(link).collect()
}

/// Links to all life events.
pub(crate) fn topics(model: &Model<'_>) -> impl Iterator<Item = Link> {
    model.topics.iter().map(|items| Link::new(address::topic(items.topic), &*items.topic.name))
}

/// Links to the standing pages: 公开指南, 无障碍说明 …
pub(crate) fn standing_pages(registry: &Registry) -> Vec<Link> {
    let pages = registry.pages.iter();
    pages.map(|page| Link::new(address::first(&page.id), page.document.front.title.as_str())).collect()
}
