//! DIS: what is left of the example in a site that does not call itself a demonstration.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Aim, FileId, Path};
use crate::load::example;
use crate::records::{Code, CreditCode, Flag, HttpUrl, Met, PersonName, Phone, Post, Site, Text, each};
use crate::registry::Registry;
use crate::rulebook::DIS_30;

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[Check::direct(&DIS_30, nothing_of_the_example_is_left)];

/// What the example in the program says of offices and people that do not exist.
#[derive(Default)]
struct Fiction {
    /// Codes and numbers: their letters and digits.
    numbers: BTreeSet<String>,
    /// The last digits of telephones.
    telephones: BTreeSet<String>,
    /// The domain, without `www.`.
    domain: String,
    /// Everybody at a window, window by window.
    windows: Vec<BTreeSet<PersonName>>,
}

/// Fewer letters and digits are no number of one office: `12345`.
const SHORTEST: usize = 7;

impl Fiction {
    fn read(registry: &Registry) -> Self {
        let example = example();
        let mut fiction = Self::default();
        for (_, record) in example.records() {
            let Self { numbers, telephones, .. } = &mut fiction;
            each(record, Path::new(), |met: Met<'_, Phone>| telephones.extend(dialled(met.value.as_str())));
            each(record, Path::new(), |met: Met<'_, CreditCode>| numbers.extend(tokens(met.value).map(bare)));
            each(record, Path::new(), |met: Met<'_, Code>| {
                if met.field.is(Flag::NumbersAThing) {
                    numbers.extend(tokens(met.value).map(bare));
                }
            });
        }
        if let Some(site) = example.site.map(|filed| filed.record) {
            fiction.domain = site.site_domain.trim_start_matches("www.").to_lowercase();
            let marks = site.icp_no.iter().chain(&site.police_no);
            fiction.numbers.extend(marks.flat_map(|mark| tokens(mark)).map(bare));
            // The code of the site begins with the number of its area, which is real.
            if site.area_name == registry.site.area_name {
                fiction.numbers.remove(&bare(&site.site_id_code));
            }
        }
        fiction
            .numbers
            .retain(|number| number.len() >= SHORTEST && number.contains(|c: char| c.is_ascii_digit()));
        fiction.windows = example.windows.iter().map(|window| people(&window.record.posts)).collect();
        // One person alone may really be called so.
        fiction.windows.retain(|people| people.len() > 1);
        fiction
    }

    /// The parts of a text that are of the example.
    fn parts<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let is_left = |token: &&str| self.is_domain(token) || self.numbers.contains(&bare(token));
        let telephones =
            groups(text).filter(|group| dialled(group).any(|digits| self.telephones.contains(&digits)));
        tokens(text).filter(is_left).chain(telephones)
    }

    /// Is it the domain of the example, or one below?
    fn is_domain(&self, token: &str) -> bool {
        let host = token.trim_matches('.').to_lowercase();
        let below = host.strip_suffix(&self.domain).filter(|_| !self.domain.is_empty());
        below.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

/// Digits at the end of a telephone that tell it from all others, whatever stands before its area code.
const LAST_DIGITS: usize = 10;

/// Runs of digits and of what people put between those of a telephone.
fn groups(text: &str) -> impl Iterator<Item = &str> {
    let between = |c: char| c.is_ascii_digit() || " -()（）－–—".contains(c);
    text.split(move |c: char| !between(c)).map(str::trim).filter(|group| !group.is_empty())
}

/// The last digits of each telephone of a text.
fn dialled(text: &str) -> impl Iterator<Item = String> {
    let digits = groups(text).map(|group| group.chars().filter(char::is_ascii_digit).collect::<String>());
    digits
        .filter(|digits| digits.len() >= LAST_DIGITS)
        .map(|mut digits| digits.split_off(digits.len() - LAST_DIGITS))
}

/// Runs of the characters that numbers and hosts are written in.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '.').filter(|token| !token.is_empty())
}

/// Its letters and digits: numbers are grouped in different ways.
fn bare(token: &str) -> String {
    token.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

fn people(posts: &[Post]) -> BTreeSet<PersonName> {
    posts.iter().map(|post| post.name.clone()).collect()
}

/// What is found in one file: the first place, and everything that is of the example.
type Found = BTreeMap<FileId, (Aim, BTreeSet<String>)>;

fn nothing_of_the_example_is_left(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    if registry.site.demonstration.is_some_and(|demonstration| demonstration.0) {
        return;
    }
    let fiction = Fiction::read(registry);
    let mut left = Found::new();
    of_texts(registry, &fiction, &mut left);
    of_people(registry, &fiction, &mut left);
    for (file, (aim, parts)) in left {
        let shown: Vec<&str> = parts.iter().take(MOST_SHOWN).map(String::as_str).collect();
        let more = if parts.len() > MOST_SHOWN { format!(" 等 {} 处", parts.len()) } else { String::new() };
        let message = format!("这个文件里还有示例的内容：{}{more}", shown.join("、"));
        let mark = Site::demonstration.pair("是");
        let fix =
            format!("请换成本单位的；还在试用的，请在 site.yaml 里写“{mark}”，每页都会标明不是官方发布");
        found(Finding::on(file, aim, message).fix(fix));
    }
}

/// How many of them a finding names.
const MOST_SHOWN: usize = 6;

fn of_texts(registry: &Registry, fiction: &Fiction, left: &mut Found) {
    let mut look = |file: FileId, aim: Aim, text: &str| {
        let mut parts = fiction.parts(text).peekable();
        if parts.peek().is_some() {
            let entry = left.entry(file).or_insert_with(|| (aim, BTreeSet::new()));
            entry.1.extend(parts.map(str::to_owned));
        }
    };
    registry.each_published(|file, met: Met<'_, Text>| look(file, Aim::Value(met.path), met.value));
    registry
        .each_published(|file, met: Met<'_, HttpUrl>| look(file, Aim::Value(met.path), met.value.as_str()));
    registry.each_published(|file, met: Met<'_, Phone>| look(file, Aim::Value(met.path), met.value.as_str()));
    registry.each_published(|file, met: Met<'_, Code>| look(file, Aim::Value(met.path), met.value));
    registry.each_published(|file, met: Met<'_, CreditCode>| look(file, Aim::Value(met.path), met.value));
    let notices = registry.notices.iter().map(|notice| (notice.file, &notice.document.prose));
    let pages = registry.pages.iter().map(|page| (page.file, &page.document.prose));
    for (file, prose) in notices.chain(pages) {
        look(file, Aim::File, &prose.unplaced());
    }
}

/// All people of a window of the example in one file: one of them alone may really be called so.
fn of_people(registry: &Registry, fiction: &Fiction, left: &mut Found) {
    let mut names: BTreeMap<FileId, (Aim, BTreeSet<&PersonName>)> = BTreeMap::new();
    registry.each_published(|file, met: Met<'_, PersonName>| {
        let entry = names.entry(file).or_insert_with(|| (Aim::Value(met.path), BTreeSet::new()));
        entry.1.insert(met.value);
    });
    for (file, (aim, names)) in names {
        for window in fiction.windows.iter().filter(|window| window.iter().all(|name| names.contains(name))) {
            let entry = left.entry(file).or_insert_with(|| (aim.clone(), BTreeSet::new()));
            entry.1.extend(window.iter().map(ToString::to_string));
        }
    }
}
