//! From byte offsets of the cleaned text to code points of the source, and back.

use super::TextRange;

/// A half-open range of Unicode code points of the source as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodePoints {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// Maps byte offsets of a cleaned text to code points of its source.
///
/// Holds one point wherever the distance between the two changes, so that plain ASCII text costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// `(byte offset in the cleaned text, code point in the source, bytes a source code point takes from here)`.
    /// Invariant: sorted by offset; the first is at offset 0 when any is there. A step of 0 means that the cleaned
    /// bytes up to the next point all stand for the one source code point.
    points: Vec<Point>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Point {
    byte: u32,
    source: u32,
    step: u8,
}

impl SourceMap {
    /// Maps a text to itself: only the code points are counted.
    pub fn identity(text: &str) -> Self {
        let mut map = Self::default();
        let mut code_point = 0;
        let mut rest = 0;
        for chunk in text.as_bytes().chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
            if chunk[0].is_ascii() {
                map.run(rest, code_point, 1);
                code_point += chunk.len() as u32;
            } else {
                let range = rest as usize..rest as usize + chunk.len();
                let mut at = rest;
                for c in text.get(range).unwrap_or_default().chars() {
                    map.run(at, code_point, c.len_utf8() as u8);
                    at += c.len_utf8() as u32;
                    code_point += 1;
                }
            }
            rest += chunk.len() as u32;
        }
        map
    }

    /// Records that from cleaned offset `byte` on the text stands for source code point `code_point` and those after it,
    /// each taking `step` bytes (0: all bytes up to the next record stand for that one code point).
    pub(crate) fn run(&mut self, byte: u32, code_point: u32, step: u8) {
        if let Some(last) = self.points.last()
            && last.step == step
            && step > 0
            && (byte - last.byte).is_multiple_of(u32::from(step))
            && last.source + (byte - last.byte) / u32::from(step) == code_point
        {
            return;
        }
        self.points.push(Point { byte, source: code_point, step });
    }

    /// Returns the source code point at which the cleaned byte `offset` stands.
    pub fn code_point(&self, offset: u32) -> u32 {
        let after = self.points.partition_point(|p| p.byte <= offset);
        self.at(after, offset)
    }

    fn at(&self, after: usize, offset: u32) -> u32 {
        match after.checked_sub(1).and_then(|i| self.points.get(i)) {
            None => offset,
            Some(p) if p.step == 0 => p.source,
            Some(p) => p.source + (offset - p.byte) / u32::from(p.step),
        }
    }

    /// Returns the code points that `range` stands for.
    pub fn code_points(&self, range: TextRange) -> CodePoints {
        CodePoints { start: self.code_point(range.start), end: self.code_point(range.end) }
    }

    /// Returns the cleaned byte offset at which source code point `code_point` begins: the first whose
    /// [`code_point`](Self::code_point) is not below it.
    pub fn byte(&self, code_point: u32) -> u32 {
        let after = self.points.partition_point(|p| p.source <= code_point);
        let Some(p) = after.checked_sub(1).and_then(|i| self.points.get(i)) else { return code_point };
        let next = self.points.get(after);
        let at = p.byte + (code_point - p.source) * u32::from(p.step);
        next.map_or(at, |n| at.min(n.byte))
    }
}
