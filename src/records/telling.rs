/// How a change of a value is told to the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// What it was, and what it is now.
    InFull,
    /// Only that it has changed: what it was is nobody's business any more.
    AsFact,
}
