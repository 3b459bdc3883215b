//! Annotations in the reader: what is known, what is being saved, and where it is in the open article.
//!
//! A change becomes an [`Effect::Save`]; it is shown only when [`Message::Saved`](super::Message::Saved) says that it is on disk.

use super::bulk::Bulk;
use super::editor::Editor;
use super::message::{Effect, NotesNews};
use super::mode::Mode;
use super::model::Model;
use super::reading::{Item, Reading};
use crate::annotation::{
    Annotation, Body, Check, Correction, Draft, History, Kind, Lost, Notes, Placed, Snapshot, Step, Target,
    TextHash, anchor, overlay, overlay_head, overlay_metadata, place_all, sheet,
};
use crate::article::{ArticleId, Head};
use crate::library::{ArticleMarks, EntryIdx};
use crate::text::TextRange;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What the reader knows of annotations.
#[derive(Clone, Debug, Default)]
pub struct Noting {
    /// All of them, as they are on disk.
    pub notes: Notes,
    /// Grows with each change of `notes`.
    pub n_changes: u64,
    /// Why notes are off, where they are.
    pub off: Option<String>,
    /// Lines of the log that could not be read.
    pub n_damaged: usize,
    /// The changes of this session.
    pub history: History,
    /// Texts that were typed and not saved.
    pub drafts: Vec<Draft>,
    /// What `.` does again.
    pub latest: Option<Body>,
    /// What a line is being typed for.
    pub asked: Option<Spot>,
    /// Snapshots of texts; `None` where there is none to be had.
    texts: HashMap<TextHash, Option<String>>,
    /// Articles that have annotations and were looked for.
    pub(super) sought: Vec<Lost>,
    /// Those of them that were not found.
    pub lost: Vec<Lost>,
    /// What the list showed of articles before a person stated otherwise.
    pub(super) as_read: HashMap<EntryIdx, Arc<Head>>,
    in_flight: BTreeMap<u64, Flight>,
    ticket: u64,
}

/// A save that was asked for and has not ended.
#[derive(Clone, Debug)]
struct Flight {
    step: Step,
    cause: Cause,
    editor: Option<Box<Editor>>,
}

/// What a save is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    New,
    Undo,
    Redo,
}

/// What the next mark goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What sort of thing.
    pub kind: Kind,
    /// Where; `None` is the whole article.
    pub range: Option<TextRange>,
    /// How the status line names it: `quote 5`.
    pub name: String,
}

impl Model {
    /// Returns what the next mark goes on: the selected text, the selected quote, figure or note, or the sheet's row.
    pub(super) fn spot(&self) -> Option<Spot> {
        let reading = self.reading.as_ref()?;
        match &self.mode {
            Mode::Visual(visual) => {
                let range = visual.range(&reading.article);
                return Some(Spot { kind: Kind::Words, range: Some(range), name: "selection".to_owned() });
            }
            Mode::Sheet(view) => return reading.checks.get(view.cursor).map(|row| row_spot(reading, row)),
            _ => {}
        }
        reading.selected.and_then(|item| reading.spot(item))
    }

    /// Writes a change; `editor` is where its text came from.
    pub(super) fn write(&mut self, step: Step, editor: Option<Box<Editor>>) -> Vec<Effect> {
        self.save(step, Cause::New, editor, Vec::new())
    }

    /// Writes a change to articles that may not be open; `texts` are those that its records count in.
    pub(super) fn write_in(&mut self, step: Step, texts: Vec<String>) -> Vec<Effect> {
        self.save(step, Cause::New, None, texts)
    }

    fn save(
        &mut self,
        step: Step,
        cause: Cause,
        editor: Option<Box<Editor>>,
        mut texts: Vec<String>,
    ) -> Vec<Effect> {
        if let Some(why) = self.noting.off.clone() {
            if let Some(editor) = editor {
                self.mode = Mode::Editor(editor);
            }
            self.complain(why);
            return Vec::new();
        }
        let records: Vec<Annotation> = step.changes.iter().map(|(_, after)| after.clone()).collect();
        let now = self.reading.as_ref().map(|r| (&r.now, r.article.text()));
        let counts =
            |a: &Annotation, hash: TextHash| a.target.anchor.as_ref().is_some_and(|x| x.text == Some(hash));
        let here = now.filter(|(now, _)| records.iter().any(|a| counts(a, now.hash)));
        texts.extend(here.map(|(_, text)| text.to_owned()).filter(|text| !texts.contains(text)));
        self.noting.ticket += 1;
        let ticket = self.noting.ticket;
        self.noting.in_flight.insert(ticket, Flight { step, cause, editor });
        vec![Effect::Save { ticket, records, texts }]
    }

    /// Says whether a check of a row is on its way to the disk.
    pub(super) fn is_being_checked(&self, row: &crate::annotation::Row) -> bool {
        let Some(reading) = &self.reading else { return false };
        let words = reading.article.slice(row.range);
        let flights = self.noting.in_flight.values().flat_map(|f| f.step.changes.iter());
        let mut checks = flights.filter(|(_, after)| after.check().is_some());
        checks.any(|(_, after)| {
            after.target.anchor.as_ref().is_some_and(|a| {
                let at = crate::text::CodePoints { start: a.start, end: a.end };
                a.exact == words && reading.now.bytes(at) == row.range
            })
        })
    }

    /// A save ended: what it saved is shown now, or the text goes back into the editor.
    pub(super) fn saved(&mut self, ticket: u64, saved: Result<Vec<Annotation>, String>) -> Vec<Effect> {
        let Some(flight) = self.noting.in_flight.remove(&ticket) else { return Vec::new() };
        let Flight { mut step, cause, editor } = flight;
        match saved {
            Ok(records) => {
                let mut effects = Vec::new();
                if let Some(editor) = editor {
                    self.noting.drafts.retain(|d| d.annotation.id != editor.annotation.id);
                    effects.push(Effect::DropDraft(editor.annotation));
                }
                for ((_, after), record) in step.changes.iter_mut().zip(&records) {
                    after.clone_from(record);
                }
                let touched = records.iter().map(|r| r.target.article.clone()).collect();
                self.noting.notes.extend(records);
                self.noting.n_changes += 1;
                self.mark_some(&touched);
                let (from, to) = if cause == Cause::Undo {
                    (&step.after, &step.before)
                } else {
                    (&step.before, &step.after)
                };
                let said = format!("{}: {from} → {to}", step.what);
                let done = match cause {
                    Cause::New => "saved",
                    Cause::Undo => "undone",
                    Cause::Redo => "done again",
                };
                self.say(format!("{done} · {said}"));
                if cause == Cause::New {
                    self.noting.history.push(step);
                }
                effects.extend(self.place_notes());
                effects.extend(self.page_again());
                effects
            }
            Err(why) => {
                match cause {
                    Cause::New => {}
                    Cause::Undo => self.noting.history.not_undone(),
                    Cause::Redo => self.noting.history.not_redone(),
                }
                match editor {
                    // Something else may be open by now; the text waits as a draft then.
                    Some(editor) if matches!(self.mode, Mode::Panes | Mode::Sheet(_)) => {
                        self.mode = Mode::Editor(editor);
                        self.complain(format!(
                            "NOT saved: {why}; text kept in the editor · Enter tries again"
                        ));
                    }
                    Some(editor) => {
                        self.noting.drafts.push(editor.draft());
                        self.complain(format!("NOT saved: {why}; draft kept · a continues"));
                    }
                    None => self.complain(format!("NOT saved: {why}")),
                }
                Vec::new()
            }
        }
    }

    /// Takes back this session's latest change.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        if !self.read_before.is_empty() && self.read_before_change == self.noting.n_changes {
            return self.take_bulk(Bulk::AsBefore);
        }
        let Some(step) = self.noting.history.undo_step(&self.noting.notes) else {
            self.say("nothing to undo in this session");
            return Vec::new();
        };
        match step {
            Ok(step) => self.save(step, Cause::Undo, None, Vec::new()),
            Err(said) => {
                self.complain(said);
                Vec::new()
            }
        }
    }

    /// Does again what was undone.
    pub(super) fn redo(&mut self) -> Vec<Effect> {
        match self.noting.history.redo_step() {
            Some(step) => self.save(step, Cause::Redo, None, Vec::new()),
            None => {
                self.say("nothing to redo");
                Vec::new()
            }
        }
    }

    /// Takes what came to the log.
    pub(super) fn notes_news(&mut self, news: NotesNews) -> Vec<Effect> {
        if news.replaced {
            self.noting.notes = Notes::default();
            self.noting.sought.clear();
            self.noting.n_damaged = 0;
        }
        let known = |a: &Annotation| self.noting.notes.record(&a.id) == Some(a);
        let n_new = news.records.iter().filter(|a| !known(a)).count();
        self.noting.notes.extend(news.records);
        self.noting.n_changes += 1;
        if news.n_damaged > 0 {
            self.noting.n_damaged += news.n_damaged;
            let n = self.noting.n_damaged;
            self.complain(format!(
                "{n} lines of the notes cannot be read; they are kept · pullquote note doctor"
            ));
        } else if n_new > 0 && !news.is_first {
            self.say(format!("{n_new} from another session"));
        }
        self.mark_list();
        self.refill();
        let mut effects = self.place_notes();
        effects.extend(self.seek_lost());
        effects
    }

    /// Takes what an earlier session left unsaved, and offers it.
    pub(super) fn drafts_in(&mut self, drafts: Vec<Draft>) {
        if let Some(draft) = drafts.last() {
            let words: String = crate::text::clean_line(&draft.text).chars().take(40).collect();
            let mistakes = if self.options.mistakes.is_empty() { "" } else { " · :config has mistakes" };
            self.say(format!("unsaved note from last time: “{words}” · a continues{mistakes}"));
        }
        self.noting.drafts.extend(drafts);
    }

    /// Takes snapshots that came, and places what counts in them.
    pub(super) fn texts_in(&mut self, texts: Vec<(TextHash, Option<String>)>) -> Vec<Effect> {
        self.noting.texts.extend(texts);
        self.place_notes()
    }

    /// Finds the place of each annotation of the open article, and draws the consequences: corrections, checks, marks.
    pub(super) fn place_notes(&mut self) -> Vec<Effect> {
        let Some(reading) = self.reading.as_ref().filter(|r| !r.is_pending) else { return Vec::new() };
        let entry = self.library.entry(reading.idx);
        let name = entry.map(|e| &*e.name).unwrap_or_default();
        let is_there = |id: &ArticleId| {
            // What the list knows of the open article may be older than its text.
            let others = self.library.entries.iter().zip(0..).filter(|(_, i)| EntryIdx(*i) != reading.idx);
            others.into_iter().any(|(e, _)| e.head.as_ref().is_some_and(|h| h.id == *id))
        };
        let own: Vec<&Annotation> =
            self.noting.notes.of_article(&reading.article.id, name, is_there).collect();
        let hash = reading.now.hash;
        let mut missing: Vec<TextHash> = own
            .iter()
            .filter_map(|a| a.target.anchor.as_ref()?.text)
            .filter(|h| *h != hash && !self.noting.texts.contains_key(h))
            .collect();
        missing.sort_unstable();
        missing.dedup();
        let stated = entry
            .and_then(|e| self.noting.as_read.get(&reading.idx).or(e.head.as_ref()))
            .and_then(|head| overlay_head(head, own.iter().copied()));
        let mut placed = place_all(&reading.now, own, |hash| self.noting.texts.get(&hash).cloned().flatten());
        placed.sort_by_key(|p| p.range().map_or(0, |r| r.start));
        let idx = reading.idx;
        if self.state_head(idx, stated) {
            self.refill();
        }
        let Some(reading) = &mut self.reading else { return Vec::new() };
        if !(placed.is_empty() && reading.placed.is_empty()) {
            reading.correct(placed);
        }
        let (idx, marks) = (reading.idx, ArticleMarks::of(&reading.extraction, &reading.placed));
        let is_read = self.marks.of(idx).is_read;
        self.marks.set(idx, ArticleMarks { is_read, ..marks });
        if !missing.is_empty() {
            return vec![Effect::Texts(missing)];
        }
        self.tell_review();
        Vec::new()
    }

    /// Says once how many notes a person has to look at in the text as it is now.
    fn tell_review(&mut self) {
        let Some(reading) = &mut self.reading else { return };
        let n = reading.placed.iter().filter(|p| p.needs_review()).count();
        if n > reading.n_told {
            let before = self.notice.take().map(|notice| format!("{} · ", notice.text)).unwrap_or_default();
            let needs = if n == 1 { "note needs" } else { "notes need" };
            self.say(format!("{before}{n} {needs} review · cr"));
        }
        if let Some(reading) = &mut self.reading {
            reading.n_told = n;
        }
    }
}

fn row_spot(reading: &Reading, row: &crate::annotation::Row) -> Spot {
    use crate::annotation::RowKind;
    let (kind, name) = match row.kind {
        RowKind::Quote(i) => (Kind::Quote, format!("quote {}", i + 1)),
        RowKind::Figure(i) => (Kind::Figure, format!("figure {}", i + 1)),
        RowKind::Claim => {
            (Kind::Words, format!("claim in ¶{}", reading.article.paragraph_at(row.range.start)))
        }
    };
    Spot { kind, range: Some(row.range), name }
}

impl Reading {
    /// Returns what a mark on an item goes on.
    pub fn spot(&self, item: Item) -> Option<Spot> {
        Some(match item {
            Item::Quote(i) => {
                let range = self.extraction.quotes.get(i as usize)?.range();
                Spot { kind: Kind::Quote, range: Some(range), name: format!("quote {}", i + 1) }
            }
            Item::Figure(i) => {
                let range = self.extraction.figures.get(i as usize)?.range;
                Spot { kind: Kind::Figure, range: Some(range), name: format!("figure {}", i + 1) }
            }
            Item::Note(i) => {
                let placed = self.placed.get(i as usize)?;
                let name = format!("note {}", i + 1);
                Spot { kind: placed.annotation.target.kind, range: placed.range(), name }
            }
        })
    }

    /// Takes the annotations with their places: corrections win over what was found, and the selection stays on its words.
    pub fn correct(&mut self, placed: Vec<Placed>) {
        let selected = self.selected.map(|item| (item, self.range(item), self.note_id(item)));
        let (title, metadata) =
            overlay_metadata(&self.found.article.title, &self.found.article.metadata, &placed);
        self.article = if title == self.found.article.title && metadata == self.found.article.metadata {
            Arc::clone(&self.found.article)
        } else {
            let mut article = (*self.found.article).clone();
            article.title = title;
            article.metadata = metadata;
            Arc::new(article)
        };
        let is_corrected = placed.iter().any(|p| p.annotation.corrections().next().is_some());
        self.extraction = if is_corrected {
            Arc::new(overlay(&self.article, &self.found.extraction, &placed))
        } else {
            Arc::clone(&self.found.extraction)
        };
        self.placed = placed;
        self.checks = sheet(&self.article, &self.extraction, &self.placed);
        self.derive();
        self.selected = selected.and_then(|(item, range, id)| self.found_again(item, range, id.as_deref()));
        self.forget_panel();
    }

    fn note_id(&self, item: Item) -> Option<String> {
        let Item::Note(i) = item else { return None };
        self.placed.get(i as usize).map(|p| p.annotation.id.clone())
    }

    /// Finds an item again after quotes, figures or notes came or went.
    fn found_again(&self, item: Item, range: TextRange, id: Option<&str>) -> Option<Item> {
        let all = match item {
            Item::Quote(_) => (0..self.extraction.quotes.len() as u32).map(Item::Quote).collect::<Vec<_>>(),
            Item::Figure(_) => (0..self.extraction.figures.len() as u32).map(Item::Figure).collect(),
            Item::Note(_) => {
                let at = self.placed.iter().position(|p| Some(p.annotation.id.as_str()) == id)?;
                return Some(Item::Note(at as u32));
            }
        };
        all.into_iter().find(|i| self.range(*i).overlaps(range))
    }

    /// Starts an annotation of a place.
    pub fn annotation(&self, spot: &Spot, path: &str, bodies: Vec<Body>) -> Annotation {
        let hash = self.now.hash;
        Annotation {
            target: Target {
                article: self.article.id.clone(),
                path: path.to_owned(),
                title: self.article.title.clone(),
                kind: spot.kind,
                anchor: spot.range.map(|range| anchor(self.article.text(), hash, range)),
                ..Target::default()
            },
            bodies,
            ..Annotation::default()
        }
    }

    /// Returns the annotation that says something of a kind about a place, if one does.
    pub fn saying(&self, spot: &Spot, says: impl Fn(&Body) -> bool) -> Option<&Annotation> {
        let there = |p: &&Placed| match (spot.range, p.range()) {
            (Some(a), Some(b)) => crate::annotation::sits_on(a, b) && p.annotation.target.kind == spot.kind,
            (None, None) => p.annotation.target.anchor.is_none(),
            _ => false,
        };
        let found = self.placed.iter().filter(there).filter(|p| p.annotation.bodies.iter().any(&says));
        found.map(|p| &p.annotation).max_by(|a, b| a.modified.cmp(&b.modified))
    }

    /// Makes the snapshot that annotations of this article count in.
    pub fn snapshot(text: &str) -> Snapshot {
        Snapshot::new(text.to_owned())
    }
}

/// Returns an annotation with one of its bodies in the place of those of the same kind.
pub fn with(annotation: &Annotation, body: Body) -> Annotation {
    let same = |b: &Body| match (&body, b) {
        (Body::Correction(a), Body::Correction(b)) => same_correction(a, b),
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    };
    let mut changed = annotation.clone();
    changed.bodies.retain(|b| !same(b));
    changed.bodies.push(body);
    changed
}

fn same_correction(a: &Correction, b: &Correction) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// Says a check in words.
pub fn check_words(check: &Check) -> String {
    let status = check.status.word();
    source_words(check).map_or_else(|| status.to_owned(), |source| format!("{status} ({source})"))
}

/// Says how and against what was checked, where that is known.
pub fn source_words(check: &Check) -> Option<String> {
    let more = [check.method.as_deref(), check.source.as_deref()];
    let more: Vec<&str> = more.into_iter().flatten().filter(|m| !m.is_empty()).collect();
    (!more.is_empty()).then(|| more.join("; "))
}
