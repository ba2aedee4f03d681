use std::collections::BTreeSet;

/// What stands for a number that nobody can guess.
const UNKNOWN: &str = "待编号";

/// The numbers that letters have, and what the next one is.
pub(super) struct Numbers {
    taken: BTreeSet<String>,
}

/// `港南市监授〔2025〕1号` in its parts.
struct Parts<'n> {
    code: &'n str,
    year: i16,
    count: u32,
}

fn parts(number: &str) -> Option<Parts<'_>> {
    let (code, rest) = number.split_once('〔')?;
    let (year, rest) = rest.split_once('〕')?;
    let count = rest.strip_suffix('号')?;
    Some(Parts { code, year: year.parse().ok()?, count: count.parse().ok()? })
}

impl Numbers {
    pub(super) fn new<'n>(taken: impl IntoIterator<Item = &'n str>) -> Self {
        Self { taken: taken.into_iter().map(str::to_owned).collect() }
    }

    /// The next number of a series in a year, and what is to be said of it. It is taken from then on.
    pub(super) fn next(&mut self, last: &str, year: i16) -> (String, String) {
        let Some(Parts { code, .. }) = parts(last) else {
            return (UNKNOWN.to_owned(), format!("上一份是“{last}”，看不出怎样往下编，请填写编号"));
        };
        let of_year = self.taken.iter().filter_map(|number| parts(number));
        let counts =
            of_year.filter(|other| other.code == code && other.year == year).map(|other| other.count);
        let number = format!("{code}〔{year}〕{}号", counts.max().unwrap_or(0) + 1);
        self.taken.insert(number.clone());
        (number, format!("上一份是“{last}”，编号是顺着编的，请核对"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_goes_on_in_its_year_and_nothing_is_guessed() {
        let mut numbers = Numbers::new(["甲授〔2025〕4号", "甲授〔2026〕1号", "乙授〔2026〕7号"]);
        let mut next = |last: &str| numbers.next(last, 2026).0;
        assert_eq!(next("甲授〔2025〕4号"), "甲授〔2026〕2号");
        assert_eq!(next("甲授〔2025〕4号"), "甲授〔2026〕3号");
        assert_eq!(next("丙授〔2025〕9号"), "丙授〔2026〕1号");
        assert_eq!(next("2025年第3号"), "待编号");
    }
}
