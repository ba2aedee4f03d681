//! The example never passes as an official site.

use std::collections::BTreeSet;

use crate::site::{DAY, Run, Site, tree};

/// The files that DIS-30 is about, in the order of the report.
fn files(run: &Run) -> Vec<String> {
    let lines: Vec<&str> = run.stderr.lines().collect();
    let of_rule = lines.windows(2).filter(|pair| pair[0].starts_with("错误[DIS-30]"));
    let path = |pair: &[&str]| pair[1].split_once("╭▸ ").unwrap().1.split(':').next().unwrap().to_owned();
    of_rule.map(path).collect()
}

#[test]
fn the_example_without_its_mark_is_refused_file_by_file() {
    let site = Site::example().edit("site.yaml", "演示数据: 是\n", "");
    let run = site.build_with(&[]);
    assert_eq!(run.code, 1);
    assert!(!site.out().exists());
    let found = files(&site.check());
    let unique: BTreeSet<&String> = found.iter().collect();
    assert_eq!(unique.len(), found.len(), "a file is reported twice");
    let with = |folder: &str| found.iter().filter(|path| path.starts_with(folder)).count();
    let all = |folder: &str| tree(&site.content().join(folder)).len();
    for folder in ["departments", "windows", "centers"] {
        assert_eq!(with(folder), all(folder), "{folder}");
    }
    assert!(found.contains(&"site.yaml".to_owned()) && with("letters") > 40, "{found:?}");
}

#[test]
fn the_example_as_it_is_has_nothing_of_it() {
    let run = Site::example().check();
    assert!(!run.stderr.contains("DIS-30") && !run.stderr.contains("DIS-31"), "{}", run.stderr);
}

#[test]
fn a_site_with_its_own_content_is_clean() {
    let run = Site::new().of_a_county().check();
    assert!(run.stdout.contains("错误 0，未达标 0，警告 0，提示 0"), "{}{}", run.stderr, run.stdout);
}

#[test]
fn whatever_is_left_of_the_example_is_found_in_every_spelling() {
    let notice = |text: &str| {
        Site::new().of_a_county().edit("notices/notice.md", "各部门应当", &format!("{text}各部门应当"))
    };
    let department = |line: &str| {
        Site::new().of_a_county().edit("departments/scjgj.yaml", "phone:", &format!("{line}\nphone:"))
    };
    for (site, file) in [
        (notice("请拨打0775-0000169咨询。"), "notices/notice.md"),
        (notice("请拨打07750000169咨询。"), "notices/notice.md"),
        (notice("请拨打（0775）0000169、+86 775 0000169。"), "notices/notice.md"),
        (notice("[网站](https://WWW.Example.gov.cn/a)"), "notices/notice.md"),
        (notice("信箱<zwgk@example.gov.cn>。"), "notices/notice.md"),
        (department("website: https://scj.example.gov.cn/a"), "departments/scjgj.yaml"),
        (department("complaint: \"(0775)0000169\""), "departments/scjgj.yaml"),
        (department("duties: 详见 www.example.gov.cn。"), "departments/scjgj.yaml"),
        (department("credit_code: 11450803MB00000005"), "departments/scjgj.yaml"),
        (
            Site::new().of_a_county().edit("site.yaml", "桂ICP备12345678号", "桂ICP备00000000号（示例）"),
            "site.yaml",
        ),
        (Site::new().of_a_county().edit("site.yaml", "4508040099", "4508030001"), "site.yaml"),
    ] {
        let run = site.check();
        assert_eq!(files(&run), [file], "{}", run.stderr);
    }
    for text in ["example.gov.cn.cn", "myexample.gov.cn", "0775-00001691", "https://www.gov.cn/"] {
        let run = notice(text).check();
        assert_eq!(files(&run), [""; 0], "{text}: {}", run.stderr);
    }
}

#[test]
fn all_people_of_a_window_of_the_example_are_found_and_one_of_them_is_not() {
    let example = std::fs::read_to_string(Site::example().content().join("windows/yjj.yaml")).unwrap();
    let names: Vec<&str> = example.lines().filter_map(|line| line.trim().strip_prefix("姓名: ")).collect();
    assert!(names.len() >= 3, "{names:?}");
    let with = |names: &[&str]| {
        let posts = names
            .iter()
            .fold(String::new(), |posts, name| posts + &format!("- {{role: A岗, name: {name}}}\n"));
        Site::new().of_a_county().edit("windows/scjgj.yaml", "posts:\n", &format!("posts:\n{posts}"))
    };
    assert_eq!(files(&with(&names).check()), ["windows/scjgj.yaml"]);
    assert_eq!(files(&with(&names[1..]).check()), [""; 0]);
}

#[test]
fn the_areas_own_site_code_is_no_fiction_there() {
    let site = Site::new().of_a_county().edit("site.yaml", "area_name: 示例区", "area_name: 港南区").edit(
        "site.yaml",
        "4508040099",
        "4508030001",
    );
    assert_eq!(files(&site.check()), [""; 0]);
}

#[test]
fn the_rules_of_another_county_are_a_warning() {
    let policy = std::fs::read_to_string(Site::example().content().join("policy.yaml")).unwrap();
    let example_notice = "notices/gnzbt-2017-23.md";
    let notice =
        "---\ntitle: 通知\nissuer: 覃塘区人民政府\nissued_on: 2017-05-27\nsummary: 授权。\n---\n授权。\n";
    let of = |area: &str| {
        Site::new()
            .of_a_county()
            .write("policy.yaml", &policy)
            .write(example_notice, notice)
            .edit("site.yaml", "示例区人民政府", &format!("{area}人民政府"))
            .edit("site.yaml", "area_name: 示例区", &format!("area_name: {area}"))
    };
    let run = of("覃塘区").run(&["check", "--as-of", DAY]);
    assert_eq!(run.stderr.matches("警告[DIS-31]").count(), 1, "{}", run.stderr);
    for word in [
        "policy.yaml:2:9",
        "不是覃塘区的",
        "港南政办通〔2017〕23号",
        "港南政发〔2017〕3号",
        "港南政办通〔2016〕57号",
    ] {
        assert!(run.stderr.contains(word), "no {word} in {}", run.stderr);
    }
    assert!(!run.stderr.contains("贵政发"), "{}", run.stderr);
    let run = of("港南区").check();
    assert!(!run.stderr.contains("DIS-31"), "{}", run.stderr);
}
