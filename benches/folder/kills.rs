use std::thread;
use std::time::Duration;

use super::Failed;
use super::server::Server;
use super::world::{LINKED, THEIRS, World, below};

/// Every so many runs one is left alone.
const ALONE: usize = 7;

/// Kills runs at random moments, behind a web server or without.
pub(crate) fn run(count: usize, is_served: bool) -> Result<(), Failed> {
    let mut world = World::new(2)?;
    let server = if is_served { Some(Server::start(&world)?) } else { None };
    let done = kill(&world, count, server.as_ref());
    let asked = server.map_or(Ok(0), Server::stop);
    match done.and_then(|killed| Ok((killed, asked?))) {
        Ok((killed, asked)) => {
            println!(
                "{count} runs, {killed} killed, {asked} answers of the server; old or new site, and all of others"
            );
            Ok(())
        }
        Err(error) => Err(world.keep(&error)),
    }
}

fn kill(world: &World, count: usize, server: Option<&Server>) -> Result<usize, Failed> {
    let (mut killed, mut seed) = (0, 13);
    for at in 1..=count {
        world.say(at % 2)?;
        let mut child = world.build().spawn()?;
        thread::sleep(Duration::from_nanos(below(world.takes.as_nanos() * 11 / 10, &mut seed)));
        child.kill()?;
        killed += usize::from(!child.wait()?.success());
        world.stands(&THEIRS[..LINKED]).map_err(|error| format!("run {at}: {error}"))?;
        if at % ALONE == 0 {
            world.mends(at % 2).map_err(|error| format!("run {at}: {error}"))?;
        }
        if let Some(wrong) = server.and_then(Server::wrong) {
            return Err(format!("run {at}: {wrong}").into());
        }
    }
    if killed == 0 { Err("no run was killed".into()) } else { Ok(killed) }
}
