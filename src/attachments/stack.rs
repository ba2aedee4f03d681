//! Parts of a number one below the other: in the cells of a column, in paragraphs, in the texts of a drawing.
//!
//! Figures stand like this as well: what is taken for one number must be all that stands there.

use crate::privacy::{self, Private};

use super::findings::Findings;

/// The texts since the last that was no part of a number, from the top down.
#[derive(Debug, Default)]
pub(super) struct Stack {
    parts: Vec<String>,
    place: String,
    /// The last text that was no part of a number.
    word: String,
    /// Do others stand beside them, as in a table of figures?
    is_one_of_many: bool,
}

/// The longest part of a number, in bytes.
const PART: usize = 24;
/// The digits of a personal number.
const DIGITS: std::ops::RangeInclusive<usize> = 11..=19;
/// What the word above says of numbers that are no figures.
const WORDS: [&str; 8] = ["手机", "电话", "联系", "号码", "证号", "卡号", "账号", "身份证"];
/// The longest word that says of the text below it what it is, in bytes.
const WORD: usize = 48;

impl Stack {
    /// One of the columns of a table.
    pub(super) fn in_table(columns: usize) -> Self {
        Self { is_one_of_many: columns > 1, ..Self::default() }
    }

    /// The next text further down.
    pub(super) fn push(&mut self, text: &str, place: impl FnOnce() -> String, findings: &mut Findings) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let is_part = text.len() <= PART && is_part(text);
        if !is_part {
            self.end(findings);
            self.word.clear();
            self.word.push_str(text.get(..text.floor_char_boundary(WORD + 1)).unwrap_or_default());
            return;
        }
        if self.parts.is_empty() {
            self.place = place();
        }
        // More than can be one number is kept to know that it is more.
        if self.parts.len() <= *DIGITS.end() {
            self.parts.push(text.to_owned());
        }
    }

    /// The text before, if it may say what this one is.
    pub(super) fn word(&self) -> Option<&str> {
        (self.parts.is_empty() && !self.word.is_empty() && self.word.len() <= WORD).then_some(&*self.word)
    }

    /// Nothing more stands below.
    pub(super) fn end(&mut self, findings: &mut Findings) {
        let rows = [std::mem::take(&mut self.parts)];
        let parts = &rows[0];
        let digits: usize =
            parts.iter().map(|part| part.chars().filter(|c| privacy::is_digit(*c)).count()).sum();
        if parts.len() < 2 || !DIGITS.contains(&digits) {
            return;
        }
        // No figure begins with a zero.
        let is_no_figure = parts.iter().any(|part| part.len() > 1 && part.starts_with('0'));
        let is_said = WORDS.iter().any(|word| self.word.contains(word));
        for found in privacy::find_in_rows(&rows, findings.today) {
            let is_sure = found.what == Private::IdNumber || is_no_figure || is_said || !self.is_one_of_many;
            if is_sure && found.cells == (0..parts.len()) {
                findings.leak(found.what, self.place.clone(), &found.written(&rows));
            }
        }
    }
}

fn is_part(text: &str) -> bool {
    text.contains(privacy::is_digit)
        && text.chars().all(|c| privacy::is_digit(c) || matches!(c, ' ' | '-' | 'X' | 'x'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(columns: usize, texts: &[&str]) -> bool {
        let mut findings = Findings::on(jiff::civil::date(2026, 11, 23));
        let mut stack = Stack::in_table(columns);
        for text in texts {
            stack.push(text, String::new, &mut findings);
        }
        stack.end(&mut findings);
        !findings.leaks.is_empty()
    }

    #[test]
    fn parts_of_a_number_are_one_and_figures_are_none() {
        for (columns, texts) in [
            (1, &["138", "0013", "8000"][..]),
            (1, &["电话", "138001", "38000", "甲"]),
            (1, &["138", "", "00138000"]),
            (3, &["数", "138", "0013", "8000"]),
            (3, &["手机", "138", "1234", "5678"]),
            (3, &["110105", "19491231", "002X"]),
        ] {
            assert!(is_found(columns, texts), "{texts:?}");
        }
        for (columns, texts) in [
            (3, &["人数", "138", "1234", "5678"][..]),
            (1, &["138", "0013", "8000", "45"]),
            (1, &["45", "138", "0013", "8000"]),
            (1, &["138", "甲", "0013", "8000"]),
            (1, &["0775", "4332555"]),
        ] {
            assert!(!is_found(columns, texts), "{texts:?}");
        }
    }
}
