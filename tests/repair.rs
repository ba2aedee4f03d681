//! `fix`: mends what has one right answer, shows it first, keeps the original, and leaves everything else alone.

use std::fs;
use std::path::PathBuf;

use mingchuang::repair::repair;
use proptest::prelude::*;

use crate::keys::{CHINESE, ENGLISH, spelt};
use crate::site::{Site, project, tree};

const WINDOW: &str = "windows/scjgj.yaml";

/// The repaired text; a second repair must leave it alone.
#[track_caller]
fn mended(path: &str, text: &str) -> String {
    let once = repair(path, text);
    let twice = repair(path, &once.text);
    assert_eq!(twice.repairs, [], "a second run over {:?}", once.text);
    assert_eq!(once.repairs.is_empty(), once.text == text);
    once.text
}

#[track_caller]
fn window_becomes(text: &str, right: &str) {
    assert_eq!(mended(WINDOW, text), right);
}

fn backups(site: &Site) -> Vec<PathBuf> {
    let entries = fs::read_dir(site.folder()).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.to_string_lossy().contains(".backup-")).collect()
}

#[test]
fn the_example_and_the_smallest_content_need_no_repair() {
    for site in [Site::example(), Site::new()] {
        let run = site.run(&["fix"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, "没有可以自动修复的写法。\n"), "{}", run.stderr);
    }
}

#[test]
fn nothing_is_written_without_being_asked_for() {
    let site = Site::new().edit(WINDOW, "name: ", "名称：");
    let before = tree(&site.content());
    let run = site.run(&["fix"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for words in ["-名称：", "+名称: ", "可修复 1 处，1 个文件", "没有写入；加 --write 才会修改"]
    {
        assert!(run.stdout.contains(words), "{words} in {}", run.stdout);
    }
    assert!(tree(&site.content()) == before);
    assert_eq!(backups(&site), [] as [PathBuf; 0]);
}

#[test]
fn writing_keeps_the_original_beside_the_content_and_mends_it_for_good() {
    let site = Site::new().edit(WINDOW, "name: ", "名称：");
    let before = tree(&site.content());
    let original = fs::read(site.content().join(WINDOW)).unwrap();
    let run = site.run(&["fix", "content", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let kept: Vec<_> = backups(&site).iter().flat_map(|folder| tree(folder)).collect();
    assert_eq!(kept, [(WINDOW.to_owned(), original)]);
    let names = |tree: Vec<(String, Vec<u8>)>| tree.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(tree(&site.content())), names(before));
    assert_eq!(site.check().code, 0);
    let again = site.run(&["fix", "--write"]);
    assert_eq!((again.code, backups(&site).len()), (0, 1), "{}", again.stdout);
}

#[test]
fn other_encodings_become_utf8_and_a_mark_is_removed() {
    let text = fs::read_to_string(Site::new().content().join(WINDOW)).unwrap();
    let gbk = fs::read(
        project().join("tests/fixtures/findings/a-gbk-file-is-named-as-such/departments/scjgj.yaml"),
    );
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let site = Site::new().write(WINDOW, utf16).write("departments/scjgj.yaml", gbk.unwrap()).write(
        "site.yaml",
        format!("\u{feff}{}", fs::read_to_string(Site::new().content().join("site.yaml")).unwrap()),
    );
    let run = site.run(&["fix", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    for words in ["编码从 UTF-16 改成 UTF-8", "编码从 GB18030 改成 UTF-8", "删除文件开头的 BOM 标记"]
    {
        assert!(run.stdout.contains(words), "{words} in {}", run.stdout);
    }
    assert_eq!(fs::read_to_string(site.content().join(WINDOW)).unwrap(), text);
    assert_eq!(site.run(&["fix"]).code, 0);
}

#[test]
fn unreadable_bytes_are_named_and_skipped() {
    let site = Site::new().write(WINDOW, b"name: \xff\xff\xff\n");
    let run = site.run(&["fix", "--write"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stderr.contains("跳过 windows/scjgj.yaml：文件编码无法识别"), "{}", run.stderr);
    assert_eq!(site.run(&["fix", "nowhere"]).code, 3);
    assert_eq!(site.run(&["fix", "--wirte"]).code, 2);
}

#[test]
fn a_diff_hides_private_numbers() {
    let site = Site::new().edit(WINDOW, "name: ", "duties: 13800138000\n名称：");
    let run = site.run(&["fix"]);
    assert!(run.stdout.contains("138****8000") && !run.stdout.contains("13800138000"), "{}", run.stdout);
}

#[test]
fn indentation_becomes_spaces() {
    window_becomes(
        "name: 甲\nposts:\n\t- role: A岗\n\t  name: 乙\n\u{3000}- role: B岗\n\u{a0}\u{a0}\u{a0} name: 丙\n",
        "name: 甲\nposts:\n  - role: A岗\n    name: 乙\n  - role: B岗\n    name: 丙\n",
    );
}

#[test]
fn colons_and_dashes_get_their_space() {
    window_becomes(
        "名称：甲\nkind:部门窗口\n“所在中心”：hall\ndepartments：\n-a\n-b\nposts:\n-role:A岗\n  姓名：乙\n",
        "名称: 甲\nkind: 部门窗口\n所在中心: hall\ndepartments:\n- a\n- b\nposts:\n- role: A岗\n  姓名: 乙\n",
    );
    window_becomes("posts: [{role: A岗, 姓名：乙}]\n", "posts: [{role: A岗, 姓名: 乙}]\n");
}

#[test]
fn dates_get_one_form_and_uncertain_ones_stay() {
    for raw in [
        "2026/12/1",
        "2026.12.1",
        "2026年12月1日",
        "20261201",
        "二〇二六年十二月一日",
        "２０２６/１２/１",
        "46357",
    ] {
        window_becomes(&format!("formed_on: {raw} # 注\n"), "formed_on: 2026-12-01 # 注\n");
        window_becomes(&format!("formed_on: '{raw}'\n"), "formed_on: '2026-12-01'\n");
    }
    for raw in ["12/1/2025", "2026-02-30", "2026年12月", "长期有效", "1.14508E+30", "2026-12-01"] {
        window_becomes(&format!("formed_on: {raw}\n"), &format!("formed_on: {raw}\n"));
    }
}

#[test]
fn typed_values_lose_full_width_digits_and_prose_keeps_them() {
    window_becomes(
        "name: 第１窗口\nphone: ０７７５－４３３２５５５\norder: １\nhours:\n  - {days: 周六, opens: 08：30, closes: '１２：００'}\n",
        "name: 第１窗口\nphone: 0775-4332555\norder: 1\nhours:\n  - {days: 周六, opens: \"8:30\", closes: '12:00'}\n",
    );
    assert_eq!(mended("items/a.yaml", "items: [{task_code: 11Ａ－２}]\n"), "items: [{task_code: 11A-2}]\n");
}

#[test]
fn codes_and_spoilt_texts_get_quotes() {
    window_becomes(
        "counters: [01, A02, 0]\nname: 综合窗口 #3\nfloor: 一楼: 东\nzone: @甲\nposts:\n  - staff_no: 1234567890123456\n",
        "counters: [\"01\", A02, 0]\nname: \"综合窗口 #3\"\nfloor: \"一楼: 东\"\nzone: \"@甲\"\nposts:\n  - staff_no: \"1234567890123456\"\n",
    );
    window_becomes("counters: [1.14508E+30]\n", "counters: [1.14508E+30]\n");
}

#[test]
fn invisible_characters_disappear_everywhere() {
    window_becomes("name: 甲\u{200b}乙 # 注\u{feff}\n", "name: 甲乙 # 注\n");
    assert_eq!(
        mended("pages/a.md", "---\ntitle：甲\n---\n正\u{2060}文：甲\n"),
        "---\ntitle: 甲\n---\n正文：甲\n"
    );
}

#[test]
fn comments_block_texts_and_bodies_survive_byte_for_byte() {
    let text = "# 名称：甲\t2026/1/1\nname：甲   # 窗口：二\nposts:\n  - role: A岗\n    note: |\n      名称：乙\n      \t-丙 #3\n    since: 2026/1/1\n# 完\n";
    window_becomes(
        text,
        &text.replace("name：甲", "name: 甲").replace("since: 2026/1/1", "since: 2026-01-01"),
    );
    let body = "---\ntitle: 甲\nsummary: 乙\n---\n名称：甲\n\n\t-乙 2026/1/1\n";
    assert_eq!(mended("pages/a.md", body), body);
    // Even where the indentation is beyond repair, block texts are recognised and left alone.
    let lost = "乱：码\n  note: |\n    \t名称：甲\n";
    window_becomes(lost, lost);
}

#[test]
fn line_ends_stay_as_they_are() {
    window_becomes("名称：甲\r\nformed_on: 2026/1/1\r\n", "名称: 甲\r\nformed_on: 2026-01-01\r\n");
}

#[test]
fn the_machine_form_of_every_example_file_is_left_alone() {
    for (path, bytes) in tree(&project().join("content")) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        assert_eq!(repair(&path, &text).repairs, [], "{path}");
    }
}

/// Every so many lines are indented by tabs or have a full-width colon; all other dates have slashes. Gives how many
/// lines were changed in each way.
fn mangled(text: &str) -> (String, [usize; 3]) {
    let mut changed = [0; 3];
    let mangle = |(at, line): (usize, &str)| {
        let body = line.trim_start_matches(' ');
        let indent = line.len() - body.len();
        let mut body = body.to_owned();
        if let Some((key, value)) = body.split_once(": ")
            && key.chars().all(|c| c.is_alphanumeric() || c == '_')
        {
            let is_date = value.len() == 11 && value.starts_with("20") && value.as_bytes()[4] == b'-';
            if at % 3 == 0 {
                changed[0] += 1;
                body = format!("{key}：{value}");
            } else if is_date {
                changed[1] += 1;
                body = format!("{key}: {}", value.replace('-', "/"));
            }
        }
        let tabs = indent > 0 && indent % 2 == 0 && at % 2 == 0 && !body.starts_with('#');
        changed[2] += usize::from(tabs);
        let lead = if tabs { "\t".repeat(indent / 2) } else { " ".repeat(indent) };
        format!("{lead}{body}")
    };
    (text.split_inclusive('\n').enumerate().map(mangle).collect(), changed)
}

#[test]
fn the_example_comes_back_after_mangling_in_both_languages() {
    for spelling in [CHINESE, ENGLISH] {
        let (mut spoilt, mut lines) = (0, [0; 3]);
        for (path, bytes) in tree(&project().join("content")) {
            let Some(text) = String::from_utf8(bytes).ok().filter(|_| path.ends_with(".yaml")) else {
                continue;
            };
            let text = spelt(&path, &text, spelling);
            let (bad, changed) = mangled(&text);
            spoilt += usize::from(bad != text);
            lines.iter_mut().zip(changed).for_each(|(all, changed)| *all += changed);
            assert_eq!(mended(&path, &bad), text, "{path}");
        }
        assert!(spoilt > 250, "only {spoilt} files were mangled");
        assert!(lines.iter().all(|lines| *lines > 250), "colons, dates, tabs: {lines:?}");
    }
}

/// Pieces of which made-up content consists.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "name",
        "名称",
        "posts",
        "role",
        "since",
        "counters",
        "departments",
        "note",
        "：",
        ":",
        ": ",
        "-",
        "- ",
        "\n",
        "\n  ",
        "\n\t",
        "\n\u{3000}",
        "\r\n",
        "\r",
        " #",
        "# ",
        "|",
        ">-",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "甲",
        "0012",
        "2026/1/1",
        "46357",
        "８",
        "\u{200b}",
        "&a",
        "*a",
        "!",
        "%",
        "---",
        "“",
        "”",
        "A岗",
        "\\",
        " ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_repaired_once_and_without_a_panic(
        text in prop_oneof![any::<String>(), pieces()],
        path in prop::sample::select(vec![WINDOW, "items/a.yaml", "letters/2026/a.yaml", "pages/a.md", "other.yaml"]),
    ) {
        let once = repair(path, &text);
        let twice = repair(path, &once.text);
        prop_assert_eq!(&twice.repairs, &[], "{:?} became {:?}", text, once.text);
        prop_assert_eq!(once.text.matches('\n').count(), text.matches('\n').count());
    }

    #[test]
    fn a_sound_file_is_never_changed(
        name in "[一-龥A-Za-z][一-龥A-Za-z0-9：，。（）“” ]{0,12}[一-龥]",
        comment in "[一-龥：，#:\t -]{0,12}",
        note in "[一-龥：#\t -]{0,12}",
        (year, month, day) in (1990_u16..2100, 1_u8..13, 1_u8..29),
        counter in "[A-Z][0-9]{2}",
    ) {
        let text = format!(
            "name: {name} # {comment}\nkind: 部门窗口\ncenter: hall\nphone: \"0775-1234567\"\ncounters: [{counter}]\n\
             formed_on: {year}-{month:02}-{day:02}\nposts:\n  # {comment}\n  - role: A岗\n    name: {name}\n    note: |\n      甲{note}\n"
        );
        prop_assert_eq!(repair(WINDOW, &text).repairs, []);
    }
}
