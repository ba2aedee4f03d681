use super::Stamp;

/// What earlier runs found out about the files of a content folder, by the path inside it.
pub trait Recall: Sync {
    /// The fingerprint of the bytes of a file that has this stamp.
    fn fingerprint(&self, name: &str, stamp: &Stamp) -> Option<u128>;
    /// What a file with these bytes became.
    fn became(&self, name: &str, fingerprint: u128) -> Option<Vec<u8>>;
}
