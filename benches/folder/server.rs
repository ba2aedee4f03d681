use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::Failed;
use super::world::{Files, LINKED, THEIRS, World};

/// What nobody may see: the places where sites are made and go.
const HIDDEN: [&str; 4] = ["unfinished", "whole", "old", "kept"];

/// An nginx over the folder that the site lies in, and a visitor who asks it for everything again and again.
pub(crate) struct Server {
    nginx: Child,
    visitor: JoinHandle<()>,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    is_over: AtomicBool,
    answers: AtomicUsize,
    wrong: Mutex<Option<String>>,
}

impl Server {
    pub(crate) fn start(world: &World) -> Result<Self, Failed> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let root = world.folder();
        // The server is another user, who may look in.
        fs::set_permissions(root, fs::Permissions::from_mode(0o755))?;
        let settings = format!(
            "daemon off; worker_processes 1; pid {0}/nginx.pid; error_log /dev/null; events {{}}\n\
             http {{ access_log off; server {{ listen 127.0.0.1:{port}; keepalive_requests 100000000; root {0}; }} }}\n",
            root.display()
        );
        fs::write(root.join("nginx.conf"), settings)?;
        let mut nginx = Command::new("nginx");
        nginx.args(["-e", "/dev/null", "-c"]).arg(root.join("nginx.conf"));
        let nginx = nginx.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let nginx = nginx.map_err(|error| format!("nginx is not installed: {error}"))?;
        let seen = Arc::new(Seen::default());
        let visitor = thread::spawn({
            let (seen, states) = (Arc::clone(&seen), world.states.clone());
            move || {
                if let Err(wrong) = visit(port, &states, &seen) {
                    seen.wrong
                        .lock()
                        .unwrap_or_else(std::sync::PoisonError::into_inner)
                        .replace(wrong.to_string());
                }
            }
        });
        Ok(Self { nginx, visitor, seen })
    }

    /// The first answer that was wrong.
    pub(crate) fn wrong(&self) -> Option<String> {
        self.seen.wrong.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Ends both; says how many answers there were.
    pub(crate) fn stop(mut self) -> Result<usize, Failed> {
        self.seen.is_over.store(true, Ordering::Relaxed);
        let wrong = self.visitor.join().map_err(|_| "the visitor broke down");
        // Asked to, it ends with its workers.
        Command::new("kill").arg(self.nginx.id().to_string()).status()?;
        self.nginx.wait()?;
        wrong?;
        let wrong = self.seen.wrong.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        let answers = self.seen.answers.load(Ordering::Relaxed);
        match wrong {
            Some(wrong) => Err(wrong.into()),
            None if answers == 0 => Err("the server never answered".into()),
            None => Ok(answers),
        }
    }
}

fn visit(port: u16, states: &[Files], seen: &Seen) -> Result<(), Failed> {
    let in_all = |path: &&String| states.iter().all(|state| state.contains_key(*path));
    let pages: BTreeSet<&String> = states.iter().flat_map(Files::keys).filter(in_all).collect();
    let mut line = connect(port)?;
    while !seen.is_over.load(Ordering::Relaxed) {
        for path in &pages {
            let (status, bytes) = get(&mut line, &format!("/public/{path}"))?;
            if status != 200 || !states.iter().any(|state| state.get(*path) == Some(&bytes)) {
                return Err(format!("{path} is answered with {status} and {} bytes", bytes.len()).into());
            }
            seen.answers.fetch_add(1, Ordering::Relaxed);
        }
        for path in &THEIRS[..LINKED] {
            let (status, bytes) = get(&mut line, &format!("/public/{path}"))?;
            if status != 200 || bytes != path.as_bytes() {
                return Err(format!("{path}, which is not ours, is answered with {status}").into());
            }
        }
        for place in HIDDEN {
            let (status, _) = get(&mut line, &format!("/.public.mingchuang/{place}/index.html"))?;
            if status == 200 {
                return Err(format!("the site in {place} can be seen").into());
            }
        }
    }
    Ok(())
}

fn connect(port: u16) -> Result<BufReader<TcpStream>, Failed> {
    for _ in 0..100 {
        if let Ok(stream) = TcpStream::connect(("127.0.0.1", port)) {
            return Ok(BufReader::new(stream));
        }
        thread::sleep(Duration::from_millis(50));
    }
    Err("the server does not answer".into())
}

/// Asks for a file, and for nothing but what the server has read from the disk.
fn get(line: &mut BufReader<TcpStream>, path: &str) -> Result<(u16, Vec<u8>), Failed> {
    let escaped: String = path
        .bytes()
        .map(
            |byte| {
                if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
            },
        )
        .collect();
    line.get_mut().write_all(format!("GET {escaped} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes())?;
    let (mut status, mut length) = (0, 0);
    loop {
        let mut head = String::new();
        if line.read_line(&mut head)? == 0 {
            return Err("the server hangs up".into());
        }
        let head = head.trim_end().to_ascii_lowercase();
        if head.is_empty() {
            break;
        }
        if let Some(rest) = head.strip_prefix("http/1.1 ") {
            status = rest.split(' ').next().unwrap_or_default().parse()?;
        }
        if let Some(rest) = head.strip_prefix("content-length:") {
            length = rest.trim().parse()?;
        }
    }
    let mut bytes = vec![0; length];
    line.read_exact(&mut bytes)?;
    Ok((status, bytes))
}
