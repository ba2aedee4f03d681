use std::fs;
use std::path::Path;

use crate::diagnostic::io_reason;
use crate::memory::{Ledger, merged_memory};
use crate::pipeline::{self, Occasion, Silent};
use crate::publish::{ContentUpdate, LEDGER, PublishError, Publishing, shown_at, write_file};

use super::args::{LedgerArgs, LedgerMergeArgs, LedgerVerb, RestoreArgs};
use super::exit::Exit;
use super::today::today;
use super::unified::unified;
use super::unmerged;

/// Mends and merges what the program writes into the content.
pub(super) fn run(args: &LedgerArgs) -> Exit {
    match &args.verb {
        LedgerVerb::Restore(args) => restore(args),
        LedgerVerb::Merge(args) => merge(args),
    }
}

/// Gives the content back what the published site still knows.
fn restore(args: &RestoreArgs) -> Exit {
    let from = args.from.display();
    let Some(shown) = shown_at(&args.from) else {
        tell_err!("{from} 里没有本工具生成的网站，或者它太旧，没有记下索引号。请用 --from 指明公开的网站。");
        return Exit::Failure;
    };
    if shown.ledger.demonstration {
        tell_err!("{from} 里的网站是演示数据，它的索引号不必恢复。");
        return Exit::Usage;
    }
    let path = args.content.join(LEDGER);
    let before = fs::read_to_string(&path).unwrap_or_default();
    let Some(ours) = sides(&before) else {
        tell_err!(
            "{} 读不懂，无法与网站对照。网站上的索引号都在：把它移到别处再运行一次，就按网站恢复。",
            path.display()
        );
        return Exit::Findings;
    };
    let sides: Vec<&Ledger> = ours.iter().collect();
    let publisher = publisher(&args.content).unwrap_or_else(|| shown.publisher.to_string());
    let after = Ledger::merged(&sides, Some(&shown), &publisher).to_yaml();
    let lost = pipeline::lost_memory(&args.content, today()).unwrap_or_default();
    if after == before && !lost.is_empty() {
        return remember_again(args, &lost);
    }
    if after == before {
        tell!("台账与 {from} 的网站一致，没有要恢复的。");
        return Exit::Clean;
    }
    let (old, new) = (format!("{LEDGER}（现在）"), format!("{LEDGER}（恢复后）"));
    for line in unified((&old, &before), (&new, &after), 0) {
        tell!("{line}");
    }
    if !args.write {
        tell!("以上改动没有写入；核对后加 --write 写入。");
        return Exit::Findings;
    }
    let mut update = ContentUpdate::default();
    update.write(LEDGER, after, "");
    for (path, text) in &lost {
        update.write(path, text.as_str(), "");
    }
    let written = Publishing::begin(&args.content, &args.from).and_then(|publishing| {
        finish_memory(&args.content)?;
        publishing.write(&update)
    });
    told(written, || tell!("已恢复 {}。下一步：mingchuang check", path.display()))
}

/// Begins the memory again where it was lost, from the content as it is.
fn remember_again(args: &RestoreArgs, lost: &[(String, String)]) -> Exit {
    let mut update = ContentUpdate::default();
    for (path, text) in lost {
        tell!("{} {path}", if args.write { "重新记起" } else { "将重新记起" });
        update.write(path, text.as_str(), "");
    }
    if !args.write {
        tell!("没有写入；核对后加 --write 写入。这期间的改动不会列入变更记录。");
        return Exit::Findings;
    }
    let written =
        Publishing::begin(&args.content, &args.from).and_then(|publishing| publishing.write(&update));
    told(written, || tell!("已重新记起。下一步：mingchuang check"))
}

/// The driver by which git merges what the program writes; without files, what it left unmerged in the ledger.
fn merge(args: &LedgerMergeArgs) -> Exit {
    let own = args.content.join(LEDGER);
    let (target, others) = match args.files.as_slice() {
        [] => (&own, None),
        [_, ours, theirs] => (ours, Some(theirs)),
        _ => {
            tell_err!("请写三个文件：共同的祖先、我方、对方；或者一个也不写。");
            return Exit::Usage;
        }
    };
    if let [base, ours, theirs] = args.files.as_slice() {
        let texts = [base, ours, theirs].map(|path| fs::read_to_string(path).unwrap_or_default());
        if let Some(text) = merged_memory(&texts[0], &texts[1], &texts[2]) {
            return told(write_file(target, &text), || {});
        }
    }
    let mut merged: Vec<Ledger> = Vec::new();
    for path in std::iter::once(target).chain(others) {
        match fs::read_to_string(path).map(|text| sides(&text)) {
            Ok(Some(ledgers)) => merged.extend(ledgers),
            Ok(None) => {
                tell_err!("{} 不是台账，无法合并", path.display());
                return Exit::Findings;
            }
            Err(error) => {
                tell_err!("无法读取 {}（{}）", path.display(), io_reason(&error));
                return Exit::Failure;
            }
        }
    }
    let shown = shown_at(&args.public);
    let publisher = shown.as_ref().map(|shown| shown.publisher.to_string()).unwrap_or_default();
    let sides: Vec<&Ledger> = merged.iter().collect();
    let text = Ledger::merged(&sides, shown.as_ref(), &publisher).to_yaml();
    let finished = if others.is_none() { finish_memory(&args.content) } else { Ok(()) };
    told(finished.and_then(|()| write_file(target, &text)), || {
        if others.is_none() {
            tell!("已合并 {}。下一步：mingchuang check", target.display());
        }
    })
}

/// The ledgers that a text holds: one, or two if a merge was left unfinished in it. `None` if it is none.
fn sides(text: &str) -> Option<Vec<Ledger>> {
    if text.trim().is_empty() {
        return Some(Vec::new());
    }
    match unmerged::sides(text) {
        None => Ledger::from_yaml(text).map(|ledger| vec![ledger]),
        Some((ours, theirs)) => Some(vec![Ledger::from_yaml(&ours)?, Ledger::from_yaml(&theirs)?]),
    }
}

/// Finishes merges that were left in what is remembered of changes.
fn finish_memory(content: &Path) -> Result<(), PublishError> {
    for folder in ["changes", "published"] {
        for entry in walkdir::WalkDir::new(content.join(folder)).sort_by_file_name().into_iter().flatten() {
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            let sides = unmerged::sides(&text);
            if let Some(text) = sides.and_then(|(ours, theirs)| merged_memory("", &ours, &theirs)) {
                write_file(entry.path(), &text)?;
            }
        }
    }
    Ok(())
}

/// The publisher's code that the content names, if it can be read.
fn publisher(content: &Path) -> Option<String> {
    let checked = pipeline::check(content, &Occasion::on(today()), &Silent).ok()?;
    checked.registry.map(|registry| registry.site.publisher_code.as_str().to_owned())
}

fn told(result: Result<(), PublishError>, done: impl FnOnce()) -> Exit {
    match result {
        Ok(()) => {
            done();
            Exit::Clean
        }
        Err(error) => {
            tell_err!("没有写入：{error}");
            Exit::Failure
        }
    }
}
