use crate::records::is_invisible;

use super::edit::Edit;

/// Takes invisible characters out, wherever they stand.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_invisible(*c)) {
        let end = at + c.len_utf8();
        match edits.last_mut().filter(|last| last.range.end == at) {
            Some(last) => last.range.end = end,
            None => edits.push(Edit::new(at..end, "", "删除看不见的字符（零宽字符）")),
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_invisible_characters_are_one_repair() {
        let edits = edits("甲\u{200b}\u{feff}乙\u{ad}丙");
        assert_eq!(edits.iter().map(|edit| edit.range.clone()).collect::<Vec<_>>(), [3..9, 12..14]);
    }
}
