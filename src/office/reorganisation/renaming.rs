use crate::edit::{Act, Change, Meant};
use crate::records::{
    Center, Date, Department, DepartmentName, Item, ItemList, Letter, NoticeFront, PageFront, Window,
    WindowName,
};
use crate::registry::RecordKey;

use super::desk::{Desk, append, day_before, id, key, record_named, set};
use super::{Content, Refused, Reorganised};

/// Gives a record another id: its file another name. The old one stays as a former one, so that number and address stay too,
/// and whoever names it need not be changed.
pub fn rename_file(content: Content<'_>, record: &str, new: &str) -> Result<Reorganised, Refused> {
    let mut desk = Desk::new(content);
    let registry = desk.registry();
    let record = record_named(registry, record)?;
    let new = id(new)?;
    let path = desk.path(registry.file_of(record))?;
    if let RecordKey::Item(item) = record {
        let item = &registry.items[item];
        let department = &registry.departments[item.department];
        let is_taken = department.items.iter().any(|other| *registry.items[*other].id == *new.as_str());
        if is_taken {
            return Err(format!("{}已经有标识为“{new}”的事项", department.short_name()));
        }
        let at = [key(ItemList::items), crate::edit::Step::At(item.index)];
        let below = |step| at.iter().cloned().chain([key(step)]).collect();
        desk.change(path, &[append(below(Item::former_ids), &*item.id), set(below(Item::id), new.as_str())])?;
        return Ok(desk.done);
    }
    let former = match record {
        RecordKey::Center(_) => Center::former_ids,
        RecordKey::Department(_) => Department::former_ids,
        RecordKey::Window(_) => Window::former_ids,
        RecordKey::Letter(_) => Letter::former_ids,
        RecordKey::Notice(_) => NoticeFront::former_ids,
        RecordKey::Page(_) => PageFront::former_ids,
        RecordKey::Item(_) => Item::former_ids,
    };
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let (old, ending) = file.rsplit_once('.').unwrap_or((file, "yaml"));
    let place = format!("{folder}/{new}.{ending}");
    let kind = path.split('/').next().unwrap_or_default();
    let name = registry.name_of(record);
    let wanted = match name.rsplit_once('/') {
        Some((above, _)) => format!("{above}/{new}"),
        None => new.to_string(),
    };
    if desk.content.texts.contains_key(&place) || registry.named.contains_key(&wanted) {
        return Err(format!("{kind} 里已经有“{new}”"));
    }
    let old = old.to_owned();
    desk.change(path, &[append(vec![key(former)], old)])?;
    let text = desk.text(path)?.to_owned();
    desk.done.revision.remove(path);
    desk.done.revision.write(&place, text);
    Ok(desk.done)
}

/// Gives a department or window another name from a day on; the old one stays with its days.
pub fn rename_title(
    content: Content<'_>,
    record: &str,
    (name, short): (&str, Option<&str>),
    day: Date,
) -> Result<Reorganised, Refused> {
    let mut desk = Desk::new(content);
    let registry = desk.registry();
    if day > content.today {
        return Err(format!("名称从 {day} 起才改：请到那一天再运行，在那以前用的还是旧名称"));
    }
    let record = record_named(registry, record)?;
    let path = desk.path(registry.file_of(record))?;
    let text = |text: &str| Meant::Text(text.to_owned());
    let named = |step: crate::diagnostic::Step, value: &str| (step.to_string(), text(value));
    let changes = match record {
        RecordKey::Department(department) => {
            let own = &registry.departments[department].record;
            let mut old = vec![named(DepartmentName::name, &own.name)];
            old.extend(own.short_name.as_deref().map(|short| named(DepartmentName::short_name, short)));
            old.push(named(DepartmentName::until, &day_before(day)));
            let mut changes = vec![
                Change { at: vec![key(Department::names)], act: Act::Append(Meant::Fields(old)) },
                set(vec![key(Department::name)], name),
            ];
            match (short, &own.short_name) {
                (Some(short), _) => changes.push(set(vec![key(Department::short_name)], short)),
                (None, Some(old)) => {
                    return Err(format!("简称现在是“{old}”，请用 --short 写明新的简称"));
                }
                (None, None) => {}
            }
            changes
        }
        RecordKey::Window(window) => {
            let own = &registry.windows[window].record;
            let old = vec![named(WindowName::name, &own.name), named(WindowName::until, &day_before(day))];
            vec![
                Change { at: vec![key(Window::names)], act: Act::Append(Meant::Fields(old)) },
                set(vec![key(Window::name)], name),
            ]
        }
        RecordKey::Center(_)
        | RecordKey::Item(_)
        | RecordKey::Letter(_)
        | RecordKey::Notice(_)
        | RecordKey::Page(_) => {
            return Err("只有部门和窗口的名称有先后；别的名称请直接在文件里改".to_owned());
        }
    };
    desk.change(path, &changes)?;
    let old = registry.title_of(record);
    desk.note(format!(
        "窗口、事项、通知的文字里如果还写着“{old}”，可以用 mingchuang replace 一起改；已签订的授权书不改。"
    ));
    Ok(desk.done)
}
