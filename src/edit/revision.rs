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
    /// The texts from which some of them were made: if one of these files holds another text by then, nothing is written.
    pub made_from: BTreeMap<String, String>,
}

impl Revision {
    /// A text that becomes another, or a new one.
    pub fn write(&mut self, path: &str, text: impl Into<String>) {
        self.files.insert(path.to_owned(), Revised::Text(text.into()));
    }

    /// A text that becomes another, and holds this one until then.
    pub fn change(&mut self, path: &str, from: impl Into<String>, to: impl Into<String>) {
        self.made_from.entry(path.to_owned()).or_insert_with(|| from.into());
        self.write(path, to);
    }

    /// A file that is not read as a record, such as a scan.
    pub fn lay(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.to_owned(), Revised::Bytes(bytes.into()));
    }

    /// A file that goes away.
    pub fn remove(&mut self, path: &str) {
        self.files.insert(path.to_owned(), Revised::Gone);
    }

    /// Is there nothing to do?
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
