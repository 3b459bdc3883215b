//! Who claims a figure: the speaker of the quote it stands in, else whom the sentence's reporting clause makes responsible.

use super::lexicon::{
    ACCORDING, ADJECTIVE, ADVERB, AUXILIARY, CARDINAL, DETERMINER, MONTH, PRONOUN, REPORTING, VERB, WEEKDAY,
};
use super::view::{View, before, says};
use super::{leftward, phrase};
use crate::extract::token::{ByKey, by_key, key};
use crate::extract::{Claim, Extraction, Quote, Speaker, SpeakerIdx};
use crate::text::TextRange;

/// How many quotes around a sentence are asked who their source is.
const NEAR: usize = 8;

/// Goes through the quotes along with the figures, both in the order of the text.
#[derive(Debug, Default)]
pub struct Claims {
    /// The first quote that may still hold a figure.
    next: usize,
    /// The speakers by the [`key`] of their name's last word; filled when first asked.
    names: Option<ByKey<SpeakerIdx>>,
}

impl Claims {
    /// Gives the figures of one sentence (those from `first` on) their quote and their claimant.
    pub fn give(&mut self, v: &View<'_>, extraction: &mut Extraction, first: usize) {
        if first >= extraction.figures.len() {
            return;
        }
        let mut reported = None;
        for i in first..extraction.figures.len() {
            let at = extraction.figures[i].range;
            let quote = self.quote(&extraction.quotes, at);
            let claim = if let Some(quote) = quote.and_then(|q| extraction.quotes.get(q)) {
                quote.source.map(|source| Claim { source, speaker: quote.speaker })
            } else {
                let (claim, clause) = *reported.get_or_insert_with(|| self.clause(v, extraction));
                claim.filter(|_| clause.says(at))
            };
            let figure = &mut extraction.figures[i];
            figure.quote = quote.map(|q| q as u32);
            figure.claimed_by = claim;
        }
    }

    /// The quote whose words hold `at`.
    fn quote(&mut self, quotes: &[Quote], at: TextRange) -> Option<usize> {
        while quotes.get(self.next).is_some_and(|q| q.range().end <= at.start) {
            self.next += 1;
        }
        let holds = |q: &Quote| q.segments.iter().any(|s| s.range.covers(at));
        let ahead = self.next..quotes.len().min(self.next + NEAR);
        ahead.take_while(|q| quotes[*q].range().start <= at.start).find(|q| holds(&quotes[*q]))
    }

    /// The claimant that the sentence's reporting clause names, and which figures that clause reports.
    fn clause(&mut self, v: &View<'_>, extraction: &Extraction) -> (Option<Claim>, Clause) {
        let Some((source, clause)) = according(v).or_else(|| reporting(v)) else {
            return (None, Clause::default());
        };
        (Some(Claim { source, speaker: self.speaker(v, extraction, source) }), clause)
    }

    /// The speaker behind a source: that of a near quote whose source has the same words, else one whose name ends alike.
    fn speaker(&mut self, v: &View<'_>, extraction: &Extraction, source: TextRange) -> Option<SpeakerIdx> {
        let words = source.of(v.text);
        let near = self.next.saturating_sub(NEAR)..extraction.quotes.len().min(self.next + NEAR);
        let same = |q: &&Quote| q.source.is_some_and(|s| s.of(v.text) == words);
        let quotes = extraction.quotes.get(near).unwrap_or_default();
        if let Some(quote) = quotes.iter().filter(same).min_by_key(|q| q.range().start.abs_diff(source.start))
        {
            return quote.speaker;
        }
        let last = last_word(words).filter(|w| w.len() > 2 && w.starts_with(char::is_uppercase))?;
        let names = self.names.get_or_insert_with(|| {
            let by_name = |(i, s): (usize, &Speaker)| Some((key(last_word(&s.name)?), SpeakerIdx(i as u32)));
            let mut names = by_key(extraction.speakers.len());
            names.extend(extraction.speakers.iter().enumerate().rev().filter_map(by_name));
            names
        });
        // "Save The Student" is not "one student".
        let alike = |s: &SpeakerIdx| {
            extraction.speakers.get(s.0 as usize).and_then(|s| last_word(&s.name)) == Some(last)
        };
        names.get(&key(last)).copied().filter(alike)
    }
}

fn last_word(name: &str) -> Option<&str> {
    name.rsplit(' ').next()
}

/// Which part of a sentence a reporting clause does not report.
#[derive(Clone, Copy, Debug, Default)]
struct Clause {
    /// The claimant with what is said about him, and the verb.
    own: TextRange,
    /// Whether the claimant stands behind the verb ("…, said the bank, which has 900 staff"): what follows is his.
    inverted: bool,
}

impl Clause {
    fn says(self, at: TextRange) -> bool {
        !self.own.covers(at) && !(self.inverted && at.start >= self.own.start)
    }
}

/// "according to the bank", "according to the Reuters news agency".
fn according(v: &View<'_>) -> Option<(TextRange, Clause)> {
    if v.any & ACCORDING == 0 {
        return None;
    }
    let n = v.tokens.len().min(120);
    let at = (0..n).find(|i| v.is(*i, ACCORDING) && says!(v, i + 1, "to"))?;
    let mut first = at + 2;
    first += usize::from(v.is(first, DETERMINER));
    let (_, mut last) = phrase::noun_at(v, first)?;
    let ends = VERB | REPORTING | ADVERB | MONTH | WEEKDAY;
    while v.is_nominal(last + 1) && !v.is(last + 1, ends) && !v.is_participle(last + 1) && last < first + 7 {
        last += 1;
    }
    Some((v.range(at + 2, last), Clause::default()))
}

/// "Philp said", "The Times reports", ", the bank said", ", said Mr Dorn".
fn reporting(v: &View<'_>) -> Option<(TextRange, Clause)> {
    let n = if v.any & REPORTING == 0 { 0 } else { v.tokens.len().min(120) };
    (0..n).filter(|i| v.is(*i, REPORTING)).find_map(|i| reported(v, i).or_else(|| inverted(v, i)))
}

/// The claimant before the verb at `verb`, if the verb reports.
fn reported(v: &View<'_>, verb: usize) -> Option<(TextRange, Clause)> {
    let end = auxiliaries_before(v, verb);
    let last = before(end);
    if !is_reporting(v, verb, last) {
        return None;
    }
    let until = |first: usize| Clause { own: v.range(first, verb), inverted: false };
    if v.is(last, PRONOUN) {
        let body = says!(v, last, "it")
            && says!(
                v,
                verb,
                "believes claimed claims estimated estimates expects predicted predicts reckons reported said says \
                    warned"
            );
        return (body || says!(v, last, "he she they we i")).then(|| (v.range(last, last), until(last)));
    }
    // "its poll, which found", "the bank, which said": the noun before the comma.
    let end = if says!(v, last, "which who") { last } else { end };
    let end = end - usize::from(v.is_mark(before(end), &[',']) && says!(v, end, "which who"));
    let remark = v.is_mark(before(end), &[',', ')']) || v.is_dash(before(end));
    let end = if remark { leftward::before_remark(v, before(end))? } else { end };
    let (first, last) = claimant(v, end)?;
    Some((v.range(first, last), until(first)))
}

/// The noun phrase that ends before `end`, with its article.
fn claimant(v: &View<'_>, end: usize) -> Option<phrase::Phrase> {
    let last = before(end);
    let (mut first, mut last) =
        if v.is_capital(last) { leftward::name_before(v, end)? } else { leftward::phrase_before(v, end)? };
    let led = before(first);
    let led = if v.is(led, DETERMINER) { before(led) } else { led };
    // "the Bank of England said", "a man from the Lake District said": the first noun is who says it.
    if says!(v, led, "of from for in at by with on") {
        (first, last) = leftward::chain_before(v, end)?;
    }
    let noun = v.is_nominal(last) && !v.is(last, ADVERB | MONTH | WEEKDAY | REPORTING);
    let verbal = v.is_participle(last) || v.is_lower(last) && v.words(last).ends_with("ly");
    let article = before(first);
    let article = says!(v, article, "the a an one his her its their") && last - first < 9;
    (noun && !verbal).then(|| (first - usize::from(article), last))
}

/// The first of the words that stand between a claimant and his verb: "the firm *had also* warned".
fn auxiliaries_before(v: &View<'_>, verb: usize) -> usize {
    let mut end = verb;
    while v.is(before(end), ADVERB | AUXILIARY)
        || v.is_lower(before(end)) && v.words(before(end)).ends_with("ly")
    {
        end = before(end);
    }
    end
}

/// ", said Mr Dorn", "estimates James Goodman": the claimant behind the verb.
fn inverted(v: &View<'_>, verb: usize) -> Option<(TextRange, Clause)> {
    let led = v.is_mark(before(verb), &[',', '”', '"', '’']) && verb > 2;
    let article = verb + 1;
    let begins = v.is_capital(article) || says!(v, article, "the a an one his her its");
    if !led || !begins {
        return None;
    }
    let first = article + usize::from(v.is(article, DETERMINER));
    let (_, last) = phrase::noun_at(v, first)?;
    Some((v.range(article, last), Clause { own: v.range(verb, last), inverted: true }))
}

/// A verb of saying, not a noun of the same form ("the reports", "a show"). `last`: the word before it and its auxiliaries.
fn is_reporting(v: &View<'_>, i: usize, last: usize) -> bool {
    let subject =
        v.is_nominal(last) || says!(v, last, "he she it they we i which who") || closes_remark(v, last);
    if !subject || v.is_hyphen(i + 1) || says!(v, last, "old olds") || says!(v, i, "boasted") {
        return false;
    }
    // "is estimated at", "we are told": nobody who says it.
    if says!(v, before(i), "is are was were be been being") {
        return false;
    }
    let clause = says!(v, i + 1, "that there it");
    let counted = v.is_number(i + 1) || v.is(i + 1, CARDINAL) || says!(v, i + 1, "a an the his her its");
    // "added 33 points", "claimed a medal"
    if says!(v, i, "added adds claimed claims")
        && (counted || says!(v, i + 1, "gold silver bronze olympic up"))
    {
        return false;
    }
    let surveys = says!(
        v,
        last,
        "survey poll study report analysis research figures data statistics results review audit numbers"
    );
    if says!(v, i, "add forecast show shows showed found estimated recorded states") && !surveys {
        return clause;
    }
    // Plural nouns as well: "construction projects", "rejected claims".
    let noun = says!(v, i, "claim claims estimates forecasts notes projects reports finds");
    let led =
        v.is_capital(last) || v.is(before(last), DETERMINER) && !v.is(last, ADJECTIVE) && !v.is_plural(last);
    !noun
        || clause
        || says!(v, last, "it he she they we i")
        || led && (counted || v.is(i + 1, DETERMINER | PRONOUN))
}

/// "Peter Tom, who is to stay, said", "the department (DHSC) said".
fn closes_remark(v: &View<'_>, last: usize) -> bool {
    v.is_mark(last, &[',', ')']) && leftward::before_remark(v, last).is_some()
}
