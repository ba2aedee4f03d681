use std::fs;
use std::path::Path;

use crate::pipeline::{self, Occasion, Silent};
use crate::publish::{is_published, write_file};

use super::args::ContentArgs;
use super::exit::Exit;
use super::today::today;

/// Writes everything that is published, as data, into a folder of its own.
pub(super) fn run(folder: &Path, args: &ContentArgs, force: bool) -> Exit {
    if let Some(why) = refusal(folder, &args.content, force) {
        tell_err!("没有写出：{why}");
        return Exit::Usage;
    }
    let today = today();
    let occasion = Occasion { day: args.as_of.unwrap_or(today), today, shown: None };
    let (checked, files) = match pipeline::dump(&args.content, &occasion, &Silent) {
        Ok(dumped) => dumped,
        Err(failure) => {
            tell_err!("没有写出：{failure}");
            return Exit::Failure;
        }
    };
    if files.is_empty() {
        let errors = checked.tally().errors;
        tell_err!("没有写出：内容有 {errors} 处错误，运行 mingchuang check 查看。");
        return Exit::Findings;
    }
    for file in &files {
        let place = folder.join(&file.path);
        let written = place.parent().map_or(Ok(()), fs::create_dir_all);
        if let Err(error) = written
            .map_err(|error| error.to_string())
            .and_then(|()| write_file(&place, file.bytes()).map_err(|error| error.to_string()))
        {
            tell_err!("没有写出 {}：{error}", place.display());
            return Exit::Failure;
        }
    }
    tell!("已写入 {}：{} 个文件，清单是 {}", folder.display(), files.len(), crate::exports::LIST);
    Exit::Clean
}

/// Why a folder cannot take the data: they would become content, be lost with the next publication, or be mixed with what is
/// somebody else's.
fn refusal(folder: &Path, content: &Path, force: bool) -> Option<String> {
    if folder.is_file() {
        return Some(format!("{} 是文件，不是文件夹", folder.display()));
    }
    // The first folder that is there; of a relative path the last is empty.
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let there = fs::canonicalize(there).unwrap_or_else(|_| there.to_owned());
    if fs::canonicalize(content).is_ok_and(|content| there.starts_with(content)) {
        return Some("数据请放在内容目录以外，内容目录里的文件会被当作内容。".to_owned());
    }
    if there.ancestors().any(is_published) {
        return Some("数据请放在发布目录以外；网站的“数据下载”里已经有一份。".to_owned());
    }
    let is_empty = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    (!force && !is_empty).then(|| format!("{} 不是空的；仍要写入请加 --force。", folder.display()))
}
