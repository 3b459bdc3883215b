//! Putting words into cells.

use crate::panes::Area;
use crate::text::TextRange;
use crate::wrap::{Wrapped, columns, fit};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;

/// Puts text on one line, in at most `width` columns; a line end is a blank. Returns the column after it.
pub fn put(buffer: &mut Buffer, (x, y): (u16, u16), width: u16, text: &str, style: Style) -> u16 {
    let end = x.saturating_add(width).min(buffer.area.right());
    let mut x = x;
    if y >= buffer.area.bottom() {
        return x;
    }
    for (i, piece) in text.split('\n').enumerate() {
        if i > 0 {
            x = (x + 1).min(end);
        }
        if x >= end {
            return end;
        }
        x = buffer.set_stringn(x, y, piece, (end - x).into(), style).0;
    }
    x
}

/// Puts text on one line; what does not fit is cut with `…`. Returns the column after it.
pub fn put_cut(buffer: &mut Buffer, at: (u16, u16), width: u16, text: &str, style: Style) -> u16 {
    put(buffer, at, width, &cut(text, width), style)
}

/// Returns text as [`put_cut`] would put it.
pub fn cut(text: &str, width: u16) -> Cow<'_, str> {
    // A text far longer than the line is not measured to its end.
    let head = fit(text, u32::from(width) + 1);
    if columns(head) <= width.into() || width == 0 {
        return fit(head, width.into()).into();
    }
    // Nothing follows a sign that parts two things.
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '·' | '–');
    format!("{}…", fit(head, u32::from(width.saturating_sub(1))).trim_end_matches(is_gap)).into()
}

/// Puts text at the right end of a line of `width` columns from `x` on. Returns its first column.
pub fn put_right(buffer: &mut Buffer, (x, y): (u16, u16), width: u16, text: &str, style: Style) -> u16 {
    let len = columns(text).min(width.into()) as u16;
    let start = x + width - len;
    put(buffer, (start, y), len, text, style);
    start
}

/// Adds a style to the cells `from..to` of a row.
pub fn restyle(buffer: &mut Buffer, y: u16, from: u16, to: u16, style: Style) {
    let width = to.min(buffer.area.right()).saturating_sub(from);
    if width > 0 && y < buffer.area.bottom() {
        buffer.set_style(Rect { x: from, y, width, height: 1 }, style);
    }
}

/// Puts sentences into an empty pane, wrapped, an empty line after each.
pub fn sentences(lines: &[String], area: Area, buffer: &mut Buffer) {
    let mut y = area.y + u16::from(area.height > 3);
    for text in lines {
        let whole = TextRange::from_usize(0, text.len());
        for line in &Wrapped::range(text, whole, area.width.saturating_sub(2).max(1)).lines {
            if y < area.y + area.height {
                put(buffer, (area.x + 1, y), area.width - 1, line.range.of(text), Style::new());
            }
            y += 1;
        }
        y += 1;
    }
}
