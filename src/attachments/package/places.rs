//! Where a part of a package is, in the words of the people who read the document.

use std::collections::BTreeMap;

use super::relations::{Relations, relations, relations_of};
use crate::attachments::findings::Findings;
use crate::attachments::markup::{Piece, pieces};

/// Places by the name of the part.
#[derive(Default)]
pub(super) struct Places {
    named: BTreeMap<String, String>,
}

/// Characters of a name that are told; a sheet's has 31 at most.
const NAME: usize = 40;

/// Parts whose place their name says.
const BY_NAME: [(&str, &str); 17] = [
    ("OFD.xml", "文档属性"),
    ("word/document", "正文"),
    ("word/header", "页眉"),
    ("word/footer", "页脚"),
    ("word/comments", "批注"),
    ("word/footnotes", "脚注"),
    ("word/endnotes", "尾注"),
    ("word/settings", "文档设置"),
    ("word/glossary", "文档部件"),
    ("docProps/custom", "自定义属性"),
    ("docProps/", "文档属性"),
    ("xl/workbook", "工作簿的名称定义"),
    ("ppt/slideMasters", "幻灯片母版"),
    ("ppt/slideLayouts", "幻灯片版式"),
    ("ppt/notesMasters", "备注母版"),
    ("ppt/comments", "批注"),
    ("customXml/", "自定义数据"),
];

/// What hangs on a sheet, a slide or a page, by a part of its path.
const HANGING: [(&str, &str); 9] = [
    ("/comments", "的批注"),
    ("/threadedComments", "的批注"),
    ("/notesSlides", "的备注"),
    ("/drawings/vmlDrawing", "的批注框"),
    ("/drawings", "的图形"),
    ("/charts", "的图表"),
    ("/media", "的图片"),
    ("/embeddings", "中嵌入的文件"),
    ("/tables", "的表格"),
];

impl Places {
    pub(super) fn of(texts: &BTreeMap<String, String>, findings: &mut Findings) -> Self {
        let mut places = Self::default();
        let related = |part: &str, findings: &mut Findings| {
            let text = texts.get(&relations_of(part));
            text.and_then(|text| findings.note(relations(part, text))).unwrap_or_default()
        };
        if let Some(text) = texts.get("xl/workbook.xml") {
            let relations = related("xl/workbook.xml", findings);
            places.sheets(text, &relations, findings);
        }
        if let Some(text) = texts.get("ppt/presentation.xml") {
            let relations = related("ppt/presentation.xml", findings);
            places.slides(text, &relations, findings);
        }
        for (part, text) in texts.iter().filter(|(part, _)| part.ends_with("/Document.xml")) {
            places.pages(part, text, findings);
        }
        // What hangs on a sheet or slide, and what hangs on that: a chart in a drawing.
        for _ in 0..2 {
            let known: Vec<(String, String)> = places.named.clone().into_iter().collect();
            for (part, place) in known {
                for target in related(&part, findings).into_values() {
                    let what = HANGING.iter().find(|(path, _)| target.contains(path));
                    if let Some((_, what)) = what {
                        let owner = place.split(['的', '中']).next().filter(|_| !place.contains('“'));
                        let place = format!("{}{what}", owner.unwrap_or(&place));
                        places.named.entry(target).or_insert(place);
                    }
                }
            }
        }
        places
    }

    fn sheets(&mut self, text: &str, relations: &Relations, findings: &mut Findings) {
        let read = pieces(text, |piece| {
            let Piece::Open(element) = piece else { return Ok(()) };
            if element.name() == "sheet"
                && let Some(part) = relation(element.attributes(), relations)
            {
                let hidden = match element.attribute("state").as_deref() {
                    None | Some("visible") => "",
                    Some(_) => "隐藏的",
                };
                let name: String = element.attribute("name").unwrap_or_default().chars().take(NAME).collect();
                self.named.insert(part, format!("{hidden}工作表“{name}”"));
            }
            Ok(())
        });
        findings.note(read);
    }

    fn slides(&mut self, text: &str, relations: &Relations, findings: &mut Findings) {
        let mut count = 0;
        let read = pieces(text, |piece| {
            let Piece::Open(element) = piece else { return Ok(()) };
            if element.name() == "sldId"
                && let Some(part) = relation(element.attributes(), relations)
            {
                count += 1;
                self.named.insert(part, format!("第 {count} 张幻灯片"));
            }
            Ok(())
        });
        findings.note(read);
    }

    /// The pages of OFD, in the order of the document.
    fn pages(&mut self, part: &str, text: &str, findings: &mut Findings) {
        let mut count = 0;
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let read = pieces(text, |piece| {
            if let Piece::Open(element) = piece
                && element.name() == "Page"
                && let Some(path) = element.attribute("BaseLoc")
            {
                count += 1;
                let path = match path.strip_prefix('/') {
                    Some(path) => path.to_owned(),
                    None => format!("{folder}/{path}"),
                };
                self.named.insert(path, format!("第 {count} 页"));
            }
            Ok(())
        });
        findings.note(read);
    }

    /// Where a part is.
    pub(super) fn of_part(&self, part: &str) -> String {
        if let Some(place) = self.named.get(part) {
            return place.clone();
        }
        let name =
            |part: &str| part.rsplit('/').next().unwrap_or_default().chars().take(NAME).collect::<String>();
        let by_name = BY_NAME.iter().find(|(start, _)| part.starts_with(start));
        match by_name {
            _ if part.ends_with(".rels") => "链接".to_owned(),
            Some((_, place)) => (*place).to_owned(),
            None if part.contains("/Attachs/") => {
                format!("附件“{}”", name(part))
            }
            None => format!("部件“{}”", name(part)),
        }
    }
}

/// The part that an element names by `r:id`.
fn relation<'a>(
    mut attributes: impl Iterator<Item = (&'a str, std::borrow::Cow<'a, str>)>,
    relations: &Relations,
) -> Option<String> {
    attributes.find_map(|(_, value)| relations.get(&*value).cloned())
}
