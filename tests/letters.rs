//! Letters as history: what replaces what, what fits the window and its people, and what is told in time.

use std::fs;

use crate::site::{DAY, Run, Site, project};

const LETTER: &str = "letters/2026/scjgj.yaml";
const WINDOW: &str = "windows/scjgj.yaml";
const ITEMS: &str = "items/scjgj.yaml";

/// A file of the smallest content with some texts replaced.
#[track_caller]
fn changed(path: &str, changes: &[(&str, &str)]) -> String {
    let text = fs::read_to_string(project().join("tests/fixtures/one-window").join(path)).unwrap();
    changes.iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "{path} holds no {from:?}");
        text.replace(from, to)
    })
}

/// Another letter of the same department to the same window.
#[track_caller]
fn letter(number: &str, signed: &str, from: &str, to: &str, more: &str) -> String {
    let text = changed(
        LETTER,
        &[
            ("示市监授〔2025〕1号", number),
            ("年度授权", "特殊情况"),
            ("signed_on: 2025-12-18", &format!("signed_on: {signed}")),
            ("{from: 2026-01-01, to: 2026-12-31}", &format!("{{from: {from}, to: {to}}}")),
        ],
    );
    format!("{text}{more}")
}

/// Rule and file of every finding on a day, in the order of the report.
fn told(site: &Site, day: &str) -> Vec<String> {
    let run = site.run(&["check", "--as-of", day]);
    let lines: Vec<&str> = run.stderr.lines().collect();
    let mut told = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some((rule, _)) = line.split_once("]: ").filter(|(lead, _)| lead.contains('[')) else { continue };
        let rule = rule.split_once('[').unwrap().1;
        let file = lines[at + 1].split_once("╭▸ ").map_or("-", |(_, place)| place.split(':').next().unwrap());
        told.push(format!("{rule} {file}"));
    }
    told
}

#[track_caller]
fn says(run: &Run, words: &[&str]) {
    for word in words {
        assert!(run.stderr.contains(word), "{word:?} in {}", run.stderr);
    }
}

fn chain_of_three() -> Site {
    let second = letter("二", "2026-03-27", "2026-04-01", "2026-12-31", "supersedes: scjgj\n");
    let third = letter("三", "2026-08-28", "2026-09-01", "2026-12-31", "supersedes: scjgj-2\n");
    Site::new().write("letters/2026/scjgj-2.yaml", second).write("letters/2026/scjgj-3.yaml", third)
}

#[test]
fn letters_that_replace_each_other_one_after_the_other_are_one_chain() {
    let site = chain_of_three();
    assert!(told(&site, DAY).is_empty(), "{:?}", told(&site, DAY));
    site.build();
    for (page, state) in [("scjgj", "已被替代"), ("scjgj-2", "已被替代"), ("scjgj-3", "有效")] {
        assert!(site.page(&format!("letters/2026/{page}.html")).contains(state), "{page}");
    }
}

#[test]
fn two_letters_that_replace_the_same_one_still_overlap() {
    let site = chain_of_three().edit("letters/2026/scjgj-3.yaml", "supersedes: scjgj-2", "supersedes: scjgj");
    assert_eq!(told(&site, DAY), ["LTR-10 letters/2026/scjgj-3.yaml"]);
    says(&site.check(), &["“三”与授权书“二”", "写“替代: scjgj-2”"]);
}

#[test]
fn a_circle_of_replacements_is_an_error_that_names_it() {
    let site = chain_of_three();
    let ring = format!("{}supersedes: scjgj-3\n", changed(LETTER, &[]));
    let site = site.write(LETTER, ring);
    assert_eq!(told(&site, DAY), ["LTR-27 letters/2026/scjgj.yaml"]);
    let run = site.check();
    says(&run, &["“示市监授〔2025〕1号”替代“三”替代“二”替代“示市监授〔2025〕1号”"]);
    assert_eq!(run.code, 1);

    let pair = format!("{}supersedes: scjgj-2\n", changed(LETTER, &[]));
    let second = letter("二", "2026-03-27", "2026-04-01", "2026-12-31", "supersedes: scjgj\n");
    let site = Site::new().write(LETTER, pair).write("letters/2026/scjgj-2.yaml", second);
    assert_eq!(told(&site, DAY), ["LTR-27 letters/2026/scjgj.yaml"]);
}

#[test]
fn a_letter_that_names_itself_hears_that_it_is_itself() {
    let own = format!("{}supersedes: scjgj\n", changed(LETTER, &[]));
    let site = Site::new().write(LETTER, own);
    assert_eq!(told(&site, DAY), ["REF-01 letters/2026/scjgj.yaml"]);
    says(&site.check(), &["替代它自己"]);
}

/// A second department, 民政, with its own window, item and letter.
fn with_a_second_department() -> Site {
    let names =
        [("市场监督管理局", "民政局"), ("市场监管窗口", "民政窗口"), ("scjgj", "mzj"), ("A01", "A05")];
    let people = [("乙示例", "戊示例"), ("丙示例", "己示例"), ("丁示例", "庚示例"), ("示市监授", "示民授")];
    let other = |path: &str| {
        let text = changed(path, &[]);
        names.iter().chain(&people).fold(text, |text, (from, to)| text.replace(from, to))
    };
    Site::new()
        .write("departments/mzj.yaml", other("departments/scjgj.yaml"))
        .write("windows/mzj.yaml", other(WINDOW))
        .write("items/mzj.yaml", other(ITEMS))
        .write("letters/2026/mzj.yaml", other(LETTER))
}

#[test]
fn a_letter_replaces_only_letters_of_its_department() {
    let site = with_a_second_department();
    assert!(told(&site, DAY).is_empty(), "{:?}", told(&site, DAY));
    let site = site.edit("letters/2026/mzj.yaml", "signed_on", "supersedes: scjgj\nsigned_on");
    assert_eq!(told(&site, DAY), ["LTR-28 letters/2026/mzj.yaml"]);
    says(&site.check(), &["不是同一个部门签的"]);
}

/// A second window of the same department, where the item is handled as well.
fn with_a_second_window() -> Site {
    let window = changed(
        WINDOW,
        &[
            ("市场监管窗口", "二楼窗口"),
            ("部门窗口", "综合窗口"),
            ("A01", "B01"),
            ("乙示例", "戊示例"),
            ("丙示例", "己示例"),
            ("丁示例", "庚示例"),
        ],
    );
    Site::new().write("windows/erlou.yaml", window).edit(ITEMS, "windows: [scjgj]", "windows: [scjgj, erlou]")
}

#[test]
fn a_letter_replaces_only_letters_to_its_window() {
    let there = letter("二", "2026-06-26", "2026-07-01", "2026-12-31", "supersedes: scjgj\n")
        .replace("window: scjgj", "window: erlou")
        .replace("乙示例", "戊示例")
        .replace("丙示例", "己示例")
        .replace("丁示例", "庚示例");
    let site = with_a_second_window().write("letters/2026/erlou.yaml", there);
    assert_eq!(told(&site, DAY), ["LTR-28 letters/2026/erlou.yaml"]);
    let site = site.edit("letters/2026/erlou.yaml", "supersedes: scjgj\n", "");
    assert!(told(&site, DAY).is_empty(), "{:?}", told(&site, DAY));
}

#[test]
fn a_letter_replaces_none_that_was_signed_later_or_would_never_have_held() {
    let older = letter("二", "2025-12-01", "2026-04-01", "2026-12-31", "supersedes: scjgj\n");
    let site = Site::new().write("letters/2026/scjgj-2.yaml", older);
    says(&site.check(), &["[LTR-28]", "签订于 2025-12-01，比被替代的（2025-12-18）还早"]);
    let whole = letter("二", "2026-01-20", "2026-01-01", "2026-12-31", "supersedes: scjgj\n");
    let site = Site::new().write("letters/2026/scjgj-2.yaml", whole);
    says(&site.check(), &["[LTR-28]", "就一天也没有生效", "请先检查“授权期限”"]);
    let anew = letter("二", "2025-12-28", "2026-01-01", "2026-12-31", "supersedes: scjgj\n");
    let site = Site::new().write("letters/2026/scjgj-2.yaml", anew);
    assert!(told(&site, DAY).is_empty(), "{:?}", told(&site, DAY));
}

#[test]
fn a_letter_to_the_window_of_another_department_is_an_error() {
    let site = with_a_second_department().edit("letters/2026/mzj.yaml", "window: mzj", "window: scjgj");
    assert_eq!(told(&site, DAY), ["LTR-29 letters/2026/mzj.yaml"]);
    assert_eq!(site.build_with(&[]).code, 1);
    // What is over is history: whose window it was then is not written down.
    let site = site.edit("letters/2026/mzj.yaml", "signed_on", "revoked_on: 2026-03-01\nsigned_on");
    assert!(!told(&site, DAY).iter().any(|finding| finding.starts_with("LTR-29")), "{:?}", told(&site, DAY));
}

#[test]
fn a_letter_none_of_whose_items_is_handled_at_its_window_is_an_error() {
    let site = with_a_second_window().edit(ITEMS, "windows: [scjgj, erlou]", "windows: [erlou]");
    assert_eq!(told(&site, DAY), ["LTR-30 letters/2026/scjgj.yaml"]);
    says(&site.check(), &["“食品经营许可证核发”写的办理窗口是“二楼窗口”"]);
}

#[test]
fn one_item_handled_elsewhere_is_named_and_does_not_stop_the_others() {
    let list = changed(ITEMS, &[]);
    let (_, item) = list.split_once("items:\n").unwrap();
    let second = item.replace("spxk", "spbg").replace("核发", "变更").replace("[scjgj]", "[erlou]");
    let site = with_a_second_window().write(ITEMS, format!("{list}{second}")).edit(
        LETTER,
        "items: [spxk]",
        "items: [spxk, spbg]",
    );
    let found = told(&site, DAY);
    assert_eq!(found.iter().filter(|finding| finding.starts_with("LTR")).count(), 1, "{found:?}");
    assert!(found.contains(&"LTR-31 letters/2026/scjgj.yaml".to_owned()), "{found:?}");
    says(&site.check(), &["用不上：食品经营许可证变更"]);
    site.build();
}

#[test]
fn a_letter_to_a_closed_window_is_to_be_revoked_and_one_that_begins_later_is_wrong() {
    let closed =
        |day: &str| Site::new().edit(WINDOW, "phone:", &format!("status: 撤销\nclosed_on: {day}\nphone:"));
    let rules = |site: &Site| -> Vec<String> {
        told(site, DAY).into_iter().filter(|finding| finding.starts_with("LTR")).collect()
    };
    assert_eq!(rules(&closed("2026-06-30")), ["LTR-32 letters/2026/scjgj.yaml"]);
    assert_eq!(rules(&closed("2025-12-31")), ["LTR-29 letters/2026/scjgj.yaml"]);
    assert!(rules(&closed(DAY)).is_empty(), "the last day is a day of work");
    let revoked = "revoked_on: 2026-07-01\nrevoked_reason: 窗口撤销\nsigned_on";
    assert!(rules(&closed("2026-06-30").edit(LETTER, "signed_on", revoked)).is_empty());
}

/// What LTR-10 advises about a second letter.
fn advice(folder: &str, second: &str) -> String {
    let site = Site::new().write(&format!("letters/{folder}/scjgj-2.yaml"), second);
    let stderr = site.run(&["check", "--as-of", "2026-12-20"]).stderr;
    assert!(!stderr.contains("[LTR-21]"), "one mistake, one finding: {stderr}");
    let (_, report) = stderr.split_once("[LTR-10]").unwrap_or_else(|| panic!("{stderr}"));
    let (_, fix) = report.split_once("改法: ").unwrap();
    fix.lines().next().unwrap().to_owned()
}

#[test]
fn the_advice_about_an_overlap_names_the_term_that_was_forgotten() {
    let copied = letter("二", "2026-12-18", "2026-01-01", "2026-12-31", "");
    let likely = "授权期限: {起始: 2027-01-01, 终止: 2027-12-31}";
    for folder in ["2026", "2027"] {
        let said = advice(folder, &copied);
        assert!(said.contains(likely) && !said.contains("替代"), "{said}");
    }
    let raw = letter("二", "2025-12-18", "2026-01-01", "2026-12-31", "");
    let said = advice("2027", &raw);
    assert!(said.contains(likely) && !said.contains("替代"), "{said}");
    let said = advice("2026", &raw);
    assert!(said.starts_with("请先检查期限和“签订日期”"), "{said}");
    let in_summer = letter("二", "2026-06-20", "2026-01-01", "2026-12-31", "");
    let said = advice("2026", &in_summer);
    assert!(said.starts_with("请先检查期限是否忘了改") && said.contains("改好以后"), "{said}");
    let later = letter("二", "2026-06-20", "2026-07-01", "2026-12-31", "");
    let said = advice("2026", &later);
    assert_eq!(said, "如果新的替代旧的，请在新授权书写“替代: scjgj”；否则请改期限");
    // Signed twice before the first day: the first one never holds, so it is revoked rather than replaced.
    let anew = letter("二", "2025-12-28", "2026-01-01", "2026-12-31", "");
    let said = advice("2026", &anew);
    assert!(said.contains("废止日期") && !said.contains("写“替代"), "{said}");
}

#[test]
fn a_letter_revoked_before_its_first_day_replaces_nothing_and_overlaps_nothing() {
    let gone =
        letter("二", "2026-06-18", "2026-07-01", "2026-12-31", "revoked_on: 2026-06-25\nstatus: 已废止\n");
    let site = Site::new().write("letters/2026/scjgj-2.yaml", &gone);
    assert!(told(&site, DAY).is_empty(), "{:?}", told(&site, DAY));
    let third = letter("三", "2026-08-28", "2026-09-01", "2026-12-31", "supersedes: scjgj-2\n");
    let site = Site::new()
        .write("letters/2026/scjgj-2.yaml", format!("{gone}supersedes: scjgj\n"))
        .write("letters/2026/scjgj-3.yaml", third);
    assert!(told(&site, DAY).is_empty(), "{:?}", told(&site, DAY));
}

#[test]
fn an_unsigned_draft_is_no_renewal() {
    let draft = letter("二", "", "2027-01-01", "2027-12-31", "status: 草拟\n");
    let site = Site::new()
        .write("letters/2027/scjgj.yaml", draft)
        .write("calendar/2027.yaml", "off: [2027-01-01]\n");
    let found = told(&site, "2027-01-20");
    let letters: Vec<&String> = found.iter().filter(|finding| finding.starts_with("LTR")).collect();
    assert_eq!(letters, ["LTR-09 letters/2026/scjgj.yaml"]);
    says(&site.run(&["check", "--as-of", "2027-01-20"]), &["这一份还是草拟，不算续签"]);
}

#[test]
fn a_draft_that_lies_beyond_the_first_day_of_its_term_is_reported() {
    let draft = letter("二", "", "2026-11-23", "2026-12-31", "status: 草拟\n");
    let site = Site::new().write("letters/2026/scjgj-2.yaml", draft);
    assert!(told(&site, "2026-11-22").is_empty());
    assert_eq!(told(&site, DAY), ["LTR-33 letters/2026/scjgj-2.yaml"]);
}

#[test]
fn an_officer_whom_the_letter_does_not_name_is_told_of() {
    let site = Site::new().edit(WINDOW, "- {role: B岗", "- {role: A岗, name: 癸示例}\n- {role: B岗");
    assert_eq!(told(&site, DAY), ["LTR-13 letters/2026/scjgj.yaml"]);
    says(&site.check(), &["没有写现任A岗“癸示例”"]);
    let site = site.edit(LETTER, "a: [丙示例]", "a: [丙示例, 癸示例]");
    assert!(told(&site, DAY).is_empty(), "{:?}", told(&site, DAY));
}

#[test]
fn a_grantee_without_a_post_is_told_of_even_if_nobody_came_instead() {
    let site = Site::new().edit(LETTER, "a: [丙示例]", "a: [丙示例, 癸示例]");
    assert_eq!(told(&site, DAY), ["LTR-13 letters/2026/scjgj.yaml"]);
    says(&site.check(), &["载明的A岗“癸示例”不在岗"]);
}

#[test]
fn a_person_who_has_left_is_told_of_once_at_the_newest_letter() {
    let next = letter("二", "2026-11-20", "2027-01-01", "2027-12-31", "");
    let site = Site::new()
        .write("letters/2027/scjgj.yaml", &next)
        .edit(WINDOW, "name: 丙示例", "name: 丙示例, until: 2026-11-10")
        .edit(WINDOW, "- {role: B岗", "- {role: A岗, name: 癸示例, since: 2026-11-11}\n- {role: B岗");
    assert_eq!(told(&site, DAY), ["LTR-13 letters/2027/scjgj.yaml"]);
    let site = site.write("letters/2027/scjgj.yaml", next.replace("丙示例", "癸示例"));
    assert_eq!(told(&site, DAY), ["LTR-13 letters/2026/scjgj.yaml"]);
}

#[test]
fn a_change_of_people_is_told_of_before_it_comes() {
    let site = Site::new().edit(WINDOW, "name: 乙示例", "name: 乙示例, until: 2026-11-30").edit(
        WINDOW,
        "- {role: A岗",
        "- {role: 首席代表, name: 癸示例, since: 2026-12-01}\n- {role: A岗",
    );
    assert_eq!(told(&site, DAY), ["LTR-13 letters/2026/scjgj.yaml"]);
    says(&site.check(), &["首席代表“乙示例”与2026-12-01 在岗的“癸示例”不一致"]);
    // A letter that takes over on that day settles it.
    let next = letter("二", "2026-11-20", "2026-12-01", "2026-12-31", "supersedes: scjgj\n");
    let site = site.write("letters/2026/scjgj-2.yaml", next.replace("乙示例", "癸示例"));
    assert!(told(&site, DAY).is_empty(), "{:?}", told(&site, DAY));
}

#[test]
fn a_letter_signed_later_than_the_day_stops_nothing() {
    let next = letter("二", "2026-11-25", "2027-01-01", "2027-12-31", "");
    let site = Site::new().write("letters/2027/scjgj.yaml", next);
    assert_eq!(told(&site, DAY), ["LTR-34 letters/2027/scjgj.yaml"]);
    site.build();
    // A look back: the ledger shows that the site was published later, and that is said once.
    let ledger = "entries:\n- {record: windows/scjgj, number: 2026-00001, published_on: 2026-11-28}\n\
        - {record: letters/2026/scjgj, number: 2025-00001, published_on: 2025-12-20}\n";
    let site = site.write("ledger.yaml", ledger);
    let stderr = site.run_on("2026-11-30", &["check", "--as-of", DAY]).stderr;
    assert!(
        stderr.contains("警告[CAL-03]") && stderr.contains("错误 0，未达标 0，警告 1，提示 0"),
        "{stderr}"
    );
}

/// The findings of a day that speak of a later one.
fn coming(site: &Site, day: &str) -> Vec<String> {
    let stderr = site.run(&["check", "--as-of", day]).stderr;
    let lines: Vec<&str> = stderr.lines().filter(|line| line.contains("]: 到 ")).collect();
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn with_holidays(site: Site) -> Site {
    site.write("calendar/2027.yaml", "off: [2027-01-01]\n")
}

#[test]
fn december_tells_which_items_will_be_without_a_grant_in_january() {
    let list = changed(ITEMS, &[]);
    let (_, item) = list.split_once("items:\n").unwrap();
    let second = item.replace("spxk", "spbg").replace("核发", "变更");
    let next = letter("二", "2026-12-01", "2027-01-01", "2027-12-31", "");
    let site = with_holidays(Site::new())
        .write(ITEMS, format!("{list}{second}"))
        .edit(LETTER, "items: [spxk]", "items: [spxk, spbg]")
        .write("letters/2027/scjgj.yaml", next);
    assert!(coming(&site, "2026-11-30").is_empty(), "there is more than a month left");
    let told = coming(&site, "2026-12-01");
    assert!(
        told.iter().all(|line| line.starts_with("警告[RAT-0") && line.contains("到 2027-01-01：")),
        "{told:?}"
    );
    assert_eq!(told.len(), 6, "each rate once: {told:?}");
    says(&site.run(&["check", "--as-of", "2026-12-31"]), &["没有列入授权书的事项：食品经营许可证变更"]);
    // On the day itself it is so, and no longer coming.
    assert!(coming(&site, "2027-01-01").is_empty());
}

#[test]
fn december_tells_once_that_a_department_has_not_signed() {
    let site = with_holidays(Site::new());
    assert_eq!(told(&site, "2026-12-10"), ["EDN-02 policy.yaml"]);
    let draft = letter("二", "", "2027-01-01", "2027-12-31", "status: 草拟\n");
    let site = site.write("letters/2027/scjgj.yaml", &draft);
    assert_eq!(told(&site, "2026-12-10"), ["EDN-04 letters/2026/scjgj.yaml"]);
    let signed = draft.replace("signed_on: ", "signed_on: 2026-12-09").replace("status: 草拟\n", "");
    let site = site.write("letters/2027/scjgj.yaml", signed);
    assert!(told(&site, "2026-12-10").is_empty(), "{:?}", told(&site, "2026-12-10"));
}

#[test]
fn a_letter_that_ends_in_summer_is_told_of_a_month_before() {
    let site = with_a_second_department().edit(LETTER, "to: 2026-12-31", "to: 2026-06-30");
    assert!(coming(&site, "2026-05-30").is_empty());
    let told = coming(&site, "2026-05-31");
    let expected =
        "警告[LTR-09]: 到 2026-07-01：授权书“示市监授〔2025〕1号”已于 2026-06-30 到期，尚无有效的新授权书";
    assert_eq!(told, [expected]);
}

#[test]
fn december_tells_that_nobody_will_be_in_post_and_that_a_reason_is_missing() {
    let next = letter("二", "2026-12-01", "2027-01-01", "2027-12-31", "").replace("办理事项制证权, ", "");
    let site = with_holidays(Site::new()).write("letters/2027/scjgj.yaml", next).edit(
        WINDOW,
        "name: 乙示例",
        "name: 乙示例, until: 2026-12-31",
    );
    let told = coming(&site, "2026-12-10");
    for rule in ["WIN-01", "LTR-17", "RAT-06"] {
        assert!(
            told.iter().any(|line| line.starts_with(&format!("警告[{rule}]: 到 2027-01-01："))),
            "{told:?}"
        );
    }
    assert_eq!(site.run(&["check", "--as-of", "2026-12-10"]).code, 0, "it is not so yet");
}

#[test]
fn the_holidays_of_the_next_year_are_asked_for_in_december() {
    let site = Site::new();
    assert!(told(&site, "2026-11-30").is_empty());
    assert!(told(&site, "2026-12-01").contains(&"CAL-01 policy.yaml".to_owned()));
    assert!(!told(&with_holidays(site), "2026-12-01").iter().any(|finding| finding.starts_with("CAL-01")));
}

#[test]
fn filing_agrees_with_signing_and_status() {
    let with = |keys: &str| Site::new().edit(LETTER, "signed_on", &format!("{keys}\nsigned_on"));
    for keys in ["filed_on: 2025-12-17", "status: 已备案"] {
        assert_eq!(told(&with(keys), DAY), ["FIL-03 letters/2026/scjgj.yaml"], "{keys}");
    }
    for keys in ["filed_on: 2025-12-18", "filed_on: 2025-12-30\nstatus: 已备案"] {
        assert!(told(&with(keys), DAY).is_empty(), "{keys}");
    }
    let draft = letter("二", "", "2027-01-01", "2027-12-31", "status: 草拟\nfiled_on: 2025-12-22\n");
    let site = Site::new().write("letters/2027/scjgj.yaml", draft);
    assert_eq!(told(&site, DAY), ["FIL-03 letters/2027/scjgj.yaml"]);
}

#[test]
fn a_draft_whose_people_are_not_filled_in_yet_is_not_told_of() {
    let draft = letter("二", "", "2027-01-01", "2027-12-31", "status: 草拟\n")
        .replace("{chief: 乙示例, a: [丙示例], b: [丁示例]}", "{chief: 乙示例}");
    let site = Site::new().write("letters/2027/scjgj.yaml", &draft);
    assert!(told(&site, DAY).is_empty(), "{:?}", told(&site, DAY));
    let site = site.write("letters/2027/scjgj.yaml", draft.replace("乙示例", "癸示例"));
    assert_eq!(told(&site, DAY), ["LTR-13 letters/2027/scjgj.yaml"]);
}

#[test]
fn a_revocation_follows_the_signing_and_has_a_day() {
    let revoked = |more: &str| {
        let text = letter("二", "2026-06-18", "2026-07-01", "2026-12-31", more);
        told(&Site::new().write("letters/2026/scjgj-2.yaml", text), DAY)
    };
    assert_eq!(revoked("revoked_on: 2026-06-17\n"), ["LTR-35 letters/2026/scjgj-2.yaml"]);
    assert_eq!(revoked("status: 已废止\n"), ["LTR-36 letters/2026/scjgj-2.yaml"]);
    assert!(revoked("status: 已废止\nrevoked_on: 2026-06-18\n").is_empty());
}

#[test]
fn a_signed_letter_that_selects_by_kind_is_told_which_items_that_means() {
    let site = Site::new().edit(LETTER, "items: [spxk]", "select: {processing: 即办件}");
    says(&site.check(), &["LTR-25", "按现在的清单是“事项: [spxk]”"]);
    let site = Site::new().edit(LETTER, "items: [spxk]", "select: {processing: 承诺件}");
    let run = site.check();
    assert!(run.stderr.contains("LTR-25") && !run.stderr.contains("按现在的清单"), "{}", run.stderr);
}

#[test]
fn that_a_letter_has_lapsed_is_told_once_and_not_again_for_every_rate() {
    let run = Site::new().run_on("2027-01-01", &["check", "--as-of", "2027-01-01"]);
    says(&run, &["LTR-09"]);
    assert!(!run.stderr.contains("RAT-"), "{}", run.stderr);
    // A letter that was revoked is missed by its rates: nothing else says so.
    let site = Site::new().edit(
        LETTER,
        "term:",
        "status: 已废止\nrevoked_on: 2026-06-01\nrevoked_reason: 撤并\nterm:",
    );
    says(&site.check(), &["RAT-01"]);
}
