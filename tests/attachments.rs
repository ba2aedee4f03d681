//! What is inside files that are published beside the pages: all of it is found, and what tells of their makers goes.
//!
//! The files in `attachments/` were made by the programs that staff use; `attachments/make.sh` says how.

use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

use mingchuang::attachments::{self, Format, Inspection, Unread, cleaned};
use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

use crate::files::sound_pdf;
use crate::site::project;

/// Far more time than any file takes without optimisation, far less than one of quadratic cost would.
const PATIENCE: Duration = Duration::from_mins(1);

/// A look for people born by the day of the tests.
fn inspect(name: &str, bytes: &[u8]) -> Inspection {
    attachments::inspect(name, bytes, jiff::civil::date(2026, 11, 23))
}

fn file(name: &str) -> Vec<u8> {
    fs::read(project().join("tests/attachments").join(name)).unwrap()
}

fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(project().join("tests/attachments")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".sh") {
            files.push((name, fs::read(path).unwrap()));
        }
    }
    files.sort();
    assert!(files.len() > 20, "the files are gone");
    files
}

/// Looks through bytes in time.
#[track_caller]
fn survived(name: &str, bytes: &[u8]) -> Inspection {
    let started = Instant::now();
    let inspection = inspect(name, bytes);
    cleaned(bytes);
    assert!(started.elapsed() < PATIENCE, "{name} took {:?}", started.elapsed());
    inspection
}

fn places(inspection: &Inspection) -> Vec<String> {
    inspection.leaks.iter().map(|leak| format!("{} {}", leak.place, leak.masked)).collect()
}

#[test]
fn every_number_in_a_document_is_found_where_it_stands() {
    for (name, expected) in [
        (
            "text.docx",
            &[
                "自定义属性 138****8001",
                "正文第 2 段 138****8000",
                "正文第 3 段（修订中删除的文字） 138****8003",
                "正文第 4 段（隐藏的文字） 138****8005",
                "正文的文本框 138****8007",
                "页眉 138****8002",
                "脚注 138****8006",
                "批注 138****8004",
            ][..],
        ),
        (
            "book.xlsx",
            &[
                "工作表“名单”的 C1 单元格（隐藏的列） 138****8011",
                "工作表“名单”的 B2 单元格 110***********002X",
                "工作表“名单”的 B3 单元格 138****8000",
                "工作表“名单”的 A4 单元格（隐藏的行） 138****8012",
                "工作表“名单”的 B5 单元格 440***********0000",
                "隐藏的工作表“底稿”的 A1 单元格 440***********0014",
                "工作表“名单”的批注 138****8013",
                "自定义属性 138****8001",
            ],
        ),
        (
            "slides.pptx",
            &["自定义属性 138****8001", "第 2 张幻灯片的备注 138****8021", "第 2 张幻灯片 138****8000"],
        ),
        ("scan.docx", &["正文的属性 138****8008"]),
        ("paper.pdf", &["第 1 页 110***********002X", "第 1 页 138****8000"]),
        ("turned.pdf", &["第 1 页 110***********002X", "第 1 页 138****8000"]),
        ("packed.pdf", &["第 1 页 110***********002X", "第 1 页 138****8000"]),
        ("locked-40.pdf", &["第 1 页 110***********002X", "第 1 页 138****8000"]),
        ("locked-128.pdf", &["第 1 页 110***********002X", "第 1 页 138****8000"]),
        ("locked-128-aes.pdf", &["第 1 页 110***********002X", "第 1 页 138****8000"]),
        ("locked-256.pdf", &["第 1 页 110***********002X", "第 1 页 138****8000"]),
        (
            "notice.ofd",
            &["文档属性 138****8041", "第 2 页 138****8000", "附件“note.txt”：文件内 138****8042"],
        ),
        ("form.docx", &[]),
        ("form.pdf", &[]),
        ("clean.jpg", &[]),
    ] {
        let mut found = places(&inspect(name, &file(name)));
        let mut expected = expected.to_vec();
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{name}");
    }
}

/// With one star for all that is hidden.
fn short(masked: &str) -> String {
    let parts: Vec<&str> = masked.split(['*', '＊']).filter(|part| !part.is_empty()).collect();
    parts.join("*")
}

#[test]
fn what_stands_in_a_table_is_read_with_its_heads_and_numbers_go_on_in_narrow_columns() {
    let numbers = ["138*8051", "138*8052", "110*002X", "138*8053", "138*8054", "440*0014"];
    let roster = ["198*1月2日", "示例区*402室", "zha*an88"];
    for name in ["tables.pdf", "tables.docx"] {
        let inspection = inspect(name, &file(name));
        let mut found: Vec<String> = inspection.leaks.iter().map(|leak| short(&leak.masked)).collect();
        let mut expected: Vec<&str> = numbers.iter().chain(&roster).copied().collect();
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(
        places(&inspect("dates.xlsx", &file("dates.xlsx"))),
        ["工作表“名单”的 B2 单元格 198***1-02", "工作表“名单”的 D2 单元格 201***1-01"]
    );
}

/// What is found in texts that stand below each other.
type Look<'l> = &'l dyn Fn(&[&str]) -> Vec<String>;

#[test]
fn a_number_whose_parts_stand_below_each_other_is_found() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let document = |text: String| {
        let text = format!("<w:document>{text}</w:document>");
        places(&inspect("a.docx", &zip(&[("word/document.xml", text.as_bytes(), true)])))
    };
    let paragraphs = |texts: &[&str]| document(texts.iter().map(|text| paragraph(text)).collect());
    let column = |texts: &[&str]| {
        let row = |text: &&str| {
            format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", paragraph("甲"), paragraph(text))
        };
        document(format!("<w:tbl>{}</w:tbl>", texts.iter().map(row).collect::<String>()))
    };
    let sheet = |texts: &[&str]| {
        let cell = |(at, text): (usize, &&str)| {
            format!("<row><c r=\"B{}\" t=\"str\"><v>{text}</v></c></row>", at + 1)
        };
        let cells: Vec<String> = texts.iter().enumerate().map(cell).collect();
        let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", cells.concat());
        places(&inspect(
            "a.xlsx",
            &zip(&[("xl/workbook.xml", b"<a/>", true), ("xl/worksheets/sheet1.xml", sheet.as_bytes(), true)]),
        ))
    };
    let drawing = |texts: &[&str]| {
        let texts: Vec<String> = texts.iter().map(|text| format!("<text x=\"1\">{text}</text>")).collect();
        places(&inspect("a.svg", format!("<svg>{}</svg>", texts.concat()).as_bytes()))
    };
    let looks: [Look<'_>; 4] = [&paragraphs, &column, &sheet, &drawing];
    for (at, look) in looks.iter().enumerate() {
        for texts in
            [&["138", "0013", "8000"][..], &["电话", "13800", "138000"], &["甲", "1380", "013", "8000"]]
        {
            assert_eq!(look(texts).len(), 1, "{at} {texts:?}");
        }
        for texts in [&["138", "0013", "8000", "45"][..], &["人数", "45", "138", "1234", "5678"]] {
            assert_eq!(look(texts), [""; 0], "{at} {texts:?}");
        }
    }
    assert_eq!(paragraphs(&["微信", "zhangsan88"]).len(), 1);
    assert_eq!(paragraphs(&["微信", "请到窗口办理。", "zhangsan88"]), [""; 0]);
}

#[test]
fn numbers_beside_a_picture_and_in_files_inside_are_found() {
    for (name, numbers) in [
        ("photo.jpg", &["8031", "8032", "8033", "8034"][..]),
        ("picture.png", &["8035"]),
        ("picture.webp", &["8036"]),
        ("text.pdf", &["8000", "8002", "8003", "8006", "8007"]),
        ("text.doc", &["8000", "8002", "8003", "8004", "8005", "8006", "8007"]),
        ("holder.pdf", &["8000", "8011", "8012", "8013", "002X", "0014"]),
    ] {
        let found = places(&inspect(name, &file(name)));
        for number in numbers {
            assert!(found.iter().any(|leak| leak.ends_with(number)), "{number} of {name} in {found:?}");
        }
    }
    let held = places(&inspect("", &file("holder.pdf")));
    assert!(held.contains(&"附件“book.xlsx”：工作表“名单”的 B3 单元格 138****8000".to_owned()), "{held:?}");
}

#[test]
fn what_cannot_be_read_is_said() {
    for (name, unread) in [
        ("form.docx", None),
        ("form.pdf", None),
        ("locked-256.pdf", None),
        ("closed.pdf", Some(Unread::Encrypted)),
        ("scan.pdf", Some(Unread::Scanned)),
        ("scan.docx", Some(Unread::Scanned)),
        ("photo.jpg", Some(Unread::Scanned)),
        ("text.doc", Some(Unread::OldFormat)),
    ] {
        assert_eq!(inspect(name, &file(name)).unread, unread, "{name}");
    }
}

#[test]
fn a_format_is_what_the_bytes_are() {
    for (name, format) in [
        ("a.pdf", Format::Pdf),
        ("a.ofd", Format::Ofd),
        ("a.docx", Format::Docx),
        ("a.xlsx", Format::Xlsx),
        ("a.pptx", Format::Pptx),
        ("a.jpg", Format::Jpeg),
        ("a.png", Format::Png),
        ("a.webp", Format::Webp),
        ("a.doc", Format::OldOffice),
    ] {
        let ending = name.trim_start_matches('a');
        for (path, bytes) in files().iter().filter(|(path, _)| path.ends_with(ending)) {
            assert_eq!(inspect("other.exe", bytes).format, Some(format), "{path}");
        }
    }
    for other in [&b"text"[..], b"", b"PK\x03\x04", b"MZ\x90\0\x03", b"GIF89a"] {
        assert_eq!(inspect("a.pdf", other).format, None);
    }
}

#[test]
fn a_document_with_a_program_in_it_is_of_no_format() {
    let archive = zip(&[("word/document.xml", b"<a/>", true), ("word/vbaProject.bin", b"x", true)]);
    assert_eq!(inspect("a.docx", &archive).format, None);
}

#[test]
fn a_cleaned_file_tells_nothing_more_and_is_otherwise_the_same() {
    let mut cleanable = 0;
    for (name, bytes) in files() {
        let before = inspect(&name, &bytes);
        let Some(clean) = cleaned(&bytes) else {
            assert!(before.traces.iter().all(|trace| !trace.is_cleaned), "{name}");
            continue;
        };
        cleanable += 1;
        let after = inspect(&name, &clean);
        assert!(before.traces.iter().any(|trace| trace.is_cleaned), "{name}");
        assert!(after.traces.iter().all(|trace| !trace.is_cleaned), "{name}: {:?}", after.traces);
        assert_eq!(after.format, before.format, "{name}");
        assert_eq!(after.unread, before.unread, "{name}");
        assert_eq!(cleaned(&bytes).as_ref(), Some(&clean), "{name}");
        assert_eq!(cleaned(&clean), None, "{name}");
        // Names stand in no form in what is left, but in what is packed inside a PDF.
        let text = String::from_utf8_lossy(&clean);
        assert!(!text.contains("乙示例"), "{name}");
        if name.ends_with(".pdf") {
            assert_eq!(clean.len(), bytes.len(), "{name}: nothing moves");
        }
    }
    assert!(cleanable >= 12, "{cleanable}");
    assert_eq!(cleaned(&file("clean.jpg")), None);
    assert_eq!(cleaned(&file("locked-128.pdf")), None, "a locked file stays as it is");
}

#[test]
fn a_cleaned_photograph_keeps_its_picture_and_stands_upright() {
    let (plain, clean) = (file("clean.jpg"), cleaned(&file("photo.jpg")).unwrap());
    let scan = |bytes: &[u8]| bytes.windows(2).position(|pair| pair == [0xFF, 0xDB]).unwrap();
    assert_eq!(plain[scan(&plain)..], clean[scan(&clean)..], "the picture itself");
    let upright = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
    assert!(clean.windows(upright.len()).any(|window| window == upright));
    for (name, way) in [("picture.png", 8), ("picture.webp", 3)] {
        let clean = cleaned(&file(name)).unwrap();
        let upright = [b"\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[way]].concat();
        assert!(clean.windows(upright.len()).any(|window| window == upright), "{name}");
    }
}

#[test]
fn damaged_files_end_without_a_panic() {
    for (name, bytes) in files() {
        // Every step is another place than in the last file.
        let step = bytes.len() / 50 + 1;
        for at in (0..bytes.len()).step_by(step) {
            survived(&name, &bytes[..at]);
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            survived(&name, &flipped);
            flipped[at] = b'<';
            survived(&name, &flipped);
        }
    }
}

#[test]
fn a_truncated_document_is_broken() {
    for name in ["form.docx", "book.xlsx", "photo.jpg", "picture.png", "picture.webp", "notice.ofd"] {
        let bytes = file(name);
        assert_eq!(inspect(name, &bytes[..bytes.len() / 2]).unread, Some(Unread::Broken), "{name}");
    }
    assert_eq!(inspect("a.pdf", b"%PDF-1.7\n").unread, Some(Unread::Broken));
    let pdf = sound_pdf();
    assert_eq!(inspect("a.pdf", &pdf).unread, None);
    // Behind the font nothing is left that a page needs.
    let font = pdf.windows(7).position(|part| part == b"6 0 obj").unwrap();
    for end in 8..font - 8 {
        assert!(inspect("a.pdf", &pdf[..end]).unread.is_some(), "cut at byte {end} of {font}");
    }
}

#[test]
fn what_swells_is_given_up() {
    let zeros = vec![b' '; 100 << 20];
    let bomb = zip(&[("word/document.xml", &zeros, true)]);
    assert!(bomb.len() < 1 << 20);
    let twice = compress_to_vec_zlib(&compress_to_vec_zlib(&zeros, 6), 6);
    let stream = |dict: &str, data: &[u8]| {
        let head = format!("<</Length {} {dict}>>stream\n", data.len());
        [head.as_bytes(), data, b"\nendstream"].concat()
    };
    let page = pdf(&[stream("/Filter[/FlateDecode/FlateDecode]", &twice)]);
    let objects = pdf(&[stream("/Type/ObjStm/N 9/First 9/Filter[/FlateDecode/FlateDecode]", &twice)]);
    let many: Vec<u8> = b"0 ".repeat(4 << 20);
    let values = pdf(&[[&b"["[..], &many, b"]"].concat()]);
    let deep = pdf(&[b"[".repeat(100_000)]);
    let nested = zip(&[("word/document.xml", b"<a/>", true), ("word/embeddings/a.docx", &bomb, true)]);
    for (name, bytes) in [
        ("a zip bomb", bomb),
        ("a bomb in a document", nested),
        ("a stream packed twice", page),
        ("objects packed twice", objects),
        ("four million values", values),
        ("brackets in brackets", deep),
    ] {
        assert_eq!(survived(name, &bytes).unread, Some(Unread::TooLarge), "{name}");
    }
}

#[test]
fn what_leads_in_circles_or_is_endless_ends() {
    let kids = "3 0 R ".repeat(1_000_000);
    let (mut swelling, mut attributes) = (String::new(), String::new());
    for at in 1..60 {
        let _ = write!(swelling, "<!ENTITY a{at} \"&a{0};&a{0};\">", at - 1);
    }
    for at in 0..200_000 {
        let _ = write!(attributes, " a{at}=\"1\"");
    }
    let laughs = format!("<!DOCTYPE a [<!ENTITY a0 \"ha\">{swelling}]><a>&a59;</a>");
    let open = "<w:p>".repeat(1_000_000);
    let form =
        b"<</Length 5/Subtype/Form/Resources<</XObject<</A 4 0 R>>>>>>stream\n/A Do\nendstream".to_vec();
    for (name, bytes) in [
        ("millions of pages", pdf(&[format!("<</Type/Pages/Kids[{kids}]>>").into_bytes()])),
        ("pages above themselves", pdf(&[b"<</Type/Pages/Kids[4 0 R 4 0 R]>>".to_vec()])),
        ("a form in itself", pdf(&[form])),
        (
            "words that begin files",
            b"%PDF-1.7 ".iter().copied().chain(b"1 0 obj(trailer<</A".repeat(200_000)).collect(),
        ),
        ("unclosed texts", [&b"%PDF-1.7\n"[..], &b"trailer<</A(".repeat(500_000)].concat()),
        ("entities", zip(&[("word/document.xml", laughs.as_bytes(), true)])),
        ("attributes", zip(&[("word/document.xml", format!("<a{attributes}/>").as_bytes(), true)])),
        ("open paragraphs", zip(&[("word/document.xml", open.as_bytes(), true)])),
    ] {
        survived(name, &bytes);
    }
}

#[test]
fn glyphs_without_a_meaning_are_unreadable_and_the_usual_tables_are_known() {
    let page = |font: &str, text: &str| {
        let content = format!("BT /F 9 Tf {text} Tj ET");
        let page = format!("<</Type/Page/Resources<</Font<</F {font}>>>>/Contents 5 0 R>>");
        let content = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
        inspect("a.pdf", &pdf(&[page.into_bytes(), content.into_bytes()]))
    };
    let composite = |encoding: &str, ordering: &str| {
        format!(
            "<</Subtype/Type0/Encoding/{encoding}/DescendantFonts[<</CIDSystemInfo<</Ordering({ordering})>>>>]>>"
        )
    };
    let glyphs = "<001200140019001100110012001400190011001100110011>";
    assert_eq!(page(&composite("Identity-H", "Identity"), glyphs).unread, Some(Unread::Unmapped));
    let known = [
        (composite("GBK-EUC-H", "GB1"), "(13800138000)"),
        (composite("UniGB-UCS2-H", "GB1"), "<00310033003800300030003100330038003000300030>"),
        (composite("Identity-H", "GB1"), "<00120014001900110011001200140019001100110011>"),
        ("<</Subtype/Type1/BaseFont/Helvetica>>".to_owned(), "(13800138000)"),
        ("<</Subtype/Type1/Encoding<</Differences[65/one/three/eight/zero]>>>>".to_owned(), "(ABCDDABCDDD)"),
    ];
    for (font, text) in known {
        let inspection = page(&font, text);
        assert_eq!(places(&inspection), ["第 1 页 138****8000"], "{font}");
        assert_eq!(inspection.unread, None, "{font}");
    }
}

#[test]
fn text_under_a_black_box_and_in_an_older_version_is_found() {
    let content = |number: &str| {
        let text = format!("BT /F 9 Tf 10 10 Td ({number}) Tj ET 0 0 0 rg 0 0 99 99 re f");
        format!("<</Length {}>>stream\n{text}\nendstream", text.len()).into_bytes()
    };
    let page = b"<</Type/Page/Resources<</Font<</F<</Subtype/Type1>>>>>>/Contents 5 0 R>>".to_vec();
    let mut bytes = pdf(&[page, content("13800138000")]);
    assert_eq!(places(&inspect("a.pdf", &bytes)), ["第 1 页 138****8000"]);
    bytes.extend(b"5 0 obj");
    bytes.extend(content("none"));
    bytes.extend(b"endobj trailer<</Root 1 0 R>>");
    assert_eq!(places(&inspect("a.pdf", &bytes)), ["文件里留存的旧内容 138****8000"]);
}

#[test]
fn signed_files_are_left_as_they_are() {
    let core = b"<cp:coreProperties><dc:creator>A</dc:creator></cp:coreProperties>";
    let parts: [(&str, &[u8], bool); 2] =
        [("word/document.xml", b"<a/>", true), ("docProps/core.xml", core, true)];
    assert!(cleaned(&zip(&parts)).is_some());
    let signed = zip(&[parts[0], parts[1], ("_xmlsignatures/sig1.xml", b"<a/>", true)]);
    assert_eq!(cleaned(&signed), None);
    assert!(inspect("a.docx", &signed).traces.iter().all(|trace| !trace.is_cleaned));
    let info = b"<</Author(A)>>".to_vec();
    assert!(cleaned(&pdf(&[b"<</Type/Page>>".to_vec(), info.clone()])).is_some());
    let signed = pdf(&[b"<</Type/Page>>".to_vec(), info, b"<</Type/Sig/ByteRange[0 1 2 3]>>".to_vec()]);
    assert_eq!(cleaned(&signed), None);
}

/// A PDF whose only page, or tree of pages, is the first of the objects, which are counted from 4 on.
pub(crate) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes =
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[4 0 R]>>endobj\n"
            .to_vec();
    for (at, object) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj", at + 4).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer<</Root 1 0 R>>\n%%EOF\n");
    bytes
}

/// A zip file of parts, packed or not.
pub(crate) fn zip(parts: &[(&str, &[u8], bool)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content, is_packed) in parts {
        let packed = if *is_packed { compress_to_vec(content, 6) } else { content.to_vec() };
        let start = u32::try_from(bytes.len()).unwrap();
        let mut head = vec![20, 0, 0, 0, if *is_packed { 8 } else { 0 }, 0, 0, 0, 0, 0];
        head.extend(crc32fast::hash(content).to_le_bytes());
        head.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        head.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        head.extend([0, 0]);
        bytes.extend([b"PK\x03\x04", head.as_slice(), name.as_bytes(), &packed].concat());
        let place = start.to_le_bytes();
        directory.extend([b"PK\x01\x02\x14\0", head.as_slice(), &[0; 10], &place, name.as_bytes()].concat());
    }
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let (size, start) = (u32::try_from(directory.len()).unwrap(), u32::try_from(bytes.len()).unwrap());
    bytes.extend(directory);
    bytes.extend(
        [b"PK\x05\x06\0\0\0\0", &count[..], &count, &size.to_le_bytes(), &start.to_le_bytes(), &[0, 0]]
            .concat(),
    );
    bytes
}
