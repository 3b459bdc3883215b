//! The open article: its lines, its selection, the place on the screen.
//!
//! Units: bytes of the article's text, indices of visual lines. What drawing needs is computed here when the article comes in,
//! when the width changes or when a key was pressed.

use super::cards;
use super::message::Loaded;
use super::panel::{Panel, Tab};
use super::state::ArticleState;
use crate::annotation::{Placed, Row, Snapshot, sheet};
use crate::article::{Article, Warning};
use crate::extract::{Extraction, SpeakerIdx};
use crate::library::EntryIdx;
use crate::text::TextRange;
use crate::wrap::{LineKind, Wrapped};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Something that can be selected: by its index in the extraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// A quote.
    Quote(u32),
    /// A figure.
    Figure(u32),
    /// An annotation, by its index among those of the article.
    Note(u32),
}

/// An open article.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which one of the library.
    pub idx: EntryIdx,
    /// The article.
    pub article: Arc<Article>,
    /// What was found in it, as a person has corrected it.
    pub extraction: Arc<Extraction>,
    /// What was read: before any correction.
    pub found: Loaded,
    /// The text that new annotations count in.
    pub now: Snapshot,
    /// The annotations, with their places, in the order of the text.
    pub placed: Vec<Placed>,
    /// The check sheet.
    pub checks: Vec<Row>,
    /// How many notes the status line said need review.
    pub n_told: usize,
    /// What a reader should know about its source.
    pub warnings: Vec<Warning>,
    /// Only the text is here yet: what is found in it follows.
    pub is_pending: bool,
    /// The line table.
    pub wrapped: Wrapped,
    /// The lines above the text: the title, where the text does not hold it. Ranges of the title.
    pub title_lines: Vec<TextRange>,
    /// The words that stand as the title: the headline, or the first sentence.
    pub title: Option<TextRange>,
    /// The first line on the screen.
    pub top: usize,
    /// Rows of text on the screen.
    pub rows: usize,
    /// The byte that stays on the screen through every change of size.
    pub place: u32,
    /// The one thing that is selected.
    pub selected: Option<Item>,
    /// The two ends of an attribution that are lit.
    pub lit: Vec<TextRange>,
    /// The quotes' segments with their marks, by place.
    pub segments: Vec<(TextRange, u32)>,
    /// What surrounds each figure on its card.
    pub contexts: Vec<TextRange>,
    /// The three most quoted speakers.
    pub ranks: Vec<SpeakerIdx>,
    /// The panel.
    pub panel: Panel,
    /// Places with a letter.
    pub letters: BTreeMap<char, u32>,
    /// Where jumps began, the latest last.
    pub jumps: Vec<u32>,
}

impl Reading {
    /// Opens what was read.
    pub fn new(idx: EntryIdx, loaded: Loaded) -> Self {
        let found = loaded.clone();
        let Loaded { article, extraction, warnings } = loaded;
        let place = article.passages().next().map_or(0, |(_, r)| r.start);
        let mut reading = Self {
            idx,
            now: Self::snapshot(article.text()),
            found,
            placed: Vec::new(),
            checks: sheet(&article, &extraction, &[]),
            n_told: 0,
            is_pending: false,
            title: None,
            contexts: Vec::new(),
            ranks: Vec::new(),
            panel: Panel::default(),
            wrapped: Wrapped::default(),
            title_lines: Vec::new(),
            top: 0,
            rows: 0,
            place,
            selected: None,
            lit: Vec::new(),
            segments: Vec::new(),
            letters: BTreeMap::new(),
            jumps: Vec::new(),
            article,
            extraction,
            warnings,
        };
        reading.derive();
        reading
    }

    /// Makes what is drawn of article and extraction.
    pub fn derive(&mut self) {
        let mut segments: Vec<_> = (self.extraction.quotes.iter().zip(0..))
            .flat_map(|(q, i)| q.segments.iter().map(move |s| (s.marks, i)))
            .collect();
        segments.sort_unstable();
        self.segments = segments;
        self.title = cards::title(&self.article);
        self.contexts = self.extraction.figures.iter().map(|f| cards::context(&self.article, f)).collect();
        self.ranks = cards::ranks(&self.extraction);
    }

    /// Takes over what belongs to the reader from an older reading of the same article.
    pub fn inherit(&mut self, older: Self) {
        let gone = |at: u32| at as usize > self.article.text().len();
        self.place = if gone(older.place) { 0 } else { older.place };
        self.selected = older.selected.filter(|i| older.range(*i) == self.range(*i) && self.has(*i));
        self.letters = older.letters.into_iter().filter(|(_, at)| !gone(*at)).collect();
        self.jumps = older.jumps;
        self.panel.tab = older.panel.tab;
        self.panel.sort = older.panel.sort;
    }

    /// Wraps for a width and a height, unless that was done, and keeps the place; selected words stay on the screen.
    pub fn wrap(&mut self, width: u16, rows: usize) {
        if (self.wrapped.width, self.rows) == (width, rows) {
            return;
        }
        let is_new = self.wrapped.width == 0;
        let selected =
            self.selected.map(|item| self.range(item)).filter(|range| is_new || self.shows(*range));
        if self.wrapped.width != width {
            self.wrapped = Wrapped::new(self.article.text(), self.article.passages(), width);
        }
        self.rows = rows;
        self.return_to_place(selected);
    }

    /// Puts the place at the top, or as near to it as leaves some of these bytes on the screen. The place itself stays what it was: on the
    /// way back from a small screen to a large one the lines are those of before.
    pub fn return_to_place(&mut self, shown: Option<TextRange>) {
        self.top = self.wrapped.line_at(self.place).min(self.last_top());
        if let Some(range) = shown.filter(|range| !self.shows(*range)) {
            self.top = self.top_for(range);
        }
    }

    /// Returns the greatest top that still fills the screen.
    pub fn last_top(&self) -> usize {
        self.wrapped.lines.len().saturating_sub(self.rows.max(1))
    }

    /// Puts a line at the top of the screen.
    pub fn scroll_to(&mut self, line: usize) {
        self.top = line.min(self.last_top());
        // An empty line is no place: the words below it are.
        let below = self.wrapped.lines.get(self.top..).unwrap_or_default();
        let words = below.iter().find(|l| l.kind != LineKind::Gap);
        self.place = words.map_or(self.place, |l| l.range.start);
    }

    /// Returns the bytes on the screen.
    pub fn on_screen(&self) -> TextRange {
        self.wrapped.bytes_of(self.top..self.top + self.rows)
    }

    /// Says whether any of these bytes is on the screen.
    pub fn shows(&self, range: TextRange) -> bool {
        let (first, last) = self.lines_of(range);
        first < self.top + self.rows && last >= self.top
    }

    /// Scrolls, if need be, so that these bytes are on the screen, some lines from its edge.
    pub fn bring(&mut self, range: TextRange) {
        let top = self.top_for(range);
        if top != self.top {
            self.scroll_to(top);
        }
    }

    /// Returns the first line of the screen nearest to what it is now that has these bytes on the screen.
    fn top_for(&self, range: TextRange) -> usize {
        let (first, last) = self.lines_of(range);
        if first >= self.top && last < self.top + self.rows {
            return self.top;
        }
        let tall = last - first + 1;
        let above = self.rows.saturating_sub(tall).min(self.rows / 3);
        first.saturating_sub(above).min(self.last_top())
    }

    /// Returns the first and the last line of a range.
    pub fn lines_of(&self, range: TextRange) -> (usize, usize) {
        let first = self.wrapped.line_at(range.start);
        (first, self.wrapped.line_at(range.end.saturating_sub(1).max(range.start)))
    }

    /// Says whether the extraction has this.
    pub fn has(&self, item: Item) -> bool {
        match item {
            Item::Quote(i) => (i as usize) < self.extraction.quotes.len(),
            Item::Figure(i) => (i as usize) < self.extraction.figures.len(),
            Item::Note(i) => (i as usize) < self.placed.len(),
        }
    }

    /// Returns an item's bytes; a quote's with its marks.
    pub fn range(&self, item: Item) -> TextRange {
        match item {
            Item::Quote(i) => self.extraction.quotes.get(i as usize).map(crate::extract::Quote::marks),
            Item::Figure(i) => self.extraction.figures.get(i as usize).map(|f| f.range),
            Item::Note(i) => self.placed.get(i as usize).and_then(Placed::range),
        }
        .unwrap_or_default()
    }

    /// Returns the paragraph an item stands in.
    pub fn paragraph(&self, item: Item) -> u32 {
        match item {
            Item::Quote(i) => self.extraction.quotes.get(i as usize).map(|q| q.paragraph),
            Item::Figure(i) => self.extraction.figures.get(i as usize).map(|f| f.paragraph),
            Item::Note(i) => {
                let range = self.placed.get(i as usize).and_then(Placed::range);
                range.map(|r| self.article.paragraph_at(r.start))
            }
        }
        .unwrap_or_default()
    }

    /// Selects, brings up its tab and the words.
    pub fn select(&mut self, item: Item) {
        self.panel.tab = match item {
            Item::Quote(_) => Tab::Quotes,
            Item::Figure(_) => Tab::Figures,
            Item::Note(_) => Tab::Notes,
        };
        self.choose(item);
    }

    /// Selects within the panel's tab, and brings the words.
    pub fn choose(&mut self, item: Item) {
        self.selected = Some(item);
        self.lit.clear();
        self.bring(self.range(item));
    }

    /// Returns the place that was kept of an earlier run, where the text still has it, else the present one.
    pub fn place_of(&self, kept: &ArticleState) -> u32 {
        if (kept.place as usize) < self.article.text().len() { kept.place } else { self.place }
    }

    /// Drops the selection once its words left the screen.
    pub fn drop_hidden_selection(&mut self) {
        if self.selected.is_some_and(|i| !self.shows(self.range(i))) {
            self.selected = None;
            self.lit.clear();
        }
    }

    /// Remembers this place for the way back.
    pub fn leave(&mut self) {
        const KEPT: usize = 100;
        if self.jumps.last() != Some(&self.place) {
            self.jumps.push(self.place);
        }
        if self.jumps.len() > KEPT {
            self.jumps.remove(0);
        }
    }

    /// Goes to a byte.
    pub fn go(&mut self, at: u32) {
        self.bring(TextRange::new(at, at + 1));
    }

    /// Returns the number of the paragraph at the top of the screen, at least 1 where there is one.
    pub fn paragraph_on_top(&self) -> u32 {
        let line = self.wrapped.lines.get(self.top);
        line.map_or(0, |l| l.passage).max(u32::from(!self.article.paragraphs.is_empty()))
    }

    /// Counts what can be checked: quotes and figures.
    pub fn n_items(&self) -> usize {
        self.checks.len()
    }
}
