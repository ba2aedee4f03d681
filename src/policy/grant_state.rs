use crate::records::{Power, Processing};

use super::ratio::NOT_APPLICABLE;

/// What is said of one power for one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantState {
    /// The window holds it.
    Granted,
    /// The department has kept it.
    NotGranted,
    /// The notice does not foresee it: 协调处置权 is for 承诺件 (notice, part two).
    NotForeseen,
}

impl GrantState {
    /// The state of a power for an item that is processed so.
    pub fn of(power: Power, processing: Processing, granted: bool) -> Self {
        match (granted, power, processing) {
            (true, ..) => Self::Granted,
            (false, Power::Coordinate, Processing::Instant) => Self::NotForeseen,
            (false, ..) => Self::NotGranted,
        }
    }

    /// The fixed wording.
    pub fn label(self) -> &'static str {
        match self {
            Self::Granted => "已授权",
            Self::NotGranted => "未授权",
            Self::NotForeseen => NOT_APPLICABLE,
        }
    }

    /// For classes.
    pub fn identifier(self) -> &'static str {
        match self {
            Self::Granted => "yes",
            Self::NotGranted => "no",
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
                let kept = if foreseen { GrantState::NotGranted } else { GrantState::NotForeseen };
                assert_eq!(GrantState::of(*power, *processing, false), kept);
                assert_eq!(GrantState::of(*power, *processing, true), GrantState::Granted);
            }
        }
    }
}
