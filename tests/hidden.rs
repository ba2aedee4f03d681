//! What a file shows in ways no search sees, and what it tells where nobody looks.

use std::fmt::Write;

use mingchuang::attachments::{self, Inspection, Unread, cleaned};

use crate::attachments::{pdf, zip};

fn inspect(bytes: &[u8]) -> Inspection {
    attachments::inspect("", bytes, jiff::civil::date(2026, 11, 23))
}

fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    [format!("<</Length {} {dict}>>stream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
}

/// A page with a text, then what is given.
fn drawn(content: &str) -> Vec<u8> {
    let font = "<</Subtype/Type1/BaseFont/Helvetica>>";
    let page = format!("<</Type/Page/Resources<</Font<</F {font}>>/XObject<</X 6 0 R>>>>/Contents 5 0 R>>");
    let content = format!("BT /F 9 Tf (a page with a text) Tj ET {content}");
    let form = stream("/Subtype/Form", b"BT (13800138000) Tj ET");
    let form = if content.contains("/X Do") { form } else { b"<<>>".to_vec() };
    pdf(&[page.into_bytes(), stream("", content.as_bytes()), form])
}

/// Eleven shapes like the letter D beside each other.
fn curves(end: &str) -> String {
    let letter = |at: i32| {
        let (x, x1, x2) = (at * 6, at * 6 + 2, at * 6 + 5);
        format!("{x} 0 m {x1} 0 l {x2} 2 {x2} 6 {x1} 8 c {x} 8 l h {end} ")
    };
    (0..11).map(letter).collect()
}

#[test]
fn letters_drawn_as_curves_beside_text_need_a_person() {
    assert_eq!(inspect(&drawn("")).unread, None);
    assert_eq!(inspect(&drawn(&curves("f"))).unread, Some(Unread::Scanned));
    assert_eq!(inspect(&drawn(&curves("f*")[..40])).unread, None, "one letter is none");
    assert_eq!(inspect(&drawn(&curves("n"))).unread, None, "what is not painted is not seen");
    let ofd = |fill: &str| {
        let letter = |at: i32| {
            format!(
                "<ofd:PathObject Boundary=\"{} 9 3 4\" Fill=\"{fill}\"><ofd:AbbreviatedData>M 0 0 L 1 0 \
                 B 2.5 1 2.5 3 1 4 L 0 4 C</ofd:AbbreviatedData></ofd:PathObject>",
                at * 3
            )
        };
        let page: String = (0..11).map(letter).collect();
        let page = format!("<a>{page}</a>");
        zip(&[("OFD.xml", b"<a/>", true), ("Doc_0/Pages/Page_0/Content.xml", page.as_bytes(), true)])
    };
    assert_eq!(inspect(&ofd("true")).unread, Some(Unread::Scanned));
    assert_eq!(inspect(&ofd("false")).unread, None);
}

#[test]
fn a_form_takes_the_font_of_what_shows_it_and_text_without_a_font_is_unreadable() {
    let inside = inspect(&drawn("BT /F 9 Tf ET /X Do"));
    assert!(inside.leaks.iter().any(|leak| leak.place == "第 1 页"), "{:?}", inside.leaks);
    assert_eq!(inside.unread, None);
    let inside =
        inspect(&drawn("q BT /G 9 Tf (\\201\\202\\203\\204\\205\\206\\207\\210\\211\\212\\213) Tj ET Q"));
    assert_eq!(inside.unread, Some(Unread::Unmapped));
}

#[test]
fn a_picture_is_as_large_as_the_mask_through_which_it_is_seen() {
    let picture = |mask: &str| {
        let page = b"<</Type/Page/Resources<</XObject<</X 6 0 R>>>>/Contents 5 0 R>>".to_vec();
        let image = stream(&format!("/Subtype/Image/Width 1/Height 1 {mask}"), b"a");
        let large = stream("/Subtype/Image/Width 900/Height 900", b"a");
        pdf(&[page, stream("", b"/X Do"), image, large])
    };
    // A picture in the file that nothing shows counts too: both are in the file here.
    assert_eq!(inspect(&picture("/SMask 7 0 R")).unread, Some(Unread::Scanned));
    let small = stream("/Subtype/Image/Width 1/Height 1", b"13800138000");
    let inside = inspect(&pdf(&[b"<</Type/Page>>".to_vec(), small]));
    assert_eq!((inside.unread, inside.leaks.len()), (None, 1));
}

#[test]
fn numbers_that_draw_are_no_numbers_of_people() {
    let lines = "138 0013 8000 20 re f 110105 19491231 002 0 l S ".repeat(3);
    for dict in ["", "/Subtype/Form", "/PatternType 1"] {
        let inside = inspect(&pdf(&[b"<</Type/Page>>".to_vec(), stream(dict, lines.as_bytes())]));
        assert_eq!(inside.leaks, [], "{dict}");
    }
}

/// What tells of makers is found, taken out, and then no longer found.
#[track_caller]
fn is_cleaned(name: &str, bytes: &[u8], what: &str) {
    let before = inspect(bytes);
    assert!(
        before.traces.iter().any(|trace| trace.what == what && trace.is_cleaned),
        "{name}: {:?}",
        before.traces
    );
    let clean = cleaned(bytes).unwrap();
    assert_eq!(clean.len(), bytes.len(), "{name}");
    assert_eq!(inspect(&clean).traces, [], "{name}");
    assert!(!String::from_utf8_lossy(&clean).contains("jia"), "{name}");
}

#[test]
fn every_place_of_a_pdf_that_tells_of_people_is_blanked_out() {
    let beside = |object: &str| pdf(&[b"<</Type/Page>>".to_vec(), object.as_bytes().to_vec()]);
    let info = |info: &str| {
        let bytes = beside(info);
        String::from_utf8(bytes).unwrap().replace("trailer<<", "trailer<</Info 5 0 R ").into_bytes()
    };
    let direct =
        String::from_utf8(beside("<<>>")).unwrap().replace("trailer<<", "trailer<</Info<</Author(jia)>>");
    let remark = "<</Type/Page/Annots[<</Subtype/Text/Rect[0 0 1 1]/T(jia)>>]>>";
    for (name, bytes, what) in [
        ("author", beside("<</Author(jia)>>"), "作者"),
        ("owner", beside("<</Owner<6a6961>>>"), "作者"),
        ("modified by", beside("<</ModifiedBy(jia)>>"), "最后修改人"),
        ("unknown property", info("<</Title(a)/Login(jia)>>"), "其他属性"),
        ("properties in the trailer", direct.into_bytes(), "作者"),
        ("remark in its page", pdf(&[remark.as_bytes().to_vec()]), "批注的作者"),
        (
            "markup",
            beside(
                &String::from_utf8(stream("/Subtype/XML", b"<a><b:creator><c>jia</c></b:creator></a>"))
                    .unwrap(),
            ),
            "作者",
        ),
        (
            "value in markup",
            beside(
                &String::from_utf8(stream("/Subtype/XML", b"<a x:Author=\"jia\" y:Company='jia'/>")).unwrap(),
            ),
            "单位",
        ),
    ] {
        is_cleaned(name, &bytes, what);
    }
    for kept in ["<</Title(jia)/Producer(jia)/CreationDate(D:2026)>>", "<</Author()>>"] {
        assert_eq!(inspect(&info(kept)).traces, [], "{kept}");
    }
}

#[test]
fn a_photograph_in_a_pdf_is_cleaned_where_it_stands() {
    let photo = std::fs::read(crate::site::project().join("tests/attachments/photo.jpg")).unwrap();
    let image = stream("/Subtype/Image/Width 10/Height 10/Filter/DCTDecode", &photo);
    let bytes = pdf(&[b"<</Type/Page>>".to_vec(), image]);
    let before = inspect(&bytes);
    assert!(
        before.traces.iter().any(|trace| trace.what == "拍摄地点" && trace.is_cleaned),
        "{:?}",
        before.traces
    );
    assert!(before.leaks.iter().any(|leak| leak.place == "图片信息"), "{:?}", before.leaks);
    let clean = cleaned(&bytes).unwrap();
    assert_eq!(inspect(&clean).traces, []);
    let plain = cleaned(&photo).unwrap();
    assert!(clean.windows(plain.len()).any(|window| window == plain), "the picture itself stays");
}

#[test]
fn two_parts_of_one_name_are_broken() {
    let parts: [(&str, &[u8], bool); 2] =
        [("word/document.xml", b"<a/>", true), ("word/a.xml", b"<a/>", true)];
    assert_eq!(inspect(&zip(&parts)).unread, None);
    for name in ["word/document.xml", "Word/Document.xml"] {
        let twice = zip(&[parts[0], parts[1], (name, b"<a/>", true)]);
        assert_eq!(inspect(&twice).unread, Some(Unread::Broken), "{name}");
    }
}

#[test]
fn numbers_that_a_program_wrote_as_powers_are_found() {
    for (part, text) in [
        ("xl/pivotCache/pivotCacheRecords1.xml", "<r><n v=\"1.3800138E10\"/></r>"),
        ("xl/charts/chart1.xml", "<c:pt><c:v>13800138000.0</c:v></c:pt>"),
        ("xl/externalLinks/externalLink1.xml", "<cell r=\"A1\"><v>1.3800138E+10</v></cell>"),
        ("xl/worksheets/sheet1.xml", "<c r=\"A1\"><v>1.3800138E10</v></c>"),
    ] {
        let text = format!("<a>{text}</a>");
        let book = zip(&[("xl/workbook.xml", b"<a/>", true), (part, text.as_bytes(), true)]);
        assert_eq!(inspect(&book).leaks.len(), 1, "{part}: {:?}", inspect(&book).leaks);
    }
}

#[test]
fn a_table_is_searched_to_its_end_however_long_it_is() {
    let mut rows = String::new();
    for row in 1..60_000 {
        write!(rows, "<row r=\"{row}\"><c r=\"B{row}\" t=\"str\"><v>a</v></c></row>").unwrap();
    }
    let last = "<row r=\"60000\"><c r=\"XFD60000\"><v>13800138000</v></c></row>";
    let sheet = format!("<a><row r=\"1\"/>{rows}{last}</a>");
    let book =
        zip(&[("xl/workbook.xml", b"<a/>", true), ("xl/worksheets/sheet1.xml", sheet.as_bytes(), true)]);
    let inside = inspect(&book);
    assert_eq!(inside.unread, None);
    assert!(inside.leaks.iter().any(|leak| leak.place.contains("XFD60000")), "{:?}", inside.leaks);
}

/// A book with these cells, row by row.
fn book(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| match text.parse::<f64>() {
        Ok(_) => format!("<c><v>{text}</v></c>"),
        Err(_) => format!("<c t=\"str\"><v>{text}</v></c>"),
    };
    let row = |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<Vec<_>>().concat());
    let sheet = format!("<a>{}</a>", rows.iter().map(row).collect::<Vec<_>>().concat());
    zip(&[("xl/workbook.xml", b"<a/>", true), ("xl/worksheets/sheet1.xml", sheet.as_bytes(), true)])
}

/// The same as a table of a document or of a slide.
fn table(main: &str, part: &str, rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| format!("<tc><p><r><t>{text}</t></r></p></tc>");
    let row = |cells: &&[&str]| format!("<tr>{}</tr>", cells.iter().map(cell).collect::<Vec<_>>().concat());
    let text = format!("<a><tbl>{}</tbl></a>", rows.iter().map(row).collect::<Vec<_>>().concat());
    zip(&[(main, b"<b/>", true), (part, text.as_bytes(), true)])
}

#[test]
fn a_roster_is_read_with_the_words_above_and_before_its_cells() {
    let made = |rows: &[&[&str]]| {
        [
            book(rows),
            table("ppt/presentation.xml", "ppt/slides/slide1.xml", rows),
            table("word/styles.xml", "word/document.xml", rows),
        ]
    };
    for rows in [
        &[&["姓名", "微信"][..], &["甲示例", "zhangsan88"]][..],
        &[&["姓名", "QQ"], &["甲示例", "12345678"]],
        &[&["姓名", "家庭住址"], &["甲示例", "示例镇示例村1号"]],
        &[&["姓名", "甲示例", "出生日期", "1990年1月1日"]],
        &[&["联系电话", "1", "3", "8", "0", "0", "1", "3", "8", "0", "0", "0"]],
    ] {
        for (kind, file) in made(rows).iter().enumerate() {
            assert!(!inspect(file).leaks.is_empty(), "{kind}: {rows:?}");
        }
    }
    for rows in
        [&[&["收件编号", "450803202611230001"][..]][..], &[&["项目", "金额（元）"], &["甲", "13800138000"]]]
    {
        for (kind, file) in made(rows).iter().enumerate() {
            assert_eq!(inspect(file).leaks, [], "{kind}: {rows:?}");
        }
    }
}

#[test]
fn a_number_that_is_wrapped_in_its_column_is_found() {
    let page = |lines: &[(&str, i32, i32)]| {
        let text = |(text, x, y): &(&str, i32, i32)| format!("1 0 0 1 {x} {y} Tm ({text}) Tj ");
        let lines: Vec<String> = lines.iter().map(text).collect();
        let content = format!("BT /F 9 Tf {} ET", lines.concat());
        let font = "<</Subtype/Type1/BaseFont/Helvetica>>";
        let page = format!("<</Type/Page/Resources<</Font<</F {font}>>>>/Contents 5 0 R>>");
        !inspect(&pdf(&[page.into_bytes(), stream("", content.as_bytes())])).leaks.is_empty()
    };
    assert!(page(&[("a", 0, 90), ("138001", 60, 90), ("b", 0, 79), ("38000", 60, 79)]));
    assert!(page(&[("110105194912", 60, 90), ("31002X", 60, 79)]));
    assert!(!page(&[("a", 0, 90), ("138001", 60, 90), ("b", 0, 50), ("38000", 60, 50)]), "lines far apart");
    assert!(!page(&[("138001", 60, 90), ("38000", 60, 79), ("4500", 60, 68)]), "a column of numbers");
}

#[test]
fn a_text_in_a_picture_is_found_and_goes() {
    let chunk = |name: &[u8], body: &[u8]| {
        let named = [name, body].concat();
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        [&length[..], &named, &crc32fast::hash(&named).to_be_bytes()].concat()
    };
    let zeros = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 8 << 20], 6);
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(b"13800138000", 6);
    for (name, body, unread) in [
        (&b"tEXt"[..], b"Comment\0 13800138000".to_vec(), Unread::Scanned),
        (b"zTXt", [&b"Comment\0\0"[..], &packed].concat(), Unread::Scanned),
        (b"iTXt", b"Comment\0\0\0\0\0 13800138000".to_vec(), Unread::Scanned),
        (b"iTXt", [&b"Comment\0\x01\0\0\0"[..], &packed].concat(), Unread::Scanned),
        (b"zTXt", [&b"Comment\0\0"[..], &zeros].concat(), Unread::Broken),
    ] {
        let head = chunk(b"IHDR", b"\0\0\0\x64\0\0\0\x64\x08\0\0\0\0");
        let parts = [b"\x89PNG\r\n\x1a\n".to_vec(), head, chunk(name, &body), chunk(b"IEND", b"")];
        let inside = inspect(&parts.concat());
        assert_eq!(inside.unread, Some(unread));
        assert_eq!(inside.leaks.len(), usize::from(unread == Unread::Scanned), "{body:?}");
        if unread == Unread::Scanned {
            let clean = cleaned(&parts.concat()).unwrap();
            assert_eq!(clean, [&parts[0][..], &parts[1], &parts[3]].concat());
        }
    }
}
