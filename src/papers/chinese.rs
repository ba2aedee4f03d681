const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// `（一）` … `（九十九）`; later ones in Arabic digits.
pub(super) fn ordinal(number: usize) -> String {
    let tens = number / 10;
    let (Some(ten), Some(one)) = (DIGITS.get(tens), DIGITS.get(number % 10)) else {
        return format!("（{number}）");
    };
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        _ => format!("{ten}十"),
    };
    format!("（{tens}{one}）")
}

/// A sentence with its stop.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['。', '！', '？', '；']) {
        text.to_owned()
    } else {
        format!("{text}。")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_written_as_in_documents() {
        let written: Vec<String> = [1, 10, 11, 20, 99, 100].map(ordinal).to_vec();
        assert_eq!(written, ["（一）", "（十）", "（十一）", "（二十）", "（九十九）", "（100）"]);
        assert_eq!(sentence(" 甲 "), "甲。");
        assert_eq!(sentence("甲。"), "甲。");
    }
}
