use std::sync::LazyLock;

use super::query::QueryUnit;
use super::reader::Reader;
use super::words::Words;
use crate::language::Lexicon;

static ACTIONS: LazyLock<Words> = LazyLock::new(|| {
    let actions = Lexicon::built_in().actions.iter().zip(1u8..);
    Words::new(actions.flat_map(|(action, number)| action.say.iter().map(move |word| (&**word, number))))
});

/// Removes units; what follows them stands apart from what goes before.
fn remove(units: &mut Vec<QueryUnit>, at: usize, count: usize) {
    units.drain(at..at + count);
    if let Some(next) = units.get_mut(at) {
        next.unit.gap = true;
    }
}

/// Phrases of three characters or more go wherever they stand.
pub(super) fn drop_long(units: &mut Vec<QueryUnit>, ignored: &Words) {
    let mut at = 0;
    while at < units.len() {
        match ignored.at(units, at).filter(|(word, _)| word.len() >= 3) {
            Some((word, _)) => remove(units, at, word.len()),
            None => at += 1,
        }
    }
}

/// Words of one or two characters go only at the ends of a stretch: inside they may be part of a name.
pub(super) fn strip_ends(units: &mut Vec<QueryUnit>, ignored: &Words) {
    let mut start = 0;
    while start < units.len() {
        let is_end = |at: usize, units: &[QueryUnit]| {
            units.get(at).is_none_or(|unit| unit.unit.gap || unit.is_action != units[at - 1].is_action)
        };
        let mut end = start + 1;
        while !is_end(end, units) {
            end += 1;
        }
        if units[start].is_action {
            start = end;
            continue;
        }
        let leading = ignored.at(&units[..end], start).map(|(word, _)| word.len());
        if let Some(count) = leading {
            remove(units, start, count);
            continue;
        }
        let trailing = (start + 1..end)
            .find(|at| ignored.at(&units[..end], *at).is_some_and(|(word, _)| at + word.len() == end));
        match trailing {
            Some(at) => remove(units, at, end - at),
            None => start = end,
        }
    }
}

/// Marks what says little: the names of areas; in the middle of a sentence words of two characters or more, and
/// particles. Nothing is marked if nothing else is there.
pub(super) fn mark_fillers(units: &mut [QueryUnit], reader: &Reader) {
    let mut marks = vec![(false, false); units.len()];
    let mut at = 0;
    while at < units.len() {
        let is_particle = units[at].unit.ch.is_some_and(|ch| Lexicon::built_in().particles.contains(ch));
        let area = reader.areas.at(units, at);
        let word = area.or_else(|| reader.ignored.at(units, at)).map_or(0, |(word, _)| word.len());
        let length = if word >= 2 { word } else { usize::from(is_particle) };
        marks[at..at + length].fill((true, area.is_some()));
        at += length.max(1);
    }
    let matter = marks.iter().zip(units.iter()).filter(|((marked, _), unit)| !marked && !unit.is_action);
    if matter.count() < 2 {
        return;
    }
    for (unit, (is_filler, is_area)) in units.iter_mut().zip(marks).filter(|(unit, _)| !unit.is_action) {
        (unit.is_filler, unit.is_area) = (is_filler, is_area);
    }
}

/// Marks words that ask for an action, and says which: those of one character, which ask only at the beginning of a
/// stretch, or the others.
pub(super) fn find_actions(units: &mut [QueryUnit], single: bool) -> u16 {
    let mut actions = 0;
    let mut at = 0;
    while at < units.len() {
        let begins = units[at].unit.gap && units.get(at + 1).is_some_and(|next| !next.unit.gap);
        let asks = |(word, _): &&(Vec<char>, u8)| (word.len() == 1) == single && (!single || begins);
        let asked = if units[at].is_action { None } else { ACTIONS.at(units, at).filter(asks) };
        match asked {
            Some((word, number)) => {
                actions |= 1 << number;
                units[at..at + word.len()].iter_mut().for_each(|unit| unit.is_action = true);
                at += word.len();
            }
            None => at += 1,
        }
    }
    actions
}
