//! The folder on disk: which files are articles, reading them, and the program's own state. Articles are never written.
//!
//! Walking and reading survive whatever lies there: loops of links, pipes and devices (never opened), files without permission,
//! files that change or vanish while they are read. What cannot be read is a [`Problem`] of one entry and stops nothing else.

use crate::article::{self, Head, LARGEST, Part, Problem, Reading};
use crate::library::{Entry, Place};
use crate::text::clean_line;
use rustix::fs::{Mode, OFlags};
use std::fs::File;
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

pub(crate) mod articles;
#[cfg(feature = "tui")]
pub mod config;
mod folder;
pub mod notes;
mod opened;
pub mod outgoing;
pub mod output;
#[cfg(feature = "tui")]
pub mod state;
mod walk;

pub use opened::Opened;
pub use walk::walk;

/// What the program was asked to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// All articles below a folder.
    Folder(PathBuf),
    /// The articles of one file.
    File(PathBuf),
    /// One article on standard input.
    Stdin,
}

/// The folder that exports go to where none is named. It is no part of a library, wherever it lies.
pub const EXPORTS: &str = "pullquote-export";

/// Where an article on standard input is said to be.
pub const STDIN: &str = "-";

impl Source {
    /// Finds out what `path` is; without one `./data` where that is a folder, else the current folder.
    pub fn find(path: Option<&Path>) -> Result<Self, Unopened> {
        let Some(path) = path else {
            let data = Path::new("data");
            return Ok(Self::Folder(if data.is_dir() { data.into() } else { ".".into() }));
        };
        if path.as_os_str() == STDIN {
            return Ok(Self::Stdin);
        }
        let kind = std::fs::metadata(path).map_err(|error| Unopened::new(path, &error))?.file_type();
        if kind.is_dir() {
            std::fs::read_dir(path).map_err(|error| Unopened::new(path, &error))?;
            Ok(Self::Folder(path.into()))
        } else if kind.is_file() {
            Ok(Self::File(path.into()))
        } else {
            Err(Unopened { path: shown(path), why: "neither a folder nor a file of text".into() })
        }
    }

    /// Returns how the place is named on the screen.
    pub fn name(&self) -> String {
        match self {
            Self::Folder(path) | Self::File(path) => shown(path),
            Self::Stdin => "standard input".into(),
        }
    }
}

/// The place that was asked for cannot be opened.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{path}: {why}")]
pub struct Unopened {
    /// The place, cleaned.
    pub path: String,
    /// What the system said.
    pub why: String,
}

impl Unopened {
    fn new(path: &Path, error: &io::Error) -> Self {
        Self { path: shown(path), why: why(error) }
    }
}

/// Returns a path as it may be shown.
pub fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy())
}

/// Says what went wrong, without the number.
fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        _ => {
            let text = error.to_string();
            clean_line(text.split(" (os error").next().unwrap_or(&text)).to_lowercase()
        }
    }
}

fn unreadable(error: &io::Error) -> Problem {
    Problem::Unreadable(why(error))
}

/// Opens a file for reading without ever waiting for it: a pipe in its place is refused.
fn open(path: &Path) -> Result<File, Problem> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = rustix::fs::open(path, flags, Mode::empty()).map_err(|e| unreadable(&e.into()))?;
    let file = File::from(file);
    let kind = file.metadata().map_err(|e| unreadable(&e))?.file_type();
    if kind.is_file() { Ok(file) } else { Err(Problem::Unreadable("not a file".into())) }
}

fn whole(path: &Path) -> Result<Vec<u8>, Problem> {
    let mut file = open(path)?;
    let size = file.metadata().map_err(|e| unreadable(&e))?.len();
    if size > LARGEST {
        return Err(Problem::TooLarge { megabytes: size >> 20, limit: LARGEST >> 20 });
    }
    let mut bytes = Vec::with_capacity(size as usize + 1);
    // The file may be growing.
    file.by_ref().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|e| unreadable(&e))?;
    Ok(bytes)
}

/// Returns the bytes of an article.
pub fn bytes(place: &Place) -> Result<Vec<u8>, Problem> {
    if place.path.as_os_str() == STDIN {
        return stdin();
    }
    match place.part {
        None => whole(&place.path),
        Some(part) => opened::part_of(&place.path, part),
    }
}

/// Returns what came on standard input; it is read once and kept.
pub fn stdin() -> Result<Vec<u8>, Problem> {
    static READ: OnceLock<Result<Vec<u8>, Problem>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut bytes = Vec::new();
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|e| unreadable(&e))?;
        Ok(bytes)
    })
    .clone()
}

/// Reads an article.
pub fn read(place: &Place) -> Reading {
    article::read_part(&bytes(place)?, &hint(&place.path))
}

/// Reads what the list shows of an article.
pub fn head(place: &Place) -> Result<Head, Problem> {
    article::head(&bytes(place)?, &hint(&place.path))
}

/// Reads what the list shows of an article, or finds the articles of a file that holds many.
pub fn look(place: &Place) -> Result<Look, Problem> {
    let path = &place.path;
    if place.part.is_some() || path.as_os_str() == STDIN {
        return head(place).map(|head| Look::One(Box::new(head)));
    }
    match whole(path) {
        Ok(bytes) => {
            let parts = article::index(bytes.as_slice(), &hint(path)).map_err(|e| unreadable(&e))?;
            if parts.is_empty() {
                return article::head(&bytes, &hint(path)).map(|head| Look::One(Box::new(head)));
            }
            Ok(Look::Many(parts))
        }
        // It may hold many that are small.
        Err(too_large @ Problem::TooLarge { .. }) => {
            let parts = article::index(open(path)?, &hint(path)).map_err(|e| unreadable(&e))?;
            if parts.is_empty() { Err(too_large) } else { Ok(Look::Many(parts)) }
        }
        Err(problem) => Err(problem),
    }
}

/// What a file turned out to hold.
#[derive(Clone, Debug)]
pub enum Look {
    /// One article.
    One(Box<Head>),
    /// Several.
    Many(Vec<Part>),
}

/// Bytes from which a file of many articles is listed while it is still being looked through.
const LONG: u64 = 8 << 20;

/// Says whether [`look_through`] is worth while.
pub fn may_be_long(path: &Path) -> bool {
    article::is_lines_name(&hint(path)) && stamp(path).len() >= LONG
}

/// Finds the articles of a long file of one a line, and tells them in pieces as they are found; in `false` the listener says that
/// it has enough. Returns whether it is such a file; where it is not, nothing is told.
pub fn look_through(path: &Path, tell: impl FnMut(&mut Vec<Part>) -> bool) -> Result<bool, Problem> {
    article::index_lines(open(path)?, &hint(path), tell).map_err(|e| unreadable(&e))
}

/// Reads all articles of a file, in order.
pub fn read_all(path: &Path) -> Vec<(Place, Reading)> {
    let place = |part| Place { path: path.into(), part };
    if path.as_os_str() == STDIN {
        let readings = stdin().map(|bytes| article::read(&bytes, ""));
        return match readings {
            Ok(readings) => readings.into_iter().map(|r| (place(None), r)).collect(),
            Err(problem) => vec![(place(None), Err(problem))],
        };
    }
    match look(&place(None)) {
        Ok(Look::Many(parts)) => {
            let places: Vec<Place> = parts.into_iter().map(|part| place(Some(part))).collect();
            let mut opened = Opened::default();
            opened.turn_to(places.iter());
            let read = |place: Place| (place.clone(), opened.read(&place));
            places.into_iter().map(read).collect()
        }
        Ok(Look::One(_)) => vec![(place(None), read(&place(None)))],
        Err(problem) => vec![(place(None), Err(problem))],
    }
}

/// Replaces each folder among `paths` by the files below it.
pub fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let of = |path: &PathBuf| {
        if path.is_dir() {
            walk(&Source::Folder(path.clone()))
                .flatten()
                .map(|entry| entry.place.path.to_path_buf())
                .collect()
        } else {
            vec![path.clone()]
        }
    };
    paths.iter().flat_map(of).collect()
}

/// Says, from the beginning of a file, whether it holds more than one article.
pub fn holds_many(path: &Path) -> bool {
    const ENOUGH: u64 = 1 << 20;
    let beginning = open(path).map(|file| article::index(file.take(ENOUGH), &hint(path)));
    beginning.is_ok_and(|parts| parts.is_ok_and(|parts| !parts.is_empty()))
}

/// Makes the entries of the articles of one file.
pub fn entries_of(path: &Path, source: &Source, parts: &[Part]) -> Vec<Entry> {
    let root = match source {
        Source::Folder(root) => root,
        Source::File(_) | Source::Stdin => path.parent().unwrap_or(Path::new("")),
    };
    let Entry { place, name, .. } = entry(path.into(), root);
    let of = |part: &Part| {
        let place = Place { path: Arc::clone(&place.path), part: Some(*part) };
        Entry::found(place, format!("{name}#{}", part.number))
    };
    parts.iter().map(of).collect()
}

/// What tells whether a file changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    len: u64,
    modified: (i64, i64),
}

impl Stamp {
    /// The stamp of a file that is not there.
    pub const GONE: Self = Self { len: 0, modified: (i64::MIN, 0) };

    /// Returns the file's size in bytes.
    pub const fn len(self) -> u64 {
        self.len
    }

    /// Says whether the file holds nothing.
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// Returns a file's stamp.
pub fn stamp(path: &Path) -> Stamp {
    std::fs::metadata(path)
        .map_or(Stamp::GONE, |m| Stamp { len: m.len(), modified: (m.mtime(), m.mtime_nsec()) })
}

/// Returns the file's name: it tells the format, and may hold the date.
pub fn hint(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Makes the entry of a file.
pub(crate) fn entry(path: PathBuf, root: &Path) -> Entry {
    let name = path.strip_prefix(root).ok().filter(|p| !p.as_os_str().is_empty()).unwrap_or(&path);
    let name = shown(name);
    Entry::found(Place { path: path.into(), part: None }, name)
}
