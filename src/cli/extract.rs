//! `pullquote extract`: quotes and figures as JSON.

use crate::article::Article;
use crate::extract;
use crate::json::ExtractionJson;
use anyhow::Context as _;
use serde::Deserialize;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::io::{self, BufRead, Read as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What `extract` is asked.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Articles (`-` or none: standard input)
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
        return jsonl(&mut io::stdin().lock(), out);
    }
    if args.paths.is_empty() || args.paths.iter().any(|p| p.as_os_str() == "-") {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text).context("standard input")?;
        print(&Value::Null, &text, "", out)?;
        return Ok(ExitCode::SUCCESS);
    }
    for path in &args.paths {
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        print(&Value::from(name.as_ref()), &String::from_utf8_lossy(&bytes), &name, out)?;
    }
    Ok(ExitCode::SUCCESS)
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
            Ok(article) => print(&article.id, &article.text, "", out)?,
            Err(error) => {
                bad += 1;
                let id = serde_json::from_slice::<Value>(&line)
                    .ok()
                    .and_then(|mut v| v.get_mut("id").map(Value::take));
                let error = format!("line {number}: {error}");
                serde_json::to_writer(
                    &mut *out,
                    &json!({"id": id, "error": error, "quotes": [], "figures": []}),
                )?;
                out.write_all(b"\n")?;
            }
        }
    }
    if bad > 0 {
        eprintln!("pullquote: {bad} of {number} lines could not be read");
    }
    Ok(ExitCode::SUCCESS)
}

fn print(id: &Value, text: &str, name: &str, out: &mut impl Write) -> anyhow::Result<()> {
    let (article, _warnings) = Article::parse(text, name);
    let extraction = extract::extract(&article);
    serde_json::to_writer(&mut *out, &ExtractionJson { id, article: &article, extraction: &extraction })
        .map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}
