use std::ops::Range;

use crate::load::is_bare_code;
use crate::load::tree::{Node, Value};
use crate::records::{
    ClockTime, Date, FieldShape, Flag, RecordShape, Scalar, ScalarKind, ScalarShape, Shape,
};

use super::edit::{Edit, in_order};
use super::key;
use super::quote::quoted;
use super::width::{half_width, half_width_code, is_full_width_alphanumeric};

/// Brings values into the form their field asks for, where they can mean only one thing.
pub(super) fn edits(text: &str, root: &Node, shape: Shape) -> Vec<Edit> {
    let mut walk = Walk { text, edits: Vec::new() };
    walk.value(root, shape, None);
    in_order(text, walk.edits)
}

struct Walk<'t> {
    text: &'t str,
    edits: Vec<Edit>,
}

impl Walk<'_> {
    fn value(&mut self, node: &Node, shape: Shape, field: Option<&'static FieldShape>) {
        match (shape, &node.value) {
            (Shape::Scalar(shape), Value::Scalar(raw)) => self.scalar(shape, raw, &node.range, field),
            (Shape::List(element), Value::List(items)) => {
                for item in items {
                    self.value(item, element(), field);
                }
            }
            (Shape::Record(record), Value::Map(entries)) => {
                for (key, value) in entries {
                    match record.field(&key.text) {
                        Some(field) => self.value(value, (field.shape)(), Some(field)),
                        None => self.swallowed(&key.range, value, record),
                    }
                }
            }
            _ => {}
        }
    }

    /// Mends `{姓名：张三}`, which YAML takes for a key without a value.
    fn swallowed(&mut self, range: &Range<usize>, value: &Node, record: &'static RecordShape) {
        let empty = matches!(&value.value, Value::Scalar(text) if text.is_empty());
        let Some(entry) =
            self.text.get(range.clone()).filter(|entry| empty && !entry.starts_with(['"', '\'']))
        else {
            return;
        };
        if let Some((part, mended)) = key::swallowed(entry, record) {
            let range = range.start + part.start..range.start + part.end;
            self.edits.push(Edit::new(range, mended, "字段名后面改成半角冒号加空格"));
        }
    }

    fn scalar(
        &mut self,
        shape: &'static ScalarShape,
        raw: &str,
        range: &Range<usize>,
        field: Option<&'static FieldShape>,
    ) {
        let Some(written) = self.text.get(range.clone()) else { return };
        let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''));
        // Only what is written literally: no escapes, no folded lines, no reference.
        let verbatim = match quote {
            Some(quote) => written.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) == Some(raw),
            None => written == raw,
        };
        if !verbatim || raw.contains(['\n', '\r']) {
            return;
        }
        let raw = raw.trim();
        if let Some((mended, what)) = mended(shape, field, raw) {
            let mended = match quote {
                Some(quote) => format!("{quote}{mended}{quote}"),
                None if is_plain(&mended) => mended,
                None => quoted(&mended),
            };
            self.edits.push(Edit::new(range.clone(), mended, what));
        } else if quote.is_none() && shape.kind.is_verbatim() && is_bare_code(raw) {
            self.edits.push(Edit::new(
                range.clone(),
                quoted(raw),
                "编码加引号，免得丢失开头的 0 或末尾的数字",
            ));
        }
    }
}

/// The regular form of a value that is in another form but can mean only this.
fn mended(
    shape: &'static ScalarShape,
    field: Option<&'static FieldShape>,
    raw: &str,
) -> Option<(String, &'static str)> {
    if raw.is_empty() {
        return None;
    }
    let (mended, what) = match shape.kind {
        ScalarKind::Date => {
            let written = Date::parse(raw).ok().map(|date| date.to_string());
            (written.or_else(|| Some(Date::repair(raw)?.canonical))?, "日期改成“年-月-日”的写法")
        }
        kind if kind.is_verbatim() => {
            let is_code =
                kind == ScalarKind::Code || field.is_some_and(|field| field.is(Flag::WrittenAsCode));
            let full = is_code && raw.contains(is_full_width_alphanumeric);
            (full.then(|| half_width_code(raw))?, "编码里的全角字符改成半角")
        }
        kind => {
            let is_time = kind == ScalarKind::Time;
            let wanted = raw.contains(is_full_width_alphanumeric)
                || (shape.audit)(raw).is_err()
                || is_time && raw.contains('：');
            let half = half_width(raw);
            let sound = wanted && half != raw && (shape.audit)(half.trim()).is_ok();
            let half = sound.then(|| half.trim().to_owned())?;
            match ClockTime::parse(&half) {
                Ok(time) if is_time => (time.to_string(), "时间改成“8:30”的写法"),
                _ => (half, "全角字符改成半角"),
            }
        }
    };
    (mended != raw).then_some((mended, what))
}

/// Can it be written without quotes, even inside brackets?
fn is_plain(text: &str) -> bool {
    let first = text.chars().next().is_some_and(char::is_alphanumeric);
    first && text.chars().all(|c| !":#,[]{}\"'&*!|>".contains(c))
}
