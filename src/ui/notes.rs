//! Annotations where they stand: a sign in the margin and on cards, highlighted words.

use super::reader::Brush;
use super::theme::Look;
use super::{Canvas, paint};
use crate::annotation::Placed;
use crate::app::reading::{Item, Reading};
use crate::text::TextRange;
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

impl Canvas<'_> {
    /// Draws the sign of notes that sit on a card's words, or of the note itself.
    pub fn note_sign(self, reading: &Reading, item: Item, at: (u16, u16), buffer: &mut Buffer) {
        let sign = match item {
            Item::Note(i) => reading.placed.get(i as usize).map(|p| (p.needs_review(), true)),
            _ => Some(on(reading, reading.range(item))),
        };
        self.sign(sign.unwrap_or_default(), at, buffer);
    }

    /// Draws `!` where a person has to look, `*` where something is written.
    fn sign(self, (review, noted): (bool, bool), at: (u16, u16), buffer: &mut Buffer) {
        match (review, noted) {
            (true, _) => paint::put(buffer, at, 1, "!", self.look(Look::StrongDoubt)),
            (false, true) => paint::put(buffer, at, 1, "*", Style::new()),
            (false, false) => at.0,
        };
    }

    /// Draws the margin's sign of a line of text, and what is highlighted on it.
    pub(super) fn marked_line(self, reading: &Reading, brush: &mut Brush) {
        if reading.placed.is_empty() {
            return;
        }
        let line = brush.line.range;
        for placed in reading.placed.iter().filter(|p| p.annotation.is_highlight()) {
            if let Some(range) = placed.range() {
                brush.paint(range, Style::new().add_modifier(Modifier::ITALIC));
            }
        }
        let begins = |p: &&Placed| p.range().is_some_and(|r| line.contains(r.start)) && p.says_more();
        let here: Vec<&Placed> = reading.placed.iter().filter(begins).collect();
        let review = here.iter().any(|p| p.needs_review());
        if !self.linear() {
            self.sign((review, !here.is_empty()), (brush.x.saturating_sub(1), brush.y), brush.buffer);
        }
    }
}

/// Says whether something on these words needs review, and whether anything is written on them.
fn on(reading: &Reading, range: TextRange) -> (bool, bool) {
    let here =
        reading.placed.iter().filter(|p| p.range().is_some_and(|r| r.overlaps(range)) && p.says_more());
    here.fold((false, false), |(review, _), p| (review || p.needs_review(), true))
}
