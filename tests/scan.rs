//! `scan`: private numbers in any folder, such as an old site.

use std::fs;

use crate::site::{Run, Site};

const CARD: &str = "6222021234567890128";

/// An old site in GBK and UTF-8, with and without numbers.
fn old_site() -> Site {
    let site = Site::new();
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let files: [(&str, Vec<u8>); 12] = [
        ("index.html", "<html><body><p>政务服务中心 0775-4332555</p></body></html>".into()),
        ("list.html", gbk("<html><body>联系人<td>138<b>0013</b>8000</td></body></html>")),
        ("deep/old/notice.htm", "<p>证号&#49;10105 19491231 002X</p><!-- 打 13900139000 -->".into()),
        ("data/a.json", "{\"phone\":\"\\u0031\\u0033\\u0037 0013 7000\"}".into()),
        ("data/名单.csv", gbk("姓名,卡号\n甲示例,6222021234567890128\n")),
        ("js/site.js", "var tel='wx13600136000';".into()),
        ("css/site.css", ".a{content:\"\\31\\33\\35 00135000\"}".into()),
        ("photos/13500135000.txt", "甲".into()),
        ("fonts/a.woff2", b"wOF2\0\0\0\0".to_vec()),
        ("old.bin", b"\0\0tel 13400134000\0".to_vec()),
        ("clean.txt", "受理号 4508032026112348 共 2026 件".into()),
        (".htaccess.bak", "# 13300133000".into()),
    ];
    for (path, bytes) in files {
        let path = site.folder().join("old").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    site
}

fn found(run: &Run) -> Vec<(String, String)> {
    let report: serde_json::Value =
        serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|finding| (text(&finding["file"]), text(&finding["rule"]))).collect()
}

#[test]
fn every_number_in_an_old_site_is_found_and_none_is_told() {
    let site = old_site();
    let run = site.run(&["scan", "old", "--format", "json", "--as-of", "2026-11-23"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let wanted = [
        (".htaccess.bak", "PRV-02"),
        ("css/site.css", "PRV-02"),
        ("data/a.json", "PRV-02"),
        ("data/名单.csv", "PRV-03"),
        ("deep/old/notice.htm", "PRV-01"),
        ("deep/old/notice.htm", "PRV-02"),
        ("js/site.js", "PRV-02"),
        ("list.html", "PRV-02"),
        ("old.bin", "PRV-02"),
        ("old.bin", "LOD-07"),
        ("photos/135****5000.txt", "PRV-02"),
    ];
    let mut wanted: Vec<_> =
        wanted.iter().map(|(file, rule)| ((*file).to_owned(), (*rule).to_owned())).collect();
    let mut found = found(&run);
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
    for format in ["human", "json", "sarif", "github"] {
        let run = site.run(&["scan", "old", "--format", format]);
        let said = format!("{}{}", run.stdout, run.stderr);
        for number in
            ["0013</b>8000", "13900139000", CARD, "13600136000", "13400134000", "13500135000", "0013 7000"]
        {
            assert!(!said.contains(number), "{format} tells {number}: {said}");
        }
    }
}

#[test]
fn a_clean_folder_or_file_is_clean_and_a_missing_one_is_a_failure() {
    let site = old_site();
    for path in ["old/index.html", "old/clean.txt", "old/fonts"] {
        let run = site.run(&["scan", path]);
        assert_eq!(run.code, 0, "{path}: {}", run.stderr);
    }
    assert_eq!(site.run(&["scan", "old/index.html", "old/js"]).code, 1);
    assert_eq!(site.run(&["scan", "nowhere"]).code, 3);
    assert_eq!(site.run(&["scan"]).code, 2);
}

#[test]
fn what_cannot_be_looked_into_is_a_warning() {
    let site = Site::new();
    fs::create_dir(site.folder().join("old")).unwrap();
    fs::write(site.folder().join("old/a.xyz"), b"\0\0\0").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", site.folder().join("old/out")).unwrap();
    let run = site.run(&["scan", "old", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(found(&run).contains(&("a.xyz".to_owned(), "LOD-07".to_owned())), "{}", run.stdout);
    #[cfg(unix)]
    assert!(found(&run).contains(&("out".to_owned(), "LOD-07".to_owned())), "{}", run.stdout);
    assert_eq!(site.run(&["scan", "old", "--strict"]).code, 1);
}

#[test]
fn what_mail_rich_text_and_pages_say_is_found_and_not_told() {
    let mail = |encoding: &str, body: &str| {
        format!(
            "Subject: a\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n{body}\n"
        )
    };
    for (name, text) in [
        ("a.eml", mail("quoted-printable", "=E6=89=93 138=\n0013=\n8000")),
        ("a.mht", mail("base64", "5omTIDEzODAwMTM4MDAwCg==")),
        ("a.mht", mail("quoted-printable", "<td>=E5=BE=AE<b>=E4=BF=A1</b></td><td>zhangsan88</td>")),
        ("a.rtf", "{\\rtf1\\ansi \\'ce\\'a2\\'d0\\'c5\\'a3\\'bazhangsan88\\par}".to_owned()),
        ("a.rtf", "{\\rtf1 138{\\b 0013}8000}".to_owned()),
        (
            "a.html",
            "<tr><th>姓名</th><th>微<b>信</b></th></tr><tr><td>张三</td><td>zhangsan88</td></tr>".to_owned(),
        ),
        ("a.csv", "姓名,微信\n张三,zhangsan88\n".to_owned()),
    ] {
        let site = Site::new();
        fs::create_dir(site.folder().join("old")).unwrap();
        fs::write(site.folder().join("old").join(name), &text).unwrap();
        for format in ["human", "json"] {
            let run = site.run(&["scan", "old", "--format", format, "--as-of", "2026-11-23"]);
            let said = run.stdout + &run.stderr;
            assert!(run.code == 1 && said.contains("PRV-"), "{text}: {said}");
            assert!(!said.contains("13800138000") && !said.contains("zhangsan88"), "{text}: {said}");
        }
    }
}

#[test]
fn a_file_full_of_numbers_takes_no_longer_than_its_length() {
    let site = Site::new();
    fs::create_dir(site.folder().join("old")).unwrap();
    fs::write(site.folder().join("old/a.txt"), format!("name: {}", "1 ".repeat(250_000))).unwrap();
    let started = std::time::Instant::now();
    let run = site.run(&["scan", "old", "--as-of", "2026-11-23", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    // Several minutes, where each number is compared with all others.
    assert!(started.elapsed().as_secs() < 120, "{:?}", started.elapsed());
}
