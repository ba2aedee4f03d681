//! The catalogue as a table for spreadsheets.

use crate::records::Date;

use super::model::{Model, Part};
use super::parts::{Entry, HEADS, address, entry};

/// Without it Excel takes the text for one in the encoding of the system.
const BOM: char = '\u{feff}';

/// Its path and its text.
pub(super) fn catalogue_file(model: &Model<'_>) -> (String, String) {
    let mut text = String::from(BOM);
    let [name, summary, formed_on] = HEADS;
    row(&mut text, ["索引号", name, "类别", summary, formed_on, "公开日期", "网页"].map(str::to_owned));
    for key in model.catalogue.records(Part::All) {
        let Entry { index_no, url, name, kind, summary, formed_on, published_on } = entry(model, *key);
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let [name, kind] = [name, kind].map(str::to_owned);
        row(
            &mut text,
            [index_no.unwrap_or_default(), name, kind, summary, day(formed_on), day(published_on), url],
        );
    }
    (address::CATALOGUE_FILE.to_owned(), text)
}

fn row(text: &mut String, cells: [String; 7]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    *text += &cells.join(",");
    *text += "\r\n";
}

/// A spreadsheet calculates what begins like a formula: an apostrophe makes a text of it.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_is_a_text_whatever_it_holds() {
        for (cell, written) in [
            ("甲", "\"甲\""),
            ("甲\"乙,丙", "\"甲\"\"乙,丙\""),
            ("=1+1", "\"'=1+1\""),
            ("-", "\"'-\""),
            ("", "\"\""),
        ] {
            assert_eq!(quoted(cell), written);
        }
    }
}
