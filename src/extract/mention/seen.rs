//! The words that an article capitalises in the middle of a sentence: names, whatever they look like at a sentence's start.

use super::class::{Class, Classes};
use super::lexicon::Word;
use crate::extract::token::{Passage, Shape, Token, TokenKind, Tokens, keys};

/// What is known from the whole article.
pub(super) struct Seen {
    names: Keys,
    /// Words that mean something else as well, and end somebody's name: `Tom Baker`, `Mr Young`.
    surnames: Keys,
    /// Of each passage whether a capital says nothing in it.
    titled: Vec<bool>,
}

impl Seen {
    /// Collects them from all passages that are no headlines.
    pub(super) fn collect(tokens: &Tokens, words: &Classes) -> Self {
        let mut seen = Self {
            names: Keys::new(256),
            surnames: Keys::new(16),
            titled: Vec::with_capacity(tokens.passages.len()),
        };
        for (passage_idx, passage) in tokens.passages.iter().enumerate() {
            let capitals = words.capitals_of(passage_idx);
            let titled = is_titled(tokens, words, passage, capitals);
            seen.titled.push(titled);
            if titled {
                continue;
            }
            for at in capitals.iter().map(|at| *at as usize) {
                let (token, class) = (&tokens.all[at], &words.all[at]);
                let common = Word::FUNCTION.or(Word::DETERMINER).or(Word::SAY).or(Word::VERB).or(Word::NOUN);
                if token.is_capital() && !class.starts && !class.word.is(common) {
                    seen.names.add(class.key);
                }
                if token.is_capital() && ends_name(tokens, words, passage, at) {
                    seen.surnames.add(class.key);
                }
            }
        }
        seen
    }

    /// Says whether the article capitalises the word of this key.
    pub(super) fn has(&self, key: u64) -> bool {
        self.names.has(key)
    }

    /// Says whether somebody in the article has the word of this key for a surname.
    pub(super) fn is_surname(&self, key: u64) -> bool {
        self.surnames.has(key)
    }

    /// Says whether the words of a passage are capitalised as in a headline.
    pub(super) fn is_titled(&self, passage: u32) -> bool {
        self.titled[passage as usize]
    }

    /// Says whether there is any.
    pub(super) fn any(&self) -> bool {
        self.names.len > 0
    }
}

/// A set of word keys, by open addressing.
struct Keys {
    slots: Vec<u64>,
    len: usize,
}

impl Keys {
    /// `room` is a power of two.
    fn new(room: usize) -> Self {
        Self { slots: vec![0; room], len: 0 }
    }

    fn has(&self, key: u64) -> bool {
        self.slots[self.slot(key)] == key
    }

    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key ^ (key >> 32)) as usize & mask;
        while self.slots[at] != 0 && self.slots[at] != key {
            at = (at + 1) & mask;
        }
        at
    }

    fn add(&mut self, key: u64) {
        let at = self.slot(key);
        if self.slots[at] == key {
            return;
        }
        self.slots[at] = key;
        self.len += 1;
        if self.len * 2 > self.slots.len() {
            let room = self.slots.len() * 2;
            let old = std::mem::replace(&mut self.slots, vec![0; room]);
            for key in old.into_iter().filter(|k| *k != 0) {
                let at = self.slot(key);
                self.slots[at] = key;
            }
        }
    }
}

/// Says whether the word at `at`, which lists know for something else, ends a person's name: behind a first name or `Mr`, and
/// no capital goes on.
fn ends_name(tokens: &Tokens, words: &Classes, passage: &Passage, at: usize) -> bool {
    const OTHER: Word = Word::PERSON
        .or(Word::TITLE)
        .or(Word::ADJECTIVE)
        .or(Word::DEMONYM)
        .or(Word::NOT_NAME)
        .or(Word::VERB)
        .or(Word::SAY)
        .or(Word::FUNCTION)
        .or(Word::DOCUMENT);
    let own = &words.all[at];
    let dated = own.word.is(Word::NOT_NAME) && !DATES_TOO.contains(&own.key);
    if !own.word.is(OTHER)
        || dated
        || own.word.is(Word::BODY_WORD.or(Word::BODY))
        || tokens.all[at].shape == Shape::Upper
    {
        return false;
    }
    let stop = at > 0 && tokens.all[at - 1].is_mark('.') && !tokens.all[at - 1].gap;
    let Some(before) = at.checked_sub(1 + usize::from(stop)).filter(|b| *b >= passage.first as usize) else {
        return false;
    };
    let (token, word) = (&tokens.all[before], words.all[before].word);
    let courtesy = COURTESY.contains(&words.all[before].key);
    let given = !stop && word.is(Word::FIRST_NAME) && !word.is(NOT_GIVEN);
    // `Britain's Piggy March has won`.
    let unknown = || {
        let subject = tokens.all.get(at + 1).is_some_and(|t| t.shape == Shape::Lower)
            && words.all[at + 1].word.is(Word::SAY.or(Word::VERB).or(Word::AUXILIARY));
        !stop
            && word == Word::default()
            && !words.all[before].starts
            && subject
            && own.word.is(Word::NOT_NAME)
    };
    let goes_on = |t: &Token| t.is_capital() || t.kind == TokenKind::Number;
    let behind = tokens.all.get(at + 1..passage.last as usize).unwrap_or_default();
    let ends = !behind.first().is_some_and(goes_on);
    ends && token.is_capital() && !words.all[before].possessive && (courtesy || given || unknown())
}

/// What is no name, but for these.
const DATES_TOO: [u64; 8] = keys(["may", "march", "june", "august", "english", "jun", "sun", "mar"]);

/// First names that are more often something else.
const NOT_GIVEN: Word = Word::TITLE
    .or(Word::NOT_NAME)
    .or(Word::PLACE)
    .or(Word::DEMONYM)
    .or(Word::BODY_WORD)
    .or(Word::NOUN)
    .or(Word::VERB)
    .or(Word::FUNCTION);

/// What stands before nothing but a surname or a whole name.
const COURTESY: [u64; 8] = keys(["mr", "mrs", "ms", "miss", "dr", "messrs", "prof", "sgt"]);

/// How much of a passage is looked at to know how it is written.
const ENOUGH: u32 = 60;

/// Says whether most of a passage's words are capitalised, as in a headline; nearly all where it ends like a sentence.
#[allow(clippy::needless_bitwise_bool, reason = "without a branch: which words count is hard to foresee")]
fn is_titled(tokens: &Tokens, words: &Classes, passage: &Passage, capitals: &[u32]) -> bool {
    let counts = |token: &Token, class: &Class| {
        let small = class.word.is(Word::FUNCTION.or(Word::DETERMINER)) & !class.word.is(Word::VERB);
        token.is_word() & (token.range.len() > 2) & !small
    };
    let (first, last) = (passage.first, passage.last.min(passage.first + ENOUGH));
    let capitals = capitals.iter().take_while(|at| **at < last).map(|at| *at as usize);
    let n_capital: usize = capitals
        .map(|at| usize::from(tokens.all[at].is_capital() & counts(&tokens.all[at], &words.all[at])))
        .sum();
    if n_capital < 3 {
        return false;
    }
    let own = first as usize..last as usize;
    let all = tokens.all[own.clone()].iter().zip(&words.all[own]);
    let n_all: usize = all.map(|(token, class)| usize::from(counts(token, class))).sum();
    let ends = tokens.all[first as usize..passage.last as usize].last().is_some_and(|t| t.is_mark('.'));
    n_all >= 4 && n_capital * 20 >= n_all * if ends { 18 } else { 14 }
}
