//! An extraction as one JSON object: the contract of `pullquote extract --jsonl`.
//!
//! Units: Unicode code points into the source as it was read; this is the one place where byte offsets become them.

use crate::article::Article;
use crate::extract::{Change, Extraction, Figure, Marked, Modifier, Quote, Segment};
use crate::text::{CodePoints, TextRange};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::ser::{Serialize, Serializer};
use serde_json::Value;
use std::borrow::Cow;

/// Borrows an article and its extraction to write them as one object of the contract.
#[derive(Clone, Copy)]
pub struct ExtractionJson<'a> {
    /// The caller's name for the article, given back as it came.
    pub id: &'a Value,
    /// The article.
    pub article: &'a Article,
    /// What was found in it.
    pub extraction: &'a Extraction,
}

impl<'a> ExtractionJson<'a> {
    /// Writes it as one line, without the line's end.
    ///
    /// The names of members are written as they stand here: to have a serializer look for what is to be escaped in each of
    /// them took as long as all else together.
    pub fn write(&self, out: &mut Vec<u8>) {
        let mut object = Members::begin(out);
        object.add("id", self.id);
        object.list("quotes", |list| {
            let mut group = 0;
            for quote in &self.extraction.quotes {
                group += usize::from(!quote.continues);
                for segment in &quote.segments {
                    self.segment(list.element(), quote, *segment, group);
                }
            }
        });
        object.list("unattributed", |list| {
            for marked in &self.extraction.marked {
                self.marked(list.element(), *marked);
            }
        });
        object.list("figures", |list| {
            for figure in &self.extraction.figures {
                self.figure(list.element(), figure);
            }
        });
        object.end();
    }

    /// Returns it as a value, to be part of another.
    pub fn to_value(&self) -> Value {
        let mut line = Vec::new();
        self.write(&mut line);
        serde_json::from_slice(&line).unwrap_or_default()
    }

    fn segment(&self, mut object: Members<'_>, quote: &Quote, segment: Segment, group: usize) {
        self.place(&mut object, segment.range, quote.paragraph);
        object.add("group", &group);
        self.part(&mut object, ["speaker_start", "speaker_end", "speaker_text"], quote.source);
        object.add("resolved_speaker", &self.extraction.speaker_name(quote));
        self.part(&mut object, ["cue_start", "cue_end", "cue"], quote.cue);
        object.add("unclosed", &segment.unclosed);
        object.add("confidence", &round(quote.confidence));
        object.add("reason", &*reason(quote));
        object.end();
    }

    fn marked(&self, mut object: Members<'_>, marked: Marked) {
        self.place(&mut object, marked.segment.range, marked.paragraph);
        object.end();
    }

    fn figure(&self, mut object: Members<'_>, figure: &Figure) {
        self.place(&mut object, figure.range, figure.paragraph);
        object.add("value", &DecimalJson(figure.value));
        object.add("value_high", &figure.value_high.map(DecimalJson));
        object.add("kind", figure.kind.word());
        object.add("unit", &figure.unit);
        object.add("modifier", &figure.modifier.map(Modifier::sign));
        object.add("change", &figure.change.map(Change::word));
        object.add("relative_time", &figure.relative_time);
        self.part(&mut object, ["of_start", "of_end", "of"], figure.of);
        object.add("per", &figure.per.map(|r| self.words(r)));
        object.add("from", &figure.from);
        object.add("to", &figure.to);
        object.add("quote", &figure.quote);
        let claim = figure.claimed_by;
        let speaker = claim.and_then(|c| c.speaker).and_then(|s| self.extraction.speaker(s));
        object.add("claimed_by", &speaker.map(|s| s.name.as_str()));
        let names = ["claimed_by_start", "claimed_by_end", "claimed_by_text"];
        self.part(&mut object, names, claim.map(|c| c.source));
        object.add("confidence", &round(figure.confidence));
        object.add("reason", figure.reason);
        object.end();
    }

    /// Where something stands, and its words.
    fn place(&self, object: &mut Members<'_>, range: TextRange, paragraph: u32) {
        self.part(object, ["start", "end", "text"], Some(range));
        object.add("paragraph", &paragraph);
    }

    fn part(&self, object: &mut Members<'_>, [start, end, words]: [&str; 3], range: Option<TextRange>) {
        let at = range.map(|r| self.points(r));
        object.add(start, &at.map(|p| p.start));
        object.add(end, &at.map(|p| p.end));
        object.add(words, &range.map(|r| self.words(r)));
    }

    fn points(&self, range: TextRange) -> CodePoints {
        self.article.source_map().code_points(range)
    }

    fn words(&self, range: TextRange) -> &'a str {
        self.article.slice(range)
    }
}

/// Writes the members of an object, whose names hold nothing to be escaped.
struct Members<'o> {
    out: &'o mut Vec<u8>,
    /// What stands before the next member.
    before: u8,
}

impl<'o> Members<'o> {
    fn begin(out: &'o mut Vec<u8>) -> Self {
        Self { out, before: b'{' }
    }

    fn name(&mut self, name: &str) {
        self.out.extend_from_slice(&[self.before, b'"']);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        self.before = b',';
    }

    fn add(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        self.name(name);
        // Into memory, of values that all have a form in JSON: nothing to fail.
        let _ = serde_json::to_writer(&mut *self.out, value);
    }

    fn list(&mut self, name: &str, elements: impl FnOnce(&mut Elements<'_>)) {
        self.name(name);
        self.out.push(b'[');
        elements(&mut Elements { out: self.out, first: true });
        self.out.push(b']');
    }

    fn end(self) {
        self.out.push(b'}');
    }
}

/// Writes the objects of a list.
struct Elements<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
}

impl Elements<'_> {
    fn element(&mut self) -> Members<'_> {
        if !std::mem::take(&mut self.first) {
            self.out.push(b',');
        }
        Members::begin(self.out)
    }
}

fn reason(quote: &Quote) -> Cow<'static, str> {
    match (quote.reason.attribution, quote.reason.resolution) {
        (a, "") => a.into(),
        (a, r) => [a, r].join("; ").into(),
    }
}

/// A decimal as JSON: a number up to 15 significant digits (which a reader's double keeps exactly), else a string.
#[derive(Clone, Copy)]
pub struct DecimalJson(pub Decimal);

impl Serialize for DecimalJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = self.0.normalize();
        let exact = value.mantissa().unsigned_abs() < 1_000_000_000_000_000;
        match (exact, value.scale(), value.to_i64(), value.to_f64()) {
            (true, 0, Some(whole), _) => serializer.serialize_i64(whole),
            (true, _, _, Some(float)) => serializer.serialize_f64(float),
            _ => serializer.collect_str(&value),
        }
    }
}

/// Rounds a confidence to three digits.
fn round(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

/// Writes as `\u` escapes what JSON lets pass and a terminal obeys: DEL, C1 controls, bidi controls.
pub fn escape_controls(json: &str) -> String {
    let obeyed = |c: char| matches!(c, '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !json.contains(obeyed) {
        return json.to_owned();
    }
    let escaped = |c: char| if obeyed(c) { format!("\\u{:04x}", c as u32) } else { c.to_string() };
    json.chars().map(escaped).collect()
}
