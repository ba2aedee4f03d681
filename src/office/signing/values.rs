//! What a signature changes in a letter.

use crate::diagnostic;
use crate::edit::{Act, Change, Meant, Step};
use crate::records::{AttachedFile, Date, Grant, HumanCheck, Letter as Record, SignedAs};
use crate::registry::{ItemKey, Letter, Registry};

use super::super::pairs::Pair;

/// A value of the letter becomes this one.
pub(super) fn set(field: diagnostic::Step, value: impl ToString) -> Change {
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
    let (Some(department), Some(window), Some(term)) =
        (letter.department, letter.window, &letter.record.term)
    else {
        return (Vec::new(), 0);
    };
    let items = Pair { department, window }.items(registry, term.from);
    let mut named: Vec<ItemKey> = letter.grants.iter().flat_map(|grant| grant.items.clone()).collect();
    let mut changes = Vec::new();
    let mut gone = Vec::new();
    let mut count = 0;
    for (at, grant) in letter.record.grants.iter().enumerate() {
        let Some(select) = &grant.select else { continue };
        let own = letter.grants.get(at).map_or(&[][..], |grant| &grant.items);
        let picked = items.iter().copied().filter(|key| {
            let item = &registry.items[*key];
            select.category.is_none_or(|category| category == item.category)
                && select.processing.is_none_or(|processing| processing == item.record.processing)
        });
        let new: Vec<ItemKey> = picked.filter(|item| !named.contains(item)).collect();
        let place = vec![key(Record::grants), Step::At(at)];
        if own.is_empty() && new.is_empty() {
            gone.push(Change { at: place, act: Act::Remove });
            continue;
        }
        let ids = own.iter().chain(&new).map(|key| Meant::Text(registry.items[*key].id.to_string()));
        let ids = Meant::List(ids.collect());
        let below = |field: diagnostic::Step| [place.clone(), vec![key(field)]].concat();
        changes.push(Change { at: below(Grant::items), act: Act::Set(ids) });
        changes.push(Change { at: below(Grant::select), act: Act::Remove });
        count += new.len();
        named.extend(new);
    }
    // From the last on, so that the places of those before stay.
    changes.extend(gone.into_iter().rev());
    (changes, count)
}
