use std::process::Child;
use std::thread;
use std::time::Duration;

use super::Failed;
use super::world::{THEIRS, World, below, broken, copy, say};

const WRITERS: usize = 4;
const OFTEN_SLOW: usize = 8;

/// Runs four builds of different contents to one folder at once; in every eighth round the first links and removes files slowly.
pub(crate) fn run(count: usize) -> Result<(), Failed> {
    let mut world = World::new(WRITERS)?;
    for writer in 0..WRITERS {
        let content = world.folder().join(format!("content-{writer}"));
        copy(&world.content(), &content)?;
        say(&content, writer)?;
    }
    match race(&world, count.div_ceil(WRITERS)) {
        Ok(turned_away) => {
            println!(
                "{count} runs four at a time, {turned_away} turned away; always one whole site, and all of others"
            );
            Ok(())
        }
        Err(error) => Err(world.keep(&error)),
    }
}

fn race(world: &World, rounds: usize) -> Result<usize, Failed> {
    let (mut turned_away, mut seed) = (0, 13);
    let has_strace = world.traced(&["-V"]).output().is_ok();
    for round in 0..rounds {
        let is_slow = has_strace && round % OFTEN_SLOW == 0;
        let mut children: Vec<Child> = Vec::new();
        for writer in 0..WRITERS {
            let mut command = if is_slow && writer == 0 {
                let slow = "inject=linkat,unlink,unlinkat:delay_enter=10000";
                world.traced(&["-o", "/dev/null", "-e", slow])
            } else {
                world.build()
            };
            let content = format!("content-{writer}");
            children.push(command.args(["--content", &content, "--out", "public"]).spawn()?);
            let most = if is_slow { 2 * world.takes } else { world.takes / 2 };
            thread::sleep(Duration::from_nanos(below(most.as_nanos(), &mut seed)));
        }
        for child in children {
            let output = child.wait_with_output()?;
            if !output.status.success() {
                if !String::from_utf8_lossy(&output.stderr).contains("另一个 mingchuang 正在发布") {
                    return Err(broken("a run failed otherwise than by being turned away", &output));
                }
                turned_away += 1;
            }
        }
        world.stands(&THEIRS).map_err(|error| format!("round {round}: {error}"))?;
    }
    if turned_away == 0 { Err("the runs never met".into()) } else { Ok(turned_away) }
}
