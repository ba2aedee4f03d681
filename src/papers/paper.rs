use std::collections::BTreeMap;

use crate::records::Date;
use crate::registry::{Letter, LetterKey, Registry};

use super::Kind;
use super::letter::letter_values;
use super::lists::{checklist_values, filing_values, powers_values, windows_values};
use super::people::{people, registration_values};
use super::values::Values;

/// A paper of a round: where it lies, and what is written in it.
#[derive(Debug)]
pub struct Paper {
    /// Path in the folder of the round, with `/`.
    pub path: String,
    /// Which template it is made from.
    pub kind: Kind,
    pub(super) values: Values,
}

/// The folder of a letter's papers in the folder of the round: people know the department, and no two letters of a year have
/// the same id.
pub fn folder_of(registry: &Registry, letter: &Letter) -> String {
    let department = letter.department.map(|key| registry.departments[key].short_name());
    let name = department.unwrap_or(letter.record.department.as_str());
    format!("{}-{}", file_name(name), letter.id)
}

/// The papers of these letters, and those of the whole year if it is about all of them.
pub fn papers(
    registry: &Registry,
    year: i16,
    letters: &[LetterKey],
    is_whole: bool,
    day: Date,
) -> Vec<Paper> {
    let mut papers = Vec::new();
    for key in letters.iter().copied() {
        let letter = &registry.letters[key];
        let folder = folder_of(registry, letter);
        let mut add = |name: &str, kind, values| {
            papers.push(Paper { path: format!("{folder}/{name}.docx"), kind, values });
        };
        add(Kind::Letter.title(), Kind::Letter, letter_values(registry, key));
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for person in people(letter) {
            let kind = Kind::Registration(person.role);
            let name = format!("{}-{}", kind.title(), file_name(person.name.as_str()));
            let times = taken.entry(name.clone()).or_default();
            *times += 1;
            let name = if *times == 1 { name } else { format!("{name}-{times}") };
            add(&name, kind, registration_values(registry, key, person, day));
        }
        add(Kind::Checklist.title(), Kind::Checklist, checklist_values(registry, key));
    }
    if is_whole {
        let of_year = [
            (Kind::Powers, powers_values(registry, year)),
            (Kind::Windows, windows_values(registry, year, letters)),
            (Kind::Filing, filing_values(registry, year, letters)),
        ];
        let of_year = of_year.into_iter();
        papers.extend(of_year.map(|(kind, values)| Paper { path: kind.template_name(), kind, values }));
    }
    papers
}

/// A name as a file may have it on every system.
fn file_name(name: &str) -> String {
    let is_safe = |c: char| !c.is_control() && !"/\\:*?\"<>|".contains(c);
    let name: String = name.trim().chars().map(|c| if is_safe(c) { c } else { '_' }).take(40).collect();
    name.trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_the_folder() {
        for (name, safe) in
            [("../../甲", "_.._甲"), ("甲/乙", "甲_乙"), ("..", ""), ("甲\n乙:", "甲_乙_"), ("区局", "区局")]
        {
            assert_eq!(file_name(name), safe);
        }
    }
}
