use crate::records::Code;

/// What stands behind the number of a counter.
const UNIT: &str = "号台";

/// Counters as people say them: `A01–A04 号台`, `12、13 号台`, `综合窗口`; empty without any.
pub(crate) fn counter_names<'c>(codes: impl IntoIterator<Item = &'c Code>) -> String {
    let names: Vec<&str> = codes.into_iter().map(|code| bare(code.as_str())).collect();
    let runs = names.chunk_by(|a, b| follows(a, b)).map(|run| match run {
        [first, _, .., last] => format!("{first}–{last}"),
        run => run.join("、"),
    });
    let list = runs.collect::<Vec<_>>().join("、");
    // 综合窗口 is a name of its own.
    if list.ends_with(|last: char| last.is_ascii_alphanumeric()) { format!("{list} {UNIT}") } else { list }
}

/// `01` of `01号`, `01号台` and `01号窗口`.
fn bare(counter: &str) -> &str {
    let number = ["号窗口", UNIT, "号"].iter().find_map(|unit| counter.strip_suffix(unit));
    number.map_or(counter, str::trim_end)
}

/// Is `b` the number after `a`, behind the same letters and of the same length?
fn follows(a: &str, b: &str) -> bool {
    let letters = |text: &str| text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (at, bt) = (letters(a), letters(b));
    let numbers = (a[at..].parse::<u32>(), b[bt..].parse::<u32>());
    let next = matches!(numbers, (Ok(one), Ok(other)) if one.checked_add(1) == Some(other));
    a[..at] == b[..bt] && a.len() == b.len() && next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(codes: &[&str]) -> String {
        counter_names(
            &codes
                .iter()
                .map(|code| serde_yaml::from_str(&format!("'{code}'")).unwrap())
                .collect::<Vec<Code>>(),
        )
    }

    #[test]
    fn numbers_in_a_row_are_a_range_and_have_their_unit_once() {
        assert_eq!(names(&["A01", "A02", "A03", "A04"]), "A01–A04 号台");
        assert_eq!(names(&["01号", "02号", "03号"]), "01–03 号台");
        assert_eq!(names(&["A01", "A02"]), "A01、A02 号台");
        assert_eq!(names(&["A09", "A10", "A11", "B1"]), "A09–A11、B1 号台");
        assert_eq!(names(&["9", "10"]), "9、10 号台");
        assert_eq!(names(&["3号窗口"]), "3 号台");
        assert_eq!(names(&["综合窗口"]), "综合窗口");
        assert_eq!(names(&[]), "");
    }
}
