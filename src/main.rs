//! Arguments in, exit code out.

use std::process::ExitCode;

/// A build makes and drops millions of small strings: a fifth of its CPU was the allocator of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    mingchuang::cli::run(std::env::args_os())
}
