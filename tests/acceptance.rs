//! `--strict` and `accept`: what counts as an error, and what a record's owner accepts.

use serde_json::{Value, json};

use crate::reports::{accepting, parsed, report, without_b_post};
use crate::site::{DAY, Run, Site};

fn strict(site: &Site) -> Run {
    site.run(&["check", "--as-of", DAY, "--strict"])
}

#[test]
fn strictly_a_warning_is_an_error_and_keeps_its_name() {
    let run = strict(&without_b_post());
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("警告[WIN-03]"), "{}", run.stderr);
    assert!(run.stdout.contains("--strict：警告和未达标也算错误"), "{}", run.stdout);
    let short = Site::new().edit("letters/2026/scjgj.yaml", "审核审批权, ", "");
    assert_eq!(strict(&short).code, 1);
    assert_eq!(strict(&Site::new()).code, 0);
}

#[test]
fn strictly_a_hint_is_no_error() {
    let site =
        Site::new().edit("site.yaml", "demonstration", "accept: [{rule: WIN-03, reason: 甲}]\ndemonstration");
    let run = strict(&site);
    assert!(run.stderr.contains("提示[ACC-02]"), "{}", run.stderr);
    assert_eq!(run.code, 0);
}

#[test]
fn a_strict_build_publishes_nothing_while_a_warning_stands() {
    let site = without_b_post();
    let run = site.build_with(&["--strict"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("警告[WIN-03]") && run.stdout.contains("没有发布"), "{}", run.stdout);
    assert!(run.stdout.contains("--strict：警告和未达标也算错误"), "{}", run.stdout);
    assert!(!site.out().exists());
    // That the same content was published without the option does not make it good enough.
    site.build();
    assert_eq!(site.build_with(&["--strict"]).code, 1);
    let accepted = accepting("{rule: WIN-03, reason: 编制只有两人}");
    let run = accepted.build_with(&["--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("已接受 1"), "{}", run.stdout);
    let again = accepted.build_with(&["--strict"]);
    assert!(again.stdout.contains("没有变化") && again.stdout.contains("已接受 1"), "{}", again.stdout);
}

#[test]
fn what_is_accepted_counts_no_more_and_is_named_in_the_summary() {
    for entry in ["{rule: WIN-03, reason: 编制只有两人}", "{规则: WIN-03, 理由: 编制只有两人}"]
    {
        let site = accepting(entry);
        let run = strict(&site);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(!run.stderr.contains("警告["), "{}", run.stderr);
        let said = "警告 0，提示 0，已接受 1\n--strict：警告和未达标也算错误\n已接受 1 条：\n  WIN-03 windows/scjgj.yaml:9 编制只有两人\n";
        assert!(run.stdout.contains(said), "{}", run.stdout);
        let document = parsed(&site, "json");
        assert_eq!(document["summary"]["accepted"], 1);
        assert_eq!(document["summary"]["warnings"], 0);
        assert_eq!(document["findings"][0]["accepted"], "编制只有两人");
        assert_eq!(document["findings"][0]["severity"], "warning");
        let github = report(&site, "github");
        assert!(github.stdout.starts_with("::notice ") && github.stdout.contains("已接受：编制只有两人"));
        assert!(github.stderr.contains("已接受 1 条："), "{}", github.stderr);
    }
}

/// What a guide must say besides.
const GUIDE: &str = "  by_law: [{title: 甲法}]\n  accept_condition: 有\n  materials: [{name: 乙}]\n  \
                     fee: {charged: 否}\n  visits: 1\n  audience: [个人]\n";

#[test]
fn an_item_accepts_for_itself_and_a_list_for_all_its_items() {
    let slow = "  promised_limit: 5 个工作日\n";
    let second = format!(
        "- id: spba\n  name: 食品经营备案\n  aliases: [备案]\n  processing: 即办件\n  windows: [scjgj]\n{slow}{GUIDE}"
    );
    let two = || {
        Site::new()
            .edit("items/scjgj.yaml", "  promised_limit: 当场办结\n", slow)
            .edit(
                "items/scjgj.yaml",
                "  audience: [个人, 法人]\n",
                &format!("  audience: [个人, 法人]\n{second}"),
            )
            .edit("letters/2026/scjgj.yaml", "[spxk]", "[spxk, spba]")
    };
    let found = |site: &Site| {
        let document = parsed(site, "json");
        let findings = document["findings"].as_array().unwrap().clone();
        findings.iter().map(|one| (one["rule"].clone(), one["accepted"].clone())).collect::<Vec<_>>()
    };
    let itm = |reason: Value| (json!("ITM-06"), reason);
    assert_eq!(found(&two()), [itm(json!(null)), itm(json!(null))]);
    let item = two().edit(
        "items/scjgj.yaml",
        "  name: 食品经营备案\n",
        "  accept: [{rule: ITM-06, reason: 甲}]\n  name: 食品经营备案\n",
    );
    assert_eq!(found(&item), [itm(json!(null)), itm(json!("甲"))]);
    let both = item.edit("items/scjgj.yaml", "items:\n", "accept: [{rule: ITM-06, reason: 乙}]\nitems:\n");
    assert_eq!(found(&both), [itm(json!("乙")), itm(json!("甲"))]);
}

#[test]
fn the_head_of_a_notice_accepts_what_stands_in_its_text() {
    let notice = "---\ntitle: 新\nissuer: 甲\nissued_on: 2026-01-01\nsummary: 新\n接受:\n\
                  - {规则: TXT-02, 理由: 原文如此}\n---\n甲<b>乙</b>\n";
    let run = strict(&Site::new().write("notices/a.md", notice));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("TXT-02 notices/a.md:9 原文如此"), "{}", run.stdout);
}

#[test]
fn errors_and_failures_to_comply_cannot_be_accepted() {
    let site = Site::new()
        .edit("letters/2026/scjgj.yaml", "审核审批权, ", "")
        .edit("departments/scjgj.yaml", "kind:", "accept: [{rule: RAT-02, reason: 甲}]\nkind:")
        .edit("windows/scjgj.yaml", "center: hall", "center: hal\naccept: [{rule: REF-01, reason: 甲}]");
    let document = parsed(&site, "json");
    let findings = document["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["accepted"].is_null()));
    let complaints: Vec<_> = findings
        .iter()
        .filter(|finding| finding["rule"] == "ACC-01")
        .map(|finding| {
            let at = ["line", "column", "end_column"].map(|key| finding[key].as_u64().unwrap());
            (finding["message"].as_str().unwrap(), finding["severity"].as_str().unwrap(), at)
        })
        .collect();
    assert_eq!(
        complaints,
        [
            ("“RAT-02”属于“未达标”，不能接受", "warning", [2, 17, 23]),
            ("“REF-01”属于“错误”，不能接受", "warning", [4, 17, 23]),
        ]
    );
    assert_eq!(report(&site, "json").code, 1);
}

#[test]
fn an_acceptance_of_no_known_rule_is_answered_with_the_likely_one() {
    let entries = "{rule: win-03, reason: 甲}, {rule: WIN-3, reason: 甲}, {rule: 没有B岗, reason: 甲}, {rule: ACC-01, reason: 甲}";
    let run = accepting(entries).check();
    assert_eq!(run.code, 0);
    for words in [
        "警告[ACC-01]: 没有编号为“win-03”的规则",
        "是否想写“WIN-03”（窗口应有 B 岗人员）？",
        "没有编号为“WIN-3”的规则",
        "编号写在检查报告的方括号里",
        "“ACC-01”说的就是“接受”本身，不能接受",
        "警告[WIN-03]",
    ] {
        assert!(run.stderr.contains(words), "{words} in {}", run.stderr);
    }
}

#[test]
fn an_acceptance_that_outlived_its_finding_is_a_hint() {
    let site = accepting("{rule: REF-06, reason: 甲}");
    let run = site.check();
    assert!(run.stderr.contains("提示[ACC-02]: 这里已经没有“REF-06”的问题"), "{}", run.stderr);
    assert!(run.stderr.contains("windows/scjgj.yaml:7:17"), "{}", run.stderr);
    // Nobody knows what the rules will say once the error is mended, so the acceptance is not called superfluous.
    let broken = site.edit("departments/scjgj.yaml", "区直部门", "区部门");
    assert!(!broken.check().stderr.contains("ACC-02"));
}

#[test]
fn an_acceptance_needs_a_reason() {
    let run = accepting("{rule: WIN-03}").check();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("必填字段“理由”缺失"), "{}", run.stderr);
}

#[test]
fn what_belongs_to_a_person_cannot_be_accepted() {
    let window = "windows/scjgj.yaml";
    for (rule, note) in [("PRV-11", "4525**********1234"), ("PRV-10", "家庭住址：示例村1号")] {
        let accept = format!("accept: [{{rule: {rule}, reason: 甲}}]\nname: 市");
        let site = Site::new().edit(window, "title: 股长", &format!("title: 股长, note: {note}")).edit(
            window,
            "name: 市",
            &accept,
        );
        let run = strict(&site);
        assert_eq!(run.code, 1);
        assert!(run.stderr.contains(&format!("[{rule}]")), "{}", run.stderr);
        assert!(
            run.stderr.contains(&format!("[ACC-01]: “{rule}”说的是个人信息，不能接受")),
            "{}",
            run.stderr
        );
    }
}
