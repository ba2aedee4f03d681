//! Documents as a word processor reads them.

use std::path::Path;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The parts of a document, by its own directory.
pub(super) fn parts(document: &[u8]) -> Vec<(String, String)> {
    let short = |at: usize| usize::from(u16::from_le_bytes(document[at..at + 2].try_into().unwrap()));
    let long = |at: usize| u32::from_le_bytes(document[at..at + 4].try_into().unwrap()) as usize;
    let end = document.len() - 22;
    assert_eq!(&document[end..end + 4], b"PK\x05\x06");
    let mut at = long(end + 16);
    let mut parts = Vec::new();
    for _ in 0..short(end + 10) {
        let name = String::from_utf8(document[at + 46..at + 46 + short(at + 28)].to_vec()).unwrap();
        let local = long(at + 42);
        let from = local + 30 + short(local + 26) + short(local + 28);
        let packed = &document[from..from + long(at + 20)];
        let bytes = if short(at + 10) == 0 { packed.to_vec() } else { decompress_to_vec(packed).unwrap() };
        assert_eq!(crc32fast::hash(&bytes) as usize, long(at + 16), "{name}");
        parts.push((name, String::from_utf8(bytes).unwrap()));
        at += 46 + short(at + 28) + short(at + 30) + short(at + 32);
    }
    parts
}

/// Does every part say that it was written on the first day a package can name?
pub(super) fn tells_no_time(document: &[u8]) -> bool {
    let heads = document.windows(16).filter(|bytes| bytes.starts_with(b"PK\x01\x02"));
    heads.clone().count() > 5 && heads.into_iter().all(|head| head[12..] == [0, 0, 0b10_0001, 0])
}

/// The document on the disk with other words in one of its parts, as an office changes a template.
pub(super) fn change(path: &Path, part: &str, from: &str, to: &str) {
    let long = |length: usize| u32::try_from(length).unwrap();
    let short = |length: usize| u16::try_from(length).unwrap().to_le_bytes();
    let parts = parts(&std::fs::read(path).unwrap());
    assert!(parts.iter().any(|(name, text)| name == part && text.contains(from)), "{part} holds no {from}");
    let (mut written, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in &parts {
        let text = if name == part { text.replace(from, to) } else { text.clone() };
        let packed = compress_to_vec(text.as_bytes(), 6);
        let mut head = Vec::new();
        // Other programs write the time.
        for number in [20, 0, 8, 0x6C21, 0x5B7A_u16] {
            head.extend(number.to_le_bytes());
        }
        for number in [crc32fast::hash(text.as_bytes()), long(packed.len()), long(text.len())] {
            head.extend(number.to_le_bytes());
        }
        head.extend(short(name.len()));
        head.extend([0, 0]);
        let start = long(written.len()).to_le_bytes();
        written.extend([&b"PK\x03\x04"[..], &head, name.as_bytes(), &packed].concat());
        let more = [&b"PK\x01\x02"[..], &[20, 0], &head, &[0; 10], &start, name.as_bytes()].concat();
        directory.extend(more);
    }
    let start = long(written.len());
    written.extend(&directory);
    written.extend(b"PK\x05\x06\0\0\0\0");
    let count = short(parts.len());
    written.extend([count, count].concat());
    written.extend([long(directory.len()).to_le_bytes(), start.to_le_bytes()].concat());
    written.extend([0, 0]);
    std::fs::write(path, written).unwrap();
}

/// What is written in a document, a line for each paragraph; every part has to be well-formed.
pub(super) fn text(document: &[u8]) -> String {
    let mut text = String::new();
    for (name, part) in parts(document) {
        let mut reader = Reader::from_str(&part);
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
                Event::Eof => break,
                Event::Text(said) if name == "word/document.xml" => text.push_str(&said),
                Event::End(end) if name == "word/document.xml" && end.name().as_ref() == "w:p" => {
                    text.push('\n');
                }
                _ => {}
            }
        }
    }
    text
}
