//! Which format a file has: its name says it, and its first bytes where the name does not.

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Markdown,
    Html,
    Json,
    JsonLines,
    Mail,
}

/// Returns the format that an extension stands for.
pub(super) fn of_name(name: &str) -> Option<Format> {
    let name = unpacked_name(name).rsplit('/').next().unwrap_or_default();
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "txt" | "text" | "asc" | "article" | "warc" | "wet" => Format::Plain,
        "md" | "markdown" | "mdown" => Format::Markdown,
        "htm" | "html" | "xhtml" => Format::Html,
        "json" => Format::Json,
        "jsonl" | "ndjson" => Format::JsonLines,
        "eml" | "mbox" | "mht" | "mhtml" => Format::Mail,
        _ => return None,
    })
}

/// Returns `name` without `.gz`.
pub(super) fn unpacked_name(name: &str) -> &str {
    let cut = name.len().saturating_sub(3);
    match (name.get(..cut), name.get(cut..)) {
        (Some(rest), Some(end)) if end.eq_ignore_ascii_case(".gz") => rest,
        _ => name,
    }
}

/// Returns the format of a file called `name` that begins with `start`.
pub(super) fn of(start: &[u8], name: &str) -> Format {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    match of_name(name) {
        // One object a line, whatever the name.
        Some(Format::Json) if first_line_is_record(text) => Format::JsonLines,
        // Saved pages often keep the name of what they were.
        Some(Format::Plain) | None if is_page(text) => Format::Html,
        None if text.starts_with(b"{\"") => Format::Json,
        None if is_postmark(text.split(|b| *b == b'\n').next().unwrap_or_default()) => Format::Mail,
        known => known.unwrap_or(Format::Plain),
    }
}

/// Says whether a line is the one before each message of a mailbox: `From ann@m.example Wed Aug 12 10:00:00 2020`.
pub(super) fn is_postmark(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let is_clock =
        |w: &[u8]| w.len() >= 5 && w.contains(&b':') && w.iter().all(|b| b.is_ascii_digit() || *b == b':');
    let words: Vec<&[u8]> = rest.split(u8::is_ascii_whitespace).filter(|w| !w.is_empty()).take(9).collect();
    words.len() > 4 && words.iter().any(|w| is_clock(w))
}

fn is_page(text: &[u8]) -> bool {
    let start = text.get(..14).unwrap_or(text).to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}

/// Says whether a whole object stands on the first line and another begins on the next.
fn first_line_is_record(text: &[u8]) -> bool {
    let Some(end) = memchr::memchr(b'\n', text) else { return false };
    let (line, rest) = text.split_at(end);
    text.starts_with(b"{")
        && line.trim_ascii_end().ends_with(b"}")
        && rest.trim_ascii_start().starts_with(b"{")
}
