//! Signatures: one by one or from a register, refused row by row, and never more than what was registered.

use std::fs;

use super::{says, text};
use crate::files::{pdf_with, scanned_pdf};
use crate::site::{Run, Site, project};

const DAY: &str = "2026-12-22";
const DRAFT: &str = "letters/2027/scjgj.yaml";

/// The smallest content with its letter of 2027 drafted.
fn drafted() -> Site {
    let site = Site::new();
    let run = site.run_on("2026-12-05", &["renew", "2027", "--write"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    site
}

fn sign(site: &Site, arguments: &[&str]) -> Run {
    site.run_on(DAY, &[&["sign"], arguments].concat())
}

/// A file beside the content.
fn lay(site: &Site, name: &str, bytes: impl AsRef<[u8]>) {
    fs::write(site.folder().join(name), bytes).unwrap();
}

/// Registers from a table of these lines.
fn from(site: &Site, lines: &[&str]) -> Run {
    lay(site, "登记.csv", lines.join("\n"));
    sign(site, &["--from", "登记.csv", "--write"])
}

#[test]
fn what_a_report_hides_is_never_written_into_the_content() {
    for hidden in ["13800138000", "450803199001011234"] {
        let noted = format!("# 联系 {hidden}\n{}", text(&Site::new(), "letters/2026/scjgj.yaml"));
        let site = Site::new().write("letters/2026/scjgj.yaml", &noted);
        let run = site.run_on("2026-12-05", &["renew", "2027", "--write"]);
        let draft = site.content().join("letters/2027/scjgj.yaml");
        let drafted = std::fs::read_to_string(draft).unwrap_or_default();
        assert!(!drafted.contains("**"), "{drafted}{}{}", run.stdout, run.stderr);
        let end = ["revoke", "letters/2026/scjgj", "--on", "2026-12-10", "--reason", "重签", "--write"];
        let run = site.run_on("2026-12-05", &end);
        let letter = text(&site, "letters/2026/scjgj.yaml");
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        assert_eq!(letter, format!("{noted}status: 已废止\nrevoked_on: 2026-12-10\nrevoked_reason: 重签\n"));
    }
}

#[test]
fn a_signature_changes_the_values_meant_and_nothing_else() {
    let site = drafted();
    let before = text(&site, DRAFT);
    let run = sign(&site, &["scjgj", "--on", "2026-12-18"]);
    assert_eq!(run.code, 1);
    says(&run, &["+signed_on: 2026-12-18", "没有写入", "可登记 1 份"]);
    assert_eq!(text(&site, DRAFT), before);
    let arguments = [
        "scjgj",
        "--number",
        "示市监授〔2026〕9号",
        "--on",
        "2026-12-18",
        "--filed",
        "2026-12-21",
        "--copies",
        "1",
        "--write",
    ];
    let run = sign(&site, &arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let expected = before
        .replace("number: 示市监授〔2026〕1号", "number: 示市监授〔2026〕9号")
        .replace("term: {", "signed_on: 2026-12-18\nterm: {")
        .replace(
            "sealed: 否\nstatus: 草拟\n",
            "sealed: 是\nstatus: 已备案\nfiled_on: 2026-12-21\nfiling_copies: 1\n",
        );
    assert_eq!(text(&site, DRAFT), expected);
    assert_eq!(site.run_on(DAY, &["check"]).code, 0);
    // Told again, it is known.
    let run = sign(&site, &arguments);
    assert_eq!(run.code, 0);
    says(&run, &["以前登记过的 1 行"]);
}

#[test]
fn a_letter_is_signed_first_and_filed_later() {
    let site = drafted();
    assert_eq!(from(&site, &["部门,签订日期", "scjgj,2026-12-18"]).code, 0);
    assert!(text(&site, DRAFT).contains("status: 已签订"));
    let run = from(&site, &["部门,签订日期,备案日期,份数", "scjgj,2026-12-18,2026-12-21,一式一份"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(text(&site, DRAFT).contains("status: 已备案\nfiled_on: 2026-12-21\nfiling_copies: 1\n"));
    // What is signed is never signed otherwise.
    let run = from(&site, &["部门,签订日期", "scjgj,2026-12-19"]);
    assert_eq!(run.code, 1);
    says(&run, &["B2（签订日期）", "已签订的不改"]);
}

#[test]
fn a_selection_becomes_the_items_that_it_means_on_the_first_day() {
    let site = drafted().edit(DRAFT, "items: [spxk]", "select: {processing: 即办件}");
    let run = sign(&site, &["scjgj", "--on", "2026-12-18", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    says(&run, &["批量选择换成 1 个事项"]);
    let letter = text(&site, DRAFT);
    assert!(letter.contains("- items: [spxk]\n") && !letter.contains("select"), "{letter}");
}

#[test]
fn the_names_on_the_paper_are_kept_where_they_are_no_longer_used() {
    let renamed =
        "name: 示例区市场监管和知识产权局\nnames:\n- {name: 示例区市场监督管理局, until: 2026-12-19}";
    let site = drafted().edit("departments/scjgj.yaml", "name: 示例区市场监督管理局", renamed);
    let run = sign(&site, &["scjgj", "--on", "2026-12-18", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(text(&site, DRAFT).contains("示例区市场监督管理局"), "{}", text(&site, DRAFT));
}

#[test]
fn a_register_of_people_is_read_from_a_workbook() {
    let site = drafted();
    let book = fs::read(project().join("tests/fixtures/registers/签订登记.xlsx")).unwrap();
    lay(&site, "签订登记.xlsx", book);
    let run = sign(&site, &["--from", "签订登记.xlsx", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let letter = text(&site, DRAFT);
    for value in
        ["number: 示市监授〔2026〕7号", "signed_on: 2026-12-18", "filed_on: 2026-12-21", "filing_copies: 1"]
    {
        assert!(letter.contains(value), "{value} in {letter}");
    }
}

#[test]
fn the_register_that_is_handed_out_is_understood_when_it_comes_back() {
    let site = drafted();
    assert_eq!(sign(&site, &["--register", "登记.csv"]).code, 0);
    let register = fs::read_to_string(site.folder().join("登记.csv")).unwrap();
    assert!(register.contains("示例区市场监督管理局,市场监管窗口,示市监授〔2026〕1号,,,,,,"), "{register}");
    // Nothing is filled in yet.
    let run = sign(&site, &["--from", "登记.csv", "--write"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    says(&run, &["还没有填的 1 行"]);
    lay(&site, "登记2.csv", register.replace("1号,,", "1号,2026-12-18,"));
    assert_eq!(sign(&site, &["--from", "登记2.csv", "--write"]).code, 0);
    assert!(text(&site, DRAFT).contains("signed_on: 2026-12-18"));
    // It is never written over another file.
    assert_eq!(sign(&site, &["--register", "登记.csv"]).code, 2);
}

#[test]
fn the_register_lists_what_is_signed_already_behind_the_rest_with_its_day() {
    let signed = text(&Site::new(), "letters/2026/scjgj.yaml").replace("2026-", "2027-");
    let signed = signed.replace("〔2025〕1号", "〔2026〕9号").replace("2025-12-18", "2026-11-20");
    let site = drafted().write("letters/2027/a.yaml", signed);
    assert_eq!(sign(&site, &["--register", "登记.csv"]).code, 0);
    let register = fs::read_to_string(site.folder().join("登记.csv")).unwrap();
    let ends: Vec<&str> =
        register.lines().skip(1).filter_map(|line| line.split_once('授')).map(|(_, rest)| rest).collect();
    assert_eq!(ends, ["〔2026〕1号,,,,,,", "〔2026〕9号,2026-11-20,,,,,"]);
}

#[test]
fn whatever_is_wrong_is_named_with_its_cell_and_nothing_of_its_row_is_written() {
    let site = drafted();
    let before = text(&site, DRAFT);
    for (lines, place, why) in [
        (&["部门,签订日期", "scjg,2026-12-18"][..], "A2（部门）", "是否想写“scjgj”"),
        (&["部门,签订日期", "scjgj,2026-12-40"], "B2（签订日期）", "不存在"),
        (&["部门,签订日期", "scjgj,2026-12-23"], "B2（签订日期）", "还没有到"),
        (&["部门,签订日期", "scjgj,2016-12-18"], "B2（签订日期）", "早 3666 天"),
        (&["部门,签订日期,备案日期", "scjgj,2026-12-18,2026-12-01"], "C2（备案日期）", "早于签订"),
        (&["部门,备案日期,签订日期", "scjgj,2026-12-18,"], "C2（签订日期）", "还没有签订日期"),
        (
            &["部门,签订日期", "scjgj,2026-12-18", "示例区市场监督管理局,2026-12-18"],
            "A3（部门）",
            "第 2、3 行登记的是同一份",
        ),
        (&["部门,签订日期,扫描件", "scjgj,2026-12-18,没有.pdf"], "C2（扫描件）", "读不到"),
        (&["部门,签订日期,扫描件", "scjgj,2026-12-18,登记.csv"], "C2（扫描件）", "不能公开"),
        (&["部门,签订日期,检查日期", "scjgj,2026-12-18,2026-12-19"], "第 2 行（检查岗位）", "还要写检查岗位"),
        (&["部门,签订日期,窗口", "scjgj,2026-12-18,别的窗口"], "C2（窗口）", "没有窗口"),
        (&["部门,签定日期", "scjgj,2026-12-18"], "表头", "是否想写“签订日期”"),
        (&["部门,签订日期,部门", "scjgj,2026-12-18,scjgj"], "表头", "出现了两次"),
        (&["甲,乙", "1,2"], "表头", "找不到表头"),
    ] {
        let run = from(&site, lines);
        assert_eq!(run.code, 1, "{lines:?}: {}{}", run.stdout, run.stderr);
        says(&run, &[place, why]);
        assert_eq!(text(&site, DRAFT), before, "{lines:?}");
    }
    lay(&site, "登记.csv", b"\xff\xfe\x00\x01");
    assert_eq!(sign(&site, &["--from", "登记.csv"]).code, 1);
}

#[test]
fn what_the_rules_refuse_is_left_out_with_the_reason_and_the_rest_is_made() {
    let other =
        text(&drafted(), DRAFT).replace("〔2026〕1号", "〔2026〕2号").replace("2027-01-01", "2027-06-01");
    let site = drafted()
        .edit(DRAFT, "responsibility: 法律责任由本局承担。\n", "")
        .write("letters/2027/more.yaml", other);
    let run = from(
        &site,
        &[
            "部门,编号,签订日期",
            "scjgj,示市监授〔2026〕1号,2026-12-18",
            "scjgj,示市监授〔2026〕2号,2026-12-18",
        ],
    );
    // The first lacks a part already, the second is as good as alone until the first is signed.
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    says(&run, &["LTR-10", "第 3 行"]);
}

#[test]
fn a_scan_is_looked_into_and_laid_where_the_site_finds_it() {
    let site = drafted();
    lay(&site, "扫描.pdf", pdf_with("Authorization letter", ""));
    let run = sign(&site, &["scjgj", "--on", "2026-12-18", "--scan", "扫描.pdf", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let place = "attachments/2027/示例区市场监督管理局2027年度授权书.pdf";
    assert!(text(&site, DRAFT).contains(&format!("scan: {place}\n")), "{}", text(&site, DRAFT));
    assert!(site.content().join(place).exists());
    assert_eq!(site.run_on(DAY, &["check"]).code, 0);
    // With a private number in it, it goes nowhere.
    let site = drafted();
    lay(&site, "扫描.pdf", pdf_with("11010519491231002X", ""));
    let run = sign(&site, &["scjgj", "--on", "2026-12-18", "--scan", "扫描.pdf", "--write"]);
    assert_eq!(run.code, 1);
    says(&run, &["疑似个人信息"]);
    assert!(!site.content().join("attachments").exists());
    // What only is called a scan is none.
    lay(&site, "扫描.pdf", "hello");
    let run = sign(&site, &["scjgj", "--on", "2026-12-18", "--scan", "扫描.pdf", "--write"]);
    assert_eq!(run.code, 1);
    says(&run, &["附件的扩展名是“pdf”，内容却不是 PDF"]);
    assert!(!site.content().join("attachments").exists());
}

#[test]
fn a_scan_that_nobody_has_looked_at_holds_up_nothing_but_itself() {
    let site = drafted();
    lay(&site, "扫描.pdf", scanned_pdf());
    let run = from(&site, &["部门,签订日期,扫描件", "scjgj,2026-12-18,扫描.pdf"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    says(&run, &["扫描件没有用上"]);
    assert!(!text(&site, DRAFT).contains("scan"));
    let run = from(
        &site,
        &["部门,签订日期,扫描件,检查日期,检查岗位", "scjgj,2026-12-18,扫描.pdf,2026-12-20,办公室主任"],
    );
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let letter = text(&site, DRAFT);
    assert!(letter.contains("on: 2026-12-20") && letter.contains("by: 办公室主任"), "{letter}");
    assert_eq!(site.run_on(DAY, &["check"]).code, 0);
}

#[test]
fn a_letter_is_revoked_from_a_day_on_for_a_reason_that_the_public_reads() {
    let site = Site::new();
    let old = "letters/2026/scjgj.yaml";
    let run = site.run_on(DAY, &["revoke", "scjgj", "--on", "2026-12-25", "--reason", "窗口撤并", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let letter = text(&site, old);
    for value in ["status: 已废止", "revoked_on: 2026-12-25", "revoked_reason: 窗口撤并"] {
        assert!(letter.contains(value), "{value} in {letter}");
    }
    let run = site.run_on(DAY, &["revoke", "2026/scjgj", "--on", "2026-12-25", "--reason", "再一次"]);
    assert_eq!(run.code, 2);
    says(&run, &["已经废止"]);
    let run = Site::new().run_on(DAY, &["revoke", "scjgj", "--on", "2027-02-01", "--reason", "到期"]);
    says(&run, &["没有有效的授权书"]);
}

#[test]
fn who_is_named_and_gets_no_letter_is_no_success() {
    for arguments in [
        &["supersede", "scjgj", "--from", "2020-02-15"][..],
        &["supersede", "scjgj", "--from", "2020-02-15", "--write"],
    ] {
        let run = Site::new().run_on(DAY, arguments);
        assert_eq!(run.code, 1, "{}", run.stdout);
        says(&run, &["没有有效的授权书可以替代"]);
    }
}

#[test]
fn signed_anew_during_the_year_a_letter_says_what_it_replaces_and_why() {
    let window = "windows/scjgj.yaml";
    let site = Site::new().edit(window, "name: 丙示例", "name: 丙示例, until: 2026-11-30").edit(
        window,
        "- {role: B岗",
        "- {role: A岗, name: 戊示例, since: 2026-12-01}\n- {role: B岗",
    );
    let run = site.run_on("2026-11-25", &["supersede", "scjgj", "--from", "2026-12-01", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let new = "letters/2026/scjgj-2.yaml";
    let letter = text(&site, new);
    for value in [
        "number: 示市监授〔2026〕1号",
        "reason: A岗变更",
        "a: [戊示例]",
        "term: {from: 2026-12-01, to: 2026-12-31}",
        "supersedes: scjgj\n",
        "status: 草拟",
    ] {
        assert!(letter.contains(value), "{value} in {letter}");
    }
    // Drafted once; signed, it holds from its first day on.
    says(
        &site.run_on("2026-11-25", &["supersede", "scjgj", "--from", "2026-12-01", "--write"]),
        &["已经有了"],
    );
    let run = site.run_on("2026-11-26", &["sign", "scjgj", "--on", "2026-11-26", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let check = site.run_on("2026-12-02", &["check"]);
    assert_eq!(check.code, 0, "{}", check.stderr);
    assert!(!check.stderr.contains("LTR-13") && !check.stderr.contains("LTR-10"), "{}", check.stderr);
}
