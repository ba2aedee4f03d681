use std::path::Path;

use crate::load::load;
use crate::memory::{Changes, NotRedacted, Redaction, redact};
use crate::records::Date;
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

/// What the public would see changed on a day. `None` if one of the contents cannot be read well enough.
pub fn difference(content: &Path, day: Date, before: Before<'_>) -> Result<Option<Changes>, Failure> {
    let Some(after) = check(content, &Occasion::on(day), &Silent)?.registry else { return Ok(None) };
    Ok(match before {
        Before::Published => Some(Changes::pending(&after, day)),
        Before::Day(first) => Some(Changes::between_days(&after, first, day)),
        Before::Folder(folder) => check(folder, &Occasion::on(day), &Silent)?
            .registry
            .map(|before| Changes::between(&before, &after, day)),
    })
}

/// Takes a field of a record out of everything that is remembered of a content.
pub fn redaction(
    content: &Path,
    record: &str,
    field: &str,
    reason: &str,
    day: Date,
) -> Result<Result<Redaction, NotRedacted>, Failure> {
    let (sources, _) = read_folder(content, day)?;
    let (content, _) = load(&sources, day.civil());
    Ok(redact(&content, record, field, reason))
}
