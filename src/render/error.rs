use std::fmt;

use tera::ErrorKind;

/// Why a theme cannot be used, with the place in its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeError {
    /// File inside the theme folder.
    pub file: String,
    /// Line and column, from 1.
    pub place: Option<(usize, usize)>,
    /// What is wrong, for people: Chinese, with the template engine's own words in brackets.
    pub message: String,
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(f, "{}:{line}:{column}：{}", self.file, self.message),
            None => write!(f, "{}：{}", self.file, self.message),
        }
    }
}

impl std::error::Error for ThemeError {}

impl ThemeError {
    pub(super) fn in_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), place: None, message: message.into() }
    }

    /// From the template engine, for an error in or below this template.
    pub(super) fn from_tera(error: &tera::Error, template: &str) -> Self {
        let (what, report) = match error.kind() {
            ErrorKind::SyntaxError(report) => ("模板语法有误", Some(report)),
            ErrorKind::RenderingError(report) => ("模板取值有误", Some(report)),
            ErrorKind::MissingParent { .. } => ("模板继承了不存在的模板", None),
            ErrorKind::CircularExtend { .. } | ErrorKind::CircularInclude { .. } => ("模板互相引用", None),
            ErrorKind::TemplateNotFound(_) => ("主题缺少这个模板", None),
            _ => ("模板有误", None),
        };
        match report {
            Some(report) => Self {
                file: format!("templates/{}", report.filename()),
                place: Some((report.span().start_line, report.span().start_col + 1)),
                message: format!("{what}（{}）", report.message()),
            },
            None => Self::in_file(format!("templates/{template}"), format!("{what}（{}）", brief(error))),
        }
    }
}

/// The engine's first line.
fn brief(error: &tera::Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}
