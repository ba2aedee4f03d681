//! Days in a workbook, which are numbers: how many days since a day, by the look that a style gives them.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::attachments::inspection::Unread;
use crate::attachments::limits::{self, Read};
use crate::attachments::markup::{Element, Piece, pieces};

/// Which styles show a number as a day, and from which day on days are counted.
#[derive(Debug, Default)]
pub(super) struct Dates {
    /// By the number that a cell gives its style.
    styles: Vec<bool>,
    is_since_1904: bool,
}

/// The last day that a program shows.
const LAST: f64 = 2_958_465.0;
/// Nobody alive was born before.
const FIRST_BIRTH: Date = date(1910, 1, 1);

impl Dates {
    /// Reads the parts with the styles and with what holds for the whole workbook.
    pub(super) fn read(styles: &str, workbook: &str) -> Read<Self> {
        let mut dates = Self::default();
        let mut own: Vec<u32> = Vec::new();
        let mut is_of_cells = false;
        let number =
            |element: &Element<'_>, name| element.attribute(name).and_then(|value| value.parse().ok());
        pieces(styles, |piece| {
            match piece {
                Piece::Open(element) if element.name() == "numFmt" => {
                    let code = element.attribute("formatCode").unwrap_or_default();
                    own.extend(number(element, "numFmtId").filter(|_| is_day(&code)));
                }
                Piece::Open(element) if element.name() == "cellXfs" => is_of_cells = true,
                Piece::Open(element) if element.name() == "xf" && is_of_cells => {
                    if dates.styles.len() >= limits::ENTRIES * 10 {
                        return Err(Unread::TooLarge);
                    }
                    let format = number(element, "numFmtId").unwrap_or(0);
                    dates.styles.push(is_known_day(format) || own.contains(&format));
                }
                Piece::Close("cellXfs") => is_of_cells = false,
                _ => {}
            }
            Ok(())
        })?;
        pieces(workbook, |piece| {
            if let Piece::Open(element) = piece {
                dates.is_since_1904 |= element.name() == "workbookPr" && element.says("date1904");
            }
            Ok(())
        })?;
        Ok(dates)
    }

    /// The day that a cell with a style shows for a number.
    pub(super) fn shown(&self, style: Option<usize>, number: &str) -> Option<Date> {
        let is_day = style.and_then(|style| self.styles.get(style)).copied().unwrap_or_default();
        self.day(number).filter(|_| is_day)
    }

    /// The day a number stands for where people's birthdays stand, whatever it looks like.
    pub(super) fn of_birth(&self, number: &str, today: Date) -> Option<Date> {
        self.day(number).filter(|day| (FIRST_BIRTH..=today).contains(day))
    }

    fn day(&self, number: &str) -> Option<Date> {
        let number: f64 = number.trim().parse().ok()?;
        if !(1.0..=LAST).contains(&number) {
            return None;
        }
        // The program takes 1900 for a leap year.
        let before = if self.is_since_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
        #[allow(clippy::cast_possible_truncation)]
        before.checked_add((number.floor() as i64).days()).ok()
    }
}

/// Formats that programs know by their number.
fn is_known_day(format: u32) -> bool {
    matches!(format, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58)
}

/// Does a format show years, months or days? What it writes as it is, and what stands in brackets, says nothing.
fn is_day(format: &str) -> bool {
    let mut letters = String::new();
    let mut characters = format.chars();
    while let Some(c) = characters.next() {
        let end = match c {
            '"' => '"',
            '[' => ']',
            '\\' | '_' | '*' => {
                characters.next();
                continue;
            }
            _ => {
                letters.push(c.to_ascii_lowercase());
                continue;
            }
        };
        characters.by_ref().take_while(|c| *c != end).for_each(drop);
    }
    let is_time = letters.contains(['h', 's']);
    letters.contains(['y', 'd']) || letters.contains('m') && !is_time
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_with_years_months_or_days_shows_a_day() {
        for format in ["yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]YYYY/M/D;@", "m.d", "e\"年\"m\"月\""]
        {
            assert!(is_day(format), "{format}");
        }
        for format in ["General", "0.00E+00", "#,##0", "h:mm:ss", "[Red]0", "\"yyyy\"0", "0\\d", "@"] {
            assert!(!is_day(format), "{format}");
        }
    }

    #[test]
    fn a_number_is_the_day_that_the_program_shows() {
        let styles = "<a><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy.m\"/></numFmts><cellStyleXfs><xf \
                      numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf \
                      numFmtId=\"164\"/></cellXfs></a>";
        let dates = Dates::read(styles, "<a/>").unwrap();
        assert_eq!(dates.shown(Some(1), "29221"), Some(date(1980, 1, 1)));
        assert_eq!(dates.shown(Some(2), "29221.5"), Some(date(1980, 1, 1)));
        for (style, number) in [(Some(0), "29221"), (None, "29221"), (Some(1), "13800138000"), (Some(9), "1")]
        {
            assert_eq!(dates.shown(style, number), None);
        }
        let later = Dates::read(styles, "<a><workbookPr date1904=\"1\"/></a>").unwrap();
        assert_eq!(later.shown(Some(1), "27759"), Some(date(1980, 1, 1)));
        assert_eq!(dates.of_birth("29221", date(2026, 11, 23)), Some(date(1980, 1, 1)));
        assert_eq!(dates.of_birth("99", date(2026, 11, 23)), None);
    }
}
