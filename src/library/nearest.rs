//! What was perhaps meant: the nearest of many words or names.

use crate::text::fold_str;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};

/// Returns the candidate nearest to `typed`: by typing errors in it or in one of its words, else by letters left out.
/// `None` where nothing is near. Of equally near ones the first wins.
pub fn nearest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let wanted: Vec<char> = fold_str(typed.trim()).chars().collect();
    if wanted.is_empty() {
        return None;
    }
    let limit = (wanted.len() / 3).clamp(1, 3);
    let by_error =
        candidates.clone().filter_map(|c| Some((distance(&wanted, c, limit)?, c))).min_by_key(|(d, _)| *d);
    by_error.map(|(_, c)| c).or_else(|| by_letters(typed, candidates))
}

/// Returns the fewest typing errors between `wanted` and the candidate or one of its words, up to `limit`, and whether it is
/// only a word: of equally many the whole candidate is nearer.
fn distance(wanted: &[char], candidate: &str, limit: usize) -> Option<(usize, bool)> {
    let folded = fold_str(candidate);
    let whole = std::iter::once(folded.as_str());
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2);
    let parts = whole.map(|w| (w, false)).chain(words.map(|w| (w, true)));
    parts.filter_map(|(part, is_word)| Some((typing_errors(wanted, part, limit)?, is_word))).min()
}

/// Counts letters added, left out, replaced or swapped with their neighbour, up to `limit`.
fn typing_errors(wanted: &[char], word: &str, limit: usize) -> Option<usize> {
    if word.len().abs_diff(wanted.len()) > limit * 4 {
        return None;
    }
    let word: Vec<char> = word.chars().collect();
    if word.len().abs_diff(wanted.len()) > limit {
        return None;
    }
    let mut before = vec![0; word.len() + 1];
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (i, w) in wanted.iter().enumerate() {
        let mut next = vec![i + 1; word.len() + 1];
        for (j, c) in word.iter().enumerate() {
            let swapped = i > 0 && j > 0 && wanted.get(i - 1) == Some(c) && word.get(j - 1) == Some(w);
            let swap = if swapped { before[j - 1] + 1 } else { usize::MAX };
            next[j + 1] = (row[j] + usize::from(w != c)).min(row[j + 1] + 1).min(next[j] + 1).min(swap);
        }
        if next.iter().all(|d| *d > limit) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|d| *d <= limit)
}

/// Returns the candidate that has the letters of `typed` in their order, the tightest.
fn by_letters<'a>(typed: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if typed.chars().count() < 3 {
        return None;
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let best = pattern.match_list(candidates.map(Candidate), &mut matcher).into_iter().next();
    best.map(|(candidate, _)| candidate.0)
}

#[derive(Clone, Copy)]
struct Candidate<'a>(&'a str);

impl AsRef<str> for Candidate<'_> {
    fn as_ref(&self) -> &str {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn by_error_by_word_or_by_letters() {
        let names = ["Chris Philp", "Priti Patel", "European Commission", "BBC"];
        let near = |typed| nearest(typed, names.iter().copied());
        assert_eq!(near("philip"), Some("Chris Philp"));
        assert_eq!(near("Pirti"), Some("Priti Patel"));
        assert_eq!(near("chris  philp"), Some("Chris Philp"));
        assert_eq!(near("eurcom"), Some("European Commission"));
        assert_eq!(nearest("nxt", ["next-quote", "next"].into_iter()), Some("next"));
        assert_eq!(near("xyzzy"), None);
        assert_eq!(near(" "), None);
    }
}
