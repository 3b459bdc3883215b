//! JSON: everything about articles, annotations for other programs, and gold for the evaluation.

use super::{PROGRAM, Subject, date_iso, one_line};
use crate::annotation::{Correction, Placed, TextHash, anchor, sheet, to_json};
use crate::extract::{Change, Extraction, Figure, Modifier, Quote, Segment};
use crate::json::{DecimalJson, ExtractionJson, escape_controls};
use crate::text::TextRange;
use serde_json::{Value, json as object};

/// Writes articles with their quotes, figures, checks and annotations as one document.
pub fn json(subjects: &[Subject<'_>]) -> String {
    let articles: Vec<Value> = subjects.iter().map(article).collect();
    pretty(&object!({"generator": PROGRAM, "articles": articles}))
}

fn pretty(value: &Value) -> String {
    escape_controls(&serde_json::to_string_pretty(value).unwrap_or_default()) + "\n"
}

fn article(subject: &Subject<'_>) -> Value {
    let id = Value::from(subject.article.id.0.as_str());
    let found = ExtractionJson { id: &id, article: subject.article, extraction: &subject.extraction };
    let metadata = &subject.metadata;
    let hash = TextHash::of(subject.article.text());
    let checks: Vec<Value> = sheet(subject.article, &subject.extraction, subject.placed)
        .into_iter()
        .map(|row| {
            let place = anchor(subject.article.text(), hash, row.range);
            let sentence = one_line(subject.article.slice(subject.sentence(row.range)));
            object!({"id": subject.stable_id(row.kind.word(), row.range), "kind": row.kind.word(), "exact": place.exact, "sentence": sentence,
                "prefix": place.prefix, "suffix": place.suffix, "start": place.start, "end": place.end, "text_hash": hash.to_string(),
                "paragraph": row.paragraph, "who": one_line(&row.who), "status": row.check.status.word(), "method": row.check.method,
                "source": row.check.source, "checked_on": row.checked_on, "annotator": row.checker, "notes": row.notes, "program": PROGRAM})
        })
        .collect();
    let annotations: Vec<Value> = subject.placed.iter().map(|p| annotation(subject, p)).collect();
    object!({
        "id": id, "file": subject.name, "title": subject.title, "outlet": metadata.outlet, "authors": metadata.authors,
        "date": metadata.date.map(date_iso), "url": metadata.url,
        "extraction": found.to_value(), "checks": checks, "annotations": annotations,
    })
}

/// Writes annotations as an array of W3C Web Annotations.
pub fn w3c(subjects: &[Subject<'_>]) -> String {
    let all: Vec<Value> =
        subjects.iter().flat_map(|s| s.placed.iter().map(|p| annotation(s, p)).collect::<Vec<_>>()).collect();
    pretty(&Value::Array(all))
}

/// An annotation with what another program needs to find it: the URL, and the whole sentence.
fn annotation(subject: &Subject<'_>, placed: &Placed) -> Value {
    let mut value = to_json(&placed.annotation);
    if let Some(target) = value.get_mut("target").and_then(Value::as_object_mut) {
        if let Some(url) = &subject.metadata.url {
            target.insert("source".to_owned(), url.as_str().into());
            target.insert("pullquote:article".to_owned(), placed.annotation.target.article.0.as_str().into());
        }
        if let Some(range) = placed.range() {
            let sentence = one_line(subject.article.slice(subject.sentence(range)));
            target.insert("pullquote:sentence".to_owned(), sentence.into());
        }
    }
    if let Some(map) = value.as_object_mut() {
        map.insert("generator".to_owned(), object!({"type": "Software", "name": PROGRAM}));
    }
    value
}

/// Writes an article's corrected quotes and figures as a line of the evaluation's gold; `None` where nobody corrected or
/// confirmed anything in it.
pub fn gold(subject: &Subject<'_>) -> Option<String> {
    let by_hand = |p: &Placed| {
        p.annotation.check().is_some()
            || p.annotation.corrections().any(|c| !matches!(c, Correction::Article(_)))
    };
    subject.placed.iter().any(by_hand).then(|| {
        let extraction = &subject.extraction;
        let quotes: Vec<Value> = extraction
            .quotes
            .iter()
            .flat_map(|q| q.segments.iter().map(|s| gold_quote(subject, extraction, q, *s)).collect::<Vec<_>>())
            .collect();
        let figures: Vec<Value> = extraction.figures.iter().map(|f| gold_figure(subject, f)).collect();
        let marked: Vec<Value> = extraction.marked.iter().map(|m| Value::Object(span(subject, m.segment.range))).collect();
        let line = object!({"generator": PROGRAM, "id": subject.article.id.0, "text": subject.article.text(), "title": subject.title,
            "publisher": subject.metadata.outlet, "date": subject.metadata.date.map(date_iso),
            "quotes": quotes, "unattributed": marked, "figures": figures});
        escape_controls(&line.to_string()) + "\n"
    })
}

/// Offsets are code points of the text that the line carries.
fn span(subject: &Subject<'_>, range: TextRange) -> serde_json::Map<String, Value> {
    let text = subject.article.text();
    let points = |at: u32| text.get(..at as usize).unwrap_or_default().chars().count();
    let mut map = serde_json::Map::new();
    map.insert("start".to_owned(), points(range.start).into());
    map.insert("end".to_owned(), points(range.end).into());
    map.insert("text".to_owned(), range.of(text).into());
    map
}

fn gold_quote(subject: &Subject<'_>, extraction: &Extraction, quote: &Quote, segment: Segment) -> Value {
    let mut map = span(subject, segment.range);
    map.insert("source".to_owned(), quote.source.map_or(Value::Null, |s| Value::Object(span(subject, s))));
    map.insert("cue".to_owned(), quote.cue.map_or(Value::Null, |c| Value::Object(span(subject, c))));
    map.insert("resolved".to_owned(), extraction.speaker_name(quote).into());
    Value::Object(map)
}

fn gold_figure(subject: &Subject<'_>, figure: &Figure) -> Value {
    let mut map = span(subject, figure.range);
    let decimal = |d: rust_decimal::Decimal| serde_json::to_value(DecimalJson(d)).unwrap_or_default();
    map.insert("value".to_owned(), decimal(figure.value));
    map.insert("value_high".to_owned(), figure.value_high.map_or(Value::Null, decimal));
    map.insert("kind".to_owned(), figure.kind.word().into());
    map.insert("unit".to_owned(), figure.unit.into());
    map.insert("modifier".to_owned(), figure.modifier.map(Modifier::sign).into());
    map.insert("change".to_owned(), figure.change.map(Change::word).into());
    map.insert("relative_time".to_owned(), figure.relative_time.into());
    if let Some(of) = figure.of {
        let of = span(subject, of);
        for (key, from) in [("of", "text"), ("of_start", "start"), ("of_end", "end")] {
            map.insert(key.to_owned(), of.get(from).cloned().unwrap_or_default());
        }
    }
    Value::Object(map)
}
