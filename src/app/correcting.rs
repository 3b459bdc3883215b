//! Corrections: the speaker, the value and the boundaries of what was found, what was not found, and the article's data.

use super::message::Effect;
use super::mode::{Choice, ChoiceLine, Mode, Target};
use super::model::Model;
use super::noting::{Spot, with};
use super::prompt::PromptKind;
use super::reading::Item;
use crate::annotation::{
    Annotation, ArticleData, Body, Correction, Kind, Quantity, Step, anchor, stated_date, words_in,
};
use crate::article::{ArticleId, Head};
use crate::text::{TextRange, clean_line};

impl Model {
    pub(super) fn ask_speaker(&mut self) -> Vec<Effect> {
        match self.spot() {
            Some(spot) if spot.kind == Kind::Quote || spot.kind == Kind::Figure => {
                self.ask(PromptKind::Speaker, String::new())
            }
            _ => self.lacking(),
        }
    }

    pub(super) fn ask_value(&mut self) -> Vec<Effect> {
        let spot = self.spot().filter(|spot| spot.kind == Kind::Figure);
        let line = self.reading.as_ref().zip(spot).and_then(|(r, spot)| {
            let figure = r.extraction.figures.iter().find(|f| Some(f.range) == spot.range)?;
            let of = figure.of.map(|of| super::cards::one_line(r.article.slice(of))).unwrap_or_default();
            Some(format!("{}; {}; {of}", figure.value.normalize(), figure.unit.unwrap_or_default()))
        });
        match line {
            Some(line) => self.ask(PromptKind::Value, line),
            None => {
                self.say("no figure selected · ]f next");
                Vec::new()
            }
        }
    }

    pub(super) fn state_quantity(&mut self, spot: &Spot, line: String) -> Vec<Effect> {
        // `12 km` needs no sign between.
        let line = match line.split_once(' ') {
            Some((value, unit)) if !line.contains(';') && is_number(value) && !is_number(&line) => {
                format!("{value}; {unit}")
            }
            _ => line,
        };
        let mut parts = line.splitn(3, ';').map(|p| p.trim().to_owned());
        let quantity = Quantity { value: parts.next(), unit: parts.next(), of: parts.next() };
        if !quantity.value.as_deref().is_some_and(is_number) {
            self.complain("a number first, as in 12; km; road");
            return Vec::new();
        }
        let figure = self.reading.as_ref().and_then(|r| {
            let figure = r.extraction.figures.iter().find(|f| Some(f.range) == spot.range)?;
            Some((figure.sentence, &r.article))
        });
        let of = quantity.of.as_deref().filter(|of| !of.is_empty());
        if let (Some((sentence, article)), Some(of)) = (figure, of)
            && words_in(article, sentence, of).is_none()
        {
            self.complain(format!("“{of}” does not stand in its sentence: take its words"));
            return Vec::new();
        }
        self.put(spot, Body::Correction(Correction::Quantity(quantity)), "as found".to_owned(), line)
    }

    pub(super) fn speaker_of(&self, spot: &Spot) -> String {
        let Some(reading) = &self.reading else { return String::new() };
        let quote = reading.extraction.quotes.iter().find(|q| Some(q.range()) == spot.range);
        let name = quote.and_then(|q| reading.extraction.speaker_name(q));
        name.unwrap_or("speaker open").to_owned()
    }

    pub(super) fn correct(&mut self, correction: Correction, before: &str, after: &str) -> Vec<Effect> {
        match self.spot() {
            Some(spot) if spot.kind == Kind::Quote || spot.kind == Kind::Figure => {
                self.put(&spot, Body::Correction(correction), before.to_owned(), after.to_owned())
            }
            _ => self.lacking(),
        }
    }

    /// Adds what was not found, from selected text.
    pub(super) fn add(&mut self, correction: Correction) -> Vec<Effect> {
        if !matches!(self.mode, Mode::Visual(_)) {
            self.say("v selects the words first");
            return Vec::new();
        }
        let Some(spot) = self.spot() else { return self.lacking() };
        let after = if matches!(correction, Correction::AddQuote(_)) { "a quote" } else { "a figure" };
        self.put(&spot, Body::Correction(correction), "plain words".to_owned(), after.to_owned())
    }

    /// Gives the quote or figure that the selected text touches these boundaries.
    pub(super) fn bounds(&mut self) -> Vec<Effect> {
        let (Some(reading), Mode::Visual(visual)) = (&self.reading, &self.mode) else {
            self.say("v selects the right words first, then cb");
            return Vec::new();
        };
        let range = visual.range(&reading.article);
        let touched = |r: TextRange| r.overlaps(range);
        let quotes = (0..reading.extraction.quotes.len() as u32).map(Item::Quote);
        let figures = (0..reading.extraction.figures.len() as u32).map(Item::Figure);
        let chosen = reading.selected.filter(|i| touched(reading.range(*i)));
        let item = chosen.or_else(|| figures.chain(quotes).find(|i| touched(reading.range(*i))));
        let Some(spot) = item.and_then(|i| reading.spot(i)) else {
            self.say("the selection touches no quote or figure · cq cf add one");
            return Vec::new();
        };
        let bounds = anchor(reading.article.text(), reading.now.hash, range);
        let after = format!("“{}”", clean_line(&bounds.exact));
        self.put(&spot, Body::Correction(Correction::Bounds(bounds)), "as found".to_owned(), after)
    }

    /// Offers the fields of the article's data.
    pub(super) fn choose_field(&mut self) -> Vec<Effect> {
        if self.reading.is_none() {
            self.say("no article open");
            return Vec::new();
        }
        let n_shown = self.browsing.shown.len();
        let line = |field: &'static str, all: bool| ChoiceLine {
            text: if all { format!("{field} of all {n_shown} shown") } else { field.to_owned() },
            count: String::new(),
            target: Target::Field(field, all),
        };
        let mut lines: Vec<ChoiceLine> =
            ["title", "outlet", "author", "date", "url"].into_iter().map(|f| line(f, false)).collect();
        if n_shown > 1 {
            lines.extend(["outlet", "author", "date"].into_iter().map(|f| line(f, true)));
        }
        self.mode = Mode::Choice(Choice { title: "Correct", lines, cursor: 0, top: 0 });
        Vec::new()
    }

    /// A field was chosen: asks for its value.
    pub(super) fn ask_field(&mut self, field: &'static str, all: bool) -> Vec<Effect> {
        let now = if all { String::new() } else { self.field_now(field) };
        self.prompt(PromptKind::Field(field, all), now)
    }

    /// Returns what is known of the open article; `""` where nothing is.
    fn field_now(&self, field: &str) -> String {
        let article = self.reading.as_ref().map(|r| &r.article);
        let now = article.and_then(|a| match field {
            "title" => Some(a.title.clone()),
            "outlet" => a.metadata.outlet.clone(),
            "author" => Some(a.metadata.authors.join("; ")),
            "date" => a.metadata.date.map(crate::export::date_iso),
            _ => a.metadata.url.clone(),
        });
        now.unwrap_or_default()
    }

    pub(super) fn state_field(&mut self, field: &'static str, all: bool, line: &str) -> Vec<Effect> {
        let value = clean_line(line.trim());
        if field == "date" && !value.is_empty() && stated_date(&value).is_none() {
            self.complain("a date is 2020, 2020-08 or 2020-08-12");
            return Vec::new();
        }
        let spot = Spot { kind: Kind::Article, range: None, name: field.to_owned() };
        let path = self.path();
        let Some(reading) = &self.reading else { return Vec::new() };
        let first = reading.annotation(&spot, &path, Vec::new());
        let targets: Vec<Annotation> = if all {
            let shown = self.browsing.shown.iter().filter_map(|idx| self.library.entry(*idx));
            let of = |(head, name): (&Head, &str)| {
                let mut annotation = first.clone();
                annotation.target.article = head.id.clone();
                name.clone_into(&mut annotation.target.path);
                annotation.target.title.clone_from(&head.title);
                annotation
            };
            shown.filter_map(|e| Some((e.head.as_deref()?, &*e.name))).map(of).collect()
        } else {
            vec![first]
        };
        let n = targets.len();
        let (what, before) = if all {
            (format!("{field} of {n} articles"), "as read".to_owned())
        } else {
            (field.to_owned(), self.field_now(field))
        };
        let changes = targets.into_iter().map(|fresh| self.field_change(&fresh, field, &value)).collect();
        let known = |text: String| if text.is_empty() { "unknown".to_owned() } else { text };
        self.write(Step { changes, what, before: known(before), after: known(value) }, None)
    }

    fn field_change(&self, fresh: &Annotation, field: &str, value: &str) -> (Option<Annotation>, Annotation) {
        let of = |a: &&Annotation| a.corrections().any(|c| matches!(c, Correction::Article(_)));
        let old = self.noting.notes.of(&ArticleId(fresh.target.article.0.clone())).find(of).cloned();
        let stated = old.as_ref().and_then(|a| {
            a.corrections().find_map(|c| match c {
                Correction::Article(data) => Some(data.clone()),
                _ => None,
            })
        });
        let mut data: ArticleData = stated.unwrap_or_default();
        let place = match field {
            "title" => &mut data.title,
            "outlet" => &mut data.outlet,
            "author" => &mut data.author,
            "date" => &mut data.date,
            _ => &mut data.url,
        };
        *place = Some(value.to_owned());
        let new = with(old.as_ref().unwrap_or(fresh), Body::Correction(Correction::Article(data)));
        (old, new)
    }
}

/// Says whether words are a number.
fn is_number(words: &str) -> bool {
    words.replace([',', ' '], "").parse::<rust_decimal::Decimal>().is_ok()
}
