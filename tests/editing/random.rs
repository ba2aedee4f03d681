//! Random edits of files, each judged by what another reader says of them and by the bytes that changed.

use std::fs;
use std::path::Path;

use mingchuang::edit::{Act, Change, Meant, NotEdited, Step, edit};
use serde_yaml::Value;

/// What a YAML reader of others says: keys as written, scalars as texts.
#[derive(Debug, Clone, PartialEq)]
enum Read {
    Text(String),
    List(Vec<Read>),
    Fields(Vec<(String, Read)>),
}

fn read(yaml: &str) -> Option<Read> {
    fn of(value: Value) -> Option<Read> {
        Some(match value {
            Value::Null => Read::Text(String::new()),
            Value::Bool(is) => Read::Text(is.to_string()),
            Value::Number(number) => Read::Text(number.to_string()),
            Value::String(text) => Read::Text(text),
            Value::Sequence(items) => Read::List(items.into_iter().map(of).collect::<Option<_>>()?),
            Value::Mapping(fields) => {
                let pair = |(key, value): (Value, Value)| Some((key.as_str()?.to_owned(), of(value)?));
                let mut fields: Vec<_> = fields.into_iter().map(pair).collect::<Option<_>>()?;
                fields.sort_by(|(a, _), (b, _)| a.cmp(b));
                Read::Fields(fields)
            }
            Value::Tagged(_) => return None,
        })
    }
    of(serde_yaml::from_str(yaml).ok()?)
}

/// The YAML of a file: all of it, or the head of a Markdown text.
fn head(text: &str) -> &str {
    match text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) {
        Some(rest) => rest.split("\n---").next().unwrap(),
        None => text,
    }
}

impl Read {
    fn at(&mut self, at: &[Step]) -> Option<&mut Self> {
        let Some((step, rest)) = at.split_first() else { return Some(self) };
        match (step, self) {
            (Step::At(at), Self::List(items)) => items.get_mut(*at)?.at(rest),
            (Step::Key(key), Self::Fields(fields)) => {
                fields.iter_mut().find(|(known, _)| known == key)?.1.at(rest)
            }
            _ => None,
        }
    }

    fn meant(&self) -> Meant {
        match self {
            Self::Text(text) => Meant::Text(text.clone()),
            Self::List(items) => Meant::List(items.iter().map(Self::meant).collect()),
            Self::Fields(fields) => {
                Meant::Fields(fields.iter().map(|(key, value)| (key.clone(), value.meant())).collect())
            }
        }
    }

    /// Every place in it, itself included.
    fn places(&self, at: &mut Vec<Step>, places: &mut Vec<Vec<Step>>) {
        places.push(at.clone());
        let below: Vec<(Step, &Self)> = match self {
            Self::Text(_) => Vec::new(),
            Self::List(items) => items.iter().enumerate().map(|(at, item)| (Step::At(at), item)).collect(),
            Self::Fields(fields) => {
                fields.iter().map(|(key, value)| (Step::Key(key.clone()), value)).collect()
            }
        };
        for (step, value) in below {
            at.push(step);
            value.places(at, places);
            at.pop();
        }
    }

    /// A text somewhere in it becomes another.
    fn vary(&mut self, random: &mut Random) {
        match self {
            Self::Text(text) => *text = random.text(),
            Self::List(items) if !items.is_empty() => {
                let at = random.below(items.len());
                items[at].vary(random);
            }
            Self::Fields(fields) if !fields.is_empty() => {
                let at = random.below(fields.len());
                fields[at].1.vary(random);
            }
            Self::List(_) | Self::Fields(_) => {}
        }
    }
}

/// The same numbers on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next()).unwrap() % most
    }

    fn text(&mut self) -> String {
        const TEXTS: [&str; 32] = [
            "港南区",
            "a: b",
            "甲 # 乙",
            "@甲",
            "001",
            "是",
            "2026-12-31",
            "第一行\n第二行",
            "- x",
            "[a]",
            "null",
            "true",
            "a\\b\"c'd",
            "甲：乙",
            "9:00",
            "甲, 乙",
            "{甲}",
            "~",
            "12",
            "450803000000000001",
            " 前有空格",
            "后有空格 ",
            "'",
            "第一行\n\n第三行\n",
            "*甲",
            "&甲",
            "!甲",
            "0775-0000001",
            "1e5",
            "很长",
            "|",
            "gtgsh-sl",
        ];
        let text = TEXTS[self.below(TEXTS.len())];
        if self.below(9) == 0 { format!("{}{text}", "长".repeat(60)) } else { text.to_owned() }
    }
}

/// What of one text is not in the other: the part that went, and the part that came.
fn difference<'t>(old: &'t str, new: &'t str) -> (&'t str, &'t str) {
    let length = |pair: (char, char)| pair.0.len_utf8();
    let same: usize = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(length).sum();
    let (old, new) = (&old[same..], &new[same..]);
    let last: usize = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(length).sum();
    (&old[..old.len() - last], &new[..new.len() - last])
}

/// What came of edits.
#[derive(Default, Debug)]
pub(crate) struct Tally {
    pub(crate) made: usize,
    /// Refused: somebody has to do them by hand.
    pub(crate) by_hand: Vec<String>,
    /// Another value changed, or another byte.
    pub(crate) wrong: Vec<String>,
}

/// One random edit of a file, judged by what another reader says and by the bytes that changed.
fn one(path: &str, text: &str, random: &mut Random, tally: &mut Tally) {
    let Some(before) = read(head(text)) else { return };
    let mut places = Vec::new();
    before.places(&mut Vec::new(), &mut places);
    let at = places[random.below(places.len())].clone();
    let mut after = before.clone();
    let here = after.at(&at).unwrap().clone();
    let (mut gone_may, mut come_may, mut takes_away) = (true, true, false);
    let mut changes = Vec::new();
    match (&here, random.below(6)) {
        (Read::Text(_), 0..=2) if !at.is_empty() => {
            let text = random.text();
            *after.at(&at).unwrap() = Read::Text(text.clone());
            changes.push(Change { at: at.clone(), act: Act::Set(Meant::Text(text)) });
        }
        (Read::List(items), 0..=1) if !items.is_empty() => {
            let mut item = items[random.below(items.len())].clone();
            item.vary(random);
            changes.push(Change { at: at.clone(), act: Act::Append(item.meant()) });
            let Read::List(items) = after.at(&at).unwrap() else { unreachable!() };
            items.push(item);
            gone_may = false;
        }
        (Read::List(items), 2..=3) if !items.is_empty() => {
            let mut now = items.clone();
            match random.below(3) {
                0 => drop(now.remove(random.below(items.len()))),
                1 => now[random.below(items.len())].vary(random),
                _ => {
                    let mut item = now[random.below(items.len())].clone();
                    item.vary(random);
                    now.insert(random.below(items.len()), item);
                }
            }
            *after.at(&at).unwrap() = Read::List(now.clone());
            takes_away = true;
            changes.push(Change { at: at.clone(), act: Act::Set(Read::List(now).meant()) });
        }
        (_, 4) if matches!(at.last(), Some(Step::Key(_))) => {
            // A key goes and comes back: it comes to its place in the declaration.
            changes.push(Change { at: at.clone(), act: Act::Remove });
            changes.push(Change { at: at.clone(), act: Act::Set(here.meant()) });
        }
        _ if !at.is_empty() => {
            let (last, above) = at.split_last().unwrap();
            let (is_only, is_last_key) = match after.at(above).unwrap() {
                Read::List(items) => (items.len() == 1, false),
                Read::Fields(fields) => (fields.len() == 1, above.is_empty() && fields.len() == 1),
                Read::Text(_) => unreachable!(),
            };
            if is_last_key {
                return;
            }
            match (last, after.at(above).unwrap()) {
                (Step::At(at), Read::List(items)) => drop(items.remove(*at)),
                (Step::Key(key), Read::Fields(fields)) => fields.retain(|(known, _)| known != key),
                _ => unreachable!(),
            }
            changes.push(Change { at: at.clone(), act: Act::Remove });
            come_may = is_only;
            takes_away = true;
        }
        _ => return,
    }
    let is_round_trip = changes.len() == 2;
    let what = || format!("{path} {at:?} {changes:?}");
    let now = match edit(path, text, &changes) {
        Ok(now) => now,
        Err(NotEdited::ByHand) => return tally.by_hand.push(what()),
        Err(why) => return tally.wrong.push(format!("{why:?}: {}", what())),
    };
    tally.made += 1;
    let (gone, come) = difference(text, &now);
    let is_meant = read(head(&now)).as_ref() == Some(&after);
    let stays = |line: &str| line.trim_start().starts_with('#');
    let comments = |text: &str| text.lines().filter(|line| stays(line)).count();
    // A comment may go with what it stands above, and with nothing else.
    let lost = comments(text).saturating_sub(comments(&now));
    let is_quiet = lost == 0 || takes_away && comments(gone) >= lost || is_round_trip;
    let ends = |text: &str| text.matches("\r\n").count() == text.matches('\n').count();
    let is_kept = ends(text) == ends(&now) || !text.contains('\n');
    if !is_meant || !is_quiet || !is_kept || !gone_may && !gone.is_empty() || !come_may && !come.is_empty() {
        tally.wrong.push(format!("{} meant {is_meant} quiet {is_quiet}\n-{gone}\n+{come}", what()));
    }
}

/// What people write of a content folder: paths and texts.
pub(crate) fn files(content: &Path) -> Vec<(String, String)> {
    let entries = walkdir::WalkDir::new(content).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let named = files.map(|entry| {
        let path = entry.path().strip_prefix(content).unwrap().to_string_lossy().into_owned();
        (path, entry.into_path())
    });
    let by_people = named.filter(|(path, _)| {
        let is_record = path.ends_with(".yaml") || path.ends_with(".md");
        is_record && !["ledger", "changes/", "published/"].iter().any(|own| path.starts_with(own))
    });
    by_people.map(|(path, place)| (path, fs::read_to_string(place).unwrap())).collect()
}

/// So many random edits, some of them with other line ends or an open last line.
pub(crate) fn edits(files: &[(String, String)], count: usize) -> Tally {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut tally = Tally::default();
    for _ in 0..count {
        let (path, text) = &files[random.below(files.len())];
        match random.below(4) {
            0 => one(path, &text.replace('\n', "\r\n"), &mut random, &mut tally),
            1 => one(path, text.trim_end(), &mut random, &mut tally),
            _ => one(path, text, &mut random, &mut tally),
        }
    }
    tally
}
