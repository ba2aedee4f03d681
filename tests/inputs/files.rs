//! Files: their names, folders and line ends.

use super::{ITEM_PAGE, ITEMS, LETTER, NOTICE, WINDOW, findings, finds, fixture, reports, says, words};
use crate::files::{sound_docx, sound_pdf};
use crate::site::Site;

#[test]
fn input_47_chinese_names_with_signs_and_blanks_are_names() {
    for name in ["市场 监管&#%+事项".to_owned(), "长".repeat(80)] {
        let site = Site::new().remove(ITEMS).write(&format!("items/{name}.yaml"), fixture(ITEMS));
        reports(&site, &[]);
        site.build();
        assert!(words(&site, ITEM_PAGE).contains("食品经营许可证核发"));
    }
    let site = Site::new().write("notices/关于 授权&#%+的通知.md", fixture(NOTICE));
    finds(&site.check(), "REF-03", "notices/关于 授权&#%+的通知.md:1:1");
}

#[test]
fn input_47_names_that_windows_keeps_for_itself_are_refused() {
    for name in ["con", "CON", "com1"] {
        let site = Site::new().write(&format!("notices/{name}.md"), fixture(NOTICE));
        finds(&site.check(), "REF-03", &format!("notices/{name}.md:1:1"));
    }
    let site = Site::new().edit(ITEMS, "id: spxk", "id: nul").edit(LETTER, "[spxk]", "[nul]");
    finds(&site.check(), "REF-03", "items/scjgj.yaml:5:7");
    reports(&Site::new().edit(ITEMS, "id: spxk", "id: com").edit(LETTER, "[spxk]", "[com]"), &[]);
}

#[test]
fn input_47_lock_files_and_hidden_files_are_a_remark_and_copies_are_noticed() {
    let site = Site::new()
        .write("letters/2026/.DS_Store", "x")
        .write("letters/2026/~$scjgj.yaml", "x")
        .write("attachments/~$授权书.docx", "x");
    reports(&site, &[("LOD-08", "")]);
    let site = Site::new().write("windows/新建文本文档.yaml.txt", fixture(WINDOW));
    let run = reports(&site, &[("LOD-04", "")]);
    says(&run, &["windows/新建文本文档.yaml.txt", "文件扩展名"]);
    let site = Site::new().write("windows/scjgj - 副本.yaml", fixture(WINDOW));
    finds(&site.check(), "REF-03", "windows/scjgj - 副本.yaml:1:1");
    let site = Site::new().write("attachments/新建.pdf", sound_pdf());
    reports(&site, &[("DIS-16", ""), ("REF-09", "")]);
}

fn with_scan(path: &str, bytes: &[u8]) -> Site {
    let site = Site::new().edit(LETTER, "signed_on:", "scan: attachments/2026/letter.pdf\nsigned_on:");
    if path.is_empty() { site } else { site.write(path, bytes) }
}

const SCAN: (&str, &str) = ("REF-07", "letters/2026/scjgj.yaml:12:7");

#[test]
fn input_48_a_name_from_a_mac_is_the_name_it_looks_like() {
    let form = |name: &str| format!("original: 1, blank_form: attachments/{name}");
    for (written, on_disk) in [("Café授权.docx", "Cafe\u{301}授权.docx"), ("Cafe\u{301}.docx", "Café.docx")]
    {
        let site = Site::new()
            .edit(ITEMS, "original: 1", &form(written))
            .write(&format!("attachments/{on_disk}"), sound_docx());
        reports(&site, &[]);
    }
    let site = Site::new()
        .edit(ITEMS, "original: 1", &form("café.docx"))
        .write("attachments/Cafe\u{301}.docx", sound_docx());
    let run = reports(&site, &[("REF-07", "items/scjgj.yaml:14:48")]);
    says(&run, &["大小写不符"]);
}

#[test]
fn input_49_letters_of_another_case_are_another_file() {
    let run = reports(&with_scan("attachments/2026/Letter.PDF", b"%PDF-1.4"), &[SCAN]);
    says(&run, &["大小写不符", "attachments/2026/Letter.PDF"]);
    let run = reports(&with_scan("", b""), &[SCAN]);
    says(&run, &["附件不存在"]);
}

#[test]
fn input_50_an_attachment_is_what_it_says_and_not_empty() {
    let run = reports(&with_scan("attachments/2026/letter.pdf", b""), &[SCAN]);
    says(&run, &["附件是空文件"]);
    let run = reports(&with_scan("attachments/2026/letter.pdf", b"\xff\xd8\xff\xe0"), &[SCAN]);
    says(&run, &["JPG 图片"]);
    reports(&with_scan("attachments/2026/letter.pdf", &sound_pdf()), &[]);
}

#[test]
fn input_61_thousands_of_items_are_read_and_judged() {
    let list = fixture(ITEMS);
    let (head, item) = list.split_once("items:\n").unwrap();
    // What thousands of items all lack is a finding.
    let item = format!("{item}  statutory_limit: 10 个工作日\n  result: {{name: 食品经营许可证}}\n");
    let (mut items, mut ids) = (format!("{head}items:\n"), Vec::new());
    for at in 0..3000 {
        items += &item.replace("spxk", &format!("spxk-{at}")).replace("核发", &format!("核发{at}"));
        ids.push(format!("spxk-{at}"));
    }
    let letter = fixture(LETTER).replace("[spxk]", &format!("[{}]", ids.join(", ")));
    let site = Site::new().write(ITEMS, items).write(LETTER, letter);
    let start = std::time::Instant::now();
    assert_eq!(findings(&site.check()), []);
    // Generous, for a slow machine and an unoptimised build. Minutes would mean that something is quadratic.
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
