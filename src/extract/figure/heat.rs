//! Temperatures: the scale behind degrees, signs that are no form or model, and the same temperature on another scale
//! ("10 celsius to fahrenheit").

use super::amount::Amount;
use super::lexicon::{ADJECTIVE, AUXILIARY, FALL, PREPOSITION, RISE, STANDING, UNIT};
use super::unit::{Dimension, UNITS};
use super::view::{View, before, says};
use crate::extract::FigureKind;
use rust_decimal::{Decimal, RoundingStrategy};

/// Takes in the scale behind degrees: "Celsius", "C", "-F".
pub fn scale(v: &View<'_>, amount: &mut Amount, at: usize) {
    let at = at + usize::from(v.is_hyphen(at) || v.is_mark(at, &['.']) && says!(v, before(at), "deg"));
    let at = at + usize::from(v.is_mark(at, &['°', 'º', '˚']));
    // A letter keeps the stop of its sentence to itself.
    let (name, letters) = match v.words(at) {
        "C." => ("degC", 1),
        "F." => ("degF", 1),
        words => match scale_at(v, at) {
            Some(name) => (name, words.len() as u32),
            None => return,
        },
    };
    amount.unit = Some(name);
    amount.next = at + 1;
    amount.end = v.start(at) + letters;
}

/// The scale that token `i` names, as a word or a letter.
fn scale_at(v: &View<'_>, i: usize) -> Option<&'static str> {
    if !v.is(i, UNIT) {
        return None;
    }
    let unit = UNITS[v.word(i).unit as usize];
    (unit.dimension == Dimension::Heat && matches!(unit.name, "degC" | "degF" | "kelvin"))
        .then_some(unit.name)
}

/// Says whether `C` or `F` behind a number is a temperature by what stands before ("below 0C", "(23F)"), not a form or
/// model ("the 13F filing").
pub fn is_warm(v: &View<'_>, amount: &Amount) -> bool {
    let prev = before(amount.first);
    amount.value.is_sign_negative()
        || v.is(prev, PREPOSITION | RISE | FALL | STANDING | ADJECTIVE)
        || says!(v, prev, "a hit hits a")
        || v.mark(prev).is_some()
        || v.at(prev).is_none()
}

/// "melts at 12 C": a letter that stands apart, where nothing but a temperature fits.
pub fn stands_apart(v: &View<'_>, amount: &Amount, at: usize) -> bool {
    let prev = before(amount.first);
    let led = v.at(prev).is_none() || says!(v, prev, "above at below of over reached to under");
    let ends = v.at(at + 1).is_none()
        || v.is_mark(at + 1, &['.', ',', ';', ')', '('])
        || says!(v, at + 1, "and boiling freezing in melting on or to warmer cooler water");
    v.words(at) == "C" && led && ends && amount.value < Decimal::ONE_THOUSAND
}

/// "convert - 20 degrees fahrenheit": a minus that stands alone, before a temperature that a verb or preposition leads to.
pub fn negative(v: &View<'_>, amount: &mut Amount) {
    let at = before(amount.first);
    let known = matches!(amount.unit, Some("degC" | "degF"));
    let led = v.is(before(at), PREPOSITION | STANDING | AUXILIARY) || says!(v, before(at), "convert reached");
    if known && v.is_mark(at, &['-', '−', '–']) && v.gap(at) && led && amount.value > Decimal::ZERO {
        amount.value.set_sign_negative(true);
        amount.first = at;
        amount.start = v.start(at);
    }
}

/// The same temperature on the other scale, where its bare name follows: "10 celsius to *fahrenheit*".
pub fn converted(v: &View<'_>, stated: &Amount) -> Option<Amount> {
    let from = stated.unit.filter(|u| matches!(*u, "degC" | "degF"))?;
    let link = stated.next;
    let asked = says!(v, link, "is") && says!(v, link + 1, "how") && says!(v, link + 2, "much many");
    let first = link + if asked { 3 } else { 1 };
    if stated.kind != FigureKind::Measure || !asked && !says!(v, link, "to into in") {
        return None;
    }
    let at = first + usize::from(says!(v, first, "degree degrees deg"));
    let unit = scale_at(v, at).filter(|u| *u != from && matches!(*u, "degC" | "degF"))?;
    // "in Fahrenheit terms", "2C to F": the word tells about another, the letter may be any.
    if v.words(at).len() == 1 && at == first || v.is_nominal(at + 1) || v.is_hyphen(at + 1) {
        return None;
    }
    let high = match stated.high {
        Some(high) => Some(on(unit, high)?),
        None => None,
    };
    Some(Amount {
        first,
        next: at + 1,
        start: v.start(first),
        end: v.end(at),
        value: on(unit, stated.value)?,
        high,
        unit: Some(unit),
        reason: match unit {
            "degC" => "the temperature before it, in degrees Celsius",
            _ => "the temperature before it, in degrees Fahrenheit",
        },
        ..*stated
    })
}

/// Degrees Fahrenheit in Celsius, to one digit more than was said, or Celsius in Fahrenheit, exactly.
fn on(unit: &str, value: Decimal) -> Option<Decimal> {
    let (five, nine, freezing) = (Decimal::from(5), Decimal::from(9), Decimal::from(32));
    if unit == "degF" {
        let scaled = value.checked_mul(nine)?.checked_div(five)?;
        return Some(scaled.checked_add(freezing)?.normalize());
    }
    let scaled = value.checked_sub(freezing)?.checked_mul(five)?.checked_div(nine)?;
    let digits = value.normalize().scale() + 1;
    Some(scaled.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero).normalize())
}
