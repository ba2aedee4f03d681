//! Which part of an office document belongs to which: the sheets by name, the slides by position, and what hangs on them.

use std::collections::BTreeMap;

use crate::attachments::limits::Read;
use crate::attachments::markup::{Piece, pieces};

/// What a part refers to: names it gives to other parts, with their paths.
pub(super) type Relations = BTreeMap<String, String>;

/// Reads the file of relations of a part.
pub(super) fn relations(part: &str, text: &str) -> Read<Relations> {
    let mut found = Relations::new();
    pieces(text, |piece| {
        if let Piece::Open(element) = piece
            && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
        {
            found.insert(id.into_owned(), resolved(part, &target));
        }
        Ok(())
    })?;
    Ok(found)
}

/// Where the relations of a part stand.
pub(super) fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    format!("{folder}/_rels/{name}.rels").trim_start_matches('/').to_owned()
}

fn resolved(part: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = part.split('/').collect();
    steps.pop();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            _ => steps.push(step),
        }
    }
    steps.join("/")
}
