//! Wrapping: which bytes of a text stand on which line. Ranges only, no strings; done once per text and width.
//!
//! Units: bytes of the text, columns of the terminal. Widths are those of grapheme clusters as ratatui draws them; textwrap only
//! chooses the breaks, from fragments that are measured here. Every byte of a passage but the blanks at a line's end is on
//! exactly one line.

use crate::text::TextRange;
use std::ops::Range;
use textwrap::core::Fragment;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// One line as it stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisualLine {
    /// Its bytes, without the blanks at its end.
    pub range: TextRange,
    /// The passage it belongs to: 0 is the headline, n is ¶n.
    pub passage: u32,
    /// What sort of line.
    pub kind: LineKind,
}

/// What sort a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The first of its passage.
    First,
    /// Any other of its passage.
    Rest,
    /// The empty line after a passage; its range is empty, at the passage's end.
    Gap,
}

/// The line table of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrapped {
    /// The lines in order; sorted by the start of their ranges.
    pub lines: Vec<VisualLine>,
    /// The columns they were made for.
    pub width: u16,
}

/// A word, or a piece of one that may stand at a line's end.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: u32,
    end: u32,
    width: u32,
    /// Columns of the blanks after it.
    blanks: u32,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.width.into()
    }

    fn whitespace_width(&self) -> f64 {
        self.blanks.into()
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

impl Wrapped {
    /// Wraps passages of `text`, each with its number, an empty line between two.
    pub fn new(text: &str, passages: impl Iterator<Item = (u32, TextRange)>, width: u16) -> Self {
        let mut lines: Vec<VisualLine> = Vec::new();
        let mut pieces = Vec::new();
        for (passage, range) in passages {
            if let Some(before) = lines.last() {
                let end = TextRange::new(before.range.end, before.range.end);
                lines.push(VisualLine { range: end, passage: before.passage, kind: LineKind::Gap });
            }
            pieces.clear();
            cut(text, range, u32::from(width.max(1)), &mut pieces);
            let mut kind = LineKind::First;
            for line in textwrap::wrap_algorithms::wrap_first_fit(&pieces, &[width.into()]) {
                let (Some(first), Some(last)) = (line.first(), line.last()) else { continue };
                lines.push(VisualLine { range: TextRange::new(first.start, last.end), passage, kind });
                kind = LineKind::Rest;
            }
        }
        Self { lines, width }
    }

    /// Wraps one range of `text`.
    pub fn range(text: &str, range: TextRange, width: u16) -> Self {
        Self::new(text, std::iter::once((0, range)), width)
    }

    /// Returns the index of the line that holds `offset`; of the last one before it where none does.
    pub fn line_at(&self, offset: u32) -> usize {
        let after = self.lines.partition_point(|l| l.range.start <= offset);
        let mut line = after.saturating_sub(1);
        // A gap begins where its passage ends: that byte is the last line's.
        while line > 0 && self.lines.get(line).is_some_and(|l| l.kind == LineKind::Gap) {
            line -= 1;
        }
        line
    }

    /// Returns the index of the first line of passage `n`, or of the last passage before it.
    pub fn passage_start(&self, n: u32) -> usize {
        let first = self.lines.partition_point(|l| l.passage < n);
        match self.lines.get(first) {
            Some(line) if line.passage == n => first,
            _ => self.lines.last().map_or(0, |l| self.lines.partition_point(|m| m.passage < l.passage)),
        }
    }

    /// Returns the bytes that stand on the lines `rows`.
    pub fn bytes_of(&self, rows: Range<usize>) -> TextRange {
        let shown = self.lines.get(rows.start..rows.end.min(self.lines.len())).unwrap_or_default();
        match (shown.first(), shown.last()) {
            (Some(first), Some(last)) => TextRange::new(first.range.start, last.range.end),
            _ => TextRange::default(),
        }
    }

    /// Returns the columns `range` takes on a line; `None` where it has nothing there.
    pub fn columns(line: &VisualLine, text: &str, range: TextRange) -> Option<Range<u16>> {
        let here = line.range.intersect(range)?;
        let before = columns(TextRange::new(line.range.start, here.start).of(text));
        let inside = columns(here.of(text));
        Some(before as u16..(before + inside).min(u32::from(u16::MAX)) as u16)
    }

    /// Returns the byte of a line that stands at `column`, or its last character's.
    pub fn offset_at(line: &VisualLine, text: &str, column: u32) -> u32 {
        let mut used = 0;
        let mut last = line.range.start;
        for (at, grapheme) in line.range.of(text).grapheme_indices(true) {
            last = line.range.start + at as u32;
            used += grapheme_width(grapheme);
            if used > column {
                break;
            }
        }
        last
    }
}

/// Returns the columns `text` takes on one line; a line end counts as a blank.
pub fn columns(text: &str) -> u32 {
    if text.is_ascii() { text.len() as u32 } else { text.graphemes(true).map(grapheme_width).sum() }
}

/// Returns the longest beginning of `text` that takes at most `width` columns.
pub fn fit(text: &str, width: u32) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > width {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

fn grapheme_width(grapheme: &str) -> u32 {
    if grapheme.starts_with(['\n', '\r']) { 1 } else { grapheme.width() as u32 }
}

/// Cuts a passage into pieces no wider than `width`.
fn cut(text: &str, range: TextRange, width: u32, pieces: &mut Vec<Piece>) {
    let passage = range.of(text);
    let mut at = 0;
    let mut first = true;
    while let Some(rest) = passage.get(at..).filter(|r| !r.is_empty()) {
        // Blanks that open the passage are shown: they belong to its first word.
        let indent = if first { rest.len() - rest.trim_start_matches(is_break).len() } else { 0 };
        let word = rest.get(indent..).unwrap_or_default();
        let len = indent + word.find(is_break).unwrap_or(word.len());
        let blanks = rest.get(len..).unwrap_or_default();
        let n_blanks = blanks.len() - blanks.trim_start_matches(is_break).len();
        let start = range.start + at as u32;
        word_pieces(rest.get(..len).unwrap_or_default(), start, width, pieces);
        if let Some(last) = pieces.last_mut() {
            last.blanks = columns(blanks.get(..n_blanks).unwrap_or_default());
        }
        at += len + n_blanks;
        first = false;
    }
}

/// Says whether a line may break at `c`: blanks, but not the no-break ones.
fn is_break(c: char) -> bool {
    c == ' '
        || c == '\n'
        || (c > '\u{7f}' && c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}'))
}

/// Adds a word's pieces: it may break after a hyphen or dash between letters, between wide characters, and where it is too long.
fn word_pieces(word: &str, start: u32, width: u32, pieces: &mut Vec<Piece>) {
    if word.is_ascii() && word.len() as u32 <= width && !word.contains('-') {
        let len = word.len() as u32;
        pieces.push(Piece { start, end: start + len, width: len, blanks: 0 });
        return;
    }
    let mut piece = Piece { start, end: start, width: 0, blanks: 0 };
    let mut before = "";
    for (at, grapheme) in word.grapheme_indices(true) {
        let columns = grapheme_width(grapheme);
        let here = start + at as u32;
        if piece.end > piece.start && (piece.width + columns > width || may_break(word, at, before, grapheme))
        {
            pieces.push(piece);
            piece = Piece { start: here, end: here, width: 0, blanks: 0 };
        }
        piece.width += columns;
        piece.end = here + grapheme.len() as u32;
        before = grapheme;
    }
    pieces.push(piece);
}

/// Says whether a line may break before `next`, which stands at byte `at` of `word`.
fn may_break(word: &str, at: usize, before: &str, next: &str) -> bool {
    if grapheme_width(before) == 2 && grapheme_width(next) == 2 {
        return !next.starts_with(['、', '。', '，', '」', '』', '）', '！', '？']);
    }
    let letter = |s: &str| s.chars().next().is_some_and(char::is_alphabetic);
    let in_word = || {
        let left = word.get(..at).unwrap_or_default().graphemes(true).rev().nth(1).unwrap_or_default();
        letter(left) && letter(next)
    };
    match before {
        "-" | "‐" | "–" => in_word(),
        "—" => letter(next),
        _ => false,
    }
}
