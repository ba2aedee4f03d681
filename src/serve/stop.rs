use std::io;

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Whatever ends a program from outside: Ctrl-C, a closed window, a request to terminate. From its making on no such signal
/// ends the program by itself.
pub(super) struct Stop {
    #[cfg(unix)]
    signals: Vec<Signal>,
}

#[cfg(unix)]
impl Stop {
    pub(super) fn new() -> io::Result<Self> {
        let kinds = [
            SignalKind::interrupt(),
            SignalKind::hangup(),
            SignalKind::quit(),
            SignalKind::terminate(),
            SignalKind::alarm(),
            SignalKind::user_defined1(),
            SignalKind::user_defined2(),
        ];
        Ok(Self { signals: kinds.into_iter().map(signal).collect::<io::Result<_>>()? })
    }

    /// Waits for the first of them.
    pub(super) async fn wait(mut self) -> io::Result<()> {
        std::future::poll_fn(|context| {
            let has_come = self.signals.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
            if has_come { std::task::Poll::Ready(Ok(())) } else { std::task::Poll::Pending }
        })
        .await
    }
}

#[cfg(not(unix))]
impl Stop {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self {})
    }

    pub(super) async fn wait(self) -> io::Result<()> {
        tokio::signal::ctrl_c().await
    }
}
