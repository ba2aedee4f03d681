//! A draft in its parts, and as a file.

use crate::records::{Grant, Grantees, Letter as Record, LetterReason, LetterStatus, Power, Term, Withheld};
use crate::registry::PowerSet;

use super::grants::{Grants, Group, Kept};
use super::occasion::Occasion;
use super::people::People;
use super::sheet::Sheet;

/// A letter to be written.
pub(super) struct Draft {
    /// What is to be said of the whole.
    pub(super) notes: Vec<String>,
    pub(super) number: (String, Vec<String>),
    pub(super) department: String,
    pub(super) window: String,
    pub(super) reason: LetterReason,
    pub(super) people: People,
    pub(super) scope: (Option<String>, Vec<String>),
    pub(super) grants: Grants,
    pub(super) responsibility: Option<String>,
    pub(super) term: Vec<String>,
    pub(super) supersedes: Option<String>,
}

impl Draft {
    /// As people write it.
    pub(super) fn text(&self, occasion: &Occasion, is_chinese: bool) -> String {
        let mut sheet = Sheet::new(is_chinese);
        sheet.notes(0, &self.notes);
        sheet.notes(0, &self.number.1);
        sheet.text_of("", Record::number, &self.number.0);
        sheet.raw("", Record::department, &self.department);
        sheet.raw("", Record::window, &self.window);
        sheet.raw("", Record::reason, self.reason.label());
        sheet.blank();
        self.write_people(&mut sheet);
        sheet.blank();
        sheet.notes(0, &self.scope.1);
        if let Some(scope) = &self.scope.0 {
            sheet.text_of("", Record::scope, scope);
            sheet.blank();
        }
        self.write_grants(&mut sheet);
        sheet.blank();
        if let Some(responsibility) = &self.responsibility {
            sheet.text_of("", Record::responsibility, responsibility);
            sheet.blank();
        }
        sheet.notes(0, &self.term);
        let term = [(Term::from, occasion.from.to_string()), (Term::to, occasion.to.to_string())];
        sheet.braces(Record::term, &term);
        if let Some(older) = &self.supersedes {
            sheet.raw("", Record::supersedes, older);
        }
        sheet.blank();
        sheet.raw("", Record::sealed, "否");
        sheet.raw("", Record::status, LetterStatus::Draft.label());
        sheet.text()
    }

    fn write_people(&self, sheet: &mut Sheet) {
        let People { signatory, chief, a, b, .. } = &self.people;
        sheet.notes(0, &signatory.1);
        sheet.text_of("", Record::legal_representative, &signatory.0);
        let nobody = chief.0.is_none() && a.0.is_empty() && b.0.is_empty();
        if nobody {
            sheet.notes(0, chief.1.iter().chain(&a.1).chain(&b.1));
            return sheet.raw("", Record::grantees, "{}");
        }
        sheet.head(Record::grantees);
        sheet.notes(2, &chief.1);
        if let Some(chief) = &chief.0 {
            sheet.text_of("  ", Grantees::chief, chief);
        }
        for (step, (names, notes)) in [(Grantees::a, a), (Grantees::b, b)] {
            sheet.notes(2, notes);
            if !names.is_empty() {
                sheet.list("  ", step, names.iter().map(String::as_str));
            }
        }
    }

    fn write_grants(&self, sheet: &mut Sheet) {
        sheet.head(Record::grants);
        for (at, Group { notes, items, powers, limits }) in self.grants.groups.iter().enumerate() {
            if at > 0 {
                sheet.blank();
            }
            sheet.notes(2, notes);
            if items.is_empty() {
                continue;
            }
            sheet.list("  - ", Grant::items, items.iter().map(String::as_str));
            sheet.list("    ", Grant::powers, labels(*powers));
            if let Some(limits) = limits {
                sheet.text_of("    ", Grant::limits, limits);
            }
        }
        let Grants { kept, unexplained, .. } = &self.grants;
        if !kept.is_empty() {
            sheet.blank();
            sheet.head(Record::withheld);
        }
        for (at, Kept { notes, items, powers, reason }) in kept.iter().enumerate() {
            if at > 0 {
                sheet.blank();
            }
            sheet.notes(2, notes);
            sheet.list("  - ", Withheld::items, items.iter().map(String::as_str));
            sheet.list("    ", Withheld::powers, labels(*powers));
            sheet.text_of("    ", Withheld::reason, reason);
        }
        if !unexplained.is_empty() {
            let withheld = Record::withheld.label();
            let approve = Power::Approve.label();
            sheet.blank();
            let note = format!("新增的承诺件没有授予{approve}，请在“{withheld}”里补上理由：");
            let lines = [
                note,
                format!("- {}", Withheld::items.pair(format_args!("[{}]", unexplained.join(", ")))),
                format!("  {}", Withheld::powers.pair(format_args!("[{approve}]"))),
                format!("  {}", Withheld::reason.pair("")),
            ];
            sheet.notes(2, &lines);
        }
    }
}

fn labels(powers: PowerSet) -> impl Iterator<Item = &'static str> {
    powers.iter().map(Power::label)
}
