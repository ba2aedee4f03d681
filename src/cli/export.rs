use std::path::Path;

use crate::pipeline::{self, Occasion, Silent};
use crate::source::read_folder;
use crate::workbook;

use super::args::ExportArgs;
use super::dump;
use super::exit::Exit;
use super::round::{is_inside, write_beside};
use super::today::today;

/// Writes the records as a workbook, or what is published as data.
pub(super) fn run(args: &ExportArgs) -> Exit {
    match (&args.xlsx, &args.data) {
        (Some(file), _) => workbook(file, args),
        (None, Some(folder)) => dump::run(folder, &args.content, args.force),
        // The arguments ask for one of them.
        (None, None) => Exit::Usage,
    }
}

/// Writes the records as a workbook, with what the checks find as notes at the cells.
fn workbook(xlsx: &Path, args: &ExportArgs) -> Exit {
    let today = today();
    let day = args.content.as_of.unwrap_or(today);
    let content = &args.content.content;
    if xlsx.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("xlsx")) {
        tell_err!("文件名请以 .xlsx 结尾：{}", xlsx.display());
        return Exit::Usage;
    }
    if !args.force && xlsx.exists() {
        tell_err!("没有写出：{} 已经存在。里面可能有还没有读回的改动；要覆盖请加 --force。", xlsx.display());
        return Exit::Usage;
    }
    if is_inside(xlsx, content) {
        tell_err!("没有写出：表格请放在内容目录以外，内容目录里的文件会被当作内容。");
        return Exit::Usage;
    }
    let occasion = Occasion { day, today, shown: None };
    let checked = pipeline::check(content, &occasion, &Silent);
    // As they are written, where the report hides parts of them.
    let read = read_folder(content, day);
    let (checked, sources) = match (checked, read) {
        (Ok(checked), Ok((sources, _))) => (checked, sources),
        (Err(failure), _) => return failed(&failure.to_string()),
        (_, Err(error)) => return failed(&error.to_string()),
    };
    let texts = sources.iter().map(|(_, file)| file).filter(|file| file.is_text);
    let texts = texts.map(|file| (file.path.as_str(), file.text()));
    let bytes = match workbook::export(texts, &checked.findings, day) {
        Ok(bytes) => bytes,
        Err(why) => return failed(&why),
    };
    if let Err(exit) = write_beside(xlsx, &bytes) {
        return exit;
    }
    tell!("改完以后：mingchuang import {}", xlsx.display());
    Exit::Clean
}

fn failed(why: &str) -> Exit {
    tell_err!("没有写出：{why}");
    Exit::Failure
}
