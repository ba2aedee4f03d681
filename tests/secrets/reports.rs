//! No report tells what was planted, whichever look found it.

use crate::site::{DAY, Site};

/// What is written, and the part of it that nobody may read in a report. `/` parts it into lines.
const PLANTED: [(&str, &str); 34] = [
    ("微信：zhangsan801", "zhangsan801"),
    ("微[信](https://a.example/x)：zhangsan802", "zhangsan802"),
    ("微**信**（张三）：zhangsan803", "zhangsan803"),
    ("微&#x4fe1;：zhangsan804", "zhangsan804"),
    ("| 姓名 | 微信 |/|---|---|/| 张三 | zhangsan805 |", "zhangsan805"),
    ("| 姓名 | QQ |/|---|---|/| 张三 | 88123406 |", "88123406"),
    ("QQ（张三）：88123407", "88123407"),
    ("企鹅号：88123408", "88123408"),
    ("zhangsan809 [at] qq [dot] com", "zhangsan809"),
    ("[信](mailto:zhangsan810%40qq.com)", "zhangsan810"),
    ("zhangsan811＠ｑｑ．ｃｏｍ", "zhangsan811"),
    ("家庭住址：示例镇八一二村1号", "八一二村"),
    ("家庭[住址](https://a.example/y)：示例镇八一三村1号", "八一三村"),
    ("本人住在示例镇八一四村1号", "八一四村"),
    ("| 姓名 | 住址 |/|---|---|/| 张三 | 示例镇八一五村1号 |", "八一五村"),
    ("护照号码：E88123416", "88123416"),
    ("| 姓名 | 护照 |/|---|---|/| 张三 | E88123417 |", "88123417"),
    ("出生日期：1981年8月18日", "1981年8月18日"),
    ("81年8月19日出生", "81年8月19日"),
    ("| 姓名 | 出生日期 |/|---|---|/| 张三 | 1982-08-20 |", "1982-08-20"),
    ("身份证号：110105198108210021", "19810821"),
    ("| 姓名 | 身份证 |/|---|---|/| 张三 | 110105198108220021 |", "19810822"),
    ("卡号：6222021234568230128", "3456823"),
    ("13880240000", "8024"),
    ("138~8025~8000", "8025"),
    ("l388O26OOOO", "8O26"),
    ("138转8027转8000", "8027"),
    ("138[8028](https://a.example/z)8000", "8028"),
    ("13-888-029-000", "888-029"),
    ("| 手机 | | |/|---|---|---|/| 138 | 8030 | 8000 |", "8030"),
    ("- 138/- 0831/- 8000", "0831"),
    ("138/8032/8000", "8032"),
    ("138&shy;8033&shy;8000", "8033"),
    ("１３８８０３４８０００", "８０３４"),
];

fn planted() -> Site {
    let mut page = "---\ntitle: 甲\nissuer: 乙\nissued_on: 2017-05-27\nsummary: 丙\n---\n正文\n".to_owned();
    let mut window = String::new();
    for (text, _) in PLANTED {
        // An address keeps its strokes.
        let lines = if text.contains("://") { text.to_owned() } else { text.replace('/', "\n") };
        page.extend(["\n", &lines, "\n"]);
        let comment = lines.replace('\n', "\n# ");
        window.extend(["# ", &comment, "\n"]);
    }
    let note = |text: &str| format!("- {{role: B岗, name: 丁示例, note: \"{text}\"}}\n");
    let values: String =
        ["微\\u4fe1：zhangsan835", "打138\\t8036\\t8000", "住址：\\t示例镇八三七村1号"].map(note).concat();
    Site::new().write("notices/n138~8038~8000.md", &page).write("notices/zhangsan839@qq.com.md", &page).edit(
        "windows/scjgj.yaml",
        "posts:\n",
        &format!("{window}posts:\n{values}"),
    )
}

#[test]
fn no_report_tells_what_was_planted() {
    let site = planted();
    let others = ["zhangsan835", "8036", "八三七村", "8038", "zhangsan839"];
    for format in ["human", "json", "sarif", "github"] {
        let run = site.run(&["check", "--as-of", DAY, "--format", format]);
        assert_eq!(run.code, 1, "{format}");
        let said = run.stdout + &run.stderr;
        let told: Vec<&str> = PLANTED
            .iter()
            .map(|(_, secret)| *secret)
            .chain(others)
            .filter(|secret| said.contains(secret))
            .collect();
        let lines: Vec<&str> =
            said.lines().filter(|line| told.iter().any(|one| line.contains(one))).collect();
        assert!(told.is_empty(), "{format} tells {told:?}:\n{}", lines.join("\n"));
    }
}

#[test]
fn every_one_of_them_is_found() {
    for (text, secret) in PLANTED {
        let lines = if text.contains("://") { text.to_owned() } else { text.replace('/', "\n") };
        let page =
            format!("---\ntitle: 甲\nissuer: 乙\nissued_on: 2017-05-27\nsummary: 丙\n---\n正文\n\n{lines}\n");
        let site = Site::new().write("notices/notice.md", page);
        let run = site.run(&["check", "--as-of", DAY]);
        let said = run.stdout + &run.stderr;
        assert!(run.code == 1 && said.contains("[PRV-"), "{text} passes: {said}");
        assert!(!said.contains(secret), "{text} is told: {said}");
    }
}

#[test]
fn the_report_on_a_file_name_tells_none_of_the_numbers_in_it() {
    let page = "---\ntitle: 甲\nissuer: 乙\nissued_on: 2017-05-27\nsummary: 丙\n---\n正文\n";
    let site = Site::new().write("notices/13800138000QQ12345678.md", page);
    let run = site.run(&["check", "--as-of", DAY]);
    let said = run.stdout + &run.stderr;
    assert!(run.code == 1 && said.contains("REF-03") && said.contains("PRV-02"), "{said}");
    assert!(!said.contains("13800138000") && !said.contains("12345678"), "{said}");
}
