//! Bytes: files as Notepad, Word and old editors save them.

use encoding_rs::GBK;

use super::{DEPARTMENT, ITEMS, NOTICE, WINDOW, WINDOW_PAGE, fixture, reports, says, words};
use crate::site::{DAY, Site};

fn gbk(text: &str) -> Vec<u8> {
    GBK.encode(text).0.into_owned()
}

#[test]
fn input_01_a_byte_order_mark_is_accepted_and_not_published() {
    let site = Site::new().write(WINDOW, format!("\u{feff}{}", fixture(WINDOW)));
    reports(&site, &[("ENC-03", "windows/scjgj.yaml:1:1")]);
    site.build();
    assert!(words(&site, WINDOW_PAGE).contains("市场监管窗口"));
    assert!(!site.page(WINDOW_PAGE).contains('\u{feff}'));
}

#[test]
fn input_02_a_gbk_file_is_read_with_a_warning_and_refused_under_strict() {
    let site = Site::new().write(WINDOW, gbk(&fixture(WINDOW)));
    reports(&site, &[("ENC-01", "windows/scjgj.yaml:1:1")]);
    assert_eq!(site.run(&["check", "--strict", "--as-of", DAY]).code, 1);
    site.build();
    assert!(words(&site, WINDOW_PAGE).contains("A岗丙示例"));
    assert_eq!(site.run(&["fix", "--write"]).code, 0);
    reports(&site, &[]);
}

#[test]
fn input_03_utf16_from_notepad_is_read_with_a_warning() {
    let units = fixture(WINDOW).encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let site = Site::new().write(WINDOW, [&[0xff, 0xfe][..], &units].concat());
    reports(&site, &[("ENC-01", "windows/scjgj.yaml:1:1")]);
    site.build();
    assert!(words(&site, WINDOW_PAGE).contains("A岗丙示例"));
}

#[test]
fn input_04_half_a_character_is_an_error_and_never_replaced() {
    let cut = ["name: 示例区".as_bytes(), &[0xe5, 0xad], b"\n"].concat();
    let run = reports(&Site::new().write(DEPARTMENT, cut), &[("ENC-02", "departments/scjgj.yaml:1:1")]);
    says(&run, &["第 16 个字节起"]);
    let mut mixed = gbk(&fixture(DEPARTMENT));
    mixed.extend(b"# \xb8\n");
    let site = Site::new().write(DEPARTMENT, mixed);
    let run = reports(&site, &[("ENC-02", "departments/scjgj.yaml:1:1")]);
    assert!(!run.stderr.contains('\u{fffd}'), "{}", run.stderr);
    assert_eq!(site.build_with(&[]).code, 1);
    assert!(!site.out().exists());
}

#[test]
fn input_07_full_width_characters_are_narrowed_in_codes_and_kept_in_prose() {
    let site = Site::new()
        .edit(WINDOW, "A01", "１２－３Ａ")
        .edit(WINDOW, "0775-0000004", "０７７５－0000004")
        .edit("letters/2026/scjgj.yaml", "2025-12-18", "２０２５－１２－１８")
        .edit(ITEMS, "已取得营业执照。", "满１２３平方米。");
    reports(
        &site,
        &[
            ("YML-19", "letters/2026/scjgj.yaml:12:12"),
            ("YML-19", "windows/scjgj.yaml:5:12"),
            ("YML-19", "windows/scjgj.yaml:6:8"),
        ],
    );
    site.build();
    let window = words(&site, WINDOW_PAGE);
    assert!(window.contains("12-3A号台") && window.contains("0775-0000004"), "{window}");
    assert!(window.contains("2025-12-18"), "{window}");
    assert!(words(&site, super::ITEM_PAGE).contains("满１２３平方米。"));
}

#[test]
fn input_09_line_ends_of_every_system_are_the_same() {
    let site = Site::new();
    site.build();
    let plain = (site.page(WINDOW_PAGE), site.page("notices/notice.html"));
    for ending in ["\r\n", "\r"] {
        let mut site = Site::new();
        for path in [WINDOW, DEPARTMENT, ITEMS, NOTICE] {
            site = site.write(path, fixture(path).replace('\n', ending));
        }
        reports(&site, &[]);
        site.build();
        assert!((site.page(WINDOW_PAGE), site.page("notices/notice.html")) == plain, "{ending:?}");
        let site = site.edit(DEPARTMENT, "kind: ", "knid: ");
        let places = [("YML-06", "departments/scjgj.yaml:2:1")];
        reports(&site, &places);
    }
}

#[test]
fn input_39_rare_characters_survive_and_private_ones_are_refused() {
    let rare = "龑䶮㛃𠀀";
    let named =
        |name: &str| Site::new().edit(WINDOW, "丙示例", name).edit("letters/2026/scjgj.yaml", "丙示例", name);
    let site = named(rare);
    reports(&site, &[]);
    site.build();
    assert!(words(&site, WINDOW_PAGE).contains(&format!("A岗{rare}")));
    let site = named("丙\u{e123}");
    let places = [("ENC-04", "letters/2026/scjgj.yaml:6:29"), ("ENC-04", "windows/scjgj.yaml:9:21")];
    reports(&site, &places);
}
