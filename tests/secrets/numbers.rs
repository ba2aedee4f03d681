//! Sound numbers of nobody, made from a seed, and the ways to write them.

/// Makes the same numbers from the same seed.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below another.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }

    /// An identity number, a mobile number or a card number, in the pieces people write it in.
    pub(crate) fn number(&mut self, kind: usize) -> Vec<String> {
        match kind % 3 {
            0 => {
                let birth =
                    format!("{}{:02}{:02}", 1930 + self.below(80), 1 + self.below(12), 1 + self.below(28));
                let serial = format!("{:03}", self.below(1000));
                let base = format!("4508{:02}{birth}{serial}", 1 + self.below(5));
                let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
                let sum: u32 =
                    base.chars().zip(weights).filter_map(|(c, weight)| Some(c.to_digit(10)? * weight)).sum();
                let check = "10X98765432".chars().nth(sum as usize % 11).unwrap();
                vec![base[..6].into(), base[6..14].into(), format!("{}{check}", &base[14..])]
            }
            1 => {
                let second = self.one_of(&["3", "5", "7", "8", "9"]);
                vec![
                    format!("1{second}{}", self.below(10)),
                    format!("{:04}", self.below(10_000)),
                    format!("{:04}", self.below(10_000)),
                ]
            }
            _ => {
                let base = format!("62{:016}", self.below(10_000_000_000_000_000));
                let sum: u32 = base
                    .chars()
                    .rev()
                    .enumerate()
                    .filter_map(|(at, c)| {
                        let digit = c.to_digit(10)?;
                        Some(if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
                    })
                    .sum();
                let whole = format!("{base}{}", (10 - sum % 10) % 10);
                whole.as_bytes().chunks(4).map(|piece| String::from_utf8_lossy(piece).into_owned()).collect()
            }
        }
    }

    /// Anything personal, by the number of the round.
    pub(crate) fn secret(&mut self, round: usize) -> String {
        match round % 12 {
            0..3 => self.number(round % 12).concat(),
            3..6 => {
                let number = self.number(round % 12);
                // Between double quotes a line or a backslash would be read by YAML.
                let plain = [0, 1, 3, 4, 6, 8, 10, 12, 15, 17, 20, 24];
                spelt(&number, self.one_of(&plain))
            }
            6 => format!("，家庭住址：示例镇示例村{}号", 1 + self.below(300)),
            7 => format!("，护照号码E{:08}", self.below(100_000_000)),
            8 => format!("，出生日期：{}年{}月", 1950 + self.below(60), 1 + self.below(12)),
            9 => format!("，a{}@qq.com", self.below(10_000)),
            10 => format!("，微信号：abc_{:05}", self.below(100_000)),
            _ => format!("，QQ：1{:07}，", self.below(10_000_000)),
        }
    }
}

const MARKS: [&str; 70] = [
    "",
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
    "**",
    "*",
    "__",
    "`",
    "\\-",
    "\\.",
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
    "\n",
    "\r\n",
    "\n ",
    " \n",
    "-\n",
    "~",
    "～",
    "$",
    "转",
    "杠",
    "x",
    "|",
    "!",
    "$",
];

const SCRIPTS: [&str; 13] = [
    "０１２３４５６７８９",
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡",
    "〇一二三四五六七八九",
    "零壹贰叁肆伍陆柒捌玖",
    "○幺二三四五六七八九",
    "⓪①②③④⑤⑥⑦⑧⑨",
    "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "0١2③4５6７8九",
    "〇〡〢〣〤〥〦〧〨〩",
];

const JOINTS: [&str; 4] = ["", "-", "\u{200c}", " "];

const AROUND: [(&str, &str); 12] = [
    ("wx", ""),
    ("", "abc"),
    ("{#n", "}"),
    ("（", "）"),
    ("张三", "收"),
    ("①", ""),
    ("步骤三", ""),
    ("“", "”"),
    ("ID:", ""),
    ("a.b_", ""),
    ("(1)", "。"),
    ("tel:", ""),
];

/// How many ways there are to write a number.
pub(crate) const SPELLINGS: usize = MARKS.len() + SCRIPTS.len() * JOINTS.len() + AROUND.len() + 7;

/// The number in one of these ways.
pub(crate) fn spelt(pieces: &[String], way: usize) -> String {
    let plain = pieces.concat();
    let each = |write: &dyn Fn(u32) -> String| -> String {
        plain.chars().map(|c| c.to_digit(10).map_or(c.to_string(), write)).collect()
    };
    let Some(way) = way.checked_sub(MARKS.len()) else { return pieces.join(MARKS[way]) };
    if way < SCRIPTS.len() * JOINTS.len() {
        let (script, joint) = (SCRIPTS[way / JOINTS.len()], JOINTS[way % JOINTS.len()]);
        let written =
            |c: char| c.to_digit(10).and_then(|digit| script.chars().nth(digit as usize)).unwrap_or(c);
        return pieces.join(joint).chars().map(written).collect();
    }
    let way = way - SCRIPTS.len() * JOINTS.len();
    if let Some((before, after)) = AROUND.get(way) {
        return format!("{before}{plain}{after}");
    }
    match way - AROUND.len() {
        0 => each(&|digit| format!("&#{};", 48 + digit)),
        1 => each(&|digit| format!("&#x{:x};", 48 + digit)),
        2 => each(&|digit| format!("\\x{:x}", 48 + digit)),
        3 => each(&|digit| format!("\\u{:04x}", 48 + digit)),
        4 => each(&|digit| format!("{digit}\u{fe0f}\u{20e3}")),
        5 => each(&|digit| ["O", "l", "2", "3", "4", "5", "6", "7", "8", "9"][digit as usize].to_owned()),
        _ => plain.chars().map(String::from).collect::<Vec<_>>().join(" "),
    }
}
