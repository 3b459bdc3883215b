//! What records say of an article: one table of the names that corpora, clippers and pages give to the same thing.
//!
//! Knows JSON objects; front matter is turned into one first.

use super::{ArticleDate, DateSource, Metadata, Precision, Warning, date, html, plain};
use crate::text::clean_line;
use chrono::NaiveDate;
use serde_json::{Map, Value};

/// What a record says, by our names.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub title: Option<String>,
    /// The whole text, as the record has it.
    pub text: Option<String>,
    /// A summary: the text, where there is no other.
    pub description: Option<String>,
    pub metadata: Metadata,
    /// The source's own number for it.
    pub source_id: Option<String>,
    pub warnings: Vec<Warning>,
    /// How good the name was that each of title, text, date and outlet was found under; less is better.
    ranks: [usize; 4],
}

const TITLES: [&str; 5] = ["title", "headline", "name", "heading", "title_page"];
const TEXTS: [&str; 11] = [
    "maintext",
    "text",
    "body",
    "articlebody",
    "content",
    "article",
    "fulltext",
    "full_text",
    "plain_text",
    "cleaned_text",
    "bodytext",
];
/// Dates of publication; a date of change or of download is not one.
const DATES: [&str; 15] = [
    "date_publish",
    "publish_date",
    "published",
    "date_published",
    "datepublished",
    "published_at",
    "publishedat",
    "published_time",
    "publication_date",
    "pub_date",
    "pubdate",
    "webpublicationdate",
    "date",
    "timestamp",
    "time",
];
const OUTLETS: [&str; 9] = [
    "outlet",
    "publisher",
    "publication",
    "newspaper",
    "site_name",
    "site",
    "source",
    "source_domain",
    "domain",
];

/// Says how good a field of this name is as the text; less is better.
pub(super) fn text_rank(key: &str) -> Option<usize> {
    TEXTS.iter().position(|name| key.eq_ignore_ascii_case(name))
}

impl Facts {
    /// Reads the fields of a record.
    pub(super) fn from_object(object: &Map<String, Value>) -> Self {
        let mut facts = Self { ranks: [usize::MAX; 4], ..Self::default() };
        for (key, value) in object {
            facts.take(&key.to_ascii_lowercase().replace([' ', '-'], "_"), value);
        }
        facts
    }

    fn take(&mut self, key: &str, value: &Value) {
        let rank = |names: &[&str]| names.iter().position(|name| *name == key);
        if let Some(rank) = rank(&TITLES) {
            self.keep(0, rank, words(value), |facts, title| {
                facts.title = Some(html::unescaped(&title).into_owned());
            });
        } else if let Some(rank) = rank(&TEXTS) {
            self.keep(1, rank, text(value), |facts, text| facts.text = Some(text));
        } else if let Some(rank) = rank(&DATES) {
            self.keep(2, rank, day(value), |facts, (day, precision)| {
                facts.metadata.date = Some(ArticleDate { day, precision, source: DateSource::Metadata });
            });
        } else if let Some(rank) = rank(&OUTLETS) {
            match words(value) {
                // A clipper's `source: https://…` says where it can be read.
                Some(url) if is_url(&url) => self.metadata.url = self.metadata.url.take().or(Some(url)),
                outlet => self.keep(3, rank, outlet, |facts, outlet| facts.metadata.outlet = Some(outlet)),
            }
        } else {
            self.take_rest(key, value);
        }
    }

    fn take_rest(&mut self, key: &str, value: &Value) {
        match key {
            "authors" | "author" | "byline" | "by" | "creator" if self.metadata.authors.is_empty() => {
                self.metadata.authors = people(value);
            }
            "url" | "link" | "canonical_url" | "permalink" | "weburl" => {
                if let Some(url) = words(value).filter(|url| is_url(url)) {
                    self.metadata.url = Some(url);
                }
            }
            "language" | "lang" => self.metadata.language = words(value),
            "tags" | "keywords" | "categories" | "tag" => self.metadata.tags.extend(tags(value)),
            "description" | "summary" | "excerpt" | "abstract" | "standfirst" => {
                self.description = text(value);
            }
            "id" | "_id" | "uuid" | "guid" | "article_id" => self.source_id = words(value),
            _ => {}
        }
    }

    fn keep<T>(&mut self, slot: usize, rank: usize, found: Option<T>, put: impl FnOnce(&mut Self, T)) {
        if let Some(found) = found
            && let Some(best) = self.ranks.get_mut(slot)
            && rank < *best
        {
            *best = rank;
            put(self, found);
        }
    }
}

fn is_url(words: &str) -> bool {
    words.starts_with("http://") || words.starts_with("https://")
}

/// One line: a string, a number, `{"name": …}`, or the first of a list.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(clean_line(s.trim())).filter(|s| !s.is_empty()),
        Value::Number(n) => Some(n.to_string()),
        Value::Object(o) => ["name", "title", "$oid"].iter().find_map(|key| o.get(*key)).and_then(words),
        Value::Array(a) => a.first().filter(|first| !first.is_array()).and_then(words),
        Value::Null | Value::Bool(_) => None,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()).filter(|s| !s.trim().is_empty()),
        // A list of paragraphs.
        Value::Array(a) => {
            let lines: Vec<&str> = a.iter().filter_map(Value::as_str).collect();
            Some(lines.join("\n\n")).filter(|s| !s.trim().is_empty())
        }
        _ => None,
    }
}

fn day(value: &Value) -> Option<(NaiveDate, Precision)> {
    match value {
        Value::String(s) => date::parse(s),
        Value::Number(n) if n.as_i64().is_some_and(|n| (1000..3000).contains(&n)) => {
            date::parse(&n.to_string())
        }
        Value::Number(n) => n
            .as_i64()
            .or_else(|| n.as_f64().map(|f| f as i64))
            .and_then(date::from_epoch)
            .map(|day| (day, Precision::Day)),
        Value::Object(o) => o.get("$date").and_then(day),
        Value::Array(a) => a.first().filter(|first| !first.is_array()).and_then(day),
        _ => None,
    }
}

fn people(value: &Value) -> Vec<String> {
    match value {
        Value::String(s) => plain::names(&clean_line(s)),
        Value::Array(a) => a.iter().filter_map(words).flat_map(|s| plain::names(&s)).collect(),
        other => words(other).into_iter().collect(),
    }
}

fn tags(value: &Value) -> Vec<String> {
    match value {
        Value::String(s) => plain::tags(&clean_line(s)),
        Value::Array(a) => a.iter().filter_map(words).flat_map(|s| plain::tags(&s)).collect(),
        _ => Vec::new(),
    }
}
