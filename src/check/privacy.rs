//! PRV: personal data in records. A private number is refused, not masked.

use crate::privacy::{self, Private};
use crate::records::{Fee, Item, ItemList, Met, Phone, Post};
use crate::rulebook::{PRV_02, PRV_03};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] =
    &[Check::direct(&PRV_02, no_private_mobiles), Check::direct(&PRV_03, accounts_are_public)];

fn no_private_mobiles(scene: &Scene<'_>, found: Sink<'_>) {
    scene.registry.each_published(|file, met: Met<'_, Phone>| {
        let post: Option<&Post> = met.record.downcast_ref();
        let official = post.and_then(|post| post.official_mobile).is_some_and(|official| official.0);
        let is_mobile = met.value.is_mobile()
            || privacy::find(met.value.as_str(), scene.day().civil())
                .iter()
                .any(|found| found.what == Private::Mobile);
        if is_mobile && !official {
            let fix = if post.is_some() {
                let official = Post::official_mobile.pair("是");
                format!("请填写办公电话；确为公务手机的，请在同一人下注明“{official}”")
            } else {
                "请填写办公电话，例如 0775-1234567".to_owned()
            };
            found(Finding::along(file, met.path, "发现疑似个人手机号，禁止公开").fix(fix));
        }
    });
}

/// An account to pay into is published only if the record says that it belongs to a public body.
fn accounts_are_public(scene: &Scene<'_>, found: Sink<'_>) {
    for item in scene.registry.items.values() {
        let Some(fee) = &item.record.fee else { continue };
        if fee.payee_account.is_some() && !fee.public_account.is_some_and(|public| public.0) {
            let path = [ItemList::items, item.index.into(), Item::fee, Fee::payee_account];
            let finding = Finding::at(item.file, path, "缴费账号未注明是公用账户，禁止公开");
            let public = Fee::public_account.pair("是");
            found(finding.fix(format!("确为单位账户的，请在同一处注明“{public}”；个人账户请删除")));
        }
    }
}
