//! EDN: the letters of a year, and the change to the next. Windows and items are not kept by year.

use std::collections::BTreeMap;

use crate::records::{self, Date, LetterStatus, Term};
use crate::registry::{Letter, LetterKey, Registry};
use crate::rulebook::{EDN_02, EDN_04, EDN_05};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::concluding(&EDN_02, the_next_year_is_begun),
    Check::concluding(&EDN_04, every_department_signs),
    Check::direct(&EDN_05, copies_are_revised),
];

/// The first day of the month in which the notice has letters signed.
fn signing_begins(year: i16) -> Option<Date> {
    Date::new(year, 12, 1)
}

fn letters_of(registry: &Registry, year: i16) -> impl Iterator<Item = (LetterKey, &Letter)> {
    registry.letters.iter().filter(move |(_, letter)| letter.year == year)
}

fn the_next_year_is_begun(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let in_force = registry.letters.iter().filter(|(key, _)| scene.authority.state(*key).is_in_force());
    let last = in_force.filter_map(|(_, letter)| Some((letter.record.term.as_ref()?.to, letter.year))).max();
    let Some((end, year)) = last else { return };
    let left = scene.day().days_until(end);
    let begun = letters_of(registry, year + 1).next().is_some();
    if left <= registry.policy.reminder_days() && !begun && !scene.is_anything_uncertain() {
        let when = if left == 0 { "今天".to_owned() } else { format!("将在 {left} 天后") };
        let message = format!("{year} 年度{when}结束，尚无 {} 年度的授权书", year + 1);
        let finding = Finding::at(registry.policy_file, [], message);
        let draft = records::Letter::status.pair(LetterStatus::Draft.label());
        found(finding.fix(format!("请在 letters/{}/ 下着手草拟，写“{draft}”", year + 1)));
    }
}

fn every_department_signs(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let year = scene.day().year();
    let begun = signing_begins(year).is_some_and(|first| first <= scene.day());
    if !begun || letters_of(registry, year + 1).next().is_none() {
        return;
    }
    let Some(new_year) = Date::new(year + 1, 1, 1) else { return };
    let is_signed = |letter: LetterKey| {
        let record = &registry.letters[letter].record;
        record.is_signed() && record.status != Some(LetterStatus::Revoked)
    };
    for (_, department) in registry
        .departments
        .iter()
        .filter(|(key, one)| scene.is_certain(*key) && registry.can_grant(one, new_year))
    {
        let signed = department.letters.iter().copied().filter(|key| is_signed(*key));
        let (this, next): (Vec<LetterKey>, Vec<LetterKey>) = signed
            .filter(|key| [year, year + 1].contains(&registry.letters[*key].year))
            .partition(|key| registry.letters[*key].year == year);
        let last = this.into_iter().max_by_key(|key| registry.unreplaced_days(*key).map(|(_, to)| to));
        let Some(last) = last.filter(|_| next.is_empty()) else { continue };
        let message = format!("部门“{}”尚未完成 {} 年度签订", department.short_name(), year + 1);
        let path = [records::Letter::term, Term::to];
        let finding = Finding::at(registry.letters[last].file, path, message);
        found(finding.fix("请在 12 月底前签订；未签订的窗口从 1 月 1 日起没有授权"));
    }
}

fn copies_are_revised(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let mut earlier: BTreeMap<&str, LetterKey> = BTreeMap::new();
    for (key, letter) in registry.letters.iter() {
        let Some(before) = earlier.insert(&letter.id, key) else { continue };
        let other = &registry.letters[before];
        if other.year == letter.year || letter.department != other.department {
            continue;
        }
        let signed = letter.record.signed_on;
        let path = if letter.record.number == other.record.number {
            records::Letter::number
        } else if signed.is_some() && signed == other.record.signed_on {
            records::Letter::signed_on
        } else {
            continue;
        };
        let name = scene.letter_name(key);
        let years = (letter.year, other.year);
        let what = path.label();
        let message = format!("{} 年度的{name}与 {} 年度的{what}相同，像是复制后没有修改", years.0, years.1);
        let finding = Finding::at(letter.file, [path], message);
        let finding = finding.related(other.file, [path], "另一年度");
        found(finding.fix("请逐项核对复制来的内容：编号、日期、人员、事项"));
    }
}
