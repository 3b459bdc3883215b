//! Draws the model. Reads only: whatever drawing needs was computed when the model changed.

use crate::app::mode::Mode;
use crate::app::{Key, Model};
use crate::panes::{Area, Pane};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

mod editor;
mod hints;
mod list;
mod notes;
mod pages;
mod paint;
mod popup;
mod reader;
mod sheet;
mod side;
mod status;
pub mod theme;

pub use theme::{Look, Theme};

/// Draws the whole screen and puts the terminal's cursor where the eye should be.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame) {
    if let Some((x, y)) = paint(model, theme, frame.buffer_mut()) {
        frame.set_cursor_position(Position { x, y });
    }
}

/// Draws the whole screen into an empty buffer; returns where the terminal's cursor should rest.
pub fn paint(model: &Model, theme: &Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let canvas = Canvas { model, theme: *theme };
    if model.panes.too_small {
        canvas.too_small(buffer);
        return None;
    }
    canvas.borders(buffer);
    if let Some(area) = model.panes.list {
        canvas.list(area, buffer);
    }
    if let Some(area) = model.panes.text {
        canvas.reader(area, buffer);
    }
    if let Some(area) = model.panes.side {
        canvas.side(area, buffer);
    }
    let page = model.shown_page().map(|page| canvas.page(page, buffer));
    let mut cursor = canvas.status(buffer);
    match &model.mode {
        Mode::Choice(choice) => cursor = Some(canvas.choice(choice, buffer)),
        Mode::Help(page) => {
            if let Mode::Sheet(view) = &*page.under {
                canvas.sheet(view, buffer);
            }
            cursor = Some(canvas.help(page, buffer));
        }
        Mode::Page => cursor = cursor.or(page),
        Mode::Editor(editor) => cursor = Some(canvas.editor(editor, buffer)),
        Mode::Sheet(view) => cursor = Some(canvas.sheet(view, buffer)),
        Mode::Prompt(prompt) => {
            if let Some(view) = &prompt.under {
                canvas.sheet(view, buffer);
            }
        }
        _ => {}
    }
    cursor.or_else(|| canvas.resting_place())
}

/// What drawing has at hand.
#[derive(Clone, Copy)]
struct Canvas<'a> {
    model: &'a Model,
    theme: Theme,
}

impl Canvas<'_> {
    fn too_small(self, buffer: &mut Buffer) {
        let area = self.model.panes.status;
        let (cols, rows) = self.model.size;
        let long = format!("{cols}x{rows} is too small: 20x5 at least");
        let text = if long.len() > cols.into() { "20x5 at least" } else { &long };
        paint::put(buffer, (0, area.y), area.width, text, self.theme.look(Look::Plain));
    }

    fn borders(self, buffer: &mut Buffer) {
        let panes = &self.model.panes;
        for x in [panes.list_border, panes.side_border].into_iter().flatten() {
            for y in 0..panes.status.y {
                paint::put(buffer, (x, y), 1, "│", self.theme.look(Look::Faint));
            }
        }
    }

    /// Says where the cursor rests while nothing is said or typed: on the selected words, else in the focused pane.
    fn resting_place(self) -> Option<(u16, u16)> {
        let panes = &self.model.panes;
        match self.model.focus {
            Pane::List => panes.list.map(|area| self.list_cursor(area)),
            Pane::Side => panes.side.map(|area| self.side_cursor(area)),
            Pane::Text => panes.text.map(|area| self.text_cursor(area)),
        }
    }

    fn look(self, look: Look) -> ratatui::style::Style {
        self.theme.look(look)
    }

    const fn linear(self) -> bool {
        self.model.options.linear
    }
}

/// Writes pending keys as they are shown in the status line.
fn written(keys: &[Key]) -> String {
    keys.iter().map(|k| crate::keymap::written(*k)).collect()
}

/// Returns the area without its first `rows` rows.
const fn below(area: Area, rows: u16) -> Area {
    let rows = if rows > area.height { area.height } else { rows };
    Area { y: area.y + rows, height: area.height - rows, ..area }
}
