//! Quotes: words between quotation marks, and who said them.
//!
//! [`segment`] pairs the marks; [`attribution`](super::attribution) finds whose words they are.

use super::attribution::{Outcome, attribute, decode::Verdict};
use super::mention;
use super::token::Tokens;
use super::{Extraction, Marked, Quote, Reason};
use crate::article::Article;

mod mark;
pub mod segment;

use segment::Found;

/// Adds quotes, marked words and speakers to `extraction`.
pub fn extract(article: &Article, tokens: &Tokens, extraction: &mut Extraction) {
    let found = segment::segments(article, tokens);
    if found.is_empty() {
        return;
    }
    let mentions = mention::find(article, tokens);
    let outcomes = attribute(article, tokens, &mentions, &found);
    let mut last: Option<Part<'_>> = None;
    for (found, outcome) in found.iter().zip(&outcomes) {
        let part = Part { found, outcome };
        let paragraph = tokens.passages[found.passage as usize].paragraph;
        if outcome.verdict == Verdict::Nobody {
            extraction.marked.push(Marked { segment: found.segment, paragraph });
            continue;
        }
        match extraction.quotes.last_mut().filter(|_| last.is_some_and(|l| l.is_split_from(&part))) {
            Some(quote) => quote.segments.push(found.segment),
            None => extraction.quotes.push(part.quote(paragraph, last.as_ref())),
        }
        last = Some(part);
    }
}

/// A segment and what was decided for it.
#[derive(Clone, Copy)]
struct Part<'a> {
    found: &'a Found,
    outcome: &'a Outcome,
}

/// How many tokens a tag between two segments of one quote may have.
const TAG: u32 = 30;

impl Part<'_> {
    /// Says whether `next` is the rest of the same quote: of the same source, which stands between the two
    /// (`“A,” she said. “B.”`) or before both with nothing between.
    fn is_split_from(&self, next: &Part<'_>) -> bool {
        let (Some(own), Some(other)) = (self.outcome.evidence, next.outcome.evidence) else { return false };
        let between = next.found.open.saturating_sub(self.found.next);
        let tag = self.found.segment.marks.end <= own.source.start
            && own.source.end <= next.found.segment.marks.start;
        self.found.passage == next.found.passage
            && self.outcome.verdict == next.outcome.verdict
            && (between == 0 || tag && between <= TAG)
            && own.source.start == other.source.start
    }

    fn quote(&self, paragraph: u32, last: Option<&Part<'_>>) -> Quote {
        let evidence = self.outcome.evidence;
        let goes_on = last.is_some_and(|l| l.outcome.verdict == self.outcome.verdict);
        Quote {
            segments: vec![self.found.segment],
            paragraph,
            continues: self.found.continues && goes_on,
            source: evidence.map(|e| e.source),
            cue: evidence.and_then(|e| e.cue),
            speaker: None,
            candidates: Vec::new(),
            confidence: self.outcome.belief,
            reason: Reason {
                attribution: evidence.map_or("nobody is named", |e| e.reason),
                ..Reason::default()
            },
        }
    }
}
