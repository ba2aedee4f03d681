//! Drafts: what the next letter says follows from the last one and from the records of its first day.

use super::{says, text};
use crate::site::Site;

const DECEMBER: &str = "2026-12-05";
const DRAFT: &str = "letters/2027/scjgj.yaml";
const ITEMS: &str = "items/scjgj.yaml";
const WINDOW: &str = "windows/scjgj.yaml";
const OLD: &str = "letters/2026/scjgj.yaml";

/// Drafts the letters of 2027, and returns what was printed and the draft.
#[track_caller]
fn renewed(site: &Site) -> (crate::site::Run, String) {
    let run = site.run_on(DECEMBER, &["renew", "2027", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let draft = text(site, DRAFT);
    (run, draft)
}

fn item(id: &str, name: &str, more: &str) -> String {
    format!(
        "- id: {id}\n  name: {name}\n  windows: [scjgj]\n  by_law:\n  - {{title: 中华人民共和国食品安全法, article: 第三十五条}}\n  \
         accept_condition: 已取得营业执照。\n  materials:\n  - {{name: 申请书, original: 1}}\n  promised_limit: 10 个工作日\n  \
         fee: {{charged: 否}}\n  visits: 1\n  audience: [个人]\n{more}"
    )
}

fn with_items(more: &str) -> Site {
    let site = Site::new();
    let items = text(&site, ITEMS) + more;
    site.write(ITEMS, items)
}

#[test]
fn a_draft_is_the_last_letter_with_the_next_number_and_term_in_the_keys_of_the_last() {
    let site = Site::new();
    let (run, draft) = renewed(&site);
    let expected = "# 照 letters/2026/scjgj.yaml 起草，签订前请逐项核对；和它不同的地方写在旁边的注释里
# 上一份是“示市监授〔2025〕1号”，编号是顺着编的，请核对
number: 示市监授〔2026〕1号
department: scjgj
window: scjgj
reason: 年度授权

legal_representative: 甲示例
grantees:
  chief: 乙示例
  a: [丙示例]
  b: [丁示例]

scope: 本局全部事项。

grants:
  # 即办件
  - items: [spxk]
    powers: [受理决定权, 审核审批权, 办理事项制证权, 办理结果送达权, 应诉代理权]

responsibility: 法律责任由本局承担。

term: {from: 2027-01-01, to: 2027-12-31}

sealed: 否
status: 草拟
";
    assert_eq!(draft, expected);
    says(&run, &["和上一份相同，只换了编号和期限（1 份）"]);
    // It is no worse than the content without it.
    let check = site.run_on(DECEMBER, &["check"]);
    assert_eq!(check.code, 0, "{}", check.stderr);
    assert!(!check.stderr.contains(DRAFT), "{}", check.stderr);
}

#[test]
fn what_there_is_already_is_never_written_again() {
    let site = Site::new();
    renewed(&site);
    let site = site.edit(DRAFT, "本局全部事项", "本局全部食品事项");
    let (run, draft) = renewed(&site);
    assert!(draft.contains("食品事项"));
    says(&run, &["已经有了，没有改动（草拟 1 份）"]);
    // Nor one that cannot be read.
    let site = Site::new().write(DRAFT, "number: [");
    let (run, draft) = renewed(&site);
    assert_eq!(draft, "number: [");
    says(&run, &["没有起草（1）", "读不出来"]);
}

#[test]
fn without_being_asked_to_write_it_only_shows() {
    let site = Site::new();
    let run = site.run_on(DECEMBER, &["renew", "2027"]);
    assert_eq!(run.code, 1);
    says(&run, &["+number: 示市监授〔2026〕1号", "没有写入"]);
    assert!(!site.content().join(DRAFT).exists());
}

#[test]
fn items_that_have_gone_are_left_out_and_new_ones_wait_in_a_group_of_their_own() {
    let withdrawn = item("old", "旧事项", "  processing: 承诺件\n  effective_to: 2026-09-30\n");
    let ending = item("ends", "将止事项", "  processing: 承诺件\n  effective_to: 2027-06-30\n");
    let promised = item("new", "新事项", "  processing: 承诺件\n  certificate: 否\n");
    let instant = item("now", "当场事项", "  processing: 即办件\n");
    let site = with_items(&[withdrawn, ending, promised, instant].concat())
        .edit(OLD, "items: [spxk]", "items: [spxk]")
        .edit(OLD, "responsibility", "- items: [old, ends]\n  powers: [受理决定权, 协调处置权]\nwithheld:\n- {items: [old, ends], powers: [审核审批权], reason: 需现场核查}\nresponsibility");
    let (run, draft) = renewed(&site);
    let granted = "  # 承诺件
  # 去掉 old“旧事项”：2026-10-01 起不再办理
  # ends“将止事项”：2027-06-30 为止
  - items: [ends]
    powers: [受理决定权, 协调处置权]

  # 新增，请确认
  # 即办件
  # now“当场事项”：上一份没有列入
  - items: [now]
    powers: [受理决定权, 审核审批权, 办理事项制证权, 办理结果送达权, 应诉代理权]

  # 新增，请确认
  # 承诺件，不产生证照，不授予制证权
  # new“新事项”：上一份没有列入
  - items: [new]
    powers: [受理决定权, 协调处置权, 办理结果送达权, 应诉代理权]

withheld:
  - items: [ends]
    powers: [审核审批权]
    reason: 需现场核查

  # 新增，请确认
  - items: [new]
    powers: [办理事项制证权]
    reason: 本事项不产生证照

  # 新增的承诺件没有授予审核审批权，请在“未授权事项”里补上理由：
  # - 事项: [new]
  #   权限: [审核审批权]
  #   理由:
";
    assert!(draft.contains(granted), "{draft}");
    says(&run, &["和上一份不同 4 处", "去掉 old“旧事项”", "新增 new“新事项”"]);
    let check = site.run_on(DECEMBER, &["check"]);
    assert_eq!(check.code, 0, "{}", check.stderr);
}

#[test]
fn an_item_that_is_processed_otherwise_than_before_is_asked_about() {
    let site = Site::new().edit(ITEMS, "processing: 即办件", "processing: 承诺件");
    let (_, draft) = renewed(&site);
    let group = "  # 新增，请确认
  # 承诺件
  # spxk“食品经营许可证核发”：上一份按即办件授权，现在是承诺件
  - items: [spxk]
    powers: [受理决定权, 协调处置权, 办理事项制证权, 办理结果送达权, 应诉代理权]
";
    assert!(draft.contains(group), "{draft}");
}

#[test]
fn the_people_of_the_first_day_stand_in_it_and_every_change_is_told() {
    let site = Site::new()
        .edit(WINDOW, "name: 丙示例", "name: 丙示例, until: 2026-12-20")
        .edit(WINDOW, "- {role: B岗", "- {role: A岗, name: 戊示例, since: 2026-12-21}\n- {role: B岗")
        .edit("departments/scjgj.yaml", "name: 甲示例", "name: 己示例");
    let (run, draft) = renewed(&site);
    let people = "# 上一份是“甲示例”
legal_representative: 己示例
grantees:
  chief: 乙示例
  # 上一份的A岗“丙示例”已不在这个岗位
  # 上一份没有写A岗“戊示例”
  a: [戊示例]
  b: [丁示例]
";
    assert!(draft.contains(people), "{draft}");
    says(&run, &["和上一份不同 3 处"]);
}

#[test]
fn nothing_is_drafted_for_what_is_gone_by_then() {
    let site = Site::new().edit(WINDOW, "counters:", "closed_on: 2026-12-31\ncounters:");
    let run = site.run_on(DECEMBER, &["renew", "2027", "--write"]);
    assert_eq!(run.code, 0);
    says(&run, &["没有起草（1）", "到那时已撤销"]);
}

#[test]
fn a_department_is_named_as_people_call_it_and_a_wrong_name_or_year_is_refused() {
    let site = Site::new();
    let run = site.run_on(DECEMBER, &["renew", "2027", "示例区市场监督管理局", "--write"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for (arguments, word) in
        [(["renew", "2027", "scjg"], "是否想写“scjgj”"), (["renew", "2029", "scjgj"], "只能起草今年或者明年")]
    {
        let run = site.run_on(DECEMBER, &arguments);
        assert_eq!(run.code, 2);
        says(&run, &[word]);
    }
}
