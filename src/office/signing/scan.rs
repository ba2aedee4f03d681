//! A scan that somebody hands in: where it goes, and what stands against it.

use xxhash_rust::xxh3::xxh3_128;

use crate::attachments::inspect;
use crate::check::scan_faults;
use crate::records::Date;
use crate::registry::{Letter, Registry};

/// A scan, looked into.
pub(super) enum Scan {
    /// It may be published as it is or, if so said, once a person has looked.
    Sound {
        /// Where it lies below the content.
        path: String,
        /// Its bytes, unless it lies there already.
        bytes: Option<Vec<u8>>,
        /// Why a person has to look first.
        unchecked: Option<String>,
    },
    /// It must not be published.
    Refused(String),
}

/// Looks into a scan of a letter, called so where it lies.
pub(super) fn look(registry: &Registry, letter: &Letter, name: &str, bytes: Vec<u8>, today: Date) -> Scan {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let fingerprint = xxh3_128(&bytes);
    let stem = format!("attachments/{}/{}", letter.year, title(registry, letter));
    let names = (1..100).map(|n| if n == 1 { String::new() } else { format!("（{n}）") });
    let mut free = names.map(|more| format!("{stem}{more}.{ending}"));
    let there = |path: &str| registry.attachments.iter().find(|file| file.path == path);
    let path = free.find(|path| there(path).is_none_or(|file| file.fingerprint == fingerprint));
    let Some(path) = path else { return Scan::Refused("同名的扫描件太多".to_owned()) };
    let faults = scan_faults(&path, bytes.len() as u64, &inspect(&path, &bytes, today.civil()));
    if let Some(refused) = faults.refused {
        return Scan::Refused(refused);
    }
    let bytes = there(&path).is_none().then_some(bytes);
    Scan::Sound { path, bytes, unchecked: faults.unchecked }
}

/// What the file is called: `区市场监管局2026年度授权书`.
fn title(registry: &Registry, letter: &Letter) -> String {
    let department = letter.department.map(|key| &registry.departments[key]);
    let name = department.map_or(letter.record.department.as_str(), |one| one.short_name());
    let several = department.is_some_and(|one| one.windows.len() > 1);
    let window = letter.window.filter(|_| several).map(|key| registry.windows[key].record.name.as_str());
    let again = letter.id.rsplit_once('-').map(|(_, n)| n).filter(|n| n.bytes().all(|b| b.is_ascii_digit()));
    let again = again.map(|n| format!("（{n}）")).unwrap_or_default();
    let title = format!("{name}{}{}年度授权书{again}", window.unwrap_or_default(), letter.year);
    title.chars().filter(|c| c.is_alphanumeric() || "（）-".contains(*c)).collect()
}
