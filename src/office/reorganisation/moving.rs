use crate::edit::{Act, Change, Meant, Step};
use crate::records::{Date, Item, ItemList, Window};
use crate::registry::{DepartmentKey, ItemKey, RecordKey};

use super::desk::{Desk, day_before, key, record_named, set};
use super::{Content, Refused, Reorganised};

/// Moves a window to another centre, an item to another window, or, from a day on, to another department.
pub fn move_to(
    content: Content<'_>,
    record: &str,
    to: &str,
    day: Option<Date>,
) -> Result<Reorganised, Refused> {
    let mut desk = Desk::new(content);
    let registry = desk.registry();
    let from = record_named(registry, record)?;
    let target = record_named(registry, to)?;
    let path = desk.path(registry.file_of(from))?;
    match (from, target) {
        (RecordKey::Window(_), RecordKey::Center(center)) => {
            desk.change(path, &[set(vec![key(Window::center)], &*registry.centers[center].id)])?;
            desk.note(
                "请核对窗口的楼层、区域、台位号和咨询电话；停办的几天写“暂停”，要告诉群众的话写“临时公告”。",
            );
        }
        (RecordKey::Item(item), RecordKey::Window(window)) => {
            let at = vec![key(ItemList::items), Step::At(registry.items[item].index), key(Item::windows)];
            let windows = Meant::List(vec![Meant::Text(registry.windows[window].id.to_string())]);
            desk.change(path, &[Change { at, act: Act::Set(windows) }])?;
            desk.note("新窗口要有列明这个事项的授权书，才能当场作决定；可以用 mingchuang renew 起草。");
        }
        (RecordKey::Item(item), RecordKey::Department(department)) => {
            let day = day.ok_or("事项划转要写从哪一天起由新的部门办理：--on 日期")?;
            hand_over(&mut desk, item, department, day)?;
            desk.note("新部门的“办理窗口”、电话和材料请核对；新部门要为这个事项签授权书。");
        }
        _ => {
            return Err(
                "可以这样移动：窗口到政务服务中心（centers/…）、事项到窗口（windows/…）或部门（departments/…）"
                    .to_owned(),
            );
        }
    }
    Ok(desk.done)
}

/// Ends an item of a department, and begins the same one of another. Says under which id.
pub(super) fn hand_over(
    desk: &mut Desk<'_>,
    item: ItemKey,
    to: DepartmentKey,
    day: Date,
) -> Result<(), Refused> {
    let registry = desk.registry();
    let (item, from) = (&registry.items[item], registry.items[item].department);
    let (new, old) = (&registry.departments[to], &registry.departments[from]);
    if to == from {
        return Err(format!("事项“{}”已经是{}的", item.record.name, new.short_name()));
    }
    let is_taken = |id: &str| new.items.iter().any(|other| *registry.items[*other].id == *id);
    let id = if is_taken(&item.id) { format!("{}-{}", item.id, old.id) } else { item.id.to_string() };
    if is_taken(&id) {
        return Err(format!("{}已经有标识为“{id}”的事项", new.short_name()));
    }
    let path = desk.path(item.file)?;
    let at = vec![key(ItemList::items), Step::At(item.index)];
    let Some(Meant::Fields(mut fields)) = desk.meant(path)?.at(&at).cloned() else {
        return Err(format!("{path} 里找不到事项“{}”", item.record.name));
    };
    let below = |step| at.iter().cloned().chain([key(step)]).collect();
    desk.change(
        path,
        &[
            set(below(Item::effective_to), day_before(day)),
            set(below(Item::moved_to), format!("{}/{id}", new.id)),
        ],
    )?;
    // What belongs to the old item alone: its days, what became of it, its former ids and windows.
    let own = [
        Item::effective_from,
        Item::effective_to,
        Item::moved_to,
        Item::former_ids,
        Item::windows,
        Item::accept,
    ];
    fields.retain(|(name, _)| own.iter().all(|step| step.to_string() != *name));
    for (name, value) in &mut fields {
        if *name == Item::id.to_string() {
            *value = Meant::Text(id.clone());
        }
    }
    // At the windows that serve the new department.
    let mut windows: Vec<&str> = item
        .windows
        .iter()
        .filter(|window| new.windows.contains(window))
        .map(|key| &*registry.windows[*key].id)
        .collect();
    if windows.is_empty() {
        windows = new.windows.iter().take(1).map(|key| &*registry.windows[*key].id).collect();
    }
    let windows = windows.into_iter().map(|id| Meant::Text(id.to_owned())).collect();
    let place = fields
        .iter()
        .position(|(name, _)| *name == Item::processing.to_string())
        .map_or(fields.len(), |at| at + 1);
    fields.insert(place, (Item::windows.to_string(), Meant::List(windows)));
    fields.push((Item::effective_from.to_string(), Meant::Text(day.to_string())));
    begin(desk, to, item.category.label(), Meant::Fields(fields))
}

/// One more item of a department: in its list of this category, or in a new one.
fn begin(desk: &mut Desk<'_>, department: DepartmentKey, category: &str, item: Meant) -> Result<(), Refused> {
    let registry = desk.registry();
    let department = &registry.departments[department];
    let mut lists = department.items.iter().map(|item| &registry.items[*item]);
    let existing = lists.find(|item| item.category.label() == category).map(|item| item.file);
    let path = match existing {
        Some(file) => desk.path(file)?.to_owned(),
        None => {
            let free = |path: &String| desk.text(path).is_err();
            let mut names = (1..).map(|number| format!("items/{}-moved-{number}.yaml", department.id));
            let made = (1..100).map(|number| format!("items/{}-moved-{number}.yaml", department.id));
            let mut made = made.filter(|path| desk.done.revision.files.contains_key(path));
            let of_category = made.find(|path| {
                let wanted = format!("{}: {category}\n", ItemList::category.label());
                desk.text(path).is_ok_and(|text| text.contains(&wanted))
            });
            match of_category {
                Some(path) => path,
                None => {
                    let path = names.find(free).ok_or("文件名用完了")?;
                    let head = format!(
                        "{}: {}\n{}: {category}\n",
                        ItemList::department.label(),
                        department.id,
                        ItemList::category.label()
                    );
                    desk.done.revision.write(&path, head);
                    path
                }
            }
        }
    };
    desk.change(&path, &[Change { at: vec![key(ItemList::items)], act: Act::Append(item) }])
}
