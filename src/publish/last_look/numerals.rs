/// The value of a digit of any script that people here may write, or that a screen shows like one.
pub(super) fn value(c: char) -> Option<u8> {
    /// The first digit of each script that has ten in order.
    const ZEROS: [u32; 10] = [0x30, 0x660, 0x6F0, 0x966, 0xE50, 0xF20, 0x1810, 0x19D0, 0x2080, 0xFF10];
    let code = u32::from(c);
    if code < 0x660 {
        return match c {
            '0'..='9' => Some(c as u8 - b'0'),
            '¹' => Some(1),
            '²' => Some(2),
            '³' => Some(3),
            _ => None,
        };
    }
    let of = |zero: u32| code.checked_sub(zero).filter(|value| *value <= 9);
    let value = match code {
        0x2070 | 0x24EA => Some(0),
        0x2074..=0x2079 => of(0x2070),
        0x2460..=0x2468 => of(0x245F),
        0x2474..=0x247C => of(0x2473),
        0x2488..=0x2490 => of(0x2487),
        0x2776..=0x277E => of(0x2775),
        0x1D7CE..=0x1D7FF => Some((code - 0x1D7CE) % 10),
        _ => ZEROS.iter().find_map(|zero| of(*zero)).or_else(|| chinese(c)),
    };
    value.and_then(|value| u8::try_from(value).ok())
}

fn chinese(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' | '◯' | '\u{f9b2}' => 0,
        '一' | '壹' | '幺' | '〡' | '\u{2f00}' | '㆒' | '㊀' | '㈠' => 1,
        '二' | '贰' | '貳' | '〢' | '\u{2f06}' | '㆓' | '㊁' | '㈡' => 2,
        '三' | '叁' | '參' | '〣' | '\u{f96b}' | '㆔' | '㊂' | '㈢' => 3,
        '四' | '肆' | '〤' | '㆕' | '㊃' | '㈣' => 4,
        '五' | '伍' | '〥' | '㊄' | '㈤' => 5,
        '六' | '陆' | '陸' | '〦' | '\u{f9d1}' | '\u{f9d3}' | '㊅' | '㈥' => 6,
        '七' | '柒' | '〧' | '㊆' | '㈦' => 7,
        '八' | '捌' | '〨' | '\u{2f0b}' | '㊇' | '㈧' => 8,
        '九' | '玖' | '〩' | '㊈' | '㈨' => 9,
        _ => return None,
    })
}
