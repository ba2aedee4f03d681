//! Institutions that change: shown first, made whole or not at all, and never at the cost of what was signed.

use std::fs;

use crate::site::{Site, broken, tree};

/// Shows a change, which alters nothing; makes it; and finds no new error.
#[track_caller]
fn made(site: Site, arguments: &[&str]) -> Site {
    let before = tree(&site.content());
    let shown = site.run(arguments);
    assert_eq!(shown.code, 1, "{}{}", shown.stdout, shown.stderr);
    assert!(tree(&site.content()) == before, "showing a change makes none");
    let run = site.run(&[arguments, &["--write"]].concat());
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let checked = site.check();
    assert!(checked.stdout.contains("错误 0"), "{}{}", checked.stdout, checked.stderr);
    site
}

fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.content().join(path)).unwrap()
}

#[test]
fn a_new_id_moves_the_file_and_keeps_the_old_one_as_a_former_one() {
    for (record, folder) in [
        ("windows/scjgj", "windows"),
        ("departments/scjgj", "departments"),
        ("letters/2026/scjgj", "letters/2026"),
    ] {
        let old = format!("{folder}/scjgj.yaml");
        let site = Site::new();
        let before = text(&site, &old);
        let site = made(site, &["rename", record, "scj"]);
        assert!(!site.content().join(&old).exists());
        assert_eq!(text(&site, &format!("{folder}/scj.yaml")), format!("{before}former_ids: [scjgj]\n"));
    }
    let site = made(Site::new(), &["rename", "items/scjgj/spxk", "spjy"]);
    let items = text(&site, "items/scjgj.yaml");
    assert!(items.contains("- id: spjy\n") && items.contains("former_ids: [spxk]"), "{items}");
}

#[test]
fn a_new_name_keeps_the_old_one_with_its_days() {
    let rename = ["rename", "windows/scjgj", "--name", "市场局窗口", "--on", "2026-11-20"];
    let site = made(Site::new(), &rename);
    let window = text(&site, "windows/scjgj.yaml");
    assert!(
        window.starts_with("name: 市场局窗口\nnames:\n- {name: 市场监管窗口, until: 2026-11-19}\n"),
        "{window}"
    );
    let early = Site::new().run(&["rename", "windows/scjgj", "--name", "市场局窗口", "--on", "2027-01-01"]);
    assert_eq!(early.code, 2);
    assert!(early.stderr.contains("请到那一天再运行"), "{}", early.stderr);
}

#[test]
fn what_ends_stays_with_its_last_day() {
    let reason = "国务院决定取消";
    let site = made(Site::new(), &["withdraw", "items/scjgj/spxk", "--on", "2027-02-01", "--reason", reason]);
    let items = text(&site, "items/scjgj.yaml");
    assert!(items.contains("effective_to: 2027-01-31\n  withdrawn_note: 国务院决定取消"), "{items}");
    let site =
        made(Site::new(), &["withdraw", "letters/2026/scjgj", "--on", "2026-12-01", "--reason", "重签"]);
    let letter = text(&site, "letters/2026/scjgj.yaml");
    assert!(letter.ends_with("revoked_on: 2026-12-01\nrevoked_reason: 重签\n"), "{letter}");
    let close = ["withdraw", "windows/scjgj", "--on", "2027-01-01", "--reason", "并入综合窗口，请到一楼"];
    let site = made(Site::new(), &close);
    let window = text(&site, "windows/scjgj.yaml");
    assert!(window.contains("closed_on: 2026-12-31\nclosed_reason: 并入综合窗口，请到一楼\n"), "{window}");
    site.build_with(&["--as-of", "2027-01-02", "--out", "later"]);
    let page = broken(&fs::read_to_string(site.folder().join("later/windows/scjgj.html")).unwrap());
    assert!(
        page.contains("办公到 2026-12-31 为止") && page.contains("并入综合窗口，请到一楼。请先电话咨询"),
        "{page}"
    );
    let private = ["withdraw", "windows/scjgj", "--on", "2027-01-01", "--reason", "联系 13800138000"];
    assert_eq!(Site::new().run(&private).code, 2);
}

#[test]
fn a_text_is_replaced_everywhere_but_in_what_was_signed() {
    let site = Site::new().edit(
        "letters/2026/scjgj.yaml",
        "本局全部事项。",
        "本局全部事项，依据中华人民共和国食品安全法。",
    );
    let signed = text(&site, "letters/2026/scjgj.yaml");
    let site = made(site, &["replace", "中华人民共和国食品安全法", "食品安全法：修订 #1"]);
    let items = text(&site, "items/scjgj.yaml");
    assert!(items.contains("{title: \"食品安全法：修订 #1\", article: 第三十五条}"), "{items}");
    assert_eq!(text(&site, "letters/2026/scjgj.yaml"), signed);
    let run = site.run(&["replace", "没有这样的文字", "别的"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("没有一处写着"), "{}", run.stderr);
}

#[test]
fn a_department_that_goes_into_another_leaves_its_items_and_ends_its_letters() {
    let site = made(Site::example(), &["merge", "swj", "into", "区市场监管局", "--on", "2026-11-23"]);
    let old = text(&site, "departments/swj.yaml");
    assert!(old.contains("撤并日期: 2026-11-22\n并入部门: scjgj\n"), "{old}");
    let window = text(&site, "windows/swj.yaml");
    assert!(window.contains("所属部门: [scjgj]\n"), "{window}");
    let letter = text(&site, "letters/2026/swj.yaml");
    assert!(letter.contains("废止日期: 2026-11-23\n废止原因: 部门并入"), "{letter}");
    let of = |folder: &str| {
        let files = tree(&site.content().join(folder)).into_iter();
        files.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect::<String>()
    };
    let items = of("items");
    let moved = items.matches("划转至: scjgj/").count();
    assert!(moved >= 5, "{moved}");
    assert_eq!(items.matches("生效日期: 2026-11-23").count(), moved);
}

#[test]
fn an_item_that_moves_takes_its_words_and_comments_along() {
    let site = Site::new();
    let items = text(&site, "items/scjgj.yaml");
    let noted = items
        .replacen("- id: spxk\n", "- id: spxk  # 与清单一致\n", 1)
        .replacen("  materials:\n", "  # 材料以窗口公布的为准\n  materials:\n", 1)
        .replacen(
            "  windows: [scjgj]\n",
            "  windows: [scjgj]\n  consult: \"0775-1234567\"  # 老局的电话\n",
            1,
        );
    assert_eq!(noted.matches('#').count(), 3, "{items}");
    let department = text(&site, "departments/scjgj.yaml").replace("市场监督管理局", "商务局");
    let window = text(&site, "windows/scjgj.yaml")
        .replace("[scjgj]", "[swj]")
        .replace("市场监管", "商务")
        .replace("A01", "A02");
    let site = site.write("items/scjgj.yaml", &noted).write("departments/swj.yaml", department);
    let site = site.write("windows/swj.yaml", window);
    let site = made(site, &["move", "items/scjgj/spxk", "--to", "departments/swj", "--on", "2026-11-23"]);
    let files = tree(&site.content().join("items"));
    let new =
        files.iter().find(|(path, _)| path.starts_with("swj-")).map(|(_, bytes)| bytes.clone()).unwrap();
    let new = String::from_utf8(new).unwrap();
    // The new list stands two columns in; what is the old department's stays with it.
    let entry = noted.split_once("items:\n").unwrap().1;
    let wanted: Vec<String> = entry
        .lines()
        .filter(|line| !line.contains("consult"))
        .map(|line| format!("  {}", line.replace("windows: [scjgj]", "windows: [swj]")))
        .collect();
    let (head, moved) = new.split_once("事项:\n").unwrap();
    assert!(head.starts_with("实施部门: swj\n"), "{new}");
    let is_carried = |line: &&str| wanted.iter().any(|wanted| wanted == line);
    let (kept, fresh): (Vec<&str>, Vec<&str>) = moved.lines().partition(is_carried);
    assert_eq!(kept, wanted);
    assert_eq!(fresh, ["    effective_from: 2026-11-23"]);
}

#[test]
fn what_is_not_there_is_said_and_nothing_is_written() {
    let site = Site::new();
    let before = tree(&site.content());
    for (arguments, said) in [
        (&["rename", "windows/nobody", "scj"][..], "没有“windows/nobody”"),
        (&["rename", "windows/scjgj", "SCJ"], "只能使用小写字母"),
        (&["rename", "windows/scjgj", "scjgj"], "已经有"),
        (&["merge", "scjgj", "into", "scjgj", "--on", "2027-01-01"], "同一个"),
        (&["move", "windows/scjgj", "--to", "departments/scjgj"], "可以这样移动"),
        (&["move", "items/scjgj/spxk", "--to", "departments/scjgj"], "--on"),
        (&["new", "窗口", "scjgj", "--phone", "0775-1234567"], "不会覆盖"),
    ] {
        let run = site.run(&[arguments, &["--write"]].concat());
        assert_eq!(run.code, 2, "{arguments:?} {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(said), "{arguments:?} {}", run.stderr);
    }
    assert!(tree(&site.content()) == before);
}
