//! From the bytes of a file to its articles: all at once, or part by part where a file holds many.

use super::format::{self, Format};
use super::{
    Article, ArticleDate, ArticleId, Warning, decode, html, index, json, mail, markdown, own, warc, wire,
};
use std::borrow::Cow;
use std::num::NonZeroU64;

/// Bytes of the largest file that is held in memory, unpacked.
pub const LARGEST: u64 = 64 << 20;

/// Bytes of the longest text that is one article: the longest novels, and read within a second.
pub const LONGEST: u64 = 8 << 20;

/// What came of reading one article.
pub type Reading = Result<(Article, Vec<Warning>), Problem>;

/// One article of a file that holds many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// Its number, from 1.
    pub number: u32,
    /// First byte of its record.
    pub offset: u64,
    /// Bytes of its record.
    pub len: u64,
}

/// What the list shows of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// What it is recognised by.
    pub id: ArticleId,
    /// Its title.
    pub title: String,
    /// Its date.
    pub date: Option<ArticleDate>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its writers.
    pub authors: Vec<String>,
    /// The tags it came with.
    pub tags: Vec<String>,
    /// What its text is known by, where the text was read: of a record of a large corpus only what is beside it is.
    pub text: Option<NonZeroU64>,
    /// Words in its paragraphs.
    pub n_words: u32,
    /// What a reader should know about its source.
    pub warnings: Vec<Warning>,
}

/// Why an entry has no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The file could not be read.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// The file has bytes that no text has.
    #[error("not text: binary data")]
    Binary,
    /// Nothing is in it.
    #[error("empty")]
    Empty,
    /// It is larger than what is read.
    #[error("{megabytes} MB: larger than the limit of {limit} MB")]
    TooLarge {
        /// Its size.
        megabytes: u64,
        /// The limit.
        limit: u64,
    },
    /// This program wrote it, or another one annotations.
    #[error("an export, no article")]
    Export,
    /// It holds many articles, which are listed one by one.
    #[error("holds many articles")]
    Many,
    /// Its format says more than it holds.
    #[error("not readable as {format}: {why}")]
    Malformed {
        /// The format it claims to be.
        format: &'static str,
        /// What is wrong.
        why: String,
    },
}

impl Head {
    /// Takes from an article what the list shows of it.
    pub fn of(article: &Article, warnings: &[Warning]) -> Self {
        let metadata = &article.metadata;
        Self {
            id: article.id.clone(),
            title: article.title.clone(),
            date: metadata.date,
            outlet: metadata.outlet.clone(),
            authors: metadata.authors.clone(),
            tags: metadata.tags.clone(),
            text: text_key(article),
            n_words: article.paragraphs.iter().map(|p| n_words(article.slice(*p))).sum(),
            warnings: warnings.to_vec(),
        }
    }
}

/// Half of an article's fingerprint: enough to tell the texts of one library apart.
fn text_key(article: &Article) -> Option<NonZeroU64> {
    if article.paragraphs.is_empty() {
        return None;
    }
    // Often it was worked out for the id already.
    let known = article.id.fingerprint().unwrap_or_else(|| article.fingerprint());
    NonZeroU64::new(known.0 as u64)
}

/// Counts words: runs of what is no ASCII blank.
pub(super) fn n_words(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let next = bytes.get(1..).unwrap_or_default();
    // No branch in the loop, and a small sum for each piece: the compiler counts many bytes at a time.
    let piece = |(a, b): (&[u8], &[u8])| {
        u32::from(a.iter().zip(b).map(|(a, b)| u8::from(is_blank(*a) & !is_blank(*b))).sum::<u8>())
    };
    let starts: u32 = bytes.chunks(128).zip(next.chunks(128)).map(piece).sum();
    starts + u32::from(bytes.first().is_some_and(|b| !is_blank(*b)))
}

#[allow(clippy::needless_bitwise_bool, reason = "a branch would keep the loop from being vectorized")]
fn is_blank(byte: u8) -> bool {
    (byte == b' ') | (byte == b'\t') | (byte == b'\n') | (byte == b'\r')
}

/// Says whether a file of this name may hold articles, so that a walk need not open pictures and programs.
///
/// Files without an extension may; a README or a licence is about the folder.
pub fn is_article_name(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let about = ["readme", "license", "licence", "copying", "changelog", "manifest"];
    !about.contains(&stem)
        && !stem.is_empty()
        && (extension.is_empty()
            || extension.len() > 8
            || extension.contains(' ')
            || EXTENSIONS.contains(&extension))
}

/// Says whether a file of this name holds an article a line, unpacked.
pub fn is_lines_name(name: &str) -> bool {
    format::unpacked_name(name) == name && format::of_name(name) == Some(Format::JsonLines)
}

const EXTENSIONS: [&str; 19] = [
    "txt", "text", "md", "markdown", "mdown", "htm", "html", "xhtml", "json", "jsonl", "ndjson", "eml",
    "mbox", "mht", "mhtml", "warc", "wet", "asc", "article",
];

/// Reads all articles of a file. `name` (its name, or its path inside the library) tells its format and may hold a date.
///
/// One bad article of many is one [`Problem`] among the readings. Never empty.
pub fn read(bytes: &[u8], name: &str) -> Vec<Reading> {
    let (bytes, warning) = match unpacked(bytes) {
        Ok(unpacked) => unpacked,
        Err(problem) => return vec![Err(problem)],
    };
    let name = format::unpacked_name(name);
    let parts = index::index(bytes.as_ref(), name).unwrap_or_default();
    if parts.is_empty() {
        return vec![read_unpacked(&bytes, name, warning)];
    }
    let record =
        |part: &Part| bytes.get(part.offset as usize..(part.offset + part.len) as usize).unwrap_or_default();
    parts.iter().map(|part| read_unpacked(record(part), name, warning.clone())).collect()
}

/// Reads one article: a file that holds only one, or the bytes of one [`Part`] of a file called `name`.
pub fn read_part(bytes: &[u8], name: &str) -> Reading {
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::TooLarge { megabytes: bytes.len() as u64 >> 20, limit: LARGEST >> 20 });
    }
    let (bytes, warning) = unpacked(bytes)?;
    read_unpacked(&bytes, format::unpacked_name(name), warning)
}

fn unpacked(bytes: &[u8]) -> Result<(Cow<'_, [u8]>, Option<Warning>), Problem> {
    if !decode::is_packed(bytes) {
        return Ok((Cow::Borrowed(bytes), None));
    }
    decode::unpack(bytes).map(|(bytes, warning)| (Cow::Owned(bytes), warning))
}

fn read_unpacked(bytes: &[u8], name: &str, warning: Option<Warning>) -> Reading {
    if bytes.len() as u64 > LONGEST {
        return Err(Problem::TooLarge { megabytes: bytes.len() as u64 >> 20, limit: LONGEST >> 20 });
    }
    if own::is_export(bytes) {
        return Err(Problem::Export);
    }
    // Each record says its encoding itself.
    if warc::is_archive(bytes) {
        return warc::parse(bytes, name);
    }
    let format = format::of(bytes, name);
    let bytes = with_line_feeds(bytes, format);
    let bytes = bytes.as_ref();
    let declared = if format == Format::Html { html::declared_encoding(bytes) } else { None };
    let (text, not_utf8) = decode::decode(bytes, declared)?;
    let (article, mut warnings) = match format {
        Format::Plain if wire::is_wire(text.as_bytes()) => {
            wire::parse(&text, name).unwrap_or_else(|| Article::parse(&text, name))
        }
        Format::Plain => Article::parse(&text, name),
        Format::Markdown => markdown::parse(&text, name)?,
        Format::Html => html::parse(&text, name)?,
        Format::Json | Format::JsonLines => json::parse(&text, name)?,
        // A message says its encodings itself, part by part.
        Format::Mail => mail::parse(bytes, name)?,
    };
    warnings.extend(warning);
    warnings.extend(not_utf8.filter(|_| format != Format::Mail));
    if article.title.is_empty() { Err(Problem::Empty) } else { Ok((article, warnings)) }
}

/// Makes the line ends of old Macs those of today: one byte for one, so that every place stays.
fn with_line_feeds(bytes: &[u8], format: Format) -> Cow<'_, [u8]> {
    if matches!(format, Format::Json | Format::JsonLines | Format::Html) || !index::has_old_line_ends(bytes) {
        return Cow::Borrowed(bytes);
    }
    Cow::Owned(bytes.iter().map(|b| if *b == b'\r' { b'\n' } else { *b }).collect())
}

/// Reads what the list shows of one article, as [`read_part`] does, without what is not needed for it.
pub fn head(bytes: &[u8], name: &str) -> Result<Head, Problem> {
    let quick = match format::of_name(name) {
        Some(Format::Json | Format::JsonLines) if !own::is_export(bytes) => {
            std::str::from_utf8(bytes).ok().and_then(|record| json::head(record, format::unpacked_name(name)))
        }
        _ => None,
    };
    match quick {
        Some(head) => Ok(head),
        None => read_part(bytes, name).map(|(article, warnings)| Head::of(&article, &warnings)),
    }
}
