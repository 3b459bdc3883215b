//! The quick way: words of ASCII letters and the usual marks, which nearly all tokens are.
//!
//! Units: bytes of the text. Where it finds nothing, [`thorough`](super::thorough) looks.

use super::key::{START, step, step_small};
use super::{Shape, Token, TokenKind};
use crate::text::TextRange;

/// Sorts of bytes.
pub(super) const SMALL: u8 = 1;
pub(super) const LARGE: u8 = 2;
const DIGIT: u8 = 4;
/// Where [`behind_run`] must look whether a word goes on.
const OTHER: u8 = 8;
pub(super) const BLANK: u8 = 16;

/// The sort of each byte; 0 and `BLANK` end a word.
const SORT: [u8; 256] = {
    let mut sort = [0; 256];
    let mut i = 0;
    while i < 256 {
        sort[i] = match i as u8 {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => LARGE,
            b'0'..=b'9' => DIGIT,
            b'\'' | b'.' | 0x80.. => OTHER,
            b' ' | b'\n' => BLANK,
            _ => 0,
        };
        i += 1;
    }
    sort
};

/// Returns the sort of a byte.
#[inline]
pub(super) fn sort_of(byte: u8) -> u8 {
    SORT[usize::from(byte)]
}

/// A word of ASCII letters, digits behind them and apostrophes between letters, that no other letter and no abbreviation's
/// full stop follows. Its first byte is `first`, a letter.
#[inline]
pub(super) fn word(bytes: &[u8], start: usize, first: u8) -> Option<Token> {
    let large = sort_of(first) == LARGE;
    // A letter with this bit is small.
    let begun = Run { end: start + 1, hash: step_small(START, first | 0x20), behind: 0, apostrophe: false };
    // Nearly all words are small behind their first letter and end before a blank or a mark.
    let (mut run, sort) = begun.small(bytes);
    let mut shape = if large { Shape::Capital } else { Shape::Lower };
    if sort & (LARGE | DIGIT | OTHER) != 0 {
        run = run.go_on(bytes, start)?;
        shape = run.shape(large);
    }
    let range = TextRange { start: start as u32, end: run.end as u32 };
    let Run { apostrophe, hash: key, .. } = run;
    let digits = run.behind & DIGIT != 0;
    Some(Token { range, kind: TokenKind::Word, shape, gap: false, apostrophe, digits, key })
}

/// How many of eight bytes are small letters before the first that is none.
#[inline]
fn n_small(eight: [u8; 8]) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const ONES: u64 = 0x0101_0101_0101_0101;
    let bytes = u64::from_le_bytes(eight);
    let low = bytes & !HIGH;
    // The highest bit of a byte tells that it is not below `a`, and that it is above `z`.
    let from_a = low + ONES * (0x80 - b'a' as u64);
    let above_z = low + ONES * (0x80 - b'z' as u64 - 1);
    let other = !(from_a & !above_z & !bytes) & HIGH;
    other.trailing_zeros() as usize / 8
}

/// The part of a word that is read.
#[derive(Clone, Copy)]
struct Run {
    end: usize,
    hash: u64,
    /// The sorts of what stands behind the first letter and its small ones.
    behind: u8,
    apostrophe: bool,
}

impl Run {
    /// Goes on over small letters; with the sort of the byte behind them.
    #[inline]
    fn small(mut self, bytes: &[u8]) -> (Self, u8) {
        // Eight at a time, without a decision for each letter.
        while let Some(eight) = bytes.get(self.end..).and_then(<[u8]>::first_chunk::<8>) {
            let n = n_small(*eight);
            let mut hashes = [self.hash; 9];
            for i in 0..8 {
                hashes[i + 1] = step_small(hashes[i], eight[i]);
            }
            self.hash = hashes[n];
            self.end += n;
            if n < 8 {
                return (self, sort_of(eight[n]));
            }
        }
        while let Some(byte) = bytes.get(self.end) {
            let sort = sort_of(*byte);
            if sort != SMALL {
                return (self, sort);
            }
            self.hash = step_small(self.hash, *byte);
            self.end += 1;
        }
        (self, BLANK)
    }

    /// Goes on over all that belongs to the word behind its small letters. `None` where the thorough way must look.
    #[inline(never)]
    fn go_on(mut self, bytes: &[u8], start: usize) -> Option<Self> {
        if self.end > start + 1 {
            self.behind |= SMALL;
        }
        loop {
            match bytes.get(self.end).map_or(BLANK, |b| sort_of(*b)) {
                0 | BLANK => return Some(self),
                OTHER => match behind_run(bytes, start, self.end)? {
                    0 => return Some(self),
                    n_bytes => {
                        self.apostrophe = true;
                        self.take(bytes, n_bytes);
                    }
                },
                _ => self.mixed(bytes),
            }
        }
    }

    fn shape(&self, large: bool) -> Shape {
        match (large, self.behind & LARGE != 0, self.behind & SMALL != 0) {
            (false, false, _) => Shape::Lower,
            (false, true, _) => Shape::Mixed,
            (true, true, false) => Shape::Upper,
            (true, ..) => Shape::Capital,
        }
    }

    /// Goes on over letters and digits of any sort.
    fn mixed(&mut self, bytes: &[u8]) {
        while let Some(&byte) = bytes.get(self.end) {
            let sort = sort_of(byte);
            if sort & (SMALL | LARGE | DIGIT) == 0 {
                break;
            }
            self.hash = step(self.hash, byte);
            self.behind |= sort;
            self.end += 1;
        }
    }

    /// Takes an apostrophe of `len` bytes, and the letters behind it.
    fn take(&mut self, bytes: &[u8], len: usize) {
        for _ in 0..len {
            self.hash = step(self.hash, bytes[self.end]);
            self.end += 1;
        }
        self.mixed(bytes);
    }
}

/// What stands at `end` behind a run of letters: `Some(0)` where it ends the word, an apostrophe's length where the word
/// goes on behind it, `None` where the thorough way must look.
fn behind_run(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let len = match bytes.get(end..)? {
        // An abbreviation's full stop stands behind a single letter.
        [b'.', ..] => return (end - start > 1).then_some(0),
        [b'\'', ..] => 1,
        [0xe2, 0x80, 0x99, ..] => 3,
        // Dashes, quotation marks, ellipsis.
        [0xe2, 0x80, 0x90..=0xa7, ..] => return Some(0),
        _ => return None,
    };
    match bytes.get(end + len) {
        Some(b) if b.is_ascii_alphabetic() => Some(len),
        Some(b) if !b.is_ascii() => None,
        _ => Some(0),
    }
}

/// A mark of ASCII or one of the usual ones beyond it: dashes, quotation marks, ellipsis.
#[inline]
pub(super) fn mark(bytes: &[u8], at: usize) -> Option<Token> {
    let (c, len, key) = match bytes.get(at..)? {
        [byte, ..] if byte.is_ascii_punctuation() => (char::from(*byte), 1, step_small(START, *byte)),
        [0xe2, 0x80, low @ 0x90..=0xa7, ..] => {
            let key = step_small(step_small(step_small(START, 0xe2), 0x80), *low);
            (char::from_u32(0x2000 | u32::from(low & 0x3f))?, 3, key)
        }
        _ => return None,
    };
    let range = TextRange { start: at as u32, end: at as u32 + len };
    Some(Token {
        range,
        kind: TokenKind::Mark(c),
        shape: Shape::None,
        gap: false,
        apostrophe: false,
        digits: false,
        key,
    })
}

#[cfg(test)]
mod tests {
    use super::super::thorough;
    use super::{mark, word};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_quick_way_finds_what_the_thorough_way_finds(text in "[A-Za-z]([A-Za-z0-9.’”—' é-]|e\u{301}){0,18}") {
            let thorough = thorough::token(&text, 0).unwrap();
            if let Some(quick) = word(text.as_bytes(), 0, text.as_bytes()[0]) {
                prop_assert_eq!((quick.range, quick.shape, quick.key), (thorough.range, thorough.shape, thorough.key));
                prop_assert_eq!((quick.apostrophe, quick.digits), (thorough.apostrophe, thorough.digits));
            }
        }

        #[test]
        fn the_quick_way_reads_marks_as_the_thorough_way_does(text in "[!-~‐-‧‹ é]{1,3}") {
            if let Some(quick) = mark(text.as_bytes(), 0) {
                let thorough = thorough::token(&text, 0).unwrap();
                prop_assert_eq!((quick.range, quick.kind, quick.key), (thorough.range, thorough.kind, thorough.key));
            }
        }
    }
}
