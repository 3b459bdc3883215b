//! What a person says of a quote, figure or selection: checks, tags, stars, highlights; and the way of every mark to the log.

use super::action::Action;
use super::message::Effect;
use super::mode::Mode;
use super::model::Model;
use super::noting::{Spot, check_words, source_words, with};
use super::prompt::{Prompt, PromptKind};
use super::reading::Item;
use crate::annotation::{Annotation, Body, Check, Correction, Kind, Quantity, Status, Step};
use crate::text::clean_line;

/// What the next mark acts on is missing.
const NOTHING: &str = "no quote selected · ]q next";

impl Model {
    /// Does a marking action; `None` where it is another one.
    pub(super) fn mark(&mut self, action: Action) -> Option<Vec<Effect>> {
        Some(match action {
            Action::Note => self.note(),
            Action::NoteArticle => self.note_article(),
            Action::Highlight => self.toggle(Body::Highlight, "highlight"),
            Action::Star => self.star(),
            Action::Tag => self.ask(PromptKind::Tag, String::new()),
            Action::CheckConfirmed => self.check(Status::Confirmed),
            Action::CheckWrong => self.check(Status::Wrong),
            Action::CheckUnverified => self.check(Status::CannotVerify),
            Action::CheckOpen => self.check(Status::Open),
            Action::CheckSource => self.ask_source(),
            Action::CorrectSpeaker => self.ask_speaker(),
            Action::CorrectValue => self.ask_value(),
            Action::CorrectBounds => self.bounds(),
            Action::Reject => self.correct(Correction::Reject, "found", "rejected"),
            Action::AddQuote => self.add(Correction::AddQuote(None)),
            Action::AddFigure => self.add(Correction::AddFigure(Quantity::default())),
            Action::CorrectArticle => self.choose_field(),
            Action::Delete => self.delete(),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::RepeatMark => self.repeat_mark(),
            Action::Review => self.review(),
            _ => return None,
        })
    }

    pub(super) fn lacking(&mut self) -> Vec<Effect> {
        self.say(if self.reading.is_some() { NOTHING } else { "no article open" });
        Vec::new()
    }

    /// Leaves the selecting of text: what was selected is marked now.
    pub(super) fn leave_visual(&mut self) {
        if matches!(self.mode, Mode::Visual(_)) {
            self.mode = Mode::Panes;
        }
    }

    pub(super) fn path(&self) -> String {
        let entry = self.reading.as_ref().and_then(|r| self.library.entry(r.idx));
        entry.map(|e| e.name.to_string()).unwrap_or_default()
    }

    /// Writes one body on a spot: into the annotation that says something of that kind there, else as a new one.
    pub(super) fn put(&mut self, spot: &Spot, body: Body, before: String, after: String) -> Vec<Effect> {
        let path = self.path();
        let Some(reading) = &self.reading else { return Vec::new() };
        let kind = std::mem::discriminant(&body);
        let old = reading.saying(spot, |b| match (&body, b) {
            (Body::Correction(a), Body::Correction(b)) => {
                std::mem::discriminant(a) == std::mem::discriminant(b)
            }
            _ => std::mem::discriminant(b) == kind,
        });
        let change = match old {
            Some(old) => {
                let mut new = with(old, body);
                // The words may have moved since: the record says where they are now.
                new.target.anchor = reading.annotation(spot, &path, Vec::new()).target.anchor;
                (Some(old.clone()), new)
            }
            None => (None, reading.annotation(spot, &path, vec![body])),
        };
        self.leave_visual();
        self.write(Step { changes: vec![change], what: spot.name.clone(), before, after }, None)
    }

    /// Puts a highlight on, or takes it off.
    fn toggle(&mut self, body: Body, name: &str) -> Vec<Effect> {
        let Some(spot) = self.spot() else { return self.lacking() };
        let old = self.reading.as_ref().and_then(|r| r.saying(&spot, |b| *b == body)).cloned();
        match old {
            None => self.put(&spot, body, format!("no {name}"), name.to_owned()),
            Some(old) => {
                self.leave_visual();
                let (before, after) = (name.to_owned(), format!("no {name}"));
                let change = (Some(old.clone()), without(&old, &body));
                self.write(Step { changes: vec![change], what: spot.name, before, after }, None)
            }
        }
    }

    /// Stars what is selected, else the article.
    fn star(&mut self) -> Vec<Effect> {
        if self.spot().is_some() {
            return self.toggle(Body::Star, "star");
        }
        let spot = Spot { kind: Kind::Article, range: None, name: "the article".to_owned() };
        let old = self.reading.as_ref().and_then(|r| r.saying(&spot, |b| *b == Body::Star)).cloned();
        match old {
            None => self.put(&spot, Body::Star, "no star".to_owned(), "star".to_owned()),
            Some(old) => {
                let change = (Some(old.clone()), without(&old, &Body::Star));
                let (before, after) = ("star".to_owned(), "no star".to_owned());
                self.write(Step { changes: vec![change], what: spot.name, before, after }, None)
            }
        }
    }

    fn check(&mut self, status: Status) -> Vec<Effect> {
        let Some(spot) = self.spot() else { return self.lacking() };
        let known = self.check_of(&spot);
        if status == Status::Open && known.status == Status::Open {
            self.say("open already");
            return Vec::new();
        }
        let check = Check { status, ..known.clone() };
        self.noting.latest = Some(Body::Check(check.clone()));
        let effects = self.put(&spot, Body::Check(check.clone()), check_words(&known), check_words(&check));
        self.step_on(&spot);
        effects
    }

    /// Returns the check of a spot, as far as it is known.
    fn check_of(&self, spot: &Spot) -> Check {
        let said = self.reading.as_ref().and_then(|r| r.saying(spot, |b| matches!(b, Body::Check(_))));
        said.and_then(Annotation::check).cloned().unwrap_or_default()
    }

    fn repeat_mark(&mut self) -> Vec<Effect> {
        match self.noting.latest.clone() {
            None => {
                self.say("nothing to repeat · x checks, t tags");
                Vec::new()
            }
            Some(Body::Check(check)) => self.check(check.status),
            Some(body) => {
                let Some(spot) = self.spot() else { return self.lacking() };
                self.add_tag(&spot, body)
            }
        }
    }

    /// Writes a tag as an annotation of its own: tags of two sessions then never overwrite each other.
    fn add_tag(&mut self, spot: &Spot, body: Body) -> Vec<Effect> {
        let path = self.path();
        let Some(reading) = &self.reading else { return Vec::new() };
        if reading.saying(spot, |b| *b == body).is_some() {
            self.say("tagged so already");
            return Vec::new();
        }
        let after = match &body {
            Body::Tag(tag) => format!("#{tag}"),
            _ => String::new(),
        };
        let change = (None, reading.annotation(spot, &path, vec![body]));
        self.leave_visual();
        self.write(
            Step { changes: vec![change], what: spot.name.clone(), before: "untagged".to_owned(), after },
            None,
        )
    }

    /// Asks for a line that a spot is marked with.
    pub(super) fn ask(&mut self, kind: PromptKind, line: String) -> Vec<Effect> {
        let spot = match self.spot() {
            Some(spot) => spot,
            None if kind == PromptKind::Tag && self.reading.is_some() => {
                Spot { kind: Kind::Article, range: None, name: "the article".to_owned() }
            }
            None => return self.lacking(),
        };
        self.noting.asked = Some(spot);
        self.prompt(kind, line)
    }

    pub(super) fn prompt(&mut self, kind: PromptKind, line: String) -> Vec<Effect> {
        let top = self.reading.as_ref().map_or(0, |r| r.top);
        let under = match &self.mode {
            Mode::Sheet(view) => Some(*view),
            _ => None,
        };
        let mut prompt = Prompt::new(kind, line, (top, self.browsing.cursor));
        prompt.under = under;
        self.mode = Mode::Prompt(prompt);
        Vec::new()
    }

    fn ask_source(&mut self) -> Vec<Effect> {
        let Some(spot) = self.spot() else { return self.lacking() };
        let check = self.check_of(&spot);
        let line = match (&check.method, &check.source) {
            (None, None) => String::new(),
            (method, source) => {
                format!("{}; {}", method.clone().unwrap_or_default(), source.clone().unwrap_or_default())
            }
        };
        self.ask(PromptKind::Source, line)
    }

    /// A line that was asked for is typed.
    pub(super) fn told(&mut self, kind: PromptKind, line: &str) -> Vec<Effect> {
        if let PromptKind::Field(field, all) = kind {
            return self.state_field(field, all, line);
        }
        if kind == PromptKind::BulkTag {
            return self.tag_all(line);
        }
        let Some(spot) = self.noting.asked.take() else { return Vec::new() };
        let line = clean_line(line.trim());
        match kind {
            PromptKind::Tag if line.is_empty() => Vec::new(),
            PromptKind::Tag => {
                let body = Body::Tag(line.trim_start_matches('#').to_owned());
                self.noting.latest = Some(body.clone());
                self.add_tag(&spot, body)
            }
            PromptKind::Source => {
                let known = self.check_of(&spot);
                let (method, source) = line.split_once(';').unwrap_or((line.as_str(), ""));
                let some = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
                let check = Check { status: known.status, method: some(method), source: some(source) };
                let said = |check: &Check| source_words(check).unwrap_or_else(|| "no source".to_owned());
                self.put(&spot, Body::Check(check.clone()), said(&known), said(&check))
            }
            PromptKind::Speaker => {
                let name = Some(line.clone()).filter(|l| !l.is_empty());
                let before = self.speaker_of(&spot);
                let after = name.clone().unwrap_or_else(|| "speaker open".to_owned());
                self.put(&spot, Body::Correction(Correction::Speaker(name)), before, after)
            }
            PromptKind::Value => self.state_quantity(&spot, line),
            _ => Vec::new(),
        }
    }

    /// Completes a line from the tags in use or the people of the article.
    pub(super) fn complete_told(&mut self, kind: PromptKind, back: bool) {
        let ways = match kind {
            PromptKind::Tag | PromptKind::BulkTag => self.noting.notes.tags(),
            PromptKind::Naming => self.names_on_page(),
            PromptKind::Speaker => {
                let people =
                    self.reading.as_ref().map(|r| r.extraction.speakers.iter().map(|s| s.name.clone()));
                people.map(Iterator::collect).unwrap_or_default()
            }
            _ => return,
        };
        let Mode::Prompt(prompt) = &mut self.mode else { return };
        prompt.complete(back, |line, _| {
            let line = line.to_lowercase();
            let begins = |way: &String| way.to_lowercase().split(' ').any(|w| w.starts_with(&line));
            ways.iter()
                .filter(|w| line.is_empty() || begins(w) || w.to_lowercase().starts_with(&line))
                .cloned()
                .collect()
        });
    }

    /// Deletes the selected annotation.
    fn delete(&mut self) -> Vec<Effect> {
        let selected = self.reading.as_ref().and_then(|r| match r.selected {
            Some(Item::Note(i)) => r.placed.get(i as usize).map(|p| p.annotation.clone()),
            _ => None,
        });
        let Some(old) = selected else {
            self.say("dd deletes a selected note · ]a next");
            return Vec::new();
        };
        let change = (Some(old.clone()), old.deletion());
        let step = Step {
            changes: vec![change],
            what: "note".to_owned(),
            before: "there".to_owned(),
            after: "deleted".to_owned(),
        };
        self.write(step, None)
    }
}

/// The record without a body: a deletion where nothing else is said.
fn without(annotation: &Annotation, body: &Body) -> Annotation {
    let mut changed = annotation.clone();
    changed.bodies.retain(|b| b != body);
    if changed.bodies.is_empty() { annotation.deletion() } else { changed }
}
