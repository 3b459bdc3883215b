//! The thorough way: tokens of any script, numbers, and marks that few texts have.
//!
//! Units: bytes of the text.

use super::key::key;
use super::{Shape, Token, TokenKind};
use crate::text::TextRange;

/// What stands at `at`; `None` for a blank.
pub(super) fn token(words: &str, at: usize) -> Option<Token> {
    let c = words.get(at..)?.chars().next().filter(|c| !c.is_whitespace())?;
    let (kind, end) = if c.is_ascii_digit() {
        (TokenKind::Number, number_end(words.as_bytes(), at))
    } else if c.is_alphanumeric() {
        (TokenKind::Word, word_end(words, at))
    } else {
        (TokenKind::Mark(c), visible_mark_end(words, at).unwrap_or(at + c.len_utf8()))
    };
    let own = words.get(at..end)?;
    let word = kind == TokenKind::Word;
    Some(Token {
        range: TextRange::from_usize(at, end),
        kind,
        shape: if word { shape(own) } else { Shape::None },
        gap: false,
        apostrophe: word && own.contains(['\'', '’']),
        digits: !matches!(kind, TokenKind::Mark(_)) && own.bytes().any(|b| b.is_ascii_digit()),
        key: key(own),
    })
}

/// The end of a `‹U+200B›` that stands for a hidden character: one mark, whose digits are no number.
fn visible_mark_end(words: &str, start: usize) -> Option<usize> {
    let rest = words.get(start..)?.strip_prefix("‹U+")?;
    let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
    rest.get(digits..)?.starts_with('›').then(|| start + "‹U+".len() + digits + '›'.len_utf8())
}

/// Digits, with commas or points between digits.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    while digit(at) || (matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1)) {
        at += 1;
    }
    at
}

/// Letters and digits, with apostrophes between letters (`don’t`, `O'Brien`; `’s` is kept on the word) and the full stops
/// of single-letter abbreviations (`U.S.`, `J.`).
fn word_end(words: &str, start: usize) -> usize {
    let mut at = start;
    let mut letters = 0;
    let mut chars = words.get(start..).unwrap_or_default().chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        if c.is_alphanumeric() || is_joining(c) {
            letters += 1;
        } else if c == '.'
            && letters == 1
            && (at == start + 1 || words.as_bytes().get(at.wrapping_sub(2)) == Some(&b'.'))
            && abbreviates(words, start)
        {
            letters = 0;
        } else if matches!(c, '\'' | '’') && letters > 0 && next.is_some_and(char::is_alphabetic) {
            letters = 2;
        } else {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// A combining mark that stays with its letter.
fn is_joining(c: char) -> bool {
    c > '\u{2ff}' && unicode_width::UnicodeWidthChar::width(c) == Some(0)
}

/// Says whether the word at `start` is one capital letter with a full stop (`U.S.`, `J. Smith`); one that is glued to a
/// number (`$137M.`) ends its sentence.
fn abbreviates(words: &str, start: usize) -> bool {
    let behind_digit =
        start.checked_sub(1).and_then(|i| words.as_bytes().get(i)).is_some_and(u8::is_ascii_digit);
    !behind_digit && words.get(start..).and_then(|w| w.chars().next()).is_some_and(char::is_uppercase)
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::None };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Shape::Lower,
        (false, ..) => Shape::Mixed,
        (true, 1.., 0) => Shape::Upper,
        (true, ..) => Shape::Capital,
    }
}
