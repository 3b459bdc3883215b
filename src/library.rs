//! The library: a folder's articles as a list, and what can be asked of all of them. No I/O.
//!
//! Entries keep the index they were found at for as long as the program runs ([`EntryIdx`]); sorting and filtering make
//! lists of indices, they never move an entry.

use crate::article::{Article, ArticleDate, ArticleId, Warning};
use crate::extract::Extraction;
use std::path::PathBuf;
use std::sync::Arc;

/// An index into [`Library::entries`]; stays valid while the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIdx(pub u32);

/// The articles of one folder, in the order they were found (by name).
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// All entries; only ever appended to.
    pub entries: Vec<Entry>,
}

/// One article of the library, loaded or not yet.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it is read from.
    pub place: Place,
    /// Its path inside the library, cleaned for the screen.
    pub name: String,
    /// What the list shows of it, once its head was read.
    pub head: Option<Head>,
    /// Why it cannot be read; then it has no article.
    pub problem: Option<Problem>,
    /// Its text, while it is held in memory.
    pub article: Option<Arc<Article>>,
    /// What was found in it, while that is held in memory.
    pub extraction: Option<Arc<Extraction>>,
}

/// Where an article is read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// Which article of a file of many.
    pub part: Option<Part>,
}

/// One article of a file that holds many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// Its number, from 1.
    pub number: u32,
    /// First byte of its record.
    pub offset: u64,
    /// Bytes of its record.
    pub len: u64,
}

/// What the list shows of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// What it is recognised by.
    pub id: ArticleId,
    /// Its title.
    pub title: String,
    /// Its date.
    pub date: Option<ArticleDate>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its writers.
    pub authors: Vec<String>,
    /// The tags it came with.
    pub tags: Vec<String>,
    /// Words in its paragraphs.
    pub n_words: u32,
    /// What a reader should know about its source.
    pub warnings: Vec<Warning>,
}

/// Why an entry has no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The file could not be read.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// The file has bytes that no text has.
    #[error("not text: binary data")]
    Binary,
    /// Nothing is in it.
    #[error("empty")]
    Empty,
    /// It is larger than what is read.
    #[error("{megabytes} MB: larger than the limit of {limit} MB")]
    TooLarge {
        /// Its size.
        megabytes: u64,
        /// The limit.
        limit: u64,
    },
    /// Its format says more than it holds.
    #[error("not readable as {format}: {why}")]
    Malformed {
        /// The format it claims to be.
        format: &'static str,
        /// What is wrong.
        why: String,
    },
}

impl Entry {
    /// Starts an entry of which only the place is known.
    pub fn found(place: Place, name: String) -> Self {
        Self { place, name, head: None, problem: None, article: None, extraction: None }
    }
}

impl Library {
    /// Returns the entry at `idx`.
    pub fn entry(&self, idx: EntryIdx) -> Option<&Entry> {
        self.entries.get(idx.0 as usize)
    }
}
