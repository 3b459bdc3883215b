//! Proper names that hold a number: World War Two, the Group of Seven, Windows 10, the 787 programme.

use super::amount::Amount;
use super::counted;
use super::lexicon::{ADVERB, CARDINAL, CONNECTIVE, MONTH, NUMBERED, PREPOSITION, WEEKDAY};
use super::modifier;
use super::naming::round_of;
use super::numeral;
use super::view::{View, before, says};
use crate::extract::FigureKind;
use crate::extract::token::Shape;
use rust_decimal::Decimal;

/// World War Two, Chapter Eleven, Article Five; "page one", "day two".
pub fn name_in_words(v: &View<'_>, a: &Amount) -> bool {
    let at = before(a.first);
    let capital = v.is_capital(a.first);
    if says!(v, a.first, "six") && v.words(a.next) == "Nations" || says!(v, at, "false") {
        return true; // the tournament; a false nine
    }
    // "the Six Nations", "said Ten Hag", "Erik ten Hag".
    let named = v.is_capital(a.next) && v.gap(a.next) && a.is_bare() && a.value <= Decimal::TEN && !a.scaled;
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
    if bloc && a.is_bare() && !is_title_case(v) {
        return true;
    }
    if a.is_bare()
        && mid
        && (v.is_capital(at) && (at > 0 || super::phrase::possessive(v, at)) || group)
        && counted::noun(v, a).is_none()
    {
        return true;
    }
    if !a.is_bare() && a.dimension != Some(super::unit::Dimension::Time) {
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
    if !a.is_bare() {
        return false;
    }
    let counted = v.is_plural_phrase(a.next) && v.is_lower(a.next);
    v.is(at, NUMBERED) && !counted && !says!(v, at, "company law local super press world")
}

/// Says whether the sentence writes its words like a title, so that capitals say nothing.
pub fn is_title_case(v: &View<'_>) -> bool {
    !(0..v.tokens.len().min(24)).any(|i| v.is_lower(i) && v.is_nominal(i) && v.words(i).len() > 3)
}

/// A capital word with a bare number behind it: Windows 10, Airbus A350, Apollo 11.
pub fn name(v: &View<'_>, a: &Amount) -> bool {
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
