//! The files that the site itself makes beside its pages.

use super::calendar::calendar_script;
use super::crawling::{robots, sitemap};
use super::feed::feed;
use super::model::Model;
use super::plan::Plan;

/// The path and the bytes of each. `standing` is the `robots.txt` of the folder that is published to, if there is one.
pub fn files_beside(model: &Model<'_>, plans: &[Plan], standing: Option<Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    let texts = [calendar_script(model)].into_iter().chain(sitemap(model.registry, plans)).chain(feed(model));
    let files = texts.map(|(path, text)| (path, text.into_bytes()));
    files.chain(robots(model.registry, standing)).collect()
}
