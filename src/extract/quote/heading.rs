//! Headings: whose the marked words of a headline or a line above a paragraph are, where the text below has them again.

use crate::extract::token::{Token, TokenKind, Tokens};
use crate::extract::{Extraction, Quote, Segment};

/// How many headings with marked words are looked at: more are a list.
const HEADINGS: usize = 12;
/// The fewest words that are known again.
const FEWEST: usize = 2;
/// The longest heading, in tokens.
const LONGEST: usize = 24;
/// What is left of the sureness of the quote below.
const BORROWED: f32 = 0.95;
/// So much surer the quote below is than what the heading itself says, to be believed instead.
const SURER: f32 = 0.3;

/// Gives marked words in headings to who says them in the text.
pub(super) fn settle(tokens: &Tokens, extraction: &mut Extraction) {
    let free = extraction.marked.iter().map(|m| m.segment);
    let given = extraction.quotes.iter().filter(|q| q.segments.len() == 1).map(|q| q.segments[0]);
    let headings: Vec<Segment> = free.chain(given).filter(|s| is_heading(tokens, s)).take(HEADINGS).collect();
    for heading in headings {
        if let Some(said) = said_below(tokens, extraction, &heading) {
            give(extraction, &heading, said);
        }
    }
}

/// Says whether the paragraph of a segment is a heading: short, and no sentence.
fn is_heading(tokens: &Tokens, segment: &Segment) -> bool {
    let idx = tokens.passages.partition_point(|p| p.range.end <= segment.range.start);
    let Some(passage) = tokens.passages.get(idx) else { return false };
    let own = &tokens.all[passage.first as usize..passage.last as usize];
    let stops = |t: &&Token| t.is_word() || t.kind == TokenKind::Number || t.is_mark('.');
    own.len() <= LONGEST && own.iter().rev().find(stops).is_none_or(|t| !t.is_mark('.'))
}

/// The tokens of a range that are no marks.
fn words<'a>(tokens: &'a Tokens, segment: &Segment) -> impl Iterator<Item = &'a Token> + Clone {
    let from = tokens.all.partition_point(|t| t.range.start < segment.range.start);
    let rest = tokens.all[from..].iter().take_while(|t| t.range.start < segment.range.end);
    rest.filter(|t| !matches!(t.kind, TokenKind::Mark(_)))
}

/// The index of the first quote below a heading that has its words.
fn said_below(tokens: &Tokens, extraction: &Extraction, heading: &Segment) -> Option<usize> {
    let wanted: Vec<u64> = words(tokens, heading).map(|t| t.key).collect();
    let below = |q: &Quote| q.segments[0].range.start > heading.range.end && q.speaker.is_some();
    let has = |s: &Segment| {
        let mut said = words(tokens, s);
        loop {
            if said.clone().map(|t| t.key).take(wanted.len()).eq(wanted.iter().copied()) {
                return true;
            }
            if said.next().is_none() {
                return false;
            }
        }
    };
    let long = wanted.len() >= FEWEST;
    let all = &extraction.quotes;
    all.iter().position(|q| long && below(q) && q.segments.iter().any(has))
}

/// Makes the words of a heading those of the speaker of the quote `said`.
fn give(extraction: &mut Extraction, heading: &Segment, said: usize) {
    let below = &extraction.quotes[said];
    let confidence = below.confidence * BORROWED;
    let mut quote =
        Quote { segments: vec![*heading], paragraph: 0, continues: false, confidence, ..below.clone() };
    quote.reason.attribution = "the same words in the text";
    if let Some(at) = extraction.marked.iter().position(|m| m.segment == *heading) {
        quote.paragraph = extraction.marked.remove(at).paragraph;
        let at = extraction.quotes.partition_point(|q| q.segments[0].range.start < heading.range.start);
        extraction.quotes.insert(at, quote);
        return;
    }
    let own = extraction.quotes.iter_mut().find(|q| q.segments[0] == *heading);
    if let Some(own) = own.filter(|q| q.speaker != quote.speaker && q.confidence + SURER < confidence) {
        quote.paragraph = own.paragraph;
        *own = quote;
    }
}
