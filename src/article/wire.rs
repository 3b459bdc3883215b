//! Articles as press databases export them to text: LexisNexis (old and new), Factiva (labelled and as shown), ProQuest.
//!
//! A file holds many; a line closes or opens each: `3 of 250 DOCUMENTS`, `End of Document`, `Document LBA0000020200812eg8c0012`.

use super::plain::{self, names};
use super::{Article, ArticleDate, ArticleId, DateSource, Warning, date, language, title};
use crate::text::{TextRange, clean, clean_line};

pub(super) mod proquest;

/// A line between two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// The article begins with this line.
    Opens,
    /// The article ends with this line.
    Closes,
}

/// Reads a line as one between two articles.
pub(super) fn marker(line: &[u8]) -> Option<Marker> {
    let line = line.trim_ascii();
    let words: Vec<&[u8]> = line.split(u8::is_ascii_whitespace).filter(|w| !w.is_empty()).take(5).collect();
    let number = |w: &[u8]| !w.is_empty() && w.iter().all(u8::is_ascii_digit);
    match *words.as_slice() {
        [n, b"of", m, b"DOCUMENTS" | b"DOCUMENT"] if number(n) && number(m) => Some(Marker::Opens),
        [b"End", b"of", b"Document"] => Some(Marker::Closes),
        [b"Document", id] | [b"AN", b"Document", id] if is_accession(id) => Some(Marker::Closes),
        _ => None,
    }
}

fn is_accession(word: &[u8]) -> bool {
    word.len() >= 16
        && word.iter().all(u8::is_ascii_alphanumeric)
        && word.iter().filter(|b| b.is_ascii_digit()).count() >= 6
}

/// Says whether a line between two articles stands anywhere in `text`.
pub(super) fn is_wire(text: &[u8]) -> bool {
    if proquest::is_export(text) {
        return true;
    }
    // Both spellings hold the letters; only their lines are looked at.
    memchr::memmem::find_iter(text, b"ocument").chain(memchr::memmem::find_iter(text, b"OCUMENT")).any(|at| {
        let start = memchr::memrchr(b'\n', text.get(..at).unwrap_or_default()).map_or(0, |i| i + 1);
        let end = memchr::memchr(b'\n', text.get(at..).unwrap_or_default()).map_or(text.len(), |i| at + i);
        text.get(start..end).is_some_and(|line| line.len() < 200 && marker(line).is_some())
    })
}

/// One line: where its words stand.
type Row = TextRange;

/// What the lines around the body say.
#[derive(Default)]
struct Found {
    headline: Option<TextRange>,
    outlet: Option<String>,
    date: Option<ArticleDate>,
    authors: Vec<String>,
    language: Option<String>,
    url: Option<String>,
    tags: Vec<String>,
    source_id: Option<String>,
    body: TextRange,
    /// Blocks of the body, where it stands in several.
    lead: Option<TextRange>,
}

/// Reads one article of such a file; `None` where it has none of their forms.
pub(super) fn parse(source: &str, name: &str) -> Option<(Article, Vec<Warning>)> {
    proquest::parse(source, name).or_else(|| parse_marked(source, name))
}

fn parse_marked(source: &str, name: &str) -> Option<(Article, Vec<Warning>)> {
    let mut article = Article::from_clean(clean(source));
    let rows = rows(&article.text);
    let text = article.text.as_str();
    let found = labelled(text, &rows).or_else(|| nexis(text, &rows)).or_else(|| factiva(text, &rows))?;
    let mut joints = Vec::new();
    // A damaged file may have its fields in another order; positions only ever grow.
    let mut blocks: Vec<TextRange> =
        found.lead.into_iter().chain([found.body]).filter(|r| !r.is_empty()).collect();
    blocks.sort_unstable();
    for range in blocks {
        let body = plain::paragraph_ranges(text, range);
        article.paragraphs.extend(body.0);
        joints.extend(body.1);
    }
    if let Some(headline) = found.headline {
        let lines = headline.of(text).match_indices('\n').map(|(at, _)| headline.start as usize + at);
        joints.extend(lines);
    }
    plain::join_lines(&mut article.text, &joints);
    let first = article.paragraphs.first().copied();
    article.headline = found.headline.filter(|h| first.is_none_or(|first| h.end <= first.start));
    article.title = match (found.headline, article.paragraphs.first()) {
        (Some(range), _) => article.slice(range).split_whitespace().collect::<Vec<_>>().join(" "),
        (None, Some(first)) => title::from_paragraph(article.slice(*first)),
        (None, None) => return None,
    };
    let metadata = &mut article.metadata;
    (metadata.outlet, metadata.date, metadata.authors) = (found.outlet, found.date, found.authors);
    (metadata.language, metadata.url, metadata.tags) = (found.language, found.url, found.tags);
    plain::look_for_date(&mut article, name);
    article.id = ArticleId::of(&article, found.source_id.as_deref());
    let warnings = if article.paragraphs.is_empty() {
        vec![Warning("its text is missing".to_owned())]
    } else {
        Vec::new()
    };
    Some((article, warnings))
}

fn rows(text: &str) -> Vec<Row> {
    let mut at = 0;
    let mut rows = Vec::new();
    for line in text.split('\n') {
        let start = at + line.len() - line.trim_start().len();
        rows.push(TextRange::from_usize(start, start + line.trim().len()));
        at += line.len() + 1;
    }
    rows
}

fn header_date(words: &str) -> Option<ArticleDate> {
    date::parse(words).map(|(day, precision)| ArticleDate { day, precision, source: DateSource::Header })
}

/// Factiva's labelled form: `HD  headline`, `PD  12 August 2020`, `LP  first paragraph`, `TD  the rest`.
fn labelled(text: &str, rows: &[Row]) -> Option<Found> {
    const CODES: [&str; 22] = [
        "HD", "CR", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CO",
        "IN", "NS", "RE", "IPD", "PUB", "AN",
    ];
    let code = |row: &Row| {
        let (first, rest) = row.of(text).split_once(' ').unwrap_or((row.of(text), ""));
        let at_margin = row.start == 0 || text.as_bytes().get(row.start as usize - 1) == Some(&b'\n');
        (at_margin && (rest.is_empty() || rest.starts_with(' ')))
            .then(|| CODES.iter().find(|c| **c == first))
            .flatten()
    };
    let fields: Vec<(usize, &str)> =
        rows.iter().enumerate().filter_map(|(i, r)| code(r).map(|c| (i, *c))).collect();
    if fields.len() < 3 || !fields.iter().any(|(_, c)| matches!(*c, "LP" | "TD")) {
        return None;
    }
    let mut found = Found::default();
    for (k, (i, code)) in fields.iter().enumerate() {
        let next = fields.get(k + 1).map_or(rows.len(), |(next, _)| *next);
        // Only the text has blank lines in it.
        let next = if matches!(*code, "LP" | "TD") { next } else { next.min(end_of_block(rows, *i)) };
        let last = rows.get(*i..next)?.iter().rev().find(|r| !r.is_empty())?;
        let first = rows.get(*i)?;
        let skipped = first.of(text).len() - first.of(text).get(code.len()..)?.trim_start().len();
        let value = trimmed(text, TextRange::new(first.start + skipped as u32, last.end.max(first.end)));
        let words = || clean_line(value.of(text));
        match *code {
            "HD" => found.headline = Some(value).filter(|v| !v.is_empty()),
            "BY" => found.authors = names(&words()),
            "PD" => found.date = header_date(&words()),
            "SN" => found.outlet = Some(words()),
            "LA" => found.language = language::tag(&words()),
            "AN" => found.source_id = words().split_whitespace().last().map(str::to_owned),
            "LP" => found.lead = Some(value),
            "TD" => found.body = value,
            _ => {}
        }
    }
    Some(found)
}

/// A LexisNexis label at the start of a line, in capitals (old) or not (new).
fn label(line: &str) -> Option<(&str, &str)> {
    const LABELS: [&str; 20] = [
        "BYLINE",
        "SECTION",
        "LENGTH",
        "DATELINE",
        "HEADLINE",
        "HIGHLIGHT",
        "BODY",
        "LOAD-DATE",
        "LANGUAGE",
        "GRAPHIC",
        "PUBLICATION-TYPE",
        "URL",
        "SUBJECT",
        "JOURNAL-CODE",
        "CORRECTION",
        "DOCUMENT-TYPE",
        "COUNTRY",
        "GEOGRAPHIC",
        "COMPANY",
        "CLASSIFICATION",
    ];
    let (word, rest) = line.split_once(':').unwrap_or((line, ""));
    let known = LABELS.iter().any(|l| word.eq_ignore_ascii_case(l));
    // `Body` stands alone on its line; any other label has a colon.
    let bare = matches!(word, "Body" | "Classification" | "Graphic");
    (known && (line.contains(':') || bare)).then(|| (word, rest.trim()))
}

fn is_top_label(word: &str) -> bool {
    ["BYLINE", "SECTION", "LENGTH", "DATELINE", "HEADLINE", "HIGHLIGHT"]
        .iter()
        .any(|l| word.eq_ignore_ascii_case(l))
}

fn is_copyright(line: &str) -> bool {
    ["copyright", "(c)", "©", "all rights reserved"]
        .iter()
        .any(|c| line.get(..c.len()).is_some_and(|start| start.eq_ignore_ascii_case(c)))
}

/// LexisNexis, old and new.
fn nexis(text: &str, rows: &[Row]) -> Option<Found> {
    let at = |i: usize| rows.get(i).map(|r| r.of(text)).unwrap_or_default();
    let labels: Vec<(usize, &str, &str)> =
        (0..rows.len()).filter_map(|i| label(at(i)).map(|(word, rest)| (i, word, rest))).collect();
    let body_label = labels.iter().find(|(_, word, _)| word.eq_ignore_ascii_case("body")).map(|l| l.0);
    let last_top = labels
        .iter()
        .filter(|(i, word, _)| is_top_label(word) && body_label.is_none_or(|b| *i < b))
        .map(|l| l.0)
        .max();
    let top = body_label.or(last_top)?;
    // A label's value may run over several lines, up to a blank one.
    let first = if body_label.is_some() { top + 1 } else { end_of_block(rows, top) };
    let is_end = |i: usize| {
        label(at(i)).is_some_and(|(word, _)| !is_top_label(word))
            || marker(at(i).as_bytes()).is_some()
            || is_copyright(at(i))
    };
    let last = (first..rows.len()).find(|i| is_end(*i)).unwrap_or(rows.len());
    let mut found = Found { body: span(rows, first, last), ..Found::default() };
    let dated = (0..top).find(|i| header_date(at(*i)).is_some());
    if let Some(dated) = dated {
        found.date = header_date(at(dated));
        let outlet = (0..dated).rev().find(|i| is_words(at(*i)));
        found.outlet = outlet.map(|i| at(i).to_owned());
        found.headline = headline(text, rows, outlet.unwrap_or(0), dated, top);
    }
    for (i, word, rest) in labels {
        let value = || Some(rest.to_owned()).filter(|v| !v.is_empty());
        match word.to_ascii_uppercase().as_str() {
            "HEADLINE" => found.headline = Some(value_range(text, rows, i, rest)).filter(|v| !v.is_empty()),
            "BYLINE" => found.authors = names(rest),
            "LANGUAGE" => found.language = language::tag(rest),
            "URL" => found.url = value(),
            "SUBJECT" => found.tags = subjects(rest),
            "LOAD-DATE" if found.date.is_none() => found.date = header_date(rest),
            _ => {}
        }
    }
    Some(found)
}

/// `FERRIES (90%); HARBORS (75%)`.
fn subjects(words: &str) -> Vec<String> {
    let subjects = words.split(';').map(|s| s.split(" (").next().unwrap_or(s).trim().to_lowercase());
    subjects.filter(|s| !s.is_empty()).collect()
}

/// Says whether a line of the top is words of its own: no marker, no copyright, not empty.
fn is_words(line: &str) -> bool {
    // `Page 1 of 2 © 2024 Factiva, Inc. All rights reserved.`
    let is_running_head = line.starts_with("Page ") && line.contains('©');
    !line.is_empty()
        && marker(line.as_bytes()).is_none()
        && !is_copyright(line)
        && !is_running_head
        && label(line).is_none()
}

/// Says whether a line opens what a database puts after its last article.
pub(super) fn ends_file(line: &[u8]) -> bool {
    matches!(line.trim_ascii(), b"Search Summary" | b"Search summary")
}

/// New: the lines before the outlet. Old: the last block of lines between the date and the first label.
fn headline(text: &str, rows: &[Row], outlet: usize, dated: usize, top: usize) -> Option<TextRange> {
    let at = |i: usize| rows.get(i).map(|r| r.of(text)).unwrap_or_default();
    let first_label = (dated..top).find(|i| label(at(*i)).is_some()).unwrap_or(top);
    let block = |from: usize, to: usize| {
        let last = (from..to).rev().find(|i| is_words(at(*i)))?;
        let first = (from..=last).rev().take_while(|i| is_words(at(*i))).last()?;
        Some(span(rows, first, last + 1))
    };
    block(0, outlet).or_else(|| block(dated + 1, first_label))
}

fn end_of_block(rows: &[Row], from: usize) -> usize {
    (from..rows.len()).find(|i| rows.get(*i).is_none_or(|r| r.is_empty())).unwrap_or(rows.len())
}

fn value_range(text: &str, rows: &[Row], i: usize, rest: &str) -> TextRange {
    let row = rows.get(i).copied().unwrap_or_default();
    let start = row.start + row.of(text).rfind(rest).unwrap_or_default() as u32;
    let end = span(rows, i, end_of_block(rows, i)).end;
    let stops =
        (i + 1..end_of_block(rows, i)).find(|k| rows.get(*k).is_some_and(|r| label(r.of(text)).is_some()));
    trimmed(text, TextRange::new(start, stops.map_or(end, |k| span(rows, i, k).end)))
}

fn trimmed(text: &str, range: TextRange) -> TextRange {
    let words = range.of(text);
    let start = range.start as usize + words.len() - words.trim_start().len();
    TextRange::from_usize(start, start + words.trim().len())
}

/// From the first to before the last row, without blank rows at either side.
fn span(rows: &[Row], from: usize, to: usize) -> TextRange {
    let mut kept = rows.get(from..to).unwrap_or_default().iter().filter(|r| !r.is_empty());
    let first = kept.next().copied().unwrap_or_default();
    first.cover(kept.next_back().copied().unwrap_or(first))
}

/// Factiva as it is shown: headline, byline, `534 words`, date, outlet, code, language, copyright, text, accession number.
fn factiva(text: &str, rows: &[Row]) -> Option<Found> {
    let at = |i: usize| rows.get(i).map(|r| r.of(text)).unwrap_or_default();
    let n_words = (0..rows.len().min(40)).find(|i| {
        let mut words = at(*i).split_whitespace();
        words.next().is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit() || b == b','))
            && words.next() == Some("words")
            && words.next().is_none()
    })?;
    let dated = (n_words + 1..n_words + 4).find(|i| header_date(at(*i)).is_some())?;
    let filled = |from: usize| (from..rows.len()).find(|i| !at(*i).is_empty());
    // A clock time may stand between the date and the outlet.
    let outlet =
        filled(dated + 1).map(|i| if at(i).starts_with(|c: char| c.is_ascii_digit()) { i + 1 } else { i })?;
    let top = end_of_block(rows, outlet);
    let copyright = (outlet..(outlet + 8).min(rows.len())).find(|i| is_copyright(at(*i)));
    let first = copyright.map_or(top, |i| i + 1);
    let last = (first..rows.len()).find(|i| marker(at(*i).as_bytes()).is_some()).unwrap_or(rows.len());
    let byline = (0..n_words).find(|i| at(*i).starts_with("By "));
    let head = (0..byline.unwrap_or(n_words)).filter(|i| is_words(at(*i))).collect::<Vec<_>>();
    Some(Found {
        headline: head.first().zip(head.last()).map(|(a, b)| span(rows, *a, b + 1)),
        outlet: Some(at(outlet).to_owned()),
        date: header_date(at(dated)),
        authors: byline.map(|i| names(at(i))).unwrap_or_default(),
        language: (outlet + 1..first).find_map(|i| language::name(at(i))),
        source_id: at(last).split_whitespace().last().map(str::to_owned),
        body: span(rows, first, last),
        ..Found::default()
    })
}
