use serde::Serialize;

use crate::records::Date;
use crate::registry::ItemKey;
use crate::site::model::Model;
use crate::site::parts::{Dated, Link, dated};

/// When an item is handled, and where to go when it is not.
#[derive(Serialize)]
pub(super) struct ItemDays<'r> {
    /// Why it is not handled, on days on which it is not.
    inactive: Dated<InactiveView>,
    /// Why it ends, or where to go instead.
    withdrawn_note: Option<&'r str>,
    /// The item that takes its place.
    moved_to: Option<Link>,
    /// The items into which it is divided.
    parts: Vec<PartView>,
    /// Days on which it is only the 主项 above them.
    divided: Dated<()>,
    /// Is it over on the day of the build?
    ended: bool,
    /// The last day on which it is handled, unless it is over.
    until: Option<Date>,
}

/// Why an item is not handled.
#[derive(Serialize, PartialEq)]
struct InactiveView {
    /// Handled from this day on.
    from: Option<Date>,
    /// Handled until this day.
    to: Option<Date>,
}

/// One of the items into which the item is divided.
#[derive(Serialize)]
struct PartView {
    link: Link,
    /// Days on which it is handled.
    days: Dated<()>,
}

impl<'r> ItemDays<'r> {
    pub(super) fn new(model: &'r Model<'r>, key: ItemKey) -> Self {
        let registry = model.registry;
        let item = &registry.items[key];
        let days = item.days();
        Self {
            inactive: dated(model.day(), days.changes(), |day| {
                (!days.hold(day)).then(|| InactiveView {
                    from: days.first.filter(|first| day < *first),
                    to: days.last.filter(|last| *last < day),
                })
            }),
            withdrawn_note: item.record.withdrawn_note.as_deref(),
            moved_to: item.moved_to.map(|other| Link::item(registry, other)),
            parts: item
                .parts
                .iter()
                .map(|part| PartView {
                    link: Link::item(registry, *part),
                    days: dated(model.day(), registry.items[*part].days().changes(), |day| {
                        registry.items[*part].is_active(day).then_some(())
                    }),
                })
                .collect(),
            divided: dated(model.day(), model.history.item_changes(key), |day| {
                (days.hold(day) && registry.gathers(key, day)).then_some(())
            }),
            ended: days.end_before(model.day()),
            until: days.last.filter(|last| model.day() <= *last),
        }
    }
}
