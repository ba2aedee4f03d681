//! Local preview: builds into a folder of its own, serves it on loopback, rebuilds on a change and reloads the
//! browser. While the content is broken it shows the findings as a page and keeps the last good site.
//!
//! Owns the network and the watcher. Must not print: it reports what happens to its caller.

mod findings_page;
mod folder;
mod http;
mod preview;
mod stop;
mod watch;

pub use preview::{Event, PreviewOptions, ServeError, run};
