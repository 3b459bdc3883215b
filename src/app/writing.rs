//! The editor of notes: what is being typed, its draft, and the note it becomes.

use super::editor::{Edit, Editor};
use super::message::Effect;
use super::mode::Mode;
use super::model::Model;
use super::noting::{Spot, with};
use super::reading::Item;
use crate::annotation::{Annotation, Body, Draft, Kind, Step};
use crate::text::clean_line;

impl Model {
    pub(super) fn note(&mut self) -> Vec<Effect> {
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

    pub(super) fn note_article(&mut self) -> Vec<Effect> {
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
        if let Mode::Sheet(view) = self.mode {
            editor.under = Some(view);
            // The words that the note is about are to be seen, in their place.
            self.leave_sheet();
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
                self.mode = editor.under.map_or(Mode::Panes, Mode::Sheet);
                self.leave_draft(editor)
            }
            Edit::Save => {
                let editor = editor.clone();
                self.mode = editor.under.map_or(Mode::Panes, Mode::Sheet);
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
}
