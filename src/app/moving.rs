//! Moving: lines, pages, paragraphs in whichever pane has the focus; the focus itself; marks and ways back.

use super::message::Effect;
use super::mode::Mode;
use super::model::Model;
use super::reading::{Item, Reading};
use super::settle::{settle, shows};
use crate::panes::Pane;

/// How far a movement goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// So many lines.
    Lines(isize),
    /// So many half pages.
    Halves(isize),
    /// So many pages.
    Pages(isize),
}

impl Reach {
    /// Returns the lines, where a page has `rows` of them.
    fn lines(self, rows: usize) -> isize {
        let rows = rows.max(2) as isize;
        match self {
            Self::Lines(n) => n,
            Self::Halves(n) => n.saturating_mul(rows / 2),
            // One line of a page stays on the next one, for the eye.
            Self::Pages(n) => n.saturating_mul((rows - 1).max(1)),
        }
    }
}

impl Model {
    /// Moves in the focused pane.
    pub(super) fn travel(&mut self, reach: Reach) -> Vec<Effect> {
        match self.focus {
            Pane::List => self.browsing.step(reach.lines(self.browsing.rows)),
            Pane::Text => return self.scroll(reach),
            Pane::Side => self.step_card(reach),
        }
        Vec::new()
    }

    fn scroll(&mut self, reach: Reach) -> Vec<Effect> {
        let linear = self.options.linear;
        let Some(reading) = &mut self.reading else { return Vec::new() };
        let before = reading.top;
        let rows = reading.rows.max(1);
        let lines = match reach {
            // Pages instead of scrolling: what is on the screen is replaced as a whole.
            _ if linear => reach.lines(rows).signum() * rows as isize,
            _ => reach.lines(rows),
        };
        reading.scroll_to(reading.top.saturating_add_signed(lines));
        reading.drop_hidden_selection();
        let at_end = reading.top == before && lines > 0;
        if at_end && matches!(reach, Reach::Pages(_)) {
            return self.offer_next();
        }
        Vec::new()
    }

    /// At the end of an article: offers the next unread one.
    fn offer_next(&mut self) -> Vec<Effect> {
        match self.unread(true) {
            Some(idx) => self.mode = Mode::Offer(idx),
            None => self.say("end of the article"),
        }
        Vec::new()
    }

    fn step_card(&mut self, reach: Reach) {
        let Some(reading) = &mut self.reading else { return };
        let n = reach.lines(reading.panel.height);
        let cards = &reading.panel.cards;
        let selected = reading.selected.and_then(|s| cards.iter().position(|c| *c == s));
        let at = match selected {
            Some(at) => at.saturating_add_signed(n).min(cards.len().saturating_sub(1)),
            None => reading.card_in_view(),
        };
        if let Some(item) = cards.get(at).copied() {
            reading.choose(item);
        }
    }

    /// Goes to the top, or to a paragraph.
    pub(super) fn go_to_top(&mut self, paragraph: Option<u32>) {
        match (self.focus, &mut self.reading) {
            (Pane::List, _) => {
                self.browsing.cursor = paragraph.map_or(0, |n| n.saturating_sub(1) as usize);
            }
            (_, Some(reading)) if paragraph.is_some() => {
                reading.leave();
                reading.go_to_paragraph(paragraph.unwrap_or(1));
            }
            (Pane::Text, Some(reading)) => {
                reading.leave();
                reading.scroll_to(0);
                reading.drop_hidden_selection();
            }
            (Pane::Side, Some(reading)) => reading.choose_card(0),
            (_, None) => {}
        }
    }

    /// Goes to the end.
    pub(super) fn go_to_end(&mut self) {
        match (self.focus, &mut self.reading) {
            (Pane::List, _) => self.browsing.cursor = self.browsing.shown.len().saturating_sub(1),
            (Pane::Text, Some(reading)) => {
                reading.leave();
                reading.scroll_to(usize::MAX);
                reading.drop_hidden_selection();
            }
            (Pane::Side, Some(reading)) => reading.choose_card(usize::MAX),
            (_, None) => {}
        }
    }

    /// Goes `n` paragraphs on or back.
    pub(super) fn step_paragraph(&mut self, n: i64) {
        let Some(reading) = &mut self.reading else { return };
        let here = i64::from(reading.paragraph_on_top());
        let start = reading.wrapped.passage_start(here as u32);
        // Back from within a paragraph leads to its own start first.
        let n = if n < 0 && reading.top > start { n + 1 } else { n };
        reading.go_to_paragraph((here + n).clamp(0, i64::from(u32::MAX)) as u32);
    }

    /// Gives the keys to a pane, which is brought in if it is hidden.
    pub(super) fn focus_on(&mut self, pane: Pane) {
        match pane {
            Pane::List if self.options.single => return,
            Pane::List => self.layout.list = true,
            Pane::Side => self.layout.side = true,
            Pane::Text => {}
        }
        self.focus = pane;
        if let (Pane::Text, Some(idx)) = (pane, self.reading.as_ref().map(|r| r.idx)) {
            self.mark_read(idx, true);
        }
        settle(self);
    }

    /// Gives the keys to the next pane (1) or the one before (-1), over the end to the other one where `round`.
    pub(super) fn step_focus(&mut self, n: i32, round: bool) {
        let all: &[Pane] = if self.options.single {
            &[Pane::Text, Pane::Side]
        } else {
            &[Pane::List, Pane::Text, Pane::Side]
        };
        let at = all.iter().position(|p| *p == self.focus).unwrap_or(0) as i32;
        let last = all.len() as i32 - 1;
        let to = if round { (at + n).rem_euclid(last + 1) } else { (at + n).clamp(0, last) };
        if let Some(pane) = all.get(to as usize) {
            self.focus_on(*pane);
        }
    }

    /// Shows or hides a pane; a hidden one gives the focus to the text.
    pub(super) fn toggle_pane(&mut self, pane: Pane) {
        let shown = shows(self, pane);
        let wanted = match pane {
            Pane::List => &mut self.layout.list,
            Pane::Side => &mut self.layout.side,
            Pane::Text => return,
        };
        let narrow = !shown && *wanted;
        *wanted = !shown;
        if shown && self.focus == pane {
            self.focus = Pane::Text;
        }
        if narrow {
            // There is no room beside the text: the focus brings it in.
            self.focus_on(pane);
        }
    }

    /// Shows the text alone, or everything.
    pub(super) fn text_alone(&mut self) {
        if self.focus == Pane::List {
            self.layout.list_alone = !self.layout.list_alone;
            return;
        }
        let alone = !self.layout.list && !self.layout.side;
        (self.layout.list, self.layout.side) = (alone, alone);
        if !alone {
            self.focus = Pane::Text;
        }
    }

    /// Gives this place a letter.
    pub(super) fn set_letter(&mut self, letter: char) {
        if let Some(reading) = &mut self.reading {
            let at = reading.selected.map_or(reading.place, |i| reading.range(i).start);
            reading.letters.insert(letter, at);
            let place = place_words(reading.article.paragraph_at(at));
            self.say(format!("mark {letter} at {place}"));
        }
    }

    /// Goes to the place of a letter.
    pub(super) fn go_to_letter(&mut self, letter: char) {
        let Some(reading) = &mut self.reading else { return };
        match reading.letters.get(&letter).copied() {
            Some(at) => {
                reading.leave();
                reading.go(at);
                reading.drop_hidden_selection();
                let place = place_words(reading.article.paragraph_at(at));
                self.say(format!("at mark {letter}, {place}"));
            }
            None => self.say(format!("no mark {letter} · m{letter} sets it")),
        }
    }

    /// Goes back to where the latest jump began.
    pub(super) fn back(&mut self) {
        let Some(reading) = &mut self.reading else { return };
        match reading.jumps.pop() {
            Some(at) => {
                let line = reading.wrapped.line_at(at);
                reading.scroll_to(line);
                reading.drop_hidden_selection();
            }
            None => self.say("no way back from here"),
        }
    }
}

impl Reading {
    /// Puts a paragraph at the top of the screen.
    pub fn go_to_paragraph(&mut self, n: u32) {
        let n = n.min(self.article.paragraphs.len() as u32);
        self.scroll_to(self.wrapped.passage_start(n));
        self.drop_hidden_selection();
    }

    /// Selects the n-th card, or the last.
    fn choose_card(&mut self, n: usize) {
        let last = self.panel.cards.len().saturating_sub(1);
        if let Some(item) = self.panel.cards.get(n.min(last)).copied() {
            self.choose(item);
        }
    }

    /// Returns the first card whose words are on the screen, else the first one after it.
    fn card_in_view(&self) -> usize {
        let shown = self.on_screen();
        let cards = &self.panel.cards;
        let in_view = |item: &Item| self.range(*item).overlaps(shown);
        let after = |item: &Item| self.range(*item).start >= shown.start;
        cards.iter().position(in_view).or_else(|| cards.iter().position(after)).unwrap_or(0)
    }
}

/// Names a paragraph.
fn place_words(number: u32) -> String {
    if number == 0 { "the headline".to_owned() } else { format!("¶{number}") }
}
