//! A piece of HTML of the site above → safe HTML, and what in it was not safe.
//!
//! The header and the footer of the parent site are written by somebody else, and stand on every page. What is allowed is
//! on a list; everything else is left out and told, each with its line. Owns the list. Must not know where the file lies.

mod allowed;
mod reading;

use allowed::{Verdict, attribute, is_allowed, is_empty, is_raw};
use reading::{Piece, Tag, pieces};

/// A header or a footer, ready for pages at any depth.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fragment {
    /// Safe HTML in stretches; between them belongs the way from the page to the root of the site.
    pub(super) stretches: Vec<String>,
    /// What was left out.
    pub(super) faults: Vec<Fault>,
    /// The files of the theme that it shows, with the line.
    pub(super) files: Vec<(String, usize)>,
}

/// Something that is not allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// From 1.
    pub(super) line: usize,
    /// What it is, for people.
    pub(super) what: String,
    pub(super) fix: &'static str,
}

/// An element that is open.
struct Open {
    name: String,
    line: usize,
    /// Does it get out?
    written: bool,
}

impl Fragment {
    /// Reads a file.
    pub(super) fn read(text: &str) -> Self {
        // No mark of those with which a page is made smaller gets into one.
        let text = text.replace(|c: char| c.is_control() && c != '\n' && c != '\t', " ");
        let mut reader = Reader { fragment: Self::default(), out: String::new(), open: Vec::new() };
        for (piece, line) in pieces(&text, is_raw) {
            match piece {
                Piece::Text(text) => reader.text(text),
                Piece::Comment => {}
                Piece::Opening(tag) => reader.opening(&tag, line),
                Piece::Closing(name) => reader.closing(name, line),
                Piece::Broken(written) => {
                    reader.fault(line, format!("“{written}”不是完整的标签"), "请写完整；小于号写成 &lt;");
                }
            }
        }
        reader.end()
    }
}

impl Fragment {
    /// Does it show this file of the theme?
    pub(super) fn shows(&self, path: &str) -> bool {
        self.files.iter().any(|(file, _)| file == path)
    }
}

struct Reader {
    fragment: Fragment,
    out: String,
    /// From the outermost.
    open: Vec<Open>,
}

impl Reader {
    fn fault(&mut self, line: usize, what: String, fix: &'static str) {
        self.fragment.faults.push(Fault { line, what, fix });
    }

    fn put(&mut self, parts: &[&str]) {
        self.out.extend(parts.iter().copied());
    }

    fn text(&mut self, text: &str) {
        let is_dropped = self.open.last().is_some_and(|open| is_raw(&open.name));
        if !is_dropped {
            self.out.push_str(&text.replace('<', "&lt;").replace('>', "&gt;"));
        }
    }

    fn opening(&mut self, tag: &Tag<'_>, line: usize) {
        let name = tag.name.to_ascii_lowercase();
        let written = match is_allowed(&name) {
            Ok(()) => true,
            Err((what, fix)) => {
                self.fault(line, format!("{what}（<{name}>）"), fix);
                false
            }
        };
        if written {
            self.out.push('<');
            self.out.push_str(&name);
            for (key, value) in &tag.attributes {
                self.attribute(&name, &key.to_ascii_lowercase(), value, line);
            }
            self.out.push('>');
        }
        // Only what is no HTML ends with `/>`.
        if !is_empty(&name) && (written || is_raw(&name) || !tag.closed) {
            self.open.push(Open { name, line, written });
        }
    }

    fn attribute(&mut self, element: &str, key: &str, value: &str, line: usize) {
        let escaped = value.replace('<', "&lt;").replace('"', "&quot;");
        match attribute(element, key, value) {
            Verdict::Plain => self.put(&[" ", key, "=\"", &escaped, "\""]),
            Verdict::Inside => {
                self.put(&[" ", key, "=\""]);
                self.fragment.stretches.push(std::mem::take(&mut self.out));
                self.put(&[&escaped, "\""]);
                if key == "src" {
                    self.fragment.files.push((value.to_owned(), line));
                }
            }
            Verdict::Not(what, fix) => self.fault(line, format!("{what}（{key}=\"{value}\"）"), fix),
        }
    }

    fn closing(&mut self, name: &str, line: usize) {
        let name = name.to_ascii_lowercase();
        if is_empty(&name) {
            return;
        }
        match self.open.last() {
            Some(open) if open.name == name => self.close(),
            Some(open) if self.open.iter().any(|open| open.name == name) => {
                let what = format!("<{}> 没有写 </{}> 就遇到 </{name}>", open.name, open.name);
                let line = open.line;
                self.fault(line, what, "每个标签都要成对，里面的先结束");
                while self.open.last().is_some_and(|open| open.name != name) {
                    self.close();
                }
                self.close();
            }
            _ => self.fault(line, format!("</{name}> 前面没有 <{name}>"), "请删去，或者补上开头"),
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop().filter(|open| open.written) {
            self.put(&["</", &open.name, ">"]);
        }
    }

    fn end(mut self) -> Fragment {
        while let Some(Open { name, line, .. }) = self.open.last() {
            let (what, line) = (format!("<{name}> 没有写 </{name}>"), *line);
            self.fault(line, what, "每个标签都要成对");
            self.close();
        }
        self.fragment.stretches.push(self.out);
        self.fragment.faults.sort_by_key(|fault| fault.line);
        self.fragment
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        Fragment::read(text).stretches.join("../")
    }

    #[track_caller]
    fn refused(text: &str, line: usize, says: &str) {
        let fragment = Fragment::read(text);
        let found = fragment.faults.iter().any(|fault| fault.line == line && fault.what.contains(says));
        assert!(found, "{text}: {:?}", fragment.faults);
    }

    #[test]
    fn what_is_safe_stays_as_it_is() {
        let text = "<div class=\"top\"><a href=\"https://www.example.gov.cn/\">首页</a><br>\n<b>甲 &amp; 乙</b></div>\n";
        assert_eq!(html(text), text);
        assert_eq!(Fragment::read(text).faults, []);
    }

    #[test]
    fn what_is_inside_counts_from_the_root() {
        let fragment = Fragment::read("<p><img src=\"assets/logo.svg\" alt=\"徽\"></p>");
        assert_eq!(fragment.stretches.join("../"), "<p><img src=\"../assets/logo.svg\" alt=\"徽\"></p>");
        assert_eq!(fragment.files, [("assets/logo.svg".to_owned(), 1)]);
        assert_eq!(html("<form action=\"search.html\"></form>"), "<form action=\"../search.html\"></form>");
    }

    #[test]
    fn what_runs_or_comes_from_elsewhere_is_refused_with_its_line() {
        refused("<p>\n<script>alert(1)</script></p>", 2, "脚本");
        refused("\n<p style=\"color:red\">x</p>", 2, "style");
        refused("<p onclick=\"x()\">x</p>", 1, "onclick");
        refused("<iframe src=\"https://a.example/\"></iframe>", 1, "iframe");
        refused("<img src=\"https://a.example/a.png\" alt=\"\">", 1, "https://a.example/a.png");
        refused("<img src=\"//a.example/a.png\">", 1, "//a.example");
        refused("<img src=\"/logo.png\">", 1, "/logo.png");
        refused("<form action=\"https://a.example/search\"></form>", 1, "https://a.example/search");
        refused("<a href=\"javascript:alert(1)\">x</a>", 1, "javascript:");
        refused("<a href=\"java&#115;cript:alert(1)\">x</a>", 1, "href");
        refused("<a href=\" javascript:alert(1)\">x</a>", 1, "href");
        refused("<a href=\"data:text/html,x\">x</a>", 1, "data:");
        refused("<link rel=\"stylesheet\" href=\"https://a.example/a.css\">", 1, "link");
        refused("<style>p{}</style>", 1, "style");
        refused("<svg onload=\"x()\"></svg>", 1, "svg");
        refused("<meta http-equiv=\"refresh\" content=\"0\">", 1, "meta");
        refused("<base href=\"https://a.example/\">", 1, "base");
        refused("<p id=\"main\">x</p>", 1, "id");
        refused("<input type=\"image\" src=\"assets/a.png\">", 1, "src");
        refused("<h1>x</h1>", 1, "h1");
    }

    #[test]
    fn marks_that_do_not_pair_are_told_and_mended() {
        refused("<div>\n<p>x</div>", 2, "<p>");
        refused("<div>", 1, "<div>");
        refused("x</div>", 1, "</div>");
        refused("a < b", 1, "<");
        assert_eq!(html("<div><p>x</div>"), "<div><p>x</p></div>");
        assert_eq!(html("x</main></div>"), "x");
        assert_eq!(html("<div>"), "<div></div>");
    }

    #[test]
    fn nothing_unsafe_gets_out_however_it_is_written() {
        for text in [
            "<script>alert(1)</script>",
            "<SCRIPT>alert(1)</sCript >",
            "<scr<script>ipt>alert(1)</script>",
            "<script src=x",
            "<script",
            "<style>@import 'https://a.example'</style>",
            "<!--[--><script>alert(1)</script><!--]-->",
            "<!--><script>alert(1)</script>-->",
            "<p onclick=alert(1)>",
            "<p/onclick=alert(1)>",
            "<p class='a' onclick='alert(1)'>",
            "<p class=\"a\"onclick=\"alert(1)\">",
            "<a href='javascript:alert(1)'>x",
            "<a href=\"jav\tascript:alert(1)\">x",
            "<img src=x onerror=alert(1)>",
            "<textarea><script>alert(1)</script>",
            "<svg><script>alert(1)</script></svg>",
            "<math><style><img src=x onerror=alert(1)>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<title><script>alert(1)</script></title>",
            "<template><script>alert(1)</script></template>",
            "<p title=\"<script>alert(1)</script>\">x</p>",
            "</footer></body><script>alert(1)</script>",
            "<?php alert(1) ?>",
            "<!doctype html><script>alert(1)</script>",
            "<![CDATA[<script>alert(1)</script>]]>",
        ] {
            let out = html(text).to_ascii_lowercase();
            for never in [
                "<script",
                "<style",
                "<svg",
                "<textarea",
                " onclick",
                " onerror",
                "javascript",
                "</footer",
                "<!",
            ] {
                assert!(!out.contains(never), "{text} → {out}");
            }
        }
    }
}
