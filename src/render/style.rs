/// A style sheet, smaller: without comments and blanks, its values in their shortest form. Every declaration stays,
/// and in its place: of two for the same property, the first is for browsers that do not know the second, and which
/// those are cannot be told here. `None` if the sheet cannot be parsed, or if this build has no minifier.
#[cfg(feature = "minify")]
pub fn smaller_style(style: &str) -> Option<String> {
    use lightningcss::stylesheet::{ParserOptions, PrinterOptions, StyleSheet};
    use lightningcss::targets::{Browsers, Targets};

    // Chrome of 2016: without it `(max-width:40rem)` becomes `(width<=40rem)`, and phones from before 2022 then skip
    // all styles meant for phones.
    let browsers = Browsers { chrome: Some(49 << 16), ..Browsers::default() };
    let sheet = StyleSheet::parse(style, ParserOptions::default()).ok()?;
    let targets = Targets::from(browsers);
    let settings = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
    sheet.to_css(settings).ok().map(|printed| printed.code)
}

/// This build has no minifier.
#[cfg(not(feature = "minify"))]
pub fn smaller_style(_: &str) -> Option<String> {
    None
}

#[cfg(feature = "minify")]
#[cfg(test)]
mod tests {
    use super::smaller_style;

    #[test]
    fn comments_and_blanks_go() {
        assert_eq!(smaller_style("/* a */\na {\n  color: #ffffff;\n}\n").unwrap(), "a{color:#fff}");
    }

    #[test]
    fn what_older_browsers_read_stays_before_what_newer_ones_do() {
        for kept in [
            "main{padding:0 1rem;padding:0 max(1rem,50% - 29rem)}",
            "a{text-wrap:wrap;text-wrap:balance}",
            "a{width:10rem;width:fit-content}",
            "a{color:#fff;color:oklch(90% .1 90)}",
            "a{height:100vh;height:100dvh}",
            "@media (max-width:40rem){a{color:transparent}}",
            "a{background:rgba(1,2,3,.5)}",
            "a{background:linear-gradient(red 0,red 2px)}",
            ":is(.a,.b) c{color-scheme:light dark}",
            "a{font-family:system-ui,sans-serif}",
        ] {
            assert_eq!(smaller_style(kept).unwrap(), kept);
        }
    }

    #[test]
    fn what_is_no_style_sheet_stays_as_it_is() {
        assert_eq!(smaller_style("a } b"), None);
    }
}
