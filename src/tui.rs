//! The terminal, and the loop between it and the model: receive, update, run the effects, draw.
//!
//! Threads: keys, signals, the list's, the opener's; all speak through one channel. Every wait blocks: an idle program does not
//! wake. All that is queued is taken before one frame is drawn, and nothing is drawn where nothing changed.

mod asker;
pub mod guard;
pub mod input;
mod keys;
mod lister;
mod notekeeper;
mod opener;
mod outside;
mod pen;
pub mod screen;
mod signals;

use crate::app::asking::Question;
use crate::app::{Effect, Message, Model, Options, ReadingState, update};
use crate::article::Head;
use crate::clipboard;
use crate::config::Config;
use crate::library::{Entry, EntryIdx, Place};
use crate::store::state::{StateFile, root_name};
use crate::store::{self, Source};
use crate::ui::{self, Theme};
use input::Input;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use rustix::fd::OwnedFd;
use screen::Screen;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// How long the first frame waits for names of the folder; the rest comes behind it.
const FIRST_NAMES: Duration = Duration::from_millis(25);
/// Bytes of an article that is read before the first frame, not behind it.
const READ_AT_ONCE: u64 = 256 << 10;
/// The largest screen that is drawn; a terminal that claims more is wrong, and would take all memory.
const LARGEST: Size = Size { width: 1000, height: 400 };

/// What the reader is started with.
#[derive(Clone, Debug)]
pub struct Start {
    /// What to open.
    pub source: Source,
    /// How it is named on the screen.
    pub name: String,
    /// The 16 colours may be used.
    pub colour: bool,
    /// One column, words for glyphs.
    pub linear: bool,
    /// The log of annotations, or a folder for it, where it is not the usual one.
    pub notes: Option<PathBuf>,
    /// What the configuration says.
    pub config: Config,
    /// What of the configuration does not hold, to be said at once.
    pub mistakes: Vec<String>,
}

/// Something the loop hears of.
enum Event {
    /// Keys and pastes, as many as were read at once.
    Input(Vec<Input>),
    /// Something for the model.
    Message(Message),
    /// tmux did not take this: ask the terminal itself.
    CopyRaw(String),
    /// The window has another size.
    Resized,
    /// Somebody asks the program to stop for a while.
    Stop,
    /// The reader asks for the shell.
    Suspend,
    /// Somebody continued the program.
    Continued,
    /// The program is to end as this signal ends programs.
    End(i32),
}

/// Standard output, unbuffered: a frame is one write.
struct Out;

impl io::Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        guard::write_all(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Runs the reader until it is left; the terminal is then as it was found.
pub fn run(start: &Start) -> anyhow::Result<ExitCode> {
    guard::end_on_panic();
    if start.source == Source::Stdin {
        // The article first: what sends it may still have something to say on the terminal.
        store::stdin().map_err(|problem| anyhow::anyhow!("standard input: {problem}"))?;
    }
    let keys = keys::open()?;
    let (events, heard) = channel();
    signals::watch(events.clone())?;
    guard::enter(&keys)?;
    let ended =
        Reader::new(start, keys, events).map_err(anyhow::Error::from).and_then(|reader| reader.run(&heard));
    guard::leave();
    // What still runs behind has nothing to finish.
    std::process::exit(ended?)
}

/// The loop's own things.
struct Reader {
    model: Model,
    theme: Theme,
    screen: Screen<Out>,
    /// What is drawn, for the screen to compare with what it shows.
    buffer: Buffer,
    keys: OwnedFd,
    events: Sender<Event>,
    to_lister: Sender<lister::Ask>,
    to_opener: Sender<opener::Ask>,
    to_asker: Sender<asker::Ask>,
    /// Entries that the asker knows of.
    n_known: usize,
    /// The annotations that the asker knows of, by the number of their latest change.
    known_notes: u64,
    to_keeper: Sender<notekeeper::Ask>,
    kept: StateFile,
    root: String,
    /// The article whose file is watched.
    open: Option<EntryIdx>,
    drawn: Option<u64>,
    end: Option<i32>,
}

impl Reader {
    fn new(start: &Start, keys: OwnedFd, events: Sender<Event>) -> io::Result<Self> {
        let single = match &start.source {
            Source::Folder(_) => false,
            Source::File(path) => !store::holds_many(path),
            Source::Stdin => true,
        };
        let root = match &start.source {
            Source::Folder(path) | Source::File(path) => root_name(path),
            Source::Stdin => String::new(),
        };
        let options = Options {
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
        };
        let (to_lister, lister_asks) = channel();
        let (to_opener, opener_asks) = channel();
        let (to_asker, asker_asks) = channel();
        let (to_keeper, keeper_asks) = channel();
        let mut reader = Self {
            model: Model::new(options),
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
    fn take_state(&mut self, mut state: ReadingState) {
        let last = state.last.remove(&self.root);
        state.last.clear();
        state.last.extend(last.map(|last| (self.model.options.place.clone(), last)));
        self.take(Message::State(state));
    }

    fn run(mut self, heard: &Receiver<Event>) -> anyhow::Result<i32> {
        while self.end.is_none() {
            let Ok(event) = heard.recv() else { break };
            self.hear(event)?;
            while self.end.is_none()
                && let Ok(event) = heard.try_recv()
            {
                self.hear(event)?;
            }
            if self.end.is_none()
                && let Err(error) = self.draw()
            {
                // The thread that reads keys will say that the terminal is gone; until then nobody looks.
                if error.raw_os_error() != Some(rustix::io::Errno::IO.raw_os_error()) {
                    return Err(error.into());
                }
            }
        }
        self.finish_notes();
        // Losing it harms nothing: a full disk must not keep anybody here.
        let _ = self.kept.save();
        Ok(self.end.unwrap_or_default())
    }

    /// Waits until what is being saved is on disk.
    fn finish_notes(&self) {
        const PATIENCE: Duration = Duration::from_secs(5);
        let (done, ended) = channel();
        if self.to_keeper.send(notekeeper::Ask::Finish(done)).is_ok() {
            let _ = ended.recv_timeout(PATIENCE);
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        if self.drawn == Some(self.model.version()) {
            return Ok(());
        }
        let Size { width, height } = self.screen.size();
        // Keeps its memory, and empties every cell.
        self.buffer.resize(Rect::new(0, 0, width, height));
        self.buffer.reset();
        let cursor = ui::paint(&self.model, &self.theme, &mut self.buffer);
        self.screen.show(&self.buffer, cursor)?;
        self.drawn = Some(self.model.version());
        Ok(())
    }

    fn hear(&mut self, event: Event) -> io::Result<()> {
        match event {
            Event::Input(inputs) => {
                for input in inputs {
                    if self.end.is_none() {
                        self.take(input.into());
                    }
                }
            }
            Event::Message(Message::State(state)) => self.take_state(state),
            Event::Message(message) => {
                if let Message::Changed(changed) = &message {
                    let _ = self.to_asker.send(asker::Ask::Forget(changed.clone()));
                }
                self.take(message);
                // Once somebody asked, all that is found is asked about.
                if self.n_known > 0 {
                    self.tell_asker();
                }
            }
            Event::CopyRaw(text) => self.copy_raw(&text),
            Event::Resized => self.resize(),
            Event::Stop if signals::is_stop_due() => self.stop(signals::stop_alone)?,
            Event::Stop => {}
            Event::Suspend => self.stop(signals::stop)?,
            Event::Continued => self.back()?,
            Event::End(signal) => self.end = Some(signals::exit_code(signal)),
        }
        Ok(())
    }

    fn take(&mut self, message: Message) {
        for effect in update(&mut self.model, message) {
            self.run_effect(effect);
        }
        let open = self.model.reading.as_ref().map(|r| r.idx);
        if self.open != open
            && let Some(idx) = open
            && let Some(entry) = self.model.library.entry(idx)
        {
            self.open = open;
            let _ = self.to_keeper.send(notekeeper::Ask::Opened(idx, entry.place.clone()));
        }
    }

    fn run_effect(&mut self, effect: Effect) {
        match effect {
            Effect::Load(idx) => self.load(idx),
            Effect::Want(entries) => drop(self.to_lister.send(lister::Ask::Want(entries))),
            Effect::Reload => drop(self.to_lister.send(lister::Ask::Again)),
            Effect::Ask { id, question } => self.ask(id, question),
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
    fn tell_asker(&mut self) {
        let entries = &self.model.library.entries;
        let new: Vec<Entry> = entries.get(self.n_known..).unwrap_or_default().to_vec();
        self.n_known = entries.len();
        if !new.is_empty() {
            let _ = self.to_asker.send(asker::Ask::Entries(new));
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

    fn copy_raw(&mut self, text: &str) {
        let copied = clipboard::raw(text).and_then(|(sequence, said)| {
            guard::write_all(&sequence).map(|()| said).map_err(|error| format!("not copied: {error}"))
        });
        self.take(Message::Copied(copied));
    }

    fn stop(&mut self, stop: fn()) -> io::Result<()> {
        let _ = self.kept.save();
        // Nobody reads the keys meanwhile: they are the shell's.
        keys::lend(|| {
            guard::leave();
            stop();
            guard::enter(&self.keys)
        })?;
        self.back()
    }

    /// Takes the terminal again after the program was stopped.
    fn back(&mut self) -> io::Result<()> {
        guard::enter(&self.keys)?;
        self.resize();
        self.screen.repaint();
        self.drawn = None;
        self.take(Message::Resumed);
        Ok(())
    }

    fn resize(&mut self) {
        let size = size();
        if size == self.screen.size() {
            return;
        }
        self.screen.resize(size);
        self.drawn = None;
        self.take(Message::Resize { cols: size.width, rows: size.height });
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    // Parsers of nested formats recurse; the default is what they were tried with.
    std::thread::Builder::new().name(name.into()).spawn(work).map(drop)
}

/// Returns the terminal's size, as the system knows it.
fn size() -> Size {
    let known = rustix::termios::tcgetwinsize(rustix::stdio::stdout()).ok();
    match known.map(|w| (w.ws_col, w.ws_row)) {
        Some((width, height)) if width > 0 && height > 0 => {
            Size { width: width.min(LARGEST.width), height: height.min(LARGEST.height) }
        }
        _ => Size { width: 80, height: 24 },
    }
}
