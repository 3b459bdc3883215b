//! Which mentions stand inside quotation marks: a rough toggle per passage, enough to prefer the narrator's words.

use super::Mention;
use crate::extract::token::{Passage, TokenKind, Tokens};

/// Sets [`Mention::quoted`] for the mentions of one passage, which are in order.
pub(super) fn flag_quoted(tokens: &Tokens, passage: Passage, mentions: &mut [Mention]) {
    let mut at = passage.first as usize;
    let (mut double, mut single) = (false, false);
    for mention in mentions {
        while at < (mention.first as usize).min(tokens.all.len()) {
            let token = &tokens.all[at];
            match token.kind {
                TokenKind::Mark('“') => double = true,
                TokenKind::Mark('”') => double = false,
                TokenKind::Mark('"') => double = !double,
                TokenKind::Mark('‘') => single = true,
                TokenKind::Mark('’') => single = false,
                TokenKind::Mark('\'') => single = token.gap,
                _ => {}
            }
            at += 1;
        }
        mention.quoted = double || single;
    }
}
