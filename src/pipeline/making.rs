use std::io::ErrorKind;
use std::sync::OnceLock;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::attachments;
use crate::exports::{ExportFile, Exports};
use crate::lookup::LookupFile;
use crate::publish::{Drafted, Maker, Output, PublishError};
use crate::registry::{Trace, Whole, note_whole};
use crate::render::Renderer;
use crate::site::{Model, Plan, ROBOTS, View};
use crate::source::Attachment;

use super::Failure;
use super::traces::{Traced, Unreached};

/// What a file is made from.
#[derive(Clone, Copy)]
pub(super) enum Made<'m> {
    /// A page by its place in the plan.
    Page(usize, &'m Plan),
    Asset(&'m [u8]),
    /// A file of data of a group.
    Data(Option<usize>, &'m ExportFile),
    File(&'m Attachment),
}

/// A file whose bytes are not made yet. Lives on a worker's stack for one file only.
pub(super) enum Draft<'m> {
    /// The view is made later if it was not needed to see that nothing has changed.
    Page(&'m Plan, Option<View<'m>>),
    Asset(&'m [u8]),
    Data(Option<usize>, &'m ExportFile),
    File(&'m Attachment),
}

pub(super) struct PageMaker<'m> {
    pub(super) model: &'m Model<'m>,
    pub(super) renderer: &'m Renderer,
    pub(super) unreached: Option<Unreached<'m>>,
    /// What was read for each page of the plan.
    pub(super) traced: Vec<OnceLock<Traced>>,
}

impl<'m> PageMaker<'m> {
    /// The fingerprint of a page; its view only if a change may have reached it.
    fn page(&self, plan: &'m Plan, scratch: &mut Vec<u8>) -> (Traced, Option<View<'m>>) {
        let unreached = self.unreached.as_ref().filter(|_| plan.is_traced());
        if let Some(known) = unreached.and_then(|known| known.page(&plan.path, self.renderer.shared())) {
            debug_assert_eq!(known.fingerprint, self.traced(plan, scratch).0.fingerprint, "{}", plan.path);
            return (known.clone(), None);
        }
        let (traced, view) = self.traced(plan, scratch);
        (traced, Some(view))
    }

    fn traced(&self, plan: &'m Plan, scratch: &mut Vec<u8>) -> (Traced, View<'m>) {
        let ((view, fingerprint), trace) = Trace::of(|| {
            let view = plan.view(self.model);
            if view.has_lookup() {
                note_whole(Whole::Lookup);
            }
            let fingerprint = self.renderer.fingerprint(&view, scratch);
            (view, fingerprint)
        });
        (Traced { fingerprint, trace: trace.to_bytes() }, view)
    }
}

impl<'m> Maker for PageMaker<'m> {
    type Source = Made<'m>;
    type Draft = Draft<'m>;
    type Error = Failure;

    fn draft(&self, source: &Made<'m>, scratch: &mut Vec<u8>) -> Drafted<Draft<'m>> {
        match *source {
            Made::Page(at, plan) => {
                let (traced, view) = self.page(plan, scratch);
                let fingerprint = traced.fingerprint;
                if let Some(cell) = self.traced.get(at) {
                    // Each page is drafted once.
                    let _ = cell.set(traced);
                }
                Drafted { fingerprint, draft: Draft::Page(plan, view) }
            }
            Made::Asset(bytes) => Drafted { fingerprint: xxh3_128(bytes), draft: Draft::Asset(bytes) },
            Made::Data(group, file) => {
                Drafted { fingerprint: xxh3_128(file.hash.as_bytes()), draft: Draft::Data(group, file) }
            }
            Made::File(file) => Drafted { fingerprint: file_fingerprint(file), draft: Draft::File(file) },
        }
    }

    fn make(&self, draft: Draft<'m>, scratch: &mut Vec<u8>) -> Result<Vec<u8>, Failure> {
        match draft {
            Draft::Page(plan, view) => {
                let view = view.unwrap_or_else(|| plan.view(self.model));
                Ok(self.renderer.page(plan, &view, scratch)?)
            }
            Draft::Asset(bytes) => Ok(bytes.to_vec()),
            Draft::Data(group, file) => {
                let again = || Exports::text(&self.model.published(), group?, &file.path);
                let lost = || PublishError::Io(file.path.clone().into(), ErrorKind::NotFound.into());
                Ok(file.text.clone().or_else(again).ok_or_else(lost)?.into_bytes())
            }
            Draft::File(file) => Ok(file.published()?),
        }
    }
}

/// A file is cleaned again when it changes, or the way in which it is looked into and cleaned.
fn file_fingerprint(file: &Attachment) -> u128 {
    let mut hasher = Xxh3::new();
    hasher.update(&attachments::VERSION.to_le_bytes());
    hasher.update(&file.fingerprint.to_le_bytes());
    hasher.digest128()
}

/// Every file of the site.
pub(super) fn outputs<'m>(
    plans: &'m [Plan],
    assets: &'m [(String, Vec<u8>)],
    beside: &'m [(String, String)],
    data: &[(String, Option<usize>, &'m ExportFile)],
    lookup: &'m [LookupFile],
    files: &[&'m Attachment],
) -> Vec<Output<Made<'m>>> {
    let output = |path: &str, source| Output { path: path.to_owned(), source, yields: path == ROBOTS };
    let pages = plans.iter().enumerate().map(|(at, plan)| output(&plan.path, Made::Page(at, plan)));
    let asset = |path: &str, bytes: &'m [u8]| output(path, Made::Asset(bytes));
    let beside = beside.iter().map(|(path, text)| asset(path, text.as_bytes()));
    let data = data.iter().map(|(path, group, file)| output(path, Made::Data(*group, file)));
    let assets = assets.iter().map(|(path, bytes)| asset(path, bytes)).chain(beside);
    let lookup = lookup.iter().map(|file| asset(&file.path, file.text.as_bytes()));
    let files = files.iter().map(|file| output(&file.path, Made::File(file)));
    pages.chain(assets).chain(data).chain(lookup).chain(files).collect()
}
