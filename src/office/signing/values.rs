//! What a signature changes in a letter.

use crate::diagnostic;
use crate::edit::{Act, Change, Meant, Step};
use crate::records::{AttachedFile, Date, Grant, HumanCheck, Letter as Record, SignedAs};
use crate::registry::{Letter, Registry};

/// A value of the letter becomes this one.
pub(super) fn set(field: diagnostic::Step, value: &(impl ToString + ?Sized)) -> Change {
    Change { at: vec![key(field)], act: Act::Set(Meant::Text(value.to_string())) }
}

fn key(field: diagnostic::Step) -> Step {
    Step::Key(field.to_string())
}

/// The scan, and who looked at it.
pub(super) fn scan(path: &str, checked: Option<(Date, &str)>) -> Change {
    let text = |value: String| Meant::Text(value);
    let meant = match checked {
        None => text(path.to_owned()),
        Some((on, by)) => Meant::Fields(vec![
            (AttachedFile::file.to_string(), text(path.to_owned())),
            (
                AttachedFile::checked.to_string(),
                Meant::Fields(vec![
                    (HumanCheck::on.to_string(), text(on.to_string())),
                    (HumanCheck::by.to_string(), text(by.to_owned())),
                ]),
            ),
        ]),
    };
    Change { at: vec![key(Record::scan)], act: Act::Set(meant) }
}

/// What the paper called department and window, where they are called otherwise today.
pub(super) fn signed_as(registry: &Registry, letter: &Letter, signed_on: Date) -> Vec<Change> {
    if letter.record.signed_as.is_some() {
        return Vec::new();
    }
    let mut names = Vec::new();
    if let Some(department) = letter.department.map(|key| &registry.departments[key]) {
        let then = department.name_on(signed_on);
        if then != department.record.name.as_str() {
            names.push((SignedAs::department.to_string(), Meant::Text(then.to_owned())));
        }
    }
    if let Some(window) = letter.window.map(|key| &registry.windows[key]) {
        let then = window.name_on(signed_on);
        if then != window.record.name.as_str() {
            names.push((SignedAs::window.to_string(), Meant::Text(then.to_owned())));
        }
    }
    if names.is_empty() {
        return Vec::new();
    }
    vec![Change { at: vec![key(Record::signed_as)], act: Act::Set(Meant::Fields(names)) }]
}

/// Items one by one in the place of selections; a selection that picks nothing goes away. Says how many items came of it.
pub(super) fn expansions(registry: &Registry, letter: &Letter) -> (Vec<Change>, usize) {
    let mut changes = Vec::new();
    let mut gone = Vec::new();
    let mut count = 0;
    for (at, (new, written)) in registry.selected(letter).iter().zip(&letter.record.grants).enumerate() {
        if written.select.is_none() {
            continue;
        }
        let own = letter.grants.get(at).map_or(&[][..], |grant| &grant.items);
        let place = vec![key(Record::grants), Step::At(at)];
        if own.is_empty() && new.is_empty() {
            gone.push(Change { at: place, act: Act::Remove });
            continue;
        }
        let ids = own.iter().chain(new).map(|key| Meant::Text(registry.items[*key].id.to_string()));
        let ids = Meant::List(ids.collect());
        let below = |field: diagnostic::Step| [place.clone(), vec![key(field)]].concat();
        changes.push(Change { at: below(Grant::select), act: Act::Remove });
        changes.push(Change { at: below(Grant::items), act: Act::Set(ids) });
        count += new.len();
    }
    // From the last on, so that the places of those before stay.
    changes.extend(gone.into_iter().rev());
    (changes, count)
}
