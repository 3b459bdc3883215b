//! What `list`, `search`, `people` and `figures` share: a library read whole, the query, and rows printed as text, JSON or CSV.

use super::complain;
use crate::annotation::Notes;
use crate::article::{Article, Head};
use crate::extract::{Extraction, extract};
use crate::library::corrected::corrected;
use crate::library::query::{Query, parse};
use crate::library::sample::sample;
use crate::library::{ArticleMarks, Context, Duplicates, Entry, EntryIdx, Filter, Library, Marks, suggest};
use crate::store::notes::NotesStore;
use crate::store::{Source, read_all, walk};
use rayon::prelude::*;
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// What is asked of a library.
#[derive(Debug, clap::Args)]
pub struct Asked {
    /// A folder of articles, or a file
    pub library: PathBuf,
    /// What to select: words, "a phrase", speaker:NAME, says:WORDS, fig:>1000, of:WHAT, outlet:, date:2020-08..2020-10, …
    pub query: Vec<String>,
    /// Print one JSON object a line
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Print CSV with a header
    #[arg(long)]
    pub csv: bool,
    /// Draw this many of the selected articles, the same ones each time
    #[arg(long, value_name = "N")]
    pub sample: Option<usize>,
    /// Another draw
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub seed: u64,
    /// Where the notes are, if not in the library
    #[arg(long, value_name = "PATH")]
    pub notes: Option<PathBuf>,
}

/// A library read whole, with what was asked of it.
pub(super) struct Shelf {
    library: Library,
    marks: Marks,
    duplicates: Duplicates,
    /// What was asked.
    pub query: Query,
    /// What was asked, ready.
    pub filter: Filter,
    /// The selected articles, copies left out.
    pub selected: Vec<EntryIdx>,
}

/// Entries that a thread takes at once.
const CHUNK: usize = 256;

impl Shelf {
    /// Reads the library and selects; a query that cannot be read ends in an exit code of its own, after saying where.
    pub fn open(asked: &Asked) -> anyhow::Result<Result<Self, ExitCode>> {
        let text = asked.query.join(" ");
        let query = match parse(&text) {
            Ok(query) => query,
            Err(error) => {
                let shown = crate::text::clean_line(&text);
                complain(format_args!("pullquote: {error}\n  {shown}\n  {}", error.pointer(&text)));
                return Ok(Err(ExitCode::from(2)));
            }
        };
        let source = Source::find(Some(&asked.library))?;
        let (library, marks) = read(&source, asked.notes.as_deref());
        let n_problems = library.entries.iter().filter(|e| e.problem.is_some()).count();
        if n_problems > 0 {
            complain(format_args!(
                "pullquote: {n_problems} files cannot be read; the reader's :problems lists them"
            ));
        }
        let duplicates = Duplicates::find(&library);
        let filter = Filter::new(&query);
        let mut shelf = Self { library, marks, duplicates, query, filter, selected: Vec::new() };
        let mut selected = shelf.in_parallel(|context, range| shelf.filter.select(context, range));
        shelf.duplicates.fold(&mut selected);
        if let Some(n) = asked.sample {
            selected = sample(&shelf.context(), &selected, n, asked.seed);
        }
        shelf.selected = selected;
        Ok(Ok(shelf))
    }

    /// Returns what can be asked.
    pub fn context(&self) -> Context<'_> {
        Context { library: &self.library, marks: &self.marks, duplicates: &self.duplicates }
    }

    /// Asks about all entries, on all cores; results are in their order.
    pub fn in_parallel<T: Send>(
        &self,
        ask: impl Fn(&Context<'_>, std::ops::Range<usize>) -> Vec<T> + Sync,
    ) -> Vec<T> {
        let context = self.context();
        let n = self.library.entries.len();
        let chunks: Vec<usize> = (0..n).step_by(CHUNK).collect();
        chunks.into_par_iter().flat_map_iter(|at| ask(&context, at..(at + CHUNK).min(n))).collect()
    }

    /// Returns an entry with its head and article.
    pub fn entry(&self, idx: EntryIdx) -> Option<(&Entry, &Head, &Article)> {
        let entry = self.library.entry(idx)?;
        Some((entry, entry.head.as_ref()?, entry.article.as_deref()?))
    }

    /// Returns of each group what is asked for: what is in the selected articles and `holds`; groups without any are left out.
    pub fn asked<'a, G: 'a, T: Copy + Placed + 'a>(
        &'a self,
        groups: impl Iterator<Item = (&'a G, &'a [T])> + 'a,
        holds: impl Fn(&Filter, &Article, &Extraction, T) -> bool + 'a,
    ) -> impl Iterator<Item = (&'a G, Vec<T>)> + 'a {
        let selected: HashSet<EntryIdx> = self.selected.iter().copied().collect();
        let is_asked = move |it: &T| {
            let entry = self.entry(it.entry()).filter(|_| selected.contains(&it.entry()));
            entry.is_some_and(|(entry, _, article)| {
                entry.extraction.as_deref().is_some_and(|found| holds(&self.filter, article, found, *it))
            })
        };
        let asked = groups.map(move |(group, all)| (group, all.iter().copied().filter(&is_asked).collect()));
        asked.filter(|(_, asked): &(_, Vec<T>)| !asked.is_empty())
    }

    /// Prints rows. Without any it says what was perhaps meant, and the exit code is 1.
    pub fn print(
        &self,
        asked: &Asked,
        rows: impl Iterator<Item = Row>,
        out: &mut impl Write,
    ) -> anyhow::Result<ExitCode> {
        let mut rows = rows.peekable();
        if rows.peek().is_none() {
            let nearest = suggest(&self.context(), &self.query);
            let nearest = nearest.map(|n| format!(" · nearest: {n}")).unwrap_or_default();
            complain(format_args!("pullquote: nothing found{nearest}"));
            return Ok(ExitCode::FAILURE);
        }
        if asked.csv {
            print_csv(rows, out)?;
        } else {
            for row in rows {
                if asked.json {
                    serde_json::to_writer(&mut *out, &row.fields).map_err(io::Error::from)?;
                    out.write_all(b"\n")?;
                } else {
                    writeln!(out, "{}", row.text)?;
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Something that is in an article.
pub(super) trait Placed {
    /// Returns the article.
    fn entry(&self) -> EntryIdx;
}

impl Placed for crate::library::people::Saying {
    fn entry(&self) -> EntryIdx {
        self.entry
    }
}

impl Placed for crate::library::numbers::Value {
    fn entry(&self) -> EntryIdx {
        self.entry
    }
}

/// One line of output: as text, and field by field.
pub(super) struct Row {
    /// For people.
    pub text: String,
    /// For programs.
    pub fields: Map<String, Value>,
}

impl Row {
    /// Makes a row of its text and fields.
    pub fn new<const N: usize>(text: String, fields: [(&str, Value); N]) -> Self {
        Self { text, fields: fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect() }
    }
}

fn print_csv(rows: impl Iterator<Item = Row>, out: &mut impl Write) -> anyhow::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let mut is_first = true;
    for row in rows {
        if std::mem::take(&mut is_first) {
            csv.write_record(row.fields.keys()).map_err(io_error)?;
        }
        csv.write_record(row.fields.values().map(cell)).map_err(io_error)?;
    }
    csv.flush()?;
    Ok(())
}

/// The cause, so that a closed pipe is known as one.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A cell that begins as a formula does would be run by a spreadsheet.
fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(cell).collect::<Vec<_>>().join("; "),
        other => return other.to_string(),
    };
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text }
}

/// Reads all articles with their annotations and what is found in them, on all cores.
fn read(source: &Source, notes_path: Option<&Path>) -> (Library, Marks) {
    let (store, notes) = notes(source, notes_path);
    let found: Vec<Entry> = walk(source).flatten().collect();
    let read: Vec<(Entry, ArticleMarks)> =
        found.into_par_iter().flat_map_iter(|entry| articles(entry, store.as_ref(), &notes)).collect();
    let mut library = Library::default();
    let mut marks = Marks::default();
    for ((entry, marked), i) in read.into_iter().zip(0..) {
        library.entries.push(entry);
        marks.set(EntryIdx(i), marked);
    }
    (library, marks)
}

/// Reads the notes. Articles are there without them, too: why they cannot be read is only said.
fn notes(source: &Source, chosen: Option<&Path>) -> (Option<NotesStore>, Notes) {
    let mut notes = Notes::default();
    let (Source::Folder(path) | Source::File(path)) = source else { return (None, notes) };
    let read = NotesStore::find_to_read(path, chosen).and_then(|mut store| Ok((store.read()?, store)));
    match read {
        Ok((news, store)) => {
            if let Some(error) = news.unread {
                complain(format_args!("pullquote: {error}; read without its notes"));
            }
            notes.extend(news.replay.records);
            (Some(store), notes)
        }
        Err(error) => {
            complain(format_args!("pullquote: {error}; read without notes"));
            (None, notes)
        }
    }
}

/// Reads the articles of one file.
fn articles(found: Entry, store: Option<&NotesStore>, notes: &Notes) -> Vec<(Entry, ArticleMarks)> {
    if found.problem.is_some() {
        return vec![(found, ArticleMarks::default())];
    }
    let readings = read_all(&found.place.path);
    let entries = readings.into_iter().map(|(place, reading)| {
        let number = place.part.map(|p| format!("#{}", p.number)).unwrap_or_default();
        let mut entry = Entry::found(place, [&*found.name, &number].concat());
        let (article, warnings) = match reading {
            Ok(read) => read,
            Err(problem) => {
                entry.problem = Some(problem);
                return (entry, ArticleMarks::default());
            }
        };
        let mut extraction = extract(&article);
        let mut head = Head::of(&article, &warnings);
        let mut marked = ArticleMarks::default();
        if notes.of(&article.id).next().is_some() {
            let then = |hash| store?.text(hash);
            let new = corrected(&article, &extraction, &head, notes.of(&article.id), then);
            (extraction, marked, head) = (new.extraction, new.marks, new.head);
        }
        entry.head = Some(head.into());
        entry.article = Some(Arc::new(article));
        entry.extraction = Some(Arc::new(extraction));
        (entry, marked)
    });
    entries.collect()
}

/// Returns a date as it is known: `2020`, `2020-08` or `2020-08-12`.
pub(super) fn date(head: &Head) -> Option<String> {
    use crate::article::Precision;
    let date = head.date?;
    let format = match date.precision {
        Precision::Year => "%Y",
        Precision::Month => "%Y-%m",
        Precision::Day => "%Y-%m-%d",
    };
    Some(date.day.format(format).to_string())
}

/// Returns how a paragraph is named.
pub(super) fn paragraph(number: u32) -> String {
    if number == 0 { "headline".to_owned() } else { format!("¶{number}") }
}
