//! A year of the whole county, told by commands: the round of December, New Year with one letter missing, an officer who
//! changes, a letter replaced in February, two departments that become one in March. On each day the pages, the ledger and
//! the changes are looked at. The commands of the manual's chapter on December are among those that are run.

use std::collections::BTreeSet;
use std::fs;

use super::{says, text};
use crate::site::{Run, Site, project};

/// The department whose letter is signed too late.
const LATE: &str = "ybj";
/// Who replaces whom at the counter of 区司法局.
const OFFICER: (&str, &str) = ("朱演示", "牛演示");

/// The story so far.
struct Year {
    site: Site,
    /// Every command that was run.
    commands: BTreeSet<String>,
    /// Index numbers by the record that has them.
    numbers: Vec<(String, String)>,
}

impl Year {
    #[track_caller]
    fn run(&mut self, today: &str, command: &str, code: i32) -> Run {
        self.commands.insert(command.to_owned());
        let arguments: Vec<&str> = command.split(' ').skip(1).collect();
        let run = self.site.run_on(today, &arguments);
        assert_eq!(run.code, code, "{today}: {command}\n{}{}", run.stdout, run.stderr);
        run
    }

    /// Publishes, and holds the ledger against the one before: no number is lost and none means two things.
    #[track_caller]
    fn publish(&mut self, today: &str) {
        self.commands.insert("mingchuang check".to_owned());
        self.commands.insert("mingchuang build".to_owned());
        let run = self.site.run_on(today, &["build", "--no-minify"]);
        assert_eq!(run.code, 0, "{today}: {}{}", run.stdout, run.stderr);
        let numbers = numbers(&text(&self.site, "ledger.yaml"));
        let different: BTreeSet<&str> = numbers.iter().map(|(_, number)| number.as_str()).collect();
        assert_eq!(different.len(), numbers.len(), "{today}: a number means two things");
        let now: BTreeSet<&(String, String)> = numbers.iter().collect();
        for known in &self.numbers {
            assert!(now.contains(known), "{today}: {} has lost its number {}", known.0, known.1);
        }
        self.numbers = numbers;
    }

    #[track_caller]
    fn page_says(&self, path: &str, words: &str, is_said: bool) {
        let page = self.site.page(path);
        // What holds later stands in a block of data.
        let today: String = page
            .split("<script type=\"text/html\"")
            .enumerate()
            .map(
                |(at, part)| {
                    if at == 0 { part } else { part.split_once("</script>").map_or("", |(_, rest)| rest) }
                },
            )
            .collect();
        assert_eq!(today.contains(words), is_said, "{path}: {words}");
    }

    fn edit(&mut self, path: &str, from: &str, to: &str) {
        let place = self.site.content().join(path);
        let old = fs::read_to_string(&place).unwrap();
        assert!(old.contains(from), "{path} holds no {from:?}");
        fs::write(place, old.replacen(from, to, 1)).unwrap();
    }
}

/// Records and numbers of a ledger.
fn numbers(ledger: &str) -> Vec<(String, String)> {
    let value = |line: &str, key: &str| {
        let (_, rest) = line.split_once(key)?;
        Some(rest.split([',', '}']).next()?.trim().to_owned())
    };
    ledger.lines().filter_map(|line| Some((value(line, "record: ")?, value(line, "number: ")?))).collect()
}

/// Fills a register as somebody does at a desk: the days down the columns, one row left empty.
fn fill(register: &str) -> String {
    let mut lines = register.lines();
    let head = lines.next().unwrap();
    let columns: Vec<&str> = head.trim_start_matches('\u{feff}').split(',').collect();
    let place = |name: &str| columns.iter().position(|column| column.contains(name)).unwrap();
    let (signed, filed, copies) = (place("签订日期"), place("备案日期"), place("份数"));
    let mut filled = vec![head.to_owned()];
    for line in lines {
        let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        cells.resize(columns.len(), String::new());
        if !cells[0].contains("医疗保障局") && !cells[0].contains("医保局") && cells[signed].is_empty()
        {
            "2026-12-17".clone_into(&mut cells[signed]);
            "2026-12-18".clone_into(&mut cells[filed]);
            "1".clone_into(&mut cells[copies]);
        }
        filled.push(cells.join(","));
    }
    filled.join("\n")
}

#[test]
fn a_year_of_letters_is_lived_through_by_commands_alone() {
    let site = Site::example();
    fs::create_dir_all(site.folder()).unwrap();
    let mut year = Year { site, commands: BTreeSet::new(), numbers: Vec::new() };
    year.publish("2026-11-23");

    // Drafts, papers, a register.
    let run = year.run("2026-12-05", "mingchuang renew 2027", 1);
    says(&run, &["没有写入"]);
    year.run("2026-12-05", "mingchuang renew 2027 区市场监管局 区司法局", 1);
    year.run("2026-12-05", "mingchuang renew 2027 --write", 0);
    assert!(text(&year.site, "letters/2027/sfj.yaml").contains("进度: 草拟"));
    let again = year.run("2026-12-05", "mingchuang renew 2027", 0);
    says(&again, &["已经有"]);
    year.run("2026-12-05", "mingchuang status", 0);
    year.run("2026-12-05", "mingchuang status --all --csv 进度.csv --ics 期限.ics", 0);
    let calendar = fs::read_to_string(year.site.folder().join("期限.ics")).unwrap();
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n"));
    year.run("2026-12-05", "mingchuang draft 2027", 0);
    year.run("2026-12-05", "mingchuang draft 2027 区市场监管局 gjj", 0);
    let papers = year.site.folder().join("filing/2027");
    assert!(fs::read_dir(papers).unwrap().count() > 40);
    year.run("2026-12-05", "mingchuang sign --register 签订登记.csv", 0);

    // Signatures, all but one.
    let register = year.site.folder().join("签订登记.csv");
    fs::write(&register, fill(&fs::read_to_string(&register).unwrap())).unwrap();
    year.run("2026-12-19", "mingchuang sign scjgj --on 2026-12-17 --filed 2026-12-18 --write", 0);
    let run = year.run("2026-12-19", "mingchuang sign --from 签订登记.csv --write", 0);
    says(&run, &["还没有填的"]);
    assert!(text(&year.site, "letters/2027/sfj.yaml").contains("签订日期: 2026-12-17"));
    let status = year.run("2026-12-19", "mingchuang status", 0);
    says(&status, &["区医保局"]);

    // An officer changes.
    let (old, new) = OFFICER;
    let post = format!("    姓名: {old}\n");
    year.edit("windows/sfj.yaml", &post, &format!("    姓名: {new}\n"));
    let status = year.run("2026-12-19", "mingchuang status", 0);
    says(&status, &[new]);

    year.publish("2026-12-20");
    year.page_says("windows/sfj.html", new, true);
    year.page_says("letters/2027/sfj.html", "尚未生效", true);
    year.page_says("changes.html", "2026-12-20", true);
    year.publish("2026-12-31");
    year.page_says("letters/2026/sfj.html", "有效至 2026-12-31", true);
    year.page_says("windows/ybj.html", "之后还没有新的授权书", true);

    // New Year, with one letter missing.
    year.publish("2027-01-01");
    year.page_says("letters/2027/sfj.html", "有效至 2027-12-31", true);
    year.page_says("letters/2026/sfj.html", "不再有效", true);
    year.page_says("windows/ybj.html", "没有有效的授权书", true);
    year.page_says("windows/scjgj.html", "没有有效的授权书", false);
    year.run(
        "2027-01-04",
        &format!("mingchuang sign {LATE} --window {LATE} --on 2027-01-04 --filed 2027-01-04 --write"),
        0,
    );
    year.publish("2027-01-04");

    // February: the letter that names another officer is replaced.
    year.run("2027-02-10", "mingchuang supersede sfj --from 2027-02-15 --write", 0);
    year.run("2027-02-11", "mingchuang sign sfj --on 2027-02-11 --filed 2027-02-12 --write", 1);
    year.run("2027-02-12", "mingchuang sign sfj --on 2027-02-11 --filed 2027-02-12 --write", 0);
    year.publish("2027-02-15");
    year.page_says("letters/2027/sfj.html", "不再有效", true);
    year.page_says("letters/2027/sfj-2.html", new, true);

    // March: one department takes over another.
    year.run("2027-02-20", "mingchuang merge kjj into jjzd --on 2027-03-01 --write", 0);
    year.publish("2027-02-20");
    year.page_says("departments/kjj.html", "2027-02-28", true);
    year.publish("2027-03-01");
    year.page_says("departments/kjj.html", "已到 2027-02-28 为止", true);

    year.run("2027-03-02", "mingchuang revoke xfj --on 2027-03-15 --reason 窗口撤并 --write", 0);
    year.publish("2027-03-15");
    year.page_says("windows/xfj.html", "没有有效的授权书", true);
    year.run("2027-03-15", "mingchuang export --xlsx 记录.xlsx", 0);
    year.run("2027-03-15", "mingchuang import 记录.xlsx", 0);

    let chapter = chapter("十二月");
    let told = commands(&chapter);
    assert!(told.len() > 8, "{told:?}");
    let untried: Vec<&String> = told.iter().filter(|told| !year.commands.contains(*told)).collect();
    assert!(untried.is_empty(), "the manual tells commands that nobody has tried: {untried:?}");
}

/// A chapter of the manual, up to its first section.
fn chapter(name: &str) -> String {
    let manual = fs::read_to_string(project().join("docs/手册.md")).unwrap();
    let (_, rest) = manual.split_once(&format!("\n## {name}\n")).unwrap();
    rest.split("\n### ").next().unwrap().to_owned()
}

/// Every command in a text, as a code span or behind a prompt.
fn commands(text: &str) -> BTreeSet<String> {
    let spans = text.split('`').skip(1).step_by(2).filter(|span| span.starts_with("mingchuang "));
    let prompts = text.lines().filter_map(|line| line.trim().strip_prefix("$ "));
    spans.chain(prompts).map(|command| command.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}
