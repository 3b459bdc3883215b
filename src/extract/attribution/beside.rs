//! What is read beside a quote and in it before it is weighed: the reporting verbs around it, who speaks in its words.

use super::cue::Cue;
use super::feature::step;
use super::flow::Flow;
use super::small::Small;
use crate::extract::quote::segment::Found;
use crate::extract::token::{Token, key};

/// Class and distance of the nearest reporting verb in the quote's sentence, before it (with its token) and after it; whether
/// the former is passive.
pub(super) fn nearest_cues(
    flow: &Flow<'_>,
    found: &Found,
    sentence: u32,
    first: u32,
    last: u32,
) -> (u32, Option<u32>, u32, bool) {
    let code = |cue: Cue, n: u32| (cue as u32) << 4 | step(n);
    let (mut before, mut cue_at, mut passive) = (0, None, false);
    for n in 1..=20 {
        let Some(at) = found.open.checked_sub(n).filter(|a| *a >= first) else { break };
        let spot = flow.spot(at);
        if spot.sentence != sentence {
            break;
        }
        let glued = at.checked_sub(1).and_then(|b| flow.token(b)).is_some_and(|t| t.is_mark('-'));
        if let Some(cue) = flow.token(at).filter(|t| spot.inside == 0 && (t.gap || !glued)).and_then(Cue::of)
        {
            before = code(cue, n);
            cue_at = Some(at);
            let behind = at.saturating_sub(2)..at;
            passive = behind.filter_map(|b| flow.token(b)).any(|t| Small::of(t.key).is(Small::BE));
            break;
        }
    }
    let mut after = 0;
    for n in 0..20 {
        let at = found.next + n;
        let spot = flow.spot(at);
        if at >= last || spot.sentence != sentence {
            break;
        }
        if let Some(cue) = flow.token(at).filter(|_| spot.inside == 0).and_then(Cue::of) {
            after = code(cue, n);
            break;
        }
    }
    (before, cue_at, after, passive)
}

/// How many tokens of a segment are asked for its voice.
const HEARD: usize = 60;

/// Who speaks in the words: see [`Setting::voice`].
pub(super) fn voice(inside: &[Token]) -> u32 {
    let short = inside.iter().take(HEARD).filter(|t| t.is_word() && t.range.len() < 8);
    let (own, our) = short.fold((false, false), |(own, our), token| {
        let small = Small::of(token.key);
        (own | small.is(Small::OWN), our | small.is(Small::OUR))
    });
    u32::from(own) + 2 * u32::from(our)
}

/// `so-called` right before `open`.
pub(super) fn so_called(flow: &Flow<'_>, open: u32) -> bool {
    let is =
        |n: u32, word: u64| open.checked_sub(n).and_then(|at| flow.token(at)).is_some_and(|t| t.key == word);
    is(1, key("called")) && is(3, key("so"))
}
