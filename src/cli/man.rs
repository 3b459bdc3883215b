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

/// A configuration with everything that can be set, and what it does.
const CONFIG: &str = include_str!("../../docs/config.toml");

/// Prints the page of the program, or writes all pages.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    if let Some(dir) = &args.dir {
        std::fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
        let write = || {
            clap_mangen::generate_to(Cli::command(), dir)?;
            std::fs::write(dir.join("pullquote.1"), page()?)
        };
        write().with_context(|| dir.display().to_string())?;
    } else {
        out.write_all(&page()?)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Makes the page of the program: its arguments, then its configuration.
fn page() -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(Cli::command()).render(&mut page)?;
    page.extend(b".SH CONFIGURATION\n.nf\n");
    for line in CONFIG.lines() {
        // Nothing of it is a request to the formatter, and `-` and `\\` are themselves.
        let line = line.replace('\\', "\\e").replace('-', "\\-");
        page.extend(format!("\\&{line}\n").into_bytes());
    }
    page.extend(b".fi\n");
    Ok(page)
}
