//! `pullquote figures`: the figures of a library by what they count, in the order of time.

use super::shelf::{Asked, Row, Shelf, date, paragraph};
use crate::extract::{Change, Modifier};
use crate::library::numbers::{Counted, Numbers, Value as Claimed};
use std::collections::{BTreeSet, HashSet};
use std::io::Write;
use std::process::ExitCode;

/// What `figures` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    asked: Asked,
    /// Print what is counted and how often, not each figure
    #[arg(long)]
    counted: bool,
}

/// Prints one line a figure, or one a thing that is counted.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let shelf = match Shelf::open(&args.asked)? {
        Ok(shelf) => shelf,
        Err(code) => return Ok(code),
    };
    let numbers = Numbers::gather(&shelf.context());
    let context = shelf.context();
    let asked =
        shelf.asked(numbers.counted.iter().map(|c| (c, c.values.as_slice())), |filter, article, found, v| {
            filter.selects_figure(article, found, context.marks.of(v.entry), v.figure as usize)
        });
    if args.counted {
        return shelf.print(&args.asked, asked.map(|(counted, values)| thing(counted, &values)), out);
    }
    let rows = asked.flat_map(|(counted, values)| {
        let contradicted = counted.contradictions(&context);
        let rows = values.into_iter().filter_map(|v| row(&shelf, counted, v, &contradicted));
        rows.collect::<Vec<_>>()
    });
    shelf.print(&args.asked, rows, out)
}

fn thing(counted: &Counted, values: &[Claimed]) -> Row {
    let n_articles = values.iter().map(|v| v.entry).collect::<HashSet<_>>().len();
    let text = format!("{:5} figures {n_articles:4} articles  {}", values.len(), counted.written);
    Row::new(
        text,
        [
            ("noun", counted.noun.as_str().into()),
            ("written", counted.written.as_str().into()),
            ("figures", values.len().into()),
            ("articles", n_articles.into()),
        ],
    )
}

fn row(shelf: &Shelf, counted: &Counted, value: Claimed, contradicted: &BTreeSet<Claimed>) -> Option<Row> {
    let (entry, head, _) = shelf.entry(value.entry)?;
    let (article, figure) = value.of(&shelf.context())?;
    let found = entry.extraction.as_deref()?;
    let claimed_by = figure.claimed_by.map(|claim| {
        let name = claim.speaker.and_then(|s| found.speaker(s)).map(|s| s.name.as_str());
        name.unwrap_or_else(|| article.slice(claim.source))
    });
    let day = date(head);
    let sign = figure.modifier.map(|m| format!("{} ", m.sign())).unwrap_or_default();
    let unit = figure.unit.unwrap_or(figure.kind.word());
    let of = figure.of.map_or("", |of| article.slice(of));
    let is_contradicted = contradicted.contains(&value);
    let text = format!(
        "{}{:10}  {sign}{} {unit}  {}  {}{}  {}:{}",
        if is_contradicted { "! " } else { "  " },
        day.as_deref().unwrap_or_default(),
        figure.value,
        of.replace('\n', " "),
        claimed_by.map(|c| format!("{c} · ")).unwrap_or_default(),
        head.outlet.as_deref().unwrap_or_default(),
        entry.name,
        paragraph(figure.paragraph),
    );
    let points = article.source_map().code_points(figure.range);
    Some(Row::new(
        text,
        [
            ("noun", counted.noun.as_str().into()),
            ("of", of.into()),
            ("date", day.into()),
            ("value", figure.value.to_string().into()),
            ("value_high", figure.value_high.map(|v| v.to_string()).into()),
            ("kind", figure.kind.word().into()),
            ("unit", figure.unit.into()),
            ("modifier", figure.modifier.map(Modifier::sign).into()),
            ("change", figure.change.map(Change::word).into()),
            ("claimed_by", claimed_by.into()),
            ("contradicted", is_contradicted.into()),
            ("outlet", head.outlet.clone().into()),
            ("file", (*entry.name).into()),
            ("id", head.id.0.as_str().into()),
            ("paragraph", figure.paragraph.into()),
            ("start", points.start.into()),
            ("end", points.end.into()),
            ("text", article.slice(figure.range).into()),
        ],
    ))
}
