//! Bare numbers whose kind and unit the sentence makes clear: the level of an index, a number of a poll, the first of
//! "from 8.1 to 7 percent".

use super::amount::{self, Amount};
use super::compound;
use super::country::Countries;
use super::exchange;
use super::lexicon::{self, POLL};
use super::numeral::{self, Form};
use super::unit::Dimension;
use super::view::{View, before, says};
use super::{Found, change, counted, is_poll, modifier, time};
use crate::extract::FigureKind;
use rust_decimal::Decimal;

/// How many figures back an amount may stand that another restates.
const NEAR: usize = 8;

/// The reason of the first of several numbers with one unit.
const LISTED: &str = "the unit stands with the last of the numbers";

/// Gives a bare number the kind and unit of the figure before it.
fn adopt(a: &mut Amount, last: &Amount) -> bool {
    a.becomes(last.kind, last.unit, "the unit stands with the number before");
    a.dimension = last.dimension;
    true
}

/// Gives a bare number the kind and unit of the figure behind it.
fn adopt_next(a: &mut Amount, next: &Amount) -> bool {
    adopt(a, next);
    a.reason = LISTED;
    true
}

/// "in 2018", "last year" at token `i`.
fn is_dated(v: &View<'_>, i: usize) -> bool {
    says!(v, i, "in") && v.is_number(i + 1)
        || says!(v, i, "last this") && says!(v, i + 1, "year month week season")
}

/// Says whether an amount is money that restates no other.
fn is_stated(v: &View<'_>, a: &Amount) -> bool {
    a.kind == FigureKind::Money && !bracketed(v, a)
}

/// Says whether an amount stands first in brackets: it restates another.
fn bracketed(v: &View<'_>, a: &Amount) -> bool {
    v.is_mark(before(a.first), &['(', ';', '/'])
}

/// What a bare number may take its unit from.
pub struct Settler<'a> {
    /// Its sentence.
    pub view: View<'a>,
    pub countries: &'a Countries<'a>,
    /// The amounts before it in the sentence.
    pub found: &'a [Found],
}

impl Settler<'_> {
    /// Gives a bare number the kind and unit that its sentence makes clear.
    pub fn settle(&self, a: &mut Amount) {
        let v = &self.view;
        if a.unit == Some("basis point") || self.settle_quarters(a) || self.settle_millions_glued(a) {
            return;
        }
        if a.dimension == Some(Dimension::Points) {
            self.settle_points(a);
        } else if a.unit.is_none() && a.kind == FigureKind::Count {
            if time::is_age(v, a) {
                a.becomes(FigureKind::Age, Some("year"), "a number beside a name or the word aged");
            } else if self.is_life_span(a) {
                a.becomes(FigureKind::Age, Some("year"), "years that a life is expected to last");
            } else if a.form == Form::Digits
                && a.value < Decimal::TEN
                && says!(v, before(a.first), "magnitude")
            {
                a.becomes(FigureKind::Measure, Some("magnitude"), "the magnitude of a quake");
            } else if let Some((unit, dimension)) = compound::on_scale(v, a.next) {
                a.becomes(FigureKind::Measure, Some(unit), "the unit of the scale behind the number");
                a.dimension = Some(dimension);
            } else if time::is_of_race(v, a) {
                a.becomes(FigureKind::Duration, Some("second"), "the time of a race");
                a.dimension = Some(Dimension::Time);
            } else if exchange::rate(v, a, self.countries)
                || self.settle_old_sum(a)
                || self.settle_by_last(a)
                || self.settle_listed(a)
                || self.settle_by_part(a)
                || self.settle_period(a)
            {
            } else if a.form != Form::Plural || counted::noun(v, a).is_none() {
                self.settle_shared(a);
            }
        } else if a.kind == FigureKind::Duration && time::is_aged(v, a) {
            a.kind = FigureKind::Age;
            a.reason = "a span of time behind the word aged";
        }
    }

    /// "life expectancy in the town is around 73".
    fn is_life_span(&self, a: &Amount) -> bool {
        let v = &self.view;
        let (_, start) = modifier::find(v, a);
        let stands = says!(v, before(start), "is was of to at from reached") && counted::noun(v, a).is_none();
        stands
            && a.value < Decimal::from(120)
            && (2..16).any(|k| says!(v, a.first.wrapping_sub(k), "expectancy"))
    }

    fn settle_points(&self, a: &mut Amount) {
        let v = &self.view;
        if a.reason != "number and points" {
            return;
        }
        let basis = says!(v, before(before(a.next)), "basis");
        if !basis && change::is_market(v) && !v.is(a.next, POLL) {
            a.kind = FigureKind::Measure;
            a.unit = Some("index");
        } else if !basis
            && !is_poll(v)
            && !self.found.last().is_some_and(|l| l.0.unit == Some("pp"))
            && !(self.countries.speaks_of_polls() && self.leads(a))
        {
            a.kind = FigureKind::Count;
            a.unit = None;
            a.dimension = None;
            a.next = a.next.saturating_sub(1 + usize::from(a.hyphen));
            a.end = v.end(before(a.next));
            a.reason = "points of a game";
        }
    }

    /// Says whether the points are a lead: "ahead by three points", "a two-point margin".
    fn leads(&self, a: &Amount) -> bool {
        let v = &self.view;
        (a.first.saturating_sub(8)..a.next + 3).any(|i| {
            says!(
                v,
                i,
                "ahead behind lead leads leading led trails trailing margin advantage up down higher lower \
                share support exceeds"
            )
        })
    }

    /// Numbers whose unit stands with the next or the last figure: "from 8.1 to 7 percent", "yes 61, no 30" in a poll.
    fn settle_shared(&self, a: &mut Amount) {
        let v = &self.view;
        if counted::noun(v, a).is_some() || a.scaled && a.form != Form::Plural {
            return;
        }
        if a.form == Form::Plural {
            exchange::plural(v, a, self.countries);
            return;
        }
        let year = numeral::is_plain(v, a.first) && v.words(a.first).len() == 4;
        // "Heaven 17 and 10cc": the number of a name.
        let named = v.is_capital(before(a.first)) && before(a.first) > 0 && v.gap(a.first);
        if !year
            && !named
            && says!(v, a.next, "to and or")
            && let Some(next) = self.following(a.next + 1)
            && (matches!(next.kind, FigureKind::Percent) && says!(v, a.next, "to")
                || matches!(next.kind, FigureKind::Duration)
                    && says!(v, before(a.first), "from")
                    && says!(v, a.next, "to")
                || matches!(next.kind, FigureKind::Measure) && a.form == Form::Digits
                || next.scaled && a.form == Form::Digits && says!(v, a.next, "to") && self.leaves(a))
        {
            a.value = super::pair::lower(a, &next, false);
            a.scaled |= next.scaled;
            a.becomes(next.kind, next.unit, "the unit stands with the next number");
            a.dimension = next.dimension;
            return;
        }
        let index = change::is_market(v)
            && a.form == Form::Digits
            && a.value >= Decimal::ONE_HUNDRED
            && says!(v, before(modifier::find(v, a).1), "at to above below")
            && !(v.is_number(before(before(modifier::find(v, a).1)))
                && self.found.last().is_none_or(|l| l.0.unit.is_none()));
        if index {
            a.becomes(FigureKind::Measure, Some("index"), "the level of an index");
        } else if self.is_poll_number(a) {
            a.becomes(FigureKind::Percent, Some("%"), "a bare number in a poll");
        }
    }

    /// A bare number that goes on with the figure before it: "from 208 pounds to 193", "rose by 2 percent and fell by 1",
    /// "2.1 degrees in 2018 and 2.4 last year", "25 hours instead of 33".
    fn settle_by_last(&self, a: &mut Amount) -> bool {
        let v = &self.view;
        let Some((last, _, change)) = self.found.last().filter(|l| l.0.unit.is_some()) else { return false };
        let open = matches!(a.form, Form::Digits | Form::Words) && !a.scaled && a.high.is_none();
        let measured = matches!(
            last.kind,
            FigureKind::Percent | FigureKind::Measure | FigureKind::Money | FigureKind::Duration
        );
        let year = a.value.scale() == 0 && v.words(a.first).len() == 4 && numeral::is_plain(v, a.first);
        if !open || a.hyphen || a.glued || last.unit == Some("index") || counted::noun(v, a).is_some() || year
        {
            return false;
        }
        if last.kind == FigureKind::Age && self.is_listed_age(a, last) {
            return adopt(a, last);
        }
        if !measured {
            return false;
        }
        let (_, start) = modifier::find(v, a);
        let link = before(start);
        let gap = link.saturating_sub(last.next);
        let led = before(modifier::find(v, last).1);
        let digits = a.form == Form::Digits;
        let tied = match v.words(link) {
            "to" => {
                let level = says!(v, led, "from") && gap < 6;
                let price = digits && gap == 0 && last.kind == FigureKind::Money && change.is_some();
                level || price || gap == 0 && self.is_lead(a, last)
            }
            "by" => {
                let turned = v.is(before(link), lexicon::RISE | lexicon::FALL) && change.is_some();
                digits && turned && last.kind == FigureKind::Percent && gap < 8
            }
            "and" => digits && is_dated(v, a.next) && (last.next..link).any(|i| is_dated(v, i)),
            "from" => {
                let comma = usize::from(v.is_mark(last.next, &[',']));
                gap == comma && says!(v, led, "to")
            }
            // The second of "eight, 12 and 16 weeks".
            "," => gap == 0 && last.reason == LISTED && says!(v, a.next, "and or"),
            "of" => digits && says!(v, before(link), "instead") && gap < 8,
            "than" => digits && says!(v, before(link), "rather") && gap < 8,
            _ => false,
        };
        tied && adopt(a, last) || self.settle_polled(a, last)
    }

    /// "leads by 43 per cent to 24": the other side of a poll.
    fn is_lead(&self, a: &Amount, last: &Amount) -> bool {
        let v = &self.view;
        last.unit == Some("%")
            && a.value <= Decimal::ONE_HUNDRED
            && (1..12).any(|k| {
                says!(
                    v,
                    last.first.wrapping_sub(k),
                    "ahead beat beats lead leading leads led trail trailing trails"
                )
            })
    }

    /// "on 11 per cent, up two, and Reform on eight, down one": shares of a poll in bare numbers.
    fn settle_polled(&self, a: &mut Amount, last: &Amount) -> bool {
        let v = &self.view;
        let link = before(a.first);
        let ends = v.at(a.next).is_none() || v.is_mark(a.next, &[',', ';', '.']) || says!(v, a.next, "and");
        if last.kind != FigureKind::Percent || !ends || a.value > Decimal::ONE_HUNDRED {
            return false;
        }
        if says!(v, link, "up down") && v.is_mark(before(link), &[',', '(']) {
            a.becomes(FigureKind::Percent, Some("pp"), "points of a poll, without their word");
            a.dimension = Some(Dimension::Points);
            return true;
        }
        let stands =
            says!(v, link, "at") && says!(v, before(last.first), "at") && self.countries.speaks_of_polls();
        let share = (says!(v, link, "on") || stands) && v.is_capital(before(link)) && before(link) > 0;
        if share {
            a.becomes(FigureKind::Percent, Some("%"), "a bare number in a poll");
            a.dimension = Some(Dimension::Percent);
        }
        share
    }

    /// "ages 17, 19 and 22".
    fn is_listed_age(&self, a: &Amount, last: &Amount) -> bool {
        let v = &self.view;
        let led = |l: &Amount| says!(v, before(l.first), "aged ages age");
        let first =
            self.found.iter().rev().take(8).map(|f| &f.0).take_while(|f| f.kind == FigureKind::Age).any(led);
        let link = before(a.first);
        let tied = says!(v, link, "and or") || v.is_mark(link, &[',']);
        first && tied && link.saturating_sub(last.next) < 2
    }

    /// "at eight, 12 and 16 weeks": the unit stands with the last of a list.
    fn settle_listed(&self, a: &mut Amount) -> bool {
        let v = &self.view;
        let plain =
            matches!(a.form, Form::Digits | Form::Words) && !a.scaled && a.high.is_none() && !a.hyphen;
        if !plain
            || !v.is_mark(a.next, &[','])
            || v.words(a.first).len() == 4 && numeral::is_plain(v, a.first)
        {
            return false;
        }
        let mut at = a.next;
        for _ in 0..5 {
            let comma = v.is_mark(at, &[',']);
            let and = at + usize::from(comma && says!(v, at + 1, "and or"));
            let Some(next) = self.following(and + 1).filter(|_| comma || says!(v, at, "and or")) else {
                return false;
            };
            let last = says!(v, and, "and or");
            if next.unit.is_some() || !comma {
                let shares =
                    matches!(next.kind, FigureKind::Duration | FigureKind::Measure | FigureKind::Percent);
                return last && shares && adopt_next(a, &next);
            }
            at = next.next;
        }
        false
    }

    /// "two quarters in a row" are spans of time, no half.
    fn settle_quarters(&self, a: &mut Amount) -> bool {
        let v = &self.view;
        let upper = v.word(a.first);
        let spans = a.form == Form::Fraction
            && a.kind == FigureKind::Ratio
            && a.next == a.first + 2
            && says!(v, a.first + 1, "quarters")
            && upper.is(lexicon::CARDINAL)
            && (upper.value == 2 || upper.value > 3)
            && (v.is(a.next, lexicon::PREPOSITION) || v.mark(a.next).is_some())
            && !says!(v, a.next, "of");
        if spans {
            a.value = Decimal::from(upper.value);
            a.form = Form::Words;
            a.kind = FigureKind::Count;
            a.next = a.first + 1;
            a.end = v.end(a.first);
            a.reason = "number words";
        }
        spans
    }

    /// "77m euros, up from 38m": millions of the money before it, not metres.
    fn settle_millions_glued(&self, a: &mut Amount) -> bool {
        let v = &self.view;
        let letter = before(a.next);
        if a.unit != Some("metre") || v.words(letter) != "m" || v.gap(letter) {
            return false;
        }
        let link = before(modifier::find(v, a).1);
        let compared = says!(v, link, "from") && says!(v, before(link), "up down")
            || says!(v, link, "against")
            || says!(v, link, "with to") && says!(v, before(link), "compared");
        let stated = self.found.iter().rev().take(NEAR).find(|f| is_stated(v, &f.0)).filter(|_| compared);
        let Some((value, money)) =
            stated.and_then(|m| Some((a.value.checked_mul(Decimal::from(1_000_000))?, m)))
        else {
            return false;
        };
        a.value = value;
        a.scaled = true;
        a.becomes(FigureKind::Money, money.0.unit, "money in the currency that stands near");
        a.dimension = None;
        true
    }

    /// "to 1,546 trillion rials from last year's 1,070 trillion": the same money, without its word.
    fn settle_old_sum(&self, a: &mut Amount) -> bool {
        let v = &self.view;
        let from = (1..6).map(|k| a.first.wrapping_sub(k)).find(|k| says!(v, *k, "from"));
        let Some(from) = from.filter(|_| a.scaled && a.form == Form::Digits && counted::noun(v, a).is_none())
        else {
            return false;
        };
        let level = |l: &Found| {
            is_stated(v, &l.0) && l.0.scaled && says!(v, before(modifier::find(v, &l.0).1), "to at")
        };
        let last = self.found.iter().rev().take(NEAR).find(|l| l.0.next <= from && is_stated(v, &l.0));
        let Some(last) = last.filter(|l| level(l)) else { return false };
        a.becomes(FigureKind::Money, last.0.unit, "money in the currency that stands near");
        true
    }

    /// "every three months instead of every six".
    fn settle_period(&self, a: &mut Amount) -> bool {
        let v = &self.view;
        let every = |i: usize| says!(v, i, "every");
        let Some(last) = self.found.last().map(|f| f.0).filter(|l| l.kind == FigureKind::Duration) else {
            return false;
        };
        if !every(before(a.first)) || !every(before(last.first)) || counted::noun(v, a).is_some() {
            return false;
        }
        a.becomes(last.kind, last.unit, "the unit stands with the number before");
        a.dimension = last.dimension;
        true
    }

    /// "280 million of the 1.5 billion shekels", "2,380,000 ($21,972)" behind an amount in yen.
    fn settle_by_part(&self, a: &mut Amount) -> bool {
        let v = &self.view;
        if a.form != Form::Digits || a.high.is_some() {
            return false;
        }
        let whole = (a.scaled && says!(v, a.next, "of") && says!(v, a.next + 1, "the a its"))
            .then(|| self.money_at(a.next + 2))
            .flatten()
            .filter(|m| m.scaled);
        let restated = v.is_mark(a.next, &['(']) && self.money_at(a.next + 1).is_some();
        let before = || self.found.iter().rev().take(NEAR).find(|f| is_stated(v, &f.0))?.0.unit;
        let unit = if restated { before() } else { None };
        let Some(unit) = whole.map_or(unit, |m| m.unit) else { return false };
        a.becomes(FigureKind::Money, Some(unit), "money in the currency that stands near");
        true
    }

    /// The amount of money that begins at token `i`, sign or number.
    fn money_at(&self, i: usize) -> Option<Amount> {
        let v = &self.view;
        let number = (i..i + 3).find(|k| v.is_number(*k))?;
        amount::read(v, number, i, self.countries).filter(|m| m.kind == FigureKind::Money && m.first == i)
    }

    /// "from 2.4 to 3.1 million": the old level of a change.
    fn leaves(&self, a: &Amount) -> bool {
        let v = &self.view;
        says!(v, before(modifier::find(v, a).1), "from")
    }

    fn is_poll_number(&self, a: &Amount) -> bool {
        let v = &self.view;
        a.value <= Decimal::ONE_HUNDRED
            && a.high.is_none()
            && v.is_mark(a.next, &[',', ';', '.', ')'])
            && (says!(v, a.next + 1, "yes no") || says!(v, before(a.first), "yes no"))
    }

    fn following(&self, i: usize) -> Option<Amount> {
        let v = &self.view;
        let skip = usize::from(says!(v, i, "about around over nearly almost just"));
        let i = i + skip;
        let mut next = (v.is_number(i) || v.is(i, lexicon::CARDINAL))
            .then(|| amount::read(v, i, i, self.countries))
            .flatten()?;
        super::pair::range(v, &mut next, self.countries);
        Some(next)
    }
}
