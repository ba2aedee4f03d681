//! A county that begins: the smallest content, without anything of the example, and records added to it.

use std::fs;

use crate::site::{Site, project, tree};

const COUNTY: [&str; 7] = [
    "init",
    "--empty",
    "--area=贵港市港北区",
    "--domain=www.gbq.gov.cn",
    "--credit-code=11450802MB1234567E",
    "--phone=0775-4382615",
    "new-county",
];

/// A folder with the smallest content of a county.
fn county() -> Site {
    let site = Site::new();
    fs::remove_dir_all(site.content()).unwrap();
    let mut arguments = COUNTY[..6].to_vec();
    arguments.push(".");
    let run = site.run(&arguments);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    site
}

#[test]
fn the_smallest_county_has_no_error_and_nothing_of_the_example() {
    let site = county();
    let run = site.check();
    assert!(run.stdout.contains("错误 0"), "{}{}", run.stdout, run.stderr);
    assert!(!run.stderr.contains("错误["), "{}", run.stderr);
    let own: String =
        tree(&site.content()).into_iter().map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect();
    for word in ["港南", "演示数据", "示例", "example", "0775-0000", "450803"] {
        assert!(!own.contains(word), "{word} is of the example");
    }
    let policy: String = fs::read_to_string(site.content().join("policy.yaml")).unwrap();
    assert_eq!(policy.matches("- 职权: ").count(), 6);
    let example = fs::read_to_string(project().join("content/departments/scjgj.yaml")).unwrap();
    let names = example.lines().filter_map(|line| line.split_once(": ")).map(|(_, value)| value.trim());
    for name in names.filter(|name| name.chars().count() > 6 && !name.starts_with('{')) {
        assert!(!own.contains(name), "{name} is of the example");
    }
    assert_eq!(site.run(&["init", "--empty", "."]).code, 2, "never over anything");
}

#[test]
fn what_is_asked_for_must_be_what_it_is() {
    for (place, wrong, said) in [
        (2, "--area=港北", "全称"),
        (3, "--domain=gbq", "域名"),
        (4, "--credit-code=11450802MB1234567X", "统一社会信用代码"),
        (5, "--phone=4382615", "区号"),
    ] {
        let mut arguments = COUNTY[..7].to_vec();
        arguments[place] = wrong;
        let site = Site::new();
        let run = site.run(&arguments);
        assert_eq!(run.code, 2, "{wrong}");
        assert!(run.stderr.contains(said), "{wrong}: {}", run.stderr);
        assert!(!site.folder().join("new-county").exists());
    }
}

#[test]
fn a_new_record_says_what_to_fill_in_and_brings_no_error() {
    let site = county();
    for arguments in [
        &["new", "部门", "wjj", "--name", "贵港市港北区卫生健康局", "--phone", "0775-4382616"][..],
        &["new", "窗口", "wjj", "--phone", "0775-4382617"],
        &["new", "事项", "wjj/ggws", "--category", "行政许可", "--name", "公共场所卫生许可: 新办"],
        &["new", "事项", "wjj/ggws-yx", "--category", "行政许可"],
        &["new", "授权书", "2027/wjj"],
    ] {
        let run = site.run(&[arguments, &["--write"]].concat());
        assert_eq!(run.code, 0, "{arguments:?} {}{}", run.stdout, run.stderr);
    }
    let run = site.check();
    assert!(run.stdout.contains("错误 0"), "{}{}", run.stdout, run.stderr);
    let items = fs::read_to_string(site.content().join("items/wjj-permit.yaml")).unwrap();
    assert_eq!(
        items,
        "实施部门: wjj
事项类型: 行政许可
事项:
  - 标识: ggws
    名称: \"公共场所卫生许可: 新办\"  # 与事项清单一致
    办件类型: 即办件  # 即办件 或 承诺件
    办理窗口: [wjj]  # 在哪些窗口办，写窗口的标识
    承诺办结时限: 当场办结  # 即办件写 当场办结，承诺件写 10 个工作日 这样的

  - 标识: ggws-yx
    名称: 待填写  # 与事项清单一致
    办件类型: 即办件  # 即办件 或 承诺件
    办理窗口: [wjj]  # 在哪些窗口办，写窗口的标识
    承诺办结时限: 当场办结  # 即办件写 当场办结，承诺件写 10 个工作日 这样的
"
    );
    assert_eq!(site.run(&["new", "事项", "wjj/ggws", "--category", "行政许可"]).code, 2);
}
