//! `pullquote note`: annotations without the screen. What it acknowledges is on disk.

use super::complain;
use crate::annotation::{
    Annotation, Body, Check, Fate, Kind, Revision, Status, Target, TextHash, anchor, to_json,
};
use crate::extract::{Extraction, extract};
use crate::json::escape_controls;
use crate::store::articles::{Articles, Found};
use crate::store::notes::{News, NotesStore, annotator, new_id};
use crate::store::outgoing::read_notes;
use crate::text::{CodePoints, TextRange, clean, clean_line};
use anyhow::{Context as _, anyhow, bail};
use serde::Deserialize;
use std::collections::HashMap;
use std::io::{self, BufRead as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `note` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Annotate an article; prints `ACK <id>` once it is on disk
    Add(Add),
    /// List the annotations of a library
    List(List),
    /// Look for damaged lines; exit code 1 when something is wrong
    Doctor(Where),
    /// Find a place of an old text in a new one: prints `START END` in code points, or `REVIEW`
    Anchor(Anchoring),
}

#[derive(Debug, clap::Args)]
struct Where {
    /// The folder of articles
    library: PathBuf,
    /// The log of annotations, or a folder for it
    #[arg(long, value_name = "PATH")]
    notes: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct Add {
    #[command(flatten)]
    place: Where,
    /// One JSON object a line on standard input: id, article, quote | figure | exact, text, tag, status
    #[arg(long, conflicts_with_all = ["article", "quote", "figure", "exact", "text", "tag", "status", "id"])]
    batch: bool,
    #[command(flatten)]
    wanted: Wanted,
}

#[derive(Debug, Default, Deserialize, clap::Args)]
struct Wanted {
    /// An article's id, its path inside the library, or its file name
    #[arg(long, required_unless_present = "batch")]
    article: Option<String>,
    /// A quote, counted from 1 in the order of `extract`
    #[arg(long, value_name = "N", conflicts_with_all = ["figure", "exact"])]
    quote: Option<usize>,
    /// A figure, counted from 1 in the order of `extract`
    #[arg(long, value_name = "N", conflicts_with = "exact")]
    figure: Option<usize>,
    /// Words that stand once in the article
    #[arg(long, value_name = "WORDS")]
    exact: Option<String>,
    /// A note
    #[arg(long)]
    text: Option<String>,
    /// A tag
    #[arg(long)]
    tag: Option<String>,
    /// open, confirmed, wrong, cannot-verify
    #[arg(long)]
    status: Option<String>,
    /// The annotation's id; else one is made
    #[arg(long)]
    id: Option<String>,
}

#[derive(Debug, clap::Args)]
struct List {
    #[command(flatten)]
    place: Where,
    /// One W3C Web Annotation a line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
struct Anchoring {
    /// The text that the place was recorded in
    old: PathBuf,
    /// The text as it is now
    new: PathBuf,
    /// First code point
    start: u32,
    /// One past the last
    end: u32,
}

/// Runs one of the commands.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    match &args.command {
        Command::Add(args) if args.batch => batch(&args.place, out),
        Command::Add(args) => {
            let mut desk = Desk::open(&args.place)?;
            let id = desk.add(&args.wanted)?;
            acknowledge(&id, out)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::List(args) => list(args, out),
        Command::Doctor(place) => doctor(place, out),
        Command::Anchor(args) => place_again(args, out),
    }
}

fn acknowledge(id: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "ACK {}", clean_line(id))?;
    out.flush()
}

/// A library with its notes, and what was read of it so far.
struct Desk {
    articles: Articles,
    store: NotesStore,
    read: HashMap<String, (Found, Extraction)>,
}

impl Desk {
    fn open(place: &Where) -> anyhow::Result<Self> {
        let store = NotesStore::find(&place.library, place.notes.as_deref())?;
        Ok(Self { articles: Articles::of(&place.library)?, store, read: HashMap::new() })
    }

    fn add(&mut self, wanted: &Wanted) -> anyhow::Result<String> {
        let name = wanted.article.as_deref().context("no article")?;
        if !self.read.contains_key(name) {
            let found = self.articles.find(name)?;
            let extraction = extract(&found.article);
            self.read.insert(name.to_owned(), (found, extraction));
        }
        let (found, extraction) = self.read.get(name).context("no article")?;
        let mut records = [annotate(found, extraction, wanted)?];
        self.store.save(&mut records, &[found.article.text()])?;
        let [record] = records;
        Ok(record.id)
    }
}

fn annotate(found: &Found, extraction: &Extraction, wanted: &Wanted) -> anyhow::Result<Annotation> {
    let article = &found.article;
    let (kind, range) = locate(found, extraction, wanted)?;
    let mut bodies: Vec<Body> = wanted.text.iter().map(|text| Body::Note(clean(text).text)).collect();
    bodies.extend(wanted.tag.iter().map(|tag| Body::Tag(clean_line(tag))));
    if let Some(word) = &wanted.status {
        let status = Status::from_word(word).with_context(|| {
            format!("status `{word}`: use one of {}", Status::ALL.map(Status::word).join(", "))
        })?;
        bodies.push(Body::Check(Check { status, ..Check::default() }));
    }
    if bodies.is_empty() {
        bodies.push(Body::Highlight);
    }
    Ok(Annotation {
        id: wanted.id.clone().unwrap_or_else(new_id),
        target: Target {
            article: article.id.clone(),
            path: found.name.clone(),
            title: article.title.clone(),
            kind,
            anchor: range.map(|range| anchor(article.text(), TextHash::of(article.text()), range)),
            ..Target::default()
        },
        bodies,
        creator: annotator(),
        ..Annotation::default()
    })
}

fn locate(
    found: &Found,
    extraction: &Extraction,
    wanted: &Wanted,
) -> anyhow::Result<(Kind, Option<TextRange>)> {
    let nth = |n: usize, all: usize, what: &str| {
        n.checked_sub(1).filter(|i| *i < all).with_context(|| format!("{what} {n}: the article has {all}"))
    };
    if let Some(n) = wanted.quote {
        // `extract` prints the segments of a split quote one by one; a note sits on the whole.
        let quotes: Vec<TextRange> =
            extraction.quotes.iter().flat_map(|q| q.segments.iter().map(|_| q.range())).collect();
        let i = nth(n, quotes.len(), "quote")?;
        return Ok((Kind::Quote, quotes.get(i).copied()));
    }
    if let Some(n) = wanted.figure {
        let i = nth(n, extraction.figures.len(), "figure")?;
        return Ok((Kind::Figure, extraction.figures.get(i).map(|f| f.range)));
    }
    let Some(words) = &wanted.exact else { return Ok((Kind::Article, None)) };
    let mut places = found.article.text().match_indices(words.as_str()).map(|m| m.0);
    match (places.next(), places.next()) {
        _ if words.is_empty() => bail!("no words"),
        (Some(at), None) => Ok((Kind::Words, Some(TextRange::from_usize(at, at + words.len())))),
        (None, _) => bail!("these words do not stand in {}", found.name),
        (Some(_), Some(_)) => {
            bail!("these words stand more than once in {}: give more of them", found.name)
        }
    }
}

fn batch(place: &Where, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let mut desk = Desk::open(place)?;
    let mut n_bad = 0;
    for (i, line) in io::stdin().lock().lines().enumerate() {
        let line = line.context("standard input")?;
        if line.trim().is_empty() {
            continue;
        }
        let added = serde_json::from_str(&line).map_err(|e| anyhow!(e)).and_then(|w| desk.add(&w));
        match added {
            Ok(id) => acknowledge(&id, out)?,
            Err(error) => {
                n_bad += 1;
                complain(format_args!("pullquote: line {}: {error:#}", i + 1));
            }
        }
    }
    Ok(if n_bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Tells the damaged lines of a log, and a log that could not be read beside it; returns how many there are.
pub(super) fn tell_damage(store: &NotesStore, news: &News) -> usize {
    let all: Vec<_> = news.replay.damage.iter().chain(&news.replay.torn).collect();
    for damage in &all {
        complain(format_args!("pullquote: {} line {}: {}", store.path().display(), damage.line, damage.kind));
    }
    if let Some(error) = &news.unread {
        complain(format_args!("pullquote: {error}; your own notes are read without it"));
    }
    all.len() + usize::from(news.unread.is_some())
}

fn list(args: &List, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let (store, notes, news) = read_notes(&args.place.library, args.place.notes.as_deref())?;
    for annotation in notes.iter() {
        if args.json {
            writeln!(out, "{}", escape_controls(&to_json(annotation).to_string()))?;
        } else {
            writeln!(out, "{}", summary(annotation))?;
        }
    }
    out.flush()?;
    tell_damage(&store, &news);
    Ok(ExitCode::SUCCESS)
}

/// One line for a person: id, article, words, what is said.
fn summary(annotation: &Annotation) -> String {
    let target = &annotation.target;
    let article = if target.path.is_empty() { &target.article.0 } else { &target.path };
    let words = target.anchor.as_ref().map(|a| format!("“{}”", a.exact));
    let said = annotation.bodies.iter().map(|body| match body {
        Body::Note(text) => text.clone(),
        Body::Tag(tag) => format!("#{tag}"),
        Body::Highlight => "highlighted".to_owned(),
        Body::Star => "starred".to_owned(),
        Body::Check(check) => check.status.word().to_owned(),
        Body::Correction(_) => "corrected".to_owned(),
        Body::Other(_) => "a body of another program".to_owned(),
    });
    let said: Vec<String> = said.collect();
    let line =
        [annotation.id.clone(), article.clone(), words.unwrap_or_default(), said.join("; ")].join("  ");
    clean_line(&line)
}

fn doctor(place: &Where, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let (store, notes, news) = read_notes(&place.library, place.notes.as_deref())?;
    let n_damaged = tell_damage(&store, &news);
    let texts: std::collections::BTreeSet<TextHash> =
        notes.iter().filter_map(|a| a.target.anchor.as_ref()?.text).collect();
    let missing: Vec<_> = texts.iter().filter(|hash| store.text(**hash).is_none()).collect();
    for hash in &missing {
        complain(format_args!(
            "pullquote: the snapshot {hash} is missing or damaged: notes on it stay where the text is unchanged"
        ));
    }
    let (n, path) = (notes.len(), store.path());
    writeln!(
        out,
        "{}: {n} annotations, {n_damaged} damaged lines, {} snapshots missing",
        clean_line(&path.display().to_string()),
        missing.len()
    )?;
    Ok(if n_damaged == 0 && missing.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn place_again(args: &Anchoring, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let text = |path: &Path| {
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        anyhow::Ok(clean(&String::from_utf8_lossy(&bytes)))
    };
    let (old, new) = (text(&args.old)?, text(&args.new)?);
    let range = TextRange::new(old.map.byte(args.start), old.map.byte(args.end));
    match Revision::new(&old.text, &new.text).place(range) {
        Fate::Kept(range) | Fate::Changed(range) => {
            let CodePoints { start, end } = new.map.code_points(range);
            writeln!(out, "{start} {end}")?;
        }
        Fate::Lost(_) => writeln!(out, "REVIEW")?,
    }
    Ok(ExitCode::SUCCESS)
}
