use super::query::{Query, QueryUnit};
use super::unit::Unit;

/// How well two units are the same, in hundredths of the unit's weight.
const SAME: u32 = 100;
const TYPED_IN_PINYIN: u32 = 95;
const SOUNDS_ALIKE: u32 = 80;
const CONFUSED: u32 = 60;
/// What a unit tells that says nothing.
const OF_FILLER: u32 = 1;
/// What one unit alone is worth of that, in hundredths.
const ALONE: u32 = 80;
const ALONE_BY_SOUND: u32 = 40;

/// A query against one text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Match {
    /// How much of the query stands in the text, in thousandths.
    pub of_query: u32,
    /// How much of the text stands in the query, in thousandths.
    pub of_text: u32,
    /// The longest stretch they have in common, in units.
    pub longest: u32,
    /// Does the text begin with it?
    pub begins: bool,
}

/// Weighs a query against the texts of one record after another.
pub(super) struct Scorer<'q> {
    units: &'q [QueryUnit],
    is_loose: bool,
    weights: Vec<u32>,
    total: u32,
    by_sound: &'q [u8],
    /// By unit: what the record's texts have of it so far, in hundredths.
    found: Vec<u32>,
    /// By unit of the text: how much the stretch that ends there tells, and how long it is.
    run: Vec<(u32, u32)>,
    taken: Vec<bool>,
    own: Vec<u32>,
}

impl<'q> Scorer<'q> {
    pub(super) fn new(query: &'q Query, by_sound: &'q [u8]) -> Self {
        let of_unit = |unit: &QueryUnit| if unit.is_filler { OF_FILLER } else { weight(unit.unit, by_sound) };
        let weights: Vec<u32> = query.units.iter().map(of_unit).collect();
        let total = weights.iter().sum::<u32>().max(1);
        let none = vec![0; query.units.len()];
        Self {
            units: &query.units,
            is_loose: query.is_loose,
            weights,
            total,
            by_sound,
            found: none.clone(),
            run: Vec::new(),
            taken: Vec::new(),
            own: none,
        }
    }

    /// Begins with a record. `has_action`: does it do what is asked for? Then the words that ask are as good as found.
    pub(super) fn begin(&mut self, has_action: bool) {
        for (found, unit) in self.found.iter_mut().zip(self.units) {
            *found = if has_action && unit.is_action { SAME } else { 0 };
        }
    }

    /// Weighs one text: stretches that both have, the longest first, in whatever order they stand.
    pub(super) fn text(&mut self, text: &[Unit]) -> Option<Match> {
        let (rows, columns) = (self.units.len(), text.len());
        self.taken.clear();
        self.taken.resize(columns, false);
        self.own.iter_mut().zip(&self.found).zip(self.units).for_each(|((own, found), unit)| {
            *own = if unit.is_action && *found == SAME { SAME } else { 0 };
        });
        let needs_stretch = !self.is_loose && rows > 1 && columns > 1;
        let mut in_text = 0;
        let mut whole_text = 0;
        for unit in text {
            whole_text += weight(*unit, self.by_sound) * SAME;
        }
        let mut free: Vec<bool> = vec![true; rows];
        let mut first = true;
        let (mut stretch, mut begins) = (0, false);
        while let Some((row, column, length)) = self.longest(text, &free) {
            let telling = self.units[row..row + length].iter().filter(|unit| !unit.is_filler).count();
            if first && telling < 2 && needs_stretch {
                return None;
            }
            if first {
                (stretch, begins) = (u32::try_from(length).unwrap_or(0), column == 0);
            }
            first = false;
            for step in 0..length {
                let (unit, other) = (self.units[row + step], text[column + step]);
                let mut value = alike(unit.unit, other);
                if length == 1 && needs_stretch {
                    let alone = if value == SAME { ALONE } else { ALONE_BY_SOUND };
                    value = value * alone / 100;
                }
                free[row + step] = false;
                self.taken[column + step] = true;
                self.own[row + step] = self.own[row + step].max(value);
                in_text += weight(other, self.by_sound) * value;
                if length > 1 || !needs_stretch {
                    self.found[row + step] = self.found[row + step].max(value);
                }
            }
        }
        if first {
            return None;
        }
        let in_query: u32 = self.own.iter().zip(&self.weights).map(|(value, weight)| value * weight).sum();
        Some(Match {
            of_query: in_query * 10 / self.total,
            of_text: in_text * 1000 / whole_text.max(1),
            longest: stretch,
            begins,
        })
    }

    /// How much is said for an everyday word by the stretch of it that stands in the query: most if it stands there as a
    /// whole, written so.
    pub(super) fn said(&mut self, text: &[Unit]) -> i32 {
        self.taken.clear();
        self.taken.resize(text.len(), false);
        let free = vec![true; self.units.len()];
        let Some((row, column, length)) = self.longest(text, &free) else { return 0 };
        let stretch = &self.units[row..row + length];
        let telling = stretch.iter().filter(|unit| !unit.is_filler).count();
        if length < 2 && text.len() > 1 || telling < 2 && self.units.len() > 1 {
            return 0;
        }
        let is_written =
            stretch.iter().zip(&text[column..]).all(|(unit, other)| alike(unit.unit, *other) == SAME);
        let per_unit = if is_written { 6 } else { 4 };
        let said = per_unit * telling.min(9);
        let said = if length == text.len() { said + per_unit - 2 } else { said * length / text.len() / 2 };
        i32::try_from(said).unwrap_or(0)
    }

    /// How much of the query all texts of the record together have, in thousandths.
    pub(super) fn together(&self) -> u32 {
        let found: u32 = self.found.iter().zip(&self.weights).map(|(value, weight)| value * weight).sum();
        found * 10 / self.total
    }

    /// The stretch that tells most, neither side of which is used up; of several the longest, then the first in the
    /// query, then in the text.
    fn longest(&mut self, text: &[Unit], free: &[bool]) -> Option<(usize, usize, usize)> {
        let columns = text.len();
        self.run.clear();
        self.run.resize((columns + 1) * 2, (0, 0));
        let (mut best, mut best_value) = (None, (0, 0));
        for (row, unit) in self.units.iter().enumerate() {
            let (now, before) = if row % 2 == 0 { (0, columns + 1) } else { (columns + 1, 0) };
            for (column, other) in text.iter().enumerate() {
                let fits = free[row] && !self.taken[column] && alike(unit.unit, *other) > 0;
                let tells = u32::from(!unit.is_filler);
                let value = if !fits {
                    (0, 0)
                } else if row > 0 && !unit.unit.gap && !other.gap {
                    let (told, length) = self.run[before + column];
                    (told + tells, length + 1)
                } else {
                    (tells, 1)
                };
                self.run[now + column + 1] = value;
                if value > best_value {
                    best_value = value;
                    let length = value.1 as usize;
                    best = Some((row + 1 - length, column + 1 - length, length));
                }
            }
        }
        best
    }
}

/// How much a unit tells.
fn weight(unit: Unit, by_sound: &[u8]) -> u32 {
    unit.sound.map_or(5, |sound| by_sound.get(usize::from(sound.0)).copied().map_or(9, u32::from))
}

/// How alike two units are, in hundredths.
fn alike(sought: Unit, there: Unit) -> u32 {
    if sought.ch.is_some() && sought.ch == there.ch {
        return SAME;
    }
    let Some(sound) = sought.sound else { return 0 };
    if there.sounds().any(|other| other == sound) {
        return if sought.ch.is_none() { TYPED_IN_PINYIN } else { SOUNDS_ALIKE };
    }
    let confused = |heard: crate::language::Syllable| there.sounds().any(|other| other == heard);
    if sound.confused().any(confused) { CONFUSED } else { 0 }
}

/// First letters against those of a text.
pub(super) fn initials(letters: &[u8], text: &[Unit]) -> Option<Match> {
    let there: Vec<u8> =
        text.iter().filter_map(|unit| Some(unit.phrase_sound.or(unit.sound)?.initial())).collect();
    let mut longest: usize = 0;
    for start in 0..letters.len() {
        for from in 0..there.len() {
            let same = letters[start..].iter().zip(&there[from..]).take_while(|(a, b)| a == b).count();
            longest = longest.max(same);
        }
    }
    let enough = longest == letters.len() || longest >= 3;
    let share = |whole: usize| u32::try_from(longest * 1000 / whole.max(1)).unwrap_or(0);
    let begins = there.starts_with(letters);
    let longest = u32::try_from(longest).unwrap_or(0);
    enough.then(|| Match { of_query: share(letters.len()), of_text: share(there.len()), longest, begins })
}

#[cfg(test)]
mod tests {
    use super::super::unit::units;
    use super::*;

    fn matched(query: &str, text: &str) -> Option<Match> {
        let query = Query::new(query, &super::super::reader::Reader::of(&[], &[], &[]));
        let weights = vec![3; crate::language::syllables().len()];
        let mut scorer = Scorer::new(&query, &weights);
        scorer.begin(false);
        scorer.text(&units(text))
    }

    #[test]
    fn a_text_that_is_the_query_matches_wholly() {
        let whole = Match { of_query: 1000, of_text: 1000, longest: 3, begins: true };
        assert_eq!(matched("居住证", "居住证"), Some(whole));
    }

    #[test]
    fn order_does_not_matter_between_stretches() {
        let turned = matched("医保参加登记", "参加登记医保").unwrap();
        assert_eq!((turned.of_query, turned.of_text), (1000, 1000));
    }

    #[test]
    fn a_homophone_is_nearly_as_good() {
        let typo = matched("出生医学正明", "出生医学证明").unwrap();
        assert!(typo.of_query > 950 && typo.of_query < 1000, "{typo:?}");
    }

    #[test]
    fn single_characters_in_common_are_no_match() {
        assert_eq!(matched("居住证", "户口簿办证"), None);
    }

    #[test]
    fn initials_match_in_a_row() {
        assert_eq!(initials(b"jzz", &units("居住证申领")).unwrap().of_query, 1000);
        assert_eq!(initials(b"zzj", &units("居住证申领")), None);
    }
}
