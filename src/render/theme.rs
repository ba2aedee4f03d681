use std::collections::BTreeMap;

use serde::Deserialize;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::source::{Files, NoSuchTheme, Themes};

use super::ThemeError;
use super::assets::{Assets, Bundles};
use super::fragment::Fragment;

/// A theme's files, sorted into what they are for.
///
/// A theme holds only what it changes: file by file in `templates/` and `assets/`, key by key in `strings.yaml`,
/// bundle by bundle in `theme.yaml`. Everything else comes from the theme in the program.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Source of every template by its name.
    pub(super) templates: BTreeMap<String, String>,
    /// Fixed wording for templates.
    pub(super) strings: BTreeMap<String, String>,
    /// Those of them that the theme in the program does not know.
    pub(super) new_strings: Vec<String>,
    pub(super) assets: Assets,
    /// Headers and footers of the site above, by their file name.
    pub(super) fragments: BTreeMap<String, Fragment>,
    fingerprint: u128,
}

/// `theme.yaml`.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct About {
    #[allow(dead_code, reason = "for people who look for a theme")]
    name: String,
    #[allow(dead_code, reason = "for people who look for a theme")]
    version: String,
    #[allow(dead_code, reason = "for people who look for a theme")]
    description: String,
    bundles: Bundles,
}

impl Theme {
    /// The theme of this name.
    pub fn of(themes: &Themes, name: Option<&str>) -> Result<Self, ThemeError> {
        let unknown = |NoSuchTheme| ThemeError::in_file("theme.yaml", "没有这个主题");
        let (in_program, changes) = themes.choose(name).map_err(unknown)?;
        Self::new(in_program, changes)
    }

    /// The theme in the program, and what a theme folder changes in it.
    pub(super) fn new(in_program: &Files, changes: Option<&Files>) -> Result<Self, ThemeError> {
        let mut theme = Self::default();
        theme.take(in_program)?;
        if let Some(changes) = changes {
            if !changes.iter().any(|(path, _)| Part::of(path) != Part::Other) {
                let message = "没有 theme.yaml、strings.yaml，templates、assets、fragments 里也没有文件，这不像一个主题文件夹";
                return Err(ThemeError::in_file("theme.yaml", message));
            }
            let known = theme.strings.clone();
            theme.take(changes)?;
            theme.new_strings =
                theme.strings.keys().filter(|key| !known.contains_key(*key)).cloned().collect();
        }
        theme.assets.verify()?;
        Ok(theme)
    }

    /// Applies what the files change.
    fn take(&mut self, files: &Files) -> Result<(), ThemeError> {
        let mut hasher = Xxh3::new();
        hasher.update(&self.fingerprint.to_le_bytes());
        for (path, bytes) in files {
            hasher.update(&(path.len() as u64).to_le_bytes());
            hasher.update(path.as_bytes());
            hasher.update(&xxh3_128(bytes).to_le_bytes());
            match Part::of(path) {
                Part::Template(name) => {
                    self.templates.insert(name.to_owned(), text(path, bytes)?.to_owned());
                }
                Part::Asset(path) => self.assets.add(path, bytes),
                Part::Fragment(name) => {
                    self.fragments.insert(name.to_owned(), Fragment::read(text(path, bytes)?));
                }
                Part::Strings => self.strings.append(&mut yaml(path, bytes)?),
                Part::About => self.assets.bundle(yaml::<About>(path, bytes)?.bundles),
                Part::Other => {}
            }
        }
        self.fingerprint = hasher.digest128();
        Ok(())
    }

    /// The files to publish beside the pages: path from the root of the site, bytes. `is_smaller`: scripts and styles
    /// made smaller, in a build that can.
    pub(super) fn assets(&self, is_smaller: bool) -> Vec<(String, Vec<u8>)> {
        self.assets.published(is_smaller)
    }

    /// Changes whenever a file of the theme changes.
    pub fn fingerprint(&self) -> u128 {
        self.fingerprint
    }
}

/// What a file of a theme is for, by its path.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'p> {
    /// Its name in other templates.
    Template(&'p str),
    /// Its path below `assets/`.
    Asset(&'p str),
    /// Its path below `fragments/`.
    Fragment(&'p str),
    Strings,
    About,
    Other,
}

impl<'p> Part<'p> {
    pub(super) fn of(path: &'p str) -> Self {
        match (path, path.split_once('/')) {
            ("theme.yaml", _) => Self::About,
            ("strings.yaml", _) => Self::Strings,
            (_, Some(("templates", name))) => Self::Template(name),
            (_, Some(("assets", path))) => Self::Asset(path),
            (_, Some(("fragments", name))) => Self::Fragment(name),
            _ => Self::Other,
        }
    }
}

fn text<'b>(path: &str, bytes: &'b [u8]) -> Result<&'b str, ThemeError> {
    std::str::from_utf8(bytes).map_err(|_| ThemeError::in_file(path, "文件不是 UTF-8 编码，请另存为 UTF-8"))
}

/// A file of nothing but comments changes nothing.
fn yaml<T: serde::de::DeserializeOwned + Default>(path: &str, bytes: &[u8]) -> Result<T, ThemeError> {
    let read = serde_yaml::from_str::<Option<T>>(text(path, bytes)?);
    read.map(Option::unwrap_or_default).map_err(|error| ThemeError {
        file: path.to_owned(),
        place: error.location().map(|at| (at.line(), at.column())),
        message: format!("写法有误，无法读取（{error}）"),
    })
}
