use std::io::IsTerminal;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::pipeline::Progress;

/// A bar for each stage on a terminal; one plain line per stage elsewhere.
pub(super) struct StageProgress {
    terminal: bool,
    stage: Mutex<Stage>,
    bar: Mutex<ProgressBar>,
}

#[derive(Default)]
struct Stage {
    name: &'static str,
}

impl StageProgress {
    pub(super) fn new() -> Self {
        Self {
            terminal: std::io::stderr().is_terminal(),
            stage: Mutex::new(Stage::default()),
            bar: Mutex::new(ProgressBar::hidden()),
        }
    }
}

impl Progress for StageProgress {
    fn begin(&self, stage: &'static str, total: Option<usize>) {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner).name = stage;
        if !self.terminal {
            return;
        }
        let (bar, template) = match total {
            Some(total) => (ProgressBar::new(total as u64), "{prefix} {bar:30} {pos}/{len}"),
            None => (ProgressBar::new_spinner(), "{prefix} {spinner}"),
        };
        // Ten frames a second are enough for people and cheap for the workers.
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("━━╌"));
        }
        bar.set_prefix(stage);
        bar.enable_steady_tick(Duration::from_millis(100));
        *self.bar.lock().unwrap_or_else(PoisonError::into_inner) = bar;
    }

    fn step(&self) {
        if self.terminal {
            self.bar.lock().unwrap_or_else(PoisonError::into_inner).inc(1);
        }
    }

    fn end(&self, note: &str) {
        if self.terminal {
            self.bar.lock().unwrap_or_else(PoisonError::into_inner).finish_and_clear();
        }
        let name = self.stage.lock().unwrap_or_else(PoisonError::into_inner).name;
        tell_err!("{name}：{note}");
    }
}
