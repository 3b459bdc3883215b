//! Whose age, score or multiple a figure is.

use super::amount::Amount;
use super::leftward::{name_before, phrase_before, subject};
use super::lexicon::{
    ADJECTIVE, ADVERB, AUXILIARY, CONNECTIVE, CONTEST, DETERMINER, FALL_NOUN, LEVEL, MONTH, PERSON,
    PREDICATE, PREPOSITION, REPORTING, RESULT, RISE_NOUN, VERB, WEEKDAY,
};
use super::modifier;
use super::phrase::{Phrase, noun_at, phrase_after};
use super::view::{View, before, says};

/// "a 2-1 *win*", "lost the *final* 1-0".
pub fn score(v: &View<'_>, a: &Amount) -> Option<Phrase> {
    let result = (a.next..a.next + 4)
        .take_while(|k| v.is_nominal(*k) || v.is_hyphen(*k))
        .find(|k| v.is(*k, RESULT) && !v.is(k + 1, RESULT) && !says!(v, *k, "away home"));
    if let Some(noun) = result {
        return Some((noun, noun));
    }
    let at = before(a.first);
    (v.is(at, RESULT) && !v.is(at, CONTEST)).then_some((at, at))
}

/// "a 22-year-old *woman*", "*Rivera*, 47", "the *bridge* is 30 years old", "*children* aged 5 to 11".
pub fn age(v: &View<'_>, a: &Amount) -> Option<Phrase> {
    let next = a.next;
    let verbal = v.is_participle(next) && !v.is(next, ADJECTIVE) && !v.is_nominal(next + 1);
    let owner = super::phrase::possessive(v, before(next));
    if v.gap(next)
        && !owner
        && v.is_nominal(next)
        && !v.is(next, VERB | REPORTING | ADVERB)
        && !verbal
        && a.unit.is_some()
        && a.hyphen
    {
        return noun_at(v, next);
    }
    let mut prev = before(modifier::find(v, a).1);
    if a.high.is_some() && says!(v, prev, "between from") {
        prev = before(prev);
    }
    if says!(v, prev, "all both") && v.is_mark(before(prev), &[',']) {
        return names_before(v, before(prev));
    }
    if says!(v, prev, "of") && v.is(before(prev), PERSON) {
        return Some((before(prev), before(prev)));
    }
    // "In August, the 42-year-old announced": nobody is named.
    if a.hyphen && says!(v, before(a.first), "the a an his her their") {
        return None;
    }
    if v.is_mark(prev, &[',', '(']) {
        return name_before(v, prev);
    }
    if says!(v, prev, "over under") {
        prev = before(prev);
        return phrase_before(v, prev.wrapping_add(1));
    }
    if says!(v, prev, "aged ages age") {
        prev = before(prev);
        if v.is(prev, AUXILIARY | VERB) || v.is_participle(prev) {
            return subject(v, prev);
        }
        let link = v.is_mark(prev, &[',']) || says!(v, prev, "of at is");
        // "the writer dies, aged 82"
        if link && v.is(before(prev), VERB) && v.is_lower(before(prev)) && !v.is(before(prev), LEVEL) {
            return subject(v, before(prev));
        }
        let found = phrase_before(v, if link { prev } else { prev.wrapping_add(1) })?;
        // "died in June, aged 87": where and when are not who.
        let mut led = before(found.0);
        led = if v.is(led, DETERMINER | ADJECTIVE) { before(led) } else { led };
        let place = v.is(found.1, MONTH | WEEKDAY) || says!(v, led, "in at on after near");
        if !place {
            return Some(found);
        }
        // "Ines Roe, who died in Bath aged 94"
        let died = (1..8).map(|k| found.0.wrapping_sub(k)).find(|k| says!(v, *k, "died dies killed shot"))?;
        return subject(v, died);
    }
    if v.is(prev, AUXILIARY) || says!(v, prev, "turned turns") {
        return subject(v, prev);
    }
    None
}

/// "double the *size*", "three times the *rate*", "a threefold *increase*", "*rents* doubled".
pub fn multiple(v: &View<'_>, a: &Amount, change: Option<usize>) -> Option<Phrase> {
    if change == Some(a.first) && v.words(a.first).ends_with("fold") {
        return noun_at(v, a.next);
    }
    if change == Some(a.first) {
        let object = if v.is(a.next, DETERMINER) { phrase_after(v, a.next) } else { None };
        let passive = says!(v, before(a.first), "was were been be");
        return object.filter(|_| !passive).or_else(|| subject(v, a.first));
    }
    if v.is(a.next, DETERMINER) {
        return phrase_after(v, a.next);
    }
    if v.is(a.next, CONNECTIVE | PREPOSITION) {
        return None;
    }
    if v.is(a.next, RISE_NOUN | FALL_NOUN) {
        return Some((a.next, a.next)); // "a threefold *increase*"
    }
    noun_at(v, a.next + usize::from(says!(v, a.next, "more")))
        .filter(|p| !v.is(p.1, ADVERB | PREDICATE))
        .filter(|p| p.0 < p.1 || !v.words(p.1).ends_with("er"))
}

/// "*Ann Lee, Bo Roe and Cy Dunn*, all 30": all the names before the comma at `end`.
fn names_before(v: &View<'_>, end: usize) -> Option<Phrase> {
    let (mut first, last) = name_before(v, end)?;
    for _ in 0..6 {
        let link = before(first);
        let name = before(link);
        let linked = v.is_mark(link, &[',']) && v.is_capital(first) || says!(v, link, "and");
        if !linked || !v.is_capital(name) {
            break;
        }
        first = name_before(v, link)?.0;
    }
    Some((first, last))
}
