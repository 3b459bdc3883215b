//! What is open over the panes. Each variant owns its data; closing it is dropping it.

use super::editor::Editor;
use super::prompt::Prompt;
use crate::extract::SpeakerIdx;
use crate::library::EntryIdx;
use crate::text::TextRange;

/// What takes the keys first.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// Nothing: the focused pane takes them.
    #[default]
    Panes,
    /// A line is being typed.
    Prompt(Prompt),
    /// Text is being selected.
    Visual(Visual),
    /// One of several lines is being chosen.
    Choice(Choice),
    /// The page of the model.
    Page,
    /// The help.
    Help(HelpPage),
    /// A note is being written.
    Editor(Box<Editor>),
    /// The check sheet.
    Sheet(SheetView),
    /// The end of the article was reached, and another one is offered.
    Offer(EntryIdx),
}

/// A selection of text that is being made. Bytes of the article's text, on starts of grapheme clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visual {
    /// The end that stays.
    pub anchor: u32,
    /// The end that moves.
    pub head: u32,
}

/// The check sheet: which row, and which is the first on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SheetView {
    /// The selected row.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
}

/// A popup of lines, one of them the cursor's.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it is about.
    pub title: &'static str,
    /// The lines.
    pub lines: Vec<ChoiceLine>,
    /// The line that Enter takes.
    pub cursor: usize,
    /// The first line on the screen.
    pub top: usize,
}

/// A line of a [`Choice`].
#[derive(Clone, Debug)]
pub struct ChoiceLine {
    /// What it says.
    pub text: String,
    /// What stands at its right end.
    pub count: String,
    /// What taking it does.
    pub target: Target,
}

/// What taking a line of a [`Choice`] does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Does this to all articles that are shown.
    Bulk(super::bulk::Bulk),
    /// Shows only what this person said.
    Person(SpeakerIdx),
    /// Shows what everybody said.
    Everybody,
    /// Goes to these bytes.
    Words(TextRange),
    /// The selected note belongs there; `None` leaves it.
    Anchor(Option<TextRange>),
    /// The notes of an article that was not found are the open one's; `None` leaves them.
    Lost(Option<u32>),
    /// Asks for a field of the article's data, or of all that are shown.
    Field(&'static str, bool),
}

/// The help and what is looked for in it.
#[derive(Clone, Debug, Default)]
pub struct HelpPage {
    /// Only lines with these words are shown.
    pub query: String,
    /// The words are being typed.
    pub typing: bool,
    /// The first line on the screen.
    pub top: usize,
    /// What it was asked for in, which comes back when it is closed.
    pub under: Box<Mode>,
}
