use crate::records::Shape;

use super::file_name::id_of;
pub(crate) use super::kinds::Kind;

impl Kind {
    /// The kind with this English or Chinese name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name || kind.label() == name)
    }

    /// What staff call it.
    pub(crate) fn label(self) -> &'static str {
        match self.shape() {
            Shape::Record(record) => record.label,
            Shape::List(_) | Shape::Scalar(_) => self.name(),
        }
    }

    /// The folder its files are in, with `/`; `None` if there is only one file.
    pub(crate) fn folder(self) -> Option<&'static str> {
        self.place().find('/').map(|end| &self.place()[..=end])
    }

    /// Where its files are inside the content folder, without the extension.
    pub(crate) fn pattern(self) -> String {
        match self.folder() {
            Some(folder) => format!("{folder}**/*"),
            None => id_of(self.place()).to_owned(),
        }
    }

    /// The kind of the file at this path inside the content folder.
    pub(crate) fn of(path: &str) -> Option<Self> {
        let is_yaml = path.ends_with(".yaml") || path.ends_with(".yml");
        let folder = path.find('/').map(|end| &path[..=end]);
        Self::ALL.into_iter().find(|kind| {
            let is_there = match folder {
                Some(_) => kind.folder() == folder,
                None => kind.folder().is_none() && id_of(path) == id_of(kind.place()),
            };
            is_there && is_yaml != kind.is_markdown()
        })
    }
}
