//! The terminal, and the loop between it and the model: receive, update, run the effects, draw.
//!
//! Threads: keys, signals, the list's, the opener's; all speak through one channel. Every wait blocks: an idle program does not
//! wake. All that is queued is taken before one frame is drawn, and nothing is drawn where nothing changed.

mod asker;
mod effects;
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
mod start;

use crate::app::asking::Question;
use crate::app::{Message, Model, update};
use crate::config::Config;
use crate::library::EntryIdx;
use crate::store::state::StateFile;
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
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// How long the screen may stay as it is while more comes in.
const FRAME: Duration = Duration::from_millis(12);
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
    /// What is asked of the library once the screen shows what the key did: telling the asker of every entry takes longer.
    to_be_asked: Vec<(u64, Question)>,
    kept: StateFile,
    root: String,
    /// The article whose file is watched.
    open: Option<EntryIdx>,
    drawn: Option<u64>,
    end: Option<i32>,
}

impl Reader {
    fn run(mut self, heard: &Receiver<Event>) -> anyhow::Result<i32> {
        while self.end.is_none() {
            self.ask_all();
            let Ok(event) = heard.recv() else { break };
            self.hear(event)?;
            // Where much comes in at once, what was done meanwhile is shown all the same.
            let begun = Instant::now();
            while self.end.is_none()
                && begun.elapsed() < FRAME
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
