//! What annotations say of the articles in the list, read or not: stars, tags, notes, checks done, and data that a person stated.

use super::model::Model;
use crate::annotation::{Annotation, overlay_head};
use crate::article::{ArticleId, Head};
use crate::library::{ArticleMarks, Duplicates, EntryIdx};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

impl Model {
    /// Marks every article of the list.
    pub(super) fn mark_list(&mut self) {
        if !self.noting.notes.is_empty() || !self.noting.as_read.is_empty() {
            let all = (0..self.library.entries.len() as u32).map(EntryIdx).collect();
            self.mark_entries(all);
        }
    }

    /// Marks these articles of the list, after something was said of them.
    pub(super) fn mark_some(&mut self, ids: &HashSet<ArticleId>) {
        let id_of = |idx: &EntryIdx| self.library.entry(*idx)?.head.as_ref().map(|h| &h.id);
        let all = (0..self.library.entries.len() as u32).map(EntryIdx);
        let touched: Vec<EntryIdx> =
            all.filter(|idx| id_of(idx).is_some_and(|id| ids.contains(id))).collect();
        if self.mark_entries(touched) {
            self.refill();
        }
    }

    /// Takes what was read of an article as what the list shows of it.
    pub(super) fn take_head(&mut self, idx: EntryIdx, head: Head) {
        let Some(entry) = self.library.entries.get_mut(idx.0 as usize) else { return };
        let is_other = entry.head.as_ref().is_some_and(|h| h.id != head.id);
        entry.problem = None;
        self.library.show(idx, head.into());
        self.noting.as_read.remove(&idx);
        if is_other && self.browsing.heads_in {
            self.browsing.duplicates = Duplicates::find(&self.library);
        }
    }

    /// Marks articles; says whether what the list shows of one became another.
    pub(super) fn mark_entries(&mut self, entries: Vec<EntryIdx>) -> bool {
        let notes = std::mem::take(&mut self.noting.notes);
        let here: HashSet<&ArticleId> =
            self.library.entries.iter().filter_map(|e| e.head.as_ref()).map(|h| &h.id).collect();
        // Of a text that no article has any more the path is left.
        let lost = notes.articles().filter(|id| !here.contains(id) && !notes.is_moved(id));
        let mut by_path: HashMap<&str, Vec<&Annotation>> = HashMap::new();
        for annotation in lost.flat_map(|id| notes.of(id)) {
            by_path.entry(&annotation.target.path).or_default().push(annotation);
        }
        let mut new = Vec::new();
        for idx in entries {
            let Some((name, head)) = self.library.entry(idx).and_then(|e| Some((&e.name, e.head.as_ref()?)))
            else {
                continue;
            };
            let by_path = by_path.get(&**name).map(Vec::as_slice).unwrap_or_default();
            let said: Vec<&Annotation> = notes.of(&head.id).chain(by_path.iter().copied()).collect();
            let stated = overlay_head(self.noting.as_read.get(&idx).unwrap_or(head), said.iter().copied());
            let is_open = self.reading.as_ref().is_some_and(|r| r.idx == idx);
            // What is open is counted where its quotes and figures are known.
            let marks = (!is_open).then(|| ArticleMarks::unread(said.iter().copied()));
            new.push((idx, marks, stated));
        }
        drop(by_path);
        self.noting.notes = notes;
        new.into_iter().fold(false, |changed, (idx, marks, stated)| {
            if let Some(marks) = marks {
                let known = self.marks.of(idx);
                let (is_read, n_items) = (known.is_read, known.n_items);
                self.marks.set(idx, ArticleMarks { is_read, n_items, ..marks });
            }
            self.state_head(idx, stated) | changed
        })
    }

    /// Shows in the list what a person stated, or again what was read.
    pub(super) fn state_head(&mut self, idx: EntryIdx, stated: Option<Head>) -> bool {
        let as_read = &mut self.noting.as_read;
        let Some(entry) = self.library.entries.get_mut(idx.0 as usize) else { return false };
        let shown = match stated {
            Some(stated) => {
                if let (false, Some(head)) = (as_read.contains_key(&idx), &entry.head) {
                    as_read.insert(idx, Arc::clone(head));
                }
                Some(stated.into())
            }
            None => as_read.remove(&idx),
        };
        match shown {
            Some(shown) if entry.head.as_ref() != Some(&shown) => {
                self.library.show(idx, shown);
                true
            }
            _ => false,
        }
    }
}
