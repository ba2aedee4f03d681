use crate::records::{self, Date};
use crate::registry::{Letter, LetterKey};

use super::{Finding, Scene, Sink, each_letter};

pub(super) fn go_round_in_no_circle(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let signed = |key: &LetterKey| (registry.letters[*key].record.signed_on, *key);
    each_letter(scene, |key, letter| {
        let Some(circle) = registry.circle(key) else { return };
        // Told once, at the letter that was signed first: it cannot have replaced one that did not exist.
        if circle.iter().min_by_key(|key| signed(key)) != Some(&key) {
            return;
        }
        let names: Vec<String> = circle
            .iter()
            .chain([&key])
            .map(|key| format!("“{}”", registry.letters[*key].record.number))
            .collect();
        let message = format!("授权书互相替代，绕成了圈：{}", names.join("替代"));
        let mut finding = Finding::at(letter.file, [records::Letter::supersedes], message);
        for other in &circle[1..] {
            let file = registry.letters[*other].file;
            finding = finding.related(file, [records::Letter::supersedes], "这里也写了替代");
        }
        let supersedes = records::Letter::supersedes.label();
        found(finding.fix(format!("只在新授权书里写替代哪一份旧的；请从最早签订的这一份删去“{supersedes}”")));
    });
}

pub(super) fn fit_what_they_replace(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let Some(older) = letter.supersedes.filter(|_| scene.registry.circle(key).is_none()) else { return };
        let name = scene.letter_name(older);
        let older = &scene.registry.letters[older];
        let Some((why, fix)) = misfit(letter, older) else { return };
        let message = format!("{}不能替代{name}：{why}", scene.letter_name(key));
        let finding = Finding::at(letter.file, [records::Letter::supersedes], message);
        found(finding.related(older.file, [records::Letter::number], "被替代的是这一份").fix(fix));
    });
}

/// Why one letter cannot replace an older one of the same department and window, and what to do.
fn misfit(newer: &Letter, older: &Letter) -> Option<(String, String)> {
    let supersedes = records::Letter::supersedes.label();
    let (signed, before) = (newer.record.signed_on?, older.record.signed_on?);
    if signed < before {
        let fix = format!("请核对两份授权书的“{}”，或删去“{supersedes}”", records::Letter::signed_on.label());
        return Some((format!("它签订于 {signed}，比被替代的（{before}）还早"), fix));
    }
    let (from, replaced_from): (Date, Date) =
        (newer.record.term.as_ref()?.from, older.record.term.as_ref()?.from);
    // A letter signed long after its first day is LTR-21's. Signed anew before the first day, one may well begin when the
    // older one would have begun.
    let told = from.days_until(signed) > super::terms::LATEST_SIGNING;
    if !told && (from < replaced_from || from == replaced_from && signed > replaced_from) {
        let fix = format!("请先检查“{}”是否复制以后忘了改", records::Letter::term.label());
        return Some((format!("它从 {from} 起算，旧的（{replaced_from} 起）就一天也没有生效"), fix));
    }
    None
}
