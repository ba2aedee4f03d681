//! Telephone numbers as staff write them, and what a telephone has to dial for each.

use std::fmt;
use std::ops::Range;

use crate::rulebook::YML_07;

use super::{Scalar, ScalarFault, ScalarKind, Telling, scalar};

/// One or more telephone numbers as staff write them, with extensions: `0775-1234567转8001、0775-1234568`. What cannot be
/// read as numbers in one way is none.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self")]
pub struct Phone(Box<str>);

/// One of the numbers in a [`Phone`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber<'p> {
    /// As written, the extension included.
    pub text: &'p str,
    /// For a `tel:` address: digits, with a `+` before a country code. An extension is for the one who answers, a second
    /// number of the same place has the area code of the first.
    pub dial: String,
    /// Where it stands in the field.
    at: Range<usize>,
}

impl PhoneNumber<'_> {
    /// Is it a mobile number, with or without the country code?
    pub fn is_mobile(&self) -> bool {
        is_mobile(self.dial.strip_prefix("+86").unwrap_or(&self.dial))
    }

    /// Does it lack the area code without which nobody elsewhere can dial it?
    pub fn is_local(&self) -> bool {
        is_local(&self.dial)
    }
}

impl Phone {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its numbers, in order; at least one.
    pub fn numbers(&self) -> Vec<PhoneNumber<'_>> {
        numbers(&self.0).unwrap_or_default()
    }

    /// The text in pieces, each with the number if it is one: numbers and what stands between them.
    pub fn pieces(&self) -> Vec<(&str, Option<String>)> {
        let mut pieces = Vec::new();
        let mut after = 0;
        for PhoneNumber { text, dial, at } in self.numbers() {
            if at.start > after {
                pieces.push((&self.0[after..at.start], None));
            }
            after = at.end;
            pieces.push((text, Some(dial)));
        }
        pieces
    }

    /// Is one of them a mobile number?
    pub fn is_mobile(&self) -> bool {
        self.numbers().iter().any(PhoneNumber::is_mobile)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for Phone {
    const LABEL: &'static str = "电话";
    const KIND: ScalarKind = ScalarKind::Phone;
    const TELLING: Telling = Telling::AsFact;
    const PATTERN: &'static str = r"[0-9 \-()（）转,，、/+]{3,}";
    fn parse(raw: &str) -> Result<Self, ScalarFault> {
        if numbers(raw).is_some() {
            return Ok(Self(raw.into()));
        }
        Err(ScalarFault {
            rule: &YML_07,
            message: format!("电话“{raw}”无法识别"),
            fix: Some(
                "请写成 0775-1234567 的形式，分机写成 0775-1234567转8001，两个号码写成 0775-1234567、0775-1234568".into(),
            ),
        })
    }
}

scalar!(Phone);

/// The numbers in a text, if it can be read as numbers in exactly one way.
fn numbers(raw: &str) -> Option<Vec<PhoneNumber<'_>>> {
    let mut numbers = Vec::new();
    let mut area: Option<String> = None;
    let mut start = 0;
    for part in raw.split(['、', '，', ',', '/']) {
        let mut ways = readings(&groups(part)?);
        let way = ways.pop().filter(|_| ways.is_empty())?;
        for found in way {
            let dial = match &area {
                Some(area) if is_local(&found.dial) => format!("{area}{}", found.dial),
                _ => found.dial,
            };
            area = found.area.or(area);
            let at = start + found.at.start..start + found.at.end;
            numbers.push(PhoneNumber { text: &raw[at.clone()], dial, at });
        }
        start += part.len();
        start += raw[start..].chars().next().map_or(0, char::len_utf8);
    }
    Some(numbers)
}

/// Digits that stand together.
struct Group<'p> {
    digits: &'p str,
    /// Where they stand, with `+` and brackets.
    at: Range<usize>,
    /// What separates them from the group before.
    before: Mark,
    has_plus: bool,
    opens: bool,
    closes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Blanks, or nothing but a bracket.
    Blank,
    Hyphen,
    /// 转.
    Extension,
}

/// More groups than this are no list of numbers.
const MOST_GROUPS: usize = 12;

fn groups(part: &str) -> Option<Vec<Group<'_>>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut from = 0;
    while let Some(start) = part[from..].find(is_digit).map(|n| from + n) {
        let end = part[start..].find(|c| !is_digit(c)).map_or(part.len(), |n| start + n);
        let gap = &part[from..start];
        let (closed, opened) = (gap.find([')', '）']), gap.find(['(', '（', '+']));
        let mark = gap.trim().trim_start_matches([')', '）']);
        let has_plus = mark.ends_with('+');
        let mark = mark.strip_suffix('+').unwrap_or(mark);
        let opens = mark.ends_with(['(', '（']);
        let before = match mark.strip_suffix(['(', '（']).unwrap_or(mark).trim() {
            "" => Mark::Blank,
            "-" => Mark::Hyphen,
            "转" | "-转" => Mark::Extension,
            _ => return None,
        };
        if let Some(closed) = closed {
            groups.last_mut()?.close(from + closed + gap[closed..].chars().next()?.len_utf8());
        }
        let at = opened.map_or(start, |opened| from + opened)..end;
        groups.push(Group { digits: &part[start..end], at, before, has_plus, opens, closes: false });
        from = end;
    }
    match part[from..].trim() {
        "" => {}
        ")" | "）" => groups.last_mut()?.close(part.trim_end().len()),
        _ => return None,
    }
    let sound = groups.iter().all(|group| group.opens == group.closes);
    let begins = groups.first().is_some_and(|first| first.before == Mark::Blank);
    (sound && begins && groups.len() <= MOST_GROUPS).then_some(groups)
}

impl Group<'_> {
    fn close(&mut self, end: usize) {
        self.closes = true;
        self.at.end = end;
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// A number among the groups of a text.
#[derive(Clone)]
struct Found {
    at: Range<usize>,
    dial: String,
    /// What is dialled before the number in its place.
    area: Option<String>,
}

/// Every way to read groups as numbers, each with its extension if it has one; no more than two ways are looked for.
fn readings(groups: &[Group<'_>]) -> Vec<Vec<Found>> {
    if groups.is_empty() {
        return vec![Vec::new()];
    }
    let mut ways = Vec::new();
    for end in 1..=groups.len() {
        let Some(number) = read(&groups[..end]) else { continue };
        let extension = groups.get(end).filter(|group| number.has_extension(group)).map(|_| end + 1);
        for taken in [Some(end), extension].into_iter().flatten() {
            let rest = &groups[taken..];
            if rest.first().is_some_and(|next| next.before != Mark::Blank) {
                continue;
            }
            let at = groups[0].at.start..groups[taken - 1].at.end;
            let found = Found { at, dial: number.dial.clone(), area: number.area.clone() };
            let first = [found];
            ways.extend(readings(rest).into_iter().map(|rest| [&first[..], &rest].concat()));
            if ways.len() > 1 {
                return ways;
            }
        }
    }
    ways
}

/// A number as it is dialled.
struct Number {
    dial: String,
    area: Option<String>,
    /// May an extension follow after a hyphen? After 转 one always may.
    takes_hyphen: bool,
}

impl Number {
    fn has_extension(&self, group: &Group<'_>) -> bool {
        let length = group.digits.len();
        match group.before {
            _ if group.has_plus || group.opens => false,
            Mark::Extension => length <= 6,
            Mark::Hyphen => self.takes_hyphen && (3..=5).contains(&length),
            Mark::Blank => false,
        }
    }
}

/// Groups as one number.
fn read(groups: &[Group<'_>]) -> Option<Number> {
    let rest = groups.get(1..)?;
    if rest.iter().any(|group| group.has_plus || group.before == Mark::Extension) {
        return None;
    }
    let mut digits: Vec<&str> = groups.iter().map(|group| group.digits).collect();
    let mut in_brackets = groups.iter().take_while(|group| group.opens).count();
    if groups[in_brackets..].iter().any(|group| group.opens) {
        return None;
    }
    let first = digits[0];
    let is_home = first.len() == 13 && is_mobile(&first[2..]) || first == "86" && digits.len() > 1;
    let after_country = match (groups[0].has_plus, is_home) {
        (true, _) | (_, true) => first.strip_prefix("86"),
        _ => first.strip_prefix("0086"),
    };
    if groups[0].has_plus && after_country.is_none() {
        let whole = digits.concat();
        let sound = (8..=15).contains(&whole.len()) && !whole.starts_with('0');
        return sound.then(|| Number { dial: format!("+{whole}"), area: None, takes_hyphen: true });
    }
    match after_country {
        Some("") => {
            digits.remove(0);
            in_brackets = in_brackets.saturating_sub(1);
        }
        Some(after) => digits[0] = after,
        None => {}
    }
    let national = national(&digits, after_country.is_some())?;
    if in_brackets > usize::from(national.area > 0 && national.has_own_group) {
        return None;
    }
    let abroad = |number: &str| match after_country {
        Some(_) => format!("+86{}", number.strip_prefix('0').unwrap_or(number)),
        None => number.to_owned(),
    };
    Some(Number {
        area: (national.area > 0).then(|| abroad(&national.digits[..national.area])),
        dial: abroad(&national.digits),
        takes_hyphen: national.takes_hyphen,
    })
}

/// A number as it is dialled within the country.
struct National {
    digits: String,
    /// How many digits at its beginning are the area code.
    area: usize,
    /// Does the area code stand in a group of its own?
    has_own_group: bool,
    takes_hyphen: bool,
}

fn national(groups: &[&str], from_abroad: bool) -> Option<National> {
    let whole = groups.concat();
    let plain =
        |digits: String, takes_hyphen| National { digits, area: 0, has_own_group: false, takes_hyphen };
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    if is_mobile(&whole) && matches!(lengths[..], [11] | [3, 4, 4] | [3, 8] | [7, 4]) {
        return Some(plain(whole, false));
    }
    let is_toll_free = whole.len() == 10 && (whole.starts_with("400") || whole.starts_with("800"));
    if is_toll_free && lengths.first().is_some_and(|first| *first >= 3) {
        return Some(plain(whole, true));
    }
    if !from_abroad && groups.len() == 1 && is_service(&whole) {
        return Some(plain(whole, false));
    }
    let first = match groups.first()? {
        first if from_abroad && !first.starts_with('0') => format!("0{first}"),
        first => (*first).to_owned(),
    };
    if !first.starts_with('0') {
        let sound = !from_abroad && is_local(&whole) && is_divided(&lengths);
        return sound.then(|| plain(whole, true));
    }
    let area = match first.as_bytes().get(1)? {
        b'0' => return None,
        b'1' | b'2' => 3,
        _ => 4,
    };
    let in_place = first.get(area..)?;
    let own = in_place.is_empty();
    let local = if own { &groups[1..] } else { &[in_place][..] };
    let (number, lengths) = (local.concat(), if own { &lengths[1..] } else { &[in_place.len()][..] });
    let is_service = own && local.len() == 1 && matches!(number.len(), 5 | 6) && is_service(&number);
    let is_landline = is_divided(lengths) && (number.len() == 8 || number.len() == 7 && area == 4);
    let sound = (is_service || is_landline) && (own || groups.len() == 1);
    let digits = format!("{}{number}", &first[..area]);
    sound.then_some(National { digits, area, has_own_group: own, takes_hyphen: is_landline })
}

/// Are the digits of a number within its place grouped as such numbers are?
fn is_divided(lengths: &[usize]) -> bool {
    matches!(lengths, [7 | 8] | [3, 4] | [4, 3 | 4])
}

/// A number within its place, which begins with 2 to 9.
fn is_local(number: &str) -> bool {
    let begins = number.starts_with(|c| matches!(c, '2'..='9')) && !is_service(number);
    begins && matches!(number.len(), 7 | 8) && number.bytes().all(|b| b.is_ascii_digit())
}

/// 110, 12345, 95588, 962333, 95105813.
fn is_service(number: &str) -> bool {
    match number.len() {
        3 => number.starts_with('1'),
        5 | 6 => number.starts_with(['1', '9']),
        8 => number.starts_with("95"),
        _ => false,
    }
}

fn is_mobile(number: &str) -> bool {
    number.len() == 11 && number.starts_with('1') && matches!(number.as_bytes()[1], b'3'..=b'9')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dialled(raw: &str) -> Vec<String> {
        let phone = Phone::parse(raw).unwrap_or_else(|fault| panic!("{}", fault.message));
        phone.numbers().into_iter().map(|number| number.dial).collect()
    }

    #[test]
    fn every_form_of_a_number_is_dialled_as_it_is_meant() {
        for (raw, dial) in [
            ("0775-4332555", "07754332555"),
            ("0775 433 2555", "07754332555"),
            ("（0775）4332555", "07754332555"),
            ("(0775) 4332555", "07754332555"),
            ("07754332555", "07754332555"),
            ("0771-12345678", "077112345678"),
            ("010-12345678", "01012345678"),
            ("021 1234 5678", "02112345678"),
            ("0775-4332555转8001", "07754332555"),
            ("0775-4332555 转 8001", "07754332555"),
            ("0775-4332555-8001", "07754332555"),
            ("4332555转1", "4332555"),
            ("+86-775-0000002", "+867750000002"),
            ("+86 0775 0000002", "+867750000002"),
            ("+867750000002", "+867750000002"),
            ("(+86)775-0000002", "+867750000002"),
            ("0086-775-0000002", "+867750000002"),
            ("86-0775-0000002", "+867750000002"),
            ("+8613800138000", "+8613800138000"),
            ("8613800138000", "+8613800138000"),
            ("138 0013 8000", "13800138000"),
            ("400-800-1234", "4008001234"),
            ("4008001234转2", "4008001234"),
            ("12345", "12345"),
            ("0775-12345", "077512345"),
            ("95588", "95588"),
            ("110", "110"),
            ("+853 2871 2345", "+85328712345"),
        ] {
            assert_eq!(dialled(raw), [dial], "{raw}");
        }
    }

    #[test]
    fn each_of_several_numbers_is_dialled_by_itself() {
        for (raw, dials) in [
            ("0775-0000003 0775-0000005", ["07750000003", "07750000005"]),
            ("0775-0000003、0775-0000005", ["07750000003", "07750000005"]),
            ("0775-4332555/4332556", ["07754332555", "07754332556"]),
            ("0775-4332555转8001，4332556转8002", ["07754332555", "07754332556"]),
            ("+86-775-4332555, 4332556", ["+867754332555", "+867754332556"]),
            ("4332555 4332556", ["4332555", "4332556"]),
            ("12315 12345", ["12315", "12345"]),
            ("0775-4332555、12345", ["07754332555", "12345"]),
            ("(0775)4332555 (0775)4332556", ["07754332555", "07754332556"]),
        ] {
            assert_eq!(dialled(raw), dials, "{raw}");
        }
    }

    #[test]
    fn what_can_mean_several_numbers_or_none_is_refused() {
        for raw in [
            "0775-4332555/56",
            "0775-4332555-6",
            "4332555-4332556",
            "0775-4332555 8001",
            "0775-4332555（8001）",
            "0775-433255",
            "07754332555800",
            "021-1234567",
            "110-119",
            "8001",
            "转8001",
            "0775",
            "0775-4332555、",
            "0775-4332555转",
            "0775-4332555转8001转8002",
            "(0775-4332555",
            "0775)4332555",
            "0775--4332555",
            "0775+4332555",
            "1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6",
        ] {
            assert!(Phone::parse(raw).is_err(), "{raw} dials {:?}", dialled(raw));
        }
    }

    #[test]
    fn a_mobile_among_others_is_a_mobile() {
        let is_mobile = |raw: &str| Phone::parse(raw).unwrap().is_mobile();
        for raw in ["13800138000", "+86 138 0013 8000", "0775-4332555、13800138000", "8613800138000"] {
            assert!(is_mobile(raw), "{raw}");
        }
        for raw in ["0775-4332555", "12345", "400-138-0000"] {
            assert!(!is_mobile(raw), "{raw}");
        }
    }

    #[test]
    fn the_pieces_make_up_the_text() {
        let phone = Phone::parse("(0775)4332555转8001、 12345").unwrap();
        let expected = [
            ("(0775)4332555转8001", Some("07754332555".to_owned())),
            ("、 ", None),
            ("12345", Some("12345".to_owned())),
        ];
        assert_eq!(phone.pieces(), expected);
    }

    /// A number in one of its forms: what is written, and what is dialled.
    fn number() -> impl Strategy<Value = (String, String)> {
        let area = prop_oneof![Just("0775"), Just("0771"), Just("0999")];
        let local = (prop_oneof!["[2-8][0-9]{6}", "[2-8][0-9]{7}"], any::<bool>());
        let extension = prop_oneof![Just(String::new()), "转[0-9]{1,6}", " 转 [0-9]{1,6}", "-[0-9]{3,5}",];
        (area, local, 0..6_usize, extension).prop_map(|(area, (local, divided), form, extension)| {
            let (head, tail) = local.split_at(local.len() - 4);
            let shown = if divided { format!("{head} {tail}") } else { local.clone() };
            let short = &area[1..];
            let written = match form {
                0 => format!("{area}-{shown}"),
                1 => format!("{area} {shown}"),
                2 => format!("（{area}）{shown}"),
                3 => format!("+86-{short}-{shown}"),
                4 => format!("+86 {area} {shown}"),
                _ => format!("{area}{local}"),
            };
            let dial =
                if matches!(form, 3 | 4) { format!("+86{short}{local}") } else { format!("{area}{local}") };
            (written + &extension, dial)
        })
    }

    const SCRAPS: [&str; 20] = [
        "0775", "775", "010", "4332555", "433", "2555", "43325556", "8001", "12345", "110", "400", "1380013",
        "8000", "+86", "-", " ", "转", "、", "(", ")",
    ];

    proptest! {
        #[test]
        fn any_list_of_numbers_is_dialled_number_by_number(
            numbers in prop::collection::vec(number(), 1..4),
            separator in prop_oneof![Just("、"), Just("，"), Just(", "), Just("/"), Just(" / ")],
        ) {
            let (written, dials): (Vec<String>, Vec<String>) = numbers.into_iter().unzip();
            prop_assert_eq!(dialled(&written.join(separator)), dials);
        }

        #[test]
        fn whatever_is_accepted_dials_only_what_is_written(
            raw in prop::collection::vec(prop::sample::select(&SCRAPS[..]), 1..9),
        ) {
            let raw = raw.concat();
            let Ok(phone) = Phone::parse(raw.trim()) else { return Ok(()) };
            let numbers = phone.numbers();
            prop_assert!(!numbers.is_empty());
            let text: String = phone.pieces().iter().map(|(text, _)| *text).collect();
            prop_assert_eq!(&text, phone.as_str());
            let area = |dial: &str| dial.strip_prefix('+').map_or(dial, |rest| rest.strip_prefix("86").unwrap_or(rest)).to_owned();
            for number in &numbers {
                let digits: String = number.text.chars().filter(char::is_ascii_digit).collect();
                let dial = area(&number.dial);
                prop_assert!((3..=15).contains(&dial.len()), "{} in {}", number.dial, raw);
                let shared = (7..=8).any(|local| dial.len() > local && digits.starts_with(&dial[dial.len() - local..]));
                prop_assert!(digits.contains(&dial) || shared, "{} in {}", number.dial, raw);
            }
        }
    }
}
