//! Which letter somebody means who registers a signature.

use crate::registry::{DepartmentKey, LetterKey, Registry, WindowKey};

use super::super::named::{department_named, window_of};
use super::column::Column;
use super::entry::{Complaint, Entry};

/// Days that are no farther apart are days of one signature, of which one is wrong.
const ONE_ROUND: i32 = 92;

/// The letter that an entry is about.
pub(super) fn meant(registry: &Registry, entry: &Entry) -> Result<LetterKey, Complaint> {
    let department = department_named(registry, &entry.department)
        .map_err(|unnamed| entry.complain(Column::Department, unnamed.message()))?;
    let window = entry.window.as_ref().map(|name| window_of(registry, department, name)).transpose();
    let window = window.map_err(|unnamed| entry.complain(Column::Window, unnamed.message()))?;
    let letters = of(registry, department, window);
    if letters.is_empty() {
        let name = registry.departments[department].short_name();
        let message = format!("{name}没有授权书可以登记；请先运行 mingchuang renew 起草");
        return Err(entry.complain(Column::Department, message));
    }
    let is_called = |key: &LetterKey| {
        entry.number.as_ref().is_some_and(|number| *registry.letters[*key].record.number == **number)
    };
    if let Some(letter) = letters.iter().copied().find(is_called) {
        return Ok(letter);
    }
    let drafts: Vec<LetterKey> =
        letters.iter().copied().filter(|key| !registry.letters[*key].record.is_signed()).collect();
    match drafts.as_slice() {
        [only] => Ok(*only),
        // None is to be signed: it may be filed by now.
        [] => {
            let record = |key: &LetterKey| &registry.letters[*key].record;
            let newest = letters.into_iter().max_by_key(|key| (record(key).signed_on, *key));
            let same = |key: &LetterKey| {
                let days = entry.signed_on.zip(record(key).signed_on);
                entry.number.is_none()
                    && days.is_none_or(|(one, other)| one.days_until(other).abs() <= ONE_ROUND)
            };
            newest.filter(same).ok_or_else(|| {
                let message = "没有草拟的授权书可以登记；请先运行 mingchuang renew 起草".to_owned();
                entry.complain(Column::Department, message)
            })
        }
        several => {
            let names = several.iter().map(|key| {
                let letter = &registry.letters[*key];
                let window = letter.window.map(|window| registry.windows[window].record.name.as_str());
                format!("{}（{}）", letter.record.number, window.unwrap_or(letter.record.window.as_str()))
            });
            let names: Vec<String> = names.collect();
            let message =
                format!("有 {} 份草拟的授权书，请写明窗口或编号：{}", several.len(), names.join("、"));
            Err(entry.complain(Column::Window, message))
        }
    }
}

fn of(registry: &Registry, department: DepartmentKey, window: Option<WindowKey>) -> Vec<LetterKey> {
    let letters = registry.departments[department].letters.iter().copied();
    let here = |key: &LetterKey| window.is_none() || registry.letters[*key].window == window;
    letters.filter(here).collect()
}
