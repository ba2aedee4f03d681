//! Opening hours that were written as one text: `周一至周五 9:00-12:00，15:00-18:00`.

use crate::diagnostic::Step;
use crate::records::{ClockTime, Hours, Scalar, Shape, Shaped, Weekdays};

use super::tree::{Key, Node, Value};

/// Is this the form of a list of opening hours?
pub(super) fn are_hours(element: Shape) -> bool {
    match (element, Hours::shape()) {
        (Shape::Record(element), Shape::Record(hours)) => std::ptr::eq(element, hours),
        _ => false,
    }
}

/// The rows a text means; `None` if it is not certain.
pub(super) fn rows(text: &str, node: &Node) -> Option<Node> {
    let text = text.trim();
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let (days, spans) = text.split_at(first);
    let noon = |text: &str| NOON.iter().find_map(|word| text.strip_suffix(word).map(str::to_owned));
    let days = days.trim().trim_end_matches([':', '：']);
    let days = noon(days).unwrap_or_else(|| days.to_owned());
    let days = match days.trim().trim_end_matches([':', '：', '，', ',']) {
        "" => "周一至周五",
        days => days,
    };
    Weekdays::parse(days).ok()?;
    let rows = spans.split([',', '，', '、', ';', '；', ' ']).map(str::trim).filter(|span| !span.is_empty());
    let rows: Vec<Node> = rows.map(|span| row(days, span, node)).collect::<Option<_>>()?;
    Some(Node { value: Value::List(rows), ..node.clone() })
}

/// Words before a span that its times already express.
const NOON: [&str; 4] = ["上午", "下午", "中午", "早"];

fn row(days: &str, span: &str, node: &Node) -> Option<Node> {
    let span = NOON.iter().find_map(|word| span.strip_prefix(word)).unwrap_or(span);
    let (opens, closes) = span.split_once(['-', '－', '—', '~', '～', '至', '到'])?;
    let (opens, closes) = (opens.trim(), closes.trim_matches(['-', '—', ' ']));
    ClockTime::parse(opens).ok()?;
    ClockTime::parse(closes).ok()?;
    let entry = |key: Step, text: &str| {
        let key = Key { range: node.range.clone(), text: key.to_string() };
        (key, Node { value: Value::Scalar(text.to_owned()), ..node.clone() })
    };
    let entries = vec![entry(Hours::days, days), entry(Hours::opens, opens), entry(Hours::closes, closes)];
    Some(Node { value: Value::Map(entries), ..node.clone() })
}

/// What the text should have been.
pub(super) fn example(rows: &Node) -> String {
    let Value::List(rows) = &rows.value else { return String::new() };
    let rows = rows.iter().filter_map(|row| match &row.value {
        Value::Map(entries) => {
            let texts = entries.iter().filter_map(|(_, node)| match &node.value {
                Value::Scalar(text) => Some(text.as_str()),
                _ => None,
            });
            match texts.collect::<Vec<_>>()[..] {
                [days, opens, closes] => Some(row_of(days, opens, closes)),
                _ => None,
            }
        }
        _ => None,
    });
    rows.collect::<Vec<_>>().join("  ")
}

/// A row as it is to be written.
pub(super) fn row_of(days: &str, opens: &str, closes: &str) -> String {
    let (days, opens, closes) =
        (Hours::days.pair(days), Hours::opens.pair(opens), Hours::closes.pair(closes));
    format!("- {{{days}, {opens}, {closes}}}")
}
