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
            if token.is_word() {
                if table.begins(token.key) || token.digits && glued::may_be(text, token) {
                    candidates.push(i);
                }
            } else if token.kind == TokenKind::Number {
                candidates.push(i);
            } else if is_stop(token) {
                stops.push(i);
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
