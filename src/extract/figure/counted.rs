//! What a figure counts or measures: the noun phrase on its right, else the subject or object it measures.

use super::amount::Amount;
use super::attribute::{attribute, hyphened};
use super::bearer::{age, multiple, score};
use super::leftward::{chain_before, object, phrase_before, subject};
use super::lexicon::{
    ADJECTIVE, ADVERB, AUXILIARY, CARDINAL, CONTAINER, DETERMINER, FALL, FALL_NOUN, INDEX, LEVEL, MONTH,
    NEED, NEVER_OF, POLL, PREDICATE, PREPOSITION, PRONOUN, REPORTING, RESULT, RISE, RISE_NOUN, STANDING,
    TRANSITIVE, UNIT, VERB, WARMTH, WEEKDAY,
};
use super::modifier;
use super::numeral::Form;
use super::phrase::{Phrase, is_thing_in_ly, noun_at, phrase_after, possessive};
use super::unit::Dimension;
use super::view::{View, before, says};
use crate::extract::FigureKind;
use crate::text::TextRange;

/// The noun that a bare number counts ("300 *migrants*", "the *two* largest *unions*"), if one follows directly.
pub fn noun(v: &View<'_>, a: &Amount) -> Option<Phrase> {
    let mut next = a.next;
    if v.is_hyphen(next) && !v.gap(next) {
        next += 1;
        next += usize::from(says!(v, next, "plus odd"));
    } else if says!(v, next, "or") && says!(v, next + 1, "more so fewer less") {
        next += 2;
    }
    next += usize::from(says!(v, next, "plus") || v.is_mark(next, &['+']));
    if says!(v, next, "last this next") && says!(v, next + 1, "year week month night season time") {
        return None;
    }
    // "650 18-hole courses"
    if v.is_number(next) && v.is_hyphen(next + 1) && v.is_word(next + 2) && !v.gap(next + 2) {
        next += 3;
    }
    noun_at(v, next)
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
    match a.kind {
        FigureKind::Score => return score(v, a).map(range),
        FigureKind::Age => return age(v, a).map(range),
        FigureKind::Multiple => return multiple(v, a, change).map(range),
        _ => {}
    }
    if refers_back(v, a) {
        return earlier;
    }
    let filter =
        |p: &Phrase| !says!(v, p.1, "percent cent") && (!v.is(p.1, NEVER_OF) || !says!(v, p.1, "times time"));
    let timeless = |p: &Phrase| !says!(v, p.1, "year week month today yesterday tomorrow");
    let found = rate_of(v, a)
        .or_else(|| right(v, a).filter(|p| !is_remark(v, p.1)))
        .or_else(|| left(v, a, change).filter(timeless))
        .filter(filter);
    if let Some(found) = found {
        return Some(range(found));
    }
    // "five points adrift with 11 to play"
    let ahead = says!(v, a.next, "to") && says!(v, a.next + 1, "play go spare come");
    (a.kind == FigureKind::Count && !container(v, a) && !ahead).then_some(earlier).flatten()
}

/// "34% strongly agree", "20 wounded", "six comes to": what follows tells about the figure and is not counted by it.
fn is_remark(v: &View<'_>, last: usize) -> bool {
    let word = v.words(last);
    let adverb =
        word.ends_with("ly") && v.is_lower(last) && word.len() > 6 && v.word(last).class & !ADVERB == 0;
    let named = is_thing_in_ly(v, last);
    let participle = word.ends_with("ed") && v.is_participle(last) && !v.is(last, LEVEL | RESULT);
    adverb && !named
        || participle
        || says!(
            v,
            last,
            "afterward afterwards available comes gives goes gradually likely makes means prior ready right short shy \
                solid strong takes total"
        )
        || says!(v, last, "worth") && !says!(v, before(last), "net")
}

/// "12 of them", "537 of which".
fn refers_back(v: &View<'_>, a: &Amount) -> bool {
    says!(v, a.next, "of")
        && (says!(v, a.next + 1, "them which whom")
            || says!(v, a.next + 1, "these") && !v.is_nominal(a.next + 2))
}

/// "an unemployment *rate* of at least 150 percent of the average": the level before goes first.
fn rate_of(v: &View<'_>, a: &Amount) -> Option<Phrase> {
    let of = before(modifier::find(v, a).1);
    let level = a.kind == FigureKind::Percent && says!(v, of, "of") && v.is(before(of), LEVEL);
    // "the offer of a 4% pay rise": it is the rise that has the figure.
    let own = says!(v, of.wrapping_add(1), "a an")
        && attribute(v, a, a.next).is_some_and(|p| v.is(p.1, LEVEL | RISE_NOUN | FALL_NOUN));
    (level && !own).then(|| phrase_before(v, of)).flatten()
}

/// A noun phrase behind the figure.
fn right(v: &View<'_>, a: &Amount) -> Option<Phrase> {
    let mut next = after_rate(v, a);
    next += usize::from(v.is_mark(next, &['”', '"', '’']) && says!(v, next + 1, "of"));
    // "$17.1m (£8.8m) in ticket sales": the amount in brackets is the same.
    if v.is_mark(next, &['(']) && matches!(a.kind, FigureKind::Money | FigureKind::Measure) {
        let close = (next..next + 8).find(|k| v.is_mark(*k, &[')']))?;
        if says!(v, close + 1, "of") {
            return phrase_after(v, close + 2);
        }
        // "an $11bn (£5.8bn) fraud"
        let owned = |i: usize| says!(v, i, "a an the its his her their our");
        let article = owned(before(modifier::find(v, a).1)) || owned(modifier::find(v, a).1);
        let article = article || possessive(v, before(modifier::find(v, a).1));
        let word = v.is_lower(close + 1) && v.is_nominal(close + 1) && v.is(close + 2, PREPOSITION);
        let one = (close + 1, close + 1);
        let behind = if article { noun_at(v, close + 1).or_else(|| word.then_some(one)) } else { None };
        return behind.or_else(|| spent_on(v, a, close + 1));
    }
    if says!(v, next, "or") && says!(v, next + 1, "more fewer less") && says!(v, next + 2, "of") {
        next += 2;
    }
    // "49 out of the 54 seats"
    if says!(v, next, "out") && says!(v, next + 1, "of") && a.unit.is_none() {
        return phrase_after(v, next + 2);
    }
    next += usize::from(says!(v, next, "worth") && says!(v, next + 1, "of")); // "$3m worth of stamps"
    if says!(v, next, "of") {
        let rank = says!(v, before(a.first), "top") && a.unit.is_none();
        return if rank { None } else { phrase_after(v, next + 1) };
    }
    let hyphen = v.is_hyphen(next) && !v.gap(next) && v.is_word(next + 1);
    if a.unit.is_some() {
        let spent = if a.kind == FigureKind::Money { spent_on(v, a, next) } else { None };
        return spent.or_else(|| attribute(v, a, next));
    }
    if matches!(a.form, Form::Fraction) {
        return if v.is(next, DETERMINER) { phrase_after(v, next) } else { noun_at(v, next) };
    }
    if a.form == Form::Plural && !says!(v, next, "more other additional new extra") {
        return None;
    }
    if let Some(last) = coordinated(v, a) {
        return Some(last);
    }
    if hyphen { hyphened(v, next) } else { noun(v, a) }
}

/// "three full-time and two part-time *members*": both numbers count the last noun.
fn coordinated(v: &View<'_>, a: &Amount) -> Option<Phrase> {
    let link = (a.next + 1..a.next + 6).find(|k| says!(v, *k, "and or"))?;
    let adjectives = (a.next..link)
        .all(|k| v.is_nominal(k) && !v.is_plural(k) && !v.is(k, VERB | REPORTING) || v.is_hyphen(k));
    let number = v.is_number(link + 1) || v.is(link + 1, CARDINAL);
    let word = link - 1;
    let adjectives = adjectives
        && !v.is_hyphen(a.next)
        && (v.is(word, ADJECTIVE) || v.is_hyphen(before(word)) || v.is_capital(word));
    let found = noun_at(v, link + 2).filter(|_| adjectives && number)?;
    v.is_plural(found.1).then_some(found)
}

/// "$3bn in *taxes*", "needs $4m for *roofs*".
fn spent_on(v: &View<'_>, a: &Amount, next: usize) -> Option<Phrase> {
    if says!(v, next, "in")
        && (next == a.next || v.is_mark(before(next), &[')']))
        && !v.is(next + 1, DETERMINER)
    {
        return noun_at(v, next + 1).filter(|p| {
            v.is_lower(p.1)
                && !v.is(p.1, UNIT | PREDICATE)
                && !says!(v, p.1, "total cash all addition exchange response return")
        });
    }
    let needed = |reach: usize| (1..reach).any(|k| v.is(a.first.wrapping_sub(k), NEED));
    let listed = v.is_mark(before(a.first), &[',']) || says!(v, before(a.first), "and");
    let needs = says!(v, next, "for") && (needed(7) || listed && needed(24));
    needs.then(|| phrase_after(v, next + 1)).flatten()
}

/// The token behind "per week", "a year", "an hour".
fn after_rate(v: &View<'_>, a: &Amount) -> usize {
    let rate = says!(v, a.next, "per a an each every") && v.is(a.next + 1, UNIT) && a.unit.is_some();
    a.next + if rate { 2 } else { 0 }
}

/// "mother of five", "town of 9,000", "killing 12".
fn container(v: &View<'_>, a: &Amount) -> bool {
    let of = before(modifier::find(v, a).1);
    says!(v, of, "of to") && v.is(before(of), CONTAINER)
        || says!(v, of, "killing injuring wounding top killed injured")
}

/// What stands before the figure and is measured by it.
fn left(v: &View<'_>, a: &Amount, change: Option<usize>) -> Option<Phrase> {
    let (_, start) = modifier::find(v, a);
    let mut start = modifier::skips_adjective(v, start);
    if says!(v, before(start), "average") && says!(v, before(before(start)), "on") {
        start = start.saturating_sub(2);
    }
    while v.is(before(start), ADVERB) && !v.is(before(start), RISE | FALL) && start > 0 {
        start -= 1;
    }
    let prev = before(start);
    if says!(v, prev, "worth") {
        let subject_of = v.is(before(prev), AUXILIARY);
        return if subject_of { subject(v, before(prev)) } else { phrase_before(v, prev) };
    }
    // "crews, 10,000 in all,"
    let in_all = says!(v, a.next, "in") && says!(v, a.next + 1, "all total") && v.is_mark(prev, &[',']);
    if in_all && v.is_lower(before(prev)) {
        return phrase_before(v, prev);
    }
    if let Some(apposed) = apposed(v, prev) {
        return Some(apposed);
    }
    if let Some(level) = level_before(v, a, prev) {
        return Some(level);
    }
    // "costs £3,400, down from": the figure is the level that the verb tells.
    let verb = change.filter(|w| !(*w > start && says!(v, *w, "up down")));
    if let Some(verb) = verb {
        return changed(v, a, verb, start);
    }
    if a.kind == FigureKind::Duration {
        return None;
    }
    if v.is(prev, STANDING) || v.is(start, STANDING) && !v.is(start, AUXILIARY) {
        return subject(v, if v.is(prev, STANDING) { prev } else { start }).filter(|p| stands(v, a, *p));
    }
    // "the dividend was held at 3.2p"
    let fixed = says!(
        v,
        before(prev),
        "capped estimated expected fixed forecast frozen held kept left listed pegged put quoted seen"
    ) && v.is(before(before(prev)), AUXILIARY);
    if says!(v, prev, "at to around above below") && (fixed || v.is(before(prev), STANDING)) {
        return subject(v, before(prev)).filter(|p| stands(v, a, *p));
    }
    // "brought to 49 the number of banks"
    let brought = says!(v, before(prev), "brings bringing brought takes taking took");
    if says!(v, prev, "to") && brought && v.is(a.next, DETERMINER) {
        return phrase_after(v, a.next);
    }
    if says!(v, prev, "to")
        && let Some(verb) = (3..10)
            .map(|k| prev.wrapping_sub(k))
            .find(|k| says!(v, *k, "brings bringing brought bring taking takes"))
    {
        return object(v, verb);
    }
    priced(v, a, prev).or_else(|| heated(v, a, start))
}

/// "inflation, currently at 11.1%", "the pension, now worth £185": what stands before the comma.
fn apposed(v: &View<'_>, prev: usize) -> Option<Phrase> {
    let adverb = if says!(v, prev, "at worth running standing") { before(prev) } else { prev };
    let comma = before(adverb);
    let now = says!(v, adverb, "currently now presently");
    (now && v.is_mark(comma, &[',']) && v.is_lower(before(comma)) && !v.is_participle(before(comma)))
        .then(|| phrase_before(v, comma))
        .flatten()
}

/// Says whether a subject is what the figure measures: a thing, not a person, and not the word "figure" itself.
fn stands(v: &View<'_>, a: &Amount, p: Phrase) -> bool {
    let thing = v.is_lower(p.1)
        || v.is(p.1, INDEX)
        || p.0 == 0 && v.is_lower(p.0 + 1)
        || p.0 == p.1 && p.0 == 0 && v.is_plural(0);
    let points = a.dimension != Some(Dimension::Points) || v.is(p.1, LEVEL | POLL | RESULT);
    thing && points && !v.is(p.1, NEVER_OF)
}

/// "a *peak* of 900", "*margin* of error of 4", "at a *value* of $16bn".
fn level_before(v: &View<'_>, a: &Amount, prev: usize) -> Option<Phrase> {
    if says!(v, prev, "error") {
        return chain_before(v, prev + 1);
    }
    if !says!(v, prev, "of at") || container(v, a) {
        return None;
    }
    let noun = before(prev);
    let of = says!(v, prev, "of");
    let closed = says!(v, noun, "ahead instead out short shy top")
        || v.is(noun, CARDINAL | MONTH | WEEKDAY | PRONOUN | NEVER_OF)
        || v.is(noun, RISE_NOUN | FALL_NOUN) && !v.is(noun, LEVEL);
    if closed || !v.is_nominal(noun) {
        return None;
    }
    // "revenue in the April quarter of $7.9bn"
    if says!(v, noun, "half month period quarter season week year") && of {
        return chain_before(v, prev).filter(|p| v.is(p.1, LEVEL) && v.is_lower(p.1));
    }
    // "the status of a further 40": the number's own noun is left out.
    if says!(v, prev + 1, "another further") || says!(v, prev + 2, "further") {
        return None;
    }
    let level = v.is(noun, LEVEL | RESULT)
        || of
            && a.kind != FigureKind::Duration
            && v.is_lower(noun)
            && (!v.is_plural(noun) || matches!(a.kind, FigureKind::Money | FigureKind::Measure));
    if !level && !says!(v, noun, "error") {
        return None;
    }
    if !of && says!(v, noun, "high low steady") && v.is(before(noun), STANDING | AUXILIARY) {
        return subject(v, before(noun)).filter(|p| stands(v, a, *p));
    }
    let inner = phrase_before(v, prev)?;
    let outer = before(inner.0);
    if of && says!(v, outer, "of") { phrase_before(v, outer).map(|p| (p.0, inner.1)) } else { Some(inner) }
}

/// "sell refined *sugar* at P85", "the *sale* of ten planes for $630m".
fn priced(v: &View<'_>, a: &Amount, prev: usize) -> Option<Phrase> {
    if a.kind != FigureKind::Money || !says!(v, prev, "at from for") {
        return None;
    }
    if says!(v, prev, "for") {
        let sale = (2..12).map(|k| prev.wrapping_sub(k)).find(|k| says!(v, *k, "sale purchase deal"))?;
        return Some((sale, sale));
    }
    let verb = (1..7)
        .map(|k| prev.wrapping_sub(k))
        .find(|k| says!(v, *k, "sell sells selling sold priced price bought buy trading traded valued"))?;
    if verb + 1 == prev { subject(v, verb) } else { object(v, verb).filter(|p| p.1 < prev) }
}

/// A bare level of degrees is a temperature, if the sentence names one.
fn heated(v: &View<'_>, a: &Amount, start: usize) -> Option<Phrase> {
    if a.dimension != Some(Dimension::Heat) {
        return None;
    }
    let noun = (1..24)
        .map(|k| start.wrapping_sub(k))
        .find(|k| v.is(*k, WARMTH) && says!(v, *k, "temperature temperatures"))?;
    phrase_before(v, noun + 1)
}

/// Subject or object of a change's verb; what a change's noun is of.
fn changed(v: &View<'_>, a: &Amount, verb: usize, start: usize) -> Option<Phrase> {
    let particle = says!(v, verb, "up down");
    if particle && v.is_mark(before(verb), &[',']) {
        return None;
    }
    // "boosted by 72% the price of ore"
    if v.is(verb, TRANSITIVE) && says!(v, verb + 1, "by") && v.is(a.next, DETERMINER) {
        return phrase_after(v, a.next);
    }
    if is_change_noun(v, verb) || verb > start && v.is(verb, RISE_NOUN | FALL_NOUN) {
        let link = says!(v, verb + 1, "in of to") && verb + 2 < start;
        return if link { phrase_after(v, verb + 2) } else { Some((verb, verb)).filter(|_| verb > start) };
    }
    let passive = v.is(before(verb), AUXILIARY) && says!(v, before(verb), "was were been be is are");
    if v.is(verb, TRANSITIVE) || says!(v, verb, "edged drop grow dropped") {
        let at = verb + usize::from(says!(v, verb + 1, "up down"));
        let found = if passive || at + 1 >= start {
            None
        } else {
            object(v, at).filter(|p| p.1 < start && !v.is(p.1, UNIT))
        };
        if found.is_some() {
            return found;
        }
    }
    if !v.is(verb, RISE | FALL) && !says!(v, verb, "edged ticked inched crept") {
        return None;
    }
    // "the pension would *go* up by 10%": the subject stands before the verb of the particle.
    let moved = particle
        && says!(v, before(verb), "come comes go goes going gone inched move moved moves moving went");
    let verb = if moved { before(verb) } else { verb };
    // "closed 16 points *lower*": the subject stands before the figure.
    let verb = if verb > start { start } else { verb };
    // "closed the day 16 points lower"
    let day = before(verb);
    let spent = says!(v, day, "day week session month year") && v.is(before(day), DETERMINER);
    let verb = if spent && v.is(before(before(day)), STANDING) { before(before(day)) } else { verb };
    subject(v, verb)
        .filter(|p| !(v.is_capital(p.1) && p.1 > 0 && says!(v, start.wrapping_add(1), "percentage")))
}

/// Says whether a word that is noun and verb is the noun here: "a *cut* of 5", "*increase* in prices".
fn is_change_noun(v: &View<'_>, at: usize) -> bool {
    let prev = before(at);
    let led = v.is(prev, DETERMINER | ADJECTIVE) && !v.is(prev, PRONOUN) || says!(v, prev, "immediate");
    let linked = says!(v, at + 1, "in of to") && !v.is(prev, AUXILIARY) && !v.is_nominal(prev);
    v.is(at, RISE_NOUN | FALL_NOUN) && (led || linked || !v.is(at, RISE | FALL)) && !says!(v, prev, "to")
}
