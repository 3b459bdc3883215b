//! Quotes: words between quotation marks, and who said them.
//!
//! [`segment`] pairs the marks; [`attribution`](super::attribution) finds whose words they are, as printed;
//! [`speaker`](super::speaker) says who that is.

use super::attribution::{Outcome, attribute, decode::Verdict};
use super::mention;
use super::speaker::{Context, Resolution, Table, tell_apart};
use super::token::Tokens;
use super::{Candidate, Extraction, Marked, Quote, Reason};
use crate::article::Article;

mod heading;
mod mark;
pub mod segment;

use segment::Found;

/// Adds quotes, marked words and speakers to `extraction`.
pub fn extract(article: &Article, tokens: &Tokens, extraction: &mut Extraction) {
    let found = segment::segments(article, tokens);
    let mentions = mention::find(article, tokens);
    let table = Table::build(article, tokens, &mentions, found.iter().map(|f| f.segment.range));
    let outcomes = attribute(article, tokens, &mentions, table.entities(), &found);
    let mut last: Option<Part<'_>> = None;
    let mut decided = Vec::new();
    for (found, outcome) in found.iter().zip(&outcomes) {
        let part = Part { found, outcome };
        let paragraph = tokens.passages[found.passage as usize].paragraph;
        if outcome.verdict == Verdict::Nobody {
            extraction.marked.push(Marked { segment: found.segment, paragraph });
            continue;
        }
        let split = last.is_some_and(|l| l.is_split_from(&part));
        if let Some(quote) = extraction.quotes.last_mut().filter(|_| split) {
            quote.segments.push(found.segment);
        } else {
            extraction.quotes.push(part.quote(paragraph, last.as_ref()));
            decided.push(outcome);
        }
        last = Some(part);
    }
    name_speakers(table, &decided, extraction);
    heading::settle(tokens, extraction);
    tell_apart(article, extraction);
}

/// Says of each quote who its source is. `decided` has one outcome a quote.
fn name_speakers(mut table: Table<'_>, decided: &[&Outcome], extraction: &mut Extraction) {
    let mut previous = None;
    for (quote, outcome) in extraction.quotes.iter_mut().zip(decided) {
        let Verdict::Mention(source) = outcome.verdict else { continue };
        let context = Context { quote: quote.segments[0].range, paragraph: quote.paragraph, previous };
        let own = table.resolve(source, context);
        let mut belief = outcome.belief;
        let mut candidates = own.candidates.clone();
        for (other, share) in outcome.others.iter().filter(|o| o.1 > WORTH_NAMING) {
            let Resolution { speaker: Some(speaker), confidence, .. } = table.resolve(*other, context) else {
                continue;
            };
            if own.speaker == Some(speaker) {
                belief += share;
            } else {
                candidates.push(Candidate { speaker, confidence: share * confidence });
            }
        }
        quote.speaker = own.speaker;
        quote.confidence = belief.min(1.0) * own.confidence;
        quote.reason.resolution = own.reason;
        quote.reason.antecedent = own.antecedent;
        quote.candidates = if quote.confidence < SURE { ranked(candidates) } else { Vec::new() };
        if let Some(speaker) = own.speaker {
            previous = Some((speaker, quote.paragraph));
        }
    }
    extraction.speakers = table.into_speakers();
}

/// Of another mention's share of belief, what makes it worth a place among the candidates.
const WORTH_NAMING: f32 = 0.05;
/// Above this no candidates are offered.
const SURE: f32 = 0.85;

/// Candidates best first, each once, at most four.
fn ranked(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let mut once: Vec<Candidate> = Vec::with_capacity(4);
    for candidate in candidates {
        if once.len() < 4 && !once.iter().any(|c| c.speaker == candidate.speaker) {
            once.push(candidate);
        }
    }
    once
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
