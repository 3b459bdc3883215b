//! One sentence as the rules see it: its tokens, by index; an index outside of it is simply nothing.

use super::lexicon::{self, Class, Word};
use super::phrase::Phrase;
use crate::extract::token::{Shape, Token, TokenKind, key_of};
use crate::text::TextRange;
use std::cell::Cell;

/// A sentence's tokens and the text they stand in.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The sentence's tokens.
    pub tokens: &'a [Token],
    /// The classes of each token's word; none for marks and numbers.
    pub classes: &'a [Class],
    /// The classes of all of them.
    pub any: Class,
    /// The noun phrase that was looked for last: token and what [`noun_at`](super::phrase::noun_at) found there. Several
    /// rules ask in turn what a number counts.
    pub noun: &'a Cell<(usize, Option<Phrase>)>,
}

/// Says whether token `$i` is one of the words (in small letters, parted by blanks), whatever its case. The words become
/// look-up keys when the program is built.
macro_rules! says {
    ($view:expr, $i:expr, $words:literal) => {{
        static LIST: crate::extract::token::Listed<{ crate::extract::figure::view::n_words($words) }> =
            crate::extract::token::Listed::of(crate::extract::figure::view::keys($words));
        LIST.has($view.key($i))
    }};
}
pub(super) use says;

/// How many words a list parted by blanks has.
pub const fn n_words(words: &str) -> usize {
    let bytes = words.as_bytes();
    let (mut n, mut i) = (0, 0);
    while i < bytes.len() {
        if bytes[i] != b' ' && (i == 0 || bytes[i - 1] == b' ') {
            n += 1;
        }
        i += 1;
    }
    n
}

/// The look-up keys of a list's words.
pub const fn keys<const N: usize>(words: &str) -> [u64; N] {
    let bytes = words.as_bytes();
    let mut keys = [0; N];
    let (mut n, mut i) = (0, 0);
    while i < bytes.len() {
        let begin = i;
        while i < bytes.len() && bytes[i] != b' ' {
            i += 1;
        }
        if i > begin {
            keys[n] = key_of(bytes, begin, i);
            n += 1;
        }
        i += 1;
    }
    keys
}

/// The token before `i`; before the first one it is a place outside of every sentence.
pub const fn before(i: usize) -> usize {
    i.wrapping_sub(1)
}

impl<'a> View<'a> {
    pub fn at(&self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    /// What is known about the word at `i`; nothing for marks, numbers and unknown words.
    pub fn word(&self, i: usize) -> Word {
        match self.at(i) {
            Some(t) if t.is_word() && self.classes.get(i).is_some_and(|c| *c != 0) => lexicon::look(t.key),
            _ => Word::default(),
        }
    }

    pub fn is(&self, i: usize, class: Class) -> bool {
        self.classes.get(i).is_some_and(|c| c & class != 0)
    }

    /// Says whether one of the first `n` tokens belongs to `class`.
    pub fn any_is(&self, n: usize, class: Class) -> bool {
        self.any & class != 0 && self.classes.iter().take(n).any(|c| c & class != 0)
    }

    /// The look-up key of token `i`; 0 outside of the sentence.
    pub fn key(&self, i: usize) -> u64 {
        self.at(i).map_or(0, |t| t.key)
    }

    pub fn mark(&self, i: usize) -> Option<char> {
        match self.at(i)?.kind {
            TokenKind::Mark(c) => Some(c),
            _ => None,
        }
    }

    #[inline]
    pub fn is_mark<const N: usize>(&self, i: usize, marks: &[char; N]) -> bool {
        self.mark(i).is_some_and(|c| marks.contains(&c))
    }

    pub fn is_hyphen(&self, i: usize) -> bool {
        self.is_mark(i, &['-', '‐', '‑', '–'])
    }

    pub fn is_dash(&self, i: usize) -> bool {
        self.is_mark(i, &['—', '―']) || self.is_hyphen(i) && self.gap(i) && self.gap(i + 1)
    }

    pub fn is_number(&self, i: usize) -> bool {
        self.at(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.at(i).is_some_and(Token::is_word)
    }

    /// Says whether a blank stands before token `i`; past the end there is one.
    pub fn gap(&self, i: usize) -> bool {
        self.at(i).is_none_or(|t| t.gap)
    }

    pub fn is_capital(&self, i: usize) -> bool {
        self.at(i).is_some_and(|t| t.is_word() && (t.is_capital() || t.shape == Shape::Mixed))
    }

    pub fn is_lower(&self, i: usize) -> bool {
        self.at(i).is_some_and(|t| t.is_word() && t.shape == Shape::Lower)
    }

    pub fn words(&self, i: usize) -> &'a str {
        self.at(i).map_or("", |t| t.range.of(self.text))
    }

    /// The words of token `i` in small letters, ASCII ones at least; `""` where they are longer than any word of the rules.
    pub fn small<'b>(&self, i: usize, room: &'b mut [u8; 16]) -> &'b str
    where
        'a: 'b,
    {
        let words = self.words(i);
        let small = self.at(i).is_some_and(|t| matches!(t.shape, Shape::Lower | Shape::None));
        if small && words.len() <= room.len() {
            return words;
        }
        let words = words.as_bytes();
        let Some(room) = room.get_mut(..words.len()) else { return "" };
        room.copy_from_slice(words);
        room.make_ascii_lowercase();
        std::str::from_utf8(room).unwrap_or_default()
    }

    /// Where token `i` begins; past the end, where the sentence ends.
    pub fn start(&self, i: usize) -> u32 {
        self.at(i).or(self.tokens.last()).map_or(0, |t| t.range.start)
    }

    pub fn end(&self, i: usize) -> u32 {
        self.at(i).or(self.tokens.last()).map_or(0, |t| t.range.end)
    }

    /// The text from token `first` to token `last`, both included.
    pub fn range(&self, first: usize, last: usize) -> TextRange {
        TextRange::new(self.start(first), self.end(last))
    }

    /// Says whether token `i` is a word that looks like a plural noun.
    pub fn is_plural(&self, i: usize) -> bool {
        use lexicon::{ADVERB, AUXILIARY, CONNECTIVE, DETERMINER, NOT_PLURAL, PEOPLE, PREPOSITION, PRONOUN};
        let Some(token) = self.at(i) else { return false };
        let word = self.word(i);
        if !token.is_word()
            || word.is(NOT_PLURAL | AUXILIARY | CONNECTIVE | DETERMINER | PREPOSITION | PRONOUN | ADVERB)
        {
            return false;
        }
        let letters = token.range.of(self.text);
        word.is(PEOPLE)
            || letters.len() > 2
                && letters.ends_with('s')
                && !["ss", "us", "is", "'s", "’s", "ous"].iter().any(|e| letters.ends_with(e))
    }

    /// Says whether token `i` ends like a participle (-ed, -ing).
    pub fn is_participle(&self, i: usize) -> bool {
        let letters = self.words(i);
        self.is_lower(i)
            && letters.len() > 4
            && (letters.ends_with("ed") && !letters.ends_with("eed") || letters.ends_with("ing"))
    }

    /// Says whether token `i` could be part of a noun phrase: a word of none of the closed classes.
    pub fn is_nominal(&self, i: usize) -> bool {
        use lexicon::{AUXILIARY, CONNECTIVE, DETERMINER, PREPOSITION, PRONOUN};
        self.is_word(i) && !self.is(i, AUXILIARY | CONNECTIVE | DETERMINER | PREPOSITION | PRONOUN)
    }

    /// Says whether the words from `i` on lead to a plural before anything else ends them.
    pub fn is_plural_phrase(&self, i: usize) -> bool {
        (i..i + 4).take_while(|k| self.is_nominal(*k)).any(|k| self.is_plural(k))
    }
}
