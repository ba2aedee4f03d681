//! How much is looked through before a file is given up: no file may cost more than about two seconds and 256 MB, whatever
//! its maker meant by it.

use super::inspection::Unread;

/// What reading ends in when it does not end well.
pub(super) type Read<T> = Result<T, Unread>;

/// Bytes of a file. A signed scan of fifty pages takes 20 MB; nobody waits for more than this in a browser.
pub(super) const FILE: usize = 64 << 20;

/// Bytes that all parts of a file may have together, once unpacked: an hour's work of a person takes a tenth of it.
pub(super) const UNPACKED: usize = 64 << 20;

/// Bytes of the shortest personal number with the word before it, `QQ:12345`; a text with fewer is not searched.
pub(super) const SHORTEST: usize = 8;

/// Entries of a package. A presentation of 300 slides has about 2,000.
pub(super) const ENTRIES: usize = 10_000;

/// How deep files may lie in files: a picture in a table in a document in a package.
pub(super) const FILES_IN_FILES: usize = 4;

/// How many files may lie in files, at all depths together.
pub(super) const INNER_FILES: usize = 2_000;

/// Values (numbers, names, texts) of a PDF that are kept. Each takes up to 100 bytes of memory, so that these take 150 MB.
pub(super) const VALUES: usize = 1_500_000;

/// How many values a dictionary counts for besides its own: an entry or eleven, it takes 600 bytes.
pub(super) const DICTIONARY: usize = 5;

/// How deep arrays and dictionaries of a PDF may be nested, and forms drawn inside forms. Real ones stay below 20.
pub(super) const NESTING: usize = 40;

/// Pages of a PDF. A statute book has 2,000.
pub(super) const PAGES: usize = 5_000;

/// Operators, operands and glyphs of all pages of a file together. A page of a book has about 5,000.
pub(super) const STEPS: usize = 12_000_000;

/// Glyphs of one page. A dense newspaper page has 20,000; each takes about 50 bytes.
pub(super) const GLYPHS: usize = 500_000;

/// Leaks that are reported of one file: a register of thousands is told by its first ones.
pub(super) const LEAKS: usize = 200;

/// Bytes of the name of a place, as far as it is told.
pub(super) const PLACE: usize = 200;

/// Bytes of text that are searched at once, since the search takes several times as much memory.
pub(super) const AT_ONCE: usize = 4 << 20;

/// Bytes of text that are searched: a hundred books.
pub(super) const TEXT: usize = 48 << 20;

/// What is left of the limits while one file, with all files inside it, is looked through.
#[derive(Debug)]
pub(super) struct Budget {
    unpacked: usize,
    values: usize,
    steps: usize,
    text: usize,
    files: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { unpacked: UNPACKED, values: VALUES, steps: STEPS, text: TEXT, files: INNER_FILES }
    }
}

impl Budget {
    /// How many bytes may still be unpacked.
    pub(super) fn unpackable(&self) -> usize {
        self.unpacked
    }

    pub(super) fn unpacked(&mut self, bytes: usize) -> Read<()> {
        take(&mut self.unpacked, bytes)
    }

    pub(super) fn value(&mut self) -> Read<()> {
        take(&mut self.values, 1)
    }

    /// Bytes that are kept as part of a value: so many take as much memory as a value itself.
    pub(super) fn value_of(&mut self, bytes: usize) -> Read<()> {
        take(&mut self.values, bytes / 100)
    }

    pub(super) fn step(&mut self) -> Read<()> {
        take(&mut self.steps, 1)
    }

    pub(super) fn text(&mut self, bytes: usize) -> Read<()> {
        take(&mut self.text, bytes)
    }

    pub(super) fn file(&mut self) -> Read<()> {
        take(&mut self.files, 1)
    }
}

fn take(left: &mut usize, taken: usize) -> Read<()> {
    match left.checked_sub(taken) {
        Some(rest) => {
            *left = rest;
            Ok(())
        }
        None => {
            *left = 0;
            Err(Unread::TooLarge)
        }
    }
}
