//! Papers as LibreOffice prints them: geometry by `pdftotext -bbox`. `tests/run` installs both; without them there is nothing
//! to measure.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::site::Site;

/// Free fonts in the place of those that the form asks for.
const FONTS: [&str; 8] = [
    "--font",
    "仿宋=Noto Serif CJK SC",
    "--font",
    "方正小标宋简体=Noto Serif CJK SC",
    "--font",
    "黑体=Noto Sans CJK SC",
    "--font",
    "宋体=Noto Serif CJK SC",
];

const MM: f64 = 72.0 / 25.4;

struct Page {
    width: f64,
    height: f64,
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    text: String,
}

impl Word {
    fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }
}

fn is_there(program: &str) -> bool {
    Command::new(program).arg("-v").output().is_ok()
}

/// The pages of a PDF, each with its words from above.
fn pages(pdf: &Path) -> Vec<Page> {
    let output = Command::new("pdftotext").arg("-bbox").arg(pdf).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let number = |line: &str, name: &str| -> f64 {
        let value = line.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap();
        value.parse().unwrap()
    };
    let mut pages: Vec<Page> = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("<page") {
            let (width, height) = (number(line, "width"), number(line, "height"));
            pages.push(Page { width, height, words: Vec::new() });
        } else if line.starts_with("<word") {
            let text = line.split(['>', '<']).nth(2).unwrap().to_owned();
            let [left, top] = [number(line, "xMin"), number(line, "yMin")];
            let [right, bottom] = [number(line, "xMax"), number(line, "yMax")];
            pages.last_mut().unwrap().words.push(Word { left, top, right, bottom, text });
        }
    }
    pages
}

#[track_caller]
fn near(found: f64, wanted: f64, tolerance: f64) {
    assert!((found - wanted).abs() <= tolerance, "{found} is not {wanted} ± {tolerance}");
}

#[test]
fn a_letter_is_printed_in_the_form_of_official_documents() {
    if !is_there("soffice") || !is_there("pdftotext") {
        eprintln!("LibreOffice and poppler-utils are not installed: nothing is measured");
        return;
    }
    let site = Site::example();
    let letter = fs::read_to_string(site.content().join("letters/2027/scjgj.yaml")).unwrap();
    let scope = letter.lines().find(|line| line.starts_with("授权范围:")).unwrap().to_owned();
    let site = site.edit("letters/2027/scjgj.yaml", &scope, &format!("授权范围: {}", "测".repeat(28 * 60)));
    let mut arguments = vec!["draft", "2027", "scjgj", "--pdf"];
    arguments.extend(FONTS);
    let run = site.run(&arguments);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(!run.stderr.contains("没有字体"), "{}", run.stderr);
    let folder = site.folder().join("filing/2027/区市场监管局-scjgj");
    let pages = pages(&folder.join("授权书.pdf"));

    for page in &pages {
        near(page.width, 210.0 * MM, 1.0);
        near(page.height, 297.0 * MM, 1.0);
    }
    full_pages_have_22_lines_of_28_characters(&pages);
    the_title_is_in_the_middle(&pages[0]);
    for (page, number) in pages.iter().zip(1..) {
        page_number_is_on_the_outer_side(page, number);
    }
    the_annex_has_pages_of_its_own(&pages);
    // A form is one page: it is filled in, sealed and filed as a sheet.
    for entry in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if name.contains("登记表") && name.ends_with(".pdf") {
            assert_eq!(self::pages(&entry).len(), 1, "{name}");
        }
    }
    let left: Vec<_> = fs::read_dir(site.folder().join("filing/2027")).unwrap().collect();
    assert!(
        left.iter().all(|entry| !entry.as_ref().unwrap().file_name().to_string_lossy().contains("-pdf-"))
    );
}

fn full_pages_have_22_lines_of_28_characters(pages: &[Page]) {
    let is_full = |page: &&Page| page.words.first().is_some_and(|word| word.text.starts_with('测'));
    let full: Vec<&Page> = pages.iter().filter(is_full).take(2).collect();
    assert_eq!(full.len(), 2, "the text is shorter than two pages");
    for page in full {
        let lines: Vec<&Word> = page.words.iter().filter(|word| word.text.starts_with('测')).collect();
        assert_eq!(lines.len(), 22);
        assert!(lines.iter().all(|line| line.text.chars().count() == 28), "{lines:?}");
        let pitch = (lines[21].middle() - lines[0].middle()) / 21.0;
        near(pitch * 22.0, 225.0 * MM, MM);
        near(lines[0].middle() - pitch / 2.0, 37.0 * MM, MM);
        near(lines[0].left, 28.0 * MM, MM);
        near(lines[0].right - lines[0].left, 156.0 * MM, MM);
    }
}

fn the_title_is_in_the_middle(page: &Page) {
    for (title, length) in [("贵港市港南区市场监督管理局", 13.0), ("授权书", 3.0)] {
        let word = page.words.iter().find(|word| word.text == title).unwrap();
        near(f64::midpoint(word.left, word.right), (28.0 + 156.0 / 2.0) * MM, 2.0 * MM);
        near((word.right - word.left) / length, 22.0, 0.5);
    }
}

fn page_number_is_on_the_outer_side(page: &Page, number: usize) {
    let found = page.words.iter().rfind(|word| word.text == number.to_string()).unwrap();
    let is_right = found.left > page.width / 2.0;
    assert_eq!(is_right, number % 2 == 1, "page {number}");
    assert!(found.top > (37.0 + 225.0) * MM, "page {number} has its number inside the text");
    let line = |word: &&Word| word.text == "—" && (word.middle() - found.middle()).abs() < 3.0;
    assert_eq!(page.words.iter().filter(line).count(), 2, "page {number}");
}

fn the_annex_has_pages_of_its_own(pages: &[Page]) {
    let annex = pages.iter().position(|page| page.words[0].text == "附件").unwrap();
    assert_eq!(pages.len(), annex + 2, "the annex takes two pages");
    let heads = |page: &Page| page.words.iter().any(|word| word.text == "事项名称");
    assert!(pages[annex..].iter().all(heads), "the head of the table is not repeated");
    let has = |text: &str| pages[annex - 1].words.iter().any(|word| word.text.starts_with(text));
    assert!(has("法定代表人（签字）"), "the page before the annex is not that of the signature");
    assert!(has("本授权书经法定代表人签字"), "the signature stands on a page without text");
}

#[test]
fn without_libreoffice_everything_else_is_written() {
    let site = Site::example();
    let mut program = crate::site::program();
    let run = program.args(["draft", "2027", "scjgj", "--pdf"]).current_dir(site.folder());
    let run = run.env("PATH", "").env("MINGCHUANG_TODAY", crate::site::DAY).output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success() && said.contains("没有安装 LibreOffice"), "{said}");
    assert!(site.folder().join("filing/2027/区市场监管局-scjgj/授权书.docx").exists());
}
