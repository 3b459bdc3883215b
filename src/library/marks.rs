//! What a reader has marked, as far as a query asks for it: the seam between the library and the annotations.
//!
//! Whoever holds the annotations fills this in, an article at a time, whenever they change; the library only reads it.
//! Corrections are no part of it: they are in the extraction already ([`overlay`](crate::annotation::overlay)).

use super::EntryIdx;
use crate::annotation::{Kind, Placed, Status, status_of};
use crate::extract::Extraction;
use crate::text::TextRange;
use std::collections::BTreeMap;

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
    /// Checked quotes and figures of which it is not known here which they are, since the article was not read.
    pub n_checked_elsewhere: u32,
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
    n_checked_elsewhere: 0,
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
        Self {
            is_read: false,
            is_starred: whole().any(|(a, _)| a.is_star()),
            tags: whole().flat_map(|(a, _)| a.tags().map(str::to_owned)).collect(),
            notes: annotations()
                .filter_map(|(a, range)| Some(Note { range, text: a.note()?.to_owned() }))
                .collect(),
            quotes: checked(Kind::Quote, found.quotes.iter().map(crate::extract::Quote::range).collect()),
            figures: checked(Kind::Figure, found.figures.iter().map(|f| f.range).collect()),
            n_checked_elsewhere: 0,
        }
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
        let here = self.quotes.values().chain(self.figures.values()).filter(|s| **s != Status::Open).count();
        here + self.n_checked_elsewhere as usize
    }
}
