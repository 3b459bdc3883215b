//! Writing what is exported: a whole file at once, never through a link, and not at all where nothing changed.

use super::folder::Folder;
use std::io::{self, Read as _};
use std::path::Path;

/// What was done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It has the new content now.
    New,
    /// It had that content already.
    Same,
}

/// Returns what a file holds that is to be written again.
///
/// # Errors
/// When it is there and cannot be read.
pub fn previous(dir: &Path, name: &str) -> io::Result<Option<String>> {
    let mut text = String::new();
    match Folder::open(dir, false).and_then(|f| f.read_from(name.as_ref())) {
        Ok(mut file) => file.read_to_string(&mut text).map(|_| Some(text)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e),
    }
}

/// Writes a file into a folder, which is made where it is missing.
///
/// # Errors
/// When it could not be written; then the file is as it was.
pub fn write(dir: &Path, name: &str, bytes: &[u8]) -> io::Result<Written> {
    let folder = Folder::make(dir, false)?;
    let mut there = Vec::new();
    if folder.read_from(name.as_ref()).and_then(|mut f| f.read_to_end(&mut there)).is_ok() && there == bytes {
        return Ok(Written::Same);
    }
    folder.replace_durably(name.as_ref(), bytes)?;
    Ok(Written::New)
}
