//! What the parts of a package tell of the people who wrote them, and the parts without it.

use crate::attachments::markup::{Piece, pieces, rewritten};

/// What stands where a program insists on a name; office programs write the same when they remove names.
const NOBODY: &str = "作者";

/// What a part tells, for people.
pub(super) fn traces(part: &str, text: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut inside: Option<&'static str> = None;
    // What was found of a damaged part counts.
    let _ = pieces(text, |piece| {
        match piece {
            Piece::Open(element) => {
                inside = inside.or_else(|| element_trace(part, element.name()));
                for (name, value) in element.attributes() {
                    let trace = attribute_trace(part, element.name(), name);
                    found.extend(
                        trace
                            .filter(|(_, instead)| !value.is_empty() && value != *instead)
                            .map(|(what, _)| what),
                    );
                }
            }
            Piece::Text(text) if !text.trim().is_empty() => found.extend(inside),
            Piece::Close(name) if element_trace(part, name).is_some() => inside = None,
            _ => {}
        }
        Ok(())
    });
    found
}

/// The part without what it tells; `None` if it tells nothing.
pub(super) fn cleaned(part: &str, text: &str) -> Option<String> {
    if traces(part, text).is_empty() {
        return None;
    }
    rewritten(
        text,
        |element, name, value| {
            let (_, instead) = attribute_trace(part, element, name)?;
            (!value.is_empty() && value != instead).then_some(instead)
        },
        |element| element_trace(part, element).is_some(),
    )
}

/// What the text of an element tells.
fn element_trace(part: &str, element: &str) -> Option<&'static str> {
    let properties = part.starts_with("docProps/");
    match element {
        "creator" if properties => Some("作者"),
        "lastModifiedBy" if properties => Some("最后修改人"),
        "Company" if properties => Some("单位"),
        "Manager" if properties => Some("主管"),
        "author" if part.starts_with("xl/") => Some("批注的作者"),
        "Author" if part == "OFD.xml" => Some("作者"),
        _ => None,
    }
}

/// What the value of an attribute tells, and what may stand there instead.
fn attribute_trace(part: &str, element: &str, name: &str) -> Option<(&'static str, &'static str)> {
    match (element, name) {
        (_, "author") if part.starts_with("word/") => Some(("批注和修订的作者", NOBODY)),
        (_, "initials") if !part.starts_with("xl/") => Some(("批注和修订的作者", "")),
        ("cmAuthor" | "author", "name") if part.starts_with("ppt/") => Some(("批注的作者", NOBODY)),
        ("presenceInfo" | "person" | "author", "userId") => Some(("账户", "")),
        ("fileSharing" | "header", "userName") => Some(("最后修改人", "")),
        ("absPath", "url") => Some(("保存的位置", "")),
        ("person", "displayName") | ("Annot", "Creator") => Some(("批注的作者", NOBODY)),
        _ => None,
    }
}
