use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use encoding_rs::GB18030;
use rayon::prelude::*;

use super::ReadError;
use super::examine::{Problem, examine};
use super::read::is_too_large;
use super::walk::walk;

/// One content file as it is on disk, for whoever is going to rewrite it.
#[derive(Debug)]
pub struct Original {
    /// Path relative to the content folder, with `/`.
    pub path: String,
    /// Path on the disk.
    pub disk: PathBuf,
    /// Every byte of it.
    pub bytes: Vec<u8>,
    /// Its text without a byte order mark, or why it cannot be read, in Chinese.
    pub text: Result<String, String>,
    /// What it is written in, for people, if it is not UTF-8.
    pub encoding: Option<&'static str>,
}

impl Original {
    /// Does a UTF-8 file begin with a byte order mark?
    pub fn has_mark(&self) -> bool {
        self.encoding.is_none() && self.bytes.starts_with(MARK.as_bytes())
    }

    /// Another text in the encoding of this file, behind its byte order mark; `None` if the file could not even be written
    /// again as it is.
    pub fn encoded(&self, text: &str) -> Option<Vec<u8>> {
        let is_kept = self.text.as_ref().is_ok_and(|own| self.encode(own).as_ref() == Some(&self.bytes));
        if is_kept { self.encode(text) } else { None }
    }

    fn encode(&self, text: &str) -> Option<Vec<u8>> {
        if self.encoding.is_none() {
            let mark = if self.has_mark() { MARK } else { "" };
            return Some([mark, text].concat().into_bytes());
        }
        let wide =
            |bytes: fn(u16) -> [u8; 2]| Some([MARK, text].concat().encode_utf16().flat_map(bytes).collect());
        match self.bytes.get(..2) {
            Some([0xff, 0xfe]) => wide(u16::to_le_bytes),
            Some([0xfe, 0xff]) => wide(u16::to_be_bytes),
            _ => {
                let (bytes, _, is_lossy) = GB18030.encode(text);
                (!is_lossy).then(|| bytes.into_owned())
            }
        }
    }
}

/// The byte order mark.
const MARK: &str = "\u{feff}";

/// Reads a file at a path inside the content folder, whatever it is; `None` if there is none.
pub fn read_original(folder: &Path, path: &str) -> Result<Option<Original>, ReadError> {
    match read(path.to_owned(), folder.join(path)) {
        Err(ReadError::Io(_, error)) if error.kind() == ErrorKind::NotFound => Ok(None),
        original => original.map(Some),
    }
}

/// Reads every record and Markdown file below `folder` with its bytes, in the order of their paths.
pub fn read_originals(folder: &Path) -> Result<Vec<Original>, ReadError> {
    walk(folder)?.content.into_par_iter().map(|(path, disk)| read(path, disk)).collect()
}

fn read(path: String, disk: PathBuf) -> Result<Original, ReadError> {
    let io_error = |error| ReadError::Io(disk.clone(), error);
    if is_too_large(&disk)? {
        let text = Err("文件过大".to_owned());
        return Ok(Original { path, disk, bytes: Vec::new(), text, encoding: None });
    }
    let bytes = fs::read(&disk).map_err(io_error)?;
    let (text, problem) = examine(&path, bytes.clone());
    let encoding = problem.as_ref().and_then(Problem::encoding);
    let text = match problem {
        Some(problem) if !problem.may_be_mended() => Err(problem.message()),
        _ => Ok(text),
    };
    Ok(Original { path, disk, bytes, text, encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_in_the_encoding_in_which_it_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let wide =
            |bytes: fn(u16) -> [u8; 2]| "\u{feff}名称: 甲\r\n".encode_utf16().flat_map(bytes).collect();
        let files: [(&str, Vec<u8>); 5] = [
            ("plain", "名称: 甲\r\n".into()),
            ("marked", "\u{feff}名称: 甲\n".into()),
            ("gb", GB18030.encode("名称: 港南区市场监督管理局\n").0.into_owned()),
            ("little", wide(u16::to_le_bytes)),
            ("big", wide(u16::to_be_bytes)),
        ];
        for (name, bytes) in files {
            fs::write(folder.path().join(name), &bytes).unwrap();
            let original = read_original(folder.path(), name).unwrap().unwrap();
            let text = original.text.clone().unwrap();
            assert_eq!(original.encoded(&text).unwrap(), bytes, "{name}");
            fs::write(folder.path().join(name), original.encoded(&format!("{text}简称: 乙\n")).unwrap())
                .unwrap();
            let changed = read_original(folder.path(), name).unwrap().unwrap();
            assert_eq!(changed.text.unwrap(), format!("{text}简称: 乙\n"), "{name}");
            assert_eq!(changed.encoding, original.encoding, "{name}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_written_again_as_it_is_gets_no_other_text() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.yaml"), "name: a\rshort: b\r").unwrap();
        let original = read_original(folder.path(), "a.yaml").unwrap().unwrap();
        assert_eq!(original.text.as_deref(), Ok("name: a\nshort: b\n"));
        assert_eq!(original.encoded("name: b\n"), None);
        assert!(read_original(folder.path(), "b.yaml").unwrap().is_none());
    }
}
