use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::records::AttachmentPath;

/// A Markdown text as safe HTML, with gaps where it links to files or shows pictures: where those will be published
/// is not known here.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Prose {
    html: String,
    /// In order: the byte of the HTML, and what belongs there.
    gaps: Vec<(usize, Gap)>,
    /// The files that the text names, in order.
    pub files: Vec<LinkedFile>,
    /// Its other links, in order.
    pub links: Vec<WrittenLink>,
}

/// A link to a page of this site or of another, to a telephone or a mailbox.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WrittenLink {
    /// The address as written.
    pub url: String,
    /// Where it is written, in bytes of the content file.
    pub range: Range<usize>,
}

/// What belongs into a gap; the number is that of the file.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) enum Gap {
    LinkBegins(usize),
    LinkEnds(usize),
    Picture(usize),
}

/// A file below `attachments/` to which a text links, or which it shows as a picture.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LinkedFile {
    /// Its path.
    pub path: AttachmentPath,
    /// Where it is named, in bytes of the content file.
    pub range: Range<usize>,
    /// The text of the link, or what is said in place of the picture.
    pub words: String,
    /// Is it shown, not linked to?
    pub is_picture: bool,
}

/// What is to be known of a published file where a text names it.
pub struct ShownFile {
    /// Its address as the page writes it.
    pub url: String,
    /// Format and size, for people: `PDF，356 KB`.
    pub about: String,
    /// Width and height in pixels.
    pub pixels: Option<(u32, u32)>,
}

/// Stands in the HTML for a gap while it is made; no text holds it, because files with control characters are refused and
/// the filter takes out those that were written as entities.
pub(super) const MARK: char = '\u{1}';

impl Prose {
    /// Takes HTML with a mark for each gap.
    pub(super) fn new(marked: &str, gaps: &[Gap], files: Vec<LinkedFile>, links: Vec<WrittenLink>) -> Self {
        let mut html = String::with_capacity(marked.len());
        let mut placed = Vec::with_capacity(gaps.len());
        for (at, part) in marked.split(MARK).enumerate() {
            if at > 0 {
                placed.extend(gaps.get(at - 1).map(|gap| (html.len(), *gap)));
            }
            html.push_str(part);
        }
        Self { html, gaps: placed, files, links }
    }

    /// The HTML with every file at the path it has in the content: what the page will say, though not with which addresses.
    pub fn unplaced(&self) -> String {
        self.html(|file| {
            let url = file.path.as_str().to_owned();
            Some(ShownFile { url, about: String::new(), pixels: None })
        })
    }

    /// The HTML; a file that is not shown leaves the words of its link.
    pub fn html(&self, shown: impl Fn(&LinkedFile) -> Option<ShownFile>) -> String {
        let mut html = String::with_capacity(self.html.len());
        let mut from = 0;
        for (at, gap) in &self.gaps {
            html.push_str(&self.html[from..*at]);
            from = *at;
            let (Gap::LinkBegins(number) | Gap::LinkEnds(number) | Gap::Picture(number)) = *gap;
            let Some(file) = self.files.get(number) else { continue };
            let Some(shown) = shown(file) else { continue };
            let ShownFile { url, about, pixels } = shown;
            let url = escaped(&url);
            let parts: &[&str] = match gap {
                Gap::LinkBegins(_) => &["<a href=\"", &url, "\">"],
                Gap::LinkEnds(_) => &["（", &escaped(&about), "）</a>"],
                Gap::Picture(_) => {
                    &["<img src=\"", &url, "\" alt=\"", &escaped(&file.words), "\"", &size(pixels), ">"]
                }
            };
            html.extend(parts.iter().copied());
        }
        html.push_str(&self.html[from..]);
        html
    }
}

fn size(pixels: Option<(u32, u32)>) -> String {
    pixels.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
