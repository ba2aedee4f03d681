use serde::Serialize;

use crate::site::model::{Model, TopicItems};
use crate::site::parts::{Dated, Head, Link, PageKind, address, column, names_handled, paging};

/// The list of life events.
#[derive(Serialize)]
pub(crate) struct TopicList<'r> {
    head: Head,
    topics: Vec<TopicEntry<'r>>,
}

/// A topic, with the size of its page.
#[derive(Serialize)]
struct TopicEntry<'r> {
    url: String,
    name: &'r str,
    /// How many names of items that are handled it needs.
    names: Dated<usize>,
}

impl<'r> PageKind<'r> for TopicList<'r> {
    const STEM: &'static str = column::TOPICS.stem;
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        paging::only(Self::STEM)
    }

    fn new(model: &'r Model<'r>, (): ()) -> Self {
        let entry = |items: &TopicItems<'r>| TopicEntry {
            url: address::topic(items.topic),
            name: &items.topic.name,
            names: names_handled(model, items.names.iter().chain(&items.more)),
        };
        let description = "按生活里的事情找办理事项和窗口，如开店经商、生孩子、买房。";
        Self {
            head: Head::entrance(&column::TOPICS, &column::FIND, description)
                .crumbs([Link::column(&column::FIND)]),
            topics: model.topics.iter().map(entry).collect(),
        }
    }
}
