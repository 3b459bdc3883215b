//! `pullquote show`: articles as plain text, each paragraph followed by its quotes and figures as lines.

use super::complain;
use crate::article::{Article, Warning};
use crate::extract::{Extraction, Figure, Modifier, Quote, extract};
use crate::store;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What `show` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files and folders of articles (`-` or none: standard input)
    pub paths: Vec<PathBuf>,
}

/// Prints every article of every file.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let stdin = [PathBuf::from(store::STDIN)];
    let paths = if args.paths.is_empty() { &stdin[..] } else { &args.paths };
    let mut code = ExitCode::SUCCESS;
    let mut is_first = true;
    for path in store::files(paths) {
        for (place, reading) in store::read_all(&path) {
            match reading {
                Ok((article, warnings)) => {
                    if !std::mem::take(&mut is_first) {
                        out.write_all(b"\n\n")?;
                    }
                    print(&article, &warnings, out)?;
                }
                Err(problem) => {
                    code = ExitCode::FAILURE;
                    let part = place.part.map(|p| format!("#{}", p.number)).unwrap_or_default();
                    complain(format_args!("pullquote: {}{part}: {problem}", store::shown(&path)));
                }
            }
        }
    }
    Ok(code)
}

fn print(article: &Article, warnings: &[Warning], out: &mut impl Write) -> io::Result<()> {
    let extraction = extract(article);
    if article.headline.is_none() {
        writeln!(out, "{}", article.title)?;
    }
    let metadata = &article.metadata;
    let date = metadata.date.map(|d| d.day.format("%-d %b %Y").to_string());
    let known: Vec<_> =
        date.into_iter().chain(metadata.outlet.clone()).chain(metadata.authors.iter().cloned()).collect();
    if !known.is_empty() {
        writeln!(out, "{}", known.join(" · "))?;
    }
    for warning in warnings {
        writeln!(out, "[{}]", warning.0)?;
    }
    for (number, range) in article.passages() {
        writeln!(out, "\n{}", article.slice(range))?;
        let mut lines = lines_of(article, &extraction, number);
        lines.sort_by_key(|(start, _)| *start);
        for (_, line) in lines {
            writeln!(out, "[{line}, {}]", place(number))?;
        }
    }
    Ok(())
}

/// Returns what stands in a paragraph, each with the byte it starts at.
fn lines_of(article: &Article, extraction: &Extraction, number: u32) -> Vec<(u32, String)> {
    let (quotes, figures) = (&extraction.quotes, &extraction.figures);
    let is_here = |start: u32| {
        article.paragraph_at(start) == number
            && (number != 0 || article.headline.is_some_and(|h| h.contains(start)))
    };
    let quote = |(i, q): (usize, &Quote)| {
        let line = format!("quote {} of {}, {}", i + 1, quotes.len(), describe_quote(article, extraction, q));
        (q.range().start, line)
    };
    let figure = |(i, f): (usize, &Figure)| {
        (
            f.range.start,
            format!("figure {} of {}, {}", i + 1, figures.len(), describe_figure(article, extraction, f)),
        )
    };
    let quotes_here = quotes.iter().enumerate().filter(|(_, q)| is_here(q.range().start)).map(quote);
    let figures_here = figures.iter().enumerate().filter(|(_, f)| is_here(f.range.start)).map(figure);
    quotes_here.chain(figures_here).collect()
}

fn place(number: u32) -> String {
    if number == 0 { "headline".into() } else { format!("paragraph {number}") }
}

/// Below this belief a speaker is called unsure.
const SURE: f32 = 0.5;

fn describe_quote(article: &Article, extraction: &Extraction, quote: &Quote) -> String {
    let speaker = quote.speaker.and_then(|s| extraction.speakers.get(s.0 as usize));
    let source = quote.source.map(|r| flat(article.slice(r)));
    let mut line = speaker.map_or_else(|| "speaker open".to_owned(), |s| s.name.clone());
    if let Some(source) = source.filter(|source| !line.eq_ignore_ascii_case(source)) {
        line = format!("{line} (text: {source})");
    }
    if speaker.is_some() && quote.confidence < SURE {
        line.push_str(", unsure");
    }
    if speaker.is_none() && !quote.candidates.is_empty() {
        let names = quote.candidates.iter().filter_map(|c| extraction.speakers.get(c.speaker.0 as usize));
        line = format!("{line}, perhaps {}", names.map(|s| s.name.as_str()).collect::<Vec<_>>().join(" or "));
    }
    if let Some(cue) = quote.cue {
        line = format!("{line}, {}", flat(article.slice(cue)));
    }
    line
}

fn describe_figure(article: &Article, extraction: &Extraction, figure: &Figure) -> String {
    let mut line = format!("{}: ", flat(article.slice(figure.range)));
    if let Some(modifier) = figure.modifier {
        line = format!("{line}{} ", words(modifier));
    }
    line.push_str(&figure.value.to_string());
    if let Some(high) = figure.value_high {
        line = format!("{line} to {high}");
    }
    line = format!("{line} {}", figure.unit.unwrap_or(figure.kind.word()));
    if let Some(of) = figure.of {
        line = format!("{line}, of {}", flat(article.slice(of)));
    }
    if let Some(per) = figure.per {
        line = format!("{line}, per {}", flat(article.slice(per)));
    }
    if let Some(change) = figure.change {
        line = format!("{line}, {}", change.word());
    }
    let level = |i: Option<u32>| i.and_then(|i| extraction.figures.get(i as usize)).map(|f| f.value);
    if let Some(from) = level(figure.from) {
        line = format!("{line} from {from}");
    }
    if let Some(claim) = figure.claimed_by {
        let speaker = claim.speaker.and_then(|s| extraction.speakers.get(s.0 as usize));
        let name = speaker.map_or_else(|| flat(article.slice(claim.source)), |s| s.name.clone());
        line = format!("{line}, claimed by {name}");
    }
    line
}

const fn words(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Over => "over",
        Modifier::AtLeast => "at least",
        Modifier::About => "about",
        Modifier::AtMost => "at most",
        Modifier::Under => "under",
    }
}

/// Returns words that may run over a line's end as one line.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
