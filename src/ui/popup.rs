//! What opens over the panes: choices and the help.

use super::theme::Look;
use super::{Canvas, paint};
use crate::app::mode::{Choice, HelpPage};
use crate::keymap::HelpLine;
use crate::panes::Area;
use crate::wrap::columns;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

impl Canvas<'_> {
    /// Draws a choice; returns where the cursor rests.
    pub fn choice(self, choice: &Choice, buffer: &mut Buffer) -> (u16, u16) {
        let wanted = choice.lines.iter().map(|l| columns(&l.text) + columns(&l.count) + 6).max().unwrap_or(0);
        let wanted = wanted.max(columns(choice.title) + 2).max(28);
        let area = self.frame(wanted as u16, choice.lines.len() as u16, choice.title, "", buffer);
        // A small screen has fewer rows than were counted on.
        let top = choice.top.max((choice.cursor + 1).saturating_sub(area.height.into()));
        for row in 0..area.height {
            let at = top + row as usize;
            let Some(line) = choice.lines.get(at) else { break };
            let y = area.y + row;
            let style = if at == choice.cursor { self.look(Look::Strong) } else { Style::new() };
            if at == choice.cursor && !self.linear() {
                paint::put(buffer, (area.x, y), 1, "▌", style);
            }
            let room = u32::from(area.width)
                .saturating_sub(columns(&line.text).min(u32::from(area.width) * 2 / 3) + 4);
            let count = if columns(&line.count) > room { "" } else { &line.count };
            let start = paint::put_right(buffer, (area.x, y), area.width, count, self.look(Look::Faint));
            paint::put_cut(
                buffer,
                (area.x + 2, y),
                start.saturating_sub(area.x + 2 + 2 * u16::from(!count.is_empty())),
                &line.text,
                style,
            );
        }
        let row = choice.cursor.saturating_sub(top) as u16;
        (area.x + 2, area.y + row.min(area.height.saturating_sub(1)))
    }

    /// Draws the help; returns where the cursor rests.
    pub fn help(self, page: &HelpPage, buffer: &mut Buffer) -> (u16, u16) {
        let lines = page.lines(&self.model.options.keys);
        let query = match (page.typing, page.query.is_empty()) {
            (false, true) => "/ searches".to_owned(),
            _ => format!("/{}", page.query),
        };
        let area = self.frame(76, self.model.size.1, "Keys and commands", &query, buffer);
        let keys_width = 18.min(area.width / 3);
        for row in 0..area.height {
            let y = area.y + row;
            match lines.get(page.top + row as usize) {
                Some(HelpLine::Heading(title)) => {
                    paint::put(buffer, (area.x, y), area.width, title, self.look(Look::Strong));
                }
                Some(HelpLine::Keys(keys, name, what)) => {
                    paint::put_cut(buffer, (area.x + 1, y), keys_width - 1, keys, Style::new());
                    let x = area.x + keys_width + 1;
                    let room = (area.x + area.width).saturating_sub(x);
                    let name = format!(":{name}");
                    let end = paint::put_cut(buffer, (x, y), room, what, Style::new());
                    if columns(&name) as u16 + 2 < (area.x + area.width).saturating_sub(end) {
                        paint::put_right(buffer, (x, y), room, &name, self.look(Look::Faint));
                    }
                }
                None if row == 0 => {
                    paint::put(buffer, (area.x, y), area.width, "Nothing matches. Esc clears.", Style::new());
                }
                None => break,
            }
        }
        if page.typing {
            let x = area.x + area.width;
            return (x, area.y.saturating_sub(1));
        }
        (area.x, area.y)
    }

    /// Clears and frames a popup for `height` lines; returns what is inside.
    fn frame(self, width: u16, height: u16, title: &str, right: &str, buffer: &mut Buffer) -> Area {
        let (cols, rows) = self.model.size;
        let rows = rows.saturating_sub(1);
        let width = width.saturating_add(4).min(cols);
        let height = height.saturating_add(2).min(rows.saturating_sub(2)).max(3).min(rows);
        let (x, y) = ((cols - width) / 2, (rows - height) / 2);
        if self.linear() || width == cols {
            // One thing at a time: no words beside it.
            clear(buffer, Rect { x: 0, y: 0, width: cols, height: rows });
        }
        clear(buffer, Rect { x, y, width, height });
        let faint = self.look(Look::Faint);
        if !self.linear() {
            let line = "─".repeat(width.saturating_sub(2).into());
            paint::put(buffer, (x, y), width, &format!("┌{line}┐"), faint);
            paint::put(buffer, (x, y + height - 1), width, &format!("└{line}┘"), faint);
            for y in y + 1..y + height - 1 {
                paint::put(buffer, (x, y), 1, "│", faint);
                paint::put(buffer, (x + width - 1, y), 1, "│", faint);
            }
        }
        let inner = width.saturating_sub(4);
        paint::put(buffer, (x + 2, y), inner, &format!(" {title} "), self.look(Look::Strong));
        if !right.is_empty() && inner > 40 {
            paint::put_right(buffer, (x + 2, y), inner, &format!(" {right} "), Style::new());
        }
        Area { x: x + 2, y: y + 1, width: inner, height: height - 2 }
    }
}

pub(super) fn clear(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}
