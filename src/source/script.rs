/// What the letters of a text make, read as UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Words {
    /// There is a word: three letters of one script or more, a capital only at the beginning or throughout.
    Sound,
    /// There are only single letters and pairs.
    Few,
    /// Letters of two scripts stand side by side, or a mark stands where no letter is before it.
    Impossible,
}

/// Looks at the words of a text whose letters beyond ASCII all lie between U+0300 and U+07FF.
pub(super) fn words(text: &str) -> Words {
    let mut found = Words::Few;
    let mut word = Vec::new();
    let mut before = '\n';
    for c in text.chars().chain(['\n']) {
        if !c.is_ascii() && script(c).is_some() {
            if word.is_empty() && is_mark(c) && !before.is_ascii_alphanumeric() {
                return Words::Impossible;
            }
            word.push(c);
        } else {
            match judge(&word) {
                Words::Impossible => return Words::Impossible,
                judged => found = found.min(judged),
            }
            word.clear();
        }
        before = c;
    }
    found
}

fn judge(word: &[char]) -> Words {
    let mut scripts = word.iter().filter(|c| !is_mark(**c)).filter_map(|c| script(*c));
    let Some(first) = scripts.next() else { return Words::Few };
    if scripts.any(|script| script != first) {
        return Words::Impossible;
    }
    let letters: Vec<char> = word.iter().copied().filter(|c| c.is_alphabetic() && !is_mark(*c)).collect();
    let rest = letters.get(1..).unwrap_or_default();
    let ordinary = rest.iter().all(|c| !c.is_uppercase()) || letters.iter().all(|c| !c.is_lowercase());
    if letters.len() >= 3 && ordinary { Words::Sound } else { Words::Few }
}

/// Marks above and below letters: alone they are nothing.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5bd}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{730}'..='\u{74a}'
            | '\u{7a6}'..='\u{7b0}'
            | '\u{7eb}'..='\u{7f3}'
    )
}

/// The script of a letter, as the beginning of its block; `None` for what no script has.
fn script(c: char) -> Option<u32> {
    Some(match c {
        '\u{300}'..='\u{36f}' => 0x300,
        '\u{370}'..='\u{3ff}' => 0x370,
        '\u{400}'..='\u{52f}' => 0x400,
        '\u{531}'..='\u{58f}' => 0x531,
        '\u{591}'..='\u{5f4}' => 0x591,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => 0x600,
        '\u{700}'..='\u{74f}' => 0x700,
        '\u{780}'..='\u{7b1}' => 0x780,
        '\u{7c0}'..='\u{7ff}' => 0x7c0,
        _ => return None,
    })
}
