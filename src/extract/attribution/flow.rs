//! The narrator's words: the article's tokens with every marked segment folded into one place.
//!
//! Distances between a quote and a mention are counted here, so that a long quote between them counts as one word.

use crate::article::Article;
use crate::extract::quote::segment::Found;
use crate::extract::token::{Token, TokenKind, Tokens, key};

/// Where a token stands among the narrator's words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spot {
    /// The sentence's number, over the whole article.
    pub sentence: u32,
    /// How many places stand before it, over the whole article.
    pub place: u32,
    /// The segment that holds it, plus 1; 0 outside.
    pub inside: u32,
    /// How many segments begin before it.
    pub n_quotes: u32,
}

/// The spots of all tokens, and of all segments.
pub(super) struct Flow<'a> {
    article: &'a Article,
    pub tokens: &'a [Token],
    pub found: &'a [Found],
    spots: Vec<Spot>,
    /// Of each segment as one place.
    pub quotes: Vec<Spot>,
    /// The last segment of the speech that each segment belongs to, where marks alone tell that it goes on.
    pub tails: Vec<u32>,
}

impl<'a> Flow<'a> {
    pub fn new(article: &'a Article, tokens: &'a Tokens, found: &'a [Found]) -> Self {
        let mut flow = Self {
            article,
            tokens: &tokens.all,
            found,
            spots: Vec::with_capacity(tokens.all.len()),
            quotes: Vec::with_capacity(found.len()),
            tails: tails(found),
        };
        let (mut sentence, mut place, mut next) = (0, 0, 0);
        for passage in &tokens.passages {
            let mut at = passage.first;
            while at < passage.last {
                match found.get(next) {
                    Some(f) if at >= f.open && at < f.next => {
                        let inside = next as u32 + 1;
                        flow.quotes.push(Spot { sentence, place, inside, n_quotes: next as u32 });
                        place += 1;
                        next += 1;
                        while at < f.next {
                            flow.spots.push(Spot {
                                sentence,
                                place: place - 1,
                                inside,
                                n_quotes: next as u32 - 1,
                            });
                            at += 1;
                        }
                        sentence += u32::from(flow.ends_in_quote(f, passage.last));
                    }
                    _ => {
                        flow.spots.push(Spot { sentence, place, inside: 0, n_quotes: next as u32 });
                        place += 1;
                        sentence += u32::from(flow.ends(at, passage.last));
                        at += 1;
                    }
                }
            }
            sentence += 1;
        }
        flow
    }

    /// Returns the words of a token.
    pub fn words(&self, token: &Token) -> &'a str {
        self.article.slice(token.range)
    }

    pub fn spot(&self, token: u32) -> Spot {
        self.spots.get(token as usize).copied().unwrap_or_default()
    }

    pub fn token(&self, at: u32) -> Option<&'a Token> {
        self.tokens.get(at as usize)
    }

    /// Says whether the stop at `at`, outside of quotes, ends a sentence.
    fn ends(&self, at: u32, last: u32) -> bool {
        let token = &self.tokens[at as usize];
        if !matches!(token.kind, TokenKind::Mark('.' | '!' | '?' | '…')) {
            return false;
        }
        if at + 1 >= last {
            return true;
        }
        let next = &self.tokens[at as usize + 1];
        if !next.gap || next.shape == crate::extract::token::Shape::Lower {
            return false;
        }
        let before = &self.tokens[(at as usize).saturating_sub(1)];
        !(token.is_mark('.') && !token.gap && ABBREVIATIONS.contains(&before.key))
    }

    /// Says whether a segment ends its sentence: a stop inside or right behind it, and no small letter after.
    fn ends_in_quote(&self, found: &Found, last: u32) -> bool {
        let stop = self.tokens[(found.last as usize).saturating_sub(1)].kind;
        if !matches!(stop, TokenKind::Mark('.' | '!' | '?' | '…')) || found.next >= last {
            return false;
        }
        let next = &self.tokens[found.next as usize];
        next.shape != crate::extract::token::Shape::Lower
            && !matches!(next.kind, TokenKind::Mark(',' | ';' | '—' | '–' | '-' | '.'))
    }

    /// Walks forward over the narrator's words from token `from`, up to `to` (excluded), at most `most` places.
    pub fn forward(&self, from: u32, to: u32, most: usize) -> impl Iterator<Item = Atom<'a>> + '_ {
        let mut at = from;
        std::iter::from_fn(move || {
            if at >= to {
                return None;
            }
            let inside = self.spot(at).inside;
            if inside > 0 {
                let found = &self.found[inside as usize - 1];
                at = found.next.max(at + 1);
                return Some(Atom::Quote);
            }
            let token = self.token(at)?;
            at += 1;
            Some(Atom::Token(token))
        })
        .take(most)
    }
}

/// Speech goes on where a passage is left open and the next opens again, or a mark opens while another is open.
fn tails(found: &[Found]) -> Vec<u32> {
    let mut tails: Vec<u32> = (0..found.len() as u32).collect();
    for (i, pair) in found.windows(2).enumerate().rev() {
        let [own, next] = pair else { continue };
        if next.continues || own.segment.unclosed && next.open == own.next && next.passage == own.passage {
            tails[i] = tails[i + 1];
        }
    }
    tails
}

/// One place of the flow.
#[derive(Clone, Copy)]
pub(super) enum Atom<'a> {
    /// A marked segment.
    Quote,
    /// A token.
    Token(&'a Token),
}

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [u64; 36] = [
    key("mr"),
    key("mrs"),
    key("ms"),
    key("dr"),
    key("sen"),
    key("sens"),
    key("rep"),
    key("reps"),
    key("gov"),
    key("govs"),
    key("lt"),
    key("gen"),
    key("col"),
    key("sgt"),
    key("capt"),
    key("rev"),
    key("prof"),
    key("st"),
    key("jr"),
    key("sr"),
    key("vs"),
    key("no"),
    key("jan"),
    key("feb"),
    key("aug"),
    key("sept"),
    key("oct"),
    key("nov"),
    key("dec"),
    key("hon"),
    key("cmdr"),
    key("adm"),
    key("maj"),
    key("fr"),
    key("supt"),
    key("messrs"),
];
