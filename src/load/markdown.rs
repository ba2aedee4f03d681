//! Markdown → safe HTML. Raw HTML never passes, links only by known schemes, and emphasis works beside
//! Chinese punctuation, where CommonMark alone would leave the asterisks standing.

use std::ops::Range;

use crate::records::AttachmentPath;
use crate::rulebook::{DIS_10, TXT_02, TXT_04};
use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html,
};

use crate::diagnostic::{Diagnostic, FileId, Place, Rule};

use super::destination::{Destination, destination};
use super::prose::{Gap, LinkedFile, MARK, Prose, WrittenLink};

/// Put beside a run of asterisks in place of the punctuation that CommonMark wants there; taken out afterwards.
/// A Coptic divider: punctuation by class, and in no Chinese document.
const ANCHOR: char = '\u{2CFF}';

const DEEPEST: usize = 40;

/// Renders a text that begins at byte `start` of its file.
pub(super) fn render(file: FileId, text: &str, start: usize, findings: &mut Vec<Diagnostic>) -> Prose {
    let (anchored, anchors) = anchor_emphasis(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut filter = Filter {
        findings,
        file,
        start,
        text,
        anchors,
        event: 0..0,
        depth: 0,
        links: Vec::new(),
        in_picture: None,
        files: Vec::new(),
        written: Vec::new(),
        gaps: Vec::new(),
        headings: 0,
    };
    let events: Vec<Event<'_>> = Parser::new_ext(&anchored, options)
        .into_offset_iter()
        .filter_map(|(event, range)| filter.pass(event, range))
        .collect();
    let (gaps, files, links) = (filter.gaps, filter.files, filter.written);
    let mut out = String::with_capacity(text.len() * 2);
    html::push_html(&mut out, join_soft_breaks(events).into_iter());
    Prose::new(&out, &gaps, files, links)
}

/// Puts an anchor where a run of asterisks stands between Chinese text and punctuation; says where.
fn anchor_emphasis(text: &str) -> (String, Vec<usize>) {
    let mut anchored = String::with_capacity(text.len() + 16);
    let mut anchors = Vec::new();
    let mut previous = '\n';
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c != '*' {
            anchored.push(c);
            previous = c;
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let run = rest.len() - rest.trim_start_matches('*').len();
        let (stars, after) = rest.split_at(run);
        let next = after.chars().next().unwrap_or('\n');
        if is_chinese_text(previous) && is_punctuation(next) {
            anchors.push(anchored.len());
            anchored.push(ANCHOR);
        }
        anchored.push_str(stars);
        if is_punctuation(previous) && is_chinese_text(next) {
            anchors.push(anchored.len());
            anchored.push(ANCHOR);
        }
        previous = '*';
        rest = after;
    }
    (anchored, anchors)
}

fn is_chinese_text(c: char) -> bool {
    is_chinese(c) && !is_punctuation(c)
}

fn is_chinese(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && c != '*'
        || matches!(u32::from(c), 0x2010..=0x2027 | 0x2030..=0x205E | 0x3001..=0x3003 | 0x3008..=0x3020 | 0xFE30..=0xFE4F)
        || matches!(c, '！'..='／' | '：'..='＠' | '［'..='｀' | '｛'..='･' | '·')
}

struct Filter<'f> {
    findings: &'f mut Vec<Diagnostic>,
    file: FileId,
    start: usize,
    text: &'f str,
    /// Where anchors were put in, in bytes of the text with them.
    anchors: Vec<usize>,
    /// Where the current event comes from, in bytes of the text with anchors.
    event: Range<usize>,
    depth: usize,
    /// The links and images that are open.
    links: Vec<Open>,
    /// The picture that is open, whose words stand in no other place than in it.
    in_picture: Option<usize>,
    files: Vec<LinkedFile>,
    /// The links that are kept as written.
    written: Vec<WrittenLink>,
    gaps: Vec<Gap>,
    headings: usize,
}

/// What became of a link or image that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Nothing: only its words are left.
    Words,
    /// A link, as written.
    Link,
    /// A link to a file.
    File(usize),
    /// A picture.
    Picture(usize),
}

impl Filter<'_> {
    fn pass<'e>(&mut self, event: Event<'e>, range: Range<usize>) -> Option<Event<'e>> {
        self.event = range;
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                self.report(
                    &TXT_02,
                    html.trim(),
                    "正文里的 HTML 标签不会生效，将按文字显示",
                    "请改用 Markdown 写法",
                );
                self.words(without_anchor(html)).map(Event::Text)
            }
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => None,
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => self.words(without_anchor(text)).map(Event::Text),
            Event::Code(text) => self.words(without_anchor(text)).map(Event::Code),
            _ if self.in_picture.is_some() => None,
            other => Some(other),
        }
    }

    /// The words of a link to a file are also kept; those of a picture stand nowhere else.
    fn words<'e>(&mut self, words: CowStr<'e>) -> Option<CowStr<'e>> {
        let of_link = match self.links.last() {
            Some(Open::File(number)) => Some(*number),
            _ => None,
        };
        if let Some(file) = self.in_picture.or(of_link).and_then(|number| self.files.get_mut(number)) {
            file.words.push_str(&words);
        }
        self.in_picture.is_none().then_some(words)
    }

    fn gap(&mut self, gap: Gap) -> Event<'static> {
        self.gaps.push(gap);
        Event::InlineHtml(CowStr::from(MARK.to_string()))
    }

    fn open<'e>(&mut self, tag: Tag<'e>) -> Option<Event<'e>> {
        let tag = match tag {
            Tag::Link { .. } | Tag::Image { .. } if self.in_picture.is_some() => {
                self.links.push(Open::Words);
                return None;
            }
            Tag::Link { link_type, dest_url, title, id } => {
                // `<zwgk@example.gov.cn>`: what leads to a mailbox is added when it is written.
                let open = if link_type == LinkType::Email { Open::Link } else { self.leads_to(&dest_url) };
                self.links.push(open);
                match open {
                    Open::File(number) => return Some(self.gap(Gap::LinkBegins(number))),
                    Open::Words | Open::Picture(_) => return None,
                    Open::Link => {}
                }
                let dest_url = without_anchor(dest_url);
                Tag::Link { link_type, dest_url, title: without_anchor(title), id }
            }
            Tag::Image { dest_url, .. } => {
                let open = self.shows(&dest_url);
                self.links.push(open);
                if let Open::Picture(number) = open {
                    self.in_picture = Some(number);
                }
                return None;
            }
            _ if self.in_picture.is_some() => return None,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                Tag::CodeBlock(CodeBlockKind::Fenced(without_anchor(info)))
            }
            Tag::Heading { level, id, .. } => {
                self.headings += 1;
                // The page's title is its only first-level heading.
                let level = if level == HeadingLevel::H1 { HeadingLevel::H2 } else { level };
                let id = id.unwrap_or_else(|| CowStr::from(format!("s{}", self.headings)));
                Tag::Heading { level, id: Some(id), classes: Vec::new(), attrs: Vec::new() }
            }
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return None;
                }
                tag
            }
            other => other,
        };
        Some(Event::Start(tag))
    }

    fn close(&mut self, tag: TagEnd) -> Option<Event<'static>> {
        let tag = match tag {
            TagEnd::Link | TagEnd::Image => {
                let open = self.links.pop().unwrap_or(Open::Words);
                match open {
                    Open::Words => return None,
                    Open::File(number) => return Some(self.gap(Gap::LinkEnds(number))),
                    Open::Picture(number) => return Some(self.picture(number)),
                    Open::Link => tag,
                }
            }
            _ if self.in_picture.is_some() => return None,
            TagEnd::Heading(HeadingLevel::H1) => TagEnd::Heading(HeadingLevel::H2),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.depth -= 1;
                if self.depth >= DEEPEST {
                    return None;
                }
                tag
            }
            other => other,
        };
        Some(Event::End(tag))
    }

    fn leads_to(&mut self, url: &CowStr<'_>) -> Open {
        let written = without_anchor(url.clone());
        match destination(&written) {
            Destination::Elsewhere => {
                let range = self.found(url);
                self.written.push(WrittenLink { url: written.into_string(), range });
                Open::Link
            }
            Destination::File(Ok(path)) => self.file(url, path, false),
            Destination::File(Err(fault)) => {
                let fix = fault.fix.unwrap_or_default();
                self.report(fault.rule, url, &fault.message, &fix);
                Open::Words
            }
            Destination::Nowhere(dead_end) => {
                self.report(dead_end.rule, url, dead_end.why, &dead_end.fix);
                Open::Words
            }
        }
    }

    /// A picture must be published with the page: it may come from nowhere else.
    fn shows(&mut self, url: &CowStr<'_>) -> Open {
        match destination(&without_anchor(url.clone())) {
            Destination::File(Ok(path)) => self.file(url, path, true),
            Destination::File(Err(_)) => self.leads_to(url),
            Destination::Elsewhere | Destination::Nowhere(_) => {
                let fix = "请把图片放到 attachments/ 里，写成 ![图片说明](../attachments/图片.png)";
                self.report(&DIS_10, url, "图片不在 attachments/ 里，网页上显示不出来", fix);
                Open::Words
            }
        }
    }

    fn file(&mut self, url: &CowStr<'_>, path: AttachmentPath, is_picture: bool) -> Open {
        let number = self.files.len();
        let range = self.found(url);
        self.files.push(LinkedFile { path, range, words: String::new(), is_picture });
        if is_picture { Open::Picture(number) } else { Open::File(number) }
    }

    fn picture(&mut self, number: usize) -> Event<'static> {
        self.in_picture = None;
        if self.files.get(number).is_some_and(|file| file.words.trim().is_empty()) {
            let fix = "请在方括号里写明图上是什么，如 ![办事大厅一楼平面图](…)";
            self.report(&TXT_04, "![", "图片没有写文字说明，看不见图的人不知道是什么", fix);
        }
        self.gap(Gap::Picture(number))
    }

    /// Where a byte of the text with anchors is in the text as written.
    fn written(&self, at: usize) -> usize {
        at - self.anchors.partition_point(|anchor| *anchor < at) * ANCHOR.len_utf8()
    }

    fn report(&mut self, rule: &'static Rule, needle: &str, message: &str, fix: &str) {
        let place = Place::bytes(self.file, self.found(needle));
        self.findings.push(Diagnostic::of(rule, place, message).fix(fix));
    }

    /// Where a part of the current event is written, in bytes of the content file.
    fn found(&self, needle: &str) -> Range<usize> {
        let needle: String = needle.chars().filter(|c| *c != ANCHOR).collect();
        let event = self.written(self.event.start)..self.written(self.event.end);
        let found = self.text.get(event.clone()).and_then(|written| written.find(&needle));
        let range = match found {
            Some(at) => event.start + at..event.start + at + needle.len(),
            // Written with escapes.
            None => event,
        };
        self.start + range.start..self.start + range.end
    }
}

/// Also without the mark of a gap, which only an entity can bring.
fn without_anchor(text: CowStr<'_>) -> CowStr<'_> {
    if text.contains([ANCHOR, MARK]) { text.replace([ANCHOR, MARK], "").into() } else { text }
}

/// Marks that Word puts before the lines of a list, and that Markdown does not know.
const BULLETS: [char; 6] = ['•', '●', '○', '■', '◆', '▪'];

/// A line break between two Chinese characters is not a space, and one before a bullet stays a line break.
fn join_soft_breaks(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut joined: Vec<Event<'_>> = Vec::with_capacity(events.len());
    let mut events = events.into_iter().peekable();
    let mut last = ' ';
    while let Some(event) = events.next() {
        match event {
            Event::SoftBreak => {
                let next = events.peek().and_then(|next| match next {
                    Event::Text(text) | Event::Code(text) => text.chars().next(),
                    _ => None,
                });
                if next.is_some_and(|next| BULLETS.contains(&next)) {
                    joined.push(Event::HardBreak);
                } else if !(is_wide(last) && next.is_none_or(is_wide)) {
                    joined.push(Event::Text(" ".into()));
                }
            }
            event => {
                if let Event::Text(text) | Event::Code(text) = &event {
                    last = text.chars().last().unwrap_or(last);
                }
                joined.push(event);
            }
        }
    }
    joined
}

fn is_wide(c: char) -> bool {
    is_chinese(c) || matches!(u32::from(c), 0x2010..=0x2027)
}

#[cfg(test)]
mod tests {
    use super::super::prose::ShownFile;
    use super::*;

    fn rendered(text: &str) -> String {
        shown(&render(FileId(0), text, 0, &mut Vec::new()))
    }

    fn shown(prose: &Prose) -> String {
        let file = |file: &LinkedFile| {
            let url = format!("U/{}", file.path.as_str());
            Some(ShownFile { url, about: "PDF，1 KB".into(), pixels: Some((3, 2)) })
        };
        prose.html(file).trim().to_owned()
    }

    #[test]
    fn emphasis_beside_chinese_punctuation_is_bold() {
        for (text, html) in [
            ("依据**《食品安全法》**第…", "<p>依据<strong>《食品安全法》</strong>第…</p>"),
            ("**办理时限：**五个工作日", "<p><strong>办理时限：</strong>五个工作日</p>"),
            ("**“一窗通办”**服务", "<p><strong>“一窗通办”</strong>服务</p>"),
            ("办理**（免费）**事项", "<p>办理<strong>（免费）</strong>事项</p>"),
            ("**甲：**乙**丙**", "<p><strong>甲：</strong>乙<strong>丙</strong></p>"),
            ("*（一）*受理", "<p><em>（一）</em>受理</p>"),
            (
                "见**《办法》**、**《细则》**。",
                "<p>见<strong>《办法》</strong>、<strong>《细则》</strong>。</p>",
            ),
        ] {
            assert_eq!(rendered(text), html);
        }
    }

    #[test]
    fn ordinary_emphasis_and_code_are_untouched() {
        assert_eq!(rendered("a **b** c 2 * 3"), "<p>a <strong>b</strong> c 2 * 3</p>");
        assert_eq!(rendered("`依据**《法》**`"), "<p><code>依据**《法》**</code></p>");
        assert_eq!(rendered("星号\\*\\*《法》"), "<p>星号**《法》</p>");
    }

    #[test]
    fn raw_html_is_shown_as_text_and_reported() {
        let mut findings = Vec::new();
        let html =
            shown(&render(FileId(0), "甲<script>alert(1)</script>乙\n\n<div onclick=x>\n", 0, &mut findings));
        assert!(!html.contains("<script") && !html.contains("<div"), "{html}");
        assert_eq!(findings.len(), 3);
    }

    #[test]
    fn only_known_link_schemes_pass() {
        for url in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//evil.example"] {
            assert_eq!(rendered(&format!("[甲]({url})")), "<p>甲</p>");
        }
        assert_eq!(
            rendered("<a@example.gov.cn>"),
            r#"<p><a href="mailto:a@example.gov.cn">a@example.gov.cn</a></p>"#
        );
        assert_eq!(rendered("[甲](../a.html?x=1:2)"), r#"<p><a href="../a.html?x=1:2">甲</a></p>"#);
        assert_eq!(rendered("[甲](https://a.example/)"), r#"<p><a href="https://a.example/">甲</a></p>"#);
    }

    #[test]
    fn links_to_files_and_pictures_get_the_address_of_the_site() {
        for (text, html) in [
            (
                "见[《样*本*》](../attachments/a%20b.pdf)。",
                "<p>见<a href=\"U/attachments/a b.pdf\">《样<em>本</em>》（PDF，1 KB）</a>。</p>",
            ),
            (
                "![平面*图*\n\"一\"](attachments/a.png)",
                "<p><img src=\"U/attachments/a.png\" alt=\"平面图&quot;一&quot;\" width=\"3\" height=\"2\"></p>",
            ),
            (
                "[![图](attachments/a.png)](attachments/b.pdf)",
                "<p><a href=\"U/attachments/b.pdf\"><img src=\"U/attachments/a.png\" alt=\"图\" width=\"3\" height=\"2\">（PDF，1 KB）</a></p>",
            ),
            (
                "![甲 [乙](attachments/b.pdf) 丙](attachments/a.png)&#1;",
                "<p><img src=\"U/attachments/a.png\" alt=\"甲 乙 丙\" width=\"3\" height=\"2\"></p>",
            ),
            ("![图](https://a.example/a.png)", "<p>图</p>"),
        ] {
            assert_eq!(rendered(text), html);
        }
        let prose = render(FileId(0), "甲[乙](attachments/b.pdf)", 10, &mut Vec::new());
        assert_eq!((prose.files[0].range.clone(), prose.files[0].words.as_str()), (19..36, "乙"));
        assert_eq!(prose.html(|_| None).trim(), "<p>甲乙</p>");
    }

    #[test]
    fn a_line_break_between_chinese_characters_is_no_space() {
        assert_eq!(rendered("受理、\n审批\nfor all\n人"), "<p>受理、审批 for all 人</p>");
    }

    #[test]
    fn bullets_from_word_stay_on_lines_of_their_own() {
        assert_eq!(rendered("带：\n• 甲\n• 乙"), "<p>带：<br />\n• 甲<br />\n• 乙</p>");
    }

    #[test]
    fn the_page_keeps_one_first_level_heading() {
        assert_eq!(rendered("# 甲\n\n## 乙 {#yi}"), "<h2 id=\"s1\">甲</h2>\n<h2 id=\"yi\">乙</h2>");
    }

    #[test]
    fn endless_nesting_is_cut() {
        assert!(rendered(&"> ".repeat(5000)).matches("<blockquote>").count() <= DEEPEST);
    }
}
