use std::path::Path;

use crate::diagnostic::mask;
use crate::publish::{PublishError, Publishing};

use super::args::{LedgerVerb, Verb};
use super::exit::Exit;

/// Where a site is published to if nobody says otherwise.
pub(super) const USUAL_OUT: &str = "public";

/// Finishes what a killed verb left half written in the content that this one is about, and says so.
pub(super) fn finish(verb: &Verb) -> Result<(), Exit> {
    let Some(content) = content(verb) else { return Ok(()) };
    match Publishing::resume(content) {
        Ok(paths) if paths.is_empty() => Ok(()),
        Ok(paths) => {
            let few: Vec<&str> = paths.iter().take(FEW).map(String::as_str).collect();
            let more =
                if paths.len() > FEW { format!(" 等 {} 个文件", paths.len()) } else { String::new() };
            tell_err!("上一次修改中途停下了，已经接着写完：{}{more}", mask(&few.join("、")));
            Ok(())
        }
        Err(error @ PublishError::Busy(_)) => {
            tell_err!("{error}");
            Err(Exit::Failure)
        }
        Err(error) => {
            tell_err!("上一次修改中途停下了，接着写没有写成：{error}");
            Err(Exit::Failure)
        }
    }
}

/// So many files are named.
const FEW: usize = 5;

/// The content that a verb reads or changes.
fn content(verb: &Verb) -> Option<&Path> {
    Some(match verb {
        // It may not write, and says itself what is unfinished.
        Verb::Build(args) if args.locked => return None,
        Verb::Build(args) => &args.content.content,
        Verb::Check(args) => args.folder.as_ref().unwrap_or(&args.content.content),
        Verb::Diff(args) => &args.content.content,
        Verb::Draft(args) => &args.content.content,
        Verb::Export(args) => &args.content.content,
        Verb::Fix(args) => &args.folder,
        Verb::Import(args) => &args.revision.content.content,
        Verb::Ledger(args) => match &args.verb {
            LedgerVerb::Restore(args) => &args.content,
            // A driver of git writes the file it is given and nothing else.
            LedgerVerb::Merge(_) => return None,
        },
        Verb::Merge(args) => &args.revision.content.content,
        Verb::Move(args) => &args.revision.content.content,
        Verb::New(args) => &args.revision.content.content,
        Verb::Redact(args) => &args.content,
        Verb::Rename(args) => &args.revision.content.content,
        Verb::Renew(args) => &args.revision.content.content,
        Verb::Replace(args) => &args.revision.content.content,
        Verb::Revoke(args) => &args.content,
        Verb::Search(args) => &args.content.content,
        #[cfg(feature = "serve")]
        Verb::Serve(args) => &args.content.content,
        Verb::Sign(args) => &args.content,
        Verb::Status(args) => &args.content.content,
        Verb::Supersede(args) => &args.content,
        Verb::Withdraw(args) => &args.revision.content.content,
        Verb::Explain(_) | Verb::Init(_) | Verb::Scan(_) | Verb::Schema(_) => return None,
    })
}
