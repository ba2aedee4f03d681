use std::fs;

use crate::diagnostic::{io_reason, mask};
use crate::edit::{NotEdited, Revision, edit};
use crate::pipeline::Occasion;
use crate::source::{SourceFile, read_folder};
use crate::workbook::{self, Import};

use super::args::ImportArgs;
use super::exit::Exit;
use super::revise::revise;
use super::today::today;

/// So many differences are listed; the whole change is shown below them.
const MOST_LINES: usize = 1000;

/// Says what a workbook that came back changes, and changes it if asked to.
pub(super) fn run(args: &ImportArgs) -> Exit {
    let today = today();
    let day = args.revision.content.as_of.unwrap_or(today);
    let content = &args.revision.content.content;
    let bytes = match fs::read(&args.file) {
        Ok(bytes) => bytes,
        Err(error) => return failed(&format!("{}（{}）", args.file.display(), io_reason(&error))),
    };
    let sources = match read_folder(content, day) {
        Ok((sources, _)) => sources,
        Err(error) => return failed(&mask(&error.to_string())),
    };
    let texts = sources.iter().map(|(_, file)| file).filter(|file| file.is_text);
    let texts = texts.map(|file| (file.path.as_str(), file.text()));
    let import = match workbook::import(&args.file.to_string_lossy(), &bytes, texts, day) {
        Ok(import) => import,
        Err(why) => return failed(&format!("{}：{why}", args.file.display())),
    };
    for line in import.lines.iter().take(MOST_LINES) {
        tell!("{line}");
    }
    if import.lines.len() > MOST_LINES {
        tell!("……还有 {} 处", import.lines.len() - MOST_LINES);
    }
    for complaint in &import.complaints {
        tell_err!("{complaint}");
    }
    let stops = import.complaints.iter().filter(|complaint| complaint.stops).count();
    if stops > 0 {
        tell_err!("有 {stops} 处问题，一处也没有写入。请按上面的“改法”改好表格，再读一次。");
        return Exit::Findings;
    }
    if import.lines.is_empty() {
        tell!("和内容目录里的一样，没有要改动的。");
        return Exit::Clean;
    }
    tell!("改动 {} 处。", import.lines.len());
    if !import.is_known {
        tell_err!(
            "没有写入：这个文件里没有导出时的原值，看不出是谁改的。只有 mingchuang export 导出、保存成 .xlsx 的表格能写入。"
        );
        return Exit::Findings;
    }
    match revision(&import, |path| sources.by_path(path).map(SourceFile::text)) {
        Ok(revision) => {
            revise(content, &revision, &Occasion { day, today, shown: None }, args.revision.write)
        }
        Err((path, why)) => {
            tell_err!("没有写入：{} {}", mask(&path), reason(why));
            Exit::Findings
        }
    }
}

fn failed(why: &str) -> Exit {
    tell_err!("读不进来：{why}");
    Exit::Failure
}

/// The files as they become.
fn revision<'t>(
    import: &Import,
    text: impl Fn(&str) -> Option<&'t str>,
) -> Result<Revision, (String, NotEdited)> {
    let mut revision = Revision::default();
    for (path, changes) in &import.changes {
        let before = text(path).ok_or_else(|| (path.clone(), NotEdited::Unreadable))?;
        let after = edit(path, before, changes).map_err(|why| (path.clone(), why))?;
        revision.change(path, before, after);
    }
    for (path, text) in &import.files {
        revision.write(path, text.as_str());
    }
    Ok(revision)
}

fn reason(why: NotEdited) -> &'static str {
    match why {
        NotEdited::Unreadable => "读不出来，请先运行 mingchuang check",
        NotEdited::NoSuchPlace => "里没有要改的地方，请重新导出",
        NotEdited::ByHand => "的写法不能由程序安全地改，请在文件里手工改",
    }
}
