use std::collections::BTreeMap;

use serde::Deserialize;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::ThemeError;
use super::assets::{Assets, Bundles, published, verify};

/// A theme's files, sorted into what they are for.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Name and source of every template.
    pub(super) templates: Vec<(String, String)>,
    /// Fixed wording for templates.
    pub(super) strings: BTreeMap<String, String>,
    assets: Assets,
    bundles: Bundles,
    fingerprint: u128,
}

/// `theme.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    name: String,
    version: String,
    #[allow(dead_code, reason = "for people who look for a theme")]
    description: String,
    #[serde(default)]
    bundles: Bundles,
}

impl Theme {
    /// From the files of a theme folder: `theme.yaml`, `strings.yaml`, `templates/`, `assets/`.
    pub fn new(files: Vec<(String, Vec<u8>)>) -> Result<Self, ThemeError> {
        let mut hasher = Xxh3::new();
        let mut theme = Self {
            templates: Vec::new(),
            strings: BTreeMap::new(),
            assets: Assets::new(),
            bundles: Bundles::new(),
            fingerprint: 0,
        };
        let mut about = None;
        for (path, bytes) in files {
            hasher.update(&(path.len() as u64).to_le_bytes());
            hasher.update(path.as_bytes());
            hasher.update(&xxh3_128(&bytes).to_le_bytes());
            if let Some(name) = path.strip_prefix("templates/") {
                let name = name.to_owned();
                theme.templates.push((name, text(&path, bytes)?));
            } else if path.starts_with("assets/") {
                theme.assets.insert(path, bytes);
            } else if path == "strings.yaml" {
                theme.strings = yaml(&path, bytes)?;
            } else if path == "theme.yaml" {
                about = Some(yaml::<About>(&path, bytes)?);
            }
        }
        let Some(about) = about else {
            return Err(ThemeError::in_file("theme.yaml", "主题缺少 theme.yaml，这不像一个主题文件夹"));
        };
        verify(&theme.assets, &about.bundles)?;
        theme.bundles = about.bundles;
        hasher.update(about.name.as_bytes());
        hasher.update(about.version.as_bytes());
        theme.fingerprint = hasher.digest128();
        Ok(theme)
    }

    /// The files to publish beside the pages: path from the root of the site, bytes. `is_smaller`: scripts and styles
    /// made smaller, in a build that can.
    pub(super) fn assets(&self, is_smaller: bool) -> Vec<(String, Vec<u8>)> {
        published(&self.assets, &self.bundles, is_smaller)
    }

    /// Changes whenever a file of the theme changes.
    pub fn fingerprint(&self) -> u128 {
        self.fingerprint
    }
}

fn text(path: &str, bytes: Vec<u8>) -> Result<String, ThemeError> {
    String::from_utf8(bytes).map_err(|_| ThemeError::in_file(path, "文件不是 UTF-8 编码，请另存为 UTF-8"))
}

fn yaml<T: serde::de::DeserializeOwned>(path: &str, bytes: Vec<u8>) -> Result<T, ThemeError> {
    let text = text(path, bytes)?;
    serde_yaml::from_str(&text).map_err(|error| ThemeError {
        file: path.to_owned(),
        place: error.location().map(|at| (at.line(), at.column())),
        message: format!("写法有误，无法读取（{error}）"),
    })
}
