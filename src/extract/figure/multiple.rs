//! Multiples: double, threefold, "four times the size", "rents doubled", 10-fold, halved.

use super::amount::Amount;
use super::lexicon::{AUXILIARY, DETERMINER, PREPOSITION};
use super::numeral::Form;
use super::view::{View, before, says};
use crate::extract::{Change, FigureKind};
use rust_decimal::Decimal;

/// Reads a word like doubled, threefold, twice at token `i`.
pub fn word(v: &View<'_>, i: usize) -> Option<(Amount, Option<Change>)> {
    let factor = v.word(i).value;
    let text = v.words(i).to_ascii_lowercase();
    let next = i + 1;
    let tied = v.is_hyphen(next) && !v.gap(next) || v.is_hyphen(before(i)) && !v.gap(i);
    // "rose to double digits", "twice this week"
    let named = says!(v, next, "bronze digit digits figure figures gold silver standard standards")
        || text == "twice"
            && (says!(v, next, "this") || says!(v, next, "that") && !says!(v, next + 1, "of which"));
    if tied || named || says!(v, next, "down") {
        return None;
    }
    let verb = text.ends_with("ed") || text.ends_with("ing");
    let change = match text.as_str() {
        _ if factor == 0 => Some(Change::Down),
        _ if verb => Some(Change::Up),
        "twice" | "double" | "triple" | "treble" | "quadruple" => {
            let infinitive =
                says!(v, before(i), "to would could will can may might should") && text != "twice";
            if !infinitive && !compares(v, next) {
                return None;
            }
            infinitive.then_some(Change::Up)
        }
        _ if text.ends_with("fold") => fold_change(v, i),
        _ => {
            // doubles, triples: a verb only before an object or "to".
            if !(v.is(next, DETERMINER) || says!(v, next, "to in")) || v.is(before(i), DETERMINER) {
                return None;
            }
            Some(Change::Up)
        }
    };
    if verb && v.is(before(i), DETERMINER) {
        return None;
    }
    let value = if factor == 0 { Decimal::new(5, 1) } else { Decimal::from(factor) };
    let kind = if factor == 0 { FigureKind::Ratio } else { FigureKind::Multiple };
    Some((amount(v, i, next, value, kind, "a word of multiplying"), change))
}

fn fold_change(v: &View<'_>, i: usize) -> Option<Change> {
    (before(before(before(i)))..before(i))
        .chain([before(i)])
        .any(|k| v.is(k, super::lexicon::RISE))
        .then_some(Change::Up)
}

/// Says whether what follows is compared: "double *the price*", "twice *as many*".
fn compares(v: &View<'_>, next: usize) -> bool {
    v.is(next, DETERMINER) && !says!(v, next, "a an every each") || says!(v, next, "as what last")
}

/// Turns "four times" and "10-fold" into a multiple, where they compare.
pub fn times(v: &View<'_>, a: &mut Amount) -> Option<Change> {
    if a.unit.is_some() || !matches!(a.form, Form::Digits | Form::Words) {
        return None;
    }
    let next = a.next;
    let fold = v.is_hyphen(next) && !v.gap(next) && says!(v, next + 1, "fold")
        || says!(v, next, "fold") && !v.is_nominal(next + 1);
    if fold {
        let last = next + usize::from(v.is_hyphen(next));
        take(v, a, last);
        return fold_change(v, a.first);
    }
    if crossed(v, next) {
        take(v, a, next);
        a.glued = false;
    }
    // "costs could rise by four or five times"
    let risen = says!(v, before(a.first), "by")
        && says!(v, next, "times")
        && (2..7).any(|k| v.is(a.first.wrapping_sub(k), super::lexicon::RISE));
    // "1.4 times book value"
    let valued = says!(v, next, "times")
        && (a.value.scale() > 0
            || says!(v, next + 1, "average book gross income net normal profits revenue revenues sales"));
    let compared = risen
        || valued
        || says!(v, next, "times")
            && (v.is(next + 1, DETERMINER) && !says!(v, next + 1, "a an each every this that")
                || says!(
                    v,
                    next + 1,
                    "as better bigger brighter broader cheaper colder costlier deadlier deeper denser earnings easier faster greater harder \
                    heavier higher hotter its larger less lighter longer lower more older poorer richer riskier \
                    safer shorter slower smaller stronger taller that thicker thinner tougher what wider worse younger"
                ))
            && !(says!(v, next + 1, "the") && v.is(next + 2, PREPOSITION | AUXILIARY));
    if compared {
        take(v, a, next);
    }
    None
}

/// "10x faster", "3x what they earn": says whether the x of a multiple stands at token `next`.
pub fn crossed(v: &View<'_>, next: usize) -> bool {
    says!(v, next, "x")
        && !v.gap(next)
        && says!(
            v,
            next + 1,
            "as better bigger cheaper faster higher larger longer lower more smaller stronger the their what worse"
        )
}

fn take(v: &View<'_>, a: &mut Amount, last: usize) {
    a.kind = FigureKind::Multiple;
    a.next = last + 1;
    a.end = v.end(last);
    a.reason = "so many times";
}

fn amount(
    v: &View<'_>,
    first: usize,
    next: usize,
    value: Decimal,
    kind: FigureKind,
    reason: &'static str,
) -> Amount {
    Amount {
        first,
        next,
        start: v.start(first),
        end: v.end(next - 1),
        value,
        high: None,
        kind,
        unit: None,
        dimension: None,
        form: Form::Words,
        scaled: false,
        scale: Decimal::ONE,
        hyphen: false,
        glued: false,
        inner_modifier: false,
        bound: None,
        reason,
    }
}
