use std::collections::BTreeSet;

/// The places of a page that an address can name: the values of all its `id` attributes. The page is one of our own,
/// whose texts are escaped, so that no text looks like an attribute.
pub fn anchors(page: &str) -> BTreeSet<String> {
    let is_attribute = |at: usize| page[..at].ends_with(|c: char| c.is_ascii_whitespace());
    let places = page.match_indices("id=").filter(|(at, _)| is_attribute(*at));
    let value = |(at, name): (usize, &str)| {
        let rest = &page[at + name.len()..];
        let quote = rest.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
        rest[1..].split(quote).next().map(|value| value.replace("&amp;", "&"))
    };
    places.filter_map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::anchors;

    #[test]
    fn every_id_is_a_place_and_no_text_is() {
        let page = r#"<h2 id="s1">一</h2><p class="a" id='b&amp;c' data-id="no">写 id=&quot;d&quot;</p>"#;
        assert_eq!(anchors(page).into_iter().collect::<Vec<_>>(), ["b&c", "s1"]);
    }
}
