use serde::Serialize;

use super::Model;
use super::head::{FIND, Head, Link};
use super::item_row::ItemRow;
use super::topic_items::TopicItems;

/// Departments named for one name of items.
const MOST_PLACES: usize = 12;

/// Life events.
#[derive(Debug, Serialize)]
pub struct TopicList<'r> {
    /// Head.
    pub head: Head,
    /// The topics.
    pub topics: Vec<TopicEntry<'r>>,
}

/// A topic and what it holds.
#[derive(Debug, Serialize)]
pub struct TopicEntry<'r> {
    /// Its page.
    pub url: String,
    /// Name.
    pub name: &'r str,
    /// How many names of items.
    pub names: usize,
}

/// What a life event needs.
#[derive(Debug, Serialize)]
pub struct TopicPage<'r> {
    /// Head.
    pub head: Head,
    /// Name.
    pub name: &'r str,
    /// Items in the order in which they are needed.
    pub rows: Vec<ItemRow<'r>>,
    /// How many names are not listed.
    pub more: usize,
}

impl<'r> TopicList<'r> {
    pub(super) fn new(model: &'r Model<'r>) -> Self {
        let entry = |items: &TopicItems<'r>| TopicEntry {
            url: items.url(),
            name: &items.topic.name,
            names: items.names.len() + items.more,
        };
        let description = "按生活里的事情找办理事项和窗口，如开店经商、生孩子、买房。";
        Self {
            head: Head::column("topics/index.html", "按主题找事项", FIND, description).crumbs([FIND.crumb()]),
            topics: model.topics.iter().map(entry).collect(),
        }
    }
}

impl<'r> TopicPage<'r> {
    pub(super) fn new(model: &'r Model<'r>, at: usize) -> Self {
        let TopicItems { topic, names, more } = &model.topics[at];
        let description = format!("{}要办的事项，以及办理窗口和楼层。", topic.name);
        let crumbs = [FIND.crumb(), Link::new("topics/index.html", "按主题找事项")];
        Self {
            head: Head::column(model.topics[at].url(), &*topic.name, FIND, description).crumbs(crumbs),
            name: &topic.name,
            rows: names
                .iter()
                .map(|(name, items)| ItemRow::of(model.registry, name, items, MOST_PLACES))
                .collect(),
            more: *more,
        }
    }
}

/// All topics, as links.
pub(super) fn links(model: &Model<'_>) -> impl Iterator<Item = Link> {
    model.topics.iter().map(|items| Link::new(items.url(), &*items.topic.name))
}
