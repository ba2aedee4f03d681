//! Plain tables → a workbook that people read, and nobody reads back.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A sheet of texts.
pub(crate) struct Page {
    /// What stands on its tab.
    pub(crate) name: String,
    pub(crate) heads: Vec<String>,
    /// Row by row, each as long as the heads.
    pub(crate) rows: Vec<Vec<String>>,
}

/// No column is wider, in letters, nor narrower.
const WIDTHS: (usize, usize) = (8, 44);

/// The bytes of a workbook; the same pages make the same bytes. Fails, in Chinese, if a text is too long for a cell.
pub(crate) fn write(pages: &[Page]) -> Result<Vec<u8>, String> {
    // The reason is English; nothing in it depends on people but the size of a text.
    workbook(pages).map_err(|_| "有一格的内容太长，表格放不下".to_owned())
}

fn workbook(pages: &[Page]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Any fixed day: the bytes depend on the pages alone.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for page in pages {
        sheet(page, book.add_worksheet())?;
    }
    book.save_to_buffer()
}

fn sheet(page: &Page, to: &mut Worksheet) -> Result<(), XlsxError> {
    let cell = Format::new()
        .set_font_name("宋体")
        .set_font_size(11)
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00D0_D0D0));
    let head = cell.clone().set_bold().set_background_color(Color::RGB(0x00DD_EBF7));
    to.set_name(&page.name)?.set_freeze_panes(1, 1)?;
    for (column, caption) in (0..).zip(&page.heads) {
        to.write_string_with_format(0, column, caption, &head)?;
        let cells = page.rows.iter().filter_map(|row| row.get(usize::from(column)));
        let widest = cells.chain([caption]).map(|text| letters(text)).max().unwrap_or_default();
        let width = widest.clamp(WIDTHS.0, WIDTHS.1) + 2;
        to.set_column_width(column, u16::try_from(width).unwrap_or_default())?;
    }
    for (line, row) in (1..).zip(&page.rows) {
        for (column, text) in (0..).zip(row) {
            to.write_string_with_format(line, column, text, &cell)?;
        }
    }
    to.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// A Chinese character is as wide as two letters.
fn letters(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
