//! What a figure counts or measures: the noun phrase on its right, else the subject or object it measures.
//!
//! No parser: a phrase ends at a word of a closed class, at a verb, or behind a plural.

use super::amount::Amount;
use super::lexicon::{
    ADJECTIVE, ADVERB, AUXILIARY, CARDINAL, CONNECTIVE, DETERMINER, FALL, FALL_NOUN, LEVEL, MONTH,
    PREPOSITION, PRONOUN, REPORTING, RESULT, RISE, RISE_NOUN, UNIT, VERB, WEEKDAY,
};
use super::modifier;
use super::numeral::Form;
use super::unit::Dimension;
use super::view::{View, before};
use crate::extract::FigureKind;
use crate::text::TextRange;

/// A noun phrase: its first and last token.
pub type Phrase = (usize, usize);

/// How many tokens a noun phrase may reach over.
const REACH: usize = 9;

/// The noun that a bare number counts ("300 *migrants*", "the *two* largest *unions*"), if one follows directly.
pub fn noun(v: &View<'_>, a: &Amount) -> Option<Phrase> {
    let mut next = a.next;
    if v.is_hyphen(next) && !v.gap(next) {
        next += 1;
        if v.says(next, "plus") || v.says(next, "odd") {
            next += 1;
        }
    } else if v.says_any(next, &["or"]) && v.says_any(next + 1, &["more", "so", "fewer", "less"]) {
        next += 2;
    }
    if v.says(next, "plus") || v.is_mark(next, &['+']) {
        next += 1;
    }
    noun_at(v, next)
}

/// The noun phrase without article that begins at token `i`.
pub fn noun_at(v: &View<'_>, i: usize) -> Option<Phrase> {
    let mut i = i;
    if v.is_mark(i, &['“', '"', '‘', '\'']) && v.gap(i) {
        i += 1;
    }
    if !v.is_word(i)
        || v.is(i, AUXILIARY | PREPOSITION | CONNECTIVE | PRONOUN | DETERMINER) && !open_adjective(v, i)
    {
        return None;
    }
    let (first, last) = walk(v, i)?;
    Some((strip(v, first, last), last))
}

/// Words of a closed class that may open a noun phrase all the same: "two *more* games", "300 *or so* people".
fn open_adjective(v: &View<'_>, i: usize) -> bool {
    v.says_any(i, &["like", "no", "down", "up", "out", "off", "over", "under", "inside", "outside"])
        && v.is_hyphen(i + 1)
        && !v.gap(i + 1)
}

fn walk(v: &View<'_>, i: usize) -> Option<Phrase> {
    let mut last = None;
    let mut plural = false;
    let mut at = i;
    while at < i + REACH {
        if v.is_hyphen(at) && !v.gap(at) && !v.gap(at + 1) && v.is_word(at + 1) && at > i {
            // A compound: its last part decides.
            at += 1;
            last = Some(at);
            plural = v.is_plural(at);
            at += 1;
            continue;
        }
        if v.is_mark(at, &['’', '\'']) && !v.gap(at) && plural {
            // A plural possessive: the phrase goes on with what is possessed.
            plural = false;
            at += 1;
            continue;
        }
        if v.is_mark(at, &[','])
            && last.is_some_and(|l| v.is(l, ADJECTIVE))
            && v.is_nominal(at + 1)
            && !plural
        {
            at += 1;
            continue;
        }
        if v.is_hyphen(at) && v.gap(at + 1) && v.says_any(at + 1, &["and", "or"]) && v.is_hyphen(at + 3) {
            at += 4;
            continue;
        }
        if v.says_any(at, &["and", "or"])
            && last.is_some_and(|l| v.is(l, ADJECTIVE) || adjectival(v, l))
            && !plural
            && v.is_nominal(at + 1)
        {
            at += 1;
            continue;
        }
        if v.is_number(at)
            && last.is_some_and(|l| v.is_capital(l))
            && !plural
            && v.is_word(at + 1)
            && !v.is(at + 1, PREPOSITION | AUXILIARY)
        {
            at += 1;
            continue;
        }
        if v.is_number(at) && at == i && (v.is_capital(i + 1) || v.is_hyphen(i + 1)) {
            at += if v.is_hyphen(i + 1) { 3 } else { 1 };
            continue;
        }
        if !v.is_nominal(at) || ends_before(v, at, last, plural) {
            break;
        }
        last = Some(at);
        plural = v.is_plural(at);
        at += 1;
        if possessive(v, at - 1) {
            plural = false;
        }
    }
    let last = last?;
    // What only adverbs and bare adjectives make is no noun.
    let single = last == i;
    if v.is(last, ADVERB) && !v.says_any(last, &["back", "long"])
        || single
            && (v.is(i, VERB | REPORTING) && !v.is_plural(i) || v.is(i, MONTH | WEEKDAY) && v.is_capital(i))
    {
        return None;
    }
    Some((i, last))
}

fn possessive(v: &View<'_>, i: usize) -> bool {
    let word = v.words(i);
    word.ends_with("'s") || word.ends_with("’s")
}

fn adjectival(v: &View<'_>, i: usize) -> bool {
    let word = v.words(i);
    ["al", "ic", "ive", "ous", "ary", "ful", "less", "able"].iter().any(|e| word.ends_with(e))
}

/// Says whether the phrase ends before the nominal word at `at`.
fn ends_before(v: &View<'_>, at: usize, last: Option<usize>, plural: bool) -> bool {
    let Some(last) = last else {
        return v.is(at, VERB) && !v.is(at, ADJECTIVE) && !v.is_plural(at) && !v.is_nominal(at + 1)
            || v.is(at, REPORTING) && !v.is_nominal(at + 1);
    };
    let word = v.word(at);
    if possessive(v, last) {
        return false;
    }
    if plural {
        let capital = v.is_capital(last) && v.is_capital(at);
        return !(capital || v.is_plural(at) && !word.is(VERB | REPORTING | RISE | FALL) && v.is_lower(last));
    }
    if v.is(last, ADJECTIVE | ADVERB) && !word.is(ADVERB) {
        return false;
    }
    if word.is(ADVERB) && !word.is(ADJECTIVE) {
        return true;
    }
    if word.is(VERB | REPORTING) && !word.is(ADJECTIVE | LEVEL | RESULT) && !v.is_plural(at) {
        return true;
    }
    if v.is_participle(at) && !word.is(ADJECTIVE | LEVEL) {
        // "$100 million penalty imposed by": a participle with no noun behind it ends the phrase.
        return !v.is_nominal(at + 1) || v.is(at + 1, ADVERB);
    }
    v.words(at).ends_with("ly") && v.is_lower(at) && !v.is_nominal(at + 1)
        || v.is(at, RISE | FALL) && !v.is(at, RISE_NOUN | FALL_NOUN) && v.is_lower(at)
}

/// Leaves out adjectives in front that no one needs.
fn strip(v: &View<'_>, first: usize, last: usize) -> usize {
    let mut first = first;
    while first < last && v.is(first, ADJECTIVE | ADVERB) && !v.is_hyphen(first + 1) {
        first += 1;
    }
    if v.is_hyphen(first) || v.is_mark(first, &[',']) {
        first += 1;
    }
    first
}

/// The noun phrase behind "of" and the like: with an article, a possessor, a number of its own.
fn phrase_after(v: &View<'_>, i: usize) -> Option<Phrase> {
    let mut i = i;
    for _ in 0..3 {
        if v.says_any(i, &["those", "these", "them", "us", "which", "whom", "you"]) {
            return (v.says_any(i, &["those", "these"]) && !noun_at(v, i + 1).is_some_and(|p| p.0 == i + 1))
                .then_some((i, i));
        }
        let skipped = v.is(i, DETERMINER | CARDINAL)
            || v.is_number(i)
            || v.is_mark(i, &['“', '"', '‘'])
            || v.says_any(i, &["about", "around", "over", "nearly", "some"]);
        i += usize::from(skipped);
    }
    let (first, last) = noun_at(v, i)?;
    // "the bank's sales force": what is possessed counts.
    let after = (first..last).rev().find(|k| possessive(v, *k));
    Some((after.map_or(first, |k| strip(v, k + 1, last)), last))
}

/// The noun phrase that ends right before token `end`.
pub fn phrase_before(v: &View<'_>, end: usize) -> Option<Phrase> {
    let last = before(end);
    let mut first = end;
    while let Some(at) = first.checked_sub(1) {
        let nominal = v.is_nominal(at)
            && !v.is(at, ADVERB)
            && (!v.is(at, VERB | REPORTING)
                || v.is(at, LEVEL | ADJECTIVE | RISE_NOUN | FALL_NOUN)
                || at + 1 == end && v.is_plural(at))
            || v.is_hyphen(at) && !v.gap(at) && !v.gap(at + 1)
            || v.is_number(at) && v.is_capital(before(at));
        if !nominal || end - at > REACH || possessive(v, at) {
            break;
        }
        first = at;
    }
    if first > last {
        return None;
    }
    Some((strip(v, first, last), last))
}

/// A noun phrase before `end` with the phrases it hangs on: "the *number* of households in X".
pub fn chain_before(v: &View<'_>, end: usize) -> Option<Phrase> {
    let mut found = phrase_before(v, end)?;
    let mut outer = found;
    let mut of_only = true;
    for _ in 0..4 {
        let mut at = before(outer.0);
        while v.is(at, DETERMINER | ADJECTIVE) || possessive(v, at) {
            at = before(at);
        }
        if !v.says_any(at, &["of", "in", "for", "on", "among", "by", "from", "at", "to", "with"]) {
            break;
        }
        of_only &= v.says(at, "of");
        let Some(wider) = phrase_before(v, at) else { break };
        outer = wider;
        found = if of_only { (wider.0, found.1) } else { wider };
    }
    Some(found)
}

/// The subject of the verb at token `verb`.
pub fn subject(v: &View<'_>, verb: usize) -> Option<Phrase> {
    let mut end = verb;
    for _ in 0..8 {
        let at = before(end);
        if v.is(at, AUXILIARY | ADVERB)
            || v.says_any(
                at,
                &[
                    "to",
                    "expected",
                    "projected",
                    "set",
                    "likely",
                    "due",
                    "forecast",
                    "predicted",
                    "that",
                    "which",
                    "who",
                    "also",
                    "seen",
                    "on",
                    "track",
                    "course",
                ],
            )
            || v.words(at).ends_with("ly")
        {
            end = at;
        } else if v.is_mark(at, &[',']) && end < verb + 1 {
            // A remark between commas: the subject stands before it.
            let comma = (at.saturating_sub(14)..at).rev().find(|k| v.is_mark(*k, &[',']));
            match comma {
                Some(comma) if v.is_nominal(before(comma)) => end = comma,
                _ => end = at,
            }
        } else if v.is_mark(at, &[')']) {
            let open = (at.saturating_sub(8)..at).rev().find(|k| v.is_mark(*k, &['(']))?;
            end = open;
        } else {
            break;
        }
    }
    if v.is(before(end), PRONOUN) {
        return None;
    }
    chain_before(v, end).filter(|p| !v.is(p.1, MONTH | WEEKDAY | PRONOUN))
}

/// The object of the transitive verb at token `verb`.
pub fn object(v: &View<'_>, verb: usize) -> Option<Phrase> {
    let mut at = verb + 1;
    while v.is_mark(at, &['"', '“', '(']) || v.says_any(at, &["back"]) {
        at += 1;
    }
    phrase_after(v, at)
}

/// What a figure is of. `change`: the verb or noun of its change, if there is one. `earlier`: the noun of the figure
/// before it in the sentence.
pub fn find(
    v: &View<'_>,
    a: &Amount,
    change: Option<usize>,
    earlier: Option<TextRange>,
) -> Option<TextRange> {
    let range = |p: Phrase| v.range(p.0, p.1);
    let found = match a.kind {
        FigureKind::Score => score(v, a),
        FigureKind::Age => age(v, a),
        FigureKind::Multiple => multiple(v, a, change),
        _ => None,
    };
    if let Some(found) = found {
        return Some(range(found));
    }
    match a.kind {
        FigureKind::Score | FigureKind::Age | FigureKind::Multiple => return None,
        _ => {}
    }
    if let Some(found) = right(v, a) {
        return Some(range(found));
    }
    if refers_back(v, a) {
        return earlier;
    }
    if let Some(found) = left(v, a, change) {
        return Some(range(found));
    }
    (a.kind == FigureKind::Count && !container(v, a)).then_some(earlier).flatten()
}

/// "12 of them", "537 of which".
fn refers_back(v: &View<'_>, a: &Amount) -> bool {
    v.says(a.next, "of") && v.says_any(a.next + 1, &["them", "which", "whom", "these"])
}

/// A noun phrase behind the figure.
fn right(v: &View<'_>, a: &Amount) -> Option<Phrase> {
    let next = after_rate(v, a);
    let hyphen = v.is_hyphen(next) && !v.gap(next) && v.is_word(next + 1);
    if refers_back(v, a) {
        return None;
    }
    if v.says(next, "of") {
        return phrase_after(v, next + 1)
            .filter(|_| !(a.kind == FigureKind::Money && v.says_any(before(a.first), &["for"])));
    }
    let bare = a.unit.is_none();
    if bare && matches!(a.form, Form::Fraction) {
        let article = v.is(next, DETERMINER);
        return if article { phrase_after(v, next) } else { noun_at(v, next) };
    }
    if bare {
        if hyphen {
            return hyphened(v, next);
        }
        return noun(v, a);
    }
    if a.kind == FigureKind::Duration {
        return attribute(v, a, next);
    }
    if v.says(next, "in")
        && a.kind == FigureKind::Money
        && v.is_lower(next + 1)
        && !v.is(next + 1, DETERMINER)
    {
        return noun_at(v, next + 1).filter(|p| !v.is(p.1, UNIT) && !v.says(p.1, "total"));
    }
    if v.says(next, "for")
        && a.kind == FigureKind::Money
        && (1..7).any(|k| {
            v.says_any(
                a.first.wrapping_sub(k),
                &["needs", "need", "needed", "requires", "require", "required", "wants"],
            )
        })
    {
        return phrase_after(v, next + 1);
    }
    if v.says(next, "for")
        && a.kind == FigureKind::Money
        && v.is_mark(before(a.first), &[',']) | v.says(before(a.first), "and")
        && (1..14).any(|k| v.says_any(a.first.wrapping_sub(k), &["needs", "need", "requires", "require"]))
    {
        return phrase_after(v, next + 1);
    }
    attribute(v, a, next)
}

/// "$100 million *penalty*", "a two-week *strike*", "43% *target*": a noun directly behind a figure with a unit.
fn attribute(v: &View<'_>, a: &Amount, next: usize) -> Option<Phrase> {
    if v.is_hyphen(next) && !v.gap(next) {
        return None;
    }
    if a.kind == FigureKind::Duration && !a.hyphen && !v.is_mark(next, &['’', '\'']) {
        return None;
    }
    let next = next + usize::from(v.is_mark(next, &['’', '\'']));
    let word = v.word(next);
    if word.is(ADVERB) && !word.is(ADJECTIVE)
        || v.says_any(next, &["more", "less", "fewer", "higher", "lower"])
    {
        return None;
    }
    if !v.is_nominal(next)
        || word.is(VERB | REPORTING)
            && !word.is(LEVEL | RESULT | ADJECTIVE | RISE_NOUN | FALL_NOUN)
            && !v.is_plural(next + 1)
            && !v.is_nominal(next + 1)
    {
        return None;
    }
    if v.is_participle(next) && !v.is_nominal(next + 1) {
        return None;
    }
    if a.dimension == Some(Dimension::Length)
        && v.says_any(
            next,
            &["long", "high", "tall", "wide", "deep", "away", "north", "south", "east", "west"],
        )
    {
        return None;
    }
    noun_at(v, next).filter(|p| !v.is(p.1, MONTH | WEEKDAY) && !v.is(p.0, PRONOUN))
}

/// "300-page report": the noun tied by the hyphen.
fn hyphened(v: &View<'_>, next: usize) -> Option<Phrase> {
    let word = next + 1;
    if v.says_any(word, &["strong", "plus", "odd"]) {
        return noun_at(v, word + 1);
    }
    if v.says(word, "time") {
        return noun_at(v, word + 1);
    }
    if v.says_any(word, &["year", "month", "week", "day"]) {
        return None;
    }
    v.is_nominal(word).then_some((word, word))
}

/// The token behind "per week", "a year", "an hour".
fn after_rate(v: &View<'_>, a: &Amount) -> usize {
    let next = a.next;
    if v.says_any(next, &["per", "a", "an", "each", "every"]) && v.is(next + 1, UNIT) && a.unit.is_some() {
        next + 2
    } else {
        next
    }
}

/// "mother of five", "town of 9,000".
fn container(v: &View<'_>, a: &Amount) -> bool {
    let (_, start) = modifier::find(v, a);
    let of = before(start);
    v.says_any(of, &["of", "to"])
        && v.says_any(
            before(of),
            &[
                "mother",
                "father",
                "parent",
                "mum",
                "dad",
                "mom",
                "grandmother",
                "grandfather",
                "town",
                "city",
                "village",
                "community",
                "family",
                "party",
                "island",
                "country",
                "group",
                "team",
                "crowd",
            ],
        )
        || v.says_any(before(a.first), &["killing", "injuring", "wounding", "top"])
}

/// What stands before the figure and is measured by it.
fn left(v: &View<'_>, a: &Amount, change: Option<usize>) -> Option<Phrase> {
    let (_, start) = modifier::find(v, a);
    let start = modifier::skips_adjective(v, start);
    let prev = before(start);
    if v.says_any(prev, &["of", "at", "to"]) && !container(v, a) {
        let begin =
            if v.says(prev, "to") && !v.is(before(prev), LEVEL) { None } else { phrase_before(v, prev) };
        if let Some(phrase) = begin.filter(|p| levels(v, p.1, a)) {
            return Some(outermost(v, prev).unwrap_or(phrase));
        }
    }
    if let Some(verb) = change {
        return changed(v, verb, start);
    }
    if a.kind == FigureKind::Duration || a.dimension == Some(Dimension::Points) {
        return None;
    }
    if v.says_any(
        prev,
        &[
            "is", "was", "are", "were", "be", "been", "being", "remains", "averaged", "totalled", "totaled",
            "reached", "hit", "touched", "touch", "stood", "exceeded", "topped", "cost", "costs", "pass",
            "passed", "nearing", "exceeds",
        ],
    ) || modified_verb(v, start)
    {
        return subject(v, prev).filter(|p| {
            !v.says_any(p.1, &["figure", "number", "sum", "total", "people", "who", "that"])
                && (v.is_lower(p.1) || v.is(p.1, super::lexicon::INDEX))
        });
    }
    if v.says_any(prev, &["at", "to", "around", "above", "below"])
        && v.says_any(
            before(prev),
            &[
                "closed",
                "stood",
                "stands",
                "ended",
                "finished",
                "stand",
                "valued",
                "opened",
                "estimated",
                "remain",
                "remained",
                "steady",
                "hovers",
                "traded",
                "trading",
                "put",
                "amounts",
                "amounted",
                "set",
                "is",
                "was",
                "are",
                "were",
            ],
        )
    {
        return subject(v, before(prev)).filter(|p| !v.is(p.1, PRONOUN));
    }
    None
}

/// "is nearing $20 trillion": the verb is the modifier.
fn modified_verb(v: &View<'_>, start: usize) -> bool {
    v.says_any(start, &["nearing", "exceeding", "exceeded", "exceeds", "topped", "approaching"])
}

/// The outermost noun of "margin of error of 4": the phrase with what hangs on it.
fn outermost(v: &View<'_>, of: usize) -> Option<Phrase> {
    chain_of(v, of)
}

fn chain_of(v: &View<'_>, end: usize) -> Option<Phrase> {
    let inner = phrase_before(v, end)?;
    let at = before(inner.0);
    if v.says(at, "of") && v.says(end, "of") {
        return phrase_before(v, at).map(|p| (p.0, inner.1)).or(Some(inner));
    }
    Some(inner)
}

/// Says whether the noun before "of" or "at" is a level that the figure gives ("a peak of 900").
fn levels(v: &View<'_>, noun: usize, a: &Amount) -> bool {
    if v.is(noun, MONTH | WEEKDAY | PRONOUN | RISE_NOUN | FALL_NOUN) && !v.is(noun, LEVEL) {
        return false;
    }
    v.is(noun, LEVEL | RESULT)
        || a.kind != FigureKind::Duration && v.is_lower(noun) && v.says(noun + 1, "of") && !v.is_plural(noun)
}

/// Subject or object of a change's verb; what a change's noun is of.
fn changed(v: &View<'_>, verb: usize, start: usize) -> Option<Phrase> {
    use super::lexicon::TRANSITIVE;
    if v.is(verb, RISE_NOUN | FALL_NOUN)
        && (v.says_any(before(verb), &["a", "an", "the", "this", "immediate", "that"])
            || v.says_any(verb + 1, &["in", "of", "to"]))
        && !v.is(before(verb), AUXILIARY)
    {
        if v.says_any(verb + 1, &["in", "to"]) && verb + 2 < start {
            return phrase_after(v, verb + 2);
        }
        if v.says(verb + 1, "of") && verb + 2 < start {
            return phrase_after(v, verb + 2);
        }
        return Some((verb, verb)).filter(|_| verb > start);
    }
    if v.is(verb, TRANSITIVE) || v.says_any(verb, &["edged", "drop", "grow", "dropped"]) {
        let passive = v.is(before(verb), AUXILIARY)
            && v.says_any(before(verb), &["was", "were", "been", "be", "is", "are"]);
        if verb + 1 < start
            && !passive
            && let Some(found) =
                object(v, if v.says(verb + 1, "up") || v.says(verb + 1, "down") { verb + 1 } else { verb })
            && found.1 < start
        {
            return Some(found);
        }
    }
    if v.is(verb, RISE | FALL) { subject(v, verb) } else { None }
}

/// "a 2-1 win", "lost the final 1-0".
fn score(v: &View<'_>, a: &Amount) -> Option<Phrase> {
    let result = (a.next..a.next + 4)
        .take_while(|k| v.is_nominal(*k) || v.is_hyphen(*k))
        .find(|k| v.is(*k, RESULT) && !(v.is(k + 1, RESULT)));
    if let Some(noun) = result {
        return Some((noun, noun));
    }
    let at = before(a.first);
    (v.is(at, RESULT) && !v.is(at, super::lexicon::CONTEST)).then_some((at, at))
}

/// "a 22-year-old *woman*", "*Rivera*, 47", "the *bridge* is 30 years old", "*children* aged 5 to 11".
fn age(v: &View<'_>, a: &Amount) -> Option<Phrase> {
    let next = a.next;
    if v.gap(next)
        && v.is_nominal(next)
        && !v.is(next, VERB | REPORTING | ADVERB)
        && !v.is_participle_verb(next)
    {
        return noun_at(v, next);
    }
    let mut prev = before(modifier::find(v, a).1);
    if v.is_mark(prev, &[',', '(']) {
        return name_before(v, prev);
    }
    if v.says_any(prev, &["aged", "ages", "age"]) {
        prev = before(prev);
        prev = if v.is_mark(prev, &[',']) || v.says_any(prev, &["of", "at", "is"]) {
            before(prev)
        } else {
            prev
        };
        return phrase_before(v, prev + 1);
    }
    if v.is(prev, AUXILIARY) || v.says_any(prev, &["turned", "turns"]) {
        return subject(v, prev);
    }
    None
}

impl View<'_> {
    fn is_participle_verb(&self, i: usize) -> bool {
        self.is_participle(i) && !self.is(i, ADJECTIVE) && !self.is_nominal(i + 1)
    }
}

/// The name that ends before a comma or bracket; of a list of names the last one.
pub fn name_before(v: &View<'_>, end: usize) -> Option<Phrase> {
    let last = before(end);
    if !v.is_capital(last) {
        return phrase_before(v, end);
    }
    let mut first = last;
    while first > 0
        && v.is_capital(first - 1)
        && !v.is(first - 1, PREPOSITION | CONNECTIVE)
        && last - first < 5
    {
        first -= 1;
    }
    Some((first, last))
}

/// "double the *size*", "three times the *rate*", "a threefold *increase*", "*rents* doubled".
fn multiple(v: &View<'_>, a: &Amount, change: Option<usize>) -> Option<Phrase> {
    if change == Some(a.first) {
        let object = if v.is(a.next, DETERMINER) { phrase_after(v, a.next) } else { None };
        let passive =
            v.is(before(a.first), AUXILIARY) && v.says_any(before(a.first), &["was", "were", "been", "be"]);
        return object.filter(|_| !passive).or_else(|| subject(v, a.first));
    }
    if v.is(a.next, DETERMINER) {
        return phrase_after(v, a.next);
    }
    noun_at(v, a.next).filter(|p| !v.is(p.0, ADVERB))
}
