//! `pullquote export`: a library's quotes, figures, checks and notes as files.

use super::articles::Articles;
use crate::annotation::{Notes, Placed, Snapshot, place_all};
use crate::article::{Article, ArticleId};
use crate::export::{
    Subject, annotations_csv, check_sheet, file_name, gold, json, markdown, merge, questions, w3c,
};
use crate::extract::{Extraction, extract};
use crate::store::notes::NotesStore;
use crate::store::output::{Written, previous, write};
use anyhow::Context as _;
use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `export` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of articles
    library: PathBuf,
    /// What to write
    #[arg(long, value_enum)]
    format: Format,
    /// The folder to write into; without it one document goes to standard output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Only articles with annotations
    #[arg(long)]
    annotated: bool,
    /// The log of annotations, or a folder for it
    #[arg(long, value_name = "PATH")]
    notes: Option<PathBuf>,
}

/// The forms of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A Markdown file an article; what you write into it is kept
    Md,
    /// A table of all annotations
    Csv,
    /// The check sheet: a table of all quotes, figures and claims
    Sheet,
    /// Everything as one JSON document
    Json,
    /// W3C Web Annotations
    W3c,
    /// Corrected quotes and figures, one JSON object an article
    Gold,
    /// Open quotes and figures as mails to the speakers
    Questions,
}

impl Format {
    /// The name of the file that holds the whole library.
    const fn file(self) -> &'static str {
        match self {
            Self::Md => "pullquote.md",
            Self::Csv => "annotations.csv",
            Self::Sheet => "checks.csv",
            Self::Json => "pullquote.json",
            Self::W3c => "annotations.json",
            Self::Gold => "gold.jsonl",
            Self::Questions => "questions.txt",
        }
    }

    /// Makes one document of articles.
    fn document(self, subjects: &[Subject<'_>]) -> String {
        match self {
            Self::Md => subjects.iter().map(markdown).collect::<Vec<_>>().join("\n"),
            Self::Csv => annotations_csv(subjects),
            Self::Sheet => check_sheet(subjects),
            Self::Json => json(subjects),
            Self::W3c => w3c(subjects),
            Self::Gold => subjects.iter().filter_map(gold).collect(),
            Self::Questions => questions(subjects),
        }
    }
}

/// An article with what was found in it and said of it.
struct Read {
    name: String,
    article: Article,
    extraction: Extraction,
    placed: Vec<Placed>,
}

/// Writes what is asked for.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let (store, notes, news) = super::note::load(&args.library, args.notes.as_deref())?;
    super::note::tell_damage(&store, &news);
    let read = read(args, &store, &notes)?;
    let subjects: Vec<Subject<'_>> =
        read.iter().map(|r| Subject::new(&r.name, &r.article, &r.extraction, &r.placed)).collect();
    let Some(dir) = &args.out else {
        out.write_all(args.format.document(&subjects).as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    };
    let mut n_new = 0;
    let mut n_same = 0;
    let mut count = |written: Written| match written {
        Written::New => n_new += 1,
        Written::Same => n_same += 1,
    };
    if args.format == Format::Md {
        for subject in &subjects {
            count(write_markdown(dir, subject)?);
        }
    } else {
        let document = args.format.document(&subjects);
        count(
            write(dir, args.format.file(), document.as_bytes())
                .with_context(|| at(dir, args.format.file()))?,
        );
    }
    writeln!(out, "{}: {n_new} written, {n_same} unchanged", crate::store::shown(dir))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes an article's Markdown; what a person put into the file stays.
pub(crate) fn write_markdown(dir: &Path, subject: &Subject<'_>) -> anyhow::Result<Written> {
    let name = file_name(subject.name, "md");
    let new = markdown(subject);
    let old = previous(dir, &name).with_context(|| at(dir, &name))?;
    let text = old.map_or_else(|| new.clone(), |old| merge(&old, &new));
    write(dir, &name, text.as_bytes()).with_context(|| at(dir, &name))
}

fn at(dir: &Path, name: &str) -> String {
    format!("cannot write {}", crate::store::shown(&dir.join(name)))
}

fn read(args: &Args, store: &NotesStore, notes: &Notes) -> anyhow::Result<Vec<Read>> {
    let articles = Articles::of(&args.library)?;
    let all: Vec<_> = articles.all().collect();
    let ids: HashSet<ArticleId> = all.iter().map(|f| f.article.id.clone()).collect();
    let read = all.into_iter().map(|found| {
        let now = Snapshot::new(found.article.text().to_owned());
        let of = notes.of_article(&found.article.id, &found.name, |id| ids.contains(id));
        let placed = place_all(&now, of, |hash| store.text(hash));
        (found, placed)
    });
    let read = read.filter(|(_, placed)| !args.annotated || !placed.is_empty()).map(|(found, placed)| Read {
        extraction: extract(&found.article),
        name: found.name,
        article: found.article,
        placed,
    });
    Ok(read.collect())
}
