//! Sentences: where one ends, over the tokens of one passage.
//!
//! Units: indices into the tokens that are given. Full stops of abbreviations, initials and decimals end nothing. A stop
//! inside quotation marks ends a sentence where a capital follows, so that each spoken sentence stands alone.

use super::token::{Listed, Shape, Token, TokenKind, keys};
use std::ops::Range;

/// Words that carry a full stop and go on.
static ABBREVIATIONS: Listed<70> = Listed::of(keys([
    "adm", "approx", "apr", "assn", "aug", "ave", "bldg", "blvd", "brig", "bros", "ca", "capt", "cmdr", "co",
    "col", "corp", "cpl", "dec", "deg", "dept", "dist", "dr", "drs", "ed", "eds", "est", "feb", "fig", "fr",
    "ft", "gen", "gov", "govs", "hon", "hrs", "inc", "insp", "jan", "jr", "jul", "jun", "lt", "ltd", "maj",
    "mar", "messrs", "min", "mr", "mrs", "ms", "mt", "no", "nos", "nov", "oct", "pp", "prof", "rep", "reps",
    "rev", "rs", "sec", "sen", "sens", "sept", "sgt", "sr", "st", "supt", "vs",
]));

/// Abbreviations after which a capital letter may well begin a sentence.
const MAY_END: [u64; 10] = keys(["co", "corp", "ft", "hrs", "inc", "jr", "ltd", "min", "no", "sr"]);

/// The marks that may end a sentence.
pub(super) const STOPS: [char; 4] = ['.', '!', '?', '…'];

/// Iterates over the sentences of one passage, as ranges of its tokens; together they cover all of them.
pub fn sentences<'a>(text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = Range<usize>> + 'a {
    sentences_at(text, tokens, (0..tokens.len()).filter(|i| is_stop(&tokens[*i])))
}

/// Iterates likewise, where the tokens that [may end a sentence](is_stop) are known.
pub(super) fn sentences_at<'a>(
    text: &'a str,
    tokens: &'a [Token],
    mut stops: impl Iterator<Item = usize> + 'a,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut first = 0;
    std::iter::from_fn(move || {
        if first >= tokens.len() {
            return None;
        }
        let stop = stops.find(|at| *at >= first && ends(text, tokens, *at));
        let end = stop.map_or(tokens.len(), |at| trailing(tokens, at + 1));
        Some(std::mem::replace(&mut first, end)..end)
    })
}

/// Says whether a token may end a sentence.
pub(super) fn is_stop(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Mark(c) if STOPS.contains(&c))
}

/// Takes in further stops, closing marks and brackets that stand on the stop.
fn trailing(tokens: &[Token], mut at: usize) -> usize {
    while tokens.get(at).is_some_and(|t| {
        !t.gap
            && matches!(
                t.kind,
                TokenKind::Mark('.' | '!' | '?' | '…' | '”' | '"' | '’' | '\'' | ')' | ']' | '»')
            )
    }) {
        at += 1;
    }
    at
}

fn ends(text: &str, tokens: &[Token], at: usize) -> bool {
    let next = trailing(tokens, at + 1);
    let Some(following) = tokens.get(next) else { return true };
    if !following.gap {
        return false;
    }
    let begins = match following.kind {
        TokenKind::Word => !matches!(following.shape, Shape::Lower),
        TokenKind::Number => true,
        TokenKind::Mark(c) => !matches!(c, ',' | ';' | ':' | '-' | '–' | '—'),
    };
    begins && (!tokens[at].is_mark('.') || !abbreviated(text, tokens, at, following))
}

/// Says whether the full stop at `at` belongs to the word before it.
fn abbreviated(text: &str, tokens: &[Token], at: usize, following: &Token) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| tokens.get(i)) else { return false };
    if tokens[at].gap || !before.is_word() || next_is_closing(tokens, at) {
        return false;
    }
    let word = before.range.of(text);
    if ABBREVIATIONS.has(before.key) {
        let number = following.kind == TokenKind::Number;
        return number && (before.is_capital() || word != "no") || !number && !MAY_END.contains(&before.key);
    }
    // `J. Smith`, and `a.m.` before a small letter; the full stops of `U.S.` are inside the word.
    word.chars().count() == 1 && before.is_capital()
}

fn next_is_closing(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| !t.gap && matches!(t.kind, TokenKind::Mark('”' | '"' | '’' | '\'')))
}
