//! An annotation as a W3C Web Annotation object, and back. What is not understood is carried along.
//!
//! Our own terms stand under `pullquote:`; without them the object is still a whole annotation to other programs.

use super::{
    Anchor, Annotation, ArticleData, Body, Check, Correction, Kind, Quantity, Status, Target, TextHash,
};
use crate::article::ArticleId;
use serde_json::{Map, Value, json};

/// Why an object is no annotation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FromJsonError {
    /// It is no JSON object.
    #[error("not a JSON object")]
    NotAnObject,
    /// A field that every annotation has is missing or of another type.
    #[error("no {0}")]
    Missing(&'static str),
}

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Writes an annotation as an object.
pub fn to_json(annotation: &Annotation) -> Value {
    let mut map = Map::new();
    map.insert("@context".to_owned(), CONTEXT.into());
    map.insert("id".to_owned(), annotation.id.as_str().into());
    map.insert("type".to_owned(), "Annotation".into());
    map.insert("motivation".to_owned(), motivation(annotation).into());
    let bodies = bodies(annotation);
    if !bodies.is_empty() {
        map.insert("body".to_owned(), bodies.into());
    }
    map.insert("target".to_owned(), target(&annotation.target));
    for (key, time) in [("created", &annotation.created), ("modified", &annotation.modified)] {
        if !time.is_empty() {
            map.insert(key.to_owned(), time.as_str().into());
        }
    }
    if let Some(creator) = &annotation.creator {
        map.insert("creator".to_owned(), creator.as_str().into());
    }
    if annotation.deleted {
        map.insert("pullquote:deleted".to_owned(), true.into());
    }
    for (key, value) in &annotation.unknown {
        map.insert(key.clone(), value.clone());
    }
    Value::Object(map)
}

fn motivation(annotation: &Annotation) -> &'static str {
    annotation.bodies.first().map_or("highlighting", |body| purpose(body))
}

const fn purpose(body: &Body) -> &'static str {
    match body {
        Body::Note(_) | Body::Other(_) => "commenting",
        Body::Highlight => "highlighting",
        Body::Tag(_) => "tagging",
        Body::Star => "bookmarking",
        Body::Check(_) => "assessing",
        Body::Correction(_) => "editing",
    }
}

/// A highlight or star alone has no body: the motivation says it.
fn bodies(annotation: &Annotation) -> Vec<Value> {
    if matches!(annotation.bodies.as_slice(), [Body::Highlight | Body::Star]) {
        return Vec::new();
    }
    let foreign = |body: &Body| annotation.foreign_bodies.iter().find(|raw| read_body(raw) == *body).cloned();
    annotation.bodies.iter().map(|body| foreign(body).unwrap_or_else(|| write_body(body))).collect()
}

fn write_body(body: &Body) -> Value {
    let value = match body {
        Body::Other(raw) => return raw.clone(),
        Body::Correction(correction) => return write_correction(correction),
        Body::Note(text) | Body::Tag(text) => text.as_str(),
        Body::Check(check) => check.status.word(),
        Body::Highlight | Body::Star => "",
    };
    let mut map = Map::new();
    map.insert("type".to_owned(), "TextualBody".into());
    map.insert("purpose".to_owned(), purpose(body).into());
    map.insert("value".to_owned(), value.into());
    match body {
        Body::Note(_) => {
            map.insert("format".to_owned(), "text/plain".into());
        }
        Body::Check(check) => {
            put(&mut map, "pullquote:method", check.method.as_deref());
            put(&mut map, "pullquote:source", check.source.as_deref());
        }
        _ => {}
    }
    Value::Object(map)
}

fn put(map: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value.into());
    }
}

fn write_correction(correction: &Correction) -> Value {
    let mut map = Map::new();
    map.insert("type".to_owned(), "TextualBody".into());
    map.insert("purpose".to_owned(), "editing".into());
    let (what, value) = match correction {
        Correction::Speaker(name) => ("speaker", name.clone().unwrap_or_default()),
        Correction::Quantity(q) => ("quantity", q.value.clone().unwrap_or_default()),
        Correction::Bounds(anchor) => ("bounds", anchor.exact.clone()),
        Correction::Reject => ("reject", String::new()),
        Correction::AddQuote(name) => ("quote", name.clone().unwrap_or_default()),
        Correction::AddFigure(q) => ("figure", q.value.clone().unwrap_or_default()),
        Correction::Article(data) => ("article", data.title.clone().unwrap_or_default()),
    };
    map.insert("value".to_owned(), value.into());
    map.insert("pullquote:correction".to_owned(), what.into());
    match correction {
        Correction::Speaker(name) | Correction::AddQuote(name) => {
            put(&mut map, "pullquote:speaker", name.as_deref());
        }
        Correction::Quantity(q) | Correction::AddFigure(q) => {
            put(&mut map, "pullquote:value", q.value.as_deref());
            put(&mut map, "pullquote:unit", q.unit.as_deref());
            put(&mut map, "pullquote:of", q.of.as_deref());
        }
        Correction::Bounds(anchor) => {
            map.insert("pullquote:selector".to_owned(), selectors(anchor).into());
            put(&mut map, "pullquote:text", anchor.text.map(|t| t.to_string()).as_deref());
        }
        Correction::Article(data) => {
            for (key, value) in data.fields() {
                put(&mut map, &format!("pullquote:{key}"), value.as_deref());
            }
        }
        Correction::Reject => {}
    }
    Value::Object(map)
}

impl ArticleData {
    /// Iterates over the fields with their names.
    pub fn fields(&self) -> [(&'static str, &Option<String>); 5] {
        [
            ("title", &self.title),
            ("outlet", &self.outlet),
            ("author", &self.author),
            ("date", &self.date),
            ("url", &self.url),
        ]
    }
}

fn target(target: &Target) -> Value {
    let mut map = Map::new();
    map.insert("source".to_owned(), target.article.0.as_str().into());
    let mut all = target.anchor.as_ref().map(selectors).unwrap_or_default();
    all.extend(target.foreign_selectors.iter().cloned());
    if !all.is_empty() {
        map.insert("selector".to_owned(), all.into());
    }
    let text = target.anchor.as_ref().and_then(|a| a.text).map(|t| t.to_string());
    put(&mut map, "pullquote:text", text.as_deref());
    map.insert("pullquote:kind".to_owned(), target.kind.word().into());
    for (key, value) in [("pullquote:path", &target.path), ("pullquote:title", &target.title)] {
        put(&mut map, key, Some(value.as_str()).filter(|v| !v.is_empty()));
    }
    for (key, value) in &target.unknown {
        map.insert(key.clone(), value.clone());
    }
    Value::Object(map)
}

fn selectors(anchor: &Anchor) -> Vec<Value> {
    let quote = json!({"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix});
    let position = json!({"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end});
    if anchor.end > anchor.start { vec![quote, position] } else { vec![quote] }
}

/// Reads an annotation from an object.
///
/// # Errors
/// Where it has no `id` or no `target`.
pub fn from_json(value: Value) -> Result<Annotation, FromJsonError> {
    let Value::Object(mut map) = value else { return Err(FromJsonError::NotAnObject) };
    let id = take_string(&mut map, "id").filter(|id| !id.is_empty()).ok_or(FromJsonError::Missing("id"))?;
    let target = map.remove("target").and_then(read_target).ok_or(FromJsonError::Missing("target"))?;
    let mut annotation = Annotation {
        id,
        target,
        created: take_string(&mut map, "created").unwrap_or_default(),
        modified: take_string(&mut map, "modified").unwrap_or_default(),
        creator: take_string(&mut map, "creator"),
        deleted: map.remove("pullquote:deleted").is_some_and(|d| d == true),
        ..Annotation::default()
    };
    let raw = match map.remove("body").or_else(|| map.remove("bodyValue")) {
        None => Vec::new(),
        Some(Value::Array(bodies)) => bodies,
        Some(one) => vec![one],
    };
    for body in raw {
        let read = read_body(&body);
        if !matches!(read, Body::Other(_)) && write_body(&read) != body {
            annotation.foreign_bodies.push(body);
        }
        annotation.bodies.push(read);
    }
    if annotation.bodies.is_empty() {
        match map.get("motivation").and_then(Value::as_str) {
            Some("bookmarking") => annotation.bodies.push(Body::Star),
            Some("highlighting") => annotation.bodies.push(Body::Highlight),
            _ => {}
        }
    }
    if map.get("motivation").and_then(Value::as_str) == Some(motivation(&annotation)) {
        map.remove("motivation");
    }
    for (key, ours) in [("@context", CONTEXT), ("type", "Annotation")] {
        if map.get(key).and_then(Value::as_str) == Some(ours) {
            map.remove(key);
        }
    }
    let generator = map.get("generator").and_then(|g| g.get("name")).and_then(Value::as_str);
    if generator.is_some_and(|name| name.starts_with("pullquote ")) {
        map.remove("generator");
    }
    annotation.unknown = map;
    Ok(annotation)
}

fn take_string(map: &mut Map<String, Value>, key: &str) -> Option<String> {
    match map.remove(key) {
        Some(Value::String(text)) => Some(text),
        Some(other) => {
            map.insert(key.to_owned(), other);
            None
        }
        None => None,
    }
}

fn text_of(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn read_body(raw: &Value) -> Body {
    if let Value::String(text) = raw {
        return Body::Note(text.clone());
    }
    let value = text_of(raw, "value");
    let purpose = raw.get("purpose").and_then(Value::as_str).unwrap_or("commenting");
    let textual = raw.get("type").and_then(Value::as_str).is_none_or(|t| t == "TextualBody");
    let Some(value) = value.filter(|_| textual) else { return Body::Other(raw.clone()) };
    match purpose {
        "commenting" | "describing" | "replying" | "questioning" => Body::Note(value),
        "tagging" => Body::Tag(value),
        "highlighting" => Body::Highlight,
        "bookmarking" => Body::Star,
        "assessing" => match Status::from_word(&value) {
            Some(status) => Body::Check(Check {
                status,
                method: text_of(raw, "pullquote:method"),
                source: text_of(raw, "pullquote:source"),
            }),
            None => Body::Note(value),
        },
        "editing" => read_correction(raw).map_or_else(|| Body::Other(raw.clone()), Body::Correction),
        _ => Body::Other(raw.clone()),
    }
}

fn read_correction(raw: &Value) -> Option<Correction> {
    let name = || text_of(raw, "pullquote:speaker");
    let quantity = || Quantity {
        value: text_of(raw, "pullquote:value"),
        unit: text_of(raw, "pullquote:unit"),
        of: text_of(raw, "pullquote:of"),
    };
    Some(match raw.get("pullquote:correction")?.as_str()? {
        "speaker" => Correction::Speaker(name()),
        "quantity" => Correction::Quantity(quantity()),
        "bounds" => Correction::Bounds(Anchor {
            text: raw.get("pullquote:text").and_then(Value::as_str).and_then(TextHash::parse),
            ..read_selectors(raw.get("pullquote:selector")?.as_array()?.clone(), &mut Vec::new())?
        }),
        "reject" => Correction::Reject,
        "quote" => Correction::AddQuote(name()),
        "figure" => Correction::AddFigure(quantity()),
        "article" => Correction::Article(ArticleData {
            title: text_of(raw, "pullquote:title"),
            outlet: text_of(raw, "pullquote:outlet"),
            author: text_of(raw, "pullquote:author"),
            date: text_of(raw, "pullquote:date"),
            url: text_of(raw, "pullquote:url"),
        }),
        _ => return None,
    })
}

/// Reads a target: an object, an IRI alone, or the first of several.
fn read_target(raw: Value) -> Option<Target> {
    let mut map = match raw {
        Value::Object(map) => map,
        Value::String(source) => {
            return Some(Target { article: ArticleId(source), kind: Kind::Article, ..Target::default() });
        }
        Value::Array(targets) => return targets.into_iter().next().and_then(read_target),
        _ => return None,
    };
    let source = take_string(&mut map, "source").or_else(|| take_string(&mut map, "id"))?;
    // An export says where the article can be read, and beside it what we know it by.
    let source = take_string(&mut map, "pullquote:article").unwrap_or(source);
    map.remove("pullquote:sentence");
    let mut target = Target { article: ArticleId(source), ..Target::default() };
    let selectors = match map.remove("selector") {
        None => Vec::new(),
        Some(Value::Array(all)) => all,
        Some(one) => vec![one],
    };
    target.anchor = read_selectors(selectors, &mut target.foreign_selectors);
    let kind = take_string(&mut map, "pullquote:kind");
    let by_place = if target.anchor.is_some() { Kind::Words } else { Kind::Article };
    target.kind = kind.map_or(by_place, |k| Kind::from_word(&k));
    let text = take_string(&mut map, "pullquote:text").and_then(|t| TextHash::parse(&t));
    if let Some(anchor) = &mut target.anchor {
        anchor.text = text;
    }
    target.path = take_string(&mut map, "pullquote:path").unwrap_or_default();
    target.title = take_string(&mut map, "pullquote:title").unwrap_or_default();
    target.unknown = map;
    Some(target)
}

fn read_selectors(raw: Vec<Value>, foreign: &mut Vec<Value>) -> Option<Anchor> {
    let mut anchor = Anchor::default();
    let number =
        |v: &Value, key: &str| v.get(key).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    for selector in raw {
        match selector.get("type").and_then(Value::as_str) {
            Some("TextQuoteSelector") => {
                anchor.exact = text_of(&selector, "exact").unwrap_or_default();
                anchor.prefix = text_of(&selector, "prefix").unwrap_or_default();
                anchor.suffix = text_of(&selector, "suffix").unwrap_or_default();
            }
            Some("TextPositionSelector") => {
                if let (Some(start), Some(end)) = (number(&selector, "start"), number(&selector, "end")) {
                    (anchor.start, anchor.end) = (start, end.max(start));
                }
            }
            _ => foreign.push(selector),
        }
    }
    (!anchor.exact.is_empty()).then_some(anchor)
}
