//! The header of a plain text: ` date 2020-08-12 text…`, or a first block of `Key: value` lines closed by a blank line.
//!
//! Only the keys listed here make a header: `Trump: Cruz has…` is a headline. Values keep their place in the text.

use crate::article::{ArticleDate, DateSource, Metadata, Precision, Warning};
use crate::article::{date, language};
use crate::text::TextRange;

/// What stands before the text.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub metadata: Metadata,
    /// Where the header says the title.
    pub title: Option<TextRange>,
    /// Its `id:` or `accession:`, as the source numbers its articles.
    pub source_id: Option<String>,
    /// Where the text goes on.
    pub end: usize,
    /// Whether the text begins on the header's line: then there is no line for a headline.
    pub on_line: bool,
    pub warnings: Vec<Warning>,
}

/// A header key and what it says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Title,
    Date,
    Outlet,
    Author,
    Url,
    Tags,
    Language,
    Id,
    /// Known, and not kept.
    Other,
}

fn key(word: &str) -> Option<Key> {
    Some(match word.to_ascii_lowercase().as_str() {
        "title" | "headline" => Key::Title,
        "date" | "published" | "publication date" | "publish date" | "date published" | "load-date" => {
            Key::Date
        }
        "source" | "publisher" | "outlet" | "publication" | "newspaper" | "site" | "feed" => Key::Outlet,
        "author" | "authors" | "by" | "byline" => Key::Author,
        "url" | "link" | "permalink" => Key::Url,
        "tags" | "tag" | "keywords" | "subject" | "subjects" | "categories" => Key::Tags,
        "language" | "lang" => Key::Language,
        "id" => Key::Id,
        "section" | "length" | "words" | "retrieved" | "accessed" | "copyright" | "edition" | "page" => {
            Key::Other
        }
        _ => return None,
    })
}

/// Reads the header of `text`; where there is none, `end` is where the text's first word stands.
pub(super) fn read(text: &str) -> Header {
    let start = text.len() - text.trim_start().len();
    dated_line(text, start)
        .or_else(|| block(text, start))
        .unwrap_or_else(|| Header { end: start, ..Header::default() })
}

/// ` date 2020-08-12 ` and the text on the same line.
fn dated_line(text: &str, start: usize) -> Option<Header> {
    let rest = text.get(start..)?;
    let after = rest.strip_prefix("date ").or_else(|| rest.strip_prefix("Date "))?;
    let word = after.split_whitespace().next()?;
    let shape: Vec<usize> = word.split('-').map(str::len).collect();
    let digits = word.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if !digits || !matches!(shape.as_slice(), [4, 2] | [4, 2, 2]) {
        return None;
    }
    let mut header = Header { end: start + rest.len() - after.len(), on_line: true, ..Header::default() };
    header.end += text.get(header.end..)?.find(word)? + word.len();
    match date::parse(word) {
        Some((day, precision)) => header.metadata.date = Some(found(day, precision)),
        None => header.warnings.push(Warning(format!("its header's date {word} is not in the calendar"))),
    }
    Some(header)
}

fn found(day: chrono::NaiveDate, precision: Precision) -> ArticleDate {
    ArticleDate { day, precision, source: DateSource::Header }
}

/// `Key: value` lines. Closed by a blank line; two known keys also make a header where that line is missing. One alone is
/// a header only where its value cannot be a headline: `Source: Mayor to resign` may be one.
fn block(text: &str, start: usize) -> Option<Header> {
    let mut header = Header { end: start, ..Header::default() };
    let mut n_known = 0;
    let mut at = start;
    let mut closed = false;
    for line in text.get(start..)?.split_inclusive('\n') {
        if line.trim().is_empty() {
            closed = n_known > 0;
            break;
        }
        match pair(line) {
            Some((known, value)) => {
                n_known += 1;
                header.take(known, text, TextRange::from_usize(at + value.start, at + value.end));
            }
            // A folded value goes on in an indented line.
            None if n_known > 0 && line.starts_with([' ', '\t']) => {}
            None => break,
        }
        at += line.len();
    }
    header.end = at;
    let says_more = header.title.is_some() || header.metadata.date.is_some() || header.metadata.url.is_some();
    ((closed && says_more) || n_known > 1).then_some(header)
}

fn pair(line: &str) -> Option<(Key, std::ops::Range<usize>)> {
    let colon = line.find(':')?;
    if colon > 20 {
        return None;
    }
    let known = key(line.get(..colon)?.trim().trim_matches('*'))?;
    let value = line.get(colon + 1..)?;
    let start = line.len() - value.trim_start().len();
    Some((known, start..start.max(colon + 1 + value.trim_end().len())))
}

impl Header {
    fn take(&mut self, key: Key, text: &str, range: TextRange) {
        let value = range.of(text).trim_matches('"');
        if value.is_empty() {
            return;
        }
        let own = || Some(value.to_owned());
        match key {
            Key::Title => self.title = self.title.or(Some(range)),
            Key::Date => match date::parse(value) {
                Some((day, precision)) if self.metadata.date.is_none() => {
                    self.metadata.date = Some(found(day, precision));
                }
                Some(_) => {}
                None => self.warnings.push(Warning(format!("its header's date “{value}” is not understood"))),
            },
            // `Source: https://…` says where it can be read.
            Key::Outlet | Key::Url if value.starts_with("http") => self.metadata.url = own(),
            Key::Outlet => self.metadata.outlet = own(),
            Key::Url => self.metadata.url = own(),
            Key::Author => self.metadata.authors.extend(names(value)),
            Key::Tags => self.metadata.tags.extend(tags(value)),
            Key::Language => self.metadata.language = language::tag(value),
            Key::Id => self.source_id = own(),
            Key::Other => {}
        }
    }
}

/// Splits `By Ann Lee, Bo Ek and Cy Day` into names. What they do (`Transport Correspondent`), where they are (`in London`), for
/// whom and under which address they write is no part of a name.
pub(in crate::article) fn names(value: &str) -> Vec<String> {
    let value = value.trim();
    let value = match value.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => value.get(3..).unwrap_or_default(),
        _ => value,
    };
    let parts = value.split([',', ';', '&', '|', '<', '>']).flat_map(|part| part.split(" and "));
    let parts = parts.flat_map(|part| part.split(" AND "));
    let all: Vec<&str> = parts
        .map(|name| name.trim().trim_end_matches('.').trim_matches(['[', ']', '"', '\'']).trim())
        .filter(|name| !name.is_empty() && !name.contains('@'))
        .collect();
    let people = all.iter().filter(|name| !is_role(name));
    let names: Vec<String> = people.map(|name| as_name(without_place(name))).collect();
    if names.is_empty() { all.iter().map(|name| as_name(name)).collect() } else { names }
}

/// Says whether a part of a byline is what somebody does, or comes after a name.
fn is_role(part: &str) -> bool {
    #[rustfmt::skip]
    const ROLES: [&str; 20] = [
        "correspondent", "correspondents", "editor", "reporter", "reporters", "writer", "columnist", "critic",
        "producer", "photographer", "contributor", "journalist", "analyst", "chief", "jr", "sr", "phd", "md",
        "ii", "iii",
    ];
    let last = part.rsplit(' ').next().unwrap_or(part).to_ascii_lowercase();
    ROLES.contains(&last.as_str())
}

/// `Ann Lee in London` is Ann Lee.
fn without_place(name: &str) -> &str {
    let cut = [" in ", " for "].iter().filter_map(|word| name.split_once(word)).map(|(before, _)| before);
    cut.filter(|before| before.contains(' ')).min_by_key(|before| before.len()).unwrap_or(name)
}

/// Writes `ANN LEE` as `Ann Lee`; initials and what has small letters stay.
fn as_name(words: &str) -> String {
    if words.chars().any(char::is_lowercase) || !words.contains(' ') {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    let mut inside = false;
    for c in words.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic();
    }
    out
}

/// Splits `a, b; #c` or `[a, b]` into tags.
pub(in crate::article) fn tags(value: &str) -> Vec<String> {
    value
        .trim_matches(['[', ']'])
        .split([',', ';'])
        .map(|tag| tag.trim().trim_matches(['"', '\'']).trim_start_matches('#').to_owned())
        .filter(|tag| !tag.is_empty())
        .collect()
}
