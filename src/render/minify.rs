//! Makes pages smaller and keeps them valid HTML5. What that costs depends on the markup, not on the words.
//!
//! Minifying costs ten times as much as rendering, but the pages of a site share their markup: they differ in
//! the words that templates fill in. So the engine marks every filled-in value, and only the *form*, the markup
//! with the values taken out, is minified, once, and remembered. A page is its form with its values put in.
//!
//! A theme helps by marking parts with `<!--[-->` and `<!--]-->`: each part has a form of its own, so that a list
//! of three rows in one part does not multiply with a list of four in another. A part must be one or more whole
//! elements between block elements (or between `<meta>`s in the head). The markers themselves vanish. What stands in a
//! block of data (`<script type="text/html">`) is a part without being marked, because a minifier leaves it as it is; what
//! is not markup there (`application/ld+json`) stays as it is.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use xxhash_rust::xxh3::xxh3_128;

use super::form::{Form, Slot, cut};

/// Is minification compiled in?
pub(super) const AVAILABLE: bool = cfg!(feature = "minify");

const OPEN: &[u8] = b"<!--[-->";
const CLOSE: &[u8] = b"<!--]-->";
/// How a block of data begins, and whether it is markup.
const DATA: [(&[u8], bool); 2] =
    [(b"<script type=\"text/html\"", true), (b"<script type=\"application/ld+json\"", false)];
const END_OF_DATA: &[u8] = b"</script>";

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
        let body = memchr::memmem::find(html, b"<body").unwrap_or(html.len());
        let mut page = Vec::with_capacity(html.len());
        if self.pieces(html, body, &mut page) { page } else { whole(&without_marks(html)) }
    }

    /// Appends a text in its minified form, its parts and theirs each for themselves; `false` if that cannot be done. The
    /// head ends at `body`.
    fn pieces(&self, text: &[u8], body: usize, page: &mut Vec<u8>) -> bool {
        let parts = parts(text);
        let mut frame = Vec::with_capacity(text.len());
        let mut at = 0;
        for (number, part) in parts.iter().enumerate() {
            frame.extend_from_slice(&text[at..part.outer.start]);
            let in_head = part.outer.start < body && !part.is_data;
            frame.extend_from_slice(Slot::part_element(number, in_head, part.is_data).as_bytes());
            at = part.outer.end;
        }
        frame.extend_from_slice(&text[at..]);
        self.fill(&frame, page, &mut |number, page| {
            parts.get(number).is_some_and(|part| {
                let inner = &text[part.inner.clone()];
                if part.is_markup {
                    return self.pieces(inner, 0, page);
                }
                page.extend_from_slice(inner);
                true
            })
        })
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

/// A part of a text.
struct Part {
    /// With its markers; without the tags of a block of data.
    outer: Range<usize>,
    /// Without its markers.
    inner: Range<usize>,
    /// Does it stand in a block of data?
    is_data: bool,
    /// Otherwise it stays as it is.
    is_markup: bool,
}

/// The parts of a text, without the parts inside them.
fn parts(text: &[u8]) -> Vec<Part> {
    let find = |what: &[u8], from: usize| memchr::memmem::find(&text[from..], what).map(|found| from + found);
    let mut parts = Vec::new();
    let mut at = 0;
    let mut marked = find(OPEN, 0);
    let mut blocks = DATA.map(|(tag, is_markup)| (find(tag, 0), tag, is_markup));
    loop {
        let data = blocks.iter().filter_map(|(start, _, is_markup)| Some(((*start)?, *is_markup))).min();
        let part = match (marked, data) {
            (Some(start), data) if data.is_none_or(|(data, _)| start < data) => {
                let inner = start + OPEN.len();
                closing(text, inner).map(|end| Part {
                    outer: start..end + CLOSE.len(),
                    inner: inner..end,
                    is_data: false,
                    is_markup: true,
                })
            }
            (_, Some((start, is_markup))) => find(b">", start).and_then(|tag| {
                let inner = tag + 1..find(END_OF_DATA, tag)?;
                Some(Part { outer: inner.clone(), inner, is_data: true, is_markup })
            }),
            _ => None,
        };
        let Some(part) = part else { break };
        at = part.outer.end.max(at);
        parts.push(part);
        marked = marked.and_then(|start| if start < at { find(OPEN, at) } else { Some(start) });
        for (start, tag, _) in &mut blocks {
            *start = start.and_then(|start| if start < at { find(tag, at) } else { Some(start) });
        }
    }
    parts
}

/// Where the marker stands that closes a part whose text begins here; a part inside it has markers of its own.
fn closing(text: &[u8], from: usize) -> Option<usize> {
    let mut open = 1;
    for at in memchr::memmem::find_iter(&text[from..], b"<!--").map(|found| from + found) {
        match &text[at..] {
            rest if rest.starts_with(OPEN) => open += 1,
            rest if rest.starts_with(CLOSE) => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(at);
        }
    }
    None
}

/// The page without the marks of parts and values, otherwise as it is.
pub(super) fn without_marks(html: &[u8]) -> Vec<u8> {
    let mut page = Vec::with_capacity(html.len());
    let mut at = 0;
    for comment in memchr::memmem::find_iter(html, b"<!--") {
        let mark = [OPEN, CLOSE].into_iter().find(|mark| html[comment..].starts_with(mark));
        if let Some(mark) = mark {
            page.extend_from_slice(&html[at..comment]);
            at = comment + mark.len();
        }
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
    fn what_stands_in_a_block_of_data_is_minified_and_stays_there() {
        let row = |name: &str| format!("<tr>\n<td class=\"a\">{}</td>\n</tr>", value(name));
        let later =
            |text: &str| format!("<script type=\"text/html\" data-from=\"2027-01-01\">{text}</script>");
        let table = |rows: &str| {
            format!("<!--[--><section>\n<table>\n<tbody>{rows}</tbody>\n</table>\n</section><!--]-->")
        };
        let page = format!(
            "<main>\n{}\n{}\n</main>",
            table(&(row("甲") + &later(&row("乙")))),
            later(&table(&row("丙")))
        );
        let row = |name: &str| format!("<tr><td class=a>{name}</td></tr>");
        let later = |text: &str| format!("<script data-from=2027-01-01 type=text/html>{text}</script>");
        let table = |rows: &str| format!("<section><table><tbody>{rows}</tbody></table></section>");
        let small =
            format!("<main>{}{}</main>", table(&(row("甲") + &later(&row("乙")))), later(&table(&row("丙"))));
        assert_eq!(minified(&page), small);
    }

    #[test]
    fn what_is_no_markup_in_a_block_of_data_stays_as_it_is() {
        let data = "{\"name\": \"甲  乙\",  \"opens\": [\"09:00\"] }";
        let page = format!(
            "<head>\n<title>{}</title>\n<script type=\"application/ld+json\">{data}</script>\n</head>\n<body>\n</body>",
            value("题")
        );
        let small = minified(&page);
        assert!(small.contains(&format!("<script type=application/ld+json>{data}</script>")), "{small}");
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
