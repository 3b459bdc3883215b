//! What looks like a figure and is none: years, dates, clock times, names with numbers, ids, "one" as a pronoun.

use super::amount::Amount;
use super::calendar::{clock, date, paired_before, shortened_year, year};
use super::counted;
use super::lexicon::{DETERMINER, INDEX, MAGNITUDE, NUMBERED, STREET, UNIT};
use super::lone::{lone_magnitude, lone_word, one};
use super::modifier;
use super::naming::{betting, bore, event_distance, titled};
use super::numeral::{self, Form};
use super::proper::{is_title_case, name, name_in_words};
use super::tally::is_innings;
use super::view::{View, before, says};
use crate::extract::FigureKind;
use crate::extract::token::Shape;
use rust_decimal::Decimal;

/// Rejects a numeral before a second one may join it.
pub fn numeral(v: &View<'_>, a: &Amount) -> bool {
    a.glued && !super::multiple::crossed(v, a.next)
        || compound(v, a)
        || a.is_bare() && (date(v, a) || clock(v, a) || street(v, a))
        || glued_before(v, a)
        || a.form == Form::Digits && (identifier(v, a) || exponent(v, a) || numbered(v, a))
        || a.form == Form::Words && name_in_words(v, a)
}

/// Rejects the whole figure, in its sentence. `earlier`: a counted noun stands with a figure before it.
pub fn figure(v: &View<'_>, a: &Amount, earlier: bool) -> bool {
    if a.kind == FigureKind::Multiple {
        return false;
    }
    if betting(v, a) {
        return true;
    }
    if says!(v, a.first, "one")
        && says!(v, before(a.first), "at")
        && !a.hyphen
        && a.unit.is_none()
        && a.kind == FigureKind::Count
    {
        return true; // "at one point", "at one time"
    }
    // "the 2005 year"
    if a.kind == FigureKind::Duration
        && !a.hyphen
        && (Decimal::from(1900)..Decimal::from(2100)).contains(&a.value)
        && says!(v, before(a.next), "year season")
    {
        return true;
    }
    if !a.is_bare() {
        let lone = a.form == Form::Words && lone_magnitude(v, a);
        return lone || event_distance(v, a) || indefinite(v, a);
    }
    if a.kind == FigureKind::Count && is_innings(v, a) && !super::pair::is_fraction(v, a) {
        return true;
    }
    // "in the top ten"; "she rang six times"
    let ranked = says!(v, before(a.first), "top") && counted::noun(v, a).is_none();
    if ranked || a.kind == FigureKind::Count && says!(v, a.next, "times") {
        return true;
    }
    match a.form {
        Form::Digits => {
            year(v, a) || bore(v, a) || titled(v, a) || name(v, a) || listed(v, a) || unpaired(v, a)
        }
        Form::Words if says!(v, a.first, "a an") && says!(v, a.next, "times") => true,
        Form::Words => lone_magnitude(v, a) || one(v, a) || lone_word(v, a, earlier),
        Form::Plural => {
            says!(v, a.first, "scores") && !says!(v, a.next, "of")
                || says!(v, before(a.first), "in") && says!(v, a.first, "hundreds")
        }
        Form::Fraction => false,
    }
}

/// three-way, one-off, two-faced, five-a-side: a word, not a quantity.
fn compound(v: &View<'_>, a: &Amount) -> bool {
    let tied = v.is_hyphen(a.next) && !v.gap(a.next) && !v.gap(a.next + 1);
    // "fees of six figures", "the previous year and a half"
    let digits = says!(v, a.next, "figures")
        && a.form == Form::Words
        && (Decimal::from(4)..Decimal::TEN).contains(&a.value);
    let and_half = a.form == Form::Fraction
        && says!(v, a.first, "a")
        && says!(v, before(a.first), "and")
        && v.is(before(before(a.first)), UNIT);
    if a.is_bare() && (digits || and_half) {
        return true;
    }
    // "a 6 figure salary"
    if a.is_bare()
        && !tied
        && a.value < Decimal::TEN
        && says!(v, a.next, "figure")
        && v.is_nominal(a.next + 1)
    {
        return true;
    }
    if !tied || !a.is_bare() {
        return false;
    }
    let word = a.next + 1;
    let piece = says!(v, word, "piece") && a.value < Decimal::from(4);
    let ordinal =
        v.is(word, super::lexicon::PART) && !says!(v, word, "half quarter") || says!(v, word, "first second");
    piece
        || ordinal && a.form == Form::Words
        || says!(
            v,
            word,
            "way figure figures digit digits fold faced sided dimensional pronged on a ply something legged tier tiered stop off d \
                th star alarm"
        )
        || says!(v, word, "letter") && says!(v, word + 1, "word words acronym")
        // "7-Eleven", "3-D"
        || a.form == Form::Digits
            && v.is_capital(word)
            && v.words(word).len() != 2
            && v.words(a.first).len() == 1
            && !v.is(word, UNIT | MAGNITUDE)
            && !is_title_case(v)
        || a.value == Decimal::ONE
            && a.form == Form::Words
            && !v.is(word, UNIT | MAGNITUDE)
            && !says!(v, word, "in room bedroom seat vote goal run shot game match page storey story")
}

/// 12 High Street, 1600 Pennsylvania Avenue.
fn street(v: &View<'_>, a: &Amount) -> bool {
    // "16-18 Mill Road"
    let range = v.is_hyphen(a.next) && !v.gap(a.next) && v.is_number(a.next + 1) && !v.gap(a.next + 1);
    let next = a.next + if range { 2 } else { 0 };
    let worded = a.form == Form::Words && v.is_capital(a.first) && !a.scaled;
    let coded = numeral::is_plain(v, a.first)
        && says!(v, a.next, "zip postcode postal")
        && v.words(a.first).len() > 3;
    (a.form == Form::Digits || worded)
        && (v.is_capital(next)
            && (next..next + 5).any(|i| {
                v.is(i, STREET) && v.is_capital(i) && (next..i).all(|k| !v.is_lower(k) || !v.gap(k))
            })
            || coded)
}

/// COVID-19, I-95, mid-40s, `@user_42`, #7, 555-0100, /2019/: something sticks to the front.
fn glued_before(v: &View<'_>, a: &Amount) -> bool {
    let at = before(a.first);
    if v.gap(a.first) || v.at(at).is_none() {
        return false;
    }
    match v.mark(at) {
        Some('-' | '‐' | '‑' | '–') => {
            !v.gap(at)
                && (v.is_word(before(at)) && !says!(v, before(at), "about around sub minus now then")
                    || v.is_number(before(at)))
        }
        Some('+') if v.gap(at) && matches!(a.kind, FigureKind::Percent | FigureKind::Money) => false,
        Some('/' | '@' | '#' | '_' | '=' | '&' | '?' | '.' | '\\' | ':' | ',' | '+') => {
            !v.gap(at) || v.is_mark(at, &['@', '#', '+'])
        }
        Some('\'' | '’' | '‘') => shortened_year(v, a, at),
        Some(_) => false,
        None => v.at(at).is_some_and(|t| !t.gap || t.is_word()) && a.form == Form::Digits && a.is_bare(),
    }
}

/// Leading zeros, long runs of digits, dates in digits, fractions that are none (24/7, 9/11), decimals as versions.
fn identifier(v: &View<'_>, a: &Amount) -> bool {
    let number = (a.first..a.next).find(|i| v.is_number(*i)).unwrap_or(a.first);
    let digits = v.words(number);
    let point = v.is_mark(before(number), &['.']) && !v.gap(number);
    let zero = !point && digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let long = a.is_bare() && digits.len() > 7 && numeral::is_plain(v, number);
    let fraction = super::pair::is_fraction(v, a);
    let slash = !fraction
        && !is_innings(v, a)
        && v.is_mark(a.next, &['/'])
        && !v.gap(a.next)
        && (v.is_number(a.next + 1)
            || a.is_bare()
                && v.is_word(a.next + 1)
                && !v.gap(a.next + 1)
                && !says!(v, a.next + 1, "hour day year month"))
        && a.kind != FigureKind::Money;
    let chain = v.is_hyphen(a.next)
        && v.is_number(a.next + 1)
        && v.is_hyphen(a.next + 2)
        && v.is_number(a.next + 3)
        && !v.gap(a.next)
        && !v.gap(a.next + 2);
    // "New York, NY, 10032"
    let state = before(a.first);
    let state = if v.is_mark(state, &[',']) { before(state) } else { state };
    let zip = digits.len() == 5
        && numeral::is_plain(v, number)
        && v.words(state).len() == 2
        && v.at(state).is_some_and(|t| t.is_word() && t.shape == Shape::Upper)
        && v.is_mark(before(state), &[',']);
    if zip && a.is_bare() {
        return true;
    }
    // "(020) 7946 0011"
    let area = before(before(a.first));
    let phone = v.is_mark(before(a.first), &[')']) && v.is_number(area) && v.words(area).starts_with('0');
    let phone = phone && v.is_mark(before(area), &['(']);
    phone
        || zero && a.is_bare()
        || zero && digits.len() > 2 && !digits.contains('.')
        || long
        || slash
        || chain
        || v.is_mark(a.next, &['_', '@']) && !v.gap(a.next)
}

/// The ten and the power of `1.9×10−30` where no decimal holds the whole.
fn exponent(v: &View<'_>, a: &Amount) -> bool {
    let at = before(a.first);
    let power = |times: usize| v.at(times).is_some() && super::compound::power_of_ten(v, times).is_some();
    power(at)
        || v.is_mark(at, &['^', '-', '−', '–'])
            && (power(before(before(at))) || power(before(before(before(at)))))
}

/// Channel 4, Section 8, No. 10, "World War 2".
fn numbered(v: &View<'_>, a: &Amount) -> bool {
    let at = before(a.first);
    if !v.gap(a.first) || !a.is_bare() {
        return false;
    }
    if v.is_mark(at, &['.']) && !v.gap(at) {
        return says!(v, before(at), "no nos fig sec art ch pp p vol r res con s") && v.is_word(before(at));
    }
    if says!(v, at, "no") {
        return v.is_capital(at);
    }
    let index = v.is(at, INDEX) || says!(v, at, "jones") && v.is(before(at), INDEX);
    if index && v.is_capital(at) && is_index_size(v.words(a.first)) && !says!(v, a.next, "points") {
        return true; // Stoxx 600, Nasdaq 100
    }
    // "the Group of 20 meeting"
    let bloc = says!(v, at, "of") && says!(v, before(at), "group") && v.is_capital(before(at));
    if bloc && matches!(v.words(a.first), "7" | "8" | "10" | "15" | "20" | "24" | "77") {
        return true;
    }
    // "number 11 and 12"
    let part = |i: usize| v.is_number(i) || v.is_mark(i, &[',', '-', '–', '&']) || says!(v, i, "and or to");
    let listed = paired_before(v, a.first).is_some_and(|n| {
        let head = (1..8).map(|k| n.wrapping_sub(k)).find(|k| !part(*k));
        v.is(before(n), NUMBERED) || head.is_some_and(|h| v.is(h, NUMBERED) && v.is_number(h + 1))
    });
    if listed && counted::noun(v, a).is_none() {
        return true;
    }
    // "lost the opening round 4-2", "took the second set 6-1"
    let result = v.is_lower(at) && v.is_hyphen(a.next) && !v.gap(a.next) && v.is_number(a.next + 1);
    if result && says!(v, at, "game leg round set tie") {
        return false;
    }
    if !v.is(at, NUMBERED) || a.value.scale() > 0 && !says!(v, at, "version section windows") {
        return false;
    }
    let small = a.value <= Decimal::TEN && says!(v, at, "category class grade stage tier type");
    if says!(v, at, "size") || small && v.is_lower(at) {
        return true; // "size 10 dresses", "stage 4 cancers"
    }
    if says!(v, at, "band category class level number phase stage step grade tier type zone")
        && v.is_lower(at)
        && !v.is_plural_phrase(a.next)
    {
        return true;
    }
    let followed = counted::noun(v, a).is_some();
    // "Article 33 affirms the right"
    if at == 0 && v.is_plural(a.next) && (v.is(a.next + 1, DETERMINER) || v.is_mark(a.next + 1, &[':', '“']))
    {
        return true;
    }
    if v.is_capital(at) {
        // A sentence's first word may be a noun of its own ("Group 4"); a plural behind the number is counted.
        return !followed || !v.is_plural_phrase(a.next) || at > 0;
    }
    !followed
        && !says!(
            v,
            at,
            "world company figure mark record law local build press space super line level table \
                case"
        )
}

/// Says whether a number is one that indices have in their name: how many shares they follow.
fn is_index_size(number: &str) -> bool {
    const SIZES: [&str; 20] = [
        "20", "25", "30", "35", "40", "50", "60", "100", "120", "125", "150", "200", "225", "250", "300",
        "350", "400", "500", "600", "2000",
    ];
    SIZES.contains(&number)
}

/// "1." and "(2)" before the items of a list; a number that is all of its line.
fn listed(v: &View<'_>, a: &Amount) -> bool {
    let start = a.first == 0 && v.is_mark(a.next, &['.', ')']) && v.at(a.next + 1).is_none_or(|t| t.gap);
    let bracketed = v.is_mark(before(a.first), &['(', '['])
        && v.is_mark(a.next, &[')', ']'])
        && a.value <= Decimal::from(20)
        && !v.is_capital(before(before(a.first)));
    (start && v.tokens.len() > 2 && v.is_mark(a.next, &[')']))
        || start && v.tokens.len() == 2 && a.value < Decimal::from(20)
        || bracketed && a.value.scale() == 0 && a.high.is_none()
}

/// 737-800, 555-1234: tied to a number that made neither a range nor a score with it.
fn unpaired(v: &View<'_>, a: &Amount) -> bool {
    a.high.is_none() && v.is_hyphen(a.next) && !v.gap(a.next) && !v.gap(a.next + 1) && v.is_number(a.next + 1)
}

/// one day, one night, one year (a certain one); "a week".
fn indefinite(v: &View<'_>, a: &Amount) -> bool {
    if a.form != Form::Words || a.value != Decimal::ONE || a.kind != FigureKind::Duration || a.hyphen {
        return false;
    }
    if says!(v, a.first, "a") {
        return true;
    }
    // "they hope one day to return"
    let hoped = says!(v, before(a.first), "hope hoped hopes hoping can could may might should will would");
    if hoped && says!(v, before(a.next), "day") {
        return true;
    }
    let (found, _) = modifier::find(v, a);
    let day = says!(v, a.next.wrapping_sub(1), "day night minute point time second");
    day && found.is_none()
        && !says!(v, a.next, "ago later earlier before after to of or")
        && !says!(v, before(a.first), "for in within just only by")
}
