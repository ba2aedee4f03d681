//! What the public last saw of each record is remembered beside the content, and what differs is told.

use std::fs;

use crate::ledger::official;
use crate::site::Site;

const NEXT_DAY: &str = "2026-11-24";
const LATER: &str = "2026-11-25";
const LOG: &str = "changes/2026.yaml";

fn published() -> Site {
    let site = Site::new().edit("windows/scjgj.yaml", "counters: [A01]", "counters: [A01]\nfloor: 一楼");
    site.build();
    site
}

fn build_on(site: &Site, day: &str) {
    let run = site.build_with(&["--as-of", day]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

/// The entries of the log.
fn log(site: &Site) -> Vec<String> {
    let text = fs::read_to_string(site.content().join(LOG)).unwrap_or_default();
    text.lines().filter(|line| line.starts_with("- ")).map(str::to_owned).collect()
}

#[test]
fn the_first_build_remembers_and_tells_nothing() {
    let site = published();
    assert!(site.content().join("published/windows/scjgj.jsonl").is_file());
    assert_eq!(log(&site), Vec::<String>::new());
    assert!(!site.page("windows/scjgj.html").contains("更新日期"));
    assert!(site.page("changes.html").contains("还没有变更"));
}

#[test]
fn a_field_is_told_with_its_words_or_as_a_fact() {
    let site = published().edit("windows/scjgj.yaml", "0775-0000004", "0775-0000009").edit(
        "windows/scjgj.yaml",
        "floor: 一楼",
        "floor: 二楼",
    );
    build_on(&site, NEXT_DAY);
    let page = site.page("windows/scjgj.html");
    assert!(page.contains("咨询电话已更新"), "{page}");
    assert!(page.contains("楼层由“一楼”改为“二楼”"), "{page}");
    assert!(page.replace("</dt>", "").contains("<dt>更新日期<dd>2026-11-24"), "{page}");
    let changes = site.page("changes.html");
    assert!(changes.contains("楼层由“一楼”改为“二楼”") && changes.contains("2026-11-24"), "{changes}");
    // The old number is nowhere any more.
    for (path, bytes) in crate::site::tree(&site.content()).into_iter().chain(crate::site::tree(&site.out()))
    {
        assert!(!String::from_utf8_lossy(&bytes).contains("0775-0000004"), "{path}");
    }
    build_on(&site, LATER);
    assert_eq!(log(&site).len(), 2, "nothing is told twice");
}

#[test]
fn several_builds_of_a_day_tell_one_change_or_none() {
    let mut site = published();
    for (from, to) in [("一楼", "二楼"), ("二楼", "三楼")] {
        site = site.edit("windows/scjgj.yaml", &format!("floor: {from}"), &format!("floor: {to}"));
        build_on(&site, NEXT_DAY);
    }
    assert_eq!(
        log(&site),
        ["- {日期: 2026-11-24, 信息: windows/scjgj, 改动: 楼层, 原为: [一楼], 现为: [三楼]}"]
    );
    let site = site.edit("windows/scjgj.yaml", "floor: 三楼", "floor: 一楼");
    build_on(&site, NEXT_DAY);
    assert_eq!(log(&site), Vec::<String>::new());
    // The same with a field that is told as a fact.
    let site = site.edit("windows/scjgj.yaml", "0775-0000004", "0775-0000009");
    build_on(&site, NEXT_DAY);
    assert_eq!(log(&site).len(), 1);
    let site = site.edit("windows/scjgj.yaml", "0775-0000009", "0775-0000004");
    build_on(&site, NEXT_DAY);
    assert_eq!(log(&site), Vec::<String>::new());
}

#[test]
fn a_reason_is_published_and_survives_the_next_build() {
    let site = published().edit("windows/scjgj.yaml", "floor: 一楼", "floor: 二楼");
    build_on(&site, NEXT_DAY);
    let site = site.edit(LOG, "现为: [二楼]", "现为: [二楼], 理由: 大厅改造");
    let site = site.edit("windows/scjgj.yaml", "0775-0000004", "0775-0000009");
    build_on(&site, NEXT_DAY);
    assert!(site.page("changes.html").contains("改为“二楼”（理由：大厅改造）"));
    assert!(log(&site).iter().any(|line| line.contains("理由: 大厅改造")), "{:?}", log(&site));
}

#[test]
fn what_is_internal_or_says_nothing_to_a_reader_is_not_told() {
    let site = published().edit(
        "windows/scjgj.yaml",
        "floor: 一楼",
        "floor: 一楼\nassured_on: 2026-11-24\norder: 3\naccept: [{rule: WIN-06, reason: 已知}]",
    );
    site.build_with(&["--as-of", NEXT_DAY]);
    assert_eq!(log(&site), Vec::<String>::new());
}

#[test]
fn a_new_record_is_told_and_a_moved_one_is_not_new() {
    let notice = "---\ntitle: 新通知\nissuer: 甲\nissued_on: 2026-11-24\nsummary: 概述\n---\n文\n";
    let site = published().write("notices/new.md", notice);
    build_on(&site, NEXT_DAY);
    assert_eq!(log(&site), ["- {日期: 2026-11-24, 信息: notices/new, 改动: 首次公开}"]);
    // All items of a list, in a file of another name.
    let list = fs::read_to_string(site.content().join("items/scjgj.yaml")).unwrap();
    let site = site.write("items/scjgj-permits.yaml", list).remove("items/scjgj.yaml");
    build_on(&site, LATER);
    assert_eq!(log(&site).len(), 1);
}

#[test]
fn the_text_of_a_notice_is_told_as_a_fact() {
    let notice = "---\ntitle: 通知甲\nissuer: 甲\nissued_on: 2026-11-20\nsummary: 概述\n---\n旧文\n";
    let site = Site::new().write("notices/a.md", notice);
    site.build();
    let site = site.edit("notices/a.md", "旧文", "新文");
    build_on(&site, NEXT_DAY);
    assert_eq!(log(&site), ["- {日期: 2026-11-24, 信息: notices/a, 改动: 正文}"]);
}

#[test]
fn the_same_content_and_memory_give_the_same_site() {
    let site = published().edit("windows/scjgj.yaml", "floor: 一楼", "floor: 二楼");
    build_on(&site, NEXT_DAY);
    let first = crate::site::tree(&site.out());
    fs::remove_dir_all(site.out()).unwrap();
    build_on(&site, NEXT_DAY);
    let again = crate::site::tree(&site.out());
    let names = |tree: &[(String, Vec<u8>)]| tree.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&first), names(&again));
    for ((path, one), (_, other)) in first.iter().zip(&again) {
        assert!(one == other, "{path} differs");
    }
}

#[test]
fn a_memory_that_is_lost_begins_again_and_tells_nothing() {
    let site = published().edit("windows/scjgj.yaml", "floor: 一楼", "floor: 二楼");
    fs::remove_dir_all(site.content().join("published")).unwrap();
    build_on(&site, NEXT_DAY);
    assert_eq!(log(&site), Vec::<String>::new());
}

#[test]
fn what_should_never_have_been_public_is_taken_out_and_the_day_stays() {
    // The wrong words are corrected, and told, before anybody takes them out.
    let site = published().edit("windows/scjgj.yaml", "floor: 一楼", "floor: 张家私宅");
    build_on(&site, NEXT_DAY);
    let site = site.edit("windows/scjgj.yaml", "floor: 张家私宅", "floor: 二楼");
    build_on(&site, LATER);
    let redact = ["redact", "windows/scjgj", "楼层", "--reason", "误写住址"];
    assert_eq!(site.run(&redact).code, 1, "without --write nothing is done");
    assert!(log(&site).iter().any(|line| line.contains("张家私宅")));
    let run = site.run(&[&redact[..], &["--write"]].concat());
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    build_on(&site, LATER);
    assert_eq!(log(&site).len(), 2, "{:?}", log(&site));
    assert!(site.page("changes.html").contains("楼层已更正，原来的内容不再公布（理由：误写住址）"));
    for (path, bytes) in crate::site::tree(site.folder()) {
        assert!(!String::from_utf8_lossy(&bytes).contains("张家私宅"), "{path}");
    }
}

#[test]
fn what_is_taken_out_before_it_is_corrected_is_never_told() {
    let site = published().edit("windows/scjgj.yaml", "floor: 一楼", "floor: 张家私宅");
    build_on(&site, NEXT_DAY);
    let run = site.run(&["redact", "windows/scjgj", "floor", "--reason", "误写住址", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let site = site.edit("windows/scjgj.yaml", "floor: 张家私宅", "floor: 二楼");
    build_on(&site, LATER);
    assert!(
        log(&site).iter().any(|line| line.contains("2026-11-25") && line.contains("已隐去: 是")),
        "{:?}",
        log(&site)
    );
    for (path, bytes) in crate::site::tree(site.folder()) {
        assert!(!String::from_utf8_lossy(&bytes).contains("张家私宅"), "{path}");
    }
}

#[test]
fn nothing_is_taken_out_of_a_record_or_field_that_is_unknown() {
    let site = published();
    let run = site.run(&["redact", "windows/nobody", "楼层", "--reason", "甲"]);
    assert!(run.code == 2 && run.stderr.contains("没有公开过"), "{}", run.stderr);
    let run = site.run(&["redact", "windows/scjgj", "颜色", "--reason", "甲"]);
    assert!(run.code == 2 && run.stderr.contains("咨询电话"), "{}", run.stderr);
}

#[test]
fn one_of_several_may_be_taken_out_and_the_others_stay() {
    let site = published().edit("windows/scjgj.yaml", "name: 丙示例", "name: 错示例");
    build_on(&site, NEXT_DAY);
    assert!(log(&site)[0].contains("丙示例") && log(&site)[0].contains("错示例"), "{:?}", log(&site));
    let site = site.edit("windows/scjgj.yaml", "name: 错示例", "name: 戊示例");
    build_on(&site, LATER);
    let only = ["redact", "windows/scjgj", "岗位", "--only", "错示例", "--reason", "写错了人", "--write"];
    let run = site.run(&only);
    assert!(run.code == 0 && run.stdout.contains("2 处去掉了"), "{}{}", run.stdout, run.stderr);
    build_on(&site, LATER);
    let page = site.page("windows/scjgj.html");
    for told in ["岗位去掉“A岗，丙示例”，另有内容已更正，不再公布（理由：写错了人）", "岗位增加“A岗，戊示例”"]
    {
        assert!(page.contains(told), "no {told} in {page}");
    }
    for (path, bytes) in crate::site::tree(site.folder()) {
        assert!(!String::from_utf8_lossy(&bytes).contains("错示例"), "{path}");
    }
    assert!(site.run(&only).stdout.contains("没有可以隐去的"));
    // In what the public last saw, too, only one is forgotten; the next change is told without words.
    let remembered = || fs::read_to_string(site.content().join("published/windows/scjgj.jsonl")).unwrap();
    assert!(remembered().contains("戊示例") && remembered().contains("丁示例"), "{}", remembered());
    assert_eq!(
        site.run(&["redact", "windows/scjgj", "岗位", "--only", "戊示例", "--reason", "甲", "--write"]).code,
        0
    );
    assert!(!remembered().contains("戊示例") && remembered().contains("丁示例"), "{}", remembered());
}

#[test]
fn however_long_a_value_is_little_of_it_is_told_and_a_change_at_its_end_is_noticed() {
    let long = "一".repeat(300);
    let site = published().edit("windows/scjgj.yaml", "floor: 一楼", &format!("floor: {long}"));
    build_on(&site, NEXT_DAY);
    let told = format!("由“一楼”改为“{}…”", "一".repeat(79));
    assert!(site.page("windows/scjgj.html").contains(&told), "{:?}", log(&site));
    let site = site.edit("windows/scjgj.yaml", &long, &format!("{long}二"));
    build_on(&site, LATER);
    assert_eq!(log(&site).len(), 2);
    assert!(site.page("windows/scjgj.html").contains("楼层由“"), "{:?}", log(&site));
    assert!(log(&site).iter().all(|line| line.chars().count() < 300), "{:?}", log(&site));
}

#[test]
fn an_end_that_was_told_by_mistake_is_taken_back_and_the_record_is_itself_again() {
    let notice = "---\ntitle: 通知甲\nissuer: 甲\nissued_on: 2026-11-20\nsummary: 概述\n---\n文\n";
    let ended = |more: &str| {
        format!("终止:\n- {{记录: notices/a, 名称: 通知甲, 终止日期: 2026-11-23, 原因: 过期{more}}}\n")
    };
    let site = official().write("notices/a.md", notice);
    site.build();
    let number = |site: &Site| {
        let ledger = fs::read_to_string(site.content().join("ledger.yaml")).unwrap();
        ledger.lines().find(|line| line.contains("record: notices/a,")).map(str::to_owned)
    };
    let before = number(&site);
    let site = site.remove("notices/a.md").write("ended.yaml", ended(""));
    build_on(&site, NEXT_DAY);
    // On the same day nothing has happened.
    let same = Site::copy_of(&site).write("notices/a.md", notice).remove("ended.yaml");
    build_on(&same, NEXT_DAY);
    assert_eq!(log(&same), Vec::<String>::new());
    build_on(&same, LATER);
    // Later it is told, and why.
    let site = site.write("notices/a.md", notice);
    for register in [ended(""), String::new()] {
        let site = Site::copy_of(&site);
        let site = if register.is_empty() { site.remove("ended.yaml") } else { site };
        let run = site.build_with(&["--as-of", LATER]);
        assert!(run.code == 1 && run.stderr.contains("写“撤回: "), "{}", run.stderr);
    }
    let site = site.write("ended.yaml", ended(", 撤回: 登记错了一行"));
    build_on(&site, LATER);
    let told = "撤回终止（理由：登记错了一行）";
    assert_eq!(log(&site).len(), 2, "{:?}", log(&site));
    let page = site.page("notices/a.html");
    assert!(
        page.contains(told) && page.contains("终止（理由：过期）") && !page.contains("noindex"),
        "{page}"
    );
    assert!(before.is_some() && number(&site) == before);
    assert!(site.build_with(&["--as-of", LATER, "--locked"]).code == 0);
    // It is told once; the register may forget it, and it may end again.
    build_on(&site, "2026-11-26");
    let site = site.remove("ended.yaml");
    build_on(&site, "2026-11-26");
    assert_eq!(log(&site).len(), 2, "{:?}", log(&site));
    let both = ended(", 撤回: 登记错了一行") + &ended("").replace("终止:\n", "");
    let site = site.remove("notices/a.md").write("ended.yaml", both);
    for day in ["2026-11-27", "2026-11-28"] {
        build_on(&site, day);
        assert_eq!(log(&site).len(), 3, "{:?}", log(&site));
    }
    assert!(site.page("notices/a.html").contains("noindex"));
}

#[test]
fn the_approver_sees_before_publication_what_the_site_tells_after_it() {
    let site = published();
    let day = ["--as-of", NEXT_DAY];
    assert!(site.run(&[&["diff"][..], &day].concat()).stdout.contains("没有变化"));
    let site = site.edit("windows/scjgj.yaml", "0775-0000004", "0775-0000009").edit(
        "windows/scjgj.yaml",
        "name: 丙示例",
        "name: 戊示例",
    );
    let said = site.run(&[&["diff"][..], &day].concat()).stdout;
    assert!(
        said.contains("咨询电话已更新") && said.contains("岗位由“A岗，丙示例”改为“A岗，戊示例”"),
        "{said}"
    );
    build_on(&site, NEXT_DAY);
    let page = site.page("windows/scjgj.html");
    assert!(page.contains("岗位由“A岗，丙示例”改为“A岗，戊示例”"), "{page}");
    assert!(site.run(&[&["diff"][..], &day].concat()).stdout.contains("没有变化"));
}

#[test]
fn two_folders_and_two_days_are_compared() {
    let old = Site::new();
    let notice = "---\ntitle: 新通知\nissuer: 甲\nissued_on: 2026-11-20\nsummary: 概述\n---\n文\n";
    let new = Site::new().remove("notices/notice.md").write("notices/new.md", notice).edit(
        "windows/scjgj.yaml",
        "- {role: B岗",
        "- {role: A岗, name: 戊示例, since: 2026-12-01}\n- {role: B岗",
    );
    let said = new.run(&["diff", "--with", &old.content().to_string_lossy(), "--as-of", NEXT_DAY]).stdout;
    for words in ["新通知（notices/new）", "首次公开", "不再公开", "岗位增加"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let said = new.run(&["diff", "--from", "2026-11-24", "--to", "2026-12-01"]).stdout;
    assert!(said.contains("在岗人员增加“A岗戊示例”"), "{said}");
}

#[test]
fn a_feed_tells_the_changes_where_the_address_is_known() {
    let site = published().edit("windows/scjgj.yaml", "floor: 一楼", "floor: 二楼");
    build_on(&site, NEXT_DAY);
    assert!(!site.out().join("changes.xml").exists());
    let site =
        site.edit("site.yaml", "site_name:", "base_url: https://www.example.gov.cn/ck?a=1&b=2\nsite_name:");
    build_on(&site, NEXT_DAY);
    let feed = site.page("changes.xml");
    assert!(feed.contains("<updated>2026-11-24T00:00:00+08:00</updated>"), "{feed}");
    assert!(feed.contains("楼层由“一楼”改为“二楼”。</content>"), "{feed}");
    assert!(feed.contains("a=1&amp;b=2/windows/scjgj.html"), "{feed}");
    assert!(site.page("windows/scjgj.html").contains("changes.xml"));
}

#[test]
fn a_typed_day_of_update_plays_no_part_and_fix_takes_it_out() {
    let site = Site::new().edit("windows/scjgj.yaml", "posts:", "updated_on: 2020-01-01 # 旧\nposts:");
    site.build();
    assert!(!site.page("windows/scjgj.html").contains("2020-01-01"));
    let run = site.run(&["fix", "--write"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let fixed = fs::read_to_string(site.content().join("windows/scjgj.yaml")).unwrap();
    let plain = fs::read_to_string(Site::new().content().join("windows/scjgj.yaml")).unwrap();
    assert_eq!(fixed, plain);
}

/// A site that is no demonstration, and told a change on the day after it began.
fn told() -> Site {
    let site = official().edit("windows/scjgj.yaml", "counters: [A01]", "counters: [A01]\nfloor: 一楼");
    site.build();
    let site = site.edit("windows/scjgj.yaml", "floor: 一楼", "floor: 二楼");
    build_on(&site, NEXT_DAY);
    assert_eq!(log(&site).len(), 1);
    site
}

#[test]
fn what_was_told_cannot_be_untold() {
    for (from, to) in [("现为: [二楼]", "现为: [三楼]"), ("- {日期", "# {日期"), ("2026-11-24", "2026-11-23")]
    {
        let site = told().edit(LOG, from, to);
        let run = site.build_with(&["--as-of", LATER]);
        assert!(
            run.code == 1 && run.stderr.contains("DIS-34"),
            "{from} → {to}: {}{}",
            run.stdout,
            run.stderr
        );
    }
    let site = told().edit(LOG, "现为: [二楼]", "现为: [二楼], 理由: 搬迁");
    build_on(&site, LATER);
    let site = told();
    assert_eq!(site.run(&["redact", "windows/scjgj", "楼层", "--reason", "误写", "--write"]).code, 0);
    build_on(&site, LATER);
}

#[test]
fn a_damaged_memory_is_named_and_not_taken_for_an_empty_one() {
    for damage in ["", "<<<<<<< HEAD\n", "{\"format\":1"] {
        let site = published().write("published/windows/scjgj.jsonl", damage);
        let run = site.build_with(&["--as-of", NEXT_DAY]);
        assert!(run.code == 1 && run.stderr.contains("DIS-33"), "{damage}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn a_renamed_record_keeps_what_was_told_of_it() {
    let notice = "---\ntitle: 通知甲\nissuer: 甲\nissued_on: 2026-11-20\nsummary: 概述\n---\n文\n";
    let site = official().write("notices/a.md", notice);
    site.build();
    let site = site.edit("notices/a.md", "文\n", "新文\n");
    build_on(&site, NEXT_DAY);
    let text = fs::read_to_string(site.content().join("notices/a.md")).unwrap();
    let site = site
        .remove("notices/a.md")
        .write("notices/b.md", text.replacen("---\n", "---\nformer_ids: [a]\n", 1));
    build_on(&site, LATER);
    let page = site.page("notices/b.html");
    assert!(page.contains("正文已更新") && page.contains("网址由“notices/a”改为“notices/b”"), "{page}");
    assert!(!log(&site).iter().any(|line| line.contains("首次公开")), "{:?}", log(&site));
}

#[test]
fn what_names_a_renamed_record_has_not_changed() {
    for (record, id) in [
        ("windows/scjgj", "shichang"),
        ("departments/scjgj", "scj"),
        ("items/scjgj/spxk", "spjyxk"),
        ("centers/hall", "dating"),
    ] {
        let site = official();
        site.build();
        let run = site.run_on(NEXT_DAY, &["rename", record, id, "--write"]);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        build_on(&site, NEXT_DAY);
        let told = log(&site);
        assert!(
            !told.is_empty() && told.iter().all(|line| line.contains("改动: 网址")),
            "{record}: {told:#?}"
        );
    }
}

#[test]
fn an_end_is_told_once_with_its_reason() {
    let notice = "---\ntitle: 通知甲\nissuer: 甲\nissued_on: 2026-11-20\nsummary: 概述\n---\n文\n";
    let site = official().write("notices/a.md", notice);
    site.build();
    let ended = "终止:\n- {记录: notices/a, 名称: 通知甲, 终止日期: 2026-11-23, 原因: 已有新通知}\n";
    let site = site.remove("notices/a.md").write("ended.yaml", ended);
    build_on(&site, NEXT_DAY);
    assert_eq!(log(&site), ["- {日期: 2026-11-24, 信息: notices/a, 改动: 终止, 理由: 已有新通知}"]);
    assert!(site.page("changes.html").contains("通知甲"));
    build_on(&site, LATER);
    assert_eq!(log(&site).len(), 1);
}

#[test]
fn what_was_told_of_a_demonstration_is_not_told_of_the_official_site() {
    let site = published().edit("windows/scjgj.yaml", "floor: 一楼", "floor: 二楼");
    build_on(&site, NEXT_DAY);
    assert_eq!(log(&site).len(), 1);
    let site = site.of_a_county().edit("windows/scjgj.yaml", "floor: 二楼", "floor: 三楼");
    build_on(&site, LATER);
    assert_eq!(log(&site), Vec::<String>::new());
    let site = site.edit("windows/scjgj.yaml", "floor: 三楼", "floor: 四楼");
    build_on(&site, "2026-11-26");
    assert_eq!(log(&site).len(), 1);
}

#[test]
fn words_are_taken_out_whatever_the_record_was_called_then() {
    let site = official().edit("windows/scjgj.yaml", "counters: [A01]", "counters: [A01]\nfloor: 张家私宅");
    site.build();
    let site = site.edit("windows/scjgj.yaml", "floor: 张家私宅", "floor: 二楼");
    build_on(&site, NEXT_DAY);
    let text = fs::read_to_string(site.content().join("windows/scjgj.yaml")).unwrap();
    let site =
        site.remove("windows/scjgj.yaml").write("windows/b.yaml", format!("former_ids: [scjgj]\n{text}"));
    build_on(&site, LATER);
    let run = site.run(&["redact", "windows/b", "楼层", "--reason", "误写", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    build_on(&site, LATER);
    for (path, bytes) in crate::site::tree(site.folder()) {
        assert!(!String::from_utf8_lossy(&bytes).contains("张家私宅"), "{path}");
    }
    // A reason is published too.
    let run = site.run(&["redact", "windows/b", "楼层", "--reason", "电话13800138000", "--write"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
}

#[test]
fn a_record_that_moves_and_comes_back_is_remembered_where_it_was_last() {
    let site = published();
    let text = fs::read_to_string(site.content().join("windows/scjgj.yaml")).unwrap();
    let moved = text.replace("一楼", "二楼");
    let site = site.remove("windows/scjgj.yaml").write("windows/below/scjgj.yaml", &moved);
    build_on(&site, NEXT_DAY);
    let site = site.remove("windows/below/scjgj.yaml").write("windows/scjgj.yaml", &moved);
    build_on(&site, LATER);
    assert_eq!(log(&site).len(), 1, "{:?}", log(&site));
}

#[test]
fn a_lost_memory_is_an_error_beside_its_site_and_begins_again() {
    let site = told();
    fs::remove_dir_all(site.content().join("published")).unwrap();
    let run = site.build_with(&["--as-of", LATER]);
    assert!(run.code == 1 && run.stderr.contains("DIS-33"), "{}{}", run.stdout, run.stderr);
    assert_eq!(site.run(&["ledger", "restore", "--write"]).code, 0);
    build_on(&site, LATER);
    assert_eq!(log(&site).len(), 1);
}

#[test]
fn nothing_is_compared_with_a_content_that_would_not_be_published() {
    let site = published().edit("windows/scjgj.yaml", "kind: 部门窗口", "kind: 乡镇");
    let run = site.run(&["diff", "--as-of", NEXT_DAY]);
    assert!(run.code == 1 && !run.stdout.contains("不再公开"), "{}{}", run.stdout, run.stderr);
    assert_eq!(published().run(&["diff", "--from", LATER, "--to", NEXT_DAY]).code, 2);
}
