use crate::records::{Power, Processing};

use super::ratio::NOT_APPLICABLE;

/// What is said of one power for one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantState {
    /// The window holds it.
    Granted,
    /// The department has kept it, for a reason that the letter states.
    Kept,
    /// No letter speaks of it.
    NotGranted,
    /// It was granted by a letter that is over, and no letter is in force.
    Lapsed,
    /// The notice does not foresee it: 协调处置权 is for 承诺件 (notice, part two).
    NotForeseen,
}

impl GrantState {
    /// The state of a power in a letter, for an item that is processed so.
    pub fn in_letter(power: Power, processing: Processing, granted: bool, withheld: bool) -> Self {
        match (granted, withheld) {
            (true, _) => Self::Granted,
            (false, true) => Self::Kept,
            (false, false) if !Self::is_foreseen(power, processing) => Self::NotForeseen,
            (false, false) => Self::NotGranted,
        }
    }

    /// Does the notice foresee the power for such an item?
    pub fn is_foreseen(power: Power, processing: Processing) -> bool {
        power != Power::Coordinate || processing != Processing::Instant
    }

    /// The fixed wording.
    pub fn label(self) -> &'static str {
        match self {
            Self::Granted => "已授权",
            Self::Kept => "部门保留",
            Self::NotGranted => "尚未授权",
            Self::Lapsed => "授权已失效",
            Self::NotForeseen => NOT_APPLICABLE,
        }
    }

    /// For classes.
    pub fn identifier(self) -> &'static str {
        match self {
            Self::Granted => "yes",
            Self::Kept => "kept",
            Self::NotGranted => "no",
            Self::Lapsed => "lapsed",
            Self::NotForeseen => "na",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::GrantState;
    use crate::records::{Power, Processing};

    #[test]
    fn only_the_power_to_coordinate_an_instant_item_is_not_foreseen() {
        for power in Power::ALL {
            for processing in Processing::ALL {
                let foreseen = *power != Power::Coordinate || *processing != Processing::Instant;
                let silent = if foreseen { GrantState::NotGranted } else { GrantState::NotForeseen };
                assert_eq!(GrantState::in_letter(*power, *processing, false, false), silent);
                assert_eq!(GrantState::in_letter(*power, *processing, true, false), GrantState::Granted);
                assert_eq!(GrantState::in_letter(*power, *processing, false, true), GrantState::Kept);
            }
        }
    }
}
