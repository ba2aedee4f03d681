use serde::Serialize;

use crate::records::Date;
use crate::registry::LetterKey;
use crate::site::model::Model;

use super::address;
use super::validity::ValidityView;

/// A letter in a list.
#[derive(Serialize)]
pub(crate) struct LetterRow<'r> {
    url: String,
    /// 授权书编号.
    number: &'r str,
    /// The year of the edition.
    year: i16,
    /// The department that grants, by the name under which it signed.
    pub(crate) department: &'r str,
    /// The window to which it grants, by the name that the letter has.
    pub(crate) window: &'r str,
    /// 签订情形.
    reason: &'static str,
    /// The 法定代表人 who signed.
    legal_representative: &'r str,
    /// 签订日期.
    signed_on: Option<Date>,
    validity: ValidityView,
}

pub(crate) fn letter_row<'r>(model: &'r Model<'r>, key: LetterKey) -> LetterRow<'r> {
    let registry = model.registry;
    let letter = &registry.letters[key];
    LetterRow {
        url: address::letter(registry, key),
        number: &letter.record.number,
        year: letter.year,
        department: letter.department_name(registry).unwrap_or_default(),
        window: letter.window_name(registry).unwrap_or_default(),
        reason: letter.record.reason.label(),
        legal_representative: &letter.record.legal_representative,
        signed_on: letter.record.signed_on,
        validity: ValidityView::new(model, key),
    }
}
