//! What a person says of a quote, figure or selection: notes, tags, stars, checks, corrections. Each becomes records to save.

use super::action::Action;
use super::editor::{Edit, Editor};
use super::message::Effect;
use super::mode::{Choice, ChoiceLine, Mode, Target};
use super::model::Model;
use super::noting::{Spot, check_words, with};
use super::prompt::{Prompt, PromptKind};
use super::reading::Item;
use crate::annotation::{
    Annotation, ArticleData, Body, Check, Correction, Draft, Fate, Kind, Quantity, Status, Step, anchor,
};
use crate::article::ArticleId;
use crate::text::{TextRange, clean_line};

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

    fn lacking(&mut self) -> Vec<Effect> {
        self.say(NOTHING);
        Vec::new()
    }

    /// Leaves the selecting of text: what was selected is marked now.
    fn leave_visual(&mut self) {
        if matches!(self.mode, Mode::Visual(_)) {
            self.mode = Mode::Panes;
        }
    }

    fn path(&self) -> String {
        let entry = self.reading.as_ref().and_then(|r| self.library.entry(r.idx));
        entry.map(|e| e.name.clone()).unwrap_or_default()
    }

    /// Writes one body on a spot: into the annotation that says something of that kind there, else as a new one.
    fn put(&mut self, spot: &Spot, body: Body, before: String, after: String) -> Vec<Effect> {
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

    fn note(&mut self) -> Vec<Effect> {
        let Some(spot) = self.spot() else {
            if let Some(draft) = self.noting.drafts.pop() {
                return self.take_up(draft);
            }
            return self.lacking();
        };
        let path = self.path();
        let Some(reading) = &self.reading else { return Vec::new() };
        let selected = match reading.selected {
            Some(Item::Note(i)) => reading.placed.get(i as usize).map(|p| &p.annotation),
            _ => None,
        };
        let edited = selected.filter(|a| a.note().is_some()).cloned();
        let fresh = reading.annotation(&spot, &path, Vec::new());
        let same_place = |d: &Draft| {
            d.annotation.target.anchor.as_ref().map(|a| (a.start, a.end))
                == fresh.target.anchor.as_ref().map(|a| (a.start, a.end))
                && d.annotation.target.article == fresh.target.article
        };
        let draft = self.noting.drafts.iter().position(same_place);
        if let Some(at) = draft.filter(|_| edited.is_none()) {
            let draft = self.noting.drafts.remove(at);
            return self.take_up(draft);
        }
        let editor = match edited {
            Some(old) => {
                let text = old.note().unwrap_or_default().to_owned();
                Editor::new(spot.name, old.clone(), Some(old), text)
            }
            None => Editor::new(format!("note on {}", spot.name), fresh, None, String::new()),
        };
        self.edit(editor)
    }

    fn note_article(&mut self) -> Vec<Effect> {
        let path = self.path();
        let Some(reading) = &self.reading else { return Vec::new() };
        let spot = Spot { kind: Kind::Article, range: None, name: "the article".to_owned() };
        let annotation = reading.annotation(&spot, &path, Vec::new());
        self.edit(Editor::new("note on the article".to_owned(), annotation, None, String::new()))
    }

    fn edit(&mut self, mut editor: Editor) -> Vec<Effect> {
        if let Some(why) = &self.noting.off {
            let why = why.clone();
            self.complain(why);
            return Vec::new();
        }
        if editor.annotation.id.is_empty() {
            // A draft is known by the annotation's id, so it has one from the start; the store makes the final one.
            let at = editor.annotation.target.anchor.as_ref().map_or(0, |a| a.start);
            editor.annotation.id = format!("draft:{}:{at}", editor.annotation.target.article.0);
        }
        self.mode = Mode::Editor(Box::new(editor));
        Vec::new()
    }

    /// Goes on with a draft.
    fn take_up(&mut self, draft: Draft) -> Vec<Effect> {
        let Draft { annotation, text } = draft;
        let before = self.noting.notes.get(&annotation.id).cloned();
        self.edit(Editor::new("draft".to_owned(), annotation, before, text))
    }

    /// Goes on after a key in the editor.
    pub(super) fn edited(&mut self, what: Edit) -> Vec<Effect> {
        let Mode::Editor(editor) = &mut self.mode else { return Vec::new() };
        match what {
            Edit::Same => Vec::new(),
            Edit::Changed => vec![Effect::KeepDraft(editor.draft())],
            Edit::Outside => vec![Effect::Edit(editor.text.clone())],
            Edit::Leave => {
                let editor = editor.clone();
                self.mode = Mode::Panes;
                self.leave_draft(editor)
            }
            Edit::Save => {
                let editor = editor.clone();
                self.mode = Mode::Panes;
                self.save_note(editor)
            }
        }
    }

    fn leave_draft(&mut self, editor: Box<Editor>) -> Vec<Effect> {
        let unchanged = editor.before.as_ref().and_then(Annotation::note).unwrap_or_default() == editor.text;
        if editor.text.trim().is_empty() || unchanged {
            return vec![Effect::DropDraft(editor.annotation)];
        }
        self.say("draft kept · a continues");
        let draft = editor.draft();
        self.noting.drafts.retain(|d| d.annotation.id != draft.annotation.id);
        self.noting.drafts.push(draft.clone());
        vec![Effect::KeepDraft(draft)]
    }

    fn save_note(&mut self, editor: Box<Editor>) -> Vec<Effect> {
        let text = editor.text.trim_end().to_owned();
        if text.is_empty() {
            self.say("nothing written");
            return vec![Effect::DropDraft(editor.annotation)];
        }
        let mut after = with(&editor.annotation, Body::Note(text.clone()));
        if after.id.starts_with("draft:") {
            after.id.clear();
        }
        let was = editor.before.as_ref().and_then(Annotation::note).map_or("none", |_| "note").to_owned();
        let step = Step {
            changes: vec![(editor.before.clone(), after)],
            what: editor.title.clone(),
            before: was,
            after: format!("“{}”", clean_line(&text)),
        };
        self.write(step, Some(editor))
    }

    /// The editor of the person's choice ended.
    pub(super) fn edited_outside(&mut self, text: Result<String, String>) -> Vec<Effect> {
        let Mode::Editor(editor) = &mut self.mode else { return Vec::new() };
        match text {
            Ok(text) => {
                editor.set(&text);
                vec![Effect::KeepDraft(editor.draft())]
            }
            Err(why) => {
                self.complain(clean_line(&why));
                Vec::new()
            }
        }
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
    fn ask(&mut self, kind: PromptKind, line: String) -> Vec<Effect> {
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

    fn prompt(&mut self, kind: PromptKind, line: String) -> Vec<Effect> {
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

    fn ask_speaker(&mut self) -> Vec<Effect> {
        match self.spot() {
            Some(spot) if spot.kind == Kind::Quote || spot.kind == Kind::Figure => {
                self.ask(PromptKind::Speaker, String::new())
            }
            _ => self.lacking(),
        }
    }

    fn ask_value(&mut self) -> Vec<Effect> {
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
                self.put(&spot, Body::Check(check.clone()), check_words(&known), check_words(&check))
            }
            PromptKind::Speaker => {
                let name = Some(line.clone()).filter(|l| !l.is_empty());
                let before = self.speaker_of(&spot);
                let after = name.clone().unwrap_or_else(|| "speaker open".to_owned());
                self.put(&spot, Body::Correction(Correction::Speaker(name)), before, after)
            }
            PromptKind::Value => {
                let mut parts = line.splitn(3, ';').map(|p| p.trim().to_owned());
                let quantity = Quantity { value: parts.next(), unit: parts.next(), of: parts.next() };
                let is_number =
                    |v: &String| v.replace([',', ' '], "").parse::<rust_decimal::Decimal>().is_ok();
                if !quantity.value.as_ref().is_some_and(is_number) {
                    self.complain("a number first: value; unit; of what");
                    return Vec::new();
                }
                self.put(&spot, Body::Correction(Correction::Quantity(quantity)), "as found".to_owned(), line)
            }
            _ => Vec::new(),
        }
    }

    fn speaker_of(&self, spot: &Spot) -> String {
        let Some(reading) = &self.reading else { return String::new() };
        let quote = reading.extraction.quotes.iter().find(|q| Some(q.range()) == spot.range);
        let name = quote.and_then(|q| reading.extraction.speaker_name(q));
        name.unwrap_or("speaker open").to_owned()
    }

    /// Completes a line from the tags in use or the people of the article.
    pub(super) fn complete_told(&mut self, kind: PromptKind, back: bool) {
        let ways = match kind {
            PromptKind::Tag | PromptKind::BulkTag => self.noting.notes.tags(),
            PromptKind::Speaker => {
                let people =
                    self.reading.as_ref().map(|r| r.extraction.speakers.iter().map(|s| s.name.clone()));
                people.map(Iterator::collect).unwrap_or_default()
            }
            _ => return,
        };
        let Mode::Prompt(prompt) = &mut self.mode else { return };
        prompt.complete(back, |line| {
            let line = line.to_lowercase();
            let begins = |way: &String| way.to_lowercase().split(' ').any(|w| w.starts_with(&line));
            ways.iter()
                .filter(|w| line.is_empty() || begins(w) || w.to_lowercase().starts_with(&line))
                .cloned()
                .collect()
        });
    }

    fn correct(&mut self, correction: Correction, before: &str, after: &str) -> Vec<Effect> {
        match self.spot() {
            Some(spot) if spot.kind == Kind::Quote || spot.kind == Kind::Figure => {
                self.put(&spot, Body::Correction(correction), before.to_owned(), after.to_owned())
            }
            _ => self.lacking(),
        }
    }

    /// Adds what was not found, from selected text.
    fn add(&mut self, correction: Correction) -> Vec<Effect> {
        if !matches!(self.mode, Mode::Visual(_)) {
            self.say("v selects the words first");
            return Vec::new();
        }
        let Some(spot) = self.spot() else { return self.lacking() };
        let after = if matches!(correction, Correction::AddQuote(_)) { "a quote" } else { "a figure" };
        self.put(&spot, Body::Correction(correction), "plain words".to_owned(), after.to_owned())
    }

    /// Gives the quote or figure that the selected text touches these boundaries.
    fn bounds(&mut self) -> Vec<Effect> {
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
    fn choose_field(&mut self) -> Vec<Effect> {
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

    fn state_field(&mut self, field: &'static str, all: bool, line: &str) -> Vec<Effect> {
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

    /// Offers the places of the selected note that needs review.
    fn review(&mut self) -> Vec<Effect> {
        let Some(reading) = &self.reading else { return Vec::new() };
        let selected = match reading.selected {
            Some(Item::Note(i)) => reading.placed.get(i as usize).filter(|p| p.needs_review()),
            _ => None,
        };
        let Some(placed) = selected.or_else(|| reading.placed.iter().find(|p| p.needs_review())) else {
            self.say("nothing here needs review");
            return Vec::new();
        };
        let candidates = match &placed.fate {
            Some(Fate::Changed(range)) => vec![*range],
            Some(Fate::Lost(candidates)) => candidates.clone(),
            _ => Vec::new(),
        };
        let line = |range: &TextRange| ChoiceLine {
            text: clean_line(reading.article.slice(*range)),
            count: format!("¶{}", reading.article.paragraph_at(range.start)),
            target: Target::Anchor(Some(*range)),
        };
        let mut lines: Vec<ChoiceLine> = candidates.iter().map(line).collect();
        lines.push(ChoiceLine {
            text: "leave it under review".to_owned(),
            count: String::new(),
            target: Target::Anchor(None),
        });
        let at = reading.placed.iter().position(|p| p.annotation.id == placed.annotation.id);
        if let Some(reading) = &mut self.reading {
            reading.selected = at.map(|i| Item::Note(i as u32));
        }
        self.mode =
            Mode::Choice(Choice { title: "Where does this note belong now?", lines, cursor: 0, top: 0 });
        Vec::new()
    }

    /// A place was chosen for the selected note.
    pub(super) fn settle_note(&mut self, range: Option<TextRange>) -> Vec<Effect> {
        let (Some(range), Some(reading)) = (range, &self.reading) else { return Vec::new() };
        let Some(Item::Note(i)) = reading.selected else { return Vec::new() };
        let Some(old) = reading.placed.get(i as usize).map(|p| p.annotation.clone()) else {
            return Vec::new();
        };
        let mut new = old.clone();
        let there = anchor(reading.article.text(), reading.now.hash, range);
        let (before, after) = (old.target.anchor.as_ref().map(|a| a.exact.clone()), there.exact.clone());
        new.target.anchor = Some(there);
        if before.as_deref() != Some(after.as_str()) {
            // What was checked were other words.
            for body in &mut new.bodies {
                if let Body::Check(check) = body {
                    check.status = Status::Open;
                }
            }
        }
        let step = Step {
            changes: vec![(Some(old), new)],
            what: "note".to_owned(),
            before: clean_line(&before.unwrap_or_default()),
            after: clean_line(&after),
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
