//! Money without its word: the price of one currency in another, millions that were paid.

use super::amount::Amount;
use super::country::Countries;
use super::currency;
use super::lexicon;
use super::numeral::Form;
use super::view::{View, says};
use crate::extract::FigureKind;
use rust_decimal::Decimal;

/// "the peso slid to 17.35 per dollar": money of the currency that is told.
pub fn rate(v: &View<'_>, a: &mut Amount, countries: &Countries<'_>) -> bool {
    let at = a.next;
    let whole = at
        + if says!(v, at, "per") {
            1
        } else if says!(v, at, "to against") && says!(v, at + 1, "the a one") {
            2
        } else {
            return false;
        };
    if a.form != Form::Digits || a.high.is_some() || !says!(v, whole, "dollar euro greenback pound us") {
        return false;
    }
    let word = (1..16)
        .map(|k| a.first.wrapping_sub(k))
        .take_while(|k| !v.is_mark(*k, &[';']))
        .find(|k| v.is(*k, lexicon::CURRENCY) && v.is_lower(*k) || says!(v, *k, "real"));
    let Some(word) = word else { return false };
    let name = currency::WORDS[v.word(word).currency as usize].1;
    let code = match v.words(word) {
        "real" => "BRL",
        "euro" | "sterling" if says!(v, whole, "dollar us greenback") => "USD",
        _ => countries.code(name, v, word),
    };
    a.becomes(FigureKind::Money, Some(code), "the price of one currency in another");
    true
}

/// "paid millions in fines", "the tens of millions flowing into races": money without its word.
pub fn plural(v: &View<'_>, a: &mut Amount, countries: &Countries<'_>) {
    let paid = (1..12).any(|k| {
        says!(
            v,
            a.first.wrapping_sub(k),
            "accept accepted accepting contributed donate donating gave received receive pay paid pays paying spend spent spending cost costs costing raised raise raising \
            earn earned earning generate generated generates generating worth owe owed invest invested investing lost made money making donated \
            saved save"
        )
    });
    if paid
        && a.value >= Decimal::from(1_000_000)
        && (v.at(a.next).is_none()
            || v.is(a.next, lexicon::PREPOSITION | lexicon::CONNECTIVE) && !says!(v, a.next, "of")
            || v.mark(a.next).is_some()
            || says!(v, a.next, "each every per a")
            || v.is_participle(a.next))
    {
        a.becomes(FigureKind::Money, Some(countries.money()), "a plural of money without its word");
    }
}
