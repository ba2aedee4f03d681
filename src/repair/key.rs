use std::ops::Range;

use crate::records::{FieldShape, RecordShape};

use super::edit::Edit;
use super::width::is_space;

/// The key at the beginning of a line.
pub(super) struct Key {
    /// The field it means, if it is a known one.
    pub(super) field: Option<&'static FieldShape>,
    /// Where the value begins, as if the mistake were mended.
    pub(super) value: usize,
    /// What is wrong with the key or its colon.
    pub(super) mistake: Option<Edit>,
}

/// Brackets and quotes that people put around a word, and that YAML takes for part of it.
const WRAPPERS: [(char, char); 6] =
    [('“', '”'), ('‘', '’'), ('「', '」'), ('【', '】'), ('＂', '＂'), ('”', '”')];

/// Reads `key: value`; if the record is known, also one of its keys written wrongly.
pub(super) fn read(line: &str, record: Option<&'static RecordShape>) -> Option<Key> {
    record.and_then(|record| known(line, record)).or_else(|| unknown(line))
}

/// A known key, mended if it has to be.
fn known(line: &str, record: &'static RecordShape) -> Option<Key> {
    let (field, name) = record
        .fields
        .iter()
        .flat_map(|field| field.names().map(move |name| (field, name)))
        .find(|(_, name)| end_of(line, name).is_some())?;
    let (end, wrapped) = end_of(line, name)?;
    let spaces = line[end..].len() - line[end..].trim_start_matches(is_space).len();
    let colon = line[end + spaces..].chars().next().filter(|c| matches!(c, ':' | '：'))?;
    let after = end + spaces + colon.len_utf8();
    let rest = &line[after..];
    let value = after + rest.len() - rest.trim_start_matches(is_space).len();
    if line[value..].starts_with([':', '：']) {
        return None;
    }
    let what = match (colon, wrapped, rest.chars().next()) {
        (_, true, _) => "删除字段名外面的引号或括号",
        ('：', ..) => "字段名后面的全角冒号改成半角",
        (_, _, Some(c)) if c != ' ' && c != '\t' => "字段名的冒号后面加空格",
        _ => return Some(Key { field: Some(field), value, mistake: None }),
    };
    let mended = if line[value..].is_empty() { format!("{name}:") } else { format!("{name}: ") };
    Some(Key { field: Some(field), value, mistake: Some(Edit::new(0..value, mended, what)) })
}

/// If the line begins with this key: where it ends, and whether it is wrapped in [`WRAPPERS`].
fn end_of(line: &str, name: &str) -> Option<(usize, bool)> {
    let mut ends = [('"', '"'), ('\'', '\'')].into_iter().chain(WRAPPERS).enumerate().filter_map(
        |(at, (open, close))| {
            let inner = line.strip_prefix(open)?.strip_prefix(name)?;
            let rest = inner.strip_prefix(close)?;
            Some((line.len() - rest.len(), at >= 2))
        },
    );
    let bare = line.strip_prefix(name).map(|rest| (line.len() - rest.len(), false));
    let (end, wrapped) = bare.or_else(|| ends.next())?;
    let follows = line[end..].trim_start_matches(is_space).starts_with([':', '：']);
    follows.then_some((end, wrapped))
}

/// Any other key, written as YAML wants it.
fn unknown(line: &str) -> Option<Key> {
    let quoted = line.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '@', '`', '%']);
    if quoted {
        return None;
    }
    let colon = line.match_indices(':').map(|(at, _)| at).find(|at| {
        let rest = &line[at + 1..];
        rest.is_empty() || rest.starts_with([' ', '\t'])
    })?;
    // A comment holds no key.
    if line[..colon].contains(" #") {
        return None;
    }
    let rest = &line[colon + 1..];
    let value = line.len() - rest.trim_start_matches([' ', '\t']).len();
    Some(Key { field: None, value, mistake: None })
}

/// In an entry of a flow mapping whose key has swallowed its value, `{姓名：张三}`: the range of the key, and the
/// mended text for it, up to the value.
pub(super) fn swallowed(entry: &str, record: &'static RecordShape) -> Option<(Range<usize>, String)> {
    let key = known(entry, record)?;
    let mistake = key.mistake.filter(|_| key.value < entry.len())?;
    Some((mistake.range, mistake.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Shape, Shaped, Window};

    fn mended(line: &str) -> Option<String> {
        let Shape::Record(record) = Window::shape() else { panic!("a record") };
        let key = read(line, Some(record))?;
        Some(key.mistake.map_or_else(|| line.into(), |edit| format!("{}{}", edit.text, &line[key.value..])))
    }

    #[test]
    fn known_keys_are_mended() {
        for (line, right) in [
            ("名称：甲", "名称: 甲"),
            ("名称 ： 甲", "名称: 甲"),
            ("name:甲", "name: 甲"),
            ("name:\u{3000}甲", "name: 甲"),
            ("“名称”：甲", "名称: 甲"),
            ("【名称】: 甲", "名称: 甲"),
            ("posts：", "posts:"),
            ("\"name\":甲", "name: 甲"),
            ("name : 甲", "name : 甲"),
            ("name:  甲", "name:  甲"),
        ] {
            assert_eq!(mended(line).as_deref(), Some(right), "{line}");
        }
    }

    #[test]
    fn what_is_no_known_key_stays() {
        for line in ["地址：甲", "手机:1", "name::甲", "名称", "http://a", "# 名称：甲"] {
            assert_eq!(mended(line), None, "{line}");
        }
        assert_eq!(mended("手机: 1").as_deref(), Some("手机: 1"));
    }
}
