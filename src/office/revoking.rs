//! Letters that end before their last day.

use crate::edit::{Act, Change, Meant, Revision, Step, edit};
use crate::records::{Date, Letter as Record, LetterStatus};
use crate::registry::{LetterKey, Registry};
use crate::source::Sources;

use super::named::department_named;

/// Ends a letter from a day on: the only one of a department that holds then, or one called `2026/scjgj`. An error says
/// why not.
pub fn revoke(
    registry: &Registry,
    sources: &Sources,
    letter: &str,
    on: Date,
    reason: &str,
) -> Result<Revision, String> {
    let key = meant(registry, letter, on)?;
    let letter = &registry.letters[key];
    let record = &letter.record;
    if record.status == Some(LetterStatus::Revoked) || record.revoked_on.is_some() {
        return Err(format!("“{}”已经废止", record.number));
    }
    let Some((_, last)) = registry.days_in_force(key) else {
        return Err(format!("“{}”还没有签订，不用废止；不再签订的请删去文件", record.number));
    };
    if on > last {
        return Err(format!("“{}”到 {last} 为止，{on} 已经无效，不用废止", record.number));
    }
    let file = sources.file(letter.file).ok_or_else(|| "授权书文件不见了".to_owned())?;
    let set = |field: crate::diagnostic::Step, value: String| Change {
        at: vec![Step::Key(field.to_string())],
        act: Act::Set(Meant::Text(value)),
    };
    let changes = [
        set(Record::status, LetterStatus::Revoked.label().to_owned()),
        set(Record::revoked_on, on.to_string()),
        set(Record::revoked_reason, reason.to_owned()),
    ];
    let after = edit(&file.path, file.text(), &changes)
        .map_err(|_| format!("{} 的写法程序没有把握改，请手工改这一份", file.path))?;
    let mut revision = Revision::default();
    revision.change(&file.path, file.text(), after);
    Ok(revision)
}

fn meant(registry: &Registry, written: &str, on: Date) -> Result<LetterKey, String> {
    if let Some((year, id)) = written.trim_start_matches("letters/").trim_end_matches(".yaml").split_once('/')
    {
        let mut letters = registry.letters.iter();
        let is_it = |letter: &crate::registry::Letter| letter.year.to_string() == year && *letter.id == *id;
        let found = letters.find(|(_, letter)| is_it(letter));
        return found.map(|(key, _)| key).ok_or_else(|| format!("没有授权书“{written}”"));
    }
    let department = department_named(registry, written).map_err(|unnamed| unnamed.message())?;
    let letters = registry.departments[department].letters.iter().copied();
    let holds =
        |key: &LetterKey| registry.days_in_force(*key).is_some_and(|(first, last)| first <= on && on <= last);
    let holding: Vec<LetterKey> = letters.filter(holds).collect();
    match holding.as_slice() {
        [only] => Ok(*only),
        [] => Err(format!("{written} 在 {on} 没有有效的授权书")),
        several => {
            let names = several.iter().map(|key| &registry.letters[*key]);
            let names: Vec<String> = names.map(|letter| format!("{}/{}", letter.year, letter.id)).collect();
            Err(format!(
                "{written} 有 {} 份有效的授权书，请写明是哪一份：{}",
                several.len(),
                names.join("、")
            ))
        }
    }
}
