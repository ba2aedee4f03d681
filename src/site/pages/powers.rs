use serde::Serialize;

use crate::site::model::Model;
use crate::site::parts::{Head, PageKind, column, paging};

/// 职权说明.
#[derive(Serialize)]
pub(crate) struct PowersPage<'r> {
    head: Head,
    /// The six powers.
    powers: Vec<PowerNoteView<'r>>,
}

/// What a power means.
#[derive(Serialize)]
struct PowerNoteView<'r> {
    /// `受理决定权`.
    label: &'static str,
    /// The target of links.
    id: &'static str,
    /// The meaning in official words.
    meaning: &'r str,
    /// The meaning in everyday words.
    plain: &'r str,
    /// The items to which it applies.
    applies_to: &'r str,
}

impl<'r> PageKind<'r> for PowersPage<'r> {
    const STEM: &'static str = column::POWERS.stem;
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        paging::only(Self::STEM)
    }

    fn new(model: &'r Model<'r>, (): ()) -> Self {
        let notes = model.registry.policy.powers.iter().map(|note| PowerNoteView {
            label: note.power.label(),
            id: note.power.identifier(),
            meaning: &note.meaning,
            plain: &note.plain,
            applies_to: &note.applies_to,
        });
        Self { head: Head::list(&column::POWERS, 1), powers: notes.collect() }
    }
}
