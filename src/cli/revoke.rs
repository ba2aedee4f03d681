use crate::office;
use crate::pipeline::Occasion;
use crate::privacy;

use super::args::RevokeArgs;
use super::exit::Exit;
use super::revise::revise;
use super::round::{Read, read};
use super::today::today;

/// Ends a letter from a day on.
pub(super) fn run(args: &RevokeArgs) -> Exit {
    let today = today();
    if args.reason.trim().is_empty() || !privacy::find(&args.reason, today.civil()).is_empty() {
        tell_err!("原因会原样公布：要写，也不能有个人信息。");
        return Exit::Usage;
    }
    let occasion = Occasion { day: today, today, shown: None };
    let Read { sources, registry, .. } = match read(&args.content, &occasion, &[]) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    match office::revoke(&registry, &sources, &args.letter, args.on, args.reason.trim()) {
        Ok(revision) => revise(&args.content, &revision, &occasion, args.write),
        Err(why) => {
            tell_err!("没有废止：{why}");
            Exit::Usage
        }
    }
}
