//! A theme's files below `assets/` → the files that are published there: parts joined into bundles, all made smaller.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{ThemeError, smaller_script, smaller_style};

/// The published file → its parts in order. Parts are not published by themselves.
pub(super) type Bundles = BTreeMap<String, Vec<String>>;

/// The files below `assets/` and what they are joined into; all paths are those below `assets/`.
#[derive(Debug, Clone, Default)]
pub(super) struct Assets {
    files: BTreeMap<String, Vec<u8>>,
    bundles: Bundles,
    /// Every file that was ever a part: one that a theme takes out of its bundle is still not published by itself.
    parts: BTreeSet<String>,
}

/// What an asset is, as far as it can be joined and made smaller.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Style,
    Script,
    Other,
}

impl Kind {
    fn of(path: &str) -> Self {
        match path.rsplit_once('.') {
            Some((_, "css")) => Self::Style,
            Some((_, "js")) => Self::Script,
            _ => Self::Other,
        }
    }

    fn join(self, parts: &[&[u8]]) -> Vec<u8> {
        let (head, tail) = match self {
            // Parts share one scope, and add nothing to that of the page.
            Self::Script => ("(function () {\n\"use strict\";\n", "})();\n"),
            Self::Style | Self::Other => ("", ""),
        };
        let mut joined = head.as_bytes().to_vec();
        for part in parts {
            joined.extend_from_slice(part);
            // A comment in the last line must not swallow the next part.
            if !part.ends_with(b"\n") {
                joined.push(b'\n');
            }
        }
        joined.extend_from_slice(tail.as_bytes());
        joined
    }

    /// What cannot be parsed stays as it is.
    fn smaller(self, bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
        let smaller = std::str::from_utf8(&bytes).ok().and_then(|text| match self {
            Self::Script => smaller_script(text),
            Self::Style => smaller_style(text),
            Self::Other => None,
        });
        smaller.map_or(bytes, |text| Cow::Owned(text.into_bytes()))
    }
}

impl Assets {
    /// Adds a file, or replaces the one at the same path.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) {
        self.files.insert(path.to_owned(), bytes.to_vec());
    }

    /// Adds bundles, or replaces those that publish the same file.
    pub(super) fn bundle(&mut self, mut bundles: Bundles) {
        self.parts.extend(bundles.values().flatten().cloned());
        self.bundles.append(&mut bundles);
    }

    /// Is there such a file?
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Is the file in a bundle?
    pub(super) fn is_part(&self, path: &str) -> bool {
        self.bundles.values().flatten().any(|part| part == path)
    }

    /// Every file that is text, by path.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
    }

    /// Can every bundle be made?
    pub(super) fn verify(&self) -> Result<(), ThemeError> {
        let wrong = |message| Err(ThemeError::in_file("theme.yaml", message));
        for (name, parts) in &self.bundles {
            let mut used = BTreeSet::new();
            let kind = Kind::of(name);
            if kind == Kind::Other || !is_plain(name) {
                return wrong(format!("bundles 里的“{name}”不能合成，只能是 assets 下的 .css 或 .js 文件"));
            }
            for part in parts {
                if !self.files.contains_key(part) {
                    return wrong(format!("bundles 的“{name}”用到的 assets/{part} 不存在"));
                }
                if Kind::of(part) != kind {
                    return wrong(format!("bundles 的“{name}”不能用“{part}”合成，扩展名应相同"));
                }
                if !used.insert(part) {
                    return wrong(format!("bundles 的“{name}”里“{part}”写了两次，一个文件只能用一次"));
                }
            }
        }
        // A bundle and a file of the same name: it is not clear which is meant.
        let clash = self.bundles.keys().find(|name| self.is_alone(name));
        clash.map_or(Ok(()), |name| {
            wrong(format!(
                "assets/{name} 已有文件，又由 bundles 合成；只要这个文件的，请写成 {name}: [{name}]"
            ))
        })
    }

    /// The files to publish, in the order of their paths from the root of the site: bundles, and every file that is
    /// no part of one.
    pub(super) fn published(&self, is_smaller: bool) -> Vec<(String, Vec<u8>)> {
        let alone = self.files.iter().filter(|(path, _)| self.is_alone(path));
        let alone = alone.map(|(path, bytes)| (path, Cow::Borrowed(bytes.as_slice())));
        let joined = self.bundles.iter().map(|(name, parts)| {
            let parts: Vec<&[u8]> =
                parts.iter().filter_map(|part| self.files.get(part).map(Vec::as_slice)).collect();
            (name, Cow::Owned(Kind::of(name).join(&parts)))
        });
        let all: BTreeMap<&String, Cow<'_, [u8]>> = alone.chain(joined).collect();
        let publish = |(path, bytes): (&String, _)| {
            let bytes = if is_smaller { Kind::of(path).smaller(bytes) } else { bytes };
            (format!("assets/{path}"), bytes.into_owned())
        };
        all.into_iter().map(publish).collect()
    }

    /// Is there such a file, and is it published by itself?
    fn is_alone(&self, path: &str) -> bool {
        self.files.contains_key(path) && !self.parts.contains(path)
    }
}

fn is_plain(path: &str) -> bool {
    path.split('/').all(|step| !matches!(step, "" | "." | "..")) && !path.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundles(bundles: &[(&str, &[&str])]) -> Bundles {
        let parts = |parts: &[&str]| parts.iter().map(|&part| part.to_owned()).collect();
        bundles.iter().map(|(name, of)| ((*name).to_owned(), parts(of))).collect()
    }

    fn assets(files: &[(&str, &str)], of: &[(&str, &[&str])]) -> Assets {
        let mut assets = Assets::default();
        for (path, text) in files {
            assets.add(path, text.as_bytes());
        }
        assets.bundle(bundles(of));
        assets
    }

    #[track_caller]
    fn published(assets: &Assets, expected: &[(&str, &str)]) {
        assets.verify().unwrap();
        let published = assets.published(false);
        let texts: Vec<(&str, &str)> = published
            .iter()
            .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
            .collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn parts_are_joined_in_order_and_not_published_by_themselves() {
        let files = [("a.css", "a{}"), ("b.css", "b{}\n"), ("c.svg", "<svg/>"), ("site/x.js", "f() // x")];
        let assets = assets(&files, &[("site.css", &["b.css", "a.css"]), ("site.js", &["site/x.js"])]);
        let script = "(function () {\n\"use strict\";\nf() // x\n})();\n";
        published(
            &assets,
            &[("assets/c.svg", "<svg/>"), ("assets/site.css", "b{}\na{}\n"), ("assets/site.js", script)],
        );
    }

    #[test]
    fn a_bundle_may_bear_the_name_of_its_part() {
        let files = [("a.css", "a{}"), ("site.css", "b{}")];
        let assets = assets(&files, &[("site.css", &["a.css", "site.css"])]);
        published(&assets, &[("assets/site.css", "a{}\nb{}\n")]);
    }

    #[test]
    fn a_part_that_a_changed_bundle_leaves_out_is_not_published() {
        let mut assets = assets(&[("a.css", "a{}"), ("b.css", "b{}")], &[("site.css", &["a.css"])]);
        assets.bundle(bundles(&[("site.css", &["b.css"])]));
        published(&assets, &[("assets/site.css", "b{}\n")]);
    }

    #[test]
    fn two_bundles_may_share_a_part() {
        let of: [(&str, &[&str]); 2] = [("x.css", &["a.css"]), ("y.css", &["a.css"])];
        let assets = assets(&[("a.css", "a{}")], &of);
        assets.verify().unwrap();
        published(&assets, &[("assets/x.css", "a{}\n"), ("assets/y.css", "a{}\n")]);
    }

    #[test]
    fn a_bundle_that_cannot_be_made_is_refused_by_name() {
        let files = [("a.css", ""), ("b.css", ""), ("c.js", ""), ("site.css", ""), ("d.svg", "")];
        let refused = |of: &[(&str, &[&str])], words: &[&str]| {
            let error = assets(&files, of).verify().unwrap_err();
            assert_eq!(error.file, "theme.yaml");
            assert!(words.iter().all(|word| error.message.contains(word)), "{error}");
        };
        refused(&[("x.css", &["nowhere.css"])], &["x.css", "assets/nowhere.css", "不存在"]);
        refused(&[("x.css", &["a.css", "a.css"])], &["a.css", "两次"]);
        refused(&[("x.css", &["c.js"])], &["x.css", "c.js", "扩展名"]);
        refused(&[("x.svg", &["d.svg"])], &["x.svg", "不能合成"]);
        refused(&[("../x.css", &["a.css"])], &["../x.css", "不能合成"]);
        refused(&[("site.css", &["a.css"])], &["assets/site.css", "已有文件"]);
    }
}
