use crate::load::suggest;
use crate::registry::{DepartmentKey, Registry, WindowKey};

/// A name that leads to nothing, or to more than one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unnamed {
    kind: &'static str,
    written: String,
    guess: Option<String>,
    several: Vec<String>,
}

impl Unnamed {
    fn of<'n>(kind: &'static str, written: &str, names: impl Iterator<Item = &'n str>) -> Self {
        let guess = suggest(written, names).map(str::to_owned);
        Self { kind, written: written.to_owned(), guess, several: Vec::new() }
    }

    /// What is wrong, and what to write.
    pub fn message(&self) -> String {
        let Self { kind, written, guess, several } = self;
        match guess {
            _ if !several.is_empty() => {
                format!("叫“{written}”的{kind}不止一个，请写标识：{}", several.join("、"))
            }
            Some(guess) => format!("没有{kind}“{written}”，是否想写“{guess}”？"),
            None => format!("没有{kind}“{written}”；请写标识（文件名去掉 .yaml）或名称"),
        }
    }
}

/// The one that was meant: the one of this id, else the only one that is called so.
fn only<K: Copy>(by_id: Option<K>, called: &[K], id: impl Fn(K) -> String) -> Result<Option<K>, Vec<String>> {
    match (by_id, called) {
        (Some(key), _) => Ok(Some(key)),
        (None, []) => Ok(None),
        (None, [only]) => Ok(Some(*only)),
        (None, several) => Err(several.iter().map(|key| id(*key)).collect()),
    }
}

/// The department that people call so: by its id, or by any name it has or, if none has it now, had.
pub fn department_named(registry: &Registry, written: &str) -> Result<DepartmentKey, Unnamed> {
    let written = written.trim();
    let all = || registry.departments.iter();
    let by_id = all().find(|(_, one)| *one.id == *written).map(|(key, _)| key);
    let now = |one: &crate::registry::Department| *one.record.name == *written || one.short_name() == written;
    let mut called: Vec<DepartmentKey> = all().filter(|(_, one)| now(one)).map(|(key, _)| key).collect();
    if called.is_empty() {
        let former = all().filter(|(_, one)| one.former_names().any(|name| name == written));
        called = former.map(|(key, _)| key).collect();
    }
    let departments = registry.departments.values();
    let names = departments.flat_map(|one| [&*one.id, one.short_name(), one.record.name.as_str()]);
    let unnamed = Unnamed::of("部门", written, names);
    match only(by_id, &called, |key| registry.departments[key].id.to_string()) {
        Ok(found) => found.ok_or(unnamed),
        Err(several) => Err(Unnamed { several, ..unnamed }),
    }
}

/// The window that people call so: by its id, or by any name it has or had.
pub(super) fn window_named(registry: &Registry, written: &str) -> Result<WindowKey, Unnamed> {
    among(registry, &registry.windows.keys().collect::<Vec<_>>(), written)
}

/// The same among the windows of a department, and those to which it has made out letters.
pub(super) fn window_of(
    registry: &Registry,
    department: DepartmentKey,
    written: &str,
) -> Result<WindowKey, Unnamed> {
    let department = &registry.departments[department];
    let letters = department.letters.iter().filter_map(|letter| registry.letters[*letter].window);
    let mut windows: Vec<WindowKey> = department.windows.iter().copied().chain(letters).collect();
    windows.sort_unstable();
    windows.dedup();
    among(registry, &windows, written)
}

fn among(registry: &Registry, windows: &[WindowKey], written: &str) -> Result<WindowKey, Unnamed> {
    let written = written.trim();
    let is_called = |key: &WindowKey| {
        let window = &registry.windows[*key].record;
        *window.name == *written || window.names.iter().any(|name| *name.name == *written)
    };
    let by_id = windows.iter().copied().find(|key| *registry.windows[*key].id == *written);
    let called: Vec<WindowKey> = windows.iter().copied().filter(is_called).collect();
    let names = windows.iter().flat_map(|key| {
        let window = &registry.windows[*key];
        [&*window.id, window.record.name.as_str()]
    });
    let unnamed = Unnamed::of("窗口", written, names);
    match only(by_id, &called, |key| registry.windows[key].id.to_string()) {
        Ok(found) => found.ok_or(unnamed),
        Err(several) => Err(Unnamed { several, ..unnamed }),
    }
}
