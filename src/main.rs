//! The program: exit codes. Everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    match pullquote::cli::run(pullquote::cli::Cli::from_arguments()) {
        Ok(code) => code,
        Err(error) => {
            pullquote::cli::complain(format_args!("pullquote: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
