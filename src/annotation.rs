//! Annotations: what a person said about an article or a place in it, and how it finds its place again.
//!
//! An [`Annotation`] is shaped as a W3C Web Annotation: a target (an article, a place in it) and bodies (a note, a tag, a check,
//! a correction). The log of them is append-only: the last record of an id wins, and a deletion is a record ([`Notes`]).
//! Corrections win over every extraction ([`overlay`]). No clock and no files here: whoever saves stamps the time.
//!
//! Units: bytes where a [`TextRange`](crate::text::TextRange) is named, Unicode code points of the cleaned text in an [`Anchor`].

use crate::article::ArticleId;
use serde_json::{Map, Value};

mod anchor;
mod foreign;
mod history;
mod log;
mod lost;
mod overlay;
mod placed;
mod reanchor;
mod sheet;
mod wire;
mod words;

pub use anchor::{Snapshot, TextHash, anchor};
pub use foreign::read_foreign;
pub use history::{History, Step};
pub use log::{Damage, DamageKind, Notes, Replay, line_of, read_line, replay};
pub use lost::{Lost, Seekers};
pub(crate) use overlay::BY_HAND;
pub use overlay::{overlay, overlay_head, overlay_metadata, stated_date, words_in};
pub use placed::{Placed, place_all, sits_on};
pub use reanchor::{Fate, Revision};
pub use sheet::{Row, RowKind, progress, sheet, status_of};
pub use wire::{FromJsonError, from_json, to_json};

/// One annotation: what was said, of what, when and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotation {
    /// What it is known by, everywhere: an IRI, or any string its maker chose.
    pub id: String,
    /// What it is about.
    pub target: Target,
    /// What it says; a highlight or a star may stand alone.
    pub bodies: Vec<Body>,
    /// When it was made (RFC 3339); `""` until it is saved.
    pub created: String,
    /// When it was last changed.
    pub modified: String,
    /// Who made it, where that is known.
    pub creator: Option<String>,
    /// Whether this record says that the annotation is gone.
    pub deleted: bool,
    /// Fields of the record that this program does not know; they are written back as they came.
    pub unknown: Map<String, Value>,
    /// Bodies as they came where they have fields that this program does not know.
    pub foreign_bodies: Vec<Value>,
}

/// What an annotation is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The article.
    pub article: ArticleId,
    /// The article's path inside the library when the annotation was made: a hint for when its text and so its id changed.
    pub path: String,
    /// The article's title then; for people and for exports without the article.
    pub title: String,
    /// What sort of thing it sits on.
    pub kind: Kind,
    /// The place; `None` is the whole article.
    pub anchor: Option<Anchor>,
    /// Selectors that this program does not know.
    pub foreign_selectors: Vec<Value>,
    /// Fields that this program does not know.
    pub unknown: Map<String, Value>,
}

/// What sort of thing an annotation sits on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The whole article.
    Article,
    /// A quote that was found, or that a person added.
    Quote,
    /// A figure.
    Figure,
    /// Words that a person selected.
    #[default]
    Words,
}

/// A place in a text, recorded so that it can be found again: the words, what surrounds them, and their position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The words.
    pub exact: String,
    /// Up to 32 characters before them.
    pub prefix: String,
    /// Up to 32 characters after them.
    pub suffix: String,
    /// First code point, of the cleaned text.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The text that the position counts in; a snapshot of it is kept beside the notes.
    pub text: Option<TextHash>,
}

/// What is being typed, and what it will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The annotation that it becomes, its text left out.
    pub annotation: Annotation,
    /// The text so far.
    pub text: String,
}

/// What an annotation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A note.
    Note(String),
    /// The words are marked.
    Highlight,
    /// A tag.
    Tag(String),
    /// It is to be found again.
    Star,
    /// How the check of it stands.
    Check(Check),
    /// What the machine took wrongly.
    Correction(Correction),
    /// A body of another program; written back as it came.
    Other(Value),
}

/// How the check of a quote, figure or claim stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// The outcome.
    pub status: Status,
    /// How it was checked ("phone call", "recording").
    pub method: Option<String>,
    /// Against what.
    pub source: Option<String>,
}

/// The outcome of a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Not checked yet.
    #[default]
    Open,
    /// Right.
    Confirmed,
    /// Wrong.
    Wrong,
    /// Nobody can tell.
    CannotVerify,
}

/// A person's word against the machine's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The quote's speaker; `None` says that nobody can be named.
    Speaker(Option<String>),
    /// What a figure claims; a field that is `None` stays the machine's.
    Quantity(Quantity),
    /// The words of a quote or figure begin and end there instead.
    Bounds(Anchor),
    /// It is no quote, or no figure.
    Reject,
    /// A quote that was not found.
    AddQuote(Option<String>),
    /// A figure that was not found.
    AddFigure(Quantity),
    /// What is known about the article.
    Article(ArticleData),
}

/// The parts of a figure that a person may state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quantity {
    /// The exact decimal, as typed.
    pub value: Option<String>,
    /// An ISO 4217 code, `%`, `pp`, or a unit's name.
    pub unit: Option<String>,
    /// What is counted or measured.
    pub of: Option<String>,
}

/// What a person may state about an article; a field that is `None` stays as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleData {
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its writers, divided by `;`.
    pub author: Option<String>,
    /// Its date: `2020`, `2020-08` or `2020-08-12`.
    pub date: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

impl Status {
    /// All outcomes, in the order that menus show them.
    pub const ALL: [Self; 4] = [Self::Open, Self::Confirmed, Self::Wrong, Self::CannotVerify];

    /// Returns the word, as people read it and files carry it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Confirmed => "confirmed",
            Self::Wrong => "wrong",
            Self::CannotVerify => "cannot verify",
        }
    }

    /// Reads the word; dashes and underscores stand for blanks.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_ascii_lowercase().replace(['-', '_'], " ");
        Self::ALL.into_iter().find(|s| s.word() == word)
    }

    /// Returns the one-column sign.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Open => "·",
            Self::Confirmed => "✓",
            Self::Wrong => "✗",
            Self::CannotVerify => "~",
        }
    }
}

impl Kind {
    /// Returns the word, as files carry it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Quote => "quote",
            Self::Figure => "figure",
            Self::Words => "words",
        }
    }

    /// Reads the word; anything else is plain words.
    pub fn from_word(word: &str) -> Self {
        [Self::Article, Self::Quote, Self::Figure].into_iter().find(|k| k.word() == word).unwrap_or_default()
    }
}

impl Annotation {
    /// Returns the note's text, if it says one.
    pub fn note(&self) -> Option<&str> {
        self.bodies.iter().find_map(|b| match b {
            Body::Note(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// Returns the check, if it carries one.
    pub fn check(&self) -> Option<&Check> {
        self.bodies.iter().find_map(|b| match b {
            Body::Check(check) => Some(check),
            _ => None,
        })
    }

    /// Iterates over its tags.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.bodies.iter().filter_map(|b| match b {
            Body::Tag(tag) => Some(tag.as_str()),
            _ => None,
        })
    }

    /// Iterates over its corrections.
    pub fn corrections(&self) -> impl Iterator<Item = &Correction> {
        self.bodies.iter().filter_map(|b| match b {
            Body::Correction(correction) => Some(correction),
            _ => None,
        })
    }

    /// Says whether it stars what it sits on.
    pub fn is_star(&self) -> bool {
        self.bodies.contains(&Body::Star)
    }

    /// Says whether it highlights what it sits on.
    pub fn is_highlight(&self) -> bool {
        self.bodies.contains(&Body::Highlight)
    }

    /// Returns the record that takes it back.
    #[must_use]
    pub fn deletion(&self) -> Self {
        Self { deleted: true, ..self.clone() }
    }
}
