//! What every message ends with: the panes are divided, the lines wrapped, tops and cursors brought within bounds.

use super::editor::{Editor, MOST_ROWS};
use super::message::Effect;
use super::mode::Mode;
use super::model::Model;
use super::reading::Reading;
use crate::panes::{Area, MEASURE, Pane, Panes};
use crate::text::TextRange;
use crate::wrap::Wrapped;

/// Rows of a list entry: one where the list is wide, else title over date and outlet.
pub const fn entry_rows(width: u16) -> u16 {
    if width < 60 { 2 } else { 1 }
}

/// Says whether a list of this width has columns for quotes, figures and checks.
pub const fn has_counts(width: u16) -> bool {
    width >= 72
}

/// Columns before the text: the paragraph's number, the bar of the selection, a blank.
pub fn gutter(reading: &Reading) -> u16 {
    let digits = reading.article.paragraphs.len().max(1).ilog10() as u16 + 1;
    digits.max(2) + 2
}

/// Columns before an unfolded card's words: bar, blank, status, note, the paragraph's number, a blank.
pub fn card_indent(reading: &Reading) -> u16 {
    let digits = reading.article.paragraphs.len().max(1).ilog10() as u16 + 1;
    5 + digits
}

/// Rows above the text: title lines that the text does not hold, the header, an empty one.
pub fn header_rows(reading: &Reading, height: u16) -> u16 {
    if height < 8 { 1 } else { reading.title_lines.len() as u16 + 2 }
}

/// Brings everything that drawing needs up to date.
pub fn settle(model: &mut Model) -> Vec<Effect> {
    let docked = match &model.mode {
        Mode::Editor(editor) => editor_rows(editor, model.size),
        _ => 0,
    };
    let (cols, rows) = model.size;
    model.panes = Panes::new((cols, rows.saturating_sub(docked)), model.wanted());
    model.panes.status.y += docked;
    let list = model.panes.list.unwrap_or_default();
    let rows = list.height.saturating_sub(1) / entry_rows(list.width);
    if model.panes.list.is_some() {
        model.browsing.settle(rows as usize);
    }
    if let Some(page) = &mut model.page {
        page.settle(model.size.1.saturating_sub(2));
    }
    settle_reading(model);
    want(model)
}

/// Rows of the docked editor: its title and its text.
pub fn editor_rows(editor: &Editor, (cols, rows): (u16, u16)) -> u16 {
    let n_lines = editor.lines(cols.saturating_sub(2).max(1)).len().clamp(1, MOST_ROWS) as u16;
    (n_lines + 1).min(rows.saturating_sub(6))
}

fn settle_reading(model: &mut Model) {
    let panes = model.panes;
    let measure = model.options.measure.unwrap_or(MEASURE);
    let whole = Area { x: 0, y: 0, width: model.size.0, height: model.size.1.saturating_sub(1) };
    let Some(reading) = &mut model.reading else { return };
    if panes.too_small {
        return;
    }
    // A pane that is not shown keeps the width it had.
    if let Some(area) = panes.text.or((reading.wrapped.width == 0).then_some(whole)) {
        let width = area.width.saturating_sub(gutter(reading) + 1).clamp(1, measure);
        if reading.wrapped.width != width {
            reading.title_lines = title_lines(reading, width);
        }
        let rows = area.height.saturating_sub(header_rows(reading, area.height));
        reading.wrap(width, rows.max(1) as usize);
    }
    if let Some(area) = panes.side.or((panes.text.is_none()).then_some(whole)) {
        let width = area.width.saturating_sub(card_indent(reading)).clamp(8, MEASURE);
        reading.lay_out_panel(width, area.height.saturating_sub(1) as usize);
    } else if reading.panel.cards.is_empty() {
        reading.lay_out_panel(24, 1);
    }
}

/// Wraps a title that stands nowhere in the text.
fn title_lines(reading: &Reading, width: u16) -> Vec<TextRange> {
    const MOST: usize = 3;
    let title = &reading.article.title;
    if reading.title.is_some() || title.is_empty() {
        return Vec::new();
    }
    let whole = TextRange::from_usize(0, title.len());
    Wrapped::range(title, whole, width).lines.iter().take(MOST).map(|l| l.range).collect()
}

/// Asks for the heads that are missing on the screen.
fn want(model: &mut Model) -> Vec<Effect> {
    let Some(list) = model.panes.list else { return Vec::new() };
    if model.browsing.heads_in {
        return if has_counts(list.width) { model.count_shown() } else { Vec::new() };
    }
    let missing = |idx: &&crate::library::EntryIdx| {
        model.library.entry(**idx).is_some_and(|e| e.head.is_none() && e.problem.is_none())
    };
    let wanted: Vec<_> = model.browsing.on_screen().iter().filter(missing).copied().collect();
    if wanted.is_empty() || wanted == model.browsing.wanted {
        return Vec::new();
    }
    model.browsing.wanted.clone_from(&wanted);
    vec![Effect::Want(wanted)]
}

/// Says whether a pane is on the screen.
pub fn shows(model: &Model, pane: Pane) -> bool {
    model.panes.area(pane).is_some()
}
