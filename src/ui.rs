//! Draws the model. Reads only: whatever drawing needs was computed when the model changed.

use crate::app::Model;
use ratatui::Frame;

pub mod theme;

pub use theme::{Look, Theme};

/// Draws the whole screen and puts the terminal's cursor where the eye should be.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame) {
    let area = frame.area();
    frame.buffer_mut().set_stringn(0, 0, &model.options.place, area.width.into(), theme.look(Look::Strong));
}
