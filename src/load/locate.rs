//! Path of a value → byte range, by reading the file once more; done only for files that have findings.

use std::ops::Range;

use rayon::prelude::*;

use crate::diagnostic::{Aim, Diagnostic, FileId, Located, LocatedLabel, Path, Place, Position, Step};
use crate::records::Shape;
use crate::source::Sources;

use super::audit::audit;
use super::filed::ReadTrees;
use super::kind::Kind;
use super::tree::{self, Node, Value};
use super::yaml_part;

/// Gives every finding its line and column, and sorts them: by file, then line, then rule.
pub(crate) fn locate(mut diagnostics: Vec<Diagnostic>, sources: &Sources, read: &ReadTrees) -> Vec<Located> {
    let file = |diagnostic: &Diagnostic| diagnostic.place.as_ref().map(|place| place.file);
    // One file after the other, so that each tree is built once; several files at the same time.
    diagnostics.sort_by_key(file);
    let mut groups: Vec<Vec<Diagnostic>> = Vec::new();
    for diagnostic in diagnostics {
        match groups
            .last_mut()
            .filter(|group| group.last().is_some_and(|last| file(last) == file(&diagnostic)))
        {
            Some(group) => group.push(diagnostic),
            None => groups.push(vec![diagnostic]),
        }
    }
    let mut located: Vec<Located> = groups
        .into_par_iter()
        .flat_map_iter(|group| {
            let mut trees = Trees { sources, read, own: group.first().and_then(file), slots: [None, None] };
            group.into_iter().map(|diagnostic| trees.locate(diagnostic)).collect::<Vec<_>>()
        })
        .collect();
    Located::sort(&mut located);
    located
}

/// Where places are, in the order asked for; `None` for a file that is gone.
pub(crate) fn positions(places: &[Place], sources: &Sources) -> Vec<Option<Position>> {
    let read = ReadTrees::default();
    let mut trees = Trees { sources, read: &read, own: None, slots: [None, None] };
    places.iter().map(|place| trees.position(place)).collect()
}

/// The byte ranges of whole records, in the order asked for; `None` where a path leads nowhere.
pub(crate) fn extents(
    records: &[(FileId, Path)],
    sources: &Sources,
    read: &ReadTrees,
) -> Vec<Option<Range<usize>>> {
    let mut trees = Trees { sources, read, own: None, slots: [None, None] };
    records.iter().map(|(file, path)| trees.extent(*file, path)).collect()
}

/// The trees of files with findings: remembers that of the file being located, and the last of any other.
struct Trees<'s> {
    sources: &'s Sources,
    read: &'s ReadTrees,
    own: Option<FileId>,
    slots: [Option<(FileId, Option<Node>)>; 2],
}

impl Trees<'_> {
    fn locate(&mut self, diagnostic: Diagnostic) -> Located {
        let position = diagnostic.place.as_ref().and_then(|place| self.position(place));
        let labels = diagnostic
            .related
            .iter()
            .filter_map(|(place, label)| {
                Some(LocatedLabel { position: self.position(place)?, label: label.clone() })
            })
            .collect();
        Located::new(diagnostic, position, labels)
    }

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
        if let Some(tree) = self.read.0.get(&file) {
            return Some((tree, kind.shape()));
        }
        let slot = usize::from(self.own != Some(file));
        if self.slots[slot].as_ref().is_none_or(|(last, _)| *last != file) {
            let head = yaml_part(kind, source.text())?;
            let start = head.start;
            let tree = tree::read(&source.text()[head]).ok().flatten();
            // Indexes in a path count only elements that were read: those left out then are left out here too.
            let tree = tree.and_then(|node| audit(file, node, kind.shape(), &mut Vec::new(), &mut false));
            let tree = tree.map(|node| if start == 0 { node } else { shifted(node, start) });
            self.slots[slot] = Some((file, tree));
        }
        let (_, tree) = self.slots[slot].as_ref()?;
        Some((tree.as_ref()?, kind.shape()))
    }
}

/// Follows the path as far as the file goes: a missing value is shown at its record. Returns what to point at,
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
            (Step::Key(_), Shape::Record(record), Value::Map(entries)) => {
                let field = record.fields.iter().find(|field| field.step == *step);
                debug_assert!(field.is_some(), "{} has no {step}", record.name);
                let Some(field) = field else { return (best, None) };
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
