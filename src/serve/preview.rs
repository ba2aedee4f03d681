use crate::diagnostic::{Tally, io_reason};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;
use std::{fmt, io, thread};

use tower_livereload::{LiveReloadLayer, Reloader};

use crate::pipeline::{self, BuildOptions, Outcome, Silent};
use crate::publish::Summary;
use crate::records::Date;
use crate::source::themes_beside;

use super::findings_page;
use super::folder::Folder;
use super::http::{Instead, router};
use super::stop::Stop;
use super::watch::Watcher;

/// Which content is previewed, in which theme, on which day.
#[derive(Debug, Clone)]
pub struct PreviewOptions {
    /// The content folder.
    pub content: PathBuf,
    /// A theme folder, if one was named.
    pub theme: Option<PathBuf>,
    /// Gives the day to build for; called before every build, since a preview may run past midnight.
    pub day: fn() -> Date,
    /// Gives the moment in which a build begins.
    pub clock: fn() -> SystemTime,
    /// Always build for this day instead.
    pub as_of: Option<Date>,
    /// The first port to try.
    pub port: u16,
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// The server listens: the preview can be opened at this address.
    Listening(SocketAddr),
    /// A site was built.
    Built(Summary, Tally),
    /// Nothing was built: the content has so many errors. The last good site stays.
    Broken(usize),
    /// The build failed for a reason outside the content.
    Failed(String),
}

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// The port and those tried after it are all in use.
    Port(io::Error),
    /// The folder for the preview, the server or the watcher failed.
    Io(String),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Port(error) => write!(f, "没有可用的端口（{}）", io_reason(error)),
            Self::Io(error) => f.write_str(error),
        }
    }
}

impl std::error::Error for ServeError {}

/// How many more ports are tried if the first one is in use.
const MORE_PORTS: u16 = 100;

/// Builds, serves and rebuilds until the program is stopped.
pub fn run(options: PreviewOptions, tell: impl Fn(Event) + Send + Sync + 'static) -> Result<(), ServeError> {
    let listener = listen(options.port).map_err(ServeError::Port)?;
    let address = listener.local_addr().map_err(ServeError::Port)?;
    let broken = |error| ServeError::Io(format!("预览服务出错（{}）", io_reason(&error)));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(broken)?;
    // Before there is a folder that must not be left.
    let stop = runtime.block_on(async { Stop::new() }).map_err(broken)?;
    let folder = Folder::new()
        .map_err(|error| ServeError::Io(format!("无法创建预览目录（{}）", io_reason(&error))))?;
    let site = folder.path().join("site");
    let reload = LiveReloadLayer::new();
    let preview = Arc::new(Preview {
        site: site.clone(),
        instead: Arc::new(RwLock::new(None)),
        reloader: reload.reloader(),
        options,
        tell: Box::new(tell),
    });
    let watcher = Watcher::new(&preview.watched())
        .map_err(|error| ServeError::Io(format!("无法监视内容目录的变化（{error}）")))?;
    preview.rebuild();
    (preview.tell)(Event::Listening(address));
    let app = router(&site, address.port(), preview.instead.clone(), reload);
    thread::spawn(move || {
        while watcher.wait() {
            preview.rebuild();
        }
    });
    runtime.block_on(serve(listener, app, stop)).map_err(broken)
}

async fn serve(listener: TcpListener, app: axum::Router, stop: Stop) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    tokio::select! {
        result = axum::serve(listener, app) => result,
        result = stop.wait() => result,
    }
}

fn listen(first: u16) -> io::Result<TcpListener> {
    let last = first.saturating_add(MORE_PORTS);
    let mut result = TcpListener::bind((Ipv4Addr::LOCALHOST, first));
    for port in first.saturating_add(1)..=last {
        if result.is_ok() {
            break;
        }
        result = TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    }
    result
}

struct Preview {
    site: PathBuf,
    instead: Instead,
    reloader: Reloader,
    options: PreviewOptions,
    tell: Box<dyn Fn(Event) + Send + Sync>,
}

impl Preview {
    fn watched(&self) -> Vec<PathBuf> {
        let theme = self.options.theme.clone().unwrap_or_else(|| themes_beside(&self.options.content));
        vec![self.options.content.clone(), theme]
    }

    fn rebuild(&self) {
        let options = BuildOptions {
            content: self.options.content.clone(),
            theme: self.options.theme.clone(),
            out: self.site.clone(),
            as_of: self.options.as_of.unwrap_or_else(self.options.day),
            begun: (self.options.clock)(),
            today: (self.options.day)(),
            minify: false,
            record: false,
            locked: false,
            strict: false,
            verify: false,
        };
        let has_site = self.site.join("index.html").is_file();
        let (instead, event) = match pipeline::build(&options, &Silent) {
            Err(failure) => {
                let message = failure.to_string();
                (Some(findings_page::of_failure(&message, has_site)), Event::Failed(message))
            }
            Ok(built) => match (built.outcome, &built.checked) {
                (Outcome::Blocked, Some(checked)) => {
                    let page = findings_page::of_findings(&checked.findings, &checked.sources, has_site);
                    (Some(page), Event::Broken(built.tally.errors))
                }
                (Outcome::Published(summary), _) => (None, Event::Built(summary, built.tally)),
                (Outcome::UpToDate { files }, _) => {
                    let summary = Summary { files, unchanged: files, ..Summary::default() };
                    (None, Event::Built(summary, built.tally))
                }
                (Outcome::Blocked, None) | (Outcome::Unwritten(_), _) => return,
            },
        };
        *self.instead.write().unwrap_or_else(PoisonError::into_inner) = instead;
        (self.tell)(event);
        self.reloader.reload();
    }
}
