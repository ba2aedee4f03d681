use crate::edit::{Act, Change, Meant, Step};
use crate::records::{Date, Department, Letter, Window};
use crate::registry::{DepartmentKey, WindowKey};

use super::super::named::department_named;
use super::desk::{Desk, append, day_before, key, set};
use super::moving::hand_over;
use super::{Content, Refused, Reorganised};

/// Lets a department go into another from a day on: it ends, the other gets its windows and its items, and letters that would
/// hold on are revoked.
pub fn merge(content: Content<'_>, from: &str, into: &str, day: Date) -> Result<Reorganised, Refused> {
    let mut desk = Desk::new(content);
    let registry = desk.registry();
    let named = |name: &str| department_named(registry, name).map_err(|_| format!("没有部门“{name}”"));
    let (from, into) = (named(from)?, named(into)?);
    if from == into {
        return Err("两个部门是同一个".to_owned());
    }
    let (old, new) = (&registry.departments[from], &registry.departments[into]);
    if !new.days().hold(day) {
        return Err(format!("{}到那一天已经不在了", new.short_name()));
    }
    if !old.days().hold(day.plus_days(-1)) {
        return Err(format!("{}到那一天已经撤并了", old.short_name()));
    }
    let path = desk.path(old.file)?;
    desk.change(
        path,
        &[
            set(vec![key(Department::ended_on)], day_before(day)),
            set(vec![key(Department::moved_to)], &*new.id),
        ],
    )?;
    let taken_over = windows(&mut desk, from, into, day)?;
    let items: Vec<_> =
        old.items.iter().copied().filter(|item| registry.items[*item].is_active(day.plus_days(-1))).collect();
    for item in &items {
        hand_over(&mut desk, *item, into, day, &taken_over)?;
    }
    letters(&mut desk, from, into, day)?;
    desk.note(format!(
        "{} 个事项从 {day} 起由{}办理；请核对它们的“办理窗口”和电话，为它们签新的授权书（mingchuang renew 起草）。",
        items.len(),
        new.short_name()
    ));
    Ok(desk.done)
}

/// What becomes of the windows, and which the new department takes over. A window of the old department alone becomes the
/// new one's on the day; until then it is not, so that a merger that is told ahead closes it.
fn windows(
    desk: &mut Desk<'_>,
    from: DepartmentKey,
    into: DepartmentKey,
    day: Date,
) -> Result<Vec<WindowKey>, Refused> {
    let registry = desk.registry();
    let (old, new) = (&registry.departments[from], &registry.departments[into]);
    let mut taken_over = Vec::new();
    for key_of in &old.windows {
        let window = &registry.windows[*key_of];
        if window.record.closed_on.is_some_and(|last| last < day) {
            continue;
        }
        let path = desk.path(window.file)?;
        let name = &window.record.name;
        if window.departments.len() > 1 {
            if !window.departments.contains(&into) {
                desk.change(path, &[append(vec![key(Window::departments)], &*new.id)])?;
            }
        } else if day <= desk.content.today {
            let departments = Meant::List(vec![Meant::Text(new.id.to_string())]);
            let at = vec![key(Window::departments)];
            desk.change(path, &[Change { at, act: Act::Set(departments) }])?;
            taken_over.push(*key_of);
            desk.note(format!(
                "窗口“{name}”现在是{}的；名称也改的，请用 mingchuang rename --name。",
                new.short_name()
            ));
        } else {
            desk.change(path, &[set(vec![key(Window::closed_on)], day_before(day))])?;
            desk.note(format!(
                "窗口“{name}”到前一天为止，事项改在{}的窗口办理；窗口还在原处、只换部门的，请到 {day} 那天再运行。",
                new.short_name()
            ));
        }
    }
    Ok(taken_over)
}

/// A letter that would hold beyond the end is revoked on that day.
fn letters(desk: &mut Desk<'_>, from: DepartmentKey, into: DepartmentKey, day: Date) -> Result<(), Refused> {
    let registry = desk.registry();
    let new = &registry.departments[into];
    for letter in &registry.departments[from].letters {
        let Some((_, to)) = registry.days_in_force(*letter) else { continue };
        if to < day {
            continue;
        }
        let letter = &registry.letters[*letter];
        let path = desk.path(letter.file)?;
        let at = |step| -> Vec<Step> { vec![key(step)] };
        desk.change(
            path,
            &[
                set(at(Letter::revoked_on), day.to_string()),
                set(at(Letter::revoked_reason), format!("部门并入{}", new.record.name)),
            ],
        )?;
    }
    Ok(())
}
