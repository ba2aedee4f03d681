//! The letters and forms of a yearly round: what they say, where they may lie, and that nobody's handwriting is lost.

mod documents;
mod printed;

use std::fs;
use std::path::Path;

use self::documents::{change, text};
use crate::site::{Run, Site, project, tree};

/// The smallest content with a draft for the next year.
fn site() -> Site {
    let letter = project().join("tests/fixtures/one-window/letters/2026/scjgj.yaml");
    let letter = fs::read_to_string(letter).unwrap();
    let draft = letter
        .replace("signed_on: 2025-12-18\n", "status: 草拟\n")
        .replace("2026-", "2027-")
        .replace("〔2025〕1号", "〔2026〕9号");
    let site = Site::new();
    fs::create_dir(site.content().join("letters/2027")).unwrap();
    site.write("letters/2027/scjgj.yaml", draft)
}

fn draft(site: &Site, more: &[&str]) -> Run {
    let mut arguments = vec!["draft", "2027"];
    arguments.extend(more);
    site.run(&arguments)
}

fn drafted(site: &Site) -> Run {
    let run = draft(site, &[]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    run
}

/// The only letter's folder in a round of [`site`].
fn folder(site: &Site) -> std::path::PathBuf {
    let round = site.folder().join("filing/2027");
    let mut entries = fs::read_dir(&round).unwrap().map(|entry| entry.unwrap().path());
    entries.find(|path| path.is_dir()).unwrap()
}

fn said(path: &Path) -> String {
    text(&fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

#[test]
fn a_letter_says_the_five_parts_that_the_notice_asks_for() {
    let site = Site::example();
    let run = site.run(&["draft", "2026", "scjgj"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let letter = said(&site.folder().join("filing/2026/区市场监管局-scjgj/授权书.docx"));
    for part in [
        "贵港市港南区市场监督管理局\n授权书\n港南市监授〔2025〕1号\n",
        "根据《港南区人民政府办公室关于对区政务服务中心服务窗口充分授权及派驻人员的通知》（港南政办通〔2017〕23号），",
        "法定代表人：覃示例（局长）\n",
        "首席代表：许范本\n",
        "A岗：樊模拟、兰模拟、殷模拟\n",
        "本授权书对24项事项授权，其中即办件14项、承诺件10项",
        "（一）对附件第1至14项授予受理决定权、审核审批权、办理事项制证权、办理结果送达权、应诉代理权。\n",
        "食品生产许可证核发、计量标准器具核准的审核审批权不授予：需组织试制食品检验",
        "由此产生的法律责任由部门承担",
        "服务窗口不得将部门的授权再行委托。\n",
        "自2026年1月1日起至2026年12月31日止",
        "2025年12月18日\n",
        "\n24\n消费者投诉举报受理\n承诺件\n√\n×\n√\n×\n√\n√\n",
    ] {
        assert!(letter.contains(part), "{part} is not in\n{letter}");
    }
}

#[test]
fn a_selection_in_a_draft_is_told_item_by_item() {
    let site = Site::example();
    site.run(&["draft", "2027", "区市场监管局"]);
    let letter = said(&site.folder().join("filing/2027/区市场监管局-scjgj/授权书.docx"));
    assert!(letter.contains("本授权书对24项事项授权，其中即办件14项、承诺件10项"), "{letter}");
    assert!(letter.contains("年　　月　　日"), "a draft has a date: {letter}");
    let site = site.edit(
        "items/scjgj-permits.yaml",
        "标识: spjyxkz-hf\n",
        "标识: spjyxkz-hf\n    失效日期: 2026-12-31\n",
    );
    site.run(&["draft", "2027", "scjgj"]);
    let letter = said(&site.folder().join("filing/2027/区市场监管局-scjgj/授权书.docx"));
    assert!(letter.contains("承诺件9项"), "an item that has ended is granted: {letter}");
}

#[test]
fn a_form_is_filled_in_only_with_what_the_records_lawfully_hold() {
    let site = site();
    drafted(&site);
    let form = said(&folder(&site).join("首席代表登记表-乙示例.docx"));
    for known in [
        "姓名\n乙示例\n",
        "岗位\n首席代表\n",
        "职务\n股长\n",
        "办公电话\n0775-0000004\n",
        "授权书编号\n示市监授〔2026〕9号\n",
    ] {
        assert!(form.contains(known), "{known} is not in\n{form}");
    }
    for private in ["性别", "民族", "出生年月", "政治面貌", "学历", "身份证号", "手机", "家庭住址"]
    {
        assert!(form.contains(&format!("\n{private}\n\n")), "{private} is not left blank in\n{form}");
    }
    assert!(said(&folder(&site).join("B岗人员登记表-丁示例.docx")).contains("替补对象\n"));
    let list = said(&folder(&site).join("备案材料清单.docx"));
    assert_eq!(list.matches("登记表\n").count(), 3, "{list}");
    assert!(list.contains("各一式一份"));
}

#[test]
fn every_part_of_every_paper_can_be_read_and_no_field_is_left() {
    let site = site();
    drafted(&site);
    let papers = tree(&site.folder().join("filing"));
    let papers: Vec<_> = papers.iter().filter(|(path, _)| path.ends_with(".docx")).collect();
    assert_eq!(papers.len(), 8);
    for (path, bytes) in papers {
        let text = text(bytes);
        assert!(documents::tells_no_time(bytes), "{path}");
        assert!(!text.contains("{{") && text.chars().count() > 40, "{path}: {text}");
    }
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let site = site();
    drafted(&site);
    let first = tree(&site.folder().join("filing/2027"));
    assert_eq!(draft(&site, &["--out", "elsewhere"]).code, 0);
    assert_eq!(first, tree(&site.folder().join("elsewhere")));
    let again = drafted(&site);
    assert!(again.stdout.contains("新写 0，更新 0，未变 8"), "{}", again.stdout);
}

#[cfg(unix)]
#[test]
fn the_folder_is_its_owners_alone_and_no_repository_takes_it() {
    use std::os::unix::fs::PermissionsExt;
    let site = site();
    drafted(&site);
    for path in ["filing", "filing/2027"] {
        let found = fs::metadata(site.folder().join(path)).unwrap();
        assert_eq!(found.permissions().mode() & 0o777, 0o700, "{path}");
        let ignored = fs::read_to_string(site.folder().join(path).join(".gitignore")).unwrap();
        assert!(ignored.lines().any(|line| line == "*"), "{ignored}");
    }
    let letter = folder(&site).join("授权书.docx");
    assert_eq!(fs::metadata(letter).unwrap().permissions().mode() & 0o777, 0o600);
    fs::set_permissions(site.folder().join("filing/2027"), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(drafted(&site).stderr.contains("别人也能打开"));
}

#[cfg(unix)]
#[test]
fn no_paper_is_written_where_it_would_be_published() {
    use std::os::unix::fs::symlink;
    let site = site();
    site.build();
    let folder = site.folder();
    symlink(site.content(), folder.join("link")).unwrap();
    symlink(site.out().join("windows"), folder.join("shown")).unwrap();
    fs::create_dir(folder.join("full")).unwrap();
    fs::write(folder.join("full/mine.txt"), "mine").unwrap();
    let (content, public) = (tree(&site.content()), tree(&site.out()));
    let places = [
        "content",
        "content/filing",
        "content/attachments/filing",
        ".",
        "public",
        "public/filing",
        "public/windows/filing",
        "link",
        "link/filing",
        "shown",
        "shown/filing",
        "none/../content/filing",
        "full",
        "full/mine.txt",
    ];
    for place in places {
        let run = draft(&site, &["--out", place]);
        assert!(run.code >= 2 && run.stderr.contains("没有生成"), "{place}: {} {}", run.code, run.stderr);
    }
    assert_eq!(content, tree(&site.content()));
    assert_eq!(public, tree(&site.out()));
    assert_eq!(tree(&folder.join("full")).len(), 1);
}

#[cfg(unix)]
#[test]
fn no_paper_is_written_through_a_link_inside_the_folder() {
    let site = site();
    drafted(&site);
    let own = folder(&site);
    fs::remove_dir_all(&own).unwrap();
    std::os::unix::fs::symlink(site.content(), &own).unwrap();
    let content = tree(&site.content());
    assert_eq!(draft(&site, &[]).code, 3);
    assert_eq!(content, tree(&site.content()));
}

#[test]
fn a_paper_that_somebody_filled_in_is_never_overwritten() {
    let site = site();
    drafted(&site);
    let form = folder(&site).join("A岗人员登记表-丙示例.docx");
    change(&form, "word/document.xml", "丙示例", "丙示例 男 汉族");
    let filled = fs::read(&form).unwrap();
    let run = drafted(&site);
    assert!(run.stdout.contains("更新 0，未变 7，手工填写的保留 1"), "{}", run.stdout);
    assert!(!run.stderr.contains("没有覆盖"), "the records say the same: {}", run.stderr);
    let site = site.edit("letters/2027/scjgj.yaml", "〔2026〕9号", "〔2026〕10号");
    for _ in 0..2 {
        let run = drafted(&site);
        assert!(run.stderr.contains("A岗人员登记表-丙示例.docx 手工改过，没有覆盖"), "{}", run.stderr);
        assert_eq!(filled, fs::read(&form).unwrap());
    }
    assert!(said(&folder(&site).join("授权书.docx")).contains("〔2026〕10号"));
    // A list that is lost vouches for nothing.
    fs::write(site.folder().join("filing/2027/.mingchuang-papers"), "nonsense\nx\ty\n").unwrap();
    let site = site.edit("letters/2027/scjgj.yaml", "〔2026〕10号", "〔2026〕11号");
    drafted(&site);
    assert_eq!(filled, fs::read(&form).unwrap());
}

#[test]
fn forms_that_nobody_needs_any_more_go_unless_they_are_filled_in() {
    let site = site();
    drafted(&site);
    let own = folder(&site);
    let (a, b) = (own.join("A岗人员登记表-丙示例.docx"), own.join("B岗人员登记表-丁示例.docx"));
    change(&b, "word/document.xml", "丁示例", "丁示例 女");
    fs::write(own.join("说明.txt"), "mine").unwrap();
    let site = site.edit("letters/2027/scjgj.yaml", "a: [丙示例], b: [丁示例]", "a: [戊示例], b: [己示例]");
    let run = draft(&site, &[]);
    assert!(!a.exists() && b.exists() && own.join("说明.txt").exists(), "{}{}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains("已删去不再需要的") && run.stderr.contains("手工改过，没有删去"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_office_changes_the_templates_and_the_fonts() {
    let site = site();
    let run = site.run(&["draft", "--templates", "papers", "--font", "仿宋=仿宋_GB2312"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let template = site.folder().join("papers/授权书.docx");
    change(&template, "word/document.xml", "九、授权期限", "九、多长时间");
    // A word processor cuts a field where somebody typed.
    change(&template, "word/document.xml", "{{编号}}", "{{编</w:t></w:r><w:r><w:t>号}}");
    let run = drafted(&site);
    let letter = fs::read(folder(&site).join("授权书.docx")).unwrap();
    assert!(
        text(&letter).contains("九、多长时间") && text(&letter).contains("示市监授〔2026〕9号"),
        "{}",
        run.stderr
    );
    let styles = documents::parts(&letter).into_iter().find(|(name, _)| name == "word/styles.xml").unwrap().1;
    assert!(styles.contains("\"仿宋_GB2312\"") && !styles.contains("\"仿宋\""));
    let run = site.run(&["draft", "--templates", "papers"]);
    assert!(run.stdout.contains("已有 授权书.docx，没有改动"), "{}", run.stdout);

    let before = tree(&site.folder().join("filing"));
    change(&template, "word/document.xml", "{{授权范围}}", "{{授权泛围}}");
    let run = draft(&site, &[]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("授权书.docx：没有“{{授权泛围}}”这一栏，是否想写“{{授权范围}}”"),
        "{}",
        run.stderr
    );
    fs::write(&template, "no document").unwrap();
    let run = draft(&site, &[]);
    assert!(run.code == 2 && run.stderr.contains("已经损坏"), "{}", run.stderr);
    assert_eq!(before, tree(&site.folder().join("filing")));
}

#[test]
fn only_the_letters_with_an_error_are_left_out() {
    let site = Site::example();
    let site = site.edit("letters/2027/gjj.yaml", "被授权窗口: gjj", "被授权窗口: gjjj");
    let run = draft(&site, &[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("letters/2027/gjj.yaml:"), "{}", run.stderr);
    let folders = fs::read_dir(site.folder().join("filing/2027")).unwrap().map(|entry| entry.unwrap().path());
    assert_eq!(folders.filter(|path| path.is_dir()).count(), 1);
}

#[test]
fn what_cannot_be_meant_is_said() {
    let site = site();
    for (arguments, code, words) in [
        (&["draft"][..], 2, "缺少：<年度>"),
        (&["draft", "明年"], 2, "请写四位数的年份"),
        (&["draft", "2027", "scjg"], 2, "是否想写“scjgj”"),
        (&["draft", "2031"], 1, "没有可以生成的 2031 年度授权书"),
        (&["draft", "2027", "--font", "仿宋"], 2, "仿宋=仿宋_GB2312"),
        (&["draft", "2027", "--content", "none"], 3, "没有生成"),
        (&["draft", "2027", "--template", "none"], 3, "无法读取模板"),
    ] {
        let run = site.run(arguments);
        assert!(run.code == code && run.stderr.contains(words), "{arguments:?}: {} {}", run.code, run.stderr);
    }
    assert!(!site.folder().join("filing").exists());
}

#[test]
fn the_manual_names_every_field_of_every_template() {
    let manual = fs::read_to_string(project().join("docs/手册.md")).unwrap();
    let site = site();
    site.run(&["draft", "--templates", "papers"]);
    let templates = fs::read_dir(site.folder().join("papers")).unwrap().map(|entry| entry.unwrap().path());
    for template in templates {
        change(
            &template,
            "word/document.xml",
            "</w:body>",
            "<w:p><w:r><w:t>{{zzzzzzzz}}</w:t></w:r></w:p></w:body>",
        );
    }
    let run = draft(&site, &[]);
    let fields: Vec<&str> = run.stderr.lines().filter_map(|line| line.split("可以写的有：").nth(1)).collect();
    assert_eq!(fields.len(), 8, "{}", run.stderr);
    for field in fields.iter().flat_map(|fields| fields.split('、')) {
        // The six powers are named as such.
        let is_power = field.starts_with("事项.") && field.ends_with('权');
        assert!(is_power || manual.contains(&format!("`{field}`")), "{field} is not in the manual");
    }
}

#[test]
#[cfg(unix)]
fn no_paper_is_made_of_a_content_that_is_being_changed() {
    let site = Site::example();
    let folder = fs::File::open(site.content()).unwrap();
    rustix::fs::flock(&folder, rustix::fs::FlockOperation::LockExclusive).unwrap();
    let run = site.run(&["draft", "2026"]);
    assert_eq!(run.code, 3, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("另一个 mingchuang 正在发布或者修改这里"), "{}", run.stderr);
    assert!(!site.folder().join("filing").exists());
}
