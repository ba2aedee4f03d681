use std::fs;
use std::path::Path;

use super::PublishError;

/// Its name in the content folder.
pub const LEDGER: &str = "ledger.yaml";

/// Writes the ledger of a content folder: to a file beside it that is then renamed, so that a killed run leaves a
/// whole one.
pub fn write_ledger(content: &Path, text: &str) -> Result<(), PublishError> {
    let path = content.join(LEDGER);
    let draft = content.join(".ledger.yaml.new");
    fs::write(&draft, text)
        .and_then(|()| fs::rename(&draft, &path))
        .map_err(|error| PublishError::Io(path, error))
}
