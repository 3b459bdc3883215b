//! Corrections: the speaker, the value and the boundaries of what was found, what was not found, and the article's data.

use super::message::Effect;
use super::mode::{Choice, ChoiceLine, Mode, Target};
use super::model::Model;
use super::noting::{Spot, with};
use super::prompt::PromptKind;
use super::reading::Item;
use crate::annotation::{Annotation, ArticleData, Body, Correction, Kind, Step, anchor};
use crate::article::ArticleId;
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
        let Some(Item::Figure(i)) = self.reading.as_ref().and_then(|r| r.selected) else {
            self.say("no figure selected · ]f next");
            return Vec::new();
        };
        let line = self.reading.as_ref().and_then(|r| {
            let figure = r.extraction.figures.get(i as usize)?;
            let of = figure.of.map(|of| super::cards::one_line(r.article.slice(of))).unwrap_or_default();
            Some(format!("{}; {}; {of}", figure.value.normalize(), figure.unit.unwrap_or_default()))
        });
        self.ask(PromptKind::Value, line.unwrap_or_default())
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
        let article = self.reading.as_ref().map(|r| &r.article);
        let now = article.and_then(|a| match field {
            "title" => Some(a.title.clone()),
            "outlet" => a.metadata.outlet.clone(),
            "author" => Some(a.metadata.authors.join("; ")),
            "date" => a.metadata.date.map(crate::export::date_iso),
            _ => a.metadata.url.clone(),
        });
        self.prompt(PromptKind::Field(field, all), if all { String::new() } else { now.unwrap_or_default() })
    }

    pub(super) fn state_field(&mut self, field: &'static str, all: bool, line: &str) -> Vec<Effect> {
        let value = clean_line(line.trim());
        let spot = Spot { kind: Kind::Article, range: None, name: field.to_owned() };
        let path = self.path();
        let Some(reading) = &self.reading else { return Vec::new() };
        let open = reading.article.id.clone();
        let mut targets: Vec<Annotation> = vec![reading.annotation(&spot, &path, Vec::new())];
        if all {
            let shown = self.browsing.shown.iter().filter_map(|idx| self.library.entry(*idx));
            let others =
                shown.filter_map(|e| Some((e.head.as_ref()?, &e.name))).filter(|(h, _)| h.id != open);
            let first = reading.annotation(&spot, &path, Vec::new());
            targets.extend(others.map(|(head, name)| {
                let mut annotation = first.clone();
                annotation.target.article = head.id.clone();
                annotation.target.path.clone_from(name);
                annotation.target.title.clone_from(&head.title);
                annotation
            }));
        }
        let changes = targets.into_iter().map(|fresh| self.field_change(&fresh, field, &value)).collect();
        let after = if value.is_empty() { "unknown".to_owned() } else { value };
        self.write(Step { changes, what: spot.name, before: "as read".to_owned(), after }, None)
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
