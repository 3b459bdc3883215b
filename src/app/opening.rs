//! Articles come and go: opening, coming back to a place, keeping it for the next run.

use super::action::Action;
use super::message::{Effect, Loaded};
use super::mode::Mode;
use super::model::Model;
use super::reading::{Item, Reading};
use super::settle::settle;
use super::state::{ArticleState, Kept, ReadingState};
use crate::article::{Article, Head, Problem, Warning};
use crate::keymap::{Context, Own, keys_of};
use crate::library::{Entry, EntryIdx};
use crate::panes::Pane;
use std::sync::Arc;

impl Model {
    /// Takes what the walk found; a single article is opened at once.
    pub(super) fn found_and_open(&mut self, entries: Vec<Entry>) -> Vec<Effect> {
        self.found(entries);
        let waits = self.reading.is_none() && self.opening.is_none();
        if self.options.single && waits && !self.library.entries.is_empty() {
            return self.open(EntryIdx(0));
        }
        Vec::new()
    }

    /// Opens the article of the last run, else the first, once the list is sorted and if nobody opened one.
    pub(super) fn open_at_start(&mut self) -> Vec<Effect> {
        // What could not be read says so already: trying again at once would never end.
        if self.reading.is_some() || self.opening.is_some() || self.problem.is_some() {
            return Vec::new();
        }
        let last = self.state.last.get(&self.options.place);
        let of_last = |idx: &&EntryIdx| {
            let head = self.library.entry(**idx).and_then(|e| e.head.as_ref());
            head.is_some_and(|h| Some(&h.id.0) == last)
        };
        let last = last.and_then(|_| self.browsing.shown.iter().find(of_last)).copied();
        let idx = last.filter(|_| !self.browsing.is_touched).or_else(|| self.browsing.under_cursor());
        idx.map_or_else(Vec::new, |idx| self.open(idx))
    }

    /// Shows an article that was read, if it is the one that is waited for.
    pub(super) fn arrived(&mut self, idx: EntryIdx, loaded: Result<Loaded, Problem>) -> Vec<Effect> {
        let again = self.reading.as_ref().is_some_and(|r| r.idx == idx);
        let completes = again && self.reading.as_ref().is_some_and(|r| r.is_pending);
        let wanted = self.opening == Some(idx) || completes || (again && self.opening.is_none());
        let unasked = self.opening.is_none() && self.reading.is_none();
        if !(wanted || unasked) {
            return Vec::new();
        }
        if !completes || self.opening == Some(idx) {
            self.opening = None;
        }
        let mut effects = if again { Vec::new() } else { self.keep() };
        match loaded {
            Ok(loaded) => effects.extend(self.show(Reading::new(idx, loaded), again)),
            Err(problem) => self.show_problem(idx, problem),
        }
        effects
    }

    /// Shows the text of an article, if it is the one that is waited for; what is found in it comes as an article that was read.
    pub(super) fn text_arrived(
        &mut self,
        idx: EntryIdx,
        article: Arc<Article>,
        warnings: Vec<Warning>,
    ) -> Vec<Effect> {
        // An open article that is read again stays whole until all of it is there.
        if self.opening != Some(idx) || self.reading.as_ref().is_some_and(|r| r.idx == idx) {
            return Vec::new();
        }
        self.opening = None;
        let mut effects = self.keep();
        let loaded = Loaded { article, extraction: Arc::default(), warnings };
        effects.extend(self.show(Reading { is_pending: true, ..Reading::new(idx, loaded) }, false));
        effects
    }

    fn show(&mut self, mut reading: Reading, again: bool) -> Vec<Effect> {
        let idx = reading.idx;
        let older = self.reading.take().filter(|_| again);
        if !older.as_ref().is_some_and(|o| o.is_pending) {
            // A file that changed may be known by another id now.
            self.take_head(idx, Head::of(&reading.article, &reading.warnings));
        }
        let kept = self.state.articles.get(&reading.article.id.0).cloned();
        match (older, kept) {
            (Some(older), Some(kept)) if older.is_pending && older.selected.is_none() => {
                let here = older.place;
                reading.inherit(older);
                if here == reading.place_of(&kept) {
                    self.come_back(&mut reading, &kept);
                }
            }
            (Some(older), _) => reading.inherit(older),
            (None, Some(kept)) => self.come_back(&mut reading, &kept),
            (None, None) => {}
        }
        self.problem = None;
        self.reading = Some(reading);
        if let Some(at) = self.browsing.position(idx) {
            self.browsing.cursor = at;
        }
        if matches!(self.mode, Mode::Visual(_) | Mode::Choice(_) | Mode::Offer(_)) {
            self.mode = Mode::Panes;
        }
        if !again && (self.focus == Pane::Text || self.browsing.is_touched) {
            self.mark_read(idx, true);
        }
        let has_failed = self.notice.as_ref().is_some_and(|notice| notice.failure);
        if self.first_run && !self.browsing.is_touched && !has_failed {
            self.say(first_hint(&self.options.keys));
        }
        self.search_again();
        // Wraps, so that what follows in the same message already knows its lines.
        settle(self);
        let effects = self.place_notes();
        self.land();
        effects
    }

    fn come_back(&mut self, reading: &mut Reading, kept: &ArticleState) {
        reading.place = reading.place_of(kept);
        if reading.is_pending {
            return;
        }
        reading.selected = kept.selected.and_then(|k| find(reading, k));
        // Notes are found by themselves, once they are read.
        if let Some(Item::Figure(_)) = reading.selected {
            reading.panel.tab = super::panel::Tab::Figures;
        }
        let first = reading.article.passages().next().map_or(0, |(_, r)| r.end);
        if reading.place >= first {
            let n_open =
                reading.n_items() - (self.marks.of(reading.idx).n_done as usize).min(reading.n_items());
            let paragraph = reading.article.paragraph_at(reading.place);
            self.say(format!("back at ¶{paragraph}, {n_open} of {} open", reading.n_items()));
        }
    }

    /// The article whose text or problem is shown.
    pub(super) fn open_idx(&self) -> Option<EntryIdx> {
        self.reading.as_ref().map(|r| r.idx).or(self.problem.as_ref().map(|p| p.0))
    }

    fn show_problem(&mut self, idx: EntryIdx, problem: Problem) {
        if let Some(entry) = self.library.entries.get_mut(idx.0 as usize) {
            entry.problem = Some(problem.clone());
        }
        self.reading = None;
        self.problem = Some((idx, problem));
    }

    /// Takes what was kept of earlier runs.
    pub(super) fn restore(&mut self, state: ReadingState) {
        self.first_run = false;
        self.state = state;
        let read: Vec<_> = (self.library.entries.iter().zip(0..))
            .filter(|(e, _)| {
                let kept = e.head.as_ref().and_then(|h| self.state.articles.get(&h.id.0));
                kept.is_some_and(|k| k.read)
            })
            .map(|(_, i)| EntryIdx(i))
            .collect();
        for idx in read {
            self.mark_read(idx, true);
        }
        if !self.browsing.is_touched
            && self.notice.as_ref().is_some_and(|n| n.text == first_hint(&self.options.keys))
        {
            self.notice = None;
        }
        // It may come after the article was shown; where nobody moved yet, the place is taken up all the same.
        if let Some(mut reading) = self.reading.take_if(|_| !self.browsing.is_touched) {
            let kept = self.state.articles.get(&reading.article.id.0).cloned();
            if let Some(kept) = kept {
                self.come_back(&mut reading, &kept);
                reading.return_to_place(reading.selected.map(|item| reading.range(item)));
                reading.forget_panel();
            }
            self.reading = Some(reading);
        }
    }

    /// Notes whether an article counts as read.
    pub(super) fn mark_read(&mut self, idx: EntryIdx, read: bool) {
        if self.is_read(idx) != read {
            let mut marks = self.marks.of(idx).clone();
            marks.is_read = read;
            self.marks.set(idx, marks);
        }
    }

    /// Turns read into unread and back, and keeps that.
    pub(super) fn toggle_read(&mut self) -> Vec<Effect> {
        let open = self.reading.as_ref().map(|r| r.idx);
        let idx = if self.focus == Pane::List { self.browsing.under_cursor() } else { open };
        let Some(idx) = idx else { return Vec::new() };
        let read = !self.is_read(idx);
        self.mark_read(idx, read);
        self.say(if read { "marked as read" } else { "marked as unread" });
        if open == Some(idx) {
            return self.keep();
        }
        let id = self.library.entry(idx).and_then(|e| e.head.as_ref()).map(|h| h.id.0.clone());
        let Some(id) = id else { return Vec::new() };
        let state = self.state.articles.entry(id.clone()).or_default();
        state.read = read;
        vec![Effect::Keep { id, state: state.clone() }]
    }

    /// Keeps place and selection of the open article. Whoever ends the program otherwise than by a key asks this too.
    pub fn keep(&mut self) -> Vec<Effect> {
        let Some(reading) = &self.reading else { return Vec::new() };
        let id = reading.article.id.0.clone();
        let selected = reading.selected.and_then(|item| match item {
            Item::Quote(_) => Some(Kept::Quote(reading.range(item).start)),
            Item::Figure(_) => Some(Kept::Figure(reading.range(item).start)),
            Item::Note(_) => None,
        });
        // Where nothing could be selected yet, what was selected before is kept.
        let before = self.state.articles.get(&id).filter(|_| reading.is_pending);
        let selected = selected.or_else(|| before.and_then(|b| b.selected));
        let state = ArticleState { read: self.is_read(reading.idx), place: reading.place, selected };
        self.state.last.insert(self.options.place.clone(), id.clone());
        let before = self.state.articles.insert(id.clone(), state.clone());
        if before.as_ref() == Some(&state) && self.kept_last.as_ref() == Some(&id) {
            return Vec::new();
        }
        self.kept_last = Some(id.clone());
        vec![Effect::Keep { id, state }]
    }

    /// Reads the open article again if it changed.
    pub(super) fn changed(&mut self, changed: &[EntryIdx]) -> Vec<Effect> {
        let open = self.open_idx();
        for idx in changed {
            if let Some(entry) = self.library.entries.get_mut(idx.0 as usize) {
                entry.counts = None;
            }
        }
        match open.filter(|idx| changed.contains(idx)) {
            Some(idx) => {
                self.say("changed on disk, read again");
                vec![Effect::Load(idx)]
            }
            None => Vec::new(),
        }
    }

    /// Takes a file of many articles out of the list.
    pub(super) fn split(&mut self, file: EntryIdx) {
        if let Some(entry) = self.library.entries.get_mut(file.0 as usize) {
            entry.problem = Some(Problem::Many);
        }
        self.refill();
    }

    /// Notes that files are gone. What is open stays on the screen.
    pub(super) fn gone(&mut self, gone: &[EntryIdx]) {
        for idx in gone {
            if let Some(entry) = self.library.entries.get_mut(idx.0 as usize) {
                entry.problem = Some(Problem::Unreadable("the file is gone".to_owned()));
            }
        }
        self.refill();
    }
}

/// Finds what was kept by its place.
fn find(reading: &Reading, kept: Kept) -> Option<Item> {
    let found = &reading.extraction;
    match kept {
        Kept::Quote(at) => {
            let i = found.quotes.iter().position(|q| q.marks().start == at)?;
            Some(Item::Quote(i as u32))
        }
        Kept::Figure(at) => {
            let i = found.figures.iter().position(|f| f.range.start == at)?;
            Some(Item::Figure(i as u32))
        }
    }
}

/// What the first run says, with the keys that hold.
pub(super) fn first_hint(own: &[Own]) -> String {
    let hints = [
        (Action::NextQuote, "next quote"),
        (Action::NextFigure, "next figure"),
        (Action::Open, "from words to card and back"),
        (Action::Help, "all keys"),
    ];
    let hint = |(action, what)| {
        let keys = keys_of(Context::Panes, action, own);
        Some(format!("{} {what}", keys.split(' ').next().filter(|key| !key.is_empty())?))
    };
    hints.into_iter().filter_map(hint).collect::<Vec<_>>().join(" · ")
}
