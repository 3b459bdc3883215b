//! What comes into the model, and what it asks for.

use super::asking::{Answer, Question};
use super::state::{ArticleState, ReadingState};
use crate::annotation::{Annotation, Draft, Lost, TextHash};
use crate::article::{Article, ArticleId, Head, Problem, Warning};
use crate::extract::Extraction;
use crate::library::query::Vocabulary;
use crate::library::{Counts, Duplicates, Entry, EntryIdx};
use std::sync::Arc;

/// A key with what was held down. A character carries its own shift (`G` is `Char('G')`, `shift` false);
/// Shift-Tab is `Tab` with `shift`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Control was held; the character is then in lower case.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held with a key that is no character.
    pub shift: bool,
}

/// The keys the reader knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A character as typed.
    Char(char),
    /// Enter, also of the number block.
    Enter,
    /// Escape.
    Esc,
    /// Tab, which is also Ctrl-i.
    Tab,
    /// Rubs out to the left.
    Backspace,
    /// Rubs out to the right.
    Delete,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// To the top.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// A function key.
    F(u8),
}

impl Key {
    /// Makes a key without anything held down.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// Makes the key of a character.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// Makes a character with Control.
    pub const fn ctrl(c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: true, alt: false, shift: false }
    }
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted; not yet cleaned.
    Paste(String),
    /// The terminal has this size now. Also the first message of a run.
    Resize {
        /// Columns.
        cols: u16,
        /// Rows.
        rows: u16,
    },
    /// The terminal got (`true`) or lost the keyboard.
    Focus(bool),
    /// The program came back from being suspended.
    Resumed,
    /// The walk found these, in the order of their names. The n-th entry of all batches is [`EntryIdx`]`(n)`.
    Found(Vec<Entry>),
    /// The walk is done; no more entries for now.
    FoundAll,
    /// Heads were read, or could not be. In any order, in batches.
    Heads(Vec<(EntryIdx, Result<Head, Problem>)>),
    /// Every entry has its head or its problem: the list is sorted now.
    HeadsAll,
    /// This file holds many articles: they were found by themselves, and it is none.
    Split(EntryIdx),
    /// Which articles are the same text as an earlier one, just before [`Message::HeadsAll`]: of very many that takes longer than
    /// a key may wait.
    Copies(Duplicates),
    /// An article was read, as [`Effect::Load`] asked (or unasked at start).
    Article {
        /// Which.
        idx: EntryIdx,
        /// What came of it.
        loaded: Result<Loaded, Problem>,
    },
    /// The text of an article that is being opened; [`Message::Article`] follows, with what is found in it.
    Text {
        /// Which.
        idx: EntryIdx,
        /// The article.
        article: Arc<Article>,
        /// What a reader should know about its source.
        warnings: Vec<Warning>,
    },
    /// What was kept of earlier runs, once, early. Not sent where nothing was kept (then it is the first run).
    State(ReadingState),
    /// The copying ended: how and how much ("copied through tmux, 142 characters"), or why not.
    Copied(Result<String, String>),
    /// A question about the library was answered. Comes again while more of the library is read.
    Answer {
        /// The number of the question.
        id: u64,
        /// What came of it.
        answer: Box<Answer>,
        /// The whole library was there to be asked.
        is_whole: bool,
    },
    /// How many quotes and figures there are in these, as [`Effect::Count`] asked, or because they were read anyway.
    Counts(Vec<(EntryIdx, Counts)>),
    /// The words that queries may be completed with, once all is read.
    Words(Box<Vocabulary>),
    /// These files changed on disk.
    Changed(Vec<EntryIdx>),
    /// These files are gone.
    Gone(Vec<EntryIdx>),
    /// Long work goes on, or ended (`None`).
    Progress(Option<Progress>),
    /// Notes were read: for the first time, or because another session saved some.
    Notes(NotesNews),
    /// Notes are off; the words say why and what to do.
    NotesOff(String),
    /// A save ended, as [`Effect::Save`] asked.
    Saved {
        /// Which.
        ticket: u64,
        /// The records as they are on disk, or why they are not.
        saved: Result<Vec<Annotation>, String>,
    },
    /// Snapshots of texts, as [`Effect::Texts`] asked.
    Texts(Vec<(TextHash, Option<String>)>),
    /// What became of the articles that were looked for, as [`Effect::Seek`] asked.
    Sought {
        /// Those that were looked for.
        lost: Vec<Lost>,
        /// What was found for sure: the id before, and the id now.
        found: Vec<(ArticleId, ArticleId)>,
    },
    /// What an earlier session left unsaved.
    Drafts(Vec<Draft>),
    /// The editor of the person's choice ended: its text, or why there is none.
    Edited(Result<String, String>),
    /// Something was written out; the words say where.
    Exported(String),
    /// Something failed outside; the words say what happened, to which file, and what to do. Not yet cleaned.
    Failed(String),
}

/// An article as it was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The article.
    pub article: Arc<Article>,
    /// What was found in it.
    pub extraction: Arc<Extraction>,
    /// What a reader should know about its source.
    pub warnings: Vec<Warning>,
}

/// What came to the log of annotations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotesNews {
    /// It is what was there at the start.
    pub is_first: bool,
    /// What was known is to be forgotten: the log is another one.
    pub replaced: bool,
    /// The records, in order.
    pub records: Vec<Annotation>,
    /// Lines that could not be read.
    pub n_damaged: usize,
}

/// How far long work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done: "reading".
    pub what: &'static str,
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
}

/// Something to be done outside the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read, parse and extract this article before all other work; answered by [`Message::Article`].
    Load(EntryIdx),
    /// These are on the screen without a head: read theirs first.
    Want(Vec<EntryIdx>),
    /// Count the quotes and figures of these; answered by [`Message::Counts`].
    Count(Vec<EntryIdx>),
    /// Put this on the clipboard of the terminal; answered by [`Message::Copied`].
    Copy(String),
    /// Keep this about an article for the next run.
    Keep {
        /// The article's id.
        id: String,
        /// What to keep.
        state: ArticleState,
    },
    /// Answer this about the whole library; answered by [`Message::Answer`]. A newer question makes it needless.
    Ask {
        /// Its number.
        id: u64,
        /// The question.
        question: Question,
    },
    /// Put these records on disk; answered by [`Message::Saved`].
    Save {
        /// Names this save in the answer.
        ticket: u64,
        /// The records; an id that is empty is made.
        records: Vec<Annotation>,
        /// The texts that they count in, of which snapshots are kept.
        texts: Vec<String>,
    },
    /// Read these snapshots; answered by [`Message::Texts`].
    Texts(Vec<TextHash>),
    /// Look for these articles among those of the folder, by their texts; answered by [`Message::Sought`].
    Seek(Vec<Lost>),
    /// Keep what is being typed.
    KeepDraft(Draft),
    /// Forget what was being typed: it was saved or thrown away.
    DropDraft(Annotation),
    /// Open this text in the editor of the person's choice; answered by [`Message::Edited`].
    Edit(String),
    /// Write the export of this format (and of the open article, for Markdown); answered by [`Message::Exported`].
    Export(String),
    /// Give the terminal back to the shell; answered by [`Message::Resumed`].
    Suspend,
    /// End.
    Quit,
    /// Walk the folder again: new files come as [`Message::Found`], changed ones as [`Message::Changed`].
    Reload,
    /// Paint everything anew, whatever the terminal shows.
    Redraw,
}
