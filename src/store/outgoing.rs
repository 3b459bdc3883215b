//! A library's quotes, figures, checks and notes as files: read, put together, written where they changed.

use super::articles::Articles;
use super::notes::{News, NotesStore};
use super::output::{Written, previous, write};
use crate::annotation::{Notes, Placed, Seekers, Snapshot, place_all};
use crate::article::{Article, ArticleId};
use crate::export::{
    Subject, annotations_csv, check_sheet, file_name, gold, json, markdown, merge, questions, w3c,
};
use crate::extract::{Extraction, extract};
use anyhow::Context as _;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// What is to be exported.
#[derive(Clone, Debug)]
pub struct Job {
    /// The folder of articles.
    pub library: PathBuf,
    /// The log of annotations, or a folder for it, where it is not the usual one.
    pub notes: Option<PathBuf>,
    /// The form.
    pub format: Format,
    /// Only articles with annotations.
    pub annotated: bool,
}

/// What came of an export into a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Files that have new content.
    pub n_new: usize,
    /// Files that had it already.
    pub n_same: usize,
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
struct Whole {
    name: String,
    article: Article,
    extraction: Extraction,
    placed: Vec<Placed>,
}

/// The annotations of a library, as they were read: the store, the notes, and what could not be read of them.
pub type Read = (NotesStore, Notes, News);

/// Reads the whole log of a library; damaged lines are in the news, never fatal.
///
/// # Errors
/// When the log is there and cannot be read.
pub fn read_notes(library: &Path, chosen: Option<&Path>) -> Result<Read, super::notes::NotesError> {
    let mut store = NotesStore::find_to_read(library, chosen)?;
    let mut news = store.read()?;
    let mut notes = Notes::default();
    notes.extend(std::mem::take(&mut news.replay.records));
    Ok((store, notes, news))
}

impl Job {
    /// Makes one document of the whole library.
    ///
    /// # Errors
    /// When the library or its notes cannot be read.
    pub fn document(&self) -> anyhow::Result<String> {
        let read = self.read()?;
        Ok(self.format.document(&subjects(&read)))
    }

    /// Writes the files of the export into a folder.
    ///
    /// # Errors
    /// When something cannot be read or written; the message says which.
    pub fn write(&self, dir: &Path) -> anyhow::Result<Outcome> {
        let read = self.read()?;
        let subjects = subjects(&read);
        let mut outcome = Outcome::default();
        let mut count = |written: Written| match written {
            Written::New => outcome.n_new += 1,
            Written::Same => outcome.n_same += 1,
        };
        if self.format == Format::Md {
            for subject in &subjects {
                count(write_markdown(dir, subject)?);
            }
        } else {
            let (name, document) = (self.format.file(), self.format.document(&subjects));
            count(write(dir, name, document.as_bytes()).with_context(|| at(dir, name))?);
        }
        Ok(outcome)
    }

    fn read(&self) -> anyhow::Result<Vec<Whole>> {
        let (store, notes, _) = read_notes(&self.library, self.notes.as_deref())?;
        read(self, &store, &notes)
    }
}

fn subjects(read: &[Whole]) -> Vec<Subject<'_>> {
    read.iter().map(|r| Subject::new(&r.name, &r.article, &r.extraction, &r.placed)).collect()
}

/// Writes an article's Markdown; what a person put into the file stays.
fn write_markdown(dir: &Path, subject: &Subject<'_>) -> anyhow::Result<Written> {
    let name = file_name(subject.name, "md");
    let new = markdown(subject);
    let old = previous(dir, &name).with_context(|| at(dir, &name))?;
    let text = old.map_or_else(|| new.clone(), |old| merge(&old, &new));
    write(dir, &name, text.as_bytes()).with_context(|| at(dir, &name))
}

fn at(dir: &Path, name: &str) -> String {
    format!("cannot write {}", super::shown(&dir.join(name)))
}

/// Recognises articles that were renamed and changed, as the reader does.
fn found_again(all: &[super::articles::Found], store: &NotesStore, notes: &Notes) -> Notes {
    let ids = all.iter().map(|f| &f.article.id).collect();
    let paths = all.iter().map(|f| f.name.as_str()).collect();
    let mut seekers = Seekers::new(notes.lost(&ids, &paths), |hash| store.text(hash));
    for found in all {
        seekers.look_at(&found.article.id, found.article.text(), notes);
    }
    let mut notes = notes.clone();
    notes.take_as_moved(seekers.found());
    notes
}

fn read(args: &Job, store: &NotesStore, notes: &Notes) -> anyhow::Result<Vec<Whole>> {
    let articles = Articles::of(&args.library)?;
    let all: Vec<_> = articles.all().collect();
    let ids: HashSet<ArticleId> = all.iter().map(|f| f.article.id.clone()).collect();
    let notes = &found_again(&all, store, notes);
    let read = all.into_iter().map(|found| {
        let now = Snapshot::new(found.article.text().to_owned());
        let of = notes.of_article(&found.article.id, &found.name, |id| ids.contains(id));
        let placed = place_all(&now, of, |hash| store.text(hash));
        (found, placed)
    });
    let read = read.filter(|(_, placed)| !args.annotated || !placed.is_empty()).map(|(found, placed)| {
        Whole { extraction: extract(&found.article), name: found.name, article: found.article, placed }
    });
    Ok(read.collect())
}
