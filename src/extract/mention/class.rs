//! What each token may be, looked up once: its word's classes, whether a sentence begins there, whether a phrase may.
//!
//! Units: indices into [`Tokens::all`].

use super::bits::Bits;
use super::lexicon::{Table, Word, table};
use crate::article::Article;
use crate::extract::token::{Shape, Token, TokenKind, Tokens, key_of};

/// One token's classes, with the word's possessive taken off.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the token")]
pub(crate) struct Class {
    /// What the word may be.
    pub word: Word,
    /// [`Token::key`] without a possessive `'s`.
    pub key: u64,
    /// Whether it ends in `'s`.
    pub possessive: bool,
    /// Whether a sentence begins here.
    pub starts: bool,
    /// Whether its capital makes it part of a name.
    pub name: bool,
}

/// The classes of an article's tokens.
pub(super) struct Classes {
    /// One entry a token.
    pub all: Vec<Class>,
    /// The tokens that sentences begin with, in order.
    pub starts: Vec<u32>,
    /// The tokens where a phrase may begin. With most it is plain from the token alone that none does.
    pub beginnings: Bits,
    /// The words that are not written small, in order.
    capitals: Vec<u32>,
    /// Of each passage how many of them there are up to its end.
    capitals_until: Vec<u32>,
}

impl Classes {
    /// Looks up every token once.
    pub(super) fn of(article: &Article, tokens: &Tokens) -> Self {
        let text = article.text().as_bytes();
        let lexicon = table();
        let mut all = Vec::with_capacity(tokens.all.len());
        let mut sentence_starts = Vec::with_capacity(tokens.all.len() / 16);
        let mut beginnings = Bits::with_room(tokens.all.len());
        let mut capitals = Vec::with_capacity(tokens.all.len() / 5);
        let mut capitals_until = Vec::with_capacity(tokens.passages.len());
        for passage in &tokens.passages {
            let mut starts = true;
            let mut before = Word::default();
            for token in &tokens.all[passage.first as usize..passage.last as usize] {
                let class = match token.kind {
                    _ if token.shape == Shape::Lower => {
                        let own = class_of(text, token, lexicon);
                        beginnings.add(all.len(), own.word.may_begin(starts));
                        Class { starts, ..own }
                    }
                    TokenKind::Word => {
                        capitals.push(all.len() as u32);
                        Class { starts, ..class_of(text, token, lexicon) }
                    }
                    TokenKind::Number => {
                        beginnings.add(all.len(), true);
                        Class { key: token.key, starts, ..Class::default() }
                    }
                    TokenKind::Mark(c) => {
                        beginnings.add(all.len(), c == '@');
                        Class { key: token.key, ..Class::default() }
                    }
                };
                if class.starts {
                    sentence_starts.push(all.len() as u32);
                }
                starts = match token.kind {
                    TokenKind::Mark(c) => starts_behind(c, starts, before),
                    _ => false,
                };
                before = class.word;
                all.push(class);
            }
            capitals_until.push(capitals.len() as u32);
        }
        Self { all, starts: sentence_starts, beginnings, capitals, capitals_until }
    }

    /// Notes which of the words that are not written small are part of a name. Of the others no more phrases begin at than
    /// of small words.
    pub(super) fn note(&mut self, names: &[bool]) {
        for (at, name) in self.capitals.iter().zip(names) {
            let class = &mut self.all[*at as usize];
            class.name = *name;
            self.beginnings.add(*at as usize, *name || class.word.may_begin(class.starts));
        }
    }

    /// Returns the words of a passage that are not written small.
    pub(super) fn capitals_of(&self, passage_idx: usize) -> &[u32] {
        let until = |idx: usize| self.capitals_until[idx] as usize;
        let first = passage_idx.checked_sub(1).map_or(0, until);
        self.capitals.get(first..until(passage_idx)).unwrap_or_default()
    }
}

/// Says whether a sentence begins behind the mark `c`, where one does before it (`starts`) or not. `before` is the word
/// that the mark stands on.
fn starts_behind(c: char, starts: bool, before: Word) -> bool {
    match c {
        '.' => !before.is(Word::ABBREVIATION),
        '!' | '?' | ':' | ';' | '“' | '‘' | '•' => true,
        '"' | '”' | '\'' | '’' | '(' | ')' | '…' | '-' | '–' | '—' => starts,
        _ => false,
    }
}

/// Looks a word up, without its `'s`.
fn class_of(text: &[u8], token: &Token, lexicon: &Table) -> Class {
    if token.apostrophe
        && let (start, end) = (token.range.start as usize, token.range.end as usize)
        && let Some([stem @ .., b's' | b'S']) = text.get(start..end)
    {
        let n_apostrophe = match stem {
            [.., b'\''] => 1,
            [.., 0xe2, 0x80, 0x99] => 3,
            _ => 0,
        };
        if n_apostrophe > 0 {
            let key = key_of(stem, 0, stem.len() - n_apostrophe);
            return Class { word: lexicon.get(key), key, possessive: true, ..Class::default() };
        }
    }
    Class { word: lexicon.get(token.key), key: token.key, ..Class::default() }
}
