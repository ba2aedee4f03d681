//! What the parts of a package tell of the people who wrote them, and the parts without it.

use crate::attachments::telling::{NOBODY, Telling, Told};

/// What a part tells, for people.
pub(super) fn traces(part: &str, text: &str) -> Vec<&'static str> {
    telling(part).traces(text)
}

/// The part without what it tells; `None` if it tells nothing.
pub(super) fn cleaned(part: &str, text: &str) -> Option<String> {
    telling(part).cleaned(text)
}

fn telling(part: &str) -> Telling<'_> {
    Telling { part, element: element_trace, attribute: attribute_trace }
}

/// What the text of an element tells.
fn element_trace(part: &str, element: &str) -> Option<&'static str> {
    let properties = part.starts_with("docProps/");
    match element {
        "creator" | "contributor" if properties => Some("作者"),
        "lastModifiedBy" if properties => Some("最后修改人"),
        "Company" if properties => Some("单位"),
        "Manager" if properties => Some("主管"),
        "HyperlinkBase" if properties => Some("保存的位置"),
        // Nobody sees them; programs write the accounts of their users there. Numbers and days stay.
        "lpwstr" | "lpstr" | "bstr" if part.starts_with("docProps/custom") => Some("自定义属性"),
        "author" if part.starts_with("xl/") => Some("批注的作者"),
        "Author" if part == "OFD.xml" => Some("作者"),
        _ => None,
    }
}

/// What the value of an attribute tells, and what may stand there instead.
fn attribute_trace(part: &str, element: &str, name: &str, value: &str) -> Option<Told> {
    match (element, name) {
        (_, "author") if part.starts_with("word/") => Some(("批注和修订的作者", NOBODY)),
        (_, "initials") if !part.starts_with("xl/") => Some(("批注和修订的作者", "")),
        ("cmAuthor" | "author" | "chgData", "name") if part.starts_with("ppt/") => {
            Some(("批注的作者", NOBODY))
        }
        ("userInfo", "name") if part.starts_with("xl/") => Some(("最后修改人", NOBODY)),
        (_, "userId") if !part.starts_with("customXml/") => Some(("账户", "")),
        (_, "userName") if !part.starts_with("customXml/") => Some(("最后修改人", "")),
        ("pivotCacheDefinition", "refreshedBy") => Some(("最后修改人", "")),
        ("absPath", "url") => Some(("保存的位置", "")),
        ("Relationship", "Target") if is_place_on_disk(value) => Some(("保存的位置", NOWHERE)),
        ("person", "displayName") | ("Annot", "Creator") => Some(("批注的作者", NOBODY)),
        _ => None,
    }
}

/// An address that leads nowhere.
const NOWHERE: &str = "file:///";

/// Is it a path on somebody's computer, or on a server of an office?
fn is_place_on_disk(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    value.starts_with("file:")
        || value.starts_with("\\\\")
        || value.get(1..3).is_some_and(|colon| [":\\", ":/"].contains(&colon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_of_people_is_taken_out_and_nothing_else() {
        for (part, text, clean) in [
            (
                "docProps/core.xml",
                "<a><dc:contributor>甲</dc:contributor></a>",
                "<a><dc:contributor></dc:contributor></a>",
            ),
            (
                "docProps/custom.xml",
                "<property name=\"ICV\"><vt:lpwstr>9A0B</vt:lpwstr><vt:i4>1</vt:i4></property>",
                "<property name=\"ICV\"><vt:lpwstr></vt:lpwstr><vt:i4>1</vt:i4></property>",
            ),
            (
                "word/_rels/settings.xml.rels",
                "<Relationship Target=\"file:///C:\\Users\\jia\\Normal.dotm\"/>",
                "<Relationship Target=\"file:///\"/>",
            ),
            (
                "xl/_rels/a.rels",
                "<Relationship Target=\"\\\\server\\jia\\b.xlsx\"/>",
                "<Relationship Target=\"file:///\"/>",
            ),
            (
                "xl/_rels/a.rels",
                "<Relationship Target=\"D:\\jia\\b.xlsx\"/>",
                "<Relationship Target=\"file:///\"/>",
            ),
            (
                "xl/pivotCache/pivotCacheDefinition1.xml",
                "<pivotCacheDefinition refreshedBy=\"甲\" a=\"1\"/>",
                "<pivotCacheDefinition refreshedBy=\"\" a=\"1\"/>",
            ),
            (
                "ppt/changesInfos/changesInfo1.xml",
                "<pc:chgData name=\"甲\" userId=\"S::a\"/>",
                "<pc:chgData name=\"作者\" userId=\"\"/>",
            ),
            (
                "word/documenttasks/documenttasks1.xml",
                "<t:Attribution userId=\"S::a\" userName=\"甲\"/>",
                "<t:Attribution userId=\"\" userName=\"\"/>",
            ),
        ] {
            assert_eq!(cleaned(part, text).as_deref(), Some(clean));
            assert_eq!(cleaned(part, clean), None);
        }
        for (part, text) in [
            ("word/_rels/a.rels", "<Relationship Target=\"https://a.example/\"/>"),
            ("word/_rels/a.rels", "<Relationship Target=\"media/a.png\"/>"),
            ("customXml/item1.xml", "<a userId=\"1\"/>"),
            ("docProps/core.xml", "<dc:title>甲</dc:title>"),
        ] {
            assert_eq!(cleaned(part, text), None, "{text}");
        }
    }
}
