//! Makes pages smaller and keeps them valid HTML5. What that costs depends on the markup, not on the words.
//!
//! Minifying costs ten times as much as rendering, but the pages of a site share their markup: they differ in
//! the words that templates fill in. So the engine marks every filled-in value, and only the *form*, the markup
//! with the values taken out, is minified, once, and remembered. A page is its form with its values put in.
//!
//! A theme helps by marking parts with `<!--[-->` and `<!--]-->`: each part has a form of its own, so that a list
//! of three rows in one part does not multiply with a list of four in another. A part must be one or more whole
//! elements between block elements (or between `<meta>`s in the head). The markers themselves vanish.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use xxhash_rust::xxh3::xxh3_128;

use super::form::{Form, Slot, cut};

/// Is minification compiled in?
pub(super) const AVAILABLE: bool = cfg!(feature = "minify");

const OPEN: &[u8] = b"<!--[-->";
const CLOSE: &[u8] = b"<!--]-->";

/// Minifies pages, remembering their forms.
#[derive(Default)]
pub struct Minifier {
    known: [Mutex<Known>; SHARDS],
}

/// Forms already minified, up to a limit; `None` for a form that has to be minified with its values.
#[derive(Default)]
struct Known {
    forms: HashMap<u128, Option<Arc<Form>>>,
    bytes: usize,
}

const SHARDS: usize = 16;

/// Beyond this a shard remembers no more: a theme whose forms never recur must not eat the memory.
const MOST_BYTES: usize = 2 << 20;

impl Minifier {
    /// The page, minified. `html` has its values marked by [`mark`](super::form::mark).
    pub fn page(&self, html: &[u8]) -> Vec<u8> {
        let marks = marks(html);
        let mut frame = Vec::with_capacity(html.len());
        let mut at = 0;
        for (number, mark) in marks.iter().enumerate() {
            frame.extend_from_slice(&html[at..mark.outer.start]);
            frame.extend_from_slice(Slot::part_element(number, mark.in_head).as_bytes());
            at = mark.outer.end;
        }
        frame.extend_from_slice(&html[at..]);
        let mut page = Vec::with_capacity(html.len());
        let filled = self.fill(&frame, &mut page, &mut |number, page| {
            marks
                .get(number)
                .is_some_and(|mark| self.fill(&html[mark.inner.clone()], page, &mut |_, _| false))
        });
        if filled { page } else { whole(&without_marks(html)) }
    }

    /// Appends the text in its minified form; `false` if that cannot be done part by part.
    fn fill(
        &self,
        text: &[u8],
        page: &mut Vec<u8>,
        part: &mut dyn FnMut(usize, &mut Vec<u8>) -> bool,
    ) -> bool {
        let Some((outline, values)) = cut(text) else { return false };
        let Some(form) = self.form(&outline) else { return false };
        form.slots.iter().all(|slot| match slot {
            Slot::Text(text) => {
                page.extend_from_slice(text);
                true
            }
            Slot::Value(number) => match values.get(*number) {
                Some(value) => {
                    page.extend_from_slice(value);
                    true
                }
                None => false,
            },
            Slot::Part(number) => part(*number, page),
        })
    }

    fn form(&self, outline: &[u8]) -> Option<Arc<Form>> {
        let key = xxh3_128(outline);
        let shard = &self.known[usize::from(key.to_le_bytes()[0]) % SHARDS];
        if let Some(known) = shard.lock().unwrap_or_else(PoisonError::into_inner).forms.get(&key) {
            return known.clone();
        }
        let form = Form::new(outline, whole).map(Arc::new);
        let mut known = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if known.bytes < MOST_BYTES {
            known.bytes += outline.len();
            known.forms.insert(key, form.clone());
        }
        form
    }
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
    let body = memchr::memmem::find(html, b"<body").unwrap_or(html.len());
    let (opening, closing) = (memchr::memmem::Finder::new(OPEN), memchr::memmem::Finder::new(CLOSE));
    let mut at = 0;
    while let Some(start) = opening.find(&html[at..]).map(|found| at + found) {
        let inner = start + OPEN.len();
        let Some(end) = closing.find(&html[inner..]).map(|found| inner + found) else { break };
        at = end + CLOSE.len();
        marks.push(Mark { outer: start..at, inner: inner..end, in_head: start < body });
    }
    marks
}

/// The page without the marks of parts and values, otherwise as it is.
pub(super) fn without_marks(html: &[u8]) -> Vec<u8> {
    let mut page = Vec::with_capacity(html.len());
    let mut at = 0;
    for mark in marks(html) {
        page.extend_from_slice(&html[at..mark.outer.start]);
        page.extend_from_slice(&html[mark.inner]);
        at = mark.outer.end;
    }
    page.extend_from_slice(&html[at..]);
    page.retain(|byte| !super::form::is_mark(*byte));
    page
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

#[cfg(feature = "minify")]
#[cfg(test)]
mod tests {
    use super::super::form::mark;
    use super::*;

    fn minified(html: &str) -> String {
        String::from_utf8(Minifier::default().page(html.as_bytes())).unwrap()
    }

    fn value(text: &str) -> String {
        let mut marked = Vec::new();
        mark(text, &mut marked).unwrap();
        String::from_utf8(marked).unwrap()
    }

    #[test]
    fn a_page_in_parts_comes_out_as_in_one_piece() {
        let page = "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<!--[--><meta charset=\"utf-8\">\n<meta name=\"a\" \
                    content=\"甲 乙\"><!--]-->\n<title>题</title>\n</head>\n<body>\n<!--[--><header>\n<p>甲</p>\n</header><!--]-->\n\
                    <main id=\"main\">\n<h1>题</h1>\n<!--[--><section class=\"card\">\n<p>乙 <b>丙</b></p>\n</section>\n\
                    <section>丁</section><!--]-->\n</main>\n</body>\n</html>\n";
        let unmarked = String::from_utf8(without_marks(page.as_bytes())).unwrap();
        assert_eq!(minified(page), minified(&unmarked));
        assert!(minified(page).contains("<p>乙 <b>丙</b></p>"), "{}", minified(page));
    }

    #[test]
    fn values_come_out_where_they_were_put_in() {
        let html = |name: &str, id: &str| {
            format!(
                "<ul>\n<li class=\"x\" title=\"{}\" id=\"a{}\">  甲 <b>{}</b>\n</li>\n</ul>",
                value(name),
                value(id),
                value(name)
            )
        };
        let minifier = Minifier::default();
        for (name, id) in [("甲 & <乙>", "1"), ("\"丙\"", "2"), ("", "3"), ("two  spaces", "4")] {
            let page = String::from_utf8(minifier.page(html(name, id).as_bytes())).unwrap();
            let text = scraper::Html::parse_fragment(&page);
            let item = text.select(&scraper::Selector::parse("li").unwrap()).next().unwrap();
            assert_eq!(item.attr("title").unwrap_or_default(), name, "{page}");
            assert_eq!(item.attr("id").unwrap(), format!("a{id}"), "{page}");
            assert!(page.starts_with("<ul><li"), "{page}");
        }
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
