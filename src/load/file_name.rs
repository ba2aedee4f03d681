//! What is read from the path of a content file: the id of its record, and the year of a letter.

/// The id a file name gives: `windows/town/scjgj.yaml` → `scjgj`.
pub(super) fn id_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The year folder of a letter: `letters/2026/scjgj.yaml` → 2026.
pub(super) fn year_of(path: &str) -> Option<i16> {
    let year = path.split('/').nth(1)?;
    let sound = year.len() == 4 && path.split('/').count() > 2;
    sound.then(|| year.parse().ok()).flatten()
}
