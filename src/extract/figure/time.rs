//! Time around a figure: ages, distances from a point in time ("six years ago"), and rates ("$12 an hour").

use super::amount::Amount;
use super::lexicon::{CONNECTIVE, DETERMINER, LEVEL, PREPOSITION, PRONOUN, UNIT};
use super::modifier;
use super::numeral::{self, Form};
use super::view::{View, before, says};
use crate::extract::FigureKind;
use crate::extract::token::Shape;
use crate::text::TextRange;
use rust_decimal::Decimal;

/// "Rivera, 47, said", "Smith (47)", "aged 47", "ages 55 to 65".
pub fn is_age(v: &View<'_>, a: &Amount) -> bool {
    if a.value > Decimal::from(120) || a.value <= Decimal::ZERO || a.scaled {
        return false;
    }
    let at = before(modifier::find(v, a).1);
    let at = if a.high.is_some() && says!(v, at, "between from") { before(at) } else { at };
    let group = says!(v, a.next, "age") && says!(v, a.next + 1, "group groups bracket brackets range ranges");
    if a.high.is_some() && group {
        return true;
    }
    if says!(v, at, "youngest oldest eldest") && ends(v, a.next) && !v.is_plural(before(at)) {
        return true;
    }
    if says!(v, at, "aged ages") || says!(v, at, "age") && !v.is_plural(a.next) {
        return true;
    }
    if says!(v, at, "of") && says!(v, before(at), "age ages")
        || says!(v, at, "turned turning turns") && ends(v, a.next) && a.value > Decimal::TEN
    {
        return true;
    }
    if is_age_of_people(v, a) {
        return true;
    }
    let plain = a.form == Form::Digits
        && numeral::is_plain(v, a.first)
        && a.high.is_none()
        && v.words(a.first).len() <= 3;
    let name = before(before(a.first));
    let comma = v.is_mark(before(a.first), &[',']) && v.gap(a.first);
    let bracket = v.is_mark(before(a.first), &['(']) && v.is_mark(a.next, &[')']);
    let named = v.is_capital(name)
        && (!v.is(name, super::lexicon::MONTH | super::lexicon::WEEKDAY)
            || v.is_capital(before(name)) && v.is_capital(before(before(name))) && name > 1)
        && (!v.is(name, PREPOSITION) || v.is_capital(before(name)));
    plain
        && named
        && (comma && closes(v, a.next) || bracket && a.value > Decimal::from(9) && v.is_capital(before(name)))
}

fn closes(v: &View<'_>, next: usize) -> bool {
    v.at(next).is_none()
        || v.is_dash(next)
        || v.is_mark(next, &[',', '.', ';', ')', '—', '–', ':'])
        || says!(v, next, "and") && !v.is_plural(next + 1)
        || v.is(next, super::lexicon::REPORTING | super::lexicon::AUXILIARY) && !v.is_plural(next)
}

fn ends(v: &View<'_>, next: usize) -> bool {
    v.at(next).is_none() || v.mark(next).is_some() || v.is(next, PREPOSITION | CONNECTIVE)
}

/// "aged 18 months", "at age two years".
pub fn is_aged(v: &View<'_>, a: &Amount) -> bool {
    says!(v, before(modifier::find(v, a).1), "aged age")
}

/// Says whether a span of time is a distance from a point: ago, later, before, "in 12 days".
pub fn is_relative(v: &View<'_>, a: &Amount) -> bool {
    if a.kind != FigureKind::Duration || a.hyphen {
        return false;
    }
    let next = a.next;
    if says!(v, next, "ago later earlier hence away beforehand previously until till") {
        // "her record stood for 41 years until Tuesday"
        let lasted = says!(v, next, "until till") && says!(v, before(modifier::find(v, a).1), "for");
        return !lasted;
    }
    if says!(v, next, "to") && says!(v, next + 1, "go")
        || says!(v, next, "from") && says!(v, next + 1, "now today")
    {
        return true;
    }
    if says!(v, next, "on") && v.is_mark(next + 1, &[',', '.', ';']) {
        return true; // "two years on, little has changed"
    }
    let (found, start) = modifier::find(v, a);
    let prev = before(start);
    if says!(v, next, "before after") {
        return !says!(v, prev, "for over past last");
    }
    let ahead = says!(v, prev, "in")
        && !says!(
            v,
            before(prev),
            "first once time twice only times up down rise fall increase drop lowest highest \
                goals wins percent"
        );
    // "the first title in 14 years", "the worst drought in a decade"
    let record = (2..9).map(|k| prev.wrapping_sub(k)).take_while(|k| v.mark(*k).is_none()).any(|k| {
        says!(
            v,
            k,
            "best biggest cheapest deadliest driest fastest fewest first highest hottest largest latest longest \
                least lowest most only slowest strongest weakest wettest worst"
        )
    });
    // "50mm of rain in 24 hours": what comes together in that time.
    let gathered = v.is_nominal(before(prev))
        && (2..6).map(|k| prev.wrapping_sub(k)).take_while(|k| v.mark(*k).is_none()).any(|k| v.is_number(k));
    // "won 6-4 7-5 in two hours"
    let end = before(prev) - usize::from(v.is_mark(before(prev), &[')']) && prev > 1);
    let scored = v.is_number(end) && v.is_hyphen(before(end)) && !v.gap(end);
    ahead
        && !scored
        && !record
        && !gathered
        && !past(v, prev)
        && found.is_none()
        && start == a.first
        && !says!(v, next, "of that in and as")
        && !v.is(next, DETERMINER)
}

/// The other side of a rate: "an hour", "per 100,000", "each", "a year".
pub fn per(v: &View<'_>, a: &Amount) -> Option<TextRange> {
    let mut next = a.next;
    if v.is_hyphen(next) && !v.gap(next) {
        next += 1;
    }
    if v.is_mark(next, &['/']) && v.is_word(next + 1) {
        return Some(v.range(next + 1, next + 1));
    }
    if says!(v, next, "per") && v.at(next + 1).is_some() {
        let last = next + 1;
        let numbered = (v.is_number(last) || v.is(last, super::lexicon::CARDINAL))
            && v.is_word(last + 1)
            && !v.is(last + 1, PREPOSITION | CONNECTIVE);
        let tied = v.is_hyphen(last + 1) && v.is_word(last + 2);
        let end = if tied {
            last + 2 + usize::from(v.is_word(last + 3) && v.is_number(last))
        } else {
            last + usize::from(numbered)
        };
        return Some(v.range(last, end));
    }
    let mut link = next;
    if a.unit.is_none() && v.is_plural(next) {
        link += 1;
    }
    let article = says!(v, link, "a an every each");
    let hyphen = usize::from(v.is_hyphen(link + 1) && !v.gap(link + 1));
    let unit = link + 1 + hyphen;
    // "Rs40 a month ago"
    let past = says!(v, unit + 1, "ago earlier later");
    if article
        && !past
        && (v.is(unit, UNIT) || says!(v, unit, "head person share unit game bottle night ticket litre"))
    {
        return Some(v.range(unit, unit));
    }
    None
}

/// Says whether the clause tells what happened ("sold out in 24 hours"), not what will.
fn past(v: &View<'_>, prev: usize) -> bool {
    for k in 1..10 {
        let at = prev.wrapping_sub(k);
        if says!(v, at, "and but which who that") {
            return false;
        }
        if says!(v, at, "will would could can may might to is are due won't won’t should must")
            || v.is_mark(at, &[',', ';'])
        {
            return false;
        }
        if v.words(at).ends_with("ed")
            || says!(v, at, "sold won made took was were ran did had rose fell grew came went got lost")
        {
            return true;
        }
    }
    false
}

/// "those over 65", "who will be 76 on Monday", "when she was eight", "the voting age to 16", "65 or older".
fn is_age_of_people(v: &View<'_>, a: &Amount) -> bool {
    if a.value < Decimal::from(3)
        || a.value > Decimal::from(110)
        || super::counted::noun(v, a).is_some()
        || a.value.scale() > 0
    {
        return false;
    }
    let at = before(modifier::find(v, a).1);
    let who = |i: usize| {
        says!(
            v,
            i,
            "those people anyone women men adults children person pensioners voters patients \
                everyone who aged he she"
        )
    };
    let older = says!(v, a.next, "or") && says!(v, a.next + 1, "older younger")
        || says!(v, a.next, "and") && says!(v, a.next + 1, "older younger");
    let group = before(before(a.first));
    let group = if says!(v, group, "are were is was") { before(group) } else { group };
    let over = says!(v, before(a.first), "over under")
        && (who(group) || says!(v, group, "staff workers members residents users customers"))
        && ends(v, a.next);
    let contracted = says!(v, at, "i'm i’m he's he’s she's she’s you're you’re")
        && (ends(v, a.next) || says!(v, a.next, "now"));
    let now = says!(v, before(a.first), "now")
        && v.is_mark(before(before(a.first)), &[','])
        && v.is_mark(a.next, &[',']);
    let pronoun = says!(v, before(at), "he she i who");
    let was = says!(v, at, "was is am turned turn turns be being")
        && (pronoun || says!(v, at, "be being") && says!(v, before(before(at)), "he she i who"))
        && (ends(v, a.next) || v.is(a.next, PRONOUN) || says!(v, a.next, "when years his her"));
    let age = says!(v, before(a.first), "to from of at under over than")
        && ends(v, a.next)
        && (2..14).any(|k| says!(v, a.first.wrapping_sub(k), "age ages"));
    let left = says!(v, before(a.first), "at")
        && ends(v, a.next)
        && (2..5).any(|k| {
            says!(
                v,
                a.first.wrapping_sub(k),
                "leaving left dead died dies retired retire married school debut job"
            )
        });
    let at_age = says!(v, before(a.first), "at") && says!(v, a.next, "i i'm i’m he she");
    let comma = v.is_mark(before(a.first), &[','])
        && v.is_mark(a.next, &[','])
        && !v.is_number(a.next + 1)
        && super::numeral::is_plain(v, a.first)
        && v.is_lower(before(before(a.first)))
        && v.is_nominal(before(before(a.first)))
        && !v.is(before(before(a.first)), LEVEL)
        && !v.is_plural(before(before(a.first)))
        && !v.is_participle(before(before(a.first)));
    // "Jon Hale and Kit Orr, both 24", "a boy of 15"
    let each = says!(v, before(a.first), "all both")
        && v.is_mark(before(before(a.first)), &[','])
        && v.is_capital(before(before(before(a.first))))
        && a.form == Form::Digits;
    let of_one = says!(v, at, "of")
        && says!(v, before(at), "boy child girl man teenager woman youth")
        && ends(v, a.next);
    // "Mary is 80 and lives alone"
    let told = a.form == Form::Digits
        && a.value > Decimal::from(15)
        && says!(v, before(a.first), "is was")
        && v.at(before(before(a.first))).is_some_and(|t| t.shape == Shape::Capital)
        && !v.is(before(before(a.first)), super::lexicon::INDEX)
        && says!(v, a.next, "and")
        && (v.is(a.next + 1, super::lexicon::AUXILIARY) || says!(v, a.next + 1, "lives works still"));
    // "Laura, from Leicester, was 35 when she fell ill"
    let when = says!(v, at, "was")
        && says!(v, a.next, "when")
        && v.is(a.next + 1, PRONOUN)
        && a.value > Decimal::TEN;
    when && !says!(v, before(at), "it that this")
        || told
        || each && ends(v, a.next)
        || of_one
        || contracted
        || at_age
        || now
        || older
        || over
        || was
        || age
        || left
        || comma
}

/// "won the 100m in 9.81", "a record of 12.37 in the hurdles": the seconds of a race, without their word.
pub fn is_of_race(v: &View<'_>, a: &Amount) -> bool {
    let fits = a.form == Form::Digits
        && a.value.scale() == 2
        && !a.scaled
        && a.high.is_none()
        && (Decimal::from(6)..Decimal::from(60)).contains(&a.value)
        && says!(v, before(modifier::find(v, a).1), "of in clocked ran time clocking running");
    let race = |i: usize| {
        v.is_number(i) && says!(v, i + 1, "m metres meters") && !v.gap(i + 1) && v.words(i).len() <= 3
            || says!(v, i, "hurdles sprint sprinter freestyle backstroke breaststroke butterfly relay")
    };
    fits && (a.first.saturating_sub(24)..a.next + 10).any(race) && super::counted::noun(v, a).is_none()
}
