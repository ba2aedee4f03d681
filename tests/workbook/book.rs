//! A workbook that somebody opens, changes and saves.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::site::{Run, Site};

/// What somebody leaves in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    Day(u16, u8, u8),
    /// A formula, and what it came to; nobody knows if there is nothing.
    Formula(&'static str, &'static str),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) rows: Vec<Vec<Cell>>,
    /// The rows and the column of cells that were made one.
    pub(super) merged: Vec<(u32, u32, u16)>,
}

#[derive(Debug, Clone)]
pub(super) struct Book {
    pub(super) sheets: Vec<Sheet>,
}

impl Book {
    /// What a site exports.
    pub(super) fn of(site: &Site) -> Self {
        let run = site.run(&["export", "--xlsx", "out.xlsx", "--force"]);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        Self::read(&std::fs::read(site.folder().join("out.xlsx")).unwrap())
    }

    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheets = book.sheet_names().into_iter().map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            let (bottom, right) = range.end().unwrap_or_default();
            let cell = |row, column| match range.get_value((row, column)) {
                None | Some(Data::Empty) => Cell::from(""),
                Some(other) => Cell::Text(other.to_string()),
            };
            let rows = (0..=bottom).map(|row| (0..=right).map(|column| cell(row, column)).collect());
            Sheet { is_hidden: name == "明窗基准", name, rows: rows.collect(), merged: Vec::new() }
        });
        Self { sheets: sheets.collect() }
    }

    pub(super) fn sheet(&mut self, name: &str) -> &mut Sheet {
        self.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap()
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let text = Format::new().set_num_format("@");
        let day = Format::new().set_num_format("yyyy/m/d");
        for sheet in &self.sheets {
            let to = book.add_worksheet();
            to.set_name(&sheet.name).unwrap().set_hidden(sheet.is_hidden);
            for (first, last, column) in &sheet.merged {
                to.merge_range(*first, *column, *last, *column, "", &text).unwrap();
            }
            for (row, cells) in (0..).zip(&sheet.rows) {
                for (column, cell) in (0..).zip(cells) {
                    match cell {
                        Cell::Text(text) if text.is_empty() => {}
                        Cell::Text(words) => {
                            to.write_string_with_format(row, column, words, &text).unwrap();
                        }
                        Cell::Number(number) => {
                            to.write_number(row, column, *number).unwrap();
                        }
                        Cell::Day(year, month, date) => {
                            let date = ExcelDateTime::from_ymd(*year, *month, *date).unwrap();
                            to.write_datetime_with_format(row, column, &date, &day).unwrap();
                        }
                        Cell::Formula(formula, result) => {
                            let formula = Formula::new(*formula).set_result(*result);
                            to.write_formula(row, column, formula).unwrap();
                        }
                    }
                }
            }
        }
        book.save_to_buffer().unwrap()
    }

    /// Saves it beside the content and has it read.
    pub(super) fn import(&self, site: &Site, more: &[&str]) -> Run {
        std::fs::write(site.folder().join("back.xlsx"), self.bytes()).unwrap();
        let arguments: Vec<&str> = ["import", "back.xlsx"].iter().chain(more).copied().collect();
        site.run(&arguments)
    }
}

impl Sheet {
    pub(super) fn column(&self, head: &str) -> usize {
        let heads = self.rows.first().unwrap();
        heads
            .iter()
            .position(|cell| *cell == Cell::from(head))
            .unwrap_or_else(|| panic!("no {head} in {heads:?}"))
    }

    /// The first row with this text in a cell.
    pub(super) fn row(&self, text: &str) -> usize {
        let has = |row: &Vec<Cell>| row.contains(&Cell::from(text));
        self.rows.iter().position(has).unwrap_or_else(|| panic!("no {text} in {}", self.name))
    }

    /// Fills in a cell of the row with a text.
    pub(super) fn put(&mut self, row: &str, head: &str, cell: impl Into<Cell>) {
        let (row, column) = (self.row(row), self.column(head));
        self.rows[row][column] = cell.into();
    }

    /// Adds a row with cells under some heads.
    pub(super) fn add(&mut self, cells: &[(&str, &str)]) {
        let mut row = vec![Cell::from(""); self.rows[0].len()];
        for (head, text) in cells {
            row[self.column(head)] = Cell::from(*text);
        }
        self.rows.push(row);
    }
}
