//! A needle: words to look for in text that was not folded beforehand.
//!
//! Finds exactly what [`Folded::find`](super::Folded::find) finds, and needs no second copy of the text: it runs from one
//! occurrence of the needle's rarest letters to the next and compares folded characters around it.

use super::{TextRange, fold_char, fold_str};
use aho_corasick::Span;
use aho_corasick::packed::Searcher;
use memchr::memchr2;
use memchr::memmem::Finder;

/// Words to look for, folded once.
#[derive(Clone, Debug)]
pub struct Needle {
    /// The folded words; empty finds nothing.
    folded: String,
    /// What is scanned for; `None` where the needle has no ASCII letter or digit (only these look alike, but for case, in
    /// every text that folds to them).
    anchor: Option<Anchor>,
    /// Looks for them in text that was folded beforehand.
    finder: Box<Finder<'static>>,
}

/// The rarest few bytes of the needle.
#[derive(Clone, Debug)]
struct Anchor {
    /// Where they stand in the folded needle.
    at: usize,
    /// The first of them.
    byte: u8,
    /// All spellings of them at once, with the vector instructions of the machine; `None` where it has none.
    spellings: Option<Searcher>,
}

/// ASCII letters and digits from frequent to rare in English newspaper text.
const FREQUENT: &[u8; 36] = b"etaoinsrhldcumfpgwybv0k12539x46j8q7z";

/// Bytes of an anchor: each letter doubles the spellings.
const ANCHOR_LEN: usize = 3;

/// Bytes of a text in which the first byte of the anchor alone is looked for.
const SHORT: usize = 96;

impl Anchor {
    /// Picks the rarest run of letters and digits.
    fn of(folded: &str) -> Option<Self> {
        let rarity = |b: &u8| FREQUENT.iter().position(|f| f == b);
        let longest = folded.as_bytes().split(|b| rarity(b).is_none()).map(<[u8]>::len).max()?;
        let len = longest.min(ANCHOR_LEN);
        let runs = folded.as_bytes().windows(len.max(1)).enumerate();
        let (_, at, run) = runs
            .filter_map(|(at, run)| Some((run.iter().map(rarity).sum::<Option<usize>>()?, at, run)))
            .max_by_key(|(rarity, ..)| *rarity)?;
        Some(Self { at, byte: *run.first()?, spellings: Searcher::new(spellings(run)) })
    }

    /// Returns where the anchor may stand next, at `from` or later.
    fn next(&self, text: &[u8], from: usize) -> Option<usize> {
        // A title or a name is over before the vectors have begun.
        if let Some(searcher) = self.spellings.as_ref().filter(|_| text.len() - from.min(text.len()) > SHORT)
        {
            return Some(searcher.find_in(text, Span { start: from, end: text.len() })?.start());
        }
        let rest = text.get(from..)?;
        Some(from + memchr2(self.byte, self.byte.to_ascii_uppercase(), rest)?)
    }
}

/// Returns `run` in every mixture of cases.
fn spellings(run: &[u8]) -> Vec<Vec<u8>> {
    let upper = |i: usize, b: u8, mask: usize| if (mask >> i) & 1 == 1 { b.to_ascii_uppercase() } else { b };
    let mut all: Vec<Vec<u8>> = (0..1_usize << run.len())
        .map(|mask| run.iter().enumerate().map(|(i, b)| upper(i, *b, mask)).collect())
        .collect();
    all.sort();
    all.dedup();
    all
}

impl Needle {
    /// Folds `words` for a search.
    pub fn new(words: &str) -> Self {
        let folded = fold_str(words);
        let anchor = Anchor::of(&folded);
        let finder = Finder::new(&folded).into_owned().into();
        Self { folded, anchor, finder }
    }

    /// Returns the folded words.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Says whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Says whether the words stand anywhere in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text).next().is_some()
    }

    /// As [`Self::is_in`], in a text that is folded ([`fold_str`]).
    pub fn is_in_folded(&self, folded: &str) -> bool {
        !self.is_empty() && self.finder.find(folded.as_bytes()).is_some()
    }

    /// Says whether `text` is the needle's words and nothing else.
    pub fn is_all_of(&self, text: &str) -> bool {
        fold_str(text) == self.folded
    }

    /// Iterates over where the words stand in `text`, in order and not overlapping.
    pub fn find<'a>(&'a self, text: &'a str) -> Hits<'a> {
        Hits { needle: self, text, from: 0, floor: 0 }
    }

    /// Returns the range of the hit whose anchor stands at byte `at` of `text` and which begins at `floor` or later.
    fn around(&self, text: &str, at: usize, anchor: usize, floor: usize) -> Option<TextRange> {
        let end = self.match_after(text, at, anchor)?;
        let start = self.match_before(text, at, anchor)?;
        (start >= floor).then(|| TextRange::from_usize(start, end))
    }

    /// Compares from the needle's byte `from` on with `text` from `at` on; returns where the hit ends.
    fn match_after(&self, text: &str, at: usize, from: usize) -> Option<usize> {
        let mut at = at;
        let bytes = text.as_bytes();
        for want in self.folded.get(from..)?.chars() {
            match bytes.get(at)? {
                b if b.is_ascii_alphanumeric() => {
                    if char::from(b.to_ascii_lowercase()) != want {
                        return None;
                    }
                    at += 1;
                }
                _ => {
                    let rest = text.get(at..)?;
                    let c = rest.chars().next()?;
                    if fold_char(c) != want {
                        return None;
                    }
                    at += if want == ' ' { blank_run(rest.chars()) } else { c.len_utf8() };
                }
            }
        }
        Some(at)
    }

    /// Compares the needle before its byte `until` backwards with `text` before `at`; returns where the hit begins.
    fn match_before(&self, text: &str, at: usize, until: usize) -> Option<usize> {
        let mut at = at;
        for want in self.folded.get(..until)?.chars().rev() {
            let before = text.get(..at)?;
            let c = before.chars().next_back()?;
            if fold_char(c) != want {
                return None;
            }
            at -= if want == ' ' { blank_run(before.chars().rev()) } else { c.len_utf8() };
        }
        Some(at)
    }
}

/// Returns the bytes of the blanks that `chars` begins with.
fn blank_run(chars: impl Iterator<Item = char>) -> usize {
    chars.take_while(|c| fold_char(*c) == ' ').map(char::len_utf8).sum()
}

/// The places of a [`Needle`] in a text.
#[derive(Clone, Debug)]
pub struct Hits<'a> {
    needle: &'a Needle,
    text: &'a str,
    /// Where the scan for the anchor goes on.
    from: usize,
    /// Where the last hit ended: the next one may not begin before it.
    floor: usize,
}

impl Iterator for Hits<'_> {
    type Item = TextRange;

    fn next(&mut self) -> Option<TextRange> {
        let hit = match &self.needle.anchor {
            Some(anchor) => self.next_anchored(anchor),
            None => self.next_unanchored(),
        }?;
        self.floor = hit.end as usize;
        self.from = self.from.max(self.floor);
        Some(hit)
    }
}

impl Hits<'_> {
    fn next_anchored(&mut self, anchor: &Anchor) -> Option<TextRange> {
        loop {
            let at = anchor.next(self.text.as_bytes(), self.from)?;
            self.from = at + 1;
            if let Some(hit) = self.needle.around(self.text, at, anchor.at, self.floor) {
                return Some(hit);
            }
        }
    }

    /// A needle of marks and other scripts: every character is tried.
    fn next_unanchored(&mut self) -> Option<TextRange> {
        let first = self.needle.folded.chars().next()?;
        let mut after_blank = self.blank_before(self.from);
        for (i, c) in self.text.get(self.from..)?.char_indices() {
            let c = fold_char(c);
            let inside_run = c == ' ' && std::mem::replace(&mut after_blank, c == ' ');
            after_blank = c == ' ';
            if c == first && !inside_run {
                let at = self.from + i;
                if let Some(end) = self.needle.match_after(self.text, at, 0) {
                    self.from = end;
                    return Some(TextRange::from_usize(at, end));
                }
            }
        }
        self.from = self.text.len();
        None
    }

    fn blank_before(&self, at: usize) -> bool {
        self.text.get(..at).and_then(|t| t.chars().next_back()).is_some_and(|c| fold_char(c) == ' ')
    }
}

#[cfg(test)]
mod tests {
    use super::Needle;
    use crate::text::{fold, fold_str};
    use proptest::prelude::*;

    #[test]
    fn a_hit_spans_the_blanks_and_marks_as_written() {
        let text = "the Tip\u{a0}of\n  the  iceberg,” — don’t";
        let words = |needle: &str| Needle::new(needle).find(text).map(|r| r.of(text)).collect::<Vec<_>>();
        assert_eq!(words("tip of the"), ["Tip\u{a0}of\n  the"]);
        assert_eq!(words("the "), ["the ", "the  "]);
        assert_eq!(words(",\" - "), [",” — "]);
        assert_eq!(words(""), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn finds_what_folding_the_whole_text_finds(text in "[abA “\"’'—\n\u{a0}éÉ1K]{0,40}", needle in "[ab “'-é1k]{0,4}") {
            let expected = fold(&text).find(&needle);
            let needle = Needle::new(&needle);
            let found: Vec<_> = needle.find(&text).collect();
            prop_assert_eq!(needle.is_in_folded(&fold_str(&text)), !found.is_empty());
            prop_assert_eq!(found, expected);
        }
    }
}
