use crate::policy::LetterState;
use crate::records::{self, Date, Department, LetterReason, LetterStatus, Term};
use crate::registry::{DepartmentKey, Letter, LetterKey, Registry};

use super::{Finding, Scene, Sink, draft, each_letter, is_draft};

pub(super) fn term_runs_forward(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let Some(term) = letter.record.term.as_ref().filter(|term| term.to < term.from) else { return };
        let message = format!("{}的期限终止日 {} 早于起始日 {}", scene.letter_name(key), term.to, term.from);
        let finding = Finding::at(letter.file, [records::Letter::term, Term::to], message);
        found(
            finding
                .related(letter.file, [records::Letter::term, Term::from], "起始日在这里")
                .fix("请核对两个日期"),
        );
    });
}

/// A year and a day, so that leap years and a first day counted twice are not reported.
const LONGEST_TERM: i32 = 366;

pub(super) fn term_is_a_year_at_most(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let Some(term) = &letter.record.term else { return };
        let days = term.from.days_until(term.to) + 1;
        if days > LONGEST_TERM {
            let message = format!("{}的期限长达 {days} 天，通知要求原则上一年一签", scene.letter_name(key));
            found(
                Finding::at(letter.file, [records::Letter::term], message)
                    .fix("请核对终止日，一般为当年 12 月 31 日"),
            );
        }
    });
}

pub(super) fn is_renewed(scene: &Scene<'_>, found: Sink<'_>) {
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
            let finding = Finding::at(letter.file, [records::Letter::term, Term::to], message);
            found(finding.fix("请签订新的授权书；在此之前窗口页会如实显示没有有效授权"));
        }
    }
}

/// Is a letter of the department to the same window in force?
pub(super) fn covered(scene: &Scene<'_>, department: DepartmentKey, letter: &Letter) -> bool {
    scene.registry.departments[department].letters.iter().any(|other| {
        scene.registry.letters[*other].window == letter.window && scene.authority.state(*other).is_in_force()
    })
}

pub(super) fn do_not_overlap(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for department in registry.departments.values() {
        for (at, first) in department.letters.iter().enumerate() {
            for second in &department.letters[at + 1..] {
                report_overlap(scene, *first, *second, found);
            }
        }
    }
}

pub(super) fn report_overlap(scene: &Scene<'_>, first: LetterKey, second: LetterKey, found: Sink<'_>) {
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
    let finding = Finding::at(b.file, [records::Letter::term], message);
    let replaced = if a.year == b.year { a.id.to_string() } else { format!("{}/{}", a.year, a.id) };
    let supersedes = records::Letter::supersedes.pair(replaced);
    let fix = format!("如果新的替代旧的，请在新授权书写“{supersedes}”；否则请改期限");
    found(finding.related(a.file, [records::Letter::term], "与这份重叠").fix(fix));
}

/// First and last day on which a letter can hold.
pub(super) fn span(registry: &Registry, key: LetterKey) -> Option<(Date, Date)> {
    let record = &registry.letters[key].record;
    if record.status == Some(LetterStatus::Draft) {
        return None;
    }
    let term = record.term.as_ref()?;
    let to = record.revoked_on.map_or(term.to, |revoked| term.to.min(revoked.plus_days(-1)));
    let revoked_for_good = record.status == Some(LetterStatus::Revoked) && record.revoked_on.is_none();
    (!revoked_for_good && term.from <= to).then_some((term.from, to))
}

pub(super) fn every_department_grants(scene: &Scene<'_>, found: Sink<'_>) {
    for (_, department) in scene.registry.departments.iter().filter(|(key, _)| scene.is_certain(*key)) {
        let has_items =
            department.items.iter().any(|item| scene.registry.items[*item].is_active(scene.day()));
        let granted =
            department.letters.iter().any(|letter| scene.authority.state(*letter) != LetterState::Draft);
        if has_items && !granted {
            let message = format!("部门“{}”没有任何已签订的授权书", department.record.name);
            let fix = "请在 letters/年度/ 下添加授权书；在此之前窗口页会如实显示没有有效授权";
            found(Finding::at(department.file, [Department::name], message).fix(fix));
        }
    }
}

pub(super) fn annual_letters_are_signed_in_december(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let Some(signed) = letter.record.signed_on.filter(|day| day.month() != 12) else { return };
        if letter.record.reason == LetterReason::Annual {
            let message =
                format!("{}的签订日期 {signed} 不在 12 月，又未注明变更或首次签订", scene.letter_name(key));
            let finding = Finding::at(letter.file, [records::Letter::signed_on], message);
            found(finding.fix(format!(
                "请核对日期；不是每年例行签订的，请改写“{}”，例如 {}、{}",
                records::Letter::reason.label(),
                LetterReason::Initial.label(),
                LetterReason::ChiefChanged.label()
            )));
        }
    });
}

/// A letter signed more than this many days after the first day of its term probably has a wrong date.
const LATEST_SIGNING: i32 = 31;

pub(super) fn signing_day_is_possible(scene: &Scene<'_>, found: Sink<'_>) {
    let clock_is_late = scene.registry.ledger.values().any(|entry| entry.published_on > scene.day());
    each_letter(scene, |key, letter| {
        let Some(signed) = letter.record.signed_on.filter(|_| !is_draft(scene.registry, key)) else { return };
        let name = scene.letter_name(key);
        let late = letter.record.term.as_ref().map_or(0, |term| term.from.days_until(signed));
        let message = if signed > scene.day() && clock_is_late {
            // The clock is wrong, not every letter: CAL-03 reports it.
            return;
        } else if signed > scene.day() {
            format!("{name}的签订日期 {signed} 晚于今天（{}）", scene.day())
        } else if late > LATEST_SIGNING {
            format!("{name}的签订日期 {signed} 比起始日晚 {late} 天")
        } else {
            return;
        };
        let finding = Finding::at(letter.file, [records::Letter::signed_on], message);
        found(finding.fix(format!("请核对日期；还没有签订的请写“{}”", draft())));
    });
}

pub(super) fn leave_no_gap(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for (_, department) in registry.departments.iter().filter(|(key, _)| scene.is_certain(*key)) {
        let mut terms: Vec<(Date, Date, LetterKey)> = department
            .letters
            .iter()
            .filter_map(|key| span(registry, *key).map(|(from, to)| (from, to, *key)))
            .collect();
        terms.sort();
        for (at, (from, _, key)) in terms.iter().enumerate() {
            let letter = &registry.letters[*key];
            let same_window = |key: LetterKey| registry.letters[key].window == letter.window;
            let earlier =
                terms[..at].iter().filter(|(.., key)| same_window(*key)).max_by_key(|(_, to, _)| *to);
            let Some((_, end, before)) = earlier else { continue };
            let days = end.days_until(*from) - 1;
            if days > 0 {
                let (first, last) = (end.next(), from.plus_days(-1));
                let message =
                    format!("{}与前一份之间有 {days} 天空档（{first} 至 {last}）", scene.letter_name(*key));
                let finding = Finding::at(letter.file, [records::Letter::term, Term::from], message);
                let path = [records::Letter::term, Term::to];
                let finding = finding.related(registry.letters[*before].file, path, "前一份到这天为止");
                found(finding.fix("请核对起始日；空档期内窗口没有授权，页面会如实显示"));
            }
        }
    }
}
