//! Plain text: the first-cut reader of the `date YYYY-MM-DD` header and of blank-line paragraphs.

use super::{Article, ArticleDate, DateSource, Precision, Warning};
use crate::text::{TextRange, clean};
use chrono::NaiveDate;

pub(super) fn parse(source: &str, _name: &str) -> (Article, Vec<Warning>) {
    let mut article = Article::from_clean(clean(source));
    let (date, body) = header(article.text());
    article.metadata.date = date;
    article.paragraphs = paragraphs(article.text(), body);
    article.title =
        article.paragraphs.first().map(|p| article.slice(*p).chars().take(80).collect()).unwrap_or_default();
    (article, Vec::new())
}

/// Reads ` date 2020-08-12 ` and returns the offset at which the text goes on.
fn header(text: &str) -> (Option<ArticleDate>, u32) {
    let trimmed = text.trim_start();
    let lead = text.len() - trimmed.len();
    let Some(rest) = trimmed.strip_prefix("date ") else { return (None, lead as u32) };
    let day = rest.get(..10).and_then(|d| NaiveDate::parse_from_str(d, "%Y-%m-%d").ok());
    let date = day.map(|day| ArticleDate { day, precision: Precision::Day, source: DateSource::Header });
    (date, if date.is_some() { lead as u32 + 15 } else { lead as u32 })
}

fn paragraphs(text: &str, body: u32) -> Vec<TextRange> {
    let mut found = Vec::new();
    let mut at = body as usize;
    for line in text.get(at..).unwrap_or_default().split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            found.push(TextRange::from_usize(start, start + trimmed.len()));
        }
        at += line.len() + 1;
    }
    found
}
