use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{FileId, Located, Rule, abridge};
use crate::privacy::Private;
use crate::records::{Fee, Item};
use crate::rulebook::{PRV_01, PRV_02, PRV_03, PRV_10, PRV_11, PRV_12, PRV_13, PRV_14, PRV_15};
use crate::source::Sources;

/// What is said about personal data that was found, wherever it was found.
pub(crate) struct Leak {
    /// The rule that forbids it.
    pub rule: &'static Rule,
    /// What was found, with no more of it than may be shown.
    pub message: String,
    /// What to do.
    pub fix: String,
}

/// The rules of which a finding points at something personal itself.
const RULES: [&Rule; 8] = [&PRV_01, &PRV_02, &PRV_03, &PRV_10, &PRV_12, &PRV_13, &PRV_14, &PRV_15];

/// Hides what the findings point at from every excerpt: what only a value, a page or a table betrays looks like nothing
/// in its line.
pub(crate) fn hide(findings: &[Located], sources: &mut Sources) {
    let mut parts: BTreeMap<FileId, BTreeSet<(usize, usize)>> = BTreeMap::new();
    let personal = findings.iter().filter(|found| RULES.iter().any(|rule| rule.id == found.diagnostic.rule));
    for at in personal.filter_map(|found| found.position.as_ref()) {
        parts.entry(at.file).or_default().insert((at.bytes.start, at.bytes.end));
    }
    for (file, parts) in parts {
        sources.hide(file, &parts);
    }
}

impl Leak {
    /// `shown` is what was found, as it is written.
    pub(crate) fn of(what: Private, shown: &str) -> Self {
        let (rule, fix) = match what {
            Private::IdNumber => (&PRV_01, "请删除；登记表只在内部留存".to_owned()),
            Private::MaskedIdNumber => (&PRV_11, "请删除整个号码".to_owned()),
            Private::Mobile => (&PRV_02, "请删除，或改为办公电话".to_owned()),
            Private::BankCard => {
                let (fee, account) = (Item::fee.label(), Fee::payee_account.label());
                let public = Fee::public_account.pair("是");
                let fix = format!("请删除；单位的缴费账号请写到“{fee}”的“{account}”，并注明“{public}”");
                (&PRV_03, fix)
            }
            Private::HomeAddress => {
                (&PRV_10, "请删除住址；办公、经营地址请写明是“办公地址”“经营场所”".to_owned())
            }
            Private::TravelDocument => (&PRV_12, "请删除；证件号码只在内部留存".to_owned()),
            Private::BirthDate => (&PRV_13, "请删除；登记表只在内部留存".to_owned()),
            Private::Email => (&PRV_14, "请删除，或改为单位的公务邮箱".to_owned()),
            Private::WeChat | Private::Qq => {
                (&PRV_15, "请删除，或改为办公电话；单位的公众号请写明是“微信公众号”".to_owned())
            }
        };
        let name = what.name();
        let shown = abridge(shown).replace(['\n', '\r'], " ");
        let message = match what {
            Private::IdNumber | Private::Mobile | Private::BankCard => {
                format!("发现疑似{name} {shown}，禁止公开")
            }
            Private::MaskedIdNumber => format!("{name} {shown} 也没有必要公开"),
            _ => format!("发现疑似{name}，禁止公开"),
        };
        Self { rule, message, fix }
    }
}
