use std::collections::BTreeSet;

use crate::diagnostic::{Path, Step};
use crate::records::{
    Date, Department, Grantees, LegalRepresentative, Letter, PersonName, Post, Role, Window,
};
use crate::registry::{self, DepartmentKey, LetterKey};

use super::places::is_foreign;
use super::{Finding, Scene, Sink, days_ahead, is_draft};

/// A letter of a window with the days on which it counts, from the day of the check on.
struct Coming {
    key: LetterKey,
    department: DepartmentKey,
    days: (Date, Date),
}

/// Who differs, so that a person is told of once, at the newest letter.
type Told<'r> = BTreeSet<(DepartmentKey, Option<Role>, &'r str)>;

/// Does every letter that counts now or later name the signatory and the window staff of its own days, and all of the
/// staff? When one of them changes, the notice lets a department sign anew (part four).
pub(super) fn are_the_present_ones(scene: &Scene<'_>, found: Sink<'_>) {
    for window in scene.registry.windows.values() {
        let mut letters: Vec<Coming> =
            window.letters.iter().filter_map(|key| coming(scene, window, *key)).collect();
        letters.sort_by_key(|letter| std::cmp::Reverse((letter.days.0, letter.key)));
        let mut told = Told::new();
        for letter in &letters {
            signatory(scene, letter, &mut told, found);
            staff(scene, window, letter, &letters, &mut told, found);
        }
    }
}

fn coming(scene: &Scene<'_>, window: &registry::Window, key: LetterKey) -> Option<Coming> {
    let letter = &scene.registry.letters[key];
    let department = letter.department.filter(|key| scene.is_certain(*key))?;
    let here = !is_foreign(scene.registry, letter, window);
    here.then_some(Coming { key, department, days: days_ahead(scene, key)? })
}

/// What to do about a letter that is signed, and about one that is not.
fn fix(scene: &Scene<'_>, letter: &Coming) -> &'static str {
    if is_draft(scene.registry, letter.key) {
        "请在签订前核对；如属笔误请改正其中一处"
    } else {
        "可以重新授权；如属笔误请改正其中一处"
    }
}

fn signatory<'r>(scene: &Scene<'r>, letter: &Coming, told: &mut Told<'r>, found: Sink<'_>) {
    let department = &scene.registry.departments[letter.department];
    let now = &department.record.legal_representative.name;
    let record = &scene.registry.letters[letter.key];
    let named = &record.record.legal_representative;
    if named == now || !told.insert((letter.department, None, named)) {
        return;
    }
    let name = scene.letter_name(letter.key);
    let message = format!("{name}载明的法定代表人“{named}”与现任“{now}”不一致");
    let path = [Department::legal_representative, LegalRepresentative::name];
    let finding = Finding::at(record.file, [Letter::legal_representative], message);
    found(finding.related(department.file, path, "现任在这里").fix(fix(scene, letter)));
}

/// The names of a letter for a role, and the key that holds them.
fn grantees(letter: &registry::Letter, role: Role) -> (Step, Vec<&PersonName>) {
    let grantees = &letter.record.grantees;
    match role {
        Role::Chief => (Grantees::chief, grantees.chief.iter().collect()),
        Role::A => (Grantees::a, grantees.a.iter().collect()),
        Role::B => (Grantees::b, grantees.b.iter().collect()),
    }
}

fn staff<'r>(
    scene: &Scene<'r>,
    window: &'r registry::Window,
    letter: &Coming,
    letters: &[Coming],
    told: &mut Told<'r>,
    found: Sink<'_>,
) {
    let file = scene.registry.letters[letter.key].file;
    for (day, role) in
        days_of_change(window, letter.days).into_iter().flat_map(|day| ROLES.map(|role| (day, role)))
    {
        let held: Vec<(usize, &Post)> = window
            .record
            .posts
            .iter()
            .enumerate()
            .filter(|(_, post)| post.role == role && post.is_held_on(day))
            .collect();
        // That nobody is there is a matter of the window.
        if held.is_empty() {
            continue;
        }
        let (field, named) = grantees(&scene.registry.letters[letter.key], role);
        let is_named = |name: &PersonName| {
            let counts = letters.iter().filter(|other| other.days.0 <= day && day <= other.days.1);
            let mut letters = counts.map(|other| &scene.registry.letters[other.key]);
            letters.any(|other| grantees(other, role).1.contains(&name))
        };
        let mut newcomers = held.iter().filter(|(_, post)| !is_named(&post.name));
        let leavers =
            named.iter().enumerate().filter(|(_, name)| !held.iter().any(|(_, post)| post.name == ***name));
        let when = if day == scene.day() { "现任".to_owned() } else { format!("{day} 在岗的") };
        let (name, role_name) = (scene.letter_name(letter.key), role.label());
        for (at, old) in leavers {
            let newcomer = newcomers.next();
            if !told.insert((letter.department, Some(role), old)) {
                continue;
            }
            let mut path: Path = vec![Letter::grantees, field];
            if role != Role::Chief {
                path.push(at.into());
            }
            let Some((post, new)) = newcomer else {
                let since = if day == scene.day() { String::new() } else { format!(" {day} ") };
                let message = format!("{name}载明的{role_name}“{old}”{since}不在岗");
                found(Finding::along(file, path, message).fix(fix(scene, letter)));
                continue;
            };
            told.insert((letter.department, Some(role), &new.name));
            let message = format!("{name}载明的{role_name}“{old}”与{when}“{}”不一致", new.name);
            let here = [Window::posts, (*post).into(), Post::name];
            let finding = Finding::along(file, path, message);
            found(finding.related(window.file, here, "现任在这里").fix(fix(scene, letter)));
        }
        // Who else works there can only be known if all departments of the window are. A draft may be filled in later.
        let certain = window.departments.iter().all(|department| scene.is_certain(*department));
        let is_blank = named.is_empty() && is_draft(scene.registry, letter.key);
        for (post, new) in newcomers.filter(|_| certain && !is_blank) {
            if told.insert((letter.department, Some(role), &new.name)) {
                let message = format!("{name}没有写{when}{role_name}“{}”", new.name);
                let here = [Window::posts, (*post).into(), Post::name];
                let finding = Finding::at(file, [Letter::grantees, field], message);
                let until = Post::until.label();
                found(
                    finding
                        .related(window.file, here, "岗位在这里")
                        .fix(format!("{}；已经离岗的请在窗口资料里写“{until}”", fix(scene, letter))),
                );
            }
        }
    }
}

const ROLES: [Role; 3] = [Role::Chief, Role::A, Role::B];

/// The first of these days, and every one on which somebody comes or has gone.
fn days_of_change(window: &registry::Window, (first, last): (Date, Date)) -> BTreeSet<Date> {
    let posts = window.record.posts.iter();
    let changes = posts.flat_map(|post| [post.since, post.until.map(Date::next)]).flatten();
    changes.filter(|day| first < *day && *day <= last).chain([first]).collect()
}
