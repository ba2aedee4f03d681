//! Whom a letter names, and who is there.

use crate::records::{Date, PersonName, Post, Role};
use crate::registry::{Letter, Registry};

use super::pairs::Pair;

/// The roles of a window in the order of the notice.
pub(super) const ROLES: [Role; 3] = [Role::Chief, Role::A, Role::B];

/// Whom a letter names for a role.
pub(super) fn named(letter: &Letter, role: Role) -> Vec<&str> {
    let grantees = &letter.record.grantees;
    match role {
        Role::Chief => grantees.chief.iter().map(PersonName::as_str).collect(),
        Role::A => grantees.a.iter().map(PersonName::as_str).collect(),
        Role::B => grantees.b.iter().map(PersonName::as_str).collect(),
    }
}

/// Who holds the posts of a role at the window on a day.
pub(super) fn held(registry: &Registry, pair: Pair, role: Role, day: Date) -> Vec<&Post> {
    let posts = registry.windows[pair.window].record.posts.iter();
    posts.filter(|post| post.role == role && post.is_held_on(day)).collect()
}

/// Those of a role whom a letter names and who are not there, and those who are there and are not named.
pub(super) fn changes<'r>(before: &[&'r str], now: &[&'r Post]) -> (Vec<&'r str>, Vec<&'r str>) {
    let is_there = |name: &str| now.iter().any(|post| *post.name == *name);
    let gone = before.iter().copied().filter(|name| !is_there(name)).collect();
    let come = now.iter().map(|post| post.name.as_str()).filter(|name| !before.contains(name)).collect();
    (gone, come)
}

/// In words, where a letter names another than sits there on a day: `A岗：授权书写“甲”，在岗的是“乙”`.
pub(super) fn differences(registry: &Registry, pair: Pair, letter: &Letter, day: Date) -> Vec<String> {
    let mut told = Vec::new();
    let now = &registry.departments[pair.department].record.legal_representative.name;
    let before = &letter.record.legal_representative;
    if now != before {
        told.push(format!("法定代表人：授权书写“{before}”，现任“{now}”"));
    }
    for role in ROLES {
        let held = held(registry, pair, role, day);
        let (gone, come) = changes(&named(letter, role), &held);
        let label = role.label();
        match (gone.as_slice(), come.as_slice()) {
            ([], []) => {}
            (gone, []) => told.push(format!("{label}：“{}”不在岗", gone.join("、"))),
            ([], come) => told.push(format!("{label}：没有写“{}”", come.join("、"))),
            (gone, come) => {
                told.push(format!("{label}：授权书写“{}”，在岗“{}”", gone.join("、"), come.join("、")));
            }
        }
    }
    told
}
