use crate::records::Power;

/// A set of the six powers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, serde::Serialize)]
pub struct PowerSet(u8);

impl PowerSet {
    /// No power.
    pub const NONE: Self = Self(0);

    fn bit(power: Power) -> u8 {
        1 << power as u8
    }

    /// Is the power in the set?
    pub fn contains(self, power: Power) -> bool {
        self.0 & Self::bit(power) != 0
    }

    /// Is the set empty?
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Everything that is in either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The powers in the order of the notice.
    pub fn iter(self) -> impl Iterator<Item = Power> {
        Power::ALL.iter().copied().filter(move |power| self.contains(*power))
    }
}

impl FromIterator<Power> for PowerSet {
    fn from_iter<I: IntoIterator<Item = Power>>(powers: I) -> Self {
        Self(powers.into_iter().fold(0, |bits, power| bits | Self::bit(power)))
    }
}
