//! Secrets are planted in every text field of every kind of record, in comments, Markdown and file names, in many spellings:
//! none may pass.

mod numbers;

use std::collections::BTreeSet;

use mingchuang::pipeline::check_files;
use mingchuang::records::{
    Calendar, Center, Date, Department, DisclosureOffice, FieldShape, Flag, ItemList, Letter, Lexicon,
    NoticeFront, PageFront, Policy, ScalarKind, Shape, Shaped, Site, Window,
};

use numbers::{Numbers, SPELLINGS, spelt};

/// The kinds of record that staff write, each with a place for a file of it.
fn kinds() -> [(&'static str, Shape); 11] {
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
struct Garden {
    text: String,
    planted: Vec<(usize, usize)>,
}

impl Garden {
    fn line(&self) -> usize {
        self.text.matches('\n').count() + 1
    }

    fn plant(&mut self, before: &str, secret: &str, after: &str) {
        self.text.push_str(before);
        let first = self.line();
        self.text.push_str(secret);
        self.planted.push((first, self.line()));
        self.text.push_str(after);
    }

    /// One record with a secret in every text.
    fn record(
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
fn is_text(field: &FieldShape) -> bool {
    field.scalar().is_some_and(|scalar| scalar.kind == ScalarKind::Text)
        && !field.is(Flag::NumbersAThing)
        && field.step != DisclosureOffice::email
}

/// Judges files that hold nothing but what was planted; says what passed.
fn passed(files: &[(String, Garden)]) -> Vec<String> {
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

#[test]
fn no_secret_passes_in_any_text_of_any_record() {
    let mut numbers = Numbers::new(11);
    let (mut planted, mut failed) = (0, Vec::new());
    for round in 0..24 {
        let mut files = Vec::new();
        for (path, shape) in kinds() {
            let is_markdown = path.ends_with(".md");
            let mut garden = Garden::default();
            garden.text.push_str(if is_markdown { "---\n" } else { "" });
            garden.record(shape, 0, "", &mut |field| is_text(field).then(|| numbers.secret(round)));
            garden.text.push_str(if is_markdown { "---\n正文\n" } else { "" });
            planted += garden.planted.len();
            files.push((path.to_owned(), garden));
        }
        failed.extend(passed(&files));
    }
    assert!(failed.is_empty(), "{} of {planted} passed:\n{}", failed.len(), failed.join("\n"));
    assert!(planted >= 2000, "only {planted} were planted");
}

#[test]
fn no_secret_passes_in_any_spelling_in_values_comments_and_pages() {
    let mut numbers = Numbers::new(12);
    let (mut planted, mut failed) = (0, Vec::new());
    for kind in 0..3 {
        let mut files = Vec::new();
        let mut window = Garden::default();
        let mut page = Garden { text: "---\ntitle: 甲\n---\n".into(), ..Garden::default() };
        window.text.push_str("name: 甲\nposts:\n");
        for spelling in 0..SPELLINGS {
            let number = spelt(&numbers.number(kind), spelling);
            page.plant("甲 ", &number, " 乙\n\n");
            let number = number.replace('\n', "\n#");
            window.plant("# 甲 ", &number, " 乙\n");
            let number = number.replace("\n#", "\n   ").replace('\'', "''");
            window.plant("- {note: '甲 ", &number, " 乙'}\n");
        }
        files.push(("windows/a.yaml".to_owned(), window));
        files.push(("notices/a.md".to_owned(), page));
        planted += files.iter().map(|(_, garden)| garden.planted.len()).sum::<usize>();
        failed.extend(passed(&files));
    }
    assert!(failed.is_empty(), "{} of {planted} passed:\n{}", failed.len(), failed.join("\n"));
    assert!(planted >= 127 * 9, "only {planted} were planted");
}

#[test]
fn no_secret_passes_in_a_file_name() {
    let mut numbers = Numbers::new(13);
    for kind in 0..3 {
        for folder in ["notices/", "pages/", "windows/", "attachments/2026/"] {
            let number = numbers.number(kind).concat();
            let extension = if folder.starts_with('a') { "pdf" } else { "md" };
            for name in [number.clone(), format!("甲{number}"), format!("n{}", number.to_lowercase())] {
                let files = vec![(format!("{folder}{name}.{extension}"), b"%PDF-1.4".to_vec())];
                let checked = check_files(files, Date::new(2026, 11, 23).unwrap());
                let told = checked.findings.iter().map(|finding| &finding.diagnostic);
                let is_refused = told.clone().any(|found| {
                    ["PRV-01", "PRV-02", "PRV-03"].contains(&found.rule)
                        && found.message.starts_with("文件名")
                });
                assert!(is_refused, "{folder}{name}");
                assert!(
                    !told.clone().any(|found| found.message.contains(&number)),
                    "{folder}{name} is shown"
                );
            }
        }
    }
}

/// What only the value or the page shows: the text as typed has letters, marks and addresses between the digits.
#[test]
fn what_only_the_reader_sees_is_found() {
    let page = |body: &str| {
        (
            "notices/notice.md",
            format!("---\ntitle: 甲\nissuer: 乙\nissued_on: 2017-05-27\nsummary: 丙\n---\n正文\n\n{body}\n"),
        )
    };
    let window = |note: &str| {
        let posts = format!(
            "- {{role: 首席代表, name: 乙示例, title: 股长}}\n- {{role: A岗, name: 丙示例, note: {note}}}"
        );
        (
            "windows/scjgj.yaml",
            format!(
                "name: 市场监管窗口\nkind: 部门窗口\ncenter: hall\ndepartments: [scjgj]\ncounters: [A01]\nphone: 0775-0000004\nposts:\n{posts}\n"
            ),
        )
    };
    for ((path, text), rule, line) in [
        (window("\"打138\\t0013\\t8000\""), "PRV-02", 9),
        (window("\"打138\\n0013\\r\\n8000\""), "PRV-02", 9),
        (window("\"打138\\N0013\\L8000\""), "PRV-02", 9),
        (window("\"住址：\\t示例镇示例村1号\""), "PRV-10", 9),
        (page("电话138[0013](https://a.example/)8000。"), "PRV-02", 9),
        (page("证号[110105][甲]19491231*002X*\n\n[甲]: https://a.example/x"), "PRV-01", 9),
        (page("[甲](https://a.example/%31%33%38%30%30%31%33%38%30%30%30)"), "PRV-02", 7),
        (page("家庭[住址](https://a.example/)：示例镇示例村1号"), "PRV-10", 9),
    ] {
        let files = vec![(path.to_owned(), text.clone().into_bytes())];
        let checked = check_files(files, Date::new(2026, 11, 23).unwrap());
        let told: Vec<(&str, usize)> = checked
            .findings
            .iter()
            .filter(|finding| finding.diagnostic.rule.starts_with("PRV-"))
            .map(|finding| (finding.diagnostic.rule, finding.position.as_ref().map_or(0, |at| at.line)))
            .collect();
        assert_eq!(told, [(rule, line)], "{text}");
    }
}
