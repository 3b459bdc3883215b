//! Questions about the whole library and their answers, as rows that can be shown.
//!
//! The model holds no texts but the open one: whoever holds all of them answers, and may take its time; an [`Answer`] carries
//! the number of its question, so that a late one is recognised. [`answer`] is pure; a thread may call it, and so may a test.

use super::copying::day;
use crate::annotation::Notes;
use crate::article::Head;
use crate::library::people::{Saying, Whose, wordings};
use crate::library::search::{Found, HitPlace, Search, rank, snippet};
use crate::library::{Context, EntryIdx, Filter, Query, Records, Status, Views, records, suggest};
use crate::text::{TextRange, clean_line};

pub mod quoted;
mod valued;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which articles?
    Select(Query),
    /// Which places?
    Search(Query),
    /// Who is quoted?
    People,
    /// What did they say?
    Sayings(Whose),
    /// How do others word this?
    Wordings(Saying),
    /// Which records say that these quotes are the words of this name?
    Name(Vec<Saying>, String),
    /// Which records say that everything stands so that the query names in these?
    Check(Vec<EntryIdx>, Query, Status),
    /// What is counted?
    Counted,
    /// Which values are given for this noun?
    Values(String),
}

impl Question {
    /// Says whether it is asked once, for what is done then.
    pub const fn is_a_change(&self) -> bool {
        matches!(self, Self::Name(..) | Self::Check(..))
    }
}

/// What came of a question.
#[derive(Clone, Debug)]
pub enum Answer {
    /// These articles, in their order.
    Selected(Vec<EntryIdx>),
    /// What was perhaps meant by a filter that selects none.
    Nearest(String),
    /// Rows to be shown.
    Rows(Rows),
    /// Records to be saved, and the name that they give.
    Named(Records, String),
    /// Records to be saved once the reader says yes, and how the checks stand then.
    Checked(Records, Status),
}

/// Rows to be shown.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// What they are.
    pub title: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is said where there are none.
    pub none: String,
    /// Pictures of them, one a unit.
    pub charts: Vec<Chart>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// A line of its own above it; `""` for none.
    pub head: String,
    /// What stands at the end of that line.
    pub about: String,
    /// What stands before it.
    pub left: String,
    /// What it says.
    pub text: String,
    /// What stands out of it, in bytes of `text`.
    pub lit: Vec<TextRange>,
    /// What stands at its end.
    pub right: String,
    /// All of what it says and, in a second line, of where, for the foot of the page: `""` for none. The first line is empty where
    /// `text` is all.
    pub more: String,
    /// The chart it is a point of, and which.
    pub point: Option<(usize, (f64, f64))>,
    /// The quotes that it stands for.
    pub sayings: Vec<Saying>,
    /// Where Enter leads.
    pub to: To,
}

/// Where a row leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum To {
    /// Nowhere.
    #[default]
    Nothing,
    /// To a place in an article.
    Place(Target),
    /// To another question.
    Question(Question),
}

/// A place in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The article.
    pub entry: EntryIdx,
    /// The bytes of its text.
    pub range: TextRange,
    /// All places of the article that were found, in order.
    pub hits: Vec<TextRange>,
    /// The quote it is, where it is one.
    pub saying: Option<Saying>,
}

/// Values over time, of one unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// What they are values of.
    pub title: String,
    /// Days since the first, and values; their logarithms where they span decades.
    pub points: Vec<(f64, f64)>,
    /// The first and the last day.
    pub days: [String; 2],
    /// The smallest and the largest value.
    pub values: [String; 2],
}

/// Rows that are made; more nobody reads.
pub const MAX_ROWS: usize = 500;
/// Characters of a quote in a row.
const MAX_WORDS: usize = 400;
/// Characters of the words around a hit.
const SNIPPET: usize = 150;

/// Answers a question about what is loaded; `notes` are what its corrections come from.
pub fn answer(context: &Context<'_>, notes: &Notes, question: &Question) -> Answer {
    answer_with((&mut Views::default(), context.library.entries.len()), context, notes, question)
}

/// As [`answer`], from views that are kept, of so many entries that are read.
pub fn answer_with(
    (views, n_read): (&mut Views, usize),
    context: &Context<'_>,
    notes: &Notes,
    question: &Question,
) -> Answer {
    let all = 0..context.library.entries.len();
    match question {
        Question::Select(query) => Answer::Selected(Filter::new(query).select(context, all)),
        Question::Search(query) => {
            let found = Search::new(query).run(context, all);
            Answer::Rows(found_rows(context, query, found))
        }
        Question::People => Answer::Rows(quoted::people(context, views.people(context, n_read))),
        Question::Sayings(whose) => Answer::Rows(quoted::said(context, views.people(context, n_read), whose)),
        Question::Wordings(saying) => Answer::Rows(quoted::worded(context, &wordings(context, *saying))),
        Question::Name(sayings, name) => {
            Answer::Named(records::name(context, notes, sayings, name), name.clone())
        }
        Question::Check(entries, query, status) => {
            Answer::Checked(records::check(context, notes, entries, query, *status), *status)
        }
        Question::Counted => Answer::Rows(valued::counted(context, views.numbers(context, n_read))),
        Question::Values(noun) => Answer::Rows(valued::values(context, views.numbers(context, n_read), noun)),
    }
}

/// Makes the rows of what a search found, best first.
pub fn found_rows(context: &Context<'_>, query: &Query, mut found: Vec<Found>) -> Rows {
    rank(context, &mut found);
    let search = Search::new(query);
    let shown = found.get(..MAX_ROWS).unwrap_or(&found);
    let rows = shown.iter().filter_map(|f| hit_row(context, &search, f)).collect();
    let nearest = if found.is_empty() { suggest(context, query) } else { None };
    found_page(query, &found, rows, nearest)
}

/// Puts the rows of what a search found under their title; `nearest` is what was perhaps meant, where that is nothing.
///
/// Ranking, rows and what was perhaps meant may be made apart, so that several threads take them or a key need not wait.
pub fn found_page(query: &Query, found: &[Found], rows: Vec<Row>, nearest: Option<String>) -> Rows {
    let n_hits: u32 = found.iter().map(|f| f.n_hits).sum();
    let near = nearest.map(|n| format!(" Nearest: {n}.")).unwrap_or_default();
    Rows {
        title: format!(
            "{} in {}: {query}",
            counted_words(n_hits as usize, "place"),
            counted_words(found.len(), "article")
        ),
        rows,
        none: format!("Nothing matches {query}.{near} Esc closes."),
        charts: Vec::new(),
    }
}

/// Makes the row of one article that was found.
pub fn hit_row(context: &Context<'_>, search: &Search, found: &Found) -> Option<Row> {
    let entry = context.library.entry(found.entry)?;
    let article = entry.article.as_deref()?;
    let hits = search.hits(context, found.entry);
    let best = found.best.first()?;
    let (text, lit) = match best.place {
        HitPlace::Note(i) => {
            let note = context.marks.of(found.entry).notes.get(i as usize)?;
            (format!("note: {}", clean_line(&note.text)), Vec::new())
        }
        HitPlace::Title if best.range.is_empty() => (first_words(article.title.clone()), Vec::new()),
        _ => {
            let cut = snippet(article, best.range, SNIPPET);
            (cut.text, vec![cut.hit])
        }
    };
    let target = Target {
        entry: found.entry,
        range: best.range,
        hits: hits.iter().map(|h| h.range).filter(|r| !r.is_empty()).collect(),
        saying: None,
    };
    Some(Row {
        head: entry.head.as_ref()?.title.clone(),
        about: about(entry.head.as_ref()?),
        text,
        lit,
        right: if found.n_hits > 1 { format!("{}×", found.n_hits) } else { String::new() },
        to: To::Place(target),
        ..Row::default()
    })
}

/// Returns outlet and date.
fn about(head: &Head) -> String {
    let date = head.date.map_or_else(|| "undated".to_owned(), day);
    head.outlet.iter().cloned().chain([date]).collect::<Vec<_>>().join(" · ")
}

fn counted_words(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn first_words(mut text: String) -> String {
    if let Some((at, _)) = text.char_indices().nth(MAX_WORDS) {
        text.truncate(at);
        text.push('…');
    }
    text
}
