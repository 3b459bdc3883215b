//! Two numbers against each other that no hyphen need tie: the sides of a vote, runs and wickets.

use super::amount::Amount;
use super::country::Countries;
use super::lexicon::UNIT;
use super::numeral::{self, Form, Numeral};
use super::view::{View, before, says};
use crate::extract::FigureKind;
use rust_decimal::Decimal;

/// "reached 204-4", "61 for 7", "took 5-34": runs and wickets.
pub fn wickets(v: &View<'_>, first: &mut Amount, countries: &Countries<'_>) -> bool {
    let at = first.next;
    let tied = (v.is_hyphen(at) || v.is_mark(at, &['/'])) && !v.gap(at) && !v.gap(at + 1);
    let led = says!(
        v,
        before(first.first),
        "at closed finished for had made on reached reply to took taking total scored was were with"
    );
    if first.form != Form::Digits || !led || !(tied || says!(v, at, "for")) || !countries.plays_cricket() {
        return false;
    }
    let Some(second) = numeral::read(v, at + 1, false).filter(|n| n.form == Form::Digits && !n.glued) else {
        return false;
    };
    let (low, high) = (first.value.min(second.value), first.value.max(second.value));
    let whole = first.value.scale() == 0 && second.value.scale() == 0 && !second.scaled;
    let ends = !v.is_nominal(second.next) || says!(v, second.next, "declared off");
    if !whole || !ends || low > Decimal::TEN || high > Decimal::ONE_THOUSAND || v.is(second.next, UNIT) {
        return false;
    }
    score(first, &second, "runs and wickets");
    true
}

/// Says whether digits could be runs and wickets with a slash: `287/6`, `6/287`.
pub fn is_innings(v: &View<'_>, a: &Amount) -> bool {
    let at = a.next;
    let tied = v.is_mark(at, &['/']) && !v.gap(at) && !v.gap(at + 1) && numeral::is_plain(v, at + 1);
    let size = |i: usize| v.words(i).len();
    let wickets = |i: usize| size(i) == 1 || v.words(i) == "10";
    let (runs, out) = (a.first, at + 1);
    tied && numeral::is_plain(v, runs)
        && !v.is_mark(at + 2, &['/'])
        && (wickets(out) && (2..4).contains(&size(runs)) || wickets(runs) && (2..4).contains(&size(out)))
}

/// "voted 312 to 308", "a vote of 5 to 4": the two sides of a vote.
pub fn voted(v: &View<'_>, first: &mut Amount) -> bool {
    let prev = before(first.first);
    let vote =
        says!(v, prev, "voted divided ruled split") || says!(v, prev, "of") && says!(v, before(prev), "vote");
    if !vote || !says!(v, first.next, "to") || first.form != Form::Digits {
        return false;
    }
    let Some(second) = numeral::read(v, first.next + 1, false).filter(|n| n.form == Form::Digits && !n.glued)
    else {
        return false;
    };
    let measured = v.is(second.next, UNIT) || v.is_mark(second.next, &['%']) || says!(v, second.next, "per");
    if measured || second.scaled || second.value.scale() > 0 {
        return false;
    }
    score(first, &second, "two sides of a vote");
    true
}

/// Makes a number and the one behind it one score.
fn score(first: &mut Amount, second: &Numeral, reason: &'static str) {
    first.high = Some(second.value);
    first.kind = FigureKind::Score;
    first.next = second.next;
    first.end = second.end;
    first.reason = reason;
}
