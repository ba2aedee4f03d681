use std::fs;
use std::path::Path;

use crate::diagnostic::{Located, io_reason, mask};
use crate::office::{self, Complaint, Entry, Piece, Signing, read_register};
use crate::pipeline::Occasion;

use super::args::SignArgs;
use super::exit::Exit;
use super::revise::{new_errors_of, revise};
use super::round::{Read, is_inside, read, usual_year, write_beside};
use super::today::today;

/// Registers signatures.
pub(super) fn run(args: &SignArgs) -> Exit {
    let today = today();
    let occasion = Occasion { day: today, today, shown: None };
    let (entries, unreadable, base) = match entries(args) {
        Ok(entries) => entries,
        Err(exit) => return exit,
    };
    let Read { sources, registry, .. } = match read(&args.content, &occasion, &[]) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    if let Some(file) = &args.register {
        let table = office::register(&registry, args.year.unwrap_or(usual_year(today)));
        if is_inside(file, &args.content) {
            tell_err!("{} 在内容目录里，请存到别处。", file.display());
            return Exit::Usage;
        }
        if file.exists() {
            tell_err!("{} 已经存在，不会覆盖。", file.display());
            return Exit::Usage;
        }
        tell!(
            "待登记 {} 份。填好日期以后：mingchuang sign --from {} --write",
            table.rows.len(),
            file.display()
        );
        return write_beside(file, &table.csv()).err().unwrap_or(Exit::Clean);
    }
    let read_scan = |name: &str| {
        let path = base.join(name);
        fs::read(&path)
            .map_err(|error| format!("读不到 {}（{}）", mask(&path.display().to_string()), io_reason(&error)))
    };
    let mut signing = office::sign(&registry, &sources, &entries, &read_scan, today);
    // A head that cannot be read is the same as no register.
    let is_void = entries.is_empty() && !unreadable.is_empty();
    signing.complaints.extend(unreadable);
    if let Err(exit) = drop_refused(args, &occasion, &mut signing) {
        return exit;
    }
    let exit = if signing.pieces.is_empty() {
        Exit::Clean
    } else {
        revise(&args.content, &signing.revision(), &occasion, args.write)
    };
    if !is_void {
        print(&signing, args.write && exit == Exit::Clean);
    }
    signing.complaints.sort();
    complain(&signing.complaints);
    match exit {
        Exit::Clean if !signing.complaints.is_empty() => Exit::Findings,
        other => other,
    }
}

/// What is registered, by whom it is typed; what of it cannot be read; where its scans lie.
fn entries(args: &SignArgs) -> Result<(Vec<Entry>, Vec<Complaint>, std::path::PathBuf), Exit> {
    if let Some(department) = &args.department {
        let mut entry = Entry::of(department);
        entry.window.clone_from(&args.window);
        entry.number.clone_from(&args.number);
        entry.signed_on = args.on;
        entry.filed_on = args.filed;
        entry.copies = args.copies;
        entry.scan = args.scan.as_ref().map(|path| path.display().to_string());
        entry.checked_on = args.checked_on;
        entry.checked_by.clone_from(&args.checked_by);
        return Ok((vec![entry], Vec::new(), ".".into()));
    }
    let Some(file) = &args.from else { return Ok((Vec::new(), Vec::new(), ".".into())) };
    let bytes = fs::read(file).map_err(|error| {
        tell_err!("读不到 {}（{}）", file.display(), io_reason(&error));
        Exit::Failure
    })?;
    let (entries, complaints) = read_register(&file.display().to_string(), &bytes).map_err(|why| {
        tell_err!("没有登记：{}：{why}", file.display());
        Exit::Findings
    })?;
    Ok((entries, complaints, file.parent().unwrap_or(Path::new("")).to_owned()))
}

/// Leaves out the rows that the rules refuse, until none of the others does.
fn drop_refused(args: &SignArgs, occasion: &Occasion, signing: &mut Signing) -> Result<(), Exit> {
    while !signing.pieces.is_empty() {
        let errors = new_errors_of(&args.content, &signing.revision(), occasion).map_err(|why| {
            tell_err!("没有登记：{why}");
            Exit::Failure
        })?;
        let refused = |piece: &Piece| errors.iter().find(|found| is_about(found, &piece.path));
        let (bad, good): (Vec<Piece>, Vec<Piece>) =
            std::mem::take(&mut signing.pieces).into_iter().partition(|piece| refused(piece).is_some());
        signing.pieces = good;
        if bad.is_empty() {
            return Ok(());
        }
        signing.complaints.extend(bad.iter().filter_map(|piece| {
            let found = refused(piece)?;
            let fix = found.diagnostic.fix.as_ref().map(|fix| format!("；{fix}")).unwrap_or_default();
            let message = format!("[{}] {}{fix}", found.diagnostic.rule, found.diagnostic.message);
            Some(Complaint { line: piece.line, place: format!("{}{}", row(piece), piece.name), message })
        }));
    }
    Ok(())
}

/// `第 5 行　`, or nothing.
fn row(piece: &Piece) -> String {
    if piece.line == 0 { String::new() } else { format!("第 {} 行　", piece.line) }
}

fn is_about(found: &Located, path: &str) -> bool {
    found.position.as_ref().is_some_and(|position| position.path == path)
}

fn print(signing: &Signing, is_written: bool) {
    for piece in &signing.pieces {
        tell!("{}{}：{}", row(piece), piece.name, piece.done.join("，"));
        for remark in &piece.remarks {
            tell!("    {remark}");
        }
    }
    let what = if is_written { "登记了" } else { "可登记" };
    tell!(
        "{what} {} 份；没有登记的 {} 行，还没有填的 {} 行，以前登记过的 {} 行。",
        signing.pieces.len(),
        signing.complaints.len(),
        signing.waiting,
        signing.known
    );
}

fn complain(complaints: &[Complaint]) {
    if !complaints.is_empty() {
        tell_err!("下面这些没有登记：");
    }
    for Complaint { place, message, .. } in complaints {
        tell_err!("  {}：{}", mask(place), mask(message));
    }
}
