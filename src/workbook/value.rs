//! The text of a cell → the values that a file is to have.

use crate::records::{ScalarShape, YesNo};

use super::document::tidy;
use super::grants::GRANTED;
use super::head::{Head, Holds};
use super::names::Names;
use crate::spreadsheet::Held;

/// What is wrong with a cell, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) fix: Option<String>,
}

impl Fault {
    pub(super) fn new(message: impl Into<String>, fix: &str) -> Self {
        Self { message: message.into(), fix: (!fix.is_empty()).then(|| fix.to_owned()) }
    }
}

/// Numbers from here on have lost digits in a spreadsheet.
const TOO_LONG: f64 = 1e15;

/// What a cell says, as a text.
pub(super) fn text(held: Option<&Held>) -> Result<String, Fault> {
    match held {
        None => Ok(String::new()),
        Some(Held::Text(text)) => Ok(text.replace("_x000D_", "").replace("\r\n", "\n").replace('\r', "\n")),
        Some(Held::Day(day)) => Ok(day.clone()),
        Some(Held::Truth(truth)) => Ok(YesNo(*truth).to_string()),
        Some(Held::Number(number)) if number.abs() >= TOO_LONG => Err(Fault::new(
            "这一格是数字，后面的几位已经丢失",
            "请把这一格设为“文本”格式，再从原来的系统里复制一次",
        )),
        Some(Held::Number(number)) => Ok(number.to_string()),
        Some(Held::Fault(error)) => {
            Err(Fault::new(format!("公式的结果是错误（{error}）"), "请改正公式，或者直接填写内容"))
        }
        Some(Held::Uncounted) => {
            Err(Fault::new("公式还没有结果", "请用表格软件打开这个文件，保存一次，或者直接填写内容"))
        }
    }
}

/// The values that the text of a cell means. `names`: how records are called, the newest first.
pub(super) fn entry(head: &Head, scope: &str, text: &str, names: [&Names; 2]) -> Result<Vec<String>, Fault> {
    if matches!(head.holds, Holds::Power(_)) {
        return power(&tidy(text));
    }
    let parts = match head.list {
        Some(_) => head.split(text).into_iter().map(tidy).collect(),
        None => vec![tidy(text)],
    };
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts
        .map(|part| match (head.refers, head.form) {
            (Some(refers), _) => {
                let id = names.iter().find_map(|names| names.read(refers, scope, &part));
                id.map(str::to_owned).ok_or_else(|| {
                    let label = refers.label();
                    Fault::new(
                        format!("没有叫“{part}”的{label}，或者不止一个"),
                        "请写名称或者标识，和表里的一样",
                    )
                })
            }
            (None, Some(form)) => scalar(form, &part),
            (None, None) => Ok(part),
        })
        .collect()
}

fn power(text: &str) -> Result<Vec<String>, Fault> {
    match text {
        "" | "×" | "✗" | "否" | "0" => Ok(Vec::new()),
        GRANTED | "✓" | "✔" | "v" | "V" | "是" | "1" => Ok(vec![GRANTED.to_owned()]),
        _ => Err(Fault::new(format!("“{text}”看不出授予还是不授予"), "授予的写 √，不授予的留空")),
    }
}

/// A text in its regular form, if it has the form that is asked for or can mean only one thing.
fn scalar(form: &ScalarShape, text: &str) -> Result<String, Fault> {
    let fault = match (form.audit)(text) {
        Ok(()) => return Ok((form.regular)(text).unwrap_or_else(|| text.to_owned())),
        Err(fault) => fault,
    };
    match (form.repair)(text) {
        Some(repair) => Ok((form.regular)(&repair.canonical).unwrap_or(repair.canonical)),
        None => Err(Fault { message: fault.message, fix: fault.fix }),
    }
}

/// The value that a code had before a spreadsheet took it for a number and dropped its zeros.
pub(super) fn lost_zeros<'e>(head: &Head, before: &'e [String], text: &str) -> Option<&'e str> {
    let [before] = before else { return None };
    let text = tidy(text);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_same = is_number(before) && is_number(&text) && before.trim_start_matches('0') == text;
    (head.is_code() && is_same && *before != text).then_some(before)
}
