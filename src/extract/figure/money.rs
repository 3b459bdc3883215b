//! Money: the currency before or behind a number, the smaller unit behind it.

use super::amount::Amount;
use super::country::Countries;
use super::currency;
use super::lexicon::CURRENCY;
use super::numeral::{self, Form};
use super::view::{View, before, says};
use crate::extract::FigureKind;
use rust_decimal::Decimal;

/// A currency before a number: first token, first byte, code.
pub type Prefix = (usize, u32, &'static str);

pub fn prefix(v: &View<'_>, i: usize, floor: usize, countries: &Countries<'_>) -> Option<Prefix> {
    let at = before(i);
    if at < floor || v.at(at).is_none() {
        return None;
    }
    if let Some(c) = v.mark(at) {
        // "$-3.5bn"
        let minus = matches!(c, '-' | '−') && !v.gap(i) && !v.gap(at);
        return match v.mark(before(at)).filter(|_| minus && before(at) >= floor) {
            Some(sign) => sign_before(v, before(at), sign, floor, countries),
            None => sign_before(v, at, c, floor, countries),
        };
    }
    letters_before(v, i, at, countries)
}

fn sign_before(v: &View<'_>, at: usize, c: char, floor: usize, countries: &Countries<'_>) -> Option<Prefix> {
    if c == '.' && says!(v, before(at), "rs") {
        return Some((before(at), v.start(before(at)), countries.code("rupee", v, at)));
    }
    if c == '=' && v.words(before(at)) == "Y" && !v.gap(at) && !v.gap(at + 1) {
        return Some((before(at), v.start(before(at)), "JPY")); // a yen sign that could not be printed
    }
    let name = currency::sign(c)?;
    let letters = before(at);
    let near = letters >= floor && v.at(letters).is_some();
    if c == '$' && near {
        let word = v.words(letters);
        let apart = matches!(word, "AU" | "HK" | "NZ" | "NT") && !v.gap(at + 1);
        let small = v.gap(at) && v.gap(at + 1) && matches!(word, "c" | "hk");
        let dollar = |d: &&(&str, &str)| d.0 == word || small && d.0.eq_ignore_ascii_case(word);
        let listed = Some(currency::DOLLARS).filter(|_| v.is_capital(letters) || small);
        if let Some((_, code)) = listed.and_then(|d| d.iter().find(dollar))
            && (!v.gap(at) || word.starts_with('U') || v.gap(at + 1) || apart)
        {
            return Some((letters, v.start(letters), code));
        }
    }
    if matches!(c, '¢' | '₵') && near && !v.gap(at) && v.words(letters) == "GH" {
        return Some((letters, v.start(letters), "GHS"));
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

/// "dollar 22.5 million", "ringgit 42", "Malaysian ringgit 42": the currency's word before the digits.
fn word_before(v: &View<'_>, i: usize, at: usize, countries: &Countries<'_>) -> Option<Prefix> {
    let (_, name, share) = currency::WORDS[v.word(at).currency as usize];
    if share != 100 || !v.is_number(i) || !v.gap(i) || says!(v, at, "won sterling try rand") {
        return None;
    }
    let nation = before(at);
    let named = v.at(nation).and_then(|t| Countries::named(t.range.of(v.text)));
    let first = if named.is_some() || says!(v, nation, "malaysia malaysian") { nation } else { at };
    let prev = before(first);
    let measured = v.is(i + 1, super::lexicon::UNIT) || v.is_mark(i + 1, &['%']) || says!(v, i + 1, "per");
    if measured || v.at(prev).is_some() && !says!(v, prev, "at for of to cost costs cost paid worth is was") {
        return None;
    }
    let code = named.and_then(|c| c.currency(name)).unwrap_or_else(|| countries.code(name, v, at));
    Some((first, v.start(first), code))
}

fn letters_before(v: &View<'_>, i: usize, at: usize, countries: &Countries<'_>) -> Option<Prefix> {
    if v.is(at, CURRENCY) && v.is_lower(at) {
        return word_before(v, i, at, countries);
    }
    let word = v.words(at);
    if word.len() > 4 {
        return None;
    }
    if let Some(code) = currency::code(word) {
        return Some((at, v.start(at), code));
    }
    let (_, name, apart) = currency::LETTERS.iter().find(|l| l.0 == word)?;
    (*apart || !v.gap(i)).then(|| (at, v.start(at), countries.code(name, v, at)))
}

/// `$10 dollars`, `$3.5 USD`: a currency word that repeats the sign belongs to the span.
pub fn major_after_sign(v: &View<'_>, amount: &mut Amount) {
    let word = v.word(amount.next);
    if word.is(CURRENCY) && v.gap(amount.next) && !says!(v, amount.next, "sterling won try sen") {
        let (_, name, share) = currency::WORDS[word.currency as usize];
        if share == 100 && (amount.unit == Some(name) || name == "$" && v.is_mark(amount.first, &['$'])) {
            amount.end = v.end(amount.next);
            amount.next += 1;
        }
    }
    minor_part(v, amount, false);
}

/// dollars, Australian dollars, pence, US dollars, `p`, `€` behind the number.
pub fn money_word(v: &View<'_>, amount: &mut Amount, countries: &Countries<'_>) -> bool {
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
    if !v.gap(at)
        && v.words(at) == "p"
        && !(v.is_mark(at + 1, &['.']) && v.words(at + 2) == "m" && !v.gap(at + 2))
    {
        take_money(v, amount, at, "GBP", 1);
        return true;
    }
    let written = v.words(at);
    let behind = currency::code(written).or(match written {
        "RM" => Some("MYR"),
        "LE" => Some("EGP"),
        "Rs" => Some(countries.code("rupee", v, at)),
        _ => None,
    });
    if let Some(code) = behind {
        take_money(v, amount, at, code, 100);
        later_parts(v, amount, 100);
        return true;
    }
    if let Some((code, factor)) = currency::million(written).filter(|_| !amount.scaled) {
        return million_of(v, amount, at, code, factor);
    }
    if v.is_mark(at + 1, &['$']) && !v.gap(at) && !v.gap(at + 1) && written == "US" {
        take_money(v, amount, at + 1, "USD", 100);
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
        if !v.is_capital(at + ahead)
            && !says!(
                v,
                at + ahead,
                "us chinese australian canadian swiss finnish dutch turkish kuwaiti lebanese malaysia malaysian qatari saudi egyptian"
            )
        {
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
    // "70 euro cents"
    let (word, share) = if share == 100 && says!(v, word + 1, "cent cents") && !v.is_plural(word) {
        (word + 1, 1)
    } else {
        (word, share)
    };
    // The rapper 50 Cent.
    if v.words(word) == "Cent" && amount.value != Decimal::ONE {
        return false;
    }
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
    later_parts(v, amount, share);
    true
}

/// "30 MUSD": millions of a code.
fn million_of(v: &View<'_>, amount: &mut Amount, at: usize, code: &'static str, factor: u32) -> bool {
    let Some(value) = amount.value.checked_mul(Decimal::from(factor)) else { return false };
    amount.value = value;
    amount.scaled = true;
    take_money(v, amount, at, code, 100);
    true
}

/// What may follow a currency's word: a magnitude, the smaller unit.
fn later_parts(v: &View<'_>, amount: &mut Amount, share: u32) {
    let magnitude = v.word(amount.next);
    if !amount.scaled
        && magnitude.is(super::lexicon::MAGNITUDE)
        && share == 100
        && let Some(value) = amount.value.checked_mul(Decimal::from(magnitude.value))
    {
        // "75 USD million"
        amount.value = value;
        amount.scaled = true;
        amount.end = v.end(amount.next);
        amount.next += 1;
    }
    // "thirteen dollars and forty-five cents" is one amount.
    minor_part(v, amount, true);
}

/// Takes in the smaller unit: "and forty-five cents", `10p`. `worded`: the larger one is a word, so that its hundredths
/// may stand without one ("thirteen dollars forty-five").
fn minor_part(v: &View<'_>, amount: &mut Amount, worded: bool) {
    let at = amount.next + usize::from(says!(v, amount.next, "and"));
    if amount.form == Form::Plural || amount.scaled && amount.form == Form::Digits {
        return;
    }
    let Some(n) = numeral::read(v, at, false).filter(|n| n.value < Decimal::ONE_HUNDRED && !n.scaled) else {
        return;
    };
    let cents = says!(v, n.next, "cents cent pence sen sens kopiykas kopecks kopeks paise")
        || says!(v, n.next, "c p") && !v.gap(n.next);
    let two_digits = n.form == Form::Digits && n.end - n.start == 2 && v.gap(at);
    let spoken = n.form == Form::Words && amount.form == Form::Words && at == amount.next && worded;
    let alone = spoken && v.at(n.next).is_none()
        || worded && two_digits && (v.at(n.next).is_none() || v.is_mark(n.next, &['.', ',']));
    if (cents || alone)
        && let Some(part) = numeral::ratio(n.value, Decimal::ONE_HUNDRED)
        && let Some(sum) = amount.value.checked_add(part)
    {
        amount.value = sum;
        amount.next = n.next + usize::from(cents);
        amount.end = v.end(amount.next - 1);
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
    let Some(name) = currency::sign(c) else { return false };
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
