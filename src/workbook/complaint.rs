use std::fmt;

use crate::diagnostic::mask;

use super::value::Fault;
use crate::spreadsheet::Spot;

/// What stands against a file that came back, by sheet and cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Complaint {
    sheet: String,
    spot: Option<Spot>,
    fault: Fault,
    /// Is nothing written because of it?
    pub(crate) stops: bool,
}

impl Complaint {
    /// About a cell.
    pub(super) fn at(sheet: &str, spot: Spot, fault: Fault) -> Self {
        Self { sheet: sheet.to_owned(), spot: Some(spot), fault, stops: true }
    }

    /// About a sheet as a whole.
    pub(super) fn about(sheet: &str, fault: Fault) -> Self {
        Self { sheet: sheet.to_owned(), spot: None, fault, stops: true }
    }

    /// What is worth knowing and stops nothing.
    pub(super) fn remark(sheet: &str, fault: Fault) -> Self {
        Self { stops: false, ..Self::about(sheet, fault) }
    }

    /// By sheet, then by cell.
    pub(super) fn order(&self) -> (bool, &str, Option<Spot>) {
        (!self.stops, &self.sheet, self.spot)
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spot = self.spot.map(|spot| format!("!{spot}")).unwrap_or_default();
        let word = if self.stops { "错误" } else { "提示" };
        write!(f, "{word} {}{spot}：{}", mask(&self.sheet), mask(&self.fault.message))?;
        match &self.fault.fix {
            Some(fix) => write!(f, "\n  改法：{}", mask(fix)),
            None => Ok(()),
        }
    }
}
