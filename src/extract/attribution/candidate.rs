//! What is known of a mention as a possible source, whichever quote it is weighed for.

use super::cue::Cue;
use super::flow::Flow;
use super::small::Small;
use crate::extract::mention::lexicon::{Word, look_up};
use crate::extract::mention::{Mention, MentionKind};
use crate::extract::token::{Shape, Token, TokenKind, key};

/// A verb that may make a mention a source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub cue: Cue,
    /// The verb's form: past, present, -ing, other; passive.
    pub form: u8,
    /// Its token.
    pub token: u32,
    /// How it hangs on the mention: 0 directly, 1 over adverbs and auxiliaries, 2 over an apposition, 3 over `who`.
    pub over: u8,
}

/// A mention with its surroundings.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts that become features")]
pub(super) struct Context {
    /// Index of the mention.
    pub mention: u32,
    /// First token, title and role included.
    pub first: u32,
    /// One past the last token of the short phrase.
    pub last: u32,
    /// One past the last token, apposition included.
    pub end: u32,
    pub kind: MentionKind,
    pub sentence: u32,
    pub passage: u32,
    /// Its first token's place in the flow.
    pub place: u32,
    /// The reporting verb behind it, and before it.
    pub verb_after: Option<Verb>,
    pub verb_before: Option<Verb>,
    /// Masked words beside it.
    pub before: u32,
    pub before2: u32,
    pub after: u32,
    pub after_end: u32,
    /// The segment that it is tagged to, plus 1: `“…,” said X` and `X said: “…”`. 0 where there is none.
    pub tag_left: u32,
    pub tag_right: u32,
    /// Whether it and its verb close their sentence behind a comma: `…, a new study shows.`
    pub closes: bool,
    /// Whether nothing but a stop stands behind its verb: `Hale replied.`
    pub bare_tag: bool,
    /// Whether its sentence begins with it.
    pub initial: bool,
    pub possessive: bool,
    pub nested: bool,
    /// Whether it stands in what follows another's head: the board in `a spokesman for the board`.
    pub inner: bool,
    /// Whether it ends that phrase, with no comma before it: the verb behind it is the other's.
    pub governed: bool,
    pub plural: bool,
    /// Whether it is Y of `X quoted Y as saying`.
    pub relayed: bool,
    /// Whether it is a court or inquest that hears or is told, or somebody who finds or shows.
    pub finds: bool,
    /// Whether it puts something so: `as Hale put it`.
    pub puts: bool,
    /// Whether the verb follows its phrase with no mark between.
    pub unbroken: bool,
    /// Whether its `according to` opens the sentence.
    pub starts_as_source: bool,
    /// What it is called: the key of its head, in lower case.
    pub name: u64,
    /// Who it is; `u32::MAX` where that is not known.
    pub entity: u32,
    /// Sorts of the words before and behind it.
    pub before_sort: u32,
    pub after_sort: u32,
    /// Masked word of a description's head; 0 for names.
    pub noun: u32,
}

impl Context {
    pub fn new(flow: &Flow<'_>, mention: &Mention, idx: u32, entity: u32) -> Self {
        let spot = flow.spot(mention.first);
        let end = clear_end(flow, mention);
        let before = mention.first.checked_sub(1).filter(|b| flow.spot(*b).sentence == spot.sentence);
        let before2 =
            before.and_then(|b| b.checked_sub(1)).filter(|b| flow.spot(*b).sentence == spot.sentence);
        let named = matches!(
            mention.kind,
            MentionKind::Person
                | MentionKind::Name
                | MentionKind::Body
                | MentionKind::Place
                | MentionKind::Handle
                | MentionKind::Joined
        );
        let head = flow.token(mention.head);
        let verb_after = verb_after(flow, mention.first, mention.last, end);
        let verb_before = verb_before(flow, mention.first);
        Self {
            mention: idx,
            entity,
            first: mention.first,
            last: mention.last,
            end,
            kind: mention.kind,
            sentence: spot.sentence,
            passage: mention.passage,
            place: spot.place,
            verb_after,
            verb_before,
            before: before.map_or(0, |b| word_at(flow, b)),
            before2: before2.map_or(0, |b| word_at(flow, b)),
            before_sort: before.map_or(0, |b| sort_at(flow, b)),
            after_sort: sort_at(flow, end),
            after: word_at(flow, mention.last),
            after_end: word_at(flow, end),
            tag_left: quote_left(flow, verb_before.map_or(mention.first, |v| v.token)),
            tag_right: quote_right(flow, verb_after.map_or(end, |v| v.token + 1)),
            closes: closes(flow, mention.first, end, verb_before, verb_after),
            bare_tag: verb_after.is_some_and(|v| {
                v.over < 2
                    && flow
                        .token(v.token + 1)
                        .is_none_or(|t| matches!(t.kind, TokenKind::Mark('.' | ',' | ':')))
            }),
            initial: before.is_none(),
            possessive: mention.possessive,
            nested: mention.nested,
            inner: false,
            governed: false,
            plural: mention.plural,
            relayed: verb_before.is_some_and(|v| v.over == 0 && matches!(v.cue, Cue::Weak | Cue::State))
                && as_saying(flow, end),
            finds: verb_after.is_some_and(|v| finds(flow, head, v)),
            puts: verb_after.is_some_and(|v| puts_it(flow, v)),
            unbroken: end > mention.last && flow.token(end).is_some_and(Token::is_word),
            starts_as_source: verb_before
                .is_some_and(|v| v.cue == Cue::Accord && opens_sentence(flow, v.token)),
            name: head.map_or(0, |t| t.key),
            noun: if named { 0 } else { head.map_or(0, masked) },
        }
    }
}

/// Says whether a court heard or was told, or anybody found or showed.
fn finds(flow: &Flow<'_>, head: Option<&Token>, verb: Verb) -> bool {
    const FOUND: [u64; 6] =
        [key("found"), key("finds"), key("find"), key("shows"), key("showed"), key("show")];
    let own = flow.token(verb.token).map_or(0, |t| t.key);
    let court = head.is_some_and(|t| HEARING.contains(&t.key));
    let listens =
        [key("heard"), key("hears")].contains(&own) || verb.cue == Cue::Tell && verb.form == PASSIVE;
    court && listens || FOUND.contains(&own)
}

/// `put it`.
fn puts_it(flow: &Flow<'_>, verb: Verb) -> bool {
    let key_at = |at: u32| flow.token(at).map_or(0, |t| t.key);
    [key("put"), key("puts")].contains(&key_at(verb.token)) && key_at(verb.token + 1) == key("it")
}

/// Bodies before which words are spoken.
const HEARING: [u64; 9] = [
    key("court"),
    key("inquest"),
    key("jury"),
    key("jurors"),
    key("hearing"),
    key("trial"),
    key("tribunal"),
    key("inquiry"),
    key("committee"),
];

/// Says whether the sentence begins with the token.
fn opens_sentence(flow: &Flow<'_>, at: u32) -> bool {
    at.checked_sub(1).is_none_or(|before| flow.spot(before).sentence != flow.spot(at).sentence)
}

/// Says whether `as saying` stands at `at`.
fn as_saying(flow: &Flow<'_>, at: u32) -> bool {
    let verb = flow.token(at + 1).filter(|t| Cue::of(t).is_some() && form(t, flow) == ING);
    verb.is_some() && flow.token(at).is_some_and(|t| t.key == key("as"))
}

/// Says whether a comma stands before subject and verb and the sentence's end behind them.
fn closes(flow: &Flow<'_>, first: u32, end: u32, before: Option<Verb>, after: Option<Verb>) -> bool {
    let comma = |at: u32| at > 0 && flow.token(at - 1).is_some_and(|t| t.is_mark(','));
    let stop = |at: u32| {
        flow.spot(at).sentence != flow.spot(at - 1).sentence || flow.token(at).is_none_or(|t| t.is_mark('.'))
    };
    before.is_some_and(|v| comma(v.token) && stop(end))
        || after.is_some_and(|v| comma(first) && stop(v.token + 1))
}

/// The segment that ends right before `at`.
fn quote_left(flow: &Flow<'_>, at: u32) -> u32 {
    let before = at.saturating_sub(1);
    let comma = flow.spot(before).inside == 0 && flow.token(before).is_some_and(|t| t.is_mark(','));
    flow.spot(at.saturating_sub(1 + u32::from(comma))).inside
}

/// The segment that begins within four tokens behind `at`, in the same sentence.
fn quote_right(flow: &Flow<'_>, at: u32) -> u32 {
    let sentence = flow.spot(at.saturating_sub(1)).sentence;
    (at..at + 4)
        .map(|t| flow.spot(t))
        .take_while(|s| s.sentence == sentence)
        .find(|s| s.inside > 0)
        .map_or(0, |s| s.inside)
}

/// The end of the long phrase, where no quote stands between.
fn clear_end(flow: &Flow<'_>, mention: &Mention) -> u32 {
    let inside = (mention.last..mention.end).any(|t| flow.spot(t).inside > 0);
    if inside { mention.last } else { mention.end.max(mention.last) }
}

fn word_at(flow: &Flow<'_>, at: u32) -> u32 {
    if flow.spot(at).inside > 0 { QUOTE } else { flow.token(at).map_or(0, masked) }
}

/// The classes that the lexicon has for a word, besides those of names.
pub(super) fn sort_at(flow: &Flow<'_>, at: u32) -> u32 {
    if flow.spot(at).inside > 0 {
        return QUOTE;
    }
    match flow.token(at) {
        Some(token) if token.is_word() => {
            let classes = look_up(token.key).0 & 0x2_ffff_ffff;
            let cue = Cue::of(token).map_or(0, |c| c as u64) << 40;
            let small = u64::from(token.shape == Shape::Lower) << 50;
            let all = classes | cue | small;
            (all ^ all >> 27) as u32 | 1 << 31
        }
        Some(token) => coarse(token),
        None => 0,
    }
}

/// What a marked segment is among masked words.
pub(super) const QUOTE: u32 = 5;

/// A token as features may see it: its mark, its word where it is written small or is a function word, else only its sort.
pub(super) fn masked(token: &Token) -> u32 {
    match token.kind {
        TokenKind::Mark(c) => c as u32,
        TokenKind::Number => 4,
        TokenKind::Word if token.shape == Shape::Lower || is_function(token) => {
            (token.key ^ (token.key >> 32)) as u32 | 1 << 24
        }
        TokenKind::Word => 3,
    }
}

/// A coarser view for longer ways: reporting verbs by class, function words by name, other words by sort.
pub(super) fn coarse(token: &Token) -> u32 {
    match token.kind {
        TokenKind::Mark(c) => c as u32,
        TokenKind::Number => 4,
        TokenKind::Word => match Cue::of(token) {
            Some(cue) => 0x20_0000 + cue as u32,
            None if is_function(token) => (token.key ^ (token.key >> 32)) as u32 | 1 << 24,
            None if token.shape == Shape::Lower => 2,
            None => 3,
        },
    }
}

fn is_function(token: &Token) -> bool {
    look_up(token.key).is(Word::FUNCTION
        .or(Word::PRONOUN)
        .or(Word::DETERMINER)
        .or(Word::POSSESSIVE)
        .or(Word::RELATIVE))
}

/// Looks for the reporting verb of a subject: `X said`, `X has also said`, `X, a doctor, said`, `X (D) said`.
fn verb_after(flow: &Flow<'_>, first: u32, last: u32, end: u32) -> Option<Verb> {
    if let Some(verb) = verb_from(flow, last) {
        // `a captain speaking to the Herald said`.
        let main = if verb.token < end { verb_from(flow, end) } else { None };
        return Some(main.map_or(verb, |main| Verb { over: 2, ..main }));
    }
    if let Some(verb) = over_relative(flow, last) {
        return Some(Verb { over: 3, ..verb });
    }
    // `…, Ann Lee, said`: a name that is itself an insertion.
    if first > 0
        && flow.token(first - 1).is_some_and(|t| t.is_mark(','))
        && flow.token(last).is_some_and(|t| t.is_mark(','))
        && let Some(verb) = verb_from(flow, last + 1)
    {
        return Some(Verb { over: 2, ..verb });
    }
    let behind = if end > last { Some(end) } else { None };
    let jumped = behind.into_iter().chain(over_insertion(flow, last));
    for at in jumped {
        let at = at
            + u32::from(
                flow.token(at).is_some_and(|t| matches!(t.kind, TokenKind::Mark(',' | ')' | '—' | '–'))),
            );
        if let Some(verb) = verb_from(flow, at) {
            return Some(Verb { over: 2, ..verb });
        }
    }
    None
}

/// `X who said`, `X, which wrote`.
fn over_relative(flow: &Flow<'_>, at: u32) -> Option<Verb> {
    let at = behind_bracket(flow, at);
    let at = at + u32::from(flow.token(at)?.is_mark(','));
    let token = flow.token(at)?;
    let relative = token.is_word() && (look_up(token.key).is(Word::RELATIVE) || token.key == key("that"));
    if relative { verb_from(flow, at + 1) } else { None }
}

/// Over `(MMF)` or `(D-S.C.)`.
fn behind_bracket(flow: &Flow<'_>, at: u32) -> u32 {
    if !flow.token(at).is_some_and(|t| t.is_mark('(')) {
        return at;
    }
    (at + 1..at + 8).find(|t| flow.token(*t).is_some_and(|t| t.is_mark(')'))).map_or(at, |t| t + 1)
}

/// From a comma, bracket or dash behind a mention to the one that closes the insertion.
pub(super) fn over_insertion(flow: &Flow<'_>, at: u32) -> Option<u32> {
    let TokenKind::Mark(open) = flow.token(at)?.kind else { return None };
    let close = match open {
        ',' => ',',
        '(' => ')',
        '—' => '—',
        '–' => '–',
        '-' => '-',
        _ => return None,
    };
    let sentence = flow.spot(at).sentence;
    let mut closes = (at + 1..at + 30)
        .take_while(|t| flow.spot(*t).sentence == sentence)
        .filter(|t| flow.spot(*t).inside == 0 && flow.token(*t).is_some_and(|token| token.is_mark(close)));
    closes.find(|t| verb_from(flow, *t + 1).is_some())
}

/// Reads a verb at `at`, over up to four adverbs and auxiliaries.
fn verb_from(flow: &Flow<'_>, at: u32) -> Option<Verb> {
    let sentence = flow.spot(at).sentence;
    let mut passive = false;
    for (n, i) in (at..at + 5).enumerate() {
        let token = flow.token(i)?;
        let spot = flow.spot(i);
        if spot.inside > 0 || spot.sentence != sentence || !token.is_word() {
            return None;
        }
        if let Some(cue) = Cue::of(token).filter(|_| token.shape == Shape::Lower) {
            // "has read", "was told": the second verb counts.
            let form = match form(token, flow) {
                2 | 3 => form(token, flow),
                _ if passive => PASSIVE,
                form => form,
            };
            return Some(Verb { cue, form, token: i, over: u8::from(n > 0) });
        }
        let small = Small::of(token.key);
        passive |= small.is(Small::BE);
        if !small.is(Small::AUXILIARY) && !is_adverb(token, small, flow) {
            return None;
        }
    }
    None
}

/// Looks for the reporting verb before a subject: `said X`, `said X`, `according to X`.
fn verb_before(flow: &Flow<'_>, first: u32) -> Option<Verb> {
    let sentence = flow.spot(first).sentence;
    for n in 1..=3 {
        let i = first.checked_sub(n)?;
        let token = flow.token(i)?;
        let spot = flow.spot(i);
        if spot.inside > 0 || spot.sentence != sentence {
            return None;
        }
        if let Some(cue) = Cue::of(token) {
            return Some(Verb { cue, form: form(token, flow), token: i, over: (n - 1) as u8 });
        }
        let small = Small::of(token.key);
        if !token.is_word()
            || !(small.is(Small::PREPOSITION | Small::AUXILIARY) || is_adverb(token, small, flow))
        {
            return None;
        }
    }
    None
}

fn is_adverb(token: &Token, small: Small, flow: &Flow<'_>) -> bool {
    token.shape == Shape::Lower
        && (small.is(Small::ADVERB) || token.range.len() > 4 && flow.words(token).ends_with("ly"))
}

/// The form of `saying`.
pub(super) const ING: u8 = 2;

/// The form of `was called`, `been described`.
pub(super) const PASSIVE: u8 = 5;

/// The verb's form by its ending: 1 past, 2 -ing, 3 present, 4 other.
fn form(token: &Token, flow: &Flow<'_>) -> u8 {
    let word = flow.words(token);
    if word.ends_with("ed") || PAST.contains(&token.key) {
        1
    } else if word.ends_with("ing") {
        2
    } else if word.ends_with('s') {
        3
    } else {
        4
    }
}

const PAST: [u64; 10] = [
    key("said"),
    key("told"),
    key("wrote"),
    key("spoke"),
    key("put"),
    key("read"),
    key("found"),
    key("thought"),
    key("went"),
    key("began"),
];
