//! Selecting text: motions and text objects over the article's passages.
//!
//! Units: bytes of the article's text, on starts of grapheme clusters. The head never leaves what can be read.

use super::action::Action;
use super::cards::sentences_of;
use super::mode::Visual;
use super::reading::Reading;
use crate::article::Article;
use crate::text::TextRange;
use crate::wrap::{LineKind, Wrapped};
use unicode_segmentation::UnicodeSegmentation as _;

impl Visual {
    /// Returns the selected bytes, both ends' characters included.
    pub fn range(self, article: &Article) -> TextRange {
        let last = self.anchor.max(self.head);
        let rest = TextRange::new(last, article.text().len() as u32);
        let len = article.slice(rest).graphemes(true).next().map_or(0, str::len) as u32;
        TextRange::new(self.anchor.min(self.head), last + len)
    }

    /// Selects a whole range.
    pub fn over(article: &Article, range: TextRange) -> Self {
        let last = article.slice(range).grapheme_indices(true).next_back().map_or(0, |(at, _)| at as u32);
        Self { anchor: range.start, head: range.start + last }
    }

    /// Moves the head, or selects a text object; `None` where the action is no motion.
    pub fn moved(self, reading: &Reading, action: Action) -> Option<Self> {
        if let Some(range) = object(reading, self.head, action) {
            return Some(Self::over(&reading.article, range?));
        }
        if action == Action::SwapEnds {
            return Some(Self { anchor: self.head, head: self.anchor });
        }
        let head = motion(reading, self.head, action)?;
        Some(Self { head, ..self })
    }
}

/// Returns a range with the quotation marks that stand at both its ends.
pub(super) fn with_marks(article: &Article, range: TextRange) -> TextRange {
    let text = article.text();
    let before = text.get(..range.start as usize).and_then(|t| t.chars().next_back());
    let after = text.get(range.end as usize..).and_then(|t| t.chars().next());
    let (Some(opens), Some(closes)) = (before, after) else { return range };
    if !(matches!(opens, '“' | '‘' | '«' | '"' | '\'') && matches!(closes, '”' | '’' | '»' | '"' | '\''))
    {
        return range;
    }
    TextRange::new(range.start - opens.len_utf8() as u32, range.end + closes.len_utf8() as u32)
}

/// Returns the range of a text object, `Some(None)` where there is none here.
#[allow(clippy::option_option, reason = "no object, and an object that is not here, are two things")]
fn object(reading: &Reading, at: u32, action: Action) -> Option<Option<TextRange>> {
    let found = &reading.extraction;
    Some(match action {
        Action::WholeQuote => {
            let here = found.quotes.iter().find(|q| q.marks().contains(at));
            here.map(crate::extract::Quote::range)
        }
        Action::WholeFigure => found.figures.iter().map(|f| f.range).find(|r| r.contains(at)),
        Action::WholeSentence => {
            let passage = passage(&reading.article, at)?;
            sentences_of(&reading.article, passage).into_iter().find(|s| at < s.end)
        }
        Action::WholeParagraph => passage(&reading.article, at),
        _ => return None,
    })
}

/// Returns where a motion leads.
fn motion(reading: &Reading, at: u32, action: Action) -> Option<u32> {
    let article = &reading.article;
    let text = article.text();
    Some(match action {
        Action::Right => step(article, at, true),
        Action::Left => step(article, at, false),
        Action::Below => by_lines(reading, at, 1),
        Action::Above => by_lines(reading, at, -1),
        Action::HalfDown => by_lines(reading, at, reading.rows as isize / 2),
        Action::HalfUp => by_lines(reading, at, -(reading.rows as isize / 2)),
        Action::PageDown => by_lines(reading, at, reading.rows as isize),
        Action::PageUp => by_lines(reading, at, -(reading.rows as isize)),
        Action::LineStart => line(reading, at)?.range.start,
        Action::LineEnd => Wrapped::offset_at(line(reading, at)?, text, u32::MAX),
        Action::WordNext => words(article, true, at).find(|w| w.start > at).map_or(at, |w| w.start),
        Action::WordEnd => {
            let word = words(article, true, at).find(|w| w.end > at && last_start(article, *w) > at)?;
            last_start(article, word)
        }
        Action::WordPrev => words(article, false, at).find(|w| w.start < at).map_or(at, |w| w.start),
        Action::SentenceNext => sentences_around(article, at, true).find(|s| *s > at).unwrap_or(at),
        Action::SentencePrev => sentences_around(article, at, false).find(|s| *s < at).unwrap_or(at),
        Action::NextParagraph => article.passages().map(|(_, p)| p.start).find(|s| *s > at).unwrap_or(at),
        Action::PrevParagraph => {
            article.passages().map(|(_, p)| p.start).take_while(|s| *s < at).last().unwrap_or(at)
        }
        Action::Top => article.passages().next()?.1.start,
        Action::End => last_start(article, article.passages().last()?.1),
        _ => return None,
    })
}

/// Returns the passage that holds `at`.
fn passage(article: &Article, at: u32) -> Option<TextRange> {
    article.passages().map(|(_, p)| p).take_while(|p| p.start <= at).last()
}

fn last_start(article: &Article, range: TextRange) -> u32 {
    let last = article.slice(range).grapheme_indices(true).next_back();
    range.start + last.map_or(0, |(at, _)| at as u32)
}

/// Goes one character on or back, over the end of a passage into its neighbour.
fn step(article: &Article, at: u32, forward: bool) -> u32 {
    let Some(here) = passage(article, at) else { return at };
    if forward {
        let rest = article.slice(TextRange::new(at, here.end));
        match rest.grapheme_indices(true).nth(1) {
            Some((len, _)) => at + len as u32,
            None => article.passages().map(|(_, p)| p.start).find(|s| *s > at).unwrap_or(at),
        }
    } else {
        let before = article.slice(TextRange::new(here.start, at));
        match before.grapheme_indices(true).next_back() {
            Some((back, _)) => here.start + back as u32,
            None => {
                let earlier = article.passages().map(|(_, p)| p).take_while(|p| p.start < here.start).last();
                earlier.map_or(at, |p| last_start(article, p))
            }
        }
    }
}

fn line(reading: &Reading, at: u32) -> Option<&crate::wrap::VisualLine> {
    reading.wrapped.lines.get(reading.wrapped.line_at(at))
}

/// Goes `n` lines of text down, in the same column.
fn by_lines(reading: &Reading, at: u32, n: isize) -> u32 {
    let text = reading.article.text();
    let here = reading.wrapped.line_at(at);
    let Some(from) = reading.wrapped.lines.get(here) else { return at };
    let column = crate::wrap::columns(TextRange::new(from.range.start, at).of(text));
    let last = reading.wrapped.lines.len().saturating_sub(1);
    let mut to = here.saturating_add_signed(n).min(last);
    while reading.wrapped.lines.get(to).is_some_and(|l| l.kind == LineKind::Gap) {
        to = to.saturating_add_signed(n.signum());
    }
    reading.wrapped.lines.get(to).map_or(at, |l| Wrapped::offset_at(l, text, column))
}

/// Iterates over the words of the passage at `at` and of those after it (or before it, from the last word on).
fn words(article: &Article, forward: bool, at: u32) -> Box<dyn Iterator<Item = TextRange> + '_> {
    let of = |passage: TextRange| {
        article.slice(passage).split_word_bound_indices().filter(|(_, w)| !w.trim().is_empty()).map(
            move |(start, w)| {
                let start = passage.start + start as u32;
                TextRange::new(start, start + w.len() as u32)
            },
        )
    };
    let passages: Vec<TextRange> = article.passages().map(|(_, p)| p).collect();
    let here = passages.partition_point(|p| p.start <= at).saturating_sub(1);
    if forward {
        Box::new(passages.into_iter().skip(here).flat_map(of))
    } else {
        let before: Vec<TextRange> = passages.into_iter().take(here + 1).rev().collect();
        Box::new(before.into_iter().flat_map(move |p| of(p).rev()))
    }
}

/// Iterates over the starts of the sentences around `at`, on or back.
fn sentences_around(article: &Article, at: u32, forward: bool) -> Box<dyn Iterator<Item = u32> + '_> {
    let passages: Vec<TextRange> = article.passages().map(|(_, p)| p).collect();
    let here = passages.partition_point(|p| p.start <= at).saturating_sub(1);
    let starts = move |p: TextRange| sentences_of(article, p).into_iter().map(|s| s.start);
    if forward {
        Box::new(passages.into_iter().skip(here).take(2).flat_map(starts))
    } else {
        let before: Vec<TextRange> = passages.into_iter().take(here + 1).rev().take(2).collect();
        Box::new(before.into_iter().flat_map(move |p| starts(p).rev()))
    }
}
