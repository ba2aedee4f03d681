use crate::diagnostic::{FileId, Path, Step};
use crate::records::{Phone, Post};
use crate::registry::Registry;

/// A telephone that is published, and where it is written.
pub(super) struct Listed<'r> {
    pub(super) file: FileId,
    pub(super) path: Path,
    pub(super) phone: &'r Phone,
    /// Whose it is, if it is one person's.
    pub(super) post: Option<&'r Post>,
}

/// Every telephone that is published.
pub(super) fn listed<'r>(registry: &'r Registry) -> Vec<Listed<'r>> {
    let mut all = Vec::new();
    let mut add = |file, path: &[Step], phone: Option<&'r Phone>| {
        all.extend(phone.map(|phone| Listed { file, path: path.to_vec(), phone, post: None }));
    };
    let (site, office) = (registry.site_file, &registry.site.disclosure_office);
    add(site, &["hotline".into()], registry.site.hotline.as_ref());
    add(site, &["disclosure_office".into(), "phone".into()], Some(&office.phone));
    add(site, &["disclosure_office".into(), "fax".into()], office.fax.as_ref());
    for center in registry.centers.values() {
        add(center.file, &["phone".into()], Some(&center.record.phone));
        add(center.file, &["complaint".into()], center.record.complaint.as_ref());
    }
    for department in registry.departments.values() {
        add(department.file, &["phone".into()], Some(&department.record.phone));
        add(department.file, &["complaint".into()], department.record.complaint.as_ref());
    }
    for window in registry.windows.values() {
        add(window.file, &["phone".into()], Some(&window.record.phone));
        add(window.file, &["complaint".into()], window.record.complaint.as_ref());
    }
    for item in registry.items.values() {
        let path = |key: &'static str| ["items".into(), item.index.into(), key.into()];
        add(item.file, &path("consult"), item.record.consult.as_ref());
        add(item.file, &path("complaint"), item.record.complaint.as_ref());
    }
    for window in registry.windows.values() {
        for (at, post) in window.record.posts.iter().enumerate() {
            let path: Path = vec!["posts".into(), at.into(), "phone".into()];
            let file = window.file;
            all.extend(post.phone.as_ref().map(|phone| Listed { file, path, phone, post: Some(post) }));
        }
    }
    all
}
