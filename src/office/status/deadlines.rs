//! The deadlines as a calendar that other programs read (RFC 5545).

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::records::Date;

use super::super::pairs::first_day;
use super::{Progress, Status};

/// A line has at most so many bytes.
const LONGEST: usize = 75;

impl Status<'_> {
    /// Whole-day events: the last day for signing, the last days for filing, and the first day of the year.
    pub fn calendar(&self) -> String {
        let mut text = String::new();
        let mut line = |line: &str| fold(&mut text, line);
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//mingchuang//status//ZH");
        line("CALSCALE:GREGORIAN");
        line(&format!("X-WR-CALNAME:{}", escaped(&format!("{} 年度授权书", self.year))));
        for ((day, kind), Event { summary, names }) in self.events() {
            line("BEGIN:VEVENT");
            line(&format!("UID:{}-{}-{kind}@mingchuang", self.year, plain(day)));
            line(&format!("DTSTAMP:{}T000000Z", plain(self.day)));
            line(&format!("DTSTART;VALUE=DATE:{}", plain(day)));
            line(&format!("DTEND;VALUE=DATE:{}", plain(day.next())));
            line(&format!("SUMMARY:{}", escaped(&summary)));
            line(&format!("DESCRIPTION:{}", escaped(&names.join("、"))));
            line("TRANSP:TRANSPARENT");
            line("END:VEVENT");
        }
        line("END:VCALENDAR");
        text
    }

    fn events(&self) -> BTreeMap<(Date, &'static str), Event> {
        let mut events: BTreeMap<(Date, &'static str), Event> = BTreeMap::new();
        let mut add = |day: Date, kind: &'static str, name: &str| {
            events.entry((day, kind)).or_default().names.push(name.to_owned());
        };
        for row in &self.rows {
            if row.progress <= Progress::Drafted {
                add(self.sign_by, "sign", &row.name);
            }
            if let Some(day) = row.file_by {
                add(day, "file", &row.name);
            }
            if !row.will_hold {
                add(first_day(self.year), "first", &row.name);
            }
        }
        for ((_, kind), event) in &mut events {
            let count = event.names.len();
            event.summary = match *kind {
                "sign" => format!("{} 年度授权书签订期限：还有 {count} 份没有签订", self.year),
                "file" => format!("{} 年度授权书备案期限：{count} 份", self.year),
                _ => format!("{} 年度第一天：{count} 处没有有效的授权书", self.year),
            };
        }
        events
    }
}

#[derive(Default)]
struct Event {
    summary: String,
    names: Vec<String>,
}

fn plain(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Ends a line, broken where it is too long: never inside a character.
fn fold(text: &mut String, line: &str) {
    let mut room = LONGEST;
    for c in line.chars() {
        if c.len_utf8() > room {
            text.push_str("\r\n ");
            room = LONGEST - 1;
        }
        room -= c.len_utf8();
        text.push(c);
    }
    // Writing into a text cannot fail.
    let _ = write!(text, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_between_characters_and_read_back() {
        for line in ["短".repeat(100), "a".repeat(75), "a".repeat(76), "ab字".repeat(60), String::new()] {
            let mut text = String::new();
            fold(&mut text, &line);
            assert!(text.ends_with("\r\n"));
            let lines: Vec<&str> = text.trim_end_matches("\r\n").split("\r\n").collect();
            assert!(lines.iter().all(|line| line.len() <= LONGEST), "{text}");
            assert_eq!(text.trim_end_matches("\r\n").replace("\r\n ", ""), line);
        }
        assert_eq!(escaped("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
