//! PRV: a code field holds a code. A column that slipped in a spreadsheet puts an identity number, a telephone or an
//! account there, and every page with the code would show it.

use crate::diagnostic::{FileId, Path};
use crate::privacy::{self, Private};
use crate::records::{Code, CreditCode, Fee, FieldShape, Met};
use crate::rulebook::{PRV_01, PRV_02, PRV_03};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::direct(&PRV_01, |scene, found| report(scene, Private::IdNumber, found)),
    Check::direct(&PRV_02, |scene, found| report(scene, Private::Mobile, found)),
    Check::direct(&PRV_03, |scene, found| report(scene, Private::BankCard, found)),
];

fn report(scene: &Scene<'_>, what: Private, found: Sink<'_>) {
    let mut look = |file: FileId, path: Path, field: &FieldShape, code: &str| {
        if privacy::find(code, scene.day().civil()).iter().any(|number| number.what == what) {
            let message = format!("“{}”里是一个疑似{}，禁止公开", field.label(), what.name());
            found(Finding::along(file, path, message).fix("请填写这一项自己的编码；表格里的列可能错开了"));
        }
    };
    scene.registry.each_published(|file, Met { path, field, value, .. }: Met<'_, Code>| {
        // Whether an account is a public body's is a question of its own.
        if what != Private::BankCard || path.last() != Some(&Fee::payee_account) {
            look(file, path, field, value);
        }
    });
    scene.registry.each_published(|file, Met { path, field, value, .. }: Met<'_, CreditCode>| {
        look(file, path, field, value);
    });
}
