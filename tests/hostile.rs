//! Files made to cost time or memory: each ends in a finding, or is looked through in passing.

use std::fmt::Write;
use std::time::{Duration, Instant};

use mingchuang::attachments::{Unread, cleaned, inspect};
use miniz_oxide::deflate::compress_to_vec_zlib;

use crate::attachments::{pdf, zip};

/// Far more time than any of these takes without optimisation, far less than what they were made for.
const PATIENCE: Duration = Duration::from_mins(1);

#[track_caller]
fn unread(name: &str, bytes: &[u8]) -> Option<Unread> {
    let started = Instant::now();
    let inspection = inspect("", bytes, jiff::civil::date(2026, 11, 23));
    cleaned(bytes);
    assert!(started.elapsed() < PATIENCE, "{name} took {:?}", started.elapsed());
    inspection.unread
}

fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    [format!("<</Length {} {dict}>>stream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
}

fn packed(dict: &str, data: &[u8]) -> Vec<u8> {
    stream(&format!("/Filter/FlateDecode {dict}"), &compress_to_vec_zlib(data, 6))
}

/// `count` times what is written for a number.
fn row(count: usize, mut write: impl FnMut(&mut String, usize)) -> String {
    let mut row = String::new();
    for at in 0..count {
        write(&mut row, at);
    }
    row
}

const PAGE: &[u8] = b"<</Type/Page>>";

/// What many share is looked at once.
#[test]
fn what_is_shared_costs_no_more_than_once() {
    let fonts = row(20_000, |fonts, at| write!(fonts, "/F{at} 9 0 R").unwrap());
    let users = row(20_000, |users, at| write!(users, "\n{} 0 obj<</Font 5 0 R>>endobj", at + 10).unwrap());
    let mut bytes = pdf(&[PAGE.to_vec(), format!("<<{fonts}>>endobj{users}\n9 0 obj<<>>").into_bytes()]);
    assert_eq!(unread("fonts of all pages", &bytes), None);

    let blanks = " ".repeat(1 << 20);
    let users = row(20_000, |users, at| write!(users, "\n{} 0 obj<</Author 5 0 R>>endobj", at + 10).unwrap());
    bytes = pdf(&[PAGE.to_vec(), format!("({blanks})endobj{users}\n9 0 obj<<>>").into_bytes()]);
    assert_eq!(unread("authors of blanks", &bytes), None);

    let sheets = row(50_000, |sheets, _| sheets.push_str("<sheet name=\"a\" r:id=\"r\"/>"));
    let parts: Vec<String> = (0..2_000).map(|at| format!("xl/worksheets/sheet{at}.xml")).collect();
    let target = "a/".repeat(20_000);
    let relation = format!("<a><Relationship Id=\"r\" Target=\"{target}\"/></a>");
    let workbook = format!("<a>{sheets}</a>");
    let mut all: Vec<(&str, &[u8], bool)> =
        parts.iter().map(|part| (part.as_str(), &b"<a/>"[..], true)).collect();
    all.push(("xl/workbook.xml", workbook.as_bytes(), true));
    all.push(("xl/_rels/workbook.xml.rels", relation.as_bytes(), true));
    assert_eq!(unread("sheets of one part", &zip(&all)), None);
}

#[test]
fn what_many_repeat_is_given_up() {
    let names = row(20_000, |names, at| write!(names, "/F{at} 9 0 R").unwrap());
    let files =
        row(20_000, |files, at| write!(files, "\n{} 0 obj<</F(a)/EF 5 0 R>>endobj", at + 10).unwrap());
    let embedded = format!("<<{names}>>endobj{files}\n9 0 obj<<>>").into_bytes();

    let parts = "6 0 R ".repeat(5_000);
    let kids = row(4_000, |kids, at| write!(kids, "{} 0 R ", at + 10).unwrap());
    let pages = row(4_000, |pages, at| {
        write!(pages, "\n{} 0 obj<</Type/Page/Contents 5 0 R>>endobj", at + 10).unwrap();
    });
    let contents = [
        format!("<</Kids[{kids}]>>").into_bytes(),
        format!("[{parts}]endobj{pages}\n9 0 obj<<>>").into_bytes(),
        stream("", b""),
    ];

    let differences = "0 /a ".repeat(10_000);
    let fonts = row(2_000, |fonts, at| {
        write!(fonts, "/F{at}<</Subtype/Type1/Encoding<</Differences 5 0 R>>>>").unwrap();
    });
    let shown = row(2_000, |shown, at| write!(shown, "/F{at} 1 Tf ").unwrap());
    let fonts = [
        format!("<</Type/Page/Resources<</Font<<{fonts}>>>>/Contents 6 0 R>>").into_bytes(),
        format!("[{differences}]").into_bytes(),
        stream("", shown.as_bytes()),
    ];

    let heads = row(20_000, |heads, at| write!(heads, "{} 0 ", at + 10).unwrap());
    let texts = format!("{heads}({})", "a".repeat(1 << 20));
    let objects =
        [PAGE.to_vec(), packed(&format!("/Type/ObjStm/N 20000/First {}", heads.len()), texts.as_bytes())];

    let crypt = "/Crypt ".repeat(5_000);
    let loose = row(4_000, |loose, at| {
        write!(loose, "\n{} 0 obj<</Length 0/Filter 5 0 R>>stream\n\nendstream endobj", at + 10).unwrap();
    });
    let filters = [PAGE.to_vec(), format!("[{crypt}]endobj{loose}\n9 0 obj<<>>").into_bytes()];

    for (name, objects) in [
        ("files with the same names", &[PAGE.to_vec(), embedded][..]),
        ("pages with the same content", &contents),
        ("fonts with the same differences", &fonts),
        ("objects at the same place", &objects),
        ("streams with the same filters", &filters),
    ] {
        assert_eq!(unread(name, &pdf(objects)), Some(Unread::TooLarge), "{name}");
    }
}

#[test]
fn what_is_long_for_nothing_is_passed_over() {
    let blanks = " ".repeat(1 << 20);
    let streams = row(20_000, |streams, at| {
        write!(streams, "\n{} 0 obj<</Length 3000000>>stream\nendstream endobj", at + 10).unwrap();
    });
    let bytes = [pdf(&[PAGE.to_vec(), streams.into_bytes()]), blanks.repeat(8).into_bytes()].concat();
    assert_eq!(unread("blanks behind streams", &bytes), None);

    let page = row(50_000, |page, _| {
        page.push_str("<a:TextObject><a:TextCode DeltaX=\"g 10000 1\">1</a:TextCode></a:TextObject>");
    });
    let page = format!("<a>{page}</a>");
    let parts: [(&str, &[u8], bool); 2] =
        [("OFD.xml", b"<a/>", true), ("Doc_0/Pages/Page_0/Content.xml", page.as_bytes(), true)];
    assert_eq!(unread("steps without glyphs", &zip(&parts)), None);
}

#[test]
fn texts_in_a_code_are_read_within_limits() {
    let parts = "\r\n--b\r\n\r\na".repeat(100_000);
    let mail = format!("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}");
    assert_eq!(unread("parts of a message", mail.as_bytes()), Some(Unread::TooLarge));
    let pictures = "{\\pict 00}".repeat(100_000);
    assert_eq!(unread("pictures", format!("{{\\rtf1{pictures}}}").as_bytes()), Some(Unread::TooLarge));
    assert_eq!(
        unread("groups", format!("{{\\rtf1{}", "{".repeat(1 << 20)).as_bytes()),
        Some(Unread::TooLarge)
    );
    let cells = "<td>".repeat(2_000_000);
    assert_eq!(unread("cells", format!("<html>{cells}").as_bytes()), Some(Unread::TooLarge));
    for (name, text) in [("quotes", "<a \"><b '>"), ("comments", "<!--"), ("programs", "<script>")] {
        assert_eq!(unread(name, format!("<html>{}", text.repeat(300_000)).as_bytes()), None, "{name}");
    }
}

#[test]
fn a_document_of_attributes_alone_ends() {
    let long = format!("<a b=\"{}\"/>", "甲".repeat(1 << 20));
    let many = "<a b=\"12345678甲\" c=\"12345678乙\"/>".repeat(100_000);
    for (name, text, expected) in [("one value", long, None), ("many values", many, None)] {
        let text = format!("<w:p>{text}</w:p>");
        assert_eq!(unread(name, &zip(&[("word/document.xml", text.as_bytes(), true)])), expected, "{name}");
    }
}
