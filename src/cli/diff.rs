use crate::memory::Changes;
use crate::pipeline::{self, Before};
use crate::publish::Publishing;

use super::args::DiffArgs;
use super::exit::Exit;
use super::today::today;

/// Says what the public would see changed, as the site will tell it.
pub(super) fn run(args: &DiffArgs) -> Exit {
    let day = args.to.or(args.content.as_of).unwrap_or_else(today);
    if args.from.is_some_and(|first| first > day) {
        tell_err!("--from 要早于 --to（不写 --to 就是今天）。");
        return Exit::Usage;
    }
    for content in std::iter::once(&args.content.content).chain(&args.with) {
        if let Err(error) = Publishing::refuse_unfinished(content, &args.out) {
            tell_err!("比较失败：{error}");
            return Exit::Failure;
        }
    }
    let before = match (&args.with, args.from) {
        (Some(folder), _) => Before::Folder(folder),
        (None, Some(first)) => Before::Day(first),
        (None, None) => Before::Published,
    };
    match pipeline::difference(&args.content.content, day, before) {
        Err(failure) => {
            tell_err!("比较失败：{failure}");
            Exit::Failure
        }
        Ok(None) => {
            tell_err!("内容有错误，改好以前不会发布，也就没有变化可比；请先运行 mingchuang check。");
            Exit::Findings
        }
        Ok(Some(changes)) => {
            print(&changes);
            Exit::Clean
        }
    }
}

fn print(changes: &Changes) {
    if changes.entries().is_empty() {
        tell!("公众看到的内容没有变化。");
        return;
    }
    for of_record in changes.entries().chunk_by(|a, b| a.record == b.record) {
        let Some(first) = of_record.first() else { continue };
        match changes.subject(&first.record) {
            Some(subject) => tell!("{}　{}（{}）", subject.owner, subject.title, first.record),
            None => tell!("{}", first.record),
        }
        for entry in of_record {
            tell!("    {}", entry.sentence_with_reason());
        }
    }
    tell!("共 {} 处。", changes.entries().len());
}
