//! Saved pages: what the page says of itself (JSON-LD, Open Graph, `<meta>`), then its main text.
//!
//! The main text is found by `dom_smoothie`; a page on which it finds little is read whole, but for its navigation.

use super::{Problem, Reading, Warning, rendered};
use blocks::Links;
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;
use std::borrow::Cow;

mod about;
mod blocks;
mod guard;
mod linked;
mod raised;

/// Nodes of a page, and how deep they may lie, up to which its main text is looked for (the search climbs from each node).
const MOST_NODES: usize = 200_000;
const DEEPEST: usize = 400;
/// Letters of a main text that is believed to be all of it.
const ENOUGH: usize = 250;

/// Reads a page.
pub(super) fn parse(page: &str, name: &str) -> Reading {
    let page = without_embedded(page);
    if let Some(why) = guard::refusal(&page) {
        return Err(Problem::Malformed { format: "HTML", why: why.to_owned() });
    }
    let document = Document::from(page.as_ref());
    let mut facts = about::page(&document);
    let mut warnings = std::mem::take(&mut facts.warnings);
    let whole = blocks::read(&document, Links::Teasers);
    blocks::keep_line_ends(&document);
    let main = main_text(document);
    let n_letters = |paragraphs: &[String]| paragraphs.iter().map(String::len).sum::<usize>();
    let said = facts.text.take().map(|text| rendered::paragraphs_of(&text)).unwrap_or_default();
    let mut paragraphs = main.unwrap_or_default();
    if n_letters(&paragraphs) < ENOUGH {
        paragraphs = if n_letters(&said) > n_letters(&paragraphs) { said } else { whole };
    }
    if holds_no_sentence(&paragraphs) {
        return match facts.description.take() {
            Some(description) => {
                warnings.push(Warning("only its description was found".to_owned()));
                Ok((rendered::article(facts, &[description], name), warnings))
            }
            None => Err(Problem::Malformed { format: "HTML", why: "no text in it".to_owned() }),
        };
    }
    Ok((rendered::article(facts, &paragraphs, name), warnings))
}

/// Says whether nothing is left, or the headings of a list of links.
fn holds_no_sentence(paragraphs: &[String]) -> bool {
    const HEADINGS: usize = 5;
    paragraphs.iter().flat_map(|p| p.split_whitespace()).nth(HEADINGS - 1).is_none()
        && !paragraphs
            .iter()
            .any(|p| p.trim_end_matches(['"', '”', '’', '\'']).ends_with(['.', '!', '?', '…']))
}

/// Renders a piece of markup: its paragraphs, list entries and quoted blocks, without markup. None where it is refused.
pub(super) fn paragraphs(markup: &str) -> Vec<String> {
    let markup = without_embedded(markup);
    if guard::refusal(&markup).is_some() {
        Vec::new()
    } else {
        blocks::read(&Document::from(markup.as_ref()), Links::Text)
    }
}

/// Reads the entities in words that should have none: many corpora keep them (`&amp;`, `&rsquo;`).
pub(super) fn unescaped(words: &str) -> Cow<'_, str> {
    const KNOWN: [&str; 9] =
        ["&amp;", "&quot;", "&#", "&nbsp;", "&apos;", "&rsquo;", "&ldquo;", "&mdash;", "&pound;"];
    if !words.contains('&') || !KNOWN.iter().any(|entity| words.contains(entity)) {
        return Cow::Borrowed(words);
    }
    let markup = words.replace('<', "&lt;");
    if guard::refusal(&markup).is_some() {
        return Cow::Borrowed(words);
    }
    Cow::Owned(Document::fragment(markup).root().text().to_string())
}

/// Returns the encoding that a page declares in its first kilobytes.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes).to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=")? + 8;
    let label: Vec<u8> = head
        .get(at..)?
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\''))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label)
}

fn main_text(document: Document) -> Option<Vec<String>> {
    let (mut n, mut deepest) = (0, 0);
    blocks::walk(&document.root(), |_, depth| {
        n += 1;
        deepest = deepest.max(depth);
        true
    });
    if n > MOST_NODES || deepest > DEEPEST {
        return None;
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let found = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    Some(blocks::read(&Document::fragment(found.content), Links::Teasers))
}

/// Drops what a saved page embeds (`data:` URLs of pictures and fonts): most of its bytes and none of its words.
fn without_embedded(page: &str) -> Cow<'_, str> {
    const LONG: usize = 200;
    let mut out = String::new();
    let mut kept = 0;
    for (at, found) in page.match_indices(";base64,") {
        if at < kept {
            continue;
        }
        let from = at + found.len();
        let rest = page.as_bytes().get(from..).unwrap_or_default();
        let n = rest
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'%'))
            .count();
        if n > LONG {
            out.push_str(page.get(kept..from).unwrap_or_default());
            kept = from + n;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(page);
    }
    out.push_str(page.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}
