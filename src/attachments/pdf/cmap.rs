//! Tables from the codes of a font to characters.

use std::collections::BTreeMap;

use super::lexer::Lexer;
use super::object::Object;
use crate::attachments::limits::{Budget, Read};

/// A table that a file brings along.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// How many bytes a code takes, by its first byte; of ranges that meet the first counts.
    lengths: BTreeMap<u8, usize>,
    /// The last code of a range and what its first one means, by length and first code.
    ranges: BTreeMap<(usize, u32), (u32, Meaning)>,
}

#[derive(Debug, Clone)]
enum Meaning {
    /// The last unit counts on with the code.
    From(Vec<u16>),
    /// One for each code.
    Each(Vec<Vec<u16>>),
}

impl CMap {
    pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Read<Self> {
        let mut map = Self::default();
        let mut lexer = Lexer::new(bytes, 0);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(object) = lexer.object(budget)? {
            budget.step()?;
            let Object::Word(word) = object else {
                operands.push(object);
                continue;
            };
            match word.as_str() {
                "endcodespacerange" => {
                    for pair in operands.chunks_exact(2) {
                        if let [Object::Text(low), Object::Text(high)] = pair
                            && let (Some(first), Some(last)) = (low.first(), high.first())
                        {
                            for byte in *first..=*last {
                                budget.step()?;
                                map.lengths.entry(byte).or_insert(low.len());
                            }
                        }
                    }
                }
                "endbfchar" => {
                    for pair in operands.chunks_exact(2) {
                        if let [Object::Text(code), Object::Text(meaning)] = pair {
                            map.add(code, code, Meaning::From(units(meaning)));
                        }
                    }
                }
                "endbfrange" => {
                    for triple in operands.chunks_exact(3) {
                        match triple {
                            [Object::Text(low), Object::Text(high), Object::Text(meaning)] => {
                                map.add(low, high, Meaning::From(units(meaning)));
                            }
                            [Object::Text(low), Object::Text(high), Object::Array(each)] => {
                                let each = each.iter().map(|meaning| match meaning {
                                    Object::Text(meaning) => units(meaning),
                                    _ => Vec::new(),
                                });
                                map.add(low, high, Meaning::Each(each.collect()));
                            }
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
            operands.clear();
        }
        Ok(map)
    }

    fn add(&mut self, low: &[u8], high: &[u8], meaning: Meaning) {
        if let (Some(low_code), Some(high_code)) = (code(low), code(high)) {
            self.ranges.insert((low.len(), low_code), (high_code, meaning));
        }
    }

    /// How many bytes the code at the front takes.
    pub(super) fn length(&self, bytes: &[u8]) -> Option<usize> {
        self.lengths.get(bytes.first()?).copied()
    }

    /// What a code of some length means.
    pub(super) fn meaning(&self, length: usize, code: u32) -> Option<String> {
        // Some tables name one-byte codes with two bytes, and the other way round.
        let near = [length, 3 - length.clamp(1, 2)];
        let ((_, first), (last, meaning)) = near.iter().find_map(|length| {
            self.ranges
                .range((*length, 0)..=(*length, code))
                .next_back()
                .filter(|(_, (last, _))| code <= *last)
        })?;
        if code > *last {
            return None;
        }
        let offset = code - first;
        let units = match meaning {
            Meaning::Each(each) => each.get(offset as usize)?.clone(),
            Meaning::From(units) => {
                let (unit, before) = units.split_last()?;
                let mut counted = before.to_vec();
                counted.push(unit.wrapping_add(u16::try_from(offset).ok()?));
                counted
            }
        };
        let text: String =
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        let says =
            |c: char| c >= ' ' && c != char::REPLACEMENT_CHARACTER && !('\u{e000}'..='\u{f8ff}').contains(&c);
        // A table that leads to nothing is none.
        (!text.is_empty() && text.chars().any(says)).then_some(text)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }
}

fn code(bytes: &[u8]) -> Option<u32> {
    (1..=4).contains(&bytes.len()).then(|| bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    // A meaning is a character or a few; a longer one is a trap.
    const LONGEST: usize = 16;
    match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes.chunks_exact(2).take(LONGEST).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    }
}
