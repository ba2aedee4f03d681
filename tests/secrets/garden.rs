//! Contents full of secrets, and what of them passes.

use std::collections::BTreeSet;

use mingchuang::pipeline::check_files;
use mingchuang::records::{
    Calendar, Center, Date, Department, DisclosureOffice, FieldShape, Flag, ItemList, Letter, Lexicon,
    NoticeFront, PageFront, Policy, ScalarKind, Shape, Shaped, Site, Window,
};

/// The kinds of record that staff write, each with a place for a file of it.
pub(crate) fn kinds() -> [(&'static str, Shape); 11] {
    [
        ("site.yaml", Site::shape()),
        ("policy.yaml", Policy::shape()),
        ("lexicon.yaml", Lexicon::shape()),
        ("calendar/2026.yaml", Calendar::shape()),
        ("centers/hall.yaml", Center::shape()),
        ("departments/a.yaml", Department::shape()),
        ("windows/a.yaml", Window::shape()),
        ("items/a.yaml", ItemList::shape()),
        ("letters/2026/a.yaml", Letter::shape()),
        ("notices/a.md", NoticeFront::shape()),
        ("pages/a.md", PageFront::shape()),
    ]
}

/// A text with what was planted in it: the first and the last line of each secret.
#[derive(Default)]
pub(crate) struct Garden {
    pub(crate) text: String,
    pub(crate) planted: Vec<(usize, usize)>,
}

impl Garden {
    fn line(&self) -> usize {
        self.text.matches('\n').count() + 1
    }

    pub(crate) fn plant(&mut self, before: &str, secret: &str, after: &str) {
        self.text.push_str(before);
        let first = self.line();
        self.text.push_str(secret);
        self.planted.push((first, self.line()));
        self.text.push_str(after);
    }

    /// One record with a secret in every text.
    pub(crate) fn record(
        &mut self,
        shape: Shape,
        indent: usize,
        lead: &str,
        secret: &mut dyn FnMut(&FieldShape) -> Option<String>,
    ) {
        let Shape::Record(record) = shape else { return };
        let mut lead = lead.to_owned();
        for field in record.fields {
            let mut inner = (field.shape)();
            let mut dashes = String::new();
            while let Shape::List(element) = inner {
                inner = element();
                dashes.push_str("- ");
            }
            let mut key =
                || format!("{}{}:", std::mem::replace(&mut lead, " ".repeat(indent)), field.label());
            match inner {
                Shape::Scalar(_) => {
                    let Some(secret) = secret(field) else { continue };
                    let (open, close) = if dashes.is_empty() { (" \"", "\"\n") } else { (" [\"", "\"]\n") };
                    let before = key() + open + "甲";
                    self.plant(&before, &secret, &format!("乙{close}"));
                }
                Shape::Record(_) => {
                    let start = key() + "\n";
                    let length = self.text.len();
                    self.text.push_str(&start);
                    let below = indent + 2 + dashes.len();
                    self.record(inner, below, &format!("{}{dashes}", " ".repeat(indent + 2)), secret);
                    if self.text.len() == length + start.len() {
                        self.text.truncate(length);
                        start[..start.len() - field.label().len() - 2].clone_into(&mut lead);
                    }
                }
                Shape::List(_) => {}
            }
        }
    }
}

/// Is this a text that people write freely? What it may not hold is judged elsewhere for telephones and codes.
pub(crate) fn is_text(field: &FieldShape) -> bool {
    field.scalar().is_some_and(|scalar| scalar.kind == ScalarKind::Text)
        && !field.is(Flag::NumbersAThing)
        && field.step != DisclosureOffice::email
}

/// Judges files that hold nothing but what was planted; says what passed.
pub(crate) fn passed(files: &[(String, Garden)]) -> Vec<String> {
    let content =
        files.iter().map(|(path, garden)| (path.clone(), garden.text.clone().into_bytes())).collect();
    let checked = check_files(content, Date::new(2026, 11, 23).unwrap());
    let found: BTreeSet<(&str, usize)> = checked
        .findings
        .iter()
        .filter(|finding| finding.diagnostic.rule.starts_with("PRV-"))
        .filter_map(|finding| finding.position.as_ref().map(|at| (at.path.as_str(), at.line)))
        .collect();
    let mut passed = Vec::new();
    for (path, garden) in files {
        for (first, last) in &garden.planted {
            if !(*first..=*last).any(|line| found.contains(&(path.as_str(), line))) {
                passed.push(format!("{path}: {}", garden.text.lines().nth(first - 1).unwrap_or_default()));
            }
        }
    }
    passed
}
