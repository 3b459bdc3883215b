//! The list: which articles it shows, in which order, and where its cursor is.

use super::filtering::Kept;
use super::message::Effect;
use super::model::Model;
use crate::article::{Head, Problem};
use crate::library::query::Query;
use crate::library::{Counts, Duplicates, Entry, EntryIdx, SortKey, SortOrder};
use std::collections::HashSet;

/// The list.
#[derive(Clone, Debug)]
pub struct Browsing {
    /// The articles that are shown, in order.
    pub shown: Vec<EntryIdx>,
    /// The one the cursor is on: an index into `shown`.
    pub cursor: usize,
    /// The first one on the screen.
    pub top: usize,
    /// Articles on the screen.
    pub rows: usize,
    /// What they are sorted by once all heads are in.
    pub sort: SortOrder,
    /// What was typed to filter it.
    pub filter: String,
    /// What that asks, as far as it could be read.
    pub query: Query,
    /// Why what was typed last cannot be read.
    pub filter_error: Option<String>,
    /// The number of the question whose answer is waited for.
    pub asked: Option<u64>,
    /// The articles that the whole library was asked for.
    pub selected: Option<Vec<EntryIdx>>,
    /// What was perhaps meant by a filter that nothing matches.
    pub nearest: Option<String>,
    /// All articles in the list's order, those that are not shown included; to be found anew where there is none.
    pub(super) order: Option<Vec<EntryIdx>>,
    /// What the next letter of a filter need not find out again.
    pub(super) kept: Option<Kept>,
    /// Which are the same text.
    pub duplicates: Duplicates,
    /// That as whoever read the heads found it out.
    pub(super) copies: Option<Duplicates>,
    /// How many are drawn, with which seed.
    pub sample: Option<(usize, u64)>,
    /// Files that are no articles and not in the list: exports, and those of many articles.
    pub n_exports: usize,
    /// All files are found.
    pub all_found: bool,
    /// All heads are in.
    pub heads_in: bool,
    /// The reader moved the cursor, or opened something.
    pub is_touched: bool,
    /// The heads that were asked for last.
    pub wanted: Vec<EntryIdx>,
    /// The articles whose quotes and figures are being counted.
    pub counting: Vec<EntryIdx>,
}

impl Default for Browsing {
    fn default() -> Self {
        Self {
            shown: Vec::new(),
            cursor: 0,
            top: 0,
            rows: 0,
            sort: SORTS.first().map(|s| order(*s)).unwrap_or_default(),
            filter: String::new(),
            query: Query::Everything,
            filter_error: None,
            asked: None,
            selected: None,
            nearest: None,
            order: None,
            kept: None,
            duplicates: Duplicates::default(),
            copies: None,
            sample: None,
            n_exports: 0,
            all_found: false,
            heads_in: false,
            is_touched: false,
            wanted: Vec::new(),
            counting: Vec::new(),
        }
    }
}

/// The orders that `S` goes round through.
const SORTS: [(SortKey, bool); 4] =
    [(SortKey::Date, true), (SortKey::Title, false), (SortKey::Outlet, false), (SortKey::Name, false)];

fn order(key: (SortKey, bool)) -> SortOrder {
    SortOrder(vec![key])
}

impl Browsing {
    /// Returns the article the cursor is on.
    pub fn under_cursor(&self) -> Option<EntryIdx> {
        self.shown.get(self.cursor).copied()
    }

    /// Moves the cursor by `n` articles.
    pub fn step(&mut self, n: isize) {
        self.cursor = self.cursor.saturating_add_signed(n).min(self.shown.len().saturating_sub(1));
    }

    /// Returns where an article stands in the list.
    pub fn position(&self, idx: EntryIdx) -> Option<usize> {
        self.shown.iter().position(|s| *s == idx)
    }

    /// Keeps cursor and top within the list, the cursor on the screen.
    pub fn settle(&mut self, rows: usize) {
        self.rows = rows.max(1);
        self.cursor = self.cursor.min(self.shown.len().saturating_sub(1));
        let below = (self.cursor + 1).saturating_sub(self.rows);
        let last_top = self.shown.len().saturating_sub(self.rows);
        self.top = self.top.min(last_top).max(below).min(self.cursor);
    }

    /// Returns the articles on the screen.
    pub fn on_screen(&self) -> &[EntryIdx] {
        self.shown.get(self.top..(self.top + self.rows).min(self.shown.len())).unwrap_or_default()
    }

    /// Returns the order after this one, on the way round.
    fn next_sort(&self) -> SortOrder {
        let at = SORTS.iter().position(|s| order(*s) == self.sort);
        let next = at.map_or(0, |i| i + 1) % SORTS.len();
        SORTS.get(next).map(|s| order(*s)).unwrap_or_default()
    }
}

impl Model {
    /// Takes what the walk found.
    pub(super) fn found(&mut self, entries: Vec<Entry>) {
        let from = self.library.entries.len() as u32;
        self.library.list(entries);
        self.browsing.order = None;
        let to = self.library.entries.len() as u32;
        if self.browsing.query == Query::Everything && self.browsing.sample.is_none() {
            self.browsing.shown.extend((from..to).map(EntryIdx));
        } else {
            self.refill();
        }
    }

    /// Takes heads; says whether one of them is on the screen.
    pub(super) fn heads(&mut self, heads: Vec<(EntryIdx, Result<Head, Problem>)>) {
        let mut taken = Vec::new();
        self.browsing.order = None;
        for (idx, head) in heads {
            match head {
                Ok(head) => {
                    let kept = self.state.articles.get(&head.id.0);
                    if kept.is_some_and(|k| k.read) {
                        let mut marks = self.marks.of(idx).clone();
                        marks.is_read = true;
                        self.marks.set(idx, marks);
                    }
                    self.take_head(idx, head);
                    taken.push(idx);
                }
                Err(problem) => {
                    if let Some(entry) = self.library.entries.get_mut(idx.0 as usize) {
                        entry.problem = Some(problem);
                    }
                }
            }
        }
        // Before that all are marked at once.
        if self.browsing.heads_in && !self.noting.notes.is_empty() {
            self.mark_entries(taken);
        }
    }

    /// Takes which articles are the same text, found by whoever read their heads.
    pub(super) fn copies(&mut self, copies: Duplicates) {
        self.browsing.copies = Some(copies);
    }

    /// Sorts the list now that all dates are in; the cursor stays on its article, on its row.
    pub(super) fn heads_in(&mut self) -> Vec<Effect> {
        self.browsing.heads_in = true;
        let told = self.browsing.copies.take();
        self.browsing.duplicates = told.unwrap_or_else(|| Duplicates::find(&self.library));
        self.mark_list();
        self.refill();
        let mut effects = self.open_at_start();
        effects.extend(self.seek_lost());
        effects.extend(self.count_for_sort());
        effects
    }

    /// Sorts the list by the next key.
    pub(super) fn sort_list(&mut self) {
        self.browsing.sort = self.browsing.next_sort();
        self.refill();
        self.say(format!("sorted by {} · :sort -quotes,date and others", self.browsing.sort));
    }

    /// Sorts the list as was asked for. What has to be counted first is sorted again as it comes in.
    pub(super) fn sort_by(&mut self, order: SortOrder) -> Vec<Effect> {
        self.browsing.sort = order;
        self.refill();
        self.say(format!("sorted by {}", self.browsing.sort));
        self.count_for_sort()
    }

    /// Asks how much there is in all articles, where the list is sorted by that.
    fn count_for_sort(&mut self) -> Vec<Effect> {
        if !self.browsing.sort.needs_counts() {
            return Vec::new();
        }
        self.count((0..self.library.entries.len() as u32).map(EntryIdx).collect())
    }

    /// Asks how much there is in the articles on the screen, where the list has columns for it.
    pub(super) fn count_shown(&mut self) -> Vec<Effect> {
        self.count(self.browsing.on_screen().to_vec())
    }

    /// Asks how many quotes and figures there are where that is not known.
    fn count(&mut self, mut entries: Vec<EntryIdx>) -> Vec<Effect> {
        entries.retain(|idx| {
            self.library.entry(*idx).is_some_and(|e| e.counts.is_none() && e.problem.is_none())
        });
        let asked: HashSet<EntryIdx> = self.browsing.counting.iter().copied().collect();
        if entries.iter().all(|idx| asked.contains(idx)) {
            return Vec::new();
        }
        self.browsing.counting.clone_from(&entries);
        vec![Effect::Count(entries)]
    }

    /// Takes how much was found in articles.
    pub(super) fn counts_in(&mut self, counts: &[(EntryIdx, Counts)]) {
        for (idx, counts) in counts {
            if let Some(entry) = self.library.entries.get_mut(idx.0 as usize) {
                entry.counts = Some(*counts);
            }
        }
        let is_last = self.browsing.counting.last().is_some_and(|last| counts.iter().any(|c| c.0 == *last));
        if is_last && self.browsing.sort.needs_counts() {
            let held = self.browsing.under_cursor();
            self.refill();
            if let Some(at) = held.and_then(|idx| self.browsing.position(idx)) {
                self.browsing.cursor = at;
            }
        }
    }

    /// Shows a reproducible draw of the list: `200 seed 7`; nothing shows all again.
    pub(super) fn sample(&mut self, typed: &str) {
        let words: Vec<&str> = typed.split_whitespace().collect();
        let drawn = match words.as_slice() {
            [] => Some(None),
            [n] => n.parse().ok().map(|n| Some((n, 0))),
            [n, "seed", seed] => n.parse().ok().zip(seed.parse().ok()).map(Some),
            _ => None,
        };
        match drawn {
            Some(drawn) => {
                self.browsing.sample = drawn;
                self.refill();
                self.say(format!("{} articles are shown", self.browsing.shown.len()));
            }
            None => self.complain("wants a number, and a seed if you like: :sample 200 seed 7"),
        }
    }

    /// Asks for an article to be read; it is shown when it is there.
    pub(super) fn open(&mut self, idx: EntryIdx) -> Vec<Effect> {
        if self.reading.as_ref().is_some_and(|r| r.idx == idx) {
            self.opening = None;
            return Vec::new();
        }
        self.opening = Some(idx);
        if let Some(at) = self.browsing.position(idx) {
            self.browsing.cursor = at;
        }
        vec![Effect::Load(idx)]
    }

    /// Says whether there is an article `n` further down the list from the open one.
    pub fn has_neighbour(&self, n: isize) -> bool {
        self.neighbour(n).is_some()
    }

    /// The article `n` further down the list from the one that is open, be it only with its problem, or about to be.
    fn neighbour(&self, n: isize) -> Option<EntryIdx> {
        let at = self.opening.or(self.open_idx()).and_then(|idx| self.browsing.position(idx));
        let wanted = at.map_or(Some(self.browsing.cursor), |at| at.checked_add_signed(n));
        wanted.and_then(|at| self.browsing.shown.get(at).copied())
    }

    /// Opens the article `n` further down the list, from the open one.
    pub(super) fn open_neighbour(&mut self, n: isize) -> Vec<Effect> {
        match self.neighbour(n) {
            Some(idx) => self.open(idx),
            None => {
                self.say(match (self.browsing.shown.len(), n > 0) {
                    (0, _) => "no article is shown",
                    (1, _) => "this is the only article",
                    (_, true) => "this is the last article",
                    (_, false) => "this is the first article",
                });
                Vec::new()
            }
        }
    }

    /// Returns the next unread article of the list, or the one before.
    pub(super) fn unread(&self, forward: bool) -> Option<EntryIdx> {
        let here = self.opening.or(self.open_idx());
        let at = here.and_then(|idx| self.browsing.position(idx)).unwrap_or(self.browsing.cursor);
        let unread = |idx: &&EntryIdx| !self.is_read(**idx) && Some(**idx) != here && self.is_readable(**idx);
        let shown = &self.browsing.shown;
        if forward {
            shown.get(at..).unwrap_or_default().iter().find(unread).copied()
        } else {
            shown.get(..at).unwrap_or_default().iter().rev().find(unread).copied()
        }
    }

    fn is_readable(&self, idx: EntryIdx) -> bool {
        self.library.entry(idx).is_some_and(|e| e.problem.is_none())
    }

    /// Says whether an article counts as read.
    pub fn is_read(&self, idx: EntryIdx) -> bool {
        self.marks.of(idx).is_read
    }
}
