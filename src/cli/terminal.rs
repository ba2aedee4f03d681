//! Where a run prints. Output that cannot be written, because its disk is full or its reader gone, never ends a run.

use std::fmt::Arguments;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use super::exit::Exit;

/// Prints a line of what was asked for.
macro_rules! tell {
    ($($part:tt)*) => {
        $crate::cli::terminal::to_stdout(format_args!("{}\n", format_args!($($part)*)))
    };
}

/// Prints a line of what is said beside it.
macro_rules! tell_err {
    ($($part:tt)*) => {
        $crate::cli::terminal::to_stderr(format_args!("{}\n", format_args!($($part)*)))
    };
}

/// Did something that was asked for not get where it should?
static IS_LOST: AtomicBool = AtomicBool::new(false);

pub(super) fn to_stdout(text: Arguments<'_>) {
    note(&anstream::stdout().write_fmt(text));
}

/// Nobody could be told that this failed.
pub(super) fn to_stderr(text: Arguments<'_>) {
    let _ = anstream::stderr().write_fmt(text);
}

/// Remembers that output was lost. Whoever stops reading has read enough.
pub(super) fn note(written: &io::Result<()>) {
    if written.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) {
        IS_LOST.store(true, Ordering::Relaxed);
    }
}

/// How a run ended, with what became of its output.
pub(super) fn finished(exit: Exit) -> Exit {
    note(&io::stdout().flush());
    if !IS_LOST.load(Ordering::Relaxed) {
        return exit;
    }
    tell_err!("有输出没有写出去：磁盘空间不足，或者写不进去");
    if exit == Exit::Clean { Exit::Failure } else { exit }
}

/// A file that may not grow further is an error of writing, not the end of the run: the system only sends the signal that
/// ends it if nobody listens.
#[cfg(all(target_os = "linux", feature = "serve"))]
pub(super) fn mind_limits() {
    use tokio::signal::unix::{SignalKind, signal};
    const FILE_TOO_LARGE: i32 = 25;
    if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() {
        // It stays in force when this is dropped.
        let _ = runtime.block_on(async { signal(SignalKind::from_raw(FILE_TOO_LARGE)) });
    }
}

#[cfg(not(all(target_os = "linux", feature = "serve")))]
pub(super) fn mind_limits() {}
