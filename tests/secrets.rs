//! Secrets are planted in every text field of every kind of record, in comments, Markdown and file names, in many spellings:
//! none may pass.

mod clean;
mod garden;
mod layers;
mod numbers;
mod random;
mod reports;

use mingchuang::attachments::inspect;
use mingchuang::pipeline::check_files;
use mingchuang::privacy::find;
use mingchuang::publish::{Allowed, look};
use mingchuang::records::Date;

use clean::clean;
use garden::{Garden, is_text, kinds, passed};
use layers::LAYERS;
use numbers::{Numbers, SPELLINGS, spelt};
use random::random;

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
fn nothing_is_suspected_in_clean_records() {
    let mut numbers = Numbers::new(14);
    let mut suspected = Vec::new();
    for _ in 0..5 {
        let lines: Vec<String> = (0..1000).map(|_| clean(&mut numbers)).collect();
        let posts: Vec<String> =
            lines.iter().map(|line| format!("- {{role: A岗, note: \"{line}\"}}\n")).collect();
        let page = format!("---\ntitle: 甲\n---\n{}\n", lines.join("\n\n"));
        let files = vec![
            ("windows/a.yaml".to_owned(), format!("name: 甲\nposts:\n{}", posts.concat()).into_bytes()),
            ("notices/a.md".to_owned(), page.into_bytes()),
        ];
        let checked = check_files(files, Date::new(2026, 11, 23).unwrap());
        let personal = checked.findings.iter().filter(|finding| finding.diagnostic.rule.starts_with("PRV-"));
        suspected.extend(personal.map(|finding| {
            let at = finding.position.as_ref().map_or(0, |at| at.line);
            let line = if at > 2 { lines.get(at - 3) } else { None };
            format!("{at}: {:?} {}", line, finding.diagnostic.message)
        }));
    }
    assert!(suspected.is_empty(), "{} suspected:\n{}", suspected.len(), suspected.join("\n"));
}

/// Else staff would first hear of it when they publish, without the line in which it stands.
#[test]
fn whatever_the_last_look_refuses_is_refused_where_it_is_written() {
    let today = Date::new(2026, 11, 23).unwrap();
    let mut numbers = Numbers::new(15);
    let (mut refused, mut passed) = (0, Vec::new());
    for round in 0..100_000 {
        let text = random(&mut numbers, round);
        let page = format!("<p>{}</p>", text.replace('&', "&amp;"));
        if !look(page.as_bytes(), "a.html", &Allowed::default(), today).leaks.is_empty() {
            refused += 1;
            passed.extend(find(&text, today.civil()).is_empty().then_some(text));
        }
    }
    assert!(passed.is_empty(), "{} of {refused} passed: {passed:#?}", passed.len());
    assert!(refused >= 20_000, "only {refused} were refused");
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
        (page("[甲](https://a.example/%31%33%38%30%30%31%33%38%30%30%30)"), "PRV-02", 9),
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

#[test]
fn no_secret_passes_in_any_layer_of_an_attachment() {
    let mut numbers = Numbers::new(13);
    let today = jiff::civil::date(2026, 11, 23);
    let (mut planted, mut failed) = (0, Vec::new());
    for (name, layer) in LAYERS {
        assert!(inspect("", &layer("甲 乙"), today).leaks.is_empty(), "{name}: a leak of nothing");
        for kind in 0..3 {
            for spelling in 0..SPELLINGS {
                let secret = spelt(&numbers.number(kind), spelling).replace('<', "&lt;");
                planted += 1;
                if inspect("", &layer(&format!("甲 {secret} 乙")), today).leaks.is_empty() {
                    failed.push(format!("{name}: {secret:?}"));
                }
            }
        }
    }
    assert!(failed.is_empty(), "{} of {planted} passed:\n{}", failed.len(), failed.join("\n"));
    assert!(planted >= 5000, "only {planted} were planted");
}
