//! Annotations of other programs and machines: W3C objects alone, in arrays and collections; Hypothesis rows; our own lines.

use super::{Annotation, Body, DamageKind, Kind, from_json, read_line};
use crate::article::ArticleId;
use serde_json::{Map, Value, json};

/// Reads every annotation of a document; the second list says what could not be read, and where.
pub fn read_foreign(text: &str) -> (Vec<Annotation>, Vec<String>) {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    if let Ok(document) = serde_json::from_str::<Value>(text) {
        for (i, object) in objects(document).into_iter().enumerate() {
            match read_object(object) {
                Ok(annotation) => found.push(annotation),
                Err(why) => problems.push(format!("annotation {}: {why}", i + 1)),
            }
        }
        return (found, problems);
    }
    for (i, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let read = match read_line(line.trim_end().as_bytes()) {
            Err(DamageKind::NoChecksum) => {
                serde_json::from_str(line).map_err(|e| e.to_string()).and_then(read_object)
            }
            other => other.map_err(|e| e.to_string()),
        };
        match read {
            Ok(annotation) => found.push(annotation),
            Err(why) => problems.push(format!("line {}: {why}", i + 1)),
        }
    }
    (found, problems)
}

/// Takes a document apart: an array, a page or collection, the rows of a Hypothesis search, or one annotation.
fn objects(document: Value) -> Vec<Value> {
    match document {
        Value::Array(all) => all,
        Value::Object(mut map) => {
            for key in ["items", "rows", "annotations"] {
                if let Some(Value::Array(all)) = map.remove(key) {
                    return all;
                }
            }
            match map.remove("first") {
                Some(page @ Value::Object(_)) => objects(page),
                _ => vec![Value::Object(map)],
            }
        }
        other => vec![other],
    }
}

fn read_object(object: Value) -> Result<Annotation, String> {
    let is_row = object.get("uri").is_some() && object.get("body").is_none();
    let object = match object {
        Value::Object(row) if is_row => from_row(row),
        other => other,
    };
    let mut annotation = from_json(object).map_err(|e| e.to_string())?;
    let source = &annotation.target.article.0;
    if source.starts_with("http://") || source.starts_with("https://") {
        annotation.target.article = ArticleId::from_url(source);
    }
    clean_bodies(&mut annotation);
    Ok(annotation)
}

/// What comes from elsewhere is shown, so it is cleaned as an article is.
fn clean_bodies(annotation: &mut Annotation) {
    use crate::text::{clean, clean_line};
    for body in &mut annotation.bodies {
        match body {
            Body::Note(text) => *text = clean(text).text,
            Body::Tag(tag) => *tag = clean_line(tag),
            _ => {}
        }
    }
    if annotation.target.kind == Kind::default() && annotation.target.anchor.is_none() {
        annotation.target.kind = Kind::Article;
    }
}

/// Makes a W3C object of a Hypothesis row.
fn from_row(mut row: Map<String, Value>) -> Value {
    let mut take = |key: &str| row.remove(key).unwrap_or_default();
    let id = match take("id") {
        Value::String(id) => format!("urn:hypothesis:{id}"),
        _ => String::new(),
    };
    let (text, tags) = (take("text"), take("tags"));
    let mut bodies = Vec::new();
    if text.as_str().is_some_and(|t| !t.is_empty()) {
        bodies.push(
            json!({"type": "TextualBody", "purpose": "commenting", "value": text, "format": "text/plain"}),
        );
    }
    for tag in tags.as_array().into_iter().flatten() {
        bodies.push(json!({"type": "TextualBody", "purpose": "tagging", "value": tag}));
    }
    let uri = take("uri");
    let mut target = match take("target") {
        Value::Array(mut targets) if !targets.is_empty() => targets.swap_remove(0),
        _ => json!({}),
    };
    if let Some(target) = target.as_object_mut() {
        target.entry("source").or_insert(uri);
        let title =
            row.get("document").and_then(|d| d.get("title")).and_then(|t| t.get(0).or(Some(t))).cloned();
        if let Some(title) = title.filter(Value::is_string) {
            target.insert("pullquote:title".to_owned(), title);
        }
    }
    let mut take = |key: &str| row.remove(key).unwrap_or_default();
    let mut object = json!({"id": id, "type": "Annotation", "motivation": "highlighting", "target": target,
        "created": take("created"), "modified": take("updated"), "creator": take("user")});
    if !bodies.is_empty()
        && let Some(map) = object.as_object_mut()
    {
        map.insert("body".to_owned(), bodies.into());
        map.remove("motivation");
    }
    object
}
