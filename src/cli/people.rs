//! `pullquote people`: everybody quoted in a library, or everything they said.

use super::shelf::{Asked, Row, Shelf, date, paragraph};
use crate::library::people::{People, Person, Saying};
use std::collections::HashSet;
use std::io::Write;
use std::process::ExitCode;

/// What `people` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    asked: Asked,
    /// Print what each of them said, in the order of time
    #[arg(long)]
    quotes: bool,
}

/// Prints one line a person, or one a quote.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let shelf = match Shelf::open(&args.asked)? {
        Ok(shelf) => shelf,
        Err(code) => return Ok(code),
    };
    let people = People::gather(&shelf.context());
    let asked =
        shelf.asked(people.people.iter().map(|p| (p, p.sayings.as_slice())), |filter, article, found, s| {
            filter.selects_quote(article, found, shelf.context().marks.of(s.entry), s.quote as usize)
        });
    if args.quotes {
        let rows = asked.flat_map(|(person, sayings)| sayings.into_iter().map(move |s| (person, s)));
        return shelf.print(&args.asked, rows.filter_map(|(person, s)| said(&shelf, person, s)), out);
    }
    shelf.print(&args.asked, asked.map(|(person, sayings)| row(person, &sayings)), out)
}

fn row(person: &Person, sayings: &[Saying]) -> Row {
    let (first, last) = match person.dates {
        Some((first, last)) => (Some(first.to_string()), Some(last.to_string())),
        None => (None, None),
    };
    let span = match (&first, &last) {
        (Some(first), Some(last)) if first == last => first.clone(),
        (Some(first), Some(last)) => format!("{first} – {last}"),
        _ => String::new(),
    };
    let n_articles = sayings.iter().map(|s| s.entry).collect::<HashSet<_>>().len();
    let namesake = if person.has_namesake { " (one of several of this name)" } else { "" };
    let n_quotes = sayings.len();
    let quotes = if n_quotes == 1 { "quote " } else { "quotes" };
    let articles = if n_articles == 1 { "article " } else { "articles" };
    let text = format!("{n_quotes:5} {quotes} {n_articles:4} {articles}  {}{namesake}  {span}", person.name);
    Row::new(
        text,
        [
            ("name", person.name.as_str().into()),
            ("kind", person.kind.word().into()),
            ("quotes", sayings.len().into()),
            ("articles", n_articles.into()),
            ("first", first.into()),
            ("last", last.into()),
            ("namesake", person.has_namesake.into()),
        ],
    )
}

fn said(shelf: &Shelf, person: &Person, saying: Saying) -> Option<Row> {
    let (entry, head, article) = shelf.entry(saying.entry)?;
    let quote = saying.of(&shelf.context())?;
    // The segments keep their own marks: nothing stands inside marks that was not said.
    let segments: Vec<&str> = quote.segments.iter().map(|s| article.slice(s.marks)).collect();
    let words = segments.join(" ").replace('\n', " ");
    let day = date(head);
    let shown_day = day.as_deref().unwrap_or_default();
    let text =
        format!("{shown_day:10}  {}: {words}  {}:{}", person.name, entry.name, paragraph(quote.paragraph));
    let points = article.source_map().code_points(quote.range());
    Some(Row::new(
        text,
        [
            ("name", person.name.as_str().into()),
            ("kind", person.kind.word().into()),
            ("date", day.into()),
            ("text", words.into()),
            ("source", quote.source.map(|s| article.slice(s)).into()),
            ("outlet", head.outlet.clone().into()),
            ("file", (*entry.name).into()),
            ("id", head.id.0.as_str().into()),
            ("paragraph", quote.paragraph.into()),
            ("start", points.start.into()),
            ("end", points.end.into()),
        ],
    ))
}
