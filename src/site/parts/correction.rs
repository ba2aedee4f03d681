use std::fmt::Write;

use crate::records::Date;
use crate::registry::Registry;

/// Where somebody who finds a mistake on a page writes to: a letter by electronic mail that names the page and what it is a
/// version of. None where the office has no address for it.
pub(crate) fn correction(
    registry: &Registry,
    url: &str,
    index_no: Option<&str>,
    version: Option<Date>,
) -> Option<String> {
    let office = registry.site.disclosure_office.email.as_deref()?;
    let page = registry.own_address().map_or_else(|| url.to_owned(), |own| format!("{own}/{url}"));
    let number = index_no.map(|number| format!("索引号：{number}\r\n")).unwrap_or_default();
    let version = version.map(|day| format!("网页日期：{day}\r\n")).unwrap_or_default();
    let text = format!("网页：{page}\r\n{number}{version}哪里不对：\r\n");
    Some(format!("mailto:{office}?subject={}&body={}", encoded("网页纠错"), encoded(&text)))
}

/// Percent-encoded, but for letters, digits and what is as common in addresses.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn only_what_is_common_in_addresses_stays_as_it_is() {
        assert_eq!(encoded("a/b：1\r\n"), "a/b%EF%BC%9A1%0D%0A");
    }
}
