use crate::diagnostic::{FileId, Path, Step};
use crate::records::{Department, Grantees, LegalRepresentative, Letter, PersonName, Post, Role, Window};

use super::{Finding, Scene, Sink};

/// Does a letter in force name today's signatory and window staff? When one of them changes, the notice lets a
/// department sign anew (part four).
pub(super) fn are_the_present_ones(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for (key, letter) in registry.letters.iter().filter(|(key, _)| scene.authority.state(*key).is_in_force())
    {
        let Some(department) = letter.department.filter(|key| scene.is_certain(*key)) else { continue };
        let name = scene.letter_name(key);
        let mut differ = |what: &str, path: Path, old: &str, (file, at): (FileId, Path), new: &str| {
            let message = format!("{name}载明的{what}“{old}”与现任“{new}”不一致");
            let finding = Finding::along(letter.file, path, message);
            found(finding.related_along(file, at, "现任在这里").fix("可以重新授权；如属笔误请改正其中一处"));
        };
        let department = &registry.departments[department];
        let representative = &department.record.legal_representative.name;
        if *representative != letter.record.legal_representative {
            let here = (department.file, vec![Department::legal_representative, LegalRepresentative::name]);
            let path = vec![Letter::legal_representative];
            differ("法定代表人", path, &letter.record.legal_representative, here, representative);
        }
        let Some(window) = letter.window.map(|key| &registry.windows[key]) else { continue };
        let grantees = &letter.record.grantees;
        let chief: Vec<&PersonName> = grantees.chief.iter().collect();
        let (a, b) = (grantees.a.iter().collect(), grantees.b.iter().collect());
        let named: [(Role, Step, Vec<&PersonName>); 3] =
            [(Role::Chief, Grantees::chief, chief), (Role::A, Grantees::a, a), (Role::B, Grantees::b, b)];
        for (role, field, names) in named {
            let posts = window.record.posts.iter();
            let held = posts.filter(|post| post.role == role && post.is_held_on(scene.day()));
            let now: Vec<&PersonName> = held.map(|post| &post.name).collect();
            let Some(successor) = now.iter().find(|name| !names.contains(name)).or(now.first()) else {
                continue;
            };
            for (at, old) in names.iter().enumerate().filter(|(_, name)| !now.contains(name)) {
                let mut path: Path = vec![Letter::grantees, field];
                if role != Role::Chief {
                    path.push(at.into());
                }
                let place =
                    window.record.posts.iter().position(|post| post.role == role && post.name == **successor);
                let here = vec![Window::posts, place.unwrap_or_default().into(), Post::name];
                differ(role.label(), path, old, (window.file, here), successor);
            }
        }
    }
}
