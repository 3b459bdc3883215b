//! The editor of notes: a few lines, docked below the panes so that the words it is about stay visible.
//!
//! Enter saves, Ctrl-j begins a new line, Esc keeps the text as a draft. A pasted line end is text and never saves.

use super::message::{Key, KeyCode};
use super::mode::SheetView;
use crate::annotation::{Annotation, Draft};
use crate::text::{TextRange, clean};
use crate::wrap::{VisualLine, Wrapped};
use unicode_segmentation::UnicodeSegmentation as _;

/// A note that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    /// What it is about, for its first row: `note on quote 5`.
    pub title: String,
    /// The annotation that it becomes, its text left out.
    pub annotation: Annotation,
    /// The annotation as it was saved last, where one is edited.
    pub before: Option<Annotation>,
    /// The sheet that it was opened from, and goes back to.
    pub under: Option<SheetView>,
    /// The text, cleaned.
    pub text: String,
    /// The cursor: a byte of `text`, on a grapheme boundary.
    pub cursor: usize,
}

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The text is another one now.
    Changed,
    /// Only the cursor moved, or nothing happened.
    Same,
    /// Save it.
    Save,
    /// Keep it as a draft.
    Leave,
    /// Go on in the editor of the person's choice.
    Outside,
}

/// Rows of text that the editor may take.
pub const MOST_ROWS: usize = 8;

impl Editor {
    /// Begins with a text, the cursor at its end.
    pub fn new(title: String, annotation: Annotation, before: Option<Annotation>, text: String) -> Self {
        Self { title, annotation, before, under: None, cursor: text.len(), text }
    }

    /// Returns what is kept of it.
    pub fn draft(&self) -> Draft {
        Draft { annotation: self.annotation.clone(), text: self.text.clone() }
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Edit {
        match (key.code, key.ctrl) {
            (KeyCode::Enter, _) => Edit::Save,
            (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => Edit::Leave,
            (KeyCode::Char('e'), true) => Edit::Outside,
            (KeyCode::Char('j'), true) => self.insert("\n"),
            (KeyCode::Backspace, _) | (KeyCode::Char('h'), true) => self.cut(self.before_cursor()),
            (KeyCode::Char('w'), true) => self.cut(self.word_before()),
            (KeyCode::Char('u'), true) => self.cut(self.line_start()),
            (KeyCode::Delete, _) | (KeyCode::Char('d'), true) => {
                let at = self.cursor;
                self.cursor = self.after_cursor();
                self.cut(at)
            }
            (KeyCode::Char(c), false) if !key.alt => self.insert(&c.to_string()),
            (code, ctrl) => self.go(code, ctrl),
        }
    }

    /// Puts text in at the cursor, cleaned.
    pub fn insert(&mut self, text: &str) -> Edit {
        let text = clean(text).text;
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
        Edit::Changed
    }

    /// Replaces the whole text.
    pub fn set(&mut self, text: &str) {
        self.text = clean(text.trim_end()).text;
        self.cursor = self.text.len();
    }

    /// Wraps the text for a width.
    pub fn lines(&self, width: u16) -> Vec<VisualLine> {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            let range = TextRange::from_usize(start, start + line.len());
            let wrapped = Wrapped::range(&self.text, range, width.max(1));
            lines.extend(wrapped.lines);
            start += line.len() + 1;
        }
        lines
    }

    /// Returns the row and column of the cursor among [`lines`](Self::lines) of that width.
    pub fn cursor_place(&self, width: u16) -> (usize, u16) {
        let at = self.cursor as u32;
        let head = self.text.get(..self.cursor).unwrap_or_default();
        let n_before = head.matches('\n').count();
        let mut row = 0;
        let mut start = 0;
        for (i, line) in self.text.split('\n').enumerate() {
            let range = TextRange::from_usize(start, start + line.len());
            let wrapped = Wrapped::range(&self.text, range, width.max(1)).lines;
            if i == n_before {
                let here = wrapped.iter().rposition(|l| l.range.start <= at).unwrap_or(0);
                let from = wrapped.get(here).map_or(range.start, |l| l.range.start);
                let column = crate::wrap::columns(TextRange::new(from, at).of(&self.text));
                return (row + here, (column as u16).min(width.saturating_sub(1)));
            }
            row += wrapped.len().max(1);
            start += line.len() + 1;
        }
        (row, 0)
    }

    fn go(&mut self, code: KeyCode, ctrl: bool) -> Edit {
        self.cursor = match (code, ctrl) {
            (KeyCode::Left, _) | (KeyCode::Char('b'), true) => self.before_cursor(),
            (KeyCode::Right, _) | (KeyCode::Char('f'), true) => self.after_cursor(),
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => self.line_start(),
            (KeyCode::End, _) => self.line_end(),
            (KeyCode::Up, _) => self.line_start().saturating_sub(1),
            (KeyCode::Down, _) => self.on_boundary(self.line_end() + 1),
            _ => self.cursor,
        };
        Edit::Same
    }

    fn cut(&mut self, from: usize) -> Edit {
        if from == self.cursor {
            return Edit::Same;
        }
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
        Edit::Changed
    }

    fn head(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn tail(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    fn on_boundary(&self, at: usize) -> usize {
        at.min(self.text.len())
    }

    fn before_cursor(&self) -> usize {
        self.head().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after_cursor(&self) -> usize {
        self.cursor + self.tail().graphemes(true).next().map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let head = self.head().trim_end();
        head.rfind(char::is_whitespace).map_or(0, |at| at + 1)
    }

    fn line_start(&self) -> usize {
        self.head().rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.cursor + self.tail().find('\n').unwrap_or(self.tail().len())
    }
}
