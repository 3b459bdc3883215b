//! Completion of a query at a cursor: field names, and values from the library.

use super::{Field, Query, STATES, STATUSES, THINGS, Term};
use crate::text::{TextRange, fold_str};
use std::borrow::Cow;

/// The values that a library has, each list best first.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Names of speakers.
    pub speakers: Vec<String>,
    /// Names of outlets.
    pub outlets: Vec<String>,
    /// Names of writers.
    pub authors: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Units and kinds of figures.
    pub units: Vec<String>,
    /// What is counted.
    pub counted: Vec<String>,
    /// Longer words of titles.
    pub words: Vec<String>,
}

/// What may stand at the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the query that an option replaces.
    pub range: TextRange,
    /// The options, best first, as they would be typed.
    pub options: Vec<String>,
}

/// Options shown at once.
const MAX_OPTIONS: usize = 50;

/// Completes `text` at byte `cursor`: a field name, or the value of the field that the cursor is in. The vocabulary is asked for
/// only where a value is wanted.
pub fn complete<'a>(text: &str, cursor: usize, vocabulary: impl Fn() -> Cow<'a, Vocabulary>) -> Completion {
    let before = text.get(..cursor).unwrap_or(text);
    let start = word_start(before);
    let word = before.get(start..).unwrap_or_default();
    let range = TextRange::from_usize(start, before.len());
    let options = match word.split_once(':') {
        None if word.starts_with(['"', '“', '/']) => Vec::new(),
        None => fields(word),
        Some((name, value)) => match Field::TABLE.iter().find(|f| f.1.eq_ignore_ascii_case(name)) {
            Some((field, ..)) => values(*field, value.trim_start_matches(['"', '“']), &vocabulary()),
            None => Vec::new(),
        },
    };
    Completion { range, options }
}

/// Returns where the word at the end of `before` begins; a phrase is one word, a `-` before it is none of it.
fn word_start(before: &str) -> usize {
    let mut start = 0;
    let mut in_phrase = false;
    let mut escaped = false;
    for (i, c) in before.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_phrase => escaped = true,
            '"' | '“' | '”' => in_phrase = !in_phrase,
            _ if in_phrase => {}
            '(' | ')' => start = i + 1,
            '-' if i == start => start = i + 1,
            c if c.is_whitespace() => start = i + c.len_utf8(),
            _ => {}
        }
    }
    start
}

fn fields(typed: &str) -> Vec<String> {
    let typed = typed.to_ascii_lowercase();
    let names = Field::TABLE.iter().map(|f| f.1).filter(|name| name.starts_with(&typed));
    names.map(|name| format!("{name}:")).collect()
}

fn values(field: Field, typed: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let words = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    let known = match field {
        Field::Speaker => &vocabulary.speakers,
        Field::Outlet => &vocabulary.outlets,
        Field::Author => &vocabulary.authors,
        Field::Tag => &vocabulary.tags,
        Field::Unit => &vocabulary.units,
        Field::Of => &vocabulary.counted,
        Field::Status => &words(&STATUSES.iter().map(|w| w.0).collect::<Vec<_>>()),
        Field::Is => &words(&STATES.iter().map(|w| w.0).collect::<Vec<_>>()),
        Field::Has => &words(&THINGS.iter().map(|w| w.0).collect::<Vec<_>>()),
        Field::Says | Field::Fig | Field::Title | Field::File | Field::Date => return Vec::new(),
    };
    let typed = fold_str(typed);
    let folded = known.iter().map(|value| (fold_str(value), value));
    let mut found: Vec<_> = folded.filter_map(|(f, value)| Some((rank(&f, &typed)?, value))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(MAX_OPTIONS);
    found.into_iter().map(|(_, value)| typed_as(field, value)).collect()
}

/// 0 where the value begins with what was typed, 1 where one of its words does.
fn rank(value: &str, typed: &str) -> Option<u8> {
    if value.starts_with(typed) {
        return Some(0);
    }
    let mut words = value.match_indices(|c: char| !c.is_alphanumeric());
    words.any(|(i, gap)| value.get(i + gap.len()..).is_some_and(|w| w.starts_with(typed))).then_some(1)
}

/// Returns the field with its value as it would be typed, in marks where it needs them.
fn typed_as(field: Field, value: &str) -> String {
    // A title prints its words as every field does.
    let printed = Query::Term(Term::Title(value.to_owned())).to_string();
    let value = printed.split_once(':').map_or("", |(_, v)| v);
    format!("{}:{value}", field.name())
}
