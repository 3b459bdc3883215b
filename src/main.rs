//! The program: exit codes. Everything else is in the library.

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    match pullquote::cli::run(pullquote::cli::Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("pullquote: {error:#}");
            ExitCode::FAILURE
        }
    }
}
