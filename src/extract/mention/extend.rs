//! How far a phrase goes behind its head: brackets, "of …", appositions, non-restrictive clauses.

use super::lexicon::Word;
use super::scan::Scanner;
use super::{Mention, MentionKind};
use crate::extract::token::{Shape, TokenKind, keys};

/// The longest apposition or clause taken, in tokens.
const LONGEST: usize = 40;

const THEMSELVES: [u64; 4] = keys(["himself", "herself", "itself", "themselves"]);
/// What goes on with a name.
const OF_NAMES: [u64; 2] = keys(["of", "from"]);
/// What goes on with a description.
const OF_NOUNS: [u64; 12] =
    keys(["of", "for", "at", "from", "in", "on", "with", "to", "by", "close", "familiar", "including"]);
/// What takes some of a number of people or things.
const PARTS: [u64; 9] = keys(["all", "both", "each", "few", "half", "many", "most", "none", "some"]);
/// What may stand before a time.
const OF_TIME: [u64; 5] = keys(["on", "in", "from", "at", "by"]);
/// What may stand before something written.
const OF_PLACE: [u64; 4] = keys(["in", "on", "to", "by"]);
/// What links words inside a phrase.
const LINKS: [u64; 10] = keys(["of", "for", "and", "in", "at", "on", "to", "with", "by", "from"]);

/// Returns one past the last token of the mention with all that belongs to it.
pub(super) fn end_of(s: &Scanner<'_>, mention: &Mention) -> usize {
    let mut at = mention.last as usize;
    let named = matches!(mention.kind, MentionKind::Person | MentionKind::Name | MentionKind::Body);
    if mention.kind == MentionKind::Place {
        return at;
    }
    // What most often follows is neither a small word that goes on nor a mark.
    if at < s.end && matches!(s.tokens[at].kind, TokenKind::Mark(c) if c != '(' && c != ',') {
        return at;
    }
    if s.is_one_of(at, &THEMSELVES) {
        at += 1;
    }
    if let Some(end) = bracket(s, at) {
        at = end;
    }
    if let Some(end) = prepositional(s, at, named) {
        at = bracket(s, end).unwrap_or(end);
    } else if let Some(end) = reduced_clause(s, at, mention) {
        return end;
    }
    let introduces = introduces(s, mention.first as usize);
    // `Writing to the port, the union said`.
    let before = (mention.first as usize).checked_sub(1).filter(|b| *b >= s.first);
    let governed = before.is_some_and(|b| s.words[b].word.is(Word::PREPOSITION));
    for _ in 0..3 {
        let apposed = apposition(s, at, mention, named);
        // `In a letter, the union said`: no apposition, where no comma closes it.
        let who = at + 1 < s.end && s.words[at + 1].word.is(Word::RELATIVE);
        let closed = |end: usize| {
            if introduces { s.is_mark(end, ',') } else { !(governed && !who && is_verb(s, end)) }
        };
        let Some(end) = apposed.filter(|end| closed(*end)) else { break };
        at = end;
    }
    at
}

/// Says whether a verb stands at `at` that a subject before it would have.
fn is_verb(s: &Scanner<'_>, at: usize) -> bool {
    s.is_word(at)
        && !s.tokens[at].is_capital()
        && s.words[at].word.is(Word::SAY.or(Word::VERB).or(Word::AUXILIARY))
}

/// Says whether the phrase at `first` follows what opens its sentence: `In`, `According to`.
fn introduces(s: &Scanner<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1).filter(|b| *b >= s.first) else { return false };
    let opens = |q: usize| {
        s.words[q].starts && s.words[q].word.is(Word::PREPOSITION) && s.words[q].key != keys(["as"])[0]
    };
    let to = s.is_one_of(before, &keys(["to"])) && before > s.first && s.words[before - 1].starts;
    to || opens(before)
}

/// `(R-Ohio)`, `(AROS)`.
fn bracket(s: &Scanner<'_>, at: usize) -> Option<usize> {
    s.is_mark(at, '(').then_some(())?;
    (at + 1..s.end.min(at + 9)).find(|&q| s.is_mark(q, ')')).map(|q| q + 1)
}

/// `of Mayfield Baptist Church`, `for the party`, `at Homeland Security`.
fn prepositional(s: &Scanner<'_>, at: usize, named: bool) -> Option<usize> {
    let goes_on: &[u64] = if named { &OF_NAMES } else { &OF_NOUNS };
    if !s.is_one_of(at, goes_on) || tells_time(s, at) || tells_where(s, at) {
        return None;
    }
    let mut end = phrase_end(s, at + 1);
    if named && s.is_mark(end, ',') && end > at + 1 && goes_on_after_comma(s, end) {
        end = phrase_end(s, end + 1);
    }
    (end > at + 1).then_some(end)
}

/// `a lawyer acting for the port said`, `the club run by its members told`, `people outside the court said`, `the Sea League in Kent
/// said`: what belongs to a subject whose reporting verb follows at once; and `said a man calling himself Paul.`, `according to a
/// poll taken in May`.
fn reduced_clause(s: &Scanner<'_>, at: usize, mention: &Mention) -> Option<usize> {
    let kind = mention.kind;
    let described =
        matches!(kind, MentionKind::Description | MentionKind::Organisation | MentionKind::Document);
    if !s.is_word(at) || s.tokens[at].is_capital() || !(described || kind == MentionKind::Body) {
        return None;
    }
    let participle = |q: usize| {
        let word = s.tokens[q].range.of(s.text);
        s.is_word(q)
            && (word.ends_with("ed") || word.ends_with("ing") || PARTICIPLES.contains(&s.tokens[q].key))
    };
    let says = |q: usize| {
        let word = if s.is_word(q) { s.words[q].word } else { Word::default() };
        word.is(Word::SAY) && !word.is(Word::NOUN) && !s.tokens[q].is_capital()
    };
    // `a neighbour who saw the fire said`.
    if described && s.words[at].word.is(Word::RELATIVE) && !says(at + 1) {
        let helped = |q: usize| s.is_word(q) && s.words[q].word.is(Word::AUXILIARY);
        let verb = (at + 1..at + 4).find(|q| !helped(*q)).filter(|q| s.is_word(*q))?;
        let end = phrase_end(s, verb + 1);
        return says(end).then_some(end);
    }
    // `a statement after Hale said`.
    if s.is_one_of(at, &keys(["after", "before", "since", "until", "as", "than", "like"])) {
        return None;
    }
    let mut behind = at + usize::from(s.tokens[at].range.of(s.text).ends_with("ly"));
    if described && participle(behind) {
        behind += 1;
        if s.is_one_of(behind, &keys(["and", "or"])) && s.is_word(behind + 1) && participle(behind + 1) {
            behind += 2;
        }
        let led = is_led(s, mention.first as usize);
        let stops = |q: usize| q >= s.end || matches!(s.tokens[q].kind, TokenKind::Mark(c) if c != '-');
        if led && stops(behind) {
            return Some(behind);
        }
        let dated = led && s.is_word(behind) && s.words[behind].word.is(Word::NOT_NAME);
        let links = dated
            || s.is_word(behind) && {
                let (word, ing) =
                    (s.words[behind].word, s.tokens[behind - 1].range.of(s.text).ends_with("ing"));
                word.is(Word::PREPOSITION)
                    || ing
                        && (word.is(Word::DETERMINER.or(Word::POSSESSIVE))
                            || s.is_capital(behind)
                            || s.is_one_of(behind, &THEMSELVES))
            };
        if !links || tells_time(s, behind) && !led {
            return None;
        }
        let end = phrase_end(s, behind + usize::from(!dated));
        if led && end > behind && stops(end) {
            return Some(end);
        }
    } else if !s.words[at].word.is(Word::PREPOSITION) && !s.is_one_of(at, &PLACES)
        || tells_time(s, at)
        || tells_where(s, at)
    {
        return None;
    }
    let end = phrase_end(s, behind + 1);
    // `the Sea League in Kent`, but `the Sea League in its third year`.
    if kind == MentionKind::Body {
        let capital = |q: &usize| s.tokens[*q].is_capital() || s.words[*q].word.is(Word::DETERMINER);
        let near = end <= behind + 5 && (behind + 1..end).all(|q| capital(&q));
        let verb = s.is_word(end) && s.tokens[end].range.of(s.text).ends_with("ed");
        return (near && end > behind + 1 && verb).then_some(end);
    }
    // `a woman asked for tea and Ann Lee said`: two sentences.
    let by = s.is_one_of(behind, &keys(["by"]));
    if !by && (behind + 1..end).any(|q| s.is_one_of(q, &keys(["and"]))) {
        return None;
    }
    let helped = |q: usize| s.is_word(q) && s.words[q].word.is(Word::AUXILIARY);
    (end > behind + 1 && (says(end) || helped(end) && says(end + 1))).then_some(end)
}

/// Says whether `said` or `according to` leads to the phrase at `first`.
fn is_led(s: &Scanner<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1).filter(|b| *b >= s.first) else { return false };
    let says =
        s.is_word(before) && s.words[before].word.is(Word::SAY) && !s.words[before].word.is(Word::NOUN);
    let to = s.is_one_of(before, &keys(["to"])) && before > s.first;
    says || to && s.words[before - 1].key == keys(["according"])[0]
}

/// Participles that end neither in `ed` nor in `ing`.
const PARTICIPLES: [u64; 20] = keys([
    "run", "led", "known", "held", "seen", "sent", "written", "drawn", "hit", "born", "made", "set", "hurt",
    "put", "taken", "shown", "given", "found", "caught", "told",
]);
/// What says where somebody is.
const PLACES: [u64; 6] = keys(["outside", "inside", "near", "behind", "across", "aboard"]);

/// `on Tuesday`, `in June`, `in 2016`: says when, not who.
fn tells_time(s: &Scanner<'_>, preposition: usize) -> bool {
    let at = preposition + 1;
    at < s.end
        && (s.tokens[at].kind == TokenKind::Number || s.words[at].word.is(Word::NOT_NAME))
        && s.is_one_of(preposition, &OF_TIME)
}

/// `the group in a statement`, `on its website`: says where, not who.
fn tells_where(s: &Scanner<'_>, preposition: usize) -> bool {
    let at = preposition + 1;
    let opens = at < s.end && s.words[at].word.is(Word::DETERMINER.or(Word::POSSESSIVE));
    let written = |q: usize| q < s.end && s.words[q].word.is(Word::DOCUMENT);
    opens && (written(at + 1) || s.is_word(at + 2) && written(at + 2)) && s.is_one_of(preposition, &OF_PLACE)
}

/// Where a run of words ends that holds no verb known to us, no comma and no mark.
fn phrase_end(s: &Scanner<'_>, from: usize) -> usize {
    let mut at = from;
    while at < s.end.min(from + 16) {
        let token = &s.tokens[at];
        match token.kind {
            TokenKind::Word => {
                let word = s.words[at].word;
                let links = word.is(Word::FUNCTION) && s.is_one_of(at, &LINKS);
                let noun = word.is(Word::NOUN)
                    && at > from
                    && s.words[at - 1].word.is(Word::DETERMINER.or(Word::ADJECTIVE).or(Word::DEMONYM));
                // `in the US`, which is no "us".
                let country = token.shape == Shape::Upper && word.is(Word::ME);
                let stops = word.is(Word::FUNCTION.or(Word::PRONOUN).or(Word::RELATIVE))
                    && !links
                    && !country
                    && !word.is(Word::POSSESSIVE)
                    || word.is(Word::SAY.or(Word::VERB)) && !noun && !token.is_capital();
                if stops || links && tells_time(s, at) {
                    break;
                }
            }
            TokenKind::Number => {}
            TokenKind::Mark('-' | '&' | '\'' | '’') if !token.gap => {}
            TokenKind::Mark('.') if at > from && s.words[at - 1].word.is(Word::ABBREVIATION) => {}
            TokenKind::Mark(_) => break,
        }
        at += 1;
    }
    // No dangling "and", "in", "by".
    while at > from && s.words[at - 1].word.is(Word::FUNCTION) {
        at -= 1;
    }
    at
}

/// One apposition or clause after a comma (or its age); `at` is past what is taken so far.
fn apposition(s: &Scanner<'_>, at: usize, mention: &Mention, named: bool) -> Option<usize> {
    if !s.is_mark(at, ',') {
        return None;
    }
    let next = at + 1;
    if next >= s.end {
        return None;
    }
    let token = &s.tokens[next];
    if token.kind == TokenKind::Number {
        let age = token.range.len() <= 3 && (next + 1 >= s.end || !s.is_word(next + 1));
        return (age && mention.kind != MentionKind::Body).then_some(next + 1);
    }
    if !token.is_word() {
        return None;
    }
    let word = s.words[next].word;
    if word.is(Word::RELATIVE) || s.is_one_of(next, &keys(["whose"])) {
        return clause(s, next);
    }
    if named && s.is_one_of(next, &keys(["of"])) {
        return Some(until_stop(s, next + 1));
    }
    // `Yelling, herself a runner`.
    let own = usize::from(s.is_one_of(next, &keys(["himself", "herself"])));
    if starts_apposition(s, next + own, named) {
        return Some(until_stop(s, next + own));
    }
    // `R-Ohio`, `Republican of Iowa`, `D-Conn.`
    let party = named
        && token.is_capital()
        && (token.range.len() == 1 && s.is_mark(next + 1, '-')
            || word.is(Word::DEMONYM) && s.is_word(next + 1));
    if party || named && word.is(Word::SUFFIX) && token.is_capital() {
        return Some(until_stop(s, next));
    }
    None
}

/// Says whether the words at `next` begin an apposition: an article or a role, with a noun before any verb.
fn starts_apposition(s: &Scanner<'_>, next: usize, named: bool) -> bool {
    let (mut noun, mut single) = (false, false);
    for q in next..s.end.min(next + 9) {
        let token = &s.tokens[q];
        if matches!(token.kind, TokenKind::Mark('-' | '\'' | '’')) && !token.gap {
            continue;
        }
        if !token.is_word() {
            break;
        }
        let word = s.words[q].word;
        if word.is(Word::NOUN) || token.is_capital() && word.is(Word::TITLE) {
            noun = true;
            single = word.is(Word::PERSON.or(Word::TITLE));
            break;
        }
        if word.is(Word::FUNCTION.or(Word::PRONOUN)) && !word.is(Word::POSSESSIVE)
            || word.is(Word::SAY.or(Word::VERB))
        {
            break;
        }
    }
    let word = s.words[next].word;
    // `the council, half of them …` goes on about others.
    let counts = s.is_one_of(next, &PARTS) && s.is_one_of(next + 1, &keys(["of"]));
    let opens = word.is(Word::DETERMINER.or(Word::POSSESSIVE)) && !counts;
    let role = !s.tokens[next].is_capital() && single;
    let owner = s.tokens[next].is_capital() && (next..s.end.min(next + 6)).any(|q| s.words[q].possessive);
    let capital_role = s.tokens[next].is_capital() && !word.is(Word::FIRST_NAME) && noun;
    // `a gynaecologist from`: no list has every trade, but "a" hardly opens anything else behind a name.
    let any_trade = named && s.is_one_of(next, &keys(["a", "an"]));
    any_trade || noun && (opens || named && (role || owner || capital_role))
}

/// A clause that begins with `who`: to its comma, but none that is itself the reporting verb.
fn clause(s: &Scanner<'_>, who: usize) -> Option<usize> {
    let reports = (who + 1..s.end.min(who + 3))
        .any(|q| s.is_word(q) && s.words[q].word.is(Word::SAY) && !s.is_one_of(q, &keys(["read", "found"])));
    (!reports).then(|| until_stop(s, who + 1)).filter(|&end| end > who + 2)
}

/// Goes on to a comma that ends the apposition, or the sentence's end, or a quotation mark.
fn until_stop(s: &Scanner<'_>, from: usize) -> usize {
    let mut at = from;
    let mut verb = false;
    while at < s.end.min(from + LONGEST) {
        let token = &s.tokens[at];
        match token.kind {
            TokenKind::Mark(',') => {
                if !goes_on_after_comma(s, at) {
                    break;
                }
            }
            TokenKind::Mark('.') => {
                let abbreviation = s.words[at - 1].word.is(Word::ABBREVIATION) && at + 1 < s.end;
                if !abbreviation {
                    break;
                }
            }
            TokenKind::Mark('-' | '&' | '\'' | '’' | '/') if !token.gap => {}
            TokenKind::Word => {
                let word = s.words[at].word;
                verb |= word.is(Word::RELATIVE) || s.is_one_of(at, &keys(["that"]));
                if !verb
                    && word.is(Word::SAY)
                    && !word.is(Word::NOUN)
                    && at > from + 1
                    && !s.words[at - 1].word.is(Word::DETERMINER)
                {
                    break;
                }
            }
            TokenKind::Number | TokenKind::Mark('&' | '(' | ')' | '$' | '#') => {}
            TokenKind::Mark(_) => break,
        }
        at += 1;
    }
    while at > from
        && s.words[at - 1].word.is(Word::FUNCTION)
        && !s.words[at - 1].word.is(Word::VERB)
        && s.tokens[at - 1].range.len() < 4
    {
        at -= 1;
    }
    at
}

/// A comma inside an apposition: a place and its state ("Albany, N.Y."), or a list that ends with "and".
fn goes_on_after_comma(s: &Scanner<'_>, comma: usize) -> bool {
    let next = comma + 1;
    if !s.is_word(next) {
        return false;
    }
    s.tokens[next].is_capital()
        && (s.words[next].word.is(Word::PLACE)
            || s.words[next].word.is(Word::ABBREVIATION) && s.is_mark(next + 1, '.')
            || s.tokens[next].shape == Shape::Upper)
        && s.tokens[comma - 1].is_capital()
}
