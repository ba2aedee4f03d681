//! The files that the site itself makes beside its pages.

use super::calendar::calendar_script;
use super::crawling::{robots, sitemap};
use super::feed::feed;
use super::model::Model;
use super::plan::Plan;

/// The path and the bytes of each.
pub fn files_beside(model: &Model<'_>, plans: &[Plan]) -> Vec<(String, Vec<u8>)> {
    let texts = [calendar_script(model)].into_iter().chain(sitemap(model.registry, plans)).chain(feed(model));
    texts.chain(robots(model.registry)).map(|(path, text)| (path, text.into_bytes())).collect()
}
