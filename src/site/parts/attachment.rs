use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::attachments::Format;
use crate::exports::ExportFile;
use crate::load::{LinkedFile, Prose, ShownFile};
use crate::records::AttachedFile;
use crate::registry::{LetterKey, Registry};
use crate::site::model::Model;
use crate::source::Attachment;

use super::address;

/// A published file, as a link to it.
#[derive(Serialize)]
pub(crate) struct FileView {
    url: String,
    title: String,
    /// Format and size: `PDF，356 KB`.
    about: String,
}

impl FileView {
    /// A file of data.
    pub(crate) fn data(file: &ExportFile) -> Self {
        Self {
            url: address::download(&file.path),
            title: file.title.clone(),
            about: format!("{}，{}", file.format.label(), size(file.size)),
        }
    }
}

/// The link to a file; `title` if its record says none.
pub(crate) fn file(registry: &Registry, attached: &AttachedFile, title: &str) -> Option<FileView> {
    let attachment = registry.attachment(&attached.file)?;
    let title = attached.title.as_deref().unwrap_or(title).to_owned();
    Some(FileView { url: address::attachment(&attachment.path), title, about: about(attachment) })
}

/// A letter as it was signed.
pub(crate) fn scan(registry: &Registry, key: LetterKey) -> Option<FileView> {
    registry.letters[key].record.scan.as_ref().and_then(|scan| file(registry, scan, "授权书扫描件"))
}

/// The files that go with a text, in order, without the pictures that it shows.
pub(crate) fn files(registry: &Registry, attached: &[AttachedFile], prose: &Prose) -> Vec<FileView> {
    let shown: BTreeSet<&str> =
        prose.files.iter().filter(|file| file.is_picture).map(|file| file.path.as_str()).collect();
    let listed = attached.iter().filter(|attached| !shown.contains(attached.file.as_str()));
    listed.filter_map(|attached| file(registry, attached, stem(&attached.file))).collect()
}

/// The HTML of a text on a page, with its links to files and its pictures.
pub(crate) fn prose(registry: &Registry, page: &str, prose: &Prose) -> String {
    prose.html(|linked: &LinkedFile| {
        let attachment = registry.attachment(&linked.path)?;
        Some(ShownFile {
            url: format!("{}{}", address::to_root(page), address::attachment(&attachment.path)),
            about: about(attachment),
            pixels: attachment.pixels,
        })
    })
}

/// The files that the pages of the site name, in the order of their paths, which they keep in the site.
pub fn published<'r>(model: &'r Model<'r>) -> Vec<&'r Attachment> {
    let registry = model.registry;
    let public: BTreeSet<_> = model.public_letters.iter().map(|key| registry.letters[*key].file).collect();
    let hidden: BTreeSet<_> =
        registry.letters.values().map(|letter| letter.file).filter(|file| !public.contains(file)).collect();
    let named = registry.file_references.iter().filter(|named| !hidden.contains(&named.file));
    let files: BTreeMap<&str, &Attachment> = named
        .filter_map(|named| registry.attachment(&named.path))
        .map(|file| (file.path.as_str(), file))
        .collect();
    files.into_values().collect()
}

fn about(attachment: &Attachment) -> String {
    format!("{}，{}", format_name(attachment), size(attachment.published_size))
}

fn format_name(attachment: &Attachment) -> String {
    match attachment.inspection.format {
        Some(Format::Pdf) => "PDF".into(),
        Some(Format::Ofd) => "OFD".into(),
        Some(Format::Docx) => "Word".into(),
        Some(Format::Xlsx) => "Excel".into(),
        Some(Format::Pptx) => "PPT".into(),
        Some(Format::Jpeg | Format::Png | Format::Webp) => "图片".into(),
        Some(Format::OldOffice) | None => {
            attachment.path.rsplit('.').next().unwrap_or_default().to_uppercase()
        }
    }
}

/// The name of a file without folder and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// `356 KB`, `1.2 MB`: whole kilobytes, tenths of megabytes, never nothing.
fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        return format!("{kilobytes}\u{a0}KB");
    }
    let tenths = (bytes * 10).div_ceil(1024 * 1024);
    format!("{}.{}\u{a0}MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_size_is_said_in_a_unit_that_people_know() {
        for (bytes, said) in [
            (1, "1\u{a0}KB"),
            (1025, "2\u{a0}KB"),
            (1_047_552, "1023\u{a0}KB"),
            (1_258_291, "1.2\u{a0}MB"),
            (67_108_864, "64.0\u{a0}MB"),
        ] {
            assert_eq!(size(bytes), said);
        }
    }
}
