//! How data are written in scripts: packed numbers, JSON, and tables of plain text.

use serde::Serialize;

/// The digits of packed numbers.
pub(super) const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Letters of the first half end a number; those of the second half say that more digits follow.
const HALF: u32 = 32;

/// Ascending numbers, as the differences between them, each in digits of base [`HALF`], the lowest first. Posting lists
/// are dense: most differences need one letter.
pub(super) fn pack(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut text = String::new();
    let mut before = 0;
    for number in numbers {
        let mut step = number - before;
        before = number;
        while step >= HALF {
            text.push(char::from(LETTERS[(step % HALF + HALF) as usize]));
            step /= HALF;
        }
        text.push(char::from(LETTERS[step as usize]));
    }
    text
}

/// Data as JavaScript that may also be embedded in HTML.
pub(super) fn written(data: &impl Serialize) -> String {
    // Plain data can always be written.
    let json = serde_json::to_string(data).unwrap_or_default();
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Rows of fields as one string of a script, which needs no quotes around each: fields are parted by a tab, rows by a
/// line break.
pub(super) fn rows<'t>(rows: impl IntoIterator<Item = impl IntoIterator<Item = &'t str>>) -> String {
    let row = |fields: Vec<&str>| {
        fields.iter().map(|field| field.replace(['\t', '\n'], " ")).collect::<Vec<_>>().join("\t")
    };
    let rows: Vec<String> = rows.into_iter().map(|fields| row(fields.into_iter().collect())).collect();
    rows.join("\n")
}

/// Text as a string of a script in which line breaks stand as they are.
pub(super) fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('`', "\\`").replace('$', "\\$").replace('<', "\\u003c");
    format!("`{text}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_less_than_32_need_one_letter() {
        assert_eq!(pack([3, 4, 35, 67, 2000]), "DBfgBt8B");
    }

    #[test]
    fn text_means_nothing_to_the_script_it_stands_in() {
        assert_eq!(quoted("a\n${b}`\\<"), "`a\n\\${b}\\`\\\\\\u003c`");
        assert_eq!(rows([vec!["a", "b\tc"], vec!["d\ne"]]), "a\tb c\nd e");
    }

    #[test]
    fn data_cannot_end_the_script_they_stand_in() {
        assert_eq!(written(&"</script>"), "\"\\u003c/script>\"");
    }
}
