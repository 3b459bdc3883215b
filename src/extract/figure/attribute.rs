//! The noun that a figure with a unit or a hyphen stands before as an attribute: "a two-week *strike*", "a 300-*page* report".

use super::amount::Amount;
use super::lexicon::{
    ADJECTIVE, ADVERB, CARDINAL, CONNECTIVE, DETERMINER, FALL, FALL_NOUN, INDEX, LEVEL, PART, PEOPLE, PERSON,
    PREDICATE, PREPOSITION, PRONOUN, REPORTING, RESULT, RISE, RISE_NOUN, UNIT, VERB,
};
use super::modifier;
use super::phrase::{Phrase, noun_at};
use super::unit::Dimension;
use super::view::{View, before, says};
use crate::extract::FigureKind;
use rust_decimal::Decimal;

/// "$100 million *penalty*", "a two-week *strike*", "43% *target*": a noun directly behind a figure with a unit.
pub fn attribute(v: &View<'_>, a: &Amount, next: usize) -> Option<Phrase> {
    let possessive = v.is_mark(next, &['’', '\'']) && v.gap(next + 1) && !v.gap(next);
    if let Some(behind) = yearly(v, a, next) {
        return Some(behind);
    }
    let tied = v.is_hyphen(next) && !v.gap(next);
    // "a 10-hour-long journey"
    if tied && says!(v, next + 1, "long high tall wide deep thick") {
        return noun_at(v, next + 2);
    }
    // "a 40 minute podcast", "the four year plan": the hyphen is left out.
    let unit = before(a.next);
    let single = !v.is_plural(unit) && v.is_lower(unit) && v.gap(unit) && a.value != Decimal::ONE;
    if tied || a.kind == FigureKind::Duration && !a.hyphen && !possessive && !single {
        return None;
    }
    // "a battery of 100 kWh costs some $13,000"
    let verb = says!(v, next, "costs rises weighs sells") && a.unit.is_some() && !a.hyphen;
    if verb
        && (v.is_number(next + 1)
            || v.is_mark(next + 1, &['$', '£', '€'])
            || says!(v, next + 1, "about around some a an the"))
    {
        return None;
    }
    let next = next + usize::from(possessive);
    if v.is_hyphen(next + 1) && says!(v, next + 2, "on over") {
        return None; // year-on-year
    }
    if says!(v, next, "year month quarter week") && says!(v, next + 1, "on over") {
        return None; // year on year
    }
    // "a million pounds two years ago", "from 0 to 60mph half a second faster"
    if v.is(next, PART) || v.is(next, CARDINAL) && v.is(next + 1, UNIT) {
        return None;
    }
    let word = v.word(next);
    // "Stoxx -1.3% FTSE -0.6%": the next line of a list.
    if a.kind == FigureKind::Percent && word.is(INDEX) && v.is_capital(next) {
        return None;
    }
    if !v.is_nominal(next)
        || word.is(ADVERB | PREDICATE) && !word.is(ADJECTIVE)
        || next != a.next && !possessive && !v.is(next, LEVEL)
    {
        return None;
    }
    let nominal = word.is(LEVEL | RESULT | ADJECTIVE | RISE_NOUN | FALL_NOUN);
    if word.is(VERB | REPORTING)
        && !nominal
        && !a.hyphen
        && (v.is_nominal(next + 1) || v.is(next + 1, DETERMINER | PRONOUN))
    {
        return None;
    }
    let led = says!(v, before(modifier::find(v, a).1), "a an") || says!(v, modifier::find(v, a).1, "a an");
    // "a £100,000 advance for her novel", "the 0.6% forecast": what an article leads is a noun.
    let the = led
        || says!(v, before(modifier::find(v, a).1), "the its")
        || says!(v, modifier::find(v, a).1, "the its");
    let ends =
        v.at(next + 1).is_none() || v.mark(next + 1).is_some() || v.is(next + 1, PREPOSITION | CONNECTIVE);
    if the
        && ends
        && v.is_lower(next)
        && word.is(REPORTING | RISE | FALL)
        && !v.is_participle(next)
        && !word.is(ADVERB)
    {
        return Some((next, next));
    }
    // "a £35m signing", "a 10-minute warning"
    if led && v.is_participle(next) && v.words(next).ends_with("ing") && !v.is_nominal(next + 1) {
        return Some((next, next));
    }
    if word.is(REPORTING) && !nominal && !a.hyphen || v.is_participle(next) && !v.is_nominal(next + 1) {
        return None;
    }
    // "to run 26.2 miles relies on": no noun hangs on the plural of a unit.
    let unit = before(a.next);
    if a.kind == FigureKind::Measure
        && !a.hyphen
        && !possessive
        && v.gap(unit)
        && v.is_plural(unit)
        && v.words(unit).len() > 3
    {
        return None;
    }
    // "a three-metre high bridge"
    let extent = a.dimension == Some(Dimension::Length) && says!(v, next, "long high tall wide deep");
    if extent && led && v.is_nominal(next + 1) && !v.is(next + 1, ADVERB) {
        return noun_at(v, next + 1);
    }
    let extra = says!(v, next, "extra more") && !v.is_nominal(next + 1);
    if extra
        || a.dimension == Some(Dimension::Length)
            && says!(v, next, "long high tall wide deep away north south east west")
    {
        return None;
    }
    let (first, last) =
        noun_at(v, next).or_else(|| (a.hyphen || says!(v, next, "support")).then_some((next, next)))?;
    // "a $160bn telecoms giant": one thing, whatever the plural before it.
    let one = says!(v, before(modifier::find(v, a).1), "a an") || says!(v, modifier::find(v, a).1, "a an");
    let goes_on =
        one && v.is_plural(last) && v.is_lower(last + 1) && !v.is(last + 1, VERB | ADVERB | REPORTING)
            || one && v.is_plural(last) && v.is(last + 1, LEVEL) && v.is_nominal(last + 2);
    let further = if goes_on && v.is_nominal(last + 1) { noun_at(v, last + 1) } else { None };
    Some((first, further.map_or(last, |f| f.1)))
}

/// "a £1.2bn-a-year *scheme*"; what people are paid is of none ("$14-an-hour staff").
fn yearly(v: &View<'_>, a: &Amount, next: usize) -> Option<Phrase> {
    let tied = |i: usize| v.is_hyphen(i) && !v.gap(i) && !v.gap(i + 1);
    let rate = a.kind == FigureKind::Money && tied(next) && says!(v, next + 1, "a an per") && tied(next + 2);
    let found = noun_at(v, next + 4).filter(|_| rate && v.is(next + 3, UNIT))?;
    let people =
        v.is(found.1, PEOPLE | PERSON) || says!(v, found.1, "workers employees teachers nurses players");
    (!people).then_some(found)
}

/// "300-*page* report": the noun tied by the hyphen; "a three-time *winner*".
pub fn hyphened(v: &View<'_>, next: usize) -> Option<Phrase> {
    let word = next + 1;
    if says!(v, word, "strong plus odd time") {
        return noun_at(v, word + 1);
    }
    // Points of a game are counted.
    (v.is_nominal(word) && (!v.is(word, UNIT) || says!(v, word, "point"))).then_some((word, word))
}
