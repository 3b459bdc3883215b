//! `pullquote [PATH]`: the reader.

use super::complain;
use crate::store::Source;
use clap::ValueEnum;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the reader is asked.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// A folder of articles, one file, or `-` for an article on standard input [default: ./data if there, else .]
    pub path: Option<PathBuf>,
    /// Use colours; auto: unless `NO_COLOR` is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// One column, words instead of glyphs, pages instead of scrolling (for screen readers and braille lines)
    #[arg(long)]
    pub linear: bool,
    /// The log of annotations, or a folder for it [default: .pullquote/ in the folder, else your own data folder]
    #[arg(long, value_name = "PATH")]
    pub notes: Option<PathBuf>,
    /// Print all keys with those of the configuration, and what in it does not hold
    #[arg(long)]
    pub print_keys: bool,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// Unless the environment says `NO_COLOR`.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Wrong use, or no terminal.
const USAGE: u8 = 2;

/// Opens the reader, where there is a terminal.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    #[cfg(feature = "tui")]
    if args.print_keys {
        return print_keys(&mut std::io::stdout().lock());
    }
    if let Some(missing) = missing_terminal(args) {
        let path = args.path.as_deref().map_or_else(|| "PATH".into(), crate::store::shown);
        complain(format_args!(
            "pullquote: the reader needs a terminal{missing}; `pullquote show {path}` prints instead"
        ));
        return Ok(ExitCode::from(USAGE));
    }
    match Source::find(args.path.as_deref()) {
        Ok(source) => read(source, args),
        Err(error) => {
            complain(format_args!("pullquote: {error}"));
            Ok(ExitCode::from(USAGE))
        }
    }
}

/// Says what keeps the reader from a terminal.
fn missing_terminal(args: &Args) -> Option<&'static str> {
    let is_piped = args.path.as_ref().is_some_and(|path| path.as_os_str() == crate::store::STDIN);
    if cfg!(not(feature = "tui")) {
        Some(", and this build is without it")
    } else if !rustix::termios::isatty(rustix::stdio::stdout()) {
        Some(" to write to")
    } else if !is_piped && !rustix::termios::isatty(rustix::stdio::stdin()) {
        Some(" to take keys from")
    } else if std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb") {
        Some(" that can do more than TERM says")
    } else {
        None
    }
}

/// Reads the configuration, and what in it does not hold.
#[cfg(feature = "tui")]
fn configuration() -> (crate::config::Config, Vec<String>) {
    match crate::store::config::read() {
        Ok(text) => {
            let (config, mistakes) = crate::config::parse(&text);
            (config, mistakes.iter().map(ToString::to_string).collect())
        }
        Err(why) => (crate::config::Config::default(), vec![why]),
    }
}

/// Prints what every key does.
#[cfg(feature = "tui")]
fn print_keys(out: &mut impl std::io::Write) -> anyhow::Result<ExitCode> {
    let (config, mistakes) = configuration();
    for line in crate::keymap::help("", &config.own_keys()) {
        match line {
            crate::keymap::HelpLine::Heading(title) => writeln!(out, "{title}")?,
            crate::keymap::HelpLine::Keys(keys, name, what) => writeln!(out, "  {keys:18} {name:18} {what}")?,
        }
    }
    // What the table above shows is the panes'; what the configuration says of other places comes here.
    for (name, context) in crate::keymap::Context::NAMES.into_iter().skip(1) {
        let own: Vec<_> = config.bindings.iter().filter(|b| b.context == context).collect();
        if !own.is_empty() {
            writeln!(out, "[keys.{name}] of the configuration")?;
        }
        for binding in own {
            let (keys, to) = (crate::config::written(&binding.keys), binding.to.name());
            writeln!(out, "  {keys:18} {to}")?;
        }
    }
    for mistake in &mistakes {
        complain(format_args!("pullquote: config.toml {mistake}"));
    }
    Ok(if mistakes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(feature = "tui")]
fn read(source: Source, args: &Args) -> anyhow::Result<ExitCode> {
    let colour = match args.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    };
    let (config, mistakes) = configuration();
    crate::tui::run(&crate::tui::Start {
        name: source.name(),
        source,
        colour,
        linear: args.linear,
        notes: args.notes.clone(),
        config,
        mistakes,
    })
}

#[cfg(not(feature = "tui"))]
#[allow(clippy::unnecessary_wraps, reason = "the signature of the one with a reader")]
fn read(_: Source, _: &Args) -> anyhow::Result<ExitCode> {
    Ok(ExitCode::from(USAGE))
}
