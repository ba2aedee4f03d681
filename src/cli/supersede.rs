use crate::office;
use crate::pipeline::Occasion;
use crate::records::{LetterReason, Scalar};

use super::args::SupersedeArgs;
use super::exit::Exit;
use super::renew::print;
use super::revise::revise;
use super::round::{Read, read};
use super::today::today;

/// Drafts letters that take the place of those in force.
pub(super) fn run(args: &SupersedeArgs) -> Exit {
    let Ok(reason) = args.reason.as_deref().map(LetterReason::parse).transpose() else {
        let known: Vec<&str> = LetterReason::ALL.iter().map(|reason| reason.label()).collect();
        tell_err!("签订情形只能写：{}。", known.join("、"));
        return Exit::Usage;
    };
    let today = today();
    let occasion = Occasion { day: today, today, shown: None };
    let names = [args.department.clone()];
    let Read { sources, registry, departments } = match read(&args.content, &occasion, &names) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let Some(department) = departments.first() else { return Exit::Usage };
    let renewal = office::supersede(&registry, &sources, *department, args.from, reason);
    let exit = if renewal.revision.is_empty() {
        Exit::Clean
    } else {
        revise(&args.content, &renewal.revision, &occasion, args.write)
    };
    print(&renewal);
    if exit == Exit::Clean && !renewal.left.is_empty() {
        return Exit::Findings;
    }
    if args.write && exit == Exit::Clean && !renewal.drafted.is_empty() {
        tell!("下一步：核对、打印、签订，再用 mingchuang sign {} 登记。", args.department);
    }
    exit
}
