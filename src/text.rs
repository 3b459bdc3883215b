//! Text as the program holds it: byte ranges, and the one gate through which untrusted text becomes showable.
//!
//! Units: all positions are UTF-8 byte offsets (`u32`) on char boundaries. [`SourceMap`] is the one place that turns them
//! into Unicode code points of the source as it was read. This module knows no article, terminal or file.

use std::ops::Range;

mod clean;
mod fold;
mod needle;
mod source_map;

pub use clean::{Clean, clean, clean_line};
pub use fold::{Folded, fold, fold_char, fold_str};
pub use needle::{Hits, Needle};
pub use source_map::{CodePoints, SourceMap};

/// A half-open range of UTF-8 bytes of one text, on char boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl TextRange {
    /// Makes the range `start..end`; an end before the start is taken as empty at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// Makes a range from `usize` offsets, as slices and searches give them.
    pub const fn from_usize(start: usize, end: usize) -> Self {
        Self::new(start as u32, end as u32)
    }

    /// Returns the length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Says whether the range holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end == self.start
    }

    /// Says whether `offset` lies inside.
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Says whether `other` lies wholly inside.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Says whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the shared part, if there is one.
    pub fn intersect(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self::new(self.start.max(other.start), self.end.min(other.end)))
    }

    /// Returns the smallest range that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Returns the range as indices for a slice.
    pub const fn as_usize(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the words of `text` that the range names; `""` where it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.as_usize()).unwrap_or_default()
    }
}
