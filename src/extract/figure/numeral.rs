//! Numerals: digits and number words, with their magnitudes, as exact decimals.
//!
//! Reads one numeral from a token on; knows no unit, and of currencies only whether one stands before.

use super::compound;
use super::lexicon::{CARDINAL, CURRENCY, MAGNITUDE, PART, PLURAL, UNIT, ZERO};
use super::spelled::{self, fraction, lower_number, plural, words};
use super::view::{View, before, says};
use crate::extract::token::{Shape, TokenKind};
use rust_decimal::Decimal;

/// A numeral and its tokens.
#[derive(Clone, Copy, Debug)]
pub struct Numeral {
    /// Its first token.
    pub first: usize,
    /// The token after it.
    pub next: usize,
    /// Its first byte.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Its value, magnitude included.
    pub value: Decimal,
    /// How it is written.
    pub form: Form,
    /// Whether a magnitude is part of it.
    pub scaled: bool,
    /// The magnitude's factor alone, where one follows digits (the 3 of "2 to 3 million" gives it to the 2).
    pub scale: Decimal,
    /// Letters glued to the digits that are not yet explained (`kg`, `p`, `m`): token `next` holds them.
    pub glued: bool,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits.
    Digits,
    /// Words.
    Words,
    /// A bare plural: hundreds, tens of millions.
    Plural,
    /// A fraction: half, two-thirds, ½.
    Fraction,
}

/// Reads the numeral that begins at token `i`. `money`: a currency stands before it, so that `m` is a million.
pub fn read(v: &View<'_>, i: usize, money: bool) -> Option<Numeral> {
    match v.at(i)?.kind {
        TokenKind::Number => digits(v, i, money),
        TokenKind::Word => {
            let word = v.word(i);
            if word.is(PLURAL) {
                plural(v, i)
            } else if word.is(CARDINAL | MAGNITUDE) || says!(v, i, "a an") {
                words(v, i)
            } else if word.is(ZERO) {
                zero(v, i)
            } else if word.is(PART) || vulgar(v, i).is_some() {
                fraction(v, i)
            } else {
                None
            }
        }
        TokenKind::Mark('.') if v.is_number(i + 1) && !v.gap(i + 1) && v.gap(i) => {
            let mut numeral = digits(v, i + 1, money)?;
            let whole = v.words(i + 1);
            if whole.contains(['.', ',']) {
                return None;
            }
            let scale = Decimal::try_from_i128_with_scale(1, whole.len() as u32).ok()?;
            numeral.value = numeral.value.checked_mul(scale)?;
            numeral.first = i;
            numeral.start = v.start(i);
            Some(numeral)
        }
        TokenKind::Mark(_) => None,
    }
}

/// "nought point five", "zero growth", and a zero that is all that is said.
fn zero(v: &View<'_>, i: usize) -> Option<Numeral> {
    let mut numeral = spelled::plain(v, i, i + 1, Decimal::ZERO, Form::Words);
    spoken_point(v, &mut numeral);
    let alone = i == 0 && v.at(1).is_none();
    (alone || numeral.next > i + 1 || says!(v, i, "zero") && says!(v, i + 1, "growth")).then_some(numeral)
}

/// The value of a vulgar fraction's sign at token `i`.
pub fn vulgar(v: &View<'_>, i: usize) -> Option<(u32, u32)> {
    // It counts for a word, but one without letters.
    let sign = v.at(i).filter(|t| t.is_word() && t.shape == Shape::None)?;
    let mut chars = sign.range.of(v.text).chars();
    let fraction = match chars.next()? {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    chars.next().is_none().then_some(fraction)
}

/// Divides two whole numbers, to 16 digits after the point where it does not come out even.
pub fn ratio(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let value = part.checked_div(whole)?;
    Some(value.round_dp_with_strategy(16, rust_decimal::RoundingStrategy::ToZero).normalize())
}

fn digits(v: &View<'_>, i: usize, money: bool) -> Option<Numeral> {
    let (mut value, groups) = parse(v.words(i))?;
    let mut next = i + 1;
    if !groups && !money_glue(v, next) {
        while let Some(wider) = blank_group(v, i, next, value) {
            value = wider;
            next += 1;
        }
    }
    let mut numeral = Numeral {
        first: i,
        next,
        start: v.start(i),
        end: v.end(next - 1),
        value,
        form: Form::Digits,
        scaled: false,
        scale: Decimal::ONE,
        glued: false,
    };
    if let Some((over, under)) = vulgar(v, next).filter(|_| !v.gap(next) || v.is_lower(next + 1)) {
        numeral.value = numeral.value.checked_add(ratio(over.into(), under.into())?)?;
        numeral.next += 1;
        numeral.end = v.end(next);
    } else if let Some(mixed) = slashed(v, next, numeral.value) {
        numeral.value = mixed;
        numeral.next = next + 3;
        numeral.end = v.end(next + 2);
    }
    if let Some((power, next)) = compound::power_of_ten(v, numeral.next) {
        numeral.value = numeral.value.checked_mul(power?)?;
        numeral.next = next;
        numeral.end = v.end(next - 1);
        numeral.scaled = true;
        return Some(numeral);
    }
    and_a_half(v, &mut numeral, Decimal::ONE);
    magnitude(v, &mut numeral, money)?;
    if numeral.scaled {
        let scale = numeral.scale;
        and_a_half(v, &mut numeral, scale);
    }
    Some(numeral)
}

fn money_glue(v: &View<'_>, next: usize) -> bool {
    !v.gap(next)
}

/// `2 1/2`: adds the fraction that follows a whole number.
fn slashed(v: &View<'_>, next: usize, whole: Decimal) -> Option<Decimal> {
    if !(v.is_number(next) && v.gap(next) && v.is_mark(next + 1, &['/']) && v.is_number(next + 2))
        || v.gap(next + 1)
        || v.gap(next + 2)
    {
        return None;
    }
    let (over, under) = (parse(v.words(next))?.0, parse(v.words(next + 2))?.0);
    if over >= under || under > Decimal::from(16) {
        return None;
    }
    whole.checked_add(ratio(over, under)?)
}

/// Takes in "and a half", "and a quarter", "and-a-half".
pub fn and_a_half(v: &View<'_>, numeral: &mut Numeral, unit: Decimal) {
    spoken_point(v, numeral);
    let mut at = numeral.next;
    at += usize::from(v.is_hyphen(at));
    if !says!(v, at, "and") {
        return;
    }
    at += 1;
    at += usize::from(v.is_hyphen(at));
    let Some((over, below)) = upper_number(v, at) else { return };
    at = below + usize::from(v.is_hyphen(below));
    let Some((under, next)) = lower_number(v, at, over == 1).filter(|l| over < l.0) else { return };
    // "one billion and three quarters million": the smaller magnitude goes with the fraction.
    let smaller = numeral.scaled && v.is(next, MAGNITUDE) && Decimal::from(v.word(next).value) < unit;
    let unit = if smaller { Decimal::from(v.word(next).value) } else { unit };
    let Some(sum) = ratio(over.into(), under.into())
        .and_then(|r| r.checked_mul(unit))
        .and_then(|r| numeral.value.checked_add(r))
    else {
        return;
    };
    numeral.value = sum;
    numeral.next = next + usize::from(smaller);
    numeral.end = v.end(numeral.next - 1);
}

/// The number over a fraction behind "and" (a, one, three, fifty-four) and the token behind it.
fn upper_number(v: &View<'_>, at: usize) -> Option<(u64, usize)> {
    if says!(v, at, "a an one") {
        return Some((1, at + 1));
    }
    let upper = v.word(at);
    if !upper.is(CARDINAL) {
        return None;
    }
    let unit = at + 1 + usize::from(v.is_hyphen(at + 1) && !v.gap(at + 1));
    let compound = upper.value >= 20 && v.is(unit, CARDINAL) && v.word(unit).value < 10;
    Some(if compound { (upper.value + v.word(unit).value, unit + 1) } else { (upper.value, at + 1) })
}

/// "two point five", "1 point 1": the digits behind a spoken point.
fn spoken_point(v: &View<'_>, numeral: &mut Numeral) {
    let mut at = numeral.next;
    if !says!(v, at, "point") {
        return;
    }
    at += 1;
    let (mut value, mut scale) = (numeral.value, Decimal::ONE);
    if let Some((two, next)) = upper_number(v, at).filter(|u| (10..100).contains(&u.0)) {
        // "two hundred point seventy-one"
        let part = Decimal::new(two.cast_signed(), 2);
        let Some(sum) = value.checked_add(part) else { return };
        numeral.value = sum;
        numeral.next = next;
        numeral.end = v.end(next - 1);
        return;
    }
    while let Some(digit) = spoken_digit(v, at) {
        let Some(finer) = scale.checked_div(Decimal::TEN).filter(|s| s.scale() < 12) else { return };
        scale = finer;
        let Some(sum) = scale.checked_mul(digit).and_then(|d| value.checked_add(d)) else { return };
        value = sum;
        at += 1;
    }
    if at > numeral.next + 1 {
        numeral.value = value.normalize();
        numeral.next = at;
        numeral.end = v.end(at - 1);
    }
}

fn spoken_digit(v: &View<'_>, i: usize) -> Option<Decimal> {
    let word = v.word(i);
    if word.is(CARDINAL) && word.value < 10 {
        return Some(Decimal::from(word.value));
    }
    if says!(v, i, "zero nought naught oh") {
        return Some(Decimal::ZERO);
    }
    let digit = v.is_number(i) && v.words(i).len() == 1;
    digit.then(|| v.words(i).parse::<u8>().ok().map(Decimal::from)).flatten()
}

/// Digits with their separators as a decimal, and whether separators grouped them. `None` for what is no number
/// (`1.2.3`, `1,2,3`) or has more than 28 digits.
fn parse(digits: &str) -> Option<(Decimal, bool)> {
    if let Some(value) = few_digits(digits) {
        return Some((Decimal::from(value), false));
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if fraction.contains(['.', ',']) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut last_len = None;
    let mut n_groups = 0;
    for group in groups {
        // Thousands in threes, or the Indian way: twos before a last three.
        if !matches!(group.len(), 2 | 3) || last_len == Some(3) && group.len() == 2 {
            return None;
        }
        last_len = Some(group.len());
        n_groups += 1;
    }
    if n_groups > 0 && (last_len != Some(3) || !(1..=3).contains(&first.len())) {
        return None;
    }
    if whole.len() > 40 || fraction.len() > 28 {
        return None;
    }
    let mut mantissa: i128 = 0;
    for digit in whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit) {
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
    }
    let value = Decimal::try_from_i128_with_scale(mantissa, fraction.len() as u32).ok()?;
    Some((value, n_groups > 0))
}

/// The value of up to nine digits and nothing else: so are most numbers.
fn few_digits(digits: &str) -> Option<u32> {
    let mut digits = Some(digits.bytes()).filter(|d| d.len() <= 9)?;
    digits.try_fold(0, |value, d| d.is_ascii_digit().then(|| value * 10 + u32::from(d - b'0')))
}

/// Says whether the digits of token `i` are written like a whole number without separators.
pub fn is_plain(v: &View<'_>, i: usize) -> bool {
    v.is_number(i) && v.words(i).bytes().all(|b| b.is_ascii_digit())
}

/// `10 000`: takes in one group of three digits behind a blank.
fn blank_group(v: &View<'_>, first: usize, next: usize, value: Decimal) -> Option<Decimal> {
    let (before, group) = (v.at(next - 1)?, v.at(next).filter(|t| t.kind == TokenKind::Number)?);
    let digits = group.range.of(v.text);
    let lead = v.words(first);
    let blank = v.text.get(before.range.end as usize..group.range.start as usize)?;
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = is_plain(v, next) || blank != " " && part.bytes().all(|b| b.is_ascii_digit());
    let three = whole.len() == 3 && plain && value.scale() == 0;
    let leads = lead.len() <= 3 && is_plain(v, first) && !lead.starts_with('0');
    let one_blank = matches!(blank, "\u{a0}" | "\u{202f}" | "\u{2009}" | " ");
    let model = v.is_capital(next + 1) && v.gap(next + 1) && !v.is(next + 1, UNIT)
        || v.is_hyphen(next + 1) && !v.gap(next + 1);
    if !three || model || !leads || !one_blank || blank == " " && name_before(v, first) {
        return None;
    }
    value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(digits.parse::<Decimal>().ok()?)
}

fn name_before(v: &View<'_>, i: usize) -> bool {
    use super::lexicon::{MONTH, NUMBERED};
    v.is(before(i), MONTH | NUMBERED) || v.is_capital(before(i)) && before(i) != 0 || v.is_number(before(i))
}

/// Takes in the magnitude words and letters behind digits. `None` where letters are glued on that make it no number.
fn magnitude(v: &View<'_>, numeral: &mut Numeral, money: bool) -> Option<()> {
    let mut at = numeral.next;
    if v.is_word(at) && !v.gap(at) {
        let letters = v.words(at);
        let Some(factor) = glued_factor(letters, money, counts_millions(v, numeral, at)) else {
            if !v.is(at, MAGNITUDE) {
                numeral.glued = true;
                return Some(());
            }
            return words_after(v, numeral, at);
        };
        return scale(v, numeral, at, factor);
    }
    if v.is_hyphen(at) && !v.gap(at) && !v.gap(at + 1) && v.is(at + 1, MAGNITUDE) {
        at += 1;
    }
    if (money || says!(v, at, "bn bln tln")) && says!(v, at, "m bn bln mn mln tn tln trn b") && v.gap(at) {
        let factor = glued_factor(v.words(at), true, false)?;
        return scale(v, numeral, at, factor);
    }
    // "8 B people"
    if v.gap(at) && matches!(v.words(at), "B" | "M") && v.is_plural(at + 1) && v.is_lower(at + 1) {
        let factor = if v.words(at) == "B" { 1_000_000_000 } else { 1_000_000 };
        return scale(v, numeral, at, factor);
    }
    words_after(v, numeral, at)
}

pub fn words_after(v: &View<'_>, numeral: &mut Numeral, mut at: usize) -> Option<()> {
    while v.is(at, MAGNITUDE) && numeral.scale < Decimal::from(1_000_000_000_000_u64) {
        scale(v, numeral, at, v.word(at).value)?;
        at += 1;
    }
    lesser(v, numeral);
    // "4 million dozens" and the like stay with what they have; "two hundreds" is plural.
    if !numeral.scaled && v.is(at, PLURAL) && !says!(v, at, "scores") && !says!(v, at, "tens") {
        scale(v, numeral, at, v.word(at).value)?;
    }
    Some(())
}

/// "4 thousand 3 hundred and 21": lesser magnitudes, and what an "and" adds to hundreds.
fn lesser(v: &View<'_>, numeral: &mut Numeral) {
    if !numeral.scaled || numeral.form != Form::Digits || !v.is(numeral.next - 1, MAGNITUDE) {
        return;
    }
    let hundreds = |at: usize| v.is(at, MAGNITUDE) && v.word(at).value == 100;
    let mut more = 0;
    let at = numeral.next;
    if is_plain(v, at) && v.words(at).len() == 1 && hundreds(at + 1) && v.word(at - 1).value == 1000 {
        let Ok(digit) = v.words(at).parse::<u64>() else { return };
        more = digit * 100;
        numeral.next = at + 2;
    }
    let at = numeral.next;
    if hundreds(at - 1) && says!(v, at, "and") {
        let digits = is_plain(v, at + 1) && v.words(at + 1).len() < 3 && !v.words(at + 1).starts_with('0');
        let tail = if digits {
            v.words(at + 1).parse::<u64>().ok().map(|n| (n, at + 2))
        } else {
            upper_number(v, at + 1).filter(|_| v.is(at + 1, CARDINAL))
        };
        if let Some((value, next)) = tail {
            more += value;
            numeral.next = next;
        }
    }
    let Some(sum) = numeral.value.checked_add(more.into()) else { return };
    numeral.value = sum;
    numeral.end = v.end(numeral.next - 1);
}

pub fn scale(v: &View<'_>, numeral: &mut Numeral, at: usize, factor: u64) -> Option<()> {
    numeral.value = numeral.value.checked_mul(Decimal::from(factor))?;
    numeral.scale = numeral.scale.checked_mul(Decimal::from(factor))?;
    numeral.next = at + 1;
    numeral.end = v.end(at);
    numeral.scaled = true;
    Some(())
}

/// Says whether an `m` glued to a number is a million of what follows: "2.7m combined sales", "35m of its devices".
fn counts_millions(v: &View<'_>, numeral: &Numeral, at: usize) -> bool {
    use super::lexicon::{ADJECTIVE, EVENT};
    // "150m kroner", "20m Swiss francs"
    if v.is_plural(at + 1) && !v.is(at + 1, EVENT)
        || v.gap(at + 1) && v.is(at + 1 + usize::from(v.is_capital(at + 1)), CURRENCY)
    {
        return true;
    }
    let article = says!(v, super::view::before(numeral.first), "a an the");
    let owned = says!(v, at + 1, "of") && says!(v, at + 2, "its their our his her");
    let first = at + if owned { 3 } else { 1 };
    let adjective = v.is(first, ADJECTIVE) || v.words(first).ends_with("al") || v.is_participle(first);
    if article || !owned && !adjective || v.is(first, EVENT) || says!(v, first, "long") {
        return false;
    }
    (first..first + 6)
        .take_while(|k| v.is_nominal(*k) && !v.is(*k, EVENT) || says!(v, *k, "and"))
        .any(|k| v.is_plural(k) || says!(v, k, "sales"))
}

/// The factor of letters on a number: `5bn`, `£3m`, `10k`.
fn glued_factor(letters: &str, money: bool, plural_follows: bool) -> Option<u64> {
    Some(match letters {
        "bn" | "BN" | "Bn" | "bln" => 1_000_000_000,
        "mn" | "mln" | "mil" | "M" => 1_000_000,
        "m" | "MM" | "mm" if money || plural_follows && letters == "m" => 1_000_000,
        "b" | "B" if money || plural_follows && letters == "B" => 1_000_000_000,
        "k" | "K" => 1_000,
        "tn" | "trn" | "tln" => 1_000_000_000_000,
        "t" | "T" if money => 1_000_000_000_000,
        "cr" if money => 10_000_000,
        _ => return None,
    })
}
