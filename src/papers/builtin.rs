//! The templates in the program: the form of official documents (GB/T 9704). A4, 37 mm above and 28 mm left of a block of
//! 156 × 225 mm, which holds 22 lines of 28 characters; page numbers on the outer side.
//!
//! Fonts and sizes stand only in the styles, so that an office changes them once.

use serde::Serialize;

use crate::attachments::document;
use crate::records::{Power, Role};

use super::Kind;
use super::markup::escaped;

const FRAME: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
    xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>";

/// In twentieths of a point. 22 lines by the grid, 28 characters by the spacing of the styles: a grid of characters narrower
/// than their font is not set alike by all word processors.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"even\" \
    r:id=\"rId5\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1470\" w:bottom=\"1985\" \
    w:left=\"1588\" w:header=\"851\" w:footer=\"1300\" w:gutter=\"0\"/><w:docGrid w:type=\"lines\" \
    w:linePitch=\"579\"/></w:sectPr></w:body></w:document>";

/// The width of the text block.
const WIDTH: u32 = 8848;

/// What a line of a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    /// A line of the title, of the letter or of its annex.
    Title,
    /// 文号.
    Number,
    /// 主送.
    To,
    /// A paragraph.
    Text,
    /// The heading of a part.
    Head,
    /// The last paragraph.
    Closing,
    /// 附件说明.
    Enclosed,
    /// Who signs.
    Sign,
    /// The day of signing.
    Date,
    /// The annex begins.
    Annex,
}

/// The blank for a signature.
pub(super) const SIGNATURE: &str = "＿＿＿＿＿＿";

/// A letter up to the table of its annex.
pub(super) const LETTER: &[(Style, &str)] = &[
    (Style::Title, "{{授权部门}}"),
    (Style::Title, "授权书"),
    (Style::Number, "{{编号}}"),
    (Style::To, "{{被授权窗口}}："),
    (Style::Text, "{{授权依据.说明}}{{授权部门}}对{{被授权窗口}}授权如下："),
    (Style::Head, "一、授权部门"),
    (Style::Text, "部门名称：{{授权部门}}"),
    (Style::Text, "法定代表人：{{法定代表人}}"),
    (Style::Head, "二、被授权窗口"),
    (Style::Text, "窗口名称：{{被授权窗口}}"),
    (Style::Text, "办公地点：{{办公地点}}"),
    (Style::Head, "三、被授权人员"),
    (Style::Text, "{{人员.岗位}}：{{人员.姓名}}"),
    (Style::Head, "四、授权范围"),
    (Style::Text, "{{授权范围}}"),
    (Style::Head, "五、授权事项和权限"),
    (Style::Text, "{{事项数说明}}"),
    (Style::Text, "{{授权.序号}}{{授权.说明}}"),
    (Style::Head, "六、不授予的职权和理由"),
    (Style::Text, "{{不授权.序号}}{{不授权.说明}}"),
    (Style::Head, "七、责任"),
    (Style::Text, "{{责任}}"),
    (Style::Head, "八、不得再行委托"),
    (Style::Text, "{{不得再委托声明}}"),
    (Style::Head, "九、授权期限"),
    (Style::Text, "{{期限说明}}"),
    (Style::Text, "{{替代.说明}}"),
    (Style::Closing, "本授权书经法定代表人签字、加盖部门公章后，报{{备案机构}}备案（一式一份）。"),
    (Style::Enclosed, "附件：授权事项和权限表"),
    (Style::Sign, "{{授权部门}}（盖章）"),
    (Style::Sign, "法定代表人（签字）：＿＿＿＿＿＿"),
    (Style::Date, "{{签订日期}}"),
    (Style::Annex, "附件"),
    (Style::Title, "授权事项和权限表"),
];

/// The template of a kind of paper as a document.
pub(super) fn builtin(kind: Kind) -> Option<Vec<u8>> {
    let body = match kind {
        Kind::Letter => letter(),
        Kind::Registration(role) => registration(role),
        Kind::Powers => powers(),
        Kind::Windows => windows(),
        Kind::Checklist => checklist(),
        Kind::Filing => filing(),
    };
    let body = format!("{FRAME}{body}{PAGE}");
    document(&[
        ("[Content_Types].xml", include_bytes!("templates/content_types.xml")),
        ("_rels/.rels", include_bytes!("templates/package_links.xml")),
        ("word/document.xml", body.as_bytes()),
        ("word/_rels/document.xml.rels", include_bytes!("templates/document_links.xml")),
        ("word/styles.xml", include_bytes!("templates/styles.xml")),
        ("word/settings.xml", include_bytes!("templates/settings.xml")),
        ("word/fontTable.xml", include_bytes!("templates/fonts.xml")),
        ("word/footer1.xml", include_bytes!("templates/footer1.xml")),
        ("word/footer2.xml", include_bytes!("templates/footer2.xml")),
    ])
}

fn letter() -> String {
    let mut columns = vec![
        Column::mark("序号", 600, "{{事项.序号}}"),
        Column::text("事项名称", 2858, "{{事项.名称}}"),
        Column::mark("办件类型", 1010, "{{事项.办件类型}}"),
    ];
    columns.extend(Power::ALL.iter().map(|power| {
        let label = power.label();
        Column::mark(label, 730, &format!("{{{{事项.{label}}}}}"))
    }));
    let lines: String = LETTER.iter().map(|(style, text)| line(*style, text)).collect();
    let note = "注：√ 授予；× 不授予（理由见第六部分）；— 不适用；空白为未列明，不授予。";
    [lines, table(&columns), paragraph("DocNote", note)].concat()
}

fn line(style: Style, text: &str) -> String {
    match style {
        Style::Title => paragraph("DocTitle", text),
        Style::Number => [paragraph("DocNumber", text), blank()].concat(),
        Style::To => paragraph("Normal", text),
        Style::Text => paragraph("DocText", text),
        Style::Head => paragraph("DocHead1", text),
        Style::Closing => [kept("DocText", text), kept("Normal", "")].concat(),
        Style::Enclosed => [kept("DocText", text), kept("Normal", ""), kept("Normal", "")].concat(),
        Style::Sign => paragraph("DocSign", text),
        Style::Date => paragraph("DocDate", text),
        Style::Annex => new_page("DocAnnex", text),
    }
}

/// Only what the records may hold is filled in; everything private is left to the pen.
fn registration(role: Role) -> String {
    let [label, value, third, fourth, photo] = [1500, 2000, 1400, 2000, 1948];
    let pair = |a: &str, b: &str, c: &str, d: &str| {
        [head(label, a), cell(value, b), head(third, c), cell(fourth, d)].concat()
    };
    let wide = |a: &str, b: &str| [head(label, a), span(4, WIDTH - label, b)].concat();
    let half = |a: &str, b: &str, c: &str, d: &str| {
        [head(label, a), cell(value, b), head(third, c), span(2, fourth + photo, d)].concat()
    };
    let rows = [
        row(560, &[pair("姓名", "{{姓名}}", "性别", ""), merged(photo, "照片", true)].concat()),
        row(560, &[pair("民族", "", "出生年月", ""), merged(photo, "", false)].concat()),
        row(560, &[pair("政治面貌", "", "学历", ""), merged(photo, "", false)].concat()),
        row(560, &half("身份证号", "", "手机", "")),
        row(560, &wide("家庭住址", "")),
        row(560, &wide("所在部门", "{{授权部门}}")),
        row(560, &half("所在窗口", "{{被授权窗口}}", "岗位", "{{岗位}}")),
        row(560, &half("职务", "{{职务}}", "工号", "{{工号}}")),
        row(560, &half("任岗日期", "{{任岗日期}}", "办公电话", "{{办公电话}}")),
        if role == Role::B { row(560, &wide("替补对象", "{{替补对象}}")) } else { String::new() },
        row(900, &wide("岗位职责", "{{岗位职责}}")),
        row(560, &half("授权书编号", "{{编号}}", "授权期限", "{{授权期限}}")),
        row(1150, &wide("部门意见", "\n（盖章）　　　　　　年　　月　　日")),
        row(1150, &wide("备案机构意见", "\n（盖章）　　　　　　年　　月　　日")),
    ];
    [
        paragraph("DocTitle", Kind::Registration(role).title()),
        blank(),
        grid(&[label, value, third, fourth, photo], &rows.concat()),
        paragraph("DocNote", "填表说明：空白的各栏由本人用笔填写。本表含个人信息，一式一份报{{备案机构}}备案，不公开、不上网。"),
    ]
    .concat()
}

fn powers() -> String {
    [
        paragraph("DocTitle", Kind::Powers.title()),
        blank(),
        above("{{授权依据.说明}}各部门可以向服务窗口授予下列六项职权："),
        table(&[
            Column::mark("序号", 700, "{{职权.序号}}"),
            Column::mark("职权", 1900, "{{职权.名称}}"),
            Column::text("含义", 4648, "{{职权.含义}}"),
            Column::mark("适用范围", 1600, "{{职权.适用范围}}"),
        ]),
        paragraph("DocText", "{{责任声明}}{{不得再委托声明}}"),
    ]
    .concat()
}

fn windows() -> String {
    [
        paragraph("DocTitle", Kind::Windows.title()),
        paragraph("DocNumber", "（{{年度}}年度）"),
        table(&[
            Column::mark("序号", 620, "{{窗口.序号}}"),
            Column::text("窗口名称", 1600, "{{窗口.名称}}"),
            Column::text("所在中心", 1350, "{{窗口.中心}}"),
            Column::text("楼层和台位", 1478, "{{窗口.位置}}"),
            Column::mark("首席代表", 1000, "{{窗口.首席代表}}"),
            Column::mark("咨询电话", 1500, "{{窗口.咨询电话}}"),
            Column::text("授权书编号", 1300, "{{窗口.授权书}}"),
        ]),
        paragraph("DocNote", "注：首席代表即服务窗口负责人。"),
    ]
    .concat()
}

fn checklist() -> String {
    [
        paragraph("DocTitle", Kind::Checklist.title()),
        blank(),
        paragraph("DocText", "报送部门：{{授权部门}}"),
        paragraph("DocText", "授权书编号：{{编号}}"),
        above("接收机构：{{备案机构}}"),
        table(&[
            Column::mark("序号", 700, "{{材料.序号}}"),
            Column::text("材料", 3248, "{{材料.名称}}"),
            Column::mark("人员", 1900, "{{材料.人员}}"),
            Column::mark("份数", 1000, "{{材料.份数}}"),
            Column::mark("已报（打√）", 2000, ""),
        ]),
        paragraph(
            "DocNote",
            "注：各一式一份。授权书要有法定代表人签字、部门公章和签订日期；登记表由本人填写、部门盖章。",
        ),
        blank(),
        paragraph("DocText", "报送人（签字）：　　　　　接收人（签字）："),
        paragraph("DocText", "报送日期：　　年　　月　　日"),
    ]
    .concat()
}

fn filing() -> String {
    [
        paragraph("DocTitle", Kind::Filing.title()),
        paragraph("DocNumber", "（{{年度}}年度）"),
        table(&[
            Column::mark("序号", 600, "{{授权书.序号}}"),
            Column::text("部门", 2448, "{{授权书.部门}}"),
            Column::text("授权书编号", 1700, "{{授权书.编号}}"),
            Column::mark("授权书", 700, "{{授权书.份数}}"),
            Column::mark("首席代表", 700, "{{授权书.首席代表}}"),
            Column::mark("A岗", 600, "{{授权书.A岗}}"),
            Column::mark("B岗", 600, "{{授权书.B岗}}"),
            Column::mark("收到日期", 1500, ""),
        ]),
        paragraph("DocNote", "注：首席代表、A岗、B岗各列是登记表的份数。各一式一份报{{备案机构}}备案。"),
    ]
    .concat()
}

fn paragraph(style: &str, text: &str) -> String {
    let runs: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    let runs = if text.is_empty() { String::new() } else { format!("<w:r>{}</w:r>", runs.join("<w:br/>")) };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

fn blank() -> String {
    paragraph("Normal", "")
}

/// A paragraph on the page of the next.
fn kept(style: &str, text: &str) -> String {
    paragraph(style, text).replacen("</w:pPr>", "<w:keepNext/></w:pPr>", 1)
}

/// A paragraph above a table.
fn above(text: &str) -> String {
    paragraph("DocText", text).replacen("</w:pPr>", "<w:keepNext/><w:spacing w:after=\"120\"/></w:pPr>", 1)
}

/// A paragraph that begins a page.
fn new_page(style: &str, text: &str) -> String {
    paragraph(style, text).replacen("</w:pPr>", "<w:pageBreakBefore/></w:pPr>", 1)
}

/// A column of a list.
struct Column {
    head: String,
    width: u32,
    style: &'static str,
    entry: String,
}

impl Column {
    fn mark(head: &str, width: u32, entry: &str) -> Self {
        Self { head: head.to_owned(), width, style: "CellMark", entry: entry.to_owned() }
    }

    fn text(head: &str, width: u32, entry: &str) -> Self {
        Self { style: "CellText", ..Self::mark(head, width, entry) }
    }
}

/// A table of a list, with a head on every page and a row that is repeated for each entry.
fn table(columns: &[Column]) -> String {
    let widths: Vec<u32> = columns.iter().map(|column| column.width).collect();
    let heads: String =
        columns.iter().map(|column| in_cell(column.width, "", "CellHead", &column.head)).collect();
    let entries: String =
        columns.iter().map(|column| in_cell(column.width, "", column.style, &column.entry)).collect();
    let head = format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>");
    grid(&widths, &format!("{head}{}", row(480, &entries)))
}

fn grid(widths: &[u32], rows: &str) -> String {
    let line = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
    let lines: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).concat();
    let margin = |(side, width): (&str, u32)| format!("<w:{side} w:w=\"{width}\" w:type=\"dxa\"/>");
    let margins = [("top", 40), ("left", 57), ("bottom", 40), ("right", 57)].map(margin).concat();
    let columns: Vec<String> = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let columns = columns.concat();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>\
         <w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>\
         <w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
}

/// A row of at least this height that stays on one page.
fn row(height: u32, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\"/></w:trPr>{cells}</w:tr>")
}

fn head(width: u32, text: &str) -> String {
    in_cell(width, "", "CellHead", text)
}

fn cell(width: u32, text: &str) -> String {
    in_cell(width, "", "CellMark", text)
}

fn span(columns: u32, width: u32, text: &str) -> String {
    in_cell(width, &format!("<w:gridSpan w:val=\"{columns}\"/>"), "CellMark", text)
}

/// A cell that goes on over several rows.
fn merged(width: u32, text: &str, is_first: bool) -> String {
    let merge = if is_first { "<w:vMerge w:val=\"restart\"/>" } else { "<w:vMerge/>" };
    in_cell(width, merge, "CellMark", text)
}

fn in_cell(width: u32, more: &str, style: &str, text: &str) -> String {
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{more}<w:vAlign w:val=\"center\"/></w:tcPr>{}</w:tc>",
        paragraph(style, text)
    )
}
