//! The published folder under attack: runs that are killed, run side by side, or meet failing calls of the system. Whatever
//! happens, the folder is one whole site, with everything that others put there, and the next run mends what is left.
//!
//! How to run it: `README.md` beside this folder. It ends with an error at the first broken promise, and leaves the folder.

// It prints what it counts.
#![allow(clippy::print_stdout)]

mod faults;
mod kills;
mod races;
mod server;
mod world;

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let number = |default: usize| arguments.get(1).map_or(Ok(default), |number| number.parse());
    match arguments.first().map(String::as_str) {
        Some("kills") => kills::run(number(1400)?, false),
        Some("server") => kills::run(number(1400)?, true),
        Some("races") => races::run(number(720)?),
        Some("faults") => faults::run(number(1)?),
        _ => {
            println!(
                "cargo bench --bench folder -- kills [1400] | server [1400] | races [720] | faults [EVERY]"
            );
            Ok(())
        }
    }
}
