//! The verbs for institutions that change: rename, merge, move, withdraw, replace; and new records.

use std::collections::BTreeMap;
use std::path::Path;

use crate::office::{self, Content, NewRecord, Refused, Reorganised};
use crate::pipeline::Occasion;
use crate::privacy;
use crate::source::read_originals;

use super::args::{MergeArgs, MoveArgs, NewArgs, RenameArgs, ReplaceArgs, RevisionArgs, WithdrawArgs};
use super::exit::Exit;
use super::revise::revise;
use super::round;
use super::today::today;

pub(super) fn rename(args: &RenameArgs) -> Exit {
    run(&args.revision, |content| match (&args.new, &args.name, args.on) {
        (Some(new), ..) => office::rename_file(content, &args.record, new),
        (None, Some(name), Some(day)) => {
            office::rename_title(content, &args.record, (name, args.short.as_deref()), day)
        }
        (None, ..) => Err("请写新的标识，或者 --name 新名称 --on 日期".to_owned()),
    })
}

pub(super) fn merge(args: &MergeArgs) -> Exit {
    run(&args.revision, |content| office::merge(content, &args.from, &args.to, args.on))
}

pub(super) fn move_to(args: &MoveArgs) -> Exit {
    run(&args.revision, |content| office::move_to(content, &args.record, &args.to, args.on))
}

pub(super) fn withdraw(args: &WithdrawArgs) -> Exit {
    if !privacy::find(&args.reason, today().civil()).is_empty() {
        tell_err!("理由会原样公布，里面不能有个人信息，请换一种说法。");
        return Exit::Usage;
    }
    run(&args.revision, |content| office::withdraw(content, &args.record, args.on, &args.reason))
}

pub(super) fn replace(args: &ReplaceArgs) -> Exit {
    run(&args.revision, |content| office::replace(content, &args.old, &args.new))
}

pub(super) fn new(args: &NewArgs) -> Exit {
    let new = NewRecord {
        kind: args.kind.clone(),
        id: args.id.clone(),
        name: args.name.clone(),
        phone: args.phone.clone(),
        department: args.department.clone(),
        window: args.window.clone(),
        center: args.center.clone(),
        category: args.category.clone(),
    };
    run(&args.revision, |content| office::begin_record(content, &new))
}

fn run(
    RevisionArgs { content: args, write }: &RevisionArgs,
    change: impl FnOnce(Content<'_>) -> Result<Reorganised, Refused>,
) -> Exit {
    let today = today();
    let occasion = Occasion { day: args.as_of.unwrap_or(today), today, shown: None };
    let read = match round::read(&args.content, &occasion, &[]) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let texts = match texts(&args.content) {
        Ok(texts) => texts,
        Err(exit) => return exit,
    };
    let done = match change(Content { registry: &read.registry, texts: &texts, today }) {
        Ok(done) => done,
        Err(why) => {
            tell_err!("没有改动：{why}");
            return Exit::Usage;
        }
    };
    let exit = revise(&args.content, &done.revision, &occasion, *write);
    done.notes.iter().for_each(|note| tell!("{note}"));
    exit
}

/// The text of every file that can be read, as it is.
fn texts(content: &Path) -> Result<BTreeMap<String, String>, Exit> {
    let originals = read_originals(content).map_err(|error| {
        tell_err!("读取失败：{error}");
        Exit::Failure
    })?;
    Ok(originals.into_iter().filter_map(|file| Some((file.path, file.text.ok()?))).collect())
}
