//! Articles as ProQuest exports them: labels in words (`Full text:`, `Publication title:`), between lines of underscores.

use super::{header_date, rows};
use crate::article::{Article, ArticleId, Warning, language, plain, title};
use crate::text::{TextRange, clean, clean_line};

/// Says whether the beginning of a file, or an article, names the database as its exports do.
pub(in crate::article) fn is_export(start: &[u8]) -> bool {
    memchr::memmem::find(start, b"ProQuest document").is_some()
}

/// Says whether a line parts two articles of such a file: `____…`, `Document 3 of 25`.
pub(in crate::article) fn parts(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let words: Vec<&[u8]> = line.split(u8::is_ascii_whitespace).filter(|w| !w.is_empty()).take(5).collect();
    let number = |w: &[u8]| !w.is_empty() && w.iter().all(u8::is_ascii_digit);
    match *words.as_slice() {
        [rule] => rule.len() >= 40 && rule.iter().all(|b| *b == b'_'),
        [b"Document", n, b"of", m] => number(n) && number(m),
        _ => false,
    }
}

/// Says whether a line opens the text of an article: a piece without one is a cover page or a list of contents.
pub(in crate::article) fn opens_text(line: &[u8]) -> bool {
    line.trim_ascii_start().get(..TEXT.len()).is_some_and(|start| start.eq_ignore_ascii_case(TEXT.as_bytes()))
}

const TEXT: &str = "full text:";

/// Labels that may stand around the text, in small letters.
#[rustfmt::skip]
const LABELS: [&str; 34] = [
    "title", "author", "publication info", "abstract", "links", "full text", "credit", "subject", "location",
    "people", "company / organization", "identifier / keyword", "classification", "publication title",
    "publication year", "publication date", "publication subject", "publisher", "place of publication",
    "country of publication", "pages", "section", "edition", "dateline", "issn", "source type",
    "language of publication", "document type", "proquest document id", "document url", "copyright",
    "last updated", "database", "illustration",
];

/// Reads one article; `None` where its text or what is known of it is missing.
pub(super) fn parse(source: &str, name: &str) -> Option<(Article, Vec<Warning>)> {
    if !is_export(source.as_bytes()) {
        return None;
    }
    let mut article = Article::from_clean(clean(source));
    let text = article.text.as_str();
    let rows = rows(text);
    let labels: Vec<(&str, TextRange)> = rows
        .iter()
        .filter_map(|row| {
            let (label, _) = row.of(text).split_once(':')?;
            let known = LABELS.iter().find(|known| label.eq_ignore_ascii_case(known))?;
            let value = row.of(text).get(label.len() + 1..)?;
            let start = row.end as usize - value.trim_start().len();
            Some((*known, TextRange::from_usize(start, row.end as usize)))
        })
        .collect();
    let said = |label: &str| {
        let value = labels.iter().find(|(known, _)| *known == label)?.1;
        Some(value).filter(|v| !v.is_empty())
    };
    let line = |label: &str| said(label).map(|value| clean_line(value.of(text)));
    let at = labels.iter().position(|(label, _)| *label == "full text")?;
    let (_, opening) = labels.get(at).copied()?;
    // The next label's row, without the label.
    let end = labels.get(at + 1).map_or(text.len(), |(_, next)| row_start(text, next.start as usize));
    let (paragraphs, joints) =
        plain::paragraph_ranges(text, TextRange::from_usize(opening.start as usize, end));
    let first_label = labels.first().map_or(0, |(_, range)| row_start(text, range.start as usize));
    let headline = rows
        .iter()
        .filter(|row| !row.is_empty() && (row.end as usize) <= first_label)
        .find(|row| !parts(row.of(text).as_bytes()))
        .copied();
    let metadata = &mut article.metadata;
    metadata.outlet =
        line("publication title").or_else(|| line("publication info")).map(|words| outlet(&words));
    metadata.authors = line("author").map(|words| authors(&words)).unwrap_or_default();
    metadata.date = line("publication date").and_then(|words| header_date(&words));
    metadata.language = line("language of publication").and_then(|words| language::tag(&words));
    metadata.url = line("document url");
    metadata.tags = line("subject").map(|words| plain::tags(&words)).unwrap_or_default();
    let (title, id) = (line("title"), line("proquest document id"));
    plain::join_lines(&mut article.text, &joints);
    article.paragraphs = paragraphs;
    article.headline = headline;
    article.title = match (headline, title, article.paragraphs.first()) {
        (Some(range), ..) => article.slice(range).to_owned(),
        (None, Some(title), _) => title,
        (None, None, Some(first)) => title::from_paragraph(article.slice(*first)),
        (None, None, None) => return None,
    };
    plain::look_for_date(&mut article, name);
    article.id = ArticleId::of(&article, id.as_deref());
    Some((article, Vec::new()))
}

fn row_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// `Tern Courier, The; Ellery` is The Tern Courier.
fn outlet(words: &str) -> String {
    let name = words.split(';').next().unwrap_or(words).trim();
    name.strip_suffix(", The").map_or_else(|| name.to_owned(), |rest| format!("The {rest}"))
}

/// `Brook, Ida; Reyes, Sam` are Ida Brook and Sam Reyes.
fn authors(words: &str) -> Vec<String> {
    let people = words.split(';').map(str::trim).filter(|name| !name.is_empty());
    people
        .filter(|name| !name.eq_ignore_ascii_case("anonymous"))
        .flat_map(|name| match name.split_once(", ") {
            Some((family, given)) if !given.contains(',') => vec![format!("{given} {family}")],
            _ => plain::names(name),
        })
        .collect()
}
