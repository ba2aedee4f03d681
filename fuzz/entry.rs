//! What the program does with arbitrary bytes, and what must hold afterwards: shared by the fuzz targets and
//! `tests/corpus.rs`.

use mingchuang::pipeline::{Checked, check_files};
use mingchuang::records::{Date, Scalar};
use mingchuang::repair::repair as mend;
use mingchuang::source::{Excerpt, Files, read_files};

/// A path for each kind of file, and one where no content belongs.
pub const PATHS: [&str; 14] = [
    "site.yaml",
    "policy.yaml",
    "ledger.yaml",
    "ended.yaml",
    "calendar/2026.yaml",
    "centers/hall.yaml",
    "departments/scjgj.yaml",
    "windows/scjgj.yaml",
    "items/scjgj.yaml",
    "letters/2026/scjgj.yaml",
    "notices/notice.md",
    "pages/guide.md",
    "lexicon.yaml",
    "elsewhere/a.yaml",
];

macro_rules! sound {
    ($($path:literal)*) => {
        [$(($path, include_bytes!(concat!("../tests/fixtures/one-window/", $path)).as_slice())),*]
    };
}

/// The smallest complete content, without findings.
const SOUND: [(&str, &[u8]); 10] = sound![
    "site.yaml" "policy.yaml" "calendar/2026.yaml" "centers/hall.yaml" "departments/scjgj.yaml"
    "windows/scjgj.yaml" "items/scjgj.yaml" "letters/2026/scjgj.yaml" "notices/notice.md" "pages/guide.md"
];

/// Checks content in which one file has these bytes and all others are sound; it must be possible to show every finding.
pub fn check(path: &str, bytes: &[u8]) -> Checked {
    let mut files: Files = SOUND.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
    files.retain(|(known, _)| known != path);
    files.push((path.to_owned(), bytes.to_vec()));
    let checked = check_files(files, Date::parse("2026-11-23").expect("a day"));
    for at in checked.findings.iter().filter_map(|finding| finding.position.as_ref()) {
        let excerpt = Excerpt::new(at, &checked.sources);
        assert!(excerpt.line.get(excerpt.span.clone()).is_some(), "{at:?} is not in {excerpt:?}");
        assert!(!excerpt.line.contains('\n'), "{at:?} is more than a line");
    }
    checked
}

/// The first byte chooses the file, the rest is written into it.
pub fn records(data: &[u8]) {
    if let Some((path, bytes)) = chosen(data) {
        check(path, bytes);
    }
}

/// Chooses a file like [`records`], and repairs it.
pub fn repair(data: &[u8]) {
    if let Some((path, bytes)) = chosen(data) {
        repaired(path, bytes);
    }
}

/// Repairs a file if it is text; a second repair must find nothing to do.
pub fn repaired(path: &str, bytes: &[u8]) {
    let (sources, _) = read_files(vec![(path.to_owned(), bytes.to_vec())]);
    let Some(file) = sources.by_path(path).filter(|file| file.is_text) else { return };
    let once = mend(path, file.text());
    assert_eq!(once.repairs.is_empty(), once.text == file.text(), "what is changed is said");
    let twice = mend(path, &once.text);
    assert!(twice.repairs.is_empty(), "{:?}\n{:?}\n{:?}", file.text(), once.repairs, twice.repairs);
}

/// Takes all bytes as the text of a notice; its HTML may hold only what Markdown can produce.
pub fn markdown(data: &[u8]) {
    let mut bytes = b"---\ntitle: A\nissuer: B\nissued_on: 2017-05-27\nsummary: C\n---\n".to_vec();
    bytes.extend(data);
    let checked = check("notices/notice.md", &bytes);
    let notices = checked.registry.iter().flat_map(|registry| &registry.notices);
    for html in notices.map(|notice| notice.document.prose.unplaced().to_lowercase()) {
        for forbidden in ["<script", "<iframe", "<style", "href=\"javascript:", "src=\"javascript:"] {
            assert!(!html.contains(forbidden), "{html}");
        }
    }
}

fn chosen(data: &[u8]) -> Option<(&'static str, &[u8])> {
    let (first, bytes) = data.split_first()?;
    Some((PATHS[usize::from(*first) % PATHS.len()], bytes))
}
