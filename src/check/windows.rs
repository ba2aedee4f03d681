//! WIN and REF: windows, their posts, and who handles what.

use std::collections::BTreeMap;

use crate::diagnostic::Step;
use crate::records::{ApprovalOffice, Center, Date, Department, Hours, Item, Post, Role, Window, WindowKind};
use crate::registry::{self, Office};
use crate::rulebook::{
    REF_06, WIN_01, WIN_02, WIN_03, WIN_04, WIN_05, WIN_06, WIN_07, WIN_08, WIN_09, WIN_10, WIN_11, WIN_12,
    WIN_20,
};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::missing(&WIN_01, one_chief).looking_ahead(),
    Check::missing(&WIN_02, has_a_post).looking_ahead(),
    Check::missing(&WIN_03, has_b_post).looking_ahead(),
    Check::direct(&WIN_04, a_and_b_differ),
    Check::direct(&WIN_05, one_window_faces_the_public),
    Check::direct(&WIN_06, names_differ),
    Check::direct(&WIN_07, counters_are_unique),
    Check::direct(&WIN_08, people_sit_in_one_window),
    Check::direct(&WIN_09, hours_run_forward),
    Check::direct(&WIN_10, approval_offices_moved_in),
    Check::concluding(&WIN_11, departments_have_windows),
    Check::missing(&WIN_12, windows_have_departments),
    Check::direct(&WIN_20, b_posts_back_up_colleagues).looking_ahead(),
    Check::concluding(&REF_06, windows_have_items),
];

/// Who holds a post on the day, with the index in `posts`.
fn current(window: &Window, role: Role, day: Date) -> Vec<(usize, &Post)> {
    let holds = |post: &Post| post.role == role && post.is_held_on(day);
    window.posts.iter().enumerate().filter(|(_, post)| holds(post)).collect()
}

/// The windows at which somebody sits on the day.
fn each_working_window(scene: &Scene<'_>, look: impl FnMut(&registry::Window)) {
    let windows = scene.registry.windows.values();
    windows.filter(|window| window.is_in_office(scene.day())).for_each(look);
}

/// Is a window there on the day, even if it is out of use for a while?
fn stands(window: &registry::Window, scene: &Scene<'_>) -> bool {
    matches!(window.office_on(scene.day()), Office::In | Office::Suspended { .. })
}

/// What to write where nobody holds a post.
fn post(role: Role, keys: &[Step]) -> String {
    let rest = keys.iter().map(|key| key.pair("…"));
    let pairs: Vec<String> = std::iter::once(Post::role.pair(role.label())).chain(rest).collect();
    format!("请在“{}”下补上“{{{}}}”", Window::posts.label(), pairs.join(", "))
}

fn one_chief(scene: &Scene<'_>, found: Sink<'_>) {
    each_working_window(scene, |window| {
        let chiefs = current(&window.record, Role::Chief, scene.day());
        let message =
            format!("窗口“{}”必须且只能有一名首席代表，当前 {} 名", window.record.name, chiefs.len());
        match chiefs.as_slice() {
            [_] => {}
            [.., (last, _)] => {
                let finding = Finding::at(window.file, [Window::posts, (*last).into(), Post::role], message);
                found(finding.fix(format!("请为已离任的首席代表补上“{}”", Post::until.label())));
            }
            [] => {
                let finding = Finding::at(window.file, [Window::posts], message);
                found(finding.fix(post(Role::Chief, &[Post::name, Post::title])));
            }
        }
    });
}

fn has_a_post(scene: &Scene<'_>, found: Sink<'_>) {
    each_working_window(scene, |window| {
        if current(&window.record, Role::A, scene.day()).is_empty() {
            let message = format!("窗口“{}”没有 A 岗人员", window.record.name);
            let finding = Finding::at(window.file, [Window::posts], message);
            found(finding.fix(post(Role::A, &[Post::name])));
        }
    });
}

fn has_b_post(scene: &Scene<'_>, found: Sink<'_>) {
    each_working_window(scene, |window| {
        if current(&window.record, Role::B, scene.day()).is_empty() {
            let message = format!("窗口“{}”没有 B 岗人员", window.record.name);
            let finding = Finding::at(window.file, [Window::posts], message);
            found(finding.fix(post(Role::B, &[Post::name]) + "，A 岗不在时由 B 岗办理"));
        }
    });
}

fn a_and_b_differ(scene: &Scene<'_>, found: Sink<'_>) {
    each_working_window(scene, |window| {
        let a_posts = current(&window.record, Role::A, scene.day());
        for (at, b) in current(&window.record, Role::B, scene.day()) {
            let same = |a: &&(usize, &Post)| a.1.name == b.name && a.1.staff_no == b.staff_no;
            if let Some((first, _)) = a_posts.iter().find(same) {
                let message = format!("窗口“{}”的 A 岗与 B 岗是同一人：{}", window.record.name, b.name);
                let finding = Finding::at(window.file, [Window::posts, at.into(), Post::name], message);
                let a_path = [Window::posts, (*first).into(), Post::name];
                found(finding.related(window.file, a_path, "A 岗在这里").fix("请另派一人任 B 岗"));
            }
        }
    });
}

fn b_posts_back_up_colleagues(scene: &Scene<'_>, found: Sink<'_>) {
    each_working_window(scene, |window| {
        let now = || window.record.posts.iter().enumerate().filter(|(_, post)| post.is_held_on(scene.day()));
        for (at, post) in now() {
            let Some(name) = &post.backs_up else { continue };
            if !now().any(|(other, colleague)| other != at && colleague.name == *name) {
                let message =
                    format!("窗口“{}”没有在岗的“{name}”，“{}”却写明替补此人", window.record.name, post.name);
                let finding = Finding::at(window.file, [Window::posts, at.into(), Post::backs_up], message);
                found(finding.fix("请改为现在替补的 A 岗人员的姓名，或删去这一项"));
            }
        }
    });
}

fn counters_are_unique(scene: &Scene<'_>, found: Sink<'_>) {
    for center in scene.registry.centers.values() {
        let mut taken: BTreeMap<&str, (&registry::Window, usize)> = BTreeMap::new();
        for window in
            center.windows.iter().map(|key| &scene.registry.windows[*key]).filter(|w| stands(w, scene))
        {
            for (at, counter) in window.record.counters.iter().enumerate() {
                let Some((first, first_at)) = taken.insert(counter, (window, at)) else { continue };
                let message =
                    format!("台位号“{counter}”被“{}”和“{}”占用", first.record.name, window.record.name);
                let finding = Finding::at(window.file, [Window::counters, at.into()], message);
                let path = [Window::counters, first_at.into()];
                found(finding.related(first.file, path, "先用于这里").fix("请核对台位号"));
            }
        }
    }
}

fn hours_run_forward(scene: &Scene<'_>, found: Sink<'_>) {
    let mut look = |file, list: Step, hours: &[Hours]| {
        for (at, row) in hours.iter().enumerate() {
            if row.closes <= row.opens {
                let message = format!("办公时间有误：{} 到 {}，结束不晚于开始", row.opens, row.closes);
                let finding = Finding::at(file, [list, at.into(), Hours::closes], message);
                found(finding.fix("请用 24 小时制填写，例如 15:00 到 18:00"));
            } else if let Some(first) = hours[..at].iter().position(|earlier| overlap(earlier, row)) {
                let message = format!("办公时间有误：{} 到 {} 与另一段重叠", row.opens, row.closes);
                let finding = Finding::at(file, [list, at.into(), Hours::opens], message);
                let path = [list, first.into(), Hours::opens];
                found(finding.related(file, path, "与这段重叠").fix("请核对两段的星期和时间"));
            }
        }
    };
    scene.registry.centers.values().for_each(|center| look(center.file, Center::hours, &center.record.hours));
    scene.registry.windows.values().for_each(|window| look(window.file, Window::hours, &window.record.hours));
}

/// Do two rows of the same kind share a moment?
fn overlap(a: &Hours, b: &Hours) -> bool {
    let days = a.days.iter().any(|day| b.days.contains(day.number()));
    let begun = |a: &Hours, b: &Hours| a.from.zip(b.to).is_none_or(|(from, to)| from <= to);
    let same_season = begun(a, b) && begun(b, a);
    a.kind == b.kind && days && same_season && a.opens < b.closes && b.opens < a.closes
}

fn comprehensive() -> String {
    Window::kind.pair(WindowKind::Comprehensive.label())
}

fn one_window_faces_the_public(scene: &Scene<'_>, found: Sink<'_>) {
    for department in scene.registry.departments.values() {
        let windows = department.windows.iter().map(|key| &scene.registry.windows[*key]);
        let own: Vec<_> = windows
            .filter(|window| stands(window, scene) && window.record.kind == WindowKind::Department)
            .collect();
        let mut centers: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for window in own {
            centers.entry(window.center).or_default().push(window);
        }
        for windows in centers.values().filter(|windows| windows.len() > 1) {
            let message = format!(
                "部门“{}”在同一中心有 {} 个窗口，通知要求一个窗口对外",
                department.short_name(),
                windows.len()
            );
            let finding = Finding::at(windows[1].file, [Window::name], message);
            let finding = finding.related(windows[0].file, [Window::name], "另一个窗口");
            found(finding.fix(format!("请合并；如为综合窗口，请写“{}”", comprehensive())));
        }
    }
}

fn names_differ(scene: &Scene<'_>, found: Sink<'_>) {
    for center in scene.registry.centers.values() {
        let mut taken: BTreeMap<&str, &registry::Window> = BTreeMap::new();
        for window in
            center.windows.iter().map(|key| &scene.registry.windows[*key]).filter(|w| stands(w, scene))
        {
            let Some(first) = taken.insert(&window.record.name, window) else { continue };
            let message = format!("同一中心有两个窗口都叫“{}”", window.record.name);
            let finding = Finding::at(window.file, [Window::name], message);
            let finding = finding.related(first.file, [Window::name], "先用于这里");
            found(finding.fix("请在名称里加上台位或区域，例如 综合窗口（二楼）"));
        }
    }
}

fn people_sit_in_one_window(scene: &Scene<'_>, found: Sink<'_>) {
    let mut seen: BTreeMap<&str, (&registry::Window, usize)> = BTreeMap::new();
    for window in scene.registry.windows.values().filter(|window| stands(window, scene)) {
        for (at, post) in
            window.record.posts.iter().enumerate().filter(|(_, post)| post.is_held_on(scene.day()))
        {
            let Some((first, first_at)) = seen.get(post.name.as_str()).copied() else {
                seen.insert(&post.name, (window, at));
                continue;
            };
            let other = &first.record.posts[first_at];
            let told_apart =
                post.staff_no.is_some() && other.staff_no.is_some() && post.staff_no != other.staff_no;
            if std::ptr::eq(first, window) || told_apart {
                continue;
            }
            let message =
                format!("“{}”在两个窗口任岗：“{}”和“{}”", post.name, first.record.name, window.record.name);
            let finding = Finding::at(window.file, [Window::posts, at.into(), Post::name], message);
            let path = [Window::posts, first_at.into(), Post::name];
            let finding = finding.related(first.file, path, "另一处任岗");
            let number = Post::staff_no.label();
            found(finding.fix(format!("请确认是否同名；不是同一人的，请在两处都填写“{number}”")));
        }
    }
}

fn approval_offices_moved_in(scene: &Scene<'_>, found: Sink<'_>) {
    for department in scene.registry.departments.values() {
        if department.record.approval_office.as_ref().is_some_and(|office| !office.stationed.0) {
            let message = format!("部门“{}”的行政审批办公室未成建制进驻", department.record.name);
            let finding = Finding::at(
                department.file,
                [Department::approval_office, ApprovalOffice::stationed],
                message,
            );
            found(finding.fix("通知要求成建制进驻，组成部门服务窗口；已进驻的请改为 是"));
        }
    }
}

fn departments_have_windows(scene: &Scene<'_>, found: Sink<'_>) {
    for (_, department) in scene.registry.departments.iter().filter(|(key, _)| scene.is_certain(*key)) {
        let counted = department.items.iter().filter(|item| scene.registry.is_counted(**item, scene.day()));
        let items = counted.count();
        if items > 0 && department.windows.is_empty() {
            let message = format!("部门“{}”有 {items} 个在办事项，却没有窗口", department.record.name);
            let finding = Finding::at(department.file, [Department::name], message);
            let departments = Window::departments.label();
            found(finding.fix(format!("请在 windows/ 下添加窗口，或把部门加入综合窗口的“{departments}”")));
        }
    }
}

fn windows_have_departments(scene: &Scene<'_>, found: Sink<'_>) {
    for window in scene.registry.windows.values() {
        if window.record.departments.is_empty() {
            let message = format!("窗口“{}”没有写明所属部门", window.record.name);
            let fix = format!("请补上“{}”", Window::departments.pair("[部门标识]"));
            found(Finding::at(window.file, [Window::name], message).fix(fix));
        }
        let several = window.record.departments.len() > 1;
        if several && window.record.kind == WindowKind::Department {
            let message = format!("窗口“{}”有多个所属部门，却标为部门窗口", window.record.name);
            let fix = format!("请改为“{}”", comprehensive());
            found(Finding::at(window.file, [Window::kind], message).fix(fix));
        }
    }
}

fn windows_have_items(scene: &Scene<'_>, found: Sink<'_>) {
    each_working_window(scene, |window| {
        let all_known = window.departments.len() == window.record.departments.len();
        let certain = all_known && window.departments.iter().all(|department| scene.is_certain(*department));
        if window.items.is_empty() && certain {
            let message = format!("窗口“{}”没有任何事项", window.record.name);
            let finding = Finding::at(window.file, [Window::name], message);
            found(finding.fix(format!("请在事项的“{}”里写上这个窗口", Item::windows.label())));
        }
    });
}
