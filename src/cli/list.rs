//! `pullquote list`: the articles that a query selects.

use super::shelf::{Asked, Row, Shelf, date};
use crate::library::{EntryIdx, SortOrder};
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;

/// What `list` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    asked: Asked,
    /// Sort by date, outlet, title, name, quotes, figures, checked, unread; `-date,outlet` is the newest first
    #[arg(long, value_name = "KEYS", allow_hyphen_values = true)]
    sort: Option<SortOrder>,
}

/// Prints one line an article.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let shelf = match Shelf::open(&args.asked)? {
        Ok(shelf) => shelf,
        Err(code) => return Ok(code),
    };
    let mut entries = shelf.selected.clone();
    if let Some(order) = &args.sort {
        order.sort(&shelf.context(), &mut entries);
    }
    shelf.print(&args.asked, entries.into_iter().filter_map(|idx| row(&shelf, idx)), out)
}

fn row(shelf: &Shelf, idx: EntryIdx) -> Option<Row> {
    let (entry, head, _) = shelf.entry(idx)?;
    let context = shelf.context();
    let found = entry.extraction.as_deref();
    let (n_quotes, n_figures) = found.map_or((0, 0), |f| (f.quotes.len(), f.figures.len()));
    let marks = context.marks.of(idx);
    let n_checked = marks.n_checked();
    let n_copies = context.duplicates.n_copies(idx);
    let day = date(head);
    let outlet = head.outlet.as_deref().map(|o| format!(" · {o}")).unwrap_or_default();
    let copies = if n_copies > 0 { format!(" (+{n_copies} the same)") } else { String::new() };
    let text = format!(
        "{:10}  {n_quotes:3} quotes {n_figures:3} figures {n_checked:3} checked  {}{outlet}  {}{copies}",
        day.as_deref().unwrap_or_default(),
        head.title,
        entry.name,
    );
    let tags: Vec<&String> = head.tags.iter().chain(&marks.tags).collect();
    let warnings: Vec<&str> = head.warnings.iter().map(|w| w.0.as_str()).collect();
    Some(Row::new(
        text,
        [
            ("file", (*entry.name).into()),
            ("id", head.id.0.as_str().into()),
            ("title", head.title.as_str().into()),
            ("date", day.into()),
            ("outlet", head.outlet.clone().into()),
            ("authors", head.authors.clone().into()),
            ("tags", json!(tags)),
            ("words", head.n_words.into()),
            ("quotes", n_quotes.into()),
            ("figures", n_figures.into()),
            ("checked", n_checked.into()),
            ("notes", marks.notes.len().into()),
            ("starred", marks.is_starred.into()),
            ("copies", n_copies.into()),
            ("warnings", Value::from(warnings)),
        ],
    ))
}
