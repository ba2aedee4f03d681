use std::collections::BTreeSet;

use crate::diagnostic::{FileId, Located, Severity};
use crate::office::department_named;
use crate::papers::{Paper, folder_of, papers};
use crate::pipeline::Checked;
use crate::records::Date;
use crate::registry::{DepartmentKey, Letter, LetterKey, Registry};

use super::Exit;

/// Whose papers are written.
pub(super) struct Round<'c> {
    registry: &'c Registry,
    year: i16,
    letters: Vec<LetterKey>,
    /// Is it about every letter of the year?
    is_whole: bool,
    /// Letters that cannot be drafted, each with a sentence that says why.
    pub(super) left_out: Vec<String>,
}

impl<'c> Round<'c> {
    /// The letters of a year that these departments sign; of all of them, if none is named.
    pub(super) fn of(checked: &'c Checked, year: i16, named: &[String]) -> Result<Self, (Exit, String)> {
        let registry = checked.registry.as_ref().ok_or_else(|| {
            (Exit::Findings, "site.yaml 或者 policy.yaml 读不出来；请先运行 mingchuang check".to_owned())
        })?;
        let find = |name: &String| {
            department_named(registry, name).map_err(|unnamed| (Exit::Usage, unnamed.message()))
        };
        let chosen: BTreeSet<DepartmentKey> = named.iter().map(find).collect::<Result<_, _>>()?;
        let errors: Vec<&Located> =
            checked.findings.iter().filter(|found| found.diagnostic.severity == Severity::Error).collect();
        let mut round =
            Self { registry, year, letters: Vec::new(), is_whole: named.is_empty(), left_out: Vec::new() };
        let mut without: BTreeSet<DepartmentKey> = chosen.clone();
        for (key, letter) in registry.letters.iter() {
            let is_chosen = named.is_empty() || letter.department.is_some_and(|key| chosen.contains(&key));
            if letter.year != year || !is_chosen {
                continue;
            }
            letter.department.map(|key| without.remove(&key));
            if letter.record.revoked_on.is_some() {
                continue;
            }
            match errors.iter().find(|error| concerns(error, registry, letter)) {
                Some(error) => round.left_out.push(format!(
                    "没有生成 {} 的文书：{}。{}",
                    letter.record.number,
                    error.diagnostic.message,
                    place(error)
                )),
                None => round.letters.push(key),
            }
        }
        let missing = without.iter().map(|key| registry.departments[*key].short_name());
        round
            .left_out
            .extend(missing.map(|name| {
                format!("{name} 还没有 {year} 年度的授权书；可以先运行 mingchuang renew {year}")
            }));
        let folder = format!("letters/{year}/");
        let is_unread = |error: &&&Located| {
            let known = registry.letters.values().map(|letter| letter.file);
            let position = error.position.as_ref().filter(|position| position.path.starts_with(&folder));
            position.is_some_and(|position| known.clone().all(|file| file != position.file))
        };
        if let Some(error) = errors.iter().find(is_unread).filter(|_| round.is_whole) {
            round.left_out.push(format!("有授权书读不出来：{}。{}", error.diagnostic.message, place(error)));
        }
        round.letters.sort_by_key(|key| (registry.letters[*key].department, *key));
        if round.letters.is_empty() {
            round.left_out.push(format!("没有可以生成的 {year} 年度授权书"));
            return Err((Exit::Findings, round.left_out.join("\n")));
        }
        Ok(round)
    }

    pub(super) fn papers(&self, day: Date) -> Vec<Paper> {
        papers(self.registry, self.year, &self.letters, self.is_whole, day)
    }

    /// The beginnings of the paths that are this round's own: nothing else is cleared.
    pub(super) fn own_folders(&self) -> Vec<String> {
        if self.is_whole && self.left_out.is_empty() {
            return vec![String::new()];
        }
        let letters = self.letters.iter().map(|key| &self.registry.letters[*key]);
        letters.map(|letter| format!("{}/", folder_of(self.registry, letter))).collect()
    }
}

/// Does an error make a letter's papers doubtful?
fn concerns(error: &Located, registry: &Registry, letter: &Letter) -> bool {
    let Some(file) = error.position.as_ref().map(|position| position.file) else { return false };
    let mut files: Vec<FileId> = vec![letter.file, registry.site_file, registry.policy_file];
    if let Some(department) = letter.department.map(|key| &registry.departments[key]) {
        files.push(department.file);
        files.extend(department.items.iter().map(|item| registry.items[*item].file));
    }
    files.extend(letter.window.map(|key| registry.windows[key].file));
    files.contains(&file)
}

fn place(error: &Located) -> String {
    let position = error.position.as_ref();
    position.map(|position| format!("（{}:{}）", position.path, position.line)).unwrap_or_default()
}
