//! What a run is started with, and what is kept from one run to the next. Losing it harms nothing.

use crate::keymap::Own;
use crate::library::SortOrder;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What the reader is started with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The folder or file as the reader typed it, cleaned for the screen.
    pub place: String,
    /// One article was named: there is no list.
    pub single: bool,
    /// One column, words for glyphs, pages instead of scrolling.
    pub linear: bool,
    /// The reader's own keys.
    pub keys: Vec<Own>,
    /// Columns of the text, at most.
    pub measure: Option<u16>,
    /// Columns of the list.
    pub list_cols: Option<u16>,
    /// Columns of the panel.
    pub side_cols: Option<u16>,
    /// Named queries.
    pub queries: Vec<(String, String)>,
    /// How the house cites: quotes where it names `{quote}`, else articles.
    pub citation: Option<String>,
    /// How the list is sorted at first.
    pub sort: Option<SortOrder>,
    /// What of the configuration does not hold.
    pub mistakes: Vec<String>,
    /// Today, for citations.
    pub today: Option<NaiveDate>,
}

/// What is kept of all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadingState {
    /// By the article's id.
    pub articles: HashMap<String, ArticleState>,
    /// The id of the article that was open last, a folder.
    pub last: HashMap<String, String>,
}

/// What is kept of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticleState {
    /// Whether it counts as read.
    pub read: bool,
    /// The first byte of its text that was on the screen.
    pub place: u32,
    /// What was selected.
    pub selected: Option<Kept>,
}

/// A selection as it is kept: by place, so that a better extraction finds it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// The quote that starts at this byte.
    Quote(u32),
    /// The figure that starts at this byte.
    Figure(u32),
}
