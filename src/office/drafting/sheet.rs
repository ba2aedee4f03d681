use crate::diagnostic::Step;

/// So many characters a line of ids has at most.
const WIDTH: usize = 100;

/// The text of a new content file, as careful people lay it out.
pub(super) struct Sheet {
    text: String,
    /// Are the keys Chinese, as in the files beside it?
    is_chinese: bool,
}

impl Sheet {
    pub(super) fn new(is_chinese: bool) -> Self {
        Self { text: String::new(), is_chinese }
    }

    pub(super) fn text(self) -> String {
        self.text
    }

    fn key(&self, step: Step) -> String {
        if self.is_chinese { step.label().to_owned() } else { step.to_string() }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn blank(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Remarks above what follows, each on a line of its own.
    pub(super) fn notes<'n>(&mut self, indent: usize, notes: impl IntoIterator<Item = &'n String>) {
        for note in notes {
            // Nothing in a remark may end it.
            let note: String = note.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            self.line(format!("{}# {note}", " ".repeat(indent)).trim_end());
        }
    }

    /// A key over what follows, indented.
    pub(super) fn head(&mut self, step: Step) {
        let key = self.key(step);
        self.line(&format!("{key}:"));
    }

    /// A key with a text.
    pub(super) fn text_of(&mut self, lead: &str, step: Step, value: &str) {
        let value = scalar(value);
        self.raw(lead, step, &value);
    }

    /// A key with a value that needs no care: a date, a term of a closed list, an id.
    pub(super) fn raw(&mut self, lead: &str, step: Step, value: &str) {
        let key = self.key(step);
        self.line(&format!("{lead}{key}: {value}"));
    }

    /// A key with keys in one line: `授权期限: {起始: …, 终止: …}`.
    pub(super) fn braces(&mut self, step: Step, pairs: &[(Step, String)]) {
        let pairs: Vec<String> =
            pairs.iter().map(|(step, value)| format!("{}: {value}", self.key(*step))).collect();
        let value = format!("{{{}}}", pairs.join(", "));
        self.raw("", step, &value);
    }

    /// A key with a list, broken into lines where it is long.
    pub(super) fn list<'v>(&mut self, lead: &str, step: Step, values: impl IntoIterator<Item = &'v str>) {
        let values: Vec<String> = values.into_iter().map(in_list).collect();
        let begin = format!("{lead}{}: [", self.key(step));
        let whole = format!("{begin}{}]", values.join(", "));
        if whole.chars().count() <= WIDTH {
            return self.line(&whole);
        }
        let inside = " ".repeat(lead.chars().count() + 2);
        let mut line = inside.clone();
        self.line(&begin);
        for (at, value) in values.iter().enumerate() {
            let end = if at + 1 == values.len() { "]" } else { "," };
            let begins = line.len() == inside.len();
            if !begins && line.chars().count() + 1 + value.chars().count() + end.len() > WIDTH {
                self.line(&line);
                line.clone_from(&inside);
            } else if !begins {
                line.push(' ');
            }
            line.push_str(value);
            line.push_str(end);
        }
        self.line(&line);
    }
}

/// A text as YAML reads it back.
fn scalar(text: &str) -> String {
    let plain = serde_yaml::to_string(text).unwrap_or_default();
    let plain = plain.trim_end_matches('\n');
    if plain.contains('\n') { quoted(text) } else { plain.to_owned() }
}

fn in_list(text: &str) -> String {
    if text.contains([',', '[', ']', '{', '}']) { quoted(text) } else { scalar(text) }
}

/// What JSON calls a string is one in YAML as well.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Grant, Grantees, Letter};

    #[test]
    fn texts_are_read_back_as_they_were_meant() {
        for text in [
            "港南市监授〔2026〕1号",
            "0012",
            "是",
            "a: b",
            "x # y",
            "- a",
            "一行\n两行",
            "“引号”",
            "null",
            "@x",
            "",
        ] {
            let mut sheet = Sheet::new(true);
            sheet.text_of("", Letter::number, text);
            let read: serde_yaml::Mapping = serde_yaml::from_str(&sheet.text()).unwrap();
            assert_eq!(read["编号"].as_str(), Some(text));
            let mut sheet = Sheet::new(false);
            sheet.list("  ", Grantees::a, [text, "a, b]"]);
            let read: serde_yaml::Mapping = serde_yaml::from_str(&sheet.text()).unwrap();
            assert_eq!(read["a"][0].as_str(), Some(text));
            assert_eq!(read["a"][1].as_str(), Some("a, b]"));
        }
    }

    #[test]
    fn long_lists_are_broken_as_people_break_them() {
        let ids: Vec<String> = (0..40).map(|n| format!("id-{n}")).collect();
        let mut sheet = Sheet::new(true);
        sheet.list("  - ", Grant::items, ids.iter().map(String::as_str));
        let text = sheet.text();
        assert!(text.starts_with("  - 事项: [\n      id-0, id-1,"), "{text}");
        assert!(
            text.ends_with("id-39]\n") && text.lines().all(|line| line.chars().count() <= WIDTH),
            "{text}"
        );
    }
}
