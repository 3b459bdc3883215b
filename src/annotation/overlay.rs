//! Corrections over an extraction: what a person said wins, whatever a later version of the program finds.

use super::{Annotation, ArticleData, Correction, Kind, Placed, Quantity, sits_on};
use crate::article::{Article, ArticleDate, DateSource, Head, Metadata, Precision};
use crate::extract::{
    Extraction, Figure, FigureKind, Quote, Reason, Segment, Speaker, SpeakerIdx, SpeakerKind,
};
use crate::text::TextRange;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// What the reason of a corrected item says.
pub(crate) const BY_HAND: &str = "corrected by hand";

/// Applies the corrections among `placed` to what was extracted from `article`.
///
/// A correction whose place needs review is left out until a person has looked, but for one that only lost a few words.
pub fn overlay(article: &Article, extraction: &Extraction, placed: &[Placed]) -> Extraction {
    let mut corrected = extraction.clone();
    let corrections = || {
        placed
            .iter()
            .filter_map(|p| Some((p, p.range()?)))
            .flat_map(|(p, range)| p.annotation.corrections().map(move |correction| (p, range, correction)))
    };
    // What a person added can be corrected as well.
    for (_, range, correction) in corrections() {
        match correction {
            Correction::AddQuote(name) => add_quote(article, &mut corrected, range, name.as_deref()),
            Correction::AddFigure(quantity) => add_figure(article, &mut corrected, range, quantity),
            _ => {}
        }
    }
    for (placed, range, correction) in corrections() {
        change(article, &mut corrected, placed, range, correction);
    }
    let rejected: Vec<(Kind, TextRange)> = corrections()
        .filter(|(_, _, c)| **c == Correction::Reject)
        .map(|(p, range, _)| (p.annotation.target.kind, range))
        .collect();
    if !rejected.is_empty() {
        reject(&mut corrected, &rejected);
    }
    corrected
}

fn change(
    article: &Article,
    out: &mut Extraction,
    placed: &Placed,
    range: TextRange,
    correction: &Correction,
) {
    let kind = placed.annotation.target.kind;
    match (kind, correction) {
        (Kind::Quote, Correction::Speaker(name)) => {
            let speaker = name.as_deref().map(|name| speaker_idx(out, name));
            if let Some(quote) = out.quotes.iter_mut().find(|q| sits_on(q.range(), range)) {
                quote.speaker = speaker;
                quote.confidence = 1.0;
                quote.candidates.clear();
                quote.reason = Reason { attribution: BY_HAND, resolution: "", antecedent: None };
            }
        }
        (Kind::Figure, Correction::Speaker(name)) => {
            let speaker = name.as_deref().map(|name| speaker_idx(out, name));
            if let Some(figure) = out.figures.iter_mut().find(|f| sits_on(f.range, range)) {
                figure.claimed_by = speaker.map(|speaker| crate::extract::Claim {
                    source: figure.claimed_by.map_or(figure.range, |c| c.source),
                    speaker: Some(speaker),
                });
            }
        }
        // Of a figure whose words were changed nothing is known.
        (Kind::Figure, Correction::Quantity(quantity)) if placed.unchanged().is_some() => {
            if let Some(figure) = out.figures.iter_mut().find(|f| sits_on(f.range, range)) {
                state(article, figure, quantity);
            }
        }
        (Kind::Figure, Correction::Bounds(_)) => {
            if let (Some(bounds), Some(figure)) =
                (placed.bounds, out.figures.iter_mut().find(|f| sits_on(f.range, range)))
            {
                figure.range = bounds;
            }
        }
        (Kind::Quote, Correction::Bounds(_)) => {
            if let (Some(bounds), Some(quote)) =
                (placed.bounds, out.quotes.iter_mut().find(|q| sits_on(q.range(), range)))
            {
                quote.segments = vec![Segment { range: bounds, marks: bounds, unclosed: false }];
            }
        }
        _ => {}
    }
}

/// Returns the speaker of a name, newly entered where the article has none.
fn speaker_idx(out: &mut Extraction, name: &str) -> SpeakerIdx {
    let known = out.speakers.iter().position(|s| s.name == name);
    let idx = known.unwrap_or_else(|| {
        out.speakers.push(Speaker { name: name.to_owned(), kind: SpeakerKind::Person, named_at: None });
        out.speakers.len() - 1
    });
    SpeakerIdx(idx as u32)
}

fn add_quote(article: &Article, out: &mut Extraction, range: TextRange, name: Option<&str>) {
    if out.quotes.iter().any(|q| sits_on(q.range(), range)) {
        return;
    }
    let speaker = name.map(|name| speaker_idx(out, name));
    let at = out.quotes.partition_point(|q| q.range().start < range.start);
    out.marked.retain(|m| !sits_on(m.segment.range, range));
    for figure in &mut out.figures {
        figure.quote = match figure.quote {
            Some(q) if q as usize >= at => Some(q + 1),
            None if range.covers(figure.range) => Some(at as u32),
            other => other,
        };
    }
    let quote = Quote {
        segments: vec![Segment { range, marks: range, unclosed: false }],
        paragraph: article.paragraph_at(range.start),
        continues: false,
        source: None,
        cue: None,
        speaker,
        candidates: Vec::new(),
        confidence: 1.0,
        reason: Reason { attribution: "added by hand", resolution: "", antecedent: None },
    };
    out.quotes.insert(at, quote);
}

fn add_figure(article: &Article, out: &mut Extraction, range: TextRange, quantity: &Quantity) {
    if out.figures.iter().any(|f| sits_on(f.range, range)) {
        return;
    }
    let at = out.figures.partition_point(|f| f.range.start < range.start);
    for figure in &mut out.figures {
        for link in [&mut figure.from, &mut figure.to] {
            *link = link.map(|i| i + u32::from(i as usize >= at));
        }
    }
    let paragraph = article.paragraph_at(range.start);
    let sentence = article.paragraphs.get((paragraph as usize).wrapping_sub(1)).copied().unwrap_or(range);
    let mut figure = Figure {
        range,
        paragraph,
        value: plain_value(article.slice(range)).unwrap_or_default(),
        value_high: None,
        kind: FigureKind::Count,
        unit: None,
        modifier: None,
        change: None,
        relative_time: false,
        of: None,
        per: None,
        from: None,
        to: None,
        quote: out.quotes.iter().position(|q| q.range().covers(range)).map(|i| i as u32),
        claimed_by: None,
        sentence,
        confidence: 1.0,
        reason: "added by hand",
    };
    state(article, &mut figure, quantity);
    figure.reason = "added by hand";
    out.figures.insert(at, figure);
}

/// Reads the digits of words such as `1,000` or `$2.50`.
fn plain_value(words: &str) -> Option<Decimal> {
    let digits: String = words.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.trim_matches('.').parse().ok()
}

/// Enters what a person stated of a figure.
fn state(article: &Article, figure: &mut Figure, quantity: &Quantity) {
    if let Some(value) = quantity.value.as_deref().and_then(|v| v.replace([',', ' '], "").parse().ok()) {
        figure.value = value;
        figure.value_high = None;
    }
    if let Some(unit) = quantity.unit.as_deref().map(str::trim) {
        figure.unit = (!unit.is_empty()).then(|| interned(unit));
        figure.kind = match unit {
            "" => FigureKind::Count,
            "%" | "pp" => FigureKind::Percent,
            _ if unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()) => FigureKind::Money,
            _ => figure.kind,
        };
    }
    match quantity.of.as_deref().map(str::trim) {
        Some("") => figure.of = None,
        Some(of) => figure.of = words_in(article, figure.sentence, of).or(figure.of),
        None => {}
    }
    figure.confidence = 1.0;
    figure.reason = BY_HAND;
}

/// Returns where typed words stand in `within`, whatever lines they are broken into.
pub fn words_in(article: &Article, within: TextRange, words: &str) -> Option<TextRange> {
    let at = article.slice(within).replace('\n', " ").find(words)?;
    let start = within.start as usize + at;
    Some(TextRange::from_usize(start, start + words.len()))
}

/// Gives a typed unit the lifetime that an extraction's units have. Each distinct one is kept once, for good: there are as many
/// as a person types.
fn interned(unit: &str) -> &'static str {
    static UNITS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut units = UNITS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = units.get(unit) {
        return known;
    }
    let kept: &'static str = Box::leak(unit.to_owned().into_boxed_str());
    units.insert(kept);
    kept
}

/// Takes out what a person rejected, and keeps the links between figures and quotes true.
fn reject(out: &mut Extraction, rejected: &[(Kind, TextRange)]) {
    let gone = |kind: Kind, range: TextRange| rejected.iter().any(|(k, r)| *k == kind && sits_on(*r, range));
    let quotes = renumber(out.quotes.iter().map(|q| gone(Kind::Quote, q.range())));
    let figures = renumber(out.figures.iter().map(|f| gone(Kind::Figure, f.range)));
    let keep = |numbers: &[Option<u32>]| {
        let flags: Vec<bool> = numbers.iter().map(Option::is_some).collect();
        flags.into_iter()
    };
    let mut kept = keep(&quotes);
    out.quotes.retain(|_| kept.next().unwrap_or(true));
    let mut kept = keep(&figures);
    out.figures.retain(|_| kept.next().unwrap_or(true));
    let follow = |numbers: &[Option<u32>], i: u32| numbers.get(i as usize).copied().flatten();
    for figure in &mut out.figures {
        figure.quote = figure.quote.and_then(|i| follow(&quotes, i));
        figure.from = figure.from.and_then(|i| follow(&figures, i));
        figure.to = figure.to.and_then(|i| follow(&figures, i));
    }
}

fn renumber(gone: impl Iterator<Item = bool>) -> Vec<Option<u32>> {
    let mut next = 0;
    gone.map(|gone| {
        let number = (!gone).then_some(next);
        next += u32::from(!gone);
        number
    })
    .collect()
}

/// Applies what a person stated about the article: its title, and what else is known.
pub fn overlay_metadata(title: &str, metadata: &Metadata, placed: &[Placed]) -> (String, Metadata) {
    let (mut title, mut metadata) = (title.to_owned(), metadata.clone());
    for data in placed.iter().flat_map(|p| p.annotation.corrections()).filter_map(|c| match c {
        Correction::Article(data) => Some(data),
        _ => None,
    }) {
        enter(data, &mut title, &mut metadata);
    }
    (title, metadata)
}

/// Applies to what the list shows of an article what a person stated about it; `None` where nobody stated anything.
pub fn overlay_head<'a>(head: &Head, said: impl Iterator<Item = &'a Annotation>) -> Option<Head> {
    let mut stated = said
        .flat_map(Annotation::corrections)
        .filter_map(|c| match c {
            Correction::Article(data) => Some(data),
            _ => None,
        })
        .peekable();
    stated.peek()?;
    let mut head = head.clone();
    let mut metadata = Metadata {
        date: head.date,
        outlet: head.outlet.take(),
        authors: std::mem::take(&mut head.authors),
        ..Metadata::default()
    };
    for data in stated {
        enter(data, &mut head.title, &mut metadata);
    }
    (head.date, head.outlet, head.authors) = (metadata.date, metadata.outlet, metadata.authors);
    Some(head)
}

fn enter(data: &ArticleData, title: &mut String, metadata: &mut Metadata) {
    let stated = |field: &Option<String>| field.clone().map(|f| Some(f).filter(|f| !f.trim().is_empty()));
    if let Some(Some(stated)) = stated(&data.title) {
        *title = stated;
    }
    if let Some(outlet) = stated(&data.outlet) {
        metadata.outlet = outlet;
    }
    if let Some(url) = stated(&data.url) {
        metadata.url = url;
    }
    if let Some(author) = &data.author {
        metadata.authors = author.split(';').map(|a| a.trim().to_owned()).filter(|a| !a.is_empty()).collect();
    }
    if let Some(date) = &data.date {
        metadata.date = stated_date(date).or(metadata.date);
    }
}

/// Reads a date as a person states it: `2020`, `2020-08` or `2020-08-12`.
pub fn stated_date(date: &str) -> Option<ArticleDate> {
    let mut parts = date.trim().splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map(str::parse).transpose().ok()?;
    let day = parts.next().map(str::parse).transpose().ok()?;
    let precision = match (month, day) {
        (Some(_), Some(_)) => Precision::Day,
        (Some(_), None) => Precision::Month,
        _ => Precision::Year,
    };
    let day = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
    Some(ArticleDate { day, precision, source: DateSource::Metadata })
}
