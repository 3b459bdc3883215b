//! The query language: one line that selects articles, the same in list, search, panel and command line.
//!
//! ```text
//! iceberg "tip of the iceberg" /row(ed|ing)/     in title or text; several must all be there
//! speaker:philp says:"the iceberg" status:open   neighbours must hold for one quote
//! fig:>1000 unit:EUR of:migrants                 neighbours must hold for one figure
//! outlet:bbc date:2020-08..2020-10 -has:note     about the article
//! (a or b) c                                     `or` binds looser than standing side by side
//! ```
//!
//! Printing and parsing agree: `parse(&query.to_string())` gives the query back. This module knows no article.

use crate::text::{TextRange, fold_str};
use std::fmt::{self, Write as _};

mod complete;
mod parser;
mod value;

pub use complete::{Completion, Vocabulary, complete};
pub use parser::parse;
pub use value::{DateRange, NumberRange, PartialDate};

/// What is asked of an article. Made by [`parse`], which keeps it flat: no `All` in an `All`, no `Any` in an `Any`,
/// neither with fewer than two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Query {
    /// Nothing is asked.
    #[default]
    Everything,
    /// Something about the article.
    Term(Term),
    /// Something about one quote or one figure of it.
    Item(ItemQuery),
    /// The opposite.
    Not(Box<Query>),
    /// All of these.
    All(Vec<Query>),
    /// At least one of these.
    Any(Vec<Query>),
}

/// Something about an article as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Words in its title or text.
    Words(String),
    /// A regular expression in its title or text; case is folded.
    Regex(String),
    /// Words in its title.
    Title(String),
    /// Words in its outlet's name.
    Outlet(String),
    /// Words in a writer's name.
    Author(String),
    /// A tag, whole.
    Tag(String),
    /// Words in its file's name.
    File(String),
    /// Its date.
    Date(DateRange),
    /// Its state.
    Is(State),
    /// What it has.
    Has(Thing),
}

/// Tests that must all hold for one quote or for one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemQuery {
    /// Of what.
    pub kind: ItemKind,
    /// What must hold, or where `negated` not hold.
    pub tests: Vec<ItemTest>,
}

/// What item tests are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A quote.
    Quote,
    /// A figure.
    Figure,
    /// A quote or a figure: `status:` alone.
    Either,
}

/// One test of a quote or figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemTest {
    /// Whether it must not hold.
    pub negated: bool,
    /// What is tested.
    pub property: Property,
}

/// A property of a quote or figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Property {
    /// Words in the speaker's name.
    Speaker(String),
    /// Words in the quote.
    Says(String),
    /// The figure's value.
    Figure(NumberRange),
    /// Its unit or kind.
    Unit(String),
    /// What it counts or measures.
    Of(String),
    /// The check status.
    Status(super::Status),
}

/// A state of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not read yet.
    Unread,
    /// Read.
    Read,
    /// With a star.
    Starred,
    /// The same text as an earlier one.
    Duplicate,
    /// All its quotes and figures have a status.
    Checked,
}

/// What an article may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A note.
    Note,
    /// A quote with a source.
    Quote,
    /// A figure.
    Figure,
    /// A tag.
    Tag,
    /// A date.
    Date,
    /// An outlet.
    Outlet,
    /// A writer.
    Author,
    /// A warning about its source.
    Warning,
}

/// A field of the language: `name:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in the table")]
pub enum Field {
    Speaker,
    Says,
    Fig,
    Unit,
    Of,
    Status,
    Title,
    Outlet,
    Author,
    Tag,
    File,
    Date,
    Is,
    Has,
}

impl Field {
    /// All fields: name, and what stands after the colon. Help and completion are made of it.
    pub const TABLE: &[(Self, &'static str, &'static str)] = &[
        (Self::Speaker, "speaker", "words of a speaker's name"),
        (Self::Says, "says", "words of a quote"),
        (Self::Fig, "fig", "a value: 577, >1000, 1000..2000, >2m"),
        (Self::Unit, "unit", "a unit or kind: EUR, %, km, money, age"),
        (Self::Of, "of", "what is counted"),
        (Self::Status, "status", "open, confirmed, wrong, unverified"),
        (Self::Title, "title", "words of the title"),
        (Self::Outlet, "outlet", "words of the outlet's name"),
        (Self::Author, "author", "words of a writer's name"),
        (Self::Tag, "tag", "a tag"),
        (Self::File, "file", "words of the file's name"),
        (Self::Date, "date", "2020, 2020-08, 2020-08-12, 2020-08..2020-10"),
        (Self::Is, "is", "unread, read, starred, duplicate, checked"),
        (Self::Has, "has", "note, quote, figure, tag, date, outlet, author, warning"),
    ];

    /// Returns the field's name, without the colon.
    pub fn name(self) -> &'static str {
        Self::TABLE.iter().find(|f| f.0 == self).map_or("", |f| f.1)
    }
}

/// The words of each check status; the first of each is printed.
pub const STATUSES: &[(&str, super::Status)] = &[
    ("open", super::Status::Open),
    ("confirmed", super::Status::Confirmed),
    ("wrong", super::Status::Wrong),
    ("unverified", super::Status::CannotVerify),
    ("cannot-verify", super::Status::CannotVerify),
];

/// The words of each state.
pub const STATES: &[(&str, State)] = &[
    ("unread", State::Unread),
    ("read", State::Read),
    ("starred", State::Starred),
    ("duplicate", State::Duplicate),
    ("checked", State::Checked),
];

/// The words of each thing.
pub const THINGS: &[(&str, Thing)] = &[
    ("note", Thing::Note),
    ("quote", Thing::Quote),
    ("figure", Thing::Figure),
    ("tag", Thing::Tag),
    ("date", Thing::Date),
    ("outlet", Thing::Outlet),
    ("author", Thing::Author),
    ("warning", Thing::Warning),
];

/// Why a query cannot be read: where, what, and what was perhaps meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}{}", suggestion.as_ref().map(|s| format!(" · did you mean {s}?")).unwrap_or_default())]
pub struct QueryError {
    /// The bytes of the query that are wrong; at its end where something is missing.
    pub range: TextRange,
    /// What is wrong.
    pub message: String,
    /// What was perhaps meant, as it would be typed.
    pub suggestion: Option<String>,
}

impl QueryError {
    /// Draws carets for a line under `query`.
    pub fn pointer(&self, query: &str) -> String {
        use unicode_width::UnicodeWidthStr as _;
        let before = query.get(..self.range.start as usize).unwrap_or(query).width();
        let under = self.range.of(query).width().max(1);
        [" ".repeat(before), "^".repeat(under)].concat()
    }
}

impl Query {
    /// Joins queries that must all hold.
    pub fn all(parts: Vec<Self>) -> Self {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::All(inner) => inner,
            Self::Everything => Vec::new(),
            other => vec![other],
        });
        Self::join(flat.collect(), Self::All)
    }

    /// Joins queries of which one must hold.
    pub fn any(parts: Vec<Self>) -> Self {
        if parts.contains(&Self::Everything) {
            return Self::Everything;
        }
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::Any(inner) => inner,
            other => vec![other],
        });
        Self::join(flat.collect(), Self::Any)
    }

    /// Says whether all that this query selects was selected by `wider`, too: words that only grew while they were typed.
    pub fn narrows(&self, wider: &Self) -> bool {
        let words = |query: &Self| -> Option<Vec<String>> {
            let word = |query: &Self| match query {
                Self::Term(Term::Words(words)) => Some(fold_str(words)),
                _ => None,
            };
            match query {
                Self::All(parts) => parts.iter().map(word).collect(),
                other => word(other).map(|word| vec![word]),
            }
        };
        let (Some(narrow), Some(wide)) = (words(self), words(wider)) else { return false };
        wide.iter().all(|w| narrow.iter().any(|n| n.contains(w)))
    }

    /// Says whether it asks for texts, quotes or figures; the rest is answered by heads and marks alone.
    pub fn needs_texts(&self) -> bool {
        match self {
            Self::Everything => false,
            Self::Item(_) => true,
            Self::Term(term) => matches!(
                term,
                Term::Words(_)
                    | Term::Regex(_)
                    | Term::Has(Thing::Quote | Thing::Figure)
                    | Term::Is(State::Checked)
            ),
            Self::Not(inner) => inner.needs_texts(),
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::needs_texts),
        }
    }

    fn join(mut parts: Vec<Self>, how: fn(Vec<Self>) -> Self) -> Self {
        match parts.len() {
            0 => Self::Everything,
            1 => parts.remove(0),
            _ => how(parts),
        }
    }

    /// Says which kind of item test stands open to its neighbours when printed bare.
    fn open_kind(&self) -> Option<(ItemKind, bool)> {
        match self {
            Self::Item(item) => {
                let first = item.tests.first()?;
                Some((item.kind, matches!(first.property, Property::Status(_))))
            }
            Self::Not(inner) => match &**inner {
                Self::Item(item) if item.is_single() => inner.open_kind(),
                _ => None,
            },
            _ => None,
        }
    }
}

impl ItemQuery {
    fn is_single(&self) -> bool {
        matches!(self.tests.as_slice(), [test] if !test.negated)
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => Ok(()),
            Self::Term(term) => term.fmt(f),
            Self::Item(item) => item.fmt(f),
            Self::Not(inner) => match &**inner {
                Self::Term(term) => write!(f, "-{term}"),
                Self::Item(item) if item.is_single() => write!(f, "-{item}"),
                other => write!(f, "-({other})"),
            },
            Self::All(parts) => fmt_all(parts, f),
            Self::Any(parts) => {
                for (i, part) in parts.iter().enumerate() {
                    f.write_str(if i > 0 { " or " } else { "" })?;
                    part.fmt(f)?;
                }
                Ok(())
            }
        }
    }
}

/// Prints parts side by side; item tests that would be read as one with the part before stand in parentheses.
fn fmt_all(parts: &[Query], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut previous = None;
    for (i, part) in parts.iter().enumerate() {
        f.write_str(if i > 0 { " " } else { "" })?;
        let open = part.open_kind();
        let merges = match (previous, open) {
            (Some((before, _)), Some((kind, status_first))) => {
                before == kind || before == ItemKind::Either || kind == ItemKind::Either || status_first
            }
            _ => false,
        };
        previous = if merges { None } else { open };
        match part {
            Query::Not(inner) if merges => write!(f, "-({inner})")?,
            Query::Any(_) => write!(f, "({part})")?,
            _ if merges => write!(f, "({part})")?,
            _ => write!(f, "{part}")?,
        }
    }
    Ok(())
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => fmt_words(words, f),
            Self::Regex(pattern) => fmt_regex(pattern, f),
            Self::Title(words) => fmt_field(Field::Title, words, f),
            Self::Outlet(words) => fmt_field(Field::Outlet, words, f),
            Self::Author(words) => fmt_field(Field::Author, words, f),
            Self::Tag(words) => fmt_field(Field::Tag, words, f),
            Self::File(words) => fmt_field(Field::File, words, f),
            Self::Date(range) => write!(f, "date:{range}"),
            Self::Is(state) => write!(f, "is:{}", word_of(STATES, *state)),
            Self::Has(thing) => write!(f, "has:{}", word_of(THINGS, *thing)),
        }
    }
}

impl fmt::Display for ItemQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, test) in self.tests.iter().enumerate() {
            f.write_str(if i > 0 { " " } else { "" })?;
            f.write_str(if test.negated { "-" } else { "" })?;
            match &test.property {
                Property::Speaker(words) => fmt_field(Field::Speaker, words, f)?,
                Property::Says(words) => fmt_field(Field::Says, words, f)?,
                Property::Figure(range) => write!(f, "fig:{range}")?,
                Property::Unit(words) => fmt_field(Field::Unit, words, f)?,
                Property::Of(words) => fmt_field(Field::Of, words, f)?,
                Property::Status(status) => write!(f, "status:{}", word_of(STATUSES, *status))?,
            }
        }
        Ok(())
    }
}

fn word_of<T: PartialEq + Copy>(words: &'static [(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|w| w.1 == value).map_or("", |w| w.0)
}

fn fmt_field(field: Field, words: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}:", field.name())?;
    if words.starts_with('/') || !parser::is_bare(words) { fmt_phrase(words, f) } else { f.write_str(words) }
}

fn fmt_words(words: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let special = words.starts_with(['-', '/']) || words.contains(':') || words.eq_ignore_ascii_case("or");
    if special || !parser::is_bare(words) { fmt_phrase(words, f) } else { f.write_str(words) }
}

fn fmt_phrase(words: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for c in words.chars() {
        if matches!(c, '"' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(c)?;
    }
    f.write_char('"')
}

fn fmt_regex(pattern: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('/')?;
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '/' => f.write_str("\\/")?,
            '\\' => {
                f.write_char('\\')?;
                chars.next().map_or(Ok(()), |next| f.write_char(next))?;
            }
            _ => f.write_char(c)?,
        }
    }
    f.write_char('/')
}
