//! Which letter replaces which, over any number of steps, and on which days a letter holds because of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place};
use crate::records::{self, Date, LetterStatus};
use crate::rulebook::{LTR_28, REF_01};

use super::gone::{Gone, former_letters};
use super::{Letter, LetterKey, Registry, Table};

/// Resolves which letter each one says that it replaces. While a letter is `unread`, none is reported as missing.
pub(super) fn replace(
    letters: &mut Table<LetterKey, Letter>,
    unread: bool,
    gone: &Gone,
    findings: &mut Vec<Diagnostic>,
) {
    let former = letters.iter().flat_map(|(key, letter)| {
        let former = former_letters(letter.year, &letter.record.former_ids);
        former.map(move |(year, id)| ((year, id.into()), key))
    });
    let present = letters.iter().map(|(key, letter)| ((letter.year, letter.id.clone()), key));
    let ids: BTreeMap<(i16, Box<str>), LetterKey> = former.chain(present).collect();
    for key in letters.keys() {
        let letter = &letters[key];
        let Some(reference) = letter.record.supersedes.clone() else { continue };
        let year = reference.year.unwrap_or(letter.year);
        let older = ids.get(&(year, reference.id.as_str().into()));
        let older = older.or_else(|| ids.get(&gone.renamed_letter(year, reference.id.as_str())?));
        if let Some(older) = older.filter(|older| **older != key) {
            if let Some(misfit) = misfit(letter, &letters[*older]) {
                findings.push(misfit);
                continue;
            }
            letters[key].supersedes = Some(*older);
            letters[*older].superseded_by.push(key);
            continue;
        }
        let number = &letter.record.number;
        let (message, fix) = match older {
            Some(_) => (
                format!("授权书“{number}”写的是替代它自己"),
                "请写被替代的旧授权书的文件名（去掉 .yaml）；没有替代哪一份的，请删去这一项",
            ),
            None if unread || gone.knows_letter(year, reference.id.as_str()) => continue,
            None => (
                format!("授权书“{number}”引用了不存在的授权书“{reference}”"),
                "请写被替代授权书的文件名（去掉 .yaml），跨年度写成 2025/scjgj",
            ),
        };
        let place = Place::value(letter.file, [records::Letter::supersedes]);
        findings.push(Diagnostic::of(&REF_01, place, message).fix(fix));
    }
}

/// What is wrong if one letter says that it replaces another of a different department or window. It does not: whose
/// letter that is has not given it up.
fn misfit(newer: &Letter, older: &Letter) -> Option<Diagnostic> {
    let supersedes = records::Letter::supersedes.label();
    let (what, fix) = if newer.department.zip(older.department).is_some_and(|(one, other)| one != other) {
        let fix = format!("一个部门只能替代自己签的授权书；请核对“{supersedes}”，多半是文件名写错了");
        ("不是同一个部门签的", fix)
    } else if newer.window.zip(older.window).is_some_and(|(one, other)| one != other) {
        let revoked = (records::Letter::revoked_on.label(), records::Letter::revoked_reason.label());
        let fix = format!(
            "请核对“{}”；窗口合并、搬迁的，这里不写“{supersedes}”，在旧授权书写“{}”和“{}”",
            records::Letter::window.label(),
            revoked.0,
            revoked.1
        );
        ("不是给同一个窗口的", fix)
    } else {
        return None;
    };
    let numbers = (&newer.record.number, &older.record.number);
    let message = format!("授权书“{}”不能替代授权书“{}”：两份授权书{what}", numbers.0, numbers.1);
    let place = Place::value(newer.file, [records::Letter::supersedes]);
    let other = Place::value(older.file, [records::Letter::number]);
    Some(Diagnostic::of(&LTR_28, place, message).related(other, "被替代的是这一份").fix(fix))
}

impl Registry {
    /// The letters that one replaces, step by step, the nearest first. Each comes once, and never the letter itself, even
    /// if they replace each other in a circle.
    pub fn predecessors(&self, letter: LetterKey) -> Vec<LetterKey> {
        let mut met = BTreeSet::from([letter]);
        let mut predecessors = Vec::new();
        let mut at = letter;
        while let Some(older) = self.letters[at].supersedes.filter(|older| met.insert(*older)) {
            predecessors.push(older);
            at = older;
        }
        predecessors
    }

    /// The letters that replace one, directly or through letters between them. Each comes once, and never the letter
    /// itself.
    pub fn successors(&self, letter: LetterKey) -> Vec<LetterKey> {
        let mut met = BTreeSet::from([letter]);
        let mut successors = Vec::new();
        let mut open = vec![letter];
        while let Some(at) = open.pop() {
            for newer in self.letters[at].superseded_by.iter().filter(|newer| met.insert(**newer)) {
                successors.push(*newer);
                open.push(*newer);
            }
        }
        successors
    }

    /// Does the newer letter replace the older one, directly or through letters between them?
    pub fn is_replaced_by(&self, older: LetterKey, newer: LetterKey) -> bool {
        older != newer && self.predecessors(newer).contains(&older)
    }

    /// The letters that replace each other in a circle, beginning with this one; `None` if it is in no circle.
    pub fn circle(&self, letter: LetterKey) -> Option<Vec<LetterKey>> {
        let predecessors = self.predecessors(letter);
        let last = predecessors.last()?;
        let closed = self.letters[*last].supersedes == Some(letter);
        closed.then(|| std::iter::once(letter).chain(predecessors).collect())
    }

    /// First and last day on which a letter holds if nothing replaces it: its term, cut by its revocation. `None` if there
    /// is no such day: a draft, a term that runs backwards, a letter revoked before its first day.
    pub fn unreplaced_days(&self, letter: LetterKey) -> Option<(Date, Date)> {
        let record = &self.letters[letter].record;
        let term = record.term.as_ref().filter(|_| record.is_signed())?;
        let to = match record.revoked_on {
            Some(day) => term.to.min(day.plus_days(-1)),
            // Nobody knows since when, so there is no day of which it can be said that it holds.
            None if record.status == Some(LetterStatus::Revoked) => return None,
            None => term.to,
        };
        (term.from <= to).then_some((term.from, to))
    }

    /// The first day on which a letter gives way to one that replaces it. A letter that never holds replaces nothing, but
    /// those that replace it in turn do.
    pub fn replaced_on(&self, letter: LetterKey) -> Option<Date> {
        let successors = self.successors(letter).into_iter();
        successors.filter_map(|newer| self.unreplaced_days(newer)).map(|(from, _)| from).min()
    }

    /// First and last day on which a letter holds. `None` if there is no such day.
    pub fn days_in_force(&self, letter: LetterKey) -> Option<(Date, Date)> {
        let (from, to) = self.unreplaced_days(letter)?;
        let to = self.replaced_on(letter).map_or(to, |day| to.min(day.plus_days(-1)));
        (from <= to).then_some((from, to))
    }

    /// The other letters of the same department to the same window.
    pub fn siblings(&self, letter: LetterKey) -> impl Iterator<Item = LetterKey> {
        let own = &self.letters[letter];
        let at_window = own.window.map_or(&[][..], |window| &self.windows[window].letters);
        let same = move |other: &LetterKey| {
            *other != letter && own.department.is_some() && self.letters[*other].department == own.department
        };
        at_window.iter().copied().filter(same)
    }
}
