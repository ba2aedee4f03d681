use std::collections::BTreeMap;

use serde_yaml::Value;

use crate::site::{Site, tree};

use super::book::{Book, Cell};

/// Columns in which any words are right.
const COLUMNS: [(&str, &[&str]); 6] = [
    ("部门", &["主要职责", "办公地址", "办公时间"]),
    ("窗口", &["楼层", "区域"]),
    ("岗位", &["职务", "岗位职责", "备注"]),
    ("事项", &["受理条件", "收费标准", "办理结果名称", "办理结果有效期", "主项名称", "取消说明"]),
    ("材料", &["来源渠道", "说明"]),
    ("依据", &["条款"]),
];

/// Columns that every row needs if it has them.
const NEEDED: [&str; 3] = ["办公地址", "办理结果名称", "收费标准"];

/// Every value of every file by its place.
fn values(site: &Site) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for (path, bytes) in tree(&site.content()).into_iter().filter(|(path, _)| path.ends_with(".yaml")) {
        collect(&path, &serde_yaml::from_slice(&bytes).unwrap(), &mut values);
    }
    values
}

fn collect(place: &str, value: &Value, to: &mut BTreeMap<String, String>) {
    match value {
        Value::Mapping(fields) => {
            for (key, value) in fields {
                collect(&format!("{place}/{}", key.as_str().unwrap()), value, to);
            }
        }
        Value::Sequence(entries) => {
            entries.iter().enumerate().for_each(|(at, entry)| collect(&format!("{place}/{at}"), entry, to));
        }
        scalar => {
            to.insert(place.to_owned(), serde_yaml::to_string(scalar).unwrap().trim().to_owned());
        }
    }
}

/// Not random, but without a plan.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(end).unwrap()).unwrap()
    }
}

/// `MINGCHUANG_CELLS` sets how many cells are changed, `MINGCHUANG_SEED` which.
#[test]
fn the_cells_that_changed_change_their_values_and_no_others() {
    let number = |name: &str| std::env::var(name).ok().and_then(|number| number.parse().ok());
    let most = number("MINGCHUANG_CELLS").unwrap_or(if cfg!(debug_assertions) { 60 } else { 500 });
    let mut dice = Dice(number("MINGCHUANG_SEED").unwrap_or(7).try_into().unwrap());
    let site = Site::example();
    let before = values(&site);
    let mut book = Book::of(&site);
    let (mut filled, mut replaced, mut cleared) = (Vec::new(), Vec::new(), 0);
    let mut touched = std::collections::BTreeSet::new();
    while touched.len() < most {
        let (name, columns) = COLUMNS[dice.below(COLUMNS.len())];
        let head = columns[dice.below(columns.len())];
        let sheet = book.sheet(name);
        let (row, column) = (1 + dice.below(sheet.rows.len() - 1), sheet.column(head));
        // What a record consists of is there or not: the fee is not where it is not charged.
        let needs = |head: &str| sheet.rows[row][sheet.column(head)] != Cell::from("");
        if head.starts_with("办理结果") && !needs("办理结果名称") || head == "收费标准" && !needs("是否收费")
        {
            continue;
        }
        if !touched.insert((name, row, column)) {
            continue;
        }
        let text = format!("第{}处改动：甲、乙 # 丙", touched.len());
        let cell = &mut sheet.rows[row][column];
        let Cell::Text(old) = cell.clone() else { unreachable!() };
        if old.is_empty() {
            filled.push(text.clone());
            *cell = Cell::Text(text);
        } else if NEEDED.contains(&head) || dice.below(3) > 0 {
            replaced.push(text.clone());
            *cell = Cell::Text(text);
        } else {
            cleared += 1;
            *cell = Cell::from("");
        }
    }
    let run = book.import(&site, &["--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let after = values(&site);
    let mut seen = (Vec::new(), Vec::new(), 0);
    for place in before.keys().chain(after.keys()).collect::<std::collections::BTreeSet<_>>() {
        match (before.get(place), after.get(place)) {
            (Some(old), Some(new)) if old != new => seen.1.push(new.trim_matches('\'').to_owned()),
            (None, Some(new)) => seen.0.push(new.trim_matches('\'').to_owned()),
            (Some(_), None) => seen.2 += 1,
            _ => {}
        }
    }
    for list in [&mut filled, &mut replaced, &mut seen.0, &mut seen.1] {
        list.sort();
    }
    assert_eq!(seen, (filled, replaced, cleared));
    assert_eq!(Book::of(&site).import(&site, &[]).code, 0, "what was written is what the next export shows");
}
