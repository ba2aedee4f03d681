//! Syllables: their spelling, the usual reading of each character, and which ones are confused.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use pinyin::ToPinyin;

/// A syllable without the differences that many speakers do not hear: tones, zh/ch/sh against z/c/s, -ng against -n.
/// Its number is never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable(pub u16);

/// All syllables, sorted; the number of each is its place. Place 0 is empty.
pub fn syllables() -> &'static [Box<str>] {
    &TABLE.names
}

impl Syllable {
    /// The usual reading of a character.
    pub fn of(c: char) -> Option<Self> {
        let at = u32::from(c).checked_sub(FIRST)?;
        TABLE.readings.get(at as usize).copied().flatten()
    }

    /// The syllable with this spelling, with or without the h of zh and the g of -ng.
    pub fn spelt(spelling: &str) -> Option<Self> {
        TABLE.numbers.get(&*fold(spelling)).copied()
    }

    /// Its folded spelling.
    pub fn name(self) -> &'static str {
        TABLE.names.get(usize::from(self.0)).map_or("", |name| name)
    }

    /// Its first letter.
    pub fn initial(self) -> u8 {
        self.name().bytes().next().unwrap_or(b'?')
    }

    /// The syllables that southern speakers confuse it with: n and l, f and h, r and l; ascending.
    pub fn confused(self) -> impl Iterator<Item = Self> {
        TABLE.confused.get(usize::from(self.0)).into_iter().flatten().copied()
    }
}

/// The spellings that southern speakers confuse with this one.
fn confused_spellings(name: &str) -> Vec<String> {
    let other = |(one, two): &(&'static str, &'static str)| {
        [(*one, *two), (*two, *one)].into_iter().find_map(|(heard, said)| (heard == name).then_some(said))
    };
    let whole = F_AND_H.iter().filter_map(other).map(str::to_owned);
    let first = CONFUSED
        .iter()
        .filter_map(|(heard, said)| name.strip_prefix(heard).map(|rest| format!("{said}{rest}")));
    whole.chain(first).collect()
}

/// `zhang` → `zan`: the spelling without the differences that southern speakers miss when they type.
fn fold(spelling: &str) -> String {
    let mut folded = spelling.replace('ü', "v");
    if matches!(folded.get(..2), Some("zh" | "ch" | "sh")) {
        folded.remove(1);
    }
    if folded.ends_with("ng") {
        folded.pop();
    }
    match &*folded {
        "lve" => "lue".into(),
        "nve" => "nue".into(),
        _ => folded,
    }
}

const CONFUSED: [(&str, &str); 4] = [("n", "l"), ("l", "n"), ("r", "l"), ("l", "r")];
const F_AND_H: [(&str, &str); 7] = [
    ("fu", "hu"),
    ("fa", "hua"),
    ("fan", "huan"),
    ("fei", "hui"),
    ("fen", "hun"),
    ("fo", "huo"),
    ("fen", "hon"),
];

const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

struct Table {
    names: Vec<Box<str>>,
    numbers: BTreeMap<Box<str>, Syllable>,
    readings: Vec<Option<Syllable>>,
    confused: Vec<Vec<Syllable>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let spelling = |code: u32| {
        let reading = char::from_u32(code)?.to_pinyin()?;
        let folded = fold(reading.plain());
        // ê, hm, ng and the like are syllables that nobody types.
        let typed = folded.len() > 1 || matches!(&*folded, "a" | "e" | "o");
        (typed
            && folded.bytes().all(|b| b.is_ascii_lowercase())
            && folded.contains(['a', 'e', 'i', 'o', 'u', 'v']))
        .then(|| folded.into_boxed_str())
    };
    let read: Vec<Option<Box<str>>> = (FIRST..=LAST).map(spelling).collect();
    // Number 0 is no syllable.
    let mut names: Vec<Box<str>> = vec!["".into()];
    names.extend(read.iter().flatten().cloned().collect::<BTreeSet<_>>());
    let numbers: BTreeMap<Box<str>, Syllable> =
        names.iter().zip(0..).skip(1).map(|(name, number)| (name.clone(), Syllable(number))).collect();
    let readings = read.iter().map(|name| numbers.get(name.as_ref()?).copied()).collect();
    let sounds = |name: &str| -> Vec<Syllable> {
        let mut sounds: Vec<Syllable> =
            confused_spellings(name).iter().filter_map(|name| numbers.get(&**name).copied()).collect();
        sounds.sort_unstable();
        sounds
    };
    let confused = names.iter().map(|name| sounds(name)).collect();
    Table { names, numbers, readings, confused }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_sound_alike_are_one_syllable() {
        assert_eq!(Syllable::spelt("zhang"), Syllable::spelt("zan"));
        assert_eq!(Syllable::spelt("shi"), Syllable::of('市'));
        assert_eq!(Syllable::spelt("lü"), Syllable::of('律'));
        assert_ne!(Syllable::spelt("li"), Syllable::spelt("ni"));
        assert_eq!(Syllable::spelt("zx"), None);
    }

    #[test]
    fn southern_ears_confuse_initials() {
        let heard =
            |c: char| -> Vec<&str> { Syllable::of(c).unwrap().confused().map(Syllable::name).collect() };
        assert_eq!(heard('年'), ["lian"]);
        assert_eq!(heard('会'), ["fei"]);
        assert_eq!(heard('饭'), ["huan"]);
        assert_eq!(heard('肉'), ["lou"]);
    }

    #[test]
    fn every_common_character_can_be_read() {
        assert!((250..420).contains(&syllables().len()), "{}", syllables().len());
        assert!("政务服务窗口食品经营许可证核发".chars().all(|c| Syllable::of(c).is_some()));
    }
}
