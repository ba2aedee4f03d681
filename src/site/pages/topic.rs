use serde::Serialize;

use crate::site::model::{Model, TopicItems};
use crate::site::parts::{Dated, Head, ItemRow, Link, PageKind, address, column, item_row, names_handled};

/// How many departments are shown for one name of items.
const MOST_PLACES: usize = 12;

/// The page of a life event: the items that it needs.
#[derive(Serialize)]
pub(crate) struct TopicPage<'r> {
    head: Head,
    name: &'r str,
    /// Items in the order in which they are needed.
    rows: Vec<Dated<ItemRow<'r>>>,
    /// How many further names there are.
    more: Dated<usize>,
}

impl<'r> PageKind<'r> for TopicPage<'r> {
    const STEM: &'static str = column::TOPICS.stem;
    /// The topic's place among those of the model.
    type Key = usize;

    fn places(model: &Model<'_>) -> Vec<(usize, String)> {
        model.topics.iter().map(|items| address::topic(items.topic)).enumerate().collect()
    }

    fn new(model: &'r Model<'r>, at: usize) -> Self {
        let TopicItems { topic, names, more } = &model.topics[at];
        let description = format!("{}要办的事项，以及办理窗口和楼层。", topic.name);
        let crumbs = [Link::column(&column::FIND), Link::entrance(&column::TOPICS)];
        let rows = names.iter().map(|(_, items)| item_row(model, None, items, MOST_PLACES));
        Self {
            head: Head::column(address::topic(topic), &*topic.name, &column::FIND, description)
                .crumbs(crumbs),
            name: &topic.name,
            rows: rows.collect(),
            more: names_handled(model, more),
        }
    }
}
