//! The layers of an attachment in which a secret may lie: each makes a file that holds a text there and nowhere else.

use miniz_oxide::deflate::compress_to_vec_zlib;

use crate::attachments::{pdf, zip};

/// What a layer is called, and the file with a text in it.
pub(crate) type Layer = (&'static str, fn(&str) -> Vec<u8>);

/// In the body, and where people forget to look.
pub(crate) const LAYERS: [Layer; 58] = [
    ("docx: body", |text| docx("word/document.xml", &paragraph(text))),
    ("docx: runs", |text| docx("word/document.xml", &format!("<w:p>{}</w:p>", runs(text)))),
    ("docx: table", |text| {
        docx("word/document.xml", &format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph(text)))
    }),
    ("docx: deleted", |text| {
        let deleted = format!("<w:del w:author=\"甲\"><w:r><w:delText>{text}</w:delText></w:r></w:del>");
        docx("word/document.xml", &format!("<w:p>{deleted}</w:p>"))
    }),
    ("docx: hidden", |text| {
        docx(
            "word/document.xml",
            &format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r></w:p>"),
        )
    }),
    ("docx: comment", |text| {
        docx("word/comments.xml", &format!("<w:comment>{}</w:comment>", paragraph(text)))
    }),
    ("docx: header", |text| docx("word/header1.xml", &paragraph(text))),
    ("docx: footer", |text| docx("word/footer2.xml", &paragraph(text))),
    ("docx: footnote", |text| {
        docx("word/footnotes.xml", &format!("<w:footnote>{}</w:footnote>", paragraph(text)))
    }),
    ("docx: words in place of a picture", |text| {
        docx("word/document.xml", &format!("<w:p><wp:docPr descr=\"{}\"/></w:p>", attribute(text)))
    }),
    ("docx: text box", |text| {
        docx(
            "word/document.xml",
            &format!("<w:p><w:r><w:txbxContent>{}</w:txbxContent></w:r></w:p>", paragraph(text)),
        )
    }),
    ("docx: property of one's own", |text| {
        docx("docProps/custom.xml", &format!("<property name=\"a\"><vt:lpwstr>{text}</vt:lpwstr></property>"))
    }),
    ("docx: title", |text| docx("docProps/core.xml", &format!("<dc:title>{text}</dc:title>"))),
    ("docx: any other part", |text| docx("customXml/item1.xml", &format!("<a>{text}</a>"))),
    ("xlsx: shared text", |text| {
        xlsx(&[
            ("xl/sharedStrings.xml", &format!("<sst><si><t>{text}</t></si></sst>")),
            ("xl/worksheets/sheet1.xml", &sheet("<c r=\"B3\" t=\"s\"><v>0</v></c>")),
        ])
    }),
    ("xlsx: text in runs", |text| {
        let runs = format!("<r><t>甲</t></r><r><t>{text}</t></r>");
        xlsx(&[
            ("xl/sharedStrings.xml", &format!("<sst><si>{runs}</si></sst>")),
            ("xl/worksheets/sheet1.xml", &sheet("<c r=\"B3\" t=\"s\"><v>0</v></c>")),
        ])
    }),
    ("xlsx: text in its cell", |text| {
        let cell = format!("<c r=\"B3\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        xlsx(&[("xl/worksheets/sheet1.xml", &sheet(&cell))])
    }),
    ("xlsx: result of a formula", |text| {
        let cell = format!("<c r=\"B3\" t=\"str\"><f>A1</f><v>{text}</v></c>");
        xlsx(&[("xl/worksheets/sheet1.xml", &sheet(&cell))])
    }),
    ("xlsx: formula", |text| {
        let cell = format!("<c r=\"B3\"><f>\"{text}\"</f><v>0</v></c>");
        xlsx(&[("xl/worksheets/sheet1.xml", &sheet(&cell))])
    }),
    ("xlsx: sheet that is not listed", |text| {
        let cell = format!("<c r=\"B3\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        xlsx(&[("xl/worksheets/sheet9.xml", &sheet(&cell))])
    }),
    ("xlsx: text that no cell shows", |text| {
        xlsx(&[("xl/sharedStrings.xml", &format!("<sst><si><t>{text}</t></si></sst>"))])
    }),
    ("xlsx: comment", |text| {
        let comment = format!("<comment ref=\"B3\"><text><r><t>{text}</t></r></text></comment>");
        xlsx(&[("xl/comments1.xml", &format!("<comments><commentList>{comment}</commentList></comments>"))])
    }),
    ("xlsx: threaded comment", |text| {
        xlsx(&[("xl/threadedComments/threadedComment1.xml", &format!("<a><text>{text}</text></a>"))])
    }),
    ("xlsx: header", |text| {
        xlsx(&[(
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet><oddHeader>{text}</oddHeader></worksheet>"),
        )])
    }),
    ("xlsx: header with formats", |text| {
        let characters: Vec<char> = text.chars().collect();
        let (head, tail) = characters.split_at(characters.len() / 2);
        let [head, tail]: [String; 2] = [head.iter().collect(), tail.iter().collect()];
        let header = if text.contains('&') { text.to_owned() } else { format!("{head}&amp;B{tail}") };
        xlsx(&[(
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet><oddHeader>&amp;L{header}</oddHeader></worksheet>"),
        )])
    }),
    ("xlsx: hint over a link", |text| {
        xlsx_beside(&format!("<hyperlink ref=\"A1\" tooltip=\"{}\"/>", attribute(text)))
    }),
    ("xlsx: prompt", |text| xlsx_beside(&format!("<dataValidation prompt=\"{}\"/>", attribute(text)))),
    ("xlsx: filter", |text| {
        xlsx_beside(&format!("<filters><filter val=\"{}\"/></filters>", attribute(text)))
    }),
    ("xlsx: scenario", |text| xlsx_beside(&format!("<scenario comment=\"{}\"/>", attribute(text)))),
    ("xlsx: value of a pivot", |text| {
        let records = format!("<pivotCacheRecords><r><s v=\"{}\"/></r></pivotCacheRecords>", attribute(text));
        xlsx(&[("xl/pivotCache/pivotCacheRecords1.xml", &records)])
    }),
    ("docx: field code in pieces", |text| {
        let codes = runs(text).replace("w:t>", "w:instrText>").replace("<w:t ", "<w:instrText ");
        docx("word/document.xml", &format!("<w:p>{codes}</w:p>"))
    }),
    ("docx: signs above the text", |text| {
        let ruby = |c: char| {
            format!(
                "<w:ruby><w:rt><w:r><w:t>{c}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby>"
            )
        };
        let signs: Vec<String> = text.chars().map(ruby).collect();
        let signs = if text.contains('&') {
            format!("<w:rt><w:r><w:t>{text}</w:t></w:r></w:rt>")
        } else {
            signs.concat()
        };
        docx("word/document.xml", &format!("<w:p>{signs}</w:p>"))
    }),
    ("docx: symbols", |text| {
        let symbol = |c: char| match c {
            '0'..='9' => format!("<w:r><w:sym w:font=\"a\" w:char=\"F0{:02X}\"/></w:r>", u32::from(c)),
            c => format!("<w:r><w:t xml:space=\"preserve\">{c}</w:t></w:r>"),
        };
        let symbols: Vec<String> = text.chars().map(symbol).collect();
        let text = if text.contains('&') { runs(text) } else { symbols.concat() };
        docx("word/document.xml", &format!("<w:p>{text}</w:p>"))
    }),
    ("pdf: cells of a row", |text| {
        let cells: Vec<String> = text.split(' ').map(|part| format!("<{}> Tj 500 0 Td", hex(part))).collect();
        let content = format!("BT /F 9 Tf {} ET", cells.join(" "));
        let page = format!("<</Type/Page/Resources<</Font<</F {UNICODE}>>>>/Contents 5 0 R>>");
        let content = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
        pdf(&[page.into_bytes(), content.into_bytes()])
    }),
    ("docx: cells of a row", |text| {
        let cells: Vec<String> =
            text.split(' ').map(|part| format!("<w:tc>{}</w:tc>", paragraph(part))).collect();
        docx("word/document.xml", &format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cells.concat()))
    }),
    ("pptx: table", |text| {
        let cell = format!("<a:tc><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:tc>");
        package(
            "ppt/presentation.xml",
            &[("ppt/slides/slide1.xml", &format!("<a:tbl><a:tr>{cell}</a:tr></a:tbl>"))],
        )
    }),
    ("pptx: slide", |text| pptx("ppt/slides/slide1.xml", text)),
    ("pptx: notes", |text| pptx("ppt/notesSlides/notesSlide1.xml", text)),
    ("pptx: master", |text| pptx("ppt/slideMasters/slideMaster1.xml", text)),
    ("pptx: comment", |text| pptx("ppt/comments/comment1.xml", text)),
    ("ofd: page", |text| {
        let page = format!("<ofd:TextObject><ofd:TextCode>{text}</ofd:TextCode></ofd:TextObject>");
        ofd("Doc_0/Pages/Page_0/Content.xml", &page)
    }),
    ("ofd: properties", |text| {
        ofd("OFD.xml", &format!("<ofd:CustomData Name=\"a\">{text}</ofd:CustomData>"))
    }),
    ("ofd: annotation", |text| ofd("Doc_0/Annots/Annot_0.xml", &format!("<ofd:Remark>{text}</ofd:Remark>"))),
    ("pdf: page", |text| {
        let content = format!("BT /F 9 Tf <{}> Tj ET", hex(text));
        let page = format!("<</Type/Page/Resources<</Font<</F {UNICODE}>>>>/Contents 5 0 R>>");
        let content = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
        pdf(&[page.into_bytes(), content.into_bytes()])
    }),
    ("pdf: title", |text| beside_a_page(&format!("<</Title <FEFF{}>>>", hex(text)))),
    ("pdf: note", |text| {
        beside_a_page(&format!("<</Type/Annot/Subtype/Text/Contents <FEFF{}>>>", hex(text)))
    }),
    ("pdf: note with looks", |text| {
        let characters: Vec<char> = text.chars().collect();
        let (head, tail) = characters.split_at(characters.len() / 2);
        let [head, tail]: [String; 2] = [head.iter().collect(), tail.iter().collect()];
        let marked = if text.contains('&') { text.to_owned() } else { format!("{head}<b>{tail}</b>") };
        let looks = hex(&format!("<?xml version=\"1.0\"?><body><p>{marked}</p></body>"));
        beside_a_page(&format!("<</Type/Annot/Subtype/Text/Contents(a)/RC <FEFF{looks}>>>"))
    }),
    ("pdf: form field", |text| beside_a_page(&format!("<</FT/Tx/T(a)/V <FEFF{}>>>", hex(text)))),
    ("pdf: data about it", |text| {
        let data = format!("<x:xmpmeta><dc:title>{text}</dc:title></x:xmpmeta>");
        beside_a_page(&format!(
            "<</Type/Metadata/Subtype/XML/Length {}>>stream\n{data}\nendstream",
            data.len()
        ))
    }),
    ("pdf: form in markup", |text| {
        let data = format!("<xdp><field><value><text>{text}</text></value></field></xdp>");
        beside_a_page(&format!("<</Length {}>>stream\n{data}\nendstream", data.len()))
    }),
    ("pdf: remark between operators", |text| {
        let content = format!("q % {}\nQ", text.replace(['\r', '\n'], " "));
        let page = "<</Type/Page/Contents 5 0 R>>";
        pdf(&[page.as_bytes().to_vec(), packed("", content.as_bytes())])
    }),
    ("pdf: name", |text| {
        let name: Vec<String> = text.bytes().map(|byte| format!("#{byte:02X}")).collect();
        beside_a_page(&format!("<</A/{}>>", name.concat()))
    }),
    ("pdf: pattern with a font of its own", |text| {
        let page = "<</Type/Page/Resources<</Font<</F<</Subtype/Type3>>>>>>>>";
        let content = format!("BT /F 9 Tf <{}> Tj ET", hex(text));
        let dict = format!("/PatternType 1/Resources<</Font<</F {UNICODE}>>>>");
        pdf(&[page.as_bytes().to_vec(), packed(&dict, content.as_bytes())])
    }),
    ("pdf: form with the fonts of its page", |text| {
        let resources = format!("<</Font<</F {UNICODE}>>/XObject<</X 6 0 R>>>>");
        let page = format!("<</Type/Page/Resources{resources}/Contents 5 0 R>>");
        let content = format!("BT /F 9 Tf <{}> Tj ET", hex(text));
        pdf(&[page.into_bytes(), packed("", b"/X Do"), packed("/Subtype/Form", content.as_bytes())])
    }),
    ("docx: web page in it", |text| {
        let characters: Vec<char> = text.chars().collect();
        let (head, tail) = characters.split_at(characters.len() / 2);
        let [head, tail]: [String; 2] = [head.iter().collect(), tail.iter().collect()];
        let html = if text.contains('&') { text.to_owned() } else { format!("{head}<b>{tail}</b>") };
        inside("word/afchunk.htm", format!("<html><body><p>{html}</p></body></html>").as_bytes())
    }),
    ("docx: web archive in it", |text| {
        let bytes: Vec<String> = text.bytes().map(|byte| format!("={byte:02X}")).collect();
        let lines: Vec<String> = bytes.chunks(20).map(<[String]>::concat).collect();
        let head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n\
                    Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
        inside("word/afchunk.mht", format!("{head}{}\r\n--b--", lines.join("=\r\n")).as_bytes())
    }),
    ("docx: rich text in it", |text| {
        let units: Vec<String> = text.encode_utf16().map(|unit| format!("\\u{unit}?")).collect();
        inside("word/afchunk.rtf", format!("{{\\rtf1\\ansi\\uc1 {}\\par}}", units.concat()).as_bytes())
    }),
    ("docx: picture of curves", |text| {
        let spans: Vec<String> = text.chars().map(|c| format!("<tspan>{c}</tspan>")).collect();
        let spans = if text.contains('&') { text.to_owned() } else { spans.concat() };
        inside("word/media/a.svg", format!("<svg><text>{spans}</text></svg>").as_bytes())
    }),
];

/// A font whose codes are UTF-16.
const UNICODE: &str =
    "<</Subtype/Type0/Encoding/UniGB-UCS2-H/DescendantFonts[<</CIDSystemInfo<</Ordering(GB1)>>>>]>>";

fn packed(dict: &str, data: &[u8]) -> Vec<u8> {
    let data = compress_to_vec_zlib(data, 6);
    let head = format!("<</Filter/FlateDecode/Length {} {dict}>>stream\n", data.len());
    [head.as_bytes(), &data, b"\nendstream"].concat()
}

fn xlsx_beside(element: &str) -> Vec<u8> {
    xlsx(&[
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", SHEET_OF_BOOK),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{element}</worksheet>")),
    ])
}

const WORKBOOK: &str = "<workbook><sheets><sheet name=\"甲\" r:id=\"r1\"/></sheets></workbook>";
const SHEET_OF_BOOK: &str = "<a><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></a>";

/// A document with a file in it.
fn inside(part: &str, content: &[u8]) -> Vec<u8> {
    zip(&[("word/document.xml", b"<a/>", true), (part, content, true)])
}

/// Escapes what an attribute cannot hold.
fn attribute(text: &str) -> String {
    text.replace('"', "&quot;")
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// Every three characters in a run of their own; what stands for a character stays together.
fn runs(text: &str) -> String {
    if text.contains('&') {
        return format!("<w:r><w:t>{text}</w:t></w:r>");
    }
    let characters: Vec<char> = text.chars().collect();
    let run = |part: &[char]| {
        let part: String = part.iter().collect();
        format!("<w:r><w:t xml:space=\"preserve\">{part}</w:t></w:r>")
    };
    characters.chunks(3).map(run).collect()
}

fn docx(part: &str, content: &str) -> Vec<u8> {
    package("word/document.xml", &[(part, &format!("<a>{content}</a>"))])
}

fn xlsx(parts: &[(&str, &str)]) -> Vec<u8> {
    package("xl/workbook.xml", parts)
}

fn sheet(cell: &str) -> String {
    format!("<worksheet><sheetData><row r=\"3\">{cell}</row></sheetData></worksheet>")
}

fn pptx(part: &str, text: &str) -> Vec<u8> {
    let text = format!("<p:sld><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>");
    package("ppt/presentation.xml", &[(part, &text)])
}

fn ofd(part: &str, content: &str) -> Vec<u8> {
    package("OFD.xml", &[(part, &format!("<a>{content}</a>"))])
}

/// The parts, and an empty main part if it is none of them.
fn package(main: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut all: Vec<(&str, &[u8], bool)> =
        parts.iter().map(|(name, text)| (*name, text.as_bytes(), true)).collect();
    if !parts.iter().any(|(name, _)| *name == main) {
        all.push((main, b"<a/>", true));
    }
    zip(&all)
}

fn beside_a_page(object: &str) -> Vec<u8> {
    pdf(&[b"<</Type/Page>>".to_vec(), object.as_bytes().to_vec()])
}

/// UTF-16 in hexadecimal digits.
fn hex(text: &str) -> String {
    let units: Vec<String> = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    units.concat()
}
