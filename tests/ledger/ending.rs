//! Nothing that was published vanishes: it ends with a day and a reason, or moves and keeps its number.

use std::fs;

use super::{ledger, line, notice, official};
use crate::site::{Run, Site};

/// A published site with a second notice.
fn published() -> Site {
    let site = official().write("notices/old.md", notice("旧通知"));
    site.build();
    site
}

fn rename(site: Site, from: &str, to: &str) -> Site {
    let text = fs::read_to_string(site.content().join(from)).unwrap();
    site.remove(from).write(to, text)
}

/// The errors of a build that publishes nothing: rule and message.
#[track_caller]
fn refused(site: &Site) -> Vec<String> {
    let run: Run = site.build_with(&[]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    run.stderr.lines().filter(|line| line.starts_with("错误[")).map(str::to_owned).collect()
}

#[test]
fn a_record_that_was_published_and_is_missing_is_one_error() {
    let site = published().remove("notices/old.md");
    let found = refused(&site);
    assert!(found.len() == 1 && found[0].contains("DIS-22") && found[0].contains("notices/old"), "{found:?}");
}

#[test]
fn a_missing_file_is_one_error_and_what_refers_to_it_is_silent() {
    for file in ["windows/scjgj.yaml", "items/scjgj.yaml", "centers/hall.yaml", "letters/2026/scjgj.yaml"] {
        let found = refused(&published().remove(file));
        let of_ledger = found.iter().filter(|found| found.contains("DIS-22")).count();
        let referring = found.iter().filter(|found| found.contains("REF-01")).count();
        assert_eq!((of_ledger, referring), (1, 0), "{file}: {found:?}");
    }
    let found = refused(&published().remove("departments/scjgj.yaml"));
    assert!(found.iter().filter(|found| found.contains("DIS-22")).count() == 1, "{found:?}");
    assert!(!found.iter().any(|found| found.contains("REF-01") || found.contains("LTR-12")), "{found:?}");
}

#[test]
fn a_department_that_went_with_all_it_had_is_one_error_with_the_list() {
    let site = published().remove("items/scjgj.yaml").remove("departments/scjgj.yaml");
    let found = refused(&site.remove("letters/2026/scjgj.yaml").remove("windows/scjgj.yaml"));
    let missed: Vec<&String> = found.iter().filter(|found| found.contains("DIS-22")).collect();
    assert_eq!(missed.len(), 1, "{missed:?}");
    for part in ["“departments/scjgj”", "3 条", "items/scjgj/spxk", "letters/2026/scjgj", "windows/scjgj"]
    {
        assert!(missed[0].contains(part), "no {part} in {missed:?}");
    }
}

#[test]
fn records_that_went_with_one_they_belong_to_are_told_with_it_and_others_alone() {
    let all = ["centers/hall.yaml", "windows/scjgj.yaml", "letters/2026/scjgj.yaml", "notices/old.md"];
    for (removed, together) in [
        (&all[1..3], vec!["“windows/scjgj”", "letters/2026/scjgj"]),
        (&all[..2], vec!["“centers/hall”", "windows/scjgj"]),
        (&all[..3], vec!["“centers/hall”", "windows/scjgj", "letters/2026/scjgj"]),
        (&all[2..], vec![]),
    ] {
        let site = removed.iter().fold(published(), |site, path| site.remove(path));
        let found = refused(&site);
        let missed: Vec<&String> = found.iter().filter(|found| found.contains("DIS-22")).collect();
        let is_told = |found: &&&String| together.iter().all(|part| found.contains(part));
        assert_eq!(missed.len(), if together.is_empty() { 2 } else { 1 }, "{removed:?}: {missed:?}");
        assert!(missed.iter().any(|found| is_told(&found)), "{removed:?}: {missed:?}");
    }
}

#[test]
fn a_whole_folder_is_one_error() {
    let mut site = official();
    for at in 0..9 {
        site = site.write(&format!("notices/old-{at}.md"), notice(&format!("第{at}号")));
    }
    site.build();
    fs::remove_dir_all(site.content().join("notices")).unwrap();
    let found = refused(&site);
    assert!(found.len() == 1 && found[0].contains("notices/ 里已公开的 10 条信息"), "{found:?}");
}

#[test]
fn a_signed_letter_that_becomes_a_draft_is_missed() {
    let site = published().edit("letters/2026/scjgj.yaml", "signed_on: 2025-12-18\n", "status: 草拟\n");
    let found = refused(&site);
    assert!(found.iter().any(|found| found.contains("DIS-22") && found.contains("改回了草拟")), "{found:?}");
}

#[test]
fn what_could_not_be_read_is_not_missed() {
    let site = published().write("windows/scjgj.yaml", "name: [\n");
    let found = refused(&site);
    assert!(!found.iter().any(|found| found.contains("DIS-22")), "{found:?}");
    let site = published().edit("items/scjgj.yaml", "department: scjgj", "department: scjg");
    let found = refused(&site);
    assert!(found.len() == 1 && found[0].contains("REF-01"), "{found:?}");
}

#[test]
fn a_renamed_record_keeps_its_number_and_the_old_address_leads_on() {
    let before = ledger(&published()).unwrap();
    let site = rename(published(), "notices/old.md", "notices/new.md");
    let site = site.edit("notices/new.md", "title:", "former_ids: [old]\ntitle:");
    site.build();
    let after = ledger(&site).unwrap();
    let number = line(&before, "notices/old").split(", ").nth(1).unwrap().to_owned();
    assert!(line(&after, "notices/new").contains(&number), "{after}");
    assert!(line(&after, "notices/new").contains("former: [notices/old]"), "{after}");
    let old = site.page("notices/old.html");
    for part in
        ["content=\"0; url=../notices/new.html\"", "href=\"../notices/new.html\"", "noindex", "旧通知"]
    {
        assert!(old.contains(part), "no {part} in {old}");
    }
    assert!(!site.page("notices/index.html").contains("old.html"));
    assert!(!site.build_with(&["--locked"]).stdout.contains("没有发布"));
    // The ledger remembers, whether or not the record does; and over another renaming.
    let site = rename(site, "notices/new.md", "notices/newest.md");
    let site = site.edit("notices/newest.md", "former_ids: [old]", "former_ids: [new]");
    site.build();
    assert!(line(&ledger(&site).unwrap(), "notices/newest").contains("former: [notices/new, notices/old]"));
    for old in ["notices/old.html", "notices/new.html"] {
        assert!(site.page(old).contains("url=../notices/newest.html"), "{old}");
    }
    // The address is taken for ever.
    let found = refused(&site.write("notices/old.md", notice("另一个")));
    assert!(found.len() == 1 && found[0].contains("DIS-23"), "{found:?}");
}

#[test]
fn a_renamed_window_or_centre_is_still_meant_by_its_old_id() {
    let site = rename(published(), "windows/scjgj.yaml", "windows/scj.yaml");
    let site = site.edit("windows/scj.yaml", "name:", "former_ids: [scjgj]\nname:");
    let site = rename(site, "centers/hall.yaml", "centers/qzwfw.yaml");
    let site = site.edit("centers/qzwfw.yaml", "name:", "former_ids: [hall]\nname:");
    site.build();
    assert!(site.page("letters/2026/scjgj.html").contains("windows/scj.html"));
    assert!(site.page("windows/scjgj.html").contains("url=../windows/scj.html"));
    assert!(site.page("centers/hall.html").contains("url=../centers/qzwfw.html"));
}

#[test]
fn the_ledger_knows_old_ids_that_no_record_tells_any_more() {
    let site = rename(published(), "centers/hall.yaml", "centers/qzwfw.yaml");
    let site = site.edit("centers/qzwfw.yaml", "name:", "former_ids: [hall]\nname:");
    let site = rename(site, "departments/scjgj.yaml", "departments/scj.yaml");
    let site = site.edit("departments/scj.yaml", "name:", "former_ids: [scjgj]\nname:");
    let site = rename(site, "windows/scjgj.yaml", "windows/scj.yaml");
    let site = site.edit("windows/scj.yaml", "name:", "former_ids: [scjgj]\nname:");
    let site = site.edit("items/scjgj.yaml", "id: spxk", "id: spjyxk\n  former_ids: [spxk]");
    let site = rename(site, "letters/2026/scjgj.yaml", "letters/2026/sjg.yaml");
    let site = site.edit("letters/2026/sjg.yaml", "number:", "former_ids: [scjgj]\nnumber:");
    site.build();
    let pages = |site: &Site| -> Vec<String> {
        ["windows/scj.html", "letters/2026/sjg.html", "items/scj/spjyxk.html", "items/scjgj/spxk.html"]
            .map(|page| site.page(page))
            .to_vec()
    };
    let before = pages(&site);
    assert!(before[1].contains("items/scj/spjyxk.html") && before[0].contains("100%"), "{}", before[0]);
    let site = site.edit("centers/qzwfw.yaml", "former_ids: [hall]\n", "");
    let site = site.edit("departments/scj.yaml", "former_ids: [scjgj]\n", "");
    let site = site.edit("windows/scj.yaml", "former_ids: [scjgj]\n", "");
    let site = site.edit("items/scjgj.yaml", "  former_ids: [spxk]\n", "");
    let site = site.edit("letters/2026/sjg.yaml", "former_ids: [scjgj]\n", "");
    site.build();
    assert!(pages(&site) == before, "what was said of the windows has changed");
    // Over another renaming that tells the last id only.
    let site = rename(site, "departments/scj.yaml", "departments/sj.yaml");
    let site = site.edit("departments/sj.yaml", "name:", "former_ids: [scj]\nname:");
    site.build();
    assert!(site.page("letters/2026/sjg.html").contains("items/sj/spjyxk.html"));
    assert!(site.page("items/scjgj/spxk.html").contains("items/sj/spjyxk.html"));
}

#[test]
fn a_letter_replaces_another_by_an_id_that_only_the_ledger_knows() {
    let site = published();
    let old = fs::read_to_string(site.content().join("letters/2026/scjgj.yaml")).unwrap();
    let new = old.replacen("number:", "supersedes: scjgj\nnumber:", 1).replacen("1号", "2号", 1);
    let site = site.write("letters/2026/xin.yaml", new);
    site.build_with(&[]);
    let site = rename(site, "letters/2026/scjgj.yaml", "letters/2026/jiu.yaml");
    let site = site.edit("letters/2026/jiu.yaml", "number:", "former_ids: [scjgj]\nnumber:");
    site.build();
    let before = site.page("letters/2026/xin.html");
    assert!(before.contains("jiu.html"), "{before}");
    let site = site.edit("letters/2026/jiu.yaml", "former_ids: [scjgj]\n", "");
    site.build();
    assert!(site.page("letters/2026/xin.html") == before);
}

#[test]
fn a_renamed_department_takes_its_items_and_its_lists_along() {
    let before = ledger(&published()).unwrap();
    let site = rename(published(), "departments/scjgj.yaml", "departments/scj.yaml");
    let site = site.edit("departments/scj.yaml", "name:", "former_ids: [scjgj]\nname:");
    site.build();
    let after = ledger(&site).unwrap();
    for (old, new) in [
        ("departments/scjgj", "departments/scj"),
        ("items/scjgj/spxk", "items/scj/spxk"),
        ("items/scjgj/index", "items/scj/index"),
    ] {
        assert!(site.page(&format!("{old}.html")).contains(&format!("{new}.html")), "{old}");
        if !old.ends_with("index") {
            let number = line(&before, old).split(", ").nth(1).unwrap().to_owned();
            assert!(line(&after, new).contains(&number), "{after}");
        }
    }
}

#[test]
fn a_renamed_item_letter_and_page_lead_on() {
    let site = published().edit("items/scjgj.yaml", "id: spxk", "id: spjyxk\n  former_ids: [spxk]");
    let site = rename(site, "letters/2026/scjgj.yaml", "letters/2026/sjg.yaml");
    let site = site.edit("letters/2026/sjg.yaml", "number:", "former_ids: [scjgj]\nnumber:");
    let site = rename(site, "pages/guide.md", "pages/zhinan.md");
    let site = site.edit("pages/zhinan.md", "title:", "former_ids: [guide]\ntitle:");
    site.build();
    for (old, new) in [
        ("items/scjgj/spxk.html", "items/scjgj/spjyxk.html"),
        ("letters/2026/scjgj.html", "letters/2026/sjg.html"),
        ("guide.html", "zhinan.html"),
    ] {
        assert!(site.page(old).contains(&format!("{new}\"")), "{old}");
    }
    assert!(
        site.page("letters/2026/sjg.html").contains("items/scjgj/spjyxk.html"),
        "the letter means the old id"
    );
}

#[test]
fn two_claims_on_a_former_id_and_one_on_a_record_are_errors() {
    let claim = |of: &str| notice("二").replace("title:", &format!("former_ids: [{of}]\ntitle:"));
    let site = published().write("notices/two.md", claim("old"));
    assert!(
        refused(&site).iter().all(|found| found.contains("DIS-23") && found.contains("现在是另一条信息"))
    );
    let site = published().write("notices/two.md", claim("gone")).write("notices/three.md", claim("gone"));
    assert!(refused(&site).iter().all(|found| found.contains("DIS-23") && found.contains("不能同时是")));
    let site = published().write("notices/two.md", notice("二"));
    site.build();
    let site = site.remove("notices/old.md").write("notices/two.md", claim("old"));
    assert!(refused(&site).iter().any(|found| found.contains("DIS-23") && found.contains("各有索引号")));
}

#[test]
fn what_has_ended_keeps_a_page_that_says_so_and_stays_out_of_lists() {
    let ended = "终止:\n- {记录: notices/old, 名称: 旧通知, 终止日期: 2026-11-23, 原因: 已由新的通知代替, 转到: notices/notice}\n";
    let site = published();
    let number = line(&ledger(&site).unwrap(), "notices/old").to_owned();
    let site = site.remove("notices/old.md").write("ended.yaml", ended);
    let run = site.check();
    assert!(run.stderr.contains("错误 0，未达标 0，警告 0，提示 0"), "{}", run.stderr);
    site.build();
    assert_eq!(line(&ledger(&site).unwrap(), "notices/old"), number);
    let page = site.page("notices/old.html");
    let told = ["旧通知", "2026-11-23", "已由新的通知代替", "notices/notice.html", "noindex", "/2026-00006"];
    for part in told {
        assert!(page.contains(part), "no {part} in {page}");
    }
    for list in ["notices/index.html", "catalog/index.html", "sitemap.html"] {
        assert!(!site.page(list).contains("old.html"), "{list}");
    }
    assert!(!site.run(&["search", "--as-of", crate::site::DAY, "旧通知"]).stdout.contains("old.html"));
}

#[test]
fn what_has_ended_may_lead_to_what_ended_or_moved_later() {
    let ended = |record: &str, to: &str| {
        format!("- {{记录: {record}, 名称: 旧通知, 终止日期: 2026-11-23, 原因: 取消, 转到: {to}}}\n")
    };
    let site = published().remove("notices/old.md");
    let site = site.write("ended.yaml", format!("终止:\n{}", ended("notices/old", "notices/notice")));
    site.build();
    let site = rename(site, "notices/notice.md", "notices/tongzhi.md");
    let site = site.edit("notices/tongzhi.md", "title:", "former_ids: [notice]\ntitle:");
    site.build();
    let site = site.edit("notices/tongzhi.md", "former_ids: [notice]\n", "");
    site.build();
    let site = site.remove("notices/tongzhi.md").write("notices/new.md", notice("新"));
    let (one, two) = (ended("notices/old", "notices/notice"), ended("notices/tongzhi", "notices/new"));
    let site = site.write("ended.yaml", format!("终止:\n{one}{two}"));
    site.build();
    assert!(site.page("notices/old.html").contains("notices/notice.html"));
    assert!(site.page("notices/notice.html").contains("url=../notices/tongzhi.html"));
    assert!(site.page("notices/tongzhi.html").contains("notices/new.html"));
}

#[test]
fn letters_keep_naming_what_has_ended_and_others_must_not() {
    let ended = "终止:\n- {记录: items/scjgj/spxk, 名称: 食品许可, 终止日期: 2026-11-23, 原因: 取消}\n\
        - {记录: windows/scjgj, 名称: 市场监管窗口, 终止日期: 2026-11-23, 原因: 撤销}\n";
    let other = fs::read_to_string(Site::new().content().join("windows/scjgj.yaml")).unwrap();
    let site = published().write("windows/other.yaml", other).remove("windows/scjgj.yaml");
    let items = fs::read_to_string(site.content().join("items/scjgj.yaml")).unwrap();
    let site =
        site.write("items/scjgj.yaml", items.replace("id: spxk", "id: neu")).write("ended.yaml", ended);
    let found = refused(&site);
    assert!(found.iter().all(|found| found.contains("已经终止的窗口“scjgj”")), "{found:?}");
    let site = site.edit("items/scjgj.yaml", "windows: [scjgj]", "windows: [other]");
    let run = site.build_with(&[]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let letter = site.page("letters/2026/scjgj.html");
    assert!(letter.contains("市场监管窗口"), "{letter}");
    assert!(site.page("items/scjgj/spxk.html").contains("食品许可"));
}

#[test]
fn the_register_of_what_has_ended_agrees_with_content_and_ledger() {
    let entry = |record: &str, on: &str, to: &str| {
        format!("终止:\n- {{记录: {record}, 名称: 旧通知, 终止日期: {on}, 原因: 取消{to}}}\n")
    };
    for (register, message) in [
        (entry("notices/notice", "2026-11-23", ""), "还在内容里"),
        (entry("notices/never", "2026-11-23", ""), "台账里没有"),
        (entry("notices/old", "2026-11-24", ""), "还没有到"),
        (entry("notices/old", "2026-01-01", ""), "早于首次公开日期"),
        (entry("notices/old", "2026-11-23", ", 转到: notices/never"), "不存在"),
    ] {
        let site = published();
        let site = if register.contains("notices/old") { site.remove("notices/old.md") } else { site };
        let found = refused(&site.write("ended.yaml", register));
        assert!(
            found.len() == 1 && found[0].contains("DIS-24") && found[0].contains(message),
            "{message}: {found:?}"
        );
    }
}

#[test]
fn an_id_that_has_ended_or_moved_is_never_free_again() {
    let window = fs::read_to_string(Site::new().content().join("windows/scjgj.yaml")).unwrap();
    let other = window.replacen("市场监管窗口", "别的窗口", 1);
    let site = rename(published(), "windows/scjgj.yaml", "windows/b.yaml");
    let site = site.edit("windows/b.yaml", "name:", "former_ids: [scjgj]\nname:");
    site.build();
    let ended = "终止:\n- {记录: windows/b, 名称: 市场监管窗口, 终止日期: 2026-11-23, 原因: 撤销}\n";
    let site = site.remove("windows/b.yaml").write("ended.yaml", ended);
    let site = site.edit("items/scjgj.yaml", "windows: [scjgj]", "windows: [c]");
    // Neither its last id nor the one before is free, as an id or as a former one.
    for (file, former, message) in [
        ("windows/scjgj.yaml", "", "“windows/scjgj”曾是“windows/b”的标识"),
        ("windows/c.yaml", "former_ids: [scjgj]\n", "已经终止的信息的标识"),
        ("windows/c.yaml", "former_ids: [b]\n", "已经终止的信息的标识"),
    ] {
        let site = Site::copy_of(&site).write(file, format!("{former}{other}"));
        let found = site.check().stderr;
        assert!(found.contains("错误[DIS-23]") && found.contains(message), "{file} {former}: {found}");
    }
    let site = site.write("windows/c.yaml", &other);
    site.build();
    assert!(site.page("windows/scjgj.html").contains("url=../windows/b.html"));
}

#[test]
fn what_was_told_to_have_ended_does_not_come_back_as_another() {
    let ended = "终止:\n- {记录: notices/old, 名称: 旧通知, 终止日期: 2026-11-23, 原因: 过期}\n";
    let site = published().remove("notices/old.md").write("ended.yaml", ended);
    site.build();
    let site = site.write("notices/old.md", notice("另一个"));
    let check = |site: &Site| site.run(&["check", "--as-of", "2026-11-24"]).stderr;
    let found = check(&site);
    assert!(found.matches("错误[").count() == 1 && found.contains("给新的信息换一个标识"), "{found}");
    let site = site.remove("ended.yaml");
    let found = check(&site);
    assert!(found.matches("错误[").count() == 1 && found.contains("给新的信息换一个标识"), "{found}");
}

#[test]
fn where_what_has_ended_leads_may_be_renamed_twice() {
    let ended = "终止:\n- {记录: notices/old, 名称: 旧通知, 终止日期: 2026-11-23, 原因: 过期, 转到: notices/notice}\n";
    let site = published().remove("notices/old.md").write("ended.yaml", ended);
    let site = rename(site, "notices/notice.md", "notices/b.md");
    let site = site.edit("notices/b.md", "title:", "former_ids: [notice]\ntitle:");
    site.build();
    let site = rename(site, "notices/b.md", "notices/c.md").edit("notices/c.md", "[notice]", "[b]");
    site.build();
    assert!(site.page("notices/notice.html").contains("url=../notices/c.html"));
}

#[test]
fn a_letter_names_the_items_that_have_ended() {
    let items = fs::read_to_string(Site::new().content().join("items/scjgj.yaml")).unwrap();
    let ended = "终止:\n- {记录: items/scjgj/spxk, 名称: 食品许可, 终止日期: 2026-11-23, 原因: 取消}\n";
    let site = published().write("items/scjgj.yaml", items.replace("id: spxk", "id: neu"));
    let site = site.write("ended.yaml", ended);
    site.build();
    let letter = site.page("letters/2026/scjgj.html");
    for part in ["../../items/scjgj/spxk.html", "食品许可", "2026-11-23 终止", "受理决定权", "对1项事项授权"]
    {
        assert!(letter.contains(part), "no {part} in {letter}");
    }
    assert!(!letter.contains("没有授予任何事项"), "{letter}");
}

#[test]
fn search_engines_are_not_led_to_what_has_ended() {
    let ended = "终止:\n- {记录: notices/old, 名称: 旧通知, 终止日期: 2026-11-23, 原因: 过期}\n";
    let site = published().edit("site.yaml", "icp_no:", "base_url: https://www.example.gov.cn/sq/\nicp_no:");
    let site = site.remove("notices/old.md").write("ended.yaml", ended);
    site.build();
    assert!(site.page("notices/old.html").contains("noindex"));
    let map = site.page("sitemap.xml");
    assert!(map.contains("notices/notice.html") && !map.contains("notices/old.html"), "{map}");
}

#[test]
fn a_list_that_is_gone_leads_to_the_one_above() {
    let site = published().edit("items/scjgj.yaml", "name: ", "name: 犇");
    site.build();
    let letters = |site: &Site| -> Vec<String> {
        let files = crate::site::tree(&site.out()).into_iter().map(|(path, _)| path);
        files.filter(|path| path.starts_with("az/")).collect()
    };
    let before = letters(&site);
    let site = site.edit("items/scjgj.yaml", "name: 犇", "name: 啊");
    site.build();
    assert!(letters(&site).len() > before.len(), "{before:?}");
    let leads_on = |path: &&String| site.page(path).replace('"', "").contains("http-equiv=refresh");
    let gone = before.iter().find(leads_on).expect("no list has gone");
    assert!(site.page(gone).contains("url=../az.html"), "{gone}");
}

#[test]
fn restoring_loses_no_line_to_the_former_id_of_another() {
    let site = rename(published(), "notices/old.md", "notices/b.md");
    let site = site.edit("notices/b.md", "title:", "former_ids: [old]\ntitle:");
    let site = site.write("notices/c.md", notice("第三个"));
    site.build();
    let whole = ledger(&site).unwrap();
    // Somebody makes one line of two: the published line has gone.
    let torn: String = whole
        .split_inclusive('\n')
        .filter(|line| !line.contains("record: notices/c,"))
        .map(|line| line.replace("former: [notices/old]", "former: [notices/c, notices/old]"))
        .collect();
    assert!(torn.contains("notices/c,") && torn != whole);
    let site = site.write("ledger.yaml", torn);
    let found = refused(&site);
    assert!(found.iter().any(|found| found.contains("DIS-18") && found.contains("notices/c")), "{found:?}");
    assert_eq!(site.run(&["ledger", "restore", "--write"]).code, 0);
    assert_eq!(line(&ledger(&site).unwrap(), "notices/c"), line(&whole, "notices/c"));
}

#[test]
fn restoring_brings_back_names_and_addresses() {
    let site = rename(published(), "notices/old.md", "notices/new.md");
    let site = site.edit("notices/new.md", "title:", "former_ids: [old]\ntitle:");
    site.build();
    let whole = ledger(&site).unwrap();
    let site = site.remove("ledger.yaml");
    assert_eq!(site.run(&["ledger", "restore", "--write"]).code, 0);
    assert_eq!(ledger(&site).unwrap(), whole);
    let without: String = whole.split_inclusive('\n').filter(|line| *line != "- az.html\n").collect();
    let found = refused(&site.write("ledger.yaml", without));
    assert!(found.len() == 1 && found[0].contains("1 个网页的地址"), "{found:?}");
}
