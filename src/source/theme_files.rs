use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use super::{Files, ReadError};

static DEFAULT_THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");
static EXAMPLE_CONTENT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// Reads every file of a theme folder, hidden ones left out.
pub(super) fn read_theme(folder: &Path) -> Result<Files, ReadError> {
    if !folder.is_dir() {
        return Err(ReadError::NoTheme(folder.into()));
    }
    let mut files = Files::new();
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(folder).into_iter().filter_entry(visible) {
        let entry =
            entry.map_err(|error| ReadError::Io(error.path().unwrap_or(folder).to_owned(), error.into()))?;
        if entry.file_type().is_file() {
            let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            let bytes =
                fs::read(entry.path()).map_err(|error| ReadError::Io(entry.path().to_owned(), error))?;
            files.push((parts.join("/"), bytes));
        }
    }
    files.sort();
    Ok(files)
}

/// The theme that is part of the program.
pub(super) fn default_theme() -> Files {
    embedded(&DEFAULT_THEME)
}

/// The example content that is part of the program. Nothing of it was ever published, even if the folder was when the
/// program was made.
pub fn example_content() -> Files {
    let mut files = embedded(&EXAMPLE_CONTENT);
    files.retain(|(path, _)| path != "ledger.yaml");
    files
}

fn embedded(folder: &Dir<'static>) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
            files.push((parts.join("/"), file.contents().to_vec()));
        }
    }
    files.sort();
    files
}
