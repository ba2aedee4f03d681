use crate::diagnostic::Step;
use crate::records::{Power, ScalarKind, ScalarShape};

/// What separates the values of a list in one cell.
pub(super) const MARKS: [char; 7] = ['、', '，', ',', '；', ';', '\n', '\t'];

/// The head of a column, with all that is known of its cells.
#[derive(Clone)]
pub(super) struct Head {
    /// What stands in the first row.
    pub(super) caption: String,
    /// What to write, for people.
    pub(super) help: String,
    /// The form of each value, unless any text will do.
    pub(super) form: Option<&'static ScalarShape>,
    /// If a cell may hold several values.
    pub(super) list: Option<ListStyle>,
    /// If the values are ids of records, of which kind.
    pub(super) refers: Option<Refers>,
    /// May people change it here?
    pub(super) is_own: bool,
    /// Does it tell the rows of the sheet apart?
    pub(super) identifies: bool,
    /// Must every row have it?
    pub(super) is_required: bool,
    /// Must the innermost record around the value have it?
    pub(super) completes: bool,
    pub(super) holds: Holds,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// The id that a path gives.
    Id,
    /// The value at the end of the steps, in the record of the row or, by number from the root, in one around it.
    Field(usize, &'static [Step]),
    /// Whether a power is granted.
    Power(Power),
    /// A title of a law.
    Title,
    /// What helps to read the row, and nothing else.
    Said,
}

/// How the values of a list stand in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListStyle {
    /// One beside the other.
    Marks,
    /// One a line.
    Lines,
}

/// Whose ids a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Refers {
    Department,
    Window,
    Center,
    /// Of the department of the row.
    Item,
}

impl Refers {
    pub(super) const ALL: [Self; 4] = [Self::Department, Self::Window, Self::Center, Self::Item];

    /// What people call such a record.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Department => "部门",
            Self::Window => "窗口",
            Self::Center => "政务服务中心",
            Self::Item => "事项",
        }
    }
}

impl Head {
    /// A column that only helps to read the row.
    pub(super) fn said(caption: &str, help: &str) -> Self {
        Self {
            caption: caption.to_owned(),
            help: help.to_owned(),
            form: None,
            list: None,
            refers: None,
            is_own: false,
            identifies: false,
            is_required: false,
            completes: false,
            holds: Holds::Said,
        }
    }

    /// The values of a list in the text of a cell. A cell with lines has one value a line, whatever else is in them.
    pub(super) fn split<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let parts: Vec<&str> = match self.list {
            None => vec![text],
            Some(ListStyle::Lines) => text.lines().collect(),
            Some(ListStyle::Marks) if text.contains('\n') => text.lines().collect(),
            Some(ListStyle::Marks) => text.split(MARKS).collect(),
        };
        parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
    }

    /// Values as the text of a cell, such that [`Head::split`] finds them again.
    pub(super) fn join(&self, values: &[&str]) -> String {
        match self.list {
            None => values.first().copied().unwrap_or_default().to_owned(),
            Some(ListStyle::Marks) if !values.iter().any(|value| value.contains(MARKS)) => values.join("、"),
            Some(ListStyle::Marks) if values.len() == 1 => format!("{}\n", values.concat()),
            Some(ListStyle::Marks | ListStyle::Lines) => values.join("\n"),
        }
    }

    /// Do digits count one by one?
    pub(super) fn is_code(&self) -> bool {
        self.form.is_some_and(|form| matches!(form.kind, ScalarKind::Code | ScalarKind::Phone))
    }
}
