//! Recognises pinyin among the letters of a query, and reads it as syllables.

use super::super::index::Character;
use super::super::numbers::UNFINISHED;
use crate::language::Syllable;

/// Turns each row of letters that can be read as pinyin into syllables; other letters stay letters.
pub(super) fn read_pinyin(typed: &[Character]) -> Vec<Character> {
    let is_letter = |one: &Character| one.ch.is_some_and(|ch| ch.is_ascii_lowercase());
    let mut read: Vec<Character> = Vec::with_capacity(typed.len());
    let mut at = 0;
    while let Some(first) = typed.get(at) {
        let run = typed[at..].iter().enumerate();
        let run = run.take_while(|(i, one)| is_letter(one) && (*i == 0 || !one.gap));
        let letters: String = run.filter_map(|(_, one)| one.ch).collect();
        match syllables_in(&letters) {
            Some(sounds) => {
                for (i, sound) in sounds.into_iter().enumerate() {
                    // Spaces between syllables mean nothing.
                    let after_pinyin = read.last().is_some_and(|last| last.ch.is_none());
                    let gap = i == 0 && first.gap && !after_pinyin;
                    read.push(Character { ch: None, sound: Some(sound), phrase_sound: None, gap });
                }
                at += letters.len();
            }
            None => {
                let count = letters.len().max(1);
                read.extend_from_slice(&typed[at..at + count]);
                at += count;
            }
        }
    }
    read
}

/// `yingyezhizhao` → ying ye zhi zhao: the fewest syllables possible, leaving out an unfinished syllable at the end.
/// `None` if the letters are not pinyin.
fn syllables_in(letters: &str) -> Option<Vec<Syllable>> {
    if letters.len() < 2 {
        return None;
    }
    // For each end: the fewest syllables up to it, where the last of them begins, and which syllable that is.
    let mut best: Vec<Option<(usize, usize, Syllable)>> = vec![None; letters.len() + 1];
    for end in 1..=letters.len() {
        for start in 0..end {
            let before = if start == 0 { Some(0) } else { best[start].map(|(count, _, _)| count) };
            let (Some(count), Some(sound)) = (before, Syllable::spelt(&letters[start..end])) else {
                continue;
            };
            // Of two readings with equally many syllables, the one with the longer last syllable is found first: fan
            // gan, not fang an.
            if best[end].is_none_or(|(fewest, _, _)| count + 1 < fewest) {
                best[end] = Some((count + 1, start, sound));
            }
        }
    }
    let mut end = letters.len();
    while best[end].is_none() && letters.len() - end < UNFINISHED && end > 1 {
        end -= 1;
    }
    let (count, _, _) = best[end]?;
    // Letters that are mostly syllables of one letter are initials.
    if end < count * 2 || (end < letters.len() && count < 2) {
        return None;
    }
    let mut sounds = Vec::with_capacity(count);
    while end > 0 {
        let (_, start, sound) = best[end]?;
        sounds.push(sound);
        end = start;
    }
    sounds.reverse();
    Some(sounds)
}
