use crate::edit::Step;
use crate::records::{Date, Department, Letter, Window};
use crate::registry::DepartmentKey;

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
    windows(&mut desk, from, into, day)?;
    let items: Vec<_> =
        old.items.iter().copied().filter(|item| registry.items[*item].is_active(day.plus_days(-1))).collect();
    for item in &items {
        hand_over(&mut desk, *item, into, day)?;
    }
    letters(&mut desk, from, into, day)?;
    desk.note(format!(
        "{} 个事项从 {day} 起由{}办理；请核对它们的“办理窗口”和电话，为它们签新的授权书（mingchuang renew 起草）。",
        items.len(),
        new.short_name()
    ));
    Ok(desk.done)
}

/// The windows serve the new department too; the old one leaves them by itself when it ends.
fn windows(desk: &mut Desk<'_>, from: DepartmentKey, into: DepartmentKey, day: Date) -> Result<(), Refused> {
    let registry = desk.registry();
    let new = &registry.departments[into];
    for window in &registry.departments[from].windows {
        let window = &registry.windows[*window];
        if window.departments.contains(&into) || window.record.closed_on.is_some_and(|last| last < day) {
            continue;
        }
        let path = desk.path(window.file)?;
        desk.change(path, &[append(vec![key(Window::departments)], &*new.id)])?;
        desk.note(format!(
            "窗口“{}”从现在起也是{}的窗口；名称从 {day} 起要改的，请用 mingchuang rename --name。",
            window.record.name,
            new.short_name()
        ));
    }
    Ok(())
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
