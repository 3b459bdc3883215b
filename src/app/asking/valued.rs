//! Rows of numbers: what is counted, and which values are given for it, with a chart a unit.

use super::quoted::source_line;
use super::{Chart, MAX_ROWS, Question, Row, Rows, Target, To, counted_words, day};
use crate::app::cards;
use crate::library::numbers::{Counted, Series, Value};
use crate::library::{Context, Numbers};
use crate::text::TextRange;
use rust_decimal::prelude::ToPrimitive as _;
use std::collections::{HashMap, HashSet};

/// Points that make a chart.
const MIN_POINTS: usize = 3;
/// How many times the smallest value the largest is before a scale of equal steps shows nothing.
const DECADES: f64 = 50.0;
/// Columns of a value.
const MAX_VALUE: usize = 22;

/// Lists what is counted.
pub(super) fn counted(context: &Context<'_>, found: &Numbers) -> Rows {
    let widest = found.counted.iter().map(|c| c.values.len()).max().unwrap_or(0).to_string().len();
    let row = |counted: &Counted| {
        let entries: HashSet<_> = counted.values.iter().map(|v| v.entry).collect();
        let n = counted.values.len();
        let s = if n == 1 { " " } else { "s" };
        Row {
            text: counted.written.clone(),
            right: format!("{n:widest$} figure{s} in {:widest$}", entries.len()),
            to: To::Question(Question::Values(counted.noun.clone())),
            ..Row::default()
        }
    };
    Rows {
        title: format!(
            "{} counted in {}",
            counted_words(found.counted.len(), "thing"),
            counted_words(context.library.entries.len(), "article")
        ),
        rows: found.counted.iter().take(MAX_ROWS * 10).map(row).collect(),
        none: "No figure here says what it counts. Dates, years and ordinals are not counted.".to_owned(),
        charts: Vec::new(),
    }
}

/// Lists the values that are given for a noun, in the order of time.
pub(super) fn values(context: &Context<'_>, found: &Numbers, noun: &str) -> Rows {
    let Some(counted) = found.of(noun) else {
        let none = "No figure counts these.".to_owned();
        return Rows { title: noun.to_owned(), none, ..Rows::default() };
    };
    let contradicted = counted.contradictions(context);
    let against = match contradicted.len() {
        0 => String::new(),
        n => format!(" · ! {n} contradict each other"),
    };
    let mut charts = Vec::new();
    let mut points = HashMap::new();
    for series in counted.series(context) {
        let Some(chart) = chart(context, counted, &series) else { continue };
        let of_chart = series.points.iter().zip(&chart.points);
        points.extend(of_chart.map(|((_, value), point)| (*value, (charts.len(), *point))));
        charts.push(chart);
    }
    let texts: Vec<String> = counted
        .values
        .iter()
        .map(|v| v.of(context).map_or_else(String::new, |f| cards::value(f.1)))
        .collect();
    let width = texts.iter().map(|t| t.chars().count()).max().unwrap_or(0).min(MAX_VALUE);
    let row = |(value, text): (&Value, &String)| {
        let mut row = value_row(context, *value, &format!("{text:>width$}"))?;
        if !contradicted.is_empty() {
            let mark = if contradicted.contains(value) { "! " } else { "  " };
            row.text.insert_str(0, mark);
            row.lit = contradicted.contains(value).then(|| TextRange::new(0, 1)).into_iter().collect();
        }
        row.point = points.get(value).copied();
        Some(row)
    };
    Rows {
        title: format!("{}: {}{against}", counted.written, counted_words(counted.values.len(), "figure")),
        rows: counted.values.iter().zip(&texts).filter_map(row).collect(),
        none: String::new(),
        charts,
    }
}

fn value_row(context: &Context<'_>, value: Value, written: &str) -> Option<Row> {
    let (article, figure) = value.of(context)?;
    let entry = context.library.entry(value.entry)?;
    let head = entry.head.as_ref()?;
    let found = entry.extraction.as_deref()?;
    let of = figure.of.map(|of| article.slice(of).replace('\n', " ")).unwrap_or_default();
    let change = figure.change.map(|c| format!(" ({})", c.word())).unwrap_or_default();
    let by = figure.claimed_by.map(|claim| {
        let name = claim.speaker.and_then(|s| found.speaker(s)).map(|s| s.name.as_str());
        name.unwrap_or_else(|| article.slice(claim.source)).replace('\n', " ")
    });
    let right: Vec<String> = by.into_iter().chain(head.outlet.clone()).collect();
    let sentence = article.slice(figure.sentence).replace('\n', " ");
    Some(Row {
        left: head.date.map(day).unwrap_or_default(),
        text: format!("{written}  {of}{change}"),
        right: right.join(" · "),
        more: format!("{}\n¶{} · {}", sentence.trim(), figure.paragraph, source_line(entry, head)),
        to: To::Place(Target { entry: value.entry, range: figure.range, hits: Vec::new(), saying: None }),
        ..Row::default()
    })
}

/// Draws a series, where there is something to draw.
fn chart(context: &Context<'_>, counted: &Counted, series: &Series) -> Option<Chart> {
    let (first, last) = (series.points.first()?.0, series.points.last()?.0);
    if series.points.len() < MIN_POINTS || first == last {
        return None;
    }
    let figures: Option<Vec<_>> = series.points.iter().map(|p| Some((p.0, p.1.of(context)?.1))).collect();
    let figures = figures?;
    let low = figures.iter().min_by_key(|f| f.1.value)?.1;
    let high = figures.iter().max_by_key(|f| f.1.value)?.1;
    let is_log = low.value.to_f64()? > 0.0 && high.value.to_f64()? > low.value.to_f64()? * DECADES;
    let points: Option<Vec<(f64, f64)>> = figures
        .iter()
        .map(|(day, figure)| {
            let value = figure.value.to_f64()?;
            Some(((*day - first).num_days() as f64, if is_log { value.log10() } else { value }))
        })
        .collect();
    let unit = series.unit.unwrap_or(series.kind.word());
    let what = if series.is_change { "changes in " } else { "" };
    let scale = if is_log { ", each step ten times the one below" } else { "" };
    Some(Chart {
        title: format!(
            "{what}{}, {unit}: {} of {}{scale}",
            counted.written,
            series.points.len(),
            counted.values.len()
        ),
        points: points?,
        days: [first, last].map(|day| day.format("%-d %b %Y").to_string()),
        values: [low, high].map(|figure| cards::grouped(figure.value)),
    })
}
