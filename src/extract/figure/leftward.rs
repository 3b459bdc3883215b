//! Noun phrases that end before a figure or a verb: what stands on the left, with what it hangs on, and the subject.

use super::lexicon::{
    ADJECTIVE, ADVERB, AUXILIARY, CONNECTIVE, CONTAINER, DETERMINER, FALL, FALL_NOUN, LEVEL, MAGNITUDE,
    MONTH, PREPOSITION, PRONOUN, REPORTING, RISE, RISE_NOUN, STANDING, SUBJECT_LINK, UNIT, VERB, WEEKDAY,
};
use super::phrase::{Phrase, REACH, acts_only, phrase_after, possessive, strip};
use super::view::{View, before, says};

/// The noun phrase that ends right before token `end`.
pub fn phrase_before(v: &View<'_>, end: usize) -> Option<Phrase> {
    let last = end.checked_sub(1).filter(|k| v.at(*k).is_some())?;
    let mut first = end;
    while let Some(at) = first.checked_sub(1) {
        if acts_only(v, at) {
            break;
        }
        let month = v.is(at, MONTH) && v.is_capital(at);
        let verb =
            v.is(at, VERB | REPORTING) && !month && !v.is(at, LEVEL | ADJECTIVE | RISE_NOUN | FALL_NOUN);
        // "after enjoying growth", "before paying tax": a verb, whose object follows.
        let gerund = at + 1 < end
            && v.words(at).ends_with("ing")
            && v.is_participle(at)
            && !v.is(at, ADJECTIVE | LEVEL)
            && v.is(before(at), PREPOSITION | CONNECTIVE | AUXILIARY)
            && !says!(v, before(at), "of");
        // "445 million litres": the number is no part of what is meant.
        let scale = v.is(at, MAGNITUDE) && v.is_number(before(at));
        let glued = scale || !v.gap(at) && v.is_number(before(at)); // the m of £1m
        let nominal = v.is_nominal(at)
            && !glued
            && !v.is(at, ADVERB)
            && !gerund
            && !(v.is_lower(at) && v.words(at).ends_with("ly") && v.word(at).class == 0 && at + 1 == end)
            && (!verb || at + 1 == end && (v.is_plural(at) || at == 0 || v.is(before(at), DETERMINER)))
            || v.is_hyphen(at) && !v.gap(at) && !v.gap(at + 1)
            || v.is_number(at)
                && (v.is_capital(before(at)) || v.is_hyphen(at + 1) && !v.gap(at + 1) && at + 1 < end);
        if !nominal || end - at > REACH || possessive(v, at) {
            break;
        }
        first = at;
    }
    if first > last {
        return None;
    }
    let first = strip(v, first, last);
    (first <= last).then_some((first, last))
}

/// A noun phrase before `end` with the phrases it hangs on: "the *number* of households in X".
pub fn chain_before(v: &View<'_>, end: usize) -> Option<Phrase> {
    let mut found = phrase_before(v, end)?;
    let mut outer = found;
    let mut of_only = true;
    for _ in 0..4 {
        let mut at = before(outer.0);
        // "in the three months to 31 December"
        let dated = v.is(outer.1, MONTH) && v.is_number(at);
        at = if dated { before(at) } else { at };
        while v.is(at, DETERMINER | ADJECTIVE) || possessive(v, at) {
            at = before(at);
        }
        if !v.is(at, PREPOSITION) || v.is(at, CONNECTIVE) || !hangs(v, at, outer) {
            break;
        }
        of_only &= says!(v, at, "of");
        // "households led by", "the number detained in": the participle belongs to the noun before it.
        let participle = v.is_participle(before(at)) || v.is(before(at), SUBJECT_LINK);
        let Some(wider) = phrase_before(v, at - usize::from(participle && at > 0)) else { break };
        if says!(v, wider.1, "according") {
            break;
        }
        outer = wider;
        found = if of_only { (wider.0, found.1) } else { wider };
    }
    Some(found)
}

/// Says whether the phrase behind the preposition at `at` hangs on the noun before it: "survival after five years", "profit
/// before tax".
fn hangs(v: &View<'_>, at: usize, phrase: Phrase) -> bool {
    if says!(v, at, "after during since") {
        return v.is(phrase.1, UNIT) && !says!(v, phrase.1, "point");
    }
    if says!(v, at, "before") {
        return v.is(before(at), LEVEL)
            && says!(v, phrase.1, "depreciation exceptionals hedging interest items tax");
    }
    !says!(v, at, "despite")
}

/// The subject of the verb at token `verb`.
pub fn subject(v: &View<'_>, verb: usize) -> Option<Phrase> {
    let mut end = verb;
    let mut relative = false;
    // "homicides in the city of 260,000 fell": the number tells about the city.
    if v.is_number(before(end)) && says!(v, before(before(end)), "of") && v.is(end.wrapping_sub(3), CONTAINER)
    {
        end -= 2;
    }
    for _ in 0..8 {
        let at = before(end);
        relative |= says!(v, at, "which who") || says!(v, at, "that") && v.is_plural(before(at));
        let passive = v.is_participle(at) && v.is(before(at), AUXILIARY);
        if v.is(at, AUXILIARY | ADVERB | SUBJECT_LINK)
            || passive
            || says!(v, at, "to that which who on")
            || v.words(at).ends_with("ly")
        {
            end = at;
        } else if v.is_mark(at, &[',']) || v.is_dash(at) || v.is_mark(at, &[')']) {
            end = before_remark(v, at).unwrap_or(at);
        } else {
            break;
        }
    }
    // "the approval rating is strong, though it has fallen": the level that the clause before is about.
    if says!(v, before(end), "it") {
        let level = (2..16).map(|k| end.wrapping_sub(k)).find(|k| {
            v.is(*k, LEVEL) && v.is_lower(*k) && v.is(k + 1, AUXILIARY | VERB | RISE | FALL | STANDING)
        })?;
        return phrase_before(v, level + 1);
    }
    if v.is(before(end), PRONOUN) {
        return None;
    }
    // "a boost to shares which rose": the noun right before the pronoun.
    let found =
        if relative && !says!(v, before(end), "said") { phrase_before(v, end) } else { chain_before(v, end) };
    let dated = |p: &Phrase| v.is(p.1, MONTH | WEEKDAY) || v.is_number(p.1) && v.is(before(p.1), MONTH);
    found.filter(|p| !dated(p) && !v.is(p.1, PRONOUN)).filter(|p| {
        v.is_plural(p.1) || p.0 == 0 || p.0 < p.1 || !v.is(p.1, VERB) || v.is(before(p.0), DETERMINER)
    })
}

/// Where a remark between commas, dashes or brackets begins that ends at token `at`, if a noun stands before it.
pub fn before_remark(v: &View<'_>, at: usize) -> Option<usize> {
    let opens = |k: usize| match v.mark(at) {
        Some(')') => v.is_mark(k, &['(']),
        Some(',') => v.is_mark(k, &[',']),
        _ => v.is_dash(k),
    };
    let reach = if v.is_mark(at, &[')']) { 26 } else { 14 };
    let open = (at.saturating_sub(reach)..at).rev().find(|k| opens(*k))?;
    // "Carl Moss, 61, who runs the port, said": the age is a remark of its own.
    let age = before(open);
    let aged = v.is_number(age) && v.is_mark(before(age), &[',']);
    let open = if aged { before(age) } else { open };
    v.is_nominal(before(open)).then_some(open)
}

/// The object of the transitive verb at token `verb`.
pub fn object(v: &View<'_>, verb: usize) -> Option<Phrase> {
    let mut at = verb + 1;
    while v.is_mark(at, &['"', '“', '(']) || says!(v, at, "back") {
        at += 1;
    }
    phrase_after(v, at)
}

/// The name that ends before a comma or bracket; of a list of names the last one.
pub fn name_before(v: &View<'_>, end: usize) -> Option<Phrase> {
    let last = end.checked_sub(1)?;
    if !v.is_capital(last) {
        return phrase_before(v, end);
    }
    let mut first = last;
    while first > 0
        && (v.is_capital(first - 1) || v.is_mark(first - 1, &['&']) && v.is_capital(before(first - 1)))
        && !v.is(first - 1, PREPOSITION | CONNECTIVE)
        && last - first < 5
    {
        first -= 1;
    }
    Some((first, last))
}
