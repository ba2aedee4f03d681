use serde::Serialize;

use crate::records::{Date, WindowStatus};
use crate::registry::{Office, WindowKey};
use crate::site::model::Model;

use super::dated::{Dated, dated};

/// Whether a window is in office, and why it is not.
#[derive(Serialize, PartialEq)]
pub(crate) struct OfficeView<'r> {
    /// `暂停`, `撤销`, `尚未启用`; `None` while it is in office.
    label: Option<&'static str>,
    /// The first day of a window that is not open yet.
    opens_on: Option<Date>,
    /// The last day of a suspension, or of a window that is gone.
    last: Option<Date>,
    reason: Option<&'r str>,
}

/// What a window is on the day of the build and later.
pub(crate) fn office<'r>(model: &'r Model<'r>, key: WindowKey) -> Dated<OfficeView<'r>> {
    let window = &model.registry.windows[key];
    dated(model.day(), window.changes(), |day| Some(view(window.office_on(day))))
}

/// `暂停`, `撤销`, `尚未启用`; `None` while it is in office.
pub(crate) fn out_of_use(office: Office<'_>) -> Option<&'static str> {
    match office {
        Office::In => None,
        Office::NotYetOpened { .. } => Some("尚未启用"),
        Office::Suspended { .. } => Some(WindowStatus::Suspended.label()),
        Office::Closed { .. } => Some(WindowStatus::Closed.label()),
    }
}

fn view(office: Office<'_>) -> OfficeView<'_> {
    let (opens_on, last, reason) = match office {
        Office::In => (None, None, None),
        Office::NotYetOpened { opens_on } => (Some(opens_on), None, None),
        Office::Suspended { reason, last } | Office::Closed { reason, last } => (None, last, reason),
    };
    // It becomes a sentence of its own.
    let reason = reason.map(|reason| reason.trim_end_matches('。'));
    OfficeView { label: out_of_use(office), opens_on, last, reason }
}
