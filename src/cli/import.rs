//! `pullquote import`: annotations of other programs and machines, merged by id.

use super::complain;
use crate::annotation::{Annotation, Notes, TextHash, read_foreign};
use crate::article::ArticleId;
use crate::store::articles::Articles;
use crate::store::notes::NotesStore;
use anyhow::Context as _;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `import` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of articles
    library: PathBuf,
    /// Files of annotations
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The log of annotations, or a folder for it
    #[arg(long, value_name = "PATH")]
    notes: Option<PathBuf>,
}

/// Takes in every annotation that is not known, or newer than what is known.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let mut store = NotesStore::find(&args.library, args.notes.as_deref())?;
    let mut notes = Notes::default();
    notes.extend(store.read()?.replay.records);
    let mut n_problems = 0;
    for file in &args.files {
        let shown = crate::store::shown(file);
        let bytes = std::fs::read(file).with_context(|| shown.clone())?;
        let (found, problems) = read_foreign(&String::from_utf8_lossy(&bytes));
        n_problems += problems.len();
        for problem in problems {
            complain(format_args!("pullquote: {shown}: {problem}"));
        }
        let n = found.len();
        let new = newer(&notes, found);
        let texts = texts_beside(file, &new);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        if !new.is_empty() {
            store.adopt(&new, &texts)?;
        }
        writeln!(out, "{shown}: {} taken in, {} known already", new.len(), n - new.len())?;
        notes.extend(new);
    }
    tell_orphans(args, &notes, out)?;
    Ok(if n_problems == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Leaves the last record of each id, where it is newer than what is known.
fn newer(notes: &Notes, found: Vec<Annotation>) -> Vec<Annotation> {
    let mut last: BTreeMap<String, (usize, Annotation)> = BTreeMap::new();
    for (i, annotation) in found.into_iter().enumerate() {
        last.insert(annotation.id.clone(), (i, annotation));
    }
    let mut all: Vec<(usize, Annotation)> = last.into_values().collect();
    all.sort_by_key(|(i, _)| *i);
    let is_new =
        |a: &Annotation| notes.record(&a.id).is_none_or(|known| known != a && known.modified < a.modified);
    all.into_iter().map(|(_, a)| a).filter(is_new).collect()
}

/// Finds the snapshots that the annotations count in, where the log of another machine came with them.
fn texts_beside(file: &Path, annotations: &[Annotation]) -> Vec<String> {
    let hashes: BTreeSet<TextHash> =
        annotations.iter().filter_map(|a| a.target.anchor.as_ref()?.text).collect();
    let dir = file.parent().unwrap_or(Path::new("")).join("texts");
    let read = |hash: &TextHash| {
        let text = std::fs::read_to_string(dir.join(format!("{hash}.txt"))).ok()?;
        (TextHash::of(&text) == *hash).then_some(text)
    };
    hashes.iter().filter_map(read).collect()
}

fn tell_orphans(args: &Args, notes: &Notes, out: &mut impl Write) -> anyhow::Result<()> {
    let articles = Articles::of(&args.library)?;
    let all: Vec<(ArticleId, String)> = articles.all().map(|f| (f.article.id, f.name)).collect();
    let here =
        |a: &&Annotation| all.iter().any(|(id, name)| *id == a.target.article || *name == a.target.path);
    let n = notes.iter().filter(|a| !here(a)).count();
    if n > 0 {
        writeln!(
            out,
            "{n} annotations are about articles that are not in {}",
            crate::store::shown(&args.library)
        )?;
    }
    Ok(())
}
