//! What stands in a column, and which columns a table has.

use crate::records::Choice;

/// A column of a table, or a member of an object.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name in JSON.
    pub key: &'static str,
    /// Its name in CSV and for people.
    pub label: &'static str,
    /// What it means, in one clause.
    pub meaning: &'static str,
    /// What stands in it.
    pub form: Form,
}

/// What stands in a column.
#[derive(Debug, Clone)]
pub enum Form {
    /// Words, or a telephone number.
    Text,
    /// A text of which every digit counts.
    Code,
    /// A day.
    Day,
    /// A whole number.
    Number,
    /// True or false.
    YesNo,
    /// One of a closed list of terms.
    Term(&'static [Choice]),
    /// Several texts.
    List,
    /// An object; in CSV a column for each of its members.
    Object(Vec<Column>),
    /// Objects; in CSV all in one cell.
    Rows(Vec<Column>),
    /// Objects of which there are many; in CSV a table of their own.
    Table(Vec<Column>),
}

impl Form {
    /// What people call it.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Text => "文字",
            Self::Code => "代码",
            Self::Day => "日期",
            Self::Number => "整数",
            Self::YesNo => "是或否",
            Self::Term(_) => "固定用语",
            Self::List | Self::Rows(_) => "多项文字",
            Self::Object(_) | Self::Table(_) => "一组栏目",
        }
    }

    /// The terms of a closed list.
    pub fn terms(&self) -> impl Iterator<Item = &'static str> + use<> {
        let terms = match self {
            Self::Term(terms) => *terms,
            _ => &[],
        };
        terms.iter().map(|term| term.label)
    }
}
