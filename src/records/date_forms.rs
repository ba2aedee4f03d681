//! The ways people write a date that can mean only one day.

use super::scalar::half_width;

/// Year, month and day, in this order, from any complete form; the day need not exist.
pub(super) fn parts(raw: &str) -> Option<(i16, i8, i8)> {
    let half = half_width(raw).unwrap_or_else(|| raw.to_owned());
    let half = half.trim();
    figures(half).or_else(|| chinese(half))
}

fn figures(raw: &str) -> Option<(i16, i8, i8)> {
    if raw.len() == 8 && raw.bytes().all(|b| b.is_ascii_digit()) {
        return Some((raw[..4].parse().ok()?, raw[4..6].parse().ok()?, raw[6..].parse().ok()?));
    }
    let separator = raw.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (year, rest) = raw.split_once(separator)?;
    let (month, day) = rest.split_once(separator)?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let sound = year.len() == 4 && [year, month, day].into_iter().all(digits);
    if sound { Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)) } else { None }
}

/// `二〇二五年十二月一日`, `2025年12月1日`, and figures with spaces between.
fn chinese(raw: &str) -> Option<(i16, i8, i8)> {
    let (year, rest) = raw.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    let day = day.trim();
    let day = day.strip_suffix(['日', '号']).unwrap_or(day);
    Some((digits(year.trim())?, number(month.trim())?, number(day.trim())?))
}

/// Four digits read one by one.
fn digits(text: &str) -> Option<i16> {
    let digits: Option<Vec<i16>> = text.chars().map(|c| digit(c).map(i16::from)).collect();
    let digits = digits.filter(|digits| digits.len() == 4)?;
    Some(digits.into_iter().fold(0, |year, digit| year * 10 + digit))
}

/// A number below a hundred: `12`, `十二`, `三十一`.
fn number(text: &str) -> Option<i8> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return if text.len() <= 2 { text.parse().ok() } else { None };
    }
    let unit = |text: &str| match text {
        "" => Some(0),
        text => single(text).filter(|digit| *digit > 0),
    };
    match text.split_once('十') {
        None => single(text),
        Some(("", ones)) => Some(10 + unit(ones)?),
        Some((tens, ones)) => Some(single(tens).filter(|tens| (2..=9).contains(tens))? * 10 + unit(ones)?),
    }
}

fn single(text: &str) -> Option<i8> {
    let mut characters = text.chars();
    let (first, None) = (characters.next()?, characters.next()) else { return None };
    digit(first)
}

fn digit(c: char) -> Option<i8> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '〇' | '○' | '零' => 0,
        _ => u32::try_from("一二三四五六七八九".chars().position(|known| known == c)?).ok()? + 1,
    };
    i8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::super::date::{Date, serial};
    use super::*;

    #[test]
    fn every_certain_form_is_the_same_day() {
        for raw in [
            "2026-12-01",
            "2026-12-1",
            "2026/12/1",
            "2026.12.1",
            "2026年12月1日",
            "2026 年 12 月 1 日",
            "20261201",
            "２０２６－１２－０１",
            "２０２６年１２月１日",
            "二〇二六年十二月一日",
            "二○二六年十二月一号",
        ] {
            assert_eq!(parts(raw), Some((2026, 12, 1)), "{raw}");
        }
        assert_eq!(parts("二〇二五年三月三十一日"), Some((2025, 3, 31)));
        assert_eq!(parts("二〇二五年三月二十日"), Some((2025, 3, 20)));
        assert_eq!(serial("46357"), Date::new(2026, 12, 1));
    }

    #[test]
    fn an_ambiguous_or_incomplete_day_is_none() {
        for raw in [
            "12/1/2025",
            "1/12/25",
            "2026年12月",
            "12月31日",
            "二五年二月三日",
            "二〇二五年十十月一日",
            "20261",
            "99999",
            "00012",
            "1.14508E+30",
            "长期有效",
            "",
            "年月日",
        ] {
            assert_eq!((parts(raw), serial(raw)), (None, None), "{raw}");
        }
    }
}
