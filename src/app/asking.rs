//! Questions about the whole library and their answers, as rows that can be shown.
//!
//! The model holds no texts but the open one: whoever holds all of them answers, and may take its time; an [`Answer`] carries
//! the number of its question, so that a late one is recognised. [`answer`] is pure; a thread may call it, and so may a test.

use super::copying::day;
use crate::article::Head;
use crate::library::people::{People, Person, Saying, wordings};
use crate::library::search::{Found, HitPlace, Search, rank, snippet};
use crate::library::{Context, EntryIdx, Filter, Numbers, Query, numbers, suggest};
use crate::text::{TextRange, clean_line};

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
    Sayings(String, Vec<Saying>),
    /// How do others word this?
    Wordings(Saying),
    /// What is counted?
    Counted,
    /// Which values are given for this noun?
    Values(String),
}

/// What came of a question.
#[derive(Clone, Debug)]
pub enum Answer {
    /// These articles, in their order.
    Selected(Vec<EntryIdx>),
    /// Rows to be shown.
    Rows(Rows),
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
    /// A picture of them.
    pub chart: Option<Chart>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// A line of its own above it; `""` for none.
    pub head: String,
    /// What stands before it.
    pub left: String,
    /// What it says.
    pub text: String,
    /// What stands out of it, in bytes of `text`.
    pub lit: Vec<TextRange>,
    /// What stands at its end.
    pub right: String,
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
    /// The unit.
    pub unit: String,
    /// Days since the first, and values.
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

/// Answers a question about what is loaded.
pub fn answer(context: &Context<'_>, question: &Question) -> Answer {
    let all = 0..context.library.entries.len();
    match question {
        Question::Select(query) => Answer::Selected(Filter::new(query).select(context, all)),
        Question::Search(query) => {
            let found = Search::new(query).run(context, all);
            Answer::Rows(found_rows(context, query, found))
        }
        Question::People => Answer::Rows(people(context)),
        Question::Sayings(name, sayings) => Answer::Rows(said(context, name, sayings)),
        Question::Wordings(saying) => Answer::Rows(worded(context, *saying)),
        Question::Counted => Answer::Rows(counted(context)),
        Question::Values(noun) => Answer::Rows(values(context, noun)),
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
        chart: None,
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
        head: [entry.head.as_ref()?.title.clone(), about(entry.head.as_ref()?)].join(" · "),
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

fn people(context: &Context<'_>) -> Rows {
    let found = People::gather(context);
    let row = |person: &Person| {
        let span = match person.dates {
            Some((first, last)) if first == last => format!(" · {first}"),
            Some((first, last)) => format!(" · {first} – {last}"),
            None => String::new(),
        };
        let n_quotes = counted_words(person.sayings.len(), "quote");
        let n_articles = counted_words(person.n_articles as usize, "article");
        let others = if person.has_namesake { " (one of several of this name)" } else { "" };
        Row {
            text: [person.name.as_str(), others].concat(),
            right: format!("{n_quotes} · {n_articles}{span}"),
            to: To::Question(Question::Sayings(person.name.clone(), person.sayings.clone())),
            ..Row::default()
        }
    };
    Rows {
        title: format!(
            "{} quoted in {}",
            counted_words(found.people.len(), "name"),
            counted_words(context.library.entries.len(), "article")
        ),
        rows: found.people.iter().take(MAX_ROWS * 10).map(row).collect(),
        none: "Nobody is quoted here.".to_owned(),
        chart: None,
    }
}

fn said(context: &Context<'_>, name: &str, sayings: &[Saying]) -> Rows {
    let row = |saying: &Saying| {
        let entry = context.library.entry(saying.entry)?;
        let (article, head) = (entry.article.as_deref()?, entry.head.as_ref()?);
        let quote = saying.of(context)?;
        // Segments keep their own marks.
        let words: Vec<&str> = quote.segments.iter().map(|s| article.slice(s.marks)).collect();
        Some(Row {
            left: head.date.map(day).unwrap_or_default(),
            text: first_words(words.join(" ").replace('\n', " ")),
            right: head.outlet.clone().unwrap_or_else(|| entry.name.clone()),
            to: To::Place(target(*saying, quote.marks())),
            ..Row::default()
        })
    };
    Rows {
        title: format!("{name}: {}", counted_words(sayings.len(), "quote")),
        rows: sayings.iter().filter_map(row).collect(),
        none: "The articles are not read yet.".to_owned(),
        chart: None,
    }
}

fn target(saying: Saying, range: TextRange) -> Target {
    Target { entry: saying.entry, range, hits: Vec::new(), saying: Some(saying) }
}

fn worded(context: &Context<'_>, saying: Saying) -> Rows {
    let found = wordings(context, saying);
    let row = |wording: &crate::library::people::Wording| {
        let entry = context.library.entry(wording.saying.entry)?;
        let (article, head) = (entry.article.as_deref()?, entry.head.as_ref()?);
        let mut text = String::new();
        let mut lit = Vec::new();
        for word in &wording.words {
            text.push_str(if text.is_empty() { "" } else { " " });
            let start = text.len();
            text.push_str(article.slice(word.range));
            if word.differs {
                lit.push(TextRange::from_usize(start, text.len()));
            }
        }
        let range = wording.saying.of(context)?.marks();
        Some(Row {
            left: head.date.map(day).unwrap_or_default(),
            text,
            lit,
            right: head.outlet.clone().unwrap_or_else(|| entry.name.clone()),
            to: To::Place(target(wording.saying, range)),
            ..Row::default()
        })
    };
    Rows {
        title: format!("{} of one quote", counted_words(found.len(), "wording")),
        rows: found.iter().filter_map(row).collect(),
        none: "The quote is not there any more.".to_owned(),
        chart: None,
    }
}

fn counted(context: &Context<'_>) -> Rows {
    let found = Numbers::gather(context);
    let row = |counted: &numbers::Counted| Row {
        text: counted.written.clone(),
        right: counted_words(counted.values.len(), "figure"),
        to: To::Question(Question::Values(counted.noun.clone())),
        ..Row::default()
    };
    Rows {
        title: format!(
            "{} counted in {}",
            counted_words(found.counted.len(), "thing"),
            counted_words(context.library.entries.len(), "article")
        ),
        rows: found.counted.iter().take(MAX_ROWS * 10).map(row).collect(),
        none: "No figure says what it counts.".to_owned(),
        chart: None,
    }
}

fn values(context: &Context<'_>, noun: &str) -> Rows {
    let found = Numbers::gather(context);
    let Some(counted) = found.of(noun) else {
        return Rows {
            title: noun.to_owned(),
            none: "No figure counts these.".to_owned(),
            ..Rows::default()
        };
    };
    let contradicted = counted.contradictions(context);
    let row = |value: &numbers::Value| value_row(context, *value, contradicted.contains(value));
    let against = if contradicted.is_empty() {
        String::new()
    } else {
        format!(" · ! {} contradict each other", contradicted.len())
    };
    Rows {
        title: format!("{}: {}{against}", counted.written, counted_words(counted.values.len(), "figure")),
        rows: counted.values.iter().filter_map(row).collect(),
        none: String::new(),
        chart: chart(context, counted),
    }
}

fn value_row(context: &Context<'_>, value: numbers::Value, is_contradicted: bool) -> Option<Row> {
    let (article, figure) = value.of(context)?;
    let entry = context.library.entry(value.entry)?;
    let head = entry.head.as_ref()?;
    let found = entry.extraction.as_deref()?;
    let sign = figure.modifier.map(|m| format!("{} ", m.sign())).unwrap_or_default();
    let change = figure.change.map(|c| format!(" {}", c.word())).unwrap_or_default();
    let unit = figure.unit.map(|u| format!(" {u}")).unwrap_or_default();
    let of = figure.of.map(|of| format!(" {}", article.slice(of).replace('\n', " "))).unwrap_or_default();
    let by = figure.claimed_by.map(|claim| {
        let name = claim.speaker.and_then(|s| found.speaker(s)).map(|s| s.name.as_str());
        name.unwrap_or_else(|| article.slice(claim.source)).to_owned()
    });
    let right: Vec<String> = by.into_iter().chain(head.outlet.clone()).collect();
    let text = format!("{}{sign}{}{unit}{change}{of}", if is_contradicted { "! " } else { "" }, figure.value);
    Some(Row {
        left: head.date.map(day).unwrap_or_default(),
        lit: if is_contradicted { vec![TextRange::new(0, 1)] } else { Vec::new() },
        text,
        right: right.join(" · "),
        to: To::Place(Target { entry: value.entry, range: figure.range, hits: Vec::new(), saying: None }),
        ..Row::default()
    })
}

/// Draws the longest series, where there is something to draw.
fn chart(context: &Context<'_>, counted: &numbers::Counted) -> Option<Chart> {
    use rust_decimal::prelude::ToPrimitive as _;
    let series = counted.series(context).into_iter().next()?;
    let (first, last) = (series.points.first()?.0, series.points.last()?.0);
    let mut points = Vec::new();
    let mut exact = Vec::new();
    for (at, value) in &series.points {
        let figure = value.of(context)?.1;
        points.push(((*at - first).num_days() as f64, figure.value.to_f64()?));
        exact.push(figure.value);
    }
    let (low, high) = (exact.iter().min()?, exact.iter().max()?);
    (points.len() > 2 && first < last).then(|| Chart {
        unit: series.unit.unwrap_or(series.kind.word()).to_owned(),
        points,
        days: [first.to_string(), last.to_string()],
        values: [low.to_string(), high.to_string()],
    })
}
