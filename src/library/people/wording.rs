//! The wordings of one quote across articles, with the words that differ.

use super::{Context, EntryIdx, Saying};
use crate::article::Article;
use crate::extract::Quote;
use crate::text::{TextRange, fold_str};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashSet;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// How another article words a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Where it stands.
    pub saying: Saying,
    /// Its words in order.
    pub words: Vec<Word>,
    /// How many words differ, there or here.
    pub n_different: usize,
}

/// A word of a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its place in its article's text.
    pub range: TextRange,
    /// Whether the quote that is compared with has it otherwise or not at all.
    pub differs: bool,
}

/// Words a quote needs before it can be known again.
const MIN_WORDS: usize = 4;

/// Returns how other articles word the quote `of`, the nearest first. The quote itself is the first, without a difference.
pub fn wordings(context: &Context<'_>, of: Saying) -> Vec<Wording> {
    let Some(sought) = Sought::new(context, of) else { return Vec::new() };
    sought.ranked(sought.among(context, 0..context.library.entries.len()))
}

/// A quote whose other wordings are sought. Several threads may each look through a part of the library.
#[derive(Clone, Debug)]
pub struct Sought {
    of: Saying,
    words: Vec<TextRange>,
    folded: Vec<String>,
}

impl Sought {
    /// Takes a quote.
    pub fn new(context: &Context<'_>, of: Saying) -> Option<Self> {
        let (article, quote) = find(context, of)?;
        let words = words_of(article, quote);
        let folded = folded(article, &words);
        Some(Self { of, words, folded })
    }

    /// Returns the wordings in the entries `entries`, in their order.
    pub fn among(&self, context: &Context<'_>, entries: Range<usize>) -> Vec<Wording> {
        let wanted: HashSet<&str> = self.folded.iter().map(String::as_str).collect();
        let from = entries.start as u32;
        let mut found = Vec::new();
        for (entry, i) in context.library.entries.get(entries).unwrap_or_default().iter().zip(from..) {
            let idx = EntryIdx(i);
            let (Some(other), Some(extraction)) = (&entry.article, &entry.extraction) else { continue };
            if context.original_of(idx).is_some() {
                continue;
            }
            for (quote, n) in extraction.quotes.iter().zip(0..) {
                let saying = Saying { entry: idx, quote: n };
                if saying != self.of && may_be_same(other, quote, &wanted) {
                    found.extend(compare(other, quote, saying, &self.folded));
                }
            }
        }
        found
    }

    /// Sorts the wordings that were found, the nearest first, behind the quote itself.
    pub fn ranked(&self, mut found: Vec<Wording>) -> Vec<Wording> {
        found.sort_by_key(|w| (w.n_different, w.saying.entry, w.saying.quote));
        found.insert(0, Wording { saying: self.of, words: same(&self.words), n_different: 0 });
        found
    }
}

fn find<'a>(context: &Context<'a>, saying: Saying) -> Option<(&'a Article, &'a Quote)> {
    let entry = context.library.entry(saying.entry)?;
    Some((entry.article.as_deref()?, entry.extraction.as_deref()?.quotes.get(saying.quote as usize)?))
}

fn words_of(article: &Article, quote: &Quote) -> Vec<TextRange> {
    let in_segment = |range: TextRange| {
        let words = article.slice(range).unicode_word_indices();
        words.map(move |(at, w)| {
            TextRange::from_usize(range.start as usize + at, range.start as usize + at + w.len())
        })
    };
    quote.segments.iter().flat_map(|s| in_segment(s.range)).collect()
}

fn folded(article: &Article, words: &[TextRange]) -> Vec<String> {
    words.iter().map(|w| fold_str(article.slice(*w))).collect()
}

fn same(words: &[TextRange]) -> Vec<Word> {
    words.iter().map(|range| Word { range: *range, differs: false }).collect()
}

/// A quick look: whether most of the quote's longer words are wanted ones, case as it stands.
fn may_be_same(article: &Article, quote: &Quote, wanted: &HashSet<&str>) -> bool {
    let (mut n, mut n_wanted) = (0, 0);
    for segment in &quote.segments {
        let words = article.slice(segment.range).split(|c: char| !c.is_alphanumeric());
        for word in words.filter(|w| w.len() > 3 && w.starts_with(char::is_lowercase)) {
            n += 1;
            n_wanted += usize::from(wanted.contains(word));
        }
    }
    n_wanted > 0 && n_wanted * 4 >= n.min(wanted.len())
}

/// Compares word by word. Two quotes are wordings of one where most words of the shorter are in both, in order, and stand close
/// together there: any long quote has the common words of a short one somewhere.
fn compare(article: &Article, quote: &Quote, saying: Saying, original: &[String]) -> Option<Wording> {
    let ranges = words_of(article, quote);
    let other = folded(article, &ranges);
    let shorter = original.len().min(other.len());
    if shorter < MIN_WORDS {
        return None;
    }
    let mut words = same(&ranges);
    let (mut n_equal, mut n_missing, mut n_new) = (0, 0, 0);
    let (mut here, mut there): (Option<Range<usize>>, Option<Range<usize>>) = (None, None);
    let reach = |known: Option<Range<usize>>, new: Range<usize>| {
        Some(known.map_or(new.start, |known| known.start)..new.end)
    };
    for op in capture_diff_slices(Algorithm::Myers, original, &other) {
        if let DiffOp::Equal { len, .. } = op {
            n_equal += len;
            here = reach(here, op.old_range());
            there = reach(there, op.new_range());
            continue;
        }
        n_missing += op.old_range().len();
        n_new += op.new_range().len();
        for word in words.get_mut(op.new_range()).into_iter().flatten() {
            word.differs = true;
        }
    }
    let widest = here.map_or(0, |r| r.len()).max(there.map_or(0, |r| r.len()));
    (n_equal * 3 >= shorter * 2 && n_equal * 2 >= widest).then_some(Wording {
        saying,
        words,
        n_different: n_missing.max(n_new),
    })
}
