//! Where the paragraphs of a plain text stand: between blank lines, by lines, or in lines that were wrapped by hand.

use crate::text::TextRange;
use std::ops::Range;

/// The paragraphs, and the line ends inside them that only a typewriter needed.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// In order, trimmed, none empty.
    pub paragraphs: Vec<TextRange>,
    /// Line ends inside paragraphs: blanks to a reader.
    pub joints: Vec<usize>,
    /// Whether the first paragraph stands apart: blank lines follow it, and there are fewer between those after it.
    pub first_stands_apart: bool,
}

/// Columns of the widest text that is still taken as wrapped by hand.
const WIDEST: usize = 120;

#[derive(Clone, Debug)]
struct Row {
    /// Without its blanks.
    range: Range<usize>,
    indent: usize,
    /// Blank lines before it.
    gap: usize,
}

/// Finds the paragraphs of `text` from byte `from` on.
pub(super) fn read(text: &str, from: usize) -> Layout {
    let rows = rows(text, from);
    if is_wrapped(text, &rows) { wrapped(text, &rows) } else { by_lines(&rows) }
}

fn rows(text: &str, from: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut gap = 0;
    let bytes = text.as_bytes();
    let mut at = from;
    for end in memchr::memchr_iter(b'\n', bytes.get(from..).unwrap_or_default())
        .map(|i| from + i)
        .chain([bytes.len()])
    {
        let line = text.get(at..end).unwrap_or_default();
        let words = line.trim();
        if words.is_empty() {
            gap += 1;
        } else {
            let indent = line.len() - line.trim_start().len();
            rows.push(Row { range: at + indent..at + indent + words.len(), indent, gap });
            gap = 0;
        }
        at = end + 1;
    }
    rows
}

fn by_lines(rows: &[Row]) -> Layout {
    Layout {
        paragraphs: rows.iter().map(|row| TextRange::from_usize(row.range.start, row.range.end)).collect(),
        joints: Vec::new(),
        first_stands_apart: stands_apart(rows.iter().map(|row| row.gap)),
    }
}

/// Says whether the first gap (after the first paragraph) is larger than all others.
fn stands_apart(gaps: impl Iterator<Item = usize>) -> bool {
    let mut gaps = gaps.skip(1);
    let Some(first) = gaps.next() else { return false };
    first > 0 && gaps.next().is_some_and(|second| second < first && gaps.all(|gap| gap < first))
}

/// Says whether the lines were filled up to a width: the next line's first word would not have fitted, and most lines end
/// within a sentence.
fn is_wrapped(text: &str, rows: &[Row]) -> bool {
    let within = |row| Some(columns(text, row)).filter(|columns| *columns <= WIDEST);
    let Some(columns) = rows.iter().map(within).collect::<Option<Vec<usize>>>() else { return false };
    let width = columns.iter().copied().max().unwrap_or_default();
    let (mut n_pairs, mut n_full, mut n_within) = (0, 0, 0);
    for (i, pair) in rows.windows(2).enumerate() {
        let [row, next] = pair else { continue };
        if next.gap > 0 {
            continue;
        }
        n_pairs += 1;
        n_full += usize::from(is_full(text, columns.get(i).copied().unwrap_or_default(), next, width));
        n_within += usize::from(!ends_sentence(text, row));
    }
    n_pairs > 0 && n_full * 10 >= n_pairs * 7 && n_within * 10 >= n_pairs * 4
}

fn columns(text: &str, row: &Row) -> usize {
    let words = text.get(row.range.clone()).unwrap_or_default();
    // Longer lines are not compared, so they need not be counted exactly.
    if words.len() > 4 * WIDEST { words.len() } else { words.chars().count() + row.indent }
}

fn is_full(text: &str, columns: usize, next: &Row, width: usize) -> bool {
    let words = text.get(next.range.clone()).unwrap_or_default();
    let word = words.split_whitespace().next().unwrap_or_default().chars().count();
    columns + 1 + word > width
}

fn ends_sentence(text: &str, row: &Row) -> bool {
    let words = text.get(row.range.clone()).unwrap_or_default();
    words.trim_end_matches(['"', '”', '\'', '’', ')']).ends_with(['.', '?', '!', ':', '…'])
}

fn wrapped(text: &str, rows: &[Row]) -> Layout {
    let width = rows.iter().map(|row| columns(text, row)).max().unwrap_or_default();
    let margin = rows.iter().map(|row| row.indent).min().unwrap_or_default();
    let mut layout = Layout::default();
    let mut gaps = Vec::new();
    let mut open: Option<(Range<usize>, &Row)> = None;
    for row in rows {
        let joins = open.as_ref().is_some_and(|(_, last)| {
            let short = !is_full(text, columns(text, last), row, width) && ends_sentence(text, last);
            let indented = row.indent > margin && last.indent == margin;
            row.gap == 0 && !short && !indented
        });
        match &mut open {
            Some((range, last)) if joins => {
                layout.joints.extend(line_end(text, range.end, row.range.start));
                range.end = row.range.end;
                *last = row;
            }
            _ => {
                gaps.push(row.gap);
                if let Some((range, _)) = open.replace((row.range.clone(), row)) {
                    layout.paragraphs.push(TextRange::from_usize(range.start, range.end));
                }
            }
        }
    }
    if let Some((range, _)) = open {
        layout.paragraphs.push(TextRange::from_usize(range.start, range.end));
    }
    layout.first_stands_apart = stands_apart(gaps.into_iter());
    layout
}

fn line_end(text: &str, from: usize, to: usize) -> Option<usize> {
    text.get(from..to).and_then(|between| between.find('\n')).map(|at| from + at)
}
