//! Tokens: one pass over each passage, shared by quotes and figures.
//!
//! A token is a word (letters, with inner apostrophes, full stops of abbreviations and hyphens kept apart), a number
//! (digits with their commas and points), or one character of punctuation. Blanks are no tokens: see [`Token::gap`].

use crate::article::Article;
use crate::text::TextRange;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The tokens of a whole article, passage after passage.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// All tokens in the order of the text.
    pub all: Vec<Token>,
    /// One entry a passage (headline first, if there is one), in order.
    pub passages: Vec<Passage>,
    /// The tokens that are quotation marks of any sort, apostrophes that stand alone included: indices into `all`, in order.
    pub quotation_marks: Vec<u32>,
}

impl Tokens {
    /// Returns the quotation marks among the tokens of a passage, as indices into [`all`](Self::all).
    pub fn marks_of(&self, passage: &Passage) -> &[u32] {
        let at = |token: u32| self.quotation_marks.partition_point(|m| *m < token);
        self.quotation_marks.get(at(passage.first)..at(passage.last)).unwrap_or_default()
    }
}

/// One passage and its tokens.
#[derive(Clone, Copy, Debug)]
pub struct Passage {
    /// 0 is the headline, else the paragraph's number.
    pub paragraph: u32,
    /// Its place in the text.
    pub range: TextRange,
    /// Index of its first token in [`Tokens::all`].
    pub first: u32,
    /// Index after its last.
    pub last: u32,
}

/// One word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its place.
    pub range: TextRange,
    /// What it is.
    pub kind: TokenKind,
    /// How its letters stand.
    pub shape: Shape,
    /// Whether a blank (or the passage's start) stands before it.
    pub gap: bool,
    /// [`key`] of its words in lower case, for look-ups.
    pub key: u64,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters (and digits glued behind letters: `G20`).
    Word,
    /// Digits with commas and points between them (`1,000.5`); letters glued behind it are a token of their own.
    Number,
    /// One character that is neither.
    Mark(char),
}

/// How a word's letters stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// All small.
    Lower,
    /// First one large.
    Capital,
    /// More than one letter, all large (`NATO`, `U.S.`).
    Upper,
    /// Mixed otherwise (`McCain` counts as [`Capital`](Shape::Capital); `iPhone` is mixed).
    Mixed,
    /// No letters.
    None,
}

impl Token {
    /// Says whether it is the mark `c`.
    pub fn is_mark(&self, c: char) -> bool {
        self.kind == TokenKind::Mark(c)
    }

    /// Says whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Says whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }
}

/// Cuts all passages of an article into tokens.
pub fn tokenize(article: &Article) -> Tokens {
    let text = article.text();
    let mut tokens = Tokens { all: Vec::with_capacity(text.len() / 4), ..Tokens::default() };
    for (paragraph, range) in article.passages() {
        let first = tokens.all.len() as u32;
        cut(text, range, &mut tokens);
        tokens.passages.push(Passage { paragraph, range, first, last: tokens.all.len() as u32 });
    }
    tokens
}

/// Returns the look-up key of a word, whatever its case: FNV-1a over its bytes with ASCII letters made small.
pub const fn key(word: &str) -> u64 {
    key_of(word.as_bytes(), 0, word.len())
}

/// Returns the key of the word from `start` to `end`.
pub(crate) const fn key_of(bytes: &[u8], start: usize, end: usize) -> u64 {
    let mut hash = FNV_START;
    let mut i = start;
    while i < end {
        hash = step(hash, bytes[i]);
        i += 1;
    }
    hash
}

/// A map by [`key`]s, which are hashes already.
pub(crate) type ByKey<T> = HashMap<u64, T, BuildHasherDefault<KeyHasher>>;

/// Makes such a map, with room.
pub(crate) fn by_key<T>(room: usize) -> ByKey<T> {
    ByKey::with_capacity_and_hasher(room, BuildHasherDefault::default())
}

/// Takes a key for its hash.
#[derive(Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| step(hash, *byte));
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key ^ (key >> 29);
    }
}

/// Returns the keys of several words, for lists that are looked through by key.
pub const fn keys<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut keys = [0; N];
    let mut i = 0;
    while i < N {
        keys[i] = key(words[i]);
        i += 1;
    }
    keys
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_FACTOR: u64 = 0x0100_0000_01b3;

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte.to_ascii_lowercase() as u64).wrapping_mul(FNV_FACTOR)
}

fn cut(text: &str, range: TextRange, tokens: &mut Tokens) {
    let words = range.of(text);
    let bytes = words.as_bytes();
    let mut at = 0;
    let mut gap = true;
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b' ' | b'\n') {
            gap = true;
            at += 1;
            continue;
        }
        let mut token = if let Some(token) = ascii_word(bytes, at).or_else(|| common_mark(bytes, at)) {
            token
        } else {
            let Some(c) = words.get(at..).and_then(|w| w.chars().next()) else { break };
            if c.is_whitespace() {
                gap = true;
                at += c.len_utf8();
                continue;
            }
            any_token(words, at, c)
        };
        at = token.range.end as usize;
        token.range = TextRange::new(range.start + token.range.start, range.start + token.range.end);
        token.gap = gap;
        gap = false;
        if matches!(token.kind, TokenKind::Mark(c) if is_quotation_mark(c)) {
            tokens.quotation_marks.push(tokens.all.len() as u32);
        }
        tokens.all.push(token);
    }
}

/// Says whether a mark may open or close a quotation, in whatever way of writing.
pub(crate) const fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '´'
            | '«'
            | '»'
            | '‘'
            | '’'
            | '‛'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '″'
            | '‹'
            | '›'
            | '＂'
    )
}

/// Sorts of bytes inside a word. `OTHER` is where [`behind_run`] must look.
const SMALL: u8 = 1;
const LARGE: u8 = 2;
const DIGIT: u8 = 4;
const OTHER: u8 = 8;

/// The sort of each byte; 0 ends a word.
const CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut i = 0;
    while i < 256 {
        class[i] = match i as u8 {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => LARGE,
            b'0'..=b'9' => DIGIT,
            b'\'' | b'.' | 0x80.. => OTHER,
            _ => 0,
        };
        i += 1;
    }
    class
};

fn class_at(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).map_or(0, |b| CLASS[usize::from(*b)])
}

/// The quick way: a word of ASCII letters, digits behind them and apostrophes between letters, that no other letter and no
/// abbreviation's full stop follows.
fn ascii_word(bytes: &[u8], start: usize) -> Option<Token> {
    let first = class_at(bytes, start);
    if !matches!(first, SMALL | LARGE) {
        return None;
    }
    let mut run = Run { end: start + 1, hash: step(FNV_START, bytes[start]), n_upper: 0, n_lower: 0 };
    run.small(bytes);
    loop {
        match class_at(bytes, run.end) {
            LARGE | DIGIT => run.mixed(bytes),
            OTHER => match behind_run(bytes, start, run.end)? {
                0 => break,
                n_apostrophe => run.take(bytes, n_apostrophe),
            },
            _ => break,
        }
    }
    let shape = match (first == LARGE, run.n_upper, run.n_lower) {
        (false, 0, _) => Shape::Lower,
        (false, ..) => Shape::Mixed,
        (true, 1.., 0) => Shape::Upper,
        (true, ..) => Shape::Capital,
    };
    let range = TextRange::from_usize(start, run.end);
    Some(Token { range, kind: TokenKind::Word, shape, gap: false, key: run.hash })
}

/// The part of a word that is read.
struct Run {
    end: usize,
    hash: u64,
    /// Large and small letters behind the first one.
    n_upper: u32,
    n_lower: u32,
}

impl Run {
    /// Goes on over small letters: nearly all of nearly all words.
    fn small(&mut self, bytes: &[u8]) {
        let (mut n, mut hash) = (0, self.hash);
        for byte in bytes.get(self.end..).unwrap_or_default() {
            if !byte.is_ascii_lowercase() {
                break;
            }
            hash = (hash ^ u64::from(*byte)).wrapping_mul(FNV_FACTOR);
            n += 1;
        }
        self.hash = hash;
        self.end += n;
        self.n_lower += n as u32;
    }

    /// Goes on over letters and digits of any sort.
    fn mixed(&mut self, bytes: &[u8]) {
        while let Some(&byte) = bytes.get(self.end) {
            let class = CLASS[usize::from(byte)];
            if !matches!(class, SMALL | LARGE | DIGIT) {
                break;
            }
            self.hash = step(self.hash, byte);
            self.n_lower += u32::from(class & SMALL);
            self.n_upper += u32::from(class >> 1 & 1);
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

/// The quick way for marks of ASCII and the usual ones beyond it: dashes, quotation marks, ellipsis.
fn common_mark(bytes: &[u8], at: usize) -> Option<Token> {
    let (c, len) = match bytes.get(at..)? {
        [byte, ..] if byte.is_ascii_punctuation() => (char::from(*byte), 1),
        [0xe2, 0x80, low @ 0x90..=0xa7, ..] => (char::from_u32(0x2000 | u32::from(low & 0x3f))?, 3),
        _ => return None,
    };
    let range = TextRange::from_usize(at, at + len);
    let key = key_of(bytes, at, at + len);
    Some(Token { range, kind: TokenKind::Mark(c), shape: Shape::None, gap: false, key })
}

/// The thorough way, for whatever begins with `c`.
fn any_token(words: &str, at: usize, c: char) -> Token {
    let (kind, end) = if c.is_ascii_digit() {
        (TokenKind::Number, number_end(words.as_bytes(), at))
    } else if c.is_alphanumeric() {
        (TokenKind::Word, word_end(words, at))
    } else {
        (TokenKind::Mark(c), visible_mark_end(words, at).unwrap_or(at + c.len_utf8()))
    };
    let own = words.get(at..end).unwrap_or_default();
    let range = TextRange::from_usize(at, at + own.len());
    let shape = if kind == TokenKind::Word { shape(own) } else { Shape::None };
    Token { range, kind, shape, gap: false, key: key(own) }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_quick_way_finds_what_the_thorough_way_finds(text in "[A-Za-z]([A-Za-z0-9.’”—' é-]|e\u{301}){0,12}") {
            let thorough = any_token(&text, 0, text.chars().next().unwrap());
            if let Some(quick) = ascii_word(text.as_bytes(), 0) {
                prop_assert_eq!((quick.range, quick.shape, quick.key), (thorough.range, thorough.shape, thorough.key));
            }
        }

        #[test]
        fn the_quick_way_reads_marks_as_the_thorough_way_does(text in "[!-~‐-‧‹ é]{1,3}") {
            let thorough = any_token(&text, 0, text.chars().next().unwrap());
            if let Some(quick) = common_mark(text.as_bytes(), 0) {
                prop_assert_eq!((quick.range, quick.kind, quick.key), (thorough.range, thorough.kind, thorough.key));
            }
        }

        #[test]
        fn tokens_are_in_order_and_hold_every_visible_byte(text in "\\PC{0,80}") {
            let (article, _) = Article::parse(&text, "");
            let tokens = tokenize(&article);
            let mut at = 0;
            for token in &tokens.all {
                prop_assert!(article.text().get(at as usize..token.range.start as usize).unwrap().trim().is_empty());
                prop_assert!(!article.slice(token.range).is_empty());
                at = token.range.end;
            }
            let rest = article.text().get(at as usize..).unwrap();
            prop_assert!(rest.trim().is_empty() || tokens.all.is_empty());
        }
    }
}
