use super::last_look::Leak;

/// Makes the files of a site. Called from several threads.
pub trait Maker: Sync {
    /// What a file is made from.
    type Source: Sync;
    /// What is known of a file before its bytes are made.
    type Draft;
    /// Why a file cannot be made.
    type Error: Send;

    /// Looks at the source; cheap. The scratch space is the worker's own.
    fn draft(&self, source: &Self::Source, scratch: &mut Vec<u8>) -> Drafted<Self::Draft>;

    /// Makes the bytes; only asked for files that changed.
    fn make(&self, draft: Self::Draft, scratch: &mut Vec<u8>) -> Result<Vec<u8>, Self::Error>;
}

/// A draft and the fingerprint of everything its file is made from.
pub struct Drafted<D> {
    /// The fingerprint.
    pub fingerprint: u128,
    /// The draft.
    pub draft: D,
}

/// A file to publish.
#[derive(Debug, Clone)]
pub struct Output<S> {
    /// Path from the root of the site, with `/`.
    pub path: String,
    /// What it is made from.
    pub source: S,
    /// Does it stand back if somebody else has put a file of this name there?
    pub yields: bool,
}

/// Why a site is not published although the disk would take it.
#[derive(Debug)]
pub enum Refused<E> {
    /// A file could not be made.
    Unmade(E),
    /// Private numbers would get out.
    Leaking(Vec<Leaking>),
}

/// A file with private numbers in it.
#[derive(Debug)]
pub struct Leaking {
    /// Path from the root of the site, with `/`.
    pub path: String,
    /// The numbers; there is one.
    pub leaks: Vec<Leak>,
}
