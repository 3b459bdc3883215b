//! What a phrase is made of: its units from the opening word on, as far as they can belong together.

use super::class::Class;
use super::lexicon::Word;
use super::scan::Scanner;
use crate::extract::token::{Shape, TokenKind, keys};

/// Nouns for somebody, or something written, that stand before other nouns as well.
const QUALIFIERS: [u64; 15] = keys([
    "ruling",
    "host",
    "official",
    "comic",
    "native",
    "professional",
    "regular",
    "representative",
    "academic",
    "classic",
    "minor",
    "general",
    "major",
    "private",
    "principal",
]);

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

/// The units of one phrase after the other, without an allocation each.
#[derive(Default)]
pub(super) struct Units {
    all: Vec<Unit>,
    /// Whether an article, a number or a possessive opens the phrase.
    opened: bool,
    /// Whether the last unit may be the phrase's head.
    head: bool,
    /// Whether a hyphen stands before what comes.
    glued: bool,
}

impl Units {
    /// Adds a unit and returns where to go on; `None` where there are too many.
    fn add(&mut self, unit: Unit) -> Option<usize> {
        let room = self.all.len() < LONGEST;
        if room {
            self.all.push(unit);
            self.glued = false;
        }
        room.then_some(unit.last)
    }

    pub(super) fn all(&self) -> &[Unit] {
        &self.all
    }
}

impl Scanner<'_> {
    /// Collects the units of the phrase that begins at `i`; returns one past the last token looked at.
    pub(super) fn units(&self, i: usize, units: &mut Units) -> usize {
        units.all.clear();
        let mut p = i;
        while p < self.end && units.all.len() < 3 && self.opens(p) {
            let possessive = self.words[p].word.is(Word::POSSESSIVE);
            units.all.push(Unit { first: p, last: p + 1, kind: UnitKind::Opening, possessive });
            p += 1;
        }
        (units.opened, units.head, units.glued) = (p > i, false, false);
        while p < self.end {
            let next = if !self.tokens[p].is_word() {
                self.over_other(p, units)
            } else if self.is_capital(p) || self.is_particle_start(p) {
                self.capital_unit(p, units)
            } else {
                self.small_unit(p, units)
            };
            let Some(next) = next else { break };
            p = next;
        }
        p
    }

    fn opens(&self, p: usize) -> bool {
        if !self.words[p].word.is(Word::DETERMINER.or(Word::POSSESSIVE)) {
            return self.tokens[p].kind == TokenKind::Number;
        }
        // "that companies report": before a plural or a name `that` is a conjunction.
        // "that the mill will close", "that his bill": so it is before an article.
        let several =
            Word::PERSONS.or(Word::BODIES).or(Word::DOCUMENTS).or(Word::DETERMINER).or(Word::POSSESSIVE);
        let conjunction = self.is_that(p)
            && (self.is_capital(p + 1) || self.is_word(p + 1) && self.words[p + 1].word.is(several));
        !(self.is_capital(p) || conjunction)
    }

    /// Goes over a number or mark that may stand inside a phrase.
    fn over_other(&self, p: usize, units: &mut Units) -> Option<usize> {
        let token = &self.tokens[p];
        match token.kind {
            TokenKind::Number => (units.opened && !units.head).then_some(p + 1),
            // `Harbour Board (HB) chief`
            TokenKind::Mark('(') => {
                let short = units.head && self.is_mark(p + 2, ')') && self.is_word(p + 3);
                (short && self.words[p + 3].word.is(Word::NOUN)).then_some(p + 3)
            }
            TokenKind::Mark('-' | '/') => {
                let tight = !token.gap && self.is_word(p + 1) && !self.tokens[p + 1].gap;
                units.glued = tight && !units.all.is_empty();
                units.glued.then_some(p + 1)
            }
            TokenKind::Mark('\'' | '’') if !token.gap && self.possessive_plural(p) => {
                let owner = units.all.last_mut().filter(|u| u.last == p)?;
                owner.possessive = true;
                units.head = false;
                Some(p + 1)
            }
            TokenKind::Word | TokenKind::Mark(_) => None,
        }
    }

    fn capital_unit(&self, p: usize, units: &mut Units) -> Option<usize> {
        if units.all.last().is_some_and(|u| self.stops_before_capitals(u)) {
            return None;
        }
        let last = self.capitals(p);
        let possessive = self.words[last - 1].possessive;
        let next = units.add(Unit { first: p, last, kind: UnitKind::Capitals, possessive })?;
        // A whole name is followed by a noun only where it modifies one ("Trump lawyer").
        units.head = !possessive;
        Some(next)
    }

    /// A noun or modifier that is not written as a name.
    fn small_unit(&self, p: usize, units: &mut Units) -> Option<usize> {
        let Class { word, possessive, starts, .. } = self.words[p];
        let Units { opened, head, glued, .. } = *units;
        let closed = word.is(Word::FUNCTION.or(Word::PRONOUN).or(Word::RELATIVE))
            || word.is(Word::DETERMINER) && !word.is(Word::ADJECTIVE);
        if closed && !glued {
            return None;
        }
        let noun = word.is(Word::NOUN) && (opened && !head || !word.is(Word::SAY)) && !self.qualifies(p);
        let fits = if noun {
            !(head && self.is_verb_with_object(p))
        } else {
            let alone = !opened && units.all.is_empty();
            (glued || !word.is(Word::SAY.or(Word::VERB)))
                && (!alone || word.is(Word::ADJECTIVE) || starts)
                && (!head || glued || self.leads_to_noun(p))
        };
        if !fits || head && !glued && units.all.last().is_some_and(|u| self.is_plural(u)) {
            return None;
        }
        let kind = if noun { UnitKind::Noun } else { UnitKind::Modifier };
        let next = units.add(Unit { first: p, last: p + 1, kind, possessive })?;
        units.head = noun && !possessive;
        Some(next)
    }

    /// `the official rate`, `her comic timing`, `the ruling Unity Party`: a noun that says of what sort another is.
    fn qualifies(&self, p: usize) -> bool {
        if !self.is_one_of(p, &QUALIFIERS) || !self.is_word(p + 1) || self.words[p].possessive {
            return false;
        }
        let next = self.words[p + 1].word;
        let other = Word::FUNCTION
            .or(Word::SAY)
            .or(Word::VERB)
            .or(Word::AUXILIARY)
            .or(Word::PRONOUN)
            .or(Word::RELATIVE)
            .or(Word::DETERMINER)
            .or(Word::NOUN);
        let text = self.tokens[p + 1].range.of(self.text);
        let small = self.tokens[p + 1].shape == Shape::Lower;
        let ruling = self.words[p].key == QUALIFIERS[0];
        // `a host of problems`.
        if self.words[p].key == QUALIFIERS[1] {
            return self.is_one_of(p + 1, &keys(["of"]));
        }
        ruling || small && !next.is(other) && !["ed", "ly"].iter().any(|e| text.ends_with(e))
    }

    /// "the group advocates a law": a plural that may be a verb, with its object.
    fn is_verb_with_object(&self, p: usize) -> bool {
        self.words[p].word.is(Word::PERSONS)
            && self.is_word(p + 1)
            && self.words[p + 1].word.is(Word::DETERMINER)
            && self.tokens[p + 1].gap
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

    /// Says whether the small unknown word at `i` may be a modifier before a noun.
    pub(super) fn may_modify(&self, i: usize) -> bool {
        let word = self.words[i].word;
        if word.is(Word::ADJECTIVE) {
            return true;
        }
        let text = self.tokens[i].range.of(self.text);
        !["ed", "ing", "ly", "es"].iter().any(|e| text.ends_with(e)) && text.len() > 2
    }

    /// Says whether the unknown word at `p` is followed by a noun that goes on with the phrase ("chief *finance* officer").
    fn leads_to_noun(&self, p: usize) -> bool {
        // `sporting director` right behind a name.
        let trade = p > self.first
            && self.tokens[p - 1].is_capital()
            && !self.stops(p)
            && self.is_word(p + 1)
            && self.words[p + 1].word.is(Word::PERSON);
        if trade || !self.may_modify(p) {
            return trade;
        }
        let passed = |q: usize| {
            self.is_mark(q, '-')
                || self.is_word(q)
                    && self.may_modify(q)
                    && !self.stops(q)
                    && !self.words[q].word.is(Word::NOUN)
        };
        let after = (p + 1..self.end.min(p + 4)).find(|q| !passed(*q));
        after.is_some_and(|q| {
            let word = self.words[q].word;
            word.is(Word::NOUN) && !word.is(Word::SAY.or(Word::VERB)) && !self.tokens[q].is_capital()
        })
    }
}
