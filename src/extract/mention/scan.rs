//! Cuts one passage into noun phrases, left to right, without a parser: a phrase is an opening word, modifiers, and a head
//! that the word lists or a capital letter tell. What follows the head (appositions, clauses) is [`super::extend`]'s.

use super::lexicon::Word;
use super::seen::Seen;
use super::{Class, Gender, Mention, MentionKind};
use crate::article::Article;
use crate::extract::token::{Shape, Token, TokenKind, Tokens};
use crate::text::TextRange;

/// Tokens that one phrase may have before its head; longer runs are cut here.
const LONGEST: usize = 18;

/// What a phrase is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) kind: UnitKind,
    pub(super) possessive: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    Opening,
    Modifier,
    Noun,
    Capitals,
}

/// The units of a phrase, without an allocation.
pub(super) struct Units {
    list: [Unit; LONGEST],
    len: usize,
}

impl Units {
    fn new() -> Self {
        let empty = Unit { first: 0, last: 0, kind: UnitKind::Modifier, possessive: false };
        Self { list: [empty; LONGEST], len: 0 }
    }

    fn push(&mut self, unit: Unit) -> bool {
        let room = self.len < LONGEST;
        if room {
            self.list[self.len] = unit;
            self.len += 1;
        }
        room
    }

    pub(super) fn all(&self) -> &[Unit] {
        &self.list[..self.len]
    }
}

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
    /// Words that the article capitalises where nothing asks for it.
    pub(super) seen: &'a Seen,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(
        article: &'a Article,
        tokens: &'a Tokens,
        words: &'a [Class],
        seen: &'a Seen,
        passage_idx: u32,
    ) -> Self {
        let passage = tokens.passages[passage_idx as usize];
        let (first, end) = (passage.first as usize, passage.last as usize);
        let titled = seen.is_titled(passage_idx);
        Self {
            text: article.text(),
            tokens: &tokens.all,
            words,
            passage: passage_idx,
            paragraph: passage.paragraph,
            first,
            end,
            titled,
            taken: first,
            seen,
        }
    }

    pub(super) fn run(mut self, out: &mut Vec<Mention>) {
        let mut at = self.first;
        while at < self.end {
            let next = if self.words[at].idle {
                debug_assert!(self.finds_nothing(at, out), "a phrase begins at an idle token");
                at + 1
            } else {
                self.step(at, out).max(at + 1)
            };
            self.taken = self.taken.max(at);
            at = next;
        }
    }

    /// Says whether a step at `i` would do no more than go on: what [`is_idle`] promises.
    fn finds_nothing(&mut self, i: usize, out: &mut Vec<Mention>) -> bool {
        let n = out.len();
        self.step(i, out) <= i + 1 && out.len() == n
    }

    /// Takes what stands at token `i` and returns where to go on.
    fn step(&mut self, i: usize, out: &mut Vec<Mention>) -> usize {
        let (token, class) = (self.tokens[i], self.words[i]);
        if token.is_mark('@') && self.is_word(i + 1) && !self.tokens[i + 1].gap {
            let mut mention = self.mention(i, i + 2, i + 1, MentionKind::Handle);
            mention.trusted = true;
            out.push(mention);
            return i + 2;
        }
        if token.kind == TokenKind::Number {
            return self.phrase(i, out);
        }
        if !token.is_word() {
            return i + 1;
        }
        let word = class.word;
        if self.is_relative(i) {
            out.push(self.mention(i, i + 1, i, MentionKind::Relative));
            return i + 1;
        }
        if word.is(Word::POSSESSIVE) && !self.is_capital(i) {
            let after = self.phrase(i, out);
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
        self.phrase(i, out)
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

    fn word(&self, i: usize) -> Word {
        if i < self.end { self.words[i].word } else { Word::default() }
    }

    /// Says whether the small unknown word at `i` may be a modifier before a noun.
    pub(super) fn may_modify(&self, i: usize) -> bool {
        let word = self.words[i].word;
        if word.is(Word::ADJECTIVE) {
            return true;
        }
        let text = self.tokens[i].range.of(self.text);
        !["ed", "ing", "ly", "es"].iter().any(|e| text.ends_with(e)) && text.len() > 2
    }

    /// Reads a phrase at token `i`, adds its mentions and returns where to go on.
    fn phrase(&mut self, i: usize, out: &mut Vec<Mention>) -> usize {
        let mut units = Units::new();
        let after = self.units(i, &mut units);
        if units.len == 0 {
            if self.words[i].word.is(Word::INDEFINITE) && !self.words[i].possessive {
                out.push(self.mention(i, i + 1, i, MentionKind::Indefinite));
            }
            return i + 1;
        }
        let added = out.len();
        let end = self.emit(&units, out);
        let two = units.len > 1
            && units.all().iter().all(|u| u.kind == UnitKind::Opening)
            && self.tokens[i].kind != TokenKind::Number;
        if out.len() == added && two {
            let mut mention = self.mention(i, i + 2, i + 1, MentionKind::Indefinite);
            mention.plural = true;
            out.push(mention);
        }
        if out.len() == added && self.words[i].word.is(Word::INDEFINITE) {
            let mut mention = self.mention(i, i + 1, i, MentionKind::Indefinite);
            self.extend(&mut mention);
            out.push(mention);
        }
        self.taken = self.taken.max(end);
        after.max(end).max(i + 1)
    }

    /// Collects the units of the phrase that begins at `i`; returns one past the last token looked at.
    fn units(&self, i: usize, units: &mut Units) -> usize {
        let mut p = i;
        while p < self.end && units.len < 3 && self.opens(p) {
            units.push(Unit {
                first: p,
                last: p + 1,
                kind: UnitKind::Opening,
                possessive: self.words[p].word.is(Word::POSSESSIVE),
            });
            p += 1;
        }
        let opened = units.len > 0;
        let mut head = false;
        let mut glued = false;
        while p < self.end {
            let token = self.tokens[p];
            // `Harbour Board (HB) chief`
            if token.is_mark('(')
                && self.is_mark(p + 2, ')')
                && self.is_word(p + 3)
                && self.words[p + 3].word.is(Word::NOUN)
                && head
            {
                p += 3;
                continue;
            }
            if matches!(token.kind, TokenKind::Mark('-' | '/'))
                && !token.gap
                && self.is_word(p + 1)
                && !self.tokens[p + 1].gap
                && units.len > 0
            {
                (glued, p) = (true, p + 1);
                continue;
            }
            if matches!(token.kind, TokenKind::Mark('\'' | '’'))
                && !token.gap
                && self.possessive_plural(p)
                && let Some(unit) = units.list[..units.len].last_mut().filter(|u| u.last == p)
            {
                unit.possessive = true;
                head = false;
                p += 1;
                continue;
            }
            if !token.is_word() {
                if token.kind == TokenKind::Number && opened && !head {
                    p += 1;
                    continue;
                }
                break;
            }
            if self.is_capital(p) || self.is_particle_start(p) {
                if units.all().last().is_some_and(|u| self.stops_before_capitals(u)) {
                    break;
                }
                let last = self.capitals(p);
                let possessive = self.words[last - 1].possessive;
                if !units.push(Unit { first: p, last, kind: UnitKind::Capitals, possessive }) {
                    break;
                }
                // A whole name is followed by a noun only where it modifies one ("Trump lawyer").
                head = !possessive;
                p = last;
                glued = false;
                continue;
            }
            let word = self.words[p].word;
            if !glued
                && (word.is(Word::FUNCTION.or(Word::PRONOUN).or(Word::RELATIVE))
                    || word.is(Word::DETERMINER) && !word.is(Word::ADJECTIVE))
            {
                break;
            }
            let noun = word.is(Word::NOUN) && (opened && !head || !word.is(Word::SAY));
            // "the group advocates a law": a plural that may be a verb, with its object.
            if noun
                && head
                && word.is(Word::PERSONS)
                && self.is_word(p + 1)
                && self.words[p + 1].word.is(Word::DETERMINER)
                && self.tokens[p + 1].gap
            {
                break;
            }
            if !noun && !glued && word.is(Word::SAY.or(Word::VERB)) {
                break;
            }
            if head
                && (!noun && !self.leads_to_noun(p) || units.all().last().is_some_and(|u| self.is_plural(u)))
            {
                break;
            }
            if !noun && !opened && units.len == 0 && !word.is(Word::ADJECTIVE) && !self.words[p].starts {
                break;
            }
            let kind = if noun { UnitKind::Noun } else { UnitKind::Modifier };
            let possessive = self.words[p].possessive;
            if !units.push(Unit { first: p, last: p + 1, kind, possessive }) {
                break;
            }
            head = noun && !possessive;
            glued = false;
            p += 1;
        }
        p
    }

    fn opens(&self, p: usize) -> bool {
        let word = self.words[p].word;
        if self.tokens[p].kind == TokenKind::Number {
            return true;
        }
        // "that companies report": before a plural or a name `that` is a conjunction.
        let next = if self.is_word(p + 1) { self.words[p + 1].word } else { Word::default() };
        let that = self.is_that(p)
            && (self.is_capital(p + 1) || next.is(Word::PERSONS.or(Word::BODIES).or(Word::DOCUMENTS)));
        word.is(Word::DETERMINER.or(Word::POSSESSIVE)) && !self.is_capital(p) && !that
    }

    /// `officials’ reports`: the mark is a possessive when the word ends in s and a blank follows.
    fn possessive_plural(&self, p: usize) -> bool {
        p > self.first
            && self.tokens[p - 1].is_word()
            && self.tokens[p - 1].range.of(self.text).ends_with('s')
            && self.is_word(p + 1)
            && self.tokens[p + 1].gap
    }

    fn stops_before_capitals(&self, unit: &Unit) -> bool {
        let word = self.words[unit.last - 1].word;
        let plural = word.is(Word::PERSONS.or(Word::BODIES).or(Word::DOCUMENTS))
            && !word.is(Word::PERSON.or(Word::BODY));
        let written = word.is(Word::DOCUMENT) && !word.is(Word::PERSON.or(Word::BODY));
        unit.kind == UnitKind::Noun && !unit.possessive && (plural || written)
    }

    /// A noun for several closes its phrase.
    pub(super) fn is_plural(&self, unit: &Unit) -> bool {
        let word = self.words[unit.last - 1].word;
        unit.kind == UnitKind::Noun
            && !unit.possessive
            && word.is(Word::PERSONS.or(Word::BODIES).or(Word::DOCUMENTS))
            && !word.is(Word::PERSON.or(Word::BODY).or(Word::DOCUMENT))
    }

    /// Says whether the unknown word at `p` is followed by a noun that goes on with the phrase ("chief *finance* officer").
    fn leads_to_noun(&self, p: usize) -> bool {
        let after = (p + 1..self.end.min(p + 4)).find(|&q| {
            !(self.is_mark(q, '-')
                || self.is_word(q)
                    && self.may_modify(q)
                    && !self.stops(q)
                    && !self.words[q].word.is(Word::NOUN))
        });
        // `sporting director` right behind a name.
        let trade = p > self.first
            && self.tokens[p - 1].is_capital()
            && !self.stops(p)
            && self.is_word(p + 1)
            && self.words[p + 1].word.is(Word::PERSON);
        if trade {
            return true;
        }
        self.may_modify(p)
            && after.is_some_and(|q| {
                let word = self.word(q);
                self.is_word(q)
                    && word.is(Word::NOUN)
                    && !word.is(Word::SAY.or(Word::VERB))
                    && !self.tokens[q].is_capital()
            })
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

/// Says whether a small word begins no phrase and is none: what [`Scanner::phrase`] would find out in the end. Most words of
/// a text are such. `starts` says whether a sentence begins with it.
pub(super) fn is_idle(word: Word, starts: bool) -> bool {
    const BEGINS: Word = Word::DETERMINER
        .or(Word::POSSESSIVE)
        .or(Word::PRONOUN)
        .or(Word::RELATIVE)
        .or(Word::INDEFINITE)
        .or(Word::PARTICLE);
    let noun = word.is(Word::NOUN) && !word.is(Word::SAY);
    let modifier = !word.is(Word::SAY.or(Word::VERB)) && (word.is(Word::ADJECTIVE) || starts);
    !word.is(BEGINS) && (word.is(Word::FUNCTION) || !noun && !modifier)
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

/// Says whether most of a passage's words are capitalised, as in a headline; nearly all where it ends like a sentence.
pub(super) fn is_titled(tokens: &[Token], words: &[Class]) -> bool {
    let (mut capital, mut all) = (0, 0);
    for (token, class) in tokens.iter().zip(words).take(60) {
        let small = class.word.is(Word::FUNCTION.or(Word::DETERMINER)) && !class.word.is(Word::VERB);
        let counts = token.is_word() && token.range.len() > 2 && !small;
        capital += usize::from(counts && token.is_capital());
        all += usize::from(counts);
    }
    let ends = tokens.last().is_some_and(|t| t.is_mark('.'));
    all >= 4 && capital * 20 >= all * if ends { 18 } else { 14 }
}
