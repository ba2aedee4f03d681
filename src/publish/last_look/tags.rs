//! Markup between digits: what keeps two digits together on the screen, and what sets them apart.

/// Markup that a number may go across.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    /// Not seen at all: a place where a long word may be broken.
    Glue,
    /// A comment, or the beginning or end of something inside a line.
    Joint,
    /// A line break.
    Line,
}

/// Elements that stand apart from what is before and behind them. Any other, known or not, is shown within the line.
const APART: [&[u8]; 78] = [
    b"address",
    b"article",
    b"aside",
    b"audio",
    b"blockquote",
    b"body",
    b"button",
    b"canvas",
    b"caption",
    b"col",
    b"colgroup",
    b"dd",
    b"desc",
    b"details",
    b"dialog",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"frame",
    b"frameset",
    b"g",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"head",
    b"header",
    b"hgroup",
    b"hr",
    b"html",
    b"iframe",
    b"img",
    b"input",
    b"legend",
    b"li",
    b"link",
    b"main",
    b"menu",
    b"meta",
    b"nav",
    b"noscript",
    b"object",
    b"ol",
    b"optgroup",
    b"option",
    b"p",
    b"path",
    b"picture",
    b"pre",
    b"script",
    b"search",
    b"section",
    b"select",
    b"source",
    b"style",
    b"summary",
    b"svg",
    b"symbol",
    b"table",
    b"tbody",
    b"td",
    b"template",
    b"text",
    b"textarea",
    b"tfoot",
    b"th",
    b"thead",
    b"title",
    b"tr",
    b"ul",
    b"video",
];

/// A tag or comment is no longer than this; what is, ends the number before it.
const LONGEST: usize = 4096;

/// The markup that begins at `at`, where a `<` stands, and how many bytes it takes; `None` if it sets apart.
pub(super) fn between(bytes: &[u8], at: usize) -> Option<(Between, usize)> {
    let rest = &bytes[at..bytes.len().min(at + LONGEST)];
    if rest.starts_with(b"<!--") {
        let end = memchr::memmem::find(&rest[4..], b"-->")?;
        return Some((Between::Joint, end + 7));
    }
    let name = rest.get(1..)?;
    let name = name.strip_prefix(b"/").unwrap_or(name);
    let length = name.iter().take(16).take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    let mut lower = [0; 16];
    lower[..length].copy_from_slice(&name[..length]);
    lower.make_ascii_lowercase();
    let name = &lower[..length];
    if !name.first()?.is_ascii_alphabetic() || APART.binary_search(&name).is_ok() {
        return None;
    }
    let kind = match name {
        b"br" => Between::Line,
        b"wbr" => Between::Glue,
        _ => Between::Joint,
    };
    Some((kind, end(rest)? + 1))
}

/// The `>` that ends the tag: one in quotes is part of a value.
fn end(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == *byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (None, b'>') => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_elements_are_in_order() {
        assert!(APART.is_sorted());
    }

    #[test]
    fn what_is_shown_within_a_line_joins_and_the_rest_sets_apart() {
        for text in ["<b>", "</B>", "<a href=\"a>b\">", "<!-- a > b -->", "<x-y>", "<tspan x=1>"] {
            assert_eq!(between(text.as_bytes(), 0), Some((Between::Joint, text.len())), "{text}");
        }
        assert_eq!(between(b"<wbr/>", 0), Some((Between::Glue, 6)));
        assert_eq!(between(b"<br>", 0), Some((Between::Line, 4)));
        for text in ["<td>", "</LI>", "<p class=a>", "<b", "<", "< 3", "<!-- a", "<3>", "<!doctype html>"] {
            assert_eq!(between(text.as_bytes(), 0), None, "{text}");
        }
    }
}
