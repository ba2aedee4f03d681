//! PRV: personal data in records (rule book §2.10). A private number is refused, not masked.

use crate::diagnostic::{FileId, Step};
use crate::records::Phone;
use crate::rulebook::{PRV_02, PRV_03};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] =
    &[Check::direct(&PRV_02, no_private_mobiles), Check::direct(&PRV_03, accounts_are_public)];

fn no_private_mobiles(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let (site, office) = (registry.site_file, &registry.site.disclosure_office);
    refuse(site, ["hotline".into()], registry.site.hotline.as_ref(), PUBLIC, found);
    refuse(site, ["disclosure_office".into(), "phone".into()], Some(&office.phone), PUBLIC, found);
    refuse(site, ["disclosure_office".into(), "fax".into()], office.fax.as_ref(), PUBLIC, found);
    for center in registry.centers.values() {
        refuse(center.file, ["phone".into()], Some(&center.record.phone), PUBLIC, found);
        refuse(center.file, ["complaint".into()], center.record.complaint.as_ref(), PUBLIC, found);
    }
    for department in registry.departments.values() {
        refuse(department.file, ["phone".into()], Some(&department.record.phone), PUBLIC, found);
        refuse(department.file, ["complaint".into()], department.record.complaint.as_ref(), PUBLIC, found);
    }
    for window in registry.windows.values() {
        refuse(window.file, ["phone".into()], Some(&window.record.phone), PUBLIC, found);
        refuse(window.file, ["complaint".into()], window.record.complaint.as_ref(), PUBLIC, found);
        for (at, post) in window.record.posts.iter().enumerate() {
            let private =
                post.phone.as_ref().filter(|_| !post.official_mobile.is_some_and(|official| official.0));
            refuse(window.file, ["posts".into(), at.into(), "phone".into()], private, POST, found);
        }
    }
    for item in registry.items.values() {
        let path = |key: &'static str| ["items".into(), item.index.into(), key.into()];
        refuse(item.file, path("consult"), item.record.consult.as_ref(), PUBLIC, found);
        refuse(item.file, path("complaint"), item.record.complaint.as_ref(), PUBLIC, found);
    }
}

const PUBLIC: &str = "请填写办公电话，例如 0775-1234567";
const POST: &str = "请填写办公电话；确为公务手机的，请在同一人下注明 official_mobile: 是";

fn refuse<const N: usize>(file: FileId, path: [Step; N], phone: Option<&Phone>, fix: &str, found: Sink<'_>) {
    if phone.is_some_and(Phone::is_mobile) {
        found(Finding::at(file, path, "发现疑似个人手机号，禁止公开").fix(fix));
    }
}

/// An account to pay into is published only where somebody says that it is a public body's.
fn accounts_are_public(scene: &Scene<'_>, found: Sink<'_>) {
    for item in scene.registry.items.values() {
        let Some(fee) = &item.record.fee else { continue };
        if fee.payee_account.is_some() && !fee.public_account.is_some_and(|public| public.0) {
            let path = ["items".into(), item.index.into(), "fee".into(), "payee_account".into()];
            let finding = Finding::at(item.file, path, "缴费账号未注明是公用账户，禁止公开");
            found(finding.fix("确为单位账户的，请在同一处注明 public_account: 是；个人账户请删除"));
        }
    }
}
