//! What a person said of the articles of a library: corrections over what was found in them, and their marks.
//!
//! Views, searches and sorts ask the library; here it learns what the annotations say, whether an article is open or not.

use super::{ArticleMarks, Entry, EntryIdx, Head, Library, Marks};
use crate::annotation::{Annotation, Notes, Snapshot, TextHash, overlay, overlay_head, place_all};
use crate::article::{Article, ArticleId};
use crate::extract::Extraction;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// What was found in one article and what a person said of it, taken together.
#[derive(Clone, Debug)]
pub struct Corrected {
    /// What holds of its text.
    pub extraction: Extraction,
    /// The marks of its quotes and figures.
    pub marks: ArticleMarks,
    /// What the list shows of it.
    pub head: Head,
}

/// Lays annotations over what was found in `article`. `snapshot` gives older texts that they were made in.
pub fn corrected<'a>(
    article: &Article,
    found: &Extraction,
    head: &Head,
    annotations: impl IntoIterator<Item = &'a Annotation>,
    snapshot: impl FnMut(TextHash) -> Option<String>,
) -> Corrected {
    let placed = place_all(&Snapshot::new(article.text().to_owned()), annotations, snapshot);
    let extraction = overlay(article, found, &placed);
    let marks = ArticleMarks::of(&extraction, &placed);
    let head = overlay_head(head, placed.iter().map(|p| &p.annotation)).unwrap_or_else(|| head.clone());
    Corrected { extraction, marks, head }
}

/// The annotations of a library, laid over its entries, so that other annotations can be laid over them later.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    notes: Notes,
    /// What was found and read of the entries that have annotations, before these.
    before: BTreeMap<EntryIdx, (Arc<Extraction>, Arc<Head>)>,
    marks: BTreeMap<EntryIdx, ArticleMarks>,
}

impl Corrections {
    /// Takes other annotations, and lays them over the entries that are held.
    pub fn replace(
        &mut self,
        notes: Notes,
        library: &mut Library,
        snapshot: impl FnMut(TextHash) -> Option<String>,
    ) {
        for (idx, (found, head)) in std::mem::take(&mut self.before) {
            if let Some(entry) = library.entries.get_mut(idx.0 as usize) {
                entry.extraction = Some(found);
                entry.head = Some(head);
            }
        }
        self.marks.clear();
        self.notes = notes;
        if !self.notes.is_empty() {
            let all: Vec<EntryIdx> = (0..library.entries.len() as u32).map(EntryIdx).collect();
            self.apply(library, &all, snapshot);
        }
    }

    /// Returns the annotations.
    pub const fn notes(&self) -> &Notes {
        &self.notes
    }

    /// Lays the annotations over entries that were read now.
    pub fn apply(
        &mut self,
        library: &mut Library,
        read: &[EntryIdx],
        mut snapshot: impl FnMut(TextHash) -> Option<String>,
    ) {
        if self.notes.is_empty() {
            return;
        }
        let ids: HashSet<ArticleId> =
            library.entries.iter().filter_map(|e| Some(e.head.as_ref()?.id.clone())).collect();
        // A path tells where an article was whose text, and so its id, is another one now.
        let paths: HashSet<String> = self.notes.iter().map(|a| a.target.path.clone()).collect();
        let known: HashSet<ArticleId> = self.notes.articles().cloned().collect();
        for idx in read {
            let Some(entry) = library.entries.get_mut(idx.0 as usize) else { continue };
            self.before.remove(idx);
            self.marks.remove(idx);
            let is_named = entry.head.as_ref().is_some_and(|h| known.contains(&h.id));
            if is_named || paths.contains(&*entry.name) {
                self.lay_over(*idx, entry, &ids, &mut snapshot);
            }
        }
    }

    fn lay_over(
        &mut self,
        idx: EntryIdx,
        entry: &mut Entry,
        ids: &HashSet<ArticleId>,
        snapshot: impl FnMut(TextHash) -> Option<String>,
    ) {
        let (Some(article), Some(found), Some(head)) = (&entry.article, &entry.extraction, &entry.head)
        else {
            return;
        };
        let own: Vec<&Annotation> =
            self.notes.of_article(&head.id, &entry.name, |id| ids.contains(id)).collect();
        if own.is_empty() {
            return;
        }
        let new = corrected(article, found, head, own, snapshot);
        self.before.insert(idx, (Arc::clone(found), Arc::clone(head)));
        self.marks.insert(idx, new.marks);
        entry.extraction = Some(Arc::new(new.extraction));
        entry.head = Some(new.head.into());
    }

    /// Enters the marks of the entries that have annotations. Whether they were read stays as it is.
    pub fn mark(&self, marks: &mut Marks) {
        for (idx, own) in &self.marks {
            let is_read = marks.of(*idx).is_read;
            marks.set(*idx, ArticleMarks { is_read, ..own.clone() });
        }
    }
}
