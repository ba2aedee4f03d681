use crate::diagnostic::{Aim, Diagnostic, FileId, Path, Place, Rule, Severity, Step};
use crate::memory::Shown;
use crate::policy::{Authority, Rate};
use crate::records::Date;
use crate::registry::{DepartmentKey, Doubt, Key, LetterKey, Registry};

/// How a rule is judged.
pub(crate) struct Check {
    /// The rule.
    pub(super) rule: &'static Rule,
    /// Looks at everything and hands over what it finds.
    pub(super) look: Look,
    /// What it rests on.
    pub(super) basis: Basis,
    /// Is it also asked about the day after letters end, while there is time to sign the next?
    pub(super) looks_ahead: bool,
}

/// What a check rests on, and so when it must be silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// What is written: never silent.
    Written,
    /// Something missing from a record: silent about files with errors, where it may be written in another form.
    Absence,
    /// The whole: silent about departments in doubt.
    Whole,
}

/// What a check does.
pub(super) type Look = fn(&Scene<'_>, Sink<'_>);

impl Check {
    /// A check that judges what is written.
    pub(super) const fn direct(rule: &'static Rule, look: Look) -> Self {
        Self { rule, look, basis: Basis::Written, looks_ahead: false }
    }

    /// A check that misses something in a record.
    pub(super) const fn missing(rule: &'static Rule, look: Look) -> Self {
        Self { rule, look, basis: Basis::Absence, looks_ahead: false }
    }

    /// A check that concludes from the whole: a rate, a missing letter. It asks [`Scene::is_certain`] first, so that one
    /// unreadable file does not bring ten findings that vanish once it is repaired.
    pub(super) const fn concluding(rule: &'static Rule, look: Look) -> Self {
        Self { rule, look, basis: Basis::Whole, looks_ahead: false }
    }

    /// The same check, also asked about the day after letters end.
    pub(super) const fn looking_ahead(self) -> Self {
        Self { looks_ahead: true, ..self }
    }
}

/// Takes findings.
pub(super) type Sink<'f> = &'f mut dyn FnMut(Finding);

/// What the records are held against, beside themselves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Against<'a> {
    /// The day it is, whatever the day is for which is judged.
    pub today: Date,
    /// What is published, if that is known.
    pub shown: Option<&'a Shown>,
}

/// What a rule looks at.
pub(crate) struct Scene<'r> {
    /// The records.
    pub registry: &'r Registry,
    /// Powers in force, and the day.
    pub authority: Authority<'r, 'r>,
    /// Departments about which too little is known to conclude anything.
    pub doubt: Doubt,
    /// What the records are held against.
    pub against: Against<'r>,
    rates: Vec<[Rate<'r>; 8]>,
}

impl<'r> Scene<'r> {
    pub(super) fn new(registry: &'r Registry, authority: Authority<'r, 'r>, against: Against<'r>) -> Self {
        let rates = registry.departments.keys().map(|key| authority.rates(key)).collect();
        Self { registry, authority, doubt: Doubt::default(), against, rates }
    }

    /// A department's eight rates.
    pub(super) fn rates(&self, department: DepartmentKey) -> &[Rate<'r>; 8] {
        &self.rates[department.index()]
    }

    /// The day.
    pub(super) fn day(&self) -> Date {
        self.authority.day()
    }

    /// Is everything known that belongs to this department?
    pub(super) fn is_certain(&self, department: DepartmentKey) -> bool {
        !self.doubt.covers(department)
    }

    /// Is something unknown or wrong about any department?
    pub(super) fn is_anything_uncertain(&self) -> bool {
        self.registry.departments.keys().any(|key| !self.is_certain(key))
    }

    /// `授权书“港南市监授〔2025〕1号”`.
    pub(super) fn letter_name(&self, key: LetterKey) -> String {
        format!("授权书“{}”", self.registry.letters[key].record.number)
    }
}

/// What a rule found; id and severity come from the rule.
pub(super) struct Finding {
    place: Option<Place>,
    message: String,
    fix: Option<String>,
    related: Vec<(Place, String)>,
    /// No graver than this, whatever the rule says.
    at_most: Severity,
}

impl Finding {
    fn new(place: Option<Place>, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), fix: None, related: Vec::new(), at_most: Severity::Error }
    }

    /// About the value at the end of a path; an empty path means the file.
    pub(super) fn at<const N: usize>(file: FileId, path: [Step; N], message: impl Into<String>) -> Self {
        let place = if N == 0 { Place::file(file) } else { Place::value(file, path) };
        Self::new(Some(place), message)
    }

    /// About the value at the end of a path of any length.
    pub(super) fn along(file: FileId, path: Path, message: impl Into<String>) -> Self {
        let place = Place { file, aim: Aim::Value(path) };
        Self::new(Some(place), message)
    }

    /// About a spot in a file.
    pub(super) fn on(file: FileId, aim: Aim, message: impl Into<String>) -> Self {
        Self::new(Some(Place { file, aim }), message)
    }

    /// About the content folder as a whole.
    pub(super) fn general(message: impl Into<String>) -> Self {
        Self::new(None, message)
    }

    /// A reminder only, whatever the rule says.
    pub(super) fn only_a_reminder(mut self) -> Self {
        self.at_most = Severity::Warning;
        self
    }

    pub(super) fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    pub(super) fn related<const N: usize>(mut self, file: FileId, path: [Step; N], label: &str) -> Self {
        self.related.push((Place::value(file, path), label.to_owned()));
        self
    }

    pub(super) fn into_diagnostic(self, rule: &'static Rule) -> Diagnostic {
        let Self { place, message, fix, related, at_most } = self;
        let diagnostic = Diagnostic::general(rule, message);
        Diagnostic { place, fix, related, severity: diagnostic.severity.max(at_most), ..diagnostic }
    }
}
