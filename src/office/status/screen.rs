//! The same for the screen: the worst first, and short.

use crate::policy::Verdict;
use crate::records::Policy;

use super::row::{Progress, Row};
use super::table::{NO_DEADLINE, shown};
use super::{Rates, Status, reaches};

/// So many are told of each kind, unless all are asked for.
const FEW: usize = 6;

impl Status<'_> {
    /// Line by line; `all`: with nothing left out, and the rates of every department.
    pub fn lines(&self, all: bool) -> Vec<String> {
        let mut lines = vec![format!("{} 年度授权书（按 {} 计算）", self.year, self.day)];
        lines.extend(self.summary());
        for progress in [Progress::Missing, Progress::Drafted, Progress::Signed] {
            let rows: Vec<&Row> = self.rows.iter().filter(|row| row.progress == progress).collect();
            if !rows.is_empty() {
                let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
                let what =
                    if progress == Progress::Signed { "已签订、没有备案" } else { progress.label() };
                lines.push(format!("{what}（{}）：{}", rows.len(), names.join("、")));
            }
        }
        let people = self.rows.iter().filter(|row| !row.people.is_empty());
        let people: Vec<String> =
            people.map(|row| format!("{}　{}", told_of(row), row.people.join("；"))).collect();
        lines.extend(section("授权书写的人和在岗的人不一致", &people, all));
        let unlisted = self.rows.iter().filter(|row| !row.unlisted.is_empty());
        let unlisted: Vec<String> =
            unlisted.map(|row| format!("{}　{}", told_of(row), row.unlisted.join("、"))).collect();
        lines.extend(section("没有列入授权书的事项", &unlisted, all));
        lines.extend(self.short_of_rates(all));
        lines
    }

    fn summary(&self) -> Vec<String> {
        let count = |progress: Progress| self.rows.iter().filter(|row| row.progress == progress).count();
        let (missing, drafted) = (count(Progress::Missing), count(Progress::Drafted));
        let (signed, filed) = (count(Progress::Signed), count(Progress::Filed));
        let mut lines = vec![format!(
            "  应签 {} 份：已签订 {}（其中已备案 {filed}），草拟 {drafted}，还没有 {missing}",
            self.rows.len(),
            signed + filed,
        )];
        if missing + drafted > 0 {
            let left = self.day.days_until(self.sign_by);
            lines.push(match left {
                0 => "  签订期限：就是今天".to_owned(),
                left if left > 0 => format!("  签订期限：{}，还有 {left} 天", self.sign_by),
                left => format!("  签订期限：{}，已经过了 {} 天", self.sign_by, -left),
            });
        }
        let due: Vec<&Row> = self.rows.iter().filter(|row| row.file_by.is_some()).collect();
        if let Some(first) = due.iter().filter_map(|row| row.file_by).min() {
            let late = due.iter().filter(|row| row.file_by.is_some_and(|day| day < self.day)).count();
            let late = if late > 0 { format!("，{late} 份已经过期") } else { String::new() };
            lines.push(format!("  备案期限：{} 份待备案，最早 {first}{late}", due.len()));
        }
        if let Some(wanting) = self.without_deadline() {
            lines.push(wanting);
        }
        let without: Vec<&str> =
            self.rows.iter().filter(|row| !row.will_hold).map(|row| row.name.as_str()).collect();
        let when = if self.ahead == self.day {
            "今天".to_owned()
        } else {
            format!("到 {}，如果不再有变化", self.ahead)
        };
        lines.push(match without.len() {
            0 => format!("  {when}：每个部门在自己的窗口都有有效的授权书"),
            n => format!("  {when}：{n} 处没有有效的授权书"),
        });
        let reached = |then: bool| {
            self.rates.iter().filter(|rates| reaches(if then { &rates.then } else { &rates.now })).count()
        };
        let of = self.rates.len();
        let later =
            if self.ahead == self.day { String::new() } else { format!("；{when}：{}", reached(true)) };
        lines.push(format!("  授权率达标的部门：今天 {}{later}（共 {of}）", reached(false)));
        lines
    }

    /// That nobody has said until when letters are to be filed, while some are not.
    fn without_deadline(&self) -> Option<String> {
        let waiting = self.rows.iter().filter(|row| row.progress == Progress::Signed).count();
        let label = Policy::filing_days.label();
        let is_silent = self.registry.policy.filing_days.is_none() && waiting > 0;
        is_silent.then(|| {
            format!(
                "  备案期限：{waiting} 份待备案；{NO_DEADLINE}（policy.yaml 里没有写“{label}”），请尽快备案"
            )
        })
    }

    /// The departments that fall short today; or the rates of all. Those without any letter in force are only named.
    fn short_of_rates(&self, all: bool) -> Vec<String> {
        let (idle, other): (Vec<&Rates<'_>>, Vec<&Rates<'_>>) =
            self.rates.iter().partition(|rates| !all && rates.is_idle);
        let told = other.into_iter().filter(|rates| all || !reaches(&rates.now)).map(|rates| {
            let each = rates.now.iter().filter(|rate| all || rate.verdict == Verdict::NotMet);
            let each: Vec<String> =
                each.map(|rate| format!("{} {}", short(rate.id.label()), shown(rate))).collect();
            format!("{}　{}", rates.name, each.join("；"))
        });
        let told: Vec<String> = told.collect();
        let mut lines = Vec::new();
        if !idle.is_empty() {
            let names: Vec<&str> = idle.iter().map(|rates| rates.name).collect();
            lines.push(format!(
                "今天没有有效的授权书，各项授权率都是 0（{}）：{}",
                idle.len(),
                names.join("、")
            ));
        }
        lines.extend(section(if all { "达标表（今天）" } else { "授权率未达标（今天）" }, &told, all));
        lines
    }
}

fn short(label: &str) -> &str {
    label.strip_suffix("授权率").unwrap_or(label)
}

/// With the letter, if there is one.
fn told_of(row: &Row) -> String {
    match &row.number {
        Some(number) => format!("{}（{number}，{}）", row.name, row.progress.label()),
        None => format!("{}（现行）", row.name),
    }
}

fn section(title: &str, told: &[String], all: bool) -> Vec<String> {
    if told.is_empty() {
        return Vec::new();
    }
    let shown = if all || told.len() <= FEW + 1 { told.len() } else { FEW };
    let mut lines = vec![format!("{title}（{}）：", told.len())];
    lines.extend(told.iter().take(shown).map(|line| format!("  {line}")));
    if shown < told.len() {
        lines.push(format!("  还有 {} 个，加 --all 全部列出", told.len() - shown));
    }
    lines
}
