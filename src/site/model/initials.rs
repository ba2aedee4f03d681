use std::cmp::Ordering;
use std::collections::HashSet;
use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;

use crate::language::{Syllable, is_han, plain_form, readings};
use crate::registry::{Item, ItemKey, Registry};

/// How many characters of a name are ordered by their readings; the rest are compared as written.
const PLACED: usize = 8;

/// In place of an initial, for names whose first character has no reading: a Latin letter or a digit.
const OTHER: u8 = b'~';

/// Every name, official or everyday, of every item, in the order of the readings. Items that are over keep their places:
/// on which page a name stands does not depend on the day.
#[derive(Serialize)]
pub(crate) struct Initials {
    entries: Vec<Name>,
    /// The initials that occur, in order, each with its range of the entries.
    pub(crate) letters: Vec<Initial>,
}

/// An initial and the names that begin with it.
#[derive(Serialize)]
pub(crate) struct Initial {
    letter: u8,
    label: String,
    range: Range<usize>,
}

/// A name of an item: the official one or an everyday one.
#[derive(Serialize)]
pub(crate) struct Name {
    /// The initial, then a number for the reading and character of each position.
    place: [u32; PLACED + 1],
    pub(crate) item: ItemKey,
    /// Which everyday name of the item it is; `None` for the official one.
    alias: Option<u16>,
}

impl Name {
    pub(crate) fn text<'r>(&self, registry: &'r Registry) -> &'r str {
        name_of(&registry.items[self.item], self.alias)
    }

    /// The name, if it is an everyday one.
    pub(crate) fn alias<'r>(&self, registry: &'r Registry) -> Option<&'r str> {
        self.alias.map(|_| self.text(registry))
    }

    /// A number that names share if their first characters are the same and are read the same; such names are
    /// neighbours.
    pub(crate) fn first(&self) -> u32 {
        self.place[1]
    }

    /// The character under which it is listed.
    pub(crate) fn character(&self, registry: &Registry) -> char {
        sound(self.text(registry)).chars().next().map_or('?', |c| plain_form(c).to_ascii_uppercase())
    }

    fn compare(&self, other: &Self, registry: &Registry) -> Ordering {
        let official = |entry: &Self| registry.items[entry.item].record.name.as_str();
        self.place
            .cmp(&other.place)
            .then_with(|| self.text(registry).cmp(other.text(registry)))
            .then_with(|| self.alias.is_some().cmp(&other.alias.is_some()))
            .then_with(|| official(self).cmp(official(other)))
            .then_with(|| self.item.cmp(&other.item))
    }
}

impl Initial {
    fn new(letter: u8, first: usize) -> Self {
        let label =
            if letter == OTHER { "其他".into() } else { char::from(letter).to_ascii_uppercase().into() };
        Self { letter, label, range: first..first + 1 }
    }

    /// Shown to people: `S`, `其他`.
    pub(crate) fn label(&self) -> &str {
        &self.label
    }

    /// Is it that of names whose first character has no reading?
    pub(crate) fn is_other(&self) -> bool {
        self.letter == OTHER
    }

    /// How many names begin with it.
    pub(crate) fn len(&self) -> usize {
        self.range.len()
    }

    /// In an address: `s`, `other`.
    pub(crate) fn id(&self) -> String {
        if self.is_other() { "other".into() } else { char::from(self.letter).into() }
    }
}

impl Initials {
    /// The names of all items.
    pub(crate) fn of(registry: &Registry) -> Self {
        let items: Vec<ItemKey> = registry.items.keys().collect();
        let entries_of = |key: ItemKey| {
            let item = &registry.items[key];
            let mut known = HashSet::from([item.record.name.as_str()]);
            let aliases = (0..u16::MAX).zip(&item.record.aliases);
            let new = aliases.filter(|(_, alias)| known.insert(alias.as_str())).map(|(at, _)| Some(at));
            let names: Vec<Option<u16>> = std::iter::once(None).chain(new).collect();
            names.into_iter().map(move |alias| Name { place: place(name_of(item, alias)), item: key, alias })
        };
        let mut entries: Vec<Name> = items.into_par_iter().flat_map_iter(entries_of).collect();
        entries.par_sort_unstable_by(|a, b| a.compare(b, registry));
        let mut letters: Vec<Initial> = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            let letter = u8::try_from(entry.place[0]).unwrap_or(OTHER);
            match letters.last_mut() {
                Some(last) if last.letter == letter => last.range.end = at + 1,
                _ => letters.push(Initial::new(letter, at)),
            }
        }
        Self { entries, letters }
    }

    /// The names that begin with this initial.
    pub(crate) fn under(&self, letter: &Initial) -> &[Name] {
        self.entries.get(letter.range.clone()).unwrap_or_default()
    }

    /// Items by their official names; items of the same name are together.
    pub(crate) fn by_name<'r>(&self, registry: &'r Registry) -> Vec<(&'r str, Vec<ItemKey>)> {
        let mut names: Vec<(&str, Vec<ItemKey>)> = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.alias.is_none()) {
            let name = entry.text(registry);
            match names.last_mut() {
                Some((last, items)) if *last == name => items.push(entry.item),
                _ => names.push((name, vec![entry.item])),
            }
        }
        names
    }
}

fn name_of(item: &Item, alias: Option<u16>) -> &str {
    let alias = alias.and_then(|at| item.record.aliases.get(usize::from(at)));
    alias.map_or(item.record.name.as_str(), |alias| alias.as_str())
}

/// A name from the first character that is read aloud: without leading quotation marks and brackets with their
/// contents.
fn sound(name: &str) -> &str {
    let unmarked = |text: &str| text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let closing = match name.chars().next() {
        Some('（') => '）',
        Some('(') => ')',
        Some('【') => '】',
        Some('〔') => '〕',
        Some('［') => '］',
        Some('[') => ']',
        _ => return &name[unmarked(name)..],
    };
    let after = name.split_once(closing).map_or("", |(_, after)| after);
    if after.chars().any(char::is_alphanumeric) { sound(after) } else { &name[unmarked(name)..] }
}

/// The key by which a name is sorted: its initial, then reading and character of each position.
fn place(name: &str) -> [u32; PLACED + 1] {
    // A phrase may extend beyond the last character that counts.
    let said: Vec<char> = sound(name).chars().take(PLACED + 4).map(plain_form).collect();
    let read = readings(&said);
    let counts = |c: char, syllable: Option<Syllable>| {
        let read = syllable.map_or(u16::MAX, |syllable| syllable.0);
        (u32::from(read) << 16) | (u32::from(c) & 0xffff)
    };
    let mut place = [0; PLACED + 1];
    let first = said.first().filter(|c| is_han(**c)).and(read.first().copied().flatten());
    place[0] = u32::from(first.map_or(OTHER, Syllable::initial));
    for (slot, (c, syllable)) in place[1..].iter_mut().zip(said.into_iter().zip(read)) {
        *slot = counts(c, syllable);
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    fn initial(name: &str) -> char {
        char::from(u8::try_from(place(name)[0]).unwrap())
    }

    #[test]
    fn a_name_is_filed_as_it_is_said() {
        assert_eq!(initial("食品经营许可证核发"), 's');
        assert_eq!(initial("长期护理保险待遇申请"), 'c');
        assert_eq!(initial("重大项目审批"), 'z');
        assert_eq!(initial("重新核发营业执照"), 'c');
        assert_eq!(initial("行业协会登记"), 'h');
        assert_eq!(initial("行政复议申请"), 'x');
        assert_eq!(initial("會計資格認定"), 'k');
    }

    #[test]
    fn brackets_at_the_beginning_do_not_count() {
        assert_eq!(initial("（街道）农村宅基地审批"), 'n');
        assert_eq!(initial("【跨省通办】“居民”身份证换领"), 'j');
        assert_eq!(initial("《出生医学证明》补发"), 'c');
        assert_eq!(initial("（备案）"), 'b');
    }

    #[test]
    fn what_cannot_be_read_stands_under_the_others() {
        for name in ["KTV 消防", "12315", "８０岁老人补贴", "——", ""] {
            assert_eq!(initial(name), '~', "{name}");
        }
    }

    #[test]
    fn readings_decide_the_order_and_keep_a_character_together() {
        let mut names = ["申请低保", "社保转移", "身份证丢了", "社会保障卡", "上户口", "身份证过期"];
        names.sort_by_key(|name| place(name));
        assert_eq!(names, ["上户口", "社保转移", "社会保障卡", "申请低保", "身份证丢了", "身份证过期"]);
    }
}
