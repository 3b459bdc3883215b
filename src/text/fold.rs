//! Folding: what a search takes as the same. Case, curly and straight marks, all dashes, every sort and run of blanks.
//!
//! Each folded character stands for one character of the text, or for a run of blanks, so that a hit in folded text
//! names exact bytes of the text. Line ends are blanks: a search crosses the lines of hard-wrapped text.

use super::TextRange;
use memchr::memmem;

/// A text folded for searching, with the way back to the bytes it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// `(folded byte, byte of the text)`, one wherever the distance between the two changes.
    /// Invariant: sorted in both; before the first the two are the same.
    points: Vec<(u32, u32)>,
}

/// Folds `text` and keeps the way back.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), points: Vec::new() };
    let mut distance = 0;
    let mut after_blank = false;
    for (at, c) in text.char_indices() {
        let c = fold_char(c);
        if c == ' ' && after_blank {
            continue;
        }
        after_blank = c == ' ';
        if at - folded.text.len() != distance {
            distance = at - folded.text.len();
            folded.points.push((folded.text.len() as u32, at as u32));
        }
        folded.text.push(c);
    }
    if text.len() - folded.text.len() != distance {
        folded.points.push((folded.text.len() as u32, text.len() as u32));
    }
    folded
}

/// Folds `text` where the way back is not needed.
pub fn fold_str(text: &str) -> String {
    let mut after_blank = false;
    text.chars()
        .map(fold_char)
        .filter(|c| {
            let drop = *c == ' ' && after_blank;
            after_blank = *c == ' ';
            !drop
        })
        .collect()
}

/// Folds one character; blanks and line ends become a blank. Never takes more bytes than `c`; a letter or digit of ASCII
/// comes from ASCII only.
pub fn fold_char(c: char) -> char {
    match c {
        'a'..='z' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{7f}' if c.is_ascii_whitespace() => ' ',
        '`' | '‘' | '’' | '‚' | '‛' | '′' | '´' | 'ʼ' => '\'',
        '\0'..='\u{7f}' => c,
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        _ if c.is_whitespace() => ' ',
        // The Kelvin sign and the dotted İ keep off the ASCII letters: what looks for `k` may skip all other bytes.
        _ => c.to_lowercase().next().filter(|l| !l.is_ascii() && l.len_utf8() <= c.len_utf8()).unwrap_or(c),
    }
}

impl Folded {
    /// Returns where `needle` stands, in bytes of the text that was folded, in order and not overlapping.
    ///
    /// The needle is folded alike; an empty one is nowhere.
    pub fn find(&self, needle: &str) -> Vec<TextRange> {
        let needle = fold_str(needle);
        if needle.is_empty() {
            return Vec::new();
        }
        memmem::find_iter(self.text.as_bytes(), needle.as_bytes())
            .map(|at| self.back(at, at + needle.len()))
            .collect()
    }

    /// Returns the bytes of the text that the folded bytes `start..end` stand for.
    pub fn back(&self, start: usize, end: usize) -> TextRange {
        TextRange::new(self.byte(start as u32), self.byte(end as u32))
    }

    fn byte(&self, folded: u32) -> u32 {
        let after = self.points.partition_point(|p| p.0 <= folded);
        let point = after.checked_sub(1).and_then(|i| self.points.get(i));
        point.map_or(folded, |(at, byte)| byte + (folded - at))
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_char, fold_str};

    fn hits<'a>(text: &'a str, needle: &str) -> Vec<&'a str> {
        fold(text).find(needle).into_iter().map(|r| r.of(text)).collect()
    }

    #[test]
    fn marks_dashes_blanks_and_case_are_the_same() {
        assert_eq!(hits("It’s the Tip of\n  the iceberg", "tip of the"), ["Tip of\n  the"]);
        assert_eq!(hits("“unviable\" and \"Unviable”", "“unviable”"), ["“unviable\"", "\"Unviable”"]);
        assert_eq!(hits("2019–20 and 2019-20", "2019—20"), ["2019–20", "2019-20"]);
        assert_eq!(hits("10\u{a0}000 people, don’t", "10 000 PEOPLE"), ["10\u{a0}000 people"]);
        assert_eq!(hits("ÉCOLE école", "École"), ["ÉCOLE", "école"]);
        assert_eq!(hits("anything", ""), Vec::<&str>::new());
    }

    #[test]
    fn the_last_hit_ends_at_the_text_s_end() {
        assert_eq!(hits("well — so…  ", "so… "), ["so…  "]);
        assert_eq!(hits("a ’", "'"), ["’"]);
    }

    #[test]
    fn no_character_grows() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            assert!(fold_char(c).len_utf8() <= c.len_utf8(), "{c:?}");
            assert_eq!(fold_char(fold_char(c)), fold_char(c), "{c:?} folds twice");
            assert!(c.is_ascii() || !fold_char(c).is_ascii_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn both_ways_of_folding_agree() {
        let text = "A  “B”\u{a0}\u{2003}—\nİstanbul ẞ  ";
        assert_eq!(fold(text).text, fold_str(text));
    }
}
