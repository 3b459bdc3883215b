//! The log: a line a record, with a checksum. The last record of an id wins; a deletion is a record; nothing is ever rewritten.
//!
//! A line is the annotation's object with one more field at its very end, `"crc":"…"`: the CRC-32 of the bytes before it. So a
//! line is checked without being understood, and a line is valid JSON to everybody else.

use super::{Annotation, from_json, to_json};
use crate::article::ArticleId;
use std::collections::HashMap;

/// All annotations that are known, by replaying the log.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The last record of each id, in the order in which ids first came; deletions included.
    records: Vec<Annotation>,
    /// Invariant: each record's id leads to its index.
    by_id: HashMap<String, usize>,
    /// Invariant: lists the indices of all records that are or were about the article, in order.
    by_article: HashMap<ArticleId, Vec<usize>>,
    /// Articles that are known by another id now, with that id.
    moved: HashMap<ArticleId, ArticleId>,
}

/// A line that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Its number, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub kind: DamageKind,
}

/// The lines of a log, or of its newest part, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replay {
    /// The records, in order.
    pub records: Vec<Annotation>,
    /// The lines that could not be read.
    pub damage: Vec<Damage>,
    /// A last line without its end, that is not whole: a save was cut off, or another session is writing it now.
    pub torn: Option<Damage>,
    /// Bytes of the lines that were ended.
    pub ended: usize,
    /// The number of the line after them.
    pub next_line: u64,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DamageKind {
    /// It ends before its checksum: a save was cut off.
    #[error("cut off or without a checksum")]
    NoChecksum,
    /// Its bytes are not those that were written.
    #[error("the checksum does not match: changed or damaged after it was written")]
    Changed,
    /// It is whole, but no annotation.
    #[error("not an annotation: {0}")]
    NotAnAnnotation(String),
}

const MARK: &[u8] = b",\"crc\":\"";
const TAIL: usize = MARK.len() + 8 + 2;

/// Writes a record as a line, with its checksum and its newline.
pub fn line_of(annotation: &Annotation) -> String {
    let mut line = to_json(annotation).to_string();
    line.pop();
    let crc = crc32fast::hash(line.as_bytes());
    line + &format!(",\"crc\":\"{crc:08x}\"}}\n")
}

/// Reads a line, its newline left out.
///
/// # Errors
/// Says what is wrong with it.
pub fn read_line(line: &[u8]) -> Result<Annotation, DamageKind> {
    let Some((body, tail)) = line.len().checked_sub(TAIL).and_then(|at| line.split_at_checked(at)) else {
        return Err(DamageKind::NoChecksum);
    };
    let crc = tail
        .strip_prefix(MARK)
        .and_then(|t| t.strip_suffix(b"\"}"))
        .filter(|hex| hex.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
        .and_then(|hex| std::str::from_utf8(hex).ok())
        .and_then(|hex| u32::from_str_radix(hex, 16).ok())
        .ok_or(DamageKind::NoChecksum)?;
    if crc32fast::hash(body) != crc {
        return Err(DamageKind::Changed);
    }
    let mut object = Vec::with_capacity(body.len() + 1);
    object.extend_from_slice(body);
    object.push(b'}');
    let value = serde_json::from_slice(&object).map_err(|e| DamageKind::NotAnAnnotation(e.to_string()))?;
    from_json(value).map_err(|e| DamageKind::NotAnAnnotation(e.to_string()))
}

/// Reads the lines of a log whose first line has the number `first`. A last line without its newline is taken when it is whole.
pub fn replay(bytes: &[u8], first: u64) -> Replay {
    let mut replay = Replay { next_line: first, ..Replay::default() };
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        let whole = line.last() == Some(&b'\n');
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        if !text.is_empty() {
            match read_line(text) {
                Ok(annotation) => replay.records.push(annotation),
                Err(kind) if whole => replay.damage.push(Damage { line: replay.next_line, kind }),
                Err(kind) => replay.torn = Some(Damage { line: replay.next_line, kind }),
            }
        }
        if whole {
            replay.ended += line.len();
            replay.next_line += 1;
        }
    }
    replay
}

impl Extend<Annotation> for Notes {
    fn extend<T: IntoIterator<Item = Annotation>>(&mut self, records: T) {
        for record in records {
            self.apply(record);
        }
    }
}

impl Notes {
    /// Takes in one record: it replaces the one of the same id.
    pub fn apply(&mut self, annotation: Annotation) {
        if let Some(idx) = self.by_id.get(&annotation.id).copied() {
            let article = &annotation.target.article;
            let place = self.by_article.entry(article.clone()).or_default();
            if let Err(at) = place.binary_search(&idx) {
                place.insert(at, idx);
            }
            if let Some(record) = self.records.get_mut(idx) {
                *record = annotation;
            }
            return;
        }
        let idx = self.records.len();
        self.by_id.insert(annotation.id.clone(), idx);
        self.by_article.entry(annotation.target.article.clone()).or_default().push(idx);
        self.records.push(annotation);
    }

    /// Returns the record of an id, also when it is a deletion.
    pub fn record(&self, id: &str) -> Option<&Annotation> {
        self.by_id.get(id).and_then(|idx| self.records.get(*idx))
    }

    /// Returns the annotation of an id, unless it was deleted.
    pub fn get(&self, id: &str) -> Option<&Annotation> {
        self.record(id).filter(|a| !a.deleted)
    }

    /// Iterates over all annotations, in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Annotation> {
        self.records.iter().filter(|a| !a.deleted)
    }

    /// Iterates over the annotations of an article: those with its id, and those that were made at its path on a text whose id no
    /// article has any more. `is_there` says of an id whether an article has it.
    pub fn of_article<'a>(
        &'a self,
        article: &'a ArticleId,
        path: &'a str,
        is_there: impl Fn(&ArticleId) -> bool + 'a,
    ) -> impl Iterator<Item = &'a Annotation> {
        let here = move |a: &&Annotation| {
            let target = &a.target;
            target.article == *article
                || self.moved.get(&target.article) == Some(article)
                || !path.is_empty() && target.path == path && !is_there(&target.article)
        };
        self.iter().filter(here)
    }

    /// Iterates over the annotations of an article.
    pub fn of(&self, article: &ArticleId) -> impl Iterator<Item = &Annotation> {
        let before = self.moved.iter().filter(move |(_, now)| *now == article).map(|(old, _)| old);
        let ids = before.chain(self.by_article.get_key_value(article).map(|(id, _)| id));
        ids.flat_map(|id| {
            let indices = self.by_article.get(id).map(Vec::as_slice).unwrap_or_default();
            let records = indices.iter().filter_map(|idx| self.records.get(*idx));
            records.filter(move |a| !a.deleted && a.target.article == *id)
        })
    }

    /// Takes articles as known by another id now: `(before, now)`.
    pub fn take_as_moved(&mut self, moved: impl IntoIterator<Item = (ArticleId, ArticleId)>) {
        self.moved.extend(moved);
    }

    /// Says whether an article is known by another id now.
    pub fn is_moved(&self, article: &ArticleId) -> bool {
        self.moved.contains_key(article)
    }

    /// Takes as not moved what is there again.
    pub fn forget_moves(&mut self, is_there: impl Fn(&ArticleId) -> bool) {
        self.moved.retain(|before, _| !is_there(before));
    }

    /// Returns the articles that have annotations.
    pub fn articles(&self) -> impl Iterator<Item = &ArticleId> {
        self.by_article.keys()
    }

    /// Counts the annotations.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Says whether there is none.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Returns the tags in use, the most used first.
    pub fn tags(&self) -> Vec<String> {
        let mut uses: HashMap<&str, usize> = HashMap::new();
        for tag in self.iter().flat_map(Annotation::tags) {
            *uses.entry(tag).or_default() += 1;
        }
        let mut tags: Vec<(&str, usize)> = uses.into_iter().collect();
        tags.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        tags.into_iter().map(|t| t.0.to_owned()).collect()
    }
}
