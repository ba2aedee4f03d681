use serde::Serialize;

use super::Model;
use super::head::{Head, POWERS};

/// 职权说明.
#[derive(Debug, Serialize)]
pub struct PowersPage<'r> {
    /// Head.
    pub head: Head,
    /// The six powers.
    pub powers: Vec<PowerNoteView<'r>>,
}

/// What a power means.
#[derive(Debug, Serialize)]
pub struct PowerNoteView<'r> {
    /// `受理决定权`.
    pub label: &'static str,
    /// For anchors.
    pub id: &'static str,
    /// In official words.
    pub meaning: &'r str,
    /// In everyday words.
    pub plain: &'r str,
    /// For which items.
    pub applies_to: &'r str,
}

impl<'r> PowersPage<'r> {
    pub(super) fn new(model: &'r Model<'r>) -> Self {
        let notes = model.registry.policy.powers.iter().map(|note| PowerNoteView {
            label: note.power.label(),
            id: note.power.identifier(),
            meaning: &note.meaning,
            plain: &note.plain,
            applies_to: &note.applies_to,
        });
        Self {
            head: Head::column("powers.html", "职权说明", POWERS, "部门授予服务窗口的六项职权各是什么意思。"),
            powers: notes.collect(),
        }
    }
}
