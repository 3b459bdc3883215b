//! Two numbers that make one figure: shares ("six in 10"), scores ("21-9") and ranges ("40 to 50").

use super::amount::{self, Amount};
use super::country::Countries;
use super::lexicon::{CONTEST, FALL, FALL_NOUN, MONTH, NUMBERED, RESULT, RISE, RISE_NOUN, UNIT, WEEKDAY};
use super::modifier;
use super::numeral::{self, Form, Numeral};
use super::tally::{voted, wickets};
use super::unit::Dimension;
use super::view::{View, before, says};
use crate::extract::FigureKind;
use rust_decimal::Decimal;

/// "seven of 10", "one in six", "9 out of 10", "1/4", "two-in-three".
pub fn share(v: &View<'_>, first: &mut Amount) -> bool {
    if first.unit.is_some()
        || first.high.is_some()
        || !matches!(first.form, Form::Digits | Form::Words)
        || first.scaled
    {
        return false;
    }
    if first.value.scale() > 0 || first.value <= Decimal::ZERO {
        return false;
    }
    let mut at = first.next;
    if v.is_mark(at, &['/', '⁄']) {
        return slashed(v, first);
    }
    let hyphen = v.is_hyphen(at) && !v.gap(at) && says!(v, at + 1, "in");
    at += usize::from(hyphen);
    at += usize::from(says!(v, at, "times") && says!(v, at + 1, "out")); // "99 times out of 100"
    let of = says!(v, at, "of");
    let out = says!(v, at, "out") && says!(v, at + 1, "of");
    if !of && !out && !says!(v, at, "in") {
        return false;
    }
    at += 1 + usize::from(out);
    at += usize::from(hyphen && v.is_hyphen(at));
    if says!(v, at, "every") {
        at += 1;
    }
    let Some(whole) = numeral::read(v, at, false).filter(|n| whole_of_share(v, n, of, first.value)) else {
        return false;
    };
    let Some(value) = numeral::ratio(first.value, whole.value) else { return false };
    take(first, &whole, value);
    first.reason = "so many out of so many";
    true
}

fn whole_of_share(v: &View<'_>, n: &Numeral, of: bool, part: Decimal) -> bool {
    let round = [10, 100, 1000].map(Decimal::from).contains(&n.value);
    let plain = n.value.normalize().scale() == 0 && matches!(n.form, Form::Digits | Form::Words) && !n.glued;
    let year = numeral::is_plain(v, n.first) && (Decimal::from(1500)..Decimal::from(2100)).contains(&n.value);
    let timed = v.is(n.next, UNIT) && !says!(v, n.next, "second point points");
    plain
        && (part < n.value || part == n.value && !of && says!(v, before(n.first), "of"))
        && !year
        && !timed
        && !v.is_mark(n.next, &['%'])
        && !says!(v, n.next, "per")
        && (round || !of)
        && !(v.is_hyphen(n.next) && !v.gap(n.next))
        && !(of && v.is_nominal(n.next) && n.value == Decimal::TEN && part < Decimal::TWO)
}

fn take(first: &mut Amount, second: &Numeral, value: Decimal) {
    first.value = value;
    first.kind = FigureKind::Ratio;
    first.form = Form::Fraction;
    first.next = second.next;
    first.end = second.end;
}

/// Says whether `1/4`, `3/4` begins here, with a unit, a noun or "of" behind it.
pub fn is_fraction(v: &View<'_>, first: &Amount) -> bool {
    let over = first.next + 1;
    let close = v.is_mark(first.next, &['/', '⁄']) && !v.gap(first.next) && !v.gap(over) && v.is_number(over);
    let next = over + 1 + usize::from(is_ending(v, over + 1));
    close
        && is_lower_number(v, over, next)
        && (v.is(next, UNIT) || says!(v, next, "of") || next > over + 1 || v.at(next).is_none())
        && !v.is_mark(next, &['/'])
}

/// The "rds" of `2/3rds`.
fn is_ending(v: &View<'_>, i: usize) -> bool {
    !v.gap(i) && says!(v, i, "rd rds th ths nd nds")
}

/// Says whether the digits at `over` are the lower number of a fraction: a small one, or any below a one "of" something.
fn is_lower_number(v: &View<'_>, over: usize, next: usize) -> bool {
    let one = v.words(over.wrapping_sub(2)) == "1" && says!(v, next, "of") && v.words(over).len() < 4;
    matches!(v.words(over), "2" | "3" | "4" | "5" | "6" | "8" | "10" | "16" | "100")
        || one && numeral::is_plain(v, over)
}

/// `1/4`, `3/4`: a share only before a unit, a noun or "of", and only of small numbers.
fn slashed(v: &View<'_>, first: &mut Amount) -> bool {
    let at = first.next + 1;
    if v.gap(at - 1) || v.gap(at) || !v.is_number(at) || first.form != Form::Digits {
        return false;
    }
    let Some(mut whole) = numeral::read(v, at, false) else { return false };
    if is_ending(v, at + 1) {
        whole.end = v.end(at + 1);
        whole.next = at + 2;
    }
    let simple = is_lower_number(v, at, whole.next) && !whole.scaled;
    if !simple || first.value >= whole.value || v.is_mark(whole.next, &['/']) {
        return false;
    }
    let Some(value) = numeral::ratio(first.value, whole.value) else { return false };
    take(first, &whole, value);
    first.reason = "a fraction in digits";
    super::measure::unit_word(v, first);
    true
}

/// "21-9", "won 3-2", "a 5-4 decision": two whole numbers with a hyphen that are no range.
pub fn score(v: &View<'_>, first: &mut Amount, countries: &Countries<'_>) -> bool {
    let plain = |a: &Amount| {
        a.unit.is_none() && matches!(a.form, Form::Digits | Form::Words) && !a.scaled && !a.glued
    };
    let at = first.next;
    let close = v.is_hyphen(at) && !v.gap(at) && !v.gap(at + 1);
    if plain(first) && (voted(v, first) || wickets(v, first, countries)) {
        return true;
    }
    if !plain(first) || !close {
        return false;
    }
    // "a 5-to-4 decision"
    let spoken = says!(v, at + 1, "to") && v.is_hyphen(at + 2) && !v.gap(at + 2);
    let Some(second) = numeral::read(v, at + if spoken { 3 } else { 1 }, false) else { return false };
    if second.scaled
        || second.glued
        || !matches!(second.form, Form::Digits | Form::Words)
        || second.form != first.form
    {
        return false;
    }
    let three_part = v.is_hyphen(second.next) && !v.gap(second.next) && v.is_number(second.next + 1);
    if three_part
        || second.value.scale() > 0
        || first.value.scale() > 0
        || first.value >= Decimal::ONE_THOUSAND
    {
        return false;
    }
    if !scores(v, first, &second) {
        return false;
    }
    first.high = Some(second.value);
    first.kind = FigureKind::Score;
    first.next = second.next;
    first.end = second.end;
    first.hyphen = false;
    first.reason = "two numbers against each other";
    true
}

fn scores(v: &View<'_>, first: &Amount, second: &Numeral) -> bool {
    let hyphen_unit = v.is_hyphen(second.next) && !v.gap(second.next);
    if hyphen_unit
        || v.is(second.next, UNIT) && !says!(v, second.next, "points point")
        || v.is_mark(second.next, &['%'])
        || says!(v, second.next, "per")
    {
        return false;
    }
    let result = v.is(second.next, RESULT) || v.is(second.next + 1, RESULT);
    let record = says!(v, before(first.first), "of") && v.is(before(before(first.first)), RESULT);
    let result = result || record;
    let contest = (1..6).any(|k| v.is(first.first.wrapping_sub(k), CONTEST));
    // "3-6 7-6 (8-6) 7-5": the sets of a match stand side by side; GAA scores are joined by "to".
    let pair = |i: usize| v.is_number(i) && v.is_hyphen(i + 1) && !v.gap(i + 1) && v.is_number(i + 2);
    let next =
        second.next + usize::from(v.is_mark(second.next, &['(', ',', ')']) || says!(v, second.next, "to"));
    let back = before(first.first);
    let back = if v.is_mark(back, &['(', ',', ')']) || says!(v, back, "to") { before(back) } else { back };
    if pair(next) || pair(back.wrapping_sub(2)) || pair(back.wrapping_sub(3)) && v.is_mark(back, &[')']) {
        return !v.is(before(first.first), MONTH) && !v.is(second.next, MONTH);
    }
    // "Arsenal 1-2 Chelsea"
    let team = |i: usize| v.is_capital(i) && !v.is(i, MONTH | NUMBERED | WEEKDAY);
    let sides = team(before(first.first)) && team(second.next) && second.value < Decimal::ONE_HUNDRED;
    if first.value < second.value {
        return sides || result || contest || says!(v, before(first.first), "down trailing behind");
    }
    // A model's number (737-800, 787-9) or a vote of many.
    first.value < Decimal::ONE_HUNDRED && !v.is_number(before(first.first)) || result || contest
}

/// "40 to 50", "40-50", "between $30 and $60", "7 or 8 tons", "$5 to more than $9", "16- to 19-year-old".
pub fn range(v: &View<'_>, first: &mut Amount, countries: &Countries<'_>) {
    if first.high.is_some() || first.form == Form::Fraction || first.form == Form::Plural {
        return;
    }
    let Some((at, link)) = connector(v, first) else { return };
    let money = first.reason == "currency sign and number";
    let (second, inner) = second(v, at, money, countries);
    let Some(second) = second else { return };
    let words = |a: &Amount| a.reason == "number and currency word";
    let mixed = words(first) != words(&second) && first.kind == FigureKind::Money;
    let changed =
        first.unit.is_some() && link == Link::To && says!(v, before(modifier::find(v, first).1), "by");
    let year = numeral::is_plain(v, first.first)
        && v.words(first.first).len() == 4
        && first.unit.is_none()
        && says!(v, before(first.first), "in since by for until before of");
    if mixed && !(words(first) && second.kind != FigureKind::Money) && second.unit.is_some()
        || changed
        || year
    {
        return;
    }
    if second.form == Form::Fraction || second.form == Form::Plural || second.high.is_some() {
        return;
    }
    if fits(v, first, &second, link) {
        first.inner_modifier = inner;
        unite(first, &second, link == Link::Hyphen);
    }
}

/// How the two ends of a range are tied.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    To,
    Hyphen,
    Between,
    Or,
}

fn connector(v: &View<'_>, first: &Amount) -> Option<(usize, Link)> {
    let mut at = first.next;
    if v.is_hyphen(at) && !v.gap(at) && v.gap(at + 1) && says!(v, at + 1, "to or and") {
        at += 1;
    }
    let prev = before(first.first);
    let between = says!(v, prev, "between") || says!(v, before(prev), "between") && !v.is_nominal(prev);
    let tied =
        v.is_hyphen(at) && !v.gap(at) && says!(v, at + 1, "to") && v.is_hyphen(at + 2) && !v.gap(at + 2);
    if tied {
        Some((at + 3, Link::To))
    } else if says!(v, at, "to") {
        Some((at + 1, Link::To))
    } else if says!(v, at, "up") && says!(v, at + 1, "to") && says!(v, prev, "from") && first.unit.is_some() {
        Some((at + 2, Link::To))
    } else if says!(v, at, "and") && between {
        Some((at + 1, Link::Between))
    } else if says!(v, at, "or") {
        Some((at + 1, Link::Or))
    } else if v.is_hyphen(at) && v.gap(at) == v.gap(at + 1) {
        Some((at + 1, Link::Hyphen))
    } else {
        None
    }
}

/// The second end, behind a modifier of its own ("to more than $9", "and about 15").
fn second(v: &View<'_>, at: usize, money: bool, countries: &Countries<'_>) -> (Option<Amount>, bool) {
    let mut start = at;
    if says!(v, at, "more") && says!(v, at + 1, "than") {
        start += 2;
    } else if says!(v, at, "about around over nearly almost perhaps maybe even") {
        start += 1;
    }
    let sign = (start..start + 3)
        .find(|i| !v.is_mark(*i, &['$', '£', '€', '¥', '₹']) && !says!(v, *i, "us rs") || v.at(*i).is_none());
    let Some(number) = sign else { return (None, false) };
    if !(v.is_number(number)
        || v.is(number, super::lexicon::CARDINAL)
        || says!(v, number, "a")
        || v.is_mark(number, &['.', '-', '−']))
    {
        return (super::glued::read(v, number, countries), start > at);
    }
    if money && number == start {
        return (amount::read_as_money(v, number, countries), start > at);
    }
    (amount::read(v, number, start, countries), start > at)
}

fn fits(v: &View<'_>, first: &Amount, second: &Amount, link: Link) -> bool {
    let low = lower(first, second, link == Link::Hyphen);
    if second.value <= low || !same_unit(first, second) {
        return false;
    }
    if v.is(before(first.first), MONTH | NUMBERED) && first.unit.is_none() && second.unit.is_none() {
        return false;
    }
    match link {
        Link::Hyphen if (first.form == Form::Words) != (second.form == Form::Words) => false,
        Link::Hyphen => first.unit.is_none() || first.kind == FigureKind::Money || first.unit == second.unit,
        Link::Between => true,
        Link::Or => {
            let step = second.value.checked_sub(low);
            first.unit.is_none() && step == Some(Decimal::ONE)
                || low.is_zero()
                || first.unit.is_none()
                    && second.value <= Decimal::from(100)
                    && says!(v, first.next, "or")
                    && step.is_some_and(|s| s <= Decimal::from(10))
                    && first.value >= Decimal::TEN
        }
        // "fell £22m to £231m", "rose 12 cents to 83.7": how far, and to what.
        Link::To if first.unit.is_some() && v.is(before(first.first), RISE | FALL) => false,
        Link::To => {
            let by = says!(v, before(first.first), "by")
                && first.unit.is_none()
                && second.value > low.saturating_mul(Decimal::from(3));
            let both = first.kind == FigureKind::Percent && first.unit == second.unit;
            !by && (!both || ranging(v, first) || whole(v, first, second)) && !changes(v, first)
        }
    }
}

/// "ranging from", "between", "from … depending": the two numbers bound what is said.
fn ranging(v: &View<'_>, first: &Amount) -> bool {
    (1..5).any(|k| says!(v, first.first.wrapping_sub(k), "ranging range ranged ranges anywhere between of"))
}

/// "a 5 per cent to 20 per cent rebound", "expects 5% to 10% growth": both belong to one noun, which is no lead in a poll.
fn whole(v: &View<'_>, first: &Amount, second: &Amount) -> bool {
    let noun = second.next;
    let prev = before(first.first);
    let led = says!(v, prev, "a an the") || !says!(v, prev, "from to by") && !v.is_mark(prev, &[',']);
    let coordinated = says!(v, prev, "and")
        && (4..16).any(|k| says!(v, first.first.wrapping_sub(k), "range ranges ranging ranged"));
    let named = v.gap(noun)
        && (super::phrase::noun_at(v, noun).is_some() || says!(v, noun, "support growth interest"))
        && !v.is_participle(noun)
        && !says!(v, noun, "lead advantage edge margin majority vote split against higher lower more less");
    coordinated || led && named
}

/// "rose from 8 to 9": the two are an old and a new level.
fn changes(v: &View<'_>, first: &Amount) -> bool {
    if first.kind == FigureKind::Duration {
        return false;
    }
    let from = (1..4).find(|k| says!(v, first.first.wrapping_sub(*k), "from"));
    let Some(from) = from else { return false };
    // "down from the $89 to $93 billion it forecast": the range is one thing.
    if says!(v, before(first.first), "the a an") && !first.hyphen {
        return false;
    }
    let from = first.first.wrapping_sub(from);
    (1..12).take_while(|k| !v.is_mark(from.wrapping_sub(*k), &[';'])).any(|k| {
        let at = from.wrapping_sub(k);
        v.is(at, RISE | FALL | RISE_NOUN | FALL_NOUN)
            || says!(
                v,
                at,
                "went moved changed swung gone goes go doubled tripled adjusted upgraded downgraded \
                revised"
            )
    }) && !ranging(v, first)
}

/// The lower end in the upper end's scale: the 2 of "2 to 3 million" is two million.
pub fn lower(first: &Amount, second: &Amount, hyphen: bool) -> Decimal {
    // "20-30,000 people": both ends in thousands.
    let round = second.value >= Decimal::ONE_THOUSAND && (second.value % Decimal::ONE_THOUSAND).is_zero();
    if hyphen
        && round
        && !second.scaled
        && !first.scaled
        && first.value >= Decimal::ONE
        && first.value < Decimal::ONE_THOUSAND
    {
        let low = first.value.checked_mul(Decimal::ONE_THOUSAND).filter(|low| *low < second.value);
        if let Some(low) = low {
            return low;
        }
    }
    let bare = second.value.checked_div(second.scale).unwrap_or_default();
    let long = first.value >= Decimal::ONE_THOUSAND && bare < Decimal::ONE_THOUSAND;
    if first.scaled || !second.scaled || long {
        return first.value;
    }
    first.value.checked_mul(second.scale).filter(|low| *low < second.value).unwrap_or(first.value)
}

fn same_unit(first: &Amount, second: &Amount) -> bool {
    if first.unit == second.unit {
        return first.glued == second.glued;
    }
    match (first.unit, second.unit) {
        (None, Some(_)) => true,
        (Some(_), None) => first.kind == FigureKind::Money,
        _ => false,
    }
}

fn unite(first: &mut Amount, second: &Amount, hyphen: bool) {
    let low = lower(first, second, hyphen);
    if first.unit.is_none() && second.unit.is_some() {
        let cents = second.kind == FigureKind::Money
            && second.reason == "number and currency word"
            && second.value < Decimal::ONE;
        first.value = if cents { numeral::ratio(low, Decimal::ONE_HUNDRED).unwrap_or(low) } else { low };
        first.unit = second.unit;
        first.kind = second.kind;
        first.dimension = second.dimension;
    } else {
        first.value = low;
    }
    if second.kind == FigureKind::Age {
        first.kind = FigureKind::Age;
    }
    first.high = Some(second.value);
    if second.scaled {
        first.scaled = true;
        first.scale = second.scale;
    }
    first.hyphen = second.hyphen;
    first.next = second.next;
    first.end = second.end;
    first.glued = second.glued;
    first.reason = match first.dimension {
        Some(Dimension::Time) => "a range of time",
        _ => "a range from low to high",
    };
}
