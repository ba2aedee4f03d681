//! Dates, times, numbers with their unit and numbers of documents stay on one line: on every page, whoever has written the text.
//!
//! Chinese text may be broken anywhere, so a browser puts `2026-` on one line and `12-31` on the next, or `20` and `项`. What
//! belongs together gets an element that is not broken. Between tags only: values of attributes stay as they are.

/// Stands around what is not broken; the style sheet knows the class.
const BEGIN: &[u8] = b"<span class=n>";
const END: &[u8] = b"</span>";

/// What may stand behind a number and belongs to it.
const UNITS: &str = "项件个份页样趟号条天日月年元次楼台处分倍";

/// Longer runs are no numbers that people read: they may be broken, or they would widen a narrow screen.
const LONGEST: usize = 18;

/// Elements in which there is no markup.
const PLAIN: [&[u8]; 5] = [b"title", b"style", b"textarea", b"option", b"script"];

/// The page with elements around what must not be broken.
pub(super) fn unbroken(page: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(page.len() + page.len() / 16);
    let mut at = 0;
    let mut is_kept = false;
    while let Some(rest) = page.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(b"<") {
            let length = tag(rest);
            let (tag, after) = rest.split_at(length);
            out.extend_from_slice(tag);
            is_kept = keeps(tag);
            at += length;
            if let Some(end) = plain(tag, after) {
                out.extend_from_slice(&after[..end]);
                at += end;
            }
            continue;
        }
        let length = memchr::memchr(b'<', rest).unwrap_or(rest.len());
        let (text, _) = rest.split_at(length);
        if is_kept {
            out.extend_from_slice(text);
        } else {
            write(text, &mut out);
        }
        at += length;
    }
    out
}

/// The length of the tag or comment at the beginning. A `>` in a quoted value does not end it.
fn tag(text: &[u8]) -> usize {
    if text.starts_with(b"<!--") {
        return memchr::memmem::find(text, b"-->").map_or(text.len(), |end| end + 3);
    }
    let mut quote = None;
    for (at, byte) in text.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Does the tag keep its own text on one line, or must its text stay one piece because it is laid out as such?
fn keeps(tag: &[u8]) -> bool {
    tag.starts_with(b"<time")
        || tag.starts_with(b"<summary")
        || [&b"class=n>"[..], b"class=\"n\""].iter().any(|class| memchr::memmem::find(tag, class).is_some())
}

/// How much behind an opening tag is no markup. A block of data that a script shows later is markup.
fn plain(tag: &[u8], after: &[u8]) -> Option<usize> {
    let name = PLAIN.iter().find(|name| tag.get(1..).is_some_and(|rest| rest.starts_with(name)))?;
    if memchr::memmem::find(tag, b"text/html").is_some() {
        return None;
    }
    let close = [b"</", *name].concat();
    Some(memchr::memmem::find(after, &close).unwrap_or(after.len()))
}

/// Writes a text with elements around its runs.
fn write(text: &[u8], out: &mut Vec<u8>) {
    // Other bytes than those of a text in UTF-8 are nobody's numbers.
    let Ok(text) = std::str::from_utf8(text) else { return out.extend_from_slice(text) };
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphanumeric() || c == '〔') {
        let (before, run) = rest.split_at(at);
        out.extend_from_slice(before.as_bytes());
        let length = run_of(run);
        let (run, after) = run.split_at(length);
        let with_unit = unit_of(after);
        let has_number = run.bytes().any(|byte| byte.is_ascii_digit());
        let is_whole = run.contains(['-', '–', ':', '〔']) || with_unit > 0;
        // `&amp;` is one letter.
        let is_entity = before.ends_with(['&', '#']);
        let end = if run.ends_with(|c: char| c.is_ascii_digit() || c == '〕') { with_unit } else { 0 };
        if has_number && is_whole && !is_entity && run.chars().count() <= LONGEST {
            out.extend_from_slice(BEGIN);
            out.extend_from_slice(run.as_bytes());
            out.extend_from_slice(&after.as_bytes()[..end]);
            out.extend_from_slice(END);
            rest = &after[end..];
        } else {
            out.extend_from_slice(run.as_bytes());
            rest = after;
        }
    }
    out.extend_from_slice(rest.as_bytes());
}

/// The length of the run at the beginning: letters and digits, and what joins them.
fn run_of(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let joins =
            matches!(c, '-' | '–' | ':' | '.') && next.is_some_and(|next| next.is_ascii_alphanumeric());
        if c.is_ascii_alphanumeric() || joins || matches!(c, '〔' | '〕') {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// The length of a unit at the beginning, with the space before it.
fn unit_of(text: &str) -> usize {
    let unit = text.strip_prefix([' ', '\u{a0}']).unwrap_or(text);
    match unit.chars().next() {
        Some('%') => text.len() - unit.len() + 1,
        Some(c) if UNITS.contains(c) => text.len() - unit.len() + c.len_utf8(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[track_caller]
    fn becomes(page: &str, expected: &str) {
        let out = String::from_utf8(unbroken(page.as_bytes())).unwrap();
        assert_eq!(out.replace("<span class=n>", "[").replace("</span>", "]"), expected);
    }

    #[test]
    fn dates_numbers_with_units_and_numbers_of_documents_stay_together() {
        becomes("<p>有效至 2026-12-31，共 20 项", "<p>有效至 [2026-12-31]，共 [20 项]");
        becomes("<p>20个工作日内，100%", "<p>[20个]工作日内，[100%]");
        becomes("<p>港南市监授〔2025〕1号", "<p>港南市监授[〔2025〕1号]");
        becomes("<p>9:00–12:00、15:00–18:00", "<p>[9:00–12:00]、[15:00–18:00]");
        becomes("<p>A01–A04 号台", "<p>[A01–A04 号]台");
        becomes("<p>2026年12月31日", "<p>[2026年][12月][31日]");
        becomes("<p>11450803MB00000005/2026-00535", "<p>11450803MB00000005/[2026-00535]");
    }

    #[test]
    fn what_need_not_or_cannot_stay_together_is_left() {
        for page in [
            "<p>12345</p>",
            "<p>ABC-DEF &amp; 3 &#39;项</p>",
            "<a href=\"a-1.html\" title=\"2026-12-31 > 20 项\">甲</a>",
            "<title>2026-12-31</title>",
            "<script type=\"application/ld+json\">{\"a\":\"2026-12-31\"}</script>",
            "<option>20 项</option>",
            "<time>2026-12-31</time>",
            "<summary>看全部 8 项</summary>",
            "<td class=\"n\">2026-12-31</td>",
            "<!-- 2026-12-31 --><p>甲</p>",
            "<p>1145080300000000000000000000031-1</p>",
        ] {
            becomes(page, page);
        }
    }

    #[test]
    fn what_a_script_shows_later_is_text_too() {
        becomes(
            "<script type=\"text/html\" data-from=\"2027-01-01\"><p>2027-01-01 起</p></script>",
            "<script type=\"text/html\" data-from=\"2027-01-01\"><p>[2027-01-01] 起</p></script>",
        );
    }
}
