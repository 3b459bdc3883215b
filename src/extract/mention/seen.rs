//! The words that an article capitalises in the middle of a sentence: names, whatever they look like at a sentence's start.

use super::class::{Class, Classes};
use super::lexicon::Word;
use crate::extract::token::{Passage, Token, Tokens};

/// A set of word keys, by open addressing.
pub(super) struct Seen {
    slots: Vec<u64>,
    len: usize,
    /// Of each passage whether a capital says nothing in it.
    titled: Vec<bool>,
}

impl Seen {
    /// Collects them from all passages that are no headlines.
    pub(super) fn collect(tokens: &Tokens, words: &Classes) -> Self {
        let mut seen =
            Self { slots: vec![0; 256], len: 0, titled: Vec::with_capacity(tokens.passages.len()) };
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
                    seen.add(class.key);
                }
            }
        }
        seen
    }

    /// Says whether the article capitalises the word of this key.
    pub(super) fn has(&self, key: u64) -> bool {
        self.slots[self.slot(key)] == key
    }

    /// Says whether the words of a passage are capitalised as in a headline.
    pub(super) fn is_titled(&self, passage: u32) -> bool {
        self.titled[passage as usize]
    }

    /// Says whether there is any.
    pub(super) fn any(&self) -> bool {
        self.len > 0
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
