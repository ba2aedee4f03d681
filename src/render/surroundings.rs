//! The header and the footer of the site above that a site names: are they there, and safe?

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place};
use crate::load::suggest;
use crate::rulebook::{THM_03, THM_04};
use crate::source::Themes;

use super::Theme;
use super::fragment::Fragment;

/// What stands around every page, for templates: safe HTML in stretches, between which belongs the way to the root.
#[derive(Serialize)]
pub(super) struct Surroundings<'t> {
    header: &'t [String],
    footer: &'t [String],
}

impl<'t> Surroundings<'t> {
    /// By their names; nothing where no file has the name.
    pub(super) fn new(theme: &'t Theme, header: Option<&str>, footer: Option<&str>) -> Self {
        let find = |name: Option<&str>| {
            name.and_then(|name| theme.fragments.get(name)).map_or(&[][..], |found| &found.stretches)
        };
        Self { header: find(header), footer: find(footer) }
    }
}

/// Judges the files that a site names, each with the place where it does.
pub fn check_surroundings<'n>(
    themes: &Themes,
    theme: Option<&str>,
    named: impl IntoIterator<Item = (&'n str, Place)>,
) -> Vec<Diagnostic> {
    // A theme that is not there, or cannot be used at all, is told elsewhere.
    let Ok(theme) = Theme::of(themes, theme) else { return Vec::new() };
    let judge = |(name, place): (&str, Place)| match theme.fragments.get(name) {
        None => vec![missing(&theme, name, place)],
        Some(fragment) => faults(&theme, fragment, name, &place),
    };
    named.into_iter().flat_map(judge).collect()
}

fn missing(theme: &Theme, name: &str, place: Place) -> Diagnostic {
    let fix = match suggest(name, theme.fragments.keys().map(String::as_str)) {
        Some(guess) => format!("是否想写“{guess}”？"),
        None => "请把文件放到主题文件夹的 fragments 里，这里只写文件名".to_owned(),
    };
    Diagnostic::of(&THM_03, place, format!("主题的 fragments 里没有“{name}”")).fix(fix)
}

fn faults(theme: &Theme, fragment: &Fragment, name: &str, place: &Place) -> Vec<Diagnostic> {
    let say = |line: usize, what: &str, fix: &str| {
        let message = format!("主题文件 fragments/{name} 第 {line} 行：{what}");
        Diagnostic::of(&THM_04, place.clone(), message).fix(fix.to_owned())
    };
    let unsafe_ones = fragment.faults.iter().map(|fault| say(fault.line, &fault.what, fault.fix));
    let is_there = |file: &str| file.strip_prefix("assets/").is_some_and(|path| theme.assets.has(path));
    let absent = fragment.files.iter().filter(|(file, _)| !is_there(file));
    let absent = absent.map(|(file, line)| {
        say(*line, &format!("主题里没有图片 {file}"), "请把图片放到主题的 assets 文件夹里，写法要一致")
    });
    unsafe_ones.chain(absent).collect()
}
