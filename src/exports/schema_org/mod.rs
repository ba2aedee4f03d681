//! What a page says, for search engines: schema.org as JSON-LD. Only what stands on the page, and days instead of states, so
//! that it stays true for as long as the page does.
//!
//! Owns which words of schema.org are used. Must not know how a page shows the same.

mod hours;
mod office;
mod service;

use serde_json::{Map, Value, json};

use crate::policy::WorkCalendar;
use crate::records::Date;
use crate::registry::{RecordKey, Registry};

/// What is told in JSON-LD, and from where.
#[derive(Clone, Copy)]
pub struct Told<'r> {
    /// The records.
    pub registry: &'r Registry,
    /// Holidays and make-up days.
    pub calendar: &'r WorkCalendar,
    /// The day of the build.
    pub day: Date,
    /// From the page to the root of the site, where nobody has said where the site is published.
    pub to_root: &'static str,
}

impl Told<'_> {
    /// What a record's page tells; nothing where schema.org has no words for it.
    pub fn of(&self, key: RecordKey) -> Option<String> {
        let mut told = match key {
            RecordKey::Center(key) => self.center(key),
            RecordKey::Department(key) => self.department(key),
            RecordKey::Window(key) => self.window(key),
            RecordKey::Item(key) => self.service(key),
            RecordKey::Letter(_) | RecordKey::Notice(_) | RecordKey::Page(_) => return None,
        };
        told.insert("url".to_owned(), self.address(key).into());
        let mut whole = Map::new();
        whole.insert("@context".to_owned(), "https://schema.org".into());
        whole.extend(told);
        Some(escaped(&Value::Object(whole).to_string()))
    }

    /// The page of a record.
    fn address(&self, key: RecordKey) -> String {
        let name = self.registry.name_of(key);
        match self.registry.own_address() {
            Some(own) => format!("{own}/{name}.html"),
            None => format!("{}{name}.html", self.to_root),
        }
    }

    /// A record of this type, under the name that all pages give it.
    fn thing(&self, kind: &str, key: RecordKey) -> Map<String, Value> {
        let mut thing = Map::new();
        thing.insert("@type".to_owned(), kind.into());
        thing.insert("@id".to_owned(), self.address(key).into());
        thing.insert("name".to_owned(), self.registry.title_of(key).into());
        thing
    }
}

/// Several values as a list, one as itself.
fn one_or_more(mut values: Vec<Value>) -> Value {
    if values.len() == 1 { values.remove(0) } else { Value::Array(values) }
}

fn address(street: &str) -> Value {
    json!({ "@type": "PostalAddress", "addressCountry": "CN", "streetAddress": street })
}

/// So that no text ends the element in which it stands.
fn escaped(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_element_in_which_it_stands() {
        let text = "甲</script><!--&amp;";
        let written = escaped(&json!({ "name": text }).to_string());
        assert!(!written.contains(['<', '>', '&']));
        let read: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read["name"], text);
    }
}
