//! One file per verb, and everything a run prints: reports, progress, summaries, exit codes.
//!
//! The only room that prints, and the only one that reads the clock.

#[macro_use]
mod terminal;

mod args;
mod backup;
mod build;
mod check;
mod diff;
mod draft;
mod dump;
mod editor;
mod exit;
mod explain;
mod export;
mod fix;
mod import;
mod init;
mod ledger;
mod progress;
mod redact;
mod renew;
mod reorganise;
mod report;
mod revise;
mod revoke;
mod round;
mod scan;
mod schema;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod sign;
mod status;
mod supersede;
mod today;
mod unfinished;
mod unified;
mod unmerged;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Verb};
use exit::Exit;

/// Runs the program and says how it went.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    terminal::mind_limits();
    if let Some(complaint) = today::complaint() {
        tell_err!("{complaint}");
        return Exit::Usage.into();
    }
    let exit = match Cli::try_parse_from(arguments) {
        Ok(cli) => dispatch(cli.verb.unwrap_or_default()),
        Err(message) => {
            // Help and version are messages too; only a real mistake is one of usage.
            let mistake = message.use_stderr();
            usage::print(&message);
            if mistake { Exit::Usage } else { Exit::Clean }
        }
    };
    terminal::finished(exit).into()
}

fn dispatch(verb: Verb) -> Exit {
    if let Err(exit) = unfinished::finish(&verb) {
        return exit;
    }
    match verb {
        Verb::Build(args) => build::run(&args),
        Verb::Check(args) => check::run(&args),
        Verb::Fix(args) => fix::run(&args),
        Verb::Explain(args) => explain::run(&args),
        Verb::Diff(args) => diff::run(&args),
        Verb::Draft(args) => draft::run(&args),
        Verb::Redact(args) => redact::run(&args),
        Verb::New(args) => reorganise::new(&args),
        Verb::Rename(args) => reorganise::rename(&args),
        Verb::Merge(args) => reorganise::merge(&args),
        Verb::Move(args) => reorganise::move_to(&args),
        Verb::Withdraw(args) => reorganise::withdraw(&args),
        Verb::Replace(args) => reorganise::replace(&args),
        Verb::Renew(args) => renew::run(&args),
        Verb::Sign(args) => sign::run(&args),
        Verb::Revoke(args) => revoke::run(&args),
        Verb::Supersede(args) => supersede::run(&args),
        Verb::Status(args) => status::run(&args),
        Verb::Export(args) => export::run(&args),
        Verb::Import(args) => import::run(&args),
        Verb::Init(args) => init::run(&args),
        Verb::Ledger(args) => ledger::run(&args),
        Verb::Schema(args) => schema::run(&args),
        Verb::Scan(args) => scan::run(&args),
        Verb::Search(args) => search::run(&args),
        #[cfg(feature = "serve")]
        Verb::Serve(args) => serve::run(&args),
    }
}
