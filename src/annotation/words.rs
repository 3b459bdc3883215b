//! A text as a row of words that can be compared: what a change of the text is measured in.
//!
//! Units: byte ranges. Two words are the same when they differ only in case, accents and the way those are encoded.
//! Blanks, line ends, quotation marks, dashes and stops are no words; signs that change a quantity (`$ £ % °`) are.

use crate::text::{TextRange, fold_char};
use std::collections::HashMap;

/// Gives equal words equal numbers, across the texts that it is asked about.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(HashMap<String, u32>);

/// The words of one text, in order.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Where each stands.
    pub ranges: Vec<TextRange>,
    /// What each is, as the vocabulary numbers it.
    pub ids: Vec<u32>,
    /// Whether a blank line stands before it.
    pub opens: Vec<bool>,
}

impl Vocabulary {
    /// Cuts `text` into words.
    pub fn words(&mut self, text: &str) -> Words {
        let mut words = Words::default();
        let mut key = String::new();
        let mut at_word = TextRange::default();
        let mut n_lines = 2;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|n| n.1);
            let joined = joins(c, next, &key);
            if joined {
                at_word = TextRange::from_usize(
                    if key.is_empty() { at } else { at_word.start as usize },
                    at + c.len_utf8(),
                );
                push(&mut key, c);
            }
            if !key.is_empty() && (!joined || ends_after(c, next)) {
                words.ranges.push(at_word);
                words.opens.push(n_lines > 1);
                words.ids.push(self.number(&mut key));
                n_lines = 0;
            }
            n_lines += u32::from(c == '\n');
        }
        words
    }

    /// Returns the words by their numbers.
    pub fn names(&self) -> Vec<&str> {
        let mut names = vec![""; self.0.len()];
        for (name, id) in &self.0 {
            if let Some(place) = names.get_mut(*id as usize) {
                *place = name;
            }
        }
        names
    }

    fn number(&mut self, key: &mut String) -> u32 {
        let next = self.0.len() as u32;
        let id = match self.0.get(key.as_str()) {
            Some(id) => *id,
            None => *self.0.entry(key.clone()).or_insert(next),
        };
        key.clear();
        id
    }
}

impl Words {
    /// Returns the indices of the words that `range` touches.
    pub fn within(&self, range: TextRange) -> std::ops::Range<usize> {
        let first = self.ranges.partition_point(|w| w.end <= range.start);
        let last = self.ranges.partition_point(|w| w.start < range.end);
        first..last.max(first)
    }
}

/// Says whether `c` belongs to a word, the one begun in `key` or a new one.
fn joins(c: char, next: Option<char>, key: &str) -> bool {
    if is_word(c) || is_sign(c) {
        return true;
    }
    // The stop or comma of 1,000 and 2.5.
    matches!(c, '.' | ',')
        && key.ends_with(|k: char| k.is_ascii_digit())
        && next.is_some_and(|n| n.is_ascii_digit())
}

/// Says whether a word ends after its character `c`, whatever its kind.
fn ends_after(c: char, next: Option<char>) -> bool {
    let Some(next) = next else { return true };
    is_sign(c) || is_sign(next) || is_ideograph(next) || is_ideograph(c) && !is_mark(next)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Signs that make another quantity of the same digits.
fn is_sign(c: char) -> bool {
    matches!(c, '$' | '%' | '¢'..='¥' | '°' | '‰' | '₠'..='⃀' | '؋' | '฿')
}

/// Scripts without blanks: each character counts as a word.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
        && !is_mark(c)
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn push(key: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' => key.push(c),
        _ if is_mark(c) => {}
        _ => key.push(base(fold_char(c))),
    }
}

/// Takes the accent off a Latin letter, so that a composed and a decomposed one are the same.
fn base(c: char) -> char {
    const BASES: [(&str, char); 24] = [
        ("àáâãäåāăąǎ", 'a'),
        ("çćĉċč", 'c'),
        ("ďḍ", 'd'),
        ("èéêëēĕėęěẽ", 'e'),
        ("ĝğġģǧ", 'g'),
        ("ĥḥ", 'h'),
        ("ìíîïĩīĭįǐ", 'i'),
        ("ĵ", 'j'),
        ("ķ", 'k'),
        ("ĺļľ", 'l'),
        ("ñńņňṇ", 'n'),
        ("òóôõöōŏőǒ", 'o'),
        ("ŕŗř", 'r'),
        ("śŝşšșṣ", 's'),
        ("ţťțṭ", 't'),
        ("ùúûüũūŭůűųǔ", 'u'),
        ("ŵẁẃẅ", 'w'),
        ("ýÿŷỳ", 'y'),
        ("źżž", 'z'),
        ("ấầẩẫậạảắằẳẵặ", 'a'),
        ("ếềểễệẹẻ", 'e'),
        ("ịỉ", 'i'),
        ("ốồổỗộọỏớờởỡợơ", 'o'),
        ("ứừửữựụủư", 'u'),
    ];
    if c.is_ascii() {
        return c;
    }
    BASES.iter().find(|(letters, _)| letters.contains(c)).map_or(c, |b| b.1)
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    fn words(text: &str) -> Vec<&str> {
        Vocabulary::default().words(text).ranges.iter().map(|r| r.of(text)).collect()
    }

    #[test]
    fn numbers_and_signs_are_words_and_marks_are_not() {
        assert_eq!(words("“$1,000.50” -- 46% of it. 3.\n"), ["$", "1,000.50", "46", "%", "of", "it", "3"]);
        assert_eq!(words("don’t 東京 cafe\u{301} 2."), ["don", "t", "東", "京", "cafe\u{301}", "2"]);
        assert_eq!(words(""), [""; 0]);
    }

    #[test]
    fn accents_and_case_make_no_other_word() {
        let mut vocabulary = Vocabulary::default();
        let ids = vocabulary.words("Émile émile E\u{301}MILE emile email").ids;
        assert_eq!(ids, [0, 0, 0, 0, 1]);
    }

    #[test]
    fn a_blank_line_opens() {
        let words = Vocabulary::default().words("a b\nc\n \nd");
        assert_eq!(words.opens, [true, false, false, true]);
    }
}
