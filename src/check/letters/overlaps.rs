use std::collections::BTreeSet;

use crate::records::{self, Date, LetterReason, Term};
use crate::registry::{Letter, LetterKey, Registry};

use super::{Finding, Scene, Sink};

/// Two letters of one department that grant the same items to the same window at the same time. Of two in one chain of
/// replacements, the older has ended when the newer begins.
struct Overlap {
    older: LetterKey,
    newer: LetterKey,
}

pub(super) fn do_not_overlap(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for overlap in overlaps(registry) {
        let (older, newer) = (&registry.letters[overlap.older], &registry.letters[overlap.newer]);
        let names = (scene.letter_name(overlap.newer), scene.letter_name(overlap.older));
        let message = format!("{}与{}授予同一窗口相同事项，期限重叠", names.0, names.1);
        let finding = Finding::at(newer.file, [records::Letter::term], message);
        let finding = finding.related(older.file, [records::Letter::term], "与这份重叠");
        found(finding.fix(advice(registry, &overlap)));
    }
}

/// The letters whose overlap comes from a term that was copied and not changed.
pub(super) fn with_a_forgotten_term(registry: &Registry) -> BTreeSet<LetterKey> {
    let forgotten = overlaps(registry).into_iter().filter(|overlap| cause(registry, overlap).is_some());
    forgotten.map(|overlap| overlap.newer).collect()
}

fn overlaps(registry: &Registry) -> Vec<Overlap> {
    let mut overlaps = Vec::new();
    for (key, letter) in registry.letters.iter() {
        let Some(days) = registry.days_in_force(key) else { continue };
        for other in registry.siblings(key).filter(|other| *other > key) {
            let Some(other_days) = registry.days_in_force(other) else { continue };
            let meet = days.0 <= other_days.1 && other_days.0 <= days.1;
            if meet && share_an_item(letter, &registry.letters[other]) {
                let (older, newer) = in_order(registry, key, other);
                overlaps.push(Overlap { older, newer });
            }
        }
    }
    overlaps
}

fn share_an_item(one: &Letter, other: &Letter) -> bool {
    let mut items = one.grants.iter().flat_map(|grant| &grant.items);
    items.any(|item| other.grants.iter().any(|grant| grant.items.contains(item)))
}

/// Two letters, the one that was signed first before the other.
fn in_order(registry: &Registry, one: LetterKey, other: LetterKey) -> (LetterKey, LetterKey) {
    let age = |key: LetterKey| {
        let letter = &registry.letters[key].record;
        (letter.signed_on, letter.term.as_ref().map(|term| term.from), key)
    };
    if age(one) <= age(other) { (one, other) } else { (other, one) }
}

/// Why a term is taken for one that was copied and forgotten.
enum Forgotten {
    /// The whole term is that of another year; with the days that are likely to be right.
    Year(Date, Date),
    /// It begins before the letter was signed.
    FirstDay(Date),
    /// The day of signing was copied as well.
    Everything,
}

fn cause(registry: &Registry, overlap: &Overlap) -> Option<Forgotten> {
    let (older, newer) = (&registry.letters[overlap.older], &registry.letters[overlap.newer]);
    let (term, before) = (newer.record.term.as_ref()?, older.record.term.as_ref()?);
    let signed = newer.record.signed_on?;
    if let Some((from, to)) = likely_days(newer, older).filter(|(from, _)| *from > before.to) {
        return Some(Forgotten::Year(from, to));
    }
    if term.from > before.from {
        return None;
    }
    match older.record.signed_on {
        Some(first) if first == signed => Some(Forgotten::Everything),
        _ => (signed > before.from).then_some(Forgotten::FirstDay(signed)),
    }
}

/// A letter is signed at most so many days before its term begins.
const EARLIEST_SIGNING: i32 = 92;

/// The same term in the year to which the letter belongs, by its folder or by the December in which it was signed.
fn likely_days(newer: &Letter, older: &Letter) -> Option<(Date, Date)> {
    let term = newer.record.term.as_ref()?;
    let signed = newer.record.signed_on?;
    let copied = older.record.signed_on == Some(signed);
    let annual = newer.record.reason == LetterReason::Annual || signed.month() == 12;
    let by_signing = if annual && !copied { signed.year() + 1 } else { term.from.year() };
    let years = newer.year.max(by_signing) - term.from.year();
    let from = years_later(term.from, years)?;
    let fits = copied || (0..=EARLIEST_SIGNING).contains(&signed.days_until(from));
    (years > 0 && fits).then_some((from, years_later(term.to, years)?))
}

fn years_later(day: Date, years: i16) -> Option<Date> {
    let year = day.year().checked_add(years)?;
    Date::new(year, day.month(), day.day()).or_else(|| Date::new(year, day.month(), 28))
}

/// What to do about an overlap: the commonest cause first, and never a replacement that ends a letter before it began.
fn advice(registry: &Registry, overlap: &Overlap) -> String {
    let (older, newer) = (&registry.letters[overlap.older], &registry.letters[overlap.newer]);
    let replaced =
        if older.year == newer.year { older.id.to_string() } else { format!("{}/{}", older.year, older.id) };
    let supersedes = records::Letter::supersedes.pair(replaced);
    let (term, signed_on) = (records::Letter::term, records::Letter::signed_on.label());
    match cause(registry, overlap) {
        Some(Forgotten::Year(from, to)) => {
            let days = format!("{{{}, {}}}", Term::from.pair(from), Term::to.pair(to));
            return format!("请先检查期限是否忘了改，多半应为“{}”；也请核对“{signed_on}”", term.pair(days));
        }
        Some(Forgotten::FirstDay(signed)) => {
            return format!(
                "请先检查期限是否忘了改：新授权书 {signed} 才签订，不应从更早的日子起算；改好以后，新的替代旧的，再写“{supersedes}”"
            );
        }
        Some(Forgotten::Everything) => {
            return format!(
                "请先检查期限和“{signed_on}”是否复制以后忘了改；改好以后，新的替代旧的，再写“{supersedes}”"
            );
        }
        None => {}
    }
    let begins_later = registry
        .days_in_force(overlap.older)
        .zip(registry.days_in_force(overlap.newer))
        .is_some_and(|(older, newer)| older.0 < newer.0);
    let replaces_another =
        newer.supersedes.is_some_and(|other| !registry.is_replaced_by(other, overlap.older));
    if begins_later && !replaces_another {
        return format!("如果新的替代旧的，请在新授权书写“{supersedes}”；否则请改期限");
    }
    // It can name one only, or the older one would have ended before it began: the older one has to be revoked.
    let revoked = (records::Letter::revoked_on.label(), records::Letter::revoked_reason.label());
    format!("如果旧的不再有效，请在旧授权书写“{}”和“{}”；否则请改期限", revoked.0, revoked.1)
}
