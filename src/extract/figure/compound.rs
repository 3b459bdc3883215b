//! Units of more than one sign: `kV/cm`, m.p.h., pound-feet, parts per million, 6'2", the Richter scale; and powers of ten.

use super::amount::Amount;
use super::lexicon::UNIT;
use super::numeral::{self, Form};
use super::unit::{Dimension, UNITS};
use super::view::{View, before, says};
use rust_decimal::Decimal;

/// Unit signs over unit signs, as they are written, and their names; by sign.
const OVER: &[(&str, &str, &str)] = &[
    ("A", "cm2", "ampere per square centimetre"),
    ("GB", "s", "gigabyte per second"),
    ("Gbit", "s", "gigabit per second"),
    ("J", "kg", "joule per kilogram"),
    ("J", "m2", "joule per square metre"),
    ("MB", "s", "megabyte per second"),
    ("Mbit", "s", "megabit per second"),
    ("W", "m2", "watt per square metre"),
    ("cm", "s", "centimetre per second"),
    ("ft", "s", "foot per second"),
    ("g", "L", "gram per litre"),
    ("g", "dL", "gram per decilitre"),
    ("g", "kWh", "gram per kilowatt hour"),
    ("g", "km", "gram per kilometre"),
    ("g", "l", "gram per litre"),
    ("kJ", "mol", "kilojoule per mole"),
    ("kV", "cm", "kilovolt per centimetre"),
    ("kg", "ha", "kilogram per hectare"),
    ("kg", "m2", "kilogram per square metre"),
    ("kg", "m3", "kilogram per cubic metre"),
    ("km", "h", "km/h"),
    ("km", "hr", "km/h"),
    ("km", "s", "kilometre per second"),
    ("m", "s", "metre per second"),
    ("m3", "s", "cubic metre per second"),
    ("mg", "L", "milligram per litre"),
    ("mg", "dL", "milligram per decilitre"),
    ("mg", "dl", "milligram per decilitre"),
    ("mg", "kg", "milligram per kilogram"),
    ("mg", "l", "milligram per litre"),
    ("mi", "h", "mph"),
    ("mmol", "L", "millimole per litre"),
    ("mmol", "l", "millimole per litre"),
    ("ng", "mL", "nanogram per millilitre"),
    ("ng", "ml", "nanogram per millilitre"),
    ("µg", "m3", "microgram per cubic metre"),
    ("μg", "m3", "microgram per cubic metre"),
];

/// Units of power whose hours are energy.
const HOURS: &[(&str, &str)] = &[
    ("gigawatt", "gigawatt hour"),
    ("kilowatt", "kilowatt hour"),
    ("megawatt", "megawatt hour"),
    ("terawatt", "terawatt hour"),
    ("watt", "watt hour"),
];

/// Reads a unit of several parts at token `at`: its last token, its name and what it measures.
pub fn read(v: &View<'_>, amount: &Amount, at: usize) -> Option<(usize, &'static str, Dimension)> {
    let other = |(last, name)| (last, name, Dimension::Other);
    if v.mark(at).is_some() {
        return inches(v, amount, at).map(|last| (last, "inch", Dimension::Length));
    }
    if !v.is_word(at) {
        return None;
    }
    over(v, at)
        .or_else(|| watt_hours(v, at))
        .or_else(|| dotted(v, at))
        .or_else(|| torque(v, at))
        .or_else(|| parts(v, at))
        .or_else(|| abbreviated(v, amount, at))
        .map(other)
}

/// `kV/cm`.
fn over(v: &View<'_>, at: usize) -> Option<(usize, &'static str)> {
    if !v.is_mark(at + 1, &['/']) || v.gap(at + 1) || v.gap(at + 2) {
        return None;
    }
    let below = v.words(at + 2).replace('²', "2").replace('³', "3");
    let found = OVER.iter().find(|o| o.0 == v.words(at) && o.1 == below)?;
    Some((at + 2, found.2))
}

/// "3.3 terawatt hours", "50 megawatt-hours".
fn watt_hours(v: &View<'_>, at: usize) -> Option<(usize, &'static str)> {
    let last = at + 1 + usize::from(v.is_hyphen(at + 1));
    if !says!(v, last, "hour hours") {
        return None;
    }
    let (_, name) = HOURS.iter().find(|(unit, _)| v.words(at).eq_ignore_ascii_case(unit))?;
    Some((last, name))
}

/// m.p.h., r.p.m.
fn dotted(v: &View<'_>, at: usize) -> Option<(usize, &'static str)> {
    let tied = v.is_mark(at + 1, &['.']) && v.is_mark(at + 3, &['.']) && (1..5).all(|k| !v.gap(at + k));
    if !tied {
        return None;
    }
    let name = match (v.words(at), v.words(at + 2), v.words(at + 4)) {
        ("m", "p", "h") => "mph",
        ("m", "p", "g") => "mile per gallon",
        ("k", "p", "h") => "km/h",
        ("r", "p", "m") => "revolution per minute",
        _ => return None,
    };
    // The last stop may be the sentence's own.
    let own = v.is_mark(at + 5, &['.']) && !v.gap(at + 5) && v.at(at + 6).is_some();
    Some((at + 4 + usize::from(own), name))
}

/// pound-feet, lb-ft, ft lb, newton metres.
fn torque(v: &View<'_>, at: usize) -> Option<(usize, &'static str)> {
    let tied = v.is_hyphen(at + 1) || v.is_mark(at + 1, &['·', '⋅']);
    let second = at + 1 + usize::from(tied);
    let name = if says!(v, at, "pound pounds") && says!(v, second, "feet foot") {
        "pound-foot"
    } else if says!(v, at, "lb lbs") && says!(v, second, "ft")
        || says!(v, at, "foot ft") && says!(v, second, "pounds pound lb lbs") && !v.is(second + 1, UNIT)
    {
        "foot pound-force"
    } else if says!(v, at, "newton") && says!(v, second, "metre metres meter meters") {
        "newton metre"
    } else if says!(v, at, "astronomical") && says!(v, second, "unit units") {
        "astronomical unit"
    } else {
        return None;
    };
    Some((second, name))
}

/// "parts per million".
fn parts(v: &View<'_>, at: usize) -> Option<(usize, &'static str)> {
    if !says!(v, at, "part parts") || !says!(v, at + 1, "per") {
        return None;
    }
    let name = match v.words(at + 2) {
        "million" => "part per million",
        "billion" => "parts-per-billion",
        "trillion" => "part per trillion",
        _ => return None,
    };
    Some((at + 2, name))
}

/// Signs that are a unit by their capitals alone (`450 Nm`, `300 PS`, `12MP`, `2.5 WAR`).
fn abbreviated(v: &View<'_>, amount: &Amount, at: usize) -> Option<(usize, &'static str)> {
    let glued = !v.gap(at);
    let name = match v.words(at) {
        "Nm" => "newton metre",
        "PS" => "horsepower",
        "mW" => "milliwatt",
        "MP" if glued => "megapixel",
        "BTU" => "British thermal unit",
        "MWe" => "megawatt",
        "WAR" if amount.value.scale() > 0 => "win above replacement",
        "Sv" => "sievert",
        "mSv" => "millisievert",
        "Bq" => "becquerel",
        "GL" => "gigalitre",
        "ML" if glued => "megalitre",
        _ => return None,
    };
    (amount.form == Form::Digits).then_some((at, name))
}

/// `25.5″`; `6.1" screen`, where no quotation mark is open.
fn inches(v: &View<'_>, amount: &Amount, at: usize) -> Option<usize> {
    if amount.form != Form::Digits || v.gap(at) || amount.scaled {
        return None;
    }
    match v.mark(at)? {
        '″' => Some(at),
        '"' | '”' => {
            let thing = says!(
                v,
                at + 1,
                "deep display gun high laptop long monitor pipe record screen single tablet tall telescope \
                    thick touchscreen tv vinyl wheels wide"
            );
            let open = || {
                let marks = (at.saturating_sub(60)..at).filter(|k| v.is_mark(*k, &['"', '“', '”']));
                marks.count() % 2 == 1
            };
            (thing && !open()).then_some(at)
        }
        _ => None,
    }
}

/// `30′`, `6'2"`, "an altitude of 30'": feet, and the inches behind them. Changes the amount's value where inches follow.
pub fn feet(v: &View<'_>, amount: &mut Amount, at: usize) -> Option<usize> {
    if amount.form != Form::Digits || v.gap(at) || amount.scaled || !v.is_mark(at, &['′', '\'', '’']) {
        return None;
    }
    let inches = numeral::is_plain(v, at + 1)
        && !v.gap(at + 1)
        && v.is_mark(at + 2, &['″', '"', '”', '\'', '’'])
        && !v.gap(at + 2);
    if inches {
        let part = v.words(at + 1).parse::<u32>().ok().filter(|i| *i < 12)?;
        let part = numeral::ratio(Decimal::from(part), Decimal::from(12))?;
        amount.value = amount.value.checked_add(part)?;
        let doubled = v.is_mark(at + 3, &['\'', '’']) && !v.gap(at + 3) && v.is_mark(at + 2, &['\'', '’']);
        return (doubled || !v.is_mark(at + 2, &['\'', '’'])).then_some(at + 2 + usize::from(doubled));
    }
    let of = before(amount.first);
    let extent = says!(v, of, "of")
        && says!(v, before(of), "altitude depth elevation height length width draft draught");
    let ends = v.gap(at + 1) || v.is_mark(at + 1, &['.', ',', ';', ')']);
    (ends && (v.is_mark(at, &['′']) || extent)).then_some(at)
}

/// "6.5 on the Richter scale", "50 on the `GPa` scale": the unit that a scale behind the number names, and its dimension.
pub fn on_scale(v: &View<'_>, next: usize) -> Option<(&'static str, Dimension)> {
    if !says!(v, next, "on") || !says!(v, next + 1, "the a") || !says!(v, next + 3, "scale") {
        return None;
    }
    if says!(v, next + 2, "richter") {
        return Some(("magnitude", Dimension::Other));
    }
    let unit = UNITS[v.word(next + 2).unit as usize];
    let measures = !matches!(unit.dimension, Dimension::Time | Dimension::Points | Dimension::Percent);
    (v.is(next + 2, UNIT) && measures).then_some((unit.name, unit.dimension))
}

/// `×10^30`, `x 10−5`, `× 10⁸` behind a number: the power of ten and the token behind it. `None` in the power: beyond what
/// a decimal holds.
pub fn power_of_ten(v: &View<'_>, next: usize) -> Option<(Option<Decimal>, usize)> {
    if !(v.is_mark(next, &['×', '*']) || says!(v, next, "x")) || v.gap(next) != v.gap(next + 1) {
        return None;
    }
    let ten = v.words(next + 1);
    let (exponent, negative, end) = if ten == "10" {
        let at = next + 2 + usize::from(v.is_mark(next + 2, &['^']));
        let minus = v.is_mark(at, &['-', '−', '–']);
        let digits = at + usize::from(minus);
        let tied = !v.gap(next + 2) && !v.gap(digits) && (minus || at > next + 2);
        if let Some(exponent) = superscript(v.words(at)) {
            (exponent, false, at + 1)
        } else if v.is_mark(at, &['⁻']) {
            (superscript(v.words(at + 1))?, true, at + 2)
        } else if tied && numeral::is_plain(v, digits) {
            (v.words(digits).parse().ok()?, minus, digits + 1)
        } else {
            return None;
        }
    } else {
        (superscript(ten.strip_prefix("10")?)?, false, next + 2)
    };
    let power = if negative {
        Decimal::try_from_i128_with_scale(1, exponent).ok()
    } else {
        10_i128.checked_pow(exponent).and_then(|p| Decimal::try_from_i128_with_scale(p, 0).ok())
    };
    Some((power, end))
}

/// The number that superscript digits write.
fn superscript(digits: &str) -> Option<u32> {
    let value = digits.chars().try_fold(0_u32, |n, c| {
        let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|s| s == c)?;
        n.checked_mul(10)?.checked_add(digit as u32)
    });
    value.filter(|_| !digits.is_empty())
}
