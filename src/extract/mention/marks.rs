//! Which mentions stand inside quotation marks: a rough toggle per passage, enough to prefer the narrator's words.

use super::Mention;
use crate::extract::token::{Passage, TokenKind, Tokens};

/// Sets [`Mention::quoted`] for the mentions of one passage, which are in order.
pub(super) fn flag_quoted(tokens: &Tokens, passage: Passage, mentions: &mut [Mention]) {
    let mut marks = tokens.marks_of(&passage).iter().peekable();
    let (mut double, mut single) = (false, false);
    for mention in mentions {
        while let Some(at) = marks.next_if(|at| **at < mention.first) {
            let token = &tokens.all[*at as usize];
            match token.kind {
                TokenKind::Mark('“') => double = true,
                TokenKind::Mark('”') => double = false,
                TokenKind::Mark('"') => double = !double,
                TokenKind::Mark('‘') => single = true,
                TokenKind::Mark('’') => single = false,
                TokenKind::Mark('\'') => single = token.gap,
                _ => {}
            }
        }
        mention.quoted = double || single;
    }
}
