//! The search itself: from what was typed to a list of entries.

use std::cmp::Reverse;

use super::super::directory::Entry;
use super::super::index::Index;
use super::super::numbers::{self, BY_CODE};
use super::super::query::Query;
use super::candidates::Candidates;
use super::matching::Matcher;
use super::rank::rank;
use crate::records::Date;

/// Entries with this score or more answer the query; those below are guesses.
pub const GOOD: u32 = numbers::GOOD;

/// An entry that was found.
#[derive(Debug, Clone, Copy)]
pub struct Found<'i> {
    /// The entry.
    pub entry: &'i Entry,
    /// How well it answers, about 0 to 1000, or 2000 if found by its code; from [`GOOD`] on it is an answer, below that
    /// a guess.
    pub score: u32,
    /// The text that matches best.
    pub text: &'i str,
}

impl Index {
    /// Looks up a query: at most `most` entries that answer on that day, the best first.
    pub fn search(&self, query: &str, day: Date, most: usize) -> Vec<Found<'_>> {
        let mut query = Query::new(query, &self.vocabulary);
        let mut found = self.find(&query, day);
        if found.is_empty() && query.initials.is_empty() {
            query.is_loose = true;
            found = self.find(&query, day);
        }
        found.sort_by_key(|(number, found)| (Reverse(found.score), *number));
        found.into_iter().take(most).map(|(_, found)| found).collect()
    }

    /// The entries found, each with its document number, in no particular order.
    fn find(&self, query: &Query, day: Date) -> Vec<(u32, Found<'_>)> {
        if query.is_empty() {
            return Vec::new();
        }
        let Candidates { documents, coded } = Candidates::of(self, query);
        let mut matcher = Matcher::new(query, &self.weights);
        let found = documents.into_iter().filter_map(|number| {
            let document = self.documents.get(number as usize)?;
            let entry = Some(&document.entry).filter(|entry| entry.days().hold(day))?;
            let (score, text) = if coded.contains(&number) {
                (BY_CODE, &*entry.name)
            } else {
                rank(self, query, day, document, &mut matcher)?
            };
            Some((number, Found { entry, score, text }))
        });
        found.collect()
    }
}
