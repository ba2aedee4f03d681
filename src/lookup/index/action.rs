//! The actions of an item, recognised in its official name: to change a paper or registration, to replace it, to end
//! it.

use crate::language::Lexicon;

/// An action of the built-in lexicon, by its place there, from 1. 0 stands for obtaining something for the first time.
pub(super) type ActionNumber = u8;

/// The actions that an official name shows, as bits, and the one that comes first in it (the longest, if several do).
pub(super) fn actions_of(name: &str) -> (u16, ActionNumber) {
    let mut shown = 0;
    let mut first: Option<(usize, usize, ActionNumber)> = None;
    for (action, number) in Lexicon::built_in().actions.iter().zip(1u8..) {
        for mark in &action.marks {
            let Some(at) = name.find(&**mark) else { continue };
            shown |= 1 << number;
            let earlier = |(other, length, _)| (at, usize::MAX - mark.len()) < (other, usize::MAX - length);
            if first.is_none_or(earlier) {
                first = Some((at, mark.len(), number));
            }
        }
    }
    (shown, first.map_or(0, |(_, _, number)| number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(mark: &str) -> u8 {
        let actions = &Lexicon::built_in().actions;
        let at = actions.iter().position(|action| action.marks.iter().any(|m| &**m == mark)).unwrap();
        u8::try_from(at).unwrap() + 1
    }

    #[test]
    fn a_name_shows_its_actions() {
        assert_eq!(actions_of("食品经营许可证核发"), (0, 0));
        assert_eq!(actions_of("食品经营许可证变更").1, number("变更"));
        let (shown, first) = actions_of("社会保障卡补领、换领、换发");
        assert_eq!(first, number("补领"));
        assert_ne!(shown & 1 << number("换领"), 0);
    }
}
