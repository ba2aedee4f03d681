//! Links of the content that lead nowhere: errors where they are written, with the way out.

use crate::site::{Run, Site};

const NOTICE: &str = "notices/notice.md";
const GUIDE: &str = "pages/guide.md";

/// What `check` says of a link in the text of the notice, or of the standing page.
fn linked(file: &str, link: &str) -> Run {
    let old = if file == NOTICE { "各部门应当" } else { "按事项名称查找" };
    Site::new().edit(file, old, &format!("见[此处]({link})。{old}")).check()
}

fn refuses(file: &str, link: &str, words: &[&str]) {
    let run = linked(file, link);
    assert_eq!(run.code, 1, "{link}: {}", run.stderr);
    assert_eq!(run.stderr.matches("错误[").count(), 1, "{link}: {}", run.stderr);
    for word in ["错误[DIS-10]", &format!("{file}:")].iter().chain(words) {
        assert!(run.stderr.contains(*word), "{link}: no {word:?} in {}", run.stderr);
    }
}

fn accepts(file: &str, link: &str) {
    let run = linked(file, link);
    assert!(run.stderr.is_empty() || !run.stderr.contains('['), "{link}: {}", run.stderr);
    assert!(run.stdout.contains("错误 0，未达标 0，警告 0，提示 0"), "{link}: {}", run.stdout);
}

#[test]
fn a_link_to_a_page_that_is_not_there_is_an_error_at_its_place() {
    refuses(GUIDE, "windows/meiyou.html", &["pages/guide.md:5:7", "页面不存在：windows/meiyou.html"]);
    refuses(NOTICE, "../windows/meiyou.html", &["notices/notice.md:7:7", "页面不存在：windows/meiyou.html"]);
    refuses(GUIDE, "政府网站", &["页面不存在：政府网站", "https://"]);
}

#[test]
fn the_address_that_was_meant_is_named() {
    for (file, link, meant) in [
        (GUIDE, "guid.html", "是否想写 guide.html？"),
        (GUIDE, "windows/scjg.html", "是否想写 windows/scjgj.html？"),
        (GUIDE, "../windows/scjgj.html", "是否想写 windows/scjgj.html？"),
        (GUIDE, "../windows/scjgj.yaml", "是否想写 windows/scjgj.html？"),
        (GUIDE, "/windows/scjgj.html#items", "是否想写 windows/scjgj.html#items？"),
        (GUIDE, "windows/", "是否想写 windows/index.html？"),
        (GUIDE, "windows", "是否想写 windows/index.html？"),
        (GUIDE, "items/scjgj/", "是否想写 items/scjgj/index.html？"),
        (NOTICE, "windows/scjgj.html", "是否想写 ../windows/scjgj.html？"),
        (NOTICE, "../pages/guide.md", "是否想写 ../guide.html？"),
        (NOTICE, "guide.html", "是否想写 ../guide.html？"),
        (NOTICE, "notice.md", "是否想写 ../notices/notice.html？"),
        (NOTICE, "../../letters/2026/scjgj.yaml", "是否想写 ../letters/2026/scjgj.html？"),
        (NOTICE, "..\\windows\\scjg.html", "是否想写 ../windows/scjgj.html？"),
        (NOTICE, "/zwgk/", "链接到上级网站的，请写完整网址"),
    ] {
        refuses(file, link, &[meant]);
    }
    let run = linked(GUIDE, "你.html");
    assert!(run.stderr.contains("DIS-10") && !run.stderr.contains("是否想写"), "{}", run.stderr);
}

#[test]
fn a_place_of_a_page_has_to_be_there() {
    let headings = |link: &str| {
        let text =
            format!("[此处]({link})\n\n## 办理条件 {{#tiaojian}}\n\n甲\n\n## 办理时限\n\n按事项名称查找");
        Site::new().edit(GUIDE, "按事项名称查找", &text).check()
    };
    for link in ["#tiaojian", "#s2", "guide.html#s2", "windows/scjgj.html#items", "#top", "#", "#main"] {
        assert_eq!(headings(link).code, 0, "{link}: {}", headings(link).stderr);
    }
    for (link, word) in [
        ("#tiaojan", "是否想写 #tiaojian？"),
        ("#s3", "是否想写 #s2？"),
        ("#办理条件", "{#tiaojian}"),
        ("windows/scjgj.html#tiaojian", "页面 windows/scjgj.html 里没有这个位置"),
    ] {
        let run = headings(link);
        assert!(run.code == 1 && run.stderr.contains("错误[DIS-10]"), "{link}: {}", run.stderr);
        assert!(run.stderr.contains(word), "{link}: {}", run.stderr);
    }
}

#[test]
fn links_that_lead_somewhere_are_no_finding() {
    for (file, link) in [
        (GUIDE, "guide.html"),
        (GUIDE, "?a=1"),
        (GUIDE, "./windows/../rates.html"),
        (GUIDE, "search.html?q=营业执照"),
        (GUIDE, "catalog/index.html"),
        (GUIDE, "index.html"),
        (GUIDE, "notices/notice.html"),
        (NOTICE, "../index.html"),
        (NOTICE, "notice.html"),
        (NOTICE, "../items/scjgj/spxk.html"),
        (NOTICE, "https://www.example.gov.cn/zwgk/"),
        (NOTICE, "mailto:zwgk@example.gov.cn"),
        (NOTICE, "tel:0775-0000001"),
    ] {
        accepts(file, link);
    }
}

#[test]
fn what_is_no_address_is_an_error_with_its_cause() {
    for (link, words) in [
        ("www.example.gov.cn/zwgk/", ["没有以 https:// 开头", "https://www.example.gov.cn/zwgk/"]),
        (" ", ["没有写地址", "写上网址"]),
        ("biao.doc", ["不在 attachments/ 里", "../attachments/"]),
        ("zwgk@example.gov.cn", ["没有写 mailto:", "mailto:zwgk@example.gov.cn"]),
        ("C:\\\\附件\\\\1.doc", ["自己电脑里的文件", "../attachments/"]),
    ] {
        refuses(NOTICE, link, &words);
    }
    let run = Site::new().edit(NOTICE, "各部门应当", "![图](https://a.example/a.png)各部门应当").check();
    assert!(run.stderr.contains("错误[DIS-10]: 图片不在 attachments/ 里"), "{}", run.stderr);
}

#[test]
fn a_whole_address_below_the_sites_own_is_a_link_of_the_site() {
    let with = |url: &str| {
        let site =
            Site::new().edit("site.yaml", "icp_no:", "base_url: https://www.example.gov.cn/sq/\nicp_no:");
        site.edit("departments/scjgj.yaml", "phone:", &format!("website: {url}\nphone:")).check()
    };
    for url in [
        "https://www.example.gov.cn/sq/guide.html",
        "https://www.example.gov.cn/sq/",
        "https://www.example.gov.cn/sqs/meiyou.html",
    ] {
        assert_eq!(with(url).code, 0, "{url}: {}", with(url).stderr);
    }
    let run = with("https://www.example.gov.cn/sq/guid.html");
    for word in
        ["错误[DIS-10]", "departments/scjgj.yaml:5:10", "是否想写 https://www.example.gov.cn/sq/guide.html？"]
    {
        assert!(run.stderr.contains(word), "no {word:?} in {}", run.stderr);
    }
}

#[test]
fn a_site_at_the_root_shares_its_host_with_others() {
    let with = |url: &str| {
        let site = Site::new().edit("site.yaml", "icp_no:", "base_url: https://www.example.gov.cn/\nicp_no:");
        site.edit("departments/scjgj.yaml", "phone:", &format!("website: {url}\nphone:")).check()
    };
    for path in ["zwgk/", "zwgk/index.html", "zwgk/2026/t1.html", "zwgk.html", "", "guide.html"] {
        let run = with(&format!("https://www.example.gov.cn/{path}"));
        assert!(!run.stderr.contains("DIS-10"), "{path}: {}", run.stderr);
    }
    for path in ["windows/meiyou.html", "items/scjgj/meiyou.html", "guid.html"] {
        let run = with(&format!("https://www.example.gov.cn/{path}"));
        assert!(run.stderr.contains("错误[DIS-10]"), "{path}: {}", run.stderr);
    }
}

#[test]
fn a_file_that_cannot_be_read_makes_no_link_dead() {
    let site = Site::new()
        .edit(GUIDE, "按事项名称", "见[窗口](windows/scjgj.html)。按事项名称")
        .write("windows/scjgj.yaml", "name: [");
    let run = site.check();
    assert!(run.code == 1 && !run.stderr.contains("DIS-10"), "{}", run.stderr);
}
