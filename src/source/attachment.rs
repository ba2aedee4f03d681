use std::path::{Path, PathBuf};
use std::{fs, io};

use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::xxh3_128;

use crate::attachments::{self, Inspection, Unread};
use crate::records::Date;

use super::picture;
use super::{ReadError, Recall};

/// A file larger than this is not looked into, and hence not published.
const LARGEST: u64 = 64 << 20;

/// A file below `attachments/`: never read as content, and published beside the pages that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Path relative to the content folder, with `/`, as it looks: macOS stores the accents of letters as separate
    /// characters.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// Fingerprint of the bytes that were looked into; of nothing, if they were not.
    pub fingerprint: u128,
    /// What is in it.
    pub inspection: Inspection,
    /// Size of what is published: less than that of the file if something is taken out.
    pub published_size: u64,
    is_cleaned: bool,
    /// Width and height in pixels, if it is a picture that says so.
    pub pixels: Option<(u32, u32)>,
    is_recalled: bool,
    on_disk: PathBuf,
}

impl Attachment {
    /// Looks into a file; keeps what is in it, not its bytes. One whose bytes an earlier run looked into
    /// is read, but not looked into again.
    pub(super) fn read(
        path: &str,
        on_disk: &Path,
        today: Date,
        recall: Option<&dyn Recall>,
    ) -> Result<Self, ReadError> {
        let refused = |error| ReadError::Io(on_disk.into(), error);
        let size = fs::metadata(on_disk).map_err(refused)?.len();
        let mut attachment = Self::unread(path, on_disk, size);
        if size <= LARGEST {
            let bytes = fs::read(on_disk).map_err(refused)?;
            attachment.take(&bytes);
            let known = recall.and_then(|recall| recall.became(&attachment.path, attachment.fingerprint));
            if known.is_none_or(|known| attachment.recall(&known).is_none()) {
                attachment.look(&bytes, today);
            }
        }
        Ok(attachment)
    }

    /// Looks into a file that is not written yet.
    pub(super) fn of(path: &str, bytes: &[u8], today: Date) -> Self {
        let mut attachment = Self::unread(path, Path::new(path), bytes.len() as u64);
        if attachment.size <= LARGEST {
            attachment.take(bytes);
            attachment.look(bytes, today);
        }
        attachment
    }

    fn unread(path: &str, on_disk: &Path, size: u64) -> Self {
        Self {
            path: path.nfc().collect(),
            size,
            fingerprint: 0,
            inspection: Inspection { unread: Some(Unread::TooLarge), ..Inspection::default() },
            published_size: size,
            is_cleaned: false,
            pixels: None,
            is_recalled: false,
            on_disk: on_disk.into(),
        }
    }

    /// Notes which bytes are looked into.
    fn take(&mut self, bytes: &[u8]) {
        (self.size, self.fingerprint) = (bytes.len() as u64, xxh3_128(bytes));
    }

    fn look(&mut self, bytes: &[u8], today: Date) {
        self.inspection = attachments::inspect(&self.path, bytes, today.civil());
        self.pixels = picture::pixels(bytes);
        let is_cleaned = self.inspection.traces.iter().any(|trace| trace.is_cleaned);
        let cleaned = is_cleaned.then(|| attachments::cleaned(bytes)).flatten();
        self.is_cleaned = cleaned.is_some();
        self.published_size = cleaned.map_or(self.size, |cleaned| cleaned.len() as u64);
    }

    /// Takes what was kept for what a look would find.
    fn recall(&mut self, kept: &[u8]) -> Option<()> {
        let known: (Inspection, u64, bool, Option<(u32, u32)>) = postcard::from_bytes(kept).ok()?;
        (self.inspection, self.published_size, self.is_cleaned, self.pixels) = known;
        self.is_recalled = true;
        Some(())
    }

    /// What the next run need not find out again; nothing if that is kept already, or if it is about personal numbers, which
    /// are kept nowhere.
    pub fn to_keep(&self) -> Option<Vec<u8>> {
        let is_new = !self.is_recalled && self.fingerprint != 0 && self.inspection.leaks.is_empty();
        let known = (&self.inspection, self.published_size, self.is_cleaned, self.pixels);
        is_new.then(|| postcard::to_stdvec(&known).ok()).flatten()
    }

    /// The bytes that are published: those that were looked into, without what tells of their makers.
    pub fn published(&self) -> Result<Vec<u8>, ReadError> {
        let bytes = self.bytes()?;
        let cleaned = self.is_cleaned.then(|| attachments::cleaned(&bytes)).flatten();
        Ok(cleaned.unwrap_or(bytes))
    }

    /// Reads the bytes that were looked into once more; refuses others, which nobody has looked into.
    fn bytes(&self) -> Result<Vec<u8>, ReadError> {
        let bytes = fs::read(&self.on_disk).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => ReadError::Changed(self.path.clone()),
            _ => ReadError::Io(self.on_disk.clone(), error),
        })?;
        if xxh3_128(&bytes) == self.fingerprint {
            Ok(bytes)
        } else {
            Err(ReadError::Changed(self.path.clone()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Stamp;

    /// What is known of one file.
    struct Known {
        fingerprint: u128,
        kept: Vec<u8>,
    }

    impl Recall for Known {
        fn fingerprint(&self, _: &str, _: &Stamp) -> Option<u128> {
            None
        }

        fn became(&self, name: &str, fingerprint: u128) -> Option<Vec<u8>> {
            ((name, fingerprint) == ("attachments/a.pdf", self.fingerprint)).then(|| self.kept.clone())
        }
    }

    #[test]
    fn bytes_that_nobody_looked_into_are_not_handed_out() {
        let folder = tempfile::tempdir().unwrap();
        let on_disk = folder.path().join("a.pdf");
        fs::write(&on_disk, "first").unwrap();
        let attachment = Attachment::read("attachments/a.pdf", &on_disk, Date::FIRST, None).unwrap();
        assert_eq!(attachment.bytes().unwrap(), b"first");
        fs::write(&on_disk, "later").unwrap();
        assert!(matches!(attachment.bytes(), Err(ReadError::Changed(path)) if path == "attachments/a.pdf"));
        fs::remove_file(&on_disk).unwrap();
        assert!(matches!(attachment.bytes(), Err(ReadError::Changed(_))));
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let on_disk = folder.path().join("a.pdf");
        fs::File::create(&on_disk).unwrap().set_len(LARGEST + 1).unwrap();
        let attachment = Attachment::read("attachments/a.pdf", &on_disk, Date::FIRST, None).unwrap();
        assert_eq!((attachment.fingerprint, attachment.inspection.unread), (0, Some(Unread::TooLarge)));
        assert!(attachment.bytes().is_err());
    }

    #[test]
    fn what_is_known_of_the_same_bytes_is_believed_and_of_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let on_disk = folder.path().join("a.pdf");
        let read = |bytes: &[u8], recall: Option<&dyn Recall>| {
            fs::write(&on_disk, bytes).unwrap();
            Attachment::read("attachments/a.pdf", &on_disk, Date::FIRST, recall).unwrap()
        };
        let first = read(b"%PDF-1.7\n", None);
        // What no look would say, so that it shows who said it.
        let odd = Attachment {
            inspection: Inspection { unread: None, ..first.inspection.clone() },
            ..first.clone()
        };
        let kept = odd.to_keep().unwrap();
        let known = Known { fingerprint: first.fingerprint, kept: kept.clone() };
        let again = read(b"%PDF-1.7\n", Some(&known));
        assert_eq!(again, Attachment { is_recalled: true, ..odd });
        assert_eq!(again.to_keep(), None, "it is kept already");
        let other = read(b"%PDF-1.6\n", Some(&known));
        assert_eq!(other.inspection, first.inspection);
        let damaged = Known { kept: kept[..1].to_vec(), ..known };
        assert_eq!(read(b"%PDF-1.7\n", Some(&damaged)), first, "what cannot be read is found out again");
    }

    #[test]
    fn nothing_is_kept_of_a_file_with_personal_numbers() {
        let clean = Attachment::of("attachments/a.pdf", b"%PDF-1.7 (1380013800)", Date::FIRST);
        assert!(clean.to_keep().is_some());
        let leaking = Attachment::of("attachments/a.txt", b"tel 13800138000", Date::FIRST);
        assert_eq!(leaking.inspection.leaks.len(), 1);
        assert_eq!(leaking.to_keep(), None);
    }
}
