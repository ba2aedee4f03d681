/// Elements that a header or a footer may have.
const ELEMENTS: [&str; 35] = [
    "a", "abbr", "address", "b", "br", "button", "dd", "div", "dl", "dt", "em", "form", "hr", "i", "img",
    "input", "label", "li", "nav", "ol", "p", "section", "small", "span", "strong", "sub", "sup", "table",
    "tbody", "td", "th", "thead", "tr", "u", "ul",
];

/// Attributes of any of them, and those of some.
const ATTRIBUTES: [&str; 20] = [
    "alt",
    "class",
    "colspan",
    "dir",
    "height",
    "lang",
    "maxlength",
    "method",
    "name",
    "placeholder",
    "rel",
    "role",
    "rowspan",
    "scope",
    "title",
    "type",
    "value",
    "width",
    "aria-label",
    "aria-hidden",
];

/// Elements without content.
const EMPTY: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements of which a browser reads the content as text, not as markup.
const RAW: [&str; 10] =
    ["script", "style", "iframe", "noscript", "noembed", "noframes", "textarea", "title", "xmp", "plaintext"];

/// What becomes of an attribute.
pub(super) enum Verdict {
    /// It stays as it is.
    Plain,
    /// It leads to something of this site.
    Inside,
    /// It is left out: what it is, and what to do.
    Not(&'static str, &'static str),
}

/// Has the element no content?
pub(super) fn is_empty(name: &str) -> bool {
    EMPTY.contains(&name)
}

/// Is its content text?
pub(super) fn is_raw(name: &str) -> bool {
    RAW.contains(&name)
}

/// May the element stand in a header or footer? Otherwise what it is, and what to do.
pub(super) fn is_allowed(name: &str) -> Result<(), (&'static str, &'static str)> {
    if ELEMENTS.contains(&name) {
        return Ok(());
    }
    Err(match name {
        "script" => ("有脚本", "请删去；下拉菜单等改成普通链接"),
        "style" | "link" => ("有样式", "请删去，样式写进主题的 assets/site/above.css"),
        "iframe" | "frame" | "object" | "embed" | "applet" => ("嵌有别的网页", "请删去，改成链接"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            ("有标题", "本页的标题从正文开始，请改用 <p> 或者 <strong>")
        }
        _ => ("有不能用的标签", "请删去，或者改用 <div>、<span>、<a>、<img> 等"),
    })
}

/// May the element have the attribute with this value?
pub(super) fn attribute(element: &str, key: &str, value: &str) -> Verdict {
    match (element, key) {
        ("a", "href") if is_elsewhere(value) => Verdict::Plain,
        ("a", "href") | ("form", "action") if is_inside(value) => Verdict::Inside,
        ("img", "src") if is_inside(value) && value.starts_with("assets/") => Verdict::Inside,
        ("a", "href") => {
            Verdict::Not("链接的地址不能用", "请写完整网址，以 https:// 开头；站内的写成 index.html 的样子")
        }
        ("img", "src") => Verdict::Not(
            "图片不在主题里",
            "请把图片放到主题的 assets 文件夹，写成 assets/文件名；不能用别处的图片",
        ),
        ("form", "action") => {
            Verdict::Not("表单会把填写的内容交到别处", "请删去表单，改成通往那个网页的链接")
        }
        (_, "style") => Verdict::Not("有 style 属性", "请删去，样式写进主题的 assets/site/above.css"),
        (_, key) if key.starts_with("on") => Verdict::Not("有事件脚本", "请删去"),
        (_, "id") => Verdict::Not("有页内位置的名称，会和本页的重复", "请删去，样式用 class"),
        (_, key) if ATTRIBUTES.contains(&key) => Verdict::Plain,
        _ => Verdict::Not("有不能用的属性", "请删去"),
    }
}

/// Does it lead to another site, to a telephone or a mailbox?
fn is_elsewhere(url: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| url.starts_with(scheme))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Does it lead to something of this site, from its root? No colon, no entity and no backslash: nothing that a browser
/// would read as something else.
fn is_inside(url: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./?=#%".contains(c);
    !url.is_empty()
        && !url.starts_with('/')
        && !url.split('/').any(|step| step == "..")
        && url.chars().all(is_plain)
}
