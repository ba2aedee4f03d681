use crate::diagnostic::Path;
use crate::records::{Grant, Letter, Power, Term, Withheld};
use crate::registry::LetterKey;

use super::{Finding, Scene, Sink, draft, each_letter, is_draft};

pub(super) fn missing(scene: &Scene<'_>, key: LetterKey, part: &str, fix: String) -> Finding {
    let file = scene.registry.letters[key].file;
    Finding::at(file, [Letter::number], format!("{}缺少“{part}”", scene.letter_name(key))).fix(fix)
}

pub(super) fn names_items(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let named =
            letter.record.grants.iter().any(|grant| !grant.items.is_empty() || grant.select.is_some());
        if !named {
            let (grants, items) = (Letter::grants.label(), Grant::items.pair("[事项标识, …]"));
            found(missing(scene, key, "授权事项", format!("请在“{grants}”下逐条写出“{items}”")));
        }
    });
}

pub(super) fn names_scope(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if letter.record.scope.is_none() {
            let scope = Letter::scope.pair("授权适用的业务和地域范围");
            found(missing(scene, key, "授权范围", format!("请补上“{scope}”")));
        }
    });
}

pub(super) fn names_powers(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if letter.record.grants.iter().all(|grant| grant.powers.is_empty()) {
            let powers = Grant::powers.pair(format_args!("[{}, …]", Power::Accept.label()));
            let fix = format!("请在“{}”下写出“{powers}”", Letter::grants.label());
            found(missing(scene, key, "授权权限", fix));
            return;
        }
        for (at, grant) in
            letter.record.grants.iter().enumerate().filter(|(_, grant)| grant.powers.is_empty())
        {
            let message = format!("{}的第 {} 组授权事项没有写权限", scene.letter_name(key), at + 1);
            let fix = format!("请为这 {} 个事项写出“{}”", grant.items.len(), Grant::powers.label());
            found(Finding::at(letter.file, [Letter::grants, at.into()], message).fix(fix));
        }
    });
}

pub(super) fn names_responsibility(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if letter.record.responsibility.is_none() {
            let fix = format!("请补上“{}”，写明法律责任由部门承担", Letter::responsibility.label());
            found(missing(scene, key, "责任", fix));
        }
    });
}

pub(super) fn names_term(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if letter.record.term.is_none() && !is_draft(scene.registry, key) {
            let (from, to) = (Term::from.pair("2026-01-01"), Term::to.pair("2026-12-31"));
            let term = Letter::term.pair(format_args!("{{{from}, {to}}}"));
            found(missing(scene, key, "期限", format!("请补上“{term}”")));
        }
    });
}

pub(super) fn signed_letters_are_sealed(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if is_draft(scene.registry, key) {
            return;
        }
        let name = scene.letter_name(key);
        if letter.record.signed_on.is_none() {
            let finding = Finding::at(letter.file, [Letter::number], format!("{name}没有签订日期"));
            let signed_on = Letter::signed_on.label();
            found(finding.fix(format!("请补上“{signed_on}”；还没有签订的请写“{}”", draft())));
        }
        if letter.record.sealed.is_some_and(|sealed| !sealed.0) {
            let finding = Finding::at(letter.file, [Letter::sealed], format!("{name}未盖章却不是草拟状态"));
            found(finding.fix(format!("盖章之前请写“{}”", draft())));
        }
    });
}

pub(super) fn responsibility_is_the_departments(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let Some(text) = &letter.record.responsibility else { return };
        if !(text.contains("责任") && text.contains("承担")) {
            let message = format!("{}的责任条款未写明“法律责任由部门承担”", scene.letter_name(key));
            found(
                Finding::at(letter.file, [Letter::responsibility], message).fix("请写明法律责任由部门承担"),
            );
        }
    });
}

/// 委托 has a legal regime of its own; in a letter it may only appear in these words.
const PROPER: [&str; 6] = ["再行委托", "再委托", "委托代理", "委托书", "受委托", "委托人"];

pub(super) fn speaks_of_authorization(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let record = &letter.record;
        let mut texts: Vec<(Path, &str)> = Vec::new();
        texts.extend(record.scope.as_deref().map(|text| (vec![Letter::scope], text)));
        texts.extend(record.responsibility.as_deref().map(|text| (vec![Letter::responsibility], text)));
        for (at, grant) in record.grants.iter().enumerate() {
            texts.extend(
                grant.limits.as_deref().map(|text| (vec![Letter::grants, at.into(), Grant::limits], text)),
            );
        }
        for (at, entry) in record.withheld.iter().enumerate() {
            texts.push((vec![Letter::withheld, at.into(), Withheld::reason], &entry.reason));
        }
        for (path, text) in texts {
            let rest = PROPER.iter().fold(text.to_owned(), |text, word| text.replace(word, ""));
            if rest.contains("委托") {
                let message = format!("{}中出现“委托”，部门对窗口应表述为“授权”", scene.letter_name(key));
                found(Finding::along(letter.file, path, message).fix("请改为“授权”；“委托”是另一种法律关系"));
            }
        }
    });
}
