//! The thread behind the list: finishes the walk, then reads the head of every entry, what is on the screen first.
//!
//! It owns the numbering of entries after the first batch, since only it finds more.

use super::Event;
use crate::app::{Message, Progress};
use crate::article::{Head, Part, Problem};
use crate::library::{Duplicates, Entry, EntryIdx, Place};
use crate::store::{self, Look, Opened, Source, Stamp};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::num::NonZeroU64;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError};
use std::time::{Duration, Instant};

/// How often the screen hears of what was read behind it.
const EVERY: Duration = Duration::from_millis(60);
/// Entries that are looked at between two looks for something more urgent.
const BATCH: usize = 64;
/// Entries from which more than one core is worth its memory.
const MANY: usize = 512;
/// What one message holds at most: small pieces come and go in memory that is there, large ones leave holes in it.
const PIECE: usize = 256;

/// The rest of a walk.
pub(super) type Walk = Box<dyn Iterator<Item = Option<Entry>> + Send>;

/// What the list's thread is asked.
pub(super) enum Ask {
    /// The heads of these first.
    Want(Vec<EntryIdx>),
    /// What changed in the folder?
    Again,
}

/// The thread's own knowledge.
pub(super) struct Lister {
    source: Source,
    events: Sender<Event>,
    asks: Receiver<Ask>,
    /// Where each entry is read from, and its file's stamp when it was.
    places: Vec<(Place, Option<Stamp>)>,
    /// Entries without a head yet: those on the screen, and all others.
    urgent: Vec<EntryIdx>,
    todo: VecDeque<EntryIdx>,
    heads: Vec<(EntryIdx, Result<Head, Problem>)>,
    /// What each is recognised by, in 128 bits, and its text.
    keys: Vec<Option<(u128, Option<NonZeroU64>)>>,
    /// The files of many articles that are being read.
    opened: Opened,
    /// The threads that read, while there is much to read.
    pool: Option<ThreadPool>,
    n_done: usize,
    told: Instant,
}

/// Nobody listens any more.
struct Over;

impl Lister {
    pub(super) fn new(
        source: Source,
        first: Vec<(Place, bool)>,
        events: Sender<Event>,
        asks: Receiver<Ask>,
    ) -> Self {
        let mut lister = Self {
            source,
            events,
            asks,
            places: Vec::with_capacity(first.len()),
            urgent: Vec::new(),
            todo: VecDeque::new(),
            heads: Vec::new(),
            keys: Vec::new(),
            opened: Opened::default(),
            pool: None,
            n_done: 0,
            told: Instant::now(),
        };
        for (place, is_settled) in first {
            lister.number(place, is_settled);
        }
        lister
    }

    /// Works until the program ends.
    pub(super) fn run(mut self, rest: Option<Walk>) {
        let mut walk = rest;
        while self.work(walk.take()).is_ok() {
            // Nothing is left to do: sleep until somebody asks.
            let is_heard = match self.asks.recv() {
                Ok(Ask::Again) => self.compare().is_ok(),
                Ok(Ask::Want(_)) => true,
                Err(_) => false,
            };
            if !is_heard {
                return;
            }
        }
    }

    fn number(&mut self, place: Place, is_settled: bool) -> EntryIdx {
        let idx = EntryIdx(self.places.len() as u32);
        self.places.push((place, None));
        if !is_settled {
            self.todo.push_back(idx);
        }
        idx
    }

    fn work(&mut self, walk: Option<Walk>) -> Result<(), Over> {
        if let Some(walk) = walk {
            self.finish(walk)?;
        }
        if self.todo.is_empty() {
            return Ok(());
        }
        self.n_done = self.places.len() - self.todo.len();
        loop {
            self.hear()?;
            let batch = self.next_batch();
            if batch.is_empty() {
                break;
            }
            self.look_at(&batch)?;
        }
        self.opened.close();
        // Their memory is for who works next.
        self.pool = None;
        self.tell_heads()?;
        self.tell(Message::Progress(None))?;
        self.tell(Message::Copies(Duplicates::among(self.keys.iter().copied())))?;
        self.tell(Message::HeadsAll)
    }

    fn finish(&mut self, walk: Walk) -> Result<(), Over> {
        let mut batch = Vec::new();
        for entry in walk {
            if let Some(entry) = entry {
                self.number(entry.place.clone(), entry.problem.is_some());
                batch.push(entry);
            }
            if batch.len() >= PIECE {
                self.tell(Message::Found(std::mem::take(&mut batch)))?;
            }
            if self.told.elapsed() > EVERY {
                self.told = Instant::now();
                if !batch.is_empty() {
                    self.tell(Message::Found(std::mem::take(&mut batch)))?;
                }
                self.hear()?;
                let urgent = std::mem::take(&mut self.urgent);
                self.look_at(&urgent)?;
            }
        }
        if !batch.is_empty() {
            self.tell(Message::Found(batch))?;
        }
        self.tell(Message::FoundAll)
    }

    fn hear(&mut self) -> Result<(), Over> {
        loop {
            match self.asks.try_recv() {
                Ok(Ask::Want(entries)) => self.urgent.extend(entries),
                // The folder is being read already.
                Ok(Ask::Again) => {}
                Err(TryRecvError::Empty) => return Ok(()),
                Err(TryRecvError::Disconnected) => return Err(Over),
            }
        }
    }

    fn next_batch(&mut self) -> Vec<EntryIdx> {
        if !self.urgent.is_empty() {
            return std::mem::take(&mut self.urgent);
        }
        let n = BATCH.min(self.todo.len());
        self.todo.drain(..n).collect()
    }

    /// Notes what an article and its text are recognised by.
    fn know(&mut self, idx: EntryIdx, head: &Head) {
        let hash = |seed: u8| {
            let mut hasher = DefaultHasher::new();
            (seed, &head.id).hash(&mut hasher);
            u128::from(hasher.finish())
        };
        let at = idx.0 as usize;
        self.keys.resize(self.keys.len().max(at + 1), None);
        if let Some(key) = self.keys.get_mut(at) {
            *key = (!head.id.0.is_empty()).then(|| (hash(0) << 64 | hash(1), head.text));
        }
    }

    /// Lists what a long file of many articles holds while it is being looked through, and reads meanwhile what is on the screen.
    fn look_through(&mut self, file: EntryIdx) -> Result<(), Over> {
        let Some((place, stamp)) = self.places.get(file.0 as usize) else { return Ok(()) };
        let (path, stamp) = (Arc::clone(&place.path), *stamp);
        if place.part.is_some() || stamp.is_some() || !store::may_be_long(&path) {
            return Ok(());
        }
        // Known from now on: it may be on the screen, and is asked for again while its articles are found.
        let now = store::stamp(&path);
        self.stamp(file, Some(now));
        let (mut is_first, mut over) = (true, Ok(()));
        let found = store::look_through(&path, |parts| {
            over = self.split(file, &std::mem::take(parts), is_first).and_then(|()| {
                is_first = false;
                self.hear()?;
                let urgent = std::mem::take(&mut self.urgent);
                if urgent.is_empty() { Ok(()) } else { self.look_at(&urgent) }
            });
            over.is_ok()
        });
        over?;
        if is_first && !matches!(found, Ok(true)) {
            self.stamp(file, None);
        }
        Ok(())
    }

    fn stamp(&mut self, idx: EntryIdx, stamp: Option<Stamp>) {
        if let Some((_, known)) = self.places.get_mut(idx.0 as usize) {
            *known = stamp;
        }
    }

    fn look_at(&mut self, batch: &[EntryIdx]) -> Result<(), Over> {
        for idx in batch {
            self.look_through(*idx)?;
        }
        let unread: Vec<(EntryIdx, &Place)> = batch
            .iter()
            .filter_map(|idx| self.places.get(idx.0 as usize).map(|p| (*idx, p)))
            .filter(|(_, (_, stamp))| stamp.is_none())
            .map(|(idx, (place, _))| (idx, place))
            .collect();
        self.opened.turn_to(unread.iter().map(|(_, place)| *place));
        let look = |(idx, place): &(EntryIdx, &Place)| (*idx, self.opened.look(place));
        if self.pool.is_none() && self.places.len() >= MANY {
            self.pool = ThreadPoolBuilder::new().build().ok();
        }
        let looks: Vec<_> = match &self.pool {
            Some(pool) => pool.install(|| unread.par_iter().map(look).collect()),
            None => unread.iter().map(look).collect(),
        };
        let is_urgent = !self.urgent.is_empty() || batch.len() < BATCH;
        for (idx, (stamp, look)) in looks {
            self.n_done += 1;
            if let Some((_, known)) = self.places.get_mut(idx.0 as usize) {
                *known = Some(stamp);
            }
            match look {
                Ok(Look::One(head)) => {
                    self.know(idx, &head);
                    self.heads.push((idx, Ok(*head)));
                }
                Ok(Look::Many(parts)) => self.split(idx, &parts, true)?,
                Err(problem) => self.heads.push((idx, Err(problem))),
            }
        }
        if self.heads.len() >= PIECE {
            self.tell_heads()?;
        }
        if is_urgent || self.told.elapsed() > EVERY {
            self.told = Instant::now();
            self.tell_heads()?;
            let (done, total) = (self.n_done as u32, self.places.len() as u32);
            self.tell(Message::Progress(Some(Progress { what: "reading", done, total })))?;
        }
        Ok(())
    }

    /// A file turned out to hold many articles: they take its place, the first of them with those that are told next.
    fn split(&mut self, file: EntryIdx, parts: &[Part], is_first: bool) -> Result<(), Over> {
        let Some((place, _)) = self.places.get(file.0 as usize) else { return Ok(()) };
        let path = Arc::clone(&place.path);
        for piece in parts.chunks(PIECE) {
            let entries = store::entries_of(&path, &self.source, piece);
            for entry in &entries {
                self.number(entry.place.clone(), false);
            }
            self.tell(Message::Found(entries))?;
        }
        if is_first { self.tell(Message::Split(file)) } else { Ok(()) }
    }

    fn tell_heads(&mut self) -> Result<(), Over> {
        if self.heads.is_empty() {
            return Ok(());
        }
        let heads = std::mem::take(&mut self.heads);
        self.tell(Message::Heads(heads))
    }

    fn tell(&self, message: Message) -> Result<(), Over> {
        self.events.send(Event::Message(message)).map_err(|_| Over)
    }

    /// Walks again and tells what is new, changed and gone.
    fn compare(&mut self) -> Result<(), Over> {
        let mut gone: HashMap<Arc<Path>, Vec<EntryIdx>> = HashMap::new();
        for (i, (place, stamp)) in self.places.iter().enumerate() {
            // What was gone stays so: its number is not used again.
            if stamp.is_some_and(|s| s != Stamp::GONE) {
                gone.entry(place.path.clone()).or_default().push(EntryIdx(i as u32));
            }
        }
        let (mut found, mut changed) = (Vec::new(), Vec::new());
        for entry in store::walk(&self.source).flatten() {
            match gone.remove(&entry.place.path) {
                None => {
                    self.number(entry.place.clone(), entry.problem.is_some());
                    found.push(entry);
                }
                Some(entries) => {
                    let stamp = store::stamp(&entry.place.path);
                    for idx in entries {
                        if let Some((_, known)) = self.places.get_mut(idx.0 as usize)
                            && known.is_none_or(|k| k != stamp)
                        {
                            *known = None;
                            self.todo.push_back(idx);
                            changed.push(idx);
                        }
                    }
                }
            }
        }
        let gone: Vec<EntryIdx> = gone.into_values().flatten().collect();
        for idx in &gone {
            if let Some((_, known)) = self.places.get_mut(idx.0 as usize) {
                *known = Some(Stamp::GONE);
            }
        }
        for message in
            [Message::Found(found), Message::FoundAll, Message::Changed(changed), Message::Gone(gone)]
        {
            self.tell(message)?;
        }
        Ok(())
    }
}
