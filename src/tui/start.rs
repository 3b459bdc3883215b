//! The start: the model, the threads, and what the first frame waits for.

use super::screen::Screen;
use super::{Event, Out, Reader, Start, asker, keys, lister, notekeeper, opener, size, spawn};
use crate::app::{Message, Model, Options, ReadingState};
use crate::library::{Entry, Place};
use crate::store::state::{StateFile, root_name};
use crate::store::{self, Source};
use crate::ui::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use rustix::fd::OwnedFd;
use std::io;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

/// How long the first frame waits for names of the folder; the rest comes behind it.
const FIRST_NAMES: Duration = Duration::from_millis(25);

impl Reader {
    pub(super) fn new(start: &Start, keys: OwnedFd, events: Sender<Event>) -> io::Result<Self> {
        let root = match &start.source {
            Source::Folder(path) | Source::File(path) => root_name(path),
            Source::Stdin => String::new(),
        };
        let (to_lister, lister_asks) = channel();
        let (to_opener, opener_asks) = channel();
        let (to_asker, asker_asks) = channel();
        let (to_keeper, keeper_asks) = channel();
        let mut reader = Self {
            model: Model::new(options(start)),
            theme: Theme::new(start.colour).with(&start.config.styles),
            screen: Screen::new(Out, size()),
            buffer: Buffer::default(),
            keys: keys.try_clone()?,
            events: events.clone(),
            to_lister,
            to_opener,
            to_asker,
            n_known: 0,
            known_notes: 0,
            to_keeper: to_keeper.clone(),
            to_be_asked: Vec::new(),
            kept: StateFile::find(),
            root,
            open: None,
            drawn: None,
            end: None,
        };
        let Size { width, height } = size();
        reader.take(Message::Resize { cols: width, rows: height });
        reader.read_state();
        let (first, rest) = reader.find_first(&start.source);
        reader.draw()?;
        {
            let events = events.clone();
            spawn("keys", move || keys::listen(&keys, &events))?;
        }
        {
            let events = events.clone();
            spawn("opener", move || opener::run(&opener_asks, &events))?;
        }
        {
            let (source, notes, events) = (start.source.clone(), start.notes.clone(), events.clone());
            spawn("asker", move || asker::run(&source, notes.as_deref(), &asker_asks, events))?;
        }
        {
            let (source, notes, events) = (start.source.clone(), start.notes.clone(), events.clone());
            spawn("notes", move || {
                notekeeper::Keeper::new(&source, notes, to_keeper, events).run(&keeper_asks);
            })?;
        }
        let lister = lister::Lister::new(start.source.clone(), first, events, lister_asks);
        spawn("list", move || lister.run(rest))?;
        Ok(reader)
    }

    /// Walks for as long as the first frame may wait. Gives the places found, and what is left of the walk.
    fn find_first(&mut self, source: &Source) -> (Vec<(Place, bool)>, Option<lister::Walk>) {
        let begun = Instant::now();
        let mut walk = store::walk(source);
        let mut entries: Vec<Entry> = Vec::new();
        let is_done = loop {
            match walk.next() {
                None => break true,
                Some(found) => entries.extend(found),
            }
            if entries.len().is_multiple_of(64) && begun.elapsed() > FIRST_NAMES {
                break false;
            }
        };
        let places: Vec<_> = entries.iter().map(|e| (e.place.clone(), e.problem.is_some())).collect();
        self.take(Message::Found(entries));
        if is_done {
            self.take(Message::FoundAll);
        }
        let read = self.model.library.entries.iter().map(|e| e.head.is_some());
        let first = places.into_iter().zip(read).map(|((place, bad), read)| (place, bad || read)).collect();
        (first, (!is_done).then_some(walk))
    }

    /// Where much was kept it is read behind the first frame.
    fn read_state(&mut self) {
        const AT_ONCE: u64 = 128 << 10;
        if self.kept.len() <= AT_ONCE {
            if let Some(state) = self.kept.read() {
                self.take_state(state);
            }
        } else {
            let _ = self.to_opener.send(opener::Ask::State(StateFile::find()));
        }
    }

    /// The model knows the folder by the name it was opened with.
    pub(super) fn take_state(&mut self, mut state: ReadingState) {
        let last = state.last.remove(&self.root);
        state.last.clear();
        state.last.extend(last.map(|last| (self.model.options.place.clone(), last)));
        self.take(Message::State(state));
    }
}

/// What the model is started with.
fn options(start: &Start) -> Options {
    let single = match &start.source {
        Source::Folder(_) => false,
        Source::File(path) => !store::holds_many(path),
        Source::Stdin => true,
    };
    Options {
        place: start.name.clone(),
        single,
        linear: start.linear || start.config.linear,
        keys: start.config.own_keys(),
        measure: start.config.measure,
        list_cols: start.config.list_cols,
        side_cols: start.config.panel_cols,
        queries: start.config.queries.clone(),
        citation: start.config.citation.clone(),
        sort: start.config.sort.clone(),
        mistakes: start.mistakes.clone(),
        today: Some(chrono::Local::now().date_naive()),
    }
}
