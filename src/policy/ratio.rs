use std::fmt;

/// Said where there is nothing to measure, and of a power that is not foreseen for an item.
pub(super) const NOT_APPLICABLE: &str = "不适用";

/// So many of so many, compared and shown in whole numbers only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Ratio {
    /// How many.
    pub part: u64,
    /// Of how many.
    pub whole: u64,
}

impl Ratio {
    /// Does it reach a threshold in whole per cent? 以上 includes the number itself (民法典 art. 1259).
    pub fn reaches(self, percent: u32) -> bool {
        self.part * 100 >= u64::from(percent) * self.whole
    }

    /// Tenths of a per cent, cut off: 7999 of 10000 is 799, never 800, so that nothing is rounded up to a
    /// threshold. `None` of nothing.
    pub fn tenths(self) -> Option<u64> {
        (self.part * 1000).checked_div(self.whole)
    }
}

impl fmt::Display for Ratio {
    /// `58.3%`, `80%`, `不适用`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.tenths() {
            None => f.write_str(NOT_APPLICABLE),
            Some(tenths) if tenths % 10 == 0 => write!(f, "{}%", tenths / 10),
            Some(tenths) => write!(f, "{}.{}%", tenths / 10, tenths % 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ratio;

    #[test]
    fn a_rate_just_below_its_threshold_is_never_shown_as_reaching_it() {
        for (part, whole, shown) in [
            (7999, 10000, "79.9%"),
            (1999, 2000, "99.9%"),
            (7, 12, "58.3%"),
            (4, 5, "80%"),
            (13, 13, "100%"),
            (0, 3, "0%"),
            (0, 0, "不适用"),
        ] {
            assert_eq!(Ratio { part, whole }.to_string(), shown);
        }
    }

    #[test]
    fn the_threshold_itself_is_enough() {
        assert!(Ratio { part: 8, whole: 10 }.reaches(80));
        assert!(!Ratio { part: 7999, whole: 10000 }.reaches(80));
        assert!(!Ratio { part: 1999, whole: 2000 }.reaches(100));
    }
}
