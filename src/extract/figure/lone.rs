//! Number words that stand alone: "one" as a pronoun, "the three" who are known already, a million without a number.

use super::amount::Amount;
use super::counted;
use super::lexicon::{AUXILIARY, CARDINAL, MAGNITUDE, NUMBERED, PREPOSITION, REPORTING, VERB};
use super::modifier;
use super::numeral;
use super::phrase;
use super::view::{View, before, says};
use rust_decimal::Decimal;

/// "multi-million", "the million": a magnitude without a number, unless few, several or a couple stand before.
pub fn lone_magnitude(v: &View<'_>, a: &Amount) -> bool {
    if fragment(v, a) || v.is(a.first + 1, MAGNITUDE) {
        return false;
    }
    v.is(a.first, MAGNITUDE)
}

/// The word few, several or couple that stands before a magnitude: its token.
pub fn few_before(v: &View<'_>, first: usize) -> Option<usize> {
    let at = before(first);
    if says!(v, at, "few several couple") {
        Some(at)
    } else if says!(v, at, "of") && says!(v, before(at), "couple") {
        Some(before(at))
    } else {
        None
    }
}

/// Says whether the number is all that the sentence says.
fn fragment(v: &View<'_>, a: &Amount) -> bool {
    let stop = v.is_mark(v.tokens.len().saturating_sub(1), &['.', '!', '?']);
    a.first == 0 && a.next + usize::from(stop) >= v.tokens.len()
}

/// "improved from one to nine": both ends of a change.
fn levels(v: &View<'_>, a: &Amount) -> bool {
    let number = |i: usize| v.is_number(i) || v.is(i, CARDINAL);
    let prev = before(a.first);
    let low = says!(v, prev, "from") && says!(v, a.next, "to") && number(a.next + 1);
    let high = says!(v, prev, "to") && number(before(prev)) && says!(v, before(before(prev)), "from");
    (low || high) && !v.is(before(before(prev)), NUMBERED) && !says!(v, before(prev), "number")
}

/// "one" as a pronoun or "a certain"; a figure where a unit, a bound or another count stands by it.
pub fn one(v: &View<'_>, a: &Amount) -> bool {
    if fragment(v, a) || levels(v, a) {
        return false;
    }
    if a.value != Decimal::ONE || a.scaled || a.high.is_some() || !says!(v, a.first, "one") {
        return false;
    }
    let (found, start) = modifier::find(v, a);
    // "a furore over one sentence"
    let found = found.filter(|_| !says!(v, before(a.first), "over"));
    if found.is_some_and(|m| !matches!(m.modifier, crate::extract::Modifier::About)) {
        return counted::noun(v, a).is_none() && !says!(v, a.next, "or of in");
    }
    if says!(v, a.next, "or") && says!(v, a.next + 1, "more two") {
        return false;
    }
    let prev = before(start);
    if says!(v, prev, "won lost gained scored wins") && says!(v, a.next, "back and") {
        return false;
    }
    !contrast(v, a)
}

/// Another count in the same list: four Swedes and one Dane; two men and one woman.
fn contrast(v: &View<'_>, a: &Amount) -> bool {
    if counted::noun(v, a).is_none() || says!(v, a.next, "day night thing reason way time person more of") {
        return false;
    }
    let joined =
        says!(v, before(a.first), "and or") || v.is_mark(before(a.first), &[',']) && !v.is_capital(a.first);
    if joined && (1..6).any(|k| is_count(v, before(a.first).wrapping_sub(k))) {
        return true;
    }
    (a.next..a.next + 6)
        .any(|k| says!(v, k, "and") && is_count(v, k + 1) && phrase::noun_at(v, k + 2).is_some())
}

fn is_count(v: &View<'_>, i: usize) -> bool {
    (v.is(i, CARDINAL) || numeral::is_plain(v, i) && v.words(i).len() < 4) && !says!(v, i, "one")
}

/// A small number word that stands for persons or things already known ("the three agreed").
pub fn lone_word(v: &View<'_>, a: &Amount, earlier: bool) -> bool {
    if a.value.scale() > 0 || a.value.is_sign_negative() || fragment(v, a) || says!(v, a.next, "per") {
        return false;
    }
    if a.high.is_some() || a.scaled && a.value > Decimal::from(12) {
        return false;
    }
    if counted::noun(v, a).is_some() {
        return false;
    }
    let next = a.next;
    let prev = before(a.first);
    // "left nine dead"
    if says!(v, next, "more others fewer less dead hurt injured wounded") {
        return false;
    }
    if says!(v, next, "of") && (v.is_number(next + 1) || v.is(next + 1, CARDINAL)) || levels(v, a) {
        return false;
    }
    let tied = v.is_hyphen(next) && !v.gap(next) && v.is_nominal(next + 1) && v.is_nominal(next + 2);
    if tied {
        return false;
    }
    if says!(v, next, "of") && (says!(v, next + 1, "them whom which those these the its his her their our")) {
        return says!(v, prev, "the these those");
    }
    // "Two of Hale's deputies were fired."
    if says!(v, next, "of")
        && v.is_capital(next + 1)
        && phrase::phrase_after(v, next + 1).is_some_and(|p| v.is_plural(p.1))
    {
        return says!(v, prev, "the these those");
    }
    if a.value > Decimal::TEN {
        return says!(v, prev, "the these those") && v.is(next, VERB | AUXILIARY | REPORTING);
    }
    if says!(v, prev, "of with")
        && says!(
            v,
            before(prev),
            "mother father parent mum dad party family grandmother grandfather crew team group \
                staff"
        )
    {
        return false;
    }
    if says!(v, prev, "killing including injuring wounding killed injured wounded arrested") {
        return false;
    }
    if a.first == 0
        && (v.is_participle(next) || says!(v, next, "dead injured killed held charged die hurt arrested"))
    {
        return false;
    }
    // "Nine have been convicted.", "Two were shot."
    let auxiliaries = (next..next + 3).take_while(|k| v.is(*k, AUXILIARY)).count();
    if a.first == 0
        && auxiliaries > 0
        && says!(
            v,
            next + auxiliaries,
            "arrested charged convicted detained evacuated executed hospitalised hospitalized hurt injured \
                jailed killed missing rescued sentenced shot wounded"
        )
    {
        return false;
    }
    if modifier::find(v, a).0.is_some_and(|m| m.strong) {
        return false;
    }
    if says!(v, prev, "the these those all other us them you") {
        return true;
    }
    if super::is_poll(v) && v.is_mark(next, &[',', ';', '.']) && !v.is(prev, PREPOSITION) {
        return false;
    }
    !earlier
}
