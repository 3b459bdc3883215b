//! What leaves the program with its source: Markdown, tables, JSON, annotations, citations. Strings only; nothing is written here.
//!
//! Everything is made from a [`Subject`]: an article as a person has corrected it. Nothing that is unknown is guessed, and the
//! same input gives the same bytes, so that an export can be kept in version control.

use crate::annotation::{Placed, TextHash, overlay, overlay_metadata};
use crate::article::{Article, ArticleDate, Metadata, Precision};
use crate::extract::sentence::sentences;
use crate::extract::token::tokenize;
use crate::extract::{Extraction, Quote};
use crate::text::TextRange;

mod cite;
mod markdown;
mod object;
mod questions;
mod table;

pub use cite::{
    ARTICLE_STYLE, FIELDS, Fields, QUOTE_STYLE, cite, cite_markdown, figure_fields, quote_fields,
    words_fields,
};
pub use markdown::{markdown, merge};
pub use object::{gold, json, w3c};
pub use questions::questions;
pub use table::{annotations_csv, check_sheet};

/// The program and its version, as exports name it.
pub const PROGRAM: &str = concat!("pullquote ", env!("CARGO_PKG_VERSION"));

/// An article to be exported, with everything a person said of it.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// Its path inside the library.
    pub name: &'a str,
    /// The article.
    pub article: &'a Article,
    /// The annotations, with their places.
    pub placed: &'a [Placed],
    /// What was found in it, corrected.
    pub extraction: Extraction,
    /// Its title, corrected.
    pub title: String,
    /// What else is known of it, corrected.
    pub metadata: Metadata,
    sentences: Vec<TextRange>,
}

impl<'a> Subject<'a> {
    /// Puts an article together with what was found in it and what a person said of it.
    pub fn new(name: &'a str, article: &'a Article, extraction: &Extraction, placed: &'a [Placed]) -> Self {
        let (title, metadata) = overlay_metadata(&article.title, &article.metadata, placed);
        let extraction = overlay(article, extraction, placed);
        Self { name, article, placed, extraction, title, metadata, sentences: all_sentences(article) }
    }

    /// Returns the sentences that `range` touches, as one range.
    pub fn sentence(&self, range: TextRange) -> TextRange {
        let touched = self.sentences.iter().filter(|s| s.overlaps(range)).copied();
        touched.reduce(TextRange::cover).unwrap_or(range)
    }

    /// Returns an id for a place that stays the same from one export to the next, whatever else changes.
    pub fn stable_id(&self, kind: &str, range: TextRange) -> String {
        let words = self.article.slice(range);
        let before = self.article.text().get(..range.start as usize).unwrap_or_default();
        let nth = before.matches(words).count();
        let name = [self.article.id.0.as_str(), kind, words, &nth.to_string()].join("\u{1f}");
        format!("pq-{:016x}", TextHash::of(&name).0 as u64)
    }

    /// Returns a quote's words with the marks that it was printed with; a split one keeps those of each segment.
    pub fn quote_words(&self, quote: &Quote) -> String {
        let words: Vec<&str> = quote.segments.iter().map(|s| self.article.slice(s.marks)).collect();
        one_line(&words.join(" "))
    }
}

fn all_sentences(article: &Article) -> Vec<TextRange> {
    let tokens = tokenize(article);
    let mut all = Vec::new();
    for passage in &tokens.passages {
        let within = tokens.all.get(passage.first as usize..passage.last as usize).unwrap_or_default();
        for sentence in sentences(article.text(), within) {
            let sentence = within.get(sentence).unwrap_or_default();
            if let (Some(from), Some(to)) = (sentence.first(), sentence.last()) {
                all.push(from.range.cover(to.range));
            }
        }
    }
    all
}

/// Puts text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes a date as exactly as it is known: `12 Aug 2020`, `Aug 2020`, `2020`.
pub fn date_words(date: ArticleDate) -> String {
    let format = match date.precision {
        Precision::Year => "%Y",
        Precision::Month => "%b %Y",
        Precision::Day => "%-d %b %Y",
    };
    date.day.format(format).to_string()
}

/// Writes a date as exactly as it is known: `2020-08-12`, `2020-08`, `2020`.
pub fn date_iso(date: ArticleDate) -> String {
    let format = match date.precision {
        Precision::Year => "%Y",
        Precision::Month => "%Y-%m",
        Precision::Day => "%Y-%m-%d",
    };
    date.day.format(format).to_string()
}

/// Makes a file name of an article's path: `[A-Za-z0-9._-]` only, and never the same for two paths.
pub fn file_name(path: &str, extension: &str) -> String {
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let stem =
        path.rsplit_once('.').filter(|(s, e)| !s.is_empty() && !e.contains(['/', '#'])).map_or(path, |s| s.0);
    let name: String = stem.chars().map(|c| if safe(c) { c } else { '_' }).take(100).collect();
    let name = name.trim_start_matches(['.', '-']);
    if name == stem {
        format!("{name}.{extension}")
    } else {
        format!("{name}-{:08x}.{extension}", crc32fast::hash(path.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn file_names_are_plain_and_distinct() {
        assert_eq!(file_name("000_channel.txt", "md"), "000_channel.md");
        let odd =
            ["a b.txt", "a_b.txt", "a/b.txt", "../b.txt", "-rf.txt", "é\u{202e}.txt", ".hidden", "x.jsonl#2"];
        let names: Vec<String> = odd.iter().map(|o| file_name(o, "md")).collect();
        for (i, name) in names.iter().enumerate() {
            assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)), "{name}");
            assert!(!name.starts_with(['.', '-']), "{name}");
            assert!(!names[..i].contains(name), "{name}");
        }
    }
}
