//! PRV: personal data in records (rule book §2.10). A private number is refused, not masked.

use crate::diagnostic::{FileId, Step};
use crate::records::Phone;
use crate::rulebook::PRV_02;

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[Check::direct(&PRV_02, no_private_mobiles)];

fn no_private_mobiles(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
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
