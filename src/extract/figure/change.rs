//! Rises and falls: whether a figure is the amount or the new level of one, and by which word.

use super::amount::Amount;
use super::lexicon::{
    AUXILIARY, CONNECTIVE, FALL, FALL_NOUN, GAINING, INDEX, PREPOSITION, RISE, RISE_NOUN, TRANSITIVE, VERB,
};
use super::modifier;
use super::unit::Dimension;
use super::view::{View, before, says};
use crate::extract::{Change, FigureKind};

/// A change and the token of its word.
pub type Found = (Change, usize);

/// How far left a verb is looked for.
const REACH: usize = 14;

/// Finds the change that an amount belongs to.
pub fn find(v: &View<'_>, a: &Amount) -> Option<Found> {
    if matches!(a.kind, FigureKind::Score | FigureKind::Age) {
        return None;
    }
    let (_, start) = modifier::find(v, a);
    let start = modifier::skips_adjective(v, start);
    let mut prev = before(start);
    if says!(v, prev, "between") && says!(v, before(prev), "by to of") {
        prev = before(prev);
    }
    if says!(v, prev, "from against versus vs")
        || says!(v, prev, "than") && !says!(v, before(prev), "more less fewer greater")
    {
        return None;
    }
    compared(v, a)
        .or_else(|| behind(v, a))
        .or_else(|| direct(v, a, prev))
        .or_else(|| linked(v, a, prev))
        .or_else(|| objected(v, a, prev))
}

/// "edged up", "ticked down": verbs whose particle tells the direction.
fn is_edging(v: &View<'_>, i: usize) -> bool {
    says!(v, i, "edged edges edging ticked inched crept nudged ticks inches")
}

fn direction(v: &View<'_>, i: usize) -> Option<Change> {
    let word = v.word(i);
    if word.is(RISE | RISE_NOUN) {
        Some(Change::Up)
    } else if word.is(FALL | FALL_NOUN) {
        Some(Change::Down)
    } else {
        None
    }
}

/// "71, down from 75": the comparison behind a level, before the next figure.
fn compared(v: &View<'_>, a: &Amount) -> Option<Found> {
    let mut at = a.next;
    // "$10m (£5m) in the quarter, down from": the same amount in brackets.
    if v.is_mark(at, &['(']) {
        at = (at..at + 6).find(|k| v.is_mark(*k, &[')'])).map_or(at, |close| close + 1);
    }
    while at < a.next + 14 && v.at(at).is_some() && !v.is_mark(at, &[';', '.', '—']) {
        if says!(v, at, "up down")
            && (says!(v, at + 1, "from") || says!(v, at + 1, "sharply slightly") && says!(v, at + 2, "from"))
        {
            return direction(v, at).map(|c| (c, at));
        }
        let quantity = v.is_number(at) && !(super::numeral::is_plain(v, at) && v.words(at).len() == 4)
            || v.is(at, super::lexicon::CARDINAL);
        if quantity {
            return None;
        }
        at += 1;
    }
    None
}

/// "a 5-point jump", "3 percent higher", "2 per cent up on last year".
fn behind(v: &View<'_>, a: &Amount) -> Option<Found> {
    let next = a.next;
    let unit = a.unit.is_some() || a.kind == FigureKind::Multiple || a.kind == FigureKind::Ratio;
    if unit && says!(v, next, "higher lower up down") && !says!(v, next + 1, "to a the") {
        return direction(v, next).map(|c| (c, next));
    }
    let last = next + if unit { 4 } else { 2 };
    let at = (next..last)
        .take_while(|k| v.is_nominal(*k) || v.is_hyphen(*k))
        .find(|k| v.is(*k, RISE_NOUN | FALL_NOUN) && !(v.is_hyphen(k + 1) && !v.gap(k + 1)))?;
    // "one in five sellers cut the price": a verb.
    // "14 straight increases": they are counted.
    let counted = !unit && v.is_plural(at);
    if a.kind == FigureKind::Duration
        || counted
        || at > next && v.is_plural(before(at)) && (!unit || v.is(at, FALL | RISE))
    {
        return None;
    }
    let noun = !(v.is(at, VERB) && at == next);
    noun.then(|| if v.is(at, RISE_NOUN) { (Change::Up, at) } else { (Change::Down, at) })
}

/// "rose 3 percent", "up 19 cents", "lost two seats".
fn direct(v: &View<'_>, a: &Amount, prev: usize) -> Option<Found> {
    let word = v.word(prev);
    if !word.is(RISE | FALL) {
        return None;
    }
    let found = direction(v, prev).map(|c| (c, prev));
    // "falls four points short of"
    if says!(v, a.next, "short") {
        return None;
    }
    if says!(v, prev, "up down") {
        return found.filter(|_| particle(v, a, prev));
    }
    if a.form == super::numeral::Form::Plural && a.unit.is_none() && !word.is(GAINING | TRANSITIVE) {
        return None;
    }
    if a.reason == "points of a game" && says!(v, prev, "add added adds adding") {
        return None;
    }
    let sport = a.dimension == Some(Dimension::Length)
        && says!(v, prev, "jump jumped jumping climb climbed climbs leapt leaped dive dived");
    if sport
        || a.kind == FigureKind::Duration
        || says!(v, prev, "raise raised raises raising lift lifted lifting")
    {
        return None;
    }
    let noun = super::counted::noun(v, a).filter(|_| a.unit.is_none());
    // "lost three games"
    let played = noun.is_some_and(|p| {
        says!(v, p.1, "bouts fights finals games games matches races rounds series sets tests ties")
    });
    match a.kind {
        FigureKind::Count if played => None,
        FigureKind::Count | FigureKind::Ratio if word.is(GAINING | TRANSITIVE) => found,
        FigureKind::Count | FigureKind::Ratio => found.filter(|_| {
            noun.is_none_or(|p| says!(v, p.1, "places place points spots positions seats notches"))
        }),
        FigureKind::Money if word.is(GAINING) && says!(v, prev, "add added adds") => None,
        FigureKind::Measure
            if word.is(GAINING | TRANSITIVE) && a.unit != Some("index") && !word.is(GAINING) =>
        {
            None
        }
        _ => found,
    }
}

/// "up 3 percent" is a change, "made up 80 percent" and "up by 9 points on her rival" are none.
fn particle(v: &View<'_>, a: &Amount, at: usize) -> bool {
    let verb = before(at);
    let measured = a.unit.is_some() || a.kind == FigureKind::Ratio;
    if says!(
        v,
        verb,
        "make makes made making put puts putting set sets setting pick picked sign signed built build took \
                take gave give put held hold split broke blew lined sum racked rack showed show \
                coughed notch notched notching stumped run ran cover coming come came grew wound hand handed turned lay \
                laid shut freed free opened open backed eat ate chopped shot calm stepped cut lead \
                leads leading"
    ) {
        return false;
    }
    let market = v.is(verb, AUXILIARY | RISE | FALL)
        || says!(v, verb, "closed ended finished traded opened went gone moved trading inched edged ticked");
    if v.is(verb, VERB) && !market {
        return false;
    }
    measured
        || market
        || a.reason == "digits"
            && (v.mark(verb).is_some() || v.is_capital(verb))
            && super::counted::noun(v, a).is_none()
}

/// "rose by 3", "fell to 40", "a rise of 5", "cut costs by 9m", "up by a third", "cut in half".
fn linked(v: &View<'_>, a: &Amount, prev: usize) -> Option<Found> {
    if says!(v, prev, "in")
        && a.kind == FigureKind::Ratio
        && (1..7).any(|k| says!(v, prev.wrapping_sub(k), "cut cuts cutting slashed slash split reduced"))
    {
        return Some((Change::Down, (1..7).map(|k| prev.wrapping_sub(k)).find(|k| v.is(*k, FALL))?));
    }
    if says!(v, prev, "of") {
        let noun = before(prev);
        // "the price rise of 30 goods": so many have it.
        let of_many = a.kind == FigureKind::Count
            && v.is(before(noun), super::lexicon::LEVEL)
            && !says!(v, before(noun), "net")
            && v.is_plural_phrase(a.next);
        if of_many {
            return None;
        }
        return if v.is(noun, RISE_NOUN) {
            Some((Change::Up, noun))
        } else if v.is(noun, FALL_NOUN) {
            Some((Change::Down, noun))
        } else {
            None
        };
    }
    let begins = below(v, a);
    // "could be heard up to 25 miles away", "closer to the 10% they asked for"
    if says!(v, prev, "to")
        && (says!(v, before(prev), "closer close nearer near")
            || says!(v, before(prev), "up") && !modifier::climbs_up(v, before(before(prev))))
    {
        return None;
    }
    if says!(v, prev, "above below") && says!(v, prev + 1, "a an the") {
        return None;
    }
    if !says!(v, prev, "by to above below towards toward") && !begins {
        return None;
    }
    if says!(v, prev, "by") && says!(v, before(prev), "up down") {
        let lead = a.dimension == Some(Dimension::Points) && v.is(before(before(prev)), AUXILIARY);
        return direction(v, before(prev))
            .filter(|_| !lead && v.at(before(before(prev))).is_some())
            .map(|c| (c, before(prev)));
    }
    if says!(v, prev, "to") && a.kind == FigureKind::Duration
        || says!(v, prev, "by") && says!(v, before(prev), "lost lose loses losing")
    {
        return None;
    }
    search(v, a, prev)
}

/// "drop below 10 degrees": the modifier stands for the link.
fn below(v: &View<'_>, a: &Amount) -> bool {
    let (found, start) = modifier::find(v, a);
    found.is_some()
        && says!(v, start, "below under above past over up as")
        && v.is(before(start), RISE | FALL)
}

/// The nearest word of change to the left in the clause.
fn search(v: &View<'_>, a: &Amount, from: usize) -> Option<Found> {
    let mut at = from;
    let mut parentheses = 0;
    for _ in 0..REACH {
        at = before(at);
        v.at(at)?;
        if v.is_mark(at, &[')']) {
            parentheses += 1;
        } else if v.is_mark(at, &['(']) {
            parentheses -= 1;
        }
        if v.is_mark(at, &[';', ':', '—', '.', '!', '?'])
            || v.is_dash(at)
            || parentheses == 0 && v.is_mark(at, &[',']) && !v.is_number(at + 1)
        {
            return None;
        }
        let word = v.word(at);
        if word.is(CONNECTIVE) && !says!(v, at, "and or as") && at + 1 < from
            || says!(v, at, "limit steady compared")
        {
            return None;
        }
        if word.is(VERB)
            && !word.is(RISE | FALL)
            && !says!(v, at, "cost costs back spending support need vote work pay")
            && says!(v, at, "led leads won beat seen used held moved set told said paid gave sold")
        {
            return None;
        }
        if !word.is(RISE | FALL | RISE_NOUN | FALL_NOUN)
            || says!(v, at, "up down rally spike")
                && !uppercase(v, at)
                && !(at + 1 == from)
                && !is_edging(v, before(at))
        {
            continue;
        }
        // "its growth forecast by": the noun tells another.
        if word.is(RISE_NOUN | FALL_NOUN)
            && !word.is(RISE | FALL)
            && at + 1 < from
            && v.is_nominal(at + 1)
            && !v.is_participle(at + 1)
        {
            continue;
        }
        // "higher taxes", "lower bills", "growing list": an adjective is no change of the figure.
        if says!(
            v,
            at,
            "growing rising falling higher lower declining soaring added add gains losing lost \
                warm"
        ) && at + 1 < from
            && v.is_nominal(at + 1)
            && !says!(v, at + 1, "back")
            && !(v.is(at, TRANSITIVE) || says!(v, at, "lower lowering"))
        {
            continue;
        }
        if a.kind == FigureKind::Money
            && says!(v, at, "raise raised raising raises")
            && (at + 1 == from || v.is_mark(at + 1, &['$', '£', '€']))
        {
            return None;
        }
        let word = if is_edging(v, before(at)) { before(at) } else { at };
        return direction(v, at).map(|c| (c, word));
    }
    None
}

fn uppercase(v: &View<'_>, at: usize) -> bool {
    matches!(v.words(at), "UP" | "DOWN")
}

/// "cut emissions 42.6 per cent", "saw shares fall almost 5%", "DOWN 3 percent at 640".
fn objected(v: &View<'_>, a: &Amount, prev: usize) -> Option<Found> {
    let share = a.kind == FigureKind::Percent || a.unit == Some("index");
    if says!(v, prev, "at") && (1..8).any(|k| uppercase(v, prev.wrapping_sub(k))) {
        return search(v, a, prev);
    }
    if !share {
        return None;
    }
    let mut at = prev;
    for _ in 0..5 {
        if !v.is_nominal(at) || v.is(at, PREPOSITION) {
            return None;
        }
        if v.is(at, TRANSITIVE)
            && v.is(at, RISE | FALL)
            && at != prev
            && !v.is(before(at), super::lexicon::DETERMINER)
        {
            return direction(v, at).map(|c| (c, at));
        }
        at = before(at);
    }
    None
}

/// Says whether points are those of an index or market here.
pub fn is_market(v: &View<'_>) -> bool {
    v.any_is(60, INDEX)
}

/// The word of change whose old level a figure is: "fell from *58 percent* to 55", for what it is of.
pub fn of_old_level(v: &View<'_>, a: &Amount) -> Option<usize> {
    let prev = before(modifier::find(v, a).1);
    if !says!(v, prev, "from") || says!(v, before(prev), "up down") {
        return None;
    }
    search(v, a, prev).map(|f| f.1)
}
