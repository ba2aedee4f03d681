//! Which Chinese characters a browser can list by itself, and which have to be sent to it.
//!
//! Owns the two levels of GB 2312. Knows nothing about searching.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use encoding_rs::GBK;

use super::plain_form;

/// Where GB 2312 has its common characters (level 1): first and last row, first and last cell of a row. They are sorted
/// by their readings; the last five cells of the last row are empty.
pub const LEVEL_ONE: [u8; 4] = [0xb0, 0xd7, 0xa1, 0xfe];
const LAST_OF_LEVEL_ONE: [u8; 2] = [0xd7, 0xf9];

/// The characters of level 1, in order. Every browser that can decode GBK can list them by itself.
pub fn common_characters() -> String {
    let [first_row, last_row, first_cell, last_cell] = LEVEL_ONE;
    let cells = (first_row..=last_row).flat_map(|row| (first_cell..=last_cell).map(move |cell| [row, cell]));
    let bytes: Vec<u8> = cells.take_while(|cell| *cell <= LAST_OF_LEVEL_ONE).flatten().collect();
    GBK.decode_without_bom_handling(&bytes).0.into_owned()
}

/// Is it in level 1?
pub fn is_common(c: char) -> bool {
    static COMMON: LazyLock<BTreeSet<char>> = LazyLock::new(|| common_characters().chars().collect());
    COMMON.contains(&c)
}

/// Is it in level 1 or 2, or a traditional form that the lexicon knows?
pub fn is_listed(c: char) -> bool {
    is_common(c) || is_uncommon(c) || plain_form(c) != c
}

/// The characters of level 2, which are less common.
pub fn uncommon_characters() -> impl Iterator<Item = char> {
    ('\u{4e00}'..='\u{9fff}').filter(|c| is_uncommon(*c) && plain_form(*c) == *c)
}

fn is_uncommon(c: char) -> bool {
    let mut text = [0; 4];
    let (bytes, _, failed) = GBK.encode(c.encode_utf8(&mut text));
    !failed && matches!(*bytes, [0xd8..=0xf7, 0xa1..=0xfe])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Syllable;

    #[test]
    fn common_characters_stand_in_the_order_of_their_readings() {
        let characters = common_characters();
        assert_eq!(characters.chars().count(), 3755);
        assert!(characters.starts_with("啊阿埃"));
        assert!(characters.ends_with("座"));
    }

    #[test]
    fn every_common_character_can_be_read() {
        let unread: String = common_characters().chars().filter(|c| Syllable::of(*c).is_none()).collect();
        assert_eq!(unread, "");
    }
}
