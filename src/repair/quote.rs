use std::collections::BTreeSet;

use super::edit::Edit;
use super::outline::PlainValue;

/// The names after every `&` and `*` of a text: what may be an anchor, and what may refer to one.
pub(super) struct Marks<'t> {
    anchors: BTreeSet<&'t str>,
    aliases: BTreeSet<&'t str>,
}

impl<'t> Marks<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let names = |mark: char| text.match_indices(mark).map(|(at, _)| word(&text[at + 1..])).collect();
        Self { anchors: names('&'), aliases: names('*') }
    }
}

fn word(text: &str) -> &str {
    text.split(|c: char| c.is_whitespace() || ",[]{}".contains(c)).next().unwrap_or_default()
}

/// Puts quotes around a text that YAML would cut off, misread or refuse.
pub(super) fn edit(text: &str, marks: &Marks<'_>, value: &PlainValue) -> Option<Edit> {
    if !value.shape.kind.is_verbatim() {
        return None;
    }
    let written = uncommented(&text[value.range.clone()]);
    let what = reason(marks, written)?;
    let range = value.range.start..value.range.start + written.len();
    Some(Edit::new(range, quoted(written), what))
}

/// The text in quotes, of the kind in which no YAML escape can change it.
pub(super) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// The value without its comment. `#3` after a space is a number; `# 备注` is a comment.
fn uncommented(line: &str) -> &str {
    let comment = line.match_indices('#').map(|(at, _)| at).find(|at| {
        let behind_space = line[..*at].ends_with([' ', '\t']);
        let next = line[at + 1..].chars().next();
        behind_space && next.is_none_or(|c| c == '#' || c.is_whitespace())
    });
    comment.map_or(line, |at| &line[..at]).trim_end()
}

fn reason(marks: &Marks<'_>, written: &str) -> Option<&'static str> {
    let special = match written.chars().next()? {
        '@' | '`' | '%' => true,
        // A reference that has an anchor, or an anchor that has a reference, is meant as such.
        '*' => !marks.anchors.contains(word(&written[1..])),
        '&' => !marks.aliases.contains(word(&written[1..])),
        '!' => !written.starts_with("!!") && !written.starts_with("!<"),
        _ => false,
    };
    if special {
        Some("值的开头是特殊符号，加引号")
    } else if written.contains(" #") || written.contains("\t#") {
        Some("值里有“ #”，加引号，免得后半截被当作注释")
    } else if written.contains(": ") || written.contains(":\t") || written.ends_with(':') {
        Some("值里有冒号，加引号")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Shape, Shaped, Text};

    fn mended(written: &str) -> String {
        let Shape::Scalar(shape) = Text::shape() else { panic!("a scalar") };
        let value = PlainValue { range: 0..written.len(), shape };
        edit(written, &Marks::of(written), &value)
            .map_or_else(|| written.into(), |edit| format!("{}{}", edit.text, &written[edit.range.end..]))
    }

    #[test]
    fn a_text_that_yaml_would_spoil_is_quoted() {
        for (written, right) in [
            ("综合窗口 #3", "\"综合窗口 #3\""),
            ("综合窗口 #3 # 备注", "\"综合窗口 #3\" # 备注"),
            ("电话: 4332555", "\"电话: 4332555\""),
            ("注意:", "\"注意:\""),
            ("@甲", "\"@甲\""),
            ("`甲`", "\"`甲`\""),
            ("%50", "\"%50\""),
            ("&重要 甲", "\"&重要 甲\""),
            ("*必填", "\"*必填\""),
            ("!重要", "\"!重要\""),
            ("甲 #\"3\"", "'甲 #\"3\"'"),
        ] {
            assert_eq!(mended(written), right);
        }
    }

    #[test]
    fn a_sound_text_and_its_comment_stay() {
        for written in ["甲", "甲 # 备注", "甲 ## 备注", "甲#3", "8:30", "!!str 0012", "&a 甲 *a", "甲 #", ""]
        {
            assert_eq!(mended(written), written);
        }
    }
}
