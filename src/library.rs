//! The library: a folder's articles as a list, and what can be asked of all of them. No I/O.
//!
//! Entries keep the index they were found at for as long as the program runs ([`EntryIdx`]); sorting and filtering make
//! lists of indices, they never move an entry.

use crate::article::Article;
pub use crate::article::{Head, Part, Problem};
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
