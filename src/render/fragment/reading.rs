//! A text → tags and what stands between them, as browsers read them.

/// A stretch of the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    /// A comment; also what browsers take for one.
    Comment,
    Opening(Tag<'t>),
    Closing(&'t str),
    /// A tag without an end, or something that only looks like the beginning of one.
    Broken(String),
}

/// An opening tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    pub(super) name: &'t str,
    /// Names and values as written, in order.
    pub(super) attributes: Vec<(&'t str, &'t str)>,
    /// Does it end with `/>`?
    pub(super) closed: bool,
}

/// The pieces, each with its line. After the opening tag of an element that is raw comes its content as one text.
pub(super) fn pieces(text: &str, is_raw: impl Fn(&str) -> bool) -> Vec<(Piece<'_>, usize)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let line = text[..at].matches('\n').count() + 1;
        let (piece, length) = next(rest);
        at += length;
        let raw = match &piece {
            Piece::Opening(tag) if is_raw(&tag.name.to_ascii_lowercase()) => Some(tag.name),
            _ => None,
        };
        pieces.push((piece, line));
        if let Some(name) = raw {
            let rest = text.get(at..).unwrap_or_default();
            let length = end_of_raw(rest, name);
            pieces.push((Piece::Text(rest.get(..length).unwrap_or_default()), line));
            at += length;
        }
    }
    pieces
}

/// The first piece of a text that is not empty, and its length.
fn next(text: &str) -> (Piece<'_>, usize) {
    let Some(inside) = text.strip_prefix('<') else {
        let length = text.find('<').unwrap_or(text.len());
        return (Piece::Text(text.get(..length).unwrap_or_default()), length);
    };
    if inside.starts_with("!--") {
        // `<!-->` and `<!--->` are whole comments.
        let short =
            ["<!-->", "<!--->"].iter().find(|short| text.starts_with(**short)).map(|short| short.len());
        let end = text.get(4..).and_then(|rest| rest.find("-->")).map(|end| end + 7);
        return (Piece::Comment, short.or(end).unwrap_or(text.len()));
    }
    if inside.starts_with(['!', '?']) {
        return (Piece::Comment, text.find('>').map_or(text.len(), |end| end + 1));
    }
    if let Some(closing) =
        inside.strip_prefix('/').filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    {
        let name = closing.find(ends_name).map_or(closing, |end| &closing[..end]);
        return match text.find('>') {
            Some(end) => (Piece::Closing(name), end + 1),
            None => broken(text, text.len()),
        };
    }
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return broken(text, 1);
    }
    match opening(inside) {
        Some((tag, length)) => (Piece::Opening(tag), length + 1),
        None => broken(text, text.len()),
    }
}

fn broken(text: &str, length: usize) -> (Piece<'_>, usize) {
    (Piece::Broken(text.chars().take(12).collect()), length)
}

fn ends_name(c: char) -> bool {
    c.is_whitespace() || c == '/' || c == '>'
}

/// An opening tag after `<`, and its length with `>`; `None` if it has no end.
fn opening(text: &str) -> Option<(Tag<'_>, usize)> {
    let name = text.get(..text.find(ends_name)?)?;
    let mut attributes = Vec::new();
    let mut at = name.len();
    let mut closed = false;
    loop {
        let rest = text.get(at..)?;
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        closed |= rest.get(..rest.len() - trimmed.len())?.contains('/');
        at += rest.len() - trimmed.len();
        if trimmed.starts_with('>') {
            return Some((Tag { name, attributes, closed }, at + 1));
        }
        closed = false;
        // An equals sign may begin a name.
        let first = trimmed.chars().next()?.len_utf8();
        let ends = |c: char| ends_name(c) || c == '=';
        let key = trimmed.get(..first + trimmed.get(first..)?.find(ends)?)?;
        let after = trimmed.get(key.len()..)?;
        let spaced = after.trim_start();
        let (value, length) = match spaced.strip_prefix('=') {
            None => ("", 0),
            Some(written) => {
                let value = written.trim_start();
                let skipped = after.len() - value.len();
                let (value, length) = value_of(value)?;
                (value, skipped + length)
            }
        };
        attributes.push((key, value));
        at += key.len() + length;
    }
}

/// The value at the beginning, and its length with its quotes.
fn value_of(text: &str) -> Option<(&str, usize)> {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            let end = inside.find(quote)?;
            return Some((inside.get(..end)?, end + 2));
        }
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '>')?;
    Some((text.get(..end)?, end))
}

/// Where the content of a raw element ends.
fn end_of_raw(text: &str, name: &str) -> usize {
    let lower = text.to_ascii_lowercase();
    let close = format!("</{}", name.to_ascii_lowercase());
    let mut from = 0;
    while let Some(at) = lower.get(from..).and_then(|rest| rest.find(&close)).map(|at| at + from) {
        if lower.get(at + close.len()..).is_none_or(|rest| rest.is_empty() || rest.starts_with(ends_name)) {
            return at;
        }
        from = at + close.len();
    }
    text.len()
}
