//! Texts that are one bare expression and nothing else: "3/15", "- 1,200,000", "one over three", "$20 43". In running
//! news such words mean something else (a date, a dash, a list), so these rules look at a text only as a whole.

use super::amount::Amount;
use super::lexicon::{CARDINAL, CURRENCY, UNIT};
use super::numeral::{self, Form, Numeral};
use super::view::{View, before, says};
use crate::extract::FigureKind;
use rust_decimal::Decimal;

/// No expression is longer, in bytes.
const LONGEST: usize = 80;

/// Completes an amount whose text is a bare expression; says whether it is one that only these rules can read.
pub fn complete(v: &View<'_>, a: &mut Amount) -> bool {
    if v.text.len() > LONGEST || !is_whole(v) {
        return false;
    }
    percent_of(v, a) || minus(v, a) || point(v, a) || over(v, a) || change(v, a) || share_alone(v, a)
}

/// Says whether the sentence is the whole text.
fn is_whole(v: &View<'_>) -> bool {
    let sentence = v.range(0, before(v.tokens.len()));
    v.text.trim().len() <= sentence.len() as usize
}

fn ends(v: &View<'_>, next: usize) -> bool {
    v.at(next).is_none() || v.is_mark(next, &['.', '?', '!']) && v.at(next + 1).is_none()
}

/// "per cent of twenty-two".
fn percent_of(v: &View<'_>, a: &mut Amount) -> bool {
    let words = if says!(v, 0, "per") && says!(v, 1, "cent") {
        2
    } else {
        usize::from(says!(v, 0, "percent percents"))
    };
    if words == 0 || a.first != words + 1 || !says!(v, words, "of") || a.unit.is_some() || !ends(v, a.next) {
        return false;
    }
    a.kind = FigureKind::Percent;
    a.unit = Some("%");
    begin(v, a, "a percentage named before its number")
}

/// "- 1,200,000".
fn minus(v: &View<'_>, a: &mut Amount) -> bool {
    if a.first != 1 || !v.is_mark(0, &['-', '−', '–']) || !ends(v, a.next) || a.value <= Decimal::ZERO {
        return false;
    }
    a.value.set_sign_negative(true);
    begin(v, a, "a minus and a number")
}

/// "point 77".
fn point(v: &View<'_>, a: &mut Amount) -> bool {
    let digits = v.words(1).len();
    if a.first != 1 || !says!(v, 0, "point") || !numeral::is_plain(v, 1) || a.next != 2 || !ends(v, 2) {
        return false;
    }
    let scale = Decimal::try_from_i128_with_scale(1, digits as u32).ok();
    let Some(value) = scale.and_then(|scale| a.value.checked_mul(scale)) else { return false };
    a.value = value;
    begin(v, a, "digits behind a spoken point")
}

/// "one over three", "The answer is minus one over 20", "3/15".
fn over(v: &View<'_>, a: &mut Amount) -> bool {
    let slash = v.is_mark(a.next, &['/']) && !v.gap(a.next) && !v.gap(a.next + 1) && a.form == Form::Digits;
    let opens = a.first == 0 || says!(v, before(a.first), "is") && !slash;
    if !opens || !(slash || says!(v, a.next, "over")) || a.unit.is_some() {
        return false;
    }
    let Some(below) = numeral::read(v, a.next + 1, false).filter(|n| ends(v, n.next)) else { return false };
    let Some(value) = numeral::ratio(a.value, below.value) else { return false };
    a.value = value;
    take(v, a, &below);
    a.kind = FigureKind::Count;
    a.reason = "one number over another";
    true
}

/// "$20 43", "US$3 and fourteen", "3 GBP and one": the hundredths behind a sum.
fn change(v: &View<'_>, a: &mut Amount) -> bool {
    let small = a.kind == FigureKind::Money && !a.scaled && a.high.is_none() && a.first == 0;
    let and = says!(v, a.next, "and");
    let at = a.next + usize::from(and);
    if !small || !v.is_number(at) && !v.is(at, CARDINAL) {
        return false;
    }
    let Some(part) = numeral::read(v, at, false).filter(|n| ends(v, n.next)) else { return false };
    let two = and || part.form == Form::Words || v.words(at).len() == 2;
    let Some(sum) = numeral::ratio(part.value, Decimal::ONE_HUNDRED)
        .filter(|p| two && *p < Decimal::ONE)
        .and_then(|p| a.value.checked_add(p))
    else {
        return false;
    };
    a.value = sum;
    take(v, a, &part);
    a.reason = "a sum and its hundredths";
    true
}

/// "five eighths of": a share of nothing is a number.
fn share_alone(v: &View<'_>, a: &mut Amount) -> bool {
    let next = a.next + usize::from(says!(v, a.next, "of"));
    if a.kind != FigureKind::Ratio || a.first != 0 || !ends(v, next) || v.is(a.next, UNIT | CURRENCY) {
        return false;
    }
    a.kind = FigureKind::Count;
    true
}

fn begin(v: &View<'_>, a: &mut Amount, reason: &'static str) -> bool {
    a.first = 0;
    a.start = v.start(0);
    a.reason = reason;
    true
}

fn take(v: &View<'_>, a: &mut Amount, last: &Numeral) {
    a.next = last.next;
    a.end = v.end(last.next - 1);
}
