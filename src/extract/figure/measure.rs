//! Units behind a number: the word or sign, what may tell it more closely, and what belongs to it ("per hour", "old").

use super::amount::Amount;
use super::compound;
use super::heat;
use super::lexicon::{CURRENCY, UNIT};
use super::numeral::{self, Form};
use super::unit::{self, Dimension, UNITS};
use super::view::{View, before, says};
use crate::extract::FigureKind;
use rust_decimal::Decimal;

pub fn unit_word(v: &View<'_>, amount: &mut Amount) {
    if stop_watch(v, amount) {
        return;
    }
    let mut at = amount.next;
    let mut hyphen = false;
    if amount.form == Form::Plural && says!(v, at, "of") {
        at += 1;
    }
    if v.is_hyphen(at) && !v.gap(at) && !v.gap(at + 1) {
        at += 1;
        hyphen = true;
    }
    if amount.form == Form::Fraction && says!(v, at, "a an") {
        at += 1;
    }
    // "a quarter of a mile"
    if amount.form == Form::Fraction && says!(v, at, "of") && says!(v, at + 1, "a an") {
        let unit = qualified(v, at + 2);
        if !v.is(unit, UNIT)
            || v.is(unit, CURRENCY)
            || says!(v, unit, "point century decade degree")
            || says!(v, unit, "second") && v.is_nominal(unit + 1)
        {
            return;
        }
        at = unit;
    }
    amount.hyphen = hyphen;
    if v.is_mark(at, &['°', 'º', '˚']) {
        degrees(v, amount, at);
        return;
    }
    if compounded(v, amount, at) {
        return;
    }
    // "two or more years"
    if says!(v, at, "or")
        && says!(v, at + 1, "more")
        && v.is(at + 2, UNIT)
        && v.is_plural(at + 2)
        && amount.form != Form::Plural
    {
        at += 2;
    }
    // "20+ years", "8 plus hours", "30-plus days": the unit belongs to it.
    at += usize::from((v.is_mark(at, &['+']) || says!(v, at, "plus")) && v.is(at + 1, UNIT));
    let mut power = 0;
    if says!(v, at, "square sq cubic") {
        power = if says!(v, at, "cubic") { 3 } else { 2 };
        at += 1;
        at += usize::from(v.is_mark(at, &['.']) && !v.gap(at) || v.is_hyphen(at));
    }
    at = qualified(v, at);
    if says!(v, at, "light")
        && (says!(v, at + 1, "years") || v.is_hyphen(at + 1) && says!(v, at + 2, "years"))
    {
        let last = at + 1 + usize::from(v.is_hyphen(at + 1));
        take_unit(v, amount, last, "light year", Dimension::Length);
        return;
    }
    let tied = usize::from(v.is_hyphen(at + 1));
    if says!(v, at, "basis") && says!(v, at + 1 + tied, "point points") {
        take_unit(v, amount, at + 1 + tied, "basis point", Dimension::Points);
        return;
    }
    if says!(v, at, "yo") && amount.form == Form::Digits {
        take_unit(v, amount, at, "year", Dimension::Time);
        amount.kind = FigureKind::Age;
        return;
    }
    if !v.is(at, UNIT) || amount.form == Form::Plural && amount.next == at {
        glued_power(v, amount, at);
        return;
    }
    let unit = UNITS[v.word(at).unit as usize];
    if !unit_fits(v, amount, at, unit) {
        return;
    }
    let nautical = unit.name == "mile" && says!(v, before(at), "nautical");
    let name = if nautical { "nautical mile" } else { unit.name };
    let name = if power > 0 { unit::power(unit.name, power).unwrap_or(name) } else { name };
    if unit.factor != 1 {
        let Some(value) = amount.value.checked_mul(Decimal::from(unit.factor)) else { return };
        amount.value = value.normalize();
    }
    take_unit(v, amount, at, name, unit.dimension);
    raised(v, amount, unit.name);
    finish_unit(v, amount, at, unit);
}

/// A unit of several signs, or feet and inches by their marks.
fn compounded(v: &View<'_>, amount: &mut Amount, at: usize) -> bool {
    let feet = compound::feet(v, amount, at).map(|last| (last, "foot", Dimension::Length));
    match feet.or_else(|| compound::read(v, amount, at)) {
        Some((last, name, dimension)) => take_unit(v, amount, last, name, dimension),
        None => return false,
    }
    true
}

/// Steps over what tells a unit more closely ("nautical miles", "US fluid ounces") or how many more or whole ones are meant
/// ("three more years", "two full days").
fn qualified(v: &View<'_>, at: usize) -> usize {
    let mut next = at;
    next += usize::from(says!(v, next, "us imperial"));
    next += usize::from(says!(v, next, "metric nautical short calendar fluid troy statute"));
    if v.is(next, UNIT) {
        return next;
    }
    let more =
        says!(v, at, "additional extra full further long more passing previous receiving rushing whole");
    let plural = v.is(at + 1, UNIT) && v.is_plural(at + 1);
    let timed = matches!(UNITS[v.word(at + 1).unit as usize].dimension, Dimension::Time | Dimension::Length);
    at + usize::from(more && plural && timed)
}

/// "km squared", `km^2`: a power behind the unit.
fn raised(v: &View<'_>, amount: &mut Amount, name: &'static str) {
    let at = amount.next;
    let caret = v.is_mark(at, &['^']) && !v.gap(at);
    let (power, last) = match v.words(at + usize::from(caret)) {
        "2" | "squared" => (2, at + usize::from(caret)),
        "3" | "cubed" => (3, at + usize::from(caret)),
        _ => return,
    };
    let written = caret || says!(v, at, "squared cubed");
    if let Some(name) = unit::power(name, power).filter(|_| written) {
        amount.unit = Some(name);
        amount.next = last + 1;
        amount.end = v.end(last);
    }
}

/// `km2`, `m²` glued to the digits.
fn glued_power(v: &View<'_>, amount: &mut Amount, at: usize) {
    let letters = v.words(at);
    let (base, power) = match letters.char_indices().last() {
        Some((i, '2' | '²')) => (letters.get(..i).unwrap_or_default(), 2),
        Some((i, '3' | '³')) => (letters.get(..i).unwrap_or_default(), 3),
        _ => return,
    };
    if amount.form != Form::Digits || power == 0 {
        return;
    }
    if let Some(unit) = UNITS.iter().find(|u| u.word == base)
        && let Some(name) = unit::power(unit.name, power)
    {
        take_unit(v, amount, at, name, unit.dimension);
    }
}

/// Says whether the unit's word is one here: signs need digits and small words their place.
fn unit_fits(v: &View<'_>, amount: &Amount, at: usize, unit: unit::Unit) -> bool {
    let written = v.words(at);
    if unit.sign {
        let glued = !v.gap(at);
        let case = match unit.word {
            "c" | "f" => matches!(written, "C" | "F"),
            "m" | "t" => written == unit.word,
            "ev" => written == "eV",
            // "21st" is an ordinal.
            "st" => {
                let ordinal = amount.value.checked_rem(Decimal::TEN) == Some(Decimal::ONE)
                    && amount.value != Decimal::from(11);
                glued && written == "st" && !ordinal && amount.value < Decimal::from(40)
            }
            "nm" => written == "nm",
            "bps" | "bp" => amount.value < Decimal::ONE_THOUSAND,
            "cc" | "dpi" | "ppi" => v.is_lower(at),
            "w" => written == "W",
            "g" | "l" => written == unit.word && glued || written == "g" || written == "L",
            _ => true,
        };
        return amount.form == Form::Digits
            && case
            && (!matches!(unit.word, "c" | "f")
                || glued && heat::is_warm(v, amount)
                || says!(v, before(amount.first), "around about")
                || heat::stands_apart(v, amount, at))
            && !(unit.word == "m" && !glued && amount.scaled);
    }
    match unit.word {
        "second" => {
            amount.hyphen
                || amount.value == Decimal::ONE
                || amount.form == Form::Fraction
                || amount.value.scale() > 0
        }
        // "In 2016 Stone spoke": a name.
        "stone" if v.is_capital(at) && !amount.hyphen => false,
        "foot" | "mile" | "year" | "day" | "week" | "month" | "hour" | "minute" | "inch" | "yard"
        | "metre" | "meter" | "decade" => {
            amount.hyphen
                || amount.value.abs() <= Decimal::ONE
                || !v.is(at + 1, super::lexicon::VERB)
                || amount.form == Form::Digits
        }
        "night" | "nights" => false,
        "cup" | "stone" | "point" | "knot" | "knots" => {
            amount.hyphen || amount.value <= Decimal::ONE || unit.word != "cup" && unit.word != "point"
        }
        _ => true,
    }
}

fn take_unit(v: &View<'_>, amount: &mut Amount, last: usize, name: &'static str, dimension: Dimension) {
    amount.kind = match dimension {
        Dimension::Time => FigureKind::Duration,
        Dimension::Percent | Dimension::Points => FigureKind::Percent,
        _ => FigureKind::Measure,
    };
    amount.unit = Some(name);
    amount.dimension = Some(dimension);
    amount.glued = false;
    amount.next = last + 1;
    amount.end = v.end(last);
    amount.reason = match amount.kind {
        FigureKind::Duration => "number and word of time",
        FigureKind::Percent => "number and points",
        _ => "number and unit",
    };
}

/// What may follow a unit and belongs to it: "per hour", "Celsius", "old", "of age".
fn finish_unit(v: &View<'_>, amount: &mut Amount, at: usize, unit: unit::Unit) {
    match unit.dimension {
        Dimension::Heat => heat::scale(v, amount, at + 1),
        Dimension::Length => speed(v, amount, at, unit.name),
        Dimension::Time => age(v, amount, at),
        Dimension::Points if says!(v, before(at), "basis") => {}
        _ => {}
    }
    match unit.word {
        "feet" | "foot" | "ft" => smaller_unit(v, amount, 12),
        "st" | "stone" => smaller_unit(v, amount, 14),
        _ if matches!(unit.name, "hour" | "minute") && amount.kind == FigureKind::Duration => {
            clock_span(v, amount);
        }
        _ => {}
    }
}

/// `6ft 2in`, `5 feet 10 inches`, `6ft 2`, `12st 7lb`: one measure, in the larger unit. `share`: how many of the smaller
/// make one.
fn smaller_unit(v: &View<'_>, amount: &mut Amount, share: u32) {
    let glued = !v.gap(before(amount.next));
    let tied = v.is_hyphen(amount.next) && !v.gap(amount.next) && v.is_number(amount.next + 1);
    let at = amount.next + usize::from(says!(v, amount.next, "and") || tied);
    let Some(n) =
        numeral::read(v, at, false).filter(|n| n.value < Decimal::from(share) && n.value > Decimal::ZERO)
    else {
        return;
    };
    let bare_in = says!(v, n.next, "in") && v.gap(n.next);
    let ends =
        v.at(n.next + 1).is_none() || v.mark(n.next + 1).is_some() || says!(v, n.next + 1, "more or tall");
    let worded = if share == 12 {
        says!(v, n.next, "in ins inches inch") && (!bare_in || ends)
    } else {
        says!(v, n.next, "lb lbs pounds pound")
    };
    let alone = glued && at == amount.next && numeral::is_plain(v, at) && v.words(at).len() < 3;
    let alone =
        alone && (v.at(n.next).is_none() || v.is_mark(n.next, &['.', ',']) || says!(v, n.next, "tall"));
    if (worded || tied || alone)
        && let Some(part) = numeral::ratio(n.value, Decimal::from(share))
        && let Some(sum) = amount.value.checked_add(part)
    {
        amount.value = sum;
        amount.next = n.next + usize::from(worded);
        amount.end = v.end(amount.next - 1);
    }
}

/// `3:49.11`, `2:05:42`: the time of a race, in seconds. Hours of the day have no hundredths and rarely seconds.
fn stop_watch(v: &View<'_>, amount: &mut Amount) -> bool {
    let part = |i: usize| v.is_mark(i, &[':']) && !v.gap(i) && !v.gap(i + 1) && v.is_number(i + 1);
    let at = amount.next;
    if amount.form != Form::Digits
        || !part(at)
        || !numeral::is_plain(v, amount.first)
        || at != amount.first + 1
    {
        return false;
    }
    let three = part(at + 2);
    let last = at + if three { 3 } else { 1 };
    let (whole, hundredths) = v.words(last).split_once('.').unwrap_or((v.words(last), ""));
    let two = |digits: &str| digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()) && digits < "60";
    let middle = !three || two(v.words(at + 1));
    let fits = two(whole) && middle && (three || !hundredths.is_empty()) && hundredths.len() < 4;
    let told = says!(v, before(amount.first), "at by from until") || says!(v, last + 1, "am pm gmt utc bst");
    if !fits || told || part(last + 1) {
        return false;
    }
    let sixty = Decimal::from(60);
    let number = |i: usize| v.words(i).parse::<Decimal>().ok();
    let minutes = if three {
        number(at + 1).and_then(|m| amount.value.checked_mul(sixty)?.checked_add(m))
    } else {
        Some(amount.value)
    };
    let Some(sum) = minutes.zip(number(last)).and_then(|(m, s)| m.checked_mul(sixty)?.checked_add(s)) else {
        return false;
    };
    amount.value = sum;
    take_unit(v, amount, last, "second", Dimension::Time);
    amount.reason = "the time of a race";
    true
}

/// "two hours 18 minutes", "three minutes and 41.5 seconds": one span of time, in the smaller unit.
fn clock_span(v: &View<'_>, amount: &mut Amount) {
    for (larger, smaller) in [("hour", "minute"), ("minute", "second")] {
        let at = amount.next + usize::from(says!(v, amount.next, "and"));
        let digits = v.is_number(at) || v.is(at, super::lexicon::CARDINAL);
        if amount.unit != Some(larger) || !digits || amount.high.is_some() {
            continue;
        }
        let sixty = Decimal::from(60);
        let Some(n) = numeral::read(v, at, false).filter(|n| n.value < sixty && !n.scaled) else { return };
        if !v.is(n.next, UNIT) || UNITS[v.word(n.next).unit as usize].name != smaller {
            return;
        }
        let Some(sum) = amount.value.checked_mul(sixty).and_then(|s| s.checked_add(n.value)) else { return };
        amount.value = sum;
        take_unit(v, amount, n.next, smaller, Dimension::Time);
        amount.reason = "hours, minutes and seconds of one span";
    }
}

fn degrees(v: &View<'_>, amount: &mut Amount, at: usize) {
    take_unit(v, amount, at, "degree", Dimension::Heat);
    heat::scale(v, amount, at + 1);
}

fn speed(v: &View<'_>, amount: &mut Amount, at: usize, name: &'static str) {
    let slash = v.is_mark(at + 1, &['/']);
    let hyphen = usize::from(v.is_hyphen(at + 1));
    let link = at + 1 + hyphen;
    if !slash && !says!(v, link, "per an a") {
        return;
    }
    let last = link + 1 + usize::from(v.is_hyphen(link + 1));
    let per = match v.words(last) {
        "hour" | "h" | "hr" => "hour",
        "second" | "s" => "second",
        "gallon" => "gallon",
        _ => return,
    };
    if let Some(speed) = unit::speed(name, per) {
        take_unit(v, amount, last, speed, Dimension::Other);
    }
}

/// "33 years old", "81-year-old", "six months of age", "aged 12 months".
fn age(v: &View<'_>, amount: &mut Amount, at: usize) {
    let mut next = at + 1;
    if v.is_hyphen(next) && !v.gap(next + 1) {
        next += 1;
    }
    let old = if says!(v, next, "old olds old's old’s") {
        next
    } else if says!(v, next, "of") && says!(v, next + 1, "age") {
        next + 1
    } else {
        return;
    };
    amount.kind = FigureKind::Age;
    amount.next = old + 1;
    amount.end = if v.words(old).ends_with("'s") || v.words(old).ends_with("’s") {
        v.start(old) + 3
    } else {
        v.end(old)
    };
    amount.reason = "number of years old";
}
