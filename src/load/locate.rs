//! Path of a value → byte range, by reading the file once more; done only for files that have findings.

use std::ops::Range;

use crate::diagnostic::{Aim, Diagnostic, FileId, Located, LocatedLabel, Path, Place, Position, Step};
use crate::records::Shape;
use crate::source::Sources;

use super::audit::audit;
use super::front_matter;
use super::kind::Kind;
use super::tree::{self, Node, Value};

/// Gives every finding its line and column, and sorts them: by file, then line, then rule.
pub fn locate(diagnostics: Vec<Diagnostic>, sources: &Sources) -> Vec<Located> {
    let mut trees = Trees { sources, last: None };
    let mut order: Vec<usize> = (0..diagnostics.len()).collect();
    // One file after the other, so that each tree is built once.
    order.sort_by_key(|at| diagnostics[*at].place.as_ref().map(|place| place.file));
    let mut diagnostics: Vec<Option<Diagnostic>> = diagnostics.into_iter().map(Some).collect();
    let mut located: Vec<Located> = order
        .into_iter()
        .filter_map(|at| diagnostics[at].take())
        .map(|diagnostic| {
            let position = diagnostic.place.as_ref().and_then(|place| trees.position(place));
            let labels = diagnostic
                .related
                .iter()
                .filter_map(|(place, label)| {
                    Some(LocatedLabel { position: trees.position(place)?, label: label.clone() })
                })
                .collect();
            Located::new(diagnostic, position, labels)
        })
        .collect();
    Located::sort(&mut located);
    located
}

/// The byte ranges of whole records, in the order asked for; `None` where a path leads nowhere.
pub fn extents(records: &[(FileId, Path)], sources: &Sources) -> Vec<Option<Range<usize>>> {
    let mut trees = Trees { sources, last: None };
    records.iter().map(|(file, path)| trees.extent(*file, path)).collect()
}

/// The trees of files with findings; remembers the last one.
struct Trees<'s> {
    sources: &'s Sources,
    last: Option<(FileId, Option<Node>)>,
}

impl Trees<'_> {
    fn position(&mut self, place: &Place) -> Option<Position> {
        let range = match &place.aim {
            Aim::File => 0..0,
            Aim::Bytes(range) => range.clone(),
            Aim::Value(path) => self.find(place.file, path, false).unwrap_or(0..0),
            Aim::Key(path) => self.find(place.file, path, true).unwrap_or(0..0),
        };
        self.sources.position(place.file, range)
    }

    fn find(&mut self, file: FileId, path: &Path, key: bool) -> Option<Range<usize>> {
        let (tree, shape) = self.tree(file)?;
        let (found, _) = follow(tree, shape, path, key);
        Some(found)
    }

    fn extent(&mut self, file: FileId, path: &Path) -> Option<Range<usize>> {
        let (tree, shape) = self.tree(file)?;
        let (_, node) = follow(tree, shape, path, false);
        node.map(|node| node.range.clone())
    }

    fn tree(&mut self, file: FileId) -> Option<(&Node, Shape)> {
        let source = self.sources.file(file)?;
        let kind = Kind::of(&source.path)?;
        if self.last.as_ref().is_none_or(|(last, _)| *last != file) {
            let (head, start) = if kind.is_markdown() {
                let (head, _) = front_matter::split(&source.text)?;
                (&source.text[head.clone()], head.start)
            } else {
                (source.text.as_str(), 0)
            };
            let tree = tree::read(head).ok().flatten();
            // Paths count what was read: elements that had to be left out are left out here too.
            let tree = tree.and_then(|node| audit(file, node, kind.shape(), &mut Vec::new(), &mut false));
            let tree = tree.map(|node| shifted(node, start));
            self.last = Some((file, tree));
        }
        let (_, tree) = self.last.as_ref()?;
        Some((tree.as_ref()?, kind.shape()))
    }
}

/// Goes as far down the path as the file does: a missing value is shown at its record. Gives what to point at,
/// and the node if the path leads to one.
fn follow<'n>(
    root: &'n Node,
    mut shape: Shape,
    path: &[Step],
    want_key: bool,
) -> (Range<usize>, Option<&'n Node>) {
    let mut node = root;
    let mut best = root.range.start..root.range.start;
    for step in path {
        match (step, shape, &node.value) {
            (Step::Key(key), Shape::Record(record), Value::Map(entries)) => {
                let Some(field) = record.fields.iter().find(|field| field.key == *key) else {
                    return (best, None);
                };
                let Some((key, value)) = entries.iter().find(|(key, _)| field.answers_to(&key.text)) else {
                    return (best, None);
                };
                best = if want_key { key.range.clone() } else { value.range.clone() };
                (node, shape) = (value, (field.shape)());
            }
            (Step::Index(index), Shape::List(element), Value::List(items)) => {
                let Some(item) = items.get(*index as usize) else { return (best, None) };
                best = item.range.clone();
                (node, shape) = (item, element());
            }
            _ => return (best, None),
        }
    }
    let point = match &node.value {
        Value::Scalar(_) => best,
        // A whole mapping or list is pointed at by its beginning.
        Value::List(_) | Value::Map(_) if want_key => best,
        Value::List(_) | Value::Map(_) => best.start..best.start,
    };
    (point, Some(node))
}

fn shifted(mut node: Node, by: usize) -> Node {
    let shift = |range: &mut Range<usize>| *range = range.start + by..range.end + by;
    shift(&mut node.range);
    node.value = match node.value {
        Value::Scalar(text) => Value::Scalar(text),
        Value::List(items) => Value::List(items.into_iter().map(|item| shifted(item, by)).collect()),
        Value::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(mut key, node)| {
                    shift(&mut key.range);
                    (key, shifted(node, by))
                })
                .collect(),
        ),
    };
    node
}
