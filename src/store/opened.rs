//! Files that hold many articles, kept open from one batch of them to the next: one that is packed is unpacked once, not once
//! an article, and the others are not opened anew for each.

use super::{Look, Problem, Stamp, hint, look, open, stamp, unreadable};
use crate::article::{self, Head, LARGEST, Part, Reading};
use crate::library::Place;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead as _, Read, Write as _};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The files of one batch. Several threads may read from it.
#[derive(Debug, Default)]
pub struct Opened(HashMap<Arc<Path>, Holding>);

#[derive(Debug)]
struct Holding {
    from: From,
    stamp: Stamp,
}

/// Where the bytes of parts come from.
#[derive(Clone, Debug)]
enum From {
    /// As it lies on disk, or what came out of a large packed file, in a file that has no name.
    File(Arc<File>),
    /// What came out of a packed file.
    Memory(Arc<Vec<u8>>),
    /// Nowhere.
    Problem(Problem),
}

/// The packed file that was unpacked last: unpacking one of 50 MB takes longer than a key may, and one article of it is seldom
/// all that is read.
struct Unpacked {
    path: PathBuf,
    stamp: Stamp,
    from: From,
}

static LATEST: Mutex<Option<Unpacked>> = Mutex::new(None);

/// Bytes from which what was unpacked is kept: less is unpacked in a moment.
const WORTH_KEEPING: usize = 2 << 20;

/// Returns what comes out of a packed file; `None` where it is not packed.
fn unpacked(path: &Path, stamp: Stamp, file: &File) -> Result<Option<From>, Problem> {
    let mut latest = LATEST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = latest.as_ref().filter(|l| l.path == path && l.stamp == stamp) {
        return Ok(Some(known.from.clone()));
    }
    let Some(mut inner) = article::unpacking(file).map_err(|e| unreadable(&e))? else { return Ok(None) };
    let mut bytes = Vec::new();
    inner.by_ref().take(LARGEST).read_to_end(&mut bytes).map_err(|e| unreadable(&e))?;
    let n = bytes.len();
    let is_all = inner.fill_buf().map_err(|e| unreadable(&e))?.is_empty();
    let from = if is_all {
        From::Memory(Arc::new(bytes))
    } else {
        From::File(Arc::new(spooled(&bytes, inner).map_err(|e| unreadable(&e))?))
    };
    if n >= WORTH_KEEPING {
        *latest = Some(Unpacked { path: path.to_owned(), stamp, from: from.clone() });
    }
    Ok(Some(from))
}

/// Puts what would fill the memory into a file that is gone with the program, where large ones are kept.
fn spooled(start: &[u8], mut rest: impl Read) -> io::Result<File> {
    let mut file = tempfile::tempfile_in("/var/tmp").or_else(|_| tempfile::tempfile())?;
    file.write_all(start)?;
    io::copy(&mut rest, &mut file)?;
    Ok(file)
}

/// Reads the bytes of one part of a file, packed or not.
pub(super) fn part_of(path: &Path, part: Part) -> Result<Vec<u8>, Problem> {
    Holding::of(path).bytes(part)
}

impl Holding {
    fn of(path: &Path) -> Self {
        let stamp = stamp(path);
        let from = open(path).and_then(|file| {
            let unpacked = unpacked(path, stamp, &file)?;
            Ok(unpacked.unwrap_or_else(|| From::File(Arc::new(file))))
        });
        Self { from: from.unwrap_or_else(From::Problem), stamp }
    }

    fn bytes(&self, part: Part) -> Result<Vec<u8>, Problem> {
        if part.len > LARGEST {
            return Err(Problem::TooLarge { megabytes: part.len >> 20, limit: LARGEST >> 20 });
        }
        match &self.from {
            From::File(file) => {
                let mut bytes = vec![0; part.len as usize];
                let mut n = 0;
                // The file may have been cut since its parts were found.
                while let Some(rest) = bytes.get_mut(n..).filter(|rest| !rest.is_empty()) {
                    match file.read_at(rest, part.offset + n as u64).map_err(|e| unreadable(&e))? {
                        0 => break,
                        more => n += more,
                    }
                }
                bytes.truncate(n);
                Ok(bytes)
            }
            From::Memory(whole) => {
                let start = whole.len().min(part.offset as usize);
                let end = whole.len().min((part.offset + part.len) as usize);
                Ok(whole.get(start..end).unwrap_or_default().to_vec())
            }
            From::Problem(problem) => Err(problem.clone()),
        }
    }
}

impl Opened {
    /// Turns to another batch: keeps open what it goes on with, closes the rest.
    pub fn turn_to<'a>(&mut self, places: impl Iterator<Item = &'a Place>) {
        let mut kept = HashMap::new();
        for place in places.filter(|p| p.part.is_some()) {
            if !kept.contains_key(&place.path) {
                let held = self.0.remove(&place.path).filter(|held| held.stamp == stamp(&place.path));
                kept.insert(place.path.clone(), held.unwrap_or_else(|| Holding::of(&place.path)));
            }
        }
        self.0 = kept;
    }

    /// Closes all.
    pub fn close(&mut self) {
        self.0.clear();
    }

    fn part(&self, place: &Place) -> Option<(&Holding, Part)> {
        Some((self.0.get(&place.path)?, place.part?))
    }

    /// Reads an article.
    pub fn read(&self, place: &Place) -> Reading {
        match self.part(place) {
            Some((held, part)) => article::read_part(&held.bytes(part)?, &hint(&place.path)),
            None => super::read(place),
        }
    }

    /// Reads what the list shows of an article, or finds the articles of a file that holds many; with the stamp of its file.
    pub fn look(&self, place: &Place) -> (Stamp, Result<Look, Problem>) {
        let Some((held, part)) = self.part(place) else { return (stamp(&place.path), look(place)) };
        let first = |bytes: Vec<u8>| -> Result<Head, Problem> { article::head(&bytes, &hint(&place.path)) };
        (held.stamp, held.bytes(part).and_then(first).map(|head| Look::One(Box::new(head))))
    }
}
