//! Tables in files that are published beside the pages: what a head makes personal is found under it, however the table is
//! written and in whatever format.

use std::collections::BTreeSet;
use std::fmt::Write;

use mingchuang::attachments::inspect;

use crate::attachments::{pdf, zip};

/// A text with how many columns and rows it reaches over.
type Cell = (&'static str, usize, usize);
type Rows = Vec<Vec<Cell>>;

fn plain(rows: &[&[&'static str]]) -> Rows {
    rows.iter().map(|row| row.iter().map(|text| (*text, 1, 1)).collect()).collect()
}

const ADDRESS: &str = "示例区和平路12号3栋402室";
/// An identity number with a check digit that is wrong.
const IDENTITY: &str = "110105194912310021";

/// What is found in a file: kind, and how the number ends.
fn found(bytes: &[u8]) -> BTreeSet<&'static str> {
    let inspection = inspect("", bytes, jiff::civil::date(2026, 11, 23));
    inspection.leaks.iter().map(|leak| leak.what.name()).collect()
}

/// The cells of rows at their columns, the places that others reach over with what they reach from: `(column, row)`.
fn placed(rows: &Rows) -> Vec<Vec<(usize, Cell, bool)>> {
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut all: Vec<Vec<(usize, Cell, bool)>> = vec![Vec::new(); rows.len()];
    for (at, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in row {
            while taken.contains(&(column, at)) {
                column += 1;
            }
            all[at].push((column, *cell, true));
            for down in 0..cell.2 {
                for right in 0..cell.1 {
                    taken.insert((column + right, at + down));
                }
                if down > 0 {
                    all[at + down].push((column, ("", cell.1, 1), false));
                }
            }
        }
    }
    for row in &mut all {
        row.sort_by_key(|(column, ..)| *column);
    }
    all
}

fn docx(rows: &Rows) -> Vec<u8> {
    let mut text = String::from("<w:document><w:body><w:tbl>");
    for row in placed(rows) {
        text.push_str("<w:tr>");
        for (_, (cell, columns, rows), is_first) in row {
            let down = match (rows > 1, is_first) {
                (true, _) => "<w:vMerge w:val=\"restart\"/>",
                (_, false) => "<w:vMerge/>",
                _ => "",
            };
            let _ = write!(text, "<w:tc><w:tcPr><w:gridSpan w:val=\"{columns}\"/>{down}</w:tcPr>");
            for line in cell.split('\n') {
                let _ = write!(text, "<w:p><w:r><w:t>{line}</w:t></w:r></w:p>");
            }
            text.push_str("</w:tc>");
        }
        text.push_str("</w:tr>");
    }
    text.push_str("</w:tbl></w:body></w:document>");
    zip(&[("word/document.xml", text.as_bytes(), true)])
}

fn xlsx(rows: &Rows) -> Vec<u8> {
    let (mut cells, mut merged) = (String::new(), String::new());
    let name = |column: usize, row: usize| {
        format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1)
    };
    for (at, row) in placed(rows).into_iter().enumerate() {
        let _ = write!(cells, "<row r=\"{}\">", at + 1);
        for (column, (text, columns, rows), _) in row.into_iter().filter(|(.., is_first)| *is_first) {
            let here = name(column, at);
            let _ = write!(cells, "<c r=\"{here}\" t=\"str\"><v>{text}</v></c>");
            if columns * rows > 1 {
                let _ = write!(
                    merged,
                    "<mergeCell ref=\"{here}:{}\"/>",
                    name(column + columns - 1, at + rows - 1)
                );
            }
        }
        cells.push_str("</row>");
    }
    let sheet =
        format!("<worksheet><sheetData>{cells}</sheetData><mergeCells>{merged}</mergeCells></worksheet>");
    zip(&[("xl/workbook.xml", b"<a/>", true), ("xl/worksheets/sheet1.xml", sheet.as_bytes(), true)])
}

fn html(rows: &Rows) -> Vec<u8> {
    let mut text = String::from("<html><table border=1>");
    for row in rows {
        text.push_str("<tr>");
        for (cell, columns, rows) in row {
            let cell = cell.replace('\n', "<br>");
            let _ = write!(text, "<td colspan=\"{columns}\" RowSpan={rows}><p>{cell}</p></td>");
        }
        text.push_str("</tr>");
    }
    (text + "</table></html>").into_bytes()
}

/// The characters of a text as RTF writes them.
fn in_rtf(text: &str) -> String {
    {
        let signed = |unit: u16| i16::from_ne_bytes(unit.to_ne_bytes());
        text.encode_utf16().map(|unit| format!("\\u{}?", signed(unit))).collect::<Vec<_>>().concat()
    }
}

/// As Word writes it: a row is described before its cells and once more behind them, a cell that reaches over columns by
/// where it ends.
fn rtf(rows: &Rows) -> Vec<u8> {
    let mut text = String::from("{\\rtf1\\ansi\\ansicpg936\\uc1 ");
    for row in placed(rows) {
        let mut described = String::from("\\trowd\\trgaph108");
        for (column, (_, columns, rows), is_first) in &row {
            let down = match (*rows > 1, is_first) {
                (true, _) => "\\clvmgf",
                (_, false) => "\\clvmrg",
                _ => "",
            };
            let _ = write!(described, "{down}\\clbrdrt\\brdrs\\cellx{}", (column + columns) * 1500);
        }
        let _ = write!(text, "{described}\\pard\\intbl ");
        for (_, (cell, ..), _) in &row {
            let lines: Vec<String> = cell.split('\n').map(in_rtf).collect();
            let _ = write!(text, "{{\\rtlch\\f1 {}\\cell }}", lines.join("\\par "));
        }
        let _ = write!(text, "{{{described}\\row }}");
    }
    (text + "\\pard\\par }").into_bytes()
}

/// The same in another dialect: a cell for each column, those that another one covers empty.
fn rtf_by_columns(rows: &Rows) -> Vec<u8> {
    let mut text = String::from("{\\rtf1\\ansi ");
    for row in placed(rows) {
        let (mut described, mut cells) = (String::from("\\trowd"), String::new());
        for (column, (cell, columns, rows), is_first) in &row {
            let down = match (*rows > 1, is_first) {
                (true, _) => "\\clvmgf",
                (_, false) => "\\clvmrg",
                _ => "",
            };
            for right in 0..*columns {
                let across = if *columns == 1 {
                    ""
                } else if right == 0 {
                    "\\clmgf"
                } else {
                    "\\clmrg"
                };
                // Edges are rounded.
                let _ = write!(described, "{down}{across}\\cellx{}", (column + right + 1) * 1500 + right * 7);
                let cell =
                    if right == 0 { in_rtf(cell).replace(&in_rtf("\n"), "\\line ") } else { String::new() };
                let _ = write!(cells, "\\pard\\intbl {cell}\\cell");
            }
        }
        let _ = write!(text, "{described}{cells}\\row");
    }
    (text + "}").into_bytes()
}

type Format = (&'static str, fn(&Rows) -> Vec<u8>);
const FORMATS: [Format; 5] =
    [("docx", docx), ("xlsx", xlsx), ("html", html), ("rtf", rtf), ("rtf by columns", rtf_by_columns)];

#[test]
fn what_stands_under_or_beside_its_head_is_found_in_every_format() {
    let head = ["序号", "姓名", "身份证号", "住址"];
    let row = ["1", "甲", IDENTITY, ADDRESS];
    let blank = ["", "", "", ""];
    let cases: [(&str, Rows, &[&str]); 14] = [
        ("a head", plain(&[&head, &row]), BOTH),
        ("a head far above", plain(&[&head, &["1", "甲", "", ""], &["2", "乙", "", ""], &row]), BOTH),
        ("heads once more", plain(&[&head, &["1", "甲", "", ""], &head, &row]), BOTH),
        ("a head in two lines", plain(&[&["序号", "姓名", "身份\n证号", "住\n址"], &row]), BOTH),
        ("a column alone", plain(&[&["住址"], &[ADDRESS]]), LIVES),
        (
            "a column alone with a longer head",
            plain(&[&["申请人住址（必填）"], &["未填"], &[ADDRESS]]),
            LIVES,
        ),
        ("beside its word", plain(&[&["姓名", "甲", "住址", ADDRESS]]), LIVES),
        ("an address in two lines", plain(&[&["住址"], &["示例区和平路\n12号3栋"]]), LIVES),
        (
            "a title over all columns",
            vec![vec![("名单", 4, 1)], plain(&[&head])[0].clone(), plain(&[&row])[0].clone()],
            BOTH,
        ),
        (
            "a head over two columns",
            vec![
                vec![("姓名", 1, 2), ("身份证", 2, 1), ("住址", 1, 2)],
                vec![("种类", 1, 1), ("号码", 1, 1)],
                vec![("甲", 1, 1), ("居民", 1, 1), (IDENTITY, 1, 1), (ADDRESS, 1, 1)],
            ],
            BOTH,
        ),
        (
            "a name before two columns",
            vec![vec![("姓名", 2, 1), ("住址", 1, 1)], vec![("甲", 1, 1), ("乙", 1, 1), (ADDRESS, 1, 1)]],
            LIVES,
        ),
        (
            "a name beside several rows",
            vec![
                vec![("户主", 1, 1), ("子女", 1, 1), ("住址", 1, 1)],
                vec![("甲", 1, 3), ("乙", 1, 1), ("", 1, 1)],
                vec![("丙", 1, 1), (ADDRESS, 1, 1)],
                vec![("丁", 1, 1), ("", 1, 1)],
            ],
            LIVES,
        ),
        (
            "a word beside several rows",
            vec![vec![("住址", 1, 2), ("未填", 1, 1)], vec![(ADDRESS, 1, 1)]],
            LIVES,
        ),
        ("an empty row ends what a head says", plain(&[&head, &blank, &["1", "甲", "", ADDRESS]]), &[]),
    ];
    for (name, rows, expected) in cases {
        for (format, write) in FORMATS {
            let expected: BTreeSet<&str> = expected.iter().copied().collect();
            assert_eq!(found(&write(&rows)), expected, "{name} in {format}");
        }
    }
}

#[test]
fn addresses_of_offices_are_left_alone_in_every_format() {
    for rows in [
        plain(&[&["窗口", "地址"], &["户籍窗口", "示例区和平路12号"]]),
        vec![
            vec![("户籍地址变更办理点一览表", 3, 1)],
            vec![("办理点", 1, 1), ("地址", 1, 1), ("电话", 1, 1)],
            vec![("示例大厅", 1, 1), ("示例区和平路12号", 1, 1), ("0775-4332555", 1, 1)],
        ],
    ] {
        for (format, write) in FORMATS {
            assert_eq!(found(&write(&rows)), BTreeSet::new(), "{rows:?} in {format}");
        }
    }
}

/// Makes a file of a table in what stands around it.
type Nested<'n> = &'n dyn Fn(&[&[&str]], &dyn Fn(String) -> Vec<Vec<String>>) -> Vec<u8>;

#[test]
fn a_table_in_a_cell_has_heads_of_its_own_and_one_of_one_cell_is_only_a_frame() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let in_docx = |rows: &[&[String]]| {
        let row = |row: &&[String]| format!("<w:tr><w:tc>{}</w:tc></w:tr>", row.join("</w:tc><w:tc>"));
        format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
    };
    let docx = |inner: &[&[&str]], outer: &dyn Fn(String) -> Vec<Vec<String>>| {
        let cells: Vec<Vec<String>> =
            inner.iter().map(|row| row.iter().map(|text| paragraph(text)).collect()).collect();
        let inner = in_docx(&cells.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let rows = outer(inner);
        let text = in_docx(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
        zip(&[("word/document.xml", format!("<w:document>{text}</w:document>").as_bytes(), true)])
    };
    let html = |inner: &[&[&str]], outer: &dyn Fn(String) -> Vec<Vec<String>>| {
        let table = |rows: &[Vec<String>]| {
            let row = |row: &Vec<String>| format!("<tr><td>{}</td></tr>", row.join("</td><td>"));
            format!("<table>{}</table>", rows.iter().map(row).collect::<String>())
        };
        let inner: Vec<Vec<String>> =
            inner.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect();
        format!("<html>{}", table(&outer(table(&inner)))).into_bytes()
    };
    // Rows of a table in a table end behind words that other programs pass over.
    let rtf = |inner: &[&[&str]], outer: &dyn Fn(String) -> Vec<Vec<String>>| {
        let edges =
            |count: usize| (1..=count).map(|at| format!("\\cellx{}", at * 1000)).collect::<Vec<_>>().concat();
        let row = |row: &&[&str]| {
            let cell = |text: &&str| {
                format!("\\pard\\intbl\\itap2 {}\\nestcell{{\\nonesttables\\par}}", in_rtf(text))
            };
            let cells: String = row.iter().map(cell).collect();
            format!("{cells}{{\\*\\nesttableprops\\trowd{}\\nestrow}}", edges(row.len()))
        };
        let rows = outer(inner.iter().map(row).collect());
        let row = |row: &Vec<String>| {
            let cell = |cell: &String| {
                let text =
                    if cell.contains("nestrow") || cell.is_ascii() { cell.clone() } else { in_rtf(cell) };
                format!("{text}\\pard\\intbl\\itap1\\cell")
            };
            format!("{}\\trowd{}\\row", row.iter().map(cell).collect::<String>(), edges(row.len()))
        };
        format!("{{\\rtf1 {}}}", rows.iter().map(row).collect::<String>()).into_bytes()
    };
    let formats: [(&str, Nested<'_>, bool); 3] =
        [("docx", &docx, true), ("html", &html, false), ("rtf", &rtf, false)];
    for (format, write, is_marked_up) in formats {
        let text = |text: &str| if is_marked_up { paragraph(text) } else { text.to_owned() };
        let around = |inner: String| vec![vec![text("名单"), inner], vec![text("日期"), text("今天")]];
        let table: [&[&str]; 2] = [&["姓名", "住址"], &["甲", ADDRESS]];
        assert_eq!(found(&write(&table, &around)), BTreeSet::from(["家庭住址"]), "{format}");
        // The head is above the table in the cell.
        let under = |inner: String| {
            vec![vec![text("姓名"), text("住址")], vec![text("甲"), inner], vec![text("乙"), text("未填")]]
        };
        assert_eq!(found(&write(&[&[ADDRESS]], &under)), BTreeSet::from(["家庭住址"]), "{format}");
        let after = |inner: String| {
            vec![vec![text("姓名"), text("住址")], vec![text("甲"), inner], vec![text("乙"), text(ADDRESS)]]
        };
        assert_eq!(
            found(&write(&[&["电话", "无"], &["年", "月"]], &after)),
            BTreeSet::from(["家庭住址"]),
            "{format}"
        );
    }
}

/// A word on a page: where it begins, how far above the lower edge it stands, what it says.
type Word = (u32, u32, &'static str);

/// A PDF whose pages hold words at their places, in letters of ten points.
fn paper(pages: &[&[Word]]) -> Vec<u8> {
    let font =
        "<</Subtype/Type0/Encoding/UniGB-UCS2-H/DescendantFonts[<</CIDSystemInfo<</Ordering(GB1)>>>>]>>";
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 5 + 2 * at)).collect();
    let mut objects = vec![format!("<</Type/Pages/Kids[{}]>>", kids.join(" ")).into_bytes()];
    for (at, words) in pages.iter().enumerate() {
        let mut content = String::new();
        for (x, y, text) in *words {
            let units: Vec<String> = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            let _ = writeln!(content, "BT /F 10 Tf {x} {y} Td <{}> Tj ET", units.concat());
        }
        objects.push(
            format!("<</Type/Page/Resources<</Font<</F {font}>>>>/Contents {} 0 R>>", 6 + 2 * at)
                .into_bytes(),
        );
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()).into_bytes());
    }
    pdf(&objects)
}

const HEAD: [Word; 4] = [(50, 0, "序号"), (100, 0, "姓名"), (160, 0, "身份证号"), (360, 0, "住址")];
/// As some programs write it.
const RADICALS: [Word; 4] = [(50, 0, "序号"), (100, 0, "姓名"), (160, 0, "⾝份证号"), (360, 0, "住址")];
const DATA: [Word; 4] = [(55, 0, "1"), (100, 0, "甲"), (150, 0, IDENTITY), (350, 0, "和平路12号3栋")];

fn at(y: u32, words: &[Word]) -> Vec<Word> {
    words.iter().map(|(x, _, text)| (*x, y, *text)).collect()
}

/// A name, pages as groups of words, and what is found on them.
type Case = (&'static str, Vec<Vec<Vec<Word>>>, &'static [&'static str]);

#[track_caller]
fn each_is_found(cases: Vec<Case>) {
    for (name, pages, expected) in cases {
        let pages: Vec<Vec<Word>> = pages.into_iter().map(|groups| groups.concat()).collect();
        let pages: Vec<&[Word]> = pages.iter().map(Vec::as_slice).collect();
        assert_eq!(found(&paper(&pages)), expected.iter().copied().collect::<BTreeSet<_>>(), "{name}");
    }
}

const BOTH: &[&str] = &["居民身份证号", "家庭住址"];
const LIVES: &[&str] = &["家庭住址"];

#[test]
fn a_table_on_paper_goes_on_under_its_head_on_the_next_page() {
    let footer = |page: &'static str| -> Vec<Word> { vec![(250, 20, page)] };
    let header: &[Word] = &[(50, 800, "示例区公示名单"), (450, 800, "内部资料")];
    each_is_found(vec![
        (
            "a title between two columns",
            vec![vec![
                vec![(200, 780, "低保对象名单"), (205, 760, "（公示稿）")],
                at(700, &HEAD),
                at(680, &DATA),
            ]],
            BOTH,
        ),
        ("all on one page", vec![vec![at(700, &HEAD), at(680, &DATA)]], BOTH),
        ("only the head before", vec![vec![at(40, &HEAD)], vec![at(760, &DATA)]], BOTH),
        (
            "a title, the head and a row before",
            vec![
                vec![
                    vec![(200, 780, "低保对象名单")],
                    at(60, &HEAD),
                    at(40, &[(55, 0, "1"), (100, 0, "乙")]),
                ],
                vec![at(760, &DATA), at(740, &[(55, 0, "2"), (100, 0, "丙")])],
            ],
            BOTH,
        ),
        (
            "headers and footers",
            vec![
                vec![header.to_vec(), at(60, &HEAD), footer("第 1 页")],
                vec![header.to_vec(), at(760, &DATA), footer("第 2 页")],
            ],
            BOTH,
        ),
        (
            "two pages before",
            vec![
                vec![header.to_vec(), at(60, &HEAD), footer("- 1 -")],
                vec![
                    header.to_vec(),
                    at(760, &[(55, 0, "1"), (100, 0, "乙"), (350, 0, "未填")]),
                    footer("- 2 -"),
                ],
                vec![header.to_vec(), at(760, &DATA), footer("- 3 -")],
            ],
            BOTH,
        ),
        (
            "a head in two lines",
            vec![
                vec![vec![
                    (160, 60, "身份证"),
                    (360, 60, "住址"),
                    (50, 53, "序号"),
                    (100, 53, "姓名"),
                    (165, 46, "号码"),
                ]],
                vec![at(760, &DATA)],
            ],
            BOTH,
        ),
        ("a blank page between", vec![vec![at(60, &HEAD)], vec![], vec![at(760, &DATA)]], BOTH),
        ("radicals for characters", vec![vec![at(60, &RADICALS)], vec![at(760, &DATA)]], BOTH),
        ("the head once more", vec![vec![at(60, &HEAD)], vec![at(760, &HEAD), at(740, &DATA)]], BOTH),
        (
            "the rest of a cell first",
            vec![
                vec![at(60, &HEAD), at(40, &[(55, 0, "1"), (100, 0, "乙"), (350, 0, "示例新村西区")])],
                vec![vec![(350, 760, "未填门牌")], at(730, &DATA)],
            ],
            BOTH,
        ),
        (
            "another table behind a title and some words",
            vec![
                vec![at(60, &HEAD)],
                vec![
                    vec![(50, 780, "二、办理地点")],
                    vec![(50, 765, "各办理点的地址如下，请就近办理，周末不办公。")],
                    vec![(50, 750, "如有疑问，请在工作时间拨打咨询电话，或者到大厅询问。")],
                    vec![(50, 735, "办理时请带齐材料。")],
                    at(700, &[(50, 0, "窗口"), (200, 0, "电话"), (350, 0, "地址")]),
                    at(680, &[(50, 0, "一号"), (190, 0, "4332555"), (350, 0, "和平路12号3栋")]),
                ],
            ],
            &[],
        ),
        (
            "another table with other columns",
            vec![
                vec![at(60, &HEAD)],
                vec![
                    at(760, &[(50, 0, "窗口"), (260, 0, "地址")]),
                    at(740, &[(50, 0, "一号"), (250, 0, "和平路12号3栋")]),
                ],
            ],
            &[],
        ),
    ]);
}

#[test]
fn a_head_over_two_columns_on_paper_is_the_head_of_both() {
    each_is_found(vec![
        (
            "a head over two columns",
            vec![vec![
                at(710, &[(100, 0, "姓名"), (400, 0, "住址")]),
                at(720, &[(150, 0, "身份证")]),
                at(700, &[(150, 0, "种类"), (200, 0, "号码")]),
                at(680, &[(100, 0, "甲"), (150, 0, "居民"), (190, 0, IDENTITY), (390, 0, "和平路12号")]),
            ]],
            BOTH,
        ),
        (
            "a head in the middle over two columns",
            vec![vec![
                at(720, &[(100, 0, "姓名"), (175, 0, "身份证"), (400, 0, "住址")]),
                at(700, &[(150, 0, "种类"), (220, 0, "号码")]),
                at(680, &[(100, 0, "甲"), (150, 0, "居民"), (210, 0, IDENTITY), (400, 0, "和平路12号")]),
            ]],
            BOTH,
        ),
    ]);
}

#[test]
fn a_table_of_one_column_on_paper_is_read_under_its_head_and_prose_is_not() {
    each_is_found(vec![
        ("a word", vec![vec![vec![(50, 700, "住址"), (50, 680, "和平路12号3栋")]]], LIVES),
        (
            "a word in the middle",
            vec![vec![vec![(100, 700, "住址"), (50, 680, "和平路12号3栋402室甲")]]],
            LIVES,
        ),
        (
            "a longer word",
            vec![vec![vec![(50, 700, "申请人住址（必填）"), (50, 680, "未填"), (50, 660, "和平路12号3栋")]]],
            LIVES,
        ),
        ("whose", vec![vec![vec![(50, 700, "监护人身份证号"), (50, 680, IDENTITY)]]], &["居民身份证号"]),
        (
            "on the next page",
            vec![vec![vec![(50, 60, "户主住址")]], vec![vec![(50, 760, "和平路12号3栋")]]],
            LIVES,
        ),
        (
            "on the next page under a header",
            vec![
                vec![vec![(50, 60, "户主住址"), (250, 20, "1")]],
                vec![vec![(200, 800, "名单"), (50, 760, "和平路12号3栋")]],
            ],
            LIVES,
        ),
        (
            "in two lines",
            vec![vec![vec![(50, 700, "户主住址"), (50, 680, "示例新村西区和平路"), (50, 668, "12号3栋")]]],
            LIVES,
        ),
        (
            "a heading and a sentence",
            vec![vec![vec![(50, 700, "三、现住址证明"), (50, 680, "到示例区和平路12号示例大厅开具。")]]],
            &[],
        ),
        (
            "a heading and an address of an office",
            vec![vec![vec![(50, 700, "居民身份证办理地点"), (50, 680, "示例区和平路12号")]]],
            &[],
        ),
        (
            "a sentence that ends in the word",
            vec![vec![vec![
                (50, 700, "申请表应当填写申请人的住址"),
                (50, 680, "办理地点：示例区和平路12号"),
            ]]],
            &[],
        ),
    ]);
}
