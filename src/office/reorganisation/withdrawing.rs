use crate::records::{Date, Department, Item, ItemList, Letter, Window};
use crate::registry::RecordKey;

use super::desk::{Desk, day_before, key, record_named, set};
use super::{Content, Refused, Reorganised};

/// Ends a record from a day on: it stays with its page.
pub fn withdraw(content: Content<'_>, record: &str, day: Date, reason: &str) -> Result<Reorganised, Refused> {
    let mut desk = Desk::new(content);
    let registry = desk.registry();
    let record = record_named(registry, record)?;
    let path = desk.path(registry.file_of(record))?;
    let last = day_before(day);
    let changes = match record {
        RecordKey::Item(item) => {
            let at = [key(ItemList::items), crate::edit::Step::At(registry.items[item].index)];
            let below = |step| at.iter().cloned().chain([key(step)]).collect();
            vec![set(below(Item::effective_to), last), set(below(Item::withdrawn_note), reason)]
        }
        RecordKey::Window(window) => {
            for item in &registry.windows[window].items {
                let item = &registry.items[*item];
                if item.is_active(day) && item.windows.len() == 1 {
                    desk.note(format!("事项“{}”只在这个窗口办理，请改它的“办理窗口”。", item.record.name));
                }
            }
            vec![set(vec![key(Window::closed_on)], last), set(vec![key(Window::closed_reason)], reason)]
        }
        RecordKey::Department(_) => {
            desk.note(format!(
                "部门没有写原因的字段（{reason}）；由别的部门接着办的，请用 mingchuang merge。"
            ));
            vec![set(vec![key(Department::ended_on)], last)]
        }
        RecordKey::Letter(letter) => {
            if !registry.letters[letter].record.is_signed() {
                return Err("草拟的授权书没有签订，用不着废止，删去文件就行".to_owned());
            }
            vec![
                set(vec![key(Letter::revoked_on)], day.to_string()),
                set(vec![key(Letter::revoked_reason)], reason),
            ]
        }
        RecordKey::Center(_) | RecordKey::Notice(_) | RecordKey::Page(_) => {
            return Err("只能撤销部门、窗口、事项、授权书；通知请写“有效性: 已废止”".to_owned());
        }
    };
    desk.change(path, &changes)?;
    Ok(desk.done)
}
