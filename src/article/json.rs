//! Records of news corpora: one JSON object an article, its fields named as CC-News, news-please, RealNews and others name them.

use super::facts::Facts;
use super::{Problem, Reading, html, rendered};
use serde_json::Value;

/// Reads one record. Nothing is guessed from its values: a record without a known field for text is a problem.
pub(super) fn parse(record: &str, name: &str) -> Reading {
    let malformed = |why: String| Problem::Malformed { format: "JSON", why };
    let value: Value = serde_json::from_str(record.trim_end_matches([',', ' ', '\n', '\r', '\t']))
        .map_err(|error| malformed(error.to_string()))?;
    let Value::Object(object) = value else { return Err(malformed("it is not an object".to_owned())) };
    let mut facts = Facts::from_object(&object);
    let Some(text) = facts.text.take().or_else(|| facts.description.take()) else {
        return Err(malformed("no field for the text (text, maintext, body, content)".to_owned()));
    };
    let paragraphs = if is_markup(&text) { html::paragraphs(&text) } else { rendered::paragraphs_of(&text) };
    if paragraphs.is_empty() {
        return Err(Problem::Empty);
    }
    let warnings = std::mem::take(&mut facts.warnings);
    Ok((rendered::article(facts, &paragraphs, name), warnings))
}

fn is_markup(text: &str) -> bool {
    ["</p>", "<br", "</div>", "</a>"]
        .iter()
        .any(|tag| memchr::memmem::find(text.as_bytes(), tag.as_bytes()).is_some())
}
