//! What a reader has marked, as far as a query asks for it: the seam between the library and the annotations.
//!
//! Whoever holds the annotations fills this in, an article at a time, whenever they change; the library only reads it.
//! Corrections are no part of it: they are in the extraction already ([`overlay`](crate::annotation::overlay)).

use super::EntryIdx;
use crate::annotation::{Annotation, Kind, Placed, Status, status_of};
use crate::extract::Extraction;
use crate::text::TextRange;
use std::collections::{BTreeMap, BTreeSet};

/// The marks of all articles that have any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    articles: BTreeMap<EntryIdx, ArticleMarks>,
}

/// The marks of one article. Quotes and figures are named by their index in the extraction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleMarks {
    /// Whether it was read.
    pub is_read: bool,
    /// Whether it has a star.
    pub is_starred: bool,
    /// The reader's tags.
    pub tags: Vec<String>,
    /// The notes, those on the whole article included.
    pub notes: Vec<Note>,
    /// The quotes whose status is not open.
    pub quotes: BTreeMap<u32, Status>,
    /// The figures whose status is not open.
    pub figures: BTreeMap<u32, Status>,
    /// How many quotes, figures and claims are checked.
    pub n_done: u32,
    /// How many there are; 0 where nobody has counted.
    pub n_items: u32,
}

/// A note, as a search sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words it is on; `None` for the whole article.
    pub range: Option<TextRange>,
    /// What it says.
    pub text: String,
}

static NONE: ArticleMarks = ArticleMarks {
    is_read: false,
    is_starred: false,
    tags: Vec::new(),
    notes: Vec::new(),
    quotes: BTreeMap::new(),
    figures: BTreeMap::new(),
    n_done: 0,
    n_items: 0,
};

impl Marks {
    /// Returns the marks of an article; without any where it has none.
    pub fn of(&self, entry: EntryIdx) -> &ArticleMarks {
        self.articles.get(&entry).unwrap_or(&NONE)
    }

    /// Replaces the marks of an article.
    pub fn set(&mut self, entry: EntryIdx, marks: ArticleMarks) {
        if marks == NONE {
            self.articles.remove(&entry);
        } else {
            self.articles.insert(entry, marks);
        }
    }
}

impl ArticleMarks {
    /// Takes what annotations say of an article and of what was found in it, corrections applied. Whether it was read is not
    /// among them.
    pub fn of(found: &Extraction, placed: &[Placed]) -> Self {
        let status =
            |kind, range| status_of(placed, kind, range).and_then(|p| p.annotation.check()).map(|c| c.status);
        let checked = |kind, ranges: Vec<TextRange>| {
            let numbered = (0..).zip(ranges).filter_map(|(i, range)| Some((i, status(kind, range)?)));
            numbered.filter(|(_, status)| *status != Status::Open).collect()
        };
        let annotations = || placed.iter().map(|p| (&p.annotation, p.range()));
        let whole = || annotations().filter(|(a, _)| a.target.kind == Kind::Article);
        let quotes: BTreeMap<u32, Status> =
            checked(Kind::Quote, found.quotes.iter().map(crate::extract::Quote::range).collect());
        let figures: BTreeMap<u32, Status> =
            checked(Kind::Figure, found.figures.iter().map(|f| f.range).collect());
        let claims: BTreeSet<TextRange> = placed
            .iter()
            .filter(|p| p.annotation.target.kind == Kind::Words)
            .filter_map(|p| p.annotation.check().and(p.range()))
            .collect();
        let n_claims = claims.iter().filter(|r| status(Kind::Words, **r).is_some_and(|s| s != Status::Open));
        Self {
            is_read: false,
            n_done: (quotes.len() + figures.len() + n_claims.count()) as u32,
            n_items: (found.quotes.len() + found.figures.len() + claims.len()) as u32,
            is_starred: whole().any(|(a, _)| a.is_star()),
            tags: whole().flat_map(|(a, _)| a.tags().map(str::to_owned)).collect(),
            notes: annotations()
                .filter_map(|(a, range)| Some(Note { range, text: a.note()?.to_owned() }))
                .collect(),
            quotes,
            figures,
        }
    }

    /// Takes what annotations say of an article that was not read: how many checks are done is known, of how many is not.
    pub fn unread<'a>(said: impl Iterator<Item = &'a Annotation>) -> Self {
        let mut marks = Self::default();
        let mut latest: BTreeMap<(Kind, u32, &str), &Annotation> = BTreeMap::new();
        for annotation in said {
            if annotation.target.kind == Kind::Article {
                marks.is_starred |= annotation.is_star();
                marks.tags.extend(annotation.tags().map(str::to_owned));
            }
            marks.notes.extend(annotation.note().map(|text| Note { range: None, text: text.to_owned() }));
            let anchor = annotation.target.anchor.as_ref().filter(|_| annotation.check().is_some());
            if let Some(anchor) = anchor {
                let place = (annotation.target.kind, anchor.start, anchor.exact.as_str());
                let known = latest.entry(place).or_insert(annotation);
                if known.modified < annotation.modified {
                    *known = annotation;
                }
            }
        }
        let is_done = |a: &&&Annotation| a.check().is_some_and(|c| c.status != Status::Open);
        marks.n_done = latest.values().filter(is_done).count() as u32;
        marks
    }

    /// Returns the status of a quote.
    pub fn quote_status(&self, quote: usize) -> Status {
        self.quotes.get(&(quote as u32)).copied().unwrap_or_default()
    }

    /// Returns the status of a figure.
    pub fn figure_status(&self, figure: usize) -> Status {
        self.figures.get(&(figure as u32)).copied().unwrap_or_default()
    }

    /// Counts the quotes and figures that are checked.
    pub fn n_checked(&self) -> usize {
        self.quotes.values().chain(self.figures.values()).filter(|s| **s != Status::Open).count()
    }
}
