//! Cuts one passage into noun phrases, left to right, without a parser: a phrase is an opening word, modifiers, and a head
//! that the word lists or a capital letter tell. What follows the head (appositions, clauses) is [`super::extend`]'s.

use super::bits::Bits;
use super::class::Classes;
use super::lexicon::Word;
use super::seen::Seen;
use super::units::{Unit, UnitKind, Units};
use super::{Class, Gender, Mention, MentionKind};
use crate::article::Article;
use crate::extract::token::{Shape, Token, TokenKind, Tokens, key, keys};
use crate::text::TextRange;

/// More than one, without a noun.
pub(super) const SEVERAL: [u64; 13] = keys([
    "some",
    "many",
    "most",
    "few",
    "several",
    "others",
    "all",
    "both",
    "two",
    "anyone",
    "anybody",
    "everyone",
    "everybody",
]);

/// Scans one passage.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a [Class],
    passage: u32,
    paragraph: u32,
    pub(super) first: usize,
    pub(super) end: usize,
    /// Whether most words are capitalised, as in a headline: then a capital says nothing.
    pub(super) titled: bool,
    /// One past the last token that a phrase has taken.
    pub(super) taken: usize,
    /// The tokens where a phrase may begin.
    beginnings: &'a Bits,
    /// Words that the article capitalises where nothing asks for it.
    pub(super) seen: &'a Seen,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(
        article: &'a Article,
        tokens: &'a Tokens,
        words: &'a Classes,
        seen: &'a Seen,
        passage_idx: u32,
    ) -> Self {
        let passage = tokens.passages[passage_idx as usize];
        let (first, end) = (passage.first as usize, passage.last as usize);
        let titled = seen.is_titled(passage_idx);
        Self {
            text: article.text(),
            tokens: &tokens.all,
            words: &words.all,
            beginnings: &words.beginnings,
            passage: passage_idx,
            paragraph: passage.paragraph,
            first,
            end,
            titled,
            taken: first,
            seen,
        }
    }

    /// Adds the passage's mentions; `units` is room to work in.
    pub(super) fn run(mut self, units: &mut Units, out: &mut Vec<Mention>) {
        let mut at = self.first;
        while let Some(next) = self.beginnings.next(at, self.end) {
            debug_assert!(
                (at..next).all(|idle| self.finds_nothing(idle, units, out)),
                "a phrase begins where none may"
            );
            if next > at {
                self.taken = self.taken.max(next - 1);
            }
            at = self.step(next, units, out).max(next + 1);
            self.taken = self.taken.max(next);
        }
    }

    /// Says whether a step at `i` would do no more than go on: what [`Classes::beginnings`] promises.
    fn finds_nothing(&mut self, i: usize, units: &mut Units, out: &mut Vec<Mention>) -> bool {
        let n = out.len();
        self.step(i, units, out) <= i + 1 && out.len() == n
    }

    /// Takes what stands at token `i` and returns where to go on.
    fn step(&mut self, i: usize, units: &mut Units, out: &mut Vec<Mention>) -> usize {
        const OF_ITS_OWN: Word = Word::RELATIVE.or(Word::POSSESSIVE).or(Word::PRONOUN);
        let (token, word) = (&self.tokens[i], self.words[i].word);
        if token.is_word() && !word.is(OF_ITS_OWN) {
            return self.phrase(i, units, out);
        }
        if token.is_mark('@') && self.is_word(i + 1) && !self.tokens[i + 1].gap {
            let mut mention = self.mention(i, i + 2, i + 1, MentionKind::Handle);
            mention.trusted = true;
            out.push(mention);
            return i + 2;
        }
        if token.kind == TokenKind::Number {
            return self.phrase(i, units, out);
        }
        if !token.is_word() {
            return i + 1;
        }
        if self.is_relative(i) {
            out.push(self.mention(i, i + 1, i, MentionKind::Relative));
            return i + 1;
        }
        if word.is(Word::POSSESSIVE) && !self.is_capital(i) {
            let after = self.phrase(i, units, out);
            let (gender, plural) = pronoun_form(word);
            let mut mention = self.mention(i, i + 1, i, MentionKind::Pronoun);
            (mention.gender, mention.plural) = (gender, plural);
            mention.possessive = !word.is(Word::SHE) || after > i + 1;
            mention.nested = after > i + 1;
            out.push(mention);
            return after;
        }
        if word.is(Word::PRONOUN) && token.shape != Shape::Upper || self.is_i(i) {
            let (gender, plural) = pronoun_form(word);
            let mut mention = self.mention(i, i + 1, i, MentionKind::Pronoun);
            (mention.gender, mention.plural) = (gender, plural);
            out.push(mention);
            return i + 1;
        }
        self.phrase(i, units, out)
    }

    pub(super) fn is_i(&self, i: usize) -> bool {
        self.words[i].word.is(Word::ME) && self.tokens[i].range.len() == 1
    }

    fn is_relative(&self, i: usize) -> bool {
        self.words[i].word.is(Word::RELATIVE)
            && !self.words[i].starts
            && i > self.first
            && !self.tokens[i].is_capital()
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        i < self.end && self.tokens[i].is_word()
    }

    pub(super) fn is_mark(&self, i: usize, c: char) -> bool {
        i < self.end && self.tokens[i].is_mark(c)
    }

    /// Says whether token `i` is one of these words, written small.
    pub(super) fn is_one_of(&self, i: usize, words: &[u64]) -> bool {
        i < self.end && self.tokens[i].shape == Shape::Lower && words.contains(&self.tokens[i].key)
    }

    /// Reads a phrase at token `i`, adds its mentions and returns where to go on.
    fn phrase(&mut self, i: usize, units: &mut Units, out: &mut Vec<Mention>) -> usize {
        let after = self.units(i, units);
        if units.all().is_empty() {
            if self.words[i].word.is(Word::INDEFINITE) && !self.words[i].possessive && !self.counts_noun(i) {
                let mut mention = self.mention(i, i + 1, i, MentionKind::Indefinite);
                mention.plural = SEVERAL.contains(&self.words[i].key);
                out.push(mention);
            }
            return i + 1;
        }
        let added = out.len();
        let end = self.emit(units.all(), out);
        if out.len() == added {
            self.push_opening(i, units.all(), out);
        }
        self.taken = self.taken.max(end);
        after.max(end).max(i + 1)
    }

    pub(super) fn stops(&self, q: usize) -> bool {
        self.words[q].word.is(Word::FUNCTION
            .or(Word::SAY)
            .or(Word::VERB)
            .or(Word::PRONOUN)
            .or(Word::RELATIVE)
            .or(Word::DETERMINER))
            || self.tokens[q].is_capital()
    }

    /// `all claims “must be small”`, `for many reasons`: several do not do what ends in "s".
    fn counts_noun(&self, i: usize) -> bool {
        SEVERAL.contains(&self.words[i].key) && self.is_word(i + 1) && {
            let (token, word) = (&self.tokens[i + 1], self.words[i + 1].word);
            !word.is(Word::FUNCTION.or(Word::AUXILIARY)) && token.range.of(self.text).ends_with('s')
        }
    }

    /// The words that open a phrase stand for it where it has no head: `these two`, `another`.
    fn push_opening(&self, i: usize, units: &[Unit], out: &mut Vec<Mention>) {
        let two = units.len() > 1
            && units.iter().all(|u| u.kind == UnitKind::Opening)
            && self.tokens[i].kind != TokenKind::Number;
        // `All this` says nothing.
        if two && [key("this"), key("that")].contains(&self.words[i + 1].key) {
            return;
        }
        if two {
            let mut mention = self.mention(i, i + 2, i + 1, MentionKind::Indefinite);
            mention.plural = true;
            out.push(mention);
        } else if self.words[i].word.is(Word::INDEFINITE) && !self.counts_noun(i) {
            let mut mention = self.mention(i, i + 1, i, MentionKind::Indefinite);
            mention.plural = SEVERAL.contains(&self.words[i].key);
            self.extend(&mut mention);
            out.push(mention);
        }
    }

    pub(super) fn range(&self, first: usize, last: usize) -> TextRange {
        let start = self.tokens.get(first).map_or(0, |t| t.range.start);
        let end = last.checked_sub(1).and_then(|l| self.tokens.get(l)).map_or(start, |t| t.range.end);
        TextRange::new(start, end)
    }

    pub(super) fn without_possessive(&self, range: TextRange) -> TextRange {
        let words = range.of(self.text);
        let stem = words
            .strip_suffix("'s")
            .or(words.strip_suffix("’s"))
            .or(words.strip_suffix("'S"))
            .or(words.strip_suffix("’S"))
            .unwrap_or(words);
        TextRange::from_usize(range.start as usize, range.start as usize + stem.len())
    }

    pub(super) fn mention(&self, first: usize, last: usize, head: usize, kind: MentionKind) -> Mention {
        let range = self.range(first, last);
        Mention {
            range,
            short: range,
            name: range,
            head: head as u32,
            first: first as u32,
            last: last as u32,
            end: last as u32,
            name_first: first as u32,
            name_last: last as u32,
            kind,
            gender: Gender::Unknown,
            plural: false,
            trusted: true,
            quoted: false,
            possessive: false,
            nested: false,
            passage: self.passage,
            paragraph: self.paragraph,
        }
    }
}

/// The gender and number of a pronoun.
fn pronoun_form(word: Word) -> (Gender, bool) {
    if word.is(Word::HE) {
        (Gender::Male, false)
    } else if word.is(Word::SHE) {
        (Gender::Female, false)
    } else if word.is(Word::IT) {
        (Gender::Neuter, false)
    } else {
        (Gender::Unknown, word.is(Word::THEY))
    }
}
