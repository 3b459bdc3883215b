//! An extraction as one JSON object: the contract of `pullquote extract --jsonl`.
//!
//! Units: Unicode code points into the source as it was read; this is the one place where byte offsets become them.

use crate::article::Article;
use crate::extract::{Extraction, Figure, Marked, Quote, Segment};
use crate::text::{CodePoints, TextRange};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};
use serde_json::Value;

/// Borrows an article and its extraction to serialize them as one object of the contract.
#[derive(Clone, Copy)]
pub struct ExtractionJson<'a> {
    /// The caller's name for the article, given back as it came.
    pub id: &'a Value,
    /// The article.
    pub article: &'a Article,
    /// What was found in it.
    pub extraction: &'a Extraction,
}

impl Serialize for ExtractionJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", self.id)?;
        map.serialize_entry("quotes", &Quotes(*self))?;
        map.serialize_entry("unattributed", &Unattributed(*self))?;
        map.serialize_entry("figures", &Figures(*self))?;
        map.end()
    }
}

impl<'a> ExtractionJson<'a> {
    fn points(&self, range: TextRange) -> CodePoints {
        self.article.source_map().code_points(range)
    }

    fn words(&self, range: TextRange) -> &'a str {
        self.article.slice(range)
    }

    fn speaker_name(&self, quote: &Quote) -> Option<&'a str> {
        self.extraction.speaker_name(quote)
    }
}

struct Quotes<'a>(ExtractionJson<'a>);
struct Unattributed<'a>(ExtractionJson<'a>);
struct Figures<'a>(ExtractionJson<'a>);
struct SegmentJson<'a>(ExtractionJson<'a>, &'a Quote, Segment, usize);
struct MarkedJson<'a>(ExtractionJson<'a>, Marked);
struct FigureJson<'a>(ExtractionJson<'a>, &'a Figure);

impl Serialize for Quotes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(None)?;
        let mut group = 0;
        for quote in &self.0.extraction.quotes {
            group += usize::from(!quote.continues);
            for segment in &quote.segments {
                seq.serialize_element(&SegmentJson(self.0, quote, *segment, group))?;
            }
        }
        seq.end()
    }
}

impl Serialize for SegmentJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(json, quote, segment, group) = self;
        let mut map = serializer.serialize_map(None)?;
        let at = json.points(segment.range);
        map.serialize_entry("start", &at.start)?;
        map.serialize_entry("end", &at.end)?;
        map.serialize_entry("text", json.words(segment.range))?;
        map.serialize_entry("paragraph", &quote.paragraph)?;
        map.serialize_entry("group", group)?;
        range_entries(&mut map, json, ["speaker_start", "speaker_end", "speaker_text"], quote.source)?;
        map.serialize_entry("resolved_speaker", &json.speaker_name(quote))?;
        range_entries(&mut map, json, ["cue_start", "cue_end", "cue"], quote.cue)?;
        map.serialize_entry("unclosed", &segment.unclosed)?;
        map.serialize_entry("confidence", &round(quote.confidence))?;
        map.serialize_entry("reason", &reason(quote))?;
        map.end()
    }
}

fn reason(quote: &Quote) -> String {
    match (quote.reason.attribution, quote.reason.resolution) {
        (a, "") => a.to_owned(),
        (a, r) => [a, r].join("; "),
    }
}

fn range_entries<M: serde::ser::SerializeMap>(
    map: &mut M,
    json: &ExtractionJson<'_>,
    [start, end, words]: [&'static str; 3],
    range: Option<TextRange>,
) -> Result<(), M::Error> {
    let at = range.map(|r| json.points(r));
    map.serialize_entry(start, &at.map(|p| p.start))?;
    map.serialize_entry(end, &at.map(|p| p.end))?;
    map.serialize_entry(words, &range.map(|r| json.words(r)))
}

impl Serialize for Unattributed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.extraction.marked.iter().map(|m| MarkedJson(self.0, *m)))
    }
}

impl Serialize for MarkedJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let at = self.0.points(self.1.segment.range);
        map.serialize_entry("start", &at.start)?;
        map.serialize_entry("end", &at.end)?;
        map.serialize_entry("text", self.0.words(self.1.segment.range))?;
        map.serialize_entry("paragraph", &self.1.paragraph)?;
        map.end()
    }
}

impl Serialize for Figures<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.extraction.figures.iter().map(|f| FigureJson(self.0, f)))
    }
}

impl Serialize for FigureJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(json, figure) = self;
        let mut map = serializer.serialize_map(None)?;
        let at = json.points(figure.range);
        map.serialize_entry("start", &at.start)?;
        map.serialize_entry("end", &at.end)?;
        map.serialize_entry("text", json.words(figure.range))?;
        map.serialize_entry("paragraph", &figure.paragraph)?;
        map.serialize_entry("value", &DecimalJson(figure.value))?;
        map.serialize_entry("value_high", &figure.value_high.map(DecimalJson))?;
        map.serialize_entry("kind", figure.kind.word())?;
        map.serialize_entry("unit", &figure.unit)?;
        map.serialize_entry("modifier", &figure.modifier.map(crate::extract::Modifier::sign))?;
        map.serialize_entry("change", &figure.change.map(crate::extract::Change::word))?;
        map.serialize_entry("relative_time", &figure.relative_time)?;
        range_entries(&mut map, json, ["of_start", "of_end", "of"], figure.of)?;
        map.serialize_entry("per", &figure.per.map(|r| json.words(r)))?;
        map.serialize_entry("from", &figure.from)?;
        map.serialize_entry("to", &figure.to)?;
        map.serialize_entry("quote", &figure.quote)?;
        let claim = figure.claimed_by;
        map.serialize_entry(
            "claimed_by",
            &claim.and_then(|c| c.speaker).and_then(|s| json.extraction.speaker(s)).map(|s| s.name.as_str()),
        )?;
        range_entries(
            &mut map,
            json,
            ["claimed_by_start", "claimed_by_end", "claimed_by_text"],
            claim.map(|c| c.source),
        )?;
        map.serialize_entry("confidence", &round(figure.confidence))?;
        map.serialize_entry("reason", figure.reason)?;
        map.end()
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
