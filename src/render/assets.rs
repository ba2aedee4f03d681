//! A theme's files below `assets/` → the files that are published there: parts joined into bundles, all made smaller.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{ThemeError, smaller_script, smaller_style};

/// Files by path, which begins with `assets/`.
pub(super) type Assets = BTreeMap<String, Vec<u8>>;

/// The published file → its parts in order; both as paths below `assets/`. Parts are not published by themselves.
pub(super) type Bundles = BTreeMap<String, Vec<String>>;

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
            // Parts share one scope, and leave nothing in that of the page.
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

    /// What cannot be read stays as it is.
    fn smaller<'b>(self, bytes: Cow<'b, [u8]>) -> Cow<'b, [u8]> {
        let smaller = std::str::from_utf8(&bytes).ok().and_then(|text| match self {
            Self::Script => smaller_script(text),
            Self::Style => smaller_style(text),
            Self::Other => None,
        });
        smaller.map_or(bytes, |text| Cow::Owned(text.into_bytes()))
    }
}

/// Says what is wrong with the bundles of a theme that has these files.
pub(super) fn verify(files: &Assets, bundles: &Bundles) -> Result<(), ThemeError> {
    let wrong = |message| Err(ThemeError::in_file("theme.yaml", message));
    let mut used = BTreeSet::new();
    for (name, parts) in bundles {
        let kind = Kind::of(name);
        if kind == Kind::Other || !is_plain(name) {
            return wrong(format!("bundles 里的“{name}”不能合成，只能是 assets 下的 .css 或 .js 文件"));
        }
        for part in parts {
            if !files.contains_key(&below_assets(part)) {
                return wrong(format!("bundles 的“{name}”用到的 assets/{part} 不存在"));
            }
            if Kind::of(part) != kind {
                return wrong(format!("bundles 的“{name}”不能用“{part}”合成，扩展名应相同"));
            }
            if !used.insert(part) {
                return wrong(format!("bundles 里的“{part}”写了两次，一个文件只能用一次"));
            }
        }
    }
    // Which of the two would be meant?
    let clash = bundles.keys().find(|name| !used.contains(name) && files.contains_key(&below_assets(name)));
    clash.map_or(Ok(()), |name| {
        wrong(format!("assets/{name} 已有文件，又由 bundles 合成；只要这个文件的，请写成 {name}: [{name}]"))
    })
}

/// The published files in the order of their paths: bundles, and every file that is no part of one.
pub(super) fn published(files: &Assets, bundles: &Bundles, is_smaller: bool) -> Vec<(String, Vec<u8>)> {
    let parts: BTreeSet<String> = bundles.values().flatten().map(|part| below_assets(part)).collect();
    let alone = files.iter().filter(|(path, _)| !parts.contains(*path));
    let alone = alone.map(|(path, bytes)| (path.clone(), Cow::Borrowed(bytes.as_slice())));
    let joined = bundles.iter().map(|(name, parts)| {
        let parts: Vec<&[u8]> =
            parts.iter().filter_map(|part| files.get(&below_assets(part)).map(Vec::as_slice)).collect();
        (below_assets(name), Cow::Owned(Kind::of(name).join(&parts)))
    });
    let all: BTreeMap<String, Cow<'_, [u8]>> = alone.chain(joined).collect();
    let smaller = |path: &str, bytes| if is_smaller { Kind::of(path).smaller(bytes) } else { bytes };
    all.into_iter()
        .map(|(path, bytes)| {
            let bytes = smaller(&path, bytes).into_owned();
            (path, bytes)
        })
        .collect()
}

fn below_assets(path: &str) -> String {
    format!("assets/{path}")
}

fn is_plain(path: &str) -> bool {
    path.split('/').all(|step| !matches!(step, "" | "." | "..")) && !path.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Assets {
        files.iter().map(|(path, text)| (below_assets(path), text.as_bytes().to_vec())).collect()
    }

    fn bundles(bundles: &[(&str, &[&str])]) -> Bundles {
        let parts = |parts: &[&str]| parts.iter().map(|&part| part.to_owned()).collect();
        bundles.iter().map(|(name, of)| ((*name).to_owned(), parts(of))).collect()
    }

    #[test]
    fn parts_are_joined_in_order_and_not_published_by_themselves() {
        let files =
            files(&[("a.css", "a{}"), ("b.css", "b{}\n"), ("c.svg", "<svg/>"), ("site/x.js", "f() // x")]);
        let bundles = bundles(&[("site.css", &["b.css", "a.css"]), ("site.js", &["site/x.js"])]);
        verify(&files, &bundles).unwrap();
        let published = published(&files, &bundles, false);
        let texts: Vec<(&str, &str)> = published
            .iter()
            .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
            .collect();
        assert_eq!(
            texts,
            [
                ("assets/c.svg", "<svg/>"),
                ("assets/site.css", "b{}\na{}\n"),
                ("assets/site.js", "(function () {\n\"use strict\";\nf() // x\n})();\n"),
            ]
        );
    }

    #[test]
    fn a_bundle_may_bear_the_name_of_its_part() {
        let files = files(&[("a.css", "a{}"), ("site.css", "b{}")]);
        let bundles = bundles(&[("site.css", &["a.css", "site.css"])]);
        verify(&files, &bundles).unwrap();
        assert_eq!(
            published(&files, &bundles, false),
            [("assets/site.css".to_owned(), b"a{}\nb{}\n".to_vec())]
        );
    }

    #[test]
    fn a_bundle_that_cannot_be_made_is_refused_by_name() {
        let files = files(&[("a.css", ""), ("b.css", ""), ("c.js", ""), ("site.css", ""), ("d.svg", "")]);
        let refused = |list: &[(&str, &[&str])], words: &[&str]| {
            let error = verify(&files, &bundles(list)).unwrap_err();
            assert_eq!(error.file, "theme.yaml");
            assert!(words.iter().all(|word| error.message.contains(word)), "{error}");
        };
        refused(&[("x.css", &["nowhere.css"])], &["x.css", "assets/nowhere.css", "不存在"]);
        refused(&[("x.css", &["a.css", "a.css"])], &["a.css", "两次"]);
        refused(&[("x.css", &["a.css"]), ("y.css", &["a.css"])], &["a.css", "两次"]);
        refused(&[("x.css", &["c.js"])], &["x.css", "c.js", "扩展名"]);
        refused(&[("x.svg", &["d.svg"])], &["x.svg", "不能合成"]);
        refused(&[("../x.css", &["a.css"])], &["../x.css", "不能合成"]);
        refused(&[("site.css", &["a.css"])], &["assets/site.css", "已有文件"]);
    }
}
