//! Quotation marks as they stand: what each could be from its glyph and from what stands beside it.
//!
//! Units: indices into [`Tokens::all`]. Knows no pairs; see `segment`.

use crate::extract::token::{Passage, Token, TokenKind, Tokens};
use crate::text::TextRange;

/// One quotation mark, or what may be one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Index of its first token.
    pub token: u32,
    /// How many tokens it takes: 2 for `''` and ` `` `.
    pub width: u32,
    /// Its bytes.
    pub range: TextRange,
    /// Double (`"`, `“`, `''`) or single.
    pub double: bool,
    /// What its glyph says.
    pub glyph: Lean,
    /// What stands beside it says.
    pub context: Lean,
}

/// Whether something opens or closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Open,
    Close,
    /// Says nothing.
    Either,
}

impl Mark {
    /// Index of the first token behind the mark.
    pub fn end(&self) -> u32 {
        self.token + self.width
    }
}

/// Adds the marks of a passage. Apostrophes inside words are part of the word's token and never seen here.
pub(super) fn marks(tokens: &Tokens, passage: &Passage, marks: &mut Vec<Mark>) {
    let own = &tokens.all[passage.first as usize..passage.last as usize];
    let mut next = 0;
    for at in tokens.marks_of(passage) {
        let i = (at - passage.first) as usize;
        let token = &own[i];
        let TokenKind::Mark(c) = token.kind else { continue };
        let Some((mut double, glyph)) = glyph(c).filter(|_| i >= next) else { continue };
        let mut width = 1;
        // Two single marks of a typewriter, or of TeX.
        if !double && own.get(i + 1).is_some_and(|t| !t.gap && pairs_up(c, t.kind)) {
            double = true;
            width = 2;
        }
        let last = own[i + width - 1].range;
        marks.push(Mark {
            token: passage.first + i as u32,
            width: width as u32,
            range: token.range.cover(last),
            double,
            glyph,
            context: context(own, i, width),
        });
        next = i + width;
    }
}

fn pairs_up(c: char, next: TokenKind) -> bool {
    matches!(
        (c, next),
        ('\'', TokenKind::Mark('\''))
            | ('`', TokenKind::Mark('`'))
            | ('‘', TokenKind::Mark('‘'))
            | ('’', TokenKind::Mark('’'))
    )
}

/// Whether `c` is a double mark, and which way its glyph leans. Knows those of
/// [`is_quotation_mark`](crate::extract::token::is_quotation_mark) and no others. `„…“` and `»…«` are told apart by context.
fn glyph(c: char) -> Option<(bool, Lean)> {
    Some(match c {
        '"' | '＂' => (true, Lean::Either),
        '“' | '«' | '„' | '‟' => (true, Lean::Open),
        '”' | '»' | '″' => (true, Lean::Close),
        '\'' => (false, Lean::Either),
        '‘' | '‛' | '`' | '‹' => (false, Lean::Open),
        '’' | '´' | '›' => (false, Lean::Close),
        _ => return None,
    })
}

fn context(own: &[Token], i: usize, width: usize) -> Lean {
    let blank_before = own[i].gap || i == 0 || opens(own[i - 1].kind);
    let after = own.get(i + width);
    let blank_after = after.is_none_or(|t| t.gap || closes(t.kind));
    match (blank_before, blank_after) {
        (true, false) => Lean::Open,
        (false, true) => Lean::Close,
        // `("x")`, `—"x"`: what is glued to a word decides.
        _ => Lean::Either,
    }
}

/// A mark behind which a quotation may open without a blank.
fn opens(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Mark(
            '(' | '[' | '{' | '—' | '–' | '―' | '-' | '/' | '“' | '‘' | '"' | '«' | '„' | '…' | '\u{2028}'
        )
    )
}

/// A mark before which a quotation may close without a blank.
fn closes(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Mark(
            ',' | '.'
                | ';'
                | ':'
                | '!'
                | '?'
                | ')'
                | ']'
                | '}'
                | '—'
                | '–'
                | '―'
                | '-'
                | '/'
                | '”'
                | '’'
                | '"'
                | '»'
                | '…'
                | '\''
        )
    )
}

#[cfg(test)]
mod tests {
    use super::glyph;
    use crate::extract::token::is_quotation_mark;

    #[test]
    fn the_tokens_note_the_marks_that_are_known_here() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(glyph(c).is_some(), is_quotation_mark(c), "{c:?}");
        }
    }
}
