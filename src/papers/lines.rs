//! A letter as lines of text, for pages that show it: the words of the template in the program, with the values of the letter.
//! What a letter does not say itself, such as on which floor its window is today, is left out.

use serde::Serialize;

use crate::registry::{LetterKey, Registry, counter_names};

use super::builtin::{LETTER, SIGNATURE, Style};
use super::fill::filled;
use super::letter::letter_values;

/// A line of a letter.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is.
    pub style: Style,
    /// Its words.
    pub text: String,
}

/// The lines of a letter, up to the table of its annex.
pub fn letter_lines(registry: &Registry, key: LetterKey) -> Vec<Line> {
    let letter = &registry.letters[key];
    let mut values = letter_values(registry, key);
    values.text("办公地点", counter_names(letter.counters(registry)));
    let signed = letter.record.signed_on.map(|_| letter.record.legal_representative.as_str());
    let line =
        |style, text: String| Line { style, text: text.replace(SIGNATURE, signed.unwrap_or(SIGNATURE)) };
    let lines = LETTER.iter().flat_map(|(style, template)| {
        let texts = filled(template, &values).into_iter();
        // Nothing stands behind its colon.
        let texts = texts.filter(|text| template.ends_with('：') || !text.ends_with('：'));
        texts.map(move |text| line(*style, text))
    });
    lines.collect()
}
