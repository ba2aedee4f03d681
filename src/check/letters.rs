//! LTR: authorization letters (notice, part four).

use crate::policy::LetterState;
use crate::records::{Date, LetterStatus, Power, Processing};
use crate::registry::{DepartmentKey, LetterKey, Registry};
use crate::rulebook::{
    LTR_01, LTR_02, LTR_03, LTR_04, LTR_05, LTR_06, LTR_07, LTR_09, LTR_10, LTR_15, LTR_17, LTR_18, LTR_20,
    LTR_23, LTR_25,
};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::direct(&LTR_01, names_items),
    Check::direct(&LTR_02, names_scope),
    Check::direct(&LTR_03, names_powers),
    Check::direct(&LTR_04, names_responsibility),
    Check::direct(&LTR_05, names_term),
    Check::direct(&LTR_06, term_runs_forward),
    Check::direct(&LTR_07, term_is_a_year_at_most),
    Check::concluding(&LTR_09, is_renewed),
    Check::direct(&LTR_10, do_not_overlap),
    Check::direct(&LTR_15, promised_items_are_approved_by_leaders),
    Check::concluding(&LTR_17, withheld_powers_have_reasons),
    Check::direct(&LTR_18, signed_letters_are_sealed),
    Check::direct(&LTR_20, responsibility_is_the_departments),
    Check::concluding(&LTR_23, every_department_grants),
    Check::direct(&LTR_25, signed_letters_name_items),
];

fn is_draft(registry: &Registry, key: LetterKey) -> bool {
    registry.letters[key].record.status == Some(LetterStatus::Draft)
}

fn each_letter(scene: &Scene<'_>, mut look: impl FnMut(LetterKey, &crate::registry::Letter)) {
    for (key, letter) in scene.registry.letters.iter() {
        look(key, letter);
    }
}

fn missing(scene: &Scene<'_>, key: LetterKey, part: &str, fix: &str) -> Finding {
    let file = scene.registry.letters[key].file;
    Finding::at(file, ["number".into()], format!("{}缺少“{part}”", scene.letter_name(key))).fix(fix)
}

fn names_items(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let named =
            letter.record.grants.iter().any(|grant| !grant.items.is_empty() || grant.select.is_some());
        if !named {
            found(missing(scene, key, "授权事项", "请在 grants 下逐条写出 items: [事项标识, …]"));
        }
    });
}

fn names_scope(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if letter.record.scope.is_none() {
            found(missing(scene, key, "授权范围", "请补上 scope: 授权适用的业务和地域范围"));
        }
    });
}

fn names_powers(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if letter.record.grants.iter().all(|grant| grant.powers.is_empty()) {
            found(missing(scene, key, "授权权限", "请在 grants 下写出 powers: [受理决定权, …]"));
            return;
        }
        for (at, grant) in
            letter.record.grants.iter().enumerate().filter(|(_, grant)| grant.powers.is_empty())
        {
            let message = format!("{}的第 {} 组授权事项没有写权限", scene.letter_name(key), at + 1);
            let fix = format!("请为这 {} 个事项写出 powers", grant.items.len());
            found(Finding::at(letter.file, ["grants".into(), at.into()], message).fix(fix));
        }
    });
}

fn names_responsibility(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if letter.record.responsibility.is_none() {
            found(missing(scene, key, "责任", "请补上 responsibility，写明法律责任由部门承担"));
        }
    });
}

fn names_term(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if letter.record.term.is_none() && !is_draft(scene.registry, key) {
            found(missing(scene, key, "期限", "请补上 term: {from: 2026-01-01, to: 2026-12-31}"));
        }
    });
}

fn term_runs_forward(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let Some(term) = letter.record.term.as_ref().filter(|term| term.to < term.from) else { return };
        let message = format!("{}的期限终止日 {} 早于起始日 {}", scene.letter_name(key), term.to, term.from);
        let finding = Finding::at(letter.file, ["term".into(), "to".into()], message);
        found(
            finding
                .related(letter.file, ["term".into(), "from".into()], "起始日在这里")
                .fix("请核对两个日期"),
        );
    });
}

/// A year and a day, so that leap years and a first day counted twice are no finding.
const LONGEST_TERM: i32 = 366;

fn term_is_a_year_at_most(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let Some(term) = &letter.record.term else { return };
        let days = term.from.days_until(term.to) + 1;
        if days > LONGEST_TERM {
            let message = format!("{}的期限长达 {days} 天，通知要求原则上一年一签", scene.letter_name(key));
            found(
                Finding::at(letter.file, ["term".into()], message)
                    .fix("请核对终止日，一般为当年 12 月 31 日"),
            );
        }
    });
}

fn is_renewed(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for (key, letter) in registry.letters.iter() {
        let (Some(department), Some(term)) = (letter.department, &letter.record.term) else { continue };
        let expired = scene.authority.state(key) == LetterState::Expired;
        if !expired || !scene.is_certain(department) || covered(scene, department, letter) {
            continue;
        }
        let newest = registry.departments[department].letters.iter().all(|other| {
            registry.letters[*other].window != letter.window
                || registry.letters[*other].record.term.as_ref().is_none_or(|other| other.to <= term.to)
        });
        if newest {
            let message = format!("{}已于 {} 到期，尚无有效的新授权书", scene.letter_name(key), term.to);
            let finding = Finding::at(letter.file, ["term".into(), "to".into()], message);
            found(finding.fix("请签订新的授权书；在此之前窗口页会如实显示没有有效授权"));
        }
    }
}

/// Does another letter of the department to the same window hold?
fn covered(scene: &Scene<'_>, department: DepartmentKey, letter: &crate::registry::Letter) -> bool {
    scene.registry.departments[department].letters.iter().any(|other| {
        scene.registry.letters[*other].window == letter.window && scene.authority.state(*other).is_in_force()
    })
}

fn do_not_overlap(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for department in registry.departments.values() {
        for (at, first) in department.letters.iter().enumerate() {
            for second in &department.letters[at + 1..] {
                report_overlap(scene, *first, *second, found);
            }
        }
    }
}

fn report_overlap(scene: &Scene<'_>, first: LetterKey, second: LetterKey, found: Sink<'_>) {
    let registry = scene.registry;
    let (a, b) = (&registry.letters[first], &registry.letters[second]);
    let (Some(a_span), Some(b_span)) = (span(registry, first), span(registry, second)) else { return };
    let related = a.supersedes == Some(second) || b.supersedes == Some(first);
    if related || a.window != b.window || a.window.is_none() || a_span.1 < b_span.0 || b_span.1 < a_span.0 {
        return;
    }
    let shares_items = a
        .grants
        .iter()
        .flat_map(|grant| &grant.items)
        .any(|item| b.grants.iter().any(|grant| grant.items.contains(item)));
    if !shares_items {
        return;
    }
    let message =
        format!("{}与{}授予同一窗口相同事项，期限重叠", scene.letter_name(second), scene.letter_name(first));
    let finding = Finding::at(b.file, ["term".into()], message);
    let fix = format!("如果新的替代旧的，请在新授权书写 supersedes: {}；否则请改期限", a.id);
    found(finding.related(a.file, ["term".into()], "与这份重叠").fix(fix));
}

/// First and last day on which a letter can hold.
fn span(registry: &Registry, key: LetterKey) -> Option<(Date, Date)> {
    let record = &registry.letters[key].record;
    if record.status == Some(LetterStatus::Draft) {
        return None;
    }
    let term = record.term.as_ref()?;
    let to = record.revoked_on.map_or(term.to, |revoked| term.to.min(revoked.plus_days(-1)));
    let revoked_for_good = record.status == Some(LetterStatus::Revoked) && record.revoked_on.is_none();
    (!revoked_for_good && term.from <= to).then_some((term.from, to))
}

fn promised_items_are_approved_by_leaders(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |_, letter| {
        for (at, grant) in letter.grants.iter().enumerate().filter(|(_, g)| g.powers.contains(Power::Approve))
        {
            let promised = grant.items.iter().map(|item| &scene.registry.items[*item].record);
            let names: Vec<&str> = promised
                .filter(|item| item.processing == Processing::Promised)
                .map(|item| item.name.as_str())
                .collect();
            let Some(first) = names.first() else { continue };
            let message = match names.len() {
                1 => format!("承诺件“{first}”授予窗口审核审批权"),
                n => format!("“{first}”等 {n} 个承诺件授予窗口审核审批权"),
            };
            let finding = Finding::at(letter.file, ["grants".into(), at.into(), "powers".into()], message);
            found(finding.fix("按通知，承诺件由部门分管领导或主要领导审批，请核实；确已授权的不必修改"));
        }
    });
}

fn withheld_powers_have_reasons(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for (key, letter) in registry.letters.iter().filter(|(key, _)| scene.authority.state(*key).is_in_force())
    {
        let Some(department) = letter.department.filter(|key| scene.is_certain(*key)) else { continue };
        for (at, grant) in letter.grants.iter().enumerate() {
            for item in &grant.items {
                let record = &registry.items[*item].record;
                let unexplained: Vec<&str> = Power::ALL
                    .iter()
                    .filter(|power| is_expected(**power, record.processing))
                    .filter(|power| !scene.authority.powers(*item).contains(**power))
                    .filter(|power| {
                        scene.authority.withheld_reason(registry, department, *item, **power).is_none()
                    })
                    .map(|power| power.label())
                    .collect();
                if !unexplained.is_empty() {
                    let message = format!(
                        "{}没有授予事项“{}”的{}，也没有说明理由",
                        scene.letter_name(key),
                        record.name,
                        unexplained.join("、")
                    );
                    let finding = Finding::at(letter.file, ["grants".into(), at.into()], message);
                    found(finding.fix("请在 withheld 下写明事项、权限和理由"));
                }
            }
        }
    }
}

/// Would the notice have this power granted for such an item? 协调处置 is for 承诺件 only.
fn is_expected(power: Power, processing: Processing) -> bool {
    power != Power::Coordinate || processing == Processing::Promised
}

fn signed_letters_are_sealed(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if is_draft(scene.registry, key) {
            return;
        }
        let name = scene.letter_name(key);
        if letter.record.signed_on.is_none() {
            let finding = Finding::at(letter.file, ["number".into()], format!("{name}没有签订日期"));
            found(finding.fix("请补上 signed_on；还没有签订的请写 status: 草拟"));
        }
        if letter.record.sealed.is_some_and(|sealed| !sealed.0) {
            let finding = Finding::at(letter.file, ["sealed".into()], format!("{name}未盖章却不是草拟状态"));
            found(finding.fix("盖章之前请写 status: 草拟"));
        }
    });
}

fn responsibility_is_the_departments(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let Some(text) = &letter.record.responsibility else { return };
        if !(text.contains("责任") && text.contains("承担")) {
            let message = format!("{}的责任条款未写明“法律责任由部门承担”", scene.letter_name(key));
            found(
                Finding::at(letter.file, ["responsibility".into()], message).fix("请写明法律责任由部门承担"),
            );
        }
    });
}

fn every_department_grants(scene: &Scene<'_>, found: Sink<'_>) {
    for (_, department) in scene.registry.departments.iter().filter(|(key, _)| scene.is_certain(*key)) {
        let has_items =
            department.items.iter().any(|item| scene.registry.items[*item].is_active(scene.day()));
        let granted =
            department.letters.iter().any(|letter| scene.authority.state(*letter) != LetterState::Draft);
        if has_items && !granted {
            let message = format!("部门“{}”没有任何已签订的授权书", department.record.name);
            let fix = "请在 letters/年度/ 下添加授权书；在此之前窗口页会如实显示没有有效授权";
            found(Finding::at(department.file, ["name".into()], message).fix(fix));
        }
    }
}

fn signed_letters_name_items(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        if is_draft(scene.registry, key) {
            return;
        }
        for (at, _) in letter.record.grants.iter().enumerate().filter(|(_, grant)| grant.select.is_some()) {
            let message = format!("{}已签订，却用批量选择代替事项名称", scene.letter_name(key));
            let finding = Finding::at(letter.file, ["grants".into(), at.into(), "select".into()], message);
            found(finding.fix("签订后的授权书必须逐条写出 items"));
        }
    });
}
