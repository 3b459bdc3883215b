//! Bare numbers whose kind and unit the sentence makes clear: the level of an index, a number of a poll, the first of
//! "from 8.1 to 7 percent".

use super::amount::{self, Amount};
use super::country::Countries;
use super::lexicon::{self, POLL};
use super::numeral::{self, Form};
use super::unit::Dimension;
use super::view::{View, before, says};
use super::{Found, change, counted, is_poll, modifier, time};
use crate::extract::FigureKind;
use rust_decimal::Decimal;

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
        if a.dimension == Some(Dimension::Points) {
            self.settle_points(a);
        } else if a.unit.is_none() && a.kind == FigureKind::Count {
            if time::is_age(v, a) {
                a.kind = FigureKind::Age;
                a.unit = Some("year");
                a.reason = "a number beside a name or the word aged";
            } else if a.form == Form::Digits
                && a.value < Decimal::TEN
                && says!(v, before(a.first), "magnitude")
            {
                a.kind = FigureKind::Measure;
                a.unit = Some("magnitude");
                a.reason = "the magnitude of a quake";
            } else if a.form != Form::Plural || counted::noun(v, a).is_none() {
                self.settle_shared(a);
            }
        } else if a.kind == FigureKind::Duration && time::is_aged(v, a) {
            a.kind = FigureKind::Age;
            a.reason = "a span of time behind the word aged";
        }
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
        } else if !basis && !is_poll(v) && !(self.countries.speaks_of_polls() && self.leads(a)) {
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
            says!(v, i, "ahead behind lead leads leading led trails trailing margin advantage up down")
        })
    }

    /// Numbers whose unit stands with the next or the last figure: "from 8.1 to 7 percent", "yes 61, no 30" in a poll.
    fn settle_shared(&self, a: &mut Amount) {
        let v = &self.view;
        if counted::noun(v, a).is_some() || a.scaled && a.form != Form::Plural {
            return;
        }
        if a.form == Form::Plural {
            self.settle_millions(a);
            return;
        }
        let year = numeral::is_plain(v, a.first) && v.words(a.first).len() == 4;
        if !year
            && says!(v, a.next, "to and")
            && let Some(next) = self.following(a.next + 1)
            && (matches!(next.kind, FigureKind::Percent) && says!(v, a.next, "to")
                || matches!(next.kind, FigureKind::Duration)
                    && says!(v, before(a.first), "from")
                    && says!(v, a.next, "to")
                || matches!(next.kind, FigureKind::Measure) && a.form == Form::Digits)
        {
            a.kind = next.kind;
            a.unit = next.unit;
            a.dimension = next.dimension;
            a.reason = "the unit stands with the next number";
            return;
        }
        let index = change::is_market(v)
            && a.form == Form::Digits
            && a.value >= Decimal::ONE_HUNDRED
            && says!(v, before(modifier::find(v, a).1), "at to above below");
        if index {
            a.kind = FigureKind::Measure;
            a.unit = Some("index");
            a.reason = "the level of an index";
        } else if self.is_poll_number(a) {
            a.kind = FigureKind::Percent;
            a.unit = Some("%");
            a.reason = "a bare number in a poll";
        }
    }

    /// "paid millions in fines", "the tens of millions flowing into races": money without its word.
    fn settle_millions(&self, a: &mut Amount) {
        let v = &self.view;
        let paid = (1..12).any(|k| {
            says!(
                v,
                a.first.wrapping_sub(k),
                "pay paid pays paying spend spent spending cost costs costing raised raise raising \
                earn earned earning generate generated generates generating worth owe owed invest invested lost made money making donated \
                saved save"
            )
        });
        if paid
            && a.value >= Decimal::from(1_000_000)
            && (v.at(a.next).is_none()
                || v.is(a.next, lexicon::PREPOSITION | lexicon::CONNECTIVE) && !says!(v, a.next, "of")
                || v.mark(a.next).is_some()
                || v.is_participle(a.next))
        {
            a.kind = FigureKind::Money;
            a.unit = Some(self.countries.money());
            a.reason = "a plural of money without its word";
        }
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
        (v.is_number(i) || v.is(i, lexicon::CARDINAL))
            .then(|| amount::read(v, i, i, self.countries))
            .flatten()
    }
}
