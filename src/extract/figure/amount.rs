//! Amounts: a numeral with its currency or unit, and ranges, scores and shares of two numerals.
//!
//! Priorities, first fit wins: currency before the number; unit behind it; currency word behind it; bare number.
//! Then a second number may join: share ("six in 10"), range, score.

use super::country::Countries;
use super::heat;
use super::lexicon::INDEX;
use super::measure::unit_word;
use super::money::{Prefix, major_after_sign, money_word, prefix};
use super::numeral::{self, Form, Numeral};
use super::unit::Dimension;
use super::view::{View, before, says};
use crate::extract::FigureKind;
use rust_decimal::Decimal;

/// What the words of a figure say, before its context is looked at.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each tells one fact of the writing")]
pub struct Amount {
    /// Its first token (a currency sign counts).
    pub first: usize,
    /// The token after it.
    pub next: usize,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    pub value: Decimal,
    pub high: Option<Decimal>,
    pub kind: FigureKind,
    pub unit: Option<&'static str>,
    /// What the unit measures, if it has one.
    pub dimension: Option<Dimension>,
    pub form: Form,
    /// Whether the numeral has a magnitude.
    pub scaled: bool,
    /// The numeral's scale, for a range whose lower end has none.
    pub scale: Decimal,
    /// Whether a hyphen ties the unit or the noun behind it (`two-day`, `300-page`).
    pub hyphen: bool,
    /// Whether letters stick to the digits that no rule explains.
    pub glued: bool,
    /// Whether a modifier stands between the two numbers of a range.
    pub inner_modifier: bool,
    /// Its modifier and where that begins, once the amount is settled.
    pub bound: Option<(Option<super::modifier::Found>, usize)>,
    /// Which rule made it.
    pub reason: &'static str,
}

impl Amount {
    /// Says whether it has no unit.
    pub const fn is_bare(&self) -> bool {
        self.unit.is_none()
    }

    /// Gives it another kind and unit, by the rule that `reason` names.
    pub fn becomes(&mut self, kind: FigureKind, unit: Option<&'static str>, reason: &'static str) {
        (self.kind, self.unit, self.reason) = (kind, unit, reason);
    }
}

/// Reads the amount whose numeral begins at token `i`; nothing before token `floor` belongs to it.
pub fn read(v: &View<'_>, i: usize, floor: usize, countries: &Countries<'_>) -> Option<Amount> {
    read_with_numeral(v, i, floor, countries).map(|(amount, _)| amount)
}

/// Reads an amount likewise, and says which token stands behind its numeral.
pub fn read_with_numeral(
    v: &View<'_>,
    i: usize,
    floor: usize,
    countries: &Countries<'_>,
) -> Option<(Amount, usize)> {
    let sign = prefix(v, i, floor, countries);
    let numeral = numeral::read(v, i, sign.is_some())?;
    let next = numeral.next;
    Some((complete(v, numeral, sign, countries), next))
}

/// Reads the upper end of a range of money whose lower end has the sign: the `25m` of `$10-25m`.
pub fn read_as_money(v: &View<'_>, i: usize, countries: &Countries<'_>) -> Option<Amount> {
    Some(complete(v, numeral::read(v, i, true)?, None, countries))
}

fn complete(v: &View<'_>, n: Numeral, sign: Option<Prefix>, countries: &Countries<'_>) -> Amount {
    let mut amount = Amount {
        first: n.first,
        next: n.next,
        start: n.start,
        end: n.end,
        value: n.value,
        high: None,
        kind: if n.form == Form::Fraction { FigureKind::Ratio } else { FigureKind::Count },
        unit: None,
        dimension: None,
        form: n.form,
        scaled: n.scaled,
        scale: n.scale,
        hyphen: false,
        glued: n.glued,
        inner_modifier: false,
        bound: None,
        reason: match n.form {
            Form::Digits => "digits",
            Form::Words => "number words",
            Form::Plural => "a bare plural: at least so many",
            Form::Fraction => "a share in words",
        },
    };
    negative(v, &mut amount);
    if let Some((first, start, code)) = sign {
        amount.first = first;
        amount.start = start;
        amount.kind = FigureKind::Money;
        amount.unit = Some(code);
        amount.reason = "currency sign and number";
        negative(v, &mut amount);
        major_after_sign(v, &mut amount);
    } else if !percent(v, &mut amount) && !money_word(v, &mut amount, countries) {
        unit_word(v, &mut amount);
        heat::negative(v, &mut amount);
    }
    amount
}

/// A minus sign directly before the number, or the word.
fn negative(v: &View<'_>, amount: &mut Amount) {
    let at = before(amount.first);
    let sign = v.is_mark(at, &['-', '−', '–'])
        && !v.gap(amount.first)
        && v.gap(at)
        && (!v.is_number(before(at)) || v.is(before(before(at)), INDEX))
        && !v.is_dash(at);
    let sign =
        sign || v.is_mark(at, &['-', '−']) && v.is_mark(before(at), &['$', '£', '€']) && !v.gap(amount.first);
    let tied = v.is_hyphen(at) && !v.gap(at) && !v.gap(amount.first) && says!(v, before(at), "minus");
    let at = if tied { before(at) } else { at };
    let word =
        says!(v, at, "minus negative") && !says!(v, before(at), "or") && !v.is_mark(before(at), &['/']);
    if (sign || word) && amount.value > Decimal::ZERO {
        amount.value.set_sign_negative(true);
        amount.first = at;
        amount.start = v.start(at);
    }
}

fn percent(v: &View<'_>, amount: &mut Amount) -> bool {
    let mut at = amount.next;
    if v.is_hyphen(at) && !v.gap(at) && !v.gap(at + 1) {
        at += 1;
    }
    let of_one = amount.form == Form::Fraction && says!(v, at, "of");
    if of_one && (says!(v, at + 1, "one") || v.words(at + 1) == "1") {
        return percent_sign(v, amount, at + 2);
    }
    // "three quarters of a percentage point"; of a bare point only where rates are told
    let of_point = of_one_or(v, amount, at);
    if let Some(point) = of_point {
        return percent_sign(v, amount, point);
    }
    if amount.form == Form::Fraction && says!(v, at, "a an") {
        at += 1;
    }
    percent_sign(v, amount, at)
}

/// The "percentage point" that a share is of.
fn of_one_or(v: &View<'_>, amount: &Amount, at: usize) -> Option<usize> {
    let of = amount.form == Form::Fraction && says!(v, at, "of") && says!(v, at + 1, "a");
    (of && says!(v, at + 2, "percentage") && says!(v, at + 3, "point")).then_some(at + 2)
}

fn percent_sign(v: &View<'_>, amount: &mut Amount, at: usize) -> bool {
    let mut at = at;
    let points = |i: usize| says!(v, i, "point points");
    let mut unit = "%";
    let glued = !v.gap(at);
    if v.is_mark(at, &['%', '％']) {
        if v.is_hyphen(at + 1) && points(at + 2) || points(at + 1) {
            at += 1 + usize::from(v.is_hyphen(at + 1));
            unit = "pp";
        }
    } else if says!(v, at, "percentage per") {
        let hyphen = usize::from(v.is_hyphen(at + 1));
        if says!(v, at, "per") && says!(v, at + 1, "cent") {
            at += 1;
            let hyphen = usize::from(v.is_hyphen(at + 1));
            if points(at + 1 + hyphen) {
                at += 1 + hyphen;
                unit = "pp";
            }
        } else if says!(v, at, "percentage") && points(at + 1 + hyphen) {
            at += 1 + hyphen;
            unit = "pp";
        } else {
            return false;
        }
    } else if says!(v, at, "percent percents") || glued && says!(v, at, "pc pct pp") || says!(v, at, "pc pct")
    {
        if says!(v, at, "pp") {
            unit = "pp";
        }
        let hyphen = usize::from(v.is_hyphen(at + 1));
        if points(at + 1 + hyphen) && says!(v, at, "percent") {
            at += 1 + hyphen;
            unit = "pp";
        }
    } else {
        return false;
    }
    amount.kind = FigureKind::Percent;
    amount.unit = Some(unit);
    amount.dimension = Some(if unit == "%" { Dimension::Percent } else { Dimension::Points });
    amount.glued = false;
    amount.next = at + 1;
    amount.end = v.end(at);
    amount.reason = if unit == "%" { "number and percent" } else { "number and percentage points" };
    true
}

/// Joins a second number, if one belongs to the first.
pub fn join(v: &View<'_>, first: &mut Amount, countries: &Countries<'_>) {
    if super::pair::share(v, first) || super::pair::score(v, first, countries) {
        return;
    }
    super::pair::range(v, first, countries);
}
