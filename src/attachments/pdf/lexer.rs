//! Reading the values of a PDF from bytes.

use std::ops::Range;

use super::object::{Dict, Object, whole};
use crate::attachments::inspection::Unread;
use crate::attachments::limits::{self, Budget, Read};

/// Reads values one after the other.
pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    pub(super) at: usize,
    /// Are the values kept, and so cost memory, or read and forgotten?
    keeps: bool,
    hears: bool,
    /// The comments, if they are listened to.
    pub(super) heard: Vec<u8>,
}

impl<'b> Lexer<'b> {
    /// Reads values that are forgotten again.
    pub(super) fn new(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at, keeps: false, hears: false, heard: Vec::new() }
    }

    /// Reads values that stay in memory.
    pub(super) fn keeping(bytes: &'b [u8], at: usize) -> Self {
        Self { keeps: true, ..Self::new(bytes, at) }
    }

    /// Reads values that are forgotten again, and notes the comments between them.
    pub(super) fn hearing(bytes: &'b [u8]) -> Self {
        Self { hears: true, ..Self::new(bytes, 0) }
    }

    /// Counts the bytes of a text or name that is kept: many values may be read from the same bytes.
    fn weigh(&self, start: usize, budget: &mut Budget) -> Read<()> {
        if self.keeps { budget.value_of(self.at - start) } else { Ok(()) }
    }

    fn count(&self, budget: &mut Budget) -> Read<()> {
        if self.keeps { budget.value() } else { budget.step() }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Steps over blanks and comments.
    pub(super) fn skip_blank(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let rest = &self.bytes[self.at..];
                let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
                if self.hears && length > limits::SHORTEST {
                    self.heard.extend(&rest[..length]);
                    self.heard.push(b'\n');
                }
                self.at += length;
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// The next value; `None` at the end.
    pub(super) fn object(&mut self, budget: &mut Budget) -> Read<Option<Object>> {
        self.nested(0, budget)
    }

    fn nested(&mut self, depth: usize, budget: &mut Budget) -> Read<Option<Object>> {
        if depth > limits::NESTING {
            return Err(Unread::TooLarge);
        }
        self.skip_blank();
        let Some(first) = self.peek() else { return Ok(None) };
        let start = self.at;
        let object = match first {
            b'/' => Object::Name(self.name()),
            b'(' => Object::Text(self.literal()),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                self.dict(depth, budget)?
            }
            b'<' => Object::Text(self.hexadecimal()),
            b'[' => {
                self.at += 1;
                let mut array = Vec::new();
                loop {
                    self.skip_blank();
                    if self.peek() == Some(b']') {
                        self.at += 1;
                        break;
                    }
                    match self.nested(depth + 1, budget)? {
                        // A word out of place: the end was lost.
                        None | Some(Object::Word(_)) => break,
                        Some(value) => array.push(value),
                    }
                    self.count(budget)?;
                }
                Object::Array(array)
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number(),
            b')' | b'>' | b']' | b'{' | b'}' => {
                self.at += 1;
                Object::Word(char::from(first).to_string())
            }
            _ => match self.word() {
                b"true" => Object::Bool(true),
                b"false" => Object::Bool(false),
                b"null" => Object::Null,
                word => Object::Word(String::from_utf8_lossy(word).into_owned()),
            },
        };
        if matches!(object, Object::Text(_) | Object::Name(_) | Object::Word(_)) {
            self.weigh(start, budget)?;
        }
        Ok(Some(object))
    }

    fn dict(&mut self, depth: usize, budget: &mut Budget) -> Read<Object> {
        let mut dict = Dict::new();
        for _ in 0..limits::DICTIONARY {
            self.count(budget)?;
        }
        loop {
            self.skip_blank();
            match self.peek() {
                Some(b'>') => {
                    self.at += 1 + usize::from(self.bytes.get(self.at + 1) == Some(&b'>'));
                    break;
                }
                Some(b'/') => {
                    let start = self.at;
                    let key = self.name();
                    self.weigh(start, budget)?;
                    self.skip_blank();
                    if self.peek() == Some(b'>') {
                        continue;
                    }
                    match self.nested(depth + 1, budget)? {
                        None | Some(Object::Word(_)) => break,
                        Some(value) => dict.insert(key, value),
                    };
                    self.count(budget)?;
                }
                _ => break,
            }
        }
        Ok(Object::Dict(dict))
    }

    /// Where the values begin that the array or dictionary at this place holds, with the keys before them.
    pub(super) fn inner(&mut self, budget: &mut Budget) -> Read<Vec<(String, Range<usize>)>> {
        let mut inner = Vec::new();
        self.skip_blank();
        let is_dict = self.bytes.get(self.at..).unwrap_or_default().starts_with(b"<<");
        if !is_dict && self.peek() != Some(b'[') {
            return Ok(inner);
        }
        self.at += 1 + usize::from(is_dict);
        loop {
            budget.step()?;
            self.skip_blank();
            let key = match self.peek() {
                Some(b'/') if is_dict => self.name(),
                None | Some(b'>' | b']') => return Ok(inner),
                Some(_) if is_dict => return Ok(inner),
                Some(_) => String::new(),
            };
            self.skip_blank();
            let start = self.at;
            match self.object(budget)? {
                None | Some(Object::Word(_)) => return Ok(inner),
                Some(_) => inner.push((key, start..self.at)),
            }
        }
    }

    fn word(&mut self) -> &'b [u8] {
        let rest = &self.bytes[self.at..];
        let length =
            rest.iter().position(|byte| is_blank(*byte) || is_delimiter(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn name(&mut self) -> String {
        self.at += 1;
        let word = self.word();
        if !word.contains(&b'#') {
            return String::from_utf8_lossy(word).into_owned();
        }
        let mut plain = Vec::with_capacity(word.len());
        let mut at = 0;
        while at < word.len() {
            let pair = word
                .get(at + 1)
                .zip(word.get(at + 2))
                .and_then(|(high, low)| Some(digit(*high)? << 4 | digit(*low)?));
            match pair.filter(|_| word[at] == b'#') {
                Some(byte) => {
                    plain.push(byte);
                    at += 3;
                }
                None => {
                    plain.push(word[at]);
                    at += 1;
                }
            }
        }
        String::from_utf8_lossy(&plain).into_owned()
    }

    /// A number, or a reference, which begins like one.
    fn number(&mut self) -> Object {
        let word = self.word();
        let parsed = std::str::from_utf8(word).ok().and_then(|word| word.parse::<f64>().ok());
        // Careless programs write `--5` and `5.0.1`; what is drawn there is still read.
        let number = parsed.filter(|number| number.is_finite()).unwrap_or(0.0);
        if word.iter().all(u8::is_ascii_digit) && word.len() <= 10 {
            let back = self.at;
            self.skip_blank();
            let generation = self.word();
            if !generation.is_empty() && generation.len() <= 5 && generation.iter().all(u8::is_ascii_digit) {
                self.skip_blank();
                if self.word() == b"R"
                    && let Some(id) = whole(number)
                {
                    return Object::Ref(id);
                }
            }
            self.at = back;
        }
        Object::Number(number)
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        self.at += (end + 1).min(rest.len());
        let digits: Vec<u8> = rest[..end].iter().filter_map(|byte| digit(*byte)).collect();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut text = Vec::new();
        let mut depth = 1_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    text.extend(self.escape());
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        text
    }

    fn escape(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(next - b'0');
                    self.at += 1;
                }
                u8::try_from(code & 0xFF).ok()
            }
            // A line that goes on.
            b'\n' => None,
            b'\r' => {
                self.at += usize::from(self.peek() == Some(b'\n'));
                None
            }
            other => Some(other),
        }
    }
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
