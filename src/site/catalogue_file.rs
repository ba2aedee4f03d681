//! The catalogue as a table for spreadsheets.

use crate::exports::{guarded, sheet};
use crate::records::Date;

use super::model::{Model, Part};
use super::parts::{Entry, HEADS, address, entry};

/// Its path and its text.
pub(super) fn catalogue_file(model: &Model<'_>) -> (String, String) {
    let [name, summary, formed_on] = HEADS;
    let head = ["索引号", name, "类别", summary, formed_on, "公开日期", "网页"].map(str::to_owned);
    let row = |key| {
        let Entry { index_no, url, name, kind, summary, formed_on, published_on } = entry(model, key);
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let [name, kind] = [name, kind].map(|text| guarded(text.to_owned()));
        let index_no = guarded(index_no.unwrap_or_default());
        [index_no, name, kind, guarded(summary), day(formed_on), day(published_on), url]
    };
    let rows = model.catalogue.records(Part::All).iter().map(|key| row(*key));
    (address::CATALOGUE_FILE.to_owned(), sheet(std::iter::once(head).chain(rows)))
}
