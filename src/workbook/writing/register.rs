use crate::diagnostic::Step;
use crate::records::{AttachedFile, HumanCheck, Letter};
use crate::workbook::head::Refers;
use crate::workbook::letters::is_draft;
use crate::workbook::snapshot::Snapshot;

/// The columns of the register in which it is noted which letters were signed.
pub(in crate::workbook) const HEADS: [&str; 9] =
    ["部门", "窗口", "编号", "签订日期", "备案日期", "份数", "扫描件", "检查日期", "检查岗位"];

/// The columns that mostly say the same in every row.
pub(super) const ALIKE: [usize; 5] = [3, 4, 5, 7, 8];

/// Stands for what the row above says. No formula does: until somebody has it worked out, it comes to the first day that
/// spreadsheets know.
pub(super) const DITTO: &str = "同上";

/// A row for every letter that is still to be signed: what is known of it.
pub(super) fn rows(snapshot: &Snapshot) -> Vec<[String; 9]> {
    let drafts = snapshot.documents.iter().filter(|document| is_draft(document));
    let rows = drafts.map(|draft| {
        let one = |path: &[Step]| draft.one(path);
        let named = |refers, path: &[Step]| snapshot.names.shown(refers, "", &draft.one(path)).to_owned();
        [
            named(Refers::Department, &[Letter::department]),
            named(Refers::Window, &[Letter::window]),
            one(&[Letter::number]),
            one(&[Letter::signed_on]),
            one(&[Letter::filed_on]),
            one(&[Letter::filing_copies]),
            one(&[Letter::scan, AttachedFile::file]),
            one(&[Letter::scan, AttachedFile::checked, HumanCheck::on]),
            one(&[Letter::scan, AttachedFile::checked, HumanCheck::by]),
        ]
    });
    rows.collect()
}
