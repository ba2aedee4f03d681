use std::collections::{BTreeMap, BTreeSet};

use crate::attachments::{parts, with_parts};

use super::builtin::builtin;
use super::fault::Fault;
use super::fill::fill;
use super::fonts::{Fonts, named};
use super::markup::{Node, read, write};
use super::values::Values;
use super::{Kind, Paper};

/// One template for each kind of paper.
#[derive(Debug)]
pub struct Templates(BTreeMap<Kind, Template>);

/// A template, taken apart.
#[derive(Debug)]
struct Template {
    document: Vec<u8>,
    /// The parts in which names may stand, by name.
    parts: BTreeMap<String, Vec<Node>>,
    fonts: BTreeSet<String>,
}

impl Templates {
    /// The office's own documents by file name, and those in the program where it has none; with other fonts in both.
    pub fn new(own: &BTreeMap<String, Vec<u8>>, fonts: &Fonts) -> Result<Self, (String, Fault)> {
        let template = |kind: Kind| {
            let name = kind.template_name();
            let document = own.get(&name).cloned().or_else(|| builtin(kind));
            let template = document.and_then(|document| Template::new(&document, fonts));
            template.map(|template| (kind, template)).ok_or((name, Fault::Unreadable))
        };
        Kind::ALL.into_iter().map(template).collect::<Result<_, _>>().map(Self)
    }

    /// The templates as documents, by file name, to be changed.
    pub fn documents(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.0.iter().map(|(kind, template)| (kind.template_name(), template.document.as_slice()))
    }

    /// The fonts that the templates name.
    pub fn fonts(&self) -> BTreeSet<&str> {
        self.0.values().flat_map(|template| template.fonts.iter().map(String::as_str)).collect()
    }

    /// The bytes of a paper, or what is wrong with its template.
    pub fn print(&self, paper: &Paper) -> Result<Vec<u8>, BTreeSet<Fault>> {
        let unreadable = || BTreeSet::from([Fault::Unreadable]);
        self.0.get(&paper.kind).ok_or_else(unreadable)?.filled(&paper.values)
    }
}

impl Template {
    fn new(document: &[u8], fonts: &Fonts) -> Option<Self> {
        let mut changed = BTreeMap::new();
        let mut trees = BTreeMap::new();
        let mut fonts_named = BTreeSet::new();
        for (name, bytes) in parts(document)? {
            let Some(file) = name.strip_prefix("word/").filter(|file| file.ends_with(".xml")) else {
                continue;
            };
            let written = String::from_utf8(bytes).ok()?;
            let part = fonts.put_into(&written);
            fonts_named.extend(named(&part));
            if ["document", "header", "footer"].iter().any(|kind| file.starts_with(kind)) {
                trees.insert(name.clone(), read(part.trim_start_matches('\u{feff}'))?);
            }
            if part != written {
                changed.insert(name, part.into_bytes());
            }
        }
        trees.contains_key("word/document.xml").then_some(())?;
        let document = if changed.is_empty() { document.to_vec() } else { with_parts(document, &changed)? };
        Some(Self { document, parts: trees, fonts: fonts_named })
    }

    fn filled(&self, values: &Values) -> Result<Vec<u8>, BTreeSet<Fault>> {
        let mut faults = BTreeSet::new();
        let mut changed = BTreeMap::new();
        for (name, tree) in &self.parts {
            let mut filled = tree.clone();
            fill(&mut filled, values, &mut faults);
            if filled != *tree {
                changed.insert(name.clone(), write(&filled).into_bytes());
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        with_parts(&self.document, &changed).ok_or_else(|| BTreeSet::from([Fault::Unreadable]))
    }
}
