//! What can be done: items.

use serde_json::{Map, Value, json};

use crate::records::{Audience, HttpUrl};
use crate::registry::{ItemKey, RecordKey, WindowKey};

use super::super::json::put;
use super::{Told, address, one_or_more};

impl Told<'_> {
    pub(super) fn service(&self, key: ItemKey) -> Map<String, Value> {
        let registry = self.registry;
        let item = &registry.items[key];
        let record = &item.record;
        let mut service = self.thing("GovernmentService", RecordKey::Item(key));
        let aliases = record.aliases.iter().map(|alias| Value::from(alias.as_str()));
        put(&mut service, "alternateName", one_or_more(aliases.collect()));
        put(&mut service, "serviceType", item.category.label());
        let codes = [&record.task_code, &record.catalog_code, &record.handle_item_code, &record.local_code];
        let code = codes.into_iter().flatten().map(|code| Value::from(code.as_str()));
        put(&mut service, "identifier", one_or_more(code.collect()));
        let department = RecordKey::Department(item.department);
        put(&mut service, "serviceOperator", self.thing("GovernmentOrganization", department));
        let area = registry.site.area_name.as_str();
        put(&mut service, "jurisdiction", json!({ "@type": "AdministrativeArea", "name": area }));
        let days = item.days();
        let mut offer = Map::new();
        put(&mut offer, "availabilityStarts", days.first.map(|day| day.to_string()));
        put(&mut offer, "availabilityEnds", days.last.map(|day| day.to_string()));
        // Where and how, the page of an item that is over does not say any more.
        if !days.end_before(self.day) {
            self.put_way(&mut service, &mut offer, key);
        }
        if !offer.is_empty() {
            put(&mut offer, "@type", "Offer");
            put(&mut service, "offers", offer);
        }
        service
    }

    /// For whom, where, at which price and with which result.
    fn put_way(&self, service: &mut Map<String, Value>, offer: &mut Map<String, Value>, key: ItemKey) {
        let item = &self.registry.items[key];
        let record = &item.record;
        let audience: Vec<&str> = record.audience.iter().copied().map(Audience::label).collect();
        if !audience.is_empty() {
            let audience = json!({ "@type": "Audience", "audienceType": audience.join("、") });
            put(service, "audience", audience);
        }
        let result = record.result.as_ref();
        let result = result.map(|result| json!({ "@type": "Thing", "name": result.name.as_str() }));
        put(service, "serviceOutput", result);
        match &record.fee {
            Some(fee) if fee.charged.0 => put(offer, "description", fee.standard.as_deref()),
            Some(_) => {
                put(offer, "price", 0);
                put(offer, "priceCurrency", "CNY");
            }
            None => {}
        }
        let online = record.online_url.as_ref().map(HttpUrl::as_str);
        let online = online.map(|url| json!({ "@type": "ServiceChannel", "serviceUrl": url }));
        let channels = item.windows.iter().map(|window| self.channel(*window)).chain(online);
        put(service, "availableChannel", one_or_more(channels.collect()));
    }

    /// A window at which an item is handled.
    fn channel(&self, key: WindowKey) -> Value {
        let registry = self.registry;
        let mut office = self.thing("GovernmentOffice", RecordKey::Window(key));
        if let Some(center) = registry.center_of(key) {
            put(&mut office, "address", address(&center.record.address));
        }
        put(&mut office, "telephone", registry.windows[key].record.phone.as_str());
        json!({ "@type": "ServiceChannel", "serviceLocation": office })
    }
}
