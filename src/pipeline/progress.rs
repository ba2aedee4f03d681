/// Is told how far a run has got. Called from several threads.
pub trait Progress: Sync {
    /// A stage begins; `total` steps if that is known.
    fn begin(&self, stage: &'static str, total: Option<usize>);
    /// A step is done.
    fn step(&self);
    /// The stage is over; the note says what came of it.
    fn end(&self, note: &str);
}

/// Ignores it.
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: &'static str, _: Option<usize>) {}
    fn step(&self) {}
    fn end(&self, _: &str) {}
}
