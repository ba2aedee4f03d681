//! Makes pages smaller and keeps them valid HTML5.
//!
//! Most of a page stands on many others: the header, the footer, the window's card. A theme marks such a part
//! with `<!--[-->` and `<!--]-->`; it is minified once and remembered by its bytes. A marked part must be one or
//! more whole elements that stand between block elements (or between `<meta>`s in the head), so that it comes
//! out the same alone as in its page; the markers themselves vanish.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use xxhash_rust::xxh3::xxh3_128;

/// Is minification compiled in?
pub(super) const AVAILABLE: bool = cfg!(feature = "minify");

const OPEN: &str = "<!--[-->";
const CLOSE: &str = "<!--]-->";

/// Minifies pages, remembering the parts they share.
#[derive(Default)]
pub struct Minifier {
    known: [Mutex<Known>; SHARDS],
}

/// Parts already minified, up to a limit.
#[derive(Default)]
struct Known {
    parts: HashMap<u128, Box<[u8]>>,
    bytes: usize,
}

const SHARDS: usize = 16;

/// Beyond this a shard remembers no more: a theme that marks parts which never recur must not eat the memory.
const MOST_BYTES: usize = 2 << 20;

impl Minifier {
    /// The page, smaller. Equal to minifying it in one piece.
    pub fn page(&self, html: &[u8]) -> Vec<u8> {
        let marks = marks(html);
        if marks.is_empty() || !AVAILABLE {
            return whole(html);
        }
        let mut frame = Vec::with_capacity(html.len());
        let mut at = 0;
        for (number, mark) in marks.iter().enumerate() {
            frame.extend_from_slice(&html[at..mark.outer.start]);
            frame.extend_from_slice(placeholder(mark, number).as_bytes());
            at = mark.outer.end;
        }
        frame.extend_from_slice(&html[at..]);
        let frame = whole(&frame);
        self.fill(&frame, html, &marks).unwrap_or_else(|| whole(html))
    }

    /// Puts the parts in the place of their placeholders; `None` if a placeholder did not come through.
    fn fill(&self, frame: &[u8], html: &[u8], marks: &[Mark]) -> Option<Vec<u8>> {
        let mut page = Vec::with_capacity(html.len());
        let mut rest = frame;
        for (number, mark) in marks.iter().enumerate() {
            let placeholder = minified_placeholder(mark, number);
            let at = find(rest, placeholder.as_bytes())?;
            page.extend_from_slice(&rest[..at]);
            self.part(&html[mark.inner.clone()], &mut page);
            rest = &rest[at + placeholder.len()..];
        }
        page.extend_from_slice(rest);
        Some(page)
    }

    fn part(&self, part: &[u8], out: &mut Vec<u8>) {
        let key = xxh3_128(part);
        let shard = &self.known[usize::from(key.to_le_bytes()[0]) % SHARDS];
        if let Some(known) = shard.lock().unwrap_or_else(PoisonError::into_inner).parts.get(&key) {
            out.extend_from_slice(known);
            return;
        }
        let small = whole(part);
        out.extend_from_slice(&small);
        let mut known = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if known.bytes + small.len() <= MOST_BYTES {
            known.bytes += small.len();
            known.parts.insert(key, small.into());
        }
    }
}

/// The page as it is, but for the markers.
pub(super) fn without_marks(html: &[u8]) -> Vec<u8> {
    let mut page = Vec::with_capacity(html.len());
    let mut at = 0;
    for mark in marks(html) {
        page.extend_from_slice(&html[at..mark.outer.start]);
        page.extend_from_slice(&html[mark.inner]);
        at = mark.outer.end;
    }
    page.extend_from_slice(&html[at..]);
    page
}

/// A marked part of a page.
struct Mark {
    /// With its markers.
    outer: Range<usize>,
    /// Without them.
    inner: Range<usize>,
    in_head: bool,
}

fn marks(html: &[u8]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let body = find(html, b"<body").unwrap_or(html.len());
    let mut at = 0;
    while let Some(start) = find(&html[at..], OPEN.as_bytes()).map(|found| at + found) {
        let inner = start + OPEN.len();
        let Some(end) = find(&html[inner..], CLOSE.as_bytes()).map(|found| inner + found) else { break };
        at = end + CLOSE.len();
        marks.push(Mark { outer: start..at, inner: inner..end, in_head: start < body });
    }
    marks
}

/// An element that may stand where the part stands.
fn placeholder(mark: &Mark, number: usize) -> String {
    if mark.in_head {
        format!("<meta name=\"part{number}\">")
    } else {
        format!("<section id=\"part{number}\"></section>")
    }
}

fn minified_placeholder(mark: &Mark, number: usize) -> String {
    if mark.in_head {
        format!("<meta name=part{number}>")
    } else {
        format!("<section id=part{number}></section>")
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(text, wanted)
}

/// Minifies in one piece.
#[cfg(feature = "minify")]
fn whole(html: &[u8]) -> Vec<u8> {
    let settings = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(html, &settings)
}

/// This build has no minifier.
#[cfg(not(feature = "minify"))]
fn whole(html: &[u8]) -> Vec<u8> {
    html.to_vec()
}

#[cfg(all(test, feature = "minify"))]
mod tests {
    use super::*;

    fn minified(html: &str) -> String {
        String::from_utf8(Minifier::default().page(html.as_bytes())).unwrap()
    }

    #[test]
    fn a_page_in_parts_comes_out_as_in_one_piece() {
        let page = "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<!--[--><meta charset=\"utf-8\">\n<meta name=\"a\" \
                    content=\"甲 乙\"><!--]-->\n<title>题</title>\n</head>\n<body>\n<!--[--><header>\n<p>甲</p>\n</header><!--]-->\n\
                    <main id=\"main\">\n<h1>题</h1>\n<!--[--><section class=\"card\">\n<p>乙 <b>丙</b></p>\n</section>\n\
                    <section>丁</section><!--]-->\n</main>\n</body>\n</html>\n";
        let unmarked = page.replace(OPEN, "").replace(CLOSE, "");
        assert_eq!(minified(page), minified(&unmarked));
        assert!(minified(page).contains("<p>乙 <b>丙</b></p>"), "{}", minified(page));
    }

    #[test]
    fn an_unclosed_marker_is_an_ordinary_comment() {
        assert_eq!(minified("<p>甲</p><!--[--><p>乙</p>"), minified("<p>甲</p><p>乙</p>"));
    }

    #[test]
    fn closing_tags_and_text_stay() {
        assert_eq!(minified("<p>甲  乙</p>\n<ul>\n<li>丙</li>\n</ul>"), "<p>甲 乙</p><ul><li>丙</li></ul>");
    }
}
