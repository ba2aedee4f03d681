/// Is minification compiled in?
pub(super) const AVAILABLE: bool = cfg!(feature = "minify");

/// Makes a page smaller and keeps it valid HTML5.
#[cfg(feature = "minify")]
pub fn minify(html: &[u8]) -> Vec<u8> {
    let settings = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(html, &settings)
}

/// Leaves the page as it is: this build has no minifier.
#[cfg(not(feature = "minify"))]
pub fn minify(html: &[u8]) -> Vec<u8> {
    html.to_vec()
}
