use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::attachments;
use crate::diagnostic::{Diagnostic, FileId, Located, Place, Rule, abridge, io_reason, mask};
use crate::load::{Leak, ReadTrees, hide, locate, said};
use crate::pipeline::{Checked, Progress};
use crate::privacy::{self, Private};
use crate::publish::{Allowed, Secret, look};
use crate::records::Date;
use crate::rulebook::{LOD_07, PRV_01, PRV_02, PRV_03};
use crate::source::{Any, SourceFile, Sources, read_any, survey};

use super::args::ScanArgs;
use super::exit::Exit;
use super::progress::StageProgress;
use super::report::{Format, Report};
use super::today::today;

/// Looks for private numbers in any files.
pub(super) fn run(args: &ScanArgs) -> Exit {
    let day = args.as_of.unwrap_or_else(today);
    let progress = StageProgress::new();
    progress.begin("查找", None);
    let surveyed = match survey(&args.paths) {
        Ok(surveyed) => surveyed,
        Err(error) => {
            tell_err!("查看失败：{}", mask(&error.to_string()));
            return Exit::Failure;
        }
    };
    progress.end(&format!("{} 个文件", surveyed.files.len()));
    progress.begin("查看", Some(surveyed.files.len()));
    let kept = AtomicUsize::new(0);
    let mut looked: Vec<Looked> = surveyed
        .files
        .par_iter()
        .filter_map(|(name, disk)| {
            let looked = Looked::at(name, disk, day, &kept);
            progress.step();
            (!looked.notes.is_empty()).then_some(looked)
        })
        .collect();
    looked.extend(surveyed.closed.iter().map(|(name, why)| Looked::closed(name, why)));
    progress.end(&format!("{} 个文件里有发现", looked.len()));
    report(args, &checked(looked), day)
}

fn report(args: &ScanArgs, checked: &Checked, day: Date) -> Exit {
    let folder = match &*args.paths {
        [one] if one.is_dir() => one.as_path(),
        _ => Path::new(""),
    };
    let report = Report { checked, content: folder, day, strict: args.strict, links: None };
    if let Err(error) = report.print(args.report.format) {
        tell_err!("无法写出报告（{}）", io_reason(&error));
        return Exit::Failure;
    }
    let stands = checked.tally().stopping(args.strict) > 0;
    if args.report.format == Format::Human {
        let next = if stands {
            "请逐个打开核对；该删的删掉，已经公开的立即撤下。"
        } else {
            "没有发现个人号码。没有号码的个人信息（姓名、住址、病情等）仍要由人看。"
        };
        tell!("{next}");
    }
    if stands { Exit::Findings } else { Exit::Clean }
}

/// The findings of all files, as if they were content.
fn checked(mut looked: Vec<Looked>) -> Checked {
    looked.sort_by(|a, b| a.name.cmp(&b.name));
    let mut findings = Vec::new();
    let mut files = Vec::with_capacity(looked.len());
    for (at, looked) in looked.into_iter().enumerate() {
        let id = FileId(u32::try_from(at).unwrap_or(u32::MAX));
        findings.extend(looked.notes.into_iter().map(|note| {
            let place = note.range.map_or(Place::file(id), |range| Place::bytes(id, range));
            Diagnostic::of(note.rule, place, note.message).fix(note.fix)
        }));
        files.push(SourceFile::new(looked.name, looked.text, true, 0));
    }
    let mut sources = Sources::new(files);
    let mut findings = locate(findings, &sources, &ReadTrees::default());
    Located::sort(&mut findings);
    hide(&findings, &mut sources);
    Checked { sources, registry: None, findings }
}

/// A file and what is to be said of it.
struct Looked {
    name: String,
    /// For excerpts; empty where there is none to show.
    text: String,
    notes: Vec<Note>,
}

struct Note {
    rule: &'static Rule,
    range: Option<Range<usize>>,
    message: String,
    fix: &'static str,
}

/// Texts are kept for excerpts up to so many bytes; later findings are shown without.
const KEPT: usize = 256 << 20;

/// So many findings in one file are enough to open it.
const MOST: usize = 1000;

/// Files that hold no words and no pictures of people.
const WORDLESS: [&str; 12] =
    ["eot", "ico", "cur", "mid", "mp3", "ogg", "otf", "ttf", "wasm", "wav", "woff", "woff2"];

impl Looked {
    fn at(name: &str, disk: &Path, day: Date, kept: &AtomicUsize) -> Self {
        let mut looked = Self { name: name.to_owned(), text: String::new(), notes: Vec::new() };
        for found in numbers(name, day) {
            looked.note(rule(found.0), None, format!("文件名含疑似{}", found.0.name()), "请改名");
        }
        match read_any(disk) {
            Any::Closed(why) => looked.unread(&why),
            Any::Bytes(bytes) => looked.bytes(&bytes, day),
            Any::Text(text) => looked.text(text, day, kept),
        }
        looked
    }

    fn closed(name: &str, why: &str) -> Self {
        let mut looked = Self { name: name.to_owned(), text: String::new(), notes: Vec::new() };
        looked.unread(why);
        looked
    }

    fn unread(&mut self, why: &str) {
        self.note(&LOD_07, None, format!("没有看到里面的内容：{why}"), "请由人打开看一遍");
    }

    fn note(&mut self, rule: &'static Rule, range: Option<Range<usize>>, message: String, fix: &'static str) {
        if self.notes.len() < MOST {
            self.notes.push(Note { rule, range, message, fix });
        }
    }

    /// As it is written, then as a visitor would see it.
    fn text(&mut self, text: String, day: Date, kept: &AtomicUsize) {
        let written = numbers(&text, day);
        let seen = look(text.as_bytes(), &self.name, &Allowed::default(), day);
        let mut known = BTreeSet::new();
        for (what, range) in &written {
            let number = &text[range.clone()];
            known.insert((*what, privacy::bare(number)));
            let message = format!("发现疑似{}{}", what.name(), told(*what, number));
            self.note(rule(*what), Some(range.clone()), message, FIX);
        }
        let covered = privacy::merged(written.iter().map(|(_, range)| range.clone()));
        for leak in seen.leaks {
            let range = leak.offset..leak.end;
            known.insert((kind(leak.what), privacy::bare(&said(&text[range.clone()]))));
            if privacy::meets_one(&covered, &range) {
                continue;
            }
            let message = format!("发现疑似{} {}，显示出来是连在一起的", leak.what, leak.masked);
            self.note(rule_of(leak.what), Some(range), message, FIX);
        }
        // What only shows once the text is taken apart cannot be hidden in its excerpts.
        let is_shown = !self.inside(&text, known, day) && !self.notes.is_empty();
        let size = text.len();
        if is_shown && kept.fetch_add(size, Ordering::Relaxed) + size <= KEPT {
            self.text = text;
        }
    }

    /// Looks at what the text says once its code and its tags are taken away. Is that more than what is known?
    fn inside(&mut self, text: &str, mut known: BTreeSet<(Private, String)>, day: Date) -> bool {
        let notes = self.notes.len();
        let page = if text.contains("</") { said(text) } else { String::new() };
        for (what, range) in numbers(&page, day) {
            if known.insert((what, privacy::bare(&page[range.clone()]))) {
                self.decoded(what, &told(what, &page[range]));
            }
        }
        if attachments::is_packed(text.as_bytes()) {
            let inside = attachments::inspect(&self.name, text.as_bytes(), day.civil());
            for leak in inside.leaks {
                let is_told = |note: &Note| {
                    note.message.contains(leak.what.name()) && note.message.contains(&leak.masked)
                };
                if !self.notes.iter().any(is_told) {
                    self.decoded(leak.what, &format!(" {}", leak.masked));
                }
            }
            inside.unread.iter().for_each(|why| self.unread(why.why()));
        }
        // Nor is what was left out hidden.
        self.notes.len() > notes || self.notes.len() == MOST
    }

    fn decoded(&mut self, what: Private, shown: &str) {
        let message = format!("去掉编码和标签以后，有疑似{}{shown}", what.name());
        self.note(rule(what), None, message, FIX);
    }

    fn bytes(&mut self, bytes: &[u8], day: Date) {
        let inside = attachments::inspect(&self.name, bytes, day.civil());
        let mut told: Vec<String> = Vec::new();
        for leak in inside.leaks {
            let message = format!("{}有疑似{} {}", leak.place, leak.what.name(), leak.masked);
            self.note(rule(leak.what), None, message, FIX);
            told.push(leak.masked);
        }
        for leak in look(bytes, &self.name, &Allowed::default(), day).leaks {
            if !told.contains(&leak.masked) {
                let message = format!("第 {} 个字节处有疑似{} {}", leak.offset + 1, leak.what, leak.masked);
                self.note(rule_of(leak.what), None, message, FIX);
            }
        }
        let ending = self.name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        match (inside.unread, inside.format) {
            (Some(why), _) => self.unread(why.why()),
            (None, None) if !WORDLESS.contains(&ending.as_str()) => self.unread("认不得这种格式"),
            (None, _) => {}
        }
    }
}

const FIX: &str = "请打开核对；属于个人的，从文件里删除，已经公开的立即撤下";

/// Personal data in a text, and which bytes it takes.
fn numbers(text: &str, day: Date) -> Vec<(Private, Range<usize>)> {
    privacy::find(text, day.civil()).into_iter().map(|found| (found.what, found.secret)).collect()
}

fn rule(what: Private) -> &'static Rule {
    Leak::of(what, "").rule
}

/// As much of a number as may be told; nothing of an address or an account.
fn told(what: Private, number: &str) -> String {
    match what {
        Private::IdNumber | Private::MaskedIdNumber | Private::Mobile | Private::BankCard => {
            format!(" {}", abridge(number).replace(['\n', '\r'], " "))
        }
        _ => String::new(),
    }
}

fn kind(what: Secret) -> Private {
    match what {
        Secret::Identity => Private::IdNumber,
        Secret::Mobile => Private::Mobile,
        Secret::Card => Private::BankCard,
    }
}

fn rule_of(what: Secret) -> &'static Rule {
    match what {
        Secret::Identity => &PRV_01,
        Secret::Mobile => &PRV_02,
        Secret::Card => &PRV_03,
    }
}
