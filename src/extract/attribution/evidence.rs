//! Evidence: what a reader is shown for an attribution: the source's words, the reporting words, and why.

use super::candidate::{Context, Verb, over_insertion};
use super::cue::Cue;
use super::feature::{Previous, Setting};
use super::flow::Flow;
use crate::extract::mention::{Mention, MentionKind};
use crate::extract::token::{Shape, TokenKind, key};
use crate::text::TextRange;

/// What speaks for a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The source as an annotator would mark it.
    pub source: TextRange,
    /// The reporting words.
    pub cue: Option<TextRange>,
    /// Why, in words that a reader understands.
    pub reason: &'static str,
}

/// Collects the evidence for a mention as the source of a quote.
pub(super) fn evidence(
    flow: &Flow<'_>,
    s: &Setting,
    c: &Context,
    mention: &Mention,
    previous: &Previous,
) -> Evidence {
    let verb = verb(s, c);
    let source = source(flow, c, mention, verb);
    let cue = verb.map(|v| cue_range(flow, v, c)).or_else(|| colon(flow, s, c));
    Evidence { source, cue, reason: reason(s, c, verb, cue.is_some(), previous) }
}

/// The reporting verb that ties the two: the one that is tagged to the quote, else the subject's own.
fn verb(s: &Setting, c: &Context) -> Option<Verb> {
    let behind = c.place > s.place;
    let own = s.quote + 1;
    match (c.verb_before, c.verb_after) {
        (Some(before), Some(after)) => {
            let left = behind && c.tag_left == own && c.tag_right != own;
            Some(if left || before.cue == Cue::Accord { before } else { after })
        }
        (before, after) => after.or(before),
    }
}

/// The long phrase, unless a quote stands in it or its clause is the reporting one.
fn source(flow: &Flow<'_>, c: &Context, mention: &Mention, verb: Option<Verb>) -> TextRange {
    let reports = verb.is_some_and(|v| v.over == 3 || (c.last..mention.end).contains(&v.token));
    let quoted = (c.last..mention.end).any(|t| flow.spot(t).inside > 0);
    let range = if reports {
        mention.short
    } else {
        let short = if quoted { mention.short } else { mention.range };
        let end = if quoted { c.last } else { c.end };
        // `According to Hale, the boat, …`: what follows is no insertion.
        let accord = verb.is_some_and(|v| v.cue == Cue::Accord);
        with_insertion(flow, short, end.max(c.last), if accord { 0 } else { c.last })
    };
    // A pronoun leaves its verb out (`he’s`); a name keeps its possessive.
    match flow.token(mention.head) {
        Some(head) if mention.kind == MentionKind::Pronoun => {
            let word = flow.words(head);
            let bare = word.find(['\'', '’']).unwrap_or(word.len()) as u32;
            TextRange::new(range.start, range.end.min(head.range.start + bare))
        }
        Some(head) if mention.possessive && range.end < head.range.end => {
            TextRange::new(range.start, head.range.end)
        }
        _ => range,
    }
}

/// Takes in a bracket behind the name (`the Fund (IMF)`), or what commas enclose between it and its verb, where that says
/// who it is (`Rui Costa, for the port, said`) and not when or how.
fn with_insertion(flow: &Flow<'_>, range: TextRange, end: u32, last: u32) -> TextRange {
    let Some(next) = flow.token(end).filter(|_| flow.spot(end).inside == 0) else { return range };
    let to = if next.is_mark('(') {
        (end + 1..end + 7).find(|t| flow.token(*t).is_some_and(|t| t.is_mark(')'))).map(|t| t + 1)
    } else if next.is_mark(',') && end == last {
        let says_who = flow
            .token(end + 1)
            .is_some_and(|t| !t.is_word() || t.shape != Shape::Lower || SAYS_WHO.contains(&t.key));
        over_insertion(flow, end).filter(|_| says_who)
    } else {
        None
    };
    match to.and_then(|t| flow.token(t - 1)) {
        Some(token) if token.range.end > range.end => TextRange::new(range.start, token.range.end),
        _ => range,
    }
}

/// What opens an insertion that belongs to a name.
const SAYS_WHO: [u64; 12] = [
    key("for"),
    key("from"),
    key("of"),
    key("who"),
    key("whose"),
    key("representing"),
    key("a"),
    key("an"),
    key("the"),
    key("one"),
    key("his"),
    key("her"),
];

/// The verb with what belongs to it: "according to", "told Sky News", "has also said".
fn cue_range(flow: &Flow<'_>, verb: Verb, c: &Context) -> TextRange {
    let Some(token) = flow.token(verb.token) else { return TextRange::default() };
    let mut range = token.range;
    if verb.over == 1 && verb.token > c.last {
        // Auxiliaries and adverbs between subject and verb.
        range = flow.token(c.last).map_or(range, |t| t.range.cover(range));
    }
    let next = |n: u32| flow.token(verb.token + n).filter(|_| flow.spot(verb.token + n).inside == 0);
    match verb.cue {
        Cue::Accord => range = next(1).filter(|t| t.key == key("to")).map_or(range, |t| range.cover(t.range)),
        Cue::Tell | Cue::Ask => {
            for token in (1..=5).map_while(next) {
                let object = token.is_capital()
                    || DETERMINERS.contains(&token.key)
                    || token.shape == Shape::Lower && OBJECTS.contains(&token.key);
                if !object {
                    break;
                }
                range = range.cover(token.range);
            }
        }
        _ => {}
    }
    range
}

const DETERMINERS: [u64; 4] = [key("the"), key("a"), key("an"), key("his")];
const OBJECTS: [u64; 12] = [
    key("reporters"),
    key("me"),
    key("us"),
    key("him"),
    key("them"),
    key("her"),
    key("journalists"),
    key("lawmakers"),
    key("supporters"),
    key("crowd"),
    key("court"),
    key("newspaper"),
];

/// `X: “…”`.
fn colon(flow: &Flow<'_>, s: &Setting, c: &Context) -> Option<TextRange> {
    let before = s.first.checked_sub(1)?;
    let token = flow.token(before)?;
    (token.kind == TokenKind::Mark(':') && c.sentence == s.sentence && c.place < s.place)
        .then_some(token.range)
}

fn reason(s: &Setting, c: &Context, verb: Option<Verb>, cued: bool, previous: &Previous) -> &'static str {
    let same = previous.mention == Some(c.mention);
    let apart = s.passage.abs_diff(c.passage);
    if same && s.continues() {
        return "speech goes on from the paragraph before";
    }
    if verb.is_some_and(|v| v.cue == Cue::Accord) && c.sentence == s.sentence {
        return "according to";
    }
    if c.sentence == s.sentence || c.tag_left == s.quote + 1 {
        let behind = c.place > s.place;
        return match verb {
            Some(v) => WITH_VERB[v.cue as usize - 1][usize::from(behind)],
            None if cued => "name and colon before the words",
            None if behind => "named behind the words, same sentence",
            None => "named before the words, same sentence",
        };
    }
    match apart {
        _ if same => "the speaker of the words before goes on",
        0 if c.place > s.place => "named in a sentence that follows",
        0 => "named in a sentence before",
        1 if c.passage > s.passage => "named in the next paragraph",
        1 => "named in the paragraph before",
        _ => "named some paragraphs before",
    }
}

/// By class of the verb: the subject before the words, behind them.
const WITH_VERB: [[&str; 2]; 10] = [
    ["said + subject before, same sentence", "said + subject behind, same sentence"],
    ["told + subject before, same sentence", "told + subject behind, same sentence"],
    ["added + subject before, same sentence", "added + subject behind, same sentence"],
    ["asked + subject before, same sentence", "asked + subject behind, same sentence"],
    ["replied + subject before, same sentence", "replied + subject behind, same sentence"],
    ["wrote + subject before, same sentence", "wrote + subject behind, same sentence"],
    ["called + subject before, same sentence", "called + subject behind, same sentence"],
    ["reporting verb + subject before, same sentence", "reporting verb + subject behind, same sentence"],
    ["verb + subject before, same sentence", "verb + subject behind, same sentence"],
    ["according to", "according to"],
];
