//! Who claims a figure: the speaker of the quote it stands in, else whom the sentence's reporting clause makes responsible.

use super::lexicon::{ADVERB, AUXILIARY, PRONOUN, REPORTING};
use super::phrase;
use super::view::{View, before, says};
use crate::extract::token::{ByKey, key};
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
            let claim = match quote.and_then(|q| extraction.quotes.get(q)) {
                Some(quote) => quote.source.map(|source| Claim { source, speaker: quote.speaker }),
                None => *reported.get_or_insert_with(|| self.clause(v, extraction)),
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

    /// The claimant that the sentence's reporting clause names.
    fn clause(&mut self, v: &View<'_>, extraction: &Extraction) -> Option<Claim> {
        let source = according(v).or_else(|| reporting(v))?;
        Some(Claim { source, speaker: self.speaker(v, extraction, source) })
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
            extraction.speakers.iter().enumerate().rev().filter_map(by_name).collect()
        });
        names.get(&key(last)).copied()
    }
}

fn last_word(name: &str) -> Option<&str> {
    name.rsplit(' ').next()
}

/// "according to the bank".
fn according(v: &View<'_>) -> Option<TextRange> {
    let at = (0..v.tokens.len().min(120)).find(|i| says!(v, *i, "according") && says!(v, i + 1, "to"))?;
    let mut first = at + 2;
    first += usize::from(v.is(first, super::lexicon::DETERMINER));
    let (_, last) = phrase::noun_at(v, first)?;
    Some(v.range(at + 2, last))
}

/// "Philp said", "The Times reports", ", the bank said".
fn reporting(v: &View<'_>) -> Option<TextRange> {
    let verb = (1..v.tokens.len().min(120)).find(|i| v.is(*i, REPORTING) && is_reporting(v, *i))?;
    let mut end = verb;
    while v.is(before(end), ADVERB | AUXILIARY) {
        end = before(end);
    }
    let last = before(end);
    if v.is(last, PRONOUN) {
        return says!(v, last, "he she they we i").then(|| v.range(last, last));
    }
    let (first, last) =
        if v.is_capital(last) { phrase::name_before(v, end)? } else { phrase::phrase_before(v, end)? };
    let article = before(first);
    let first = if says!(v, article, "the a an one his her its their") { article } else { first };
    Some(v.range(first, last))
}

/// A verb of saying, not a noun of the same form ("the reports", "a show").
fn is_reporting(v: &View<'_>, i: usize) -> bool {
    let prev = before(i);
    (v.is_nominal(prev) || says!(v, prev, "he she they we i"))
        && !v.is_hyphen(i + 1)
        && !says!(v, prev, "old olds")
        && (!says!(
            v,
            i,
            "add forecast show shows showed found estimated claim claimed claims recorded states"
        ) || says!(v, i + 1, "that there it"))
}
