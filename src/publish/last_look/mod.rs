//! The last look: the bytes of a file, just before they are published, for private numbers as a visitor's eye or a
//! copying script would read them.
//!
//! Owns a way of its own, from bytes to verdict. It shares nothing with the room `privacy`, which looks at sources and at
//! values: what one of them misses by a mistake, the other still finds. Must not know records or pages; what may stand
//! there on purpose is handed in. Pure.
//!
//! One pass: bytes that begin no digit are skipped by a table; from a digit on, characters are read as they will be seen
//! (references, escapes and percent signs resolved) into groups of digits; a stretch of groups that reads like a number
//! of a person is asked about its surroundings. Only these few questions cost more than the pass.

mod allowed;
mod glyph;
mod glyphs;
mod leak;
mod numerals;
mod runs;
mod surroundings;
mod tags;
mod things;
mod verdict;

use xxhash_rust::const_xxh3::xxh3_64;

use crate::records::Date;

use super::manifest::Passed;

pub use allowed::Allowed;
pub use leak::{Leak, Secret};

/// Changes whenever the detector does: files it passed are then looked at again.
const VERSION: u64 = xxh3_64(include_bytes!("allowed.rs"))
    ^ xxh3_64(include_bytes!("glyph.rs"))
    ^ xxh3_64(include_bytes!("glyphs.rs"))
    ^ xxh3_64(include_bytes!("leak.rs"))
    ^ xxh3_64(include_bytes!("mod.rs"))
    ^ xxh3_64(include_bytes!("numerals.rs"))
    ^ xxh3_64(include_bytes!("runs.rs"))
    ^ xxh3_64(include_bytes!("surroundings.rs"))
    ^ xxh3_64(include_bytes!("tags.rs"))
    ^ xxh3_64(include_bytes!("things.rs"))
    ^ xxh3_64(include_bytes!("verdict.rs"));

/// The last look at the files of one publication.
#[derive(Debug)]
pub struct LastLook {
    allowed: Allowed,
    today: Date,
    passed: Passed,
}

impl LastLook {
    /// With what is allowed, on the day of the publication.
    pub fn new(allowed: Allowed, today: Date) -> Self {
        let passed = Passed { detector: VERSION, allowed: allowed.fingerprint() };
        Self { allowed, today, passed }
    }

    /// What a file that passes has passed.
    pub(super) fn passed(&self) -> Passed {
        self.passed
    }

    /// Does a file that passed an earlier look pass this one, its bytes unseen? If other things are allowed today, only
    /// one that needed no allowance.
    ///
    /// A birth date that lay in the future then may be past by now. The looks at the source see that, each day.
    pub(super) fn covers(&self, earlier: Passed, spared: bool) -> bool {
        earlier.detector == self.passed.detector && (earlier.allowed == self.passed.allowed || !spared)
    }

    /// Looks at the bytes of a file. `path` is its place in the site.
    pub fn at(&self, bytes: &[u8], path: &str) -> Seen {
        look(bytes, path, &self.allowed, self.today)
    }
}

/// What a look at a file found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Private numbers, in the order of their places.
    pub leaks: Vec<Leak>,
    /// Did something pass only because it is allowed?
    pub spared: bool,
}

/// Looks at the bytes of a file. `path` is its place in the site; a birth date after `today` is none.
pub fn look(bytes: &[u8], path: &str, allowed: &Allowed, today: Date) -> Seen {
    let mut seen = Seen::default();
    let binary = is_binary(bytes);
    runs::each(bytes, binary, |run| {
        run.each_stretch(|stretch| {
            let Some(secret) = verdict::of(&stretch, today) else { return false };
            let around = surroundings::Surroundings { bytes, path, range: stretch.range.clone() };
            // What is a card or a mobile only perhaps is one where such things are spoken of.
            let is_meant = match secret {
                Secret::Card => {
                    let is_thing = around.is_voucher() || around.is_of_office();
                    let is_bank = stretch.is_chinese_card() && !verdict::is_dated(stretch.digits);
                    !is_thing && (is_bank || around.speaks_of_money())
                }
                Secret::Mobile => {
                    let in_pieces = stretch.sizes.len() > 1;
                    let is_loose = stretch.has_commas || stretch.has_dates || around.is_in_lines();
                    let is_counted = is_loose && around.counts();
                    let is_figure = stretch.is_of_row || is_counted || around.is_in_row();
                    let is_thing = if in_pieces {
                        let is_apart = verdict::is_rare(&stretch) && around.is_in_lines();
                        let is_figure = is_figure && !stretch.has_zero;
                        is_apart || is_figure || around.is_fraction() || around.is_numbered()
                    } else {
                        around.is_sum() || around.is_numbered()
                    };
                    let is_call = !stretch.has_trunk_zero() || around.speaks_of_telephones();
                    is_call && !is_thing
                }
                // District, day and serial number: a receipt of the last years, not a child with dealings of its own.
                Secret::Identity => !(verdict::is_recent(stretch.digits, today) && around.is_receipt()),
            };
            if !is_meant || around.is_in_code() || around.is_digest() || around.is_drawing(&stretch) {
                return false;
            }
            if allowed.holds(stretch.digits, around.tokens()) {
                seen.spared = true;
            } else {
                seen.leaks.push(Leak::new(stretch.range.clone(), secret, stretch.digits));
            }
            true
        });
    });
    seen.leaks.sort_by_key(|leak| leak.offset);
    seen
}

/// Pictures, archives and PDF: their text is looked at where they are read, their bytes only for plain digits.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    head.starts_with(b"%PDF") || memchr::memchr(0, head).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, path: &str) -> Vec<Secret> {
        let today = Date::new(2026, 11, 23).unwrap();
        look(text.as_bytes(), path, &Allowed::default(), today).leaks.iter().map(|leak| leak.what).collect()
    }

    #[test]
    fn a_number_is_seen_whatever_stands_between_its_digits() {
        for text in [
            "13800138000",
            "wx13800138000abc",
            "id=n13800138000x",
            "+8613800138000",
            "0086 138 0013 8000",
            "+86 (138) 0013-8000",
            "手机013800138000",
            "138\u{200b}0013\u{200c}8000",
            "138&shy;0013&#8203;8000",
            "138&nbsp;0013&ensp;8000",
            "138\u{3000}0013·8000",
            "1 3 8 0 0 1 3 8 0 0 0",
            "12%74%65l13800138000",
            "138、0013、8000",
            "138/0013/8000",
            "138  –  0013 — 8000",
            "<b>138</b>0013<i class=\"a>b\">8000</i>",
            "138<!-- 甲 -->0013<wbr>8000",
            "138<br>0013<br/>8000",
            "<b>1</b><span>13800138000</span>",
            "<a href=\"tel:13800138000\">电话</a>",
            "1<a title=13800138000>2</a>",
            "１３８００１３８０００",
            "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎",
            "一三八〇〇一三八〇〇〇",
            "幺三八零零幺三八零零零",
            "١٣٨٠٠١٣٨٠٠٠",
            "①③⑧⓪⓪①③⑧⓪⓪⓪",
            "&#49;&#51;&#56;&#x30;&#x30;13800&#48;",
            "\\u0031\\u0033\\u00380013\\x38\\x30\\u{30}0",
            "\\31\\33\\38\\30\\30\\31\\33\\38\\30\\30\\30",
            "%31%33%38%30%30%31%33%38000",
            "%EF%BC%9138%20001%203%38000",
            "l38OO138OOO",
            "l3OO138OOOO",
            "l38-OO13-8OOO",
            "I38 0013 8ooo",
            "138ОО138ООО",
            "tel13800138000ok",
            "l13800138000",
            "〡〣〨〇〇〡〣〨〇〇〇",
            "⼀三⼋〇〇⼀三⼋〇〇〇",
            "138转0013转8000",
            "13-800-138-000",
            "1-38-00-13-80-00",
            "138~0013~8000",
            "138!0013!8000",
            "138x0013x8000",
            "086 138 0013 8000",
            "甲13800138000 20元",
        ] {
            assert_eq!(seen(text, "index.html"), [Secret::Mobile], "{text}");
        }
        for text in [
            "11010519491231002X",
            "证11010519491231002x号",
            "110105 19491231 002X",
            "110105-1949-1231-002Ｘ",
            "1101051949<b>1231</b>002&#88;",
            "110105<em>19491231</em>002X5",
            "11010519491231002Ⅹ",
            "11010519491231002Χ",
            "110105 1949年12月31日 002X",
            "11O1O519491231OO2X",
        ] {
            assert_eq!(seen(text, "index.html"), [Secret::Identity], "{text}");
        }
        for text in [
            "6222021234567890128",
            "6222 0212 3456 7890 128",
            "卡号 4111-1111-1111-1111",
            "６２２２０２１２３４５６７８９０１２８",
        ] {
            assert_eq!(seen(text, "index.html"), [Secret::Card], "{text}");
        }
    }

    #[test]
    fn numbers_of_things_are_left_alone() {
        for text in [
            "0775-4332555 转 8001",
            "07754332555",
            "1145080300123456784000125004000",
            "2026-12-01 至 2027-12-31",
            "共150 2026-12-01",
            "138001380001",
            "受理号 013800138000",
            "110105194912310021",
            "450803 20271106 4874",
            "400-820-8820",
            "08:30–12:00 15:00–17:30",
            "<td>138</td><td>0013</td><td>8000</td>",
            "<li>138</li><li>00138000</li>",
            "4111 1111 1111 1111",
            "[138,1234,5678,9012]",
            "<path d=\"M138 1234 5678 1234z\">",
            "<path d=\"M1.38001380005 13.13800138000\">",
            "sha256-8f13800138000e5c8f13800138000e5c8f13800138000e5c8f13800138000e5c",
            "13、14、15、16、17、1号",
            "15,000,000,000 元",
            "编号 13-800-138-000",
            "13-2026-00123",
            "银行 622%4944%4916273507472026o2026",
            "<a href=\"https://www.example.gov.cn/show?id=13912345678\">a</a>",
            "<a href=\"/show.aspx?classid=13912345678&amp;a=1\">a</a>",
        ] {
            assert_eq!(seen(text, "index.html"), [], "{text}");
        }
        assert_eq!(seen(".a{width:0.13800138000em}", "assets/site.css"), []);
        assert_eq!(seen("a{content:\"tel.13800138000\"}", "assets/site.css"), [Secret::Mobile]);
    }

    #[test]
    fn what_is_allowed_passes_and_is_remembered() {
        let today = Date::new(2026, 11, 23).unwrap();
        let mut allowed = Allowed::default();
        allowed.number("138-0013-8000");
        allowed.code("A13900139000");
        for text in ["138 0013 8000", "+8613800138000", "码 A13900139000。"] {
            let seen = look(text.as_bytes(), "index.html", &allowed, today);
            assert_eq!(seen, Seen { leaks: Vec::new(), spared: true }, "{text}");
        }
        for text in ["13700137000", "B13900139000", "13900139000"] {
            assert_eq!(look(text.as_bytes(), "index.html", &allowed, today).leaks.len(), 1, "{text}");
        }
    }

    #[test]
    fn a_leak_says_where_it_is_and_not_what() {
        let today = Date::new(2026, 11, 23).unwrap();
        let seen = look("甲 138 0013 8000".as_bytes(), "index.html", &Allowed::default(), today);
        let [leak] = &*seen.leaks else { panic!("{seen:?}") };
        assert_eq!((leak.offset, leak.masked.as_str()), (4, "138****8000"));
    }

    #[test]
    fn binary_bytes_are_looked_at_for_plain_digits_only() {
        let mut bytes = b"%PDF-1.7 138 0013 8000 [138 1234 5678]".to_vec();
        let today = Date::new(2026, 11, 23).unwrap();
        assert_eq!(look(&bytes, "a.pdf", &Allowed::default(), today).leaks, []);
        bytes.extend(b" (13800138000)");
        assert_eq!(look(&bytes, "a.pdf", &Allowed::default(), today).leaks.len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_come_to_an_end(bytes in proptest::collection::vec(
            proptest::sample::select(b"1389<>b/\"&#x;\\u{}%3-. !,\xE4\xB8\x80\xEF\xBC\x91X".to_vec()), 0..400)) {
            let today = Date::new(2026, 11, 23).unwrap();
            look(&bytes, "index.html", &Allowed::default(), today);
        }
    }

    #[test]
    fn a_han_numeral_beside_a_number_is_no_part_of_it() {
        for text in ["张三13800138000", "13800138000一楼", "周五13800138000元旦值班", "13800138000元宵"]
        {
            assert_eq!(seen(text, "a.html"), [Secret::Mobile], "{text}");
        }
        assert_eq!(seen("张三11010519491231002X", "a.html"), [Secret::Identity]);
    }

    #[test]
    fn sums_receipts_and_glyphs_are_no_numbers_of_people() {
        for text in [
            "预算 13800138000 元",
            "支出13800138000.50元",
            "¥13800138000",
            "受理编号：450803202501061234",
            "流水号 450803202501061234",
            "金额：13800138000",
            "<td>预算（元）</td><td>13800138000</td>",
            "<table><tr><th>项目<th>预算（元）<tr><td>甲<td>13800138000</table>",
            "<table><thead><tr><th>受理编号</th><th>甲</th></tr></thead><tr><td>450803202501061234</td></tr></table>",
        ] {
            assert_eq!(seen(text, "a.html"), [], "{text}");
        }
        for text in [
            "<table><tr><th>预算（元）<th>电话<tr><td>1<td>13800138000</table>",
            "<table><tr><th>预算（元）</table>13800138000",
            "预算科 13800138000",
        ] {
            assert_eq!(seen(text, "a.html"), [Secret::Mobile], "{text}");
        }
        assert_eq!(seen("%PDF-1.4\n<0d15161718191a>", "a.pdf"), []);
        assert_eq!(seen("%PDF-1.4\n(15161718191)", "a.pdf"), [Secret::Mobile]);
    }

    #[test]
    fn a_number_is_no_persons_where_the_words_right_beside_it_say_so() {
        for text in [
            "19491231-002",
            "编号：138-0013-8000",
            "批号 20261123-138-0013-8000",
            "合同编号 HT-13800138000",
            "桂政发〔2026〕第13800138000号",
            "http://a.gov.cn/t20261123_13800138000.html",
            "/a/13800138000.shtml",
            "/art_1380_0138000.html",
            "13812 13945 15012 13800 138000",
            "GDP 13800138000.00",
            "<p>投资总额为13800138000</p>",
            "座位 A03 1 3 8 0 0 1 3 8 0 0 0",
            "138、1234、5678 件",
            "149069\n39171",
            "1.180 149069\n39171",
            "138x1234x5678mm",
            "|138|1234|5678|",
            "149.187 36613986.3",
            "序列号：13-456-789-000",
            "166404~64095",
            "3f13800138000ab",
            "凭证号 6228480000000000018",
            "对公账户 甲 账号 6228480000000000018",
            "缴费账号 6228480000000000018（对公）",
            "| 项目 | 金额（元） |\n|---|---|\n| 甲 | 13800138000 |\n| 乙 | 13900139000 |",
        ] {
            assert_eq!(seen(text, "a.html"), [], "{text}");
        }
        for text in ["编号1 甲 110105201501010033", "受理学生：甲 110105201501010033"] {
            assert_eq!(seen(text, "a.html"), [Secret::Identity], "{text}");
        }
        for text in [
            "甲手机13800138000元",
            "金额 13800138000 请致电",
            "甲的预算13800138000",
            "QQ12345678wx13800138000",
            "A03 138 0013 8000",
            "| 金额 | 手机 |\n|---|---|\n| 1 | 13800138000 |",
        ] {
            assert_eq!(seen(text, "a.html"), [Secret::Mobile], "{text}");
        }
    }

    #[test]
    fn an_account_without_digits_allows_nothing() {
        let today = Date::new(2026, 11, 23).unwrap();
        let mut allowed = Allowed::default();
        allowed.number("见现场公告");
        assert_eq!(look(b"13800138000", "a.html", &allowed, today).leaks.len(), 1);
        allowed.number("8613800138000");
        allowed.number("13800138000");
        assert!(look(b"+86 13800138000", "a.html", &allowed, today).leaks.is_empty());
    }
}
