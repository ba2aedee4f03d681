use std::fs;
use std::path::Path;

use crate::office;
use crate::pipeline::Occasion;
use crate::publish::write_file;

use super::args::StatusArgs;
use super::exit::Exit;
use super::round::{Read, read};
use super::today::today;

/// The months in which the letters of the next year are signed.
const AUTUMN: i8 = 11;

/// Says how the round of letters stands.
pub(super) fn run(args: &StatusArgs) -> Exit {
    let today = today();
    let day = args.content.as_of.unwrap_or(today);
    let usual = if day.month() >= AUTUMN { day.year() + 1 } else { day.year() };
    let year = args.year.unwrap_or(usual);
    if !(1900..=9998).contains(&year) {
        tell_err!("年度请写四位数字，如 {usual}。");
        return Exit::Usage;
    }
    let content = &args.content.content;
    for file in [&args.csv, &args.ics].into_iter().flatten() {
        if is_inside(file, content) {
            tell_err!("{} 在内容目录里；这份表只给工作人员看，请存到别处。", file.display());
            return Exit::Usage;
        }
    }
    let Read { registry, .. } = match read(content, &Occasion { day, today, shown: None }, &[]) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let status = office::status(&registry, year, day);
    for line in status.lines(args.all) {
        tell!("{line}");
    }
    let csv = args.csv.as_ref().map(|file| (file, status.table().csv()));
    let ics = args.ics.as_ref().map(|file| (file, status.calendar().into_bytes()));
    for (file, bytes) in csv.into_iter().chain(ics) {
        if let Err(error) = write_file(&parent(file).join(file.file_name().unwrap_or_default()), &bytes) {
            tell_err!("没有写出 {}：{error}", file.display());
            return Exit::Failure;
        }
        tell!("已写入 {}", file.display());
    }
    Exit::Clean
}

/// Does a file that may not exist yet lie in a folder?
fn is_inside(file: &Path, folder: &Path) -> bool {
    let (Ok(parent), Ok(folder)) = (fs::canonicalize(parent(file)), fs::canonicalize(folder)) else {
        return false;
    };
    parent.starts_with(folder)
}

fn parent(file: &Path) -> &Path {
    file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
