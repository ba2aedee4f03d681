//! Numbers that go on in the line below, as in a narrow column of a table.
//!
//! Two numbers above each other are not one: what is joined must fill its line, and what follows must be what is left.

use crate::privacy::Private;

/// Words of a line that stand close together.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub(super) turn: i8,
    /// Where its line is; lines further down have less.
    pub(super) across: f32,
    pub(super) start: f32,
    pub(super) end: f32,
    pub(super) size: f32,
    pub(super) text: String,
}

/// A text joined of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Joined {
    pub(super) text: String,
    /// Where its last two lines meet, in bytes.
    meets: Vec<usize>,
    /// Do the lines fill their column, so that a number without a check digit may go on?
    is_wrapped: bool,
}

/// Lines over which a number is spread: its digits in threes.
const LINES: usize = 6;
/// How many segments that follow may lie between one and the one below it.
const NEAR: usize = 200;
/// The next line is within so many sizes.
const PITCH: std::ops::RangeInclusive<f32> = 0.7..=2.2;

impl Joined {
    /// Is what was found in the text something that the lines hold together, from the first to the last?
    pub(super) fn holds(&self, what: Private, found: &std::ops::Range<usize>) -> bool {
        let spans = self.meets.iter().all(|meet| found.start < *meet && *meet < found.end);
        spans
            && match what {
                // Its check digit says that it is one.
                Private::IdNumber => true,
                Private::Mobile | Private::BankCard => self.is_wrapped,
                _ => false,
            }
    }
}

/// Lines whose end goes on at the beginning of a line below; the segments from the top down.
pub(super) fn joined(segments: &[Segment]) -> Vec<Joined> {
    let below: Vec<Option<usize>> = (0..segments.len()).map(|at| below(segments, at)).collect();
    let mut above: Vec<Option<usize>> = vec![None; segments.len()];
    for (at, next) in below.iter().enumerate() {
        if let Some(place) = next.and_then(|next| above.get_mut(next)) {
            *place = Some(at);
        }
    }
    let mut all = Vec::new();
    for (at, first) in segments.iter().enumerate() {
        if !first.text.ends_with(is_of_number) {
            continue;
        }
        let mut lines = vec![at];
        while let Some(next) = lines.last().and_then(|last| below[*last]).filter(|_| lines.len() < LINES) {
            if !segments[next].text.starts_with(is_of_number) {
                break;
            }
            lines.push(next);
            all.push(join(segments, &lines, above[at], below[next]));
            if !segments[next].is_number() {
                break;
            }
        }
    }
    all
}

fn join(segments: &[Segment], lines: &[usize], above: Option<usize>, below: Option<usize>) -> Joined {
    let mut text = String::new();
    let mut meets = Vec::new();
    for line in lines {
        if !text.is_empty() {
            meets.push(text.len());
        }
        text.push_str(&segments[*line].text);
    }
    let line = |at: usize| &segments[lines[at]];
    let (first, last) = (line(0), line(lines.len() - 1));
    let inner = &lines[..lines.len() - 1];
    // In prose a number may begin anywhere; alone in its cell it fills all lines but the last.
    let is_wrapped = !first.is_number()
        || inner.iter().all(|at| segments[*at].text.len() == first.text.len())
            && last.digits() <= first.text.len()
            && last.is_below_in_column(first)
            && is_same_number(above.map(|at| &segments[at]), last)
            && is_same_number(below.map(|at| &segments[at]), first);
    Joined { text, meets, is_wrapped }
}

/// Is what stands beyond no number, or the end or beginning of one wrapped like this one? Else it is a column of numbers.
fn is_same_number(beyond: Option<&Segment>, alike: &Segment) -> bool {
    beyond.is_none_or(|beyond| !beyond.is_number() || beyond.text.len() == alike.digits())
}

fn below(segments: &[Segment], at: usize) -> Option<usize> {
    let segment = &segments[at];
    let near = segments.iter().enumerate().skip(at + 1).take(NEAR);
    near.take_while(|(_, other)| {
        other.turn == segment.turn && segment.across - other.across <= segment.size * PITCH.end()
    })
    .find(|(_, other)| {
        let overlap = segment.end.min(other.end) - segment.start.max(other.start);
        let least = (segment.end - segment.start).min(other.end - other.start) * 0.5;
        PITCH.contains(&((segment.across - other.across) / segment.size)) && overlap >= least
    })
    .map(|(at, _)| at)
}

impl Segment {
    fn is_number(&self) -> bool {
        self.text.chars().all(is_of_number)
    }

    /// How many bytes of a number it begins with.
    fn digits(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(is_of_number).len()
    }

    /// Does it begin where the other does, or have the same middle, as texts do, and not end with it, as sums do?
    fn is_below_in_column(&self, other: &Self) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() <= self.size * 0.4;
        near(self.start, other.start) || near(self.start + self.end, other.start + other.end)
    }
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || matches!(c, '-' | 'X' | 'x')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of a column, one below the other, each with its start.
    fn column(lines: &[(&str, f32)]) -> Vec<Segment> {
        let mut across = 0.0;
        let segment = |(text, start): &(&str, f32)| {
            across -= 12.0;
            let width: f32 = text.chars().map(|_| 5.0).sum();
            Segment {
                turn: 0,
                across,
                start: *start,
                end: start + width,
                size: 10.0,
                text: (*text).to_owned(),
            }
        };
        lines.iter().map(segment).collect()
    }

    fn is_mobile(lines: &[(&str, f32)]) -> bool {
        joined(&column(lines)).iter().any(|joined| {
            joined.text.find("13800138000").is_some_and(|at| joined.holds(Private::Mobile, &(at..at + 11)))
        })
    }

    #[test]
    fn a_number_goes_on_in_its_column_and_numbers_below_each_other_are_none() {
        for lines in [
            &[("138001", 0.0), ("38000", 0.0)][..],
            &[("138001", 0.0), ("38000", 2.5)],
            &[("13800138", 0.0), ("000", 0.0)],
            &[("1380", 0.0), ("0138", 0.0), ("000", 0.0)],
            &[("联系电话", 0.0), ("138001", 0.0), ("38000", 0.0), ("甲", 0.0)],
            &[("139001", 0.0), ("39000", 0.0), ("138001", 0.0), ("38000", 0.0), ("137001", 0.0)],
            &[("电话：13800", 0.0), ("138000，找甲", 0.0)],
        ] {
            assert!(is_mobile(lines), "{lines:?}");
        }
        for lines in [
            // Sums end where sums end.
            &[("138001", 0.0), ("38000", 5.0)][..],
            &[("138001", 0.0), ("38000", 0.0), ("4500", 0.0)],
            &[("99", 0.0), ("138001", 0.0), ("38000", 0.0)],
            &[("13800", 0.0), ("138000", 0.0)],
            &[("138001", 0.0), ("甲", 0.0), ("38000", 0.0)],
            &[("138001", 0.0), ("38000", 100.0)],
        ] {
            assert!(!is_mobile(lines), "{lines:?}");
        }
    }
}
