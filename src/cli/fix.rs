use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::io_reason;
use crate::publish::{ContentUpdate, Publishing};
use crate::repair::{Repair, repair};
use crate::source::{Original, read_originals};

use super::args::FixArgs;
use super::backup;
use super::exit::Exit;
use super::today::stamp;
use super::unfinished::USUAL_OUT;
use super::unified::{AROUND, unified};

/// Shows what can be mended mechanically, and mends it if asked to.
pub(super) fn run(args: &FixArgs) -> Exit {
    let begin = || Publishing::begin(&args.folder, Path::new(USUAL_OUT));
    let publishing = match args.write.then(begin).transpose() {
        Ok(publishing) => publishing,
        Err(error) => {
            tell_err!("没有修复：{error}");
            return Exit::Failure;
        }
    };
    let originals = match read_originals(&args.folder) {
        Ok(originals) => originals,
        Err(error) => {
            tell_err!("修复失败：{error}");
            return Exit::Failure;
        }
    };
    for original in &originals {
        if let Err(why) = &original.text {
            tell_err!("跳过 {}：{why}", original.path);
        }
    }
    let mended: Vec<Mended<'_>> = originals.par_iter().filter_map(Mended::new).collect();
    for mended in &mended {
        tell!("{}", mended.report());
    }
    let places: usize = mended.iter().map(Mended::places).sum();
    if places == 0 {
        tell!("没有可以自动修复的写法。");
        return Exit::Clean;
    }
    let summary = format!("可修复 {places} 处，{} 个文件", mended.len());
    if let Some(publishing) = &publishing {
        return write(args, publishing, &mended, places);
    }
    tell!("{summary}。没有写入；加 --write 才会修改（原文件会先备份）。");
    Exit::Findings
}

fn write(args: &FixArgs, publishing: &Publishing, mended: &[Mended<'_>], places: usize) -> Exit {
    let kept = backup::new_folder(&args.folder, &stamp()).and_then(|folder| {
        mended.iter().try_for_each(|file| {
            let Original { path, bytes, .. } = file.original;
            backup::keep(&folder, path, bytes)
        })?;
        Ok(folder)
    });
    let folder = match kept {
        Ok(folder) => folder,
        Err(error) => {
            tell_err!("无法备份，没有修改任何文件（{}）", io_reason(&error));
            return Exit::Failure;
        }
    };
    let mut update = ContentUpdate::default();
    for file in mended {
        let Original { path, disk, bytes, .. } = file.original;
        if fs::read(disk).ok().as_ref() != Some(bytes) {
            tell_err!("没有修复：{path} 在此期间被别的程序改过，请再运行一次");
            return Exit::Failure;
        }
        update.write(path, file.text.as_str(), "");
    }
    if let Err(error) = publishing.write(&update) {
        tell_err!("没有修复：{error}");
        return Exit::Failure;
    }
    tell!("原文件备份在 {}；确认无误后可以删除。", folder.display());
    tell!("已修复 {places} 处，{} 个文件。下一步：mingchuang check {}", mended.len(), args.folder.display());
    Exit::Clean
}

/// A file that will be written anew.
struct Mended<'o> {
    original: &'o Original,
    /// What changes in the encoding of the whole file.
    encoding: Option<String>,
    before: &'o str,
    text: String,
    repairs: Vec<Repair>,
}

impl<'o> Mended<'o> {
    /// `None` if there is nothing to mend.
    fn new(original: &'o Original) -> Option<Self> {
        let before = original.text.as_deref().ok()?;
        let encoding = match original.encoding {
            Some(name) => Some(format!("编码从 {name} 改成 UTF-8")),
            None => original.has_mark().then(|| "删除文件开头的 BOM 标记".to_owned()),
        };
        let repaired = repair(&original.path, before);
        let changed = encoding.is_some() || !repaired.repairs.is_empty();
        changed.then_some(Self { original, encoding, before, text: repaired.text, repairs: repaired.repairs })
    }

    fn places(&self) -> usize {
        self.repairs.len() + usize::from(self.encoding.is_some())
    }

    /// The repairs line by line, then the difference; private numbers are masked in both.
    fn report(&self) -> String {
        let path = &self.original.path;
        let mut lines = vec![format!("{path}：{} 处", self.places())];
        lines.extend(self.encoding.iter().map(|what| format!("  整个文件：{what}")));
        lines.extend(self.repairs.iter().map(|repair| format!("  第 {} 行：{}", repair.line, repair.what)));
        let (old, new) = (format!("{path}（原文）"), format!("{path}（修复后）"));
        lines.extend(unified((&old, self.before), (&new, &self.text), AROUND));
        lines.push(String::new());
        lines.join("\n")
    }
}
