//! What a query is about: stop words are dropped, and words that ask for an action are marked.

use std::sync::LazyLock;

use super::super::index::{Vocabulary, WordList};
use super::mark::{Mark, QueryCharacter};
use crate::language::Lexicon;

static STOP_WORDS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(Lexicon::built_in().ignored.iter().map(|word| (&**word, 0))));

static ACTIONS: LazyLock<WordList> = LazyLock::new(|| {
    let actions = Lexicon::built_in().actions.iter().zip(1u8..);
    let words = actions.flat_map(|(action, number)| action.say.iter().map(move |word| (&**word, number)));
    WordList::new(words)
});

/// Reduces a query to what it is about, and returns the actions it asks for, as bits.
pub(super) fn find_matter(query: &mut Vec<QueryCharacter>) -> u16 {
    drop_long_stop_words(query);
    let mut actions = mark_actions(query);
    strip_ends(query);
    actions |= mark_first_actions(query);
    strip_ends(query);
    actions
}

/// Stop words of three characters or more are dropped anywhere.
fn drop_long_stop_words(query: &mut Vec<QueryCharacter>) {
    let mut at = 0;
    while at < query.len() {
        match word_at(&STOP_WORDS, &query[at..]).filter(|(length, _)| *length >= 3) {
            Some((length, _)) => remove(query, at, length),
            None => at += 1,
        }
    }
}

/// Shorter ones are dropped only at the ends of a run: inside it, they may be part of a name.
fn strip_ends(query: &mut Vec<QueryCharacter>) {
    let mut start = 0;
    while start < query.len() {
        let end = end_of_run(query, start);
        if query[start].is_action() {
            start = end;
            continue;
        }
        if let Some((length, _)) = word_at(&STOP_WORDS, &query[start..end]) {
            remove(query, start, length);
            continue;
        }
        let ends_run =
            |at: &usize| word_at(&STOP_WORDS, &query[*at..end]).is_some_and(|(length, _)| at + length == end);
        let last = (start + 1..end).find(ends_run);
        match last {
            Some(at) => remove(query, at, end - at),
            None => start = end,
        }
    }
}

/// The end of the run that begins at `start`: the next gap, or the next change between words that ask for an action and
/// others.
fn end_of_run(query: &[QueryCharacter], start: usize) -> usize {
    let goes_on =
        |at: &usize| !query[*at].character.gap && query[*at].is_action() == query[start].is_action();
    (start + 1..query.len()).take_while(goes_on).last().unwrap_or(start) + 1
}

/// Words for an action of two characters or more count anywhere.
fn mark_actions(query: &mut [QueryCharacter]) -> u16 {
    mark_where(query, |_, _, length| length > 1)
}

/// Those of one character count only as the first of several in a run: 换身份证, but not 兑换.
fn mark_first_actions(query: &mut [QueryCharacter]) -> u16 {
    mark_where(query, |query, at, length| {
        length == 1 && query[at].character.gap && query.get(at + 1).is_some_and(|next| !next.character.gap)
    })
}

/// Marks the words for an action that `asks` accepts, given their place and length, and returns their actions as bits.
fn mark_where(query: &mut [QueryCharacter], asks: impl Fn(&[QueryCharacter], usize, usize) -> bool) -> u16 {
    let mut actions = 0;
    let mut at = 0;
    while at < query.len() {
        let word = word_at(&ACTIONS, &query[at..]).filter(|_| !query[at].is_action());
        match word.filter(|(length, _)| asks(query, at, *length)) {
            Some((length, action)) => {
                actions |= 1 << action;
                query[at..at + length].iter_mut().for_each(|one| one.mark = Mark::Action);
                at += length;
            }
            None => at += 1,
        }
    }
    actions
}

/// Marks what has little weight: the names of areas; in the middle of a sentence, stop words of two characters or more
/// and particles. Nothing is marked if that would leave fewer than two characters unmarked.
pub(super) fn mark_fillers(query: &mut [QueryCharacter], vocabulary: &Vocabulary) {
    let mut marks = vec![Mark::Matter; query.len()];
    let mut at = 0;
    while at < query.len() {
        let rest = &query[at..];
        let is_particle = rest[0].character.ch.is_some_and(|ch| Lexicon::built_in().particles.contains(ch));
        let stop_word = word_at(&STOP_WORDS, rest).filter(|(length, _)| *length > 1);
        let (length, mark) = if rest[0].is_action() {
            (1, Mark::Action)
        } else if let Some((length, _)) = word_at(&vocabulary.places, rest) {
            (length, Mark::Place)
        } else if let Some((length, _)) = stop_word {
            (length, Mark::StopWord)
        } else {
            (1, if is_particle { Mark::StopWord } else { Mark::Matter })
        };
        marks[at..at + length].fill(mark);
        at += length;
    }
    if marks.iter().filter(|mark| **mark == Mark::Matter).count() > 1 {
        query.iter_mut().zip(marks).for_each(|(one, mark)| one.mark = mark);
    }
}

/// The longest word of the list at the beginning of the query. No word crosses a gap, or a change between words that
/// ask for an action and others.
fn word_at(words: &WordList, query: &[QueryCharacter]) -> Option<(usize, u8)> {
    let mut run = query.iter().enumerate();
    let is_action = query.first()?.is_action();
    let goes_on = move |(at, one): &(usize, &QueryCharacter)| {
        (*at == 0 || !one.character.gap) && one.is_action() == is_action
    };
    words.begins(&std::iter::from_fn(move || run.next().filter(goes_on)?.1.character.ch))
}

/// Removes characters, and leaves a gap in their place.
fn remove(query: &mut Vec<QueryCharacter>, at: usize, count: usize) {
    query.drain(at..at + count);
    if let Some(next) = query.get_mut(at) {
        next.character.gap = true;
    }
}
