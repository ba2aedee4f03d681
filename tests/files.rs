//! Small files that are what they say: the look inside reads them in full.

use std::fmt::Write;

use crate::site::project;

/// A PDF of one page with a line of text, and further entries of its information about itself.
pub(crate) fn pdf_with(text: &str, information: &str) -> Vec<u8> {
    let content = format!("BT /F1 12 Tf 72 720 Td ({text}) Tj ET");
    pdf(&[
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .into(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".into(),
        format!("<< {information} >>"),
    ])
}

/// A PDF that can be read and holds nothing private.
pub(crate) fn sound_pdf() -> Vec<u8> {
    pdf_with("Demonstration", "")
}

/// A PDF whose page is a picture.
pub(crate) fn scanned_pdf() -> Vec<u8> {
    example("2026/区市场监管局2026年度授权书.pdf")
}

/// A Word file that can be read and holds nothing private.
pub(crate) fn sound_docx() -> Vec<u8> {
    example("表格/食品经营许可申请书（空白）.docx")
}

/// A picture of 720 × 360 pixels.
pub(crate) fn sound_png() -> Vec<u8> {
    example("区政务服务中心一楼平面图.png")
}

/// An attachment of the example.
fn example(path: &str) -> Vec<u8> {
    std::fs::read(project().join("content/attachments").join(path)).unwrap()
}

fn pdf(objects: &[String]) -> Vec<u8> {
    let mut text = String::from("%PDF-1.4\n");
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        writeln!(places, "{:010} 00000 n ", text.len()).unwrap();
        writeln!(text, "{} 0 obj\n{object}\nendobj", at + 1).unwrap();
    }
    let (start, size) = (text.len(), objects.len() + 1);
    writeln!(text, "xref\n0 {size}\n0000000000 65535 f \n{places}trailer").unwrap();
    writeln!(text, "<< /Size {size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF").unwrap();
    text.into_bytes()
}
