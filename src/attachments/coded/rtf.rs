//! RTF: text between words for a program, in groups.

use encoding_rs::GB18030;

use super::rtf_rows::{Edge, Mark, Sign, tables};
use super::{Said, byte_of};
use crate::attachments::grid::GoesOn;
use crate::attachments::inspection::Unread;
use crate::attachments::limits::{self, Budget, Read};

/// Groups whose text is none of the text around them.
const APART: [&str; 20] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "pict",
    "objdata",
    "object",
    "fldinst",
    "shptxt",
    "title",
];
/// Cells that a row may describe.
const CELLS: usize = 256;
/// Groups that hold a file in hexadecimal digits.
const FILES: [&str; 2] = ["pict", "objdata"];

/// Takes the words for the program out.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Read<Said> {
    let open = vec![Group { instead: 1, ..Group::default() }];
    let mut reader =
        Reader { bytes, at: 0, said: Said::default(), open, row: Vec::new(), depth: 0, goes_on: GoesOn::No };
    while let Some(byte) = reader.bytes.get(reader.at).copied() {
        budget.step()?;
        reader.at += 1;
        match byte {
            b'{' => reader.begin()?,
            b'}' => reader.end(budget)?,
            b'\\' => reader.word(budget)?,
            b'\r' | b'\n' => {}
            byte => reader.byte(byte),
        }
    }
    while reader.open.len() > 1 {
        reader.end(budget)?;
    }
    reader.flush(budget)?;
    Ok(reader.said)
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    said: Said,
    open: Vec<Group>,
    /// The edges of the cells of a row, as far as they were described.
    row: Vec<Edge>,
    /// Whether the cell to be described next is the rest of another one.
    goes_on: GoesOn,
    /// How deep a paragraph lies in tables.
    depth: usize,
}

#[derive(Default)]
struct Group {
    /// Does it collect a text of its own?
    is_apart: bool,
    is_file: bool,
    text: String,
    /// What parts the cells of tables in the text.
    marks: Vec<Mark>,
    /// Bytes whose characters are not known yet.
    bytes: Vec<u8>,
    /// UTF-16, which may take two units for a character.
    units: Vec<u16>,
    /// How many characters stand behind one in Unicode for programs that know none.
    instead: usize,
    skip: usize,
}

impl Reader<'_> {
    fn begin(&mut self) -> Read<()> {
        if self.open.len() > limits::NESTING * 10 {
            return Err(Unread::TooLarge);
        }
        let instead = self.open.last().map_or(1, |group| group.instead);
        self.open.push(Group { instead, ..Group::default() });
        Ok(())
    }

    fn end(&mut self, budget: &mut Budget) -> Read<()> {
        if self.open.len() == 1 {
            return Ok(());
        }
        let is_apart = self.open.last().is_some_and(|group| group.is_apart);
        if is_apart {
            self.flush(budget)?;
        }
        let Some(mut closed) = self.open.pop() else { return Ok(()) };
        closed.settle();
        if let Some(outer) = self.open.last_mut().filter(|_| !is_apart) {
            outer.settle();
            let start = outer.text.len();
            outer.marks.extend(closed.marks.into_iter().map(|mark| Mark { at: start + mark.at, ..mark }));
            outer.text.push_str(&closed.text);
        }
        Ok(())
    }

    /// Hands the text of the innermost group over.
    fn flush(&mut self, budget: &mut Budget) -> Read<()> {
        let Some(group) = self.open.last_mut() else { return Ok(()) };
        group.settle();
        let (text, marks) = (std::mem::take(&mut group.text), std::mem::take(&mut group.marks));
        if group.is_file {
            let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
            let file: Vec<u8> = digits.chunks_exact(2).filter_map(byte_of).collect();
            budget.unpacked(file.len())?;
            if self.said.files.len() >= limits::INNER_FILES {
                return Err(Unread::TooLarge);
            }
            self.said.files.push(("图片或者对象".to_owned(), file));
        } else {
            self.said.tables.extend(tables(&text, marks));
            self.said.say(text);
        }
        Ok(())
    }

    /// A byte of the text.
    fn byte(&mut self, byte: u8) {
        if let Some(group) = self.open.last_mut() {
            match group.skip {
                0 => {
                    if !group.units.is_empty() {
                        group.settle();
                    }
                    group.bytes.push(byte);
                }
                _ => group.skip -= 1,
            }
        }
    }

    fn character(&mut self, c: char) {
        if let Some(group) = self.open.last_mut() {
            group.settle();
            group.text.push(c);
        }
    }

    /// Parts what stands in a table.
    fn mark(&mut self, sign: Sign, budget: &mut Budget) -> Read<()> {
        budget.value()?;
        if let Sign::Row(edges) | Sign::InnerRow(edges) = &sign {
            // What was described once may be repeated row by row.
            budget.value_of(edges.len() * size_of::<Edge>())?;
        }
        if let Some(group) = self.open.last_mut() {
            group.settle();
            group.marks.push(Mark { at: group.text.len(), sign });
            group.text.push('\n');
        }
        Ok(())
    }

    /// A word for the program, behind its backslash.
    fn word(&mut self, budget: &mut Budget) -> Read<()> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).take(32).count();
        if letters == 0 {
            self.sign(rest);
            return Ok(());
        }
        let sign = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + sign..].iter().take_while(|byte| byte.is_ascii_digit()).take(10).count();
        let end = letters + if digits > 0 { sign + digits } else { 0 };
        let name = String::from_utf8_lossy(&rest[..letters]).into_owned();
        let number: Option<i64> =
            std::str::from_utf8(&rest[letters..end]).ok().and_then(|text| text.parse().ok());
        self.at += end + usize::from(rest.get(end) == Some(&b' '));
        match (name.as_str(), number) {
            ("par" | "line" | "sect" | "page", _) => self.character('\n'),
            ("cell", _) => self.mark(Sign::Cell(0), budget)?,
            ("nestcell", _) => self.mark(Sign::Cell(self.depth.max(2) - 1), budget)?,
            ("row", _) => self.mark(Sign::Row(self.row.clone()), budget)?,
            ("nestrow", _) => self.mark(Sign::InnerRow(self.row.clone()), budget)?,
            ("trowd", _) => {
                self.row.clear();
                self.mark(Sign::Begin, budget)?;
            }
            ("itap", Some(depth)) => self.depth = usize::try_from(depth).unwrap_or(0),
            ("clmrg", _) => self.goes_on = GoesOn::FromLeft,
            ("clvmrg", _) => self.goes_on = GoesOn::FromAbove,
            ("cellx", Some(right)) if self.row.len() < CELLS => {
                self.row.push(Edge { right, goes_on: std::mem::take(&mut self.goes_on) });
            }
            // Stands apart for programs that know no tables in tables.
            ("nesttableprops", _) => {
                if let Some(group) = self.open.last_mut() {
                    group.is_apart = false;
                }
            }
            ("tab", _) => self.character('\t'),
            ("u", Some(code)) => {
                if let Some(group) = self.open.last_mut() {
                    if !group.bytes.is_empty() {
                        group.settle();
                    }
                    // Numbers beyond 32,767 are written as negative ones.
                    group.units.push(u16::try_from(code.rem_euclid(0x1_0000)).unwrap_or(0));
                    group.skip = group.instead;
                }
            }
            ("uc", Some(count)) => {
                if let Some(group) = self.open.last_mut() {
                    group.instead = usize::try_from(count).unwrap_or(0).min(8);
                }
            }
            ("bin", Some(length)) => {
                let length = usize::try_from(length).unwrap_or(0).min(self.bytes.len() - self.at);
                if self.said.files.len() < limits::INNER_FILES {
                    let file = self.bytes[self.at..self.at + length].to_vec();
                    self.said.files.push(("图片或者对象".to_owned(), file));
                }
                self.at += length;
            }
            (name, _) if APART.contains(&name) => {
                if let Some(group) = self.open.last_mut().filter(|group| group.text.is_empty()) {
                    (group.is_apart, group.is_file) = (true, FILES.contains(&name));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A sign for the program.
    fn sign(&mut self, rest: &[u8]) {
        self.at += 1;
        match rest {
            [b'\'', digits @ ..] => {
                if let Some(byte) = byte_of(digits) {
                    self.at += 2;
                    self.byte(byte);
                }
            }
            [b'~', ..] => self.character(' '),
            [b'_', ..] => self.character('-'),
            [b'*', ..] => {
                if let Some(group) = self.open.last_mut() {
                    group.is_apart = true;
                }
            }
            [sign @ (b'\\' | b'{' | b'}'), ..] => self.byte(*sign),
            _ => {}
        }
    }
}

impl Group {
    /// Takes the bytes for what they mean in the encoding of China, in which ASCII is itself, and the units for theirs.
    fn settle(&mut self) {
        if !self.bytes.is_empty() {
            self.text.push_str(&GB18030.decode_without_bom_handling(&self.bytes).0);
            self.bytes.clear();
        }
        let units = char::decode_utf16(self.units.drain(..));
        self.text.extend(units.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(rtf: &str) -> Vec<String> {
        read(rtf.as_bytes(), &mut Budget::default()).unwrap().texts
    }

    #[test]
    fn text_is_what_a_reader_sees() {
        let rtf = "{\\rtf1{\\fonttbl\\f0 Song;}\\f0 \\'ce\\'a2\\'d0\\'c5{\\b 138}{\\i\\fs21 0013}\n8\\u48?0\\u48 ?\\par b}";
        assert_eq!(texts(rtf), ["微信13800138000\nb"]);
    }

    #[test]
    fn a_picture_is_a_file_and_braces_without_end_end() {
        let said = read(b"{\\rtf1{\\pict\\pngblip 89504e47}a", &mut Budget::default()).unwrap();
        assert_eq!(said.files, [("图片或者对象".to_owned(), b"\x89PNG".to_vec())]);
        assert_eq!(said.texts, [] as [&str; 0]);
        assert!(read(&b"{".repeat(100_000), &mut Budget::default()).is_err());
    }

    #[test]
    fn rows_that_repeat_a_long_description_are_given_up() {
        let rtf = format!("{{\\rtf1\\trowd{}{}", "\\cellx9".repeat(256), "a\\cell\\row ".repeat(60_000));
        assert!(read(rtf.as_bytes(), &mut Budget::default()).is_err());
        let rtf = format!("{{\\rtf1\\trowd\\cellx9{}", "a\\cell\\row ".repeat(60_000));
        assert_eq!(read(rtf.as_bytes(), &mut Budget::default()).map(|said| said.tables[0].len()), Ok(60_000));
    }
}
