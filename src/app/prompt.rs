//! A line that is being typed: search, filter, command.

use super::message::{Key, KeyCode};
use super::mode::SheetView;
use crate::panes::Pane;
use crate::text::clean_line;
use unicode_segmentation::UnicodeSegmentation as _;

/// A line and where its cursor stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What it is for.
    pub kind: PromptKind,
    /// What was typed, cleaned.
    pub line: String,
    /// The cursor: a byte of `line`, on a grapheme boundary.
    pub cursor: usize,
    /// Where the text's top and the list's cursor were, for giving up.
    pub origin: (usize, usize),
    /// What Tab goes round through, and where it is.
    pub completions: Option<(Vec<String>, usize)>,
    /// The check sheet that it was asked from.
    pub under: Option<SheetView>,
}

/// What a typed line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// Looking for words in a pane.
    Search(Pane),
    /// Filtering the list.
    Filter,
    /// Searching all articles.
    Everywhere,
    /// Filtering the rows of a page.
    Page,
    /// Who it is that a row of a page stands for.
    Naming,
    /// A tag for all articles that are shown.
    BulkTag,
    /// A command.
    Command,
    /// A tag.
    Tag,
    /// Who said it.
    Speaker,
    /// Value, unit and noun of a figure.
    Value,
    /// Method and source of a check.
    Source,
    /// A field of the article's data, of this article or of all that are shown.
    Field(&'static str, bool),
}

impl PromptKind {
    /// Returns what stands before the line.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Search(_) | Self::Everywhere | Self::Page => "/",
            Self::Filter => "\\",
            Self::Command => ":",
            Self::Tag | Self::BulkTag => "tag: ",
            Self::Speaker => "speaker: ",
            Self::Naming => "who is it: ",
            Self::Value => "value; unit; of: ",
            Self::Source => "method; source: ",
            Self::Field(field, _) => match field.as_bytes() {
                b"title" => "title: ",
                b"outlet" => "outlet: ",
                b"author" => "author: ",
                b"date" => "date: ",
                _ => "url: ",
            },
        }
    }
}

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The line is another one now.
    Changed,
    /// Only the cursor moved, or nothing happened.
    Same,
    /// The line is to be taken.
    Done,
    /// The line is to be dropped.
    Dropped,
    /// A completion is asked for; `true` is backwards.
    Complete(bool),
}

impl Prompt {
    /// Starts with `line`, the cursor at its end.
    pub fn new(kind: PromptKind, line: String, origin: (usize, usize)) -> Self {
        Self { kind, cursor: line.len(), line, origin, completions: None, under: None }
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Typed {
        if key.code != KeyCode::Tab {
            self.completions = None;
        }
        match (key.code, key.ctrl) {
            (KeyCode::Enter, _) => Typed::Done,
            (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => Typed::Dropped,
            (KeyCode::Backspace, _) | (KeyCode::Char('h'), true) if self.line.is_empty() => Typed::Dropped,
            (KeyCode::Tab, _) => Typed::Complete(key.shift),
            (KeyCode::Backspace, _) | (KeyCode::Char('h'), true) => self.cut(self.before()),
            (KeyCode::Char('w'), true) => self.cut(self.word_before()),
            (KeyCode::Char('u'), true) => self.cut(0),
            (KeyCode::Delete, _) => {
                self.cursor = self.after();
                self.cut(self.before())
            }
            (KeyCode::Char(c), false) if !key.alt => self.insert(&c.to_string()),
            (code, ctrl) => self.go(code, ctrl),
        }
    }

    /// Puts text in at the cursor, cleaned and on one line.
    pub fn insert(&mut self, text: &str) -> Typed {
        let text = clean_line(text);
        self.line.insert_str(self.cursor, &text);
        self.cursor += text.len();
        Typed::Changed
    }

    /// Puts in the next of the ways that `ways` finds for the line and the cursor in it.
    pub fn complete(&mut self, back: bool, ways: impl Fn(&str, usize) -> Vec<String>) {
        let (ways, at) = match self.completions.take() {
            Some((ways, at)) => {
                let step = if back { ways.len().saturating_sub(1) } else { 1 };
                let next = (at + step) % ways.len().max(1);
                (ways, next)
            }
            None => (ways(&self.line, self.cursor), 0),
        };
        if let Some(way) = ways.get(at) {
            self.set(way.clone());
            self.completions = Some((ways, at));
        }
    }

    /// Replaces the whole line.
    pub fn set(&mut self, line: String) {
        self.cursor = line.len();
        self.line = line;
    }

    fn go(&mut self, code: KeyCode, ctrl: bool) -> Typed {
        self.cursor = match (code, ctrl) {
            (KeyCode::Left, _) | (KeyCode::Char('b'), true) => self.before(),
            (KeyCode::Right, _) | (KeyCode::Char('f'), true) => self.after(),
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => 0,
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => self.line.len(),
            _ => self.cursor,
        };
        Typed::Same
    }

    fn cut(&mut self, from: usize) -> Typed {
        self.line.replace_range(from..self.cursor, "");
        self.cursor = from;
        Typed::Changed
    }

    fn head(&self) -> &str {
        self.line.get(..self.cursor).unwrap_or_default()
    }

    fn before(&self) -> usize {
        self.head().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        let rest = self.line.get(self.cursor..).unwrap_or_default();
        self.cursor + rest.graphemes(true).next().map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let head = self.head().trim_end();
        head.rfind(' ').map_or(0, |at| at + 1)
    }
}
