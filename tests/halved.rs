//! Changes of the content that are killed: after the next command it is wholly what it was, or wholly what was meant.

use std::process::{Command, Stdio};

use crate::site::{DAY, Site, program, tree};

/// It writes a file, takes one away and changes others.
const CHANGE: [&str; 4] = ["rename", "departments/scjgj", "scj", "--write"];

/// The calls by which the state of a disk changes; the last few of a run are those of a change.
const CALLS: [&str; 6] = ["rename", "unlink", "unlinkat", "rmdir", "mkdir", "fsync"];

fn has_strace() -> bool {
    Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Makes the change below strace; says whether it went through.
fn traced(site: &Site, inject: &str) -> bool {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", inject]).arg(program().get_program());
    let run = strace.args(CHANGE).env("MINGCHUANG_TODAY", DAY).current_dir(site.folder());
    run.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success()
}

#[test]
fn a_change_killed_at_any_step_is_made_whole_or_not_at_all_by_the_next_command() {
    let old = tree(&Site::new().content());
    let site = Site::new();
    assert_eq!(site.run(&CHANGE).code, 0);
    let new = tree(&site.content());
    let (mut torn, mut finished) = (0, 0);
    for call in CALLS.iter().filter(|_| has_strace()) {
        for when in 1.. {
            let site = Site::new();
            let went_through = traced(&site, &format!("inject={call}:signal=KILL:when={when}"));
            let of_content = |(path, _): &(String, Vec<u8>)| !path.starts_with(".mingchuang-pending/");
            let left: Vec<_> = tree(&site.content()).into_iter().filter(of_content).collect();
            torn += usize::from(left != old && left != new);
            let next = if when % 2 == 0 { &["check"][..] } else { &["build", "--as-of", DAY] };
            let run = site.run(next);
            assert_ne!(run.code, 3, "{call} {when}: {}", run.stderr);
            let was_told = run.stderr.contains("上一次修改中途停下了，已经接着写完");
            // What a build adds is not what is asked for.
            let is_theirs = |(path, _): &(String, Vec<u8>)| {
                let own = ["ledger.yaml", "changes/", "published/"];
                !own.iter().any(|own| path.starts_with(own))
            };
            let now: Vec<_> = tree(&site.content()).into_iter().filter(is_theirs).collect();
            let theirs = |tree: &[(String, Vec<u8>)]| {
                tree.iter().filter(|file| is_theirs(file)).cloned().collect::<Vec<_>>()
            };
            let (old, new) = (theirs(&old), theirs(&new));
            assert!(now == old || now == new, "{call} {when}: neither the old content nor the new one");
            assert!(!was_told || now == new, "{call} {when}");
            finished += usize::from(was_told);
            if went_through {
                break;
            }
        }
    }
    assert!(!has_strace() || torn > 0 && finished >= torn, "{torn} torn, {finished} finished");
}
