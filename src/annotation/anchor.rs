//! Recording a place so that it can be found again, and finding it.

use super::{Anchor, Fate, Revision};
use crate::text::{CodePoints, SourceMap, TextRange};
use std::fmt;

/// Names one exact text: FNV-1a of 128 bits over its bytes. Stable: it is written to disk and names the snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextHash(pub u128);

/// A text that annotations count in, with the way between its bytes and its code points.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The text's name.
    pub hash: TextHash,
    /// The text.
    pub text: String,
    map: SourceMap,
}

/// Characters of surroundings that are recorded on each side.
const SURROUNDINGS: usize = 32;

impl TextHash {
    /// Hashes a text.
    pub fn of(text: &str) -> Self {
        const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        Self(text.bytes().fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME)))
    }

    /// Reads what [`Display`](fmt::Display) wrote.
    pub fn parse(hex: &str) -> Option<Self> {
        let plain = hex.len() == 32 && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        plain.then(|| u128::from_str_radix(hex, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Records the place of `range` in `text`, whose name is `hash`.
pub fn anchor(text: &str, hash: TextHash, range: TextRange) -> Anchor {
    let points = SourceMap::identity(text).code_points(range);
    let before = text.get(..range.start as usize).unwrap_or_default();
    let after = text.get(range.end as usize..).unwrap_or_default();
    let n_before: usize = before.chars().rev().take(SURROUNDINGS).map(char::len_utf8).sum();
    Anchor {
        exact: range.of(text).to_owned(),
        prefix: before.get(before.len() - n_before..).unwrap_or_default().to_owned(),
        suffix: after.chars().take(SURROUNDINGS).collect(),
        start: points.start,
        end: points.end,
        text: Some(hash),
    }
}

impl Snapshot {
    /// Takes a text as it is now.
    pub fn new(text: String) -> Self {
        Self { hash: TextHash::of(&text), map: SourceMap::identity(&text), text }
    }

    /// Returns the bytes that code points name.
    pub fn bytes(&self, points: CodePoints) -> TextRange {
        let n = self.text.len() as u32;
        TextRange::new(self.map.byte(points.start).min(n), self.map.byte(points.end).min(n))
    }

    /// Returns the place of an anchor that counts in this very text: where its offsets name its words, else where its words
    /// stand once with its surroundings.
    pub fn find(&self, anchor: &Anchor) -> Option<TextRange> {
        let at = self.bytes(CodePoints { start: anchor.start, end: anchor.end });
        if !anchor.exact.is_empty() && at.of(&self.text) == anchor.exact {
            return Some(at);
        }
        self.find_words(anchor)
    }

    /// Looks for an anchor's words by their surroundings alone, as for a record of another program.
    pub fn find_words(&self, anchor: &Anchor) -> Option<TextRange> {
        if anchor.exact.is_empty() {
            return None;
        }
        let all: Vec<usize> = self.text.match_indices(&anchor.exact).map(|m| m.0).collect();
        let fits = |at: &&usize| {
            let before = self.text.get(..**at).unwrap_or_default();
            let after = self.text.get(**at + anchor.exact.len()..).unwrap_or_default();
            before.trim_end().ends_with(anchor.prefix.trim())
                && after.trim_start().starts_with(anchor.suffix.trim())
        };
        let known = !(anchor.prefix.trim().is_empty() && anchor.suffix.trim().is_empty());
        let fitting: Vec<&usize> = all.iter().filter(fits).collect();
        let at = match (fitting.as_slice(), all.as_slice()) {
            ([at], _) if known => **at,
            ([], [_, ..]) if known => return None,
            (_, [at]) => *at,
            _ => return None,
        };
        Some(TextRange::from_usize(at, at + anchor.exact.len()))
    }

    /// Says where an anchor is in this text, given the text it was made in and their comparison, where that is known.
    pub fn resolve(&self, anchor: &Anchor, then: Option<(&Self, &Revision<'_>)>) -> Fate {
        if anchor.text == Some(self.hash) {
            return self.find(anchor).map_or(Fate::Lost(Vec::new()), Fate::Kept);
        }
        match then {
            Some((then, revision)) => then.find(anchor).map_or(Fate::Lost(Vec::new()), |r| revision.place(r)),
            None => self.find_words(anchor).map_or(Fate::Lost(Vec::new()), Fate::Kept),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Snapshot, TextHash, anchor};
    use crate::annotation::Fate;
    use crate::text::TextRange;

    #[test]
    fn a_text_hash_is_the_same_in_every_version() {
        assert_eq!(TextHash::of("").to_string(), "6c62272e07bb014262b821756295c58d");
        assert_eq!(TextHash::of("a").to_string(), "d228cb696f1a8caf78912b704e4a8964");
        assert_eq!(TextHash::parse(&TextHash::of("a").to_string()), Some(TextHash::of("a")));
        assert_eq!(TextHash::parse("+228cb696f1a8caf78912b704e4a8964"), None);
    }

    #[test]
    fn an_anchor_without_its_text_needs_its_surroundings() {
        let now = Snapshot::new("“Café,” 14 people, and 14 boats.".to_owned());
        let at = now.text.rfind("14").unwrap();
        let mut there = anchor(&now.text, now.hash, TextRange::from_usize(at, at + 2));
        assert_eq!((there.start, there.end), (23, 25));
        assert_eq!(now.resolve(&there, None), Fate::Kept(TextRange::from_usize(at, at + 2)));
        there.text = None;
        there.start = 8;
        there.end = 10;
        assert_eq!(now.find_words(&there), Some(TextRange::from_usize(at, at + 2)));
        there.suffix = " vans".to_owned();
        assert_eq!(now.find_words(&there), None);
        assert_eq!(now.resolve(&there, None), Fate::Lost(Vec::new()));
    }

    #[test]
    fn words_that_stand_often_are_not_placed_without_surroundings() {
        let now = Snapshot::new("14 people, 14 boats".to_owned());
        let there = super::Anchor { exact: "14".to_owned(), ..super::Anchor::default() };
        assert_eq!(now.find_words(&there), None);
        let once = super::Anchor { exact: "boats".to_owned(), ..super::Anchor::default() };
        assert_eq!(now.find_words(&once).map(|r| r.start), Some(14));
    }
}
