//! The tokens of an article that figures are looked for at, found in one pass.

use super::{glued, lexicon};
use crate::extract::sentence::is_stop;
use crate::extract::token::{Token, TokenKind};

/// Indices of tokens, in order.
pub struct Spots {
    /// Those that may begin a figure.
    pub candidates: Vec<u32>,
    /// Those that may end a sentence.
    pub stops: Vec<u32>,
}

impl Spots {
    pub fn of(text: &str, tokens: &[Token]) -> Self {
        let table = lexicon::table();
        let mut candidates = Vec::with_capacity(tokens.len() / 32);
        let mut stops = Vec::with_capacity(tokens.len() / 16);
        for (i, token) in (0..).zip(tokens) {
            // Few tokens are either.
            if !table.is_spot(token.key) && !token.digits {
                continue;
            }
            match token.kind {
                TokenKind::Number => candidates.push(i),
                TokenKind::Word if table.begins(token.key) || glued::may_be(text, token) => {
                    candidates.push(i);
                }
                TokenKind::Mark(_) if is_stop(token) => stops.push(i),
                _ => {}
            }
        }
        Self { candidates, stops }
    }
}

/// Takes from a sorted list those below `end`.
pub fn split_before<'a>(list: &mut &'a [u32], end: u32) -> &'a [u32] {
    let n_before = list.iter().take_while(|i| **i < end).count();
    let (before, rest) = list.split_at(n_before);
    *list = rest;
    before
}
