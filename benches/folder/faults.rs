use std::fs;

use super::Failed;
use super::world::{LINKED, THEIRS, World};

/// Calls that a publication makes, and what they may answer.
const CALLS: [&str; 17] = [
    "renameat2",
    "rename",
    "write",
    "fsync",
    "syncfs",
    "openat",
    "mkdir",
    "linkat",
    "unlink",
    "unlinkat",
    "rmdir",
    "fchmod",
    "chmod",
    "fchown",
    "flock",
    "copy_file_range",
    "getdents64",
];
const ERRORS: [&str; 3] = ["EIO", "EXDEV", "ENOSPC"];

/// Lets each call of each kind fail in turn: every time, or every so many times.
pub(crate) fn run(every: usize) -> Result<(), Failed> {
    let mut world = World::new(2)?;
    for call in CALLS {
        for error in ERRORS {
            match fail(&world, call, error, every.max(1)) {
                Ok([failed, refused]) => {
                    println!("{call:>16} {error:<7}{failed:>5} failed, {refused:>5} said so");
                }
                Err(broken) => return Err(world.keep(&format!("{call} {error} {broken}").into())),
            }
        }
    }
    Ok(())
}

fn fail(world: &World, call: &str, error: &str, every: usize) -> Result<[usize; 2], Failed> {
    let [mut failed, mut refused] = [0; 2];
    let log = world.folder().join("trace");
    for when in (1..).step_by(every) {
        let (old, new) = (when / every % 2, (when / every + 1) % 2);
        world.say(old)?;
        world.mends(old).map_err(|error| format!("before {when}: {error}"))?;
        world.say(new)?;
        let (trace, inject) = (format!("trace={call}"), format!("inject={call}:error={error}:when={when}"));
        let options = ["-o", &log.to_string_lossy(), "-e", &trace, "-e", &inject];
        let output = world.traced(&options).args(["--threads", "1"]).output()?;
        let stderr = String::from_utf8_lossy(&output.stderr);
        if !fs::read_to_string(&log)?.contains("INJECTED") {
            break;
        }
        // Before the program has begun the system speaks for itself.
        if output.status.code() == Some(127) {
            continue;
        }
        failed += 1;
        let broken = |what: &str| format!("{when}: {what}: {:?} {stderr}", output.status.code());
        let stands = world.stands(&THEIRS[..LINKED]).map_err(|error| broken(&error.to_string()))?;
        match output.status.code() {
            Some(0) if stands == new => {}
            Some(1 | 3) if !stderr.trim().is_empty() && !stderr.contains("panicked") => refused += 1,
            _ => return Err(broken("neither done nor said").into()),
        }
    }
    Ok([failed, refused])
}
