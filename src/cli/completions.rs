//! `pullquote completions`: what a shell needs to complete the command line.

use super::Cli;
use clap::CommandFactory as _;
use clap_complete::{Shell, generate};
use std::io::Write;
use std::process::ExitCode;

/// What `completions` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// For which shell
    shell: Shell,
}

/// Prints the script.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "pullquote", &mut script);
    out.write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}
