//! The library: a folder's articles as a list, and what can be asked of all of them. No I/O.
//!
//! Entries keep the index they were found at for as long as the program runs ([`EntryIdx`]); sorting and filtering make
//! lists of indices, they never move an entry.

use crate::article::Article;
pub use crate::article::{Head, Part, Problem};
use crate::extract::Extraction;
use crate::text::{Needle, fold_str};
use lines::Lines;
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;
use std::num::NonZeroU64;
use std::path::Path;
use std::sync::Arc;

pub mod corrected;
pub mod filter;
pub mod held;
mod lines;
pub mod marks;
pub mod nearest;
pub mod noun;
pub mod numbers;
pub mod people;
pub mod query;
pub mod records;
pub mod sample;
pub mod search;
pub mod sort;
pub mod views;
mod vocabulary;

pub use crate::annotation::Status;
pub use filter::Filter;
pub use marks::{ArticleMarks, Marks};
pub use numbers::Numbers;
pub use people::People;
pub use query::Query;
pub use records::Records;
pub use search::Search;
pub use sort::{SortKey, SortOrder};
pub use views::Views;
pub use vocabulary::suggest;

/// An index into [`Library::entries`]; stays valid while the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIdx(pub u32);

/// The articles of one folder, in the order they were found (by name).
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// All entries; only ever appended to.
    pub entries: Vec<Entry>,
    /// What is looked at of all of them at once.
    lines: Lines,
}

/// One article of the library, loaded or not yet.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it is read from.
    pub place: Place,
    /// Its path inside the library, cleaned for the screen.
    pub name: Arc<str>,
    /// What the list shows of it, once its head was read.
    pub head: Option<Arc<Head>>,
    /// How many quotes and figures were found in it, also when they are not held.
    pub counts: Option<Counts>,
    /// Why it cannot be read; then it has no article.
    pub problem: Option<Problem>,
    /// Its text, while it is held in memory.
    pub article: Option<Arc<Article>>,
    /// What was found in it, while that is held in memory.
    pub extraction: Option<Arc<Extraction>>,
}

/// How much was found in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Its quotes.
    pub quotes: u32,
    /// Its figures.
    pub figures: u32,
}

impl Counts {
    /// Counts what was found.
    pub fn of(found: &Extraction) -> Self {
        Self { quotes: found.quotes.len() as u32, figures: found.figures.len() as u32 }
    }
}

/// Where an article is read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file.
    pub path: Arc<Path>,
    /// Which article of a file of many.
    pub part: Option<Part>,
}

impl Entry {
    /// Starts an entry of which only the place is known.
    pub fn found(place: Place, name: impl Into<Arc<str>>) -> Self {
        Self {
            place,
            name: name.into(),
            head: None,
            counts: None,
            problem: None,
            article: None,
            extraction: None,
        }
    }
}

impl Library {
    /// Returns the entry at `idx`.
    pub fn entry(&self, idx: EntryIdx) -> Option<&Entry> {
        self.entries.get(idx.0 as usize)
    }

    /// Appends entries to a list that is going to be filtered and sorted while somebody waits.
    pub fn list(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            self.lines.put_name(self.entries.len(), &entry.name);
            self.entries.push(entry);
        }
    }

    /// Shows a head in such a list.
    pub fn show(&mut self, idx: EntryIdx, head: Arc<Head>) {
        let i = idx.0 as usize;
        if let Some(entry) = self.entries.get_mut(i) {
            self.lines.put_head(i, &head);
            entry.head = Some(head);
        }
    }

    /// Says whether words stand in what an entry is called.
    pub fn is_in_name(&self, needle: &Needle, idx: EntryIdx) -> bool {
        let kept = self.lines.name(idx.0 as usize).map(|name| needle.is_in_folded(name));
        kept.or_else(|| Some(needle.is_in(&self.entry(idx)?.name))).unwrap_or_default()
    }

    /// Says whether words stand in an entry's title.
    pub fn is_in_title(&self, needle: &Needle, idx: EntryIdx) -> bool {
        let kept = self.lines.head(idx.0 as usize).map(|(title, _)| needle.is_in_folded(title));
        kept.or_else(|| Some(needle.is_in(&self.head(idx)?.title))).unwrap_or_default()
    }

    /// Says whether words stand in the name of an entry's outlet.
    pub fn is_in_outlet(&self, needle: &Needle, idx: EntryIdx) -> bool {
        match self.lines.head(idx.0 as usize) {
            Some((_, outlet)) => outlet.is_some_and(|o| needle.is_in_folded(o)),
            None => self.head(idx).and_then(|h| h.outlet.as_deref()).is_some_and(|o| needle.is_in(o)),
        }
    }

    fn folded_name(&self, idx: EntryIdx) -> Option<Cow<'_, str>> {
        let kept = self.lines.name(idx.0 as usize).map(Cow::Borrowed);
        kept.or_else(|| Some(fold_str(&self.entry(idx)?.name).into()))
    }

    fn folded_title(&self, idx: EntryIdx) -> Option<Cow<'_, str>> {
        let kept = self.lines.head(idx.0 as usize).map(|(title, _)| title.into());
        kept.or_else(|| Some(fold_str(&self.head(idx)?.title).into()))
    }

    fn folded_outlet(&self, idx: EntryIdx) -> Option<Cow<'_, str>> {
        match self.lines.head(idx.0 as usize) {
            Some((_, outlet)) => outlet.map(Cow::Borrowed),
            None => self.head(idx)?.outlet.as_deref().map(|o| fold_str(o).into()),
        }
    }

    fn head(&self, idx: EntryIdx) -> Option<&Head> {
        self.entry(idx)?.head.as_deref()
    }
}

/// What is asked: the articles, what the reader marked, and which are the same text as an earlier one.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The articles.
    pub library: &'a Library,
    /// What the reader marked.
    pub marks: &'a Marks,
    /// The same text.
    pub duplicates: &'a Duplicates,
}

impl Context<'_> {
    /// Returns the earlier entry that has the same text.
    pub fn original_of(&self, idx: EntryIdx) -> Option<EntryIdx> {
        self.duplicates.originals.get(&idx).copied()
    }
}

/// Which entries are the same text as an earlier one.
#[derive(Clone, Debug, Default)]
pub struct Duplicates {
    /// From the later entry to the first of its kind.
    originals: HashMap<EntryIdx, EntryIdx>,
}

impl Duplicates {
    /// Finds them by what articles are recognised by, and by their texts: a syndicated article has another address in each
    /// paper. A record whose text was not read yet is a copy only by its id, so that a list does not move while one reads.
    pub fn find(library: &Library) -> Self {
        let heads = library.entries.iter().map(|entry| entry.head.as_deref());
        Self::among(heads.map(|head| head.filter(|h| !h.id.0.is_empty()).map(|h| (&h.id, h.text))))
    }

    /// As [`Self::find`], by what each entry is recognised by and what its text is known by, in their order.
    pub fn among<K: Eq + Hash + Copy>(keys: impl Iterator<Item = Option<(K, Option<NonZeroU64>)>>) -> Self {
        let n = keys.size_hint().0;
        let mut by_id: HashMap<K, EntryIdx> = HashMap::with_capacity(n);
        let mut by_text: HashMap<NonZeroU64, EntryIdx> = HashMap::with_capacity(n);
        let mut originals = HashMap::new();
        for (key, i) in keys.zip(0..) {
            let Some((id, text)) = key else { continue };
            let idx = EntryIdx(i);
            let mut original = *by_id.entry(id).or_insert(idx);
            if let Some(text) = text {
                let of_text = by_text.entry(text).or_insert(original);
                if original == idx && *of_text != idx {
                    // Another address of a text that is known.
                    original = *of_text;
                    by_id.insert(id, original);
                }
            }
            if original != idx {
                originals.insert(idx, original);
            }
        }
        Self { originals }
    }

    /// Counts the copies of an original, itself not counted.
    pub fn n_copies(&self, original: EntryIdx) -> usize {
        self.originals.values().filter(|o| **o == original).count()
    }

    /// Takes the copies out of a list, where their original is in it too.
    pub fn fold(&self, entries: &mut Vec<EntryIdx>) {
        let Some(last) = entries.iter().max().filter(|_| !self.originals.is_empty()) else { return };
        let mut shown = vec![false; last.0 as usize + 1];
        for idx in entries.iter() {
            shown[idx.0 as usize] = true;
        }
        let is_shown = |idx: &EntryIdx| shown.get(idx.0 as usize).is_some_and(|s| *s);
        let copies = self.originals.iter().filter(|(copy, original)| is_shown(copy) && is_shown(original));
        let copies: Vec<usize> = copies.map(|(copy, _)| copy.0 as usize).collect();
        for copy in &copies {
            shown[*copy] = false;
        }
        if !copies.is_empty() {
            entries.retain(|idx| shown[idx.0 as usize]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Duplicates, Entry, EntryIdx, Head, Library, Place};
    use crate::article::Article;

    #[test]
    fn the_same_text_is_one_article_whatever_its_address() {
        let entry = |source: &str| {
            let (article, warnings) = Article::parse(source, "");
            let mut entry = Entry::found(Place { path: std::path::Path::new("a").into(), part: None }, "");
            entry.head = Some(Head::of(&article, &warnings).into());
            entry
        };
        let text = "\n\nThe gates shut today, and nobody said why.";
        let mut library = Library::default();
        library.entries.push(entry(&format!("Title: Gates\nURL: https://one.example/gates{text}")));
        library.entries.push(entry(&format!("Title: Gates\nURL: https://two.example/gates{text}")));
        library.entries.push(entry(&format!("Title: Gates\nURL: https://one.example/gates{text} Or when.")));
        library.entries.push(entry(&format!("Title: Gates\nURL: https://three.example/gates{text} Or how.")));
        let found = Duplicates::find(&library);
        let originals: Vec<_> = (0..4).map(|i| found.originals.get(&EntryIdx(i)).copied()).collect();
        assert_eq!(originals, [None, Some(EntryIdx(0)), Some(EntryIdx(0)), None]);
        let mut shown = (0..4).map(EntryIdx).collect();
        found.fold(&mut shown);
        assert_eq!(shown, [EntryIdx(0), EntryIdx(3)]);
    }
}
