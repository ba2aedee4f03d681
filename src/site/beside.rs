//! The files that the site itself makes beside its pages.

use std::borrow::Cow;

use super::calendar::calendar_script;
use super::catalogue_file::catalogue_file;
use super::crawling::{robots, sitemap};
use super::feed::feed;
use super::model::Model;
use super::parts::address;
use super::plan::Plan;

/// The path and the bytes of each that is no data.
pub(super) fn made_beside(model: &Model<'_>, plans: &[Plan]) -> Vec<(String, String)> {
    let texts = [calendar_script(model), catalogue_file(model)]
        .into_iter()
        .chain(sitemap(model.registry, plans))
        .chain(feed(model));
    texts.chain(robots(model.registry)).collect()
}

/// The path and the bytes of each.
pub fn files_beside<'m>(model: &'m Model<'_>, plans: &[Plan]) -> Vec<(String, Cow<'m, [u8]>)> {
    let made = made_beside(model, plans).into_iter();
    let made = made.map(|(path, text)| (path, Cow::Owned(text.into_bytes())));
    let data = model.exports().files();
    let data = data.map(|file| (address::download(&file.path), Cow::Borrowed(file.text.as_bytes())));
    made.chain(data).collect()
}
