use std::collections::BTreeSet;
use std::path::Path;

use crate::load::load;
use crate::memory::{Changes, Forget, NotRedacted, Redaction, redact, remember};
use crate::records::Date;
use crate::registry::join;
use crate::source::read_folder;

use super::checked::{Occasion, check};
use super::{Failure, Silent};

/// What a content is compared with.
#[derive(Debug, Clone, Copy)]
pub enum Before<'p> {
    /// With what the public last saw.
    Published,
    /// With another content folder.
    Folder(&'p Path),
    /// With itself on an earlier day.
    Day(Date),
}

/// What the public would see changed on a day. `None` while an error stands in the content: nothing would be published.
pub fn difference(content: &Path, day: Date, before: Before<'_>) -> Result<Option<Changes>, Failure> {
    let checked = check(content, &Occasion::on(day), &Silent)?;
    let Some(after) = checked.publishable(false) else { return Ok(None) };
    Ok(match before {
        Before::Published => Some(Changes::pending(after, day)),
        Before::Day(first) => Some(Changes::between_days(after, first, day)),
        Before::Folder(folder) => check(folder, &Occasion::on(day), &Silent)?
            .registry
            .map(|before| Changes::between(&before, after, day)),
    })
}

/// Takes a field of a record out of everything that is remembered of a content.
pub fn redaction(
    content: &Path,
    forget: Forget<'_>,
    day: Date,
) -> Result<Result<Redaction, NotRedacted>, Failure> {
    let (sources, _) = read_folder(content, day)?;
    let (content, _) = load(&sources, day.civil());
    let (registry, _) = join(content);
    Ok(registry.map_or(Err(NotRedacted::Unreadable), |registry| redact(&registry, forget)))
}

/// What a content would remember if it were published as it is: path and text of each file that is missing.
pub fn lost_memory(content: &Path, day: Date) -> Result<Vec<(String, String)>, Failure> {
    let (sources, _) = read_folder(content, day)?;
    let (content, _) = load(&sources, day.civil());
    let (registry, _) = join(content);
    let Some(registry) = registry else { return Ok(Vec::new()) };
    let kept: BTreeSet<&str> = registry.remembered.iter().map(|file| &*file.path).collect();
    let all = remember(&registry, day).into_iter();
    let lost = all.filter(|file| !kept.contains(&*file.path));
    Ok(lost.map(|file| (file.path.to_string(), file.text().to_owned())).collect())
}
