//! What the model asks for, done or passed on to the thread that does it.

use super::{Event, Reader, asker, guard, keys, lister, notekeeper, opener, outside, signals, spawn};
use crate::app::asking::Question;
use crate::app::{Effect, Message};
use crate::article::Head;
use crate::clipboard;
use crate::library::EntryIdx;
use crate::store;
use std::sync::Arc;

/// Bytes of an article that is read before the first frame, not behind it.
const READ_AT_ONCE: u64 = 256 << 10;
/// Entries that one message holds.
const PIECE: usize = 256;

impl Reader {
    pub(super) fn run_effect(&mut self, effect: Effect) {
        match effect {
            Effect::Load(idx) => self.load(idx),
            Effect::Want(entries) => drop(self.to_lister.send(lister::Ask::Want(entries))),
            Effect::Reload => drop(self.to_lister.send(lister::Ask::Again)),
            Effect::Ask { id, question } => self.to_be_asked.push((id, question)),
            Effect::Count(entries) => {
                self.tell_asker();
                let _ = self.to_asker.send(asker::Ask::Count(entries));
            }
            Effect::Copy(text) => self.copy(text),
            Effect::Keep { id, state } => self.kept.keep(&self.root, id, state),
            Effect::Save { ticket, records, texts } => {
                drop(self.to_keeper.send(notekeeper::Ask::Save { ticket, records, texts }));
            }
            Effect::Texts(hashes) => drop(self.to_keeper.send(notekeeper::Ask::Texts(hashes))),
            Effect::Seek(lost) => {
                let notes = Box::new(self.model.noting.notes.clone());
                let places = self.model.library.entries.iter().map(|e| e.place.clone()).collect();
                drop(self.to_keeper.send(notekeeper::Ask::Seek { lost, notes, places }));
            }
            Effect::KeepDraft(draft) => drop(self.to_keeper.send(notekeeper::Ask::KeepDraft(draft))),
            Effect::DropDraft(annotation) => {
                drop(self.to_keeper.send(notekeeper::Ask::DropDraft(annotation)));
            }
            Effect::Export(what) => drop(self.to_keeper.send(notekeeper::Ask::Export(what))),
            Effect::Edit(text) => self.edit(&text),
            Effect::Suspend if signals::is_under_a_shell() => drop(self.events.send(Event::Suspend)),
            Effect::Suspend => {
                self.take(Message::Failed("no shell is there to come back from; q quits".into()));
            }
            Effect::Redraw => {
                self.screen.repaint();
                self.drawn = None;
            }
            Effect::Quit => self.end = Some(0),
        }
    }

    /// Says which entries came since the last time.
    pub(super) fn tell_asker(&mut self) {
        let entries = &self.model.library.entries;
        for new in entries.get(self.n_known..).unwrap_or_default().chunks(PIECE) {
            let _ = self.to_asker.send(asker::Ask::Entries(new.to_vec()));
        }
        self.n_known = entries.len();
    }

    /// Asks what there is to be asked about the whole library.
    pub(super) fn ask_all(&mut self) {
        for (id, question) in std::mem::take(&mut self.to_be_asked) {
            self.ask(id, question);
        }
    }

    /// Asks about the whole library, and says which entries came since the last question.
    fn ask(&mut self, id: u64, question: Question) {
        self.tell_asker();
        if self.known_notes != self.model.noting.n_changes {
            self.known_notes = self.model.noting.n_changes;
            let notes = Box::new(self.model.noting.notes.clone());
            let _ = self.to_asker.send(asker::Ask::Notes(notes));
        }
        let marks = Box::new(self.model.marks.clone());
        let _ = self.to_asker.send(asker::Ask::Question(id, question, marks));
    }

    /// Gives the terminal to an editor for a while.
    fn edit(&mut self, text: &str) {
        let edited = keys::lend(|| {
            guard::leave();
            let edited = outside::edit(text, &self.keys);
            (edited, self.back())
        });
        self.take(Message::Edited(edited.0));
        if let Err(error) = edited.1 {
            self.take(Message::Failed(error.to_string()));
        }
    }

    /// Reads behind the screen; a short article before the first frame, so that this shows it. What is found in it follows.
    fn load(&mut self, idx: EntryIdx) {
        let Some(entry) = self.model.library.entry(idx) else { return };
        let place = entry.place.clone();
        if self.drawn.is_some() || store::stamp(&place.path).len() > READ_AT_ONCE {
            let _ = self.to_opener.send(opener::Ask::Load(idx, place));
            return;
        }
        match store::read(&place) {
            Ok((article, warnings)) => {
                let (head, article) = (Head::of(&article, &warnings), Arc::new(article));
                self.take(Message::Heads(vec![(idx, Ok(head))]));
                self.take(Message::Text { idx, article: Arc::clone(&article), warnings: warnings.clone() });
                let _ = self.to_opener.send(opener::Ask::Extract(idx, article, warnings));
            }
            Err(problem) => self.take(Message::Article { idx, loaded: Err(problem) }),
        }
        self.take(Message::HeadsAll);
    }

    fn copy(&mut self, text: String) {
        if !clipboard::is_in_tmux() {
            return self.copy_raw(&text);
        }
        let events = self.events.clone();
        let ask_tmux = move || {
            let event = match clipboard::through_tmux(&text) {
                Some(copied) => Event::Message(Message::Copied(copied)),
                None => Event::CopyRaw(text),
            };
            let _ = events.send(event);
        };
        if let Err(error) = spawn("copy", ask_tmux) {
            self.take(Message::Copied(Err(format!("not copied: {error}"))));
        }
    }

    pub(super) fn copy_raw(&mut self, text: &str) {
        let copied = clipboard::raw(text).and_then(|(sequence, said)| {
            guard::write_all(&sequence).map(|()| said).map_err(|error| format!("not copied: {error}"))
        });
        self.take(Message::Copied(copied));
    }
}
