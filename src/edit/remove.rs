use std::ops::Range;

use super::NotEdited;
use super::layout::dash_of;
use super::located::{Form, Node};
use super::text::{Line, column, cut, line_above, line_at, line_end, line_start, next_line};

/// A part of a text, and what takes its place.
pub(super) type Patch = (Range<usize>, String);

/// Takes an entry out of a list, or a key out of a mapping.
pub(super) fn remove(text: &str, whole: &Node, at: usize, above: Option<usize>) -> Result<Patch, NotEdited> {
    let parts: Vec<Range<usize>> = match &whole.form {
        Form::Scalar { .. } => return Err(NotEdited::NoSuchPlace),
        Form::List { flow: true, items } => {
            items.iter().map(|item| item.range.start..item.end(text)).collect()
        }
        Form::List { items, .. } => {
            let part = |item: &Node| Some(dash_of(text, item)?..item.end(text));
            items.iter().map(part).collect::<Option<_>>().ok_or(NotEdited::ByHand)?
        }
        Form::Map { entries, .. } => {
            entries.iter().map(|(key, value)| key.range.start..value.end(text)).collect()
        }
    };
    let own = parts.get(at).cloned().ok_or(NotEdited::NoSuchPlace)?;
    let before = at.checked_sub(1).and_then(|before| parts.get(before));
    let after = parts.get(at + 1);
    let is_map = matches!(whole.form, Form::Map { .. });
    let patch = if whole.is_flow() {
        (in_brackets(text, &own, before, after), String::new())
    } else if parts.len() == 1 {
        // Nothing is left: what is above says so in brackets.
        let start = above.ok_or(NotEdited::ByHand)?;
        (start..own.end, if is_map { " {}" } else { " []" }.to_owned())
    } else {
        (lines(text, &own, after, whole, at == 0), String::new())
    };
    let is_lost = |part: Range<usize>| cut(text, part).lines().any(|line| line.trim_start().starts_with('#'));
    let has_comment = is_lost(patch.0.start..own.start.max(patch.0.start))
        && !is_own_comment(text, &patch.0, &own)
        || is_lost(own.end..patch.0.end.max(own.end));
    if has_comment { Err(NotEdited::ByHand) } else { Ok(patch) }
}

/// In brackets: with the comma that it no longer needs.
fn in_brackets(
    text: &str,
    own: &Range<usize>,
    before: Option<&Range<usize>>,
    after: Option<&Range<usize>>,
) -> Range<usize> {
    match (before, after) {
        // The first on its line makes room for what follows; any other goes with the comma before it.
        (Some(before), after) => {
            let is_first_on_line = cut(text, before.end..own.start).contains('\n');
            match after {
                Some(after) if is_first_on_line && !cut(text, own.end..after.start).contains('\n') => {
                    own.start..after.start
                }
                Some(after) if is_first_on_line => {
                    let start = line_start(text, own.start);
                    start..line_start(text, after.start).max(own.end)
                }
                _ => before.end..own.end,
            }
        }
        (None, Some(after)) => own.start..after.start,
        (None, None) => own.clone(),
    }
}

/// In lines of its own: those lines, with the blank ones that no longer part it from anything.
fn lines(
    text: &str,
    own: &Range<usize>,
    after: Option<&Range<usize>>,
    whole: &Node,
    is_first: bool,
) -> Range<usize> {
    let start = line_start(text, own.start);
    // Behind a dash: what follows takes its place.
    let is_behind_dash = !cut(text, start..own.start).trim().is_empty();
    if is_behind_dash {
        return own.start..after.map_or(own.end, |after| after.start);
    }
    let mut end = next_line(text, own.end);
    let mut start = comments_above(text, start, end, column(text, own.start));
    let blank = |at: usize| at < text.len() && matches!(line_at(text, at), Line::Blank);
    let above_is_blank = line_above(text, start).is_some_and(&blank);
    let is_at_top = line_above(text, start).is_none() || is_first && !above_is_blank && is_below_key(whole);
    let is_at_end = end >= text.len();
    if above_is_blank && (blank(end) || is_at_end) {
        while let Some(above) = line_above(text, start).filter(|above| blank(*above)) {
            start = above;
        }
    } else if is_at_top && blank(end) && after.is_some() {
        while blank(end) {
            end = next_line(text, end);
        }
    }
    // A file that ends without a line break goes on doing so.
    if is_at_end && !text.ends_with('\n') && start > 0 {
        let above = line_start(text, start - 1);
        return line_end(text, above)..end;
    }
    start..end
}

/// A list or mapping in lines of its own begins under its key.
fn is_below_key(whole: &Node) -> bool {
    !whole.is_flow() && matches!(whole.form, Form::List { .. } | Form::Map { .. })
}

/// Where the comments begin that stand directly above a line and speak of nothing else: no other part follows without a blank
/// line or a comment of its own.
fn comments_above(text: &str, start: usize, end: usize, at: usize) -> usize {
    let mut first = start;
    while let Some(above) = line_above(text, first)
        && let Line::Comment(indent) = line_at(text, above)
        && indent == at
    {
        first = above;
    }
    let is_group =
        line_above(text, first).is_none_or(|above| !matches!(line_at(text, above), Line::Other)) || at > 0;
    let speaks_alone = match line_at(text, end) {
        Line::Blank | Line::Comment(_) => true,
        Line::Other => end >= text.len() || column_of_line(text, end) < at,
    };
    // The comment at the head of a file is about the file.
    if first > 0 && is_group && speaks_alone { first } else { start }
}

fn column_of_line(text: &str, start: usize) -> usize {
    let line = cut(text, start..line_end(text, start));
    line.len() - line.trim_start().len()
}

/// Are the comments in front of a part only the ones that stand directly above it?
fn is_own_comment(text: &str, patch: &Range<usize>, own: &Range<usize>) -> bool {
    let mut first = line_start(text, own.start);
    while let Some(above) = line_above(text, first).filter(|above| *above >= patch.start)
        && matches!(line_at(text, above), Line::Comment(_))
    {
        first = above;
    }
    !cut(text, patch.start..first.max(patch.start)).contains('#')
}
