//! The check sheet over the whole screen: every quote, figure and claim as a row; a mark steps on to the next open one.

use super::action::Action;
use super::message::Effect;
use super::mode::{Mode, SheetView};
use super::model::Model;
use super::noting::Spot;
use super::reading::{Item, Reading};
use crate::annotation::{Row, RowKind, Status};
use crate::panes::Pane;

/// Rows of the sheet that hold no items, beside the strip: the head, the status line.
const FRAME_ROWS: u16 = 2 + 1;
/// Rows of the strip that says all about the selected row.
pub const STRIP_ROWS: u16 = 6;

impl Model {
    /// Opens the sheet on the selected item, else on the first open one.
    pub(super) fn open_sheet(&mut self) -> Vec<Effect> {
        let Some(reading) = &self.reading else { return Vec::new() };
        if reading.checks.is_empty() {
            self.say("nothing to check: no quotes, no figures");
            return Vec::new();
        }
        let here = reading.selected.and_then(|item| reading.row_of(item));
        let open = reading.checks.iter().position(|r| r.check.status == Status::Open);
        self.mode = Mode::Sheet(SheetView { cursor: here.or(open).unwrap_or(0), top: 0 });
        self.fit_sheet();
        Vec::new()
    }

    /// Does an action in the sheet; `None` where it means there what it means everywhere.
    pub(super) fn in_sheet(&mut self, action: Action, n: usize) -> Option<Vec<Effect>> {
        let rows = self.sheet_rows();
        let Mode::Sheet(view) = &mut self.mode else { return None };
        let last = self.reading.as_ref().map_or(0, |r| r.checks.len()).saturating_sub(1);
        let at = view.cursor;
        view.cursor = match action {
            Action::LineDown => at.saturating_add(n).min(last),
            Action::LineUp => at.saturating_sub(n),
            Action::PageDown => (at + rows).min(last),
            Action::PageUp => at.saturating_sub(rows),
            Action::HalfDown => (at + rows / 2).min(last),
            Action::HalfUp => at.saturating_sub(rows / 2),
            Action::NextCheck | Action::PrevCheck => {
                let checks = self.reading.as_ref().map(|r| r.checks.as_slice()).unwrap_or_default();
                let is_open = |i: &usize| checks.get(*i).is_some_and(|r| r.check.status == Status::Open);
                let next = if action == Action::NextCheck {
                    (at + 1..checks.len()).find(is_open)
                } else {
                    (0..at).rev().find(is_open)
                };
                let Some(next) = next else {
                    self.say("no more open rows this way");
                    return Some(Vec::new());
                };
                next
            }
            Action::Top => 0,
            Action::End => last,
            Action::Open => return Some(self.leave_sheet()),
            _ => return None,
        };
        self.fit_sheet();
        Some(Vec::new())
    }

    /// Rows of the table on the screen.
    pub fn sheet_rows(&self) -> usize {
        self.size.1.saturating_sub(FRAME_ROWS + self.sheet_strip()).max(1) as usize
    }

    /// Rows of the strip under the table: none where it would leave no table.
    pub const fn sheet_strip(&self) -> u16 {
        if self.size.1 < FRAME_ROWS + STRIP_ROWS + 3 { 0 } else { STRIP_ROWS }
    }

    /// Keeps the cursor on a row, and the row on the screen.
    pub(super) fn fit_sheet(&mut self) {
        let rows = self.sheet_rows();
        let n = self.reading.as_ref().map_or(0, |r| r.checks.len());
        let Mode::Sheet(view) = &mut self.mode else { return };
        view.cursor = view.cursor.min(n.saturating_sub(1));
        view.top = view.top.clamp((view.cursor + 1).saturating_sub(rows), view.cursor);
    }

    /// Goes from the row to its words.
    pub(super) fn leave_sheet(&mut self) -> Vec<Effect> {
        let Mode::Sheet(view) = &self.mode else { return Vec::new() };
        let cursor = view.cursor;
        self.mode = Mode::Panes;
        if let Some(reading) = &mut self.reading
            && let Some(row) = reading.checks.get(cursor)
        {
            let range = row.range;
            match row.kind {
                RowKind::Quote(i) => reading.select(Item::Quote(i)),
                RowKind::Figure(i) => reading.select(Item::Figure(i)),
                RowKind::Claim => reading.bring(range),
            }
        }
        self.focus_on(Pane::Text);
        Vec::new()
    }

    /// Steps on to the next open row after a mark on `spot`. In the panes the selection stays.
    pub(super) fn step_on(&mut self, spot: &Spot) {
        let Mode::Sheet(view) = &self.mode else { return };
        let Some(reading) = &self.reading else { return };
        let at = view.cursor;
        let is_open = |row: &Row| {
            row.check.status == Status::Open && Some(row.range) != spot.range && !self.is_being_checked(row)
        };
        let after = reading.checks.iter().enumerate().skip(at + 1).find(|(_, r)| is_open(r));
        let next = after.or_else(|| reading.checks.iter().enumerate().find(|(_, r)| is_open(r))).map(|n| n.0);
        if let (Some(next), Mode::Sheet(view)) = (next, &mut self.mode) {
            view.cursor = next;
            self.fit_sheet();
        }
    }
}

impl Reading {
    /// Returns the sheet's row of an item.
    pub fn row_of(&self, item: Item) -> Option<usize> {
        let kind = match item {
            Item::Quote(i) => RowKind::Quote(i),
            Item::Figure(i) => RowKind::Figure(i),
            Item::Note(_) => return None,
        };
        self.checks.iter().position(|r| r.kind == kind)
    }
}
