//! Arguments to commands. Every command prints to a writer it is given and returns an exit code; the reader takes the terminal.

use crate::text::clean_line;
use clap::{Parser, Subcommand};
use std::ffi::OsStr;
use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

pub mod completions;
pub mod export;
pub mod extract;
pub mod figures;
pub mod import;
pub mod list;
pub mod man;
pub mod note;
pub mod open;
pub mod people;
pub mod search;
mod shelf;
pub mod show;

/// The command line.
#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct Cli {
    /// What to open.
    #[command(flatten)]
    pub open: open::Args,
    /// What to do instead.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  pullquote ~/articles              open a folder
  pullquote story.txt               open one article
  curl -s URL | pullquote -         read an article from standard input
  pullquote show story.txt          print it with its quotes and figures
  pullquote extract ~/articles      the same as JSON, one object an article
  pullquote search ~/articles 'speaker:lee says:water'   find what she said
  pullquote ./show                  open a folder that is called like a command

In the reader: ? shows all keys, q leaves. Articles are never changed.
Configuration: $XDG_CONFIG_HOME/pullquote/config.toml; `pullquote man` says what it may hold.
Exit codes: 0 done, 1 nothing found or something could not be read,
2 wrong use or no terminal, 101 an error of the program, 128 and more: ended by a signal.";

impl Cli {
    /// Reads the arguments of the program. `pullquote` and `pullquote PATH`, which are most starts, are read without the grammar
    /// of all commands: it would cost more time and memory than the first frame.
    pub fn from_arguments() -> Self {
        let mut arguments = std::env::args_os().skip(1);
        match (arguments.next(), arguments.next()) {
            (None, _) => Self { open: open::Args::default(), command: None },
            (Some(path), None) if is_plain_path(&path) => {
                Self { open: open::Args { path: Some(path.into()), ..open::Args::default() }, command: None }
            }
            _ => Self::parse(),
        }
    }
}

/// Says whether an argument that stands alone can only be what to open.
fn is_plain_path(argument: &OsStr) -> bool {
    argument.to_str().is_some_and(|a| {
        let is_option = a.starts_with('-') && a != crate::store::STDIN;
        !(a.is_empty() || is_option || a == "help" || Command::has_subcommand(a))
    })
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
    /// Write quotes, figures, checks and notes as Markdown, tables, JSON or annotations
    Export(export::Args),
    /// Take in annotations: W3C or Hypothesis JSON, or a log of another machine
    Import(import::Args),
    /// Print the articles of a library that a query selects
    List(list::Args),
    /// Print the places of a library that a query finds, best first
    Search(search::Args),
    /// Print who is quoted in a library, or everything they said
    People(people::Args),
    /// Print the figures of a library by what they count, in the order of time
    Figures(figures::Args),
    /// Print a completion script for a shell
    Completions(completions::Args),
    /// Print the manual page, or write one a command
    Man(man::Args),
}

/// What a pipe holds: less at a time would only cost more calls, and wake the other side more often.
const PIPE: usize = 1 << 16;

/// Runs what the arguments ask for.
pub fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    outlive_file_size_limits();
    let Some(command) = cli.command else { return quiet_on_closed_pipe(open::run(&cli.open)) };
    let mut out = io::BufWriter::with_capacity(PIPE, io::stdout().lock());
    let result = match command {
        Command::Extract(args) => extract::run(&args, &mut out),
        Command::Show(args) => show::run(&args, &mut out),
        Command::Note(args) => note::run(&args, &mut out),
        Command::Export(args) => export::run(&args, &mut out),
        Command::Import(args) => import::run(&args, &mut out),
        Command::List(args) => list::run(&args, &mut out),
        Command::Search(args) => search::run(&args, &mut out),
        Command::People(args) => people::run(&args, &mut out),
        Command::Figures(args) => figures::run(&args, &mut out),
        Command::Completions(args) => completions::run(&args, &mut out),
        Command::Man(args) => man::run(&args, &mut out),
    };
    quiet_on_closed_pipe(result.and_then(|code| Ok(out.flush().map(|()| code)?)))
}

/// Says on standard error what went wrong, in lines that no terminal obeys. Where that cannot be written (a full disk), nobody
/// hears it and the work goes on.
pub fn complain(words: fmt::Arguments<'_>) {
    /// Characters of a line: who gave a query of 100,000 need not read it twice.
    const LONGEST: usize = 1000;
    let words = words.to_string();
    let mut lines = String::with_capacity(words.len() + 1);
    for line in words.lines() {
        let line = clean_line(line);
        match line.char_indices().nth(LONGEST) {
            Some((cut, _)) => lines.extend([line.get(..cut).unwrap_or_default(), "…\n"]),
            None => lines.extend([line.as_str(), "\n"]),
        }
    }
    io::stderr().write_all(lines.as_bytes()).ok();
}

/// A file that may not grow any further is an error of that write, not the end of the program.
fn outlive_file_size_limits() {
    #[cfg(feature = "tui")]
    {
        let seen = std::sync::Arc::default();
        // Where it cannot be done, the limit ends the program, as it ends others; nothing that was saved is lost.
        signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen).ok();
    }
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
