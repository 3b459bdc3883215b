//! Measures and scores that name a thing: a race by its distance, a weapon by its bore, a round of a cup, a bookmaker's odds.

use super::amount::Amount;
use super::lexicon::{AUXILIARY, CARDINAL, CONNECTIVE, EVENT, PEOPLE, PREPOSITION, VERB};
use super::view::{View, before, says};
use crate::extract::FigureKind;
use rust_decimal::Decimal;

/// "the 11-4 favourite", "odds of 5-2": what a bookmaker pays.
pub fn betting(v: &View<'_>, a: &Amount) -> bool {
    let pair = a.high.is_some() && a.unit.is_none() && (a.first..a.next).any(|k| v.is_hyphen(k));
    let horse = says!(
        v,
        a.next,
        "favourite favourites favorite favorites joint-favourite outsider outsiders shot shots"
    );
    pair && (horse
        || (1..9).map(|k| a.first.wrapping_sub(k)).any(|k| {
            let against = says!(v, before(before(k)), "against");
            says!(v, k, "odds bookmakers bookmaker bookies") && !against
        })
        || says!(v, before(a.first), "at") && says!(v, before(before(a.first)), "backed priced trading"))
}

/// the 200m final, 4x400m relay, a 5p coin: the measure names an event or a thing.
pub fn event_distance(v: &View<'_>, a: &Amount) -> bool {
    const DISTANCES: [&str; 16] = [
        "50", "60", "80", "100", "110", "200", "400", "500", "800", "1000", "1500", "3000", "5000", "5,000",
        "10,000", "1,500",
    ];
    match a.kind {
        FigureKind::Measure => {
            let prev = before(a.first);
            let number = v.words(before(before(a.next)));
            let track = matches!(a.unit, Some("metre" | "kilometre"))
                && DISTANCES.contains(&number)
                && (v.is(a.next, EVENT)
                    || !v.gap(before(a.next))
                        && (v.is(prev, EVENT)
                            || says!(v, prev, "of") && v.is(before(prev), EVENT)
                            || says!(v, prev, "the over")
                                && !(v.is_hyphen(a.next) && !v.gap(a.next))
                                && (!v.is_nominal(a.next)
                                    || v.is(a.next, CARDINAL)
                                    || says!(v, a.next, "champions winner winners"))
                            || v.is_mark(prev, &['('])
                            || says!(v, prev, "and")));
            track
                || a.value < Decimal::ZERO && a.unit == Some("kilogram")
                || says!(v, prev, "x")
                || calibre(v, a)
                || a.unit == Some("degree")
                    && a.hyphen
                    && (a.value == Decimal::from(180) || a.value == Decimal::from(360))
                || matches!(a.unit, Some("kilogram"))
                    && says!(v, a.next, "category class division final title")
        }
        FigureKind::Money => {
            says!(v, a.next, "coin coins stamp note notes bill")
                && a.value <= Decimal::ONE_HUNDRED
                && !v.is(before(a.first), AUXILIARY)
                && !a.scaled
        }
        _ => false,
    }
}

/// "the film 12 Monkeys", "in 101 Angry Men": a title that begins with its number.
pub fn titled(v: &View<'_>, a: &Amount) -> bool {
    let prev = before(a.first);
    let capitals = (a.next..a.next + 5).take_while(|k| v.is_capital(*k) && v.gap(*k)).count();
    if capitals == 0 || a.scaled || a.high.is_some() {
        return false;
    }
    let work = says!(
        v,
        prev,
        "album ballet band blockbuster book classic comedy documentary drama film game hit movie musical novel             opera play sequel series show sitcom single song thriller"
    );
    // "Men", "Women" in capitals: no one writes so of men who are counted.
    let people = v.is(a.next + capitals - 1, PEOPLE) && v.words(a.next + capitals - 1).len() < 8;
    let in_sentence = (0..v.tokens.len().min(24)).filter(|k| v.is_lower(*k) && v.is_nominal(*k)).count() > 2;
    work && v.is_lower(prev) || capitals > 1 && people && a.first > 0 && in_sentence
}

/// A .22 rifle.
pub fn bore(v: &View<'_>, a: &Amount) -> bool {
    v.is_mark(a.first, &['.']) && says!(v, a.next, "calibre caliber gun handgun pistol revolver rifle rifles")
}

/// A 9mm pistol: the measure names the weapon.
fn calibre(v: &View<'_>, a: &Amount) -> bool {
    a.unit == Some("millimetre")
        && a.value < Decimal::from(60)
        && says!(
            v,
            a.next,
            "ammunition bullet bullets calibre caliber cannon gun handgun handguns lens pistol pistols rifle \
                rifles round rounds semi shell shells weapon weapons"
        )
}

/// "the last 16", "the last eight": a round of a cup.
pub fn round_of(v: &View<'_>, a: &Amount) -> bool {
    let teams = [4, 8, 16, 32, 64].map(Decimal::from).contains(&a.value);
    let ends = v.at(a.next).is_none()
        || v.mark(a.next).is_some()
        || v.is(a.next, VERB | AUXILIARY | PREPOSITION | CONNECTIVE) && !says!(v, a.next, "of");
    teams && ends && says!(v, before(a.first), "last") && says!(v, before(before(a.first)), "the")
}
