//! The check sheet: a table of all that can be checked, and below it all about the selected row.

use super::theme::Look;
use super::{Canvas, paint};
use crate::annotation::{Row, RowKind, Status, progress};
use crate::app::cards::{one_line, value, words};
use crate::app::checking::STRIP_ROWS;
use crate::app::mode::SheetView;
use crate::app::reading::Reading;
use crate::text::TextRange;
use crate::wrap::Wrapped;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of status, paragraph and kind.
const STATUS: u16 = 2;
const PARAGRAPH: u16 = 6;
const KIND: u16 = 14;

impl Canvas<'_> {
    /// Draws the sheet over all panes; returns where the cursor rests.
    pub fn sheet(self, view: &SheetView, buffer: &mut Buffer) -> (u16, u16) {
        let (cols, rows) = self.model.size;
        let Some(reading) = &self.model.reading else { return (0, 0) };
        super::popup::clear(buffer, Rect { x: 0, y: 0, width: cols, height: rows.saturating_sub(1) });
        let (n_done, n_all) = progress(&reading.checks);
        let head = format!("CHECK SHEET  {n_done} of {n_all} done · {}", reading.article.title);
        paint::put_cut(buffer, (1, 0), cols.saturating_sub(1), &head, self.look(Look::Strong));
        let who = if cols < 36 { 0 } else { (cols / 3).min(30) };
        for (x, name) in [(PARAGRAPH - 3, "¶"), (PARAGRAPH, "kind"), (KIND, "words")] {
            paint::put(buffer, (x, 1), cols.saturating_sub(x), name, self.look(Look::Faint));
        }
        let who_x = cols.saturating_sub(who);
        let of = if who < 15 { "who, what" } else { "who, or of what" };
        paint::put_cut(buffer, (who_x, 1), who, of, self.look(Look::Faint));
        for n in 0..self.model.sheet_rows() {
            let at = view.top + n;
            let Some(row) = reading.checks.get(at) else { break };
            self.sheet_row(reading, row, at == view.cursor, (2 + n as u16, who_x), buffer);
        }
        let strip = self.model.sheet_strip();
        if let Some(row) = reading.checks.get(view.cursor).filter(|_| strip > 0) {
            self.strip(reading, row, rows.saturating_sub(1 + strip), buffer);
        }
        (KIND, 2 + (view.cursor - view.top) as u16)
    }

    fn sheet_row(
        self,
        reading: &Reading,
        row: &Row,
        here: bool,
        (y, who_x): (u16, u16),
        buffer: &mut Buffer,
    ) {
        let cols = self.model.size.0;
        let look = match row.check.status {
            Status::Open => Look::Faint,
            Status::Confirmed => Look::Good,
            Status::Wrong => Look::Bad,
            Status::CannotVerify => Look::Doubt,
        };
        let style = if here { self.look(Look::Strong) } else { Style::new() };
        if here && !self.linear() {
            paint::put(buffer, (0, y), 1, "▌", style);
        }
        if !self.linear() {
            paint::put(buffer, (STATUS - 1, y), 1, row.check.status.sign(), self.look(look));
        }
        paint::put_right(
            buffer,
            (STATUS, y),
            3,
            &super::side::paragraph_sign(row.paragraph),
            self.look(Look::Faint),
        );
        let kind_x = who_x.min(KIND);
        paint::put(buffer, (PARAGRAPH, y), kind_x.saturating_sub(PARAGRAPH), row.kind.word(), style);
        let words = words_of(reading, row);
        // Words for signs.
        let spoken = if self.linear() { format!("{}: {words}", row.check.status.word()) } else { words };
        paint::put_cut(buffer, (kind_x, y), who_x.saturating_sub(kind_x + 1), &spoken, style);
        let who = match (row.kind, row.who.is_empty()) {
            (RowKind::Quote(_), true) => "who?".to_owned(),
            _ => one_line(&row.who),
        };
        paint::put_cut(buffer, (who_x, y), cols.saturating_sub(who_x), &who, style);
    }

    /// Draws all about a row: its whole words, what it claims, how it was checked, what was noted.
    fn strip(self, reading: &Reading, row: &Row, y: u16, buffer: &mut Buffer) {
        let cols = self.model.size.0;
        let rule = if self.linear() { String::new() } else { "─".repeat(cols as usize) };
        paint::put(buffer, (0, y), cols, &rule, self.look(Look::Faint));
        let words = words_of(reading, row);
        let room = STRIP_ROWS as usize - 1 - usize::from(!row.notes.is_empty());
        let mut lines = wrapped(&words, cols.saturating_sub(2), room - 1);
        let (about, checked) = (about(reading, row), checked(row));
        if lines.len() + 2 > room {
            // The words are to be there whole.
            lines
                .push([about, checked].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · "));
        } else {
            lines.extend([about, checked]);
        }
        lines.extend(row.notes.last().map(|note| format!("* {}", one_line(note))));
        for (n, line) in lines.iter().enumerate() {
            paint::put_cut(buffer, (1, y + 1 + n as u16), cols.saturating_sub(1), line, Style::new());
        }
    }
}

/// Returns a row's words: a quote's with the marks of each segment.
fn words_of(reading: &Reading, row: &Row) -> String {
    match row.kind {
        RowKind::Quote(i) => {
            let quote = reading.extraction.quotes.get(i as usize);
            quote.map(|q| words(&reading.article, q)).unwrap_or_default()
        }
        _ => one_line(reading.article.slice(row.range)),
    }
}

fn wrapped(text: &str, width: u16, most: usize) -> Vec<String> {
    let whole = TextRange::from_usize(0, text.len());
    let lines = Wrapped::range(text, whole, width.max(1)).lines;
    let mut shown: Vec<String> = lines.iter().take(most).map(|l| l.range.of(text).to_owned()).collect();
    if lines.len() > most
        && let Some(last) = shown.last_mut()
    {
        last.push('…');
    }
    shown
}

fn about(reading: &Reading, row: &Row) -> String {
    match row.kind {
        RowKind::Figure(i) => {
            let figure = reading.extraction.figures.get(i as usize);
            let value = figure.map(value).unwrap_or_default();
            if row.who.is_empty() { value } else { format!("{value} of {}", one_line(&row.who)) }
        }
        RowKind::Quote(_) if row.who.is_empty() => "speaker open".to_owned(),
        RowKind::Quote(_) => row.who.clone(),
        RowKind::Claim => "claim".to_owned(),
    }
}

fn checked(row: &Row) -> String {
    let day = row.checked_on.get(..10).unwrap_or_default();
    let parts = [
        row.check.status.word(),
        row.check.method.as_deref().unwrap_or_default(),
        row.check.source.as_deref().unwrap_or_default(),
        day,
        &row.checker,
    ];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}
