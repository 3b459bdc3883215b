//! `pullquote extract`: quotes and figures as JSON.

use super::complain;
use crate::article::Article;
use crate::extract;
use crate::json::ExtractionJson;
use crate::store;
use crate::text::clean_line;
use serde::Deserialize;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What `extract` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files and folders of articles (`-` or none: standard input)
    pub paths: Vec<PathBuf>,
    /// The input is JSON lines: {"id", "text"}
    #[arg(long)]
    pub jsonl: bool,
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(default)]
    id: Value,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

/// Prints one object an article.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    if args.jsonl {
        return jsonl(&mut io::BufReader::with_capacity(super::PIPE, io::stdin().lock()), out);
    }
    if args.paths.is_empty() || args.paths.iter().any(|p| p.as_os_str() == "-") {
        return files(&[PathBuf::from(store::STDIN)], out);
    }
    files(&args.paths, out)
}

fn files(paths: &[PathBuf], out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for path in store::files(paths) {
        let name = (path.as_os_str() != store::STDIN).then(|| clean_line(&store::hint(&path)));
        for (place, reading) in store::read_all(&path) {
            let id = match (&name, place.part) {
                (None, _) => Value::Null,
                (Some(name), None) => Value::from(name.as_str()),
                (Some(name), Some(part)) => Value::from(format!("{name}#{}", part.number)),
            };
            match reading {
                Ok((article, _warnings)) => print(&id, &article, out)?,
                Err(problem) => {
                    code = ExitCode::FAILURE;
                    complain(format_args!("pullquote: {}: {problem}", store::shown(&path)));
                    print_error(&id, &problem.to_string(), out)?;
                }
            }
        }
    }
    Ok(code)
}

fn jsonl(input: &mut impl BufRead, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let mut line = Vec::new();
    let mut bad = 0;
    let mut number = 0;
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice::<Line<'_>>(&line) {
            Ok(line) => print(&line.id, &Article::parse_without_id(&line.text), out)?,
            Err(error) => {
                bad += 1;
                let id = serde_json::from_slice::<Value>(&line)
                    .ok()
                    .and_then(|mut v| v.get_mut("id").map(Value::take));
                print_error(&id.unwrap_or_default(), &format!("line {number}: {error}"), out)?;
            }
        }
    }
    if bad > 0 {
        complain(format_args!("pullquote: {bad} of {number} lines could not be read"));
    }
    Ok(ExitCode::SUCCESS)
}

fn print(id: &Value, article: &Article, out: &mut impl Write) -> anyhow::Result<()> {
    let extraction = extract::extract(article);
    let mut line = Vec::with_capacity(1 << 14);
    ExtractionJson { id, article, extraction: &extraction }.write(&mut line);
    line.push(b'\n');
    out.write_all(&line)?;
    Ok(())
}

fn print_error(id: &Value, error: &str, out: &mut impl Write) -> anyhow::Result<()> {
    let line = json!({"id": id, "error": error, "quotes": [], "figures": []});
    serde_json::to_writer(&mut *out, &line).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}
