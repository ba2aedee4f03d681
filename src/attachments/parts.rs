use std::collections::BTreeMap;

use super::archive::{Archive, Package};
use super::limits::Budget;

/// The parts of an office document by name, in their order; `None` if it is damaged, locked or beyond the limits.
pub(crate) fn parts(document: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let archive = Archive::open(document).ok()?;
    let mut budget = Budget::default();
    let entries = archive.entries.iter();
    entries
        .map(|entry| Some((entry.name.clone(), archive.unpack(entry, &mut budget).ok()?.into_owned())))
        .collect()
}

/// The document with other bytes for some of its parts, by name, all else as it is packed.
pub(crate) fn with_parts(document: &[u8], changed: &BTreeMap<String, Vec<u8>>) -> Option<Vec<u8>> {
    let archive = Archive::open(document).ok()?;
    let places = archive.entries.iter().enumerate();
    let changed =
        places.filter_map(|(at, entry)| changed.get(&entry.name).map(|bytes| (at, bytes.clone()))).collect();
    archive.with(&changed)
}

/// A document of these parts, in this order.
pub(crate) fn document(parts: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut package = Package::default();
    parts.iter().try_for_each(|(name, bytes)| package.add(name.as_bytes(), true, bytes))?;
    package.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_has_the_parts_it_was_made_of() {
        let made = document(&[("[Content_Types].xml", b"<Types/>"), ("word/附件.xml", b"<p>1</p>")]).unwrap();
        let changed = BTreeMap::from([("word/附件.xml".to_owned(), b"<p>2</p>".to_vec())]);
        let changed = with_parts(&made, &changed).unwrap();
        let names = |document| parts(document).unwrap().into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names(&made), ["[Content_Types].xml", "word/附件.xml"]);
        assert_eq!(parts(&changed).unwrap()[1].1, b"<p>2</p>");
        assert_eq!(parts(&made[..made.len() - 9]), None);
    }
}
