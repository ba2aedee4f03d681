use crate::records::{Date, Grant, Item, ItemList, Letter as Record, Window as WindowRecord, WindowStatus};
use crate::registry::{ItemKey, Letter, LetterKey, Registry, Window, WindowKey};

use super::{Finding, Scene, Sink, days_ahead};

/// A letter that can still be used, and the window to which it is made out.
struct Made<'r> {
    key: LetterKey,
    letter: &'r Letter,
    window: WindowKey,
    /// First and last day from the day of the check on.
    days: (Date, Date),
}

fn each_made(scene: &Scene<'_>, mut look: impl FnMut(Made<'_>, &Window)) {
    for (key, letter) in scene.registry.letters.iter() {
        if let (Some(window), Some(days)) = (letter.window, days_ahead(scene, key)) {
            look(Made { key, letter, window, days }, &scene.registry.windows[window]);
        }
    }
}

/// Is it known that the window does not serve the department that grants? A department without any window has another
/// fault, WIN-11.
pub(super) fn is_foreign(registry: &Registry, letter: &Letter, window: &Window) -> bool {
    let all_known = window.departments.len() == window.record.departments.len();
    letter.department.is_some_and(|department| {
        let other = !window.departments.contains(&department) && !window.departments.is_empty();
        all_known && other && !registry.departments[department].windows.is_empty()
    })
}

/// Is the window given up, or going to be?
fn is_given_up(window: &Window) -> bool {
    window.record.status == Some(WindowStatus::Closed) || window.record.closed_on.is_some()
}

pub(super) fn windows_are_the_departments(scene: &Scene<'_>, found: Sink<'_>) {
    each_made(scene, |made, window| {
        let name = scene.letter_name(made.key);
        let (why, fix) = if is_foreign(scene.registry, made.letter, window) {
            let department = made.letter.department.map(|key| scene.registry.departments[key].short_name());
            let why = format!("不是{}的窗口", department.unwrap_or_default());
            let departments = WindowRecord::departments.label();
            (why, format!("请核对窗口；综合窗口请把部门加入它的“{departments}”"))
        } else if let Some(last) = window.record.closed_on.filter(|last| begins_after(&made, *last)) {
            (
                format!("办公到 {last} 为止，授权期限开始时已经撤销"),
                "请改为现在的窗口，或核对撤销日期".to_owned(),
            )
        } else {
            return;
        };
        let message = format!("{name}的被授权窗口“{}”{why}", window.record.name);
        let finding = Finding::at(made.letter.file, [Record::window], message);
        found(finding.related(window.file, [WindowRecord::name], "窗口在这里").fix(fix));
    });
}

fn begins_after(made: &Made<'_>, day: Date) -> bool {
    made.letter.record.term.as_ref().is_some_and(|term| term.from > day)
}

pub(super) fn windows_are_open(scene: &Scene<'_>, found: Sink<'_>) {
    each_made(scene, |made, window| {
        let last = window.record.closed_on;
        let gone = last.is_none_or(|last| last < scene.day() && !begins_after(&made, last));
        if !is_given_up(window) || !gone || is_foreign(scene.registry, made.letter, window) {
            return;
        }
        let message =
            format!("窗口“{}”已经撤销，{}却还没有废止", window.record.name, scene.letter_name(made.key));
        let finding = Finding::at(made.letter.file, [Record::window], message);
        let finding = finding.related(window.file, [WindowRecord::status], "撤销写在这里");
        let revoked = (Record::revoked_on.label(), Record::revoked_reason.label());
        found(finding.fix(format!("请补上“{}”和“{}”；页面不再按它显示授权", revoked.0, revoked.1)));
    });
}

/// Items of a letter, of which it is known that its window does not handle them.
struct Elsewhere {
    /// With their places among the grants.
    items: Vec<(usize, usize, ItemKey)>,
    /// Is none left that it does handle, or of which nothing is known?
    is_all: bool,
}

fn elsewhere(scene: &Scene<'_>, made: &Made<'_>, window: &Window) -> Option<Elsewhere> {
    if is_foreign(scene.registry, made.letter, window) || is_given_up(window) {
        return None;
    }
    let mut found = Elsewhere { items: Vec::new(), is_all: true };
    for (at, (grant, written)) in made.letter.grants.iter().zip(&made.letter.record.grants).enumerate() {
        for (n, id) in written.items.iter().enumerate() {
            let item = grant.items.iter().find(|key| *scene.registry.items[**key].id == *id.as_str());
            let at_other_windows = item.filter(|item| {
                let item = &scene.registry.items[**item];
                let known = item.windows.len() == item.record.windows.len() && !item.windows.is_empty();
                let ended = item.record.effective_to.is_some_and(|last| last < made.days.0);
                known && !ended && !item.windows.contains(&made.window)
            });
            match at_other_windows {
                Some(item) => found.items.push((at, n, *item)),
                None => found.is_all = false,
            }
        }
    }
    (!found.items.is_empty()).then_some(found)
}

/// Where the items are handled, in the words of a fix.
fn windows_of(scene: &Scene<'_>, item: ItemKey) -> String {
    let item = &scene.registry.items[item];
    let windows: Vec<&str> =
        item.windows.iter().map(|key| scene.registry.windows[*key].record.name.as_str()).collect();
    format!("事项“{}”写的{}是“{}”", item.record.name, Item::windows.label(), windows.join("、"))
}

pub(super) fn some_items_are_handled_there(scene: &Scene<'_>, found: Sink<'_>) {
    each_made(scene, |made, window| {
        let Some(elsewhere) = elsewhere(scene, &made, window).filter(|elsewhere| elsewhere.is_all) else {
            return;
        };
        let Some((_, _, first)) = elsewhere.items.first().copied() else { return };
        let message = format!(
            "{}授予的事项没有一个在窗口“{}”办理，用不上",
            scene.letter_name(made.key),
            window.record.name
        );
        let finding = Finding::at(made.letter.file, [Record::window], message);
        let item = &scene.registry.items[first];
        let path = [ItemList::items, item.index.into(), Item::windows];
        found(finding.related(item.file, path, "办理窗口写在这里").fix(format!(
            "{}：授错窗口的请改“{}”；事项漏写窗口的，请在事项的“{}”里加上 {}",
            windows_of(scene, first),
            Record::window.label(),
            Item::windows.label(),
            window.id
        )));
    });
}

pub(super) fn every_item_is_handled_there(scene: &Scene<'_>, found: Sink<'_>) {
    each_made(scene, |made, window| {
        let Some(elsewhere) = elsewhere(scene, &made, window).filter(|elsewhere| !elsewhere.is_all) else {
            return;
        };
        let Some((at, n, first)) = elsewhere.items.first().copied() else { return };
        let mut names: Vec<&str> =
            elsewhere.items.iter().map(|(.., key)| scene.registry.items[*key].record.name.as_str()).collect();
        names.dedup();
        let message = format!(
            "{}授予的事项不在窗口“{}”办理，用不上：{}",
            scene.letter_name(made.key),
            window.record.name,
            names.join("、")
        );
        let path = [Record::grants, at.into(), Grant::items, n.into()];
        let finding = Finding::at(made.letter.file, path, message);
        let item = &scene.registry.items[first];
        let path = [ItemList::items, item.index.into(), Item::windows];
        found(finding.related(item.file, path, "办理窗口写在这里").fix(format!(
            "{}：事项漏写窗口的，请在事项的“{}”里加上 {}；确实改到别处办的，下次签订时不再列入，由那里的窗口另签",
            windows_of(scene, first),
            Item::windows.label(),
            window.id
        )));
    });
}
