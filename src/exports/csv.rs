//! A table as CSV (RFC 4180): for people with a spreadsheet, so with a mark of order, Chinese names of columns, and texts that
//! no spreadsheet takes for something else.

use super::form::{Column, Form};
use super::value::{NO, Row, Value, YES};

/// By this spreadsheets know that it is UTF-8.
const MARK: &str = "\u{feff}";
/// Between the texts of a list.
pub const BETWEEN: &str = "；";
/// Before a text that a spreadsheet would take for a formula, a number or a day, and before one that begins so itself.
pub const GUARD: char = '\'';

/// A column of a table, under its full name: `收费：收费标准`.
#[derive(Debug, Clone)]
pub struct Cell<'c> {
    /// The name in the first line.
    pub label: String,
    /// The name in JSON: `fee.standard`.
    pub key: String,
    /// What it is.
    pub column: &'c Column,
}

/// The columns of a table: those of an object one by one, without those that are tables of their own.
pub fn cells(columns: &[Column]) -> Vec<Cell<'_>> {
    let mut cells = Vec::new();
    for column in columns {
        match &column.form {
            Form::Table(_) => {}
            Form::Object(members) => cells.extend(members.iter().map(|member| Cell {
                label: format!("{}：{}", column.label, member.label),
                key: format!("{}.{}", column.key, member.key),
                column: member,
            })),
            _ => cells.push(Cell { label: column.label.to_owned(), key: column.key.to_owned(), column }),
        }
    }
    cells
}

/// The text of a table. `owner`: the first column, which tells to which record each row belongs, and its values.
pub(super) fn table<'r>(
    columns: &[Column],
    owner: Option<&str>,
    rows: impl Iterator<Item = (Option<&'r str>, &'r Row)>,
) -> String {
    let mut text = MARK.to_owned();
    let labels = cells(columns).into_iter().map(|cell| cell.label);
    line(&mut text, owner.map(str::to_owned).into_iter().chain(labels));
    for (owner, row) in rows {
        let mut values = Vec::with_capacity(row.len() + 1);
        values.extend(owner.map(str::to_owned));
        fill(&mut values, columns, row);
        line(&mut text, values.into_iter());
    }
    text
}

/// The text of a table made elsewhere, its names of columns first.
pub fn sheet<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> String {
    let mut text = MARK.to_owned();
    rows.for_each(|row| line(&mut text, row.into_iter()));
    text
}

fn fill(values: &mut Vec<String>, columns: &[Column], row: &[Value]) {
    for (column, value) in columns.iter().zip(row) {
        match (&column.form, value) {
            (Form::Table(_), _) => {}
            (Form::Object(members), Value::Object(row)) => fill(values, members, row),
            (Form::Object(members), _) => values.extend(members.iter().map(|_| String::new())),
            (form, value) => {
                let text = written(value);
                let is_text =
                    matches!(form, Form::Text | Form::Code | Form::Term(_) | Form::List | Form::Rows(_));
                values.push(if is_text { guarded(text) } else { text });
            }
        }
    }
}

/// What stands in one cell: the texts of a list, or of objects, one behind the other.
fn written(value: &Value) -> String {
    let joined = |texts: &[Value]| {
        let texts = texts.iter().map(written).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join(" ")
    };
    match value {
        Value::Nothing => String::new(),
        Value::Number(number) => number.to_string(),
        Value::YesNo(yes) => if *yes { YES } else { NO }.to_owned(),
        Value::List(texts) => texts.join(BETWEEN),
        Value::Text(text) => text.clone(),
        Value::Object(row) => joined(row),
        Value::Rows(rows) => rows.iter().map(|row| joined(row)).collect::<Vec<_>>().join(BETWEEN),
    }
}

/// The text as it is put into a table of texts.
pub fn guarded(text: String) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', GUARD]);
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && text.chars().all(|c| c.is_ascii_digit() || "+-.,/:%eE ".contains(c));
    if is_formula || is_number { format!("{GUARD}{text}") } else { text }
}

fn line(text: &mut String, values: impl Iterator<Item = String>) {
    for (at, value) in values.enumerate() {
        if at > 0 {
            text.push(',');
        }
        if value.contains(['"', ',', '\r', '\n']) {
            text.push('"');
            text.push_str(&value.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&value);
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_takes_no_text_for_a_formula_a_number_or_a_day() {
        for text in [
            "=1+1",
            "+86",
            "-1",
            "@SUM(A1)",
            "＝1",
            "\t=1",
            "'a",
            "000123",
            "450800",
            "1/2",
            "2026-11-23",
            "1.5e3",
            ".5",
        ] {
            assert_eq!(guarded(text.into()), format!("'{text}"));
        }
        for text in ["", "甲", "A01", "a=b", "20 个工作日", "11450803MB00000005", "（=1）"] {
            assert_eq!(guarded(text.into()), text);
        }
    }

    #[test]
    fn a_value_with_a_comma_a_quote_or_a_new_line_stays_one_value() {
        let mut text = String::new();
        line(&mut text, ["a,b", "c\"d", "e\nf", "g"].into_iter().map(str::to_owned));
        assert_eq!(text, "\"a,b\",\"c\"\"d\",\"e\nf\",g\r\n");
    }
}
