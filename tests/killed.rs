//! Runs that are killed, run side by side, or cannot exchange folders: old site or new one, never with holes, always with what
//! others put there. `strace` kills at exactly the call that is meant; where it is missing, those tests show nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::site::{DAY, Site, program, tree};

const THEIRS: [&str; 4] = ["CNAME", "windows/map.png", ".well-known/acme/token", ".git/objects/ab"];

/// These are files, and stand in the site at every instant.
const LINKED: usize = 2;

fn put(out: &Path) {
    for path in THEIRS {
        fs::create_dir_all(out.join(path).parent().unwrap()).unwrap();
        fs::write(out.join(path), path).unwrap();
    }
}

#[track_caller]
fn stand(out: &Path, theirs: &[&str], when: &str) {
    for path in theirs {
        assert_eq!(fs::read_to_string(out.join(path)).ok().as_deref(), Some(*path), "{when}");
    }
}

/// What the program made.
fn ours(out: &Path) -> Vec<(String, Vec<u8>)> {
    tree(out).into_iter().filter(|(path, _)| !THEIRS.contains(&path.as_str())).collect()
}

fn with_notice(site: Site, text: &str) -> Site {
    let head = "title: 通知\nissuer: 甲\nissued_on: 2026-01-01\nsummary: 通知";
    site.write("notices/new.md", format!("---\n{head}\n---\n{text}\n"))
}

/// Paths and bytes.
type Files = Vec<(String, Vec<u8>)>;

/// A site with something of others in it and the one before it kept, whose content has changed since; and what it is made of
/// before and after.
fn about_to_change() -> (Site, [Files; 2]) {
    let site = with_notice(Site::new(), "更旧的文");
    site.build();
    put(&site.out());
    let site = with_notice(site, "旧文");
    site.build();
    let site = with_notice(site, "新文");
    let other = Site::copy_of(&site);
    other.build();
    let states = [ours(&site.out()), ours(&other.out())];
    (site, states)
}

fn has_strace() -> bool {
    Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Builds below strace; says whether the build went through.
fn traced(site: &Site, inject: &[&str]) -> bool {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null"]);
    for what in inject {
        strace.args(["-e", what]);
    }
    let build = strace.arg(program().get_program()).args(["build", "--as-of", DAY, "--threads", "2"]);
    let build = build.env("MINGCHUANG_TODAY", DAY).current_dir(site.folder());
    build.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success()
}

/// Kills a build at each call of a kind in turn. `more`: what the system cannot do.
fn killed_at_each(call: &str, more: Option<&str>, may_be_missing: bool) {
    for when in 1.. {
        let (site, states) = about_to_change();
        let kill = format!("inject={call}:signal=KILL:when={when}");
        let went_through = traced(&site, &more.into_iter().chain([kill.as_str()]).collect::<Vec<_>>());
        let (out, at) = (site.out(), format!("{call} {when}"));
        if out.exists() || !may_be_missing {
            assert!(states.contains(&ours(&out)), "{at}: neither the old site nor the new one");
            stand(&out, &THEIRS[..LINKED], &at);
        }
        let run = site.build();
        assert!(ours(&out) == states[1], "{at}: {}{}", run.stdout, run.stderr);
        stand(&out, &THEIRS, &at);
        assert!(site.is_at_rest(), "{at}");
        if went_through {
            assert!(when > 1, "{call} was never called");
            return;
        }
    }
}

#[test]
fn a_run_killed_at_any_rename_or_removal_of_a_folder_leaves_one_site_and_all_of_others() {
    if has_strace() {
        for call in ["rename", "renameat2", "rmdir"] {
            killed_at_each(call, None, false);
        }
    }
}

#[test]
fn without_an_atomic_exchange_the_next_run_finishes_what_a_killed_one_left() {
    if has_strace() {
        killed_at_each("rename", Some("inject=renameat2:error=EINVAL"), true);
    }
}

#[test]
fn what_a_killed_run_has_not_yet_written_is_not_taken_for_the_content() {
    let is_half = |site: &Site| {
        let is_new = site.page("notices/new.html").contains("新文");
        is_new && site.content().join(".mingchuang-pending/marker").exists()
    };
    let mut half = 0;
    for when in (1..).take_while(|_| has_strace()) {
        let (site, _) = about_to_change();
        let went_through = traced(&site, &[&format!("inject=rename:signal=KILL:when={when}")]);
        if is_half(&site) {
            half += 1;
            for verb in ["check", "diff"] {
                let run = site.run(&[verb, "--as-of", DAY]);
                assert_eq!(run.code, 3, "{verb}: {}", run.stdout);
                let told = ["上一次发布中途停下了", "published/notices/new.jsonl", "mingchuang build"];
                assert!(told.iter().all(|words| run.stderr.contains(words)), "{verb}: {}", run.stderr);
            }
            site.build();
            assert_eq!(site.check().code, 0, "{when}");
        }
        assert!(!went_through || half > 0, "no run was killed between the site and the content");
        if half > 0 {
            break;
        }
    }
}

#[test]
fn a_run_killed_at_any_moment_leaves_one_site_and_all_of_others() {
    let mut killed = 0;
    for at in 0..16 {
        let (site, states) = about_to_change();
        let mut program = program();
        let program = program.args(["build", "--as-of", DAY]).env("MINGCHUANG_TODAY", DAY);
        let quiet = program.current_dir(site.folder()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = quiet.spawn().unwrap();
        thread::sleep(Duration::from_millis(20 * at));
        child.kill().unwrap();
        killed += usize::from(!child.wait().unwrap().success());
        assert!(states.contains(&ours(&site.out())), "after {at}");
        stand(&site.out(), &THEIRS[..LINKED], "killed");
        site.build();
        assert!(ours(&site.out()) == states[1], "after {at}");
        stand(&site.out(), &THEIRS, "afterwards");
    }
    assert!(killed > 2, "no run was killed");
}

/// Four builds of different contents to one folder; `slow` lets the first of them remove files slowly.
fn side_by_side(rounds: usize, slow: bool) {
    let mut turned_away = 0;
    for round in 0..rounds {
        let site = Site::new();
        site.build();
        put(&site.out());
        let writers: Vec<Site> =
            (0..4).map(|number| with_notice(Site::copy_of(&site), &format!("文{number}"))).collect();
        let children = writers.iter().enumerate().map(|(at, writer)| {
            let mut command = if slow && at == 0 {
                let mut strace = Command::new("strace");
                strace.args([
                    "-f",
                    "-qq",
                    "-o",
                    "/dev/null",
                    "-e",
                    "inject=linkat,unlink,unlinkat:delay_enter=20000",
                ]);
                strace.arg(program().get_program());
                strace
            } else {
                program()
            };
            let out = site.out();
            let command =
                command.args(["build", "--as-of", DAY, "--out"]).arg(&out).env("MINGCHUANG_TODAY", DAY);
            let quiet = command.current_dir(writer.folder()).stdout(Stdio::null()).stderr(Stdio::piped());
            let child = quiet.spawn().unwrap();
            let pause = if slow { 300 } else { 15 * u64::try_from(round).unwrap() };
            thread::sleep(Duration::from_millis(pause));
            child
        });
        for child in children.collect::<Vec<_>>() {
            let output = child.wait_with_output().unwrap();
            let stderr = String::from_utf8(output.stderr).unwrap();
            if !output.status.success() {
                assert!(stderr.contains("另一个 mingchuang 正在发布"), "{stderr}");
                turned_away += 1;
            }
        }
        let published = ours(&site.out());
        let is_one_of_them = writers.iter().any(|writer| {
            writer.build();
            ours(&writer.out()) == published
        });
        assert!(is_one_of_them, "round {round} has holes");
        stand(&site.out(), &THEIRS, "side by side");
    }
    assert!(turned_away > 0, "the runs never met");
}

#[test]
fn builds_side_by_side_turn_each_other_away_and_leave_no_holes() {
    side_by_side(4, false);
}

#[test]
fn a_slow_publication_harms_no_second_run() {
    if has_strace() {
        side_by_side(2, true);
    }
}
