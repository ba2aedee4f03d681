//! An entry of a list that goes into another text as it is written, with its comments.

use crate::load::Kind;
use crate::records::Shape;

use super::insert;
use super::layout::{Layout, dash_of};
use super::located::{self, Form, Node};
use super::look::meant;
use super::meaning::{Meaning, declared, shape_under, shape_within};
use super::text::{blanks, column, cut, line_start, shifted};
use super::{Change, Meant, NotEdited, Step};

/// An entry of a list: what it means, and how it is written.
#[derive(Debug, Clone)]
pub struct Carried {
    /// What it means.
    pub meant: Meant,
    /// From its dash on, as far from the left as they stand from the dash; none if it has no lines of its own.
    lines: Vec<String>,
}

impl Carried {
    /// The entry at a place of a text.
    pub fn of(path: &str, text: &str, at: &[Step]) -> Result<Self, NotEdited> {
        let meant = meant(path, text)?.at(at).cloned().ok_or(NotEdited::NoSuchPlace)?;
        let root = located::read(text)?.ok_or(NotEdited::ByHand)?;
        let lines = node_at(&root, Kind::of(path).map(Kind::shape), at).and_then(|node| lines(text, node));
        Ok(Self { meant, lines: lines.unwrap_or_default() })
    }
}

/// The text with one more entry of a list, in its own words; `None` if, read again, it would not mean the same as if the entry had
/// been written anew.
pub(super) fn as_written(
    text: &str,
    shape: Option<Shape>,
    append: &Change,
    entry: &Carried,
) -> Option<String> {
    if entry.lines.is_empty() {
        return None;
    }
    let root = located::read(text).ok()??;
    let wanted = Meaning::of(&root, shape).ok()?.after(append, shape).ok()?;
    let layout = Layout::of(text, &root);
    let (at, piece) = match (node_at(&root, shape, &append.at), append.at.as_slice()) {
        (Some(list), at) => insert::lines(text, &layout, list, &entry.lines, at.len() == 1).ok()?,
        (None, [Step::Key(key)]) => {
            let own = layout.key(key, shape, Some(&root));
            let open = if text.ends_with('\n') { "" } else { layout.line_break };
            let end = layout.line_break;
            let list = format!("{}{}", blanks(STEP), shifted(&entry.lines, end, STEP));
            (text.len(), format!("{open}{own}:{end}{list}{end}"))
        }
        (None, _) => return None,
    };
    let changed = [cut(text, 0..at), &piece, cut(text, at..text.len())].concat();
    let read = Meaning::of(&located::read(&changed).ok()??, shape).ok()?;
    (read == wanted).then_some(changed)
}

/// How far a list stands to the right of its key where there is no other.
const STEP: usize = 2;

/// The node that steps lead to.
fn node_at<'n>(root: &'n Node, mut shape: Option<Shape>, at: &[Step]) -> Option<&'n Node> {
    let mut node = root;
    for step in at {
        match (step, &node.form) {
            (Step::At(at), Form::List { items, .. }) => {
                (node, shape) = (items.get(*at)?, shape_within(shape));
            }
            (Step::Key(key), Form::Map { entries, .. }) => {
                let name = declared(shape, key);
                let found = entries.iter().find(|(known, _)| declared(shape, &known.text) == name);
                (node, shape) = (&found?.1, shape_under(shape, &name));
            }
            _ => return None,
        }
    }
    Some(node)
}

/// The lines of an entry, with the comments below that stand further in.
fn lines(text: &str, entry: &Node) -> Option<Vec<String>> {
    let dash = dash_of(text, entry)?;
    let before = cut(text, line_start(text, dash)..dash);
    if !before.trim_matches(' ').is_empty() {
        return None;
    }
    let at = column(text, dash);
    let piece = cut(text, dash..insert::behind(text, entry.end(text), at));
    let bare = |(number, line): (usize, &str)| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match line.strip_prefix(before) {
            _ if number == 0 => Some(line.to_owned()),
            Some(rest) => Some(rest.to_owned()),
            None if line.trim_start().is_empty() || line.trim_start().starts_with('#') => {
                Some(line.trim_start().to_owned())
            }
            None => None,
        }
    };
    piece.split('\n').enumerate().map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::super::carry;
    use super::*;

    const FROM: &str = "items/a.yaml";
    const OLD: &str = "department: a
items:
- id: first
  name: 一  # 清单里的名称
  # 两样材料
  materials:
  - {name: 甲}  # 原件

  - name: 乙
    note: |
      第一行

        第二行
  # 还要核对
# 这一行是下一项的
- {id: second, name: 二}
";

    fn carried(at: usize, to: &str) -> String {
        let list = [Step::Key("items".to_owned())];
        let at = [list[0].clone(), Step::At(at)];
        carry("items/b.yaml", to, &list, &Carried::of(FROM, OLD, &at).unwrap()).unwrap()
    }

    #[test]
    fn an_entry_comes_along_with_its_comments_wherever_its_list_stands() {
        let first = [
            "- id: first",
            "  name: 一  # 清单里的名称",
            "  # 两样材料",
            "  materials:",
            "  - {name: 甲}  # 原件",
            "",
            "  - name: 乙",
            "    note: |",
            "      第一行",
            "",
            "        第二行",
            "  # 还要核对",
        ];
        for (end, at) in [("\n", 0), ("\n", 2), ("\n", 4), ("\r\n", 1)] {
            let indent = blanks(at);
            let to = format!("实施部门: b{end}事项:{end}{indent}- 标识: own{end}{indent}  名称: 己{end}");
            let lines =
                first.map(|line| if line.is_empty() { line.into() } else { format!("{indent}{line}") });
            let wanted = format!("{to}{}{end}", lines.join(end));
            let made = carried(0, &to);
            assert!(
                made.replace(&format!("{end}{end}{indent}- id"), &format!("{end}{indent}- id")) == wanted,
                "{made}"
            );
        }
        let alone = carried(0, "实施部门: b\n");
        let lines = first.map(|line| if line.is_empty() { line.into() } else { format!("  {line}") });
        assert_eq!(alone, format!("实施部门: b\n事项:\n{}\n", lines.join("\n")));
    }

    #[test]
    fn an_entry_in_brackets_stays_so_and_one_that_goes_into_brackets_means_the_same() {
        assert_eq!(
            carried(1, "department: b\nitems:\n  - {id: own}\n"),
            "department: b\nitems:\n  - {id: own}\n  - {id: second, name: 二}\n"
        );
        let made = carried(1, "department: b\nitems: [{id: own}]\n");
        assert_eq!(made, "department: b\nitems: [{id: own}, {id: second, name: 二}]\n");
    }
}
