//! The next letter, drafted from the one before it and from what the records say of its first day.

mod draft;
mod grants;
mod number;
mod occasion;
mod people;
mod sheet;

use std::collections::BTreeSet;

use crate::edit::Revision;
use crate::records::{Date, LetterReason};
use crate::registry::{DepartmentKey, Letter, LetterKey, Registry};
use crate::source::Sources;

use super::pairs::{Pair, first_day, last_day};
use draft::Draft;
use grants::follow;
use number::Numbers;
use occasion::Occasion;
use people::People;

/// What came of a round of drafting.
#[derive(Debug, Default)]
pub struct Renewal {
    /// The drafts as new files.
    pub revision: Revision,
    /// What was drafted.
    pub drafted: Vec<Drafted>,
    /// What was there already.
    pub there: Vec<There>,
    /// For whom nothing can be drafted, and why.
    pub left: Vec<(String, String)>,
}

/// A letter that was drafted.
#[derive(Debug)]
pub struct Drafted {
    /// For whom: `区市场监管局`.
    pub name: String,
    /// The file.
    pub path: String,
    /// Its number.
    pub number: String,
    /// What is different from the letter before it.
    pub differences: Vec<String>,
}

/// A letter that there was already.
#[derive(Debug)]
pub struct There {
    /// For whom: `区市场监管局`.
    pub name: String,
    /// The file.
    pub path: String,
    /// When it was signed; `None` for a draft.
    pub signed_on: Option<Date>,
}

/// Drafts the letters of a year from those before them: for these departments, or for all. Writes over nothing.
pub fn renew(registry: &Registry, sources: &Sources, year: i16, only: &[DepartmentKey]) -> Renewal {
    let mut round = Round::new(registry, sources);
    let first = first_day(year);
    for pair in Pair::on(registry, first) {
        if only.is_empty() || only.contains(&pair.department) {
            round.renew(pair, year);
        }
    }
    round.renewal
}

/// Drafts a letter that takes the place of those in force at a department's windows from a day on, for instance
/// because people have changed.
pub fn supersede(
    registry: &Registry,
    sources: &Sources,
    department: DepartmentKey,
    from: Date,
    reason: Option<LetterReason>,
) -> Renewal {
    let mut round = Round::new(registry, sources);
    for pair in Pair::on(registry, from).into_iter().filter(|pair| pair.department == department) {
        round.replace(pair, from, reason);
    }
    round.renewal
}

struct Round<'r> {
    registry: &'r Registry,
    sources: &'r Sources,
    numbers: Numbers,
    /// The ids that letters have, by year.
    taken: BTreeSet<(i16, String)>,
    renewal: Renewal,
}

impl<'r> Round<'r> {
    fn new(registry: &'r Registry, sources: &'r Sources) -> Self {
        let letters = registry.letters.values();
        Self {
            registry,
            sources,
            numbers: Numbers::new(letters.clone().map(|letter| letter.record.number.as_str())),
            taken: letters.map(|letter| (letter.year, letter.id.to_string())).collect(),
            renewal: Renewal::default(),
        }
    }

    fn renew(&mut self, pair: Pair, year: i16) {
        let registry = self.registry;
        let there = pair.of_year(registry, year);
        if let Some(letter) = there.first().map(|key| &registry.letters[*key]) {
            return self.is_there(pair, letter);
        }
        let first = first_day(year);
        let bases = pair.before(registry, first);
        if let Some(why) = self.obstacle(pair, &bases, first) {
            return self.renewal.left.push((pair.name(registry), why));
        }
        for base in &bases {
            // One that runs into the year leaves the days after its end.
            let end = registry.days_in_force(*base).map(|(_, end)| end);
            let from = end.map_or(first, |end| first.max(end.next()));
            let occasion = Occasion {
                year,
                signed_in: year - 1,
                from,
                to: last_day(year),
                reason: Some(LetterReason::Annual),
            };
            self.draft(pair, *base, &bases, &occasion, false);
        }
    }

    fn replace(&mut self, pair: Pair, from: Date, reason: Option<LetterReason>) {
        let registry = self.registry;
        let holds = |key: &LetterKey| {
            registry.days_in_force(*key).is_some_and(|(first, last)| first < from && from <= last)
        };
        let bases: Vec<LetterKey> = pair.letters(registry).filter(holds).collect();
        let name = pair.name(registry);
        if bases.is_empty() {
            let why = format!("{from} 没有有效的授权书可以替代；重新开始的请用 renew，或者 new 授权书");
            return self.renewal.left.push((name, why));
        }
        if let Some(why) = self.obstacle(pair, &bases, from) {
            return self.renewal.left.push((name, why));
        }
        for base in &bases {
            let letter = &registry.letters[*base];
            let to = registry.days_in_force(*base).map_or(last_day(from.year()), |(_, to)| to);
            let drafted = pair
                .letters(registry)
                .map(|key| &registry.letters[key])
                .find(|other| !other.record.is_signed() && other.supersedes == Some(*base));
            if let Some(drafted) = drafted {
                self.is_there(pair, drafted);
                continue;
            }
            let occasion = Occasion { year: letter.year, signed_in: from.year(), from, to, reason };
            self.draft(pair, *base, &bases, &occasion, true);
        }
    }

    /// Why no letter can follow.
    fn obstacle(&self, pair: Pair, bases: &[LetterKey], first: Date) -> Option<String> {
        let registry = self.registry;
        let (department, window) = (&registry.departments[pair.department], &registry.windows[pair.window]);
        if !department.days().hold(first) {
            let heir = department.moved_to.map(|key| registry.departments[key].short_name());
            return Some(match heir {
                Some(heir) => format!("部门到那时已撤并，由{heir}接着办"),
                None => "部门到那时已撤并".to_owned(),
            });
        }
        if window.is_closed(first) {
            return Some(format!("“{}”到那时已撤销", window.record.name));
        }
        if !window.departments.contains(&pair.department) {
            return Some(format!("“{}”不再是它的窗口", window.record.name));
        }
        if bases.is_empty() {
            return Some("没有签过授权书，没有可以照着起草的；请用 mingchuang new 授权书".to_owned());
        }
        pair.items(registry, first).is_empty().then(|| "到那时没有在这个窗口办理的事项".to_owned())
    }

    fn draft(&mut self, pair: Pair, base: LetterKey, all: &[LetterKey], occasion: &Occasion, replaces: bool) {
        let registry = self.registry;
        let letter = &registry.letters[base];
        let Some(path) = self.new_path(pair, base, occasion) else {
            let why = "文件夹里已有同名的文件，读不出来；请先运行 mingchuang check".to_owned();
            return self.renewal.left.push((pair.name(registry), why));
        };
        let grants = follow(registry, pair, base, all, occasion);
        if grants.groups.iter().all(|group| group.items.is_empty()) {
            let why = format!("{} 里的事项到那时都不在这个窗口办理", self.path_of(letter));
            return self.renewal.left.push((pair.name(registry), why));
        }
        let people = People::of(registry, pair, letter, occasion);
        let (number, remark) = self.numbers.next(&letter.record.number, occasion.signed_in);
        let scope = letter.record.scope.as_ref().map(ToString::to_string);
        let dated = scope.as_deref().is_some_and(names_a_year);
        let mut differences = self.whole(pair, base, occasion);
        let term = term(registry, base, occasion);
        differences.extend(people.notes().chain(&grants.differences).chain(&term).cloned());
        let mut notes = vec![format!(
            "照 {} 起草，签订前请逐项核对；和它不同的地方写在旁边的注释里",
            self.path_of(letter)
        )];
        notes.extend(self.whole(pair, base, occasion));
        let draft = Draft {
            notes,
            number: (number.clone(), vec![remark]),
            department: registry.departments[pair.department].id.to_string(),
            window: registry.windows[pair.window].id.to_string(),
            reason: occasion.reason.or(people.reason).unwrap_or(LetterReason::Special),
            people,
            scope: (scope, dated.then(|| "里面写着年份，请核对".to_owned()).into_iter().collect()),
            grants,
            responsibility: letter.record.responsibility.as_ref().map(ToString::to_string),
            term,
            supersedes: replaces.then(|| reference(letter, occasion)),
        };
        let is_chinese = self.is_chinese(letter);
        self.renewal.revision.write(&path, draft.text(occasion, is_chinese));
        let name = pair.name(registry);
        self.renewal.drafted.push(Drafted { name, path, number, differences });
    }

    /// What has changed about the department and the window as such.
    fn whole(&self, pair: Pair, base: LetterKey, occasion: &Occasion) -> Vec<String> {
        let registry = self.registry;
        let letter = &registry.letters[base];
        let mut told = Vec::new();
        let mut renamed = |what: &str, before: Option<&str>, now: &str| {
            if let Some(before) = before.filter(|before| *before != now) {
                told.push(format!("{what}现在叫“{now}”，上一份写的是“{before}”"));
            }
        };
        let department = registry.departments[pair.department].name_on(occasion.from);
        renamed("部门", letter.department_name(registry), department);
        let window = registry.windows[pair.window].name_on(occasion.from);
        renamed("窗口", letter.window_name(registry), window);
        told
    }

    fn is_there(&mut self, pair: Pair, letter: &Letter) {
        let signed_on = letter.record.signed_on.filter(|_| letter.record.is_signed());
        let path = self.path_of(letter);
        self.renewal.there.push(There { name: pair.name(self.registry), path, signed_on });
    }

    fn path_of(&self, letter: &Letter) -> String {
        let file = self.sources.file(letter.file);
        file.map_or_else(|| letter.record_name(), |file| file.path.clone())
    }

    /// Where the draft goes; it is taken from then on.
    fn new_path(&mut self, pair: Pair, base: LetterKey, occasion: &Occasion) -> Option<String> {
        let registry = self.registry;
        let letter = &registry.letters[base];
        let mut in_year = registry.predecessors(base).into_iter().map(|key| &registry.letters[key]);
        let root = in_year.rfind(|older| older.year == letter.year).unwrap_or(letter);
        let window = &registry.windows[pair.window].id;
        let first = root.id.to_string();
        let others = (2..).map(|n| format!("{first}-{n}"));
        // In another year the id is free, unless it is that of a letter to another window.
        let elsewhere = (letter.year != occasion.year).then(|| format!("{first}-{window}"));
        let ids = std::iter::once(first.clone()).chain(elsewhere).chain(others);
        let folder = self.path_of(letter);
        let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let (old, new) = (letter.year.to_string(), occasion.year.to_string());
        let parts = folder.split('/').map(|part| if part == old { new.as_str() } else { part });
        let folder = parts.collect::<Vec<_>>().join("/");
        for id in ids.take(99) {
            if self.taken.contains(&(occasion.year, id.clone())) {
                continue;
            }
            let path = format!("{folder}/{id}.yaml");
            if self.sources.by_path(&path).is_some() {
                return None;
            }
            self.taken.insert((occasion.year, id));
            return Some(path);
        }
        None
    }

    /// Are the keys of the letter before it Chinese?
    fn is_chinese(&self, letter: &Letter) -> bool {
        let number = crate::records::Letter::number.to_string();
        let text = self.sources.file(letter.file).map_or("", |file| file.text());
        !text.lines().any(|line| line.split([':', '：']).next().is_some_and(|key| key.trim() == number))
    }
}

/// How the new letter names the one that it replaces.
fn reference(letter: &Letter, occasion: &Occasion) -> String {
    if letter.year == occasion.year {
        letter.id.to_string()
    } else {
        format!("{}/{}", letter.year, letter.id)
    }
}

fn term(registry: &Registry, base: LetterKey, occasion: &Occasion) -> Vec<String> {
    let Some((_, end)) = registry.days_in_force(base) else { return Vec::new() };
    let mut notes = Vec::new();
    if occasion.from > first_day(occasion.year) && end.next() == occasion.from {
        notes.push(format!("上一份到 {end} 为止，所以从 {} 起算", occasion.from));
    }
    if end.next() < occasion.from {
        notes.push(format!("上一份到 {end} 为止，之后没有授权"));
    }
    notes
}

/// Does a text name a year, such as `2026年`? It may be over by now.
fn names_a_year(text: &str) -> bool {
    text.match_indices('年').any(|(at, _)| {
        let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        digits == 4
    })
}
