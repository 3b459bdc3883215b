//! Tables: the check sheet with a newsroom's columns, and every annotation as a row. No cell can be taken for a formula.

use super::{PROGRAM, Subject, date_iso, one_line};
use crate::annotation::{Body, RowKind, sheet};
use crate::text::TextRange;

const SHEET: [&str; 20] = [
    "id",
    "kind",
    "exact words",
    "speaker or what is counted",
    "value",
    "unit",
    "status",
    "method",
    "source",
    "checked on",
    "checker",
    "note",
    "article title",
    "outlet",
    "date",
    "url",
    "paragraph",
    "offset",
    "prefix",
    "suffix",
];

const ANNOTATIONS: [&str; 20] = [
    "id",
    "kind",
    "exact words",
    "sentence",
    "prefix",
    "suffix",
    "start",
    "end",
    "text hash",
    "status",
    "note",
    "tags",
    "says",
    "annotator",
    "created",
    "modified",
    "article title",
    "url",
    "file",
    "program",
];

/// Writes the check sheets of articles as one table.
pub fn check_sheet(subjects: &[Subject<'_>]) -> String {
    let rows = subjects.iter().flat_map(|subject| {
        let rows = sheet(subject.article, &subject.extraction, subject.placed);
        rows.into_iter().map(|row| sheet_row(subject, &row)).collect::<Vec<_>>()
    });
    table(&SHEET, rows)
}

fn sheet_row(subject: &Subject<'_>, row: &crate::annotation::Row) -> Vec<String> {
    let article = subject.article;
    let (value, unit) = match row.kind {
        RowKind::Figure(i) => subject.extraction.figures.get(i as usize).map_or_else(Default::default, |f| {
            let high = f.value_high.map_or(String::new(), |h| format!(" to {}", h.normalize()));
            (format!("{}{high}", f.value.normalize()), f.unit.unwrap_or_default().to_owned())
        }),
        _ => Default::default(),
    };
    let metadata = &subject.metadata;
    let [prefix, suffix] = surroundings(article.text(), row.range);
    vec![
        subject.stable_id(row.kind.word(), row.range),
        row.kind.word().to_owned(),
        article.slice(row.range).to_owned(),
        one_line(&row.who),
        value,
        unit,
        row.check.status.word().to_owned(),
        row.check.method.clone().unwrap_or_default(),
        row.check.source.clone().unwrap_or_default(),
        if row.annotation.is_some() { row.checked_on.clone() } else { String::new() },
        row.checker.clone(),
        row.notes.join("\n"),
        subject.title.clone(),
        metadata.outlet.clone().unwrap_or_default(),
        metadata.date.map(date_iso).unwrap_or_default(),
        metadata.url.clone().unwrap_or_default(),
        row.paragraph.to_string(),
        article.source_map().code_point(row.range.start).to_string(),
        prefix,
        suffix,
    ]
}

/// Writes every annotation as a row.
pub fn annotations_csv(subjects: &[Subject<'_>]) -> String {
    let rows =
        subjects.iter().flat_map(|s| s.placed.iter().map(|p| annotation_row(s, p)).collect::<Vec<_>>());
    table(&ANNOTATIONS, rows)
}

fn annotation_row(subject: &Subject<'_>, placed: &crate::annotation::Placed) -> Vec<String> {
    let annotation = &placed.annotation;
    let anchor = annotation.target.anchor.as_ref();
    let of = |f: fn(&crate::annotation::Anchor) -> String| anchor.map(f).unwrap_or_default();
    let sentence = placed.range().map(|r| one_line(subject.article.slice(subject.sentence(r))));
    let tags: Vec<&str> = annotation.tags().collect();
    let says = annotation.bodies.iter().filter_map(|b| match b {
        Body::Highlight => Some("highlight"),
        Body::Star => Some("star"),
        Body::Correction(_) => Some("correction"),
        _ => None,
    });
    vec![
        annotation.id.clone(),
        annotation.target.kind.word().to_owned(),
        of(|a| a.exact.clone()),
        sentence.unwrap_or_default(),
        of(|a| a.prefix.clone()),
        of(|a| a.suffix.clone()),
        of(|a| a.start.to_string()),
        of(|a| a.end.to_string()),
        of(|a| a.text.map(|t| t.to_string()).unwrap_or_default()),
        annotation.check().map(|c| c.status.word().to_owned()).unwrap_or_default(),
        annotation.note().unwrap_or_default().to_owned(),
        tags.join("; "),
        says.collect::<Vec<_>>().join("; "),
        annotation.creator.clone().unwrap_or_default(),
        annotation.created.clone(),
        annotation.modified.clone(),
        subject.title.clone(),
        subject.metadata.url.clone().unwrap_or_default(),
        subject.name.to_owned(),
        PROGRAM.to_owned(),
    ]
}

/// Returns up to 32 characters before and after.
fn surroundings(text: &str, range: TextRange) -> [String; 2] {
    let before: Vec<char> =
        text.get(..range.start as usize).unwrap_or_default().chars().rev().take(32).collect();
    let after = text.get(range.end as usize..).unwrap_or_default();
    [before.into_iter().rev().collect(), after.chars().take(32).collect()]
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail.
    writer.write_record(head).ok();
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell))).ok();
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Puts a `'` before what a spreadsheet would take for a formula.
fn harmless(cell: &str) -> String {
    let first = cell.trim_start_matches([' ', '\u{a0}', '\u{feff}']).chars().next();
    let formula =
        matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'));
    if formula { format!("'{cell}") } else { cell.to_owned() }
}
