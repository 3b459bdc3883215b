//! What looks like a figure and is none: years, dates, clock times, names with numbers, ids, "one" as a pronoun.

use super::amount::Amount;
use super::calendar::{clock, date, paired_before, shortened_year, year};
use super::counted;
use super::lexicon::{
    ADVERB, CARDINAL, CONNECTIVE, DETERMINER, INDEX, MAGNITUDE, MONTH, NUMBERED, PREPOSITION, STREET, UNIT,
    WEEKDAY,
};
use super::lone::{lone_magnitude, lone_word, one};
use super::modifier;
use super::naming::{betting, bore, event_distance, round_of, titled};
use super::numeral::{self, Form};
use super::view::{View, before, says};
use crate::extract::FigureKind;
use crate::extract::token::Shape;
use rust_decimal::Decimal;

/// Rejects a numeral before a second one may join it.
pub fn numeral(v: &View<'_>, a: &Amount) -> bool {
    a.glued && !super::multiple::crossed(v, a.next)
        || compound(v, a)
        || bare(a) && (date(v, a) || clock(v, a) || street(v, a))
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
    if !bare(a) {
        let lone = a.form == Form::Words && lone_magnitude(v, a);
        return lone || event_distance(v, a) || indefinite(v, a);
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

const fn bare(a: &Amount) -> bool {
    a.unit.is_none()
}

/// three-way, one-off, two-faced, five-a-side: a word, not a quantity.
fn compound(v: &View<'_>, a: &Amount) -> bool {
    let tied = v.is_hyphen(a.next) && !v.gap(a.next) && !v.gap(a.next + 1);
    // "a 6 figure salary"
    if bare(a) && !tied && a.value < Decimal::TEN && says!(v, a.next, "figure") && v.is_nominal(a.next + 1) {
        return true;
    }
    if !tied || !bare(a) {
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
        None => v.at(at).is_some_and(|t| !t.gap || t.is_word()) && a.form == Form::Digits && bare(a),
    }
}

/// Leading zeros, long runs of digits, dates in digits, fractions that are none (24/7, 9/11), decimals as versions.
fn identifier(v: &View<'_>, a: &Amount) -> bool {
    let number = (a.first..a.next).find(|i| v.is_number(*i)).unwrap_or(a.first);
    let digits = v.words(number);
    let point = v.is_mark(before(number), &['.']) && !v.gap(number);
    let zero = !point && digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let long = bare(a) && digits.len() > 7 && numeral::is_plain(v, number);
    let fraction = super::pair::is_fraction(v, a);
    let slash = !fraction
        && v.is_mark(a.next, &['/'])
        && !v.gap(a.next)
        && (v.is_number(a.next + 1)
            || bare(a)
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
    // "(020) 7946 0011"
    let area = before(before(a.first));
    let phone = v.is_mark(before(a.first), &[')']) && v.is_number(area) && v.words(area).starts_with('0');
    let phone = phone && v.is_mark(before(area), &['(']);
    phone
        || zero && bare(a)
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
    if !v.gap(a.first) || !bare(a) {
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

/// World War Two, Chapter Eleven, Article Five; "page one", "day two".
fn name_in_words(v: &View<'_>, a: &Amount) -> bool {
    let at = before(a.first);
    let capital = v.is_capital(a.first);
    if says!(v, a.first, "six") && v.words(a.next) == "Nations" || says!(v, at, "false") {
        return true; // the tournament; a false nine
    }
    // "the Six Nations", "said Ten Hag", "Erik ten Hag".
    let named = v.is_capital(a.next) && v.gap(a.next) && bare(a) && a.value <= Decimal::TEN && !a.scaled;
    if named && capital && a.first > 0 && !v.is_sentence_start(a.first) && !is_title_case(v)
        || named && !capital && a.first > 1 && v.is_capital(at) && !v.is_plural_phrase(a.next)
    {
        return true;
    }
    // "Nineteen Eighty-Four"
    if capital && a.first > 0 && v.is(a.next, CARDINAL) && v.is_capital(a.next) && !is_title_case(v) {
        return true;
    }
    // "Ocean's Eleven", "the Group of Seven"
    let mid = capital && a.first > 0 && !v.is_sentence_start(a.first) && !is_title_case(v) && !a.scaled;
    let group = says!(v, at, "of") && v.is_capital(before(at)) && before(at) != 0;
    let bloc = says!(v, at, "of") && says!(v, before(at), "group") && v.is_capital(before(at)) && capital;
    if bloc && bare(a) && !is_title_case(v) {
        return true;
    }
    if bare(a)
        && mid
        && (v.is_capital(at) && (at > 0 || super::phrase::possessive(v, at)) || group)
        && counted::noun(v, a).is_none()
    {
        return true;
    }
    if !bare(a) && a.dimension != Some(super::unit::Dimension::Time) {
        return false;
    }
    if capital
        && a.first > 0
        && v.is_capital(at)
        && (v.is(at, NUMBERED)
            || says!(v, at, "war plan big final league group radio")
            || !v.is(at, PREPOSITION | CONNECTIVE | ADVERB) && v.is_capital(a.next))
    {
        return true;
    }
    if !bare(a) {
        return false;
    }
    let counted = v.is_plural_phrase(a.next) && v.is_lower(a.next);
    v.is(at, NUMBERED) && !counted && !says!(v, at, "company law local super press world")
}

/// Says whether the sentence writes its words like a title, so that capitals say nothing.
fn is_title_case(v: &View<'_>) -> bool {
    !(0..v.tokens.len().min(24)).any(|i| v.is_lower(i) && v.is_nominal(i) && v.words(i).len() > 3)
}

/// A capital word with a bare number behind it: Windows 10, Airbus A350, Apollo 11.
fn name(v: &View<'_>, a: &Amount) -> bool {
    let at = before(a.first);
    if v.is_number(at) && v.gap(a.first) && !a.scaled && a.high.is_none() || airliner(v, a) {
        return true;
    }
    let unnamed = v.is_lower(at) && counted::noun(v, a).is_none();
    let card = says!(v, at, "ending") && v.words(a.first).len() == 4 || says!(v, at, "court");
    let ringing =
        matches!(v.words(a.first), "101" | "111") && says!(v, at, "call calling dial ring ringing rang");
    if v.words(a.next) == "Cent" || unnamed && card || ringing || round_of(v, a) {
        return true;
    }
    let tens = v.is_mark(a.next, &['\'', '’']) && says!(v, a.next + 1, "s") && !v.gap(a.next);
    let line = matches!(v.words(a.first), "000" | "101" | "111" | "112" | "119" | "911" | "999")
        && says!(
            v,
            a.next,
            "call calls caller callers dispatcher dispatchers handler handlers line operator service"
        );
    // 3M the maker, 4K the picture.
    let letter = matches!(v.words(a.first), "3")
        && v.words(a.next - 1) == "M"
        && !v.is_lower(a.next)
        && v.tokens.len() > 2
        || matches!(v.words(a.first), "2" | "4" | "8")
            && v.words(a.next - 1) == "K"
            && says!(
                v,
                a.next,
                "camera cameras content display footage hd monitor monitors quality resolution screen screens \
                    television televisions tv tvs ultra video videos"
            );
    let emergency = line
        || letter
        || matches!(v.words(a.first), "999" | "911" | "112")
            && !v.is_hyphen(a.next)
            && (says!(v, at, "call calls calling dial ring ringing using reserving the a or to")
                || says!(v, a.next, "call calls or"));
    let number = says!(v, a.next, "number") && v.words(a.first).len() == 3 && says!(v, at, "the");
    let chart = says!(v, at, "top") && says!(v, a.next, "album albums chart charts hit hits single singles")
        || says!(v, at, "from") && says!(v, a.next, "to") && says!(v, a.next + 1, "number");
    if tens
        || emergency
        || number
        || chart
        || says!(v, at, "dial dialled dialling dialing")
        || says!(v, at, "p sp") && v.gap(a.first)
    {
        return true;
    }
    let bound = modifier::find(v, a).0.is_some_and(|m| m.strong);
    // "the new ATR 72-500": a model's two numbers.
    let model = a.high.is_some_and(|high| high >= Decimal::ONE_HUNDRED && a.value < Decimal::ONE_HUNDRED);
    if model && v.at(at).is_some_and(|t| t.shape == Shape::Upper) && (a.first..a.next).any(|k| v.is_hyphen(k))
    {
        return true;
    }
    if bound
        || super::phrase::possessive(v, at)
        || !v.is_capital(at)
        || !v.gap(a.first)
        || a.kind == FigureKind::Score
        || a.high.is_some() && !v.is(at, NUMBERED)
    {
        return false;
    }
    let word = v.word(at);
    let opens = at == 0 || v.mark(before(at)).is_some_and(|c| !matches!(c, '-' | '/' | ','));
    let titled = word.is(MONTH | WEEKDAY) || is_title_case(v) || opens && says!(v, at, "another");
    if titled || opens && word.class != 0 && !word.is(NUMBERED) {
        return false;
    }
    if v.is_plural(a.next) && v.is_lower(a.next) && !v.is(a.next, super::lexicon::VERB)
        || v.is_lower(a.next) && v.is_nominal(a.next) && v.is_plural(a.next + 1) && v.is_lower(a.next + 1)
    {
        return says!(v, at, "boeing airbus fortune boeing's");
    }
    // "Ames 46 percent, Birch 40": the numbers of a poll.
    let polled = super::is_poll(v) && a.value <= Decimal::ONE_HUNDRED && !v.is_mark(a.next, &['-', '−']);
    !polled && !is_tally(v)
}

/// "The count is Doyle 384, Moss 300": a sentence that lists who has how many.
fn is_tally(v: &View<'_>) -> bool {
    (0..v.tokens.len().min(60)).any(|i| says!(v, i, "delegate delegates medals seats tally votes"))
}

/// 737 Max, 787 Dreamliner, "the 777 program": airliners go by their number.
fn airliner(v: &View<'_>, a: &Amount) -> bool {
    const MODELS: [&str; 9] = ["707", "717", "727", "737", "747", "757", "767", "777", "787"];
    let next = a.next;
    numeral::is_plain(v, a.first)
        && MODELS.contains(&v.words(a.first))
        && (v.is_capital(next)
            || says!(v, next, "jet jets plane planes program programme aircraft airliner fleet family"))
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
    let (found, _) = modifier::find(v, a);
    let day = says!(v, a.next.wrapping_sub(1), "day night minute point time second");
    day && found.is_none()
        && !says!(v, a.next, "ago later earlier before after to of or")
        && !says!(v, before(a.first), "for in within just only by")
}
