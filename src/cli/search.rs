//! `pullquote search`: the places that a query finds, best articles first.

use super::shelf::{Asked, Row, Shelf, paragraph};
use crate::library::EntryIdx;
use crate::library::search::{Hit, HitPlace, Search, rank, snippet};
use crate::text::clean_line;
use serde_json::Value;
use std::collections::HashSet;
use std::io::Write;
use std::process::ExitCode;

/// What `search` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    asked: Asked,
    /// Print at most this many places of each article
    #[arg(long, value_name = "N")]
    max: Option<usize>,
}

/// Characters of the words around a hit.
const SNIPPET: usize = 110;

/// Prints one line a place.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let shelf = match Shelf::open(&args.asked)? {
        Ok(shelf) => shelf,
        Err(code) => return Ok(code),
    };
    let search = Search::new(&shelf.query);
    let selected: HashSet<EntryIdx> = shelf.selected.iter().copied().collect();
    let mut found = shelf.in_parallel(|context, range| search.run(context, range));
    found.retain(|f| selected.contains(&f.entry));
    rank(&shelf.context(), &mut found);
    let max = args.max.unwrap_or(usize::MAX);
    let rows = found.into_iter().flat_map(|f| {
        let hits = search.hits(&shelf.context(), f.entry).into_iter().take(max);
        hits.filter_map(|hit| row(&shelf, f.entry, hit)).collect::<Vec<_>>()
    });
    shelf.print(&args.asked, rows, out)
}

fn row(shelf: &Shelf, idx: EntryIdx, hit: Hit) -> Option<Row> {
    let (entry, head, article) = shelf.entry(idx)?;
    let context = shelf.context();
    let note = match hit.place {
        HitPlace::Note(i) => context.marks.of(idx).notes.get(i as usize).map(|n| clean_line(&n.text)),
        _ => None,
    };
    let kind = match hit.place {
        HitPlace::Title => "title",
        HitPlace::Quote(_) => "quote",
        HitPlace::Figure(_) => "figure",
        HitPlace::Text => "text",
        HitPlace::Note(_) => "note",
    };
    let found = entry.extraction.as_deref();
    let speaker = match (hit.place, found) {
        (HitPlace::Quote(i), Some(found)) => found.quotes.get(i as usize).and_then(|q| found.speaker_name(q)),
        _ => None,
    };
    let number = article.paragraph_at(hit.range.start);
    let around = snippet(article, hit.range, SNIPPET).text;
    let shown = note
        .clone()
        .unwrap_or_else(|| if hit.range.is_empty() { head.title.clone() } else { around.clone() });
    let said = speaker.map(|s| format!(" · {s}")).unwrap_or_default();
    let text = format!("{}:{}:{kind}: {shown}{said}", entry.name, paragraph(number));
    let points = article.source_map().code_points(hit.range);
    Some(Row::new(
        text,
        [
            ("file", (*entry.name).into()),
            ("id", head.id.0.as_str().into()),
            ("title", head.title.as_str().into()),
            ("place", kind.into()),
            ("paragraph", number.into()),
            ("start", points.start.into()),
            ("end", points.end.into()),
            ("text", article.slice(hit.range).into()),
            ("speaker", speaker.map_or(Value::Null, Value::from)),
            ("snippet", around.into()),
            ("note", note.into()),
        ],
    ))
}
