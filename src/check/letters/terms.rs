use std::collections::BTreeSet;

use crate::policy::LetterState;
use crate::records::{self, Department, LetterReason, LetterStatus, Term};
use crate::registry::{Letter, LetterKey};

use super::overlaps::with_a_forgotten_term;
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
    for Lapse { ended, draft } in lapses(scene) {
        let letter = &scene.registry.letters[ended];
        let Some(term) = &letter.record.term else { continue };
        let message = format!("{}已于 {} 到期，尚无有效的新授权书", scene.letter_name(ended), term.to);
        let mut finding = Finding::at(letter.file, [records::Letter::term, Term::to], message);
        if let Some(draft) = draft {
            let file = scene.registry.letters[draft].file;
            finding = finding.related(file, [records::Letter::number], "这一份还是草拟，不算续签");
        }
        found(finding.fix("请签订新的授权书；在此之前窗口页会如实显示没有有效授权"));
    }
}

/// A window that a department leaves without a letter.
struct Lapse {
    /// The last letter.
    ended: LetterKey,
    /// One that lies ready to follow it, unsigned.
    draft: Option<LetterKey>,
}

/// The letters that have expired and that no signed one follows.
fn lapses(scene: &Scene<'_>) -> Vec<Lapse> {
    let registry = scene.registry;
    let lapse = |(ended, letter): (LetterKey, &Letter)| {
        let (department, term) = (letter.department?, letter.record.term.as_ref()?);
        // Nothing is asked of a department or window that is gone.
        let is_gone = letter.window.is_some_and(|window| registry.windows[window].is_closed(scene.day()))
            || !registry.can_grant(&registry.departments[department], scene.day());
        let expired = scene.authority.state(ended) == LetterState::Expired && scene.is_certain(department);
        let follows = |other: &LetterKey| {
            let lasts_longer = registry.unreplaced_days(*other).is_some_and(|(_, to)| to > term.to);
            scene.authority.state(*other).is_in_force() || lasts_longer && is_signed_by(scene, *other)
        };
        if is_gone || !expired || registry.siblings(ended).any(|other| follows(&other)) {
            return None;
        }
        let later = |other: &LetterKey| {
            let other = &registry.letters[*other].record;
            !other.is_signed() && other.term.as_ref().is_some_and(|other| other.to > term.to)
        };
        Some(Lapse { ended, draft: registry.siblings(ended).find(later) })
    };
    registry.letters.iter().filter_map(lapse).collect()
}

/// Does a letter still lie unsigned when its term begins? One that LTR-09 names is not told of twice.
pub(super) fn drafts_are_signed_in_time(scene: &Scene<'_>, found: Sink<'_>) {
    let told: BTreeSet<LetterKey> = lapses(scene).into_iter().filter_map(|lapse| lapse.draft).collect();
    each_letter(scene, |key, letter| {
        let Some(term) = letter.record.term.as_ref().filter(|_| is_draft(scene.registry, key)) else {
            return;
        };
        let certain = letter.department.is_some_and(|department| scene.is_certain(department));
        if term.from > scene.day() || told.contains(&key) || !certain {
            return;
        }
        let message = format!("{}还是草拟，起始日 {} 已经过了", scene.letter_name(key), term.from);
        let finding = Finding::at(letter.file, [records::Letter::status], message);
        let (signed_on, status) = (records::Letter::signed_on.label(), records::Letter::status.label());
        found(finding.fix(format!(
            "已经签订的请补上“{signed_on}”并改写“{status}”；还没有签订的请改期限；不再签订的请删除文件"
        )));
    });
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

pub(super) fn revocation_follows_signing(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let record = &letter.record;
        let Some((revoked, signed)) = record.revoked_on.zip(record.signed_on) else { return };
        if revoked < signed {
            let message = format!("{}的废止日期 {revoked} 早于签订日期 {signed}", scene.letter_name(key));
            let finding = Finding::at(letter.file, [records::Letter::revoked_on], message);
            let finding = finding.related(letter.file, [records::Letter::signed_on], "签订日期在这里");
            found(finding.fix("请核对两个日期；复制来的授权书没有废止的，请删去废止日期"));
        }
    });
}

pub(super) fn revoked_letters_say_since_when(scene: &Scene<'_>, found: Sink<'_>) {
    each_letter(scene, |key, letter| {
        let record = &letter.record;
        if record.status == Some(LetterStatus::Revoked) && record.revoked_on.is_none() {
            let revoked_on = records::Letter::revoked_on.label();
            let message = format!("{}已废止，却没有写{revoked_on}", scene.letter_name(key));
            let finding = Finding::at(letter.file, [records::Letter::status], message);
            found(finding.fix(format!("请补上“{revoked_on}”，即不再有效的第一天；不写就当作从来没有生效")));
        }
    });
}

/// A letter signed more than this many days after the first day of its term probably has a wrong date.
pub(super) const LATEST_SIGNING: i32 = 31;

pub(super) fn signing_day_is_possible(scene: &Scene<'_>, found: Sink<'_>) {
    let told = with_a_forgotten_term(scene.registry);
    each_letter(scene, |key, letter| {
        let Some(signed) = letter.record.signed_on.filter(|_| !is_draft(scene.registry, key)) else { return };
        let late = letter.record.term.as_ref().map_or(0, |term| term.from.days_until(signed));
        if late <= LATEST_SIGNING || told.contains(&key) {
            return;
        }
        let message = format!("{}的签订日期 {signed} 比起始日晚 {late} 天", scene.letter_name(key));
        let finding = Finding::at(letter.file, [records::Letter::signed_on], message);
        found(finding.fix(format!("请核对签订日期和期限；还没有签订的请写“{}”", draft())));
    });
}

/// A letter is not known before the day on which it was signed. That says so, and keeps nothing else from being published.
pub(super) fn signing_day_has_come(scene: &Scene<'_>, found: Sink<'_>) {
    // The day is wrong, or lies in the past on purpose, if the site was published later: CAL-03 says so once.
    if scene.registry.ledger.entries.values().any(|entry| entry.published_on > scene.day()) {
        return;
    }
    each_letter(scene, |key, letter| {
        if is_draft(scene.registry, key) || is_signed_by(scene, key) {
            return;
        }
        let Some(signed) = letter.record.signed_on else { return };
        let message =
            format!("{}的签订日期 {signed} 还没有到（按 {} 计算）", scene.letter_name(key), scene.day());
        let finding = Finding::at(letter.file, [records::Letter::signed_on], message);
        found(finding.fix(format!(
            "到那一天之前不公开、不计入授权率；日期写错的请改正，还没有签订的请写“{}”",
            draft()
        )));
    });
}

/// Has the day on which it was signed come?
fn is_signed_by(scene: &Scene<'_>, letter: LetterKey) -> bool {
    scene.registry.letters[letter].record.signed_on.is_none_or(|signed| signed <= scene.day())
}

pub(super) fn leave_no_gap(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for (key, letter) in registry.letters.iter() {
        let certain = letter.department.is_some_and(|department| scene.is_certain(department));
        let Some((from, _)) = registry.days_in_force(key).filter(|_| certain) else { continue };
        let others = registry.siblings(key).filter_map(|other| Some((registry.days_in_force(other)?, other)));
        let before = others.filter(|((first, _), other)| (*first, *other) < (from, key));
        let Some(((_, end), before)) = before.max_by_key(|((_, end), _)| *end) else { continue };
        let days = end.days_until(from) - 1;
        if days > 0 {
            let (first, last) = (end.next(), from.plus_days(-1));
            let message =
                format!("{}与前一份之间有 {days} 天空档（{first} 至 {last}）", scene.letter_name(key));
            let finding = Finding::at(letter.file, [records::Letter::term, Term::from], message);
            let path = [records::Letter::term, Term::to];
            let finding = finding.related(registry.letters[before].file, path, "前一份到这天为止");
            found(finding.fix("请核对起始日；空档期内窗口没有授权，页面会如实显示"));
        }
    }
}
