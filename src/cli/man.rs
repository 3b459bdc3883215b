//! `pullquote man`: the manual, made from the arguments.

use super::Cli;
use anyhow::Context as _;
use clap::CommandFactory as _;
use clap_mangen::Man;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `man` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Write one page a command into this folder instead of printing the first
    dir: Option<PathBuf>,
}

/// Prints the page of the program, or writes all pages.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    if let Some(dir) = &args.dir {
        std::fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
        clap_mangen::generate_to(Cli::command(), dir).with_context(|| dir.display().to_string())?;
    } else {
        let mut page = Vec::new();
        Man::new(Cli::command()).render(&mut page)?;
        out.write_all(&page)?;
    }
    Ok(ExitCode::SUCCESS)
}
