//! An article's quotes, figures and notes as Markdown with front matter, written so that it can be written again.
//!
//! What the program writes stands between `<!-- pullquote … -->` and `<!-- /pullquote … -->`; everything else in the file is the
//! person's own, and so are front matter keys that we do not write. [`merge`] puts a new export into an old file.

#![allow(clippy::format_push_string, clippy::format_collect, reason = "an export is written once")]

use super::{PROGRAM, Subject, date_iso, one_line};
use crate::annotation::{Body, Placed, Status, sheet};
use crate::extract::{Figure, Modifier, Quote};
use crate::text::TextRange;

/// Writes an article's export.
pub fn markdown(subject: &Subject<'_>) -> String {
    let mut out = String::from("---\n");
    for (key, value) in front_matter(subject) {
        out += &format!("{key}: {value}\n");
    }
    out += "---\n\n";
    out += &format!("# {}\n\n", escape(&subject.title));
    for (name, text) in
        [("quotes", quotes(subject)), ("figures", figures(subject)), ("notes", notes(subject))]
    {
        out += &zone(name, &text);
        out.push('\n');
    }
    out
}

fn zone(name: &str, text: &str) -> String {
    format!("{}\n{text}{}\n", opening(name), closing(name))
}

fn opening(name: &str) -> String {
    format!("<!-- pullquote {name} -->")
}

fn closing(name: &str) -> String {
    format!("<!-- /pullquote {name} -->")
}

/// A JSON string is a YAML string, whatever is in it.
fn yaml(text: &str) -> String {
    serde_json::Value::from(one_line(text)).to_string()
}

fn front_matter(subject: &Subject<'_>) -> Vec<(&'static str, String)> {
    let metadata = &subject.metadata;
    let mut lines = vec![("title", yaml(&subject.title))];
    lines.extend(metadata.outlet.as_deref().map(|o| ("outlet", yaml(o))));
    lines.extend(metadata.date.map(|d| ("date", yaml(&date_iso(d)))));
    if !metadata.authors.is_empty() {
        let authors: Vec<String> = metadata.authors.iter().map(|a| yaml(a)).collect();
        lines.push(("authors", format!("[{}]", authors.join(", "))));
    }
    lines.extend(metadata.url.as_deref().map(|u| ("url", yaml(u))));
    lines.push(("file", yaml(subject.name)));
    lines.push(("article", yaml(&subject.article.id.0)));
    lines.push(("generator", yaml(PROGRAM)));
    lines
}

fn quotes(subject: &Subject<'_>) -> String {
    let mut out = String::from("## Quotes\n\n");
    for quote in &subject.extraction.quotes {
        out += &quote_line(subject, quote);
    }
    out
}

fn quote_line(subject: &Subject<'_>, quote: &Quote) -> String {
    let speaker = subject.extraction.speaker_name(quote).map_or("speaker open".to_owned(), escape);
    let printed = quote.source.map(|s| one_line(subject.article.slice(s)));
    let printed = printed.filter(|p| subject.extraction.speaker_name(quote) != Some(p.as_str()));
    let printed = printed.map_or(String::new(), |p| format!(", printed “{}”", escape(&p)));
    let words = escape(&subject.quote_words(quote));
    let range = quote.range();
    format!(
        "- {words} — **{speaker}**{printed} (¶{}, {}) ^{}\n{}",
        quote.paragraph,
        status(subject, range),
        subject.stable_id("quote", range),
        attached(subject, range)
    )
}

fn figures(subject: &Subject<'_>) -> String {
    let mut out = String::from("## Figures\n\n");
    for figure in &subject.extraction.figures {
        out += &figure_line(subject, figure);
    }
    out
}

fn figure_line(subject: &Subject<'_>, figure: &Figure) -> String {
    let words = escape(&one_line(subject.article.slice(figure.range)));
    let of =
        figure.of.map_or(String::new(), |of| format!(" {}", escape(&one_line(subject.article.slice(of)))));
    let sign = figure.modifier.map_or("", Modifier::sign);
    let unit = figure.unit.map_or(String::new(), |u| format!(" {u}"));
    let value = escape(&format!("{sign}{}{unit}", figure.value.normalize()));
    format!(
        "- **{words}**{of} = {value} (¶{}, {}) ^{}\n{}",
        figure.paragraph,
        status(subject, figure.range),
        subject.stable_id("figure", figure.range),
        attached(subject, figure.range)
    )
}

fn status(subject: &Subject<'_>, range: TextRange) -> &'static str {
    let checks =
        subject.placed.iter().filter(|p| p.unchanged().is_some_and(|r| crate::annotation::sits_on(r, range)));
    let latest = checks.filter_map(|p| Some((&p.annotation.modified, p.annotation.check()?.status)));
    latest.max_by(|a, b| a.0.cmp(b.0)).map_or(Status::Open, |(_, status)| status).word()
}

/// The notes and tags that sit on a quote or figure, as a list below it.
fn attached(subject: &Subject<'_>, range: TextRange) -> String {
    let on = |p: &&Placed| p.range().is_some_and(|r| crate::annotation::sits_on(r, range));
    subject.placed.iter().filter(on).filter_map(said).map(|text| format!("  - {text}\n")).collect()
}

fn said(placed: &Placed) -> Option<String> {
    let said = placed.annotation.bodies.iter().filter_map(|body| match body {
        Body::Note(text) => Some(escape(&one_line(text))),
        Body::Tag(tag) => Some(format!("#{}", escape(&tag.replace(' ', "-")))),
        _ => None,
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Notes that sit on no quote or figure: on other words, or on the article.
fn notes(subject: &Subject<'_>) -> String {
    let rows = sheet(subject.article, &subject.extraction, subject.placed);
    let mut out = String::from("## Notes\n\n");
    for placed in subject.placed {
        let on_row =
            placed.range().is_some_and(|r| rows.iter().any(|row| crate::annotation::sits_on(row.range, r)));
        if on_row {
            continue;
        }
        let words = match (&placed.annotation.target.anchor, placed.range()) {
            (None, _) => "the article".to_owned(),
            (Some(_), Some(r)) => format!("“{}”", escape(&one_line(subject.article.slice(r)))),
            (Some(a), None) => format!("“{}” (no longer in the text)", escape(&one_line(&a.exact))),
        };
        let marked = placed.annotation.is_highlight().then(|| "marked".to_owned());
        if let Some(said) = said(placed).or(marked) {
            out += &format!("- {words}: {said}\n");
        }
    }
    out
}

/// Escapes what Markdown and HTML would take as more than text.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '^' | '$' | '!' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// Puts a new export into the file that an earlier one made: our zones and front matter keys are renewed, all else is kept.
pub fn merge(old: &str, new: &str) -> String {
    let mut merged = merge_front(old, new);
    let mut missing = String::new();
    for name in ["quotes", "figures", "notes"] {
        let Some(ours) = find_zone(new, name).and_then(|z| new.get(z)) else { continue };
        match find_zone(&merged, name) {
            Some(zone) => merged.replace_range(zone, ours),
            None => missing += &format!("\n{ours}"),
        }
    }
    merged + &missing
}

/// Finds a zone from its opening mark to the end of its closing one.
fn find_zone(text: &str, name: &str) -> Option<std::ops::Range<usize>> {
    let start = text.find(&opening(name))?;
    let (_, after) = text.split_at_checked(start)?;
    let end = after.find(&closing(name))? + closing(name).len();
    Some(start..start + end + usize::from(after.as_bytes().get(end) == Some(&b'\n')))
}

fn split_front(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("---\n")?.split_once("---\n")
}

fn merge_front(old: &str, new: &str) -> String {
    const OURS: [&str; 8] = ["title", "outlet", "date", "authors", "url", "file", "article", "generator"];
    let Some((new_front, _)) = split_front(new) else { return old.to_owned() };
    let Some((old_front, body)) = split_front(old) else { return format!("---\n{new_front}---\n\n{old}") };
    let is_ours = |line: &&str| line.split_once(':').is_some_and(|(key, _)| OURS.contains(&key));
    let theirs: String = old_front.split_inclusive('\n').filter(|line| !is_ours(line)).collect();
    format!("---\n{new_front}{theirs}---\n{body}")
}
