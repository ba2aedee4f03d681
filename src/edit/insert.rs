use crate::records::Shape;

use super::layout::{Layout, WIDEST, dash_of};
use super::located::{Form, Node};
use super::meaning::{declared, record_of, shape_within};
use super::text::{
    Line, blanks, column, cut, line_above, line_at, line_end, line_start, next_line, shifted, width,
};
use super::{Meant, NotEdited};

/// Entries of more lines than this stand apart from each other.
const FEW_LINES: usize = 3;

/// A piece of text that is put in at a place.
pub(super) type Piece = (usize, String);

/// One more entry behind the last of a list.
pub(super) fn append(
    text: &str,
    layout: &Layout,
    list: &Node,
    meant: &Meant,
    shape: Option<Shape>,
    is_top: bool,
) -> Result<Piece, NotEdited> {
    let Form::List { flow, items } = &list.form else { return Err(NotEdited::NoSuchPlace) };
    let inner = shape_within(shape);
    if *flow {
        let written = layout.flow(meant, inner, items.last());
        return in_brackets(text, layout, list, items.last().map(|last| last.end(text)), &written);
    }
    let last = items.last().ok_or(NotEdited::ByHand)?;
    let dash = dash_of(text, last).ok_or(NotEdited::ByHand)?;
    let at = column(text, dash);
    let gap = if last.is_nothing() || last.is_block_text() { 1 } else { last.range.start - dash - 1 };
    let written = layout.entry(meant, inner, (at, gap), Some(last));
    Ok(below(text, layout, items, (last, dash), &written, is_top))
}

/// One more entry behind the last of a list that has lines of its own, from these lines.
pub(super) fn lines(
    text: &str,
    layout: &Layout,
    list: &Node,
    lines: &[String],
    is_top: bool,
) -> Result<Piece, NotEdited> {
    let Form::List { flow: false, items } = &list.form else { return Err(NotEdited::ByHand) };
    let last = items.last().ok_or(NotEdited::ByHand)?;
    let dash = dash_of(text, last).ok_or(NotEdited::ByHand)?;
    let written = shifted(lines, layout.line_break, column(text, dash));
    Ok(below(text, layout, items, (last, dash), &written, is_top))
}

/// What is written of an entry, in lines below the last of a list and its comments.
fn below(
    text: &str,
    layout: &Layout,
    items: &[Node],
    (last, dash): (&Node, usize),
    written: &str,
    is_top: bool,
) -> Piece {
    let at = column(text, dash);
    let before = match items.len().checked_sub(2).and_then(|before| items.get(before)) {
        Some(before) => blank_lines(text, before.end(text), dash),
        None => {
            let lines = written.lines().count();
            usize::from(is_top && lines > 1 && (lines > FEW_LINES || has_groups(text)))
        }
    };
    let between = layout.line_break.repeat(before + 1);
    (line_end(text, last.end(text)), format!("{between}{}{written}", blanks(at)))
}

/// How many blank lines stand behind the end of one thing and before what belongs to the next.
fn blank_lines(text: &str, end: usize, next: usize) -> usize {
    let mut start = next_line(text, end);
    let mut count = 0;
    while start < next && matches!(line_at(text, start), Line::Blank) {
        count += 1;
        start = next_line(text, start);
    }
    count
}

/// Are there blank lines between the parts of the file?
fn has_groups(text: &str) -> bool {
    text.contains("\n\n") || text.contains("\r\n\r\n")
}

/// One more entry in brackets. `last`: where the last one ends.
fn in_brackets(
    text: &str,
    layout: &Layout,
    node: &Node,
    last: Option<usize>,
    written: &str,
) -> Result<Piece, NotEdited> {
    let close = node.range.end.saturating_sub(1);
    let Some(end) = last else { return Ok((close, written.to_owned())) };
    let rest = cut(text, end..close);
    if rest.contains('#') {
        return Err(NotEdited::ByHand);
    }
    let (at, comma) = match rest.find(',') {
        Some(found) => (end + found + 1, ""),
        None => (end, ","),
    };
    let first = line_start(text, node.range.start);
    let own = line_start(text, end);
    let line = cut(text, own..line_end(text, end));
    if width(line) + width(written) + 2 <= WIDEST || !is_outermost(text, node) {
        return Ok((at, format!("{comma} {written}")));
    }
    let indent = if own > first {
        line.len() - line.trim_start().len()
    } else {
        line.len() - line.trim_start_matches([' ', '-']).len() + 2
    };
    Ok((at, format!("{comma}{}{}{written}", layout.line_break, blanks(indent))))
}

/// Does a value in brackets stand in no others?
fn is_outermost(text: &str, node: &Node) -> bool {
    let before = cut(text, line_start(text, node.range.start)..node.range.start);
    !before.contains(['[', '{'])
}

/// One more key of a mapping.
pub(super) fn key(
    text: &str,
    layout: &Layout,
    map: &Node,
    (key, meant): (&str, &Meant),
    shape: Option<Shape>,
    is_top: bool,
) -> Result<Piece, NotEdited> {
    let Form::Map { flow, entries } = &map.form else { return Err(NotEdited::NoSuchPlace) };
    let rank = |key: &str| {
        let name = declared(shape, key);
        record_of(shape).and_then(|record| record.fields.iter().position(|field| field.key == name))
    };
    let own = rank(key).unwrap_or(usize::MAX);
    let ranked = || entries.iter().enumerate().filter_map(|(at, (key, _))| Some((at, rank(&key.text)?)));
    let before = ranked().filter(|(_, rank)| *rank < own).max_by_key(|(at, rank)| (*rank, *at));
    let before = before
        .or_else(|| if own == usize::MAX { entries.len().checked_sub(1).map(|at| (at, 0)) } else { None });
    let after = ranked().filter(|(_, rank)| *rank > own).min_by_key(|(_, rank)| *rank);
    if *flow {
        let name = layout.key(key, shape, Some(map));
        let value = layout.flow(meant, super::meaning::shape_under(shape, key), None);
        return match before.and_then(|(at, _)| entries.get(at)) {
            Some((_, value_before)) if before.is_some_and(|(at, _)| at + 1 == entries.len()) => {
                in_brackets(text, layout, map, Some(value_before.end(text)), &format!("{name}: {value}"))
            }
            Some((_, value_before)) => Ok((value_before.end(text), format!(", {name}: {value}"))),
            None => match entries.first() {
                Some((first, _)) => Ok((first.range.start, format!("{name}: {value}, "))),
                None => in_brackets(text, layout, map, None, &format!("{name}: {value}")),
            },
        };
    }
    let at = entries.first().map(|(first, _)| column(text, first.range.start)).ok_or(NotEdited::ByHand)?;
    let pair = layout.pair((key, meant), shape, at, Some(map));
    let (Some((before, low)), after) = (before, after) else {
        return ahead(layout, entries.first(), &pair, at);
    };
    let (_, value) = entries.get(before).ok_or(NotEdited::ByHand)?;
    let end = behind(text, value.end(text), at);
    // Where both neighbours are as near, the one below a blank line is what the key belongs to: nothing follows the text above.
    if let Some((next, high)) = after
        && high - own <= own - low
        && let Some((next_key, _)) = entries.get(next)
        && next == before + 1
        && let start = line_start(text, next_key.range.start)
        && line_above(text, start).is_some_and(|above| matches!(line_at(text, above), Line::Blank))
        && !pair.contains('\n')
    {
        return ahead(layout, entries.get(next), &pair, at);
    }
    let is_apart = is_top && pair.contains('\n') && has_groups(text);
    let end_of_line = layout.line_break;
    let ahead = if is_apart { end_of_line.repeat(2) } else { end_of_line.to_owned() };
    let next = next_line(text, end);
    let is_followed = is_apart && next < text.len() && !matches!(line_at(text, next), Line::Blank);
    Ok((end, format!("{ahead}{}{pair}{}", blanks(at), if is_followed { end_of_line } else { "" })))
}

/// Before the key of an entry, at its column.
fn ahead(
    layout: &Layout,
    entry: Option<&(super::located::Key, Node)>,
    pair: &str,
    at: usize,
) -> Result<Piece, NotEdited> {
    let (key, _) = entry.ok_or(NotEdited::ByHand)?;
    Ok((key.range.start, format!("{pair}{}{}", layout.line_break, blanks(at))))
}

/// The end of the line in which a value ends, and of the comments below that belong into it.
pub(super) fn behind(text: &str, end: usize, at: usize) -> usize {
    let mut end = line_end(text, end);
    loop {
        let next = next_line(text, end);
        match line_at(text, next) {
            Line::Comment(indent) if next < text.len() && indent > at => end = line_end(text, next),
            _ => return end,
        }
    }
}
