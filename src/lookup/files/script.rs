//! A script of the index: its path, the numbering it belongs to, and how it passes on its data.

use super::super::numbers::PER_FOLDER;

/// A file that the search page fetches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookupFile {
    /// From the root of the site.
    pub path: String,
    /// The text of the script.
    pub text: String,
}

/// A script that passes on data under its path, and names the numbering that they belong to.
pub(super) fn script(path: &str, numbering: &str, data: &[String]) -> LookupFile {
    LookupFile {
        path: format!("lookup/{path}.js"),
        text: format!("mingchuang(\"{path}\",\"{numbering}\",{})\n", data.join(",")),
    }
}

/// One of many numbered scripts, in folders of equal size.
pub(super) fn numbered(folder: &str, number: usize, numbering: &str, data: &[String]) -> LookupFile {
    script(&format!("{folder}/{}/{}", number / PER_FOLDER, number % PER_FOLDER), numbering, data)
}
