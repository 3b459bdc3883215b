//! Keys while something is open over the panes: a choice, the help, a selection of text.

use super::action::Action;
use super::message::{Effect, Key, KeyCode};
use super::mode::{HelpPage, Mode, Visual};
use super::model::Model;
use super::prompt::{Prompt, PromptKind};
use super::search::Hits;
use crate::keymap::{self, HelpLine};
use crate::panes::Pane;

/// Does what an action means in the open mode; `None` where it means there what it means everywhere.
pub fn act(model: &mut Model, action: Action, count: Option<u32>) -> Option<Vec<Effect>> {
    let rows = popup_rows(model);
    let n = count.unwrap_or(1) as usize;
    match &mut model.mode {
        Mode::Choice(choice) => {
            if action == Action::Open {
                return Some(model.take_choice());
            }
            let last = choice.lines.len().saturating_sub(1);
            if is_of_pages(action) {
                return Some(Vec::new());
            }
            choice.cursor = moved(choice.cursor, action, rows, n, last)?;
            choice.top = choice.top.clamp((choice.cursor + 1).saturating_sub(rows), choice.cursor);
        }
        Mode::Help(page) => {
            if action == Action::Search {
                page.typing = true;
                return Some(Vec::new());
            }
            if matches!(action, Action::Open | Action::Help) {
                model.close_help();
                return Some(Vec::new());
            }
            if is_of_pages(action) {
                return Some(Vec::new());
            }
            let last = keymap::help(&page.query, &model.options.keys).len().saturating_sub(rows);
            page.top = moved(page.top, action, rows, n, last)?;
        }
        Mode::Page => {
            if action == Action::Search {
                let filter = model.page.as_ref().map(|p| p.filter.clone()).unwrap_or_default();
                model.mode = Mode::Prompt(Prompt::new(PromptKind::Page, filter, (0, 0)));
                return Some(Vec::new());
            }
            return model.act_on_page(action, n);
        }
        Mode::Sheet(_) => return model.in_sheet(action, n),
        Mode::Visual(visual) => {
            if action == Action::CopySelection {
                return Some(model.copy_selection());
            }
            let selected = select(model.reading.as_mut()?, visual, action, n);
            let what = match action {
                Action::WholeQuote => "quote",
                Action::WholeFigure => "figure",
                Action::WholeSentence => "sentence",
                Action::WholeParagraph => "paragraph",
                _ => return selected,
            };
            if selected.is_none() {
                model.say(format!("no {what} at the end that moves"));
            }
            return Some(Vec::new());
        }
        _ => return None,
    }
    Some(Vec::new())
}

/// Says whether an action of the popups' keys means something on pages only.
const fn is_of_pages(action: Action) -> bool {
    matches!(action, Action::CorrectSpeaker | Action::Undo | Action::Redo | Action::Wordings)
}

/// Rows of lines in a popup.
pub fn popup_rows(model: &Model) -> usize {
    (model.size.1 as usize).saturating_sub(POPUP_FRAME).max(1)
}

/// Rows that a popup's frame and the status line take.
const POPUP_FRAME: usize = 5;

/// Returns where a movement leads in a list of lines.
pub(super) fn moved(at: usize, action: Action, rows: usize, n: usize, last: usize) -> Option<usize> {
    let down = |by: usize| at.saturating_add(by.saturating_mul(n)).min(last);
    let up = |by: usize| at.saturating_sub(by.saturating_mul(n)).min(last);
    Some(match action {
        Action::LineDown => down(1),
        Action::LineUp => up(1),
        Action::HalfDown => down(rows / 2),
        Action::HalfUp => up(rows / 2),
        Action::PageDown => down(rows),
        Action::PageUp => up(rows),
        Action::Top => 0,
        Action::End => last,
        _ => return None,
    })
}

fn select(
    reading: &mut super::reading::Reading,
    visual: &mut Visual,
    action: Action,
    n: usize,
) -> Option<Vec<Effect>> {
    const MOST: usize = 10_000;
    let mut moved = visual.moved(reading, action)?;
    for _ in 1..n.min(MOST) {
        let next = moved.moved(reading, action)?;
        if next == moved {
            break;
        }
        moved = next;
    }
    *visual = moved;
    reading.go(moved.head);
    Some(Vec::new())
}

/// Starts selecting text: the selected words, else the hit of the search that is on the screen, else the first character there.
pub fn start_selecting(model: &mut Model) {
    let Some(reading) = &model.reading else { return };
    let visual = match reading.selected {
        Some(item) => Visual::over(&reading.article, reading.range(item)),
        None => {
            let shown = reading.on_screen();
            let hit = model.search.as_ref().and_then(|search| match (&search.hits, search.current) {
                (Hits::Text(hits), Some(at)) => hits.get(at).filter(|hit| shown.contains(hit.start)),
                _ => None,
            });
            match hit {
                Some(hit) => Visual::over(&reading.article, *hit),
                None => Visual { anchor: shown.start, head: shown.start },
            }
        }
    };
    model.focus_on(Pane::Text);
    model.mode = Mode::Visual(visual);
}

impl HelpPage {
    /// Takes a key for the words that are looked for; says whether it was one.
    pub(super) fn press(&mut self, key: Key) -> bool {
        if !self.typing {
            return false;
        }
        match (key.code, key.ctrl) {
            (KeyCode::Enter, _) => self.typing = false,
            (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => *self = Self::default(),
            (KeyCode::Char('u'), true) => self.query.clear(),
            (KeyCode::Backspace, _) => {
                if self.query.pop().is_none() {
                    self.typing = false;
                }
            }
            (KeyCode::Char(c), false) if !c.is_control() => self.query.push(c),
            _ => return false,
        }
        self.top = 0;
        true
    }

    /// Returns the lines that are shown.
    pub fn lines(&self, own: &[keymap::Own]) -> Vec<HelpLine> {
        keymap::help(&self.query, own)
    }
}
