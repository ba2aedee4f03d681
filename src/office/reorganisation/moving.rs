use crate::edit::{self, Act, Change, Meant, NotEdited, Step};
use crate::records::{Category, Date, Item, ItemList, Window};
use crate::registry::{DepartmentKey, ItemKey, RecordKey, WindowKey};

use super::desk::{Desk, day_before, key, record_named, refusal, set};
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
            hand_over(&mut desk, item, department, day, &[])?;
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

/// Ends an item of a department, and begins the same one of another, at windows that serve it; `taken_over` are windows that
/// will.
pub(super) fn hand_over(
    desk: &mut Desk<'_>,
    item: ItemKey,
    to: DepartmentKey,
    day: Date,
    taken_over: &[WindowKey],
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
    let entry = edit::Carried::of(path, desk.text(path)?, &at).map_err(|why| refusal(path, why))?;
    let Meant::Fields(fields) = &entry.meant else {
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
    // What belongs to the old item alone: what became of it, and what is its department's.
    let own = [
        Item::effective_to,
        Item::moved_to,
        Item::former_ids,
        Item::accept,
        Item::task_code,
        Item::handle_item_code,
        Item::local_code,
        Item::consult,
        Item::complaint,
    ];
    let serves = |window: &&WindowKey| {
        let closed = registry.windows[**window].record.closed_on;
        (new.windows.contains(window) || taken_over.contains(window)) && closed.is_none_or(|last| last >= day)
    };
    let id_of = |window: &WindowKey| &*registry.windows[*window].id;
    let mut windows: Vec<&str> = item.windows.iter().filter(serves).map(id_of).collect();
    if windows.is_empty() {
        windows = new.windows.iter().filter(serves).take(1).map(id_of).collect();
    }
    if windows.is_empty() {
        return Err(format!("{}没有窗口可以办理“{}”，请先新建窗口", new.short_name(), item.record.name));
    }
    let windows = windows.into_iter().map(|id| Meant::Text(id.to_owned())).collect();
    let of_new = [
        (Item::id, Meant::Text(id.clone())),
        (Item::windows, Meant::List(windows)),
        (Item::effective_from, Meant::Text(day.to_string())),
    ];
    let is_own = |(name, _): &&(String, Meant)| own.iter().any(|step| step.to_string() == *name);
    let changes = |at: Vec<Step>| -> Vec<Change> {
        let below = |name: &str| at.iter().cloned().chain([Step::Key(name.to_owned())]).collect();
        let gone = fields.iter().filter(is_own).map(|(name, _)| Change { at: below(name), act: Act::Remove });
        let new = of_new
            .iter()
            .map(|(step, meant)| Change { at: below(&step.to_string()), act: Act::Set(meant.clone()) });
        gone.chain(new).collect()
    };
    let path = home(desk, to, item.category)?;
    let list = [key(ItemList::items)];
    let carried = edit::carry(&path, desk.text(&path)?, &list, &entry).and_then(|text| {
        let Some(Meant::List(items)) = edit::meant(&path, &text)?.at(&list).cloned() else {
            return Err(NotEdited::NoSuchPlace);
        };
        let at = list.iter().cloned().chain([Step::At(items.len() - 1)]).collect();
        edit::edit(&path, &text, &changes(at))
    });
    if let Ok(text) = carried {
        desk.put(&path, text);
        return Ok(());
    }
    // What a comment stands behind cannot always be taken out of the lines; then the new item is written anew.
    let mut anew: Vec<(String, Meant)> = fields.iter().filter(|field| !is_own(field)).cloned().collect();
    for (step, meant) in of_new {
        anew.retain(|(name, _)| *name != step.to_string());
        anew.push((step.to_string(), meant));
    }
    begin(desk, to, item.category, Meant::Fields(anew)).map(|_| ())
}

/// One more item of a department: in its list of this category, or in a new one. Says in which file.
pub(in crate::office) fn begin(
    desk: &mut Desk<'_>,
    department: DepartmentKey,
    category: Category,
    item: Meant,
) -> Result<String, Refused> {
    let path = home(desk, department, category)?;
    desk.change(&path, &[Change { at: vec![key(ItemList::items)], act: Act::Append(item) }])?;
    Ok(path)
}

/// The file of a department's list of this category; a new one if there is none.
fn home(desk: &mut Desk<'_>, department: DepartmentKey, category: Category) -> Result<String, Refused> {
    let registry = desk.registry();
    let department = &registry.departments[department];
    let mut lists = department.items.iter().map(|item| &registry.items[*item]);
    let path = match lists.find(|item| item.category == category) {
        Some(item) => desk.path(item.file)?.to_owned(),
        None => format!("items/{}-{}.yaml", department.id, category.identifier()),
    };
    if desk.text(&path).is_err() {
        let (of, kind) = (ItemList::department.pair(&department.id), ItemList::category.pair(category));
        desk.done.revision.write(&path, format!("{of}\n{kind}\n"));
    }
    Ok(path)
}
