//! JSON-LD: the article that a page describes, whatever it is wrapped in, with the people and publishers that it only names by
//! their `@id`.

use crate::article::facts::Facts;
use dom_query::Document;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The first object on the page that is an article.
pub(super) fn json_ld(document: &Document) -> Option<Facts> {
    let scripts = document.select("script[type='application/ld+json']");
    let values: Vec<Value> = scripts.nodes().iter().filter_map(|script| read(&script.text())).collect();
    let article = values.iter().find_map(|value| article_object(value, 4))?;
    let mut named = HashMap::new();
    for value in &values {
        collect_named(value, 4, &mut named);
    }
    Some(facts_of(article, &named))
}

/// Reads JSON as pages have it: some have comments around it, line ends inside strings and commas before what closes.
fn read(text: &str) -> Option<Value> {
    if let Ok(value) = serde_json::from_str(text.trim().trim_end_matches(';')) {
        return Some(value);
    }
    let text = text.replace("<![CDATA[", "").replace("]]>", "");
    let start = text.find(['{', '['])?;
    let end = text.rfind(['}', ']'])? + 1;
    serde_json::from_str(&mended(text.get(start..end)?)).ok()
}

fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in text.chars() {
        if !in_string && matches!(c, '}' | ']') {
            let kept = out.trim_end();
            out.truncate(kept.strip_suffix(',').unwrap_or(kept).len());
        }
        if c == '"' && !escaped {
            in_string = !in_string;
        }
        escaped = in_string && c == '\\' && !escaped;
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

fn article_object(value: &Value, depth: u32) -> Option<&Map<String, Value>> {
    if depth == 0 {
        return None;
    }
    match value {
        Value::Array(list) => list.iter().find_map(|v| article_object(v, depth - 1)),
        Value::Object(object) if is_article(object.get("@type")) => Some(object),
        Value::Object(object) => ["@graph", "mainEntity", "mainEntityOfPage"]
            .iter()
            .find_map(|key| article_object(object.get(*key)?, depth - 1)),
        _ => None,
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(kind)) => {
            kind.ends_with("Article") || matches!(kind.as_str(), "BlogPosting" | "LiveBlogPosting" | "Report")
        }
        Some(Value::Array(kinds)) => kinds.iter().any(|k| is_article(Some(k))),
        _ => false,
    }
}

/// Finds the objects that have an `@id` and a name.
fn collect_named<'a>(value: &'a Value, depth: u32, named: &mut HashMap<&'a str, &'a Value>) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(list) => {
            for v in list {
                collect_named(v, depth - 1, named);
            }
        }
        Value::Object(object) => {
            if let Some(id) =
                object.get("@id").and_then(Value::as_str).filter(|_| object.contains_key("name"))
            {
                named.entry(id).or_insert(value);
            }
            for v in object.values() {
                collect_named(v, depth - 1, named);
            }
        }
        _ => {}
    }
}

/// Puts what an `@id` names in its place.
fn resolve(value: &mut Value, named: &HashMap<&str, &Value>) {
    match value {
        Value::Array(list) => {
            for v in list {
                resolve(v, named);
            }
        }
        Value::Object(object) if !object.contains_key("name") => {
            let known = object.get("@id").and_then(Value::as_str).and_then(|id| named.get(id));
            if let Some(known) = known {
                *value = (*known).clone();
            }
        }
        _ => {}
    }
}

fn facts_of(object: &Map<String, Value>, named: &HashMap<&str, &Value>) -> Facts {
    let mut object = object.clone();
    for key in ["author", "creator", "publisher"] {
        if let Some(value) = object.get_mut(key) {
            resolve(value, named);
        }
    }
    // schema.org's names, where they are not those of a record.
    for (theirs, ours) in [("headline", "title"), ("inLanguage", "language"), ("mainEntityOfPage", "url")] {
        let value = match object.get(theirs) {
            Some(Value::Object(inner)) => inner.get("@id").cloned(),
            other => other.cloned(),
        };
        if let Some(value) = value {
            object.entry(ours).or_insert(value);
        }
    }
    object.remove("name");
    let mut facts = Facts::from_object(&object);
    facts.source_id = None;
    // Many pages escape their JSON-LD as if it were markup.
    facts.text = facts.text.map(|text| super::unescaped(&text).into_owned());
    facts
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn sloppy_json_is_read() {
        let sloppy = "\n//<![CDATA[\n{\"a\": \"x\ny, }\", \"b\": [1, 2, ],\n}\n//]]>";
        assert_eq!(read(sloppy).unwrap(), serde_json::json!({"a": "x y, }", "b": [1, 2]}));
        assert_eq!(read("{\"a\": \"\\\\\"};").unwrap(), serde_json::json!({"a": "\\"}));
        assert_eq!(read("no object"), None);
        assert_eq!(read("} {"), None);
    }
}
