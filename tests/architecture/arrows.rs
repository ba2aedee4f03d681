//! Who uses whom among source files, read from their paths (`use super::x::Y`, `crate::room::z()`).

use std::collections::{BTreeMap, BTreeSet};

/// A file of the crate: its place in the tree of modules, what it imports under which name, every path it mentions.
struct File {
    path: String,
    names: BTreeMap<String, Path>,
    globs: Vec<Path>,
    mentions: Vec<Path>,
}

/// A module, and what is named from there.
#[derive(Clone)]
struct Path {
    from: Module,
    rest: Vec<String>,
}

type Module = Vec<String>;

/// All files by their modules.
pub(crate) struct Files(BTreeMap<Module, File>);

impl Files {
    /// From path (`site/plan.rs`) and code of every file.
    pub(crate) fn new<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> Self {
        let sources: BTreeMap<Module, (&str, &str)> =
            files.map(|(path, code)| (module(path), (path, code))).collect();
        let read = |(place, (path, code)): (&Module, &(&str, &str))| {
            let mut file = File {
                path: (*path).to_owned(),
                names: BTreeMap::new(),
                globs: Vec::new(),
                mentions: Vec::new(),
            };
            let is_child = |name: &str| sources.contains_key(&child(place, name));
            file.read(place, &without_comments(code), is_child);
            (place.clone(), file)
        };
        Self(sources.iter().map(read).collect())
    }

    /// An arrow from each file to every other that it uses. An import from a `mod.rs` counts for the file that the name
    /// comes from. A `mod.rs` stands for its folder: it names its files, and they may use what it declares.
    pub(crate) fn arrows(&self) -> BTreeSet<(&str, &str)> {
        let of_file = |file: &'_ File| -> Vec<&str> {
            file.mentions.iter().map(|path| self.resolve(path, 0)).collect()
        };
        let mut arrows = BTreeSet::new();
        for file in self.0.values() {
            arrows.extend(of_file(file).into_iter().map(|used| (file.path.as_str(), used)));
        }
        let is_inside =
            |from: &str, to: &str| from.strip_suffix("mod.rs").is_some_and(|folder| to.starts_with(folder));
        arrows.retain(|(from, to)| from != to && !to.is_empty() && !is_inside(from, to));
        arrows
    }

    /// The file in which the thing at the end of a path is declared.
    fn resolve(&self, path: &Path, depth: usize) -> &str {
        let mut at = path.from.clone();
        let mut rest = path.rest.iter();
        let mut name = rest.next();
        while let Some(next) = name.map(|name| child(&at, name)).filter(|next| self.0.contains_key(next)) {
            at = next;
            name = rest.next();
        }
        let Some(file) = self.0.get(&at) else { return "" };
        let Some(name) = name.filter(|_| depth < 9) else { return &file.path };
        let declares = |glob: &&Path| self.declares(glob, name);
        let imported = file.names.get(name).or_else(|| file.globs.iter().find(declares));
        match imported {
            Some(path) => {
                let mut path = path.clone();
                if !file.names.contains_key(name) {
                    path.rest.push(name.clone());
                }
                path.rest.extend(rest.cloned());
                self.resolve(&path, depth + 1)
            }
            None => &file.path,
        }
    }

    /// Does a module that is imported as a whole import this name itself?
    fn declares(&self, module: &Path, name: &str) -> bool {
        let place: Module = module.from.iter().chain(&module.rest).cloned().collect();
        self.0.get(&place).is_some_and(|file| file.names.contains_key(name))
            || self.0.contains_key(&child(&place, name))
    }
}

impl File {
    fn read(&mut self, place: &Module, code: &str, is_child: impl Fn(&str) -> bool) {
        for (at, _) in code.match_indices("::") {
            let head = &code[..at];
            let first = &head[head.rfind(|c| !is_ident(c)).map_or(0, |end| end + 1)..];
            let before = head[..head.len() - first.len()].trim_end();
            // What a macro writes belongs to the file that calls it.
            let is_start = !before.ends_with("::") && !before.ends_with('$');
            let from = match first {
                "crate" => Module::new(),
                "super" => place[..place.len().saturating_sub(1)].to_vec(),
                "self" => place.clone(),
                _ if is_child(first) => child(place, first),
                _ => continue,
            };
            if !is_start {
                continue;
            }
            let is_use = before.ends_with("use");
            let mut tree = Tree { file: self, is_use };
            tree.read(&mut code[at + 2..].trim_start(), &Path { from, rest: Vec::new() });
        }
    }
}

/// What follows the first `::` of a path: `x::Y`, `{x, y::Z}`, `*`.
struct Tree<'f> {
    file: &'f mut File,
    is_use: bool,
}

impl Tree<'_> {
    fn read(&mut self, text: &mut &str, path: &Path) {
        let mut path = path.clone();
        loop {
            *text = text.trim_start();
            if let Some(list) = text.strip_prefix('{').filter(|_| self.is_use) {
                *text = list;
                while !text.trim_start().starts_with('}') && !text.is_empty() {
                    self.read(text, &path);
                    *text = text.trim_start().trim_start_matches(',').trim_start();
                }
                *text = text.trim_start().strip_prefix('}').unwrap_or_default();
                return;
            }
            if let Some(rest) = text.strip_prefix('*') {
                *text = rest;
                self.file.globs.push(path.clone());
                self.file.mentions.push(path);
                return;
            }
            let end = text.find(|c| !is_ident(c)).unwrap_or(text.len());
            let (name, rest) = text.split_at(end);
            *text = rest;
            match name {
                "" => return,
                "super" => {
                    path.from.pop();
                }
                "self" => {}
                name => path.rest.push(name.to_owned()),
            }
            let Some(rest) = text.strip_prefix("::") else { break };
            *text = rest;
        }
        if self.is_use {
            let mut name = path.rest.last().or(path.from.last()).cloned().unwrap_or_default();
            if let Some(rest) = text.trim_start().strip_prefix("as ") {
                let end = rest.find(|c| !is_ident(c)).unwrap_or(rest.len());
                rest[..end].clone_into(&mut name);
                *text = &rest[end..];
            }
            self.file.names.insert(name, path.clone());
        }
        self.file.mentions.push(path);
    }
}

/// Files that use each other in a circle, if there are any.
pub(crate) fn circle<'f>(arrows: &BTreeSet<(&'f str, &'f str)>) -> Option<Vec<&'f str>> {
    let mut done = BTreeSet::new();
    arrows.iter().find_map(|(from, _)| walk(from, arrows, &mut Vec::new(), &mut done))
}

fn walk<'f>(
    at: &'f str,
    arrows: &BTreeSet<(&'f str, &'f str)>,
    way: &mut Vec<&'f str>,
    done: &mut BTreeSet<&'f str>,
) -> Option<Vec<&'f str>> {
    if let Some(start) = way.iter().position(|known| *known == at) {
        return Some(way[start..].to_vec());
    }
    if done.contains(at) {
        return None;
    }
    way.push(at);
    let next = arrows.range((at, "")..).take_while(|(from, _)| *from == at);
    let found = next.map(|(_, to)| *to).find_map(|to| walk(to, arrows, way, done));
    way.pop();
    done.insert(at);
    found
}

fn module(path: &str) -> Module {
    let place = path.trim_end_matches(".rs");
    place.split('/').filter(|part| !matches!(*part, "mod" | "lib")).map(str::to_owned).collect()
}

fn child(place: &Module, name: &str) -> Module {
    place.iter().map(String::as_str).chain([name]).map(str::to_owned).collect()
}

fn is_ident(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn without_comments(code: &str) -> String {
    let uncommented = code.lines().map(|line| line.split(" // ").next().unwrap_or_default());
    uncommented.filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}
