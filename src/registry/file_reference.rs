use crate::diagnostic::{Aim, FileId};
use crate::records::{AttachedFile, AttachmentPath, HumanCheck, Met};
use crate::source::Attachment;

use super::Registry;

/// A place in the content that names a file below `attachments/`.
#[derive(Debug, Clone)]
pub(crate) struct FileReference {
    /// The content file.
    pub(crate) file: FileId,
    /// The place in it.
    pub(crate) aim: Aim,
    /// The path of the named file.
    pub(crate) path: AttachmentPath,
    /// Who has looked at it, if that is written there.
    pub(crate) checked: Option<HumanCheck>,
}

impl Registry {
    /// Every place that names a file: fields of records first, then links and pictures of Markdown texts.
    pub(super) fn every_file_reference(&self) -> Vec<FileReference> {
        let mut references = Vec::new();
        self.each_published(|file, met: Met<'_, AttachmentPath>| {
            let Met { path, value, record, .. } = met;
            let checked = record.downcast_ref().and_then(|attached: &AttachedFile| attached.checked.clone());
            references.push(FileReference { file, aim: Aim::Value(path), path: value.clone(), checked });
        });
        let notices = self.notices.iter().map(|notice| (notice.file, &notice.document.prose));
        let pages = self.pages.iter().map(|page| (page.file, &page.document.prose));
        for (file, prose) in notices.chain(pages) {
            references.extend(prose.files.iter().map(|linked| FileReference {
                file,
                aim: Aim::Bytes(linked.range.clone()),
                path: linked.path.clone(),
                checked: None,
            }));
        }
        references
    }

    /// The file at a path below `attachments/`.
    pub(crate) fn attachment(&self, path: &str) -> Option<&Attachment> {
        let at = self.attachments.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.attachments.get(at)
    }
}
