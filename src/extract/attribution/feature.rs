//! Features: what speaks for a mention as the source of a quote, and what speaks for nobody.
//!
//! Names never enter: words are masked (`candidate::masked`), positions and punctuation count.

use super::beside::{nearest_cues, so_called, voice};
use super::candidate::{Context, QUOTE, Verb, coarse, masked, sort_at};
use super::flow::{Atom, Flow};
use super::model::BITS;
use crate::extract::quote::segment::Found;
use crate::extract::token::{Shape, Token, TokenKind, is_quotation_mark, key};

/// A quote with its surroundings.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts that become features")]
pub(super) struct Setting {
    /// Index of the segment.
    pub quote: u32,
    pub passage: u32,
    pub headline: bool,
    pub sentence: u32,
    pub place: u32,
    pub first: u32,
    pub next: u32,
    pub before: u32,
    pub before2: u32,
    pub before3: u32,
    pub after: u32,
    pub after2: u32,
    /// The mark or word that ends the words.
    pub stop: u32,
    /// Words inside, in steps.
    pub length: u32,
    /// 0 small, 1 first capital, 2 all long words capital.
    pub capitals: u32,
    pub single: bool,
    continues: bool,
    unclosed: bool,
    /// Opens at the start of the passage; of the sentence.
    pub opens: u32,
    /// Sorts of the words beside it.
    before_sort: u32,
    after_sort: u32,
    /// Reporting verb within the sentence: class and distance, before and after.
    pub cue_before: u32,
    cue_after: u32,
    /// The token of the former.
    pub cue_at: Option<u32>,
    /// Whether a form of "be" stands before the former.
    pub passive: bool,
    /// Whether a subject and its verb close the sentence.
    pub closed: bool,
    /// `so-called “…”`.
    pub so_called: bool,
    /// Whether nothing else stands in its passage.
    pub alone: bool,
    /// Who speaks in the words: one bit each for `I` and `we`.
    voice: u32,
}

/// What ends words that no mark ends.
pub(super) const NO_MARK: u32 = 2;

/// What was decided for the quote before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Previous {
    /// The mention; `None` where it is nobody's or there is none.
    pub mention: Option<u32>,
    /// Its head's key.
    pub name: u64,
    /// Who it is; `u32::MAX` where that is not known.
    pub entity: u32,
    /// 0 no quote before, 1 nobody's, 2 somebody's.
    pub state: u32,
    /// How far away: 0 same sentence, 1 same passage and nothing but a tag between, 2 same passage, 3 next passage, 4 farther.
    pub distance: u32,
    /// Places between the two, in steps.
    pub places: u32,
    /// Where its speaker stood: 0 nowhere, 1 before it and 2 behind it in its sentence, 3 before and 4 behind elsewhere.
    pub stood: u32,
}

/// What takes features as they are found: a list of them, or the sum of their weights.
pub trait Sink {
    /// Takes some more, as indices below `1 << BITS`.
    fn take<const N: usize>(&mut self, features: [u32; N]);
}

impl Sink for Vec<u32> {
    fn take<const N: usize>(&mut self, features: [u32; N]) {
        self.extend_from_slice(&features);
    }
}

/// The index of a feature: its template's number and its parts, each multiplied by a number of its own (a 2-universal hash).
/// The products do not wait for each other, and parts that features share are multiplied once.
fn feature<const N: usize>(template: u32, parts: [u32; N]) -> u32 {
    const FACTORS: [u64; 6] = [
        0x9e37_79b9_7f4a_7c15,
        0xff51_afd7_ed55_8ccd,
        0xc4ce_b9fe_1a85_ec53,
        0xd6e8_feb8_6659_fd93,
        0xa076_1d64_78bd_642f,
        0xe703_7ed1_a0b4_28db,
    ];
    let mut hash = u64::from(template).wrapping_add(1).wrapping_mul(0x8ebc_6af0_9c88_c6e3);
    for (part, factor) in parts.into_iter().zip(FACTORS) {
        hash = hash.wrapping_add(u64::from(part).wrapping_mul(factor));
    }
    (hash >> (64 - BITS)) as u32
}

/// Widths of steps grow: 0 1 2 3 4-5 6-8 9-13 14-21 22-.
pub(super) fn step(n: u32) -> u32 {
    match n {
        0..=3 => n,
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        14..=21 => 7,
        22..=40 => 8,
        _ => 9,
    }
}

impl Setting {
    pub fn new(
        flow: &Flow<'_>,
        found: &Found,
        quote: u32,
        paragraph: u32,
        passage_first: u32,
        passage_last: u32,
    ) -> Self {
        let spot = flow.quotes[quote as usize];
        let word = |at: Option<u32>| {
            let Some(at) = at.filter(|a| (passage_first..passage_last).contains(a)) else { return 1 };
            if flow.spot(at).inside > 0 { QUOTE } else { flow.token(at).map_or(1, masked) }
        };
        let back = |n: u32| found.open.checked_sub(n);
        let inside = &flow.tokens[found.first as usize..found.last.max(found.first) as usize];
        let words = inside.iter().filter(|t| !matches!(t.kind, TokenKind::Mark(_)));
        let long = words.clone().filter(|t| t.range.len() > 3);
        // A number begins like a capital: `“13th.”`.
        let number = |t: &Token| matches!(t.kind, TokenKind::Number);
        let capital = inside
            .iter()
            .find(|t| t.is_word() || number(t))
            .is_some_and(|t| number(t) || t.shape != Shape::Lower);
        let all_capital = long.clone().count() > 0 && long.clone().all(|t| t.shape != Shape::Lower);
        let opens = if found.open == passage_first {
            2
        } else {
            u32::from(found.open.checked_sub(1).is_some_and(|b| flow.spot(b).sentence != spot.sentence))
        };
        // `“He said, ‘Who are you?’”`: the mark that closes a quotation inside is passed over.
        let end = inside.iter().rposition(|t| !matches!(t.kind, TokenKind::Mark(c) if is_quotation_mark(c)));
        let stop = match end.map(|e| inside[e].kind) {
            Some(TokenKind::Mark(c)) => c as u32,
            _ => NO_MARK,
        };
        let (cue_before, cue_at, cue_after, passive) =
            nearest_cues(flow, found, spot.sentence, passage_first, passage_last);
        Self {
            quote,
            passage: found.passage,
            headline: paragraph == 0,
            sentence: spot.sentence,
            place: spot.place,
            first: found.open,
            next: found.next,
            before: word(back(1)),
            before2: word(back(2)),
            before3: word(back(3)),
            after: word(Some(found.next)),
            after2: word(Some(found.next + 1)),
            stop,
            length: step(words.count() as u32),
            capitals: if all_capital { 2 } else { u32::from(capital) },
            single: found.single,
            continues: found.continues,
            unclosed: found.segment.unclosed,
            opens,
            before_sort: back(1).filter(|b| *b >= passage_first).map_or(1, |b| sort_at(flow, b)),
            after_sort: if found.next < passage_last { sort_at(flow, found.next) } else { 1 },
            cue_before,
            cue_at,
            cue_after,
            passive,
            closed: false,
            so_called: so_called(flow, found.open),
            alone: found.open == passage_first && found.next >= passage_last && found.opened,
            voice: voice(inside),
        }
    }

    /// Whether the passage before was left open and this one opens with a mark again.
    pub fn continues(&self) -> bool {
        self.continues
    }

    /// What speaks for and against its being anybody's. `verdict` keeps the two answers without a mention apart.
    pub fn own_features(&self, previous: &Previous, verdict: u32, sink: &mut impl Sink) {
        let t = verdict * 100;
        let s = self;
        let shape = s.capitals * 3 + u32::from(s.single) + 10 * u32::from(s.headline);
        sink.take([
            feature(t, []),
            feature(t + 1, [s.length]),
            feature(t + 2, [s.before]),
            feature(t + 3, [s.after]),
            feature(t + 4, [s.before, s.length]),
            feature(t + 5, [s.before, s.before2]),
            feature(t + 6, [s.capitals, s.length]),
            feature(t + 7, [s.stop, s.length]),
            feature(t + 8, [s.stop, s.opens, s.length]),
            feature(t + 9, [u32::from(s.single), u32::from(s.headline), s.length]),
            feature(t + 10, [s.cue_before]),
            feature(t + 11, [s.cue_after]),
            feature(t + 12, [s.cue_before >> 4, s.cue_after >> 4, s.length]),
            feature(t + 13, [previous.state, previous.distance]),
            feature(t + 14, [previous.state, previous.distance, s.length]),
            feature(t + 15, [u32::from(s.continues), u32::from(s.unclosed)]),
            feature(t + 16, [s.before, s.after]),
            feature(t + 17, [s.after, s.length]),
            feature(t + 18, [s.after, s.after2]),
            feature(t + 19, [shape, s.opens]),
            feature(t + 20, [shape, s.before]),
            feature(t + 21, [s.before, s.before2, s.before3]),
            feature(t + 22, [s.opens, s.stop]),
        ]);
        let near = previous.state + 3 * previous.distance;
        sink.take([
            feature(t + 23, [near, s.before]),
            feature(t + 24, [near, s.before, s.before2]),
            feature(t + 25, [near, s.opens, s.stop]),
            feature(t + 27, [s.before_sort]),
            feature(t + 28, [s.before_sort, s.length]),
            feature(t + 29, [s.before_sort, s.after_sort]),
            feature(t + 30, [s.before_sort, s.capitals, s.stop]),
            feature(t + 31, [s.after_sort, s.stop]),
            feature(t + 32, [s.before_sort, s.before2]),
            feature(t + 26, [near, previous.places, s.before]),
            feature(t + 33, [u32::from(s.closed), s.length, s.cue_before >> 4]),
            feature(t + 34, [u32::from(s.closed), s.before_sort]),
            feature(t + 35, [s.voice, s.length]),
            feature(t + 36, [u32::from(s.voice > 0), s.before, s.capitals]),
        ]);
    }
}

/// "by" as features see it.
pub(super) const fn by() -> u32 {
    small("by")
}

/// A word that is written small as features see it.
pub(super) const fn small(word: &str) -> u32 {
    let key = key(word);
    (key ^ (key >> 32)) as u32 | 1 << 24
}

/// The rank of a candidate among those of one quote.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rank {
    /// Candidates between it and the quote.
    pub between: u32,
    /// Candidates with a reporting verb between it and the quote.
    pub cued_between: u32,
    /// Whether another candidate of the quote's sentence has a reporting verb.
    pub rival: bool,
    /// Whether the words name it.
    pub named: bool,
}

/// What speaks for a mention.
pub(super) fn features(
    flow: &Flow<'_>,
    s: &Setting,
    c: &Context,
    rank: Rank,
    previous: &Previous,
    n_before: u32,
    sink: &mut impl Sink,
) {
    let ahead = c.place < s.place;
    let near_end = if ahead { if c.end <= s.first { c.end } else { c.last } } else { c.first };
    let distance = if ahead {
        s.place.saturating_sub(flow.spot(near_end.saturating_sub(1)).place + 1)
    } else {
        c.place.saturating_sub(s.place + 1)
    };
    let passages = c.passage.abs_diff(s.passage).min(3);
    let sentences = c.sentence.abs_diff(s.sentence).min(4);
    let side = u32::from(ahead);
    let whence = side + 2 * passages + 8 * if passages == 0 { sentences } else { 0 };
    let kind = c.kind as u32 + 16 * u32::from(c.plural);
    let verb = |v: Option<Verb>| v.map_or(0, |v| 1 + v.cue as u32 * 8 + u32::from(v.form));
    let class = |v: Option<Verb>| v.map_or(0, |v| v.cue as u32 * 4 + u32::from(v.over) + 1);
    let (va, vb) = (verb(c.verb_after), verb(c.verb_before));
    let (ca, cb) = (class(c.verb_after), class(c.verb_before));
    let role =
        u32::from(c.initial) + 2 * u32::from(c.possessive) + 4 * u32::from(c.nested) + 8 * u32::from(c.inner);
    let tag = tag(flow, s.quote, c.tag_left) + 256 * tag(flow, s.quote, c.tag_right);
    let glue = if ahead { s.before } else { s.after };

    sink.take([
        feature(300, [whence]),
        feature(301, [whence, step(distance)]),
        feature(302, [whence, kind]),
        feature(303, [whence, va]),
        feature(304, [whence, vb]),
        feature(305, [whence, ca, cb]),
        feature(306, [whence, ca, cb, step(distance)]),
        feature(307, [whence, ca, cb, s.stop]),
        feature(308, [whence, c.before]),
        feature(309, [whence, c.after_end]),
        feature(310, [c.before, c.before2]),
        feature(311, [c.before, c.after_end, side]),
        feature(312, [whence, role]),
        feature(313, [role, kind, ca]),
        feature(314, [whence, rank.between.min(5)]),
        feature(315, [whence, rank.cued_between.min(3), u32::from(rank.rival), u32::from(ca + cb > 0)]),
        feature(316, [whence, s.opens, s.stop]),
        feature(317, [whence, s.length, u32::from(ca + cb > 0)]),
    ]);
    // Who does it stands behind "by" where the verb is passive: `was called “…” by X`.
    let agent = u32::from(s.after == by()) + 2 * u32::from(c.before == by());
    let closes = u32::from(c.closes) + 2 * u32::from(s.closed);
    sink.take([
        feature(370, [previous.stood, whence, u32::from(ca + cb > 0)]),
        feature(371, [previous.stood, previous.distance, tag, side, s.opens]),
        feature(372, [previous.stood, whence, s.opens, s.stop, u32::from(s.length > 4)]),
        feature(373, [closes, whence, s.length]),
        feature(374, [closes, whence, s.cue_before >> 4, ca]),
        feature(375, [u32::from(c.inner), ca, cb, side]),
        feature(376, [agent, va, side, passages]),
        feature(377, [agent, s.cue_before >> 4, ca, side, step(distance).min(3)]),
        feature(318, [glue, side, step(distance).min(3), ca, cb]),
        feature(319, [whence, glue]),
        feature(320, [c.noun, side]),
        feature(321, [kind, s.length]),
        feature(322, [whence, s.before, s.after]),
        feature(323, [c.after, whence]),
        feature(324, [kind, c.before]),
    ]);

    sink.take([
        feature(350, [tag, side, passages]),
        feature(351, [tag, whence, ca, cb]),
        feature(352, [tag, side, passages, s.stop, s.opens]),
        feature(353, [tag, side, s.after, s.before]),
    ]);
    let n_quotes = flow.spot(c.first).n_quotes.abs_diff(s.quote + u32::from(!ahead)).min(4);
    let tail = u32::from(flow.tails[s.quote as usize] != s.quote);
    sink.take([
        feature(356, [tag, tail, u32::from(s.continues), side]),
        feature(354, [n_quotes, whence]),
        feature(355, [n_quotes, whence, tag]),
    ]);

    sink.take([
        feature(360, [c.before_sort, side, passages]),
        feature(361, [c.after_sort, side, passages]),
        feature(362, [c.before_sort, c.after_sort, side]),
        feature(363, [s.before_sort, ca, cb, side, step(distance).min(4)]),
    ]);

    // Who is named in the words hardly speaks them.
    let named = u32::from(c.entity != u32::MAX && rank.named);
    sink.take([
        feature(364, [kind, s.voice]),
        feature(366, [named, whence]),
        feature(367, [named, u32::from(ca + cb > 0), passages]),
    ]);

    // How the same name or mention stood to the quote before.
    let same = if previous.mention == Some(c.mention) {
        2
    } else if previous.mention.is_none() {
        0
    } else if previous.name == c.name {
        1
    } else if previous.entity == u32::MAX || c.entity == u32::MAX {
        0
    } else {
        3 + u32::from(previous.entity != c.entity)
    };
    let tie = same + 5 * previous.state + 15 * previous.distance;
    sink.take([
        feature(330, [tie]),
        feature(331, [tie, whence]),
        feature(332, [tie, s.opens, s.stop, u32::from(s.continues)]),
        feature(333, [tie, u32::from(rank.rival), u32::from(ca + cb > 0)]),
        feature(334, [n_before.min(4), passages]),
        feature(335, [tie, s.cue_before >> 4, s.cue_after >> 4]),
        feature(336, [same, passages, u32::from(s.continues), u32::from(s.unclosed)]),
    ]);

    if passages == 0 && distance <= 10 {
        way(flow, s, c, near_end, ahead, sink);
    }
}

/// What a mention is tagged to: 0 nothing, 1 this quote, else another one: before or after, with a comma at its end or not.
fn tag(flow: &Flow<'_>, quote: u32, tagged: u32) -> u32 {
    let Some(other) = tagged.checked_sub(1) else { return 0 };
    if other == quote {
        return 1;
    }
    if flow.tails.get(quote as usize) == Some(&other) {
        return 7;
    }
    let comma = flow
        .found
        .get(other as usize)
        .and_then(|f| flow.token(f.last.saturating_sub(1)))
        .is_some_and(|t| t.is_mark(','));
    2 + u32::from(other > quote) + 2 * u32::from(comma) + if other.abs_diff(quote) == 1 { 0 } else { 100 }
}

/// The words between a mention and the quote, once by word and once by sort.
fn way(flow: &Flow<'_>, s: &Setting, c: &Context, near_end: u32, ahead: bool, sink: &mut impl Sink) {
    let (from, to) = if ahead { (near_end, s.first) } else { (s.next, c.first) };
    let (mut fine, mut rough, mut skipped) = (7_u32, 7_u32, 7_u32);
    let mut last = 0;
    let mut n = 0;
    for atom in flow.forward(from, to, 12) {
        let (exact, sort) = match atom {
            Atom::Quote => (QUOTE, QUOTE),
            Atom::Token(token) => (masked(token), coarse(token)),
        };
        n += 1;
        fine = mix(fine, exact);
        if !(sort == last && matches!(sort, 2 | 3)) {
            rough = mix(rough, sort);
        }
        // Only marks, quotes and reporting verbs.
        if (5..0x1_0000).contains(&sort) || (0x20_0000..0x100_0000).contains(&sort) {
            skipped = mix(skipped, sort);
        }
        last = sort;
    }
    let side = u32::from(ahead);
    if n <= 5 {
        sink.take([feature(340, [fine, side]), feature(341, [fine, side, c.before])]);
    }
    sink.take([
        feature(342, [rough, side]),
        feature(343, [rough, side, u32::from(s.opens > 0), s.stop]),
        feature(344, [skipped, side, u32::from(c.initial)]),
        feature(345, [skipped, side, c.before, s.length]),
    ]);
    let tail = if ahead { flow.token(s.next) } else { c.verb_after.and_then(|v| flow.token(v.token)) };
    sink.take([feature(346, [rough, side, tail.map_or(1, coarse)])]);
}

fn mix(hash: u32, part: u32) -> u32 {
    (hash ^ part).wrapping_mul(0x85eb_ca6b).rotate_left(13)
}
