//! A 综合窗口 of a hundred items of four departments: what one department's letter says is said of its items alone.

use super::*;

const DAY: &str = "2026-11-23";
const GENERAL: &str = "windows/zonghe.html";
const EACH: usize = 25;
const ALL_BUT_APPROVAL: &str = "受理决定权, 办理事项制证权, 办理结果送达权, 应诉代理权";

/// Ids and short names of the four departments, and the powers that each grants.
const DEPARTMENTS: [(&str, &str, Option<&str>); 4] = [
    ("mz", "民政局", Some(EVERYTHING)),
    ("rs", "人社局", Some(ALL_BUT_APPROVAL)),
    ("yb", "医保局", Some("受理决定权")),
    ("jy", "教育局", None),
];

fn item_name(short: &str, at: usize) -> String {
    format!("{short}第{at:02}类证明")
}

fn general_window() -> Site {
    let ids: Vec<&str> = DEPARTMENTS.iter().map(|(id, ..)| *id).collect();
    let mut site = Site::new().write(
        "windows/zonghe.yaml",
        format!(
            "name: 示例综合窗口\nkind: 综合窗口\ncenter: hall\ndepartments: [{}]\ncounters: [B01]\nphone: 0775-0000014\nposts:\n\
             - {{role: 首席代表, name: 戊示例, title: 股长}}\n- {{role: A岗, name: 己示例}}\n- {{role: B岗, name: 庚示例}}\n",
            ids.join(", ")
        ),
    );
    for (id, short, powers) in DEPARTMENTS {
        let items: Vec<String> = (1..=EACH)
            .map(|at| {
                let name = item_name(short, at);
                format!(
                    "- id: i{at}\n  name: {name}\n  processing: 即办件\n  windows: [zonghe]\n  promised_limit: 当场办结\n  \
                     fee: {{charged: 否}}\n"
                )
            })
            .collect();
        site = site
            .write(
                &format!("departments/{id}.yaml"),
                format!(
                    "name: 示例区{short}\nshort_name: 区{short}\nkind: 区直部门\nlegal_representative: {{name: 壬示例, title: 局长}}\n\
                     address: 示例路3号\nphone: 0775-0000009\n"
                ),
            )
            .write(
                &format!("items/{id}.yaml"),
                format!("department: {id}\ncategory: 公共服务\ndocument: 示政发〔2017〕3号\nitems:\n{}", items.concat()),
            );
        if let Some(powers) = powers {
            let granted: Vec<String> = (1..=EACH).map(|at| format!("i{at}")).collect();
            site = site.write(
                &format!("letters/2026/{id}.yaml"),
                format!(
                    "number: 示{id}授〔2025〕1号\ndepartment: {id}\nwindow: zonghe\nreason: 年度授权\nlegal_representative: 壬示例\n\
                     grantees: {{chief: 戊示例, a: [己示例], b: [庚示例]}}\nscope: 所列事项。\ngrants:\n- items: [{}]\n  \
                     powers: [{powers}]\nresponsibility: 法律责任由本局承担。\nsigned_on: 2025-12-18\n\
                     term: {{from: 2026-01-01, to: 2026-12-31}}\n",
                    granted.join(", ")
                ),
            );
        }
    }
    site
}

#[test]
fn a_general_window_lists_every_item_and_tells_the_letters_apart() {
    let site = built(general_window(), DAY);
    let window = Page::on(&site, GENERAL, DAY);
    window.says("100 件事里");
    for (id, short, powers) in DEPARTMENTS {
        for at in 1..=EACH {
            let row = window.row(&item_name(short, at));
            let granted = powers.map_or(0, |powers| powers.split(", ").count());
            assert_eq!(row.matches("已授权").count(), granted, "{row}");
        }
        let number = format!("示{id}授〔2025〕1号");
        if powers.is_some() {
            window.says(&number);
        } else {
            window.keeps_silent_about(&number);
        }
        let item = Page::on(&site, &format!("items/{id}/i7.html"), DAY);
        let promised = item.text().contains(PROMISE);
        assert_eq!(promised, powers == Some(EVERYTHING), "{id}: {}", item.text());
        for (other, ..) in DEPARTMENTS.iter().filter(|(other, ..)| *other != id) {
            item.keeps_silent_about(&format!("示{other}授"));
        }
        let granted =
            |power: &str| if powers.is_some_and(|powers| powers.contains(power)) { EACH } else { 0 };
        let department = Page::on(&site, &format!("departments/{id}.html"), DAY);
        for (label, power) in [("受理决定权授权率", "受理决定权"), ("即办件审核审批权授权率", "审核审批权")]
        {
            let (part, whole) = department.rate(label);
            assert_eq!((part as usize, whole as usize), (granted(power), EACH), "{id} {label}");
        }
    }
}

#[test]
fn a_general_window_of_a_hundred_items_stays_within_what_a_phone_loads() {
    let site = built(general_window(), DAY);
    // Packed it is far less; a hundred rows repeat each other.
    let bytes = site.page(GENERAL).len();
    assert!(bytes < 160 << 10, "{bytes} bytes");
}
