//! How well a query matches a text, by the runs of characters that they have in common.

use super::super::index::{Character, Weights};
use super::super::numbers::{
    ALIKE, ALONE, ALONE_HEARD, CONFUSED, HEARD, INITIALS, MOST_TELLING, SAME, STOP_WORD_WEIGHT, TENTH, TYPED,
    WRITTEN,
};
use super::super::query::{Query, QueryCharacter};

/// The result of matching a query against one text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Match {
    /// How much of the query is found in the text, in thousandths of its weight.
    pub of_query: u32,
    /// How much of the text is found in the query, in thousandths of its weight.
    pub of_text: u32,
    /// The length of the most telling run.
    pub longest: u32,
    /// Does the text begin with that run?
    pub begins: bool,
}

/// A row of characters that query and text have in common.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Where it begins in the query.
    row: usize,
    /// Where it begins in the text.
    column: usize,
    length: usize,
    /// How many of its characters are telling: neither stop words nor places.
    telling: usize,
}

/// Matches a query against the texts of one document after another.
pub(super) struct Matcher<'q> {
    query: &'q [QueryCharacter],
    is_loose: bool,
    weights: &'q Weights,
    /// The weight of each character of the query.
    own_weights: Vec<u32>,
    /// The best value of each character of the query in the texts of the document so far, in hundredths.
    found: Vec<u32>,
    /// The same for the current text alone.
    in_text: Vec<u32>,
    /// For each character of the query, and of the text: is it part of a run already?
    is_used: Vec<bool>,
    is_taken: Vec<bool>,
    /// Two lines of a table: that of the previous character of the query, and that of the current one. Each has, for
    /// every character of the text, the telling characters and the length of the run that ends at both.
    lines: [Vec<(usize, usize)>; 2],
}

impl<'q> Matcher<'q> {
    pub(super) fn new(query: &'q Query, weights: &'q Weights) -> Self {
        let weight = |one: &QueryCharacter| {
            if one.is_telling() { weights.of_character(one.character) } else { STOP_WORD_WEIGHT }
        };
        Self {
            query: &query.text,
            is_loose: query.is_loose,
            weights,
            own_weights: query.text.iter().map(weight).collect(),
            found: vec![0; query.text.len()],
            in_text: Vec::new(),
            is_used: Vec::new(),
            is_taken: Vec::new(),
            lines: [Vec::new(), Vec::new()],
        }
    }

    /// Begins a new document. If it has an action that is asked for, the words that ask for it count as found.
    pub(super) fn begin(&mut self, has_action: bool) {
        for (found, one) in self.found.iter_mut().zip(self.query) {
            *found = if has_action && one.is_action() { SAME } else { 0 };
        }
    }

    /// Matches one text by the runs that it has in common with the query, the most telling first, in whatever order
    /// they occur. The first needs two telling characters, because single ones are in common by chance.
    pub(super) fn text(&mut self, text: &[Character]) -> Option<Match> {
        let needs_run = !self.is_loose && self.query.len() > 1 && text.len() > 1;
        let does_it = |(one, found): (&QueryCharacter, &u32)| {
            if one.is_action() && *found == SAME { SAME } else { 0 }
        };
        self.in_text.clear();
        self.in_text.extend(self.query.iter().zip(&self.found).map(does_it));
        self.forget_runs(text);
        let mut matched = 0;
        let mut first: Option<Run> = None;
        while let Some(run) = self.best_run(text) {
            if first.is_none() && run.telling < 2 && needs_run {
                return None;
            }
            first = first.or(Some(run));
            for (row, column) in (run.row..).zip(run.column..).take(run.length) {
                let mut value = likeness(self.query[row].character, text[column]);
                if needs_run && run.length < 2 {
                    value = value * if value == SAME { ALONE } else { ALONE_HEARD } / SAME;
                } else {
                    self.found[row] = self.found[row].max(value);
                }
                self.is_used[row] = true;
                self.is_taken[column] = true;
                self.in_text[row] = self.in_text[row].max(value);
                matched += self.weights.of_character(text[column]) * value;
            }
        }
        let first = first?;
        let whole = text.iter().map(|one| self.weights.of_character(*one)).sum();
        Some(Match {
            of_query: self.share(&self.in_text),
            of_text: thousandths(matched, whole),
            longest: u32::try_from(first.length).unwrap_or(0),
            begins: first.column == 0,
        })
    }

    /// How many votes an everyday phrase gets for its best run in common with the query: most if that is the whole
    /// phrase, written the same.
    pub(super) fn votes_of_phrase(&mut self, text: &[Character]) -> i32 {
        self.forget_runs(text);
        let Some(Run { row, column, length, telling }) = self.best_run(text) else { return 0 };
        if length < 2 && text.len() > 1 || telling < 2 && self.query.len() > 1 {
            return 0;
        }
        let mut pairs = self.query[row..row + length].iter().zip(&text[column..]);
        let is_written = pairs.all(|(one, other)| one.character.ch == other.ch);
        let each = if is_written { WRITTEN } else { HEARD };
        let votes = each * telling.min(MOST_TELLING);
        let votes = if length < text.len() { votes * length / text.len() / 2 } else { votes + each - 2 };
        i32::try_from(votes).unwrap_or(0)
    }

    /// How much of the query is found in all texts of the document together, in thousandths.
    pub(super) fn together(&self) -> u32 {
        self.share(&self.found)
    }

    fn share(&self, values: &[u32]) -> u32 {
        let sum = values.iter().zip(&self.own_weights).map(|(value, weight)| value * weight).sum();
        thousandths(sum, self.own_weights.iter().sum())
    }

    fn forget_runs(&mut self, text: &[Character]) {
        self.is_used.clear();
        self.is_used.resize(self.query.len(), false);
        self.is_taken.clear();
        self.is_taken.resize(text.len(), false);
    }

    /// The run with the most telling characters, using only characters that are in no run yet; of several, the longest,
    /// then the first in the query, then the first in the text.
    fn best_run(&mut self, text: &[Character]) -> Option<Run> {
        let mut best: Option<Run> = None;
        let [before, now] = &mut self.lines;
        before.clear();
        before.resize(text.len(), (0, 0));
        for (row, sought) in self.query.iter().enumerate() {
            now.clear();
            for (column, there) in text.iter().enumerate() {
                let fits =
                    !self.is_used[row] && !self.is_taken[column] && likeness(sought.character, *there) > 0;
                if !fits {
                    now.push((0, 0));
                    continue;
                }
                let goes_on = column > 0 && !sought.character.gap && !there.gap;
                let (telling, length) = if goes_on { before[column - 1] } else { (0, 0) };
                let (telling, length) = (telling + usize::from(sought.is_telling()), length + 1);
                now.push((telling, length));
                if best.is_none_or(|best| (telling, length) > (best.telling, best.length)) {
                    best = Some(Run { row: row + 1 - length, column: column + 1 - length, length, telling });
                }
            }
            std::mem::swap(before, now);
        }
        best
    }
}

/// How much a character of a text is like one of the query, in hundredths.
fn likeness(sought: Character, there: Character) -> u32 {
    if sought.ch.is_some() && sought.ch == there.ch {
        return SAME;
    }
    let Some(sound) = sought.sound else { return 0 };
    if there.sounds().any(|other| other == sound) {
        return if sought.ch.is_none() { TYPED } else { ALIKE };
    }
    let is_heard = there.sounds().any(|other| sound.confused().any(|heard| heard == other));
    if is_heard { CONFUSED } else { 0 }
}

/// A share in thousandths, from a sum of hundredths.
fn thousandths(hundredths: u32, whole: u32) -> u32 {
    hundredths * TENTH / whole.max(1)
}

/// Matches typed letters with the initials of a text, by the longest run in common.
pub(super) fn match_initials(typed: &[u8], text: &[Character]) -> Option<Match> {
    let there: Vec<u8> = text.iter().filter_map(|one| Some(one.spoken()?.initial())).collect();
    let mut longest = 0;
    for typed in (0..typed.len()).map(|start| &typed[start..]) {
        for there in (0..there.len()).map(|start| &there[start..]) {
            let run = typed.iter().zip(there).take_while(|(a, b)| a == b).count();
            longest = longest.max(run);
        }
    }
    if longest < typed.len() && longest < INITIALS {
        return None;
    }
    let share = |run: u32, whole: usize| thousandths(run * SAME, u32::try_from(whole).unwrap_or(u32::MAX));
    let begins = there.starts_with(typed);
    let longest = u32::try_from(longest).unwrap_or(0);
    Some(Match {
        of_query: share(longest, typed.len()),
        of_text: share(longest, there.len()),
        longest,
        begins,
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::index::{Vocabulary, Weights, characters};
    use super::*;

    fn matched(query: &str, text: &str) -> Option<Match> {
        let query = Query::new(query, &Vocabulary::of(&[], &Vec::new(), &[]));
        // In an empty index all syllables have the same weight.
        let weights = Weights::new(&[], &Vec::new());
        let mut matcher = Matcher::new(&query, &weights);
        matcher.begin(false);
        matcher.text(&characters(text))
    }

    #[test]
    fn a_text_that_is_the_query_matches_wholly() {
        let whole = Match { of_query: 1000, of_text: 1000, longest: 3, begins: true };
        assert_eq!(matched("居住证", "居住证"), Some(whole));
    }

    #[test]
    fn order_does_not_matter_between_runs() {
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
        assert_eq!(match_initials(b"jzz", &characters("居住证申领")).unwrap().of_query, 1000);
        assert_eq!(match_initials(b"zzj", &characters("居住证申领")), None);
    }
}
