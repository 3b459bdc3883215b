//! Finding the place again after the text changed: a diff by words, and rules that would rather ask than guess.
//!
//! Units: UTF-8 byte ranges of the old and the new text. [`Revision`] compares two texts once; [`Revision::place`] then answers
//! for each annotation. What it cannot know for sure it gives to a person, with candidates; a wrong place is worse than none.

use super::words::{Vocabulary, Words};
use crate::text::TextRange;
use similar::{Algorithm, DiffOp};
use std::collections::HashMap;
use std::ops::Range;

/// Where the words of an annotation are after the text changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// There; word for word.
    Kept(TextRange),
    /// There, but words were changed, put in or taken out: a person should look.
    Changed(TextRange),
    /// Not to be found for sure. The candidates, best first.
    Lost(Vec<TextRange>),
}

/// Two versions of a text, compared.
#[derive(Debug)]
pub struct Revision<'a> {
    old_text: &'a str,
    new_text: &'a str,
    old: Words,
    new: Words,
    /// For each old word the new one it became. Invariant: strictly rising where `Some`.
    kept: Vec<Option<u32>>,
    /// For each new word the old one it was.
    origin: Vec<Option<u32>>,
}

/// How many words on each side count as an annotation's surroundings.
const NEAR: usize = 4;
/// How many new words may have come between an annotation and its old surroundings.
const SLACK: usize = 8;
/// How far surroundings are compared where several places have the same words.
const FAR: usize = 12;
/// How many places are offered for review.
const N_CANDIDATES: usize = 4;

/// What is left of an annotation's surroundings on one side of a place.
#[derive(Clone, Copy, Debug)]
struct Side {
    /// Whether the text begins or ends here.
    edge: bool,
    /// Whether at least half of the nearest words survived nearby.
    near: bool,
    /// How many words touch the place as they touched it before.
    touching: usize,
}

impl<'a> Revision<'a> {
    /// Compares two versions of a text.
    pub fn new(old_text: &'a str, new_text: &'a str) -> Self {
        let mut vocabulary = Vocabulary::default();
        let old = vocabulary.words(old_text);
        let new = vocabulary.words(new_text);
        let mut kept = vec![None; old.ids.len()];
        let mut origin = vec![None; new.ids.len()];
        // The default algorithm bounds its own work, so that two texts with nothing in common take no longer than others.
        for op in similar::capture_diff_slices(Algorithm::Myers, &old.ids, &new.ids) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                for i in 0..len {
                    kept[old_index + i] = Some((new_index + i) as u32);
                    origin[new_index + i] = Some((old_index + i) as u32);
                }
            }
        }
        Self { old_text, new_text, old, new, kept, origin }
    }

    /// Says where the words at `range` of the old text are in the new one.
    pub fn place(&self, range: TextRange) -> Fate {
        let words = self.old.within(range);
        if words.is_empty() {
            return Fate::Lost(Vec::new());
        }
        let found = self.in_place(&words).or_else(|| self.moved(&words).map(|p| (p, true)));
        match found {
            Some((place, true)) => Fate::Kept(self.range_of(&place, &words, range)),
            Some((place, false)) => Fate::Changed(self.range_of(&place, &words, range)),
            None => Fate::Lost(self.candidates(&words, range)),
        }
    }

    /// Follows the diff: the place where at least half of the words survive, and whether all do.
    fn in_place(&self, words: &Range<usize>) -> Option<(Range<usize>, bool)> {
        let survivors: Vec<usize> = words.clone().filter(|w| self.kept[*w].is_some()).collect();
        let (first, last) = (*survivors.first()?, *survivors.last()?);
        let (p, q) = self.drawn_together(&survivors)?;
        let whole = survivors.len() == words.len() && q - p == words.len();
        if whole {
            return self.is_sure(words, &(p..q)).then_some((p..q, true));
        }
        if survivors.len() * 2 < words.len() || q - p > words.len() * 2 + 2 {
            return None;
        }
        let place = self.widened(words, first, last, p..q)?;
        let (left, right) = (self.left(words.start, place.start), self.right(words.end, place.end));
        let held =
            (left.near || left.edge) && (right.near || right.edge) && left.touching + right.touching >= 2;
        let elsewhere = !self.occurrences(words).is_empty();
        (held && !elsewhere && !self.closed_up(words, &place)).then_some((place, false))
    }

    /// Returns where the first and the last survivor are. Where the same word stands both far from its neighbour and as near as it
    /// stood, a diff takes either; the near one is meant.
    fn drawn_together(&self, survivors: &[usize]) -> Option<(usize, usize)> {
        let (first, last) = (*survivors.first()?, *survivors.last()?);
        let (mut p, mut q) = (self.kept[first]? as usize, self.kept[last]? as usize + 1);
        if let [first, second, ..] = survivors {
            let near = (self.kept[*second]? as usize).checked_sub(second - first)?;
            if near > p && self.new.ids[near] == self.old.ids[*first] {
                p = near;
            }
        }
        if let [.., last_but_one, last] = survivors {
            let near = self.kept[*last_but_one]? as usize + (last - last_but_one);
            if near + 1 < q && self.new.ids[near] == self.old.ids[*last] {
                q = near + 1;
            }
        }
        Some((p, q))
    }

    /// Takes in the new words that replaced the first or last ones, up to the surviving neighbour; `None` where there are more new
    /// words than are missing, so that nobody knows which of them belong to it.
    fn widened(
        &self,
        words: &Range<usize>,
        first: usize,
        last: usize,
        place: Range<usize>,
    ) -> Option<Range<usize>> {
        let before = self.kept[..words.start].iter().rev().find_map(|m| *m).map_or(0, |m| m as usize + 1);
        let after = self.kept[words.end..].iter().find_map(|m| *m).map_or(self.new.ids.len(), |m| m as usize);
        let (n_left, n_right) = (first - words.start, words.end - 1 - last);
        if n_left > 0 && place.start > before + n_left || n_right > 0 && place.end + n_right < after {
            return None;
        }
        let start = place.start.saturating_sub(n_left).max(before);
        let end = (place.end + n_right).min(after);
        Some(start.min(place.start)..end.max(place.end))
    }

    /// Says whether a place with all the words is the right one: by its surroundings, and against its doubles.
    fn is_sure(&self, words: &Range<usize>, place: &Range<usize>) -> bool {
        let (left, right) = (self.left(words.start, place.start), self.right(words.end, place.end));
        if !(left.near || right.near || left.edge && right.edge) || self.closed_up(words, place) {
            return false;
        }
        let n_old = self.count(&self.old, words);
        let doubles = self.occurrences(words);
        let context = left.touching + right.touching;
        if words.len() > 3 && n_old == 1 && doubles.len() == 1 {
            return true;
        }
        let better = doubles.iter().any(|other| {
            other != place
                && self.touching_left(words.start, other.start) + self.touching_right(words.end, other.end)
                    >= context
        });
        let held = (left.near || left.edge) && (right.near || right.edge);
        !better && held && (context >= 2 || words.len() > 3)
    }

    /// Says whether what stood on both sides now stands together: then the words between were taken out, and a place
    /// that is not there between has only look-alikes.
    fn closed_up(&self, words: &Range<usize>, place: &Range<usize>) -> bool {
        const K: usize = 2;
        if words.start < K || words.end + K > self.old.ids.len() {
            return false;
        }
        let flanked = self.touching_left(words.start, place.start).min(K)
            + self.touching_right(words.end, place.end).min(K);
        let before = &self.old.ids[words.start - K..words.start];
        let after = &self.old.ids[words.end..words.end + K];
        flanked < 2 * K
            && self.new.ids.windows(2 * K).any(|w| w[..K] == *before && w[K..] == *after)
            && !self.old.ids.windows(2 * K).any(|w| w[..K] == *before && w[K..] == *after)
    }

    /// Looks for words that are gone in text that was put in elsewhere: all of them, once, with what touched them.
    fn moved(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let ids = &self.old.ids[words.clone()];
        let mut found = None;
        for place in self.occurrences(words) {
            let n_old = self.origin[place.clone()].iter().filter(|o| o.is_some()).count();
            if n_old * 2 > ids.len() {
                continue;
            }
            let left = self.touching_left(words.start, place.start);
            let right = self.touching_right(words.end, place.end);
            let (room_left, room_right) = self.room(words);
            let opens = |words: &Words, i: usize| words.opens.get(i).is_none_or(|o| *o);
            let alone = room_left + room_right == 0
                && opens(&self.new, place.start)
                && opens(&self.new, place.end)
                && ids.len() > 3;
            if alone || room_left + room_right > 0 && left + right >= 3.min(room_left + room_right) {
                if found.is_some() {
                    return None;
                }
                found = Some(place);
            }
        }
        found.filter(|_| self.count(&self.old, words) == 1)
    }

    /// Counts the words of the same paragraph before and after, up to [`FAR`].
    fn room(&self, words: &Range<usize>) -> (usize, usize) {
        let left = (0..FAR).take_while(|d| words.start > *d && !self.old.opens[words.start - d]).count();
        let right =
            (0..FAR).take_while(|d| self.old.opens.get(words.end + d).is_some_and(|opens| !opens)).count();
        (left, right)
    }

    fn left(&self, old: usize, new: usize) -> Side {
        let n = old.min(NEAR);
        let near = (1..=n)
            .filter(|d| {
                self.kept[old - d].is_some_and(|m| (m as usize) < new && new - m as usize <= d + SLACK)
            })
            .count();
        Side { edge: n == 0, near: n > 0 && near * 2 >= n, touching: self.touching_left(old, new) }
    }

    fn right(&self, old: usize, new: usize) -> Side {
        let n = (self.old.ids.len() - old).min(NEAR);
        let near = (0..n)
            .filter(|d| {
                self.kept[old + d].is_some_and(|m| m as usize >= new && m as usize - new <= d + SLACK)
            })
            .count();
        Side { edge: n == 0, near: n > 0 && near * 2 >= n, touching: self.touching_right(old, new) }
    }

    fn touching_left(&self, old: usize, new: usize) -> usize {
        let pairs = self.old.ids[..old].iter().rev().zip(self.new.ids[..new].iter().rev());
        pairs.take(FAR).take_while(|(a, b)| a == b).count()
    }

    fn touching_right(&self, old: usize, new: usize) -> usize {
        let pairs = self.old.ids[old..].iter().zip(&self.new.ids[new..]);
        pairs.take(FAR).take_while(|(a, b)| a == b).count()
    }

    /// Returns where exactly these words stand in the new text.
    fn occurrences(&self, words: &Range<usize>) -> Vec<Range<usize>> {
        let ids = &self.old.ids[words.clone()];
        let starts = self.new.ids.windows(ids.len()).enumerate().filter(|(_, w)| *w == ids);
        starts.map(|(i, _)| i..i + ids.len()).collect()
    }

    fn count(&self, of: &Words, words: &Range<usize>) -> usize {
        let ids = &self.old.ids[words.clone()];
        of.ids.windows(ids.len()).filter(|w| *w == ids).count()
    }

    /// Returns the bytes of a place, with the marks that belonged to the recorded words at both ends.
    fn range_of(&self, place: &Range<usize>, words: &Range<usize>, range: TextRange) -> TextRange {
        let (first, last) = (self.new.ranges[place.start], self.new.ranges[place.end - 1]);
        let lead = TextRange::new(range.start, self.old.ranges[words.start].start).of(self.old_text);
        let tail = TextRange::new(self.old.ranges[words.end - 1].end, range.end).of(self.old_text);
        let before = self.new_text.get(..first.start as usize).unwrap_or_default();
        let after = self.new_text.get(last.end as usize..).unwrap_or_default();
        let n_lead = marks(before.chars().rev(), lead);
        let n_tail = marks(after.chars(), tail);
        TextRange::new(first.start - n_lead, last.end + n_tail)
    }

    /// Ranks the places that a person might mean: what stands between the surviving neighbours, the same words elsewhere,
    /// and the windows that share most of the words.
    fn candidates(&self, words: &Range<usize>, range: TextRange) -> Vec<TextRange> {
        let mut places: Vec<Range<usize>> = Vec::new();
        places.extend(self.between(words));
        places.extend(self.occurrences(words).into_iter().take(N_CANDIDATES));
        places.extend(self.alike(words));
        let mut ranges: Vec<TextRange> = Vec::new();
        for place in places {
            let at = self.range_of(&place, words, range);
            if !ranges.iter().any(|r| r.overlaps(at)) {
                ranges.push(at);
            }
        }
        ranges.truncate(N_CANDIDATES);
        ranges
    }

    fn between(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let start = self.kept[..words.start].iter().rev().find_map(|m| *m).map_or(0, |m| m as usize + 1);
        let end = self.kept[words.end..].iter().find_map(|m| *m).map_or(self.new.ids.len(), |m| m as usize);
        (start < end && end - start <= words.len() * 3 + 4).then_some(start..end)
    }

    /// Slides a window over the new text and takes the best ones that share at least half of the words.
    fn alike(&self, words: &Range<usize>) -> Vec<Range<usize>> {
        let mut wanted: HashMap<u32, i32> = HashMap::new();
        for id in &self.old.ids[words.clone()] {
            *wanted.entry(*id).or_default() += 1;
        }
        let n = words.len();
        let ids = &self.new.ids;
        let mut shared = 0;
        let mut scores: Vec<(usize, usize)> = Vec::new();
        for (i, id) in ids.iter().enumerate() {
            if let Some(left) = wanted.get_mut(id) {
                shared += usize::from(*left > 0);
                *left -= 1;
            }
            if i >= n
                && let Some(left) = wanted.get_mut(&ids[i - n])
            {
                *left += 1;
                shared -= usize::from(*left > 0);
            }
            if i + 1 >= n && shared * 2 >= n {
                scores.push((shared, i + 1 - n));
            }
        }
        scores.sort_by_key(|(shared, at)| (std::cmp::Reverse(*shared), *at));
        let mut best: Vec<Range<usize>> = Vec::new();
        for (_, at) in scores {
            if best.iter().all(|b| at + n <= b.start || at >= b.end) {
                best.push(at..at + n);
            }
            if best.len() == N_CANDIDATES {
                break;
            }
        }
        best
    }
}

/// Counts the bytes up to the last of the marks in `there` that answer to those in `recorded`, whatever blanks are between.
fn marks(there: impl Iterator<Item = char>, recorded: &str) -> u32 {
    let n = recorded.chars().filter(|c| !c.is_whitespace()).count();
    let (mut n_bytes, mut n_taken, mut n_marks) = (0, 0, 0);
    for c in there.take_while(|c| !c.is_alphanumeric()) {
        if n_marks == n || c == '\n' {
            break;
        }
        n_bytes += c.len_utf8() as u32;
        if !c.is_whitespace() {
            n_marks += 1;
            n_taken = n_bytes;
        }
    }
    n_taken
}
