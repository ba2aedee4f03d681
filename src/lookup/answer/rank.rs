//! The score of a document for a query.

use super::super::index::{Document, Index, characters};
use super::super::numbers::{
    BEGINS, INITIALS_OF_TEXT, INITIALS_SAID, MOST_RUN, MOST_TEXTS, NEARNESS, OF_QUERY, OF_TEXT, OTHER_ACTION,
    PER_RUN, PER_TEXT, SAME, TENTH, TOGETHER, UNASKED_ACTION,
};
use super::super::query::Query;
use super::matching::{Match, Matcher, match_initials};
use crate::records::Date;

/// The score of a document, and the text that matched best; `None` if nothing matches. Whole numbers only, so that the
/// script of the search page computes the same.
pub(super) fn rank<'i>(
    index: &'i Index,
    query: &Query,
    day: Date,
    document: &'i Document,
    matcher: &mut Matcher<'_>,
) -> Option<(u32, &'i str)> {
    let does_it = query.actions & document.actions != 0;
    let by_initials = !query.initials.is_empty();
    matcher.begin(does_it);
    let mut best: Option<Best<'_>> = None;
    let mut matches = 0;
    let groups = document.texts(&index.sayings);
    let texts = groups.flat_map(|(remoteness, texts)| texts.into_iter().map(move |text| (remoteness, text)));
    for (remoteness, (text, _)) in texts.filter(|(_, (_, days))| days.hold(day)) {
        let read = characters(text);
        let matched = if by_initials { match_initials(&query.initials, &read) } else { matcher.text(&read) };
        let Some(Match { mut of_query, mut of_text, longest, begins }) = matched else { continue };
        matches += 1;
        of_text = of_text * NEARNESS[usize::from(remoteness)] / SAME;
        if by_initials {
            of_text /= INITIALS_OF_TEXT;
            if text != &*document.entry.name {
                of_query = of_query * INITIALS_SAID / SAME;
            }
        }
        let beside = of_text * OF_TEXT + longest.min(MOST_RUN) * PER_RUN + u32::from(begins) * BEGINS;
        let score = of_query * OF_QUERY + beside;
        if best.is_none_or(|best| score > best.score) {
            best = Some(Best { score, beside, text });
        }
    }
    let Best { score, beside, text } = best?;
    let score = if by_initials {
        score / TENTH + matches.min(MOST_TEXTS) * PER_TEXT
    } else {
        let together = matcher.together() * OF_QUERY + beside;
        (score + together.saturating_sub(score) * TOGETHER / SAME) / TENTH
    };
    let off = match (query.actions, document.actions) {
        (_, 0) => 0,
        (0, _) => UNASKED_ACTION,
        _ if does_it => 0,
        _ => OTHER_ACTION,
    };
    let score = i32::try_from(score).unwrap_or(i32::MAX) + document.prior() - off;
    // A document found by a loose query is never an answer, only a guess.
    let score = u32::try_from(score).ok()? >> u32::from(query.is_loose);
    (score > 0).then_some((score, text))
}

/// The text that matches best so far.
#[derive(Clone, Copy)]
struct Best<'i> {
    score: u32,
    /// The part of the score that does not come from the share of the query.
    beside: u32,
    text: &'i str,
}
