use super::counting::gather;
use super::{
    Center, CenterKey, Department, DepartmentKey, Item, ItemKey, Letter, LetterKey, Table, Window, WindowKey,
};

/// Fills the lists that point back.
pub(super) fn link(
    centers: &mut Table<CenterKey, Center>,
    departments: &mut Table<DepartmentKey, Department>,
    windows: &mut Table<WindowKey, Window>,
    items: &mut Table<ItemKey, Item>,
    letters: &Table<LetterKey, Letter>,
) {
    gather(items);
    for key in items.keys() {
        items[key].days = items[key].days.both(departments[items[key].department].days());
    }
    for (key, window) in windows.iter() {
        if let Some(center) = window.center {
            centers[center].windows.push(key);
        }
        for department in &window.departments {
            departments[*department].windows.push(key);
        }
    }
    for (key, item) in items.iter() {
        departments[item.department].items.push(key);
        for window in &item.windows {
            windows[*window].items.push(key);
        }
    }
    for (key, letter) in letters.iter() {
        if let Some(department) = letter.department {
            departments[department].letters.push(key);
        }
        if let Some(window) = letter.window {
            windows[window].letters.push(key);
        }
    }
}
