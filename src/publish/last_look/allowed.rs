use std::collections::BTreeSet;

use xxhash_rust::xxh3::Xxh3;

use super::runs::FEWEST;

/// What the records make public on purpose, and what the program itself made.
#[derive(Debug, Clone, Default)]
pub struct Allowed {
    /// Digits only: official mobiles, public accounts.
    numbers: BTreeSet<String>,
    /// Codes as they are written, and versions that the program puts into addresses.
    codes: BTreeSet<String>,
}

impl Allowed {
    /// Allows a number, however it is written. A text with fewer digits than any number looked for allows nothing.
    pub fn number(&mut self, text: &str) {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= FEWEST {
            self.numbers.insert(digits);
        }
    }

    /// Allows a code, as a word of its own.
    pub fn code(&mut self, text: &str) {
        self.codes.insert(text.to_owned());
    }

    /// Changes whenever what is allowed does.
    pub(super) fn fingerprint(&self) -> u128 {
        let mut hasher = Xxh3::new();
        for (kind, texts) in [(b'n', &self.numbers), (b'c', &self.codes)] {
            for text in texts {
                hasher.update(&[kind]);
                hasher.update(&(text.len() as u64).to_le_bytes());
                hasher.update(text.as_bytes());
            }
        }
        hasher.digest128()
    }

    /// Are these the digits of an allowed number, or do they stand in an allowed code?
    pub(super) fn holds(&self, digits: &[u8], mut words: impl Iterator<Item = impl AsRef<str>>) -> bool {
        let plain: String = digits.iter().map(|digit| char::from(b'0' + digit.min(&9))).collect();
        let mut forms = std::iter::once(plain.as_str()).chain(plain.strip_prefix("86"));
        let is_number = !digits.contains(&10) && forms.any(|form| self.numbers.contains(form));
        is_number || words.any(|word| self.codes.contains(word.as_ref()))
    }
}
