//! Amounts: a numeral with its currency or unit, and ranges, scores and shares of two numerals.
//!
//! Priorities, first fit wins: currency before the number; unit behind it; currency word behind it; bare number.
//! Then a second number may join: share ("six in 10"), range, score.

use super::country::Countries;
use super::currency;
use super::lexicon::{CURRENCY, UNIT};
use super::numeral::{self, Form, Numeral};
use super::unit::{self, Dimension, UNITS};
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

/// Reads the amount whose numeral begins at token `i`; nothing before token `floor` belongs to it.
pub fn read(v: &View<'_>, i: usize, floor: usize, countries: &Countries<'_>) -> Option<Amount> {
    let sign = prefix(v, i, floor, countries);
    let numeral = numeral::read(v, i, sign.is_some())?;
    Some(complete(v, numeral, sign, countries))
}

/// Reads the upper end of a range of money whose lower end has the sign: the `25m` of `$10-25m`.
pub fn read_as_money(v: &View<'_>, i: usize, countries: &Countries<'_>) -> Option<Amount> {
    Some(complete(v, numeral::read(v, i, true)?, None, countries))
}

/// A currency before a number: first token, first byte, code.
type Prefix = (usize, u32, &'static str);

fn prefix(v: &View<'_>, i: usize, floor: usize, countries: &Countries<'_>) -> Option<Prefix> {
    let at = before(i);
    if at < floor || v.at(at).is_none() {
        return None;
    }
    if let Some(c) = v.mark(at) {
        return sign_before(v, at, c, floor, countries);
    }
    letters_before(v, i, at, countries)
}

fn sign_before(v: &View<'_>, at: usize, c: char, floor: usize, countries: &Countries<'_>) -> Option<Prefix> {
    if c == '.' && says!(v, before(at), "rs") {
        return Some((before(at), v.start(before(at)), countries.code("rupee", v, at)));
    }
    let (_, name) = currency::SIGNS.iter().find(|s| s.0 == c)?;
    let letters = before(at);
    let near = letters >= floor && v.at(letters).is_some();
    if c == '$' && near {
        let word = v.words(letters);
        if let Some((_, code)) = currency::DOLLARS.iter().find(|d| d.0 == word)
            && (!v.gap(at) || word.starts_with('U'))
        {
            return Some((letters, v.start(letters), code));
        }
    }
    if matches!(c, '$' | '€' | '£')
        && near
        && !v.gap(at)
        && matches!(v.words(letters), "CAD" | "USD" | "AUD" | "NZD")
    {
        return Some((letters, v.start(letters), countries.code(name, v, at)));
    }
    Some((at, v.start(at), countries.code(name, v, at)))
}

fn letters_before(v: &View<'_>, i: usize, at: usize, countries: &Countries<'_>) -> Option<Prefix> {
    let word = v.words(at);
    if word.len() > 4 {
        return None;
    }
    let (_, name, apart) = currency::LETTERS.iter().find(|l| l.0 == word)?;
    (*apart || !v.gap(i)).then(|| (at, v.start(at), countries.code(name, v, at)))
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
    }
    amount
}

/// `$10 dollars`, `$3.5 USD`: a currency word that repeats the sign belongs to the span.
fn major_after_sign(v: &View<'_>, amount: &mut Amount) {
    let word = v.word(amount.next);
    if word.is(CURRENCY) && v.gap(amount.next) && !says!(v, amount.next, "sterling won try sen") {
        let (_, name, share) = currency::WORDS[word.currency as usize];
        if share == 100 && (amount.unit == Some(name) || name == "$" && v.is_mark(amount.first, &['$'])) {
            amount.end = v.end(amount.next);
            amount.next += 1;
        }
    }
}

/// A minus sign directly before the number, or the word.
fn negative(v: &View<'_>, amount: &mut Amount) {
    let at = before(amount.first);
    let sign = v.is_mark(at, &['-', '−', '–'])
        && !v.gap(amount.first)
        && v.gap(at)
        && !v.is_number(before(at))
        && !v.is_dash(at);
    let word = says!(v, at, "minus") && !says!(v, before(at), "or") && !v.is_mark(before(at), &['/']);
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
    if amount.form == Form::Fraction && says!(v, at, "a an") {
        at += 1;
    }
    percent_sign(v, amount, at)
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

/// dollars, Australian dollars, pence, US dollars, `p`, `€` behind the number.
fn money_word(v: &View<'_>, amount: &mut Amount, countries: &Countries<'_>) -> bool {
    let mut at = amount.next;
    if amount.form == Form::Plural && says!(v, at, "of") {
        at += 1;
    }
    if v.is_hyphen(at) && !v.gap(at) && !v.gap(at + 1) {
        at += 1;
    }
    if amount.form == Form::Fraction && says!(v, at, "a an") {
        at += 1;
    }
    if let Some(c) = v.mark(at) {
        return sign_after(v, amount, at, c, countries);
    }
    if !v.gap(at) && says!(v, at, "p") && !v.is_mark(at + 1, &['.']) {
        take_money(v, amount, at, "GBP", 1);
        return true;
    }
    let mut word = at;
    let mut code = None;
    // A word of a country before it: "US dollars", "Sri Lankan rupees", "Hong Kong dollars", "pounds sterling".
    for ahead in 0..3 {
        if v.is(at + ahead, CURRENCY) || says!(v, at + ahead, "pound pounds") {
            word = at + ahead;
            break;
        }
        if !v.is_capital(at + ahead) && !says!(v, at + ahead, "us chinese australian canadian") {
            return false;
        }
        code = code.or(v.at(at + ahead).and_then(|t| Countries::named(t.range.of(v.text))));
        if ahead == 2 {
            return false;
        }
    }
    let pound = says!(v, word, "pound pounds");
    let (name, share) = if pound {
        let sterling = says!(v, word + 1, "sterling");
        if word == at
            && !sterling
            && !(amount.value >= Decimal::from(100_000) || countries.writes_pounds() && !weighs(v, amount))
        {
            return false;
        }
        ("pound", 100)
    } else {
        let found = currency::WORDS[v.word(word).currency as usize];
        (found.1, found.2)
    };
    if says!(v, word, "won try sen crowns sterling birr rub sar") && !currency_fits(v, amount, word) {
        return false;
    }
    let written = (word > at).then(|| v.words(at));
    let code = match (code, written) {
        (Some(country), _) => country.currency(name).unwrap_or_else(|| adjective(v, at, name)),
        (None, Some(_)) => adjective(v, at, name),
        (None, None) => countries.code(name, v, word),
    };
    let last = word + usize::from(pound && says!(v, word + 1, "sterling"));
    take_money(v, amount, last, code, share);
    // "thirteen dollars and forty-five cents" is one amount.
    minor_part(v, amount);
    true
}

fn minor_part(v: &View<'_>, amount: &mut Amount) {
    let at = amount.next + usize::from(says!(v, amount.next, "and"));
    if amount.form == Form::Plural || amount.scaled && amount.form == Form::Digits {
        return;
    }
    let Some(n) = numeral::read(v, at, false).filter(|n| n.value < Decimal::ONE_HUNDRED && !n.scaled) else {
        return;
    };
    if says!(v, n.next, "cents cent pence")
        && let Some(part) = numeral::ratio(n.value, Decimal::ONE_HUNDRED)
        && let Some(sum) = amount.value.checked_add(part)
    {
        amount.value = sum;
        amount.next = n.next + 1;
        amount.end = v.end(n.next);
    }
}

fn weighs(v: &View<'_>, amount: &Amount) -> bool {
    amount.hyphen
        || says!(v, before(amount.first), "weighing weighs weighed lost weigh")
        || says!(v, amount.next + 1, "of heavier lighter")
}

/// Says whether a word that has other meanings is a currency here.
fn currency_fits(v: &View<'_>, amount: &Amount, word: usize) -> bool {
    match v.words(word) {
        "won" => amount.scaled || amount.form == Form::Digits && amount.value >= Decimal::from(500),
        "crowns" | "sen" | "birr" => amount.form != Form::Words,
        other => other.chars().all(char::is_uppercase),
    }
}

/// The code for a nation's adjective before a common name: "Swiss francs", "US dollars".
fn adjective(v: &View<'_>, at: usize, name: &'static str) -> &'static str {
    match (v.words(at), name) {
        ("Swiss", "franc") => "CHF",
        ("CFA", _) => "XOF",
        ("Indian", "rupee") => "INR",
        ("Indonesian", _) => "IDR",
        ("Israeli", _) => "ILS",
        ("Turkish", _) => "TRY",
        ("Qatari", _) => "QAR",
        ("Omani", _) => "OMR",
        ("Serbian", _) => "RSD",
        ("Iraqi", _) => "IQD",
        ("Jordanian", _) => "JOD",
        ("Algerian", _) => "DZD",
        ("Tunisian", _) => "TND",
        ("Bahraini", _) => "BHD",
        ("Moroccan", _) => "MAD",
        ("Taiwan" | "Taiwanese", "$") => "TWD",
        ("Brunei", "$") => "BND",
        ("Jamaican", "$") => "JMD",
        ("Zimbabwean", "$") => "ZWL",
        ("Belgian" | "French", "franc") => "FRF",
        _ => currency::usual(name),
    }
}

fn sign_after(v: &View<'_>, amount: &mut Amount, at: usize, c: char, countries: &Countries<'_>) -> bool {
    let Some((_, name)) = currency::SIGNS.iter().find(|s| s.0 == c) else { return false };
    if amount.form != Form::Digits
        || v.is_number(at + 1) && !v.gap(at + 1)
        || v.gap(at) && v.is_number(at + 1)
    {
        return false;
    }
    let share = if c == '¢' { 1 } else { 100 };
    take_money(v, amount, at, countries.code(name, v, at), share);
    true
}

fn take_money(v: &View<'_>, amount: &mut Amount, last: usize, code: &'static str, share: u32) {
    if share != 100 {
        let Some(value) = numeral::ratio(amount.value, Decimal::from(100 / share)) else { return };
        amount.value = value;
    }
    amount.kind = FigureKind::Money;
    amount.unit = Some(code);
    amount.glued = false;
    amount.next = last + 1;
    amount.end = v.end(last);
    amount.reason = "number and currency word";
}

pub(super) fn unit_word(v: &View<'_>, amount: &mut Amount) {
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
    amount.hyphen = hyphen;
    if v.is_mark(at, &['°', 'º', '˚']) {
        degrees(v, amount, at);
        return;
    }
    let mut power = 0;
    if says!(v, at, "square sq cubic") {
        power = if says!(v, at, "cubic") { 3 } else { 2 };
        at += 1;
        at += usize::from(v.is_mark(at, &['.']) && !v.gap(at) || v.is_hyphen(at));
    }
    at += usize::from(says!(v, at, "metric nautical short calendar") && v.is(at + 1, UNIT));
    if says!(v, at, "light")
        && (says!(v, at + 1, "years") || v.is_hyphen(at + 1) && says!(v, at + 2, "years"))
    {
        let last = at + 1 + usize::from(v.is_hyphen(at + 1));
        take_unit(v, amount, last, "light year", Dimension::Length);
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
    let name = if power > 0 { unit::power(unit.name, power).unwrap_or(unit.name) } else { unit.name };
    if unit.factor != 1 {
        let Some(value) = amount.value.checked_mul(Decimal::from(unit.factor)) else { return };
        amount.value = value.normalize();
    }
    take_unit(v, amount, at, name, unit.dimension);
    finish_unit(v, amount, at, unit);
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
            "m" => written == "m",
            "g" | "l" => written == unit.word && glued || written == "g" || written == "L",
            _ => true,
        };
        return amount.form == Form::Digits
            && case
            && (glued
                || !matches!(unit.word, "c" | "f" | "min" | "mi" | "hp")
                || says!(v, before(amount.first), "around about"))
            && !(unit.word == "m" && !glued && amount.scaled);
    }
    match unit.word {
        "second" => amount.hyphen || amount.value == Decimal::ONE || amount.form == Form::Fraction,
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
        Dimension::Heat => heat_scale(v, amount, at + 1),
        Dimension::Length => speed(v, amount, at, unit.name),
        Dimension::Time => age(v, amount, at),
        Dimension::Points if says!(v, before(at), "basis") => {}
        _ => {}
    }
    if unit.word == "feet" || unit.word == "foot" || unit.word == "ft" {
        feet_and_inches(v, amount);
    }
}

/// `6ft 2in`, `5 feet 10 inches`: one length, in feet.
fn feet_and_inches(v: &View<'_>, amount: &mut Amount) {
    let at = amount.next + usize::from(says!(v, amount.next, "and"));
    let Some(n) =
        numeral::read(v, at, false).filter(|n| n.value < Decimal::from(12) && n.value > Decimal::ZERO)
    else {
        return;
    };
    if says!(v, n.next, "in ins inches inch")
        && (!says!(v, n.next, "in") || !v.gap(n.next))
        && let Some(part) = numeral::ratio(n.value, Decimal::from(12))
        && let Some(sum) = amount.value.checked_add(part)
    {
        amount.value = sum;
        amount.next = n.next + 1;
        amount.end = v.end(n.next);
    }
}

fn degrees(v: &View<'_>, amount: &mut Amount, at: usize) {
    take_unit(v, amount, at, "degree", Dimension::Heat);
    heat_scale(v, amount, at + 1);
}

fn heat_scale(v: &View<'_>, amount: &mut Amount, mut at: usize) {
    if v.is_hyphen(at) {
        at += 1;
    }
    let name = match v.words(at) {
        "C" => "degC",
        "F" => "degF",
        w if w.eq_ignore_ascii_case("celsius")
            || w.eq_ignore_ascii_case("celcius")
            || w.eq_ignore_ascii_case("centigrade") =>
        {
            "degC"
        }
        w if w.eq_ignore_ascii_case("fahrenheit") || w.eq_ignore_ascii_case("farenheit") => "degF",
        "f" => "degF",
        "c" => "degC",
        _ => return,
    };
    amount.unit = Some(name);
    amount.next = at + 1;
    amount.end = v.end(at);
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
        "hour" | "h" => "hour",
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

/// Joins a second number, if one belongs to the first.
pub fn join(v: &View<'_>, first: &mut Amount, countries: &Countries<'_>) {
    if super::pair::share(v, first) || super::pair::score(v, first) {
        return;
    }
    super::pair::range(v, first, countries);
}
