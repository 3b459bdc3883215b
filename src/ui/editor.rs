//! The editor of notes, docked below the panes.

use super::theme::Look;
use super::{Canvas, paint};
use crate::app::editor::Editor;
use crate::app::settle::editor_rows;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

impl Canvas<'_> {
    /// Draws the editor; returns where its cursor is.
    pub fn editor(self, editor: &Editor, buffer: &mut Buffer) -> (u16, u16) {
        let (cols, rows) = self.model.size;
        // On the smallest screens the line that is typed takes the last row of the panes, without a title.
        let height = editor_rows(editor, self.model.size).max(1);
        let head = u16::from(height > 1);
        let y = rows.saturating_sub(1 + height);
        super::popup::clear(buffer, Rect { x: 0, y, width: cols, height });
        let width = cols.saturating_sub(2).max(1);
        let title = format!("{} {} ", if self.linear() { "" } else { "─" }, editor.title);
        let rule = if self.linear() { String::new() } else { "─".repeat(cols as usize) };
        if head > 0 {
            paint::put(buffer, (0, y), cols, &rule, self.look(Look::Faint));
            paint::put_cut(buffer, (0, y), cols, &title, self.look(Look::Strong));
        }
        let lines = editor.lines(width);
        let (at, column) = editor.cursor_place(width);
        let shown = usize::from(height - head);
        let top = (at + 1).saturating_sub(shown);
        for (row, line) in lines.iter().skip(top).take(shown).enumerate() {
            paint::put(buffer, (1, y + head + row as u16), width, line.range.of(&editor.text), Style::new());
        }
        (1 + column, y + head + (at - top) as u16)
    }
}
