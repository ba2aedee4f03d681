use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::theme_files::{default_theme, read_theme};
use super::{Files, ReadError};

/// Every theme a site can be shown in: the one in the program, the folders in `themes/` beside the content, by
/// name, and the one given on the command line, which wins.
///
/// All of them are read, because it is not yet known which is meant: the name is in a record, and whether anything
/// has changed since the last build is asked before records are read. Themes are small.
#[derive(Debug, Clone)]
pub struct Themes {
    in_program: Files,
    beside: BTreeMap<String, Folder>,
    given: Option<Folder>,
}

/// A theme folder: what it changes.
#[derive(Debug, Clone)]
struct Folder {
    path: PathBuf,
    files: Files,
}

/// No theme has the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuchTheme;

/// The theme of a site that names none: the one in the program, changed by a folder of this name if there is one.
const DEFAULT: &str = "default";

/// The folder of themes that belongs to a content folder.
pub fn themes_beside(content: &Path) -> PathBuf {
    content.parent().unwrap_or(Path::new("")).join("themes")
}

impl Themes {
    /// Reads them all.
    pub fn read(content: &Path, given: Option<&Path>) -> Result<Self, ReadError> {
        let given = given.map(Folder::read).transpose()?;
        let mut themes = Self { given, ..Self::default() };
        let beside = themes_beside(content);
        let io_error = |error| ReadError::Io(beside.clone(), error);
        if themes.given.is_some() || !beside.is_dir() {
            return Ok(themes);
        }
        for entry in fs::read_dir(&beside).map_err(io_error)? {
            let path = entry.map_err(io_error)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !name.starts_with('.') {
                themes.beside.insert(name, Folder::read(&path)?);
            }
        }
        Ok(themes)
    }

    /// The files of the theme in the program, and those by which the theme of this name changes it.
    pub fn choose(&self, name: Option<&str>) -> Result<(&Files, Option<&Files>), NoSuchTheme> {
        let name = name.unwrap_or(DEFAULT);
        let folder = self.given.as_ref().or_else(|| self.beside.get(name));
        match folder {
            None if name != DEFAULT => Err(NoSuchTheme),
            folder => Ok((&self.in_program, folder.map(|folder| &folder.files))),
        }
    }

    /// The names that can be chosen.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let in_program = (!self.beside.contains_key(DEFAULT)).then_some(DEFAULT);
        in_program.into_iter().chain(self.beside.keys().map(String::as_str))
    }

    /// The folders they were read from.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        self.given.iter().chain(self.beside.values()).map(|folder| folder.path.as_path())
    }

    /// Changes whenever a file of any of them does.
    pub fn fingerprint(&self) -> u128 {
        let mut hasher = Xxh3::new();
        let mut add = |name: &str, files: &Files| {
            for (path, bytes) in files {
                for part in [name, path] {
                    hasher.update(&(part.len() as u64).to_le_bytes());
                    hasher.update(part.as_bytes());
                }
                hasher.update(&xxh3_128(bytes).to_le_bytes());
            }
        };
        add("", &self.in_program);
        self.given.iter().for_each(|folder| add("/", &folder.files));
        self.beside.iter().for_each(|(name, folder)| add(name, &folder.files));
        hasher.digest128()
    }
}

/// Only the one in the program.
impl Default for Themes {
    fn default() -> Self {
        Self { in_program: default_theme(), beside: BTreeMap::new(), given: None }
    }
}

impl Folder {
    fn read(path: &Path) -> Result<Self, ReadError> {
        Ok(Self { path: path.to_owned(), files: read_theme(path)? })
    }
}
