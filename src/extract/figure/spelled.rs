//! Numerals in words: cardinals with magnitudes, bare plurals, fractions.

use super::lexicon::{
    AUXILIARY, CARDINAL, CONNECTIVE, DETERMINER, MAGNITUDE, PART, PARTS, PLURAL, PREPOSITION, REPORTING,
    UNIT, VERB,
};
use super::numeral::{Form, Numeral, and_a_half, ratio, scale, vulgar, words_after};
use super::view::{View, before, says};
use rust_decimal::Decimal;

/// hundreds, tens of thousands, hundreds of millions.
pub fn plural(v: &View<'_>, i: usize) -> Option<Numeral> {
    let mut value = Decimal::from(v.word(i).value);
    let mut next = i + 1;
    if says!(v, next, "of") && v.is(next + 1, PLURAL) && v.word(next + 1).value >= 1000 {
        value = value.checked_mul(Decimal::from(v.word(next + 1).value))?;
        next += 2;
        if says!(v, next, "of") && v.is(next + 1, PLURAL) && v.word(next + 1).value >= 1000 {
            value = value.checked_mul(Decimal::from(v.word(next + 1).value))?;
            next += 2;
        }
    } else if says!(v, i, "tens") {
        return None;
    }
    Some(plain(v, i, next, value, Form::Plural))
}

/// Number words from `i` on; an article before a magnitude or the lower number of a fraction is part of them.
pub fn words(v: &View<'_>, i: usize) -> Option<Numeral> {
    let article = says!(v, i, "a an");
    let first = i + usize::from(article);
    if article && v.is(first, PART) {
        return article_fraction(v, i);
    }
    let (value, next, scaled) = spelled(v, first)?;
    if article && !v.is(first, MAGNITUDE) {
        return None;
    }
    let mut numeral = plain(v, i, next, value, Form::Words);
    numeral.scaled = scaled;
    let last = v.word(next - 1);
    if scaled && last.is(MAGNITUDE) && last.value >= 100 {
        numeral.scale = Decimal::from(last.value);
    }
    let small = v.is(next, PARTS) && v.word(next).value > 1000;
    if let Some(fraction) = (!article || small).then(|| over(v, &numeral)).flatten() {
        return Some(fraction);
    }
    // "a million and a half": half of the million.
    let last = v.word(numeral.next - 1);
    let unit = if last.is(MAGNITUDE) && last.value >= 1000 { last.value } else { 1 };
    and_a_half(v, &mut numeral, Decimal::from(unit));
    if v.is(numeral.next, MAGNITUDE) && !scaled {
        let next = numeral.next;
        words_after(v, &mut numeral, next)?;
    }
    Some(numeral)
}

/// Adds up number words: value, the token after, whether a magnitude is among them.
fn spelled(v: &View<'_>, first: usize) -> Option<(Decimal, usize, bool)> {
    let (mut total, mut group, mut at) = (Decimal::ZERO, None::<u64>, first);
    let (mut last, mut scaled, mut next) = (u64::MAX, false, first);
    loop {
        let word = v.word(at);
        if word.is(CARDINAL) {
            group = Some(match group {
                None => word.value,
                Some(g) if g >= 20 && g % 10 == 0 && g % 100 != 0 && g % 100 >= 20 && word.value < 10 => {
                    g + word.value
                }
                Some(g) if g >= 100 && g % 100 == 0 && !parts_below(v, at) => g + word.value,
                Some(_) => break,
            });
        } else if word.is(MAGNITUDE)
            || word.is(PLURAL) && (group.is_some() || last != u64::MAX) && word.value >= 100
        {
            scaled = true;
            match word.value {
                12 if group.is_none_or(|g| g < 100) => group = Some(group.unwrap_or(1) * 12),
                12 => break,
                100 => match group {
                    None => group = Some(100),
                    Some(g) if g < 100 => group = Some(g * 100),
                    Some(_) => break,
                },
                factor if group.is_none() && last != u64::MAX => {
                    // "hundred thousand million": the whole so far is multiplied.
                    total = total.checked_mul(Decimal::from(factor))?;
                }
                factor if factor < last => {
                    let part = Decimal::from(group.unwrap_or(1)).checked_mul(Decimal::from(factor))?;
                    total = total.checked_add(part)?;
                    group = None;
                    last = factor;
                }
                _ => break,
            }
        } else {
            break;
        }
        next = at + 1;
        at = joined(v, next, scaled);
    }
    let rest = Decimal::from(group.unwrap_or(0));
    (next > first).then_some((total.checked_add(rest)?, next, scaled))
}

/// "one hundred *thirty-fifths*": the tens belong to the number below, unless "and" joins them.
fn parts_below(v: &View<'_>, at: usize) -> bool {
    !says!(v, before(at), "and") && v.word(at).value >= 20 && lower_number(v, at, false).is_some()
}

/// The next number word behind a hyphen, an "and" after a magnitude, or directly.
fn joined(v: &View<'_>, at: usize, scaled: bool) -> usize {
    let hyphen = v.is_hyphen(at) && !v.gap(at) && !v.gap(at + 1) && v.is(at + 1, CARDINAL | MAGNITUDE);
    let and = scaled && says!(v, at, "and") && v.is(at + 1, CARDINAL) && v.is_small_tail(at + 1);
    at + usize::from(hyphen || and)
}

/// two-thirds, three quarters, one fifth, three twenty-firsts: `upper` is the number over it.
fn over(v: &View<'_>, upper: &Numeral) -> Option<Numeral> {
    let at = upper.next + usize::from(v.is_hyphen(upper.next) && !v.gap(upper.next));
    let single = upper.value == Decimal::ONE;
    let (lower, next) = lower_number(v, at, single)?;
    let last = next - 1;
    if says!(v, last, "quarters") && !fraction_follows(v, last) && !v.is(next, MAGNITUDE) {
        return None;
    }
    if single && (at == upper.next || last > at) && !fraction_follows(v, last) {
        return None;
    }
    let value = ratio(upper.value, Decimal::from(lower))?;
    // Twenty-three fifths is no share of anything.
    let form = if value < Decimal::ONE { Form::Fraction } else { Form::Words };
    let mut numeral = plain(v, upper.first, next, value, form);
    if says!(v, last, "half quarter quarters") {
        scaled_half(v, &mut numeral);
    } else if value < Decimal::ONE {
        of_a_magnitude(v, &mut numeral);
    }
    Some(numeral)
}

/// "two thirds of a million": so many of it.
fn of_a_magnitude(v: &View<'_>, numeral: &mut Numeral) {
    let at = numeral.next + 2;
    if says!(v, at - 2, "of") && says!(v, at - 1, "a") && v.is(at, MAGNITUDE) && v.word(at).value > 1000 {
        numeral.form = Form::Words;
        scale(v, numeral, at, v.word(at).value);
    }
}

/// The number under a fraction that begins at `at`, and the token behind it: third(s), twenty-fifth(s).
pub fn lower_number(v: &View<'_>, at: usize, single: bool) -> Option<(u64, usize)> {
    let (first, kind) = (v.word(at), if single { PART } else { PARTS });
    if first.is(kind) {
        return Some((first.value, at + 1));
    }
    let tens = first.is(CARDINAL) && first.value >= 20;
    let unit = at + 1 + usize::from(v.is_hyphen(at + 1) && !v.gap(at + 1));
    let second = v.word(unit);
    let value = match (second.is(kind) && second.value > 2 && second.value < 10, single) {
        (true, _) => second.value,
        (false, false) if says!(v, unit, "firsts") => 1,
        (false, true) if says!(v, unit, "first") => 1,
        _ => return None,
    };
    tens.then_some((first.value + value, unit + 1))
}

/// Says whether what follows a fraction's last word lets it be a share ("two quarters of growth" is time).
fn fraction_follows(v: &View<'_>, at: usize) -> bool {
    let next = at + 1;
    v.at(next).is_none()
        || v.mark(next).is_some_and(|c| !matches!(c, '-' | '–'))
        || v.is(next, PREPOSITION | CONNECTIVE | AUXILIARY)
        || says!(v, next, "the a an")
}

/// a third, a quarter of, an eighth; "a third term" is an ordinal.
fn article_fraction(v: &View<'_>, i: usize) -> Option<Numeral> {
    let lower = v.word(i + 1);
    if says!(v, i + 1, "quarter") {
        let mut quarter = plain(v, i, i + 2, Decimal::new(25, 2), Form::Fraction);
        if scaled_half(v, &mut quarter) {
            return Some(quarter);
        }
    }
    if says!(v, i + 1, "half") {
        // "a half-hour", "a half century", "a half of": the article belongs only to the last.
        return if fraction_follows(v, i + 1) {
            Some(plain(v, i, i + 2, Decimal::new(5, 1), Form::Fraction))
        } else {
            None
        };
    }
    let of = says!(v, i + 2, "of");
    let measured = says!(
        v,
        before(i),
        "by than nearly almost about over around up down to under least roughly only just \
                some"
    ) && fraction_follows(v, i + 1);
    let share = says!(v, i + 2, "from were are said say in have had to less more as since");
    if !of && !measured && !(share && !says!(v, i + 1, "quarter") && v.is_sentence_start(i)) {
        return None;
    }
    if says!(v, i + 1, "quarter") && !of && !measured {
        return None;
    }
    Some(plain(v, i, i + 2, ratio(Decimal::ONE, Decimal::from(lower.value))?, Form::Fraction))
}

/// half of, half the, half a million, cut in half, ½.
pub fn fraction(v: &View<'_>, i: usize) -> Option<Numeral> {
    if let Some((over, under)) = vulgar(v, i) {
        return Some(plain(v, i, i + 1, ratio(over.into(), under.into())?, Form::Fraction));
    }
    if says!(v, i, "quarter") && v.is_hyphen(i + 1) && says!(v, i + 2, "century") {
        return Some(plain(v, i, i + 1, Decimal::new(25, 2), Form::Fraction));
    }
    if says!(v, i, "quarter") && v.is(i + 1, MAGNITUDE) {
        let mut quarter = plain(v, i, i + 1, Decimal::new(25, 2), Form::Fraction);
        return scaled_half(v, &mut quarter).then_some(quarter);
    }
    if !says!(v, i, "half")
        || v.is_hyphen(before(i))
        || says!(v, before(i), "first second other better latter early late bottom top")
    {
        return None;
    }
    let mut numeral = plain(v, i, i + 1, Decimal::new(5, 1), Form::Fraction);
    if scaled_half(v, &mut numeral) {
        return Some(numeral);
    }
    half_fits(v, i).then_some(numeral)
}

/// half a million, half a dozen, half-million.
fn scaled_half(v: &View<'_>, numeral: &mut Numeral) -> bool {
    let mut at = numeral.next;
    at += usize::from(says!(v, at, "of") && says!(v, at + 1, "a") && v.is(at + 2, MAGNITUDE));
    at += usize::from(says!(v, at, "a an") || v.is_hyphen(at) && !v.gap(at));
    at += 2 * usize::from(says!(v, at, "a") && v.is_hyphen(at + 1) && v.is(at + 2, MAGNITUDE));
    if !v.is(at, MAGNITUDE) {
        return false;
    }
    numeral.form = Form::Words;
    while v.is(at, MAGNITUDE) && scale(v, numeral, at, v.word(at).value).is_some() {
        at += 1;
    }
    numeral.value = numeral.value.normalize();
    true
}

/// Says whether "half" is a share here, by what stands around it.
fn half_fits(v: &View<'_>, i: usize) -> bool {
    if v.is_hyphen(i + 1) {
        return v.is(i + 2, UNIT) && !v.gap(i + 2);
    }
    let prev = before(i);
    if says!(v, prev, "the his her their this that") && !says!(v, i + 1, "of") {
        return false;
    }
    says!(v, i + 1, "of the a an that this those these their his her its our my all as")
        || says!(v, i + 1, "hour century decade mile") && !v.is(prev, DETERMINER)
        || says!(v, i + 1, "hour century decade mile percent")
        || says!(v, prev, "than") && v.is_plural(i + 1)
        || says!(v, prev, "by in than about nearly over almost around only roughly")
            && (v.at(i + 1).is_none()
                || v.mark(i + 1).is_some()
                || v.is(i + 1, PREPOSITION | AUXILIARY | REPORTING | VERB))
        || v.is_sentence_start(i) && v.is(i + 1, AUXILIARY | REPORTING | VERB)
}

pub fn plain(v: &View<'_>, first: usize, next: usize, value: Decimal, form: Form) -> Numeral {
    Numeral {
        first,
        next,
        start: v.start(first),
        end: v.end(next - 1),
        value,
        form,
        scaled: false,
        scale: Decimal::ONE,
        glued: false,
    }
}

impl View<'_> {
    /// Says whether the number word at `i` ends a numeral ("three hundred and *six*"), rather than beginning one.
    fn is_small_tail(&self, i: usize) -> bool {
        let tens = self.word(i).value >= 20;
        let unit = i + 1 + usize::from(self.is_hyphen(i + 1));
        let compound = tens && self.is(unit, CARDINAL) && self.word(unit).value < 10;
        let last = if compound { unit } else { i };
        let below = last + 1 + usize::from(self.is_hyphen(last + 1));
        let upper = self.word(i).value + if compound { self.word(unit).value } else { 0 };
        !(self.is(below, PARTS) && upper < self.word(below).value || says!(self, below, "half"))
    }
}

impl View<'_> {
    /// Says whether token `i` begins the sentence or a clause.
    pub fn is_sentence_start(&self, i: usize) -> bool {
        i == 0 || self.mark(before(i)).is_some_and(|c| !matches!(c, '-' | '–' | '/' | '$'))
    }
}
