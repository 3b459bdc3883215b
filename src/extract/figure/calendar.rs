//! Numbers of the calendar and the clock: dates, years and hours, which are no figures.

use super::amount::Amount;
use super::counted;
use super::lexicon::{DETERMINER, LEVEL, MONTH, WEEKDAY};
use super::modifier;
use super::numeral::{self, Form};
use super::view::{View, before, says};
use crate::extract::token::Shape;
use rust_decimal::Decimal;

/// March 6, 6 March, Sept. 19 to 22, 3-5 May; and the second number of such a pair.
pub fn date(v: &View<'_>, a: &Amount) -> bool {
    if a.form == Form::Digits && a.value <= Decimal::from(31) && a.value.scale() == 0 && date_list(v, a) {
        return true;
    }
    if a.form != Form::Digits || a.value > Decimal::from(31) || a.value.scale() > 0 {
        return a.form == Form::Digits && a.value.scale() == 2 && month_at(v, before(a.first));
    }
    month_before(v, a.first)
        || month_after(v, a.next)
        || paired_before(v, a.first).is_some_and(|first| month_before(v, first))
        || paired_after(v, a.next).is_some_and(|next| month_after(v, next))
        || v.is(before(a.first), WEEKDAY) && !v.is_nominal(a.next) && v.is_capital(before(a.first))
}

/// "15, 22 and 29 November": the month stands behind the last of several days, or before the first.
fn date_list(v: &View<'_>, a: &Amount) -> bool {
    let part = |i: usize| v.is_number(i) || v.is_mark(i, &[',', '-', '–', '&']) || says!(v, i, "and or to");
    let ahead = (a.next..a.next + 24).find(|i| !part(*i)).filter(|i| *i > a.next + 1 && v.is_number(i - 1));
    let back =
        (1..16).map(|k| a.first.wrapping_sub(k)).find(|i| !part(*i)).filter(|i| i.wrapping_add(1) < a.first);
    ahead.is_some_and(|i| month_at(v, i)) || back.is_some_and(|i| month_at(v, i) && v.is_number(i + 1))
}

fn month_at(v: &View<'_>, i: usize) -> bool {
    v.is(i, MONTH) && v.is_capital(i)
}

fn month_before(v: &View<'_>, first: usize) -> bool {
    let at = before(first);
    month_at(v, at)
        || v.is_mark(at, &['.']) && month_at(v, before(at))
        || says!(v, at, "the") && month_at(v, before(at))
}

fn month_after(v: &View<'_>, next: usize) -> bool {
    let at = next + usize::from(says!(v, next, "of"));
    month_at(v, at)
}

/// The number before a "to", "and", hyphen or comma that ends right before `first`.
pub fn paired_before(v: &View<'_>, first: usize) -> Option<usize> {
    let link = before(first);
    let linked = says!(v, link, "to and or through") || v.is_mark(link, &['-', '–', ',', '&', '/']);
    let number = before(link);
    (linked && v.is_number(number)).then_some(number)
}

fn paired_after(v: &View<'_>, next: usize) -> Option<usize> {
    let linked = says!(v, next, "to and or") || v.is_mark(next, &['-', '–', '&', '/']);
    (linked && v.is_number(next + 1)).then_some(next + 2)
}

/// 9:30, 9.30pm, 5am, 10 o'clock, 1400 GMT.
pub fn clock(v: &View<'_>, a: &Amount) -> bool {
    let colon = v.is_mark(a.next, &[':']) && !v.gap(a.next) && !v.gap(a.next + 1) && v.is_number(a.next + 1);
    let after_colon =
        v.is_mark(before(a.first), &[':']) && !v.gap(a.first) && v.is_number(before(before(a.first)));
    let dotted = says!(v, a.next, "a p") && v.is_mark(a.next + 1, &['.']) && says!(v, a.next + 2, "m");
    let zone = ["GMT", "BST", "UTC", "ET", "EST", "EDT", "PT", "PST", "PDT", "CET", "AEST", "IST", "SAST"];
    colon
        || after_colon
        || dotted
        || says!(v, a.next, "am pm o'clock o’clock a.m p.m")
        || v.at(a.next).is_some_and(|t| t.shape == Shape::Upper) && zone.contains(&v.words(a.next))
        || v.is_mark(a.next, &['-', '–']) && clock_after(v, a.next + 1)
        || says!(v, a.next, "to and until") && v.is_number(a.next + 1) && half_day(v, a.next + 2)
        || says!(v, a.next, "hours")
            && numeral::is_plain(v, a.first)
            && v.words(a.first).len() == 4
            && v.words(a.first).ends_with("00")
            && says!(v, before(a.first), "at")
        || until_clock(v, a)
        || hours(v, a)
        || says!(v, before(a.first), "past") && says!(v, before(before(a.first)), "half quarter")
        || spoken(v, a)
}

/// "ten past eight", "twenty to nine": minutes and their hour. A range would rise.
fn spoken(v: &View<'_>, a: &Amount) -> bool {
    let hour =
        |i: usize| says!(v, i, "one two three four five six seven eight nine ten eleven twelve midnight");
    let minutes = |i: usize| says!(v, i, "five ten twenty");
    let falls = |i: usize, hour: usize| {
        says!(v, i, "twenty") || says!(v, i, "ten") && !says!(v, hour, "eleven twelve")
    };
    let told = |i: usize, link: usize, at: usize| {
        says!(v, link, "past") && minutes(i) && (hour(at) || says!(v, at, "the") && says!(v, at + 1, "hour"))
            || says!(v, link, "to") && hour(at) && falls(i, at)
    };
    let (link, first) = (before(a.first), before(before(a.first)));
    told(a.first, a.next, a.next + 1) || told(first, link, a.first)
}

/// "until 11.40", "at 9.30 on Monday": hours and minutes with a point.
fn until_clock(v: &View<'_>, a: &Amount) -> bool {
    if a.value.scale() != 2 {
        return false;
    }
    let Some((hour, minute)) = v.words(a.first).split_once('.') else { return false };
    let small = |text: &str, limit: u32| text.parse::<u32>().is_ok_and(|n| n < limit);
    let prev = before(a.first);
    minute.len() == 2
        && small(hour, 24)
        && small(minute, 60)
        && (says!(v, prev, "until till")
            || says!(v, prev, "at")
                && (2..9).any(|k| {
                    says!(v, prev.wrapping_sub(k - 1), "kick-off kickoff off start starts throw-in")
                })
            || says!(v, prev, "at")
                && says!(v, a.next, "to")
                && v.at(a.next + 1).is_some_and(|t| t.shape == Shape::Capital)
            || says!(v, prev, "at from by before after")
                && (says!(v, a.next, "on this tonight yesterday") || v.is(a.next, WEEKDAY)))
}

/// "between 2200 and 0700", "from 6 to 8 in the evening".
fn hours(v: &View<'_>, a: &Amount) -> bool {
    let four = |i: usize| numeral::is_plain(v, i) && v.words(i).len() == 4;
    let linked = says!(v, a.next, "and to until") || v.is_hyphen(a.next);
    let night = four(a.first) && linked && four(a.next + 1) && v.words(a.next + 1).starts_with('0');
    let part = |i: usize| {
        says!(v, i, "in") && says!(v, i + 1, "the") && says!(v, i + 2, "morning afternoon evening")
            || says!(v, i, "at") && says!(v, i + 1, "night")
    };
    let led = says!(v, before(a.first), "from between at until by before after around about to and");
    let small = a.value <= Decimal::from(12) && a.value.scale() <= 2 && led;
    night || small && (part(a.next) || linked && v.is_number(a.next + 1) && part(a.next + 2))
}

fn clock_after(v: &View<'_>, number: usize) -> bool {
    v.is_number(number) && !v.gap(number) && half_day(v, number + 1)
}

/// am, p.m.
fn half_day(v: &View<'_>, i: usize) -> bool {
    says!(v, i, "am pm a.m p.m") || says!(v, i, "a p") && v.is_mark(i + 1, &['.']) && says!(v, i + 2, "m")
}

/// in 2019, since 1990, the 2016 election.
pub fn year(v: &View<'_>, a: &Amount) -> bool {
    if a.scaled || a.value.scale() > 0 || !numeral::is_plain(v, a.first) || v.words(a.first).len() != 4 {
        return false;
    }
    let at = before(a.first);
    let ahead = says!(v, at, "by in until since before after") && !v.is_plural_phrase(a.next);
    let modern = (Decimal::from(1900)..Decimal::from(if ahead { 2200 } else { 2100 })).contains(&a.value);
    if !(modern || (Decimal::from(1000)..Decimal::from(1900)).contains(&a.value)) {
        return false;
    }
    // "by an average of 1500"
    if says!(v, at, "of") && v.is(before(at), LEVEL) && !modern {
        return false;
    }
    if modifier::find(v, a).0.is_some_and(|m| m.strong) && counted::noun(v, a).is_some() {
        return false;
    }
    if modern {
        return !(says!(v, at, "killed employs employed some") && v.is_plural(a.next));
    }
    let dated = v.is(at, MONTH)
        || says!(v, at, "in since from until by before after to early late circa between and the of during")
        || v.is_mark(at, &['(', ',', '-', '–']);
    let many = !v.is(a.next, DETERMINER) && v.mark(a.next).is_none() && v.is_plural(a.next + 1);
    dated && !v.is_plural(a.next) && !many || v.at(a.next).is_none() && dated
}

/// `’08`, `'90s`: two digits behind an apostrophe; not a number that a quotation opens with.
pub fn shortened_year(v: &View<'_>, a: &Amount, at: usize) -> bool {
    let two = v.words(a.first).len() == 2 && a.form == Form::Digits;
    let doubled = v.is_mark(before(at), &['\'', '‘']) && !v.gap(at);
    says!(v, a.next, "s") || two && !doubled && (v.is_mark(at, &['’']) || counted::noun(v, a).is_none())
}
