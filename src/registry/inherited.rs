use crate::records::{Hours, Phone};

use super::{Center, Registry, WindowKey};

/// What a window takes from its centre where it says nothing itself.
impl Registry {
    /// A window's centre.
    pub fn center_of(&self, window: WindowKey) -> Option<&Center> {
        self.windows[window].center.map(|center| &self.centers[center])
    }

    /// A window's opening hours: its own, else its centre's.
    pub fn hours_of(&self, window: WindowKey) -> &[Hours] {
        let own = &self.windows[window].record.hours;
        if own.is_empty() { self.center_of(window).map_or(&[], |center| &center.record.hours) } else { own }
    }

    /// Is a window open on statutory holidays?
    pub fn is_open_on_holidays(&self, window: WindowKey) -> bool {
        self.center_of(window).and_then(|center| center.record.open_on_holidays).is_some_and(|open| open.0)
    }

    /// Where to complain about a window: its own number, else its centre's.
    pub fn complaint_of(&self, window: WindowKey) -> Option<&Phone> {
        let own = self.windows[window].record.complaint.as_ref();
        own.or_else(|| self.center_of(window)?.record.complaint.as_ref())
    }
}
