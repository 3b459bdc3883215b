//! `pullquote export`: a library's quotes, figures, checks and notes as files.

use crate::store::outgoing::{Format, Job, read_notes};
use crate::store::shown;
use std::io::Write;
use std::path::PathBuf;
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

/// Writes what is asked for.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let (store, _, news) = read_notes(&args.library, args.notes.as_deref())?;
    super::note::tell_damage(&store, &news);
    let job = Job {
        library: args.library.clone(),
        notes: args.notes.clone(),
        format: args.format,
        annotated: args.annotated,
    };
    match &args.out {
        None => out.write_all(job.document()?.as_bytes())?,
        Some(dir) => {
            let done = job.write(dir)?;
            writeln!(out, "{}: {} written, {} unchanged", shown(dir), done.n_new, done.n_same)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
