use crate::policy::Timeline;
use crate::records::{Days, Post};
use crate::registry::WindowKey;
use crate::site::model::Model;

use super::address;
use super::closure::closures;
use super::hours::HoursView;
use super::office::out_of_use;
use super::place::place_line;

/// Where a window is and when it is open, in the few words of an answer.
#[derive(Debug, Clone)]
pub struct Whereabouts<'r> {
    /// Its page.
    pub url: String,
    /// Its name of today.
    pub name: &'r str,
    /// `暂停` and the like, each with the days from that of the build on which it is so.
    pub states: Vec<(&'static str, Days)>,
    /// The days on which it is there at all, suspended or not.
    pub days: Days,
    /// Centre, floor, zone and counters.
    pub spot: String,
    /// The telephone number as it is written; the first, if there are several.
    pub phone: &'r str,
    /// The same as it is dialled.
    pub dialled: String,
    /// Opening hours in the form that pages carry for scripts; see [`HoursView::data`].
    pub hours: String,
    /// Is it open on statutory holidays?
    pub holidays: bool,
    /// Spans of days on which the centre is closed, separated by `;`: `2026-12-01 2026-12-03`.
    pub closed: String,
    /// Who works there on which days: their names, then post, name and title of each.
    pub posts: Vec<(String, Days)>,
}

/// Where a window is, when it is open, and who works there.
pub fn whereabouts<'r>(model: &'r Model<'r>, key: WindowKey) -> Whereabouts<'r> {
    let registry = model.registry;
    let record = &registry.windows[key].record;
    let hours = HoursView::brief(model, registry.hours_of(key), registry.is_open_on_holidays(key));
    let window = &registry.windows[key];
    let states = Timeline::from(model.day(), window.changes(), |day| out_of_use(window.office_on(day)));
    let zone = record.zone.as_deref().map(|zone| format!(" {zone}")).unwrap_or_default();
    let center = registry.center_of(key).map(|center| &center.record);
    let closed = center.map(|center| closures(&center.closures, model.day())).unwrap_or_default();
    let names = record.posts.iter().map(|post| (post.name.to_string(), post.days()));
    let titles = record.posts.iter().map(|held| (post(held), held.days()));
    let numbers = record.phone.numbers();
    let first = numbers.first().map(|number| (number.text, number.dial.as_str()));
    Whereabouts {
        url: address::window(registry, key),
        name: &record.name,
        states: states.into_spans().filter_map(|(days, state)| Some((state?, days))).collect(),
        days: window.days().unwrap_or_else(Days::never),
        spot: format!("{}{zone}", place_line(registry, key)),
        phone: first.map_or(record.phone.as_str(), |(text, _)| text),
        dialled: first.map(|(_, dial)| dial.to_owned()).unwrap_or_default(),
        hours: hours.data,
        holidays: hours.holidays,
        closed: closed
            .iter()
            .map(|closure| format!("{} {}", closure.from, closure.to))
            .collect::<Vec<_>>()
            .join(";"),
        posts: names.chain(titles).collect(),
    }
}

fn post(post: &Post) -> String {
    let title = post.title.as_deref().map(|title| format!(" {title}")).unwrap_or_default();
    format!("{} {}{title}", post.role.label(), post.name)
}
