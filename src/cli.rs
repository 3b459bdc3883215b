//! Arguments to commands. Every command prints to a writer it is given and returns an exit code.

use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::process::ExitCode;

mod articles;
pub mod extract;
pub mod note;
pub mod show;

/// The command line.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands that print.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the quotes and figures of articles as JSON, one object an article
    Extract(extract::Args),
    /// Print articles as plain text, each paragraph followed by its quotes and figures
    Show(show::Args),
    /// Annotate from scripts: add, list, doctor, anchor
    Note(note::Args),
}

/// Runs what the arguments ask for.
pub fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let result = match cli.command {
        Some(Command::Extract(args)) => extract::run(&args, &mut out),
        Some(Command::Show(args)) => show::run(&args, &mut out),
        Some(Command::Note(args)) => note::run(&args, &mut out),
        None => Ok(ExitCode::SUCCESS),
    };
    quiet_on_closed_pipe(result.and_then(|code| Ok(out.flush().map(|()| code)?)))
}

/// A reader that has seen enough (`| head`) is no error.
fn quiet_on_closed_pipe(result: anyhow::Result<ExitCode>) -> anyhow::Result<ExitCode> {
    match result {
        Err(e) if e.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) => {
            Ok(ExitCode::SUCCESS)
        }
        other => other,
    }
}

/// Returns who annotates: the name that the system knows the person by.
fn annotator() -> Option<String> {
    std::env::var("USER").ok().filter(|name| !name.is_empty())
}
