use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, Formula, Note,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::diagnostic::Located;
use crate::records::ScalarShape;
use crate::workbook::base::{Base, LONGEST, NAME};
use crate::workbook::document::Cell;
use crate::workbook::grants::GRANTED;
use crate::workbook::head::{Head, Holds, Refers};
use crate::workbook::names::Names;
use crate::workbook::sheet::{KEY, Row, Sheet};
use crate::workbook::snapshot::Snapshot;

use super::guide;
use super::register;
use super::remarks::{Remarks, remarks};
use super::style::{Styles, colour};

/// The sheet with the names that people choose from.
const CHOICES: &str = "选项";

/// The sheet that says how the others are used.
const GUIDE: &str = "说明";

/// Sheets without records.
pub(in crate::workbook) const OTHERS: [&str; 2] = [GUIDE, CHOICES];

/// So many rows below the last may be filled in with the help that the rows above have.
const SPARE: u32 = 50;

/// The bytes of the workbook of a snapshot, with what was found as notes at the cells.
pub(in crate::workbook) fn write(snapshot: &Snapshot, findings: &[Located]) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let remarks = remarks(snapshot, findings);
    let placed: usize = remarks.values().map(|(_, text)| text.matches('[').count().min(1)).sum();
    let mut book = Workbook::new();
    // Any fixed day: the bytes depend on the records alone.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title("政务服务窗口授权").set_creation_datetime(&made));
    let unplaced = findings.len().saturating_sub(placed);
    write_guide(book.add_worksheet(), &guide::lines(&snapshot.sheets, findings, unplaced), &styles)?;
    let mut register_follows = false;
    for (at, sheet) in snapshot.sheets.iter().enumerate() {
        if matches!(sheet.heads.first(), Some(head) if head.holds == Holds::Title) {
            write_register(book.add_worksheet(), snapshot, &styles)?;
            register_follows = true;
        }
        let page = Page { sheet, at, names: &snapshot.names, styles: &styles, remarks: &remarks };
        page.write(book.add_worksheet())?;
    }
    if !register_follows {
        write_register(book.add_worksheet(), snapshot, &styles)?;
    }
    write_choices(book.add_worksheet(), &snapshot.names)?;
    write_base(book.add_worksheet(), &Base::of(snapshot))?;
    book.save_to_buffer()
}

fn write_guide(sheet: &mut Worksheet, lines: &[String], styles: &Styles) -> Result<(), XlsxError> {
    const WIDTH: u16 = 94;
    sheet.set_name(GUIDE)?.set_column_width(0, WIDTH)?;
    for (row, line) in (0..).zip(lines) {
        let height = if line.starts_with('#') { 30 } else { (columns(line) / usize::from(WIDTH) + 1) * 17 };
        sheet.set_row_height(row, u32::try_from(height).unwrap_or(17))?;
        match line.strip_prefix('#') {
            Some(title) => sheet.write_string_with_format(row, 0, title, &styles.title)?,
            None => sheet.write_string_with_format(row, 0, line, &styles.text)?,
        };
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A sheet of records being written.
struct Page<'s> {
    sheet: &'s Sheet,
    at: usize,
    names: &'s Names,
    styles: &'s Styles,
    remarks: &'s Remarks,
}

impl Page<'_> {
    fn write(&self, to: &mut Worksheet) -> Result<(), XlsxError> {
        to.set_name(self.sheet.name)?;
        to.write_string_with_format(0, 0, KEY, &self.styles.head)?;
        to.set_column_width(0, 30)?.set_column_hidden(0)?;
        to.set_row_height(0, 32)?;
        let widths: Vec<u16> = (0..self.sheet.heads.len()).map(|at| self.width(at)).collect();
        for ((column, head), width) in (1..).zip(&self.sheet.heads).zip(&widths) {
            to.write_string_with_format(0, column, &head.caption, &self.styles.head)?;
            if !head.help.is_empty() {
                to.insert_note(0, column, &note(&head.help))?;
            }
            to.set_column_width(column, *width)?;
        }
        for (number, row) in self.sheet.rows.iter().enumerate() {
            self.write_row(to, number, row, &widths)?;
        }
        let last = count(self.sheet.rows.len());
        let right = u16::try_from(self.sheet.heads.len()).unwrap_or(u16::MAX);
        for line in last + 1..=last + SPARE {
            // Rows to add have no key, and all that a record needs can be filled in.
            for (column, head) in (0..).zip([None].into_iter().chain(self.sheet.heads.iter().map(Some))) {
                let style =
                    if head.is_some_and(Head::is_mark) { &self.styles.mark } else { &self.styles.open };
                to.write_blank(line, column, style)?;
            }
        }
        for (column, head) in (1..).zip(&self.sheet.heads) {
            if let Some(choice) = choice(head, self.names)? {
                to.add_data_validation(1, column, last + SPARE, column, &choice)?;
            }
        }
        to.set_freeze_panes(1, frozen(self.sheet))?;
        to.autofilter(0, 0, last.max(1), right)?;
        to.ignore_error_range(
            1,
            0,
            last.max(1) + SPARE,
            right,
            rust_xlsxwriter::IgnoreError::NumberStoredAsText,
        )?;
        to.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        to.protect_with_options(&allowed());
        Ok(())
    }

    fn write_row(
        &self,
        to: &mut Worksheet,
        number: usize,
        row: &Row,
        widths: &[u16],
    ) -> Result<(), XlsxError> {
        let line = count(number + 1);
        to.set_row_height(line, self.height(row, widths))?;
        to.write_string_with_format(line, 0, &row.key, &self.styles.fixed)?;
        for (at, (head, cell)) in self.sheet.heads.iter().zip(&row.cells).enumerate() {
            let column = u16::try_from(at + 1).unwrap_or(u16::MAX);
            let mut style = self.style(head, row, cell).clone();
            if let Some((severity, text)) = self.remarks.get(&(self.at, number, at)) {
                style = style.set_background_color(colour(*severity));
                to.insert_note(line, column, &note(text))?;
            }
            let text = self.text(head, row, cell);
            if text.is_empty() {
                to.write_blank(line, column, &style)?;
            } else {
                to.write_string_with_format(line, column, text, &style)?;
            }
        }
        Ok(())
    }

    fn text(&self, head: &Head, row: &Row, cell: &Cell) -> String {
        Sheet::shown(head, &row.scope, &cell.entry, self.names)
    }

    fn style(&self, head: &Head, row: &Row, cell: &Cell) -> &Format {
        let is_open = head.is_own && row.sealed.is_none() && !cell.is_odd;
        match (head.is_mark(), is_open) {
            (true, true) => &self.styles.mark,
            (true, false) => &self.styles.fixed_mark,
            (false, true) => &self.styles.open,
            (false, false) => &self.styles.fixed,
        }
    }

    /// As wide as most of its texts, within reason.
    fn width(&self, at: usize) -> u16 {
        let Some(head) = self.sheet.heads.get(at) else { return 10 };
        let cells = self.sheet.rows.iter().filter_map(|row| Some((row, row.cells.get(at)?)));
        let mut widths: Vec<usize> =
            cells.filter_map(|(row, cell)| self.text(head, row, cell).lines().map(columns).max()).collect();
        widths.sort_unstable();
        let most = widths.get(widths.len() * 9 / 10).copied().unwrap_or_default();
        u16::try_from(most.clamp(columns(&head.caption).min(12), 40) + 3).unwrap_or(43)
    }

    /// High enough for its texts, up to four lines: nobody knows this but who draws them, and some programs do not ask.
    fn height(&self, row: &Row, widths: &[u16]) -> u32 {
        let cells = self.sheet.heads.iter().zip(&row.cells).zip(widths);
        let lines = cells.map(|((head, cell), width)| {
            let text = self.text(head, row, cell);
            text.lines().map(|line| columns(line).div_ceil(usize::from(*width)).max(1)).sum::<usize>()
        });
        u32::try_from(lines.max().unwrap_or(1).clamp(1, 4)).unwrap_or(4) * 15 + 4
    }
}

impl Head {
    /// Does a cell hold a mark and nothing else?
    fn is_mark(&self) -> bool {
        matches!(self.holds, Holds::Power(_))
    }
}

/// How many columns of a screen a text takes.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The columns that stay in sight: those that name the row.
fn frozen(sheet: &Sheet) -> u16 {
    let last = sheet.heads.iter().rposition(|head| head.identifies && !head.is_own);
    u16::try_from(last.map_or(1, |at| at + 2).min(5)).unwrap_or(1)
}

/// What people may choose from in a column. Of a list one value is chosen and more are typed, and examples are no bounds.
fn choice(head: &Head, names: &Names) -> Result<Option<DataValidation>, XlsxError> {
    let from = |terms: &[&str]| DataValidation::new().allow_list_strings(terms);
    let labels = |form: &ScalarShape| form.choices.iter().map(|choice| choice.label).collect::<Vec<_>>();
    let (choice, is_closed) = if head.is_mark() {
        (from(&[GRANTED])?, true)
    } else if let Some(refers) = head.refers {
        let Some(at) = place(refers, names) else { return Ok(None) };
        (DataValidation::new().allow_list_formula(Formula::new(at)), true)
    } else {
        match head.form {
            Some(form) if !form.choices.is_empty() => (from(&labels(form))?, true),
            Some(form) if !form.examples.is_empty() => (from(form.examples)?, false),
            _ => return Ok(None),
        }
    };
    if !is_closed || head.list.is_some() {
        return Ok(Some(choice.show_error_message(false)));
    }
    let words = format!("“{}”只能从列表里选。", head.caption);
    let choice = choice.set_error_style(DataValidationErrorStyle::Stop).set_error_title("请从列表里选")?;
    Ok(Some(choice.set_error_message(words)?))
}

/// Where the names of a kind of records stand among the choices.
fn place(refers: Refers, names: &Names) -> Option<String> {
    let column = ["A", "B", "C"].get(named().position(|kind| kind == refers)?)?;
    let count = names.all(refers).len();
    (count > 0).then(|| format!("={CHOICES}!${column}$1:${column}${count}"))
}

/// The kinds of records whose names are few enough to be chosen from.
fn named() -> impl Iterator<Item = Refers> {
    Refers::ALL.into_iter().filter(|refers| *refers != Refers::Item)
}

fn write_choices(sheet: &mut Worksheet, names: &Names) -> Result<(), XlsxError> {
    sheet.set_name(CHOICES)?.set_hidden(true);
    for (column, refers) in (0..).zip(named()) {
        for (row, name) in (0..).zip(names.all(refers)) {
            sheet.write_string(row, column, name)?;
        }
    }
    Ok(())
}

fn write_base(sheet: &mut Worksheet, base: &Base) -> Result<(), XlsxError> {
    sheet.set_name(NAME)?.set_very_hidden(true);
    for (row, line) in (0..).zip(base.lines()) {
        for (column, text) in (0..).zip(line).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(())
}

fn write_register(sheet: &mut Worksheet, snapshot: &Snapshot, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("签订登记")?;
    for (column, head) in (0..).zip(register::HEADS) {
        sheet.write_string_with_format(0, column, head, &styles.head)?;
        sheet.set_column_width(column, if column < 3 { 26 } else { 16 })?;
    }
    sheet.set_column_width(6, 40)?;
    for (number, row) in register::rows(snapshot).iter().enumerate() {
        for (at, text) in row.iter().enumerate() {
            let column = u16::try_from(at).unwrap_or(u16::MAX);
            let is_alike = number > 0 && register::ALIKE.contains(&at);
            let text = if text.is_empty() && is_alike { register::DITTO } else { text };
            sheet.write_string_with_format(count(number + 1), column, text, &styles.open)?;
        }
    }
    sheet.set_freeze_panes(1, 3)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

fn note(text: &str) -> Note {
    let lines = text.lines().map(|line| columns(line) / 34 + 1).sum::<usize>();
    let height = u32::try_from(lines.min(20)).unwrap_or(20) * 18 + 16;
    // A longer note is refused.
    let text: String = text.chars().take(LONGEST).collect();
    Note::new(text).add_author_prefix(false).set_author("明窗").set_width(260).set_height(height)
}

/// All that a sheet without a password may let people do.
fn allowed() -> ProtectionOptions {
    ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        sort: true,
        use_autofilter: true,
        edit_objects: true,
        ..ProtectionOptions::new()
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
