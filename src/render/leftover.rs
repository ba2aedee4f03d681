//! Whether a site's theme exists and can be used, and what it changes that nothing uses any more.

use crate::diagnostic::{Diagnostic, Place};
use crate::load::suggest;
use crate::rulebook::{THM_01, THM_02};
use crate::source::{Files, Themes};

use super::Theme;
use super::theme::Part;

/// Judges the theme a site names; `place` is where it names it.
pub fn check_theme(themes: &Themes, name: Option<&str>, place: Place) -> Vec<Diagnostic> {
    let Ok((in_program, changes)) = themes.choose(name) else {
        return vec![unknown(themes, name.unwrap_or_default(), place)];
    };
    let Some(changes) = changes else { return Vec::new() };
    // A theme that cannot be used at all stops the build with an error of its own.
    let Ok(theme) = Theme::new(in_program, Some(changes)) else { return Vec::new() };
    let named = name.map(|_| place);
    let say = |path: String| {
        let message = format!("主题的 {path}，没有任何地方用到");
        let finding = Diagnostic::general(&THM_02, message);
        let fix = "内置主题里没有这一个，多半是新版本改了名：请对照内置主题改名，不需要的请删去";
        Diagnostic { place: named.clone(), ..finding.fix(fix) }
    };
    leftovers(&theme, in_program, changes).map(say).collect()
}

fn unknown(themes: &Themes, name: &str, place: Place) -> Diagnostic {
    let fix = match suggest(name, themes.names()) {
        Some(guess) => format!("是否想写“{guess}”？"),
        None => {
            let known = themes.names().collect::<Vec<_>>().join("、");
            format!("可以写的是：{known}；其他主题请放到内容目录旁边的 themes 文件夹里")
        }
    };
    Diagnostic::of(&THM_01, place, format!("没有名为“{name}”的主题")).fix(fix)
}

/// What the theme adds to the one in the program, but nothing in it uses.
fn leftovers<'t>(
    theme: &'t Theme,
    in_program: &'t Files,
    changes: &'t Files,
) -> impl Iterator<Item = String> {
    let is_new = |path: &str| !in_program.iter().any(|(known, _)| known == path);
    let files = changes.iter().map(|(path, _)| path.as_str()).filter(move |path| is_new(path));
    let files = files.filter(|path| !theme.uses(path)).map(str::to_owned);
    let strings = theme.new_strings.iter().filter(|key| !theme.templates_name(key, ""));
    files.chain(strings.map(|key| format!("strings.yaml 的 {key}")))
}

impl Theme {
    /// Does anything name the file?
    fn uses(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        match Part::of(path) {
            // Which of them a site shows, the site says.
            Part::About | Part::Strings | Part::Fragment(_) => true,
            Part::Template(template) => {
                let source = self.templates.get(template).map(String::as_str).unwrap_or_default();
                self.templates_name(template, template)
                    || components(source).any(|component| self.templates_show(component, template))
            }
            Part::Asset(asset) => {
                self.assets.is_part(asset)
                    || self.templates_name(name, "")
                    || self.fragments.values().any(|fragment| fragment.shows(path))
                    || self.assets.texts().any(|(other, text)| other != asset && text.contains(name))
            }
            // A licence or a note for people may be there.
            Part::Other => ![".html", ".css", ".js", ".yaml"].iter().any(|ending| name.ends_with(ending)),
        }
    }

    /// Does a template, other than the one of this name, show the component?
    fn templates_show(&self, component: &str, but: &str) -> bool {
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let shows = |tag: &str| tag.strip_prefix(component).is_some_and(ends);
        self.templates.iter().any(|(name, source)| name != but && source.split('<').skip(1).any(shows))
    }

    /// Does a template, other than the one of this name, hold the text?
    fn templates_name(&self, text: &str, but: &str) -> bool {
        self.templates.iter().any(|(name, source)| name != but && source.contains(text))
    }
}

/// The components that a template declares.
fn components(source: &str) -> impl Iterator<Item = &str> {
    let declared = source.split("component ").skip(1);
    declared.filter_map(|rest| rest.split_once('(').map(|(name, _)| name.trim()))
}
