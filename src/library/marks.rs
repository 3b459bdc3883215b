//! What a reader has marked, as far as a query asks for it: the seam between the library and the annotations.
//!
//! Whoever holds the annotations fills this in, an article at a time, whenever they change; the library only reads it.

use super::EntryIdx;
use crate::text::TextRange;
use std::collections::BTreeMap;

/// The marks of all articles that have any.
#[derive(Clone, Debug, Default)]
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
    /// The speakers that the reader corrected, by quote.
    pub speakers: BTreeMap<u32, String>,
}

/// A note, as a search sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words it is on; `None` for the whole article.
    pub range: Option<TextRange>,
    /// What it says.
    pub text: String,
}

/// What a check of a quote or figure came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Not checked yet.
    #[default]
    Open,
    /// It is so.
    Confirmed,
    /// It is not so.
    Wrong,
    /// It cannot be verified.
    Unverified,
}

impl Status {
    /// The word of each status.
    pub const WORDS: &[(&str, Self)] = &[
        ("open", Self::Open),
        ("confirmed", Self::Confirmed),
        ("wrong", Self::Wrong),
        ("unverified", Self::Unverified),
    ];

    /// Returns its word.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|w| w.1 == self).map_or("", |w| w.0)
    }
}

static NONE: ArticleMarks = ArticleMarks {
    is_read: false,
    is_starred: false,
    tags: Vec::new(),
    notes: Vec::new(),
    quotes: BTreeMap::new(),
    figures: BTreeMap::new(),
    speakers: BTreeMap::new(),
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
