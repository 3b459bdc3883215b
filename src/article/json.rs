//! Records of news corpora: one JSON object an article, its fields named as CC-News, news-please, RealNews and others name them.

use super::facts::{Facts, text_rank, unwrapped};
use super::reading::n_words;
use super::{Article, ArticleId, Head, Metadata, Problem, Reading, Warning, html, plain, rendered};
use serde_json::{Map, Value};

mod fields;

/// Reads one record. Nothing is guessed from its values: a record without a known field for text is a problem.
pub(super) fn parse(record: &str, name: &str) -> Reading {
    let malformed = |why: String| Problem::Malformed { format: "JSON", why };
    let value: Value = serde_json::from_str(record.trim_end_matches([',', ' ', '\n', '\r', '\t']))
        .map_err(|error| malformed(error.to_string()))?;
    let Value::Object(object) = value else { return Err(malformed("it is not an object".to_owned())) };
    let mut facts = Facts::from_object(&unwrapped(object));
    let Some(text) = facts.text.take().or_else(|| facts.description.take()) else {
        return Err(malformed("no field for the text (text, maintext, body, content)".to_owned()));
    };
    let (text, cut) = without_count_of_rest(text);
    facts.warnings.extend(cut);
    let text = if is_markup(&text) { text } else { html::unescaped(&text).into_owned() };
    if facts.title.is_none() && !is_markup(&text) {
        return Ok(untitled(&text, facts, name));
    }
    let paragraphs = if is_markup(&text) { html::paragraphs(&text) } else { rendered::paragraphs_of(&text) };
    if paragraphs.is_empty() {
        return Err(Problem::Empty);
    }
    let warnings = std::mem::take(&mut facts.warnings);
    Ok((rendered::article(facts, &paragraphs, name), warnings))
}

/// Takes off what some services put where they cut a text: `[+512 chars]`.
fn without_count_of_rest(mut text: String) -> (String, Option<Warning>) {
    let bare = text.trim_end().strip_suffix(" chars]");
    let number = bare.and_then(|bare| Some((bare.rfind("[+")?, bare)));
    let is_count = |(at, bare): &(usize, &str)| {
        bare.get(at + 2..).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    let Some((at, bare)) = number.filter(is_count) else { return (text, None) };
    let warning = format!("its text is cut: {} more characters", bare.get(at + 2..).unwrap_or_default());
    text.truncate(at);
    (text, Some(Warning(warning)))
}

/// Reads the text of a record without a title as a file's: with its own headline and header.
fn untitled(text: &str, facts: Facts, name: &str) -> (Article, Vec<Warning>) {
    let (mut article, _, mut warnings) = plain::parse_unnamed(text, "");
    let own = std::mem::replace(&mut article.metadata, facts.metadata);
    add(&mut article.metadata, own);
    rendered::date_from_name(&mut article, name);
    article.id = ArticleId::of(&article, facts.source_id.as_deref());
    warnings.extend(facts.warnings);
    (article, warnings)
}

/// Adds what `other` knows and `metadata` does not.
fn add(metadata: &mut Metadata, other: Metadata) {
    metadata.date = metadata.date.or(other.date);
    metadata.outlet = metadata.outlet.take().or(other.outlet);
    metadata.url = metadata.url.take().or(other.url);
    metadata.language = metadata.language.take().or(other.language);
    if metadata.authors.is_empty() {
        metadata.authors = other.authors;
    }
    if metadata.tags.is_empty() {
        metadata.tags = other.tags;
    }
}

/// Letters of a text that are looked at for its title.
const TITLE_BYTES: usize = 2000;

/// Reads what the list shows of a record without reading its text. `None` where only the text could say it (its id is its
/// fingerprint, it is markup), or where the record is none.
pub(super) fn head(record: &str, name: &str) -> Option<Head> {
    let mut small = Map::new();
    let mut text: Option<(usize, &str)> = None;
    for (key, value) in fields::read(record)? {
        match text_rank(key).filter(|_| value.starts_with('"')) {
            Some(rank) if value.len() > 2 => {
                if text.is_none_or(|(best, _)| rank < best) {
                    text = Some((rank, value));
                }
            }
            _ => {
                small.insert(key.to_owned(), serde_json::from_str(value).ok()?);
            }
        }
    }
    let (_, text) = text.filter(|(_, text)| !is_markup(text) && !text.ends_with(" chars]\""))?;
    let mut facts = Facts::from_object(&small);
    if facts.text.is_some() {
        return None;
    }
    let mut article = match facts.title.take() {
        Some(title) => Article { title: rendered::typed(&title), ..Article::default() },
        None => plain::parse_unnamed(&html::unescaped(&fields::opening(text, TITLE_BYTES)?), "").0,
    };
    let own = std::mem::replace(&mut article.metadata, std::mem::take(&mut facts.metadata));
    add(&mut article.metadata, own);
    article.id = ArticleId::named(&article, facts.source_id.as_deref())?;
    rendered::date_from_name(&mut article, name);
    Some(Head { n_words: n_words(text), text: None, ..Head::of(&article, &facts.warnings) })
}

fn is_markup(text: &str) -> bool {
    ["</p>", "<br", "</div>", "</a>"]
        .iter()
        .any(|tag| memchr::memmem::find(text.as_bytes(), tag.as_bytes()).is_some())
}
