use std::fs;
use std::path::Path;
use std::process::Command;

use crate::site::Site;

use super::book::Book;

/// Has LibreOffice save a file in another format; `None` where it is not installed.
fn saved(file: &Path, format: &str, folder: &Path) -> Option<()> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let arguments = ["--headless", &profile, "--convert-to", format, "--outdir"];
    let run = Command::new("soffice").args(arguments).arg(folder).arg(file).output().ok()?;
    assert!(run.status.success(), "{run:?}");
    Some(())
}

#[test]
fn libreoffice_shows_what_the_records_say_and_saves_what_can_be_read_back() {
    let site = Site::new();
    let mut book = Book::of(&site);
    let saved_in = site.folder().join("office");
    let exported = site.folder().join("out.xlsx");
    if saved(&exported, "xlsx", &saved_in).is_none() {
        eprintln!("LibreOffice is not installed: nothing is saved by it");
        return;
    }
    let run = site.run(&["import", "office/out.xlsx"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    // Every sheet to a file of its own, in UTF-8.
    let csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    book.sheet("事项").put("食品经营许可证核发", "承诺办结时限", "3 个工作日");
    fs::write(&exported, book.bytes()).unwrap();
    saved(&exported, csv, &saved_in).unwrap();
    let text = fs::read_to_string(saved_in.join("out-岗位.csv")).unwrap();
    assert!(text.contains("市场监管窗口,首席代表,乙示例,股长"), "{text}");
    let run = site.run(&["import", "office/out-事项.csv"]);
    let line = "→ items/scjgj.yaml:15 承诺办结时限：当场办结 → 3 个工作日";
    assert!(run.stdout.contains(line), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("改动 1 处"), "{}", run.stdout);
}
