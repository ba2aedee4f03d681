use serde::Serialize;

use crate::records::{Closure, Date};

/// Days on which a centre is closed.
#[derive(Serialize)]
pub(crate) struct ClosureView<'r> {
    pub(crate) from: Date,
    /// Last day.
    pub(crate) to: Date,
    reason: &'r str,
}

/// Closures that are not over on the day.
pub(crate) fn closures(closures: &[Closure], day: Date) -> Vec<ClosureView<'_>> {
    let coming = closures.iter().filter(|closure| closure.to >= day);
    coming
        .map(|closure| ClosureView { from: closure.from, to: closure.to, reason: &closure.reason })
        .collect()
}
