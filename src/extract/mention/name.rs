//! What a run of capitalised words names: where the title ends and the name begins, and whether it is a person's, a
//! body's or a place's.

use super::lexicon::Word;
use super::scan::Scanner;
use super::{Gender, MentionKind};
use crate::extract::token::{Shape, TokenKind, key, keys};

/// A run of capitalised words, read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    /// First token of the name alone.
    pub first: usize,
    /// One past its last.
    pub last: usize,
    /// The token of its last word that is no suffix.
    pub head: usize,
    /// `None` where it names nobody ("British").
    pub kind: Option<MentionKind>,
    /// What title and first name tell.
    pub gender: Gender,
    /// Whether the word lists know it for what `kind` says.
    pub known: bool,
    /// Whether a title or role stands before the name within the run.
    pub titled: bool,
    /// "Democrats".
    pub plural: bool,
}

/// Royal and noble titles, which with `of` and a place make a name.
const NOBLE: [u64; 12] = keys([
    "duke", "duchess", "prince", "princess", "earl", "king", "queen", "count", "countess", "marquess",
    "emir", "sultan",
]);

/// Reads the run `first..last`.
pub(super) fn analyse(s: &Scanner<'_>, first: usize, last: usize) -> Name {
    let start = name_start(s, first, last);
    let titled = start > first;
    let mut name = Name {
        first: start,
        last,
        head: last - 1,
        kind: None,
        gender: Gender::Unknown,
        known: false,
        titled,
        plural: false,
    };
    if is_dateline(s, first, last) {
        return Name { kind: Some(MentionKind::Place), gender: Gender::Neuter, known: true, first, ..name };
    }
    // `Monmouth MP`: one word before the office names its seat.
    let seat = last == first + 2
        && s.is_word(last - 1)
        && s.words[last - 1].word.is(Word::SUFFIX)
        && s.words[last - 1].word.is(Word::PERSON)
        && !s.words[first].word.is(Word::FIRST_NAME);
    if seat {
        return Name { kind: Some(MentionKind::Description), known: true, ..name };
    }
    while name.head > start && (!s.is_word(name.head) || s.words[name.head].word.is(Word::SUFFIX)) {
        name.head -= 1;
    }
    let title_gender = gender_of_titles(s, first, start);
    classify(s, first, &mut name);
    if matches!(name.kind, Some(MentionKind::Person | MentionKind::Name)) {
        name.gender =
            if title_gender == Gender::Unknown { gender_of_first_name(s, &name) } else { title_gender };
    } else if name.kind == Some(MentionKind::Description) {
        let word = s.words[name.head].word;
        name.gender = if word.is(Word::SHE_TITLE.or(Word::FEMALE)) {
            Gender::Female
        } else if word.is(Word::HE_TITLE.or(Word::MALE)) {
            Gender::Male
        } else {
            Gender::Unknown
        };
    } else if name.kind.is_some() {
        name.gender = Gender::Neuter;
    }
    name
}

/// `SAN RIMA, Nov 3 (Agency) -` at a paragraph's start: where the news comes from.
fn is_dateline(s: &Scanner<'_>, first: usize, last: usize) -> bool {
    let shouted = |q: usize| s.tokens[q].shape == Shape::Upper && s.tokens[q].range.len() > 1;
    if first != s.first || s.titled || !(first..last).all(|q| shouted(q) || !s.is_word(q)) {
        return false;
    }
    for q in last..s.end.min(last + DATELINE) {
        let token = &s.tokens[q];
        match token.kind {
            TokenKind::Mark('—' | '–' | '―') => return true,
            TokenKind::Mark('-') if token.gap => return true,
            TokenKind::Mark('/') => return s.is_mark(q + 1, '/'),
            TokenKind::Mark(',' | '.' | '(' | ')' | '-') | TokenKind::Number => {}
            TokenKind::Word if token.is_capital() => {}
            _ => return false,
        }
    }
    false
}

/// How many tokens may stand between a dateline's place and its dash.
const DATELINE: usize = 12;

/// The token after the last title or role that has a name behind it.
fn name_start(s: &Scanner<'_>, first: usize, last: usize) -> usize {
    for k in (first..last.saturating_sub(1)).rev() {
        let word = s.words[k].word;
        let title = word.is(Word::TITLE);
        if !title && !word.is(Word::PERSON.or(Word::PERSONS)) || !s.is_word(k) {
            continue;
        }
        // `The Daily Source Code`: those who speak without a name are no title, but for their spokesman.
        let source = s.words[k].key == key("source") || s.words[k].key == key("user");
        if source && !title {
            continue;
        }
        let given_before = k > first
            && s.words[k - 1].word.is(Word::FIRST_NAME)
            && !s.words[k - 1].word.is(Word::TITLE)
            && s.is_word(k - 1);
        if given_before && (!title || last - k <= 2) {
            continue;
        }
        // `Miners’ Union` is no title of a union.
        if s.words[k].possessive || matches!(s.tokens[k + 1].kind, TokenKind::Mark('\'' | '’')) {
            continue;
        }
        let mut rest = k + 1;
        if s.is_mark(rest, '.') {
            rest += 1;
        }
        // `THE MAYOR HAS been`, as some papers begin.
        let shouted = |q: usize| s.tokens[q].shape == Shape::Upper;
        let helps = |w: Word| w.is(Word::AUXILIARY) && !w.is(Word::FIRST_NAME);
        if rest >= last || s.words[rest].word.is(Word::SUFFIX) || shouted(rest) && helps(s.words[rest].word) {
            continue;
        }
        // `Chief Executives`, `Lord Chief Justice`: more of the office.
        let office = |q: usize| {
            let word = s.words[q].word;
            word.is(Word::PERSONS) && !word.is(Word::PERSON) || word.is(Word::TITLE.or(Word::ADJECTIVE))
        };
        if (rest..last).all(|q| office(q) && !s.words[q].word.is(Word::FIRST_NAME)) {
            continue;
        }
        // `Dean Baker`, `Guy Rui Costa`: a first name that is a title or noun too.
        if word.is(Word::FIRST_NAME) && k == first && (last - rest == 1 || !title) && !s.is_mark(k + 1, '.') {
            continue;
        }
        if !s.tokens[rest].is_capital() && !s.words[rest].word.is(Word::PARTICLE) {
            // `Secretary of State John Kerry`: the name begins at its first name.
            let given = (rest + 1..last.saturating_sub(1))
                .find(|&q| s.words[q].word.is(Word::FIRST_NAME) && s.is_word(q) && q > rest + 1);
            match given {
                Some(q) if !names_body(s, q, last) => return q,
                _ => return first,
            }
        }
        if s.is_mark(rest, '-') || names_body(s, rest, last) && !s.words[rest].word.is(Word::FIRST_NAME) {
            return first;
        }
        return rest;
    }
    // `Tory Liam Hale`, `Spaniard Rui Costa`.
    let belongs = s.words[first].word.is(Word::DEMONYM.or(Word::PERSON));
    let given = last > first + 2
        && s.words[first + 1].word.is(Word::FIRST_NAME)
        && !s.words[first].word.is(Word::FIRST_NAME)
        && (first..last).all(|q| s.is_word(q));
    if belongs && given && !names_body(s, first, last) { first + 1 } else { first }
}

/// Says whether a word of `first..last` makes it a body's name.
fn names_body(s: &Scanner<'_>, first: usize, last: usize) -> bool {
    (first..last)
        .any(|q| s.is_word(q) && s.words[q].word.is(Word::BODY_WORD) && (q > first || last - first == 1))
}

fn classify(s: &Scanner<'_>, run: usize, name: &mut Name) {
    let (first, last) = (name.first, name.last);
    let n_words = (first..last).filter(|&q| s.is_word(q)).count();
    let word = s.words[first].word;
    let given = word.is(Word::FIRST_NAME);
    let joined =
        (first + 1..last).any(|q| s.is_mark(q, '&') || s.is_one_of(q, &keys(["of", "for", "on", "and"])));
    let head = s.words[name.head].word;
    if name.titled {
        (name.kind, name.known) = (Some(MentionKind::Person), true);
        return;
    }
    if joined {
        let noble = NOBLE.contains(&s.tokens[first].key);
        let role = word.is(Word::TITLE.or(Word::PERSON)) && !word.is(Word::BODY_WORD);
        name.known = true;
        name.kind = Some(match (noble, role) {
            (true, _) => MentionKind::Person,
            (_, true) => {
                name.head = first;
                MentionKind::Description
            }
            _ => MentionKind::Body,
        });
        return;
    }
    if n_words == 1 {
        classify_single(s, name, word);
        return;
    }
    let all_places = (first..last).filter(|&q| s.is_word(q)).all(|q| s.words[q].word.is(Word::PLACE));
    let two_word_name = given && n_words == 2 && !head.is(Word::BODY);
    // `Okoro-Boston` is no place.
    let joined_up = s.is_mark(name.head - 1, '-');
    let ends_in_place = !given && head.is(Word::PLACE) && !head.is(Word::FIRST_NAME) && !joined_up;
    if ends_in_place && !all_places && serves_land(s, first, name.head) {
        (name.kind, name.known) = (Some(MentionKind::Body), true);
    } else if all_places || ends_in_place {
        (name.kind, name.known) = (Some(MentionKind::Place), true);
    } else if head.is(Word::PERSONS) {
        (name.kind, name.known, name.plural) = (Some(MentionKind::Description), true, true);
    } else if names_body(s, first, last) && !two_word_name {
        (name.kind, name.known) = (Some(MentionKind::Body), true);
    } else if !given && head.is(Word::TITLE.or(Word::PERSON)) && !head.is(Word::FIRST_NAME) {
        // `Prime Minister`, `Chief Constable`: a role without its name.
        (name.kind, name.known) = (Some(MentionKind::Description), true);
    } else if !given && word.is(Word::DEMONYM.or(Word::PLACE)) && n_words == 2 && head.is(Word::BODY) {
        (name.kind, name.known) = (Some(MentionKind::Body), true);
    } else if given {
        (name.kind, name.known) = (Some(MentionKind::Person), true);
    } else if head.is(Word::BODY) && run == first {
        name.kind = Some(MentionKind::Body);
    } else {
        name.kind = Some(MentionKind::Name);
    }
}

/// `Audit Scotland`, `Cricket Australia`, `Age UK`: a body named for the country that it serves; not `Northern Ireland`.
fn serves_land(s: &Scanner<'_>, first: usize, head: usize) -> bool {
    LANDS.contains(&s.words[head].key)
        && (first..head).all(|q| {
            let parts = s.words[q].word.is(Word::DEMONYM.or(Word::ADJECTIVE).or(Word::PLACE));
            s.is_word(q) && !parts && !PARTS.contains(&s.words[q].key)
        })
}

/// Countries that bodies are named for.
const LANDS: [u64; 22] = keys([
    "scotland",
    "england",
    "wales",
    "ireland",
    "britain",
    "uk",
    "australia",
    "zealand",
    "canada",
    "india",
    "pakistan",
    "malaysia",
    "singapore",
    "africa",
    "kenya",
    "nigeria",
    "ghana",
    "uganda",
    "zambia",
    "zimbabwe",
    "jamaica",
    "europe",
]);

/// What stands before a country's name and makes a part of it, or one country of several.
const PARTS: [u64; 20] = keys([
    "north",
    "south",
    "east",
    "west",
    "central",
    "great",
    "greater",
    "new",
    "upper",
    "lower",
    "mainland",
    "rural",
    "middle",
    "little",
    "modern",
    "ancient",
    "inner",
    "outer",
    "republic",
    "northeast",
]);

fn classify_single(s: &Scanner<'_>, name: &mut Name, word: Word) {
    let upper = s.tokens[name.first].shape == Shape::Upper;
    if s.seen.is_surname(s.words[name.first].key) && !s.titled && !upper {
        (name.kind, name.known) = (Some(MentionKind::Name), true);
    } else if word.is(Word::DEMONYM) && !word.is(Word::FIRST_NAME) {
        name.kind = s.tokens[name.first].range.of(s.text).ends_with('s').then_some(MentionKind::Name);
    } else if word.is(Word::PLACE) {
        (name.kind, name.known) = (Some(MentionKind::Place), true);
    } else if word.is(Word::PERSONS) && !word.is(Word::FIRST_NAME) {
        (name.kind, name.known, name.plural) = (Some(MentionKind::Description), true, true);
    } else if word.is(Word::TITLE.or(Word::PERSON)) && !word.is(Word::FIRST_NAME) && !upper {
        (name.kind, name.known) = (Some(MentionKind::Description), true);
    } else if word.is(Word::BODY_WORD) {
        name.kind = Some(MentionKind::Body);
    } else if word.is(Word::ABBREVIATION) {
        name.kind = None;
    } else {
        name.kind = Some(MentionKind::Name);
        name.known = word.is(Word::FIRST_NAME);
    }
}

fn gender_of_titles(s: &Scanner<'_>, first: usize, start: usize) -> Gender {
    for q in (first..start).rev().filter(|&q| s.is_word(q)) {
        let word = s.words[q].word;
        if word.is(Word::SHE_TITLE.or(Word::FEMALE)) && word.is(Word::TITLE.or(Word::PERSON)) {
            return Gender::Female;
        }
        if word.is(Word::HE_TITLE.or(Word::MALE)) && word.is(Word::TITLE.or(Word::PERSON)) {
            return Gender::Male;
        }
    }
    Gender::Unknown
}

/// The gender of the first word that is a first name; only where more of the name follows.
fn gender_of_first_name(s: &Scanner<'_>, name: &Name) -> Gender {
    let mut given = (name.first..name.head.max(name.first + 1))
        .filter(|&q| s.is_word(q))
        .take(2)
        .map(|q| s.words[q].word);
    let of = |w: Word| {
        if w.is(Word::HE_NAME) {
            Gender::Male
        } else if w.is(Word::SHE_NAME) {
            Gender::Female
        } else {
            Gender::Unknown
        }
    };
    match given.next().map(of) {
        Some(Gender::Unknown) => given.next().map_or(Gender::Unknown, of),
        Some(gender) => gender,
        None => Gender::Unknown,
    }
}
