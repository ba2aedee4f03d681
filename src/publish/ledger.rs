use std::fs;
use std::path::Path;

use super::PublishError;

/// Its name in the content folder.
pub const LEDGER: &str = "ledger.yaml";

/// Writes a file that the program keeps in the content folder: to a file beside it that is then renamed, so that a killed
/// run leaves a whole one.
pub fn write_content(content: &Path, path: &str, text: &str) -> Result<(), PublishError> {
    let path = content.join(path);
    let folder = path.parent().unwrap_or(content);
    let draft = folder.join(".ledger.yaml.new");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&draft, text))
        .and_then(|()| fs::rename(&draft, &path))
        .map_err(|error| PublishError::Io(path, error))
}
