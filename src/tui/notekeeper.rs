//! The thread that keeps annotations: it reads the log, saves, journals drafts, exports, and watches for other sessions.
//!
//! It also watches the open article's file. A save is answered only when it is on disk.

use super::Event;
use crate::annotation::{Annotation, Draft, Lost, Notes, Seekers, TextHash};
use crate::app::{Message, NotesNews};
use crate::library::{EntryIdx, Place};
use crate::store::notes::{NotesStore, annotator};
use crate::store::outgoing::{Format, Job};
use crate::store::{self, Source, Stamp};
use clap::ValueEnum as _;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// What the thread is asked.
pub(super) enum Ask {
    /// Save these records.
    Save { ticket: u64, records: Vec<Annotation>, texts: Vec<String> },
    /// Read these snapshots.
    Texts(Vec<TextHash>),
    /// Look for these articles among those at these places.
    Seek { lost: Vec<Lost>, notes: Box<Notes>, places: Vec<Place> },
    /// Keep what is being typed.
    KeepDraft(Draft),
    /// Forget what was being typed.
    DropDraft(Annotation),
    /// Write an export: a format, and a folder.
    Export(String),
    /// This article is open now: watch its file.
    Opened(EntryIdx, Place),
    /// These files changed.
    Touched(Vec<PathBuf>),
    /// The program ends; answer when all is done.
    Finish(Sender<()>),
}

/// How long changes of files are gathered: editors write in several steps.
const GATHER: Duration = Duration::from_millis(120);
/// How far the search for lost articles stands back for others.
const NICE: i32 = 5;

/// The thread's own things.
pub(super) struct Keeper {
    library: PathBuf,
    chosen: Option<PathBuf>,
    store: Option<NotesStore>,
    /// What is kept as drafts.
    drafts: Vec<Draft>,
    events: Sender<Event>,
    watcher: Option<RecommendedWatcher>,
    watched: BTreeSet<PathBuf>,
    open: Option<(EntryIdx, Place, Stamp)>,
}

impl Keeper {
    pub fn new(source: &Source, chosen: Option<PathBuf>, asks: Sender<Ask>, events: Sender<Event>) -> Self {
        let library = match source {
            Source::Folder(path) | Source::File(path) => path.clone(),
            Source::Stdin => PathBuf::from("."),
        };
        // What we read ourselves is no change.
        let tell = move |event: notify::Result<notify::Event>| {
            if let Ok(event) = event
                && !matches!(event.kind, EventKind::Access(_))
            {
                let _ = asks.send(Ask::Touched(event.paths));
            }
        };
        let watcher = notify::recommended_watcher(tell).ok();
        Self {
            library,
            chosen,
            store: None,
            drafts: Vec::new(),
            events,
            watcher,
            watched: BTreeSet::new(),
            open: None,
        }
    }

    /// Works until the program ends.
    pub fn run(mut self, asks: &Receiver<Ask>) {
        match NotesStore::find(&self.library, self.chosen.as_deref()) {
            Ok(store) => self.store = Some(store),
            Err(error) => {
                self.tell(Message::NotesOff(error.reason()));
                self.store = NotesStore::find_to_read(&self.library, self.chosen.as_deref()).ok();
            }
        }
        self.look(true);
        let drafts = self.store.as_mut().map(NotesStore::take_drafts).unwrap_or_default();
        if !drafts.is_empty() {
            self.drafts.clone_from(&drafts);
            self.tell(Message::Drafts(drafts));
        }
        self.watch_notes();
        while let Ok(ask) = asks.recv() {
            match ask {
                Ask::Touched(paths) => {
                    let Some(ask) = self.gather(paths, asks) else { continue };
                    self.answer(ask);
                }
                ask => self.answer(ask),
            }
        }
    }

    fn tell(&self, message: Message) {
        let _ = self.events.send(Event::Message(message));
    }

    fn answer(&mut self, ask: Ask) {
        match ask {
            Ask::Save { ticket, records, texts } => {
                let saved = self.save(records, &texts);
                self.tell(Message::Saved { ticket, saved });
                self.watch_notes();
            }
            Ask::Texts(hashes) => {
                let text = |hash: TextHash| self.store.as_ref().and_then(|s| s.text(hash));
                self.tell(Message::Texts(hashes.into_iter().map(|h| (h, text(h))).collect()));
            }
            Ask::Seek { lost, notes, places } => self.seek(lost, *notes, places),
            Ask::KeepDraft(draft) => {
                self.drafts.retain(|d| d.annotation.id != draft.annotation.id);
                self.drafts.push(draft.clone());
                if let Some(Err(error)) = self.store.as_mut().map(|s| s.keep_draft(&draft)) {
                    self.tell(Message::Failed(format!("draft NOT kept: {}", error.reason())));
                }
            }
            Ask::DropDraft(annotation) => {
                if let Some(store) = &self.store {
                    store.drop_draft(&annotation);
                }
            }
            Ask::Export(what) => self.export(&what),
            Ask::Opened(idx, place) => self.opened(idx, place),
            Ask::Touched(paths) => self.touched(&paths),
            Ask::Finish(done) => {
                if let Some(store) = &mut self.store {
                    store.end_session();
                }
                let _ = done.send(());
            }
        }
    }

    /// Looks for lost articles on a thread of its own: a save must not wait for it.
    fn seek(&self, lost: Vec<Lost>, notes: Notes, places: Vec<Place>) {
        // The notes beside a single file are those of its whole folder.
        if !self.library.is_dir() {
            return;
        }
        let (library, chosen, events) = (self.library.clone(), self.chosen.clone(), self.events.clone());
        let work = move || {
            let _ = rustix::process::nice(NICE);
            let Ok(store) = NotesStore::find_to_read(&library, chosen.as_deref()) else { return };
            let mut seekers = Seekers::new(lost.clone(), |hash| store.text(hash));
            for place in &places {
                if seekers.is_empty() {
                    break;
                }
                if let Ok((article, _)) = store::read(place) {
                    seekers.look_at(&article.id, article.text(), &notes);
                }
            }
            let _ = events.send(Event::Message(Message::Sought { lost, found: seekers.found() }));
        };
        let _ = super::spawn("seek", work);
    }

    fn save(&mut self, mut records: Vec<Annotation>, texts: &[String]) -> Result<Vec<Annotation>, String> {
        let Some(store) = &mut self.store else { return Err("notes are off".to_owned()) };
        for record in &mut records {
            record.creator = record.creator.take().or_else(annotator);
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        store.save(&mut records, &texts).map_err(|e| e.reason())?;
        // Whoever leaves at once no longer hears that it was saved.
        let is_saved = |d: &Draft| {
            let text = Some(d.text.trim_end());
            records.iter().any(|r| r.target == d.annotation.target && r.note() == text)
        };
        for draft in self.drafts.extract_if(.., |d| is_saved(d)) {
            store.drop_draft(&draft.annotation);
        }
        Ok(records)
    }

    /// Reads what came to the log.
    fn look(&mut self, is_first: bool) {
        let Some(store) = &mut self.store else { return };
        match store.read() {
            Ok(news) => {
                if let Some(error) = &news.unread {
                    self.tell(Message::Failed(format!("{error} · your own notes are here")));
                }
                let n_damaged = news.replay.damage.len();
                if news.replaced || !news.replay.records.is_empty() || n_damaged > 0 {
                    let (replaced, records) = (news.replaced, news.replay.records);
                    let news = NotesNews { is_first, replaced, records, n_damaged };
                    self.tell(Message::Notes(news));
                }
            }
            Err(error) => self.tell(Message::Failed(error.to_string())),
        }
    }

    /// Watches the notes' folder, or the one that it will be made in.
    fn watch_notes(&mut self) {
        let Some(dir) = self.store.as_ref().map(|s| s.dir().to_owned()) else { return };
        if dir.is_dir() {
            self.watch(&dir);
        } else if let Some(parent) = dir.parent().filter(|p| p.is_dir()) {
            let parent = parent.to_owned();
            self.watch(&parent);
        }
    }

    fn watch(&mut self, dir: &Path) {
        if self.watched.contains(dir) {
            return;
        }
        if let Some(watcher) = &mut self.watcher
            && watcher.watch(dir, RecursiveMode::NonRecursive).is_ok()
        {
            self.watched.insert(dir.to_owned());
        }
    }

    fn opened(&mut self, idx: EntryIdx, place: Place) {
        let stamp = store::stamp(&place.path);
        let dir = place.path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let dir = dir.to_owned();
        let notes = self.store.as_ref().map(|s| s.dir().to_owned());
        let kept =
            |watched: &PathBuf| *watched == dir || notes.as_ref().is_some_and(|n| n.starts_with(watched));
        let stale: Vec<PathBuf> = self.watched.iter().filter(|w| !kept(w)).cloned().collect();
        for old in stale {
            if let Some(watcher) = &mut self.watcher {
                let _ = watcher.unwatch(&old);
            }
            self.watched.remove(&old);
        }
        self.watch(&dir);
        self.open = Some((idx, place, stamp));
    }

    /// Waits until files are at rest. Gives back what else was asked meanwhile.
    fn gather(&mut self, mut paths: Vec<PathBuf>, asks: &Receiver<Ask>) -> Option<Ask> {
        loop {
            match asks.recv_timeout(GATHER) {
                Ok(Ask::Touched(more)) => paths.extend(more),
                Ok(other) => {
                    self.touched(&paths);
                    return Some(other);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    self.touched(&paths);
                    return None;
                }
            }
        }
    }

    fn touched(&mut self, paths: &[PathBuf]) {
        let dir = self.store.as_ref().map(|s| s.dir().to_owned());
        let is_notes =
            |p: &PathBuf| dir.as_ref().is_some_and(|d| p.ends_with(".pullquote") || same_file(p.parent(), d));
        if paths.iter().any(is_notes) {
            self.watch_notes();
            self.look(false);
        }
        if let Some((idx, place, stamp)) = &mut self.open
            && paths.iter().any(|p| p.file_name() == place.path.file_name())
        {
            let now = store::stamp(&place.path);
            if now != *stamp && place.path.exists() {
                *stamp = now;
                let idx = *idx;
                self.tell(Message::Changed(vec![idx]));
            }
        }
    }

    fn export(&self, what: &str) {
        let (format, dir) = what.split_once(' ').unwrap_or((what, store::EXPORTS));
        let dir = PathBuf::from(dir.trim());
        let said = match Format::from_str(format.trim(), true) {
            Ok(format) => {
                let (library, notes) = (self.library.clone(), self.chosen.clone());
                let job = Job { library, notes, format, annotated: false };
                job.write(&dir).map_err(|e| format!("NOT exported: {e:#}"))
            }
            Err(_) => Err(format!("no format {format}: md, csv, sheet, json, w3c, gold, questions")),
        };
        self.tell(match said {
            Ok(done) => {
                let at = store::shown(&dir);
                Message::Exported(format!(
                    "exported to {at}: {} written, {} unchanged",
                    done.n_new, done.n_same
                ))
            }
            Err(why) => Message::Failed(why),
        });
    }
}

fn same_file(parent: Option<&Path>, dir: &Path) -> bool {
    parent.is_some_and(|p| p == dir || p.canonicalize().ok() == dir.canonicalize().ok())
}
