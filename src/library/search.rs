//! Search over all articles at once: titles, texts, quotes, figures and notes; ranked, with the words around each hit.
//!
//! A search is asked with the query language. It is cut into ranges of entries ([`Search::run`]), which several threads may
//! take; [`rank`] puts their results in order.

use super::filter::{Filter, texts};
use super::query::{ItemKind, Query, Term};
use super::{Context, EntryIdx};
use crate::article::Article;
use crate::extract::Extraction;
use crate::text::{Needle, TextRange};
use regex::Regex;
use std::ops::Range;

/// A query made ready to be looked for in many articles.
#[derive(Clone, Debug)]
pub struct Search {
    filter: Filter,
    /// What is looked for in titles, texts and notes.
    words: Vec<Sought>,
    /// The words as one phrase, where several stand side by side: an article that has them so comes first.
    phrase: Option<Sought>,
    /// Which sorts of items are asked for.
    asks_quotes: bool,
    asks_figures: bool,
}

#[derive(Clone, Debug)]
enum Sought {
    Words(Needle),
    Regex(Regex),
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub entry: EntryIdx,
    /// How well it fits; only to be compared.
    pub score: u32,
    /// How many hits it has, counted up to [`MAX_COUNTED`].
    pub n_hits: u32,
    /// The first of them, those in quotes before the others.
    pub best: Vec<Hit>,
}

/// A place that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The bytes of the article's text. For a note its anchor, for the article as a whole an empty range at its start.
    pub range: TextRange,
    /// What it is in.
    pub place: HitPlace,
}

/// What a hit is in. Indices are those of the extraction and of the notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HitPlace {
    /// The title, or the article as a whole.
    Title,
    /// A quote.
    Quote(u32),
    /// A figure.
    Figure(u32),
    /// The text.
    Text,
    /// A note.
    Note(u32),
}

/// The words around a hit, on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The words, with `…` where they were cut.
    pub text: String,
    /// The hit, in bytes of `text`.
    pub hit: TextRange,
}

/// Hits counted in one article; what has more is not better for it.
pub const MAX_COUNTED: usize = 30;

/// Hits of one article that its score is made of.
const MAX_WEIGHED: usize = 10;

/// Hits kept of each article.
const MAX_BEST: usize = 3;

impl Search {
    /// Makes a query ready.
    pub fn new(query: &Query) -> Self {
        let mut search = Self {
            filter: Filter::new(query),
            words: Vec::new(),
            phrase: phrase(query),
            asks_quotes: false,
            asks_figures: false,
        };
        search.gather(query);
        search
    }

    /// Returns whether quotes and whether figures are asked for.
    pub const fn asks(&self) -> (bool, bool) {
        (self.asks_quotes, self.asks_figures)
    }

    /// Returns what is asked of articles.
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Takes from a query what can be pointed at: what is excluded cannot.
    fn gather(&mut self, query: &Query) {
        match query {
            Query::Term(Term::Words(words)) => self.words.push(Sought::Words(Needle::new(words))),
            Query::Term(Term::Regex(pattern)) => {
                self.words.extend(super::filter::regex(pattern).ok().map(Sought::Regex));
            }
            Query::Term(_) | Query::Everything | Query::Not(_) => {}
            Query::Item(item) => {
                self.asks_quotes |= item.kind != ItemKind::Figure;
                self.asks_figures |= item.kind != ItemKind::Quote;
            }
            Query::All(parts) | Query::Any(parts) => parts.iter().for_each(|part| self.gather(part)),
        }
    }

    /// Looks through the entries `range`. Results are in the order of the entries.
    pub fn run(&self, context: &Context<'_>, range: Range<usize>) -> Vec<Found> {
        let selected = self.filter.select(context, range);
        selected.into_iter().filter_map(|idx| self.found(context, idx)).collect()
    }

    /// Looks through these entries only.
    pub fn run_on(&self, context: &Context<'_>, entries: &[EntryIdx]) -> Vec<Found> {
        let selected = entries.iter().filter(|idx| self.filter.selects(context, **idx));
        selected.filter_map(|idx| self.found(context, *idx)).collect()
    }

    /// Returns all hits in one article, in the order of its text, notes last.
    pub fn hits(&self, context: &Context<'_>, idx: EntryIdx) -> Vec<Hit> {
        let mut hits = self.hits_up_to(context, idx, usize::MAX);
        hits.sort_by_key(|h| (matches!(h.place, HitPlace::Note(_)), *h));
        hits.dedup_by_key(|h| h.range);
        hits
    }

    fn found(&self, context: &Context<'_>, idx: EntryIdx) -> Option<Found> {
        let entry = context.library.entry(idx)?;
        let article = entry.article.as_ref()?;
        let mut hits = self.hits_up_to(context, idx, MAX_COUNTED);
        let n_hits = hits.len() as u32;
        hits.truncate(MAX_WEIGHED);
        let mut score = n_hits.checked_ilog2().unwrap_or(0) * 4;
        for hit in &hits {
            score += match hit.place {
                HitPlace::Title => 40,
                HitPlace::Quote(_) | HitPlace::Note(_) => 8,
                HitPlace::Figure(_) => 6,
                HitPlace::Text => 1,
            };
            score += u32::from(is_whole_word(article.text(), hit.range)) * 4;
        }
        if self.phrase.is_some() && !std::ptr::eq(self.sought_in(article), self.words.as_slice()) {
            score += 200;
        }
        // A title is shown anyway.
        hits.sort_by_key(|h| (h.place == HitPlace::Title, h.place == HitPlace::Text, *h));
        hits.truncate(MAX_BEST);
        Some(Found { entry: idx, score, n_hits: n_hits.max(1), best: hits })
    }

    /// Returns what is pointed at in an article: the words as one phrase where they stand so, else each of them.
    fn sought_in(&self, article: &Article) -> &[Sought] {
        let as_phrase = |sought: &&Sought| match sought {
            Sought::Words(phrase) => texts(article).any(|(text, _)| phrase.is_in(text)),
            Sought::Regex(_) => false,
        };
        self.phrase.as_ref().filter(as_phrase).map_or(&self.words, std::slice::from_ref)
    }

    fn hits_up_to(&self, context: &Context<'_>, idx: EntryIdx, limit: usize) -> Vec<Hit> {
        let mut hits = Vec::new();
        let Some(entry) = context.library.entry(idx) else { return hits };
        let Some(article) = &entry.article else { return hits };
        let marks = context.marks.of(idx);
        let found = entry.extraction.as_deref();
        if let Some(found) = found {
            if self.asks_quotes {
                let chosen =
                    (0..found.quotes.len()).filter(|q| self.filter.selects_quote(article, found, marks, *q));
                hits.extend(
                    chosen.map(|q| Hit { range: found.quotes[q].range(), place: HitPlace::Quote(q as u32) }),
                );
            }
            if self.asks_figures {
                let chosen = (0..found.figures.len())
                    .filter(|f| self.filter.selects_figure(article, found, marks, *f));
                hits.extend(
                    chosen.map(|f| Hit { range: found.figures[f].range, place: HitPlace::Figure(f as u32) }),
                );
            }
        }
        let start = article.passages().next().map_or(0, |(_, r)| r.start);
        // A title that is the headline or the first sentence is found where it stands.
        let stands_in = |title: &str| texts(article).any(|(text, _)| text.starts_with(title));
        let in_text = stands_in(article.title.trim_end_matches('…'));
        for sought in self.sought_in(article) {
            if !in_text && sought.first(&article.title).is_some() {
                hits.push(Hit { range: TextRange::new(start, start), place: HitPlace::Title });
            }
            for (text, start) in texts(article) {
                sought.each(text, limit, |range| {
                    let range = TextRange::new(range.start + start, range.end + start);
                    // Beyond what is weighed only the number counts.
                    let known = limit > MAX_COUNTED || hits.len() < MAX_WEIGHED;
                    let place = if known { place_of(article, found, range) } else { HitPlace::Text };
                    hits.push(Hit { range, place });
                });
            }
            for (note, i) in marks.notes.iter().zip(0..) {
                if sought.first(&note.text).is_some() {
                    let range = note.range.unwrap_or(TextRange::new(start, start));
                    hits.push(Hit { range, place: HitPlace::Note(i) });
                }
            }
        }
        if hits.is_empty() && !self.asks_quotes && !self.asks_figures {
            let range = article.headline.unwrap_or(TextRange::new(start, start));
            hits.push(Hit { range, place: HitPlace::Title });
        }
        hits.truncate(limit);
        hits
    }
}

impl Sought {
    fn first(&self, text: &str) -> Option<TextRange> {
        match self {
            Self::Words(needle) => needle.find(text).next(),
            Self::Regex(regex) => regex.find(text).map(|m| TextRange::from_usize(m.start(), m.end())),
        }
    }

    fn each(&self, text: &str, limit: usize, mut visit: impl FnMut(TextRange)) {
        match self {
            Self::Words(needle) => needle.find(text).take(limit).for_each(visit),
            Self::Regex(regex) => regex
                .find_iter(text)
                .filter(|m| !m.is_empty())
                .take(limit)
                .for_each(|m| visit(TextRange::from_usize(m.start(), m.end()))),
        }
    }
}

/// Returns words that stand side by side in the query as one phrase.
fn phrase(query: &Query) -> Option<Sought> {
    let Query::All(parts) = query else { return None };
    let words: Option<Vec<&str>> = parts
        .iter()
        .map(|part| match part {
            Query::Term(Term::Words(words)) => Some(words.as_str()),
            _ => None,
        })
        .collect();
    Some(Sought::Words(Needle::new(&words?.join(" "))))
}

fn place_of(article: &Article, found: Option<&Extraction>, range: TextRange) -> HitPlace {
    if article.headline.is_some_and(|h| h.overlaps(range)) {
        return HitPlace::Title;
    }
    let Some(found) = found else { return HitPlace::Text };
    let before = found.quotes.partition_point(|q| q.range().start <= range.start);
    let quote =
        before.checked_sub(1).filter(|q| found.quotes[*q].segments.iter().any(|s| s.range.overlaps(range)));
    quote.map_or(HitPlace::Text, |q| HitPlace::Quote(q as u32))
}

fn is_whole_word(text: &str, range: TextRange) -> bool {
    let before = text.get(..range.start as usize).and_then(|t| t.chars().next_back());
    let after = text.get(range.end as usize..).and_then(|t| t.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Sorts what was found: best first, then newest, then as in the folder.
pub fn rank(context: &Context<'_>, found: &mut [Found]) {
    let day = |f: &Found| context.library.entry(f.entry)?.head.as_ref()?.date.map(|d| d.day);
    found.sort_by_cached_key(|f| (std::cmp::Reverse((f.score, day(f))), f.entry));
}

/// Returns about `width` characters around `range` on one line, cut between words, the hit about a third in.
pub fn snippet(article: &Article, range: TextRange, width: usize) -> Snippet {
    let paragraphs = article.passages().map(|(_, p)| p);
    let passage = paragraphs.filter(|p| p.start <= range.start).last().unwrap_or(range).cover(range);
    let hit = article.slice(range);
    let room = width.saturating_sub(hit.chars().count());
    let before = article.slice(TextRange::new(passage.start, range.start));
    let after = article.slice(TextRange::new(range.end, passage.end));
    let (n_before, n_after) = (before.chars().count(), after.chars().count());
    let left = (room / 3).max(room.saturating_sub(n_after)).min(n_before);
    let mut text = String::new();
    if left < n_before {
        let cut = before.char_indices().rev().nth(left.saturating_sub(1)).map_or(before.len(), |(i, _)| i);
        let rest = before.get(cut..).unwrap_or_default();
        let rest = rest.split_once(' ').map_or(rest, |(_, words)| words);
        text.push('…');
        text.push_str(rest);
    } else {
        text.push_str(before);
    }
    let start = text.len();
    text.push_str(&hit.replace('\n', " "));
    let end = text.len();
    let right = room.saturating_sub(left);
    if right < n_after {
        let cut = after.char_indices().nth(right).map_or(after.len(), |(i, _)| i);
        let rest = after.get(..cut).unwrap_or_default();
        text.push_str(rest.rsplit_once(' ').map_or(rest, |(words, _)| words));
        text.push('…');
    } else {
        text.push_str(after);
    }
    Snippet { text: text.replace('\n', " "), hit: TextRange::from_usize(start, end) }
}
