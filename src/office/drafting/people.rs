//! Who signs, and who may use the letter: the people of its first day.

use crate::records::{LetterReason, Post, Role};
use crate::registry::{Letter, Registry};

use super::super::pairs::Pair;
use super::super::people::{changes, held, named};
use super::occasion::Occasion;

/// Who stands in a draft, with what is to be said of each.
pub(super) struct People {
    pub(super) signatory: (String, Vec<String>),
    pub(super) chief: (Option<String>, Vec<String>),
    pub(super) a: (Vec<String>, Vec<String>),
    pub(super) b: (Vec<String>, Vec<String>),
    /// What has changed first, in the order of the notice.
    pub(super) reason: Option<LetterReason>,
}

impl People {
    pub(super) fn of(registry: &Registry, pair: Pair, base: &Letter, occasion: &Occasion) -> Self {
        let now = &registry.departments[pair.department].record.legal_representative.name;
        let before = &base.record.legal_representative;
        let mut signatory = Vec::new();
        if now != before {
            signatory.push(format!("上一份是“{before}”"));
        }
        let role = |role: Role| {
            let before: Vec<&str> = named(base, role);
            let now = held(registry, pair, role, occasion.from);
            let (gone, come) = changes(&before, &now);
            let is_changed = !gone.is_empty() || !come.is_empty();
            let notes = notes(&before, &now, role, occasion);
            (now.iter().map(|post| post.name.to_string()).collect::<Vec<_>>(), notes, is_changed)
        };
        let (chief, a, b) = (role(Role::Chief), role(Role::A), role(Role::B));
        let changed = [
            (now != before, LetterReason::LegalRepresentativeChanged),
            (chief.2, LetterReason::ChiefChanged),
            (a.2, LetterReason::AChanged),
            (b.2, LetterReason::BChanged),
        ];
        Self {
            signatory: (now.to_string(), signatory),
            chief: (chief.0.into_iter().next(), chief.1),
            a: (a.0, a.1),
            b: (b.0, b.1),
            reason: changed.into_iter().find(|(changed, _)| *changed).map(|(_, reason)| reason),
        }
    }

    /// Everything that is to be said.
    pub(super) fn notes(&self) -> impl Iterator<Item = &String> {
        [&self.signatory.1, &self.chief.1, &self.a.1, &self.b.1].into_iter().flatten()
    }
}

fn notes(before: &[&str], now: &[&Post], role: Role, occasion: &Occasion) -> Vec<String> {
    let label = role.label();
    let (gone, come) = changes(before, now);
    let mut notes = Vec::new();
    if now.is_empty() && (role != Role::B || !before.is_empty()) {
        notes.push(format!("窗口资料里没有在岗的{label}"));
    }
    if !gone.is_empty() {
        notes.push(format!("上一份的{label}“{}”已不在这个岗位", gone.join("、")));
    }
    if !come.is_empty() {
        notes.push(format!("上一份没有写{label}“{}”", come.join("、")));
    }
    if role == Role::Chief && now.len() > 1 {
        let others: Vec<&str> = now.iter().skip(1).map(|post| post.name.as_str()).collect();
        notes.push(format!("窗口资料里还有{label}“{}”，只能写一位，请核对", others.join("、")));
    }
    for post in now {
        if let Some(until) = post.until.filter(|until| *until < occasion.to) {
            notes.push(format!("{label}“{}”在岗到 {until}", post.name));
        }
    }
    notes
}
