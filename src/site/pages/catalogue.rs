use serde::Serialize;

use crate::site::model::Model;
use crate::site::parts::paging::{ROWS, pages};
use crate::site::parts::{Entry, Head, PageKind, Pager, column, entries, entry_count};

/// 公开目录: 索引号, 名称, 内容概述, 生成日期 (条例 art. 12).
#[derive(Serialize)]
pub(crate) struct Catalogue<'r> {
    head: Head,
    /// How many entries in all.
    total: usize,
    /// The entries of this page, in the order of the catalogue.
    entries: Vec<Entry<'r>>,
    pager: Option<Pager>,
}

impl<'r> PageKind<'r> for Catalogue<'r> {
    const STEM: &'static str = column::CATALOGUE.stem;
    /// Which page of the list.
    type Key = usize;

    fn places(model: &Model<'_>) -> Vec<(usize, String)> {
        pages(Self::STEM, entry_count(model), ROWS)
    }

    fn new(model: &'r Model<'r>, page: usize) -> Self {
        let total = entry_count(model);
        let start = page.saturating_sub(1) * ROWS;
        Self {
            head: Head::list(&column::CATALOGUE, page),
            total,
            entries: entries(model, start..start + ROWS),
            pager: Pager::new(Self::STEM, page, total, ROWS),
        }
    }
}
