use std::path::Path;

use crate::exports::{ExportFile, Exports};
use crate::memory::IndexNumbers;
use crate::publish::{LastLook, Leaking};
use crate::site::Model;
use crate::source::Themes;

use super::allowed::allowed;
use super::checked::{Checked, Occasion, check};
use super::leaks::Origins;
use super::{Failure, Progress};

/// Everything that a site would give away as data, and what was found in the content. No files while an error stands, nor if
/// the last look finds a private number in one: then that is among what was found.
pub fn dump(
    content: &Path,
    occasion: &Occasion,
    progress: &dyn Progress,
) -> Result<(Checked, Vec<ExportFile>), Failure> {
    let mut checked = check(content, occasion, progress)?;
    let Some(registry) = checked.publishable(false) else { return Ok((checked, Vec::new())) };
    let model = Model::new(registry, occasion.day, IndexNumbers::known(registry));
    let files: Vec<ExportFile> = Exports::dump(&model.published()).files().cloned().collect();
    let look = LastLook::new(allowed(&model, ""), occasion.day);
    let seen = files.iter().map(|file| {
        let leaks = look.at(file.bytes(), &file.path).leaks;
        Leaking { path: file.path.clone(), leaks }
    });
    let leaking: Vec<Leaking> = seen.filter(|file| !file.leaks.is_empty()).collect();
    if leaking.is_empty() {
        return Ok((checked, files));
    }
    let themes = Themes::read(content, None)?;
    let theme = registry.site.theme.as_deref();
    let origins = Origins { sources: &checked.sources, themes: &themes, theme, day: occasion.day };
    let findings = origins.findings(&leaking);
    checked.add(findings);
    Ok((checked, Vec::new()))
}
