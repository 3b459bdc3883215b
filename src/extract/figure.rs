//! Figures: every number claimed, with its value, unit, modifier, change and what it counts.
//!
//! One pass over the tokens of each sentence, from number candidate to number candidate. At each the rules run in this
//! order, and the first that fits wins: [`numeral`] reads the number; [`amount`] ties currency and unit to it; [`reject`]
//! throws out what is none; [`pair`] joins ranges, scores and shares; then the context gives [`modifier`], [`change`],
//! [`counted`] (what it is of) and [`claim`] (who says it). All look-arounds are bounded, so the whole is linear.

#![allow(clippy::nonminimal_bool, reason = "a rule is written as it is said, not as it is shortest")]

mod amount;
mod attribute;
mod bearer;
mod calendar;
mod change;
mod claim;
mod compound;
mod counted;
mod country;
mod currency;
mod exchange;
mod fragment;
mod glued;
mod heat;
mod leftward;
mod lexicon;
mod lone;
mod measure;
mod modifier;
mod money;
mod multiple;
mod naming;
mod nation;
mod numeral;
mod pair;
mod phrase;
mod proper;
mod reject;
mod settle;
mod spelled;
mod spots;
mod tally;
mod time;
mod unit;
mod view;
mod words;

use super::sentence::sentences_at;
use super::token::{Passage, Shape, Token, Tokens};
use super::{Change, Extraction, Figure, FigureKind, Modifier};
use crate::article::Article;
use crate::text::TextRange;
use amount::Amount;
use country::Countries;
use lexicon::POLL;
use numeral::Form;
use rust_decimal::Decimal;
use settle::Settler;
use spots::{Spots, split_before};
use std::cell::Cell;
use view::{View, before, says};

/// Adds figures to `extraction`, whose quotes and speakers are already there.
pub fn extract(article: &Article, tokens: &Tokens, extraction: &mut Extraction) {
    let text = article.text();
    let countries = Countries::new(text, &tokens.all);
    let mut claims = claim::Claims::default();
    let (mut classes, mut found) = (Vec::with_capacity(128), Vec::with_capacity(8));
    let spots = Spots::of(text, &tokens.all);
    extraction.figures.reserve(spots.candidates.len() / 2);
    let (mut candidates, mut stops) = (spots.candidates.as_slice(), spots.stops.as_slice());
    for passage in &tokens.passages {
        let mut own = split_before(&mut candidates, passage.last);
        let stops = split_before(&mut stops, passage.last).iter().map(|s| (s - passage.first) as usize);
        // Where there is no candidate the passage need not be cut.
        if own.is_empty() {
            continue;
        }
        let all = &tokens.all[passage.first as usize..passage.last as usize];
        for sentence in sentences_at(text, all, stops) {
            let first = passage.first + sentence.start as u32;
            let candidates = split_before(&mut own, passage.first + sentence.end as u32);
            if candidates.is_empty() {
                continue;
            }
            let tokens = &all[sentence];
            let any = classify(text, tokens, &mut classes);
            found.clear();
            let noun = Cell::new((usize::MAX, None));
            let view = View { text, tokens, classes: &classes, any, noun: &noun };
            let n_before = extraction.figures.len();
            let candidates = candidates.iter().map(|c| (c - first) as usize);
            Sentence {
                view,
                passage: *passage,
                countries: &countries,
                taken: 0,
                found: &mut found,
                counted: None,
            }
            .run(candidates, &mut extraction.figures);
            claims.give(&view, extraction, n_before);
        }
    }
}

/// Looks up a sentence's words; returns the classes of all of them.
fn classify(text: &str, tokens: &[Token], classes: &mut Vec<lexicon::Class>) -> lexicon::Class {
    let table = lexicon::table();
    classes.clear();
    let mut any = 0;
    for token in tokens {
        let known = token.is_word() && !is_abbreviation(text, token);
        // Marks are looked up in vain: that is sooner done than foreseen.
        let class = table.class(token.key) * lexicon::Class::from(known);
        any |= class;
        classes.push(class);
    }
    any
}

/// Says whether a word that looks like a pronoun is a name: US, IT, WHO.
fn is_abbreviation(text: &str, token: &Token) -> bool {
    token.shape == Shape::Upper
        && token.range.len() < 4
        && matches!(token.range.of(text), "US" | "IT" | "WHO" | "AM" | "ADD" | "AIDS")
}

/// Says whether the sentence is about a poll, where bare numbers are percentages.
fn is_poll(v: &View<'_>) -> bool {
    v.any_is(80, POLL)
}

/// An amount that became a figure, with what it is of and its change.
type Found = (Amount, Option<TextRange>, Option<Change>);

/// The work on one sentence.
struct Sentence<'a> {
    view: View<'a>,
    passage: Passage,
    countries: &'a Countries<'a>,
    /// Tokens before this one belong to figures already.
    taken: usize,
    /// The amounts of this sentence so far, with what they are of.
    found: &'a mut Vec<Found>,
    /// What the last count in this sentence is of, for a number whose noun is left out.
    counted: Option<TextRange>,
}

impl Sentence<'_> {
    /// Reads the figures that begin at `candidates`, but for those inside of another.
    fn run(mut self, candidates: impl Iterator<Item = usize>, figures: &mut Vec<Figure>) {
        let base = figures.len() as u32;
        let mut at = 0;
        for i in candidates {
            if i < at {
                continue;
            }
            match self.read(i) {
                Ok((amount, change)) => {
                    at = amount.next.max(i + 1);
                    self.taken = at;
                    let figure = self.figure(&amount, change, base);
                    // "Its best of 13" counts nothing; "12 *seats*" does.
                    if amount.kind == FigureKind::Count && figure.of.is_some_and(|of| of.start >= amount.end)
                    {
                        self.counted = figure.of;
                    }
                    // A change of so many degrees is no temperature that another scale could tell.
                    let converted = heat::converted(&self.view, &amount).filter(|_| figure.change.is_none());
                    let other = converted.map(|a| (a, restated(&figure, &a)));
                    self.found.push((amount, figure.of, figure.change));
                    figures.push(figure);
                    if let Some((amount, figure)) = other {
                        at = amount.next;
                        self.taken = at;
                        self.found.push((amount, figure.of, None));
                        figures.push(figure);
                    }
                }
                Err(next) => at = next.unwrap_or_else(|| self.behind_numeral(i)).max(i + 1),
            }
        }
        link(&self.view, self.found, figures, base);
    }

    /// Reads the amount at a candidate; where there is none, says where its numeral ends, if that is known.
    fn read(&self, i: usize) -> Result<(Amount, Option<Change>), Option<usize>> {
        let v = &self.view;
        if v.is(i, lexicon::MULTIPLIER) {
            return multiple::word(v, i).ok_or(None);
        }
        if let Some(mut amount) = glued::read(v, i, self.countries) {
            pair::range(v, &mut amount, self.countries);
            return Ok((amount, None));
        }
        let first = self.article_before(i);
        let start = if first > self.taken
            && v.is_mark(before(first), &['.'])
            && v.is_number(first)
            && !v.gap(first)
        {
            before(first)
        } else {
            first
        };
        let read = |at: usize| amount::read_with_numeral(v, at, self.taken, self.countries);
        let (mut amount, next) =
            read(start).or_else(|| (start != i).then(|| read(i)).flatten()).ok_or(None)?;
        // Without a sign or an article it is the numeral that begins here.
        let behind = (amount.first == i).then_some(next);
        let alone = fragment::complete(v, &mut amount);
        if !alone && reject::numeral(v, &amount) {
            return Err(behind);
        }
        amount::join(v, &mut amount, self.countries);
        few(v, &mut amount, self.taken);
        let change = multiple::times(v, &mut amount);
        Settler { view: *v, countries: self.countries, found: self.found }.settle(&mut amount);
        amount.bound = Some(modifier::find(v, &amount));
        let figure = alone || !reject::figure(v, &amount, self.counted.is_some());
        if figure { Ok((amount, change)) } else { Err(behind) }
    }

    /// The article that is part of the numeral: a dozen, a third, an eighth.
    fn article_before(&self, i: usize) -> usize {
        let v = &self.view;
        let at = before(i);
        let takes = v.is(i, lexicon::MAGNITUDE | lexicon::PART)
            && says!(v, at, "a an")
            && at >= self.taken
            && v.gap(i);
        if takes && v.at(at).is_some() { at } else { i }
    }

    /// The token behind the numeral at a candidate that is no figure.
    fn behind_numeral(&self, i: usize) -> usize {
        numeral::read(&self.view, i, false).map_or(i, |numeral| numeral.next)
    }

    fn figure(&self, a: &Amount, change: Option<Change>, base: u32) -> Figure {
        let v = &self.view;
        let own = change.map(|c| (c, a.first));
        let changed = own.or_else(|| change::find(v, a));
        let restated = self.restates(a);
        let word = changed.map(|c| c.1).or_else(|| change::of_old_level(v, a));
        let of = restated.map_or_else(|| counted::find(v, a, word, self.counted), |f| f.1);
        let of = of.or_else(|| self.shared(a));
        let (found, _) = modifier::find(v, a);
        let _ = base;
        Figure {
            range: TextRange::new(a.start, a.end),
            paragraph: self.passage.paragraph,
            value: a.value.normalize(),
            value_high: a.high.map(|h| h.normalize()),
            kind: a.kind,
            unit: a.unit,
            modifier: found.map(|m| m.modifier).or_else(|| implied(v, a)),
            change: restated.map_or_else(|| changed.map(|c| c.0), |f| f.2).or_else(|| self.carried(a)),
            relative_time: time::is_relative(v, a),
            of,
            per: time::per(v, a),
            from: None,
            to: None,
            quote: None,
            claimed_by: None,
            sentence: v.range(0, before(v.tokens.len())),
            confidence: confidence(a),
            reason: a.reason,
        }
    }

    /// `£4bn` in brackets behind `$5bn`: the same amount in another currency.
    fn restates(&self, a: &Amount) -> Option<&Found> {
        let v = &self.view;
        let last = self.found.last()?;
        let bracket =
            v.is_mark(before(a.first), &['(', ';', '/']) && before(a.first).saturating_sub(last.0.next) < 1;
        let near = bracket || v.is_mark(before(a.first), &['(']) && before(a.first) == last.0.next;
        (near && last.0.kind == a.kind && matches!(a.kind, FigureKind::Money | FigureKind::Measure))
            .then_some(last)
    }

    /// The thing of the figure before, where this one goes on with it: "rose 2 percent to 640", "from 8% to 12%".
    fn shared(&self, a: &Amount) -> Option<TextRange> {
        let v = &self.view;
        let last = self.found.last()?;
        let (_, start) = modifier::find(v, a);
        let link = before(start);
        let near = says!(v, link, "to from") && link.saturating_sub(last.0.next) < 7;
        let from = says!(v, before(modifier::find(v, &last.0).1), "from");
        let compared = says!(v, before(link), "up down") && says!(v, link, "from");
        let or = says!(v, link, "or")
            && (link == last.0.next || link == last.0.next + 1 && v.is_mark(last.0.next, &[',']));
        let rather = says!(v, link, "than") && says!(v, before(link), "rather") && last.0.kind == a.kind;
        let rather = rather && link.saturating_sub(last.0.next) < 7;
        // "162 million tonnes, up 4.8%", "62.5 percent, five points higher"
        let comma = |i: usize| v.is_mark(i, &[',']) && i == last.0.next;
        let apart = says!(v, link, "up down") && comma(before(link))
            || comma(link) && says!(v, a.next, "higher lower up down") && a.unit.is_some();
        let tied = compared
            || apart
            || closes(v, link, &last.0) && last.2.is_some()
            || rather
            || or && last.2.is_some()
            || near && (last.2.is_some() || says!(v, link, "to") && from);
        (tied && last.0.kind != FigureKind::Score).then_some(last.1).flatten()
    }

    /// "rose 2 percent to 640": the new level behind an amount of change.
    fn carried(&self, a: &Amount) -> Option<Change> {
        let v = &self.view;
        let last = self.found.last()?;
        let (_, start) = modifier::find(v, a);
        let link = before(start);
        // "rose 20 points, or 0.2%, to 640": said in two ways.
        let or = says!(v, link, "or")
            && (link == last.0.next || link == last.0.next + 1 && v.is_mark(last.0.next, &[',']));
        let level = says!(v, link, "to")
            && (link == last.0.next || link == last.0.next + 1 && v.is_mark(last.0.next, &[',']));
        let level = level || closes(v, link, &last.0);
        (level || or && last.0.unit != a.unit && a.kind != FigureKind::Multiple).then_some(last.2).flatten()
    }
}

/// "rose 12 cents, or 2%, to close at $3": says whether `link` is the "at" of such a close behind `last`.
fn closes(v: &View<'_>, link: usize, last: &Amount) -> bool {
    let verb = before(link);
    says!(v, link, "at")
        && says!(v, verb, "close end finish settle trade")
        && says!(v, before(verb), "to")
        && verb.saturating_sub(last.next) < 4
}

/// "a few hundred", "a couple of dozen": few and couple are part of the numeral, a couple is two.
fn few(v: &View<'_>, a: &mut Amount, floor: usize) {
    let Some(first) =
        lone::few_before(v, a.first).filter(|f| *f >= floor && v.is(a.first, lexicon::MAGNITUDE))
    else {
        return;
    };
    if says!(v, first, "couple") {
        let Some(twice) = a.value.checked_mul(Decimal::TWO) else { return };
        a.value = twice;
        a.reason = "a couple of a magnitude";
    } else {
        a.reason = "a few of a magnitude: at least so many";
    }
    a.first = first;
    a.start = v.start(first);
}

/// The figure that says the same as `stated` in another unit.
fn restated(stated: &Figure, a: &Amount) -> Figure {
    Figure {
        range: TextRange::new(a.start, a.end),
        value: a.value,
        value_high: a.high,
        unit: a.unit,
        reason: a.reason,
        ..stated.clone()
    }
}

/// What a form bounds by itself: bare plurals are at least so many.
fn implied(v: &View<'_>, a: &Amount) -> Option<Modifier> {
    if says!(v, a.first, "couple") {
        return Some(Modifier::About);
    }
    (a.form == Form::Plural || says!(v, a.first, "few several")).then_some(Modifier::AtLeast)
}

fn confidence(a: &Amount) -> f32 {
    match (a.kind, a.form) {
        (FigureKind::Money | FigureKind::Percent, _) => 0.97,
        (FigureKind::Measure | FigureKind::Duration | FigureKind::Age, _) => 0.95,
        (FigureKind::Score | FigureKind::Multiple | FigureKind::Ratio, _) => 0.9,
        (FigureKind::Count, Form::Digits | Form::Plural) => 0.93,
        (FigureKind::Count, _) => 0.88,
    }
}

/// Ties the old and the new level of a change: "from 8% to 12%", "640, up from 600".
fn link(v: &View<'_>, found: &[Found], figures: &mut [Figure], base: u32) {
    for (k, (amount, ..)) in found.iter().enumerate() {
        let (_, start) = modifier::find(v, amount);
        if !says!(v, before(start), "from") {
            continue;
        }
        let ahead = found.get(k + 1).filter(|n| {
            n.2.is_some() && says!(v, before(modifier::find(v, &n.0).1), "to") && n.0.first - amount.next < 10
        });
        let behind = k.checked_sub(1).and_then(|p| found.get(p)).filter(|p| p.2.is_some());
        let level = match (ahead, behind) {
            (Some(_), _) => k + 1,
            (None, Some(_)) => k - 1,
            _ => continue,
        };
        if let Some(old) = figures.get_mut(base as usize + k) {
            old.to = Some(base + level as u32);
        }
        if let Some(new) = figures.get_mut(base as usize + level) {
            new.from = Some(base + k as u32);
        }
    }
}
