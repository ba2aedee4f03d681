//! The files that the site itself makes beside its pages.

use crate::exports::ExportFile;

use super::calendar::calendar_script;
use super::catalogue_file::catalogue_file;
use super::crawling::{robots, sitemap};
use super::feed::feed;
use super::model::Model;
use super::parts::address;
use super::plan::Plan;

/// The path and the text of each that is no data.
pub fn files_beside(model: &Model<'_>, plans: &[Plan]) -> Vec<(String, String)> {
    let texts = [calendar_script(model), catalogue_file(model)]
        .into_iter()
        .chain(sitemap(model.registry, plans))
        .chain(feed(model));
    texts.chain(robots(model.registry)).collect()
}

/// Every file of data: its address, the group to which it belongs, and what is said of it.
pub fn data_files<'m>(model: &'m Model<'_>) -> Vec<(String, Option<usize>, &'m ExportFile)> {
    let exports = model.exports();
    let groups = exports.groups.iter().enumerate();
    let grouped = groups.flat_map(|(at, group)| group.files.iter().map(move |file| (Some(at), file)));
    let others = std::iter::once(&exports.list).chain(&exports.schemas).map(|file| (None, file));
    others.chain(grouped).map(|(at, file)| (address::download(&file.path), at, file)).collect()
}
