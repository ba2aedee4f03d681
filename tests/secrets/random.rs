//! Any texts with many digits: numbers of people or of nothing, in any pieces, with any marks and words around them.

use super::numbers::Numbers;

const MARKS: [&str; 51] = [
    " ", "  ", "-", "_", "/", ".", "·", ",", "，", "、", ":", "：", "~", "x", "X", "*", "(", ")", "（", "）",
    "\u{3000}", "转", "杠", "年", "月", "日", "\n", "--", "|", "+", "!", "$", "%", "'", "&", "=", "#", "@",
    ";", "°", "→", "—", "–", "[", "]", "】", "o", "l", "O", "I", "i",
];

const WORDS: [&str; 50] = [
    "",
    "甲",
    "电话",
    "手机",
    "联系",
    "编号",
    "受理编号",
    "号",
    "元",
    "件",
    "卡号",
    "账号",
    "银行",
    "wx",
    "QQ",
    "tel",
    "A",
    "abc",
    "x",
    "X",
    "v1",
    "2026",
    "第",
    "共",
    "金额",
    "预算",
    "¥",
    "座位 A03",
    "(",
    "（",
    "id=",
    "?id=",
    "身份证",
    "证",
    "三",
    "一",
    "张三",
    "0775-",
    "0",
    "86",
    "+86",
    "流水号",
    "t",
    "1.",
    "5",
    "12",
    "。",
    "a/",
    "对公",
    "窗口",
];

/// The text of a round.
pub(crate) fn random(numbers: &mut Numbers, round: u64) -> String {
    let mut text = String::new();
    for _ in 0..numbers.below(3) {
        text.push_str(numbers.one_of(&WORDS));
        text.push_str(numbers.one_of(&["", " "]));
    }
    let digits = match round % 5 {
        0 => numbers.number(0).concat(),
        1 | 2 => numbers.number(1).concat(),
        3 => numbers.number(2).concat(),
        _ => (0..8 + numbers.below(14)).map(|_| numbers.below(10).to_string()).collect(),
    };
    let (mark, is_same, style) = (numbers.one_of(&MARKS), numbers.below(4) > 0, numbers.below(4));
    for (at, c) in digits.chars().enumerate() {
        let is_cut = match style {
            _ if at == 0 => false,
            0 => false,
            1 => matches!(at, 3 | 7),
            2 => numbers.below(3) == 0,
            _ => numbers.below(6) == 0,
        };
        if is_cut {
            text.push_str(if is_same { mark } else { numbers.one_of(&MARKS) });
        }
        let other: &[char] = match c {
            '0' => &['O', 'o', '〇', '零', '○', '０'],
            '1' => &['l', 'I', '一', 'i', '幺', '１'],
            _ => &[c],
        };
        text.push(if numbers.below(60) == 0 { numbers.one_of(other) } else { c });
    }
    let joint = numbers.one_of(&MARKS);
    for _ in 0..numbers.below(3) {
        text.push_str(numbers.one_of(&["", joint]));
        text.push_str(numbers.one_of(&WORDS));
    }
    text
}
