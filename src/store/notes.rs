//! The annotations on disk: a log that is only ever appended to, a lock, snapshots of texts, drafts of what is being typed.
//!
//! A save is: lock, append, fsync, unlock; only when it returned is anything saved. The lock is a file of its own. Where a crash
//! left half a line, the next save begins with a newline, so that it costs that line and no other.
//! Nothing is opened through a symbolic link, files are 0600 and folders 0700 whatever the umask.

use super::folder::{self, Folder};
use crate::annotation::{Annotation, Replay, TextHash, line_of, replay};
use chrono::{SecondsFormat, Utc};
use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

mod drafts;
mod error;
mod halves;
mod place;

pub use error::NotesError;

/// The annotations of one library on disk.
#[derive(Debug)]
pub struct NotesStore {
    dir: PathBuf,
    file: OsString,
    /// Whether the folder is `.pullquote` inside a library, where a link would be somebody's trick.
    own: bool,
    /// The library's own log, where that cannot be written: read before ours.
    shared: Option<PathBuf>,
    seen: Seen,
    /// This session's drafts, once it has some.
    session: Option<drafts::Session>,
}

/// How much of the log was read.
#[derive(Clone, Debug, Default)]
struct Seen {
    inode: Option<(u64, u64)>,
    bytes: u64,
    next_line: u64,
    /// The last bytes before `bytes`: they tell a log that another program has rewritten.
    probe: Vec<u8>,
}

/// What was read since the last time.
#[derive(Debug, Default)]
pub struct News {
    /// Whether the log is another one than before, so that what was known must be forgotten.
    pub replaced: bool,
    /// The records and the lines that could not be read.
    pub replay: Replay,
    /// Why the library's own log, which is not ours, could not be read; what we wrote ourselves is there all the same.
    pub unread: Option<NotesError>,
}

/// How long a save waits for another one to end.
const PATIENCE: Duration = Duration::from_secs(10);
const PROBE: u64 = 64;

impl NotesStore {
    /// Finds the place for a library's notes: `chosen`, else `.pullquote/` inside it, else a folder of the person's own data.
    /// Makes nothing yet.
    ///
    /// # Errors
    /// Where none of them can be written; then notes are off.
    pub fn find(library: &Path, chosen: Option<&Path>) -> Result<Self, NotesError> {
        if let Some(path) = chosen {
            let (dir, file) = place::split(path);
            let store = Self { dir, file, own: false, shared: None, seen: Seen::default(), session: None };
            return store
                .writable()
                .map(|()| store)
                .map_err(|(path, cause)| NotesError::NoPlace { path, cause });
        }
        let dir = place::inside(library);
        let inside =
            Self { dir, file: NAME.into(), own: true, shared: None, seen: Seen::default(), session: None };
        let Err((path, cause)) = inside.writable() else { return Ok(inside) };
        let Some(data) = place::data_folder() else { return Err(NotesError::NoPlace { path, cause }) };
        let outside = Self {
            dir: data.join(place::name_of(place::folder_of(library))),
            file: NAME.into(),
            own: false,
            shared: Some(inside.dir.join(NAME)),
            seen: Seen::default(),
            session: None,
        };
        outside.writable().map(|()| outside).map_err(|(path, cause)| NotesError::NoPlace { path, cause })
    }

    /// Finds the notes of a library to read them only: it need not be writable.
    ///
    /// # Errors
    /// Never for a folder that can be read; see [`find`](Self::find).
    pub fn find_to_read(library: &Path, chosen: Option<&Path>) -> Result<Self, NotesError> {
        match Self::find(library, chosen) {
            Err(NotesError::NoPlace { path, .. }) => {
                let (dir, file) = place::split(&path);
                let shared = chosen.is_none().then(|| place::inside(library).join(NAME));
                Ok(Self { dir, file, own: false, shared, seen: Seen::default(), session: None })
            }
            other => other,
        }
    }

    /// Returns the log's path.
    pub fn path(&self) -> PathBuf {
        self.dir.join(&self.file)
    }

    /// Returns the folder that the log lies in; it may not exist yet.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Asks without writing whether a save could work.
    fn writable(&self) -> Result<(), (PathBuf, io::Error)> {
        folder::may_write(&self.dir, self.own).map_err(|e| (self.path(), e))?;
        match folder::may_append(&self.path()) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err((self.path(), e)),
            _ => Ok(()),
        }
    }

    /// Saves records, and the texts that they count in. When this returns they are on disk. Stamps their times, and
    /// gives an id to those without.
    ///
    /// # Errors
    /// When anything failed; then the log is as it was.
    pub fn save(&mut self, records: &mut [Annotation], texts: &[&str]) -> Result<(), NotesError> {
        let now = Utc::now().to_rfc3339_opts(SecondsFormat::Millis, true);
        let mut lines = String::new();
        for record in records {
            record.modified.clone_from(&now);
            if record.id.is_empty() {
                record.id = new_id();
            }
            if record.created.is_empty() {
                record.created.clone_from(&now);
            }
            lines.push_str(&line_of(record));
        }
        self.append(&lines, texts)
    }

    /// Saves records of another machine with the times that they have.
    ///
    /// # Errors
    /// As [`save`](Self::save).
    pub fn adopt(&mut self, records: &[Annotation], texts: &[&str]) -> Result<(), NotesError> {
        let lines: Vec<String> = records.iter().map(line_of).collect();
        self.append(&lines.concat(), texts)
    }

    fn append(&mut self, lines: &str, texts: &[&str]) -> Result<(), NotesError> {
        let open = |cause| NotesError::Open { path: self.dir.clone(), cause };
        let folder = Folder::make(&self.dir, self.own).map_err(open)?;
        let lock = self.lock(&folder)?;
        let written = self.append_locked(&folder, lines, texts);
        if written.is_err() && lock.made && !folder.has(&self.file) {
            // This save made the lock and then nothing: take it away again. Whoever waits for it sees that it is gone.
            folder.remove(&lock.name);
            if self.own {
                // Only where it is empty.
                std::fs::remove_dir(&self.dir).ok();
            }
        }
        drop(lock.file);
        let (inode, start, end) = written.map_err(|cause| NotesError::Write { path: self.path(), cause })?;
        if self.seen.inode == Some(inode) && self.seen.bytes == start {
            self.seen.bytes = end;
            self.seen.next_line += lines.bytes().filter(|b| *b == b'\n').count() as u64;
            let tail = lines.len().saturating_sub(PROBE as usize);
            self.seen.probe = lines.as_bytes().get(tail..).unwrap_or_default().to_vec();
        }
        Ok(())
    }

    fn append_locked(
        &self,
        folder: &Folder,
        lines: &str,
        texts: &[&str],
    ) -> io::Result<((u64, u64), u64, u64)> {
        let mut kept = Vec::new();
        let written = texts
            .iter()
            .try_for_each(|text| keep_text(folder, text).map(|made| kept.extend(made)))
            .and_then(|()| self.append_lines(folder, lines));
        if written.is_err() && !kept.is_empty() {
            if let Ok(texts) = folder.sub(TEXTS) {
                for name in &kept {
                    texts.remove(name);
                }
            }
            folder.remove_empty(TEXTS.as_ref());
        }
        written
    }

    fn append_lines(&self, folder: &Folder, lines: &str) -> io::Result<((u64, u64), u64, u64)> {
        let (mut file, made) = folder.append_to(&self.file)?;
        let before = file.metadata()?;
        let torn = before.len() > 0 && last_byte(&mut file)? != Some(b'\n');
        let whole = if torn { format!("\n{lines}") } else { lines.to_owned() };
        let written = file.write_all(whole.as_bytes()).and_then(|()| file.sync_all());
        let written = if made { written.and_then(|()| folder.sync()) } else { written };
        if let Err(error) = written {
            // Nobody else appends while we hold the lock: what was there before is all that may stay.
            if made {
                folder.remove(&self.file);
            } else {
                file.set_len(before.len()).and_then(|()| file.sync_all()).ok();
            }
            return Err(error);
        }
        let end = before.len() + whole.len() as u64;
        Ok(((before.dev(), before.ino()), if torn { end } else { before.len() }, end))
    }

    fn lock(&self, folder: &Folder) -> Result<Lock, NotesError> {
        let name = Path::new(&self.file).with_extension("lock").into_os_string();
        let open = |cause| NotesError::Open { path: self.dir.join(&name), cause };
        let start = Instant::now();
        loop {
            let (file, made) = folder.open_lock(&name).map_err(open)?;
            match file.try_lock() {
                // It may have been taken away while we waited for it.
                Ok(()) if folder.is_named(&file, &name) => return Ok(Lock { file, name, made }),
                Ok(()) | Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(cause)) => return Err(open(cause)),
            }
            if start.elapsed() > PATIENCE {
                return Err(NotesError::Locked { path: self.dir.join(&name) });
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Reads what came to the log since the last time, from this session or another.
    ///
    /// # Errors
    /// When the log is there and cannot be read.
    pub fn read(&mut self) -> Result<News, NotesError> {
        let mut news = News::default();
        let first_time = self.seen.inode.is_none() && self.seen.next_line == 0;
        if first_time && let Some(shared) = &self.shared {
            match read_shared(shared) {
                Ok(bytes) => news.replay = replay(&bytes, 1),
                Err(cause) => news.unread = Some(NotesError::Open { path: shared.clone(), cause }),
            }
        }
        let open = |cause| NotesError::Open { path: self.dir.join(&self.file), cause };
        let file = match Folder::open(&self.dir, self.own).and_then(|f| f.read_from(&self.file)) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            other => Some(other.map_err(open)?),
        };
        let Some(mut file) = file else {
            news.replaced = self.seen.inode.is_some();
            self.seen = Seen { next_line: 1, ..Seen::default() };
            return Ok(news);
        };
        let inode = file.metadata().map(|m| (m.dev(), m.ino())).map_err(open)?;
        if self.seen.inode != Some(inode) || !self.still_there(&mut file).map_err(open)? {
            news.replaced = self.seen.inode.is_some();
            self.seen = Seen { inode: Some(inode), next_line: 1, ..Seen::default() };
        }
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(self.seen.bytes))
            .and_then(|_| file.read_to_end(&mut bytes))
            .map_err(open)?;
        let new = halves::replay_halves(&bytes, self.seen.next_line);
        self.seen.bytes += new.ended as u64;
        self.seen.next_line = new.next_line;
        let ended = bytes.get(..new.ended).unwrap_or_default();
        if let Some(tail) = ended.get(ended.len().saturating_sub(PROBE as usize)..).filter(|t| !t.is_empty())
        {
            self.seen.probe = tail.to_vec();
        }
        news.replay.records.extend(new.records);
        news.replay.damage.extend(new.damage);
        news.replay.torn = new.torn;
        Ok(news)
    }

    /// Says whether the log still has, where it was read to, the bytes that were read there.
    fn still_there(&self, file: &mut File) -> io::Result<bool> {
        let n = self.seen.probe.len() as u64;
        if file.metadata()?.len() < self.seen.bytes || self.seen.bytes < n {
            return Ok(false);
        }
        let mut probe = vec![0; self.seen.probe.len()];
        file.seek(SeekFrom::Start(self.seen.bytes - n))?;
        file.read_exact(&mut probe)?;
        Ok(probe == self.seen.probe)
    }

    /// Returns the text that annotations count in, as it was when the first of them was made.
    pub fn text(&self, hash: TextHash) -> Option<String> {
        let read = |dir: &Path, own| {
            let folder = Folder::open(dir, own).and_then(|f| f.sub(TEXTS)).ok()?;
            let mut text = String::new();
            folder.read_from(text_name(hash).as_ref()).ok()?.read_to_string(&mut text).ok()?;
            (TextHash::of(&text) == hash).then_some(text)
        };
        read(&self.dir, self.own).or_else(|| read(self.shared.as_deref()?.parent()?, true))
    }
}

const NAME: &str = "notes.jsonl";
const TEXTS: &str = "texts";

#[derive(Debug)]
struct Lock {
    file: File,
    name: OsString,
    made: bool,
}

fn text_name(hash: TextHash) -> String {
    format!("{hash}.txt")
}

/// Keeps a snapshot of a text, unless it is there whole; returns the name of a file that was made.
fn keep_text(folder: &Folder, text: &str) -> io::Result<Option<OsString>> {
    let texts = folder.make_sub(TEXTS)?;
    let name = OsString::from(text_name(TextHash::of(text)));
    let mut there = String::new();
    let whole = texts.read_from(&name).and_then(|mut f| f.read_to_string(&mut there)).is_ok();
    if whole && there == text {
        return Ok(None);
    }
    texts.remove(&name);
    if let Err(error) = texts.write_new(&name, text.as_bytes()) {
        texts.remove(&name);
        folder.remove_empty(TEXTS.as_ref());
        return Err(error);
    }
    Ok(Some(name))
}

fn last_byte(file: &mut File) -> io::Result<Option<u8>> {
    let mut byte = [0];
    file.seek(SeekFrom::End(-1))?;
    Ok((file.read(&mut byte)? == 1).then_some(byte[0]))
}

fn read_shared(path: &Path) -> io::Result<Vec<u8>> {
    let Some((dir, file)) = path.parent().zip(path.file_name()) else { return Ok(Vec::new()) };
    let mut bytes = Vec::new();
    match Folder::open(dir, true).and_then(|f| f.read_from(file)).and_then(|mut f| f.read_to_end(&mut bytes))
    {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(bytes),
    }
}

/// Makes an id that no other annotation has: a random UUID as an IRI.
pub fn new_id() -> String {
    uuid::Uuid::new_v4().urn().to_string()
}

/// Returns who annotates: the name that the system knows the person by.
pub fn annotator() -> Option<String> {
    std::env::var("USER").ok().filter(|name| !name.is_empty())
}
