use std::collections::BTreeMap;

/// What a file of the content becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Revised {
    /// A text.
    Text(String),
    /// A file that is not read as a record, such as a scan.
    Bytes(Vec<u8>),
    /// It goes away.
    Gone,
}

/// Changes of the content that belong together: shown before they are made, and made all or none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revision {
    /// By path inside the content folder, with `/`.
    pub files: BTreeMap<String, Revised>,
}

impl Revision {
    /// A text that becomes another, or a new one.
    pub fn write(&mut self, path: &str, text: impl Into<String>) {
        self.files.insert(path.to_owned(), Revised::Text(text.into()));
    }

    /// Is there nothing to do?
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
