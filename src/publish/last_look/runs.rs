//! Groups of digits that stand together, and the stretches of groups that could be one number.

use std::ops::Range;
use std::sync::LazyLock;

use super::glyph::Glyph;
use super::glyphs;
use super::numerals;
use super::tags::{Between, between};

/// Digits with nothing between them that ends a number.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// Ten is the check letter X.
    values: Vec<u8>,
    places: Vec<Range<usize>>,
    groups: Vec<Group>,
}

/// Digits that stand side by side, without a tag between them.
#[derive(Debug, Clone, Copy)]
struct Group {
    first: usize,
    before: Gap,
    /// Is a single hyphen before it?
    hyphenated: bool,
}

/// What stands before a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// Only tags or comments: it may be seen as one with the group before.
    Joint,
    /// A blank, a hyphen, a dot.
    Mark,
    /// A word in a date.
    Date,
    /// A comma, a slash.
    Comma,
}

/// Groups that could be one number.
pub(super) struct Stretch<'r> {
    /// Ten is the check letter X.
    pub(super) digits: &'r [u8],
    /// How many digits stand together, as they are seen.
    pub(super) sizes: &'r [usize],
    /// Is there a comma or slash in it?
    pub(super) has_commas: bool,
    /// Is there a word of a date in it?
    pub(super) has_dates: bool,
    /// Is there nothing but commas and slashes between the digits?
    pub(super) only_commas: bool,
    /// Is there a single hyphen, and nothing else, between all of them?
    pub(super) only_hyphens: bool,
    /// Does a piece behind the first begin with a zero, as no figure does?
    pub(super) has_zero: bool,
    /// Is a short group beside it set apart from it like its own pieces: figures in a row?
    pub(super) is_of_row: bool,
    /// Its bytes.
    pub(super) range: Range<usize>,
}

/// The fewest and the most digits of a number anybody looks for.
pub(super) const FEWEST: usize = 11;
const MOST: usize = 19;

/// More marks than this between two groups set them apart: `138 －－ 0013`.
const MOST_MARKS: usize = 6;

/// The digits of an identity number before the birth date.
const AREA: usize = 6;

/// A run longer than this is read in parts.
const LONGEST: usize = 4096;

/// Calls `f` for every run that is long enough. Of binary bytes only plain digits count.
pub(super) fn each(bytes: &[u8], binary: bool, mut f: impl FnMut(&Run)) {
    let mut run = Run::default();
    if binary {
        return each_plain(bytes, &mut run, f);
    }
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(bytes, at) {
        at = run.read(bytes, back(bytes, start, at), Some(&mut tags));
        if run.values.len() >= FEWEST {
            f(&run);
        }
        // A tag inside a number was passed over: its own values are looked at by themselves.
        for tag in tags.drain(..) {
            let inside = &bytes[..tag.end];
            let mut at = tag.start;
            while let Some(start) = next_digit(inside, at) {
                at = run.read(inside, back(inside, start, at), None);
                if run.values.len() >= FEWEST {
                    f(&run);
                }
            }
        }
    }
}

fn each_plain(bytes: &[u8], run: &mut Run, mut f: impl FnMut(&Run)) {
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
        let start = at + found;
        at = start + bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
        if (FEWEST..=MOST).contains(&(at - start)) && !is_hexadecimal(bytes, start..at) {
            run.clear();
            (start..at).for_each(|at| run.push(bytes[at] - b'0', at..at + 1, None));
            if matches!(bytes.get(at), Some(b'X' | b'x')) {
                run.push(10, at..at + 1, Some(Gap::Joint));
            }
            f(run);
        }
    }
}

/// Do hexadecimal letters touch the digits? So stand the glyphs of a PDF, which its own look reads.
fn is_hexadecimal(bytes: &[u8], digits: Range<usize>) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_hexdigit() && !b.is_ascii_digit());
    is_letter(digits.start.checked_sub(1).and_then(|before| bytes.get(before)))
        || is_letter(bytes.get(digits.end))
}

/// One bit for each character of the first plane: is it a digit?
static DIGITS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0; 1024];
    for c in (0x80..=0xFFFF).filter_map(char::from_u32).filter(|c| numerals::value(*c).is_some()) {
        bits[u32::from(c) as usize / 64] |= 1 << (u32::from(c) % 64);
    }
    bits
});

/// Where the next digit begins.
fn next_digit(bytes: &[u8], mut at: usize) -> Option<usize> {
    /// 0: no digit begins so; 1: a digit; 2: a reference, escape or percent sign; 3: two bytes; 4: three bytes;
    /// 5: four bytes.
    const KINDS: [u8; 256] = {
        let mut kinds = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            kinds[byte] = match byte {
                0x30..=0x39 => 1,
                0x25 | 0x26 | 0x5C => 2,
                0xC2 | 0xD9 | 0xDB => 3,
                0xE0..=0xEF => 4,
                0xF0 => 5,
                _ => 0,
            };
            byte += 1;
        }
        kinds
    };
    let digits = &**DIGITS;
    loop {
        let byte = *bytes.get(at)?;
        match KINDS[byte as usize] {
            0 => at += 1,
            // A digit alone among letters is the most frequent, and never part of a long number.
            1 if bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() && !is_like(*next)) => {
                at += 2;
            }
            1 => return Some(at),
            4 => {
                let (Some(second), Some(third)) = (bytes.get(at + 1), bytes.get(at + 2)) else { return None };
                let code = (usize::from(byte & 15) << 12)
                    | (usize::from(second & 63) << 6)
                    | usize::from(third & 63);
                if second & third & 0x80 == 0 {
                    at += 1;
                } else if digits[code / 64] >> (code % 64) & 1 == 1 {
                    return Some(at);
                } else {
                    at += 3;
                }
            }
            _ => match glyphs::next(bytes, at)? {
                (Glyph::Digit(_), _) => return Some(at),
                _ => at += 1,
            },
        }
    }
}

/// Is it a letter drawn like a digit?
fn is_like(byte: u8) -> bool {
    matches!(byte, b'O' | b'o' | b'l' | b'I')
}

/// Where the word begins in which a digit stands, if nothing but letters drawn like digits is before it: `l38…`.
fn back(bytes: &[u8], start: usize, from: usize) -> usize {
    let likes = bytes[from..start].iter().rev().take(MOST).take_while(|byte| is_like(**byte)).count();
    let is_whole = !start.checked_sub(likes + 1).is_some_and(|at| bytes[at].is_ascii_alphanumeric());
    if is_whole { start - likes } else { start }
}

/// Does a letter stand right between two groups of plain digits: `138x0013x8000`?
fn stands_between(bytes: &[u8], letter: &Range<usize>) -> bool {
    let is_digit = |byte: &&u8| byte.is_ascii_digit();
    let left = bytes[..letter.start].iter().rev().take_while(is_digit).count();
    letter.len() == 1
        && [left, bytes[letter.end..].iter().take_while(is_digit).count()].iter().all(|n| (3..=8).contains(n))
}

impl Run {
    fn clear(&mut self) {
        self.values.clear();
        self.places.clear();
        self.groups.clear();
    }

    fn push(&mut self, value: u8, place: Range<usize>, before: Option<Gap>) {
        if before.is_some() || self.groups.is_empty() {
            let (first, before) = (self.values.len(), before.unwrap_or(Gap::Joint));
            self.groups.push(Group { first, before, hyphenated: false });
        }
        self.values.push(value);
        self.places.push(place);
    }

    /// Reads the run that begins with the digit at `start`; says where its last digit ends. Tags it goes across are
    /// added to `tags`; without, a `<` ends it.
    fn read(&mut self, bytes: &[u8], start: usize, mut tags: Option<&mut Vec<Range<usize>>>) -> usize {
        self.clear();
        let (mut at, mut end) = (start, start + 1);
        let (mut gap, mut marks, mut in_blank) = (None, 0, false);
        let (mut hyphens, mut was_like) = (0, false);
        while marks <= MOST_MARKS && self.values.len() < LONGEST {
            let (glyph, taken) = match (bytes.get(at), &mut tags) {
                (Some(b'<'), Some(tags)) => match between(bytes, at) {
                    Some((Between::Joint, taken)) => {
                        tags.push(at..at + taken);
                        gap = gap.max(Some(Gap::Joint));
                        at += taken;
                        continue;
                    }
                    Some((Between::Glue, taken)) => (Glyph::Glue, taken),
                    Some((Between::Line, taken)) => (Glyph::Blank, taken),
                    None => break,
                },
                _ => match glyphs::next(bytes, at) {
                    Some(next) => next,
                    None => break,
                },
            };
            let place = at..at + taken;
            at += taken;
            let is_below = |place: &Range<usize>| bytes[end..place.start].contains(&b'\n');
            match glyph {
                Glyph::Digit(value) | Glyph::Like(value) => {
                    // `tel` and `lol` before a number, or behind it, are no digits of it.
                    let is_like = matches!(glyph, Glyph::Like(_));
                    if std::mem::replace(&mut was_like, is_like) != is_like && !self.values.is_empty() {
                        gap = gap.or(Some(Gap::Joint));
                    }
                    // Of `周五138…` and `…000一楼` the Han numeral may belong to the words.
                    let is_of_han = |at: &usize| matches!(bytes[*at..], [0xE3..=0xE9, ..] | [0xE2, 0x97, ..]);
                    let last = self.places.last().map(|place| place.start);
                    if last.is_some_and(|last| is_of_han(&last) != is_of_han(&place.start)) {
                        gap = gap.or(Some(Gap::Joint));
                    }
                    let hyphenated = hyphens == 1 && marks == 1;
                    self.push(value, place, gap.take());
                    if let Some(group) =
                        self.groups.last_mut().filter(|group| group.first + 1 == self.values.len())
                    {
                        group.hyphenated = hyphenated;
                    }
                    (marks, hyphens, end) = (0, 0, at);
                }
                Glyph::X if self.values.len() >= 17 && gap < Some(Gap::Date) && !is_below(&place) => {
                    self.push(10, place, gap.take().or(Some(Gap::Joint)));
                    (gap, marks, end) = (Some(Gap::Joint), 0, at);
                }
                Glyph::Glue => {}
                Glyph::Blank => {
                    marks += usize::from(!in_blank);
                    gap = gap.max(Some(Gap::Mark));
                }
                Glyph::Mark | Glyph::Hyphen | Glyph::Comma => {
                    marks += 1;
                    hyphens += usize::from(glyph == Glyph::Hyphen);
                    gap = gap.max(Some(if glyph == Glyph::Comma { Gap::Comma } else { Gap::Mark }));
                }
                Glyph::Word => {
                    marks += 1;
                    gap = gap.max(Some(Gap::Comma));
                }
                Glyph::Date if self.values.len() >= AREA => {
                    marks += 1;
                    gap = gap.max(Some(Gap::Date));
                }
                Glyph::X if marks == 0 && stands_between(bytes, &place) => {
                    marks += 1;
                    gap = gap.max(Some(Gap::Comma));
                }
                Glyph::X | Glyph::Date | Glyph::Other => break,
            }
            in_blank = glyph == Glyph::Blank;
        }
        if let Some(tags) = tags {
            tags.retain(|tag| tag.start < end);
        }
        end
    }

    /// Is a short group right beside these groups set apart from them as they are from each other? Those from `free` on
    /// are part of no other number.
    fn is_of_row(&self, from: usize, to: usize, free: usize) -> bool {
        const SHORT: usize = 5;
        let gap = |at: usize| self.groups.get(at).map(|group| (group.before, group.hyphenated));
        let size = |at: usize| {
            let end = self.groups.get(at + 1).map_or(self.values.len(), |next| next.first);
            end - self.groups[at].first
        };
        let inside = (from + 1..=to).find(|at| self.groups[*at].before != Gap::Joint).and_then(gap);
        let left = from > free && gap(from) == inside && size(from - 1) <= SHORT;
        let right = gap(to + 1).is_some() && gap(to + 1) == inside && size(to + 1) <= SHORT;
        let begins_another = || {
            matches!(self.values.get(self.groups[to + 1].first..), Some([1, 3..=9, _, ..]))
                && (to + 3 < self.groups.len() && (size(to + 1), size(to + 2), size(to + 3)) == (3, 4, 4))
        };
        inside.is_some() && (left || right && !begins_another())
    }

    /// Calls `f` with every stretch of groups that has as many digits as a private number, the longest first; what it
    /// says yes to is not part of another.
    pub(super) fn each_stretch(&self, mut f: impl FnMut(Stretch<'_>) -> bool) {
        let end_of = |group: usize| self.groups.get(group + 1).map_or(self.values.len(), |next| next.first);
        let mut sizes = Vec::with_capacity(MOST);
        let (mut from, mut free) = (0, 0);
        'groups: while let Some(group) = self.groups.get(from) {
            let start = group.first;
            let reach = (from..self.groups.len()).take_while(|to| end_of(*to) - start <= MOST);
            for to in reach.collect::<Vec<_>>().into_iter().rev() {
                let end = end_of(to);
                if end - start < FEWEST {
                    break;
                }
                sizes.clear();
                let (mut has_commas, mut has_dates) = (false, false);
                let (mut only_commas, mut only_hyphens) = (true, true);
                for (at, group) in self.groups[from..=to].iter().enumerate() {
                    let size = end_of(from + at) - group.first;
                    match sizes.last_mut() {
                        Some(last) if group.before == Gap::Joint => *last += size,
                        Some(_) => {
                            has_commas |= group.before == Gap::Comma;
                            has_dates |= group.before == Gap::Date;
                            only_commas &= group.before == Gap::Comma;
                            only_hyphens &= group.hyphenated;
                            sizes.push(size);
                        }
                        None => sizes.push(size),
                    }
                }
                let begins_with_zero = |at: usize| {
                    let group = self.groups[at];
                    let goes_on = || at < to && self.groups[at + 1].before == Gap::Joint;
                    group.before != Gap::Joint
                        && self.values.get(group.first) == Some(&0)
                        && (end_of(at) - group.first > 1 || goes_on())
                };
                let has_zero = (from + 1..=to).any(begins_with_zero);
                let range = self.places[start].start..self.places[end - 1].end;
                let digits = &self.values[start..end];
                if f(Stretch {
                    digits,
                    sizes: &sizes,
                    has_commas,
                    has_dates,
                    only_commas: has_commas && only_commas,
                    only_hyphens: only_hyphens && sizes.len() > 1,
                    has_zero,
                    is_of_row: self.is_of_row(from, to, free),
                    range,
                }) {
                    (from, free) = (to + 1, to + 1);
                    continue 'groups;
                }
            }
            from += 1;
        }
    }
}

impl Stretch<'_> {
    /// Does it begin like a card of a Chinese bank?
    pub(super) fn is_chinese_card(&self) -> bool {
        self.digits.starts_with(&[6, 2])
    }

    /// Is there a 0 before it, as some write before a mobile number?
    pub(super) fn has_trunk_zero(&self) -> bool {
        self.digits.len() == 12 && self.digits.starts_with(&[0])
    }
}
