//! Compares a value with its shape and reports every fault at its exact place.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, FileId, Place, mask};
use crate::records::{FieldShape, Flag, RecordShape, ScalarKind, ScalarShape, Shape, is_empty};
use crate::rulebook::{LTR_22, PRV_04, YML_03, YML_06, YML_07, YML_08, YML_09, YML_10, YML_20};

use super::hours;
use super::style::{is_bare_code, is_filler};
use super::suggest::suggest;
use super::tree::{Key, Node, Value};

/// Registration-form fields that never belong in a public record (PRV-04).
const PRIVATE_WORDS: [&str; 24] = [
    "身份证",
    "证件号",
    "出生",
    "生日",
    "民族",
    "政治面貌",
    "学历",
    "籍贯",
    "住址",
    "家庭",
    "手机",
    "私人电话",
    "银行",
    "紧急联系",
    "性别",
    "private_mobile",
    "id_number",
    "birth",
    "gender",
    "ethnicity",
    "education",
    "home_address",
    "bank_account",
    "emergency",
];

/// Words for a term without an end.
const ENDLESS: [&str; 7] = ["长期", "长期有效", "永久", "永久有效", "至今", "无固定期限", "无期限"];

fn endless(finding: Diagnostic, raw: &str) -> Diagnostic {
    let finding = Diagnostic { rule: LTR_22.id, severity: LTR_22.severity, ..finding };
    let message = format!("授权期限写为“{raw}”，不符合一年一签");
    Diagnostic { message, ..finding }.fix("请写明终止日，一般为当年 12 月 31 日")
}

/// Reports every fault and returns what is left when the faulty parts are taken out.
///
/// An element of a list that lacks what it must have is taken out alone, so that the others are still checked;
/// `dropped` then tells that something is unknown.
pub(super) fn audit(
    file: FileId,
    node: Node,
    shape: Shape,
    findings: &mut Vec<Diagnostic>,
    dropped: &mut bool,
) -> Option<Node> {
    Audit { file, findings, dropped, depth: 0 }.value(node, shape, None)
}

/// Does a record hold everything it must?
fn is_complete(node: &Node, shape: Shape) -> bool {
    match (shape, &node.value) {
        (Shape::Record(record), Value::Map(entries)) => {
            let mut required = record.fields.iter().filter(|field| field.required);
            required.all(|field| entries.iter().any(|(key, _)| key.text == field.key))
        }
        _ => true,
    }
}

struct Audit<'f> {
    file: FileId,
    findings: &'f mut Vec<Diagnostic>,
    dropped: &'f mut bool,
    /// How many records enclose the value.
    depth: usize,
}

impl Audit<'_> {
    fn value(&mut self, mut node: Node, shape: Shape, field: Option<&FieldShape>) -> Option<Node> {
        let name = field.map_or("内容", FieldShape::label);
        let value = std::mem::replace(&mut node.value, Value::List(Vec::new()));
        match (shape, value) {
            (Shape::Scalar(scalar), Value::Scalar(text)) => {
                let text = self.scalar(scalar, text, &node.range, node.plain, field)?;
                Some(Node { value: Value::Scalar(text), ..node })
            }
            (Shape::List(element), Value::List(items)) => {
                let written = items.len();
                let items: Vec<Node> = items
                    .into_iter()
                    .filter_map(|item| self.value(item, element(), field))
                    .filter(|item| is_complete(item, element()))
                    .collect();
                // Only an element of the file's own lists is a record of its own, such as an item.
                *self.dropped |= self.depth == 1 && items.len() < written;
                Some(Node { value: Value::List(items), ..node })
            }
            (Shape::Record(record), Value::Map(entries)) => {
                self.depth += 1;
                let entries = self.record(record, entries, &node.range);
                self.depth -= 1;
                Some(Node { value: Value::Map(entries), ..node })
            }
            (Shape::Record(record), Value::Scalar(text)) if let Some(short) = record.short_form() => {
                let text = self.scalar(short, text, &node.range, node.plain, field)?;
                Some(Node { value: Value::Scalar(text), ..node })
            }
            (Shape::List(element), Value::Scalar(text)) if hours::are_hours(element()) => {
                match hours::rows(&text, &node) {
                    Some(rows) => {
                        let place = Place::bytes(self.file, node.range);
                        let message = format!("“{name}”写成了一段文字“{text}”，已分段读取");
                        let finding = Diagnostic::of(&YML_20, place, message);
                        self.findings.push(finding.fix(format!("请逐段填写：{}", hours::example(&rows))));
                        Some(rows)
                    }
                    None => self.wrong_form(name, shape, &Value::Scalar(text), node.range),
                }
            }
            (shape, value) => self.wrong_form(name, shape, &value, node.range),
        }
    }

    fn wrong_form(&mut self, name: &str, shape: Shape, value: &Value, range: Range<usize>) -> Option<Node> {
        let message = format!("“{name}”应为{}，实际为{}", form(shape), written_form(value));
        let finding = Diagnostic::of(&YML_07, Place::bytes(self.file, range), message);
        self.findings.push(finding.fix(example(shape, value)));
        None
    }

    /// The text as it should be read; `None` if it cannot be.
    fn scalar(
        &mut self,
        shape: &ScalarShape,
        text: String,
        range: &Range<usize>,
        plain: bool,
        field: Option<&FieldShape>,
    ) -> Option<String> {
        let raw = text.trim();
        let place = Place::bytes(self.file, range.clone());
        if raw.is_empty() {
            let finding = Diagnostic::of(&YML_08, place, "列表中有一行没有内容");
            self.findings.push(finding.fix("请填写内容或删除这一行"));
            return None;
        }
        if !plain && is_empty(raw) {
            let message = format!("“{}”填的是“{raw}”，等于没有内容", field.map_or("内容", FieldShape::label));
            self.findings.push(Diagnostic::of(&YML_08, place, message).fix("请填写实际内容，或删去这一项"));
            return None;
        }
        let Err(fault) = (shape.audit)(raw) else {
            self.style(shape, raw, place, plain, field);
            return Some(text);
        };
        if let Some(repair) = (shape.repair)(raw) {
            let finding = Diagnostic::of(repair.rule, place, mask(&repair.message)).fix(mask(&repair.fix));
            self.findings.push(finding);
            return Some(repair.canonical);
        }
        let fix = match suggest(raw, shape.choices.iter().map(|choice| choice.label)) {
            Some(guess) => Some(format!("是否想写“{guess}”？{}", fault.fix.unwrap_or_default())),
            None => fault.fix,
        };
        let mut finding = Diagnostic::of(fault.rule, place, mask(&fault.message));
        finding.fix = fix;
        self.findings.push(
            match field.filter(|field| field.is(Flag::EndlessIsWrong) && ENDLESS.contains(&raw)) {
                Some(_) => endless(finding, raw),
                None => finding,
            },
        );
        None
    }

    /// Reports what can be read but should be written in another way.
    fn style(
        &mut self,
        shape: &ScalarShape,
        raw: &str,
        place: Place,
        plain: bool,
        field: Option<&FieldShape>,
    ) {
        let name = field.map_or("内容", FieldShape::label);
        if !shape.kind.is_verbatim() {
            return;
        }
        if is_filler(raw, field) {
            let message = format!("字段“{name}”的值为占位内容“{raw}”");
            self.findings
                .push(Diagnostic::of(&YML_09, place, message).fix("请填写实际内容；没有内容的请删去这一项"));
        } else if plain && is_bare_code(raw) {
            let shown = mask(raw);
            let message = format!("“{name}”的值“{shown}”未加引号，已按原文读取");
            let finding = Diagnostic::of(&YML_10, place, message);
            self.findings.push(finding.fix("请加引号，以免别的软件丢掉开头的零或末尾的数字"));
        }
    }

    fn record(
        &mut self,
        shape: &'static RecordShape,
        entries: Vec<(Key, Node)>,
        range: &Range<usize>,
    ) -> Vec<(Key, Node)> {
        let mut kept: Vec<(Key, Node)> = Vec::with_capacity(entries.len());
        let mut seen: Vec<(&'static str, Key)> = Vec::new();
        let mut meant: Vec<&'static str> = Vec::new();
        for (key, node) in entries {
            let Some(field) = shape.field(&key.text) else {
                meant.extend(self.unknown_key(shape, &key));
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == field.key) {
                let finding = Diagnostic::of(
                    &YML_03,
                    Place::bytes(self.file, key.range.clone()),
                    format!("“{}”重复出现", field.label()),
                );
                let first = Place::bytes(self.file, first.range.clone());
                self.findings.push(finding.related(first, "先写在这里").fix("请只保留一处"));
                continue;
            }
            seen.push((field.key, key.clone()));
            if is_blank(&node) {
                if field.required {
                    let place = Place::bytes(self.file, key.range.clone());
                    self.missing(field, place);
                }
                continue;
            }
            let key = Key { text: field.key.to_owned(), ..key };
            let node = self.value(node, (field.shape)(), Some(field));
            kept.extend(node.filter(|node| is_complete(node, (field.shape)())).map(|node| (key, node)));
        }
        for field in shape.fields {
            // A misspelt key is one mistake, not also a missing one.
            let is_there = seen.iter().any(|(known, _)| *known == field.key) || meant.contains(&field.key);
            if field.required && !is_there {
                let place = Place::bytes(self.file, range.start..range.start);
                self.missing(field, place);
            }
        }
        kept
    }

    fn missing(&mut self, field: &FieldShape, place: Place) {
        let finding = Diagnostic::of(&YML_08, place, format!("必填字段“{}”缺失或为空", field.label()));
        self.findings.push(finding.fix(format!("请补上“{}”", field.step.pair("…"))));
    }

    /// Reports an unknown key; returns the one that was probably meant.
    fn unknown_key(&mut self, shape: &RecordShape, key: &Key) -> Option<&'static str> {
        let place = Place::bytes(self.file, key.range.clone());
        let written = mask(&key.text);
        if PRIVATE_WORDS.iter().any(|word| key.text.to_lowercase().contains(word)) {
            let finding = Diagnostic::of(&PRV_04, place, format!("出现登记表内部字段“{written}”，禁止公开"));
            self.findings.push(finding.fix("请删除这一项：登记表只在内部留存，不写入公开数据"));
            return None;
        }
        let nearest = suggest(&key.text, shape.fields.iter().flat_map(FieldShape::names));
        let meant = nearest.and_then(|name| Some((name, shape.field(name)?)));
        // Whoever writes English keys is answered in English ones, whoever writes Chinese ones in Chinese.
        let guess = meant.map(|(name, field)| match (key.text.is_ascii(), name.is_ascii()) {
            (true, false) => field.key,
            (false, true) => field.label(),
            _ => name,
        });
        let is_rate =
            guess.is_none() && ["授权率", "达标率", "rate"].iter().any(|word| key.text.contains(word));
        let (message, fix) = match guess {
            Some(guess) => (format!("未知字段“{written}”，不会也不能公开"), format!("是否想写“{guess}”？")),
            None if is_rate => (
                format!("“{written}”不能填写"),
                "授权率由程序按授权书和事项清单计算，请删除这一项".to_owned(),
            ),
            None => {
                let keys: Vec<_> = shape.fields.iter().map(FieldShape::label).collect();
                let fix = format!("{}可用的字段：{}", shape.label, keys.join("、"));
                (format!("未知字段“{written}”，不会也不能公开"), fix)
            }
        };
        self.findings.push(Diagnostic::of(&YML_06, place, message).fix(fix));
        meant.map(|(_, field)| field.key)
    }
}

fn is_blank(node: &Node) -> bool {
    matches!(&node.value, Value::Scalar(text) if text.trim().is_empty())
}

fn form(shape: Shape) -> &'static str {
    match shape {
        Shape::Scalar(scalar) => scalar.label,
        Shape::List(_) => "列表",
        Shape::Record(_) => "一组“字段: 值”",
    }
}

fn written_form(value: &Value) -> String {
    match value {
        Value::Scalar(text) => {
            let short: String = text.chars().take(20).collect();
            format!("文本“{}”", mask(&short))
        }
        Value::List(_) => "列表".into(),
        Value::Map(_) => "一组“字段: 值”".into(),
    }
}

fn example(shape: Shape, value: &Value) -> String {
    match (shape, value) {
        (Shape::List(_), Value::Scalar(text)) if text.starts_with('-') => {
            "短横线后面要加一个空格：- 内容".into()
        }
        (Shape::List(element), _) if hours::are_hours(element()) => {
            format!("请逐段填写：{}", hours::row_of("周一至周五", "9:00", "12:00"))
        }
        (Shape::List(_), _) => "请每行一项，行首写“- ”，或写成 [甲, 乙]".into(),
        (Shape::Record(record), _) => {
            let keys: Vec<_> = record.fields.iter().take(3).map(|field| field.step.pair("…")).collect();
            format!("请写成 {{{}}} 的形式，冒号后面要有空格", keys.join(", "))
        }
        (Shape::Scalar(_), Value::Map(_)) => "值里含有冒号时，请给整个值加上引号".into(),
        (Shape::Scalar(scalar), _) => {
            format!("请只写一个{}", if scalar.kind == ScalarKind::Text { "值" } else { scalar.label })
        }
    }
}
