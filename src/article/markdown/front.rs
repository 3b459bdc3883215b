//! Front matter: YAML between `---`, TOML between `+++` (or, as some programs write it, between `---` too).
//!
//! People write `title: Foo: bar`, which is no YAML: such a block is read line by line, and said.

use crate::article::Warning;
use crate::article::facts::Facts;
use serde_json::{Map, Value};

/// A block of front matter, without its fences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Front<'a> {
    words: &'a str,
    is_toml: bool,
}

/// Splits front matter off a Markdown file.
pub(super) fn split(source: &str) -> (Option<Front<'_>>, &str) {
    let mut lines = source.split_inclusive('\n');
    let Some(fence) = lines.next().map(str::trim_end).filter(|l| matches!(*l, "---" | "+++")) else {
        return (None, source);
    };
    let start = source.len() - lines.clone().map(str::len).sum::<usize>();
    let mut end = start;
    for line in lines {
        let next = end + line.len();
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            let words = source.get(start..end).unwrap_or_default();
            let is_toml = fence == "+++" || looks_like_toml(words);
            return (Some(Front { words, is_toml }), source.get(next..).unwrap_or_default());
        }
        end = next;
    }
    (None, source)
}

fn looks_like_toml(words: &str) -> bool {
    let mut lines = words.lines().filter(|l| !l.trim().is_empty());
    lines.next().is_some_and(|line| {
        line.split_once('=').is_some_and(|(key, _)| {
            let key = key.trim();
            !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        })
    })
}

/// Reads a block, where there is one; `said` is what the text itself says in a list, which counts less.
pub(super) fn read(front: Option<Front<'_>>, said: Map<String, Value>) -> (Facts, Vec<Warning>) {
    let (object, warnings) = front.map(object).unwrap_or_default();
    let is_known = |key: &str| object.keys().any(|known| known.eq_ignore_ascii_case(key));
    let more: Map<String, Value> = said.into_iter().filter(|(key, _)| !is_known(key)).collect();
    (Facts::from_object(&without_links(object.into_iter().chain(more).collect())), warnings)
}

fn object(front: Front<'_>) -> (Map<String, Value>, Vec<Warning>) {
    let words = front.words;
    let (format, object) = if front.is_toml {
        ("TOML", toml::from_str::<toml::Table>(words).ok().map(toml_object))
    } else {
        ("YAML", serde_saphyr::from_str::<Map<String, Value>>(words).ok())
    };
    let mut warnings = Vec::new();
    let object = object.unwrap_or_else(|| {
        if !words.trim().is_empty() {
            warnings.push(Warning(format!("its front matter is no {format}: read line by line")));
        }
        by_lines(words, if front.is_toml { '=' } else { ':' })
    });
    (object, warnings)
}

fn toml_object(table: toml::Table) -> Map<String, Value> {
    fn value(toml: toml::Value) -> Value {
        match toml {
            toml::Value::String(s) => s.into(),
            toml::Value::Integer(n) => n.into(),
            toml::Value::Float(n) => n.into(),
            toml::Value::Boolean(b) => b.into(),
            toml::Value::Datetime(d) => d.to_string().into(),
            toml::Value::Array(list) => list.into_iter().map(value).collect(),
            toml::Value::Table(table) => Value::Object(toml_object(table)),
        }
    }
    table.into_iter().map(|(key, v)| (key, value(v))).collect()
}

/// One `key: rest of line` a line; lines that begin with `-` are entries of the key before them.
fn by_lines(words: &str, sign: char) -> Map<String, Value> {
    let mut object = Map::new();
    let mut last = String::new();
    for line in words.lines() {
        if let Some(entry) = line.trim_start().strip_prefix("- ") {
            if let Some(Value::Array(list)) = object.get_mut(&last) {
                list.push(unquoted(entry).into());
            }
        } else if let Some((key, value)) =
            line.split_once(sign).filter(|_| !line.starts_with([' ', '\t', '#']))
        {
            key.trim().clone_into(&mut last);
            let value = unquoted(value);
            let value = if value.is_empty() { Value::Array(Vec::new()) } else { value.into() };
            object.insert(last.clone(), value);
        }
    }
    object
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = |mark: char| value.strip_prefix(mark).and_then(|v| v.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

/// Obsidian writes names as links: `[[Ann Lee]]`, `[[people/ann|Ann Lee]]`.
fn without_links(mut object: Map<String, Value>) -> Map<String, Value> {
    fn plain(value: &mut Value) {
        match value {
            Value::String(s) => {
                if let Some(inner) = s.trim().strip_prefix("[[").and_then(|s| s.strip_suffix("]]")) {
                    *s = inner.rsplit('|').next().unwrap_or(inner).to_owned();
                }
            }
            Value::Array(list) => list.iter_mut().for_each(plain),
            _ => {}
        }
    }
    object.values_mut().for_each(plain);
    object
}
