//! What a key may mean in a text that is not parsed yet: the fields, in any kind, that are written like it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::privacy::Private;
use crate::records::{DisclosureOffice, Fee, FieldShape, Flag, ScalarKind, Shape};

use super::Kind;

/// Is there a field, in any record, that may be written with this key and may hold such a thing?
pub(super) fn may_hold(key: &str, what: Private) -> bool {
    static FIELDS: LazyLock<Vec<&FieldShape>> = LazyLock::new(every_field);
    !key.is_empty() && FIELDS.iter().any(|field| field.answers_to(key) && is_its_place(field, what))
}

/// May the field hold such a thing? Codes look like the numbers of people, and rules over the records decide about the
/// telephones, accounts and the mailbox of offices.
pub(super) fn is_its_place(field: &FieldShape, what: Private) -> bool {
    let is_account = field.step == Fee::payee_account;
    let is_code = field.is(Flag::NumbersAThing) && !is_account;
    match what {
        Private::IdNumber => is_code,
        Private::BankCard => is_code || is_account,
        Private::Mobile => is_code || field.scalar().is_some_and(|scalar| scalar.kind == ScalarKind::Phone),
        Private::Email => field.step == DisclosureOffice::email,
        _ => false,
    }
}

/// Every field of every record of every kind.
pub fn every_field() -> Vec<&'static FieldShape> {
    let mut seen = BTreeSet::new();
    let mut fields = Vec::new();
    let mut ahead: Vec<Shape> = Kind::ALL.into_iter().map(Kind::shape).collect();
    while let Some(shape) = ahead.pop() {
        match shape {
            Shape::List(element) => ahead.push(element()),
            Shape::Record(record) if seen.insert(record.name) => {
                fields.extend(record.fields);
                ahead.extend(record.fields.iter().map(|field| (field.shape)()));
            }
            Shape::Record(_) | Shape::Scalar(_) => {}
        }
    }
    fields
}
