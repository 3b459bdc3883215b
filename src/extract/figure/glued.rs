//! Currency letters with digits glued on, which the tokenizer takes for a word: `R50bn`, `RM900,000`, `P2,486.28`.

use super::amount::Amount;
use super::country::Countries;
use super::currency;
use super::numeral::Form;
use super::view::{View, before, says};
use crate::extract::FigureKind;
use crate::extract::token::{Shape, Token};
use rust_decimal::Decimal;

/// Says cheaply whether a word may be one.
pub fn may_be(text: &str, token: &Token) -> bool {
    if !token.digits || matches!(token.shape, Shape::Lower | Shape::None) {
        return false;
    }
    let bytes = text.as_bytes().get(token.range.as_usize()).unwrap_or_default();
    bytes.get(1..bytes.len().min(5)).is_some_and(|b| b.iter().any(u8::is_ascii_digit))
}

/// Reads the amount that begins with the letters at token `i`.
pub fn read(v: &View<'_>, i: usize, countries: &Countries<'_>) -> Option<Amount> {
    if !v.at(i).is_some_and(|t| may_be(v.text, t)) {
        return None;
    }
    let word = v.words(i);
    let split = word.find(|c: char| c.is_ascii_digit())?;
    let letters = word.get(..split)?;
    // "$US5,931,000", "$A82": an Australian way of writing.
    let dollar = v.is_mark(before(i), &['$']) && !v.gap(i);
    let name = if dollar {
        currency::DOLLARS.iter().find(|d| d.0 == letters)?.1
    } else {
        currency::code(letters).or_else(|| currency::LETTERS.iter().find(|l| l.0 == letters).map(|l| l.1))?
    };
    let start = v.at(i)?.range.start as usize;
    let rest = v.text.get(start + split..)?;
    let (value, digits) = leading_number(rest)?;
    let mut end = start + split + digits;
    let tail: usize = v.text.get(end..)?.bytes().take_while(u8::is_ascii_alphabetic).count();
    let suffix = v.text.get(end..end + tail)?;
    let factor: u64 = match suffix {
        "" => 1,
        "k" | "K" => 1_000,
        "m" | "M" | "mn" | "mil" | "million" => 1_000_000,
        "b" | "bn" | "B" | "Bn" | "billion" => 1_000_000_000,
        "tn" | "trn" | "trillion" => 1_000_000_000_000,
        _ => return None,
    };
    end += tail;
    let mut next = i + 1;
    while v.at(next).is_some_and(|t| (t.range.start as usize) < end) {
        next += 1;
    }
    let mut amount = Amount {
        first: i - usize::from(dollar),
        next,
        start: start as u32 - u32::from(dollar),
        end: end as u32,
        value: value.checked_mul(Decimal::from(factor))?,
        high: None,
        kind: FigureKind::Money,
        unit: Some(countries.code(name, v, i)),
        dimension: None,
        form: Form::Digits,
        scaled: factor > 1,
        scale: Decimal::from(factor),
        hyphen: false,
        glued: false,
        inner_modifier: false,
        bound: None,
        reason: "currency letters and number",
    };
    // A single letter with few digits is more often a name (K2, N95, P45, M25) than money.
    let single = letters.len() == 1 && !dollar || letters == "PS";
    if single && factor == 1 && !is_priced(v, &amount, letters) && !scales(v, &mut amount) {
        return None;
    }
    scales(v, &mut amount);
    Some(amount)
}

/// Says whether a single letter's number is written like a price: grouped, with cents, or a rand or peso of enough.
fn is_priced(v: &View<'_>, amount: &Amount, letters: &str) -> bool {
    let text = v.text.get(amount.start as usize..amount.end as usize).unwrap_or_default();
    text.contains([',', '.'])
        || (matches!(letters, "R" | "P") && amount.value >= Decimal::from(20)
            || letters == "N" && amount.value >= Decimal::ONE_HUNDRED)
            && !v.is_capital(before(amount.first))
            && says!(
                v,
                before(amount.first),
                "for of at to than over about paid costs cost from a around by and the only least as \
                just"
            )
}

/// Takes in a magnitude word behind the digits.
fn scales(v: &View<'_>, amount: &mut Amount) -> bool {
    let word = v.word(amount.next);
    if amount.scaled || !word.is(super::lexicon::MAGNITUDE) && !says!(v, amount.next, "bn") {
        return false;
    }
    let factor = Decimal::from(if says!(v, amount.next, "bn") { 1_000_000_000 } else { word.value });
    let Some(value) = amount.value.checked_mul(factor) else { return false };
    amount.value = value;
    amount.scale = factor;
    amount.scaled = true;
    amount.end = v.end(amount.next);
    amount.next += 1;
    true
}

/// Reads `2,486.28` from the front of `text`: its value and length in bytes.
fn leading_number(text: &str) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let (mut at, mut mantissa, mut scale, mut point) = (0, 0_i128, 0, false);
    loop {
        match bytes.get(at) {
            Some(b) if b.is_ascii_digit() => {
                mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(b - b'0'))?;
                scale += u32::from(point);
            }
            Some(b',') if digit(at + 1) && digit(at + 2) && digit(at + 3) && !point => {}
            Some(b'.') if digit(at + 1) && !point => point = true,
            _ => break,
        }
        at += 1;
    }
    Some((Decimal::try_from_i128_with_scale(mantissa, scale).ok()?, at))
}
