//! The words of a rule, taken apart: what a finding means, the clause, and the examples file by file.
//!
//! Owns the form of a rule's doc comment. Must not know YAML, or what the program says about an example: the tests
//! lay each one over the smallest content and let the program judge it.
//!
//! ```text
//! 一句或几句：这条发现是什么意思，怎样改。
//!
//! 依据：出自哪份文件的哪一条。
//! 前提：
//!     # windows/zh.yaml
//!     名称: 综合窗口
//! 错误：
//!     # 2026-12-10 检查
//!     # letters/2026/scjgj.yaml
//!     授权范围:
//! 正确：
//!     # 删除 letters/2026/scjgj-2.yaml
//!     # letters/2026/scjgj.yaml
//!     授权范围: 本局全部事项。
//! ```
//!
//! An example shows only what matters: what it leaves out is as in the smallest content. A line that begins with `# `
//! is a [`Heading`] and says what happens with the file it names. `前提：` holds for both examples and is mostly left
//! out. No line is empty: rustdoc would run what follows as Rust. An example that no text of a file can show (bytes, a
//! command) has no heading and is only read.

use std::fmt;

use crate::diagnostic::Rule;

/// A rule's doc comment, taken apart.
#[derive(Debug, Default)]
pub struct Words {
    /// What a finding means and how to resolve it.
    pub meaning: String,
    /// The clause the rule comes from.
    pub basis: String,
    /// What both examples start from.
    pub given: Vec<Part>,
    /// The smallest content that is reported.
    pub wrong: Vec<Part>,
    /// The same, corrected.
    pub right: Vec<Part>,
}

/// A heading and what stands below it.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// Which file it is about, and how.
    pub heading: Heading,
    /// Whole lines, or nothing.
    pub text: String,
}

/// What happens with the text below it.
#[derive(Debug, PartialEq, Eq)]
pub enum Heading {
    /// Nothing: the example is for reading only.
    None,
    /// `# 2026-12-10 检查`: the example is judged on this day.
    Day(String),
    /// `# 2026-11-01 生成`: a site has been published on this day from what stands in the part.
    Built(String),
    /// `# windows/a.yaml`: its keys replace those of the file; a new file is otherwise like the first one of its
    /// folder. `# windows/a.yaml（全文）`: this is all of the file. An attachment has no text, only a name.
    File {
        /// Inside the content folder.
        path: String,
        /// Is this all of it?
        whole: bool,
    },
    /// `# 删除 windows/a.yaml`: the file is not there.
    Removed(String),
    /// None of these: a mistake in the words.
    Unknown(String),
}

impl Words {
    /// The words of a rule.
    pub fn of(rule: &Rule) -> Self {
        let mut words = Self::default();
        let mut section = Section::Meaning;
        for line in rule.doc.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)) {
            match line {
                "前提：" => section = Section::Given,
                "错误：" => section = Section::Wrong,
                "正确：" => section = Section::Right,
                _ => match line.strip_prefix("依据：") {
                    Some(basis) => {
                        section = Section::Basis;
                        words.basis = format!("{basis}\n");
                    }
                    None => words.take(section, line),
                },
            }
        }
        for text in [&mut words.meaning, &mut words.basis] {
            text.truncate(text.trim_end().len());
        }
        words
    }

    fn take(&mut self, section: Section, line: &str) {
        let parts = match section {
            Section::Meaning => return push_line(&mut self.meaning, line),
            Section::Basis => return push_line(&mut self.basis, line),
            Section::Given => &mut self.given,
            Section::Wrong => &mut self.wrong,
            Section::Right => &mut self.right,
        };
        match line.strip_prefix("    ") {
            Some(line) => match line.strip_prefix("# ") {
                Some(heading) => parts.push(Part { heading: Heading::read(heading), text: String::new() }),
                None => below_last_heading(parts, line),
            },
            None => parts.push(Part { heading: Heading::Unknown(line.to_owned()), text: String::new() }),
        }
    }

    /// The examples with the labels that stand above them, in the order they are read.
    pub fn examples(&self) -> impl Iterator<Item = (&'static str, &[Part])> {
        [("前提", &self.given), ("错误", &self.wrong), ("正确", &self.right)]
            .into_iter()
            .filter(|(_, parts)| !parts.is_empty())
            .map(|(label, parts)| (label, parts.as_slice()))
    }
}

/// Which part of the words a line belongs to.
#[derive(Clone, Copy)]
enum Section {
    Meaning,
    Basis,
    Given,
    Wrong,
    Right,
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn below_last_heading(parts: &mut Vec<Part>, line: &str) {
    match parts.last_mut() {
        Some(part) => push_line(&mut part.text, line),
        None => parts.push(Part { heading: Heading::None, text: format!("{line}\n") }),
    }
}

impl Heading {
    fn read(line: &str) -> Self {
        if let Some(day) = line.strip_suffix(" 检查") {
            return Self::Day(day.to_owned());
        }
        if let Some(day) = line.strip_suffix(" 生成") {
            return Self::Built(day.to_owned());
        }
        let (removed, rest) = match line.strip_prefix("删除 ") {
            Some(rest) => (true, rest),
            None => (false, line),
        };
        let (path, whole) = match rest.strip_suffix("（全文）") {
            Some(path) => (path, true),
            None => (rest, false),
        };
        match (is_path(path), removed, whole) {
            (true, true, false) => Self::Removed(path.to_owned()),
            (true, false, whole) => Self::File { path: path.to_owned(), whole },
            _ => Self::Unknown(line.to_owned()),
        }
    }
}

fn is_path(text: &str) -> bool {
    let ending = text.rsplit_once('.').map_or("", |(_, ending)| ending);
    let sound_ending = !ending.is_empty() && ending.chars().all(|c| c.is_ascii_alphanumeric());
    sound_ending && !text.contains(char::is_whitespace)
}

impl fmt::Display for Heading {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Day(day) => write!(to, "{day} 检查"),
            Self::Built(day) => write!(to, "{day} 生成"),
            Self::File { path, whole: false } => to.write_str(path),
            Self::File { path, whole: true } => write!(to, "{path}（全文）"),
            Self::Removed(path) => write!(to, "删除 {path}"),
            Self::Unknown(line) => to.write_str(line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    fn words(doc: &'static str) -> Words {
        Words::of(&Rule { id: "XXX-01", severity: Severity::Error, title: "", doc })
    }

    #[test]
    fn a_doc_comment_is_taken_apart_at_its_labels_and_headings() {
        let words = words(concat!(
            " 说明。\n 第二行。\n\n 依据：通知，\n 第二部分。\n 前提：\n     # pages/a.md\n     一。\n     二。\n",
            " 错误：\n     # 2026-12-10 检查\n     # 删除 policy.yaml\n     # site.yaml（全文）\n     名称: 甲  # 说明\n",
            " 正确：\n     mingchuang build\n",
        ));
        assert_eq!(words.meaning, "说明。\n第二行。");
        assert_eq!(words.basis, "通知，\n第二部分。");
        let part = |heading, text: &str| Part { heading, text: text.to_owned() };
        let file = |path: &str, whole| Heading::File { path: path.to_owned(), whole };
        assert_eq!(words.given, [part(file("pages/a.md", false), "一。\n二。\n")]);
        assert_eq!(
            words.wrong,
            [
                part(Heading::Day("2026-12-10".to_owned()), ""),
                part(Heading::Removed("policy.yaml".to_owned()), ""),
                part(file("site.yaml", true), "名称: 甲  # 说明\n"),
            ]
        );
        assert_eq!(words.right, [part(Heading::None, "mingchuang build\n")]);
    }

    #[test]
    fn what_is_no_heading_and_no_example_is_known_as_a_mistake() {
        let words = words(" 依据：甲。\n 错误：\n     # 事项的说明\n     # 删除 甲.yaml（全文）\n 乙。\n\n");
        let unknown = words.wrong.iter().filter(|part| matches!(part.heading, Heading::Unknown(_)));
        assert_eq!(unknown.count(), 4);
    }
}
