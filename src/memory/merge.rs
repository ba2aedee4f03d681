//! Two ledgers, and what a published site shows, made one: a number that the site shows wins; of two that were never shown
//! the earlier line wins; the other gets the next free one. Nothing is ever given twice.

use std::collections::{BTreeMap, BTreeSet};

use super::ledger::{Ledger, Line, number};
use super::shown::Shown;

/// A line of one of the sides; the smaller rank wins.
struct Claim<'l> {
    rank: (bool, crate::records::Date, usize),
    line: &'l Line,
    number: Option<Box<str>>,
}

impl Ledger {
    /// The ledger that both sides and the published site agree with. `publisher`: the code that stands before a number that
    /// names none.
    pub fn merged(sides: &[&Self], shown: Option<&Shown>, publisher: &str) -> Self {
        let shown = shown.filter(|shown| !shown.ledger.demonstration);
        // What was given to a demonstration says nothing of a site that is none.
        let demonstration =
            shown.is_none() && sides.iter().all(|side| side.demonstration || side.lines.is_empty());
        let sides: Vec<&Self> =
            sides.iter().copied().filter(|side| side.demonstration == demonstration).collect();
        let mut claims: BTreeMap<Box<str>, Vec<Claim<'_>>> = BTreeMap::new();
        let ledgers = || shown.iter().map(|shown| &shown.ledger).chain(sides.iter().copied());
        let renamed: BTreeMap<&str, &str> = ledgers()
            .flat_map(|ledger| &ledger.lines)
            .flat_map(|(name, line)| line.former.iter().map(move |former| (&**former, &**name)))
            // Two lines of one ledger are two records, whatever the one was called before.
            .filter(|(old, name)| {
                !ledgers().any(|ledger| [old, name].iter().all(|name| ledger.lines.contains_key(**name)))
            })
            .collect();
        for (at, ledger) in ledgers().enumerate() {
            let is_shown = shown.is_some() && at == 0;
            let code = shown.filter(|shown| is_shown && *shown.publisher != *publisher);
            for (name, line) in &ledger.lines {
                let number = line.number.as_deref().map(|number| match code {
                    Some(shown) if !number.contains('/') => format!("{}/{number}", shown.publisher).into(),
                    _ => number.into(),
                });
                let claim = Claim { rank: (!is_shown, line.published_on, at), line, number };
                claims.entry(latest(name, &renamed).into()).or_default().push(claim);
            }
        }
        let pages = ledgers().flat_map(|ledger| ledger.pages.iter().cloned()).collect();
        let mut merged = Self { demonstration, lines: BTreeMap::new(), pages };
        let mut won: Vec<(Box<str>, Claim<'_>, BTreeSet<Box<str>>)> = Vec::new();
        for (name, of_name) in claims {
            let mut former: BTreeSet<Box<str>> =
                of_name.iter().flat_map(|claim| claim.line.former.iter().cloned()).collect();
            former.remove(&name);
            won.extend(of_name.into_iter().min_by_key(|claim| claim.rank).map(|claim| (name, claim, former)));
        }
        won.sort_by(|(a, one, _), (b, other, _)| {
            (one.rank, &one.number, a).cmp(&(other.rank, &other.number, b))
        });
        let mut taken: BTreeSet<Box<str>> = BTreeSet::new();
        let all: Vec<Self> = ledgers().cloned().collect();
        let mut last: BTreeMap<i16, u32> = BTreeMap::new();
        for (name, claim, former) in won {
            let published_on = claim.line.published_on;
            let number = claim.number.map(|wanted| {
                if taken.insert(wanted.clone()) {
                    return wanted;
                }
                let year = published_on.year();
                let last = last
                    .entry(year)
                    .or_insert_with(|| all.iter().map(|ledger| ledger.last_serial(year)).max().unwrap_or(0));
                *last += 1;
                let next = number(year, *last);
                taken.insert(next.clone());
                next
            });
            merged.lines.insert(name, Line { number, published_on, former });
        }
        merged
    }
}

/// What a record is called after every renaming that is known.
fn latest<'n>(name: &'n str, renamed: &BTreeMap<&'n str, &'n str>) -> &'n str {
    let mut met = BTreeSet::from([name]);
    let mut at = name;
    while let Some(next) = renamed.get(at).copied().filter(|next| met.insert(next)) {
        at = next;
    }
    at
}
