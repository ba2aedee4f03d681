use crate::records::{Date, PersonName, Role};
use crate::registry::{Letter, LetterKey, Registry};

use super::letter::{common, holders};
use super::values::Values;

/// Someone named in a letter for a post.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person<'r> {
    pub(super) role: Role,
    pub(super) name: &'r PersonName,
}

/// Everyone named in a letter, by post.
pub(super) fn people(letter: &Letter) -> Vec<Person<'_>> {
    let of_post =
        |role: &Role| holders(letter, *role).iter().map(move |name| (*role, name)).collect::<Vec<_>>();
    let people = Role::ALL.iter().flat_map(of_post);
    people.map(|(role, name)| Person { role, name }).collect()
}

/// What the records lawfully hold of a person; the rest of the form is filled in by hand.
pub(super) fn registration_values(
    registry: &Registry,
    key: LetterKey,
    person: Person<'_>,
    day: Date,
) -> Values {
    let letter = &registry.letters[key];
    let mut values = Values::default();
    common(registry, key, &mut values);
    let window = letter.window.map(|key| &registry.windows[key].record);
    let first = letter.record.term.as_ref().map_or(day, |term| term.from);
    let posts = window.map_or(&[][..], |window| &window.posts);
    let mut posts = posts.iter().filter(|post| post.role == person.role && post.name == *person.name);
    // Who comes back holds a post twice.
    let post = posts.clone().find(|post| post.is_held_on(first)).or_else(|| posts.next_back());
    let phone = post.and_then(|post| post.phone.as_ref()).or(window.map(|window| &window.phone));
    let said = |text: Option<&str>| text.unwrap_or_default().to_owned();
    values.text("姓名", person.name.as_str());
    values.text("岗位", person.role.label());
    values.text("职务", said(post.and_then(|post| post.title.as_deref())));
    values.text("工号", said(post.and_then(|post| post.staff_no.as_deref())));
    values.text("任岗日期", post.and_then(|post| post.since).map(Date::chinese).unwrap_or_default());
    values.text("岗位职责", said(post.and_then(|post| post.duties.as_deref())));
    values.text("替补对象", said(post.and_then(|post| post.backs_up.as_ref()).map(PersonName::as_str)));
    values.text("办公电话", phone.map(ToString::to_string).unwrap_or_default());
    values
}
