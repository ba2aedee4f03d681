use saphyr_parser::ScalarStyle;

use crate::records::Shape;

use super::layout::{self, Layout};
use super::located::{Form, Node};
use super::remove::Patch;
use super::scalar::{self, Context};
use super::text::{blanks, column, cut, line_end, line_start};
use super::{Meant, NotEdited};

/// Another text in the place of one.
pub(super) fn text(
    text: &str,
    layout: &Layout,
    node: &Node,
    new: &str,
    context: Context,
) -> Result<Patch, NotEdited> {
    let Form::Scalar { style, .. } = &node.form else { return Err(NotEdited::ByHand) };
    if node.is_block_text() {
        return in_lines(text, layout, node, new);
    }
    let old = cut(text, node.range.clone());
    if node.is_nothing() && !matches!(old, "" | "~" | "null" | "Null" | "NULL") {
        return Err(NotEdited::ByHand);
    }
    let is_last_of_line = cut(text, node.range.end..line_end(text, node.range.end)).trim().is_empty();
    let written = if context == Context::Block && *style == ScalarStyle::Plain && is_last_of_line {
        layout.block_text(new, column_of_owner(text, node), *style)
    } else {
        scalar::line(new, context, *style)
    };
    let gap = if old.is_empty() { " " } else { "" };
    Ok((node.range.clone(), format!("{gap}{written}")))
}

/// The column of the key or dash that a value in the same line belongs to.
fn column_of_owner(text: &str, node: &Node) -> usize {
    let line = cut(text, line_start(text, node.range.start)..node.range.start);
    let before = line.trim_end();
    let lead = line.len() - line.trim_start_matches([' ', '-']).len();
    if before.ends_with('-') { before.len() - 1 } else { lead }
}

/// A text in lines of its own gets others.
fn in_lines(text: &str, layout: &Layout, node: &Node, new: &str) -> Result<Patch, NotEdited> {
    let body = node.range.start..node.end(text);
    let head = cut(text, 0..body.start).rfind(['|', '>']).ok_or(NotEdited::ByHand)?;
    let header = cut(text, head + 1..line_end(text, head));
    // An indentation that is told, a comment, or blank lines that belong to the text.
    if !matches!(header, "" | "-") {
        return Err(NotEdited::ByHand);
    }
    let indent = blanks(column(text, body.start));
    let mark = if new.trim_end_matches('\n').contains('\n') {
        '|'
    } else {
        cut(text, head..head + 1).chars().next().unwrap_or('|')
    };
    let (lines, ending) = match layout::lines(new) {
        Some(lines) => lines,
        None => match new.strip_suffix('\n').unwrap_or(new) {
            line if is_one_line(line) => (vec![line], if line.len() < new.len() { "" } else { "-" }),
            _ => return Ok((head..body.end, scalar::line(new, Context::Block, ScalarStyle::Plain))),
        },
    };
    if ending.is_empty() && body.end == text.len() {
        return Ok((head..body.end, scalar::line(new, Context::Block, ScalarStyle::Plain)));
    }
    let end = layout.line_break;
    let written = lines
        .iter()
        .map(|line| if line.is_empty() { end.to_owned() } else { format!("{end}{indent}{line}") });
    Ok((head..body.end, format!("{mark}{ending}{}", written.collect::<Vec<_>>().concat())))
}

fn is_one_line(line: &str) -> bool {
    !line.is_empty()
        && !line.starts_with([' ', '\t'])
        && !line.ends_with([' ', '\t'])
        && !line.chars().any(char::is_control)
}

/// Another value in the place of one of another kind. `colon`: where the colon or dash of its owner ends, and the owner's column.
pub(super) fn whole(
    text: &str,
    layout: &Layout,
    node: &Node,
    (meant, shape): (&Meant, Option<Shape>),
    owner: Option<(usize, usize)>,
) -> Result<Patch, NotEdited> {
    let Some((colon, at)) = owner else {
        if node.is_block_text() {
            return Err(NotEdited::ByHand);
        }
        return Ok((node.range.clone(), layout.flow(meant, shape, None)));
    };
    let end = node.end(text).max(colon);
    let taken = super::text::width(cut(text, line_start(text, colon)..colon));
    let written = layout.behind_key(meant, shape, (at, taken), None);
    let rest = cut(text, end..line_end(text, end)).trim();
    let has_comment = cut(text, colon..end).lines().skip(1).any(|line| line.trim_start().starts_with('#'));
    if has_comment || !rest.is_empty() && written.contains('\n') {
        return Err(NotEdited::ByHand);
    }
    Ok((colon..end, written))
}
