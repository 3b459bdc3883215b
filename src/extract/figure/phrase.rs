//! Noun phrases without a parser: a phrase ends at a word of a closed class, at a verb, or behind a plural.

use super::lexicon::{
    ADJECTIVE, ADVERB, AUXILIARY, CARDINAL, CONNECTIVE, DETERMINER, FALL, FALL_NOUN, LEVEL, MAGNITUDE, MONTH,
    PERSON, PREPOSITION, PRONOUN, REPORTING, RESULT, RISE, RISE_NOUN, UNIT, VERB, WEEKDAY,
};
use super::view::{View, before, says};

/// A noun phrase: its first and last token.
pub type Phrase = (usize, usize);

/// How many tokens a noun phrase may reach over.
pub const REACH: usize = 9;

/// The noun phrase without article that begins at token `i`.
pub fn noun_at(v: &View<'_>, i: usize) -> Option<Phrase> {
    let (last, found) = v.noun.get();
    if last == i {
        return found;
    }
    let found = read_noun(v, i);
    v.noun.set((i, found));
    found
}

fn read_noun(v: &View<'_>, i: usize) -> Option<Phrase> {
    let opening = v.is_mark(i, &['“', '"', '‘', '\'']) && v.gap(i);
    let i = i + usize::from(opening);
    let model =
        v.is_number(i) && (v.is_capital(i + 1) || v.is_hyphen(i + 1) && v.is_number(i + 2) && !v.gap(i + 1));
    let closed = AUXILIARY | PREPOSITION | CONNECTIVE | PRONOUN | DETERMINER;
    if !model && (!v.is_word(i) || v.is(i, closed) && !open_adjective(v, i)) {
        return None;
    }
    if acts_only(v, i) {
        return None;
    }
    let last = walk(v, i)?;
    let last = trimmed(v, i, last);
    // What only adverbs, a verb or a participle make is no noun.
    let single = last == i && !v.is(before(i), DETERMINER) && !possessive(v, before(i));
    let verbal =
        v.is(i, VERB | REPORTING | RISE | FALL) && !v.is_plural(i) && !v.is(i, LEVEL | RESULT | ADJECTIVE)
            || v.is_participle(i) && !v.is(i, ADJECTIVE | LEVEL);
    let dated = v.is(last, MONTH | WEEKDAY) && v.is_capital(last);
    let verbal = verbal || is_harm(v, i) || single && is_adverb(v, i);
    if v.is(last, ADVERB) && !says!(v, last, "back long") || single && verbal || dated {
        return None;
    }
    Some((strip(v, i, last), last))
}

/// Verbs in -s that are no plural of anything.
pub fn acts_only(v: &View<'_>, i: usize) -> bool {
    says!(
        v,
        i,
        "admit agree become believe belong bring consider consist contain continue describe disagree exist explain \
            happen include insist know prefer remain require seem tell think understand want wear write \
            adds admits affirms appears asks becomes begins believes belongs brings comes consists contains continues \
            depends describes exists explains explores gets gives goes has hopes includes insists keeps knows makes \
            means occurs owns refers remains requires seems sells suggests tells thinks understands wants writes"
    )
}

/// "Six INJURED in crash", "four dead": what befell those who are counted, not who they are.
fn is_harm(v: &View<'_>, i: usize) -> bool {
    says!(v, i, "arrested charged dead died dies feared hurt injured jailed killed missing shot wounded")
}

fn is_adverb(v: &View<'_>, i: usize) -> bool {
    let word = v.words(i);
    v.is_lower(i)
        && word.len() > 6
        && word.ends_with("ly")
        && v.word(i).class & !ADVERB == 0
        && !is_thing_in_ly(v, i)
}

/// Nouns that end like adverbs.
pub fn is_thing_in_ly(v: &View<'_>, i: usize) -> bool {
    says!(v, i, "anomaly assembly butterfly monopoly supply")
}

/// Leaves out a participle that ends the phrase and hangs on what follows: "a special dividend *paid* to", "staff *hired* by".
fn trimmed(v: &View<'_>, first: usize, last: usize) -> usize {
    let hangs = last > first + 1
        && v.is_lower(last)
        && v.is(last + 1, PREPOSITION)
        && (v.is_participle(last) || says!(v, last, "paid made sold held led run"))
        && !v.is(last, LEVEL | RESULT | RISE_NOUN | FALL_NOUN)
        && !v.words(last).ends_with("ing");
    last - usize::from(hangs)
}

/// Words of a closed class that may open a noun phrase all the same: "two *off-duty* officers", "three *all-time* lows".
fn open_adjective(v: &View<'_>, i: usize) -> bool {
    (v.is(i, PREPOSITION) || says!(v, i, "all both")) && v.is_hyphen(i + 1) && !v.gap(i + 1)
}

/// The last token of the phrase that begins at `i`.
fn walk(v: &View<'_>, i: usize) -> Option<usize> {
    let mut last = None;
    let mut plural = false;
    let mut at = i;
    while at < i + REACH {
        if let Some(next) = tied(v, i, at, last, plural) {
            if v.is_word(next - 1) && v.is_hyphen(next - 2) {
                last = Some(next - 1);
                plural = v.is_plural(next - 1);
            }
            at = next;
            continue;
        }
        // "five Bank of America offices"
        let part_of_name = says!(v, at, "of")
            && last.is_some_and(|l| v.is_capital(l) && !v.is_plural(l))
            && v.is_capital(at + 1)
            && (at + 2..at + 5).take_while(|k| v.is_nominal(*k)).any(|k| v.is_plural(k) && v.is_lower(k));
        if part_of_name {
            at += 1;
            continue;
        }
        if !v.is_nominal(at) && !(at == i && (v.is(i, PREPOSITION) || open_adjective(v, i)))
            || ends_before(v, at, last, plural)
        {
            break;
        }
        last = Some(at);
        plural = v.is_plural(at) && !possessive(v, at);
        at += 1;
    }
    last
}

/// What ties words within a phrase: hyphens, commas and "and" between adjectives, a model's number. Returns where the
/// phrase goes on.
fn tied(v: &View<'_>, first: usize, at: usize, last: Option<usize>, plural: bool) -> Option<usize> {
    if v.is_hyphen(at) && at > first {
        let close = !v.gap(at) && !v.gap(at + 1);
        if close && (v.is_word(at + 1) || v.is_number(at + 1)) {
            return Some(at + 2);
        }
        // "coal- and gas-fired"
        let hanging = v.gap(at + 1) && says!(v, at + 1, "and or") && v.is_hyphen(at + 3);
        return hanging.then_some(at + 4);
    }
    let adjective =
        last.is_some_and(|l| v.is(l, ADJECTIVE) || adjectival(v, l)) && !plural && v.is_nominal(at + 1);
    // "thousands of “missing” letters"
    let quoted =
        v.is_mark(at, &['”', '"', '’']) && v.gap(at + 1) && v.is_mark(before(first), &['“', '"', '‘']);
    if quoted && at == first + 1 && v.is_lower(at + 1) && v.is_nominal(at + 1) {
        return Some(at + 1);
    }
    if v.is_mark(at, &[',']) || says!(v, at, "and or") {
        return adjective.then_some(at + 1);
    }
    if v.is_number(at) {
        let possessed = last.is_some_and(|l| possessive(v, l));
        let model = at == first && v.is_hyphen(at + 1) && v.is_number(at + 2);
        let named = (at == first
            || last.is_some_and(|l| v.is_capital(l) || v.is(l, ADJECTIVE))
            || v.is_capital(at + 1))
            && !plural;
        if model {
            return Some(at + 3);
        }
        let goes_on = v.is_word(at + 1) && !v.is(at + 1, PREPOSITION | AUXILIARY);
        return (possessed || named && goes_on).then_some(at + 1);
    }
    None
}

pub fn possessive(v: &View<'_>, i: usize) -> bool {
    let word = v.words(i);
    word.ends_with("'s") || word.ends_with("’s")
}

fn adjectival(v: &View<'_>, i: usize) -> bool {
    let word = v.words(i);
    v.is_lower(i)
        && ["al", "il", "ic", "ive", "ous", "ary", "ful", "less", "able", "ern"]
            .iter()
            .any(|e| word.ends_with(e))
}

/// Says whether the phrase ends before the nominal word at `at`.
fn ends_before(v: &View<'_>, at: usize, last: Option<usize>, plural: bool) -> bool {
    let word = v.word(at);
    let Some(last) = last else {
        return word.is(VERB | REPORTING)
            && !word.is(ADJECTIVE)
            && !v.is_hyphen(at + 1)
            && !v.is_plural(at)
            && (!v.is_nominal(at + 1) || v.is_capital(at + 1))
            && !v.is(before(at), DETERMINER);
    };
    if possessive(v, last) {
        return false;
    }
    // "the show starts at eight"
    let begins = says!(v, at, "begins closes ends opens starts") && says!(v, at + 1, "at in on with");
    if begins
        || acts_only(v, at)
        || says!(v, at, "far") && !says!(v, at + 1, "right left")
        || plural && (is_harm(v, at) || says!(v, at, "thanks"))
    {
        return true;
    }
    if says!(v, at, "own") && v.is(at + 1, DETERMINER) {
        return true; // "most of the population own a phone"
    }
    // "heroin worth", "the striker weighs 80kg": a word in -s before a number or "the" is a verb.
    let goes_on = v.is_number(at + 1)
        || v.is_mark(at + 1, &['$', '£', '€'])
        || says!(v, at + 1, "a an the his her its their my our");
    let nation = v.is_capital(last) && ["an", "ese", "ish"].iter().any(|e| v.words(last).ends_with(e));
    let verb = !plural && v.is_lower(at) && v.is_plural(at) && goes_on && !adjectival(v, last) && !nation;
    if says!(v, at, "worth") && !says!(v, last, "net") || verb {
        return true;
    }
    if plural {
        let capital = v.is_capital(last) && v.is_capital(at);
        // "one in five workers earns less"
        let acts = v.is_number(at + 1)
            || v.is(at + 1, DETERMINER)
            || says!(v, at + 1, "less more too nearly about over");
        let compound = v.is_plural(at) && !word.is(VERB | REPORTING | RISE | FALL) && v.is_lower(at) && !acts;
        let level = word.is(LEVEL | RESULT)
            && !says!(v, at, "home away")
            && !v.is(at + 1, DETERMINER)
            && !word.is(VERB | REPORTING | RISE | FALL)
            && !v.is(last, super::lexicon::PEOPLE);
        return !(capital || compound || level);
    }
    if word.is(CARDINAL) && v.is(at + 1, UNIT) {
        return true; // "the six-mile race three years ago"
    }
    let acts = v.is(at + 1, VERB | REPORTING | AUXILIARY) || v.is_participle(at + 1);
    if says!(v, at, "sells pays goes") && says!(v, at + 1, "for") {
        return true;
    }
    if v.is_lower(last) && v.is_capital(at) && acts && !v.is(last, ADJECTIVE) && !v.is_plural(at) {
        return true; // "the agreement Orlo signed"
    }
    if v.is(last, LEVEL) && v.is_lower(last) && v.is_capital(at) {
        return true; // "triple the lead the mayor had"
    }
    if v.is(last, PERSON) && !v.is_hyphen(before(last)) {
        return !v.is_plural(at) || word.is(VERB | REPORTING);
    }
    if v.is(last, ADJECTIVE | ADVERB) && !word.is(ADVERB) {
        return false;
    }
    if word.is(ADVERB) && !word.is(ADJECTIVE) {
        return !(says!(v, at, "away") && v.is_plural(at + 1) && v.is_lower(at + 1));
    }
    if word.is(VERB)
        && v.is_plural(at)
        && v.is(at + 1, PREPOSITION | DETERMINER)
        && !says!(v, at + 1, "of for")
    {
        return true;
    }
    let hung = v.is_participle(at) && v.is(at + 1, PREPOSITION) && !word.is(LEVEL);
    if hung && v.is_lower(at) && !v.is(last, ADJECTIVE) || v.is_participle(at) && !word.is(ADJECTIVE | LEVEL)
    {
        // "$2m of digital advertising"
        if v.words(at).ends_with("ing") && adjectival(v, last) && last + 1 == at && !v.is(at + 1, DETERMINER)
        {
            return false;
        }
        // "$100 million penalty imposed by": a participle with no noun behind it ends the phrase.
        return !v.is_nominal(at + 1) || v.is(at + 1, ADVERB) || v.is_capital(last);
    }
    if word.is(VERB | REPORTING) && !word.is(ADJECTIVE | LEVEL | RESULT) && !v.is_plural(at) {
        return !adjectival(v, last);
    }
    v.words(at).ends_with("ly") && v.is_lower(at) && !v.is_nominal(at + 1)
        || word.is(RISE | FALL) && !word.is(RISE_NOUN | FALL_NOUN) && v.is_lower(at)
}

/// Leaves out adjectives in front that no one needs, and the first of two that are coordinated.
pub fn strip(v: &View<'_>, first: usize, last: usize) -> usize {
    let mut first = (first..last).rev().find(|k| says!(v, *k, "and or")).map_or(first, |k| k + 1);
    // "New York clubs": not the first word of a name.
    let named = |k: usize| v.is_capital(k) && v.is_capital(k + 1);
    while first < last && v.is(first, ADJECTIVE | ADVERB) && !v.is_hyphen(first + 1) && !named(first) {
        first += 1;
    }
    first += usize::from(v.is_hyphen(first) || v.is_mark(first, &[',']));
    let quoted = usize::from(!v.is_mark(first, &['”', '"', '’'])) + first;
    if v.is_mark(quoted, &['”', '"', '’']) && quoted < last && v.gap(quoted + 1) {
        quoted + 1
    } else {
        first
    }
}

/// The noun phrase behind "of" and the like: with an article, a possessor, a number of its own.
pub fn phrase_after(v: &View<'_>, i: usize) -> Option<Phrase> {
    let mut i = i;
    for _ in 0..3 {
        if says!(v, i, "those these them us which whom you") && v.words(i) != "US" {
            // "half of those blamed the weather"
            let verb = v.is_participle(i + 1) && v.words(i + 1).ends_with("ed");
            let alone =
                says!(v, i, "those these") && (verb || noun_at(v, i + 1).is_none_or(|p| p.0 != i + 1));
            if alone || !says!(v, i, "those these") {
                return alone.then_some((i, i));
            }
            i += 1;
            continue;
        }
        if v.is_mark(i, &['$', '£', '€']) && v.is_number(i + 1) {
            // "thousands of $12-an-hour workers"
            i += 2;
            while v.is_hyphen(i) && !v.gap(i) || v.is_mark(i, &['”', '"']) {
                i += 1 + usize::from(v.is_hyphen(i));
            }
        }
        if v.is_number(before(i)) && v.is_word(i) && !v.gap(i) {
            i += 1; // the letters of "$550m"
        }
        i += usize::from(v.is_number(before(i)) && v.is(i, MAGNITUDE)); // "of the 1.5 billion shekels"
        let model = v.is_number(i) && v.is_capital(i + 1);
        let skipped = v.is(i, DETERMINER | CARDINAL)
            || v.is_number(i) && !model
            || v.is_mark(i, &['“', '"', '‘'])
            || says!(v, i, "about around over nearly some")
            || says!(v, i, "first last past next top") && (v.is_number(i + 1) || v.is(i + 1, CARDINAL));
        i += usize::from(skipped);
    }
    let (first, last) = noun_at(v, i)?;
    // "of Boeing 's jets", as some pages part it
    let parted = v.gap(last + 1) && v.is_mark(last + 1, &['\'', '’']) && says!(v, last + 2, "s");
    if parted && !v.gap(last + 2) {
        return noun_at(v, last + 3);
    }
    // "the bank's sales force": what is possessed counts.
    let after = (first..last).rev().find(|k| possessive(v, *k));
    let start = after.map_or(first, |k| {
        let number = usize::from(v.is_number(k + 1));
        strip(v, k + 1 + number + usize::from(number > 0 && v.is(k + 2, MAGNITUDE)), last)
    });
    Some((start, last))
}
