//! Where people go and who is behind it: centres, windows, departments.

use serde_json::{Map, Value, json};

use crate::policy::OfficeHours;
use crate::records::{HttpUrl, Text};
use crate::registry::{CenterKey, DepartmentKey, RecordKey, WindowKey};

use super::super::json::put;
use super::{Told, address, hours, one_or_more};

const OFFICE: &str = "GovernmentOffice";
const ORGANISATION: &str = "GovernmentOrganization";

impl Told<'_> {
    pub(super) fn center(&self, key: CenterKey) -> Map<String, Value> {
        let record = &self.registry.centers[key].record;
        let mut office = self.thing(OFFICE, RecordKey::Center(key));
        put(&mut office, "address", address(&record.address));
        put(&mut office, "telephone", record.phone.as_str());
        let open_on_holidays = record.open_on_holidays.is_some_and(|open| open.0);
        let hours = OfficeHours { rows: &record.hours, closures: &record.closures, open_on_holidays };
        hours::add(&mut office, &hours, self.calendar, self.day);
        office
    }

    pub(super) fn window(&self, key: WindowKey) -> Map<String, Value> {
        let registry = self.registry;
        let window = &registry.windows[key];
        let record = &window.record;
        let center = registry.center_of(key).map(|center| &center.record);
        let mut office = self.thing(OFFICE, RecordKey::Window(key));
        if let Some(center) = center {
            put(&mut office, "address", address(&center.address));
        }
        put(&mut office, "telephone", record.phone.as_str());
        put(&mut office, "foundingDate", record.opened_on.map(|day| day.to_string()));
        put(&mut office, "dissolutionDate", record.closed_on.map(|day| day.to_string()));
        let within = window.center.map(|center| Value::Object(self.thing(OFFICE, RecordKey::Center(center))));
        put(&mut office, "containedInPlace", within);
        let departments = window.departments.iter();
        let departments = departments.map(|key| self.thing(ORGANISATION, RecordKey::Department(*key)).into());
        put(&mut office, "parentOrganization", one_or_more(departments.collect()));
        let hours = OfficeHours {
            rows: registry.hours_of(key),
            closures: center.map_or(&[], |center| &center.closures),
            open_on_holidays: registry.is_open_on_holidays(key),
        };
        hours::add(&mut office, &hours, self.calendar, self.day);
        office
    }

    pub(super) fn department(&self, key: DepartmentKey) -> Map<String, Value> {
        let registry = self.registry;
        let department = &registry.departments[key];
        let record = &department.record;
        let mut organisation = self.thing(ORGANISATION, RecordKey::Department(key));
        let former = record.names.iter().map(|name| &name.name).chain(&record.former_names);
        let names = record.short_name.iter().chain(former).map(Text::as_str);
        put(&mut organisation, "alternateName", one_or_more(names.map(Value::from).collect()));
        put(&mut organisation, "address", address(&record.address));
        put(&mut organisation, "telephone", record.phone.as_str());
        put(&mut organisation, "sameAs", record.website.as_ref().map(HttpUrl::as_str));
        if let Some(code) = &record.credit_code {
            let code =
                json!({ "@type": "PropertyValue", "propertyID": "统一社会信用代码", "value": code.as_str() });
            put(&mut organisation, "identifier", code);
        }
        let days = department.days();
        put(&mut organisation, "foundingDate", days.first.map(|day| day.to_string()));
        put(&mut organisation, "dissolutionDate", days.last.map(|day| day.to_string()));
        let windows = department.windows.iter();
        let windows = windows.map(|key| self.thing(OFFICE, RecordKey::Window(*key)).into());
        put(&mut organisation, "department", one_or_more(windows.collect()));
        organisation
    }
}
