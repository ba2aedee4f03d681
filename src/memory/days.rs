use std::collections::BTreeMap;

use crate::policy::Authority;
use crate::records::Date;
use crate::registry::Registry;

use super::difference::without;
use super::log::Entry;

/// What follows from the day alone, by record and by what it is called.
type Facts = BTreeMap<(String, String), Vec<String>>;

/// What the public sees change from one day to another although no record does: letters begin and end, people come and
/// go, windows close, rates rise.
pub(super) fn between(registry: &Registry, first: Authority<'_, '_>, later: Authority<'_, '_>) -> Vec<Entry> {
    let (was, is) = (facts(registry, first), facts(registry, later));
    let mut labels: Vec<&(String, String)> = was.keys().chain(is.keys()).collect();
    labels.sort();
    labels.dedup();
    let told = labels.into_iter().filter_map(|key| {
        let of = |facts: &Facts| facts.get(key).cloned().unwrap_or_default();
        let (from, to) = (without(&of(&was), &of(&is)), without(&of(&is), &of(&was)));
        let (record, what) = key.clone();
        let entry = Entry { on: later.day(), record, what, from, to, reason: None, redacted: false };
        (!entry.from.is_empty() || !entry.to.is_empty()).then_some(entry)
    });
    told.collect()
}

fn facts(registry: &Registry, authority: Authority<'_, '_>) -> Facts {
    let day: Date = authority.day();
    let mut facts = Facts::new();
    let mut add = |record: &str, what: String, texts: Vec<String>| {
        if !texts.is_empty() {
            facts.insert((record.to_owned(), what), texts);
        }
    };
    for key in registry.departments.keys() {
        let name = format!("departments/{}", registry.departments[key].id);
        if registry.departments[key].days().hold(day) {
            for rate in authority.rates(key) {
                let text = format!("{}，{}", rate.ratio, rate.verdict.label());
                add(&name, rate.id.label().to_owned(), vec![text]);
            }
        }
    }
    for key in registry.windows.keys() {
        let window = &registry.windows[key];
        let name = format!("windows/{}", window.id);
        let state = if window.is_in_office(day) { "对外办公" } else { "不对外办公" };
        add(&name, "办公状态".to_owned(), vec![state.to_owned()]);
        let held = window.record.posts.iter().filter(|post| post.is_held_on(day));
        let people = held.map(|post| format!("{}{}", post.role.label(), post.name)).collect();
        add(&name, "在岗人员".to_owned(), people);
        for item in window.items.iter().filter(|item| registry.items[**item].is_active(day)) {
            let powers = authority.powers_at(*item, key).iter().map(|power| power.label().to_owned());
            add(&name, format!("“{}”的授权", registry.items[*item].record.name), powers.collect());
        }
    }
    for item in registry.items.values() {
        let name = format!("items/{}/{}", registry.departments[item.department].id, item.id);
        let state = if item.is_active(day) { "可以办理" } else { "不办理" };
        add(&name, "办理状态".to_owned(), vec![state.to_owned()]);
    }
    for key in registry.letters.keys() {
        let state = authority.state(key);
        if state.is_public() {
            add(
                &registry.letters[key].record_name(),
                "授权书状态".to_owned(),
                vec![state.label().to_owned()],
            );
        }
    }
    facts
}
