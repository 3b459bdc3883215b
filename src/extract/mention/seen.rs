//! The words that an article capitalises in the middle of a sentence: names, whatever they look like at a sentence's start.

use super::Class;
use super::lexicon::Word;
use super::scan::is_titled;
use crate::extract::token::Tokens;

/// A set of word keys, by open addressing.
pub(super) struct Seen {
    slots: Vec<u64>,
    len: usize,
    /// Of each passage whether a capital says nothing in it.
    titled: Vec<bool>,
}

impl Seen {
    /// Collects them from all passages that are no headlines.
    pub(super) fn collect(tokens: &Tokens, words: &[Class]) -> Self {
        let mut seen =
            Self { slots: vec![0; 256], len: 0, titled: Vec::with_capacity(tokens.passages.len()) };
        for passage in &tokens.passages {
            let (first, last) = (passage.first as usize, passage.last as usize);
            let titled = is_titled(&tokens.all[first..last], &words[first..last]);
            seen.titled.push(titled);
            if titled {
                continue;
            }
            for (token, class) in tokens.all[first..last].iter().zip(&words[first..last]) {
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
