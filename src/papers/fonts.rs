use super::markup::{escaped, unescaped};

/// Fonts that an office has under other names: `仿宋` may be `仿宋_GB2312`.
#[derive(Debug, Clone, Default)]
pub struct Fonts(Vec<(String, String)>);

impl Fonts {
    /// From pairs of a name in the templates and the name to write instead.
    pub fn new(names: Vec<(String, String)>) -> Self {
        Self(names)
    }

    /// Reads `仿宋=仿宋_GB2312`.
    pub fn read_pair(text: &str) -> Option<(String, String)> {
        let (from, to) = text.split_once(['=', '＝'])?;
        let (from, to) = (from.trim(), to.trim());
        (!from.is_empty() && !to.is_empty()).then(|| (from.to_owned(), to.to_owned()))
    }

    /// A part of a document with the other names, wherever a font is named.
    pub(super) fn put_into(&self, part: &str) -> String {
        const ATTRIBUTES: [&str; 4] = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"];
        let mut part = part.to_owned();
        for (from, to) in &self.0 {
            let (from, to) = (quoted(from), quoted(to));
            for attribute in ATTRIBUTES {
                part = part.replace(&format!("{attribute}={from}"), &format!("{attribute}={to}"));
            }
        }
        part
    }
}

/// The fonts that a part of a document names for Chinese.
pub(super) fn named(part: &str) -> impl Iterator<Item = String> {
    let uses = part.split("<w:rFonts").skip(1).filter_map(|rest| rest.split('>').next());
    let names = uses.filter_map(|attributes| attributes.split("w:eastAsia=\"").nth(1)?.split('"').next());
    names.map(unescaped)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", escaped(name).replace('"', "&quot;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_renamed_where_it_is_named_and_nowhere_else() {
        let pair = Fonts::read_pair(" 仿宋 ＝ A&B ").unwrap();
        let part =
            "<w:rFonts w:ascii=\"仿宋\" w:eastAsia=\"仿宋\" w:cs=\"仿宋体\"/><w:name w:val=\"仿宋\"/>仿宋";
        assert_eq!(
            Fonts::new(vec![pair]).put_into(part),
            "<w:rFonts w:ascii=\"A&amp;B\" w:eastAsia=\"A&amp;B\" w:cs=\"仿宋体\"/><w:name w:val=\"仿宋\"/>仿宋"
        );
        assert_eq!(named(part).collect::<Vec<_>>(), ["仿宋"]);
        assert_eq!(named("<w:rFonts/><w:lang w:eastAsia=\"zh-CN\"/>").count(), 0);
        assert_eq!(Fonts::read_pair("仿宋"), None);
        assert_eq!(Fonts::read_pair("=宋体"), None);
    }
}
