//! What records say of an article: one table of the names that corpora, clippers and pages give to the same thing.
//!
//! Knows JSON objects; front matter is turned into one first.

use super::{ArticleDate, DateSource, Metadata, Precision, Warning, date, html, language, plain};
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

const TITLES: [&str; 7] = ["title", "full_title", "headline", "name", "heading", "title_page", "webtitle"];
const TEXTS: [&str; 15] = [
    "maintext",
    "text",
    "body",
    "articlebody",
    "content_html",
    "content",
    "article",
    "fulltext",
    "full_text",
    "plain_text",
    "cleaned_text",
    "content_text",
    "body_text",
    "article_text",
    "bodytext",
];
/// Dates of publication; a date of change or of download is not one.
const DATES: [&str; 17] = [
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
    "issued",
    "date",
    "datetime",
    "timestamp",
    "time",
];
const OUTLETS: [&str; 13] = [
    "outlet",
    "publisher",
    "publication",
    "container_title",
    "newspaper",
    "site_name",
    "site",
    "source",
    "origin",
    "feed",
    "source_domain",
    "domain_name",
    "domain",
];

/// Under these names an answer of a news service or a search engine holds the article itself.
const ENVELOPES: [&str; 9] =
    ["response", "_source", "fields", "content", "article", "data", "result", "item", "post"];

/// Returns the record inside what a service wraps around it.
pub(super) fn unwrapped(mut object: Map<String, Value>) -> Map<String, Value> {
    // Nobody wraps more often.
    for _ in 0..4 {
        let has_own = object.iter().any(|(key, value)| text_rank(key).is_some() && text(value).is_some());
        let inner = ENVELOPES.iter().find(|key| object.get(**key).is_some_and(is_record));
        match inner.filter(|_| !has_own).and_then(|key| object.remove(*key)) {
            // What stands beside it (an index's own `_id`) is kept where the record says nothing itself.
            Some(Value::Object(inner)) => object.extend(inner),
            _ => break,
        }
    }
    object
}

fn is_record(value: &Value) -> bool {
    value
        .as_object()
        .is_some_and(|o| o.values().any(|v| v.is_string() || v.is_object()) && text(value).is_none())
}

/// Says how good a field of this name is as the text; less is better.
pub(super) fn text_rank(key: &str) -> Option<usize> {
    TEXTS.iter().position(|name| key.eq_ignore_ascii_case(name))
}

impl Facts {
    /// Reads the fields of a record.
    pub(super) fn from_object(object: &Map<String, Value>) -> Self {
        let mut facts = Self { ranks: [usize::MAX; 4], ..Self::default() };
        facts.take_all(object);
        facts
    }

    fn take_all(&mut self, object: &Map<String, Value>) {
        for (key, value) in object {
            match value {
                // The record beside what an index or a service says of it.
                Value::Object(inner) if matches!(key.as_str(), "fields" | "_source") => self.take_all(inner),
                _ => self.take(&key.to_ascii_lowercase().replace([' ', '-'], "_"), value),
            }
        }
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
            "authors" | "author" | "byline" | "by" | "creator" | "published_by"
                if self.metadata.authors.is_empty() =>
            {
                self.metadata.authors = people(value);
            }
            "url" | "link" | "canonical_url" | "permalink" | "weburl" | "web_url" | "article_url" => {
                if let Some(url) = address(value) {
                    self.metadata.url = Some(url);
                }
            }
            "canonical" | "alternate" if self.metadata.url.is_none() => self.metadata.url = address(value),
            "language" | "lang" => {
                self.metadata.language = words(value).and_then(|words| language::tag(&words));
            }
            "tags" | "keywords" | "categories" | "tag" | "document_tags" => {
                self.metadata.tags.extend(tags(value));
            }
            "description" | "summary" | "excerpt" | "abstract" | "standfirst" => {
                self.description = text(value).or(self.description.take());
            }
            "lead_paragraph" if self.description.is_none() => self.description = text(value),
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
        Value::Object(o) => {
            ["name", "title", "main", "rendered", "$oid"].iter().find_map(|key| o.get(*key).and_then(words))
        }
        Value::Array(a) => a.first().filter(|first| !first.is_array()).and_then(words),
        Value::Null | Value::Bool(_) => None,
    }
}

/// An address: a string, `{"href": …}`, or the first of a list.
fn address(value: &Value) -> Option<String> {
    match value {
        Value::Object(o) => ["href", "url"].iter().find_map(|key| o.get(*key).and_then(words)),
        Value::Array(a) => a.first().filter(|first| !first.is_array()).and_then(address),
        other => words(other),
    }
    .filter(|url| is_url(url))
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()).filter(|s| !s.trim().is_empty()),
        // A list of paragraphs.
        Value::Array(a) => {
            let lines: Vec<&str> = a.iter().filter_map(Value::as_str).collect();
            Some(lines.join("\n\n")).filter(|s| !s.trim().is_empty())
        }
        // A text with what is known of its markup beside it.
        Value::Object(o) => ["content", "rendered", "html", "text", "value"]
            .iter()
            .find_map(|key| o.get(*key).filter(|v| v.is_string()))
            .and_then(text),
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
        Value::Object(o) => match o.get("date-parts") {
            Some(Value::Array(parts)) => parts.first().and_then(day_in_parts),
            _ => o.get("$date").and_then(day),
        },
        Value::Array(a) => a.first().filter(|first| !first.is_array()).and_then(day),
        _ => None,
    }
}

/// `[2020, 8, 12]`, `["2020", "8"]`, `[2020]`.
fn day_in_parts(parts: &Value) -> Option<(NaiveDate, Precision)> {
    let number = |v: &Value| v.as_u64().or_else(|| v.as_str()?.parse().ok());
    let numbers: Vec<String> = parts.as_array()?.iter().map_while(number).map(|n| n.to_string()).collect();
    date::parse(&numbers.join("-"))
}

fn people(value: &Value) -> Vec<String> {
    match value {
        // The page of an author names nobody.
        Value::String(s) if is_url(s.trim()) => Vec::new(),
        Value::String(s) => plain::names(&clean_line(s)),
        Value::Array(a) => a.iter().filter(|person| !person.is_array()).flat_map(people).collect(),
        Value::Object(o) => {
            let part = |names: &[&str]| names.iter().find_map(|name| o.get(*name).and_then(words));
            let family = part(&["family", "last_name", "lastname"]);
            match (family, part(&["given", "first_name", "firstname"])) {
                (Some(family), Some(given)) => vec![format!("{given} {family}")],
                (Some(family), None) => vec![family],
                _ => ["name", "original", "title", "literal"]
                    .iter()
                    .find_map(|key| o.get(*key).filter(|v| !v.is_object()))
                    .map(people)
                    .unwrap_or_default(),
            }
        }
        _ => Vec::new(),
    }
}

fn tags(value: &Value) -> Vec<String> {
    match value {
        Value::String(s) => plain::tags(&clean_line(s)),
        Value::Array(a) => a.iter().filter_map(tag).flat_map(|s| plain::tags(&s)).collect(),
        _ => Vec::new(),
    }
}

/// A tag: a string, or an object that names it; people are tags of some services too, and the states of a feed reader.
fn tag(value: &Value) -> Option<String> {
    match value {
        Value::String(s) if s.starts_with("user/") => {
            s.split_once("/label/").map(|(_, label)| clean_line(label))
        }
        Value::Object(o) if o.get("type").is_some_and(|kind| kind == "contributor") => None,
        Value::Object(o) => ["value", "name", "title", "label", "term", "webTitle"]
            .iter()
            .find_map(|key| o.get(*key).and_then(words)),
        other => words(other),
    }
}
