/// Hides runs of eleven or more digits, so that a report pasted into a chat group carries no private number.
///
/// Keeps the first three and the last four characters: `110***********002X`. Spaces and hyphens between
/// digits do not break a run.
pub fn mask(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    while at < characters.len() {
        let end = run_end(&characters, at);
        let run = &characters[at..end.max(at + 1)];
        let digits = run.iter().filter(|c| is_digit(**c)).count();
        if digits >= 11 && !is_landline(run, digits) {
            masked.extend(&run[..3]);
            masked.extend(run[3..run.len() - 4].iter().map(|c| hidden(*c)));
            masked.extend(&run[run.len() - 4..]);
        } else {
            masked.extend(run);
        }
        at += run.len();
    }
    masked
}

/// Is it an area code and number, which are public? No identity, card or mobile number begins with 0.
fn is_landline(run: &[char], digits: usize) -> bool {
    digits <= 12 && run.first() == Some(&'0')
}

/// A star that takes as many bytes as what it hides, so that byte positions stay right.
fn hidden(c: char) -> char {
    match c.len_utf8() {
        1 => '*',
        _ => '＊',
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// One past the last digit (or check letter) of the run that begins at `at`; `at` itself if none does.
fn run_end(characters: &[char], at: usize) -> usize {
    let mut end = at;
    let mut ahead = at;
    while let Some(c) = characters.get(ahead) {
        if is_digit(*c) || end > at && matches!(c, 'X' | 'x') {
            end = ahead + 1;
        } else if end == at || !matches!(c, ' ' | '-' | '\u{200b}') || ahead > end {
            break;
        }
        ahead += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn private_numbers_are_hidden_and_short_ones_kept() {
        assert_eq!(mask("证号11010519491231002X"), "证号110***********002X");
        assert_eq!(mask("138-0013-8000"), "138******8000");
        assert_eq!(mask("电话 0775-4332555 转 8001"), "电话 0775-4332555 转 8001");
        assert_eq!(mask("2026-12-01"), "2026-12-01");
        assert_eq!(mask(""), "");
    }
}
