//! The same as a table, for spreadsheets: the progress of each letter beside the rates of its department.

use crate::policy::{Rate, RateId};
use crate::spreadsheet::{self, Page};

use super::{Progress, Row, Status};

/// What stands where a deadline would, if the policy sets none.
pub(super) const NO_DEADLINE: &str = "没有规定期限";

/// Plain cells under their heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// The rows, each as long as the heads.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// As a file that Excel and WPS open with the right characters: with a mark of its encoding.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        // Writing into memory cannot fail.
        let _ = writer.write_record(&self.heads);
        for row in &self.rows {
            let _ = writer.write_record(row);
        }
        let text = writer.into_inner().unwrap_or_default();
        [MARK.as_bytes(), &text].concat()
    }
}

/// Without it, Excel takes a file for one of its own encoding.
const MARK: &str = "\u{feff}";

/// The columns before the rates.
const COLUMNS: [&str; 11] = [
    "部门",
    "窗口",
    "授权书编号",
    "进度",
    "签订日期",
    "备案日期",
    "备案期限",
    "现行授权到",
    "新年度有效",
    "人员不一致",
    "没有列入的事项",
];

impl Status<'_> {
    /// All of it, the worst first.
    pub fn table(&self) -> Table {
        let mut heads: Vec<String> = COLUMNS.iter().map(ToString::to_string).collect();
        heads.extend(RateId::ALL.iter().map(|id| id.label().to_owned()));
        let rows = self.rows.iter().map(|row| {
            let mut cells = self.cells(row);
            let rates = self.rates.iter().find(|rates| rates.department == row.pair.department);
            cells.extend(RateId::ALL.iter().map(|id| {
                let rate = rates.and_then(|rates| rates.now.iter().find(|rate| rate.id == *id));
                rate.map(shown).unwrap_or_default()
            }));
            cells
        });
        Table { rows: rows.collect(), heads }
    }

    /// The same as a workbook: how far each letter is, and the rates of each department, today and on the day ahead.
    pub fn workbook(&self) -> Result<Vec<u8>, String> {
        let rates = |name: String, then: bool| {
            let heads = std::iter::once("部门").chain(RateId::ALL.iter().map(|id| id.label()));
            let row = |rates: &super::Rates<'_>| {
                let each = if then { &rates.then } else { &rates.now };
                std::iter::once(rates.name.to_owned()).chain(each.iter().map(shown)).collect()
            };
            Page {
                name,
                heads: heads.map(str::to_owned).collect(),
                rows: self.rates.iter().map(row).collect(),
            }
        };
        let progress = Page {
            name: format!("{} 年度授权书", self.year),
            heads: COLUMNS.iter().map(ToString::to_string).collect(),
            rows: self.rows.iter().map(|row| self.cells(row)).collect(),
        };
        let mut pages = vec![progress, rates(format!("达标表 {}", self.day), false)];
        if self.ahead != self.day {
            pages.push(rates(format!("达标表 {}", self.ahead), true));
        }
        spreadsheet::write(&pages)
    }

    fn cells(&self, row: &Row) -> Vec<String> {
        let day = |day: Option<crate::records::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let registry = self.registry;
        vec![
            registry.departments[row.pair.department].short_name().to_owned(),
            registry.windows[row.pair.window].record.name.to_string(),
            row.number.clone().unwrap_or_default(),
            row.progress.label().to_owned(),
            day(row.signed_on),
            day(row.filed_on),
            match row.file_by {
                None if row.progress == Progress::Signed => NO_DEADLINE.to_owned(),
                other => day(other),
            },
            day(row.in_force_to),
            if row.will_hold { "是" } else { "否" }.to_owned(),
            row.people.join("；"),
            row.unlisted.join("；"),
        ]
    }
}

/// `24/25 96% 未达标`.
pub(super) fn shown(rate: &Rate<'_>) -> String {
    let ratio = rate.ratio;
    if ratio.whole == 0 {
        return rate.verdict.label().to_owned();
    }
    format!("{}/{} {ratio} {}", ratio.part, ratio.whole, rate.verdict.label())
}
