//! Which sayings of the lexicon lead to which documents.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::language::Saying;

/// How many items one meaning leads to, and how many of them with the same action: a meaning such as 食品经营许可 may occur
/// in thousands of names.
const MOST_PER_MEANING: usize = 8;
const MOST_PER_ACTION: usize = 4;
/// How many items one saying leads to.
const MOST_PER_SAYING: usize = 12;

/// A saying that leads to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lookup) struct Link {
    /// By its place in the lexicon.
    pub saying: u32,
    /// 0 for what is meant most often, up to [`MOST_REMOTE`].
    pub remoteness: u8,
}

/// The greatest remoteness; [`NEARNESS`] says what each counts for.
///
/// [`NEARNESS`]: super::super::numbers::NEARNESS
const MOST_REMOTE: u8 = 3;
/// A department is taken for a division if its name is longer than the shortest by more than this many characters.
const LONGER_NAME: usize = 2;
/// The remoteness at which items begin, for a saying that first of all names a department.
const OF_DEPARTMENT: u8 = 2;

/// The links from sayings to departments with these names.
pub(super) fn department_links<'n>(
    sayings: &[&Saying],
    names: &(impl Iterator<Item = (usize, &'n str)> + Clone),
) -> Vec<(usize, Link)> {
    let mut links = Vec::new();
    for (saying, number) in sayings.iter().zip(0u32..).filter(|(saying, _)| !saying.of.is_empty()) {
        let is_called = |name: &str| saying.of.iter().any(|part| name.contains(&**part));
        let named: Vec<(usize, usize)> = names
            .clone()
            .filter(|(_, name)| is_called(name))
            .map(|(at, name)| (at, name.chars().count()))
            .collect();
        let shortest = named.iter().map(|(_, length)| *length).min().unwrap_or(0);
        // A bureau comes before its divisions.
        let link = |(at, length): (usize, usize)| {
            let remoteness = u8::from(length > shortest + LONGER_NAME);
            (at, Link { saying: number, remoteness })
        };
        links.extend(named.into_iter().map(link));
    }
    links
}

/// The links of each document from sayings, in the order of the sayings. `names` are the official names of items, the
/// best first, each with its document and the action it shows; `count` is the number of documents.
pub(super) fn links<'n>(
    sayings: &[&Saying],
    names: impl Iterator<Item = (usize, &'n str, u8)>,
    count: usize,
) -> Vec<Vec<Link>> {
    let meanings = Meanings::new(sayings);
    let mut found: Vec<Found> = vec![Found::default(); meanings.list.len()];
    let mut seen = Vec::new();
    for (at, name, action) in names {
        meanings.in_name(name, &mut seen);
        for (meaning, begins) in seen.drain(..) {
            let found = &mut found[meaning];
            add(if begins { &mut found.beginning } else { &mut found.holding }, at, action);
        }
    }
    let mut links: Vec<Vec<Link>> = vec![Vec::new(); count];
    let mut next = 0;
    for (saying, number) in sayings.iter().zip(0u32..) {
        let mut remoteness = if saying.of.is_empty() { 0 } else { OF_DEPARTMENT };
        let mut given = 0;
        for found in &found[next..next + saying.means.len()] {
            let further = u8::from(!found.beginning.is_empty());
            let beginning = found.beginning.iter().map(|(at, _)| (at, remoteness));
            let holding = found.holding.iter().map(|(at, _)| (at, (remoteness + further).min(MOST_REMOTE)));
            for (at, remoteness) in beginning.chain(holding).take(MOST_PER_MEANING) {
                let known = links[*at].last().is_some_and(|link| link.saying == number);
                if !known && given < MOST_PER_SAYING {
                    links[*at].push(Link { saying: number, remoteness });
                    given += 1;
                }
            }
            let is_empty = found.beginning.is_empty() && found.holding.is_empty();
            remoteness = (remoteness + u8::from(!is_empty)).min(MOST_REMOTE);
        }
        next += saying.means.len();
    }
    links
}

/// The names that match one meaning, each by its document and the action it shows.
#[derive(Clone, Default)]
struct Found {
    /// Those that begin with it: 食品经营许可 is closer to 食品经营许可证核发 than to 保健食品经营许可.
    beginning: Vec<(usize, u8)>,
    /// The others.
    holding: Vec<(usize, u8)>,
}

fn add(list: &mut Vec<(usize, u8)>, at: usize, action: u8) {
    let alike = list.iter().filter(|(_, other)| *other == action).count();
    if list.len() < MOST_PER_MEANING && alike < MOST_PER_ACTION {
        list.push((at, action));
    }
}

/// All meanings of a lexicon, searched for in a single pass.
struct Meanings {
    /// By meaning: the numbers of its parts.
    list: Vec<Vec<u32>>,
    /// By part: the meanings whose first part it is.
    begun_by: Vec<Vec<usize>>,
    parts: Option<AhoCorasick>,
}

impl Meanings {
    fn new(sayings: &[&Saying]) -> Self {
        let mut numbers = std::collections::BTreeMap::new();
        let mut parts: Vec<&str> = Vec::new();
        let mut number = |part| {
            *numbers.entry(part).or_insert_with(|| {
                parts.push(part);
                u32::try_from(parts.len() - 1).unwrap_or(u32::MAX)
            })
        };
        let meanings = sayings.iter().flat_map(|saying| &saying.means);
        let list: Vec<Vec<u32>> =
            meanings.map(|meaning| meaning.split_whitespace().map(&mut number).collect()).collect();
        let mut begun_by = vec![Vec::new(); parts.len()];
        for (meaning, parts) in list.iter().enumerate() {
            if let Some(first) = parts.first() {
                begun_by[*first as usize].push(meaning);
            }
        }
        let parts = AhoCorasick::builder().match_kind(MatchKind::Standard).build(parts).ok();
        Self { list, begun_by, parts }
    }

    /// The meanings whose parts all occur in the name, and whether the name begins with the first of them.
    fn in_name(&self, name: &str, seen: &mut Vec<(usize, bool)>) {
        let Some(automaton) = &self.parts else { return };
        let mut parts: Vec<(u32, bool)> = automaton
            .find_overlapping_iter(name)
            .map(|found| (found.pattern().as_u32(), found.start() > 0))
            .collect();
        parts.sort_unstable();
        parts.dedup_by_key(|(part, _)| *part);
        for (part, later) in &parts {
            let stands = |part: &u32| parts.binary_search_by_key(part, |(part, _)| *part).is_ok();
            let begun = self.begun_by[*part as usize].iter();
            let whole = begun.filter(|meaning| self.list[**meaning].iter().all(stands));
            seen.extend(whole.map(|meaning| (*meaning, !later)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_meaning_that_is_there_is_the_nearest() {
        let saying = |say: &str, means: &[&str]| Saying {
            say: vec![say.into()],
            of: Vec::new(),
            means: means.iter().map(|m| (*m).into()).collect(),
        };
        let sayings =
            [saying("开饭馆", &["餐饮服务许可", "食品经营许可", "个体 登记"]), saying("本子", &["没有"])];
        let sayings: Vec<&Saying> = sayings.iter().collect();
        let names = ["食品经营许可证核发", "个体工商户设立登记", "公司设立登记"];
        let names = names.iter().enumerate().map(|(at, name)| (at, *name, 0));
        let links = links(&sayings, names, 3);
        assert_eq!(links[0], [Link { saying: 0, remoteness: 0 }]);
        assert_eq!(links[1], [Link { saying: 0, remoteness: 1 }]);
        assert!(links[2].is_empty());
    }
}
