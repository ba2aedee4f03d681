//! DAY: names, windows and departments in time. What is judged here is judged from the records alone: no error comes up
//! because a day has passed.

use crate::diagnostic::{FileId, Path, Step};
use crate::records::{
    Alert, Center, Closure, Date, Days, Department, DepartmentName, Hours, Item, Post, Suspension, Window,
    WindowName, WindowStatus,
};
use crate::registry::{self, Key, Office, Registry};
use crate::rulebook::{DAY_01, DAY_02, DAY_03, DAY_04, DAY_05, DAY_06, DAY_07};

use super::items;
use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::direct(&DAY_01, spells_run_forward),
    Check::direct(&DAY_02, names_follow_each_other),
    Check::direct(&DAY_03, moves_lead_on),
    Check::direct(&DAY_04, nothing_outlives_its_department),
    Check::direct(&DAY_05, suspensions_lie_within),
    Check::direct(&DAY_06, status_agrees_with_the_days),
    Check::missing(&DAY_07, items_of_ended_departments_go_somewhere),
];

/// A first and a last day that are written side by side.
struct Spell {
    file: FileId,
    /// The record that holds them.
    path: Path,
    first: Step,
    last: Step,
    days: Days,
    /// Whose days they are.
    who: String,
}

/// Everything in windows, centres and departments that has a first and a last day; items have a rule of their own.
fn each_spell(registry: &Registry, look: &mut dyn FnMut(Spell)) {
    let hours = |file, list: Step, who: &str, hours: &[Hours], look: &mut dyn FnMut(Spell)| {
        for (at, row) in hours.iter().enumerate() {
            let (path, days) = (vec![list, at.into()], Days::new(row.from, row.to));
            let who = format!("{who}的办公时间");
            look(Spell { file, path, first: Hours::from, last: Hours::to, days, who });
        }
    };
    for department in registry.departments.values() {
        let (first, last) = (Department::established_on, Department::ended_on);
        let who = format!("部门“{}”", department.record.name);
        look(Spell { file: department.file, path: vec![], first, last, days: department.days(), who });
    }
    for center in registry.centers.values() {
        let (file, record, name) = (center.file, &center.record, format!("“{}”", center.record.name));
        hours(file, Center::hours, &name, &record.hours, look);
        for (at, closure) in record.closures.iter().enumerate() {
            let path = vec![Center::closures, at.into()];
            let (first, last, who) = (Closure::from, Closure::to, format!("{name}的临时关闭"));
            look(Spell { file, path, first, last, days: closure.days(), who });
        }
    }
    for window in registry.windows.values() {
        let (file, record, name) = (window.file, &window.record, format!("窗口“{}”", window.record.name));
        let (first, last) = (Window::opened_on, Window::closed_on);
        let days = Days::new(record.opened_on, record.closed_on);
        look(Spell { file, path: vec![], first, last, days, who: name.clone() });
        hours(file, Window::hours, &name, &record.hours, look);
        for (at, suspension) in record.suspended.iter().enumerate() {
            let path = vec![Window::suspended, at.into()];
            let (first, last, who) = (Suspension::from, Suspension::to, format!("{name}的暂停"));
            look(Spell { file, path, first, last, days: suspension.days(), who });
        }
        for (at, post) in record.posts.iter().enumerate() {
            let path = vec![Window::posts, at.into()];
            let who = format!("{name}的{}“{}”", post.role.label(), post.name);
            look(Spell { file, path, first: Post::since, last: Post::until, days: post.days(), who });
        }
        if let Some(alert) = &record.alert {
            let (path, who) = (vec![Window::alert], format!("{name}的临时公告"));
            look(Spell { file, path, first: Alert::from, last: Alert::to, days: alert.days(), who });
        }
    }
}

fn spells_run_forward(scene: &Scene<'_>, found: Sink<'_>) {
    each_spell(scene.registry, &mut |spell| {
        let (Some(first), Some(last)) = (spell.days.first, spell.days.last) else { return };
        if last < first {
            let labels = (spell.first.label(), spell.last.label());
            let message = format!("{}，{} {last} 早于{} {first}", spell.who, labels.1, labels.0);
            let path = [spell.path, vec![spell.last]].concat();
            found(Finding::along(spell.file, path, message).fix("请核对两个日期；最后一天当天还算在内"));
        }
    });
}

/// The names of one body: each with its last day, and the step to that day.
struct Names<'r> {
    file: FileId,
    list: Step,
    until: Step,
    who: String,
    today: &'r str,
    former: Vec<(&'r str, Date)>,
    days: Days,
}

fn each_names<'r>(registry: &'r Registry, look: &mut dyn FnMut(Names<'r>)) {
    for department in registry.departments.values() {
        let record = &department.record;
        look(Names {
            file: department.file,
            list: Department::names,
            until: DepartmentName::until,
            who: format!("部门“{}”", record.name),
            today: &record.name,
            former: record.names.iter().map(|name| (name.name.as_str(), name.until)).collect(),
            days: department.days(),
        });
    }
    for window in registry.windows.values() {
        let record = &window.record;
        look(Names {
            file: window.file,
            list: Window::names,
            until: WindowName::until,
            who: format!("窗口“{}”", record.name),
            today: &record.name,
            former: record.names.iter().map(|name| (name.name.as_str(), name.until)).collect(),
            days: Days::new(record.opened_on, record.closed_on),
        });
    }
}

fn names_follow_each_other(scene: &Scene<'_>, found: Sink<'_>) {
    each_names(scene.registry, &mut |names| {
        let who = &names.who;
        for (at, (name, until)) in names.former.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| names.former[before]);
            let next = names.former.get(at + 1).map_or(names.today, |(next, _)| next);
            let (message, fix) = if let Some((other, _)) = before.filter(|(_, day)| day == until) {
                let message = format!("{who}的旧名称“{other}”和“{name}”都用到 {until}，同一天有了两个名称");
                (message, "请核对各个名称用到哪一天".to_owned())
            } else if before.is_some_and(|(_, day)| day > *until) {
                let message =
                    format!("{who}的历次名称没有按先后排列：“{name}”用到 {until}，却排在更晚的名称后面");
                (message, "请从早到晚排列，并核对日期".to_owned())
            } else if !names.days.hold(*until) {
                let message = format!("{who}的旧名称“{name}”用到 {until}，那一天它还没有或者已经没有了");
                (message, "请核对名称的日期，以及它从哪一天起、到哪一天止".to_owned())
            } else if scene.day() <= *until {
                let message = format!("{who}的旧名称“{name}”用到 {until}，这一天还没有过完");
                (message, "现在的名称写现在用的；到更名那天再改名称，把原来的写进来".to_owned())
            } else if next == *name {
                let message = format!("{who}的旧名称“{name}”与接下来的名称相同");
                (message, format!("“{}”只写已经不用的名称；没有改名的请删去", names.list.label()))
            } else {
                continue;
            };
            found(Finding::at(names.file, [names.list, at.into(), names.until], message).fix(fix));
        }
    });
}

/// The steps from a record back to itself, if it is the first one of such a circle.
fn circle<K: Key>(start: K, next: impl Fn(K) -> Option<K>) -> Option<Vec<K>> {
    let mut way = vec![start];
    while let Some(on) = way.last().and_then(|last| next(*last)) {
        if on == start {
            return Some(way);
        }
        if on < start || way.contains(&on) {
            return None;
        }
        way.push(on);
    }
    None
}

fn moves_lead_on(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let say = |kind: &str, names: Vec<&str>| match names.as_slice() {
        [own] => format!("{kind}“{own}”由自己接替"),
        [first, ..] => format!("{kind}接替绕成了一圈：{} → {first}", names.join(" → ")),
        [] => String::new(),
    };
    for (key, department) in registry.departments.iter() {
        let Some(successor) = department.moved_to else { continue };
        let path = [Department::moved_to];
        if let Some(way) = circle(key, |key| registry.departments[key].moved_to) {
            let names = way.iter().map(|key| registry.departments[*key].short_name()).collect();
            let finding = Finding::at(department.file, path, say("部门", names));
            found(finding.fix("请写撤并以后接着办的部门；没有撤并的请删去"));
        } else if department.record.ended_on.is_none() {
            let other = registry.departments[successor].short_name();
            let message = format!("部门“{}”写明并入{other}，却没有写到哪一天为止", department.record.name);
            let ended = Department::ended_on.pair("2026-12-31");
            let finding = Finding::at(department.file, path, message);
            found(finding.fix(format!("请补上最后一天，如“{ended}”；没有撤并的请删去这一行")));
        }
    }
    for (key, item) in registry.items.iter() {
        if item.moved_to.is_none() {
            continue;
        }
        if let Some(way) = circle(key, |key| registry.items[key].moved_to) {
            let names = way.iter().map(|key| registry.items[*key].record.name.as_str()).collect();
            let finding = items::at(item, [Item::moved_to], say("事项", names));
            found(finding.fix("请写接着办的事项；没有划转的请删去"));
        } else if item.days().last.is_none() {
            let message = format!("事项“{}”写明划转到别处，却没有写办到哪一天", item.record.name);
            let end = Item::effective_to.pair("2026-12-31");
            let finding = items::at(item, [Item::moved_to], message);
            found(finding.fix(format!("请补上最后办理的一天，如“{end}”；没有划转的请删去这一行")));
        }
    }
}

fn nothing_outlives_its_department(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for item in registry.items.values() {
        let department = &registry.departments[item.department];
        let (Some(to), Some(end)) = (item.record.effective_to, department.record.ended_on) else { continue };
        if end < to {
            let name = &item.record.name;
            let message = format!("事项“{name}”办到 {to}，{}却只到 {end}", department.short_name());
            let finding = items::at(item, [Item::effective_to], message);
            let finding = finding.related(department.file, [Department::ended_on], "部门到这天为止");
            let moved = Item::moved_to.label();
            found(
                finding.fix(format!("请核对日期；以后由别的部门办的，在那个部门登记事项，这里写“{moved}”")),
            );
        }
    }
    for window in registry.windows.values() {
        let all_known = window.departments.len() == window.record.departments.len();
        let ends = window.departments.iter().map(|key| registry.departments[*key].record.ended_on);
        let Some(Some(end)) = ends.collect::<Option<Vec<Date>>>().map(|ends| ends.into_iter().max()) else {
            continue;
        };
        let gone = window.is_closed(end.next());
        if all_known && !gone {
            let name = &window.record.name;
            let message = format!("窗口“{name}”的所属部门都只到 {end}，窗口却没有在那以前撤销");
            let finding = Finding::at(window.file, [Window::departments], message);
            let (closed, own) = (Window::closed_on.pair(end), Window::departments.label());
            found(finding.fix(format!("请写“{closed}”，或把接着办的部门写进“{own}”")));
        }
    }
}

fn suspensions_lie_within(scene: &Scene<'_>, found: Sink<'_>) {
    for window in scene.registry.windows.values() {
        let (record, name) = (&window.record, &window.record.name);
        let closed_for_good = record.status == Some(WindowStatus::Closed) && record.closed_on.is_none();
        let life = Days::new(record.opened_on, record.closed_on);
        for (at, suspension) in record.suspended.iter().enumerate() {
            let days = suspension.days();
            let earlier = record.suspended[..at].iter().position(|other| other.days().meet(days));
            let mut written = [days.first, days.last].into_iter().flatten();
            if closed_for_good || written.any(|day| !life.hold(day)) {
                let message =
                    format!("窗口“{name}”的暂停不在它办公的日子里：窗口那时还没有启用，或者已经撤销");
                let finding = Finding::at(window.file, [Window::suspended, at.into()], message);
                let (opened, closed) = (Window::opened_on.label(), Window::closed_on.label());
                found(finding.fix(format!("请核对暂停的日期和“{opened}”“{closed}”；已撤销的窗口不用写暂停")));
            } else if let Some(first) = earlier {
                let message = format!("窗口“{name}”的两段暂停日期重叠");
                let finding = Finding::at(window.file, [Window::suspended, at.into()], message);
                let path = [Window::suspended, first.into()];
                found(finding.related(window.file, path, "与这段重叠").fix("请合成一段，或核对日期"));
            }
        }
    }
}

fn status_agrees_with_the_days(scene: &Scene<'_>, found: Sink<'_>) {
    for window in scene.registry.windows.values() {
        let Some(status) = window.record.status else { continue };
        let office = window.office_on(scene.day());
        let really = match (status, office) {
            (WindowStatus::Active | WindowStatus::Suspended, Office::Closed { last: Some(last), .. }) => {
                format!("已于 {last} 办公到最后一天")
            }
            (WindowStatus::Suspended, Office::In) => "今天照常办公".to_owned(),
            _ => continue,
        };
        let message = format!("窗口“{}”的状态是{}，按写明的日期{really}", window.record.name, status.label());
        let finding = Finding::at(window.file, [Window::status], message);
        found(finding.fix("网页以日期为准；请核对日期，日期不错的把状态这一行删去"));
    }
}

fn items_of_ended_departments_go_somewhere(scene: &Scene<'_>, found: Sink<'_>) {
    for department in scene.registry.departments.values() {
        let Some(end) = department.record.ended_on.filter(|_| department.record.moved_to.is_none()) else {
            continue;
        };
        let items = department.items.iter().map(|key| &scene.registry.items[*key]);
        let lost: Vec<&registry::Item> =
            items.filter(|item| item.days().last == Some(end) && item.record.moved_to.is_none()).collect();
        if let Some(first) = lost.first() {
            let all = if lost.len() > 1 { format!("等 {} 个事项", lost.len()) } else { String::new() };
            let (name, first) = (department.short_name(), &first.record.name);
            let message = format!("{name}到 {end} 为止，事项“{first}”{all}没有写明以后由谁办理");
            let finding = Finding::at(department.file, [Department::ended_on], message);
            let (whole, one) = (Department::moved_to.pair("部门标识"), Item::moved_to.label());
            found(
                finding
                    .fix(format!("都由一个部门接着办的，请补上“{whole}”；分给几个部门的，在各事项写“{one}”")),
            );
        }
    }
}
