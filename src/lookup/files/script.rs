//! A script of the index: where it lies, and how it hands over its data.

use super::super::numbers::PER_FOLDER;

/// A file the search page reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookupFile {
    /// From the root of the site.
    pub path: String,
    /// A script.
    pub text: String,
}

/// A script that hands over data under its path.
pub(super) fn script(path: &str, data: &[String]) -> LookupFile {
    LookupFile {
        path: format!("lookup/{path}.js"),
        text: format!("mingchuang(\"{path}\",{})\n", data.join(",")),
    }
}

/// One of many scripts, in folders of equal size.
pub(super) fn numbered(folder: &str, number: usize, data: &[String]) -> LookupFile {
    script(&format!("{folder}/{}/{}", number / PER_FOLDER, number % PER_FOLDER), data)
}
