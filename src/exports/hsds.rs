//! A department in the Human Services Data Specification 3 (Open Referral): an organization with its windows as locations and
//! its items as services.
//!
//! The specification asks for a state of each service, which data cannot keep true. So only items are told that have not
//! ended, all of them as `active`, and the days from which and until which each is handled stand in its schedule.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::records::{Code, Date, Days, Hours, HoursKind, HttpUrl, Limit, Material, Text, Weekday};
use crate::registry::{DepartmentKey, Item, ItemKey, RecordKey, Registry, WindowKey};

use super::file::hex;
use super::gather::Published;
use super::json::put;

/// A department with its services and the places at which they are; nothing if it has no service.
pub(super) fn organization(published: &Published<'_>, key: DepartmentKey) -> Option<Value> {
    let registry = published.registry;
    let department = &registry.departments[key];
    let items = department.items.iter();
    let items: Vec<ItemKey> =
        items.copied().filter(|item| !registry.items[*item].days().end_before(published.day)).collect();
    let record = &department.record;
    let mut organization = object(&id(registry, &registry.name_of(RecordKey::Department(key))));
    put(&mut organization, "name", record.name.as_str());
    put(&mut organization, "alternate_name", record.short_name.as_deref());
    let description = record.duties.as_deref().unwrap_or(record.kind.label());
    put(&mut organization, "description", description);
    put(&mut organization, "website", record.website.as_ref().map(HttpUrl::as_str));
    let windows: BTreeSet<WindowKey> =
        items.iter().flat_map(|item| registry.items[*item].windows.iter().copied()).collect();
    let locations = windows.into_iter().map(|window| location(registry, window, published.day));
    put(&mut organization, "locations", locations.collect::<Vec<_>>());
    let services: Vec<Value> = items.iter().map(|item| service(published, *item)).collect();
    let has_services = !services.is_empty();
    put(&mut organization, "services", services);
    has_services.then(|| organization.into())
}

fn service(published: &Published<'_>, key: ItemKey) -> Value {
    let registry = published.registry;
    let item = &registry.items[key];
    let record = &item.record;
    let name = registry.name_of(RecordKey::Item(key));
    let mut service = object(&id(registry, &name));
    put(&mut service, "name", record.name.as_str());
    put(&mut service, "status", "active");
    put(&mut service, "alternate_name", joined(&record.aliases));
    put(&mut service, "description", item.category.label());
    put(&mut service, "url", registry.own_address().map(|own| format!("{own}/{name}.html")));
    put(&mut service, "wait_time", record.promised_limit.map(|limit| limit.to_string()));
    put(&mut service, "eligibility_description", record.accept_condition.as_deref());
    put(&mut service, "application_process", process(item));
    put(&mut service, "assured_date", record.assured_on.map(|day| day.to_string()));
    if let Some(fee) = &record.fee {
        put(&mut service, "fees_description", fee.standard.as_deref());
        if !fee.charged.0 {
            let free = json!({ "id": id(registry, &format!("{name}#fee")), "currency": "CNY", "amount": 0 });
            put(&mut service, "cost_options", vec![free]);
        }
    }
    let document = |(at, material): (usize, &Material)| json!({ "id": id(registry, &format!("{name}#material-{at}")), "document": material.name.as_str() });
    let documents: Vec<Value> = record.materials.iter().enumerate().map(document).collect();
    put(&mut service, "required_documents", documents);
    let windows = item.windows.iter().map(|window| {
        let window = registry.name_of(RecordKey::Window(*window));
        json!({ "id": id(registry, &format!("{name}@{window}")), "location_id": id(registry, &window) })
    });
    put(&mut service, "service_at_locations", windows.collect::<Vec<_>>());
    let days = item.days();
    if days != Days::default() {
        let mut schedule = object(&id(registry, &format!("{name}#days")));
        between(&mut schedule, days.first, days.last);
        put(&mut service, "schedules", vec![Value::Object(schedule)]);
    }
    service.into()
}

/// Who does what, one step after the other.
fn process(item: &Item) -> String {
    let steps = item.record.handle_flow.iter().map(|step| {
        let limit = step.limit.as_ref().map(Limit::to_string).unwrap_or_default();
        [step.step.as_str(), step.by.as_str(), &limit].join(" ").trim_end().to_owned()
    });
    steps.collect::<Vec<_>>().join("；")
}

/// A window as a place.
fn location(registry: &Registry, key: WindowKey, day: Date) -> Value {
    let window = &registry.windows[key];
    let record = &window.record;
    let name = registry.name_of(RecordKey::Window(key));
    let phone = |of: &str, number: &str| json!([{ "id": id(registry, of), "number": number }]);
    let mut location = object(&id(registry, &name));
    put(&mut location, "location_type", "physical");
    put(&mut location, "name", record.name.as_str());
    let counters = record.counters.iter().map(Code::as_str);
    let place = record.floor.iter().map(Text::as_str).chain(counters).collect::<Vec<_>>().join(" ");
    put(&mut location, "description", place);
    put(&mut location, "phones", phone(&format!("{name}#phone"), record.phone.as_str()));
    if let Some(center) = registry.center_of(key) {
        put(&mut location, "alternate_name", center.record.name.as_str());
        put(&mut location, "transportation", center.record.transport.as_deref());
        // Province and postal code are asked for, and not known here.
        let address = json!([{
            "id": id(registry, &format!("{name}#address")),
            "address_1": center.record.address.as_str(),
            "city": registry.site.area_name.as_str(),
            "state_province": "",
            "postal_code": "",
            "country": "CN",
            "address_type": "physical",
        }]);
        put(&mut location, "addresses", address);
    }
    let rows = registry.hours_of(key).iter().filter(|row| row.to.is_none_or(|to| day <= to));
    let rows = rows.enumerate().map(|(at, row)| schedule(&id(registry, &format!("{name}#hours-{at}")), row));
    put(&mut location, "schedules", rows.collect::<Vec<_>>());
    location.into()
}

/// One row of opening hours, as RFC 5545 repeats days.
fn schedule(id: &str, row: &Hours) -> Value {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let weekday =
        |day: Weekday| usize::from(day.number()).checked_sub(1).and_then(|at| DAYS.get(at)).copied();
    let days: Vec<&str> = row.days.iter().filter_map(weekday).collect();
    let mut schedule = object(id);
    put(&mut schedule, "freq", "WEEKLY");
    put(&mut schedule, "byday", days.join(","));
    put(&mut schedule, "opens_at", row.opens.to_string());
    put(&mut schedule, "closes_at", row.closes.to_string());
    let kind = row.kind.filter(|kind| *kind != HoursKind::Regular).map(HoursKind::label);
    put(&mut schedule, "description", row.label.as_deref().or(kind));
    between(&mut schedule, row.from, row.to);
    schedule.into()
}

fn between(schedule: &mut Map<String, Value>, first: Option<Date>, last: Option<Date>) {
    put(schedule, "valid_from", first.map(|day| day.to_string()));
    put(schedule, "valid_to", last.map(|day| day.to_string()));
}

fn joined(texts: &[Text]) -> String {
    texts.iter().map(Text::as_str).collect::<Vec<_>>().join("；")
}

fn object(id: &str) -> Map<String, Value> {
    Map::from_iter([("id".to_owned(), id.into())])
}

/// The UUID of a name (RFC 9562, version 8): always the same for the same record of the same publisher.
fn id(registry: &Registry, name: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(registry.site.publisher_code.as_str().as_bytes());
    hasher.update(b"/");
    hasher.update(name.as_bytes());
    let hex = hex(&hasher.finalize());
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}
