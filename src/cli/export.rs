use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::diagnostic::io_reason;
use crate::pipeline::{self, Occasion, Silent};
use crate::source::{SourceFile, read_folder};
use crate::workbook;

use super::args::ExportArgs;
use super::exit::Exit;
use super::today::today;

/// Writes the records as a workbook, with what the checks find as notes at the cells.
pub(super) fn run(args: &ExportArgs) -> Exit {
    let today = today();
    let day = args.content.as_of.unwrap_or(today);
    let content = &args.content.content;
    if args.xlsx.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("xlsx")) {
        tell_err!("文件名请以 .xlsx 结尾：{}", args.xlsx.display());
        return Exit::Usage;
    }
    if !args.force && args.xlsx.exists() {
        tell_err!(
            "没有写出：{} 已经存在。里面可能有还没有读回的改动；要覆盖请加 --force。",
            args.xlsx.display()
        );
        return Exit::Usage;
    }
    if is_inside(&args.xlsx, content) {
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
    let texts = texts.map(|SourceFile { path, text, .. }| (path.as_str(), text.as_str()));
    let bytes = match workbook::export(texts, &checked.findings, day) {
        Ok(bytes) => bytes,
        Err(why) => return failed(&why),
    };
    if let Err(error) = write(&args.xlsx, &bytes) {
        return failed(&format!("{}（{}）", args.xlsx.display(), io_reason(&error)));
    }
    tell!("已写出 {}。改完以后：mingchuang import {}", args.xlsx.display(), args.xlsx.display());
    Exit::Clean
}

fn failed(why: &str) -> Exit {
    tell_err!("没有写出：{why}");
    Exit::Failure
}

fn is_inside(file: &Path, folder: &Path) -> bool {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs::canonicalize(parent), fs::canonicalize(folder)) {
        (Ok(parent), Ok(folder)) => parent.starts_with(folder),
        _ => false,
    }
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or(ErrorKind::InvalidFilename)?.to_string_lossy();
    let staged = path.with_file_name(format!(".{name}.mingchuang-export"));
    let written = File::create(&staged)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&staged, path));
    if written.is_err() {
        fs::remove_file(&staged).ok();
    }
    written
}
