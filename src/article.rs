//! An article: its cleaned text, where its headline and paragraphs stand in it, and what is known about it.
//!
//! Units: UTF-8 byte offsets into [`Article::text`]. Knows no file: it is given text or bytes, and a name to take hints from.
//!
//! [`Article::parse`] reads one plain text. Files as they lie around go another way: [`read`] takes the bytes of a whole file and
//! gives all its articles; where a file is too large or holds many, [`index`] finds its [`Part`]s in one pass that holds
//! nothing, and [`read_part`] and [`head`] read one of them. Only a text that cannot be an article ends as a [`Problem`].

use crate::text::{Clean, SourceMap, TextRange};
use chrono::NaiveDate;

mod date;
mod decode;
mod facts;
mod format;
mod furniture;
mod html;
mod id;
mod index;
mod json;
mod language;
mod mail;
mod markdown;
mod own;
mod plain;
mod reading;
mod rendered;
mod title;
mod unpacking;
mod warc;
mod wire;

pub use id::Fingerprint;
pub use index::{fetch, index, index_lines};
pub use reading::{
    Head, LARGEST, LONGEST, Part, Problem, Reading, head, is_article_name, is_lines_name, read, read_part,
};

pub use unpacking::{MOST_UNPACKED, unpacking};

/// What an article is recognised by, whatever its path: its URL or source id, else a fingerprint of its folded text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub String);

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// A day of the calendar.
    Day,
}

/// Where a date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateSource {
    /// A header line or block at the article's top.
    Header,
    /// Front matter, metadata or a field of a record.
    Metadata,
    /// The address it can be read at (`…/2020/08/12/ferries-stop`).
    Url,
    /// The file's name.
    FileName,
    /// The article's own words (a dateline).
    Text,
}

/// An article's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleDate {
    /// The day; the first of its month or year where only that is known.
    pub day: NaiveDate,
    /// How exactly it is known.
    pub precision: Precision,
    /// Where it was found.
    pub source: DateSource,
}

/// What is known about an article apart from its text. All strings are [cleaned](crate::text::clean_line).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Its date.
    pub date: Option<ArticleDate>,
    /// The paper, agency or site that published it; never guessed.
    pub outlet: Option<String>,
    /// Its writers.
    pub authors: Vec<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// The tags it came with.
    pub tags: Vec<String>,
}

/// Something about the source that a reader should know; the article is there all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning(pub String);

/// An article, ready to be shown and extracted from.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// What it is recognised by.
    pub id: ArticleId,
    /// One line that names it: the headline, or its first sentence cut well.
    pub title: String,
    /// The headline's place in the text. `None` where the article has none, or only its metadata says one.
    pub headline: Option<TextRange>,
    /// The paragraphs, in order, not overlapping, none empty. `¶n` is `paragraphs[n - 1]`.
    pub paragraphs: Vec<TextRange>,
    /// What else is known.
    pub metadata: Metadata,
    /// The whole cleaned text, headers included. Everything that is shown or extracted is a range of it.
    text: String,
    map: SourceMap,
}

impl Article {
    /// Reads a plain text. `name` (a file name, or `""`) is only a hint. Never fails.
    pub fn parse(source: &str, name: &str) -> (Self, Vec<Warning>) {
        plain::parse(source, name)
    }

    /// As [`Self::parse`], with an empty [`id`](Self::id): for who takes the words and recognises nothing by them. The
    /// fingerprint is a twentieth of what an extraction costs.
    pub fn parse_without_id(source: &str) -> Self {
        plain::parse_unnamed(source, "").0
    }

    /// Starts an article from cleaned text, with nothing known about it.
    pub(crate) fn from_clean(clean: Clean) -> Self {
        Self { text: clean.text, map: clean.map, ..Self::default() }
    }

    /// Forgets the way back to the source, which only what leaves the program with its place needs.
    #[must_use]
    pub fn without_source(self) -> Self {
        Self { map: SourceMap::default(), ..self }
    }

    /// Returns the whole cleaned text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the words that `range` names; `""` where it does not fit.
    pub fn slice(&self, range: TextRange) -> &str {
        range.of(&self.text)
    }

    /// Returns the way from the text's bytes to the source's code points.
    pub fn source_map(&self) -> &SourceMap {
        &self.map
    }

    /// Iterates over what can be read, in order, each with its number: the headline as 0, then ¶1, ¶2, ….
    pub fn passages(&self) -> impl Iterator<Item = (u32, TextRange)> + '_ {
        let headline = self.headline.map(|r| (0, r));
        headline.into_iter().chain(self.paragraphs.iter().enumerate().map(|(i, r)| (i as u32 + 1, *r)))
    }

    /// Returns the words that are read of a range: what of it stands in headline and paragraphs, blank lines between; what the
    /// file says of the article (date, source, tags) is not among them.
    pub fn words(&self, range: TextRange) -> String {
        let parts =
            self.passages().filter_map(|(_, passage)| passage.intersect(range)).filter(|r| !r.is_empty());
        parts.map(|part| self.slice(part)).collect::<Vec<_>>().join("\n\n")
    }

    /// Returns the number of the paragraph that holds `offset`, or the last one before it; 0 is the headline.
    pub fn paragraph_at(&self, offset: u32) -> u32 {
        self.paragraphs.partition_point(|p| p.start <= offset) as u32
    }
}
